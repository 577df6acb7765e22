"""The sentences that are generated: standings, growth, pair readings and evidence, put into words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from goalsite_gen.insight import (
    Growth,
    LearningShare,
    PairReading,
    Progress,
    Standing,
    expected_value,
    forecast_of,
    record_of,
)
from goalsite_gen.insight import Ladder as Climb
from goalsite_gen.insight.thresholds import DELIVERED_AT, ON_PATH, SILENT_AFTER, STALE_AFTER, TREND_FROM, WATCH
from goalsite_gen.model import Entry, Metric
from goalsite_gen.site import words
from goalsite_gen.site.charts import Standing as Glyph
from goalsite_gen.site.charts import standing_glyph
from goalsite_gen.site.views import Badge
from goalsite_gen.site.views.common import Tone

_STANDINGS: dict[Standing, tuple[Glyph, Tone]] = {
    Standing.NO_READING: ("none", "plain"),
    Standing.STALE: ("stale", "plain"),
    Standing.REACHED: ("reached", "plain"),
    Standing.MISSED: ("missed", "alert"),
    Standing.ON_PATH: ("path", "plain"),
    Standing.WATCH: ("watch", "alert"),
    Standing.OFF_PATH: ("off", "alert"),
    Standing.SLIPPING: ("slipping", "alert"),
    Standing.HOLDING: ("holding", "plain"),
    Standing.BREACHED: ("breached", "alert"),
    Standing.DELIVERED: ("delivered", "plain"),
    Standing.DUE: ("due", "plain"),
    Standing.OVERDUE: ("overdue", "alert"),
}
_GROWTHS: dict[Growth, tuple[Glyph, Tone]] = {
    Growth.RISING: ("rising", "plain"),
    Growth.HOLDING: ("holding", "plain"),
    Growth.SLIPPING: ("slipping", "alert"),
    Growth.SILENT: ("silent", "plain"),
}
_PAIRS: dict[PairReading, tuple[Glyph, Tone, str]] = {
    PairReading.HOLLOW: ("hollow", "alert", "The number moves; what people see does not."),
    PairReading.STALLED: ("stalled", "plain", "Neither the number nor what people see is moving."),
    PairReading.BUILDING: ("building", "plain", "What people see is growing; the number does not move yet."),
    PairReading.TOO_EARLY: ("early", "plain", "It is too early to read the two together."),
    PairReading.BALANCED: ("balanced", "plain", "The number moves, and so does what people see."),
}
_STATES: dict[str, tuple[Glyph, Tone]] = {
    "achieved": ("reached", "plain"),
    "missed": ("missed", "alert"),
    "paused": ("silent", "plain"),
    "dropped": ("none", "plain"),
}
_LEANS: dict[str, tuple[Glyph, str]] = {
    "supports": ("path", "Supports"),
    "challenges": ("none", "Challenges"),
    "mixed": ("watch", "Mixed"),
}

_TWICE = {1: "once", 2: "twice", 3: "three times"}


def _times(n: int) -> str:
    return _TWICE.get(n, f"{n} times")


STANDING_MEANINGS: dict[str, str] = {
    "no reading": "Nobody has read the number yet.",
    "stale": f"The last reading is older than {_times(STALE_AFTER.whole)} the interval in which it is to be read.",
    "reached": "The target is met.",
    "missed": "The due date has passed and the target was not met.",
    "on path": f"At least {ON_PATH.value:.0%} of what the path planned for the day of the latest reading.",
    "watch": f"Between {WATCH.value:.0%} and {ON_PATH.value:.0%} of what the path planned.",
    "off path": f"Less than {WATCH.value:.0%} of what the path planned.",
    "slipping": "Further from the target than at the start.",
    "holding": "On the right side of the line it must not cross.",
    "breached": "On the wrong side of that line.",
    "delivered": "What was to be delivered is there.",
    "due": "Not delivered yet, and still in time.",
    "overdue": "Not delivered, and the due date has passed.",
}
GROWTH_MEANINGS: dict[str, str] = {
    "rising": "A stage was gained, a milestone happened, or more entries supported than challenged.",
    "holding": "Neither gains nor losses, or as many of the one as of the other.",
    "slipping": "A stage was lost, or more entries challenged than supported.",
    "silent": f"Nobody has written about it for {_times(SILENT_AFTER.whole)} the interval in which somebody should.",
}
PAIR_MEANINGS: dict[str, str] = {
    "balanced": "Both halves of the pair advance.",
    "hollow": "The number advances, while growth is silent or slipping.",
    "building": "Growth advances and the number does not yet.",
    "stalled": "Neither half advances.",
    "too early": "One half has run for less than a quarter, or has too few readings or entries.",
}


def standing_badge(standing: Standing) -> Badge:
    """Glyph and word of a standing."""
    glyph, tone = _STANDINGS[standing]
    return Badge(standing_glyph(glyph), standing.value.capitalize(), tone)


def growth_badge(growth: Growth) -> Badge:
    """Glyph and word of a growth."""
    glyph, tone = _GROWTHS[growth]
    return Badge(standing_glyph(glyph), growth.value.capitalize(), tone)


def pair_badge(reading: PairReading) -> Badge:
    """Glyph and word of a pair reading."""
    glyph, tone, _ = _PAIRS[reading]
    return Badge(standing_glyph(glyph), reading.value.capitalize(), tone)


def state_badge(state: str) -> Badge:
    """Glyph and word of how a goal was closed."""
    glyph, tone = _STATES[state]
    return Badge(standing_glyph(glyph), state.capitalize(), tone)


def lean_badge(evidence: str) -> Badge:
    """Glyph and word of an entry's lean."""
    glyph, word = _LEANS[evidence]
    return Badge(standing_glyph(glyph), word)


