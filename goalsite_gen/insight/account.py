"""What happened in a period: numbers that moved, stages gained and lost, what was written and decided.

Everything is told as it stood at the period's end, or on the as-of day where the period still runs: what was read or
written later does not exist yet, and each number is judged by the target then in force. Reviews are the exception;
people look back on a period after it has ended, so those that name it are its own, whenever they were written.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goalsite_gen.insight.asof import day_of_story
from goalsite_gen.insight.derive import Insight, ReadPair
from goalsite_gen.insight.growth import Growth
from goalsite_gen.insight.hindsight import hindsight
from goalsite_gen.insight.ladder import Ladder, StageChange
from goalsite_gen.insight.periods import Period, PeriodKind, parse_period, period_of
from goalsite_gen.insight.progress import Progress, Standing
from goalsite_gen.model import Entry, Goal, Reading, Review, Story
from goalsite_gen.model.metric import Revision
from goalsite_gen.model.types import key

LATE = frozenset([Standing.MISSED, Standing.BREACHED, Standing.OVERDUE])
"""The standings of a number that missed its target, crossed its line or is past its date."""


class Turn(StrEnum):
    """What became of a stage over a period."""

    FIRST = "first"
    GAINED = "gained"
    LOST = "lost"
    REGAINED = "regained"


@dataclass(frozen=True, slots=True)
class Move:
    """What one metric did: its progress at the period's end, its reading before the period and the last one in it.

    `before` is the first reading of the period where there was none before it, None where that is the only one.
    `crossed` are readings of the period on the wrong side of a guardrail then in force.
    """

    goal: Goal
    progress: Progress
    before: Reading | None
    after: Reading | None
    revisions: tuple[Revision, ...]
    crossed: tuple[Reading, ...]

    @property
    def way(self) -> int | None:
        """1 where the number moved the way it should, -1 the other way, 0 where it did not move; None if unknown.

        A number that is to stay where it began moves the right way when it comes nearer to that.
        """
        metric, terms = self.progress.metric, self.progress.terms
        if self.before is None or self.after is None or terms.target is None:
            return None
        change = self.after.value - self.before.value
        if aim := {"stay-above": 1, "stay-below": -1}.get(metric.aim, terms.direction):
            change *= aim
        else:
            change = abs(self.before.value - terms.target) - abs(self.after.value - terms.target)
        return (change > 0) - (change < 0)


@dataclass(frozen=True, slots=True)
class Step:
    """An indicator whose stage changed: its changes within the period, oldest first, and the stage held before."""

    ladder: Ladder
    changes: tuple[StageChange, ...]
    before: StageChange | None

    @property
    def turn(self) -> Turn:
        """What came of the changes, from the day before the period to its end."""
        if self.before is None:
            return Turn.FIRST
        gained = self.changes[-1].rank - self.before.rank
        return Turn.REGAINED if gained == 0 else Turn.GAINED if gained > 0 else Turn.LOST

    @property
    def between(self) -> StageChange | None:
        """The stage before the last change, where that change went the other way than the period as a whole."""
        if self.before is None or len(self.changes) < 2:
            return None
        last, previous = self.changes[-1].rank, self.changes[-2].rank
        return self.changes[-2] if (last - previous) * (last - self.before.rank) <= 0 else None


@dataclass(frozen=True, slots=True)
class Grown:
    """What became of an observed goal: its growth at the period's end, the stages that changed, what was written."""

    goal: Goal
    growth: Growth
    steps: tuple[Step, ...]
    entries: tuple[Entry, ...]

    @property
    def milestones(self) -> tuple[Entry, ...]:
        """The entries that are milestones, oldest first."""
        return tuple(entry for entry in self.entries if entry.milestone)


@dataclass(frozen=True, slots=True)
class Account:
    """One period up to `day`, its end or the as-of day where it `is_running`; `then` is what was derived that day.

    `moves` are by folded id of measured goal, `grown` of observed ones, both of goals in play: begun, and not closed
    before the period. `pairs` have one half at least in play, those first that ask for attention; `alone` are goals in
    play without a partner. `reviews` look back on this very period, `within` on shorter ones inside it, oldest first.
    """

    period: Period
    day: date
    is_running: bool
    then: Insight
    moves: Mapping[str, tuple[Move, ...]]
    grown: Mapping[str, Grown]
    pairs: tuple[ReadPair, ...]
    alone: tuple[Goal, ...]
    entries: tuple[Entry, ...]
    stories: tuple[Story, ...]
    reviews: tuple[Review, ...]
    within: tuple[Review, ...]

    @property
    def looked_back(self) -> tuple[Review, ...]:
        """All reviews of the period, its own first."""
        return (*self.reviews, *self.within)

    @property
    def late(self) -> tuple[Move, ...]:
        """Metrics that stood missed, breached or overdue at the end, and guardrails that were crossed on the way."""
        return tuple(
            move
            for several in self.moves.values()
            for move in several
            if (move.goal.is_active or move.goal.state == "missed") and (move.progress.standing in LATE or move.crossed)
        )

    @property
    def silent(self) -> tuple[Goal, ...]:
        """Observed goals in play to the end that nobody wrote about."""
        return tuple(grown.goal for grown in self.grown.values() if grown.goal.is_active and not grown.entries)


