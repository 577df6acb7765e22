"""The observed goals of a team or a theme together: growth words and stages as distributions, never as an average."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from goalsite_gen.insight import Growth
from goalsite_gen.insight import Ladder as Climb
from goalsite_gen.model import Goal
from goalsite_gen.model.types import key
from goalsite_gen.site import addresses, phrases, words
from goalsite_gen.site.charts import ladder_pips
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import say, say_count
from goalsite_gen.site.views import Link, SpreadRung, StageRow, StageSpread

MOST_DOTS = 40
"""Signs at one place that are still drawn as a dot each."""

MOST_STAGES = 40
"""Names of stages that a table lists."""

MOST_NAMED = 12
"""Signs that are named beside one stage."""


def growth_words(goals: Iterable[Goal], edition: Edition) -> str:
    """How many of the active observed goals grow in which way, in a sentence; empty where there is none."""
    active = [goal for goal in goals if not goal.is_measured and goal.is_active]
    if not active:
        return ""
    counted = [(growth, sum(edition.insight.growth_of(goal) is growth for goal in active)) for growth in Growth]
    which = words.list_of([_growing(growth, n) for growth, n in counted if n])
    return say_count("{n} observed goal: {which}.", "{n} observed goals: {which}.", len(active), which=which)


def _growing(growth: Growth, n: int) -> str:
    if growth is Growth.RISING:
        return say_count("{n} is rising", "{n} are rising", n)
    if growth is Growth.HOLDING:
        return say_count("{n} is holding", "{n} are holding", n)
    if growth is Growth.SLIPPING:
        return say_count("{n} is slipping", "{n} are slipping", n)
    return say_count("{n} is silent", "{n} are silent", n)


def stage_spread(goals: Iterable[Goal], edition: Edition) -> StageSpread | None:
    """Where the signs of active observed goals stand on their ladders; None where there is no ladder."""
    climbs = [
        climb
        for goal in goals
        if goal.is_active
        for climb in edition.insight.ladders_of(goal)
        if climb.indicator.stages and not climb.is_dropped
    ]
    if not climbs:
        return None
    unseen = [climb for climb in climbs if climb.rank < 0]
    furthest = [climb for climb in climbs if climb.rank == len(climb.indicator.stages) - 1]
    first = [climb for climb in climbs if climb.rank == 0 and climb not in furthest]
    between = [climb for climb in climbs if 0 < climb.rank < len(climb.indicator.stages) - 1]
    said = [
        say_count("{n} has reached its furthest stage", "{n} have reached their furthest stage", len(furthest)),
        say_count("{n} stands on a stage in between", "{n} stand on a stage in between", len(between)),
        say_count("{n} is at its first stage", "{n} are at their first stage", len(first)),
        say_count("{n} has not been seen at any stage", "{n} have not been seen at any stage", len(unseen)),
    ]
    places = (furthest, between, first, unseen)
    which = words.list_of([part for part, found in zip(said, places, strict=True) if found])
    names = (say("Furthest stage"), say("In between"), say("First stage"), say("No stage seen yet"))
    stages = _stages((*furthest, *between, *first, *unseen))
    return StageSpread(
        sentence=say_count(
            "{n} sign is watched: {which}.", "{n} signs are watched: {which}.", len(climbs), which=which
        ),
        rungs=tuple(_rung(name, len(found)) for name, found in zip(names, places, strict=True)),
        stages=stages[:MOST_STAGES],
        more=Link(say("All goals and their signs"), addresses.GOALS) if len(stages) > MOST_STAGES else None,
    )


def _rung(name: str, n: int) -> SpreadRung:
    said = say_count("{n} sign", "{n} signs", n) if n else say("none")
    dots = ladder_pips(n, n, label=said) if 0 < n <= MOST_DOTS else Markup("")
    return SpreadRung(name, dots, said, is_empty=not n)


def _stages(climbs: Sequence[Climb]) -> tuple[StageRow, ...]:
    """The names of the stages, in the order given, each with the signs that stand there; those not seen last."""
    found: dict[str, list[Climb]] = {}
    for climb in climbs:
        found.setdefault(key(climb.stage.name) if climb.stage else "", []).append(climb)
    return tuple(
        StageRow(
            stage=phrases.stage_words(several[0]),
            said=say_count("{n} sign", "{n} signs", len(several)) if len(several) > 1 else "",
            signs=_signs(several),
        )
        for several in found.values()
    )


def _signs(climbs: Sequence[Climb]) -> tuple[Link, ...]:
    return _named([Link(climb.indicator.name, addresses.href(addresses.goal_path(climb.goal))) for climb in climbs])


def _named(links: Sequence[Link]) -> tuple[Link, ...]:
    """The first of the links, and the way to the rest."""
    if len(links) <= MOST_NAMED:
        return tuple(links)
    rest = len(links) - MOST_NAMED
    return (*links[:MOST_NAMED], Link(say_count("{n} more", "{n} more", rest), addresses.GOALS))