def pair_sentence(reading: PairReading) -> str:
    """What a pair reading means."""
    return _PAIRS[reading][2]


def value_of(metric: Metric, value: float) -> str:
    """A value of a metric with its unit."""
    return words.quantity(value, metric.unit, metric.decimals)


def latest_words(progress: Progress) -> str:
    """The latest value as printed large; a thing that is there or not is said in a word. Empty without a reading."""
    metric, latest = progress.metric, progress.latest
    if metric.aim == "deliver" and not metric.unit and progress.terms.target == DELIVERED_AT.value:
        return "Delivered" if progress.standing is Standing.DELIVERED else "Not yet"
    return value_of(metric, latest.value) if latest else ""


def target_words(progress: Progress) -> str:
    """Where a number leads, for a row: "towards 2.5% by December 2026", "stays above 40"."""
    metric, terms = progress.metric, progress.terms
    if terms.target is None:
        return ""
    if metric.aim == "deliver" and not metric.unit and terms.target == DELIVERED_AT.value:
        return f"due by {words.month(terms.due)}" if terms.due else ""
    target = value_of(metric, terms.target)
    if metric.aim in ("stay-above", "stay-below"):
        return f"to {metric.aim.replace('-', ' ')} {target}"
    by = f" by {words.month(terms.due)}" if terms.due else ""
    return f"towards {target}{by}"


def was_words(progress: Progress) -> str:
    """The quiet line beside a figure: from where, towards what, by when, and where the path is now."""
    metric, terms, latest = progress.metric, progress.terms, progress.latest
    if metric.aim == "deliver" and not metric.unit and terms.target == DELIVERED_AT.value:
        due = f"due on {words.date(terms.due)}" if terms.due else ""
        return ", ".join(filter(None, (f"on {words.date(latest.date)}" if latest else "", due)))
    if latest is None:
        return f"No reading yet; {target_words(progress)}" if target_words(progress) else "No reading yet"
    if metric.aim in ("stay-above", "stay-below"):
        limit = value_of(metric, terms.target) if terms.target is not None else "its line"
        return f"to {metric.aim.replace('-', ' ')} {limit}; read on {words.date(latest.date)}"
    parts = [f"from {value_of(metric, terms.baseline)}"] if terms.baseline is not None else []
    if terms.target is not None:
        by = f" by {words.date(terms.due)}" if terms.due else ""
        parts.append(f"towards {value_of(metric, terms.target)}{by}")
    sentence = ", ".join(parts)
    if metric.aim == "reach" and (planned := planned_value(progress)) is not None:
        sentence += f"; path at the latest reading {value_of(metric, planned)}"
    return sentence


def planned_value(progress: Progress) -> float | None:
    """The value that the path planned for the day of the latest reading."""
    return expected_value(progress.terms, progress.latest.date) if progress.latest else None


