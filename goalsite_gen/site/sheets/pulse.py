"""The survey that goes with an observed goal as a view: its rounds, with the number of answers, and no target."""

from __future__ import annotations

import re

from markupsafe import Markup

from goalsite_gen.insight import pulse_of
from goalsite_gen.model import Goal, Reading
from goalsite_gen.model.goal import Pulse
from goalsite_gen.site import words
from goalsite_gen.site.charts import LineChart, Point, line_chart
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import say, say_count
from goalsite_gen.site.sheets.notes import when
from goalsite_gen.site.views import PulseRow, PulseView

MOST_ROUNDS = 60
"""Rounds of a survey that are listed, the latest ones."""

MOST_COUNTED = 8
"""Rounds up to which each has its number of answers in the chart."""

_ENDS = re.compile(r"\D*?(\d{1,3})\D+?(\d{1,3})\b")


def pulse(goal: Goal, edition: Edition) -> tuple[PulseView, ...]:
    """The survey that goes with an observed goal, with the number of answers; it has no target."""
    if goal.pulse is None:
        return ()
    readings = pulse_of(edition.portfolio, goal, lookup=edition.insight.lookup)
    if not readings:
        return ()
    decimals = 0 if all(reading.value == int(reading.value) for reading in readings) else 1
    rounds = tuple(
        PulseRow(when(reading.date, short=True), words.number(reading.value, decimals), _answers(reading))
        for reading in reversed(readings)
    )
    listed = rounds[:MOST_ROUNDS]
    left_out = ""
    if earlier := len(rounds) - len(listed):
        left_out = say_count("{n} earlier round is not listed.", "{n} earlier rounds are not listed.", earlier)
    return (
        PulseView(
            question=words.quoted(goal.pulse.question),
            scale=say("Scale: {scale}", scale=goal.pulse.scale) if goal.pulse.scale else "",
            latest=say(
                "{value} in {month}, {answers}",
                value=rounds[0].value,
                month=words.month(readings[-1].date),
                answers=rounds[0].answers,
            ),
            chart=_pulse_chart(goal, goal.pulse, readings, decimals=decimals) if len(readings) > 1 else Markup(""),
            rounds=listed,
            left_out=left_out,
        ),
    )


def _pulse_chart(goal: Goal, pulse: Pulse, readings: tuple[Reading, ...], *, decimals: int) -> Markup:
    """The rounds of a survey on the whole of its scale, with the number of answers at each of a few."""
    few = len(readings) <= MOST_COUNTED
    first, last = readings[0], readings[-1]
    said = say_count(
        "{n} round from {first_day} to {last_day} goes from {first} to {last}. Every round is listed below.",
        "{n} rounds from {first_day} to {last_day} go from {first} to {last}. The rounds are listed below.",
        len(readings),
        first_day=words.date(first.date),
        last_day=words.date(last.date),
        first=words.number(first.value, decimals),
        last=words.number(last.value, decimals),
    )
    return line_chart(
        LineChart(
            ident=f"pulse-{goal.id.lower()}",
            title=pulse.question,
            description=said,
            unit="",
            decimals=decimals,
            readings=tuple(Point(each.date, each.value, _counted(each) if few else "") for each in readings),
            covers=_scale(pulse),
        )
    )


def _scale(pulse: Pulse) -> tuple[float, ...]:
    """The ends of a survey's scale, as far as they are given, or written in its words as two numbers."""
    if pulse.low is not None or pulse.high is not None:
        return tuple(end for end in (pulse.low, pulse.high) if end is not None)
    found = _ENDS.match(pulse.scale)
    return (float(found[1]), float(found[2])) if found else ()


def _answers(reading: Reading) -> str:
    if reading.n is None:
        return say("answers not counted")
    return say_count("{n} answer", "{n} answers", reading.n)


def _counted(reading: Reading) -> str:
    return "" if reading.n is None else say("n = {answers}", answers=words.number(reading.n, 0))
