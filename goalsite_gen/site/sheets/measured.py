"""The measured half as views: figures with charts, the leaf that carries them, the half row of a table."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from goalsite_gen.insight import Progress, Standing
from goalsite_gen.model import Goal, Metric
from goalsite_gen.site import addresses, phrases, words
from goalsite_gen.site.charts import (
    LineChart,
    Note,
    Point,
    Step,
    line_chart,
    spark,
)
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.figures import chart_id
from goalsite_gen.site.sheets.notes import when
from goalsite_gen.site.views import (
    Badge,
    ChangeRow,
    ChartView,
    FigureView,
    Link,
    MeasuredBrief,
    MeasuredLeaf,
    ReadingRow,
    Term,
    When,
)


def standing_of(goal: Goal, edition: Edition) -> Badge:
    """The badge of a measured goal: how it was closed, else the standing of its leading metric."""
    if not goal.is_active:
        return phrases.state_badge(goal.state)
    progress = edition.insight.progress_of(goal)
    return phrases.standing_badge(progress[0].standing) if progress else phrases.standing_badge(Standing.NO_READING)


def closed_words(goal: Goal) -> str:
    """How a closed goal ended, in a sentence; empty for an active one."""
    if goal.is_active or goal.closed is None:
        return ""
    return f"{goal.state.capitalize()} on {words.date(goal.closed.date)}: {goal.closed.because}"


def measured_leaf(
    goal: Goal, edition: Edition, *, page: str, own: bool = False, brief: bool = False, notes: tuple[Note, ...] = ()
) -> MeasuredLeaf:
    """The measured page of a spread on `page`; `own` where the page is the goal's, `notes` tie entries to the line."""
    progress = edition.insight.progress_of(goal)
    figures = tuple(figure(goal, each, page=page, notes=notes, brief=brief) for each in progress)
    heading = goal.title
    if own:
        heading = progress[0].metric.name if len(progress) == 1 else "What we count"
    return MeasuredLeaf(
        heading=heading,
        href="" if own else addresses.href(addresses.goal_path(goal)),
        badge=standing_of(goal, edition),
        figures=figures,
        brief=brief,
        closed=closed_words(goal),
    )


def figure(
    goal: Goal, progress: Progress, *, page: str, notes: tuple[Note, ...] = (), brief: bool = False
) -> FigureView:
    """One metric with its latest value, chart, facts and revisions."""
    metric = progress.metric
    facts = [Term("Source", (Link(metric.source),))] if metric.source else []
    if metric.every:
        facts.append(Term("Read", (Link(metric.every.words),)))
    if metric.proxy:
        facts.append(Term("Stands in", (Link("for what is meant, which cannot be counted directly"),)))
    changes = tuple(
        ChangeRow(
            when(revision.date),
            f"{revision.what.capitalize()} from {_revised(metric, revision.was)} to {_revised(metric, _now(revision))}",
            revision.because,
        )
        for revision in metric.revisions
    )
    return FigureView(
        id="" if brief else chart_id(metric.id),
        name=metric.name,
        value=phrases.latest_words(progress),
        was=phrases.was_words(progress),
        badge=phrases.standing_badge(progress.standing),
        chart=None if brief or not _has_course(progress) else chart(goal, progress, page=page, notes=notes),
        forecast=() if brief or not goal.is_active else phrases.forecast_words(progress),
        facts=tuple(facts),
        changes=changes,
    )


