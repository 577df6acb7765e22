"""Where a day and a value stand: round ticks, days on an axis, and fewer points for the same line."""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal, localcontext
from itertools import pairwise

from goalsite_gen.site.charts.shapes import Point

MOST_POINTS = 400
"""More points than this cannot be told apart at the width of a page."""

TOP = 6.25
"""Percent of the height left free above the highest tick, for its label."""

_ROUND = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_FLAT = 1e-6
_DEEP = Context(prec=60, Emin=-999_999, Emax=999_999)


def ticks(low: float, high: float, most: int = 5) -> tuple[float, ...]:
    """Round, evenly spaced values that cover `low` to `high`: at least two, at most `most` + 2.

    Steps are 1, 2, 2.5 or 5 times a power of ten. Equal or all but equal ends are set apart first, so
    that a flat line runs in the middle. Raises ValueError for numbers that are not finite.
    """
    if not (math.isfinite(low) and math.isfinite(high)):
        raise ValueError(f"ticks need finite ends, not {low!r} and {high!r}")
    low, high = min(low, high), max(low, high)
    with localcontext(_DEEP):
        first, last = Decimal(low), Decimal(high)
        largest = max(abs(first), abs(last))
        if last - first <= largest * Decimal(_FLAT):
            room = max(largest / 4, Decimal("1e-307")) if largest else Decimal(1)
            first, last = first - room, last + room
        rough = (last - first) / max(1, most - 1)
        power = Decimal(1).scaleb(rough.adjusted())
        step = next(base * power for base in _ROUND if base * power >= rough)
        bottom = (first / step).to_integral_value(ROUND_FLOOR)
        top = (last / step).to_integral_value(ROUND_CEILING)
        values = [float((bottom + n) * step) for n in range(int(top - bottom) + 1)]
    limit = sys.float_info.max
    return tuple(dict.fromkeys(min(max(value, -limit), limit) + 0.0 for value in values))


def month_ticks(first: date, last: date, most: int = 4) -> tuple[date, ...]:
    """Both ends, and between them the roundest first days of months that leave the ends room.

    Years are rounder than quarters, quarters than months. Never more than `most` days (two at least,
    unless the ends are one day).
    """
    if last < first:
        first, last = last, first
    if first == last:
        return (first,)
    length = (last - first).days
    room = most - 2
    for step in (1200, 600, 240, 120, 60, 24, 12, 6, 3, 1):
        start = -(-(first.year * 12 + first.month) // step) * step
        inner = []
        for index in range(start, last.year * 12 + last.month - 1, step):
            day = date(index // 12, index % 12 + 1, 1) if 12 <= index < 120_000 else first
            if 0.3 <= (day - first).days / length <= 0.7:
                inner.append(day)
        if inner and room > 0:
            if len(inner) > room:
                inner = [inner[(2 * n + 1) * len(inner) // (2 * room)] for n in range(room)]
            return (first, *inner, last)
    return (first, last)


def share_between(low: float, high: float, value: float) -> float:
    """Where a value lies between two others, 0 to 1; one half where they do not differ."""
    if high == low:
        return 0.5
    width = high / 2 - low / 2
    share = (value / 2 - low / 2) / width if width else (value - low) / (high - low)
    return min(1.0, max(0.0, share))


@dataclass(frozen=True, slots=True)
class Axes:
    """Turns days and values into percent of the plot, from its left and from its top."""

    first: date
    last: date
    ticks: tuple[float, ...]

    def x(self, day: date) -> float:
        """Percent from the left; the middle when the axis is one day long."""
        length = (self.last - self.first).days
        return 100 * min(1.0, max(0.0, (day - self.first).days / length)) if length else 50.0

    def y(self, value: float) -> float:
        """Percent from the top, the highest tick at `TOP`, the lowest at 100."""
        return 100 - (100 - TOP) * share_between(self.ticks[0], self.ticks[-1], value)


def thinned(points: Sequence[Point], most: int = MOST_POINTS) -> tuple[Point, ...]:
    """At most `most` of the points in order of days: first, last, lowest and highest of every stretch."""
    ordered = sorted(points, key=lambda point: point.day)
    if len(ordered) <= most:
        return tuple(ordered)
    stretches = most // 4
    kept: list[Point] = []
    for n in range(stretches):
        part = ordered[n * len(ordered) // stretches : (n + 1) * len(ordered) // stretches]
        places = range(len(part))
        lowest = min(places, key=lambda place: part[place].value)
        highest = max(places, key=lambda place: part[place].value)
        kept += [part[place] for place in sorted({0, lowest, highest, len(part) - 1})]
    return tuple(kept)


def value_on(points: Sequence[Point], day: date) -> float:
    """The value of the line through `points` (in order of days) on a day; outside them the nearest one's."""
    after = next((n for n, point in enumerate(points) if point.day >= day), len(points))
    if after == len(points):
        return points[-1].value
    if after == 0 or points[after].day == day:
        return points[after].value
    left, right = points[after - 1], points[after]
    share = (day - left.day) / (right.day - left.day)
    return left.value * (1 - share) + right.value * share


def runs(points: Sequence[Point]) -> tuple[tuple[Point, ...], ...]:
    """The points cut where readings are missing: where a pause is over two and a half usual ones.

    The usual pause is the median, and never under a day. Fewer than four points are one run.
    """
    if len(points) < 4:
        return (tuple(points),) if points else ()
    pauses = sorted(right.day - left.day for left, right in pairwise(points))
    usual = max(pauses[len(pauses) // 2], timedelta(days=1))
    found: list[list[Point]] = [[points[0]]]
    for left, right in pairwise(points):
        if right.day - left.day > usual * 2.5:
            found.append([])
        found[-1].append(right)
    return tuple(tuple(run) for run in found)
