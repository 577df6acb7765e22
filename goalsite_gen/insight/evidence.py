"""How sound the evidence for a goal is: counts only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median_low
from typing import Literal

from goalsite_gen.insight.growth import rhythm_of
from goalsite_gen.insight.lookup import Lookup
from goalsite_gen.insight.periods import PeriodKind, last_periods
from goalsite_gen.insight.progress import closed_on
from goalsite_gen.insight.thresholds import WEEKS_SHOWN
from goalsite_gen.model import Entry, Goal, Portfolio
from goalsite_gen.model.types import Cadence, key

Stretch = Literal["week", "month", "quarter"]
STRETCHES: tuple[tuple[Stretch, int], ...] = (("week", 7), ("month", 31), ("quarter", 92))
"""What silence is counted in, each with its most days."""


@dataclass(frozen=True, slots=True)
class Health:
    """Entries of a goal, counted.

    `supports`, `challenges` and `mixed` count all entries so far; `days_since_challenge` and `days_since_entry` are
    None where there was none. `typical_delay_days` is the median delay from observed to recorded; None where it is
    not known of any entry when it was recorded. `observers` counts the different authors. `weeks` counts the entries of
    each of the last 52 ISO weeks, the current one last; `silent_weeks` are those without any since the goal began
    (its start, or its first entry where that is earlier or there is no start).
    """

    supports: int
    challenges: int
    mixed: int
    days_since_challenge: int | None
    days_since_entry: int | None
    typical_delay_days: int | None
    observers: int
    silent_weeks: int
    weeks: tuple[int, ...]
    first_week: date

    @property
    def entries(self) -> int:
        """How many entries there are."""
        return self.supports + self.challenges + self.mixed


def health(portfolio: Portfolio, goal: Goal, *, lookup: Lookup | None = None) -> Health:
    """The evidence for a goal on the portfolio's day."""
    entries = (lookup or Lookup.of(portfolio)).entries_of(goal)
    this_week = _monday(portfolio.day)
    first_week = this_week - timedelta(weeks=WEEKS_SHOWN.whole - 1)
    weeks = [0] * WEEKS_SHOWN.whole
    for entry in entries:
        if (ago := (this_week - _monday(entry.date)).days // 7) < len(weeks):
            weeks[-1 - ago] += 1
    began = [day for day in (goal.start, entries[0].date if entries else None) if day and day <= portfolio.day]
    lived = (this_week - _monday(min(began))).days // 7 + 1 if began else 0
    challenges = [entry for entry in entries if entry.evidence == "challenges"]
    counted = {lean: sum(entry.evidence == lean for entry in entries) for lean in ("supports", "challenges", "mixed")}
    return Health(
        supports=counted["supports"],
        challenges=counted["challenges"],
        mixed=counted["mixed"],
        days_since_challenge=(portfolio.day - challenges[-1].date).days if challenges else None,
        days_since_entry=(portfolio.day - entries[-1].date).days if entries else None,
        typical_delay_days=_typical_delay(portfolio, entries),
        observers=len({key(author) for entry in entries for author in entry.authors}),
        silent_weeks=weeks[-lived:].count(0) if lived else 0,
        weeks=tuple(weeks),
        first_week=first_week,
    )


class Healths(Mapping[str, Health]):
    """The evidence for every goal by folded id, each worked out when it is first asked for: no rule asks for any."""

    def __init__(self, portfolio: Portfolio, lookup: Lookup) -> None:
        self._portfolio = portfolio
        self._lookup = lookup
        self._known: dict[str, Health] = {}

    def __getitem__(self, identifier: str) -> Health:
        if identifier not in self._known:
            goal = self._portfolio.goals[identifier]
            self._known[identifier] = health(self._portfolio, goal, lookup=self._lookup)
        return self._known[identifier]

    def __iter__(self) -> Iterator[str]:
        return iter(self._portfolio.goals)

    def __len__(self) -> int:
        return len(self._portfolio.goals)


@dataclass(frozen=True, slots=True)
class Silences:
    """The last year of a goal, in the weeks, months or quarters in which somebody should have written.

    `kind` is the shortest of them that is no shorter than the goal's rhythm, `often`; of `told` of them, `silent` have
    no entry. One that the goal has not lived through whole is told only where it has an entry.
    """

    kind: Stretch
    often: Cadence
    silent: int
    told: int


def silences(portfolio: Portfolio, goal: Goal, *, lookup: Lookup | None = None) -> Silences | None:
    """In how many stretches of its rhythm nobody wrote about a growth goal, up to its closing.

    None for a measured goal, which no journal need follow, before the first stretch is over, and where the rhythm is
    longer than a quarter.
    """
    often = rhythm_of(portfolio, goal)
    kind = next((kind for kind, days in STRETCHES if often.days <= days), None)
    day = closed_on(goal, portfolio.day)
    days = [entry.date for entry in (lookup or Lookup.of(portfolio)).entries_of(goal) if entry.date <= day]
    began = min((first for first in (goal.start, *days[:1]) if first and first <= day), default=None)
    if goal.is_measured or kind is None or began is None:
        return None
    year = _year(day, kind, portfolio.settings.fiscal_year_start)
    lived = [(began <= start and end <= day, any(start <= each <= end for each in days)) for start, end in year]
    written = [is_written for is_whole, is_written in lived if is_whole or is_written]
    return Silences(kind, often, written.count(False), len(written)) if written else None


def _year(day: date, kind: Stretch, fiscal_year_start: int) -> Iterator[tuple[date, date]]:
    """The last year in weeks, months or quarters, the current one last, each by its first and last day."""
    if kind == "week":
        for ago in reversed(range(WEEKS_SHOWN.whole)):
            start = _monday(day) - timedelta(weeks=ago)
            yield start, start + timedelta(days=6)
    else:
        found = PeriodKind.MONTH if kind == "month" else PeriodKind.QUARTER
        for period in last_periods(day, 12 // found.months, found, fiscal_year_start):
            yield period.start, period.end


def delay_days(portfolio: Portfolio, entry: Entry) -> int | None:
    """The days from an entry's date to the day it was recorded, 0 where that came first; None where it is not known."""
    recorded = portfolio.recorded.get(entry.file)
    return max(0, (recorded - entry.date).days) if recorded and recorded <= portfolio.day else None


def _typical_delay(portfolio: Portfolio, entries: Iterable[Entry]) -> int | None:
    delays = [delay for entry in entries if (delay := delay_days(portfolio, entry)) is not None]
    return median_low(delays) if delays else None


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
