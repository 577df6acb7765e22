"""What a metric is judged by on a day: baseline, target, due date and the path between them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from goalsite_gen.insight.asof import due_on, first_after
from goalsite_gen.insight.thresholds import DELIVERED_AT
from goalsite_gen.model import Goal, Metric, Reading

Point = tuple[date, float]


@dataclass(frozen=True, slots=True)
class Terms:
    """The baseline, target and due date in force, the checkpoints between them by date, and the day it all begins."""

    baseline: float | None
    target: float | None
    due: date | None
    path: tuple[Point, ...] = ()
    start: date | None = None

    @property
    def direction(self) -> int:
        """1 where the number is to rise, -1 where it is to fall, 0 where baseline or target do not tell."""
        if self.baseline is None or self.target is None or self.target == self.baseline:
            return 0
        return 1 if self.target > self.baseline else -1

    @property
    def points(self) -> tuple[Point, ...]:
        """The planned course as a broken line: baseline at the start, checkpoints, target when due.

        Checkpoints outside start and due are left out. Empty where start or baseline are unknown.
        """
        if self.start is None or self.baseline is None:
            return ()
        between = tuple(
            point for point in self.path if point[0] > self.start and (self.due is None or point[0] < self.due)
        )
        end = ((self.due, self.target),) if self.due and self.target is not None and self.due > self.start else ()
        return ((self.start, self.baseline), *between, *end)


def terms_in_force(goal: Goal, metric: Metric, on: date) -> Terms:
    """The terms that held on a day: each later revision is undone.

    A target given as a change follows the baseline then in force. A delivery without baseline and target goes from 0
    to 1. A guardrail has no path.
    """
    baseline = _value_on(metric, "baseline", on)
    target = _value_on(metric, "target", on)
    if target is None and metric.change is not None and baseline is not None:
        target = baseline * (1 + metric.change)
    if metric.aim == "deliver":
        baseline = 0.0 if baseline is None else baseline
        target = DELIVERED_AT.value if target is None else target
    path = tuple(sorted(metric.path.items())) if metric.aim in ("reach", "deliver") else ()
    return Terms(baseline, target, due_on(goal, on), path, goal.start)


def grounded(terms: Terms, readings: Sequence[Reading]) -> Terms:
    """The terms with what the readings must stand in for.

    Without a baseline the first reading is the baseline, and the path begins on its day; without a start the path
    begins on the day of the first reading.
    """
    if not readings:
        return terms
    first = readings[0]
    if terms.baseline is None:
        return replace(terms, baseline=first.value, start=first.date)
    return terms if terms.start else replace(terms, start=first.date)


def share_done(terms: Terms, value: float) -> float | None:
    """The share of the way from baseline to target: 0.0 at the baseline, 1.0 at the target, unbounded both ways.

    None where there is no way to go (no baseline, no target, both the same) or the numbers are too large to divide.
    """
    baseline, target = terms.baseline, terms.target
    if baseline is None or target is None or baseline == target:
        return None
    done, whole = value - baseline, target - baseline
    if not (math.isfinite(done) and math.isfinite(whole)):
        done, whole = value / 4 - baseline / 4, target / 4 - baseline / 4
    share = done / whole if whole else math.inf
    return share + 0.0 if math.isfinite(share) else None


def expected_share(terms: Terms, on: date) -> float | None:
    """The share that the path expects on a day, as a fraction of the way from baseline to target.

    The path runs in straight lines from the baseline at the start over the checkpoints to the target when due; before
    the start 0.0 is expected, from the due date on 1.0, after the last checkpoint of a path without due date what it
    says. None where neither due date nor checkpoint says how fast to go, or where there is no way to go.
    """
    if terms.direction == 0 or terms.start is None or (terms.due is None and not terms.path):
        return None
    if terms.due and on >= terms.due:
        return 1.0
    if on <= terms.start:
        return 0.0
    earlier, reached = terms.start, 0.0
    for day, value in terms.points[1:]:
        planned = 1.0 if day == terms.due else share_done(terms, value)
        if planned is None:
            return None
        if on <= day:
            return reached + (planned - reached) * ((on - earlier).days / (day - earlier).days)
        earlier, reached = day, planned
    return reached


def expected_value(terms: Terms, on: date) -> float | None:
    """The value that the path expects on a day, in the metric's unit; None where `expected_share` is."""
    expected = expected_share(terms, on)
    if expected is None or terms.baseline is None or terms.target is None:
        return None
    return terms.baseline * (1 - expected) + terms.target * expected


def _value_on(metric: Metric, name: str, on: date) -> float | None:
    later = first_after(metric.revisions, name, on)
    value = later.was if later else getattr(metric, name)
    return float(value) if isinstance(value, (int, float)) else None
