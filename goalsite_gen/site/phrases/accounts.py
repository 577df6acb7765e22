"""The sentences that lead the sections of a period's page."""

from __future__ import annotations

from collections import Counter

from goalsite_gen.insight import PairReading, ReadPair
from goalsite_gen.insight.account import Account, Turn
from goalsite_gen.insight.pairing import LEADING
from goalsite_gen.site import words
from goalsite_gen.site.language import mark, mark_count, say, say_count
from goalsite_gen.site.phrases.badges import pair_said

_ONE_WAY = {
    1: mark("One number was read, and it moved the way it should."),
    -1: mark("One number was read, and it moved the other way."),
    0: mark("One number was read, and it did not move."),
    None: mark("One number was read, and it does not tell a direction yet."),
}
_WAYS = {
    1: mark_count("{n} moved the way it should", "{n} moved the way they should"),
    -1: mark_count("{n} moved the other way", "{n} moved the other way"),
    0: mark_count("{n} did not move", "{n} did not move"),
    None: mark_count("{n} does not tell a direction yet", "{n} do not tell a direction yet"),
}
_TURNS = {
    Turn.GAINED: mark_count("{n} sign stands higher than before", "{n} signs stand higher than before"),
    Turn.LOST: mark_count("{n} sign stands lower", "{n} signs stand lower"),
    Turn.REGAINED: mark_count("{n} sign moved and came back", "{n} signs moved and came back"),
    Turn.FIRST: mark_count("{n} sign was given its first stage", "{n} signs were given their first stage"),
}
_ONE_TURN = {
    Turn.GAINED: mark("One sign stands higher than before."),
    Turn.LOST: mark("One sign stands lower than before."),
    Turn.REGAINED: mark("One sign moved and came back."),
    Turn.FIRST: mark("One sign was given its first stage."),
}
_READINGS = {
    PairReading.HOLLOW: mark_count("{n} hollow", "{n} hollow"),
    PairReading.STALLED: mark_count("{n} stalled", "{n} stalled"),
    PairReading.BUILDING: mark_count("{n} building", "{n} building"),
    PairReading.TOO_EARLY: mark_count("{n} too early to say", "{n} too early to say"),
    PairReading.BALANCED: mark_count("{n} balanced", "{n} balanced"),
}
_ALL_READINGS = {
    PairReading.HOLLOW: mark_count(
        "The one pair open on {day} was hollow.", "Each of the {n} pairs open on {day} was hollow."
    ),
    PairReading.STALLED: mark_count(
        "The one pair open on {day} was stalled.", "Each of the {n} pairs open on {day} was stalled."
    ),
    PairReading.BUILDING: mark_count(
        "The one pair open on {day} was building.", "Each of the {n} pairs open on {day} was building."
    ),
    PairReading.TOO_EARLY: mark_count(
        "For the one pair open on {day} it was too early to say.",
        "For each of the {n} pairs open on {day} it was too early to say.",
    ),
    PairReading.BALANCED: mark_count(
        "The one pair open on {day} was balanced.", "Each of the {n} pairs open on {day} was balanced."
    ),
}
_ON_THE_DAY = {
    PairReading.HOLLOW: mark("On {day} the number was about where it should be; what people saw was not growing."),
    PairReading.STALLED: mark("On {day} the number was not where it should be, and what people saw was not growing."),
    PairReading.BUILDING: mark("On {day} what people saw was growing; the number was not where it should be."),
    PairReading.TOO_EARLY: mark("On {day} it was too early to read the two together."),
    PairReading.BALANCED: mark(
        "On {day} the number was about where it should be, and what people saw was growing or holding."
    ),
}
"""What a pair said on the last day of a period: where the number stood, as beside it stands how it moved."""

_SOME_ON_THE_DAY = {
    PairReading.STALLED: mark_count(
        "On {day}, one of the numbers was not where it should be, and what people saw was not growing.",
        "On {day}, {n} of the numbers were not where they should be, and what people saw was not growing.",
    ),
    PairReading.BUILDING: mark_count(
        "On {day} what people saw was growing; one of the numbers was not where it should be.",
        "On {day} what people saw was growing; {n} of the numbers were not where they should be.",
    ),
}
"""The same where a goal has several numbers, of which some were where they should be."""


