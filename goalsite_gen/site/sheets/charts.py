"""The chart of a number as a view: the line, its words, its readings, and what was written on the partner meanwhile."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from goalsite_gen.insight import Progress, forecast_of
from goalsite_gen.insight.lookup import pick
from goalsite_gen.model import Goal, Metric, Reading
from goalsite_gen.model.types import key
from goalsite_gen.site import addresses, phrases, words
from goalsite_gen.site.charts import LineChart, Outlook, Point, Step, axes_of, bars, line_chart
from goalsite_gen.site.charts.scale import Axes
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.figures import chart_id
from goalsite_gen.site.language import say, say_as, say_count
from goalsite_gen.site.sheets.notes import notes_of, when
from goalsite_gen.site.views import ChartView, Link, ReadingRow, StripView, When

MOST_READINGS = 120
"""Readings that are listed under a chart, the latest ones; the file has all."""

MOST_MONTHS = 60
"""Months on an axis up to which each has its own bar of entries; a longer one has a bar a year."""


def chart(
    goal: Goal, progress: Progress, edition: Edition, letters: Mapping[str, str], *, partner: Goal | None = None
) -> ChartView:
    """The chart of a metric with its caption and readings; `letters` tie entries to the line, by id."""
    metric, readings = progress.metric, progress.readings
    at = pick(goal, metric)
    drawn = edition.memo.get(("line", *at), lambda: _drawn(goal, progress))
    if letters:
        drawn = replace(drawn, notes=notes_of(letters, edition))
    explained = [words.sentence(metric.definition or metric.name)]
    if drawn.path:
        explained.append(say("Dots show the planned path."))
    if drawn.targets:
        explained.append(say("The broken line is the target in force then."))
    if drawn.outlook:
        explained.append(say("The pale band is where it would lead if it went on as it has."))
    if drawn.guardrail:
        explained.append(say("The shaded side is the one to stay out of."))
    strip = _strip_of(axes_of(drawn), partner, edition) if partner else None
    if letters and strip:
        explained.append(say("Letters mark entries in the journal."))
    elif letters:
        explained.append(say("Letters mark entries in the journal; they show timing, not cause."))
    listed = readings[-MOST_READINGS:]
    return ChartView(
        svg=line_chart(drawn),
        caption=words.sentences(*explained),
        summary=_summary(len(listed), len(readings)),
        readings=edition.memo.get(("listed", *at), lambda: _rows(metric, listed)),
        csv=Link(say("Readings as CSV"), addresses.href(addresses.csv_path(metric))),
        strip=strip,
        left_out=_left_out(len(readings) - len(listed)),
        id=f"{drawn.ident}-readings",
    )


def target_steps(goal: Goal, metric: Metric) -> tuple[Step, ...]:
    """The target in force over time, where it was ever moved: one step from the start, one from each revision."""
    moved = sorted((revision for revision in metric.revisions if revision.what == "target"), key=lambda each: each.date)
    if not moved or not isinstance(moved[0].was, float):
        return ()
    start = min(goal.start or moved[0].date, moved[0].date)
    steps = [Step(start, moved[0].was)] if start < moved[0].date else []
    return (*steps, *(Step(each.date, each.target) for each in moved if each.target is not None))


def _drawn(goal: Goal, progress: Progress) -> LineChart:
    """What is drawn of a metric wherever it is shown; a page adds its letters."""
    metric, terms, readings = progress.metric, progress.terms, progress.readings
    guard = metric.aim in ("stay-above", "stay-below")
    planned = () if guard or metric.aim == "deliver" else tuple(Point(day, value) for day, value in terms.points)
    span = words.short_span(readings[0].date, readings[-1].date)
    return LineChart(
        ident=f"{chart_id(metric.id)}-chart",
        title=say_as("a chart and its months", "{name}, {span}", name=metric.name, span=span),
        description=phrases.chart_words(progress, listed=min(len(readings), MOST_READINGS)),
        unit=metric.unit,
        decimals=metric.decimals,
        readings=tuple(Point(reading.date, reading.value) for reading in readings),
        path=planned,
        target=Point(terms.due, terms.target) if terms.due and terms.target is not None and not guard else None,
        targets=target_steps(goal, metric),
        guardrail=(terms.target, "above" if metric.aim == "stay-above" else "below")
        if guard and terms.target is not None
        else None,
        outlook=_outlook(progress) if goal.is_active else None,
        start=terms.start,
        end=terms.due,
    )


def _outlook(progress: Progress) -> Outlook | None:
    made = forecast_of(progress)
    if made is None:
        return None
    least, most = phrases.whole_of(progress) or (-math.inf, math.inf)
    near, far = ((max(least, low), min(most, high)) for low, high in (made.near, (made.low, made.high)))
    return Outlook(made.made, near, made.day, far, min(most, max(least, made.value)))


def _rows(metric: Metric, readings: Sequence[Reading]) -> tuple[ReadingRow, ...]:
    monthly = len({(reading.date.year, reading.date.month) for reading in readings}) == len(readings)
    return tuple(_row(metric, reading, monthly=monthly) for reading in readings)


def _row(metric: Metric, reading: Reading, *, monthly: bool) -> ReadingRow:
    day = When(words.short_month(reading.date), reading.date.isoformat()) if monthly else when(reading.date, short=True)
    return ReadingRow(day, phrases.value_of(metric, reading.value), _note_of(reading))


def _summary(listed: int, readings: int) -> str:
    if listed == readings:
        return say_count("The reading", "All {n} readings", readings)
    shown, every = words.number(listed, 0), words.number(readings, 0)
    return say("The latest {shown} of {every} readings", shown=shown, every=every)


def _left_out(readings: int) -> str:
    if readings < 1:
        return ""
    return say_count("{n} earlier reading is in the file only.", "{n} earlier readings are in the file only.", readings)


def _strip_of(axes: Axes, partner: Goal, edition: Edition) -> StripView | None:
    return edition.memo.get(("strip", axes, key(partner.id)), lambda: _strip(axes, partner, edition))


def _strip(axes: Axes, partner: Goal, edition: Edition) -> StripView | None:
    """How often somebody wrote on the partner, month by month under the same axis; None where nobody did in it."""
    days = [entry.date for entry in edition.insight.entries_of(partner) if axes.first <= entry.date <= axes.last]
    if not days:
        return None
    months = (axes.last.year - axes.first.year) * 12 + axes.last.month - axes.first.month
    step = 1 if months <= MOST_MONTHS else 12
    counts: dict[int, int] = {}
    for day in days:
        counts[_month(day) // step] = counts.get(_month(day) // step, 0) + 1
    placed = [(axes.x(_first(at * step)), axes.x(_first((at + 1) * step)), n) for at, n in sorted(counts.items())]
    label = say_count(
        "{n} entry on {goal}, from {first} to {last}",
        "{n} entries on {goal}, from {first} to {last}",
        len(days),
        goal=words.quoted(partner.title),
        first=words.date(days[0]),
        last=words.date(days[-1]),
    )
    return StripView(
        bars(placed, label), Link(partner.title, addresses.href(addresses.history_path(partner))), yearly=step == 12
    )


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1) if month < 12 * 10_000 else date.max


def _note_of(reading: Reading) -> str:
    """The number of answers and the note, as far as they are given."""
    if reading.n is None:
        return reading.note
    answers = words.number(reading.n, 0)
    if reading.note:
        return say("n = {answers}; {note}", answers=answers, note=reading.note)
    return say("n = {answers}", answers=answers)
