"""The stage of an indicator: what was observed and agreed on, with dates and names; never a number.

Statements are taken by date; on one day the journal comes before the calibrations of reviews, for people calibrate
on what was written. An entry that supports, or is mixed, sets the stage it names; a calibration sets the one agreed
on, and where assessors differ on one day, the lowest they name until they agree. An entry that challenges may only
lower the stage: one that names a higher stage leaves it as it is, and where no stage is known it sets none but the
lowest. A stage that the ladder does not have is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from goalsite_gen.insight.lookup import Lookup, pick
from goalsite_gen.insight.thresholds import PATTERN_FROM
from goalsite_gen.model import Calibration, Entry, Goal, Indicator, Portfolio, Review, Stage


@dataclass(frozen=True, slots=True)
class StageChange:
    """A stage that somebody named on a day: its rank on the ladder, 0 the lowest, who, where, and because of what.

    `source` is the id of the entry, or of the review where `is_calibrated`. `challenges` is set where the entry speaks
    against the goal.
    """

    date: date
    stage: Stage
    rank: int
    source: str
    assessors: tuple[str, ...]
    because: str
    is_calibrated: bool = False
    challenges: bool = False


@dataclass(frozen=True, slots=True)
class Ladder:
    """What is known about one indicator.

    `history` holds the changes of stage, oldest first, `statements` every stage named. `supports`, `challenges` and
    `mixed` are the entries, oldest first.
    """

    goal: Goal
    indicator: Indicator
    history: tuple[StageChange, ...]
    statements: tuple[StageChange, ...]
    supports: tuple[Entry, ...]
    challenges: tuple[Entry, ...]
    mixed: tuple[Entry, ...]

    @property
    def stage(self) -> Stage | None:
        """The stage that stands; None where none is known."""
        return self.history[-1].stage if self.history else None

    @property
    def since(self) -> date | None:
        """The day since which the stage stands."""
        return self.history[-1].date if self.history else None

    @property
    def assessments(self) -> tuple[StageChange, ...]:
        """The statements of the latest calibration, all of them where assessors differ."""
        calibrated = [said for said in self.statements if said.is_calibrated]
        return tuple(said for said in calibrated if said.date == calibrated[-1].date)

    @property
    def rank(self) -> int:
        """The position of the stage, 0 the lowest; -1 where none is known."""
        return self.history[-1].rank if self.history else -1

    @property
    def sightings(self) -> int:
        """How often the sign was seen: entries that support or are mixed."""
        return len(self.supports) + len(self.mixed)

    @property
    def is_pattern(self) -> bool:
        """Whether it was seen often enough to be called a pattern."""
        return self.sightings >= PATTERN_FROM.value

    @property
    def is_disputed(self) -> bool:
        """Whether the assessors of the latest calibration differ."""
        return len({assessment.rank for assessment in self.assessments}) > 1

    @property
    def is_calibrated(self) -> bool:
        """Whether a review set the stage that stands, and no entry."""
        return bool(self.history) and self.history[-1].is_calibrated

    @property
    def is_contested(self) -> bool:
        """Whether the assessors differed in the review that set the stage: the lowest they named stands."""
        if not self.is_calibrated:
            return False
        return len({said.rank for said in self.statements if said.is_calibrated and said.date == self.since}) > 1

    @property
    def is_dropped(self) -> bool:
        """Whether the indicator was given up."""
        return self.indicator.dropped is not None

    def rank_on(self, day: date, *, uncontested: bool = False) -> int:
        """The rank held at the end of a day, -1 where none was known; `uncontested` leaves challenging entries out."""
        said = [said for said in self.statements if said.date <= day and not (uncontested and said.challenges)]
        held = list(changes(said))
        return held[-1].rank if held else -1


def ladder(portfolio: Portfolio, goal: Goal, indicator: Indicator, *, lookup: Lookup | None = None) -> Ladder:
    """What is known about an indicator on the portfolio's day.

    Entries are its own when they name it; an entry that names no indicator is about the only one of its goal.
    """
    lookup = lookup or Lookup.of(portfolio)
    entries = lookup.sightings.get(pick(goal, indicator), ())
    agreed = lookup.calibrations.get(pick(goal, indicator), ())
    statements = tuple(
        sorted(_statements(indicator, entries, agreed), key=lambda said: (said.date, said.is_calibrated))
    )
    history = tuple(changes(statements))
    return Ladder(
        goal=goal,
        indicator=indicator,
        history=history,
        statements=statements,
        supports=tuple(entry for entry in entries if entry.evidence == "supports"),
        challenges=tuple(entry for entry in entries if entry.evidence == "challenges"),
        mixed=tuple(entry for entry in entries if entry.evidence == "mixed"),
    )


def ladders_of(portfolio: Portfolio, goal: Goal, *, lookup: Lookup | None = None) -> tuple[Ladder, ...]:
    """The ladders of a goal, in the order of its indicators."""
    lookup = lookup or Lookup.of(portfolio)
    return tuple(ladder(portfolio, goal, indicator, lookup=lookup) for indicator in goal.indicators)


def leading(ladders: Sequence[Ladder]) -> Ladder | None:
    """The ladder that leads a page: the one whose stage changed last, the first of several; None where there is none.

    Indicators in use come before dropped ones, those with a stage before those without.
    """
    return max(ladders, key=lambda found: (not found.is_dropped, found.since or date.min), default=None)


def changes(statements: Sequence[StageChange]) -> Iterator[StageChange]:
    """Those statements, given in order, that changed the stage; the first one that set it included."""
    rank = -1
    for (_, is_calibrated), said_together in groupby(statements, key=lambda said: (said.date, said.is_calibrated)):
        together = list(said_together)
        if is_calibrated:
            together = [min(together, key=lambda said: said.rank)]
        for said in together:
            may_set = not said.challenges or said.rank < rank or (rank < 0 and said.rank == 0)
            if may_set and said.rank != rank:
                rank = said.rank
                yield said


def _statements(
    indicator: Indicator, entries: Sequence[Entry], agreed: Sequence[tuple[Review, Calibration]]
) -> Iterator[StageChange]:
    """Every stage of the ladder that an entry or a calibration names."""
    for entry in entries:
        if entry.stage and (stage := indicator.stage(entry.stage)):
            yield StageChange(
                entry.date,
                stage,
                indicator.stages.index(stage),
                entry.id,
                entry.authors,
                "",
                challenges=entry.evidence == "challenges",
            )
    for review, calibration in agreed:
        if stage := indicator.stage(calibration.stage):
            yield StageChange(
                review.date,
                stage,
                indicator.stages.index(stage),
                review.id,
                calibration.assessors or review.authors,
                calibration.because,
                is_calibrated=True,
            )
