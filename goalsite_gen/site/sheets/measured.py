"""The measured half as views: figures with charts, the leaf that carries them, the half row of a table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from markupsafe import Markup

from goalsite_gen.insight import Progress, Standing
from goalsite_gen.insight.lookup import pick
from goalsite_gen.model import Goal, Metric
from goalsite_gen.model.metric import Revision
from goalsite_gen.model.types import key
from goalsite_gen.site import addresses, phrases, words
from goalsite_gen.site.charts import Point, spark
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.figures import chart_id
from goalsite_gen.site.language import mark, say, say_as
from goalsite_gen.site.sheets.charts import chart
from goalsite_gen.site.sheets.dips import dip_rows, dips_left_out
from goalsite_gen.site.sheets.notes import health_link, when
from goalsite_gen.site.views import (
    Badge,
    ChangeRow,
    FigureView,
    Link,
    MeasuredBrief,
    MeasuredLeaf,
    Term,
)

JUDGED = f"{addresses.METHOD}#standing"
NO_LETTERS: Mapping[str, str] = {}

_REVISIONS = {
    "target": mark("Target from {was} to {now}"),
    "baseline": mark("Baseline from {was} to {now}"),
    "due": mark("Due date from {was} to {now}"),
    "definition": mark("Definition from {was} to {now}"),
}


def standing_of(goal: Goal, edition: Edition) -> Badge:
    """The badge of a measured goal: how it was closed, else the standing of its leading metric."""
    if not goal.is_active:
        return phrases.state_badge(goal.state)
    progress = edition.insight.progress_of(goal)
    return phrases.standing_badge(progress[0].standing) if progress else phrases.standing_badge(Standing.NO_READING)


def measured_leaf(
    goal: Goal,
    edition: Edition,
    *,
    own: bool = False,
    brief: bool = False,
    letters: Mapping[str, str] = NO_LETTERS,
    partner: Goal | None = None,
) -> MeasuredLeaf:
    """The measured page of a spread; `own` where the page is the goal's.

    `letters` tie entries to the line, by id; under the leading chart stands how often somebody wrote on the `partner`.
    """
    progress = edition.insight.progress_of(goal)
    figures = tuple(
        figure(goal, each, edition, brief=brief, letters=letters, partner=None if at else partner)
        for at, each in enumerate(progress)
    )
    heading = goal.title
    if own:
        heading = progress[0].metric.name if len(progress) == 1 else say("What we count")
    read = phrases.read_words(progress[0]) if progress else ""
    return MeasuredLeaf(
        heading=heading,
        href="" if own else addresses.href(addresses.goal_path(goal)),
        badge=standing_of(goal, edition),
        figures=figures,
        brief=brief,
        closed="" if own else phrases.closed_words(goal),
        judged=JUDGED if goal.is_active else "",
        health=health_link(goal, edition, read),
    )


def figure(
    goal: Goal,
    progress: Progress,
    edition: Edition,
    *,
    brief: bool = False,
    letters: Mapping[str, str] = NO_LETTERS,
    partner: Goal | None = None,
) -> FigureView:
    """One metric with its latest value, chart, dips, facts and revisions."""
    return edition.memo.get(
        ("figure", *pick(goal, progress.metric), brief, tuple(letters.items()), partner and key(partner.id)),
        lambda: _figure(goal, progress, edition, brief=brief, letters=letters, partner=partner),
    )


def _figure(
    goal: Goal,
    progress: Progress,
    edition: Edition,
    *,
    brief: bool,
    letters: Mapping[str, str],
    partner: Goal | None,
) -> FigureView:
    metric = progress.metric
    name = chart_id(metric.id)
    facts = [Term(say_as("label", "Source"), (Link(metric.source),))] if metric.source else []
    if metric.every:
        facts.append(Term(say_as("label", "Read"), (Link(phrases.every_words(metric.every)),)))
    if metric.proxy:
        facts.append(Term(say("Stands in"), (Link(say("for what is meant, which cannot be counted directly")),)))
    changes = tuple(
        ChangeRow(when(revision.date), revision_words(metric, revision), revision.because)
        for revision in metric.revisions
    )
    return FigureView(
        id="" if brief else name,
        href=addresses.href(f"{addresses.goal_path(goal)}#{name}") if brief and progress.readings else "",
        name=metric.name,
        value=phrases.latest_words(progress),
        was=phrases.was_words(progress),
        badge=phrases.standing_badge(progress.standing),
        chart=None if brief or not has_course(progress) else chart(goal, progress, edition, letters, partner=partner),
        forecast=() if brief or not goal.is_active else _forecast(goal, progress, edition),
        facts=tuple(facts),
        changes=changes,
        dips=() if brief else dip_rows(goal, progress, edition, letters=letters),
        dips_left_out="" if brief else dips_left_out(goal, progress, edition),
    )


def _forecast(goal: Goal, progress: Progress, edition: Edition) -> tuple[str, ...]:
    return edition.memo.get(("forecast", *pick(goal, progress.metric)), lambda: phrases.forecast_words(progress))


def revision_words(metric: Metric, revision: Revision) -> str:
    """What was changed from what to what, without a full stop: "Target from 80% to 75%"."""
    now = {
        "target": revision.target,
        "baseline": revision.baseline,
        "due": revision.due,
        "definition": revision.definition,
    }[revision.what]
    return say(_REVISIONS[revision.what], was=_revised(metric, revision.was), now=_revised(metric, now))


def measured_brief(goal: Goal, edition: Edition) -> MeasuredBrief:
    """A measured goal as half a row."""
    return edition.memo.get(("measured half", key(goal.id)), lambda: _brief(goal, edition))


def _brief(goal: Goal, edition: Edition) -> MeasuredBrief:
    href = addresses.href(addresses.goal_path(goal))
    progress = edition.insight.progress_of(goal)
    badge = standing_of(goal, edition)
    if not progress:
        return MeasuredBrief(goal.title, href, say("No number yet"), "", Markup(""), badge)
    first = progress[0]
    value = phrases.latest_words(first) or say("No reading yet")
    return MeasuredBrief(goal.title, href, value, phrases.target_words(first), spark_of(first), badge)


def spark_of(progress: Progress, *, with_target: bool = True) -> Markup:
    """The small line of a metric; without its target where it stands for growth that only may show in it."""
    if not has_course(progress):
        return Markup("")
    metric, readings = progress.metric, progress.readings
    first, last = phrases.value_of(metric, readings[0].value), phrases.value_of(metric, readings[-1].value)
    target = progress.terms.target if with_target else None
    if target is None:
        label = say("{name}, from {first} to {last}", name=metric.name, first=first, last=last)
    else:
        label = say(
            "{name}, from {first} to {last}; the dotted line is the target, {target}",
            name=metric.name,
            first=first,
            last=last,
            target=phrases.value_of(metric, target),
        )
    points = [Point(reading.date, reading.value) for reading in readings]
    return spark(points, target=target, label=label)


def has_course(progress: Progress) -> bool:
    """Whether there is a course to draw: a delivery that came in one piece has none."""
    return len(progress.readings) > 1 or (bool(progress.readings) and progress.metric.aim != "deliver")


def _revised(metric: Metric, value: object) -> str:
    if isinstance(value, date):
        return words.date(value)
    return phrases.value_of(metric, value) if isinstance(value, (int, float)) else words.quoted(f"{value}")
