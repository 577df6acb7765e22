"""The sentences about what people observe: stages, evidence, growth, and the balance of both sides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from goalsite_gen.insight import Growth, LearningShare
from goalsite_gen.insight import Ladder as Climb
from goalsite_gen.model import Entry
from goalsite_gen.site import words
from goalsite_gen.site.language import say, say_count


def stage_words(climb: Climb) -> str:
    """The name of the stage that leads, or what is to be said where none has been seen."""
    if climb.stage is not None:
        return climb.stage.name
    return say("No stage seen yet") if climb.indicator.stages else say("No stages described")


def since_words(climb: Climb) -> str:
    """The line beside the stage: since when, and what was before."""
    if climb.stage is None or climb.since is None:
        stages = len(climb.indicator.stages)
        return say_count("of {n} stage described", "of {n} stages described", stages) if stages else ""
    month = words.month(climb.since)
    before = [change for change in climb.history if change.stage.id != climb.stage.id]
    if before:
        return say("since {month}; before that {stage}", month=month, stage=words.quoted(before[-1].stage.name))
    return say("since {month}", month=month)


def evidence_words(supports: int, challenges: int, mixed: int) -> str:
    """How many observations speak for and against: counts, never a share."""
    total = supports + challenges + mixed
    if not total:
        return say("No observation yet.")
    if total == 1:
        if supports:
            return say("One observation, in support.")
        return say("One observation, against it.") if challenges else say("One observation, speaking both ways.")
    if total == supports:
        return say_count(
            "Each of the {n} observations supports it.", "Each of the {n} observations supports it.", total
        )
    if total == challenges:
        return say_count(
            "Each of the {n} observations challenges it.", "Each of the {n} observations challenges it.", total
        )
    if total == mixed:
        return say_count(
            "Each of the {n} observations speaks both ways.", "Each of the {n} observations speaks both ways.", total
        )
    parts = []
    if supports:
        parts.append(say_count("{n} supports it", "{n} support it", supports))
    if challenges:
        parts.append(say_count("{n} challenges it", "{n} challenge it", challenges))
    if mixed:
        parts.append(say_count("{n} speaks both ways", "{n} speak both ways", mixed))
    return say_count("{n} observation: {list}.", "{n} observations: {list}.", total, list=words.list_of(parts))


def growth_sentence(
    growth: Growth, *, day: date, entries: Sequence[Entry], climbs: Sequence[Climb], since: date
) -> str:
    """A growth said in full, by what it was judged: the window begins on the day `since`."""
    if not entries:
        return say("Nobody has written about it yet.")
    last = entries[-1].date
    if growth is Growth.SILENT:
        ago = words.days_ago((day - last).days)
        return say("Nobody has written about it since {day}, {ago}.", day=words.date(last), ago=ago)
    recent = [entry for entry in entries if entry.date >= since]
    if growth is Growth.RISING:
        return _gain(recent, climbs, since=since) or _weighed(recent)
    if growth is Growth.SLIPPING:
        return _loss(climbs, since=since) or _weighed(recent)
    return say("Over the last two quarters it neither gained nor lost.")


def balance_sentence(share: LearningShare) -> str:
    """The share of measured goals with a living growth partner, as a sentence."""
    living, measured = share.living, share.measured
    if not measured:
        return say("There is no measured goal yet.")
    if living == measured:
        return say("Every number here has a growth partner that somebody has observed lately.")
    if not living:
        return say_count(
            "The one number here has no growth partner that somebody has observed lately.",
            "None of the {n} numbers here has a growth partner that somebody has observed lately.",
            measured,
        )
    return say_count(
        "Of {measured} measured goals, {n} has a growth partner that somebody has observed lately.",
        "Of {measured} measured goals, {n} have a growth partner that somebody has observed lately.",
        living,
        measured=words.number(measured, 0),
    )


def _gain(recent: Sequence[Entry], climbs: Sequence[Climb], *, since: date) -> str:
    """The milestone or the stage by which it rose; empty where it rose by the entries alone."""
    shifts = (entry for entry in reversed(recent) if entry.milestone and entry.evidence != "challenges")
    if shift := next(shifts, None):
        return say("A milestone was reached in {month}.", month=words.month(shift.date))
    for climb in climbs:
        gained = [now for before, now in pairwise(climb.history) if now.rank > before.rank and now.date >= since]
        if gained:
            month, stage = words.month(gained[-1].date), words.quoted(gained[-1].stage.name)
            return say("A stage was gained in {month}: {stage}.", month=month, stage=stage)
    return ""


def _loss(climbs: Sequence[Climb], *, since: date) -> str:
    """The stage that was lost; empty where it slips by the entries alone."""
    for climb in climbs:
        lost = [now for before, now in pairwise(climb.history) if now.rank < before.rank and now.date >= since]
        if lost:
            month, stage = words.month(lost[-1].date), words.quoted(lost[-1].stage.name)
            return say("A stage was lost in {month}: it is now {stage}.", month=month, stage=stage)
    return ""


def _weighed(recent: Sequence[Entry]) -> str:
    """How many entries of the window speak for it and how many against."""
    supports, challenges = (sum(entry.evidence == lean for entry in recent) for lean in ("supports", "challenges"))
    if not supports:
        said_for = say("no entries support it")
    else:
        said_for = say_count("{n} entry supports it", "{n} entries support it", supports)
    if not challenges:
        said_against = say("none challenges it")
    else:
        said_against = say_count("{n} challenges it", "{n} challenge it", challenges)
    return say("In the last two quarters {list}.", list=words.list_of((said_for, said_against)))
