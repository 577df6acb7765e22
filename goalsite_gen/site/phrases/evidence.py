"""How sound the evidence is, in counts, and what a number's dips are called."""

from __future__ import annotations

from datetime import date

from goalsite_gen.insight import Health, Progress, Silences
from goalsite_gen.insight.dips import Dip
from goalsite_gen.model import Metric
from goalsite_gen.site import words
from goalsite_gen.site.language import mark, say, say_count
from goalsite_gen.site.phrases.kinds import every_words
from goalsite_gen.site.phrases.numbers import value_of

_SILENT = {"week": mark("Silent weeks"), "month": mark("Silent months"), "quarter": mark("Silent quarters")}


def health_words(health: Health) -> str:
    """The evidence for a goal in a line: how much, how much against it, by how many."""
    if not health.entries:
        return ""
    parts = [_written(health), _challenged(health)]
    if health.observers:
        parts.append(say_count("{n} observer", "{n} observers", health.observers))
    return words.row_of(parts)


def short_health(health: Health) -> str:
    """The same in short, for a row: how much was written, when last, and how much of it against."""
    if not health.entries or health.days_since_entry is None:
        return ""
    against = (
        say_count("{n} against it", "{n} against it", health.challenges) if health.challenges else say("none against")
    )
    last = say("the last {ago}", ago=words.days_ago(health.days_since_entry))
    return words.row_of((_written(health), last, against))


def silence_words(found: Silences) -> tuple[str, str]:
    """In how many stretches of its rhythm nobody wrote about a goal: the label, and the count with the rhythm."""
    label, often = say(_SILENT[found.kind]), every_words(found.often)
    if not found.silent:
        return label, say_count(
            "none so far, in a journal kept {often}",
            "none of its last {n}, in a journal kept {often}",
            found.told,
            often=often,
        )
    return label, say_count(
        "the only one so far, in a journal kept {often}",
        "{silent} of its last {n}, in a journal kept {often}",
        found.told,
        silent=words.number(found.silent, 0),
        often=often,
    )


def read_words(progress: Progress) -> str:
    """How often a number was read, and when last; empty where it never was."""
    if not progress.latest:
        return ""
    return say_count(
        "{n} reading, on {day}", "{n} readings, the last on {day}", len(progress.readings),
        day=words.date(progress.latest.date),
    )  # fmt: skip


def dip_sentence(metric: Metric, dip: Dip) -> str:
    """Where a number fell back, from what to what, and by when."""
    given = {
        "before": value_of(metric, dip.before.value),
        "value": value_of(metric, dip.reading.value),
        "day": words.date(dip.reading.date),
    }
    if dip.reading.value < dip.before.value:
        return say("It fell from {before} to {value} by {day}.", **given)
    return say("It rose from {before} to {value} by {day}.", **given)


def dip_of(metric: Metric, dip: Dip) -> str:
    """The same with the number's name, for where it does not stand above: without a full stop."""
    given = {
        "metric": metric.name,
        "before": value_of(metric, dip.before.value),
        "value": value_of(metric, dip.reading.value),
        "day": words.date(dip.reading.date),
    }
    if dip.reading.value < dip.before.value:
        return say("{metric}: down from {before} to {value} by {day}", **given)
    return say("{metric}: up from {before} to {value} by {day}", **given)


def unexplained_sentence(dip: Dip, day: date) -> str:
    """That nobody wrote about a dip by a day, and of which time that is said."""
    first = words.date(dip.before.date)
    if dip.after is None and day <= dip.until:
        return say("No entry since {first} says why.", first=first)
    return say("No entry between {first} and {last} says why.", first=first, last=words.date(dip.until))


def beside_dip(metric: Metric, dip: Dip) -> str:
    """What an entry that is named beside a dip is marked with."""
    value, day = value_of(metric, dip.reading.value), words.short_date(dip.reading.date)
    if dip.reading.value < dip.before.value:
        return say("Beside the fall to {value} ({day})", value=value, day=day)
    return say("Beside the rise to {value} ({day})", value=value, day=day)


def _written(health: Health) -> str:
    return say_count("{n} entry", "{n} entries", health.entries)


def _challenged(health: Health) -> str:
    if health.days_since_challenge is None:
        return say("none against it")
    return say_count(
        "{n} against it ({ago})",
        "{n} against it (the last {ago})",
        health.challenges,
        ago=words.days_ago(health.days_since_challenge),
    )
