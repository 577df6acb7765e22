"""Everything that is derived from a portfolio, worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from goalsite_gen.insight.asof import as_of
from goalsite_gen.insight.evidence import Health, Healths
from goalsite_gen.insight.growth import Growth, growth, window
from goalsite_gen.insight.ladder import Ladder, ladders_of, leading
from goalsite_gen.insight.lookup import Lookup
from goalsite_gen.insight.pairing import LEADING, Pair, PairReading, lagging, pairs, reading_of
from goalsite_gen.insight.progress import Progress, progress
from goalsite_gen.insight.thresholds import PATTERN_FROM
from goalsite_gen.model import Entry, Goal, Metric, Portfolio, Story
from goalsite_gen.model.types import key


@dataclass(frozen=True, slots=True)
class ReadPair:
    """A pair with its reading; `behind` of several numbers do not advance while others do, 0 where they agree."""

    pair: Pair
    reading: PairReading
    behind: int = 0

    @property
    def measured(self) -> Goal:
        """The half that a number judges."""
        return self.pair.measured

    @property
    def observed(self) -> Goal:
        """The half that people observe."""
        return self.pair.observed

    @property
    def because(self) -> str:
        """Why the two are paired."""
        return self.pair.because


@dataclass(frozen=True, slots=True)
class LearningShare:
    """Of `measured` active results goals, `living` have a growth partner that is active and not silent."""

    living: int
    measured: int


@dataclass(frozen=True, slots=True)
class Insight:
    """What a portfolio says on its day. Everything stands by folded id, in the portfolio's order.

    `portfolio` is the one given, as of its day. `progress` stands by metric; where two goals use one id, the first
    goal's is found there and each one's own by `progress_of`. `ladders`, `growth` are of observed goals, `health`
    of all.
    """

    portfolio: Portfolio
    progress: Mapping[str, Progress]
    ladders: Mapping[str, tuple[Ladder, ...]]
    growth: Mapping[str, Growth]
    pairs: tuple[ReadPair, ...]
    health: Mapping[str, Health]
    lookup: Lookup = field(repr=False)
    figures: Mapping[str, tuple[Progress, ...]] = field(repr=False)
    paired: Mapping[str, tuple[ReadPair, ...]] = field(repr=False)

    def progress_of(self, goal: Goal) -> tuple[Progress, ...]:
        """The progress of a goal's metrics, in their order."""
        return self.figures.get(key(goal.id), ())

    def figure(self, goal: Goal, metric: Metric) -> Progress | None:
        """The progress of one metric of a goal."""
        return next((found for found in self.progress_of(goal) if key(found.metric.id) == key(metric.id)), None)

    def ladders_of(self, goal: Goal) -> tuple[Ladder, ...]:
        """The ladders of a goal, in the order of its indicators."""
        return self.ladders.get(key(goal.id), ())

    def leading_ladder(self, goal: Goal) -> Ladder | None:
        """The ladder that leads a goal's page."""
        return leading(self.ladders_of(goal))

    def growth_of(self, goal: Goal) -> Growth | None:
        """How an observed goal grows; None for a measured one."""
        return self.growth.get(key(goal.id))

    def health_of(self, goal: Goal) -> Health:
        """The evidence for a goal."""
        return self.health[key(goal.id)]

    def pairs_of(self, goal: Goal) -> tuple[ReadPair, ...]:
        """The pairs that a goal is half of."""
        return self.paired.get(key(goal.id), ())

    def partners(self, goal: Goal) -> tuple[Goal, ...]:
        """The other halves of a goal's pairs."""
        return tuple(found.pair.partner_of(goal) for found in self.pairs_of(goal))

    def entries_of(self, goal: Goal) -> tuple[Entry, ...]:
        """The entries that speak to a goal, oldest first."""
        return self.lookup.entries_of(goal)

    def stories_of(self, goal: Goal) -> tuple[Story, ...]:
        """The stories about a goal, oldest first."""
        return self.lookup.stories_of(goal)

    @property
    def learning_share(self) -> LearningShare:
        """How many active results goals of the portfolio have a living growth partner."""
        return self.learning_share_of(self.portfolio.goals.values())

    def learning_share_of(self, goals: Iterable[Goal]) -> LearningShare:
        """How many active results goals among `goals`, a team's say, have a living growth partner."""
        measured = [goal for goal in goals if goal.is_measured and goal.is_active]
        living = [goal for goal in measured if any(map(self.is_living, self.partners(goal)))]
        return LearningShare(len(living), len(measured))

    def is_living(self, goal: Goal) -> bool:
        """Whether an observed goal is active and not silent."""
        return goal.is_active and self.growth_of(goal) not in (None, Growth.SILENT)

    def leading_pairs(self) -> tuple[ReadPair, ...]:
        """The pairs as the home page lists them: active ones first, then by `LEADING`."""
        return leading_order(self.pairs)


def leading_order(found: Iterable[ReadPair]) -> tuple[ReadPair, ...]:
    """Pairs with what asks for attention first; those with a closed half last; otherwise in the order given."""
    return tuple(sorted(found, key=lambda read: (not read.pair.is_active, LEADING.index(read.reading))))


def derive(portfolio: Portfolio) -> Insight:
    """Everything that is derived, on the portfolio's day; what is dated after that day is left out first."""
    portfolio = as_of(portfolio, portfolio.day)
    lookup = Lookup.of(portfolio)
    ladders = {
        identifier: ladders_of(portfolio, goal, lookup=lookup)
        for identifier, goal in portfolio.goals.items()
        if not goal.is_measured
    }
    return assembled(portfolio, lookup=lookup, ladders=ladders, healths=Healths(portfolio, lookup))


def assembled(
    portfolio: Portfolio,
    *,
    lookup: Lookup,
    ladders: Mapping[str, tuple[Ladder, ...]],
    healths: Mapping[str, Health],
) -> Insight:
    """The rest of what is derived from a portfolio as of its day, its lookup and its observed goals' ladders."""
    figures = {
        identifier: tuple(progress(portfolio, goal, metric, lookup=lookup) for metric in goal.metrics)
        for identifier, goal in portfolio.goals.items()
    }
    by_metric: dict[str, Progress] = {}
    for several in figures.values():
        for figure in several:
            by_metric.setdefault(key(figure.metric.id), figure)
    grown = {
        identifier: growth(portfolio, portfolio.goals[identifier], ladders=climbed, lookup=lookup)
        for identifier, climbed in ladders.items()
    }
    since = window(portfolio).start
    # A goal may be half of very many pairs, and none of them asks for more entries than make a pattern.
    backing = {
        identifier: tuple(islice(filter(_backs, lookup.entries.get(identifier, ())), PATTERN_FROM.whole))
        for identifier in ladders
    }
    read = tuple(
        ReadPair(
            pair,
            reading_of(
                pair,
                progress=figures[pair.key[0]],
                growth=grown[pair.key[1]],
                entries=backing[pair.key[1]],
                day=portfolio.day,
                since=since,
            ),
            lagging(figures[pair.key[0]], since),
        )
        for pair in pairs(portfolio)
    )
    paired: dict[str, list[ReadPair]] = {}
    for found in read:
        for half in found.pair.key:
            paired.setdefault(half, []).append(found)
    return Insight(
        portfolio=portfolio,
        progress=by_metric,
        ladders=ladders,
        growth=grown,
        pairs=read,
        health=healths,
        lookup=lookup,
        figures=figures,
        paired={half: tuple(several) for half, several in paired.items()},
    )


def _backs(entry: Entry) -> bool:
    return entry.evidence != "challenges"
