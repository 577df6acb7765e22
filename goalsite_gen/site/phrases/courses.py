"""The sentences that stand for a chart where it is not seen: its course, and what the number is to do."""

from __future__ import annotations

from goalsite_gen.insight import Progress
from goalsite_gen.site import words
from goalsite_gen.site.language import say, say_count
from goalsite_gen.site.phrases.numbers import planned_value, value_of


def chart_words(progress: Progress, *, listed: int) -> str:
    """The description of a chart: how many readings, from where to where, and the path; `listed` stand below it."""
    metric, readings = progress.metric, progress.readings
    if not readings:
        return say("There is no reading yet.")
    first, last = readings[0], readings[-1]
    if len(readings) == 1:
        course = say("One reading, {value} on {day}.", value=value_of(metric, first.value), day=words.date(first.date))
    else:
        course = say_count(
            "{n} reading from {first_day} to {last_day} goes from {first} to {last}; the lowest is {low}, "
            "the highest {high}.",
            "{n} readings from {first_day} to {last_day} go from {first} to {last}; the lowest is {low}, "
            "the highest {high}.",
            len(readings),
            first_day=words.date(first.date),
            last_day=words.date(last.date),
            first=value_of(metric, first.value),
            last=value_of(metric, last.value),
            low=value_of(metric, min(reading.value for reading in readings)),
            high=value_of(metric, max(reading.value for reading in readings)),
        )
    below = (
        say("All readings are listed below the chart.")
        if listed == len(readings)
        else say("The latest readings are listed below the chart; all of them are in its file.")
    )
    return words.sentences(course, _aim_sentence(progress), below)


def _aim_sentence(progress: Progress) -> str:
    """What the number is to do, said of a chart; empty without a target."""
    metric, terms = progress.metric, progress.terms
    if terms.target is None:
        return ""
    target, due = value_of(metric, terms.target), words.date(terms.due) if terms.due else ""
    if metric.aim == "stay-above":
        return say("It is to stay at {target} or above.", target=target)
    if metric.aim == "stay-below":
        return say("It is to stay at {target} or below.", target=target)
    if (planned := planned_value(progress)) is None:
        if due:
            return say("The target is {target} by {due}.", target=target, due=due)
        return say("The target is {target}.", target=target)
    stood = value_of(metric, planned)
    if due:
        return say(
            "The planned path leads to {target} by {due} and stood at {planned} at the last reading.",
            target=target,
            due=due,
            planned=stood,
        )
    return say(
        "The planned path leads to {target} and stood at {planned} at the last reading.", target=target, planned=stood
    )