def standing_sentence(progress: Progress) -> str:
    """A standing said in full, with the numbers it was judged by."""
    metric, terms, latest, standing = progress.metric, progress.terms, progress.latest, progress.standing
    if latest is None:
        if standing is Standing.DELIVERED:
            return "It has been delivered."
        if standing in (Standing.DUE, Standing.OVERDUE) and terms.due:
            return (
                f"Due on {words.date(terms.due)}."
                if standing is Standing.DUE
                else f"Was due on {words.date(terms.due)}."
            )
        return "There is no reading yet."
    now = value_of(metric, latest.value)
    on = words.date(latest.date)
    target = value_of(metric, terms.target) if terms.target is not None else ""
    if standing is Standing.STALE:
        every = f"; it should be read {metric.every.words}" if metric.every else ""
        return f"The last reading, {now}, is of {on}{every}."
    if standing is Standing.REACHED:
        return f"The target of {target} is met: {now} on {on}."
    if standing is Standing.MISSED:
        due = f" on {words.date(terms.due)}" if terms.due else ""
        return f"It was due{due} at {target}; the last reading is {now}."
    if standing is Standing.SLIPPING and terms.baseline is not None:
        return f"It stands at {now}, further from {target} than the {value_of(metric, terms.baseline)} it began with."
    if standing in (Standing.HOLDING, Standing.BREACHED):
        side = "above" if metric.aim == "stay-above" else "below"
        verb = "stays" if standing is Standing.HOLDING else "should stay"
        return f"It {verb} {side} {target}: {now} on {on}."
    if standing is Standing.DELIVERED:
        return f"It has been delivered: {now} on {on}."
    if standing in (Standing.DUE, Standing.OVERDUE):
        word = "due" if standing is Standing.DUE else "overdue since"
        due = f" {words.date(terms.due)}" if terms.due else ""
        return f"{now} of {target} on {on}; {word}{due}." if target else f"{now} on {on}; {word}{due}."
    if progress.share is None or progress.expected is None:
        return f"It stands at {now}, towards {target}." if target else f"It stands at {now}."
    done, planned = words.share_text(progress.share), words.share_text(progress.expected)
    return f"{done} of the way is done; {planned} was planned by {on}."


def forecast_words(progress: Progress) -> tuple[str, ...]:
    """Where the readings so far would lead by the due date, and how earlier forecasts did."""
    metric, terms = progress.metric, progress.terms
    if metric.aim != "reach" or metric.counts or progress.is_final or terms.due is None or progress.latest is None:
        return ()
    made = forecast_of(progress)
    if made is None:
        few = len(progress.readings) < TREND_FROM.whole and terms.due > progress.latest.date
        return (f"It is too early for a forecast, which takes {TREND_FROM.whole} readings.",) if few else ()
    low, high = sorted((made.low, made.high))
    said = (
        f"At the slope so far it would stand at {value_of(metric, made.value)} on {words.date(made.day)}, "
        f"or between {value_of(metric, low)} and {value_of(metric, high)}."
    )
    record = record_of(progress)
    if not record.made:
        return (said,)
    tried = words.count(record.made, "earlier forecast", "earlier forecasts")
    return (said, f"Of {tried} of the next reading, {record.held} came true within the range given.")


def chart_words(progress: Progress) -> str:
    """The description of a chart: how many readings, from where to where, and the path."""
    metric, terms, readings = progress.metric, progress.terms, progress.readings
    if not readings:
        return "There is no reading yet."
    first, last = readings[0], readings[-1]
    if len(readings) == 1:
        said = f"One reading, {value_of(metric, first.value)} on {words.date(first.date)}."
    else:
        low = min(readings, key=lambda reading: reading.value)
        high = max(readings, key=lambda reading: reading.value)
        said = (
            f"{len(readings)} readings from {words.date(first.date)} to {words.date(last.date)} "
            f"go from {value_of(metric, first.value)} to {value_of(metric, last.value)}; the lowest is "
            f"{value_of(metric, low.value)}, the highest {value_of(metric, high.value)}."
        )
    if terms.target is not None:
        by = f" by {words.date(terms.due)}" if terms.due else ""
        if metric.aim in ("stay-above", "stay-below"):
            said += f" It is to {metric.aim.replace('-', ' ')} {value_of(metric, terms.target)}."
        elif (planned := planned_value(progress)) is not None:
            said += f" The planned path leads to {value_of(metric, terms.target)}{by}"
            said += f" and stood at {value_of(metric, planned)} at the last reading."
        else:
            said += f" The target is {value_of(metric, terms.target)}{by}."
    return f"{said} All readings are listed below the chart."


