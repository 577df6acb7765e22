"""Where a number fell back much further than it usually moves, and what was written at the time.

A dip is a step the wrong way that is far from ordinary: of more than two and a half ordinary steps, a tenth of the way
to the target, and one display unit. It is explained by a note beside the reading, by an entry on the goal, or by one
that does not support its partner, dated from the reading before the dip to the one after it, and at most a month and
a half after it. That says when it was written, and leaves it to the reader whether it is the reason.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import nsmallest
from itertools import pairwise
from statistics import median

from goalsite_gen.insight.derive import Insight
from goalsite_gen.insight.lookup import Pick, pick
from goalsite_gen.insight.progress import Progress
from goalsite_gen.insight.thresholds import DIP_DAYS, DIP_READINGS, DIP_SHARE, DIP_STEPS
from goalsite_gen.model import Entry, Goal, Metric, Reading
from goalsite_gen.model.types import key

MOST_TOLD = 2
"""Entries that are named beside a dip."""


@dataclass(frozen=True, slots=True)
class Dip:
    """A reading that fell back, the one before it, and the one after it where there is one."""

    before: Reading
    reading: Reading
    after: Reading | None

    @property
    def until(self) -> date:
        """The last day on which what is written counts as of its time: by the next reading, which may be far off."""
        late = self.reading.date + timedelta(days=DIP_DAYS.whole)
        return min(self.after.date, late) if self.after else late


def dips_of(found: Progress) -> tuple[Dip, ...]:
    """The dips of a number, oldest first; none of a running count, nor before it has enough readings."""
    metric, readings, terms = found.metric, found.readings, found.terms
    direction = {"stay-above": 1, "stay-below": -1, "reach": terms.direction}.get(metric.aim, 0)
    if metric.counts or not direction or len(readings) < DIP_READINGS.whole:
        return ()
    steps = [later.value - earlier.value for earlier, later in pairwise(readings)]
    ordinary = median(abs(step) for step in steps)
    way = abs(terms.target - terms.baseline) if terms.target is not None and terms.baseline is not None else 0.0
    least = max(DIP_STEPS.value * ordinary, DIP_SHARE.value * way, 10.0**-metric.decimals)
    return tuple(
        Dip(readings[n], readings[n + 1], readings[n + 2] if n + 2 < len(readings) else None)
        for n, step in enumerate(steps)
        if -step * direction > least
    )


class Accounts:
    """What was written at the time of dips; a partner's entries are sorted out once, although many may ask for them."""

    def __init__(self, insight: Insight) -> None:
        self._insight = insight
        self._doubts: dict[str, Sequence[Entry]] = {}

    def of(self, goal: Goal, dip: Dip) -> Iterator[Entry]:
        """The entries that explain a dip: those on the goal, then those that do not support a partner, each once."""
        told: set[int] = set()
        for entries in (self._insight.entries_of(goal), *map(self._about, self._insight.partners(goal))):
            for entry in _between(entries, dip):
                if id(entry) not in told:
                    told.add(id(entry))
                    yield entry

    def explain(self, goal: Goal, dip: Dip) -> bool:
        """Whether anything explains a dip."""
        return bool(dip.reading.note) or next(self.of(goal, dip), None) is not None

    def _about(self, goal: Goal) -> Sequence[Entry]:
        own = key(goal.id)
        if own not in self._doubts:
            entries = self._insight.entries_of(goal)
            self._doubts[own] = [entry for entry in entries if entry.evidence != "supports"]
        return self._doubts[own]


def _between(entries: Sequence[Entry], dip: Dip) -> Sequence[Entry]:
    """The entries, given oldest first, from the reading before a dip to the last day of its time."""
    start = bisect_left(entries, dip.before.date, key=_dated)
    return entries[start : bisect_right(entries, dip.until, lo=start, key=_dated)]


def _dated(entry: Entry) -> date:
    return entry.date


@dataclass(frozen=True, slots=True)
class ToldDip:
    """A dip of a goal's metric, and those entries of its time that are most likely to tell of it, oldest first."""

    goal: Goal
    metric: Metric
    dip: Dip
    entries: tuple[Entry, ...]


def told_dips(insight: Insight) -> dict[Pick, tuple[ToldDip, ...]]:
    """The dips of every number that has any, oldest first, by goal and metric."""
    accounts = Accounts(insight)
    found: dict[Pick, tuple[ToldDip, ...]] = {}
    for goal in insight.portfolio.goals.values():
        for progress in insight.progress_of(goal):
            if dips := dips_of(progress):
                found[pick(goal, progress.metric)] = tuple(
                    ToldDip(goal, progress.metric, dip, _likeliest(accounts.of(goal, dip), dip)) for dip in dips
                )
    return found


def _likeliest(entries: Iterable[Entry], dip: Dip) -> tuple[Entry, ...]:
    """Those first that do not support the goal, then those nearest to the reading."""
    near = nsmallest(
        MOST_TOLD,
        entries,
        key=lambda entry: (entry.evidence == "supports", abs(entry.date - dip.reading.date), entry.date, entry.id),
    )
    return tuple(sorted(near, key=lambda entry: (entry.date, entry.id)))
