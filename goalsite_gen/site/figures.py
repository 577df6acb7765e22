"""`[[churn]]` in a text: the metric's latest value, its target, baseline, change or due date, or its value on a day."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goalsite_gen.insight import Insight, Progress
from goalsite_gen.model.types import as_day, key
from goalsite_gen.site import addresses, words
from goalsite_gen.site.phrases import value_of

_FORM = re.compile(r"(?P<id>[^.@\s\[\]]+)(?:\.(?P<part>target|baseline|change|due)|@(?P<day>\d{4}-\d{2}-\d{2}))?\Z")


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure in a text: as read, as a bare value, and the page (from the root) that shows where it comes from."""

    text: str
    value: str
    href: str


def figure_of(inside: str, insight: Insight) -> Shown | None:
    """What `[[inside]]` prints; None where there is no such metric, or nothing to print."""
    found = _FORM.match(inside.strip())
    if found is None or (progress := insight.progress.get(key(found["id"]))) is None:
        return None
    goal = insight.portfolio.goal(progress.goal_id)
    if goal is None:
        return None
    page = addresses.goal_path(goal)
    metric = progress.metric
    if found["part"] == "due":
        return (
            Shown(words.date(progress.terms.due), progress.terms.due.isoformat(), page) if progress.terms.due else None
        )
    if found["part"] == "change":
        return _change(progress, page)
    value = {"target": progress.terms.target, "baseline": progress.terms.baseline}.get(found["part"] or "")
    if found["part"] is None:
        try:
            day = as_day(found["day"]) if found["day"] else insight.portfolio.day
        except Exception:
            return None
        until = [reading for reading in progress.readings if reading.date <= day]
        value = until[-1].value if until else None
    if value is None:
        return None
    return Shown(value_of(metric, value), repr(value), f"{page}#{chart_id(metric.id)}")


def chart_id(metric_id: str) -> str:
    """The anchor of a metric's figure on its goal's page."""
    return f"metric-{metric_id.lower()}"


def _change(progress: Progress, page: str) -> Shown | None:
    """The latest value against the baseline, in per cent of it."""
    baseline, latest = progress.terms.baseline, progress.latest
    if latest is None or not baseline:
        return None
    change = (latest.value - baseline) / abs(baseline)
    return Shown(words.change(change), repr(change), page)
