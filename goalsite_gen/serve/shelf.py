"""The files of a site that is shown, each made when somebody asks for it, and kept until its words are others."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Collection
from dataclasses import dataclass, field

from goalsite_gen.reads import reads
from goalsite_gen.site import Plan
from goalsite_gen.site.placed import where_of

MOST_OPEN = 8
"""So many pages may be looked at by somebody while a site is replaced by another one."""


@dataclass(frozen=True, slots=True)
class _Made:
    """What a part of the site has made, and what it read for it."""

    files: dict[str, bytes] = field(repr=False)
    reads: frozenset[str] = field(repr=False)


class Shelf:
    """The files of a plan by their paths. Whoever asks for one that is not there yet waits until it is made.

    All that is made of one plan, or read of it for that, is made under one `lock`.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._at: dict[str, int] = {}
        self._elsewhere: list[int] = []
        self._made: dict[int, _Made] = {}
        self._taken: deque[str] = deque(maxlen=MOST_OPEN)
        self.lock = threading.RLock()
        for number, part in enumerate(plan.parts):
            where = where_of(part)
            self._at.update(dict.fromkeys(where, number))
            if not where:
                self._elsewhere.append(number)

    def __contains__(self, path: object) -> bool:
        """Whether there is such a file; to tell, it is made."""
        return isinstance(path, str) and self._found(path) is not None

    def __getitem__(self, path: str) -> bytes:
        """The bytes of a file. Raises KeyError where there is none, and Stop where a template fails."""
        data = self._found(path)
        if data is None:
            raise KeyError(path)
        if path.endswith(".html"):
            self._taken.append(path)
        return data

    @property
    def taken(self) -> tuple[str, ...]:
        """The pages that were taken last, which somebody may be looking at."""
        return tuple(dict.fromkeys(self._taken))

    @property
    def made(self) -> frozenset[str]:
        """The paths of all files that have been made so far."""
        with self.lock:
            return frozenset(path for made in self._made.values() for path in made.files)

    @property
    def kinds(self) -> list[str]:
        """A page of each kind: of those in one folder, or in one below it, the first."""
        found: dict[tuple[str, int, bool], str] = {}
        for path in self._at:
            if path.endswith((".html", "/")):
                found.setdefault((path.split("/")[0], path.count("/"), path.endswith("/")), path)
        return [f"{path}index.html" if path.endswith("/") else path for path in found.values()]

    def reworded(self, names: Collection[str]) -> Shelf:
        """The same site after the words that go by these names have become others: what was made of them is gone.

        Its lock is the same one; who calls this holds it.
        """
        self._plan.forget(names)
        other = Shelf.__new__(Shelf)
        other.__dict__.update(self.__dict__)
        other._made = {number: made for number, made in self._made.items() if made.reads.isdisjoint(names)}
        return other

    def _found(self, path: str) -> bytes | None:
        with self.lock:
            for number in self._parts_at(path):
                if number not in self._made:
                    self._made[number] = self._make(number)
                if (data := self._made[number].files.get(path)) is not None:
                    return data
        return None

    def _parts_at(self, path: str) -> list[int]:
        """The parts that may make a file: the one there or in the nearest folder, and those that do not tell."""
        folders = [path[: at + 1] for at in range(len(path) - 1, 0, -1) if path[at] == "/"]
        found = next((self._at[place] for place in (path, *folders) if place in self._at), None)
        return self._elsewhere if found is None else [found, *self._elsewhere]

    def _make(self, number: int) -> _Made:
        with self._plan.speaking(), reads() as found:
            files = dict(self._plan.parts[number]())
        return _Made(files, frozenset(found))
