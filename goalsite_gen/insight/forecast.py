"""Where a number is heading: a Theil–Sen line through its readings, with an interval and its own record.

The slope is the median of the slopes between all pairs of readings; the line runs so that half of the readings lie
above it (Theil 1950, Sen 1968). The interval is non-parametric: its lower end takes the slope that a tenth of all
pairs stay below, and starts as far under the line as a tenth of the readings lie; its upper end likewise with nine
tenths. Readings before the start do not count; of more than 60, every so many-th is taken, the first and the
latest among them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from statistics import median

from goalsite_gen.insight.progress import Progress
from goalsite_gen.insight.thresholds import INTERVAL_HIGH, INTERVAL_LOW, TREND_FROM
from goalsite_gen.model import Reading

MOST_READINGS = 60
MOST_CHECKED = 12
COVERAGE = INTERVAL_HIGH.value - INTERVAL_LOW.value
"""The part of all forecasts whose interval is meant to hold the value that comes."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """The value a line through `readings` readings gives for `day`, between `low` and `high`, in the metric's unit.

    `near` is the interval on the day it was made, that of the last of those readings.
    """

    day: date
    value: float
    low: float
    high: float
    slope: float
    readings: int
    made: date
    near: tuple[float, float]

    def holds(self, value: float) -> bool:
        """Whether a value lies within the interval."""
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Record:
    """How earlier forecasts did: of `made` forecasts of the next reading, `held` had it within their interval."""

    made: int
    held: int

    @property
    def is_short(self) -> bool:
        """Whether fewer held than were meant to, in whole forecasts: of three, two are as many as one can ask."""
        return self.held < math.floor(round(COVERAGE * self.made, 6))


def forecast_of(progress: Progress) -> Forecast | None:
    """The value of a metric on its due date; None under four readings, without due date, and once that is there.

    Guardrails, running counts and deliveries are not forecast, nor a number whose standing is final.
    """
    due, latest = progress.terms.due, progress.latest
    if progress.metric.aim != "reach" or progress.is_final or due is None or latest is None or due <= latest.date:
        return None
    return forecast(_since_start(progress), due)


def record_of(progress: Progress) -> Record:
    """How well the readings up to each point told the next one, over the last 12 readings at most."""
    readings = _since_start(progress)
    first = max(TREND_FROM.whole, len(readings) - MOST_CHECKED)
    made = held = 0
    for position in range(first, len(readings)):
        if earlier := forecast(readings[:position], readings[position].date):
            made += 1
            held += earlier.holds(readings[position].value)
    return Record(made, held)


def forecast(readings: Sequence[Reading], day: date) -> Forecast | None:
    """The value on a day by a Theil–Sen line through readings of different days, oldest first; None under four."""
    if len(readings) < TREND_FROM.value:
        return None
    taken = _thinned(readings)
    points = [((reading.date - readings[-1].date).days, reading.value) for reading in taken]
    slopes = sorted((after[1] - before[1]) / (after[0] - before[0]) for before, after in combinations(points, 2))
    slope = median(slopes)
    levels = sorted(value - slope * days for days, value in points)
    level = median(levels)
    ahead = (day - readings[-1].date).days
    near = (_quantile(levels, INTERVAL_LOW.value), _quantile(levels, INTERVAL_HIGH.value))
    low = near[0] + _quantile(slopes, INTERVAL_LOW.value) * ahead
    high = near[1] + _quantile(slopes, INTERVAL_HIGH.value) * ahead
    value = level + slope * ahead
    if not all(math.isfinite(number) for number in (slope, low, high, value, *near)):
        return None
    return Forecast(day, value, low, high, slope, len(readings), readings[-1].date, near)


def _since_start(progress: Progress) -> tuple[Reading, ...]:
    start = progress.terms.start
    return tuple(reading for reading in progress.readings if start is None or reading.date >= start)


def _thinned(readings: Sequence[Reading]) -> Sequence[Reading]:
    if len(readings) <= MOST_READINGS:
        return readings
    step = (len(readings) - 1) / (MOST_READINGS - 1)
    return [readings[round(position * step)] for position in range(MOST_READINGS)]


def _quantile(ordered: Sequence[float], part: float) -> float:
    """The value that `part` of an ordered sequence stays below, between its neighbours in a straight line."""
    at = part * (len(ordered) - 1)
    below = math.floor(at)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (at - below)
