"""The sentences about what people observe: evidence, growth, and the balance of both sides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from goalsite_gen.insight import Growth, LearningShare
from goalsite_gen.insight import Ladder as Climb
from goalsite_gen.model import Entry
from goalsite_gen.site import words
from goalsite_gen.site.language import say, say_count


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
    lean = _lean(recent)
    gained, lost = _gain(recent, climbs, since=since) or lean > 0, _loss(climbs, since=since) or lean < 0
    if gained and lost:
        return say("Over the last two quarters it both gained and lost.")
    return say("Over the last two quarters it neither gained nor lost.")


def balance_sentence(share: LearningShare) -> str:
    """Whether somebody wrote lately about what stands beside the measured goals, as a sentence."""
    living, measured = share.living, share.measured
    if not measured:
        return say("There is no measured goal yet.")
    if living == measured:
        return say("Beside every measured goal here stands one that somebody wrote about lately.")
    if not living:
        return say_count(
            "Beside the one measured goal here stands nothing that anybody wrote about lately.",
            "Beside none of the {n} measured goals here stands anything that anybody wrote about lately.",
            measured,
        )
    return say_count(
        "Of {measured} measured goals, {n} stands beside nothing that anybody wrote about lately.",
        "Of {measured} measured goals, {n} stand beside nothing that anybody wrote about lately.",
        measured - living,
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


def _lean(recent: Sequence[Entry]) -> int:
    """By how many entries those that support outnumber those that challenge."""
    return sum({"supports": 1, "challenges": -1}.get(entry.evidence, 0) for entry in recent)


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
