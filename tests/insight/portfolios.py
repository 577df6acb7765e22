"""Small portfolios written out as literals."""

from datetime import date
from typing import Any

from goalsite_gen.model import Entry, Goal, Portfolio, Reading, Review, Settings, Story, Team
from goalsite_gen.model.types import key

DAY = date(2026, 6, 30)
STAGES = ["never", "when asked", "unasked", "tells others"]


def measured(identifier: str = "churn", **fields: Any) -> Goal:
    """A measured goal from 2026-01-01 to 2026-12-31 whose metric goes from 0 to 100, changed by `metric`."""
    metric = {"id": identifier, "name": "Churn", "baseline": 0, "target": 100, **fields.pop("metric", {})}
    metric = {name: value for name, value in metric.items() if value is not None}
    given = {"type": "quantitative", "title": "Customers stay", "start": "2026-01-01", "due": "2026-12-31"}
    fields = {"metrics": [metric], **given, **fields}
    return Goal.model_validate(
        {"id": identifier, **{name: value for name, value in fields.items() if value is not None}}
    )


def observed(identifier: str = "trust", *signs: dict[str, Any], **fields: Any) -> Goal:
    """An observed goal that began in 2025, with one indicator of four stages where no others are given."""
    given = {"type": "qualitative", "title": "Customers trust us", "start": "2025-01-01"}
    indicators = list(signs) or [{"id": "asks-first", "name": "Asks first", "stages": STAGES}]
    return Goal.model_validate({"id": identifier, "indicators": indicators, **given, **fields})


def entry(day: str, goal: str = "trust", **fields: Any) -> Entry:
    """An entry of a day; its id is made of the day unless one is given."""
    return Entry.model_validate({"id": f"{day}-seen", "date": day, "goals": goal, **fields})


def review(day: str, *calibrations: dict[str, Any], **fields: Any) -> Review:
    """A review of the goal `trust`."""
    given = {"id": f"{day}-review", "period": "2026-Q1", "goals": "trust"}
    return Review.model_validate({**given, "date": day, "calibrations": list(calibrations), **fields})


def story(identifier: str, **fields: Any) -> Story:
    """A story about the goal `churn`."""
    return Story.model_validate({"id": identifier, "title": "A story", "goals": "churn", **fields})


def portfolio(
    *contents: Goal | Entry | Story | Review | Team,
    day: date | str = DAY,
    tables: dict[str, tuple[Reading, ...]] | None = None,
    **settings: Any,
) -> Portfolio:
    """A portfolio of these documents, in the order a reader would put them."""

    def by_day(kind: type) -> tuple[Any, ...]:
        ours = [content for content in contents if isinstance(content, kind)]
        return tuple(sorted(ours, key=lambda content: (content.date or date.min, key(content.id))))

    return Portfolio(
        day=date.fromisoformat(day) if isinstance(day, str) else day,
        settings=Settings.model_validate(settings),
        goals={key(goal.id): goal for goal in sorted(contents, key=lambda c: key(c.id)) if isinstance(goal, Goal)},
        teams={key(team.id): team for team in contents if isinstance(team, Team)},
        entries=by_day(Entry),
        stories=by_day(Story),
        reviews=by_day(Review),
        tables=tables or {},
    )
