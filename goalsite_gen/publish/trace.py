"""What each part of the last site was made of: a part whose words have not changed need not be made anew.

Kept beside the record of the last build (`publish/last.py`) and believed only together with it: for files that stand
in the output folder, untouched since that build wrote them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

Reads = tuple[str, ...]
"""The names of the words, and of other things, that were read for something."""


@dataclass(frozen=True, slots=True)
class Made:
    """One part of a site: the names of its files, and what was read for them.

    For a file that is made of pieces, `pieces` holds the length of each, in bytes, and what was read for it.
    """

    names: tuple[str, ...]
    reads: Reads
    pieces: tuple[tuple[int, Reads], ...] = ()


@dataclass(frozen=True, slots=True)
class StandingPiece:
    """A piece that stands in a file, by the places of its first byte and of the one after its last."""

    start: int
    end: int
    reads: Reads


FormerPiece = StandingPiece | None
"""Nothing for a piece that has to be made anew."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What of a site need not be made anew, by the place of a part: the names of its files, where that is all of it.

    `pieces` holds those of a file of which only some have to be made.
    """

    parts: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    pieces: Mapping[int, tuple[FormerPiece, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trace:
    """A site and what it was made of.

    `base` stands for everything in the portfolio that decides anything, which is all but words, and `ground` also for
    what decides only about the site; with another ground nothing is known of any part. `judged` is what the rules found
    and read, as plain values. `sources` maps each document's file to the digests of what it held and what it decided.
    `stamps` says what names that are no document's file stood for.
    """

    base: str
    ground: str
    judged: dict[str, Any] = field(repr=False)
    sources: dict[str, tuple[str, str]] = field(repr=False)
    stamps: dict[str, str] = field(repr=False)
    parts: tuple[Made, ...] = field(repr=False)

    def kept(self, changed: Iterable[str], stamp: Callable[[str], str], *, stands: Callable[[str], bool]) -> Kept:
        """What would be made as it was, where what goes by the names `changed` is other than it was.

        `stands` says of a file whether it is there, untouched.
        """
        other = {*changed, *(name for name, was in self.stamps.items() if stamp(name) != was)}
        parts: dict[int, tuple[str, ...]] = {}
        pieces: dict[int, tuple[FormerPiece, ...]] = {}
        for at, part in enumerate(self.parts):
            if not all(map(stands, part.names)):
                continue
            if other.isdisjoint(part.reads):
                parts[at] = part.names
            elif part.pieces:
                ends = tuple(accumulate(length for length, _ in part.pieces))
                pieces[at] = tuple(
                    StandingPiece(end - length, end, reads) if other.isdisjoint(reads) else None
                    for end, (length, reads) in zip(ends, part.pieces, strict=True)
                )
        return Kept(parts, pieces)

    def as_json(self) -> dict[str, object]:
        """The trace as plain values; names are given by their place in one list, since most occur very often."""
        places: dict[str, int] = {}

        def placed(reads: Reads) -> list[int]:
            return [places.setdefault(name, len(places)) for name in reads]

        parts = [
            (part.names, placed(part.reads), [(length, placed(reads)) for length, reads in part.pieces])
            for part in self.parts
        ]
        return {
            "base": self.base, "ground": self.ground, "judged": self.judged, "sources": self.sources,
            "stamps": self.stamps, "reads": list(places), "parts": parts,
        }  # fmt: skip

    @classmethod
    def of_json(cls, data: Mapping[str, object]) -> Trace:
        """The trace that these values hold. Raises ValueError, KeyError, TypeError or the like for anything else."""
        reads = [_text(name) for name in _list(data["reads"])]
        return cls(
            _text(data["base"]),
            _text(data["ground"]),
            _map(data["judged"]),
            {file: (_text(was[0]), _text(was[1])) for file, was in _map(data["sources"]).items()},
            {name: _text(was) for name, was in _map(data["stamps"]).items()},
            tuple(
                Made(
                    tuple(map(_text, names)),
                    tuple([reads[place] for place in places]),
                    tuple([(int(length), tuple([reads[at] for at in read])) for length, read in pieces]),
                )
                for names, places, pieces in _list(data["parts"])
            ),
        )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _map(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return value
