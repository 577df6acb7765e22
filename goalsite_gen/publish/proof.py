"""The last look before publishing: findings for each withheld text that stands in the output all the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from goalsite_gen.findings import RULES, Finding, Severity
from goalsite_gen.insight import parse_period
from goalsite_gen.model import Portfolio
from goalsite_gen.publish.leak import Search, Withheld
from goalsite_gen.publish.words import text_of, words_of
from goalsite_gen.site import render_site
from goalsite_gen.site.audience import EVERYTHING, withheld, words_only

CODE = "A903"


def leaks(files: Mapping[str, bytes], *, whole: Portfolio, seen: Portfolio) -> tuple[Finding, ...]:
    """What of `whole` the files give away although `seen` does not hold it: a finding for each file and text."""
    guard = Guard(whole, seen)
    return guard.findings(guard.look(files))


class Guard:
    """Looks through the files of a site for what of `whole` they may not hold, since `seen` does not hold it.

    What to look for is worked out here, once: the processes that look through a site's files all need it.
    """

    def __init__(self, whole: Portfolio, seen: Portfolio) -> None:
        self.whole = whole
        self.seen = seen
        self.hidden = tuple(
            Withheld(kind, text, place)
            for kind, text, place in withheld(whole, seen)
            if kind != "id" or not _names_a_period(text)
        )
        self._search = Search(self.hidden, permitted=_allowed(seen)) if self.hidden else None

    @property
    def digest(self) -> str:
        """Stands for all that is looked for: a file that was looked through for just that need not be again."""
        return self._search.digest if self._search else ""

    def look(self, files: Mapping[str, bytes]) -> list[tuple[str, int]]:
        """For each file and withheld text that it gives away, the file's path and the text's place in `hidden`."""
        if self._search is None or not self._search.scan(files):
            return []
        known = {(item.kind, item.text, item.place): number for number, item in enumerate(self.hidden)}
        return [(leak.path, known[leak.kind, leak.text, leak.place]) for leak in self._closer_search.scan(files)]

    def findings(self, found: Iterable[Sequence[Any]], written: Portfolio | None = None) -> tuple[Finding, ...]:
        """What was found, by path, whoever found it first; told at the documents that were given away.

        `written` has their texts if `whole` has not.
        """
        name = RULES[CODE].name if CODE in RULES else "withheld-text-in-output"
        return tuple(
            Finding(
                CODE,
                name,
                Severity.ERROR,
                f"the {self.hidden[number].kind} of a withheld document would stand in `{path}`",
                (written or self.whole).span(self.hidden[number].place),
                hint="take it out of the documents that this audience may see",
            )
            for path, number in sorted(map(tuple, found))
        )

    @cached_property
    def _closer_search(self) -> Search:
        """Takes the site's own words for what they are; to make them costs an empty site, so it is asked only then."""
        return Search(self.hidden, permitted=(*_allowed(self.seen), *_own_words(self.seen)))


def _names_a_period(identifier: str) -> bool:
    """Whether an id is the name of a period, as reviews often are called; the site names all its periods by itself."""
    try:
        parse_period(identifier)
    except ValueError:
        return False
    return True


def _allowed(seen: Portfolio) -> Iterator[str]:
    """Every text that the audience may see."""
    yield from (seen.settings.title, seen.settings.mission, seen.settings.description)
    for content in seen.contents():
        yield content.id
        yield content.body
        yield words_only(content.body)
        yield from _texts(content.model_dump(exclude={"origin", "id"}))
    for readings in seen.tables.values():
        yield from (reading.note for reading in readings if reading.note)


def _own_words(seen: Portfolio) -> Iterator[str]:
    """What every site says by itself: a withheld title `Journal` is no secret."""
    empty = render_site(Portfolio(day=seen.day, settings=seen.settings), audience=EVERYTHING, media=lambda _: None)
    for path, data in empty.files.items():
        if path.endswith((".html", ".json", ".xml", ".csv", ".js", ".css")):
            yield " ".join(words_of(text_of(data)))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(inner)
