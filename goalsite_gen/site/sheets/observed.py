"""The observed half as views: ladders with evidence, the leaf that carries them, the half row of a table."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from goalsite_gen.insight import Growth, pulse_of
from goalsite_gen.insight import Ladder as Climb
from goalsite_gen.model import Goal
from goalsite_gen.site import addresses, phrases, words
from goalsite_gen.site.charts import (
    Point,
    evidence_dots,
    ladder_pips,
    spark,
)
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.sheets.measured import closed_words
from goalsite_gen.site.sheets.notes import when
from goalsite_gen.site.views import (
    Assessment,
    Badge,
    EvidenceView,
    Ladder,
    ObservedBrief,
    ObservedLeaf,
    PulseRow,
    PulseView,
    Rung,
)


def growth_of(goal: Goal, edition: Edition) -> Badge:
    """The badge of an observed goal: how it was closed, else its growth."""
    if not goal.is_active:
        return phrases.state_badge(goal.state)
    return phrases.growth_badge(edition.insight.growth_of(goal) or Growth.SILENT)


def observed_leaf(goal: Goal, edition: Edition, *, own: bool = False, brief: bool = False) -> ObservedLeaf:
    """The observed page of a spread: the leading indicator first."""
    climbs = edition.ladders_of(goal)
    silence = ""
    if not climbs:
        silence = "No sign has been named yet by which one would see it."
    elif not edition.insight.entries_of(goal):
        silence = "Nobody has written about it yet."
    return ObservedLeaf(
        heading="What we look for" if own else goal.title,
        href="" if own else addresses.href(addresses.goal_path(goal)),
        badge=growth_of(goal, edition),
        ladders=tuple(ladder(climb) for climb in climbs),
        brief=brief,
        silence=silence,
        closed=closed_words(goal),
    )


def ladder(climb: Climb) -> Ladder:
    """One indicator with its stages, the highest first."""
    indicator = climb.indicator
    now = climb.rank
    reached = {change.stage.id: change.date for change in climb.history}
    rungs = tuple(
        Rung(
            name=stage.name,
            state="now" if rank == now else "done" if rank < now else "next",
            when=_rung_when(climb, rank, now, reached.get(stage.id)),
            looks_like=stage.looks_like,
        )
        for rank, stage in reversed(tuple(enumerate(indicator.stages)))
    )
    supports, challenges, mixed = len(climb.supports), len(climb.challenges), len(climb.mixed)
    said = phrases.evidence_words(supports, challenges, mixed)
    dots = evidence_dots(supports, challenges, mixed, label=said)
    return Ladder(
        name=indicator.name,
        definition=indicator.definition,
        stage=phrases.stage_words(climb),
        was=phrases.since_words(climb),
        rungs=rungs,
        pips=pips(climb),
        evidence=EvidenceView(dots, said),
        assessments=tuple(
            Assessment(words.list_of(each.assessors) or "An assessor", each.stage.name, when(each.date), each.because)
            for each in (climb.assessments if climb.is_disputed else ())
        ),
        note=_note(climb),
    )


def pips(climb: Climb) -> Markup:
    """The ladder in small; its label is the name of the stage."""
    stages = climb.indicator.stages
    if not stages:
        return Markup("")
    return ladder_pips(climb.rank + 1, len(stages), label=phrases.stage_words(climb))


def observed_brief(goal: Goal, edition: Edition) -> ObservedBrief:
    """An observed goal as half a row: the leading stage's name."""
    href = addresses.href(addresses.goal_path(goal))
    climbs = edition.ladders_of(goal)
    badge = growth_of(goal, edition)
    if not climbs:
        return ObservedBrief(goal.title, href, "", "No sign named yet", "", Markup(""), badge)
    lead = climbs[0]
    since = f"since {words.month(lead.since)}" if lead.since and lead.stage else ""
    return ObservedBrief(goal.title, href, lead.indicator.name, phrases.stage_words(lead), since, pips(lead), badge)


def pulse(goal: Goal, edition: Edition) -> tuple[PulseView, ...]:
    """The survey that goes with an observed goal, with the number of answers; it has no target."""
    if goal.pulse is None:
        return ()
    readings = pulse_of(edition.portfolio, goal, lookup=edition.insight.lookup)
    if not readings:
        return ()
    decimals = 0 if all(reading.value == int(reading.value) for reading in readings) else 1
    rounds = tuple(
        PulseRow(
            when(reading.date, short=True),
            words.number(reading.value, decimals),
            words.count(reading.n, "answer", "answers") if reading.n is not None else "answers not counted",
        )
        for reading in reversed(readings)
    )
    first, last = words.number(readings[0].value, decimals), words.number(readings[-1].value, decimals)
    label = f"{goal.pulse.question}: from {first} to {last}"
    line = spark([Point(reading.date, reading.value) for reading in readings], target=None, label=label)
    return (PulseView(goal.pulse.question, goal.pulse.scale, last, line, rounds),)


def _rung_when(climb: Climb, rank: int, now: int, day: date | None) -> str:
    if day is None or rank > now:
        return ""
    return f"since {words.short_month(climb.since or day)}" if rank == now else words.short_month(day)


def _note(climb: Climb) -> str:
    if climb.indicator.dropped:
        return f"Given up in {words.month(climb.indicator.dropped)}."
    if climb.sightings == 1 and not climb.is_pattern:
        return "Seen once; a pattern needs two observations."
    return ""