def moved_sentence(account: Account) -> str:
    """How many numbers were read, and which way they moved; empty where there is no number."""
    if not account.moves:
        return ""
    ways = [move.way for several in account.moves.values() for move in several if move.after]
    if not ways:
        return say("No number was read.")
    if len(ways) == 1:
        return say(_ONE_WAY[ways[0]])
    counted = Counter(ways)
    parts = [say_count(*message, counted[way]) for way, message in _WAYS.items() if counted[way]]
    return say_count(
        "One number was read: {ways}.", "{n} numbers were read: {ways}.", len(ways), ways=words.list_of(parts)
    )


def grown_sentence(account: Account) -> str:
    """How many signs stand higher and lower than before, and the milestones; empty where nothing is observed."""
    if not account.grown:
        return ""
    counted = Counter(step.turn for grown in account.grown.values() for step in grown.steps)
    milestones = sum(entry.milestone is not None for entry in account.entries)
    if counted.total() + milestones == 1:
        return say(_ONE_TURN[next(iter(counted))]) if counted else say("One milestone was written down.")
    parts = [say_count(*message, counted[turn]) for turn, message in _TURNS.items() if counted[turn]]
    if milestones:
        parts.append(say_count("{n} milestone was written down", "{n} milestones were written down", milestones))
    if not parts:
        return say("No sign changed its stage, and no milestone was written down.")
    return words.sentence(words.list_of(parts))


def pairs_sentence(account: Account) -> str:
    """How the pairs read at the end, hollow ones first; empty where none is active."""
    counted = Counter(pair.reading for pair in account.pairs if pair.pair.is_active)
    read, day = counted.total(), words.date(account.day)
    if not read:
        return ""
    if len(counted) == 1:
        return say_count(*_ALL_READINGS[next(iter(counted))], read, day=day)
    parts = [say_count(*_READINGS[reading], counted[reading]) for reading in LEADING if counted[reading]]
    return say_count(
        "{n} pair was open on {day}: {pairs}.",
        "{n} pairs were open on {day}: {pairs}.",
        read,
        day=day,
        pairs=words.list_of(parts),
    )


def pair_then(pair: ReadPair, account: Account) -> str:
    """What a pair said on the last day told of; of one closed by then, what it had come to."""
    if not pair.pair.is_active:
        return pair_said(pair)
    day = words.date(account.day)
    if pair.behind and pair.reading in _SOME_ON_THE_DAY:
        return say_count(*_SOME_ON_THE_DAY[pair.reading], pair.behind, day=day)
    return say(_ON_THE_DAY[pair.reading], day=day)


def against_sentence(account: Account) -> str:
    """How many entries speak against what is hoped for; empty where nobody wrote."""
    against = sum(entry.evidence == "challenges" for entry in account.entries)
    written = words.number(len(account.entries), 0)
    if not account.entries:
        return ""
    if len(account.entries) == 1:
        if against:
            return say("The one entry of this period speaks against what we hope for.")
        return say("The one entry of this period does not speak against what we hope for.")
    if against == len(account.entries):
        return say("Each of the {all} entries of this period speaks against what we hope for.", all=written)
    if not against:
        return say("None of the {all} entries of this period speaks against what we hope for.", all=written)
    return say_count(
        "Of {all} entries of this period, one speaks against what we hope for.",
        "Of {all} entries of this period, {n} speak against what we hope for.",
        against,
        all=written,
    )


def written_words(account: Account) -> str:
    """What a period holds, for a list: its entries, reviews and stories, counted."""
    parts = [say_count("{n} entry", "{n} entries", len(account.entries))] if account.entries else []
    if account.looked_back:
        parts.append(say_count("{n} review", "{n} reviews", len(account.looked_back)))
    if account.stories:
        parts.append(say_count("{n} story", "{n} stories", len(account.stories)))
    return words.row_of(parts) or say("readings only")
