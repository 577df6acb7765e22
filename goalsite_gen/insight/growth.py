"""Whether an observed goal grows: rising, holding, slipping, or silent, over the last two quarters.

From what was observed there are signs for growth (a stage gained, a milestone, more entries that support than
challenge) and against it (a stage lost, more entries that challenge than support). The word is the first that applies:

1. Silent: no entry was written in twice the rhythm of the journal.
2. Slipping: whatever was written in that time challenges.
3. Rising with signs for growth only, slipping with signs against it only, holding with both or neither.

From least to most: slipping, silent, holding, rising. An entry that challenges never raises the word: it can end a
silence only into slipping, is no milestone, and cannot gain a stage. That it cannot do so by lowering the starting
point either, stages are compared with those held without challenging entries at the start of the window; so a stage
lost to a challenging entry stays a sign against growth until somebody names the stage anew. A first stage is a
starting point and gains nothing; dropped indicators do not count. A closed goal is read as on the day it was
closed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from goalsite_gen.insight.ladder import Ladder, ladders_of
from goalsite_gen.insight.lookup import Lookup
from goalsite_gen.insight.periods import Period, PeriodKind, last_periods
from goalsite_gen.insight.progress import closed_on
from goalsite_gen.insight.thresholds import SILENT_AFTER, WINDOW_PERIODS
from goalsite_gen.model import Entry, Goal, Portfolio
from goalsite_gen.model.types import Cadence


class Growth(StrEnum):
    """The one word for how an observed goal grows."""

    RISING = "rising"
    HOLDING = "holding"
    SILENT = "silent"
    SLIPPING = "slipping"

    @property
    def rank(self) -> int:
        """Its place from least to most: slipping 0, silent 1, holding 2, rising 3."""
        return ("slipping", "silent", "holding", "rising").index(self.value)


def window(portfolio: Portfolio, day: date | None = None) -> Period:
    """The stretch that growth is read over, as one period: the last two quarters, up to the end of the current one."""
    quarters = last_periods(
        day or portfolio.day, WINDOW_PERIODS.whole, PeriodKind.QUARTER, portfolio.settings.fiscal_year_start
    )
    return Period(PeriodKind.QUARTER, quarters[-1].name, quarters[0].start, quarters[-1].end)


def rhythm_of(portfolio: Portfolio, goal: Goal) -> Cadence:
    """How often somebody should write about a goal: its team's rhythm, else the portfolio's."""
    team = portfolio.team(goal.team)
    return (team.journal if team else None) or portfolio.settings.rhythm.journal


def silence_days(portfolio: Portfolio, goal: Goal) -> int:
    """After how many days without an entry a goal is silent: twice its rhythm."""
    return SILENT_AFTER.whole * rhythm_of(portfolio, goal).days


def growth(
    portfolio: Portfolio,
    goal: Goal,
    *,
    ladders: Sequence[Ladder] | None = None,
    lookup: Lookup | None = None,
) -> Growth:
    """How an observed goal grows on the portfolio's day."""
    lookup = lookup or Lookup.of(portfolio)
    ladders = ladders_of(portfolio, goal, lookup=lookup) if ladders is None else ladders
    day = closed_on(goal, portfolio.day)
    everything = lookup.entries_of(goal)  # oldest first
    entries = everything[: bisect_right(everything, day, key=_dated)]
    recent = _since(entries, day - timedelta(days=silence_days(portfolio, goal)))
    if not recent:
        return Growth.SILENT
    if all(entry.evidence == "challenges" for entry in recent):
        return Growth.SLIPPING
    start = window(portfolio, day).start
    return _read(_since(entries, start), ladders, start, day)


def _since(entries: Sequence[Entry], day: date) -> Sequence[Entry]:
    return entries[bisect_left(entries, day, key=_dated) :]


def _dated(entry: Entry) -> date:
    return entry.date


def _read(entries: Sequence[Entry], ladders: Sequence[Ladder], start: date, day: date) -> Growth:
    before = start - timedelta(days=1)
    used = [ladder for ladder in ladders if not ladder.is_dropped]
    balance = sum({"supports": 1, "challenges": -1}.get(entry.evidence, 0) for entry in entries)
    shifted = any(entry.milestone and entry.evidence != "challenges" for entry in entries)
    rises = shifted or balance > 0 or any(has_gained(ladder, before, day) for ladder in used)
    slips = balance < 0 or any(has_lost(ladder, before, day) for ladder in used)
    if rises == slips:
        return Growth.HOLDING
    return Growth.RISING if rises else Growth.SLIPPING


def has_gained(ladder: Ladder, before: date, day: date) -> bool:
    """Whether a stage was gained after the day `before`: both with and without challenging entries it is higher now."""
    held = ladder.rank_on(before, uncontested=True)
    return 0 <= held < min(ladder.rank_on(day), ladder.rank_on(day, uncontested=True))


def has_lost(ladder: Ladder, before: date, day: date) -> bool:
    """Whether the stage is lower than the one held on the day `before` without challenging entries."""
    return ladder.rank_on(day) < ladder.rank_on(before, uncontested=True)
