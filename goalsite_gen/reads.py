"""Which words a piece of work has read, so that what it made is made anew when one of them changes, and else not.

Words are what an author wrote to be read: they are printed and decide nothing, no number, no stage and no order of
pages. All else that documents hold is few beside them and decides nearly everything, so nobody keeps account of it:
where any of it changes, everything is made anew.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class _Collecting(threading.local):
    """The sets into which this thread collects, the innermost last."""

    def __init__(self) -> None:
        self.sets: list[set[str]] = []


_collecting = _Collecting()
_WITH_READS = " with its reads"


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


class remembered(Generic[T]):
    """A property that is worked out once, and notes at each use what was read for it."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = f"{name}{_WITH_READS}"

    @overload
    def __get__(self, owner: None, kind: type) -> remembered[T]: ...
    @overload
    def __get__(self, owner: object, kind: type) -> T: ...
    def __get__(self, owner: object | None, kind: type) -> remembered[T] | T:
        if owner is None:
            return self
        kept = owner.__dict__
        if self._name not in kept:
            with reads() as found:
                value = self._make(owner)
            kept[self._name] = value, frozenset(found)
            return value
        value, names = kept[self._name]
        note_all(names)
        return value


def forget(owner: object, names: Collection[str]) -> None:
    """Has those remembered properties of an object worked out anew for which any of these words was read."""
    kept = owner.__dict__
    for name in [name for name in kept if name.endswith(_WITH_READS)]:
        if not kept[name][1].isdisjoint(names):
            del kept[name]