def chart(goal: Goal, progress: Progress, *, page: str, notes: tuple[Note, ...] = ()) -> ChartView:
    """The chart of a metric with its caption and readings."""
    metric, terms, readings = progress.metric, progress.terms, progress.readings
    guard = metric.aim in ("stay-above", "stay-below")
    planned = () if guard or metric.aim == "deliver" else tuple(Point(day, value) for day, value in terms.points)
    target = Point(terms.due, terms.target) if terms.due and terms.target is not None and not guard else None
    span = f"{words.short_month(readings[0].date)} to {words.short_month(readings[-1].date)}"
    described = LineChart(
        ident=f"{chart_id(metric.id)}-chart",
        title=f"{metric.name}, {span}",
        description=phrases.chart_words(progress),
        unit=metric.unit,
        decimals=metric.decimals,
        readings=tuple(Point(reading.date, reading.value) for reading in readings),
        path=planned,
        target=target,
        targets=target_steps(goal, metric),
        guardrail=(terms.target, "above" if metric.aim == "stay-above" else "below")
        if guard and terms.target is not None
        else None,
        notes=notes,
        start=terms.start,
        end=terms.due,
    )
    explained = [metric.definition.rstrip(".") + "." if metric.definition else f"{metric.name}."]
    if planned:
        explained.append("Dots show the planned path.")
    if guard:
        explained.append("The shaded side is the one to stay out of.")
    if notes:
        explained.append("Letters mark entries in the journal; they show timing, not cause.")
    monthly = len({(reading.date.year, reading.date.month) for reading in readings}) == len(readings)
    rows = tuple(
        ReadingRow(
            When(words.short_month(reading.date), reading.date.isoformat())
            if monthly
            else when(reading.date, short=True),
            phrases.value_of(metric, reading.value),
            "; ".join(filter(None, (f"n = {reading.n}" if reading.n is not None else "", reading.note))),
        )
        for reading in readings
    )
    summary = "The reading" if len(rows) == 1 else f"All {len(rows)} readings"
    table = Link("Readings as CSV", addresses.href(addresses.csv_path(metric)))
    return ChartView(line_chart(described), " ".join(explained), summary, rows, table)


def target_steps(goal: Goal, metric: Metric) -> tuple[Step, ...]:
    """The target in force over time, where it was ever moved: one step from the start, one from each revision."""
    moved = sorted((revision for revision in metric.revisions if revision.what == "target"), key=lambda each: each.date)
    if not moved or not isinstance(moved[0].was, float):
        return ()
    start = min(goal.start or moved[0].date, moved[0].date)
    steps = [Step(start, moved[0].was)] if start < moved[0].date else []
    return (*steps, *(Step(each.date, each.target) for each in moved if each.target is not None))


def measured_brief(goal: Goal, edition: Edition) -> MeasuredBrief:
    """A measured goal as half a row."""
    href = addresses.href(addresses.goal_path(goal))
    progress = edition.insight.progress_of(goal)
    badge = standing_of(goal, edition)
    if not progress:
        return MeasuredBrief(goal.title, href, "", "No number yet", "", Markup(""), badge)
    first = progress[0]
    value = phrases.latest_words(first) or "No reading yet"
    return MeasuredBrief(
        goal.title, href, first.metric.name, value, phrases.target_words(first), spark_of(first), badge
    )


def spark_of(progress: Progress, *, with_target: bool = True) -> Markup:
    """The small line of a metric; without its target where it stands for growth that only may show in it."""
    if not _has_course(progress):
        return Markup("")
    metric, readings = progress.metric, progress.readings
    first, last = phrases.value_of(metric, readings[0].value), phrases.value_of(metric, readings[-1].value)
    label = f"{metric.name}, from {first} to {last}"
    target = progress.terms.target if with_target else None
    if target is not None:
        label += f"; the dotted line is the target, {phrases.value_of(metric, target)}"
    points = [Point(reading.date, reading.value) for reading in readings]
    return spark(points, target=target, label=label)


def _has_course(progress: Progress) -> bool:
    """Whether there is a course to draw: a delivery that came in one piece has none."""
    return len(progress.readings) > 1 or (bool(progress.readings) and progress.metric.aim != "deliver")


def _revised(metric: Metric, value: object) -> str:
    if isinstance(value, date):
        return words.date(value)
    return phrases.value_of(metric, value) if isinstance(value, (int, float)) else f"“{value}”"


def _now(revision: object) -> object:
    return getattr(revision, getattr(revision, "what", "definition"))
