"""Pairs of a measured and an observed goal, and what the two say when they are read together.

A pair is declared on either half and seen from both. Its reading:

|                         | growth rises | growth holds | growth is silent or slips |
|-------------------------|--------------|--------------|---------------------------|
| the number advances     | balanced     | balanced     | hollow                    |
| the number does not     | building     | stalled      | stalled                   |

Too early stands in for all of them where either goal has run for less than a quarter, or no metric can be read yet:
one to reach needs two readings or a final standing, a guardrail one, a delivery none. It also stands in for
balanced and building where the growth goal has fewer than two entries that support it or are mixed. Challenging
entries are left out of that count, so that one of them never turns too early into something better. A number
advances when all of the goal's metrics that can be read do (`has_advanced`). A goal without a start is taken to
have run long enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goalsite_gen.insight.growth import Growth
from goalsite_gen.insight.progress import Progress, Standing, closed_on, has_advanced
from goalsite_gen.insight.thresholds import DIRECTION_FROM, PATTERN_FROM, YOUNG_DAYS
from goalsite_gen.model import Entry, Goal, Portfolio
from goalsite_gen.model.types import key


class PairReading(StrEnum):
    """The one word for a pair."""

    BALANCED = "balanced"
    HOLLOW = "hollow"
    BUILDING = "building"
    STALLED = "stalled"
    TOO_EARLY = "too early"


LEADING = (
    PairReading.HOLLOW,
    PairReading.STALLED,
    PairReading.BUILDING,
    PairReading.TOO_EARLY,
    PairReading.BALANCED,
)
"""The order of the home page: what asks for attention first."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A measured and an observed goal that belong together, and why.

    `because` is the reason given on the measured half, else the one on the observed half, else empty. `declared_by` are
    the ids of the halves that name the other, the measured one first.
    """

    measured: Goal
    observed: Goal
    because: str
    declared_by: tuple[str, ...]

    @property
    def is_active(self) -> bool:
        """Whether both halves are still worked on."""
        return self.measured.is_active and self.observed.is_active

    @property
    def key(self) -> tuple[str, str]:
        """The folded ids of both halves, the measured one first."""
        return key(self.measured.id), key(self.observed.id)

    def partner_of(self, goal: Goal) -> Goal:
        """The other half."""
        return self.observed if key(goal.id) == key(self.measured.id) else self.measured


def pairs(portfolio: Portfolio) -> tuple[Pair, ...]:
    """Every pair once, in the order of the measured goals, then of the observed ones.

    References to unknown goals, to the goal itself and to goals on the same side make no pair.
    """
    reasons: dict[tuple[str, str], dict[str, str]] = {}
    for identifier, goal in portfolio.goals.items():
        for reference in goal.pairs:
            other = portfolio.goal(reference.goal)
            if other and other.side != goal.side:
                both = (identifier, key(other.id)) if goal.is_measured else (key(other.id), identifier)
                given = reasons.setdefault(both, {})
                given[goal.id] = given.get(goal.id) or reference.because
    order = {identifier: position for position, identifier in enumerate(portfolio.goals)}
    found = []
    for measured, observed in sorted(reasons, key=lambda both: (order[both[0]], order[both[1]])):
        halves = (portfolio.goals[measured], portfolio.goals[observed])
        given = reasons[measured, observed]
        because = next((given[half.id] for half in halves if given.get(half.id)), "")
        found.append(Pair(*halves, because, tuple(half.id for half in halves if half.id in given)))
    return tuple(found)


def reading_of(
    pair: Pair,
    *,
    progress: Sequence[Progress],
    growth: Growth,
    entries: Iterable[Entry],
    day: date,
    since: date,
) -> PairReading:
    """The reading of a pair on a day.

    `progress` holds the measured goal's metrics, `growth` and `entries` are the observed goal's, and `since` is the
    first day of the window that an advance of the number is looked for in.
    """
    readable = [found for found in progress if is_readable(found)]
    if not readable or any(_is_young(goal, day) for goal in (pair.measured, pair.observed)):
        return PairReading.TOO_EARLY
    advances = all(has_advanced(found, since) for found in readable)
    if growth is Growth.RISING or (growth is Growth.HOLDING and advances):
        backed = sum(entry.evidence != "challenges" for entry in entries)
        if backed < PATTERN_FROM.value:
            return PairReading.TOO_EARLY
        return PairReading.BALANCED if advances else PairReading.BUILDING
    return PairReading.HOLLOW if advances else PairReading.STALLED


def lagging(progress: Sequence[Progress], since: date) -> int:
    """How many of a goal's readable numbers do not advance while others do; 0 where they all go the same way."""
    if len(progress) < 2:
        return 0
    behind = [not has_advanced(found, since) for found in progress if is_readable(found)]
    return 0 if all(behind) else sum(behind)


def is_readable(found: Progress) -> bool:
    """Whether a metric tells enough for a pair to be read."""
    if found.metric.aim == "deliver":
        return True
    if found.standing is Standing.NO_READING:
        return False
    return found.metric.aim != "reach" or found.is_final or len(found.readings) >= DIRECTION_FROM.value


def _is_young(goal: Goal, day: date) -> bool:
    return goal.start is not None and (closed_on(goal, day) - goal.start).days < YOUNG_DAYS.value
