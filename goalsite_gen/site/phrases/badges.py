"""The one word for a standing, a growth, a pair or an end, with its glyph, and what each of them means."""

from __future__ import annotations

from goalsite_gen.insight import Growth, PairReading, ReadPair, Standing
from goalsite_gen.insight.thresholds import ON_PATH, SILENT_AFTER, STALE_AFTER, WATCH
from goalsite_gen.site import words
from goalsite_gen.site.charts import Standing as Glyph
from goalsite_gen.site.charts import standing_glyph
from goalsite_gen.site.language import mark, mark_as, mark_count, say, say_as, say_count
from goalsite_gen.site.views import Badge
from goalsite_gen.site.views.common import Tone

_STANDINGS: dict[Standing, tuple[Glyph, Tone, tuple[str, str]]] = {
    Standing.NO_READING: ("none", "plain", mark_as("standing", "No reading")),
    Standing.STALE: ("stale", "plain", mark_as("standing", "Stale")),
    Standing.REACHED: ("reached", "plain", mark_as("standing", "Reached")),
    Standing.MISSED: ("missed", "alert", mark_as("standing", "Missed")),
    Standing.ON_PATH: ("path", "plain", mark_as("standing", "On path")),
    Standing.WATCH: ("watch", "alert", mark_as("standing", "Watch")),
    Standing.OFF_PATH: ("off", "alert", mark_as("standing", "Off path")),
    Standing.SLIPPING: ("slipping", "alert", mark_as("standing", "Slipping")),
    Standing.HOLDING: ("holding", "plain", mark_as("standing", "Holding")),
    Standing.BREACHED: ("breached", "alert", mark_as("standing", "Breached")),
    Standing.DELIVERED: ("delivered", "plain", mark_as("standing", "Delivered")),
    Standing.DUE: ("due", "plain", mark_as("standing", "Due")),
    Standing.OVERDUE: ("overdue", "alert", mark_as("standing", "Overdue")),
}
_GROWTHS: dict[Growth, tuple[Glyph, Tone, tuple[str, str]]] = {
    Growth.RISING: ("rising", "plain", mark_as("growth", "Rising")),
    Growth.HOLDING: ("holding", "plain", mark_as("growth", "Holding")),
    Growth.SLIPPING: ("slipping", "alert", mark_as("growth", "Slipping")),
    Growth.SILENT: ("silent", "plain", mark_as("growth", "Silent")),
}
_PAIRS: dict[PairReading, tuple[Glyph, Tone, tuple[str, str]]] = {
    PairReading.HOLLOW: ("hollow", "alert", mark_as("pair", "Hollow")),
    PairReading.STALLED: ("stalled", "plain", mark_as("pair", "Stalled")),
    PairReading.BUILDING: ("building", "plain", mark_as("pair", "Building")),
    PairReading.TOO_EARLY: ("early", "plain", mark_as("pair", "Too early")),
    PairReading.BALANCED: ("balanced", "plain", mark_as("pair", "Balanced")),
}
_STATES: dict[str, tuple[Glyph, Tone, tuple[str, str]]] = {
    "achieved": ("reached", "plain", mark_as("state", "Achieved")),
    "missed": ("missed", "alert", mark_as("state", "Missed")),
    "paused": ("silent", "plain", mark_as("state", "Paused")),
    "dropped": ("none", "plain", mark_as("state", "Dropped")),
}
_LEANS: dict[str, tuple[Glyph, Tone, tuple[str, str]]] = {
    "supports": ("path", "plain", mark_as("evidence", "Supports")),
    "challenges": ("none", "plain", mark_as("evidence", "Challenges")),
    "mixed": ("watch", "plain", mark_as("evidence", "Speaks both ways")),
}

_PAIR_SENTENCES = {
    PairReading.HOLLOW: mark("The number advances; what people see does not."),
    PairReading.STALLED: mark("The number is not where it should be, and what people see is not growing."),
    PairReading.BUILDING: mark("What people see is growing; the number is not where it should be."),
    PairReading.TOO_EARLY: mark("It is too early to read the two together."),
    PairReading.BALANCED: mark("The number advances, and what people see grows or holds."),
}
_ENDED_SENTENCES = {
    PairReading.HOLLOW: mark("When closed, the number had advanced; what people saw had not."),
    PairReading.STALLED: mark("When closed, the number was behind, and what people saw was not growing."),
    PairReading.BUILDING: mark("When closed, what people saw was growing; the number was behind."),
    PairReading.TOO_EARLY: mark("Closed too early to read the two together."),
    PairReading.BALANCED: mark("When closed, the number had advanced, and what people saw grew or held."),
}
_SOME_BEHIND = {
    PairReading.STALLED: mark_count(
        "One of the numbers is not where it should be, and what people see is not growing.",
        "{n} of the numbers are not where they should be, and what people see is not growing.",
    ),
    PairReading.BUILDING: mark_count(
        "What people see is growing; one of the numbers is not where it should be.",
        "What people see is growing; {n} of the numbers are not where they should be.",
    ),
}
"""The same where a goal has several numbers, of which some are where they should be."""

