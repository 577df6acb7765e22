"""The observed half as views: ladders with evidence, the leaf that carries them, the half row of a table."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from goalsite_gen.insight import Growth
from goalsite_gen.insight import Ladder as Climb
from goalsite_gen.insight.lookup import pick
from goalsite_gen.model import Goal
from goalsite_gen.model.types import key
from goalsite_gen.site import addresses, phrases, words
from goalsite_gen.site.charts import (
    evidence_dots,
    ladder_pips,
)
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import say
from goalsite_gen.site.sheets.notes import health_link, stage_source, when
from goalsite_gen.site.views import (
    Assessment,
    Badge,
    EvidenceView,
    Ladder,
    ObservedBrief,
    ObservedLeaf,
    Rung,
)

JUDGED = f"{addresses.METHOD}#growth"


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
        silence = say("No sign has been named yet by which one would see it.")
    elif not edition.insight.entries_of(goal):
        silence = say("Nobody has written about it yet.")
    return ObservedLeaf(
        heading=say("What we look for") if own else goal.title,
        href="" if own else addresses.href(addresses.goal_path(goal)),
        badge=growth_of(goal, edition),
        ladders=tuple(ladder(climb, edition) for climb in climbs),
        brief=brief,
        silence=silence,
        closed="" if own else phrases.closed_words(goal),
        judged=JUDGED if goal.is_active else "",
        health=health_link(goal, edition),
    )


def ladder(climb: Climb, edition: Edition) -> Ladder:
    """One indicator with its stages, the highest first, the same on all pages that show it."""
    return edition.memo.get(("ladder", *pick(climb.goal, climb.indicator)), lambda: _ladder(climb, edition))


def _ladder(climb: Climb, edition: Edition) -> Ladder:
    indicator = climb.indicator
    now = climb.rank
    reached = {change.rank: change for change in climb.history if change.rank <= now}
    sources = {rank: stage_source(change, edition) for rank, change in reached.items()}
    rungs = tuple(
        Rung(
            name=stage.name,
            state="now" if rank == now else "done" if rank < now else "next",
            when=_rung_when(climb, rank, now, reached[rank].date if rank in reached else None),
            looks_like=stage.looks_like,
            href=sources.get(rank, ""),
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
        href=sources.get(now, ""),
        evidence=EvidenceView(
            dots, said, addresses.href(addresses.history_path(climb.goal)) if supports + challenges + mixed else ""
        ),
        assessments=tuple(
            Assessment(
                words.list_of(each.assessors) or say("An assessor"),
                words.quoted(each.stage.name),
                when(each.date),
                each.because,
            )
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
    return edition.memo.get(("observed half", key(goal.id)), lambda: _brief(goal, edition))


def _brief(goal: Goal, edition: Edition) -> ObservedBrief:
    href = addresses.href(addresses.goal_path(goal))
    climbs = edition.ladders_of(goal)
    badge = growth_of(goal, edition)
    if not climbs:
        return ObservedBrief(goal.title, href, say("No sign named yet"), "", Markup(""), badge)
    lead = climbs[0]
    return ObservedBrief(
        title=goal.title,
        href=href,
        stage=phrases.stage_words(lead),
        since=phrases.short_since(lead),
        pips=pips(lead),
        badge=badge,
        evidence=phrases.short_health(edition.insight.health_of(goal)),
    )


def _rung_when(climb: Climb, rank: int, now: int, day: date | None) -> str:
    if day is None or rank > now:
        return ""
    if rank < now:
        return words.short_month(day)
    return phrases.rung_since(climb)


def _note(climb: Climb) -> str:
    if climb.indicator.dropped:
        return say("Given up in {month}.", month=words.month(climb.indicator.dropped))
    if climb.sightings == 1 and not climb.is_pattern:
        return say("Seen to happen once; a pattern needs two such observations.")
    if climb.is_calibrated and not climb.sightings:
        return say("Set by a review; nobody has written down an observation of it.")
    return ""