def stage_words(climb: Climb) -> str:
    """The name of the stage that leads, or what is to be said where none has been seen."""
    if climb.stage is not None:
        return climb.stage.name
    return "No stage seen yet" if climb.indicator.stages else "No stages described"


def since_words(climb: Climb) -> str:
    """The line beside the stage: since when, and what was before."""
    if climb.stage is None or climb.since is None:
        return (
            ""
            if not climb.indicator.stages
            else f"of {words.count(len(climb.indicator.stages), 'stage', 'stages')} described"
        )
    said = f"since {words.month(climb.since)}"
    before = [change for change in climb.history if change.stage.id != climb.stage.id]
    return f"{said}; before that “{before[-1].stage.name}”" if before else said


def evidence_words(supports: int, challenges: int, mixed: int) -> str:
    """How many observations speak for and against: counts, never a share."""
    total = supports + challenges + mixed
    if not total:
        return "No observation yet."
    if total == 1:
        said = "in support" if supports else "against it" if challenges else "speaking both ways"
        return f"One observation, {said}."
    parts = [_does(supports, "supports it", "support it")] if supports else []
    parts += [_does(challenges, "challenges it", "challenge it")] if challenges else []
    parts += [_does(mixed, "speaks both ways", "speak both ways")] if mixed else []
    return f"{total} observations: {words.list_of(parts)}."


def _does(n: int, one: str, many: str) -> str:
    return f"{n} {one if n == 1 else many}"


def growth_sentence(
    growth: Growth, *, day: date, entries: Sequence[Entry], climbs: Sequence[Climb], since: date
) -> str:
    """A growth said in full, by what it was judged: the window begins on the day `since`."""
    if not entries:
        return "Nobody has written about it yet."
    last = entries[-1].date
    if growth is Growth.SILENT:
        return f"Nobody has written about it since {words.date(last)}, {words.duration((day - last).days)} ago."
    recent = [entry for entry in entries if entry.date >= since]
    supports, challenges = (sum(entry.evidence == lean for entry in recent) for lean in ("supports", "challenges"))
    weighed = f"{_number(supports, 'entry supports', 'entries support')} it and "
    weighed += f"{_number(challenges, 'challenges', 'challenge') if challenges else 'none challenges'} it"
    if growth is Growth.RISING:
        if shift := next(
            (entry for entry in reversed(recent) if entry.milestone and entry.evidence != "challenges"), None
        ):
            return f"A milestone was reached in {words.month(shift.date)}."
        for climb in climbs:
            gained = [now for before, now in pairwise(climb.history) if now.rank > before.rank and now.date >= since]
            if gained:
                return f"A stage was gained in {words.month(gained[-1].date)}: “{gained[-1].stage.name}”."
        return f"In the last two quarters {weighed}."
    if growth is Growth.SLIPPING:
        for climb in climbs:
            lost = [now for before, now in pairwise(climb.history) if now.rank < before.rank and now.date >= since]
            if lost:
                return f"A stage was lost in {words.month(lost[-1].date)}: it is now “{lost[-1].stage.name}”."
        return f"In the last two quarters {weighed}."
    return "Over the last two quarters it neither gained nor lost."


def _number(n: int, one: str, many: str) -> str:
    return f"{n or 'no'} {one if n == 1 else many}"


def balance_sentence(share: LearningShare) -> str:
    """The share of measured goals with a living growth partner, as a sentence."""
    living, measured = share.living, share.measured
    if not measured:
        return "There is no measured goal yet."
    if living == measured:
        return "Every number here has a growth partner that somebody has observed lately."
    if measured == 1:
        return "The one number here has no growth partner that somebody has observed lately."
    if not living:
        return f"None of the {measured} numbers here has a growth partner that somebody has observed lately."
    have = "has" if living == 1 else "have"
    return f"Of {measured} measured goals, {living} {have} a growth partner that somebody has observed lately."
