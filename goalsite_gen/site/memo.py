"""What several pages are made of, made once a build."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from typing import Any, TypeVar, cast

from goalsite_gen.reads import note_all, reads

T = TypeVar("T")


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
