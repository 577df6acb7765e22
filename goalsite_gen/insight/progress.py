"""Where a number stands: its readings, the terms in force, the share done, and the one word for it.

The word is the first that applies:

1. `deliver`: delivered once a reading is at the target or the goal is closed as achieved; else overdue after the due
   date or once the goal is closed as missed, due before that. It needs no readings.
2. No reading: none was taken yet, or there is no target to judge one by.
3. Final, after the due date or once the goal is closed as achieved or missed: the last reading up to that day
   decides, or where there is none the first after it, by the terms that held that day: reached or missed; for a
   guardrail holding or breached. A later revision or reading does not change it, and it never goes stale.
4. Stale: the latest reading is older than twice the interval in which it is to be read.
5. A guardrail: holding at the target or on its right side, else breached.
6. Reached: the share done is 1 or more. Before the due date it may still be lost again.
7. Slipping: worse than the baseline by more than one display unit, unless the path itself goes as low there.
8. By pace, share done against share expected on the day of the latest reading (for a running count: on the day judged):
   on path, watch, off path. Before anything is expected, on path. Without due date and checkpoints, watch.

A number whose target is its baseline has no share: within one display unit of the target it is reached, else off
path. A goal paused or dropped is judged as on the day it was closed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from goalsite_gen.insight.lookup import Lookup
from goalsite_gen.insight.series import readings_of
from goalsite_gen.insight.terms import Terms, expected_share, grounded, share_done, terms_in_force
from goalsite_gen.insight.thresholds import DISPLAY_UNITS, ON_PATH, STALE_AFTER, WATCH
from goalsite_gen.model import Goal, Metric, Portfolio, Reading


class Standing(StrEnum):
    """The one word for where a number stands."""

    NO_READING = "no reading"
    STALE = "stale"
    REACHED = "reached"
    MISSED = "missed"
    ON_PATH = "on path"
    WATCH = "watch"
    OFF_PATH = "off path"
    SLIPPING = "slipping"
    HOLDING = "holding"
    BREACHED = "breached"
    DELIVERED = "delivered"
    DUE = "due"
    OVERDUE = "overdue"


ADVANCING = frozenset([Standing.ON_PATH, Standing.REACHED, Standing.HOLDING, Standing.DELIVERED])
"""The standings of a number that advances whatever its latest move was."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where one metric of a goal stands.

    `readings` are all up to the day, oldest first, `latest` the last of them. `judged` is the reading that the standing
    rests on; it differs from `latest` once the matter is final. `terms` are those it is judged by. `share` is of
    `latest`, `expected` of the day it is held against; both unrounded, None where they have no meaning.
    """

    goal_id: str
    metric: Metric
    readings: tuple[Reading, ...]
    latest: Reading | None
    judged: Reading | None
    terms: Terms
    share: float | None
    expected: float | None
    standing: Standing
    day: date
    is_final: bool = False

    @property
    def value(self) -> float | None:
        """The latest value, in the metric's unit."""
        return self.latest.value if self.latest else None

    def value_on(self, day: date) -> Reading | None:
        """The last reading up to and with a day."""
        return _last(self.readings, day)


def progress(portfolio: Portfolio, goal: Goal, metric: Metric, *, lookup: Lookup | None = None) -> Progress:
    """Where a metric stands on the portfolio's day."""
    return progress_on(portfolio, goal, metric, on=portfolio.day, lookup=lookup)


def standing_in(portfolio: Portfolio, goal: Goal, metric: Metric, on: date) -> Standing:
    """The standing of a metric on a day, judged by the readings up to it and the terms in force on it."""
    return progress_on(portfolio, goal, metric, on=on).standing


def progress_on(
    portfolio: Portfolio, goal: Goal, metric: Metric, *, on: date, lookup: Lookup | None = None
) -> Progress:
    """Where a metric stood on a day up to the portfolio's, judged by the terms in force on it."""
    on = min(on, portfolio.day)
    readings = tuple(reading for reading in readings_of(portfolio, goal, metric, lookup=lookup) if reading.date <= on)
    last_day, is_final = _judged_on(goal, metric, on)
    terms = terms_in_force(goal, metric, last_day)
    if terms.due and last_day > terms.due:
        last_day, is_final = terms.due, True
    terms = replace(terms_in_force(goal, metric, last_day), due=terms.due)
    terms = grounded(terms, readings) if metric.aim == "reach" else terms
    judged = _last(readings, last_day) or (readings[0] if readings and is_final else None)
    latest = readings[-1] if readings else None
    share = share_done(terms, latest.value) if latest and metric.aim in ("reach", "deliver") else None
    held_against = last_day if metric.counts or is_final or not judged else judged.date
    expected = expected_share(terms, held_against) if latest and metric.aim == "reach" else None
    found = Progress(
        goal.id, metric, readings, latest, judged, terms, share, expected, Standing.NO_READING, last_day, is_final
    )
    return replace(found, standing=_standing(found, goal, on))