_SOME_WERE_BEHIND = {
    PairReading.STALLED: mark_count(
        "When closed, one of the numbers was behind, and what people saw was not growing.",
        "When closed, {n} of the numbers were behind, and what people saw was not growing.",
    ),
    PairReading.BUILDING: mark_count(
        "When closed, what people saw was growing; one of the numbers was behind.",
        "When closed, what people saw was growing; {n} of the numbers were behind.",
    ),
}
_PAIR_HEADINGS = {
    PairReading.HOLLOW: mark_as("heading", "Hollow"),
    PairReading.STALLED: mark_as("heading", "Stalled"),
    PairReading.BUILDING: mark_as("heading", "Building"),
    PairReading.TOO_EARLY: mark_as("heading", "Too early to say"),
    PairReading.BALANCED: mark_as("heading", "Balanced"),
}
_STANDING_MEANINGS = {
    Standing.NO_READING: mark("Nobody has read the number yet."),
    Standing.REACHED: mark("The target is met."),
    Standing.MISSED: mark("The due date has passed and the target was not met."),
    Standing.ON_PATH: mark("At least {on_path} of what the path planned for the day of the latest reading."),
    Standing.WATCH: mark("Between {watch} and {on_path} of what the path planned."),
    Standing.OFF_PATH: mark("Less than {watch} of what the path planned."),
    Standing.SLIPPING: mark("Further from the target than at the start."),
    Standing.HOLDING: mark("On the right side of the line it is not to cross, or on the line itself."),
    Standing.BREACHED: mark("On the wrong side of that line."),
    Standing.DELIVERED: mark("What was to be delivered is there."),
    Standing.DUE: mark("Not delivered yet, and still in time."),
    Standing.OVERDUE: mark("Not delivered, and the due date has passed."),
}
_GROWTH_MEANINGS = {
    Growth.RISING: mark("A stage was gained, a milestone happened, or more entries supported than challenged."),
    Growth.HOLDING: mark("Neither gains nor losses, or both."),
    Growth.SLIPPING: mark(
        "A stage was lost, or more entries challenged than supported; or all that was written lately challenges."
    ),
}
_PAIR_MEANINGS = {
    PairReading.BALANCED: mark("The number advances, while growth is rising or holding."),
    PairReading.HOLLOW: mark("The number advances, while growth is silent or slipping."),
    PairReading.BUILDING: mark("Growth is rising, while the number does not advance."),
    PairReading.STALLED: mark("The number does not advance, and growth is holding, silent or slipping."),
    PairReading.TOO_EARLY: mark("One half has run for less than a quarter, or has too few readings or entries."),
}


def standing_badge(standing: Standing) -> Badge:
    """Glyph and word of a standing."""
    return _badge(_STANDINGS[standing])


def growth_badge(growth: Growth) -> Badge:
    """Glyph and word of a growth."""
    return _badge(_GROWTHS[growth])


def pair_badge(reading: PairReading) -> Badge:
    """Glyph and word of a pair reading."""
    return _badge(_PAIRS[reading])


def state_badge(state: str) -> Badge:
    """Glyph and word of how a goal was closed."""
    return _badge(_STATES[state])


def lean_badge(evidence: str) -> Badge:
    """Glyph and word of an entry's lean."""
    return _badge(_LEANS[evidence])


def pair_sentence(reading: PairReading) -> str:
    """What a pair reading says about its pair."""
    return say(_PAIR_SENTENCES[reading])


def pair_said(pair: ReadPair) -> str:
    """What a pair's reading says about it, in the past where one of its goals was closed."""
    some = _SOME_BEHIND if pair.pair.is_active else _SOME_WERE_BEHIND
    if pair.behind and pair.reading in some:
        return say_count(*some[pair.reading], pair.behind)
    return pair_sentence(pair.reading) if pair.pair.is_active else say(_ENDED_SENTENCES[pair.reading])


def pair_heading(reading: PairReading) -> str:
    """A pair reading as the heading above the pairs that have it."""
    return say_as(*_PAIR_HEADINGS[reading])


def standing_meaning(standing: Standing) -> str:
    """By what a number comes to a standing."""
    if standing is Standing.STALE:
        if STALE_AFTER.whole == 2:
            return say("The last reading is older than twice the interval in which it is to be read.")
        return say_count(
            "The last reading is older than {n} time the interval in which it is to be read.",
            "The last reading is older than {n} times the interval in which it is to be read.",
            STALE_AFTER.whole,
        )
    return say(
        _STANDING_MEANINGS[standing], on_path=words.share_text(ON_PATH.value), watch=words.share_text(WATCH.value)
    )


def growth_meaning(growth: Growth) -> str:
    """By what an observed goal comes to a growth."""
    if growth is Growth.SILENT:
        if SILENT_AFTER.whole == 2:
            return say("Nobody has written about it for twice the interval in which somebody should.")
        return say_count(
            "Nobody has written about it for {n} time the interval in which somebody should.",
            "Nobody has written about it for {n} times the interval in which somebody should.",
            SILENT_AFTER.whole,
        )
    return say(_GROWTH_MEANINGS[growth])


def pair_meaning(reading: PairReading) -> str:
    """By what a pair comes to its reading."""
    return say(_PAIR_MEANINGS[reading])


def _badge(row: tuple[Glyph, Tone, tuple[str, str]]) -> Badge:
    glyph, tone, word = row
    return Badge(standing_glyph(glyph), say_as(*word), tone)
