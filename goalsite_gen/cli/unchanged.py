"""Whether a build has anything to do; it is asked before anything else is loaded, which takes longer than to answer."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from goalsite_gen.cli.place import Place
from goalsite_gen.cli.today import today
from goalsite_gen.errors import Stop
from goalsite_gen.publish.ground import ground_of
from goalsite_gen.publish.last import Last, Standing, is_in_place, recall, remember
from goalsite_gen.publish.survey import Survey, contents, program, survey
from goalsite_gen.publish.trace import Trace
from goalsite_gen.source.head import head
from goalsite_gen.source.records import CACHE


@dataclass(frozen=True, slots=True)
class Watch:
    """One build as seen from outside: where it goes, what it is made from, and all that was asked for, as `key`.

    `key` is None where it is not known of everything whether it has changed.
    """

    place: Place
    ground: Path
    cache: Path
    before: Survey
    key: str | None
    last: Last | None

    @classmethod
    def of(cls, place: Place, output: Path, *asked: object) -> Watch | None:
        """The watch over a build into `output`; None for a place into which nothing is built, which others tell."""
        try:
            ground = ground_of(output, source=place.folder)
            before = survey(place.folder, place.config)
            commit = head(place.folder)
            parts = (program(), before.digest, commit, os.environ.get("SOURCE_DATE_EPOCH"), *asked)
        except (OSError, Stop):
            return None
        cache = place.folder / CACHE
        return cls(place, ground, cache, before, None if commit is None else repr(parts), recall(cache, ground))

    def release(self) -> None:
        """Lets go of the contents of files, once they have been read."""
        self.before.contents.clear()

    def unchanged(self) -> Last | None:
        """The last build, where this one would leave exactly what that one left."""
        last = self.last
        if last is None or last.key != self.key or last.day not in ("", today().isoformat()):
            return None
        if any(contents(self.place.folder, path) != digest for path, digest in last.also.items()):
            return None
        return last if is_in_place(self.ground, last) else None

    def done(
        self, said: Sequence[str], stands: Standing | None, *, day: str, also: str, trace: Callable[[], Trace | None]
    ) -> None:
        """Remembers a finished build, if nobody touched what it is made from while it was made.

        `said` are the lines it ended with, `stands` is what it left; `day` is the clock's day if it asked the clock,
        else empty; `also` is the path of a further file that it read, or empty. `trace` gives what its parts were made
        of.
        """
        with suppress(OSError):
            if self.key is None or stands is None or not self.before.holds(self.place.folder):
                return
            read = {also: contents(self.place.folder, also)} if also else {}
            remember(self.cache, self.ground, Last(self.key, day, read, tuple(said), stands), trace())
