"""The portfolio as it stood on a day: whatever is dated after that day does not exist."""

from __future__ import annotations

from datetime import date
from typing import Any

from goalsite_gen.insight.periods import parse_period
from goalsite_gen.model import Goal, Indicator, Metric, Portfolio, Story
from goalsite_gen.model.metric import Readings, Revision


def as_of(portfolio: Portfolio, day: date) -> Portfolio:
    """The portfolio without entries, stories, reviews, readings, revisions, closings and reviews of goals after `day`.

    A later revision is undone: the metric's target, baseline or definition, or the goal's due date, is again what
    it `was`. A goal closed later is active; an indicator taken up later is not there yet, one dropped later is
    still in use. Future starts, due dates and checkpoints stay, for they are plans. Applying it twice changes
    nothing more; a day after `portfolio.day` brings nothing back.
    """
    return portfolio.with_(
        day=day,
        goals={identifier: _goal(goal, day) for identifier, goal in portfolio.goals.items()},
        entries=tuple(entry for entry in portfolio.entries if entry.date <= day),
        stories=tuple(story for story in portfolio.stories if is_told(story, portfolio, day)),
        reviews=tuple(review for review in portfolio.reviews if review.date <= day),
        tables={
            file: tuple(reading for reading in readings if reading.date <= day)
            for file, readings in portfolio.tables.items()
        },
        recorded={file: recorded for file, recorded in portfolio.recorded.items() if recorded <= day},
    )


def day_of_story(story: Story, portfolio: Portfolio) -> date | None:
    """The day of a story: its date, else the first day of its period, else None."""
    if story.date or not story.period:
        return story.date
    return parse_period(story.period, portfolio.settings.fiscal_year_start).start


def is_told(story: Story, portfolio: Portfolio, day: date) -> bool:
    """Whether a story exists on a day; one without date and period always does."""
    told = day_of_story(story, portfolio)
    return told is None or told <= day


def _goal(goal: Goal, day: date) -> Goal:
    changes: dict[str, Any] = {}
    metrics = tuple(_metric(metric, day) for metric in goal.metrics)
    if metrics != goal.metrics:
        changes["metrics"] = metrics
    if (due := due_on(goal, day)) != goal.due:
        changes["due"] = due
    indicators = tuple(_indicator(sign, day) for sign in goal.indicators if not sign.since or sign.since <= day)
    if indicators != goal.indicators:
        changes["indicators"] = indicators
    if goal.closed and goal.closed.date > day:
        changes |= {"closed": None, "state": "active"}
    if goal.last_reviewed and goal.last_reviewed > day:
        changes["last_reviewed"] = None
    if goal.pulse and (readings := _readings(goal.pulse.readings, day)) != goal.pulse.readings:
        changes["pulse"] = goal.pulse.model_copy(update={"readings": readings})
    return goal.model_copy(update=changes) if changes else goal


def _metric(metric: Metric, day: date) -> Metric:
    changes: dict[str, Any] = {}
    if any(revision.date > day for revision in metric.revisions):
        changes["revisions"] = tuple(revision for revision in metric.revisions if revision.date <= day)
        for name in ("target", "baseline", "definition"):
            if revision := first_after(metric.revisions, name, day):
                changes[name] = revision.was
        if isinstance(changes.get("definition"), (float, date)):
            was = changes["definition"]
            changes["definition"] = was.isoformat() if isinstance(was, date) else f"{was:g}"
    if metric.readings and (readings := _readings(metric.readings, day)) != metric.readings:
        changes["readings"] = readings
    return metric.model_copy(update=changes) if changes else metric


def first_after(revisions: tuple[Revision, ...], name: str, day: date) -> Revision | None:
    """The earliest revision of a field that is dated after a day: what it `was` is what was in force on the day."""
    later = [revision for revision in revisions if revision.what == name and revision.date > day]
    return min(later, key=lambda revision: revision.date, default=None)


def due_on(goal: Goal, day: date) -> date | None:
    """The due date in force on a day; a revision of it by any of the goal's metrics counts for the goal."""
    revisions = tuple(revision for metric in goal.metrics for revision in metric.revisions)
    later = first_after(revisions, "due", day)
    return later.was if later and isinstance(later.was, date) else goal.due


def _readings(readings: Readings, day: date) -> Readings:
    if any(read > day for read in readings.by_day) or any(given.date > day for given in readings.listed):
        return readings.model_copy(
            update={
                "by_day": {read: value for read, value in readings.by_day.items() if read <= day},
                "listed": tuple(given for given in readings.listed if given.date <= day),
            }
        )
    return readings


def _indicator(indicator: Indicator, day: date) -> Indicator:
    if indicator.dropped and indicator.dropped > day:
        return indicator.model_copy(update={"dropped": None})
    return indicator