def periods_told(insight: Insight) -> tuple[Period, ...]:
    """Every month, quarter and year with something in it: years oldest first, in each the year, its quarters, months.

    An entry, a reading, a story, a change of terms or the closing of a goal is something; so is a review of the period
    itself or of one inside it. What lies ahead of the as-of day has no page yet.
    """
    portfolio = insight.portfolio
    first_month = portfolio.settings.fiscal_year_start
    found: dict[str, Period] = {}
    for month in sorted({day.replace(day=1) for day in _days(insight)}):
        for kind in PeriodKind:
            period = period_of(month, kind, first_month)
            found[period.name] = period
    for review in portfolio.reviews:
        own = parse_period(review.period, first_month)
        for kind in PeriodKind:
            if kind.months >= own.kind.months and own.start <= portfolio.day:
                period = period_of(own.start, kind, first_month)
                found[period.name] = period
    return tuple(sorted(found.values(), key=lambda period: (period.start, -period.kind.months)))


def _days(insight: Insight) -> Iterator[date]:
    """The days, up to the as-of day, on which something happened."""
    portfolio = insight.portfolio
    yield from (entry.date for entry in portfolio.entries)
    yield from (day for story in portfolio.stories if (day := day_of_story(story, portfolio)))
    for goal in portfolio.goals.values():
        yield from (reading.date for progress in insight.progress_of(goal) for reading in progress.readings)
        yield from (revision.date for metric in goal.metrics for revision in metric.revisions)
        if goal.closed:
            yield goal.closed.date


class Accounts(Mapping[str, Account]):
    """What happened in each period that something happened in, by its name, in the order of `periods_told`.

    Each is worked out when it is asked for. Periods that end on one day share what is derived of it; `insight` is of
    the as-of day.
    """

    def __init__(self, insight: Insight) -> None:
        self._insight = insight
        self._ends: dict[date, Insight] = {}
        self._made: dict[str, Account] = {}
        self.periods = {period.name: period for period in periods_told(insight)}

    def __getitem__(self, name: str) -> Account:
        if name not in self._made:
            period, today = self.periods[name], self._insight.portfolio.day
            day = min(period.end, today)
            if day not in self._ends:
                self._ends[day] = hindsight(self._insight, day)
            self._made[name] = _account(self._insight, period, then=self._ends[day], is_running=today < period.end)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.periods)

    def __len__(self) -> int:
        return len(self.periods)


def _account(insight: Insight, period: Period, *, then: Insight, is_running: bool) -> Account:
    portfolio = insight.portfolio
    in_play = {identifier: goal for identifier, goal in then.portfolio.goals.items() if _is_in_play(goal, period, then)}
    reviews = [
        (parse_period(review.period, portfolio.settings.fiscal_year_start), review) for review in portfolio.reviews
    ]
    return Account(
        period=period,
        day=then.portfolio.day,
        is_running=is_running,
        then=then,
        moves={
            identifier: tuple(_move(goal, progress, period) for progress in then.progress_of(goal))
            for identifier, goal in in_play.items()
            if goal.is_measured
        },
        grown={identifier: _grown(goal, period, then) for identifier, goal in in_play.items() if not goal.is_measured},
        pairs=tuple(pair for pair in then.leading_pairs() if in_play.keys() & set(pair.pair.key)),
        alone=tuple(goal for goal in in_play.values() if not then.pairs_of(goal)),
        entries=_since(then.portfolio.entries, period.start),
        stories=tuple(story for story in then.portfolio.stories if period.holds(day_of_story(story, portfolio))),
        reviews=tuple(review for own, review in reviews if own == period),
        within=tuple(
            review for own, review in reviews if own != period and period.start <= own.start and own.end <= period.end
        ),
    )


def _is_in_play(goal: Goal, period: Period, then: Insight) -> bool:
    if goal.closed and not goal.is_active and goal.closed.date < period.start:
        return False
    return goal.start <= then.portfolio.day if goal.start else True


def _since(entries: tuple[Entry, ...], day: date) -> tuple[Entry, ...]:
    return entries[bisect_left(entries, day, key=lambda entry: entry.date) :]


def _move(goal: Goal, progress: Progress, period: Period) -> Move:
    readings = progress.readings
    at = bisect_left(readings, period.start, key=lambda reading: reading.date)
    inside = readings[at:]
    after = inside[-1] if inside else None
    before = readings[at - 1] if at else inside[0] if len(inside) > 1 else None
    target = progress.terms.target
    crossed = tuple(
        reading
        for reading in inside
        if target is not None
        and (
            (progress.metric.aim == "stay-above" and reading.value < target)
            or (progress.metric.aim == "stay-below" and reading.value > target)
        )
    )
    revisions = tuple(revision for revision in progress.metric.revisions if period.holds(revision.date))
    return Move(goal, progress, before, after, revisions, crossed)


def _grown(goal: Goal, period: Period, then: Insight) -> Grown:
    steps = []
    for ladder in then.ladders_of(goal):
        at = bisect_left(ladder.history, period.start, key=lambda change: change.date)
        if changes := ladder.history[at:]:
            steps.append(Step(ladder, changes, ladder.history[at - 1] if at else None))
    return Grown(goal, then.growth[key(goal.id)], tuple(steps), _since(then.entries_of(goal), period.start))
