"""Which words a piece of work has read, so that what it made is made anew when one of them changes, and else not.

Words are what an author wrote to be read: they are printed and decide nothing, no number, no stage and no order of
pages. All else that documents hold is few beside them and decides nearly everything, so nobody keeps account of it:
where any of it changes, everything is made anew.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, TypeVar, cast, overload

T = TypeVar("T")


class _Collecting(threading.local):
    """The sets into which this thread collects, the innermost last."""

    def __init__(self) -> None:
        self.sets: list[set[str]] = []


_collecting = _Collecting()
_REMEMBERED = "remembered with its reads"
"""Where an object keeps what was worked out of it; no attribute can be called so."""


@contextmanager
def reads() -> Iterator[set[str]]:
    """The names of all that is noted while this lasts, in this thread; what is collected inside counts outside too."""
    found: set[str] = set()
    sets = _collecting.sets
    sets.append(found)
    try:
        yield found
    finally:
        sets.pop()
        if sets:
            sets[-1].update(found)


def note(name: str) -> None:
    """Something was read: the words of a document, by its file, or what others have a name for."""
    if sets := _collecting.sets:
        sets[-1].add(name)


def note_all(names: Iterable[str]) -> None:
    """Some things were read again, through something that was made of them before."""
    if sets := _collecting.sets:
        sets[-1].update(names)


class Memo:
    """Values by key. Each use notes the words that were read for the value, as if it had been made for that use.

    At most `most` values are kept, where that is given; the oldest go first.
    """

    def __init__(self, most: int | None = None) -> None:
        self._made: dict[Hashable, tuple[Any, frozenset[str]]] = {}
        self._most = most

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value under this key, made by `make` where it is asked for the first time."""
        if key not in self._made:
            with reads() as found:
                value = make()
            if self._most is not None and len(self._made) >= self._most:
                del self._made[next(iter(self._made))]
            self._made[key] = value, frozenset(found)
            return value
        kept, names = self._made[key]
        note_all(names)
        return cast(T, kept)

    def forget(self, names: Collection[str]) -> None:
        """Has all made anew for which any of these words was read."""
        self._made = {key: made for key, made in self._made.items() if made[1].isdisjoint(names)}


class remembered(Generic[T]):
    """A property that is worked out once, and notes at each use what was read for it."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, owner: None, kind: type) -> remembered[T]: ...
    @overload
    def __get__(self, owner: object, kind: type) -> T: ...
    def __get__(self, owner: object | None, kind: type) -> remembered[T] | T:
        if owner is None:
            return self
        memo: Memo = owner.__dict__.setdefault(_REMEMBERED, Memo())
        return memo.get(self._name, lambda: self._make(owner))


def forget(owner: object, names: Collection[str]) -> None:
    """Has those remembered properties of an object worked out anew for which any of these words was read."""
    if _REMEMBERED in owner.__dict__:
        owner.__dict__[_REMEMBERED].forget(names)
