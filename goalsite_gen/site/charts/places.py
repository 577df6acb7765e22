"""Labels and marks of a chart as boxes, and which of several places for one is the best.

Everything stands at a percentage of the plot plus a fixed number of pixels, so every edge moves in a straight line as
the plot grows: what holds at the smallest and the largest widths and heights holds at every size between them.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from typing import Literal, TypeVar

SIZES = ((280, 140), (280, 272), (900, 140), (900, 272))
"""The corners of all widths and heights in pixels for which a layout has to hold: from a phone or print to a page."""

MARGIN = 10
"""Pixels that a mark (never a text) may stand out of the plot."""

BELOW = 6
"""Pixels that anything may reach below the plot; the days start lower."""

Anchor = Literal["start", "middle", "end"]
Offset = tuple[float, float, Anchor]
Spot = tuple[float, float]
ANCHORS: tuple[Anchor, ...] = ("middle", "end", "start")

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """A text at a percentage of the plot, moved by pixels; `letter` is the width of one letter."""

    text: str
    x: float
    y: float
    dx: float = 0
    dy: float = 0
    anchor: Anchor = "start"
    letter: float = 7.0

    def box(self, width: float, height: float) -> Box:
        """Left, top, right and bottom in pixels of a plot of this size."""
        wide = _letters(self.text) * self.letter
        left = self.x * width / 100 + self.dx - {"start": 0.0, "middle": wide / 2, "end": wide}[self.anchor]
        base = self.y * height / 100 + self.dy
        return left, base - 1.55 * self.letter, left + wide, base + 0.5 * self.letter


@dataclass(frozen=True, slots=True)
class Mark:
    """A round mark of radius `r` at a percentage of the plot, moved by pixels."""

    x: float
    y: float
    r: float
    dx: float = 0
    dy: float = 0

    def box(self, width: float, height: float) -> Box:
        """Left, top, right and bottom in pixels of a plot of this size."""
        x, y = self.x * width / 100 + self.dx, self.y * height / 100 + self.dy
        return x - self.r, y - self.r, x + self.r, y + self.r


@lru_cache(maxsize=1024)
def _letters(text: str) -> float:
    """How many letters wide a text is: wide characters count twice, digits are all of one, larger width.

    Asked again for every place that is tried.
    """
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else _WIDTHS.get(sign, 1.0) for sign in text)


_WIDTHS = dict.fromkeys("0123456789%", 1.12) | dict.fromkeys("MWmw@", 1.3)
"""Letters of the sans that are wider than most, as parts of a usual one, measured in a browser."""

Item = TypeVar("Item", Label, Mark)

CROSSING = 8
"""What a stretch of line under a label costs, against 1 for every less good place."""


def best(
    candidates: Iterable[tuple[float, Item]], taken: Sequence[Label | Mark], strokes: Sequence[Spot]
) -> Item | None:
    """The free candidate of the lowest rank plus crossed lines; None where no candidate is free."""
    found, lowest = None, inf
    standing = [_boxes(other) for other in taken]
    for rank, item in candidates:
        if rank >= lowest:
            continue
        boxes = _boxes(item)
        if _fits(boxes, standing, bleed=MARGIN if isinstance(item, Mark) else 0):
            cost = rank + CROSSING * _crossings(boxes, strokes)
            if cost < lowest:
                found, lowest = item, cost
    return found


def _boxes(item: Label | Mark) -> list[Box]:
    """Where an item is at each of the sizes."""
    return [item.box(width, height) for width, height in SIZES]


def _fits(boxes: list[Box], standing: Sequence[list[Box]], *, bleed: float) -> bool:
    """Whether an item stays in the frame and off everything that stands there, at every size."""
    for (left, top, right, bottom), (width, height) in zip(boxes, SIZES, strict=True):
        if left < -bleed or right > width + bleed or top < -MARGIN or bottom > height + BELOW:
            return False
    return all(_apart(boxes, others, gap=1) for others in standing)


def apart(one: Label | Mark, other: Label | Mark, *, gap: float) -> bool:
    """Whether at least `gap` pixels lie between the two, on one and the same side at every size."""
    return _apart(_boxes(one), _boxes(other), gap=gap)


def _apart(one: list[Box], other: list[Box], *, gap: float) -> bool:
    left = right = above = below = True
    for a, b in zip(one, other, strict=True):
        left = left and a[2] + gap <= b[0]
        right = right and b[2] + gap <= a[0]
        above = above and a[3] + gap <= b[1]
        below = below and b[3] + gap <= a[1]
        if not (left or right or above or below):
            return False
    return True


def _crossings(boxes: list[Box], strokes: Sequence[Spot]) -> int:
    """How many spots (percent of the plot, sorted) of the drawn lines lie under an item, at the worst size."""
    worst = 0
    for (left, top, right, bottom), (width, height) in zip(boxes, SIZES, strict=True):
        y0, y1 = top / height * 100, bottom / height * 100
        first = bisect_left(strokes, (left / width * 100,))
        last = bisect_right(strokes, (right / width * 100, inf), lo=first)
        worst = max(worst, sum(y0 <= y <= y1 for _, y in strokes[first:last]))
    return worst