def has_advanced(progress: Progress, since: date) -> bool:
    """Whether the number advances, for the reading of a pair.

    It does on path, reached, holding or delivered. On watch, or due, it does where the latest reading is nearer to the
    target than the one it had on the day `since` (or the first after it). In every other standing it does not.
    """
    if progress.standing in ADVANCING:
        return True
    if progress.standing not in (Standing.WATCH, Standing.DUE) or not progress.judged:
        return False
    before = _last(progress.readings, since) or progress.readings[0]
    return (progress.judged.value - before.value) * progress.terms.direction > 0


def closed_on(goal: Goal, day: date) -> date:
    """The day on which a goal is judged: `day`, or where it was closed before, the day of closing."""
    return goal.closed.date if not goal.is_active and goal.closed and goal.closed.date < day else day


def _judged_on(goal: Goal, metric: Metric, on: date) -> tuple[date, bool]:
    """The last day that counts, and whether the goal's closing as achieved or missed made it final."""
    closed = not goal.is_active and (goal.closed is None or goal.closed.date <= on)
    return closed_on(goal, on), closed and goal.state in ("achieved", "missed")


def _standing(found: Progress, goal: Goal, on: date) -> Standing:
    if found.metric.aim == "deliver":
        return _delivery(found, goal, on)
    judged, target = found.judged, found.terms.target
    if judged is None or target is None:
        return Standing.NO_READING
    every = found.metric.every
    kept_up = found.is_final or found.metric.counts or every is None
    if not kept_up and every and found.day - judged.date > timedelta(days=STALE_AFTER.whole * every.days):
        return Standing.STALE
    if found.metric.aim in ("stay-above", "stay-below"):
        holds = judged.value >= target if found.metric.aim == "stay-above" else judged.value <= target
        return Standing.HOLDING if holds else Standing.BREACHED
    reached = _is_reached(found.terms, judged.value, _display_unit(found.metric))
    if found.is_final:
        return Standing.REACHED if reached else Standing.MISSED
    return Standing.REACHED if reached else _pace(found, judged)


def _delivery(found: Progress, goal: Goal, on: date) -> Standing:
    target = found.terms.target
    done = any(target is not None and reading.value >= target for reading in found.readings)
    achieved = goal.state == "achieved" and (goal.closed is None or goal.closed.date <= on)
    if done or achieved:
        return Standing.DELIVERED
    return Standing.OVERDUE if found.is_final else Standing.DUE


def _is_reached(terms: Terms, value: float, unit: Decimal) -> bool:
    if terms.target is None or terms.baseline is None:
        return False
    if terms.direction:
        return (value - terms.target) * terms.direction >= 0
    return abs(_exact(value) - _exact(terms.target)) <= unit


def _pace(found: Progress, judged: Reading) -> Standing:
    terms, share = found.terms, share_done(found.terms, judged.value)
    if terms.baseline is None or not terms.direction:
        return Standing.OFF_PATH
    expected = found.expected
    if share is not None and expected is not None and expected < 0 and share >= expected:
        return Standing.ON_PATH
    if (_exact(judged.value) - _exact(terms.baseline)) * terms.direction < -_display_unit(found.metric):
        return Standing.SLIPPING
    if expected is None or share is None:
        return Standing.WATCH
    if expected <= 0 or share >= ON_PATH.value * expected:
        return Standing.ON_PATH
    return Standing.WATCH if share >= WATCH.value * expected else Standing.OFF_PATH


def _display_unit(metric: Metric) -> Decimal:
    return DISPLAY_UNITS.whole * Decimal(1).scaleb(-metric.decimals)


def _exact(value: float) -> Decimal:
    """The number as written, so that 4.2 − 4.1 is 0.1."""
    return Decimal(repr(float(value)))


def _last(readings: Sequence[Reading], day: date) -> Reading | None:
    count = bisect_right(readings, day, key=lambda reading: reading.date)
    return readings[count - 1] if count else None
