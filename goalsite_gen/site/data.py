"""The site's data for machines: `portfolio.json`, and the schema that says what stands in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from goalsite_gen.insight import Growth, Health, Ladder, Progress, ReadPair
from goalsite_gen.model import Entry, Goal, Reading, Review, Story
from goalsite_gen.reads import note
from goalsite_gen.site import addresses
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.pieces import COMMIT, Pieces
from goalsite_gen.site.placed import Placed
from goalsite_gen.site.sheets.notes import entry_title
from goalsite_gen.site.tables import entries_csv, reading_tables
from goalsite_gen.source.commit import Commits

VERSION = 1
SCHEMA = Path(__file__).resolve().with_name("portfolio.schema.json")


def data_files(edition: Edition, *, base_url: str) -> Iterator[Callable[[], Iterable[tuple[str, bytes]]]]:
    """What makes all that is for machines, beside `portfolio.json`: output paths and bytes."""
    yield Placed((addresses.SCHEMA,), lambda: [(addresses.SCHEMA, SCHEMA.read_bytes())])
    yield Placed((addresses.DATA,), lambda: reading_tables(edition))
    if edition.portfolio.entries:
        yield entries_csv(edition, base_url=base_url)


def portfolio_json(edition: Edition, commits: Commits | None = None) -> Pieces:
    """Everything this edition shows, as JSON, a line for each thing; numbers are plain and unrounded.

    `commit` is there where it is known, and is the one the site was built from.
    """
    portfolio = edition.portfolio

    def about() -> Iterator[str]:
        said = {
            "version": VERSION,
            "as_of": portfolio.day.isoformat(),
            "audience": edition.audience,
            "title": portfolio.settings.title,
        }
        if commits:
            note(COMMIT)
            said["commit"] = commits.head
        for name, value in said.items():
            yield f"{_line(name)}: {_line(value)}"
        yield _listed("goals", (_goal(goal, edition) for goal in portfolio.goals.values()))
        yield _listed("pairs", map(_pair, edition.insight.pairs))

    def others() -> Iterator[str]:
        yield _listed("stories", map(_story, portfolio.stories))
        yield _listed("reviews", map(_review, portfolio.reviews))
        yield _listed("teams", ({"id": team.id, "title": team.title} for team in portfolio.teams.values()))
        yield f'"themes": {_line(_themes(edition))}'

    def entry(one: Entry, parting: str) -> bytes:
        return f"{parting}  {_line(_entry(one, edition))}".encode()

    return Pieces(
        addresses.PORTFOLIO,
        (
            lambda: ("{\n " + ",\n ".join(about()) + ',\n "entries": [').encode(),
            *(partial(entry, one, ",\n" if at else "\n") for at, one in enumerate(portfolio.entries)),
            lambda: (("\n ]" if portfolio.entries else "]") + ",\n " + ",\n ".join(others()) + "\n}\n").encode(),
        ),
    )


def _listed(name: str, values: Iterable[dict[str, Any]]) -> str:
    lines = ",\n  ".join(map(_line, values))
    return f"{_line(name)}: [\n  {lines}\n ]" if lines else f"{_line(name)}: []"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _pair(pair: ReadPair) -> dict[str, Any]:
    return {
        "measured": pair.measured.id,
        "observed": pair.observed.id,
        "because": pair.because,
        "reading": pair.reading.value,
    }


def _goal(goal: Goal, edition: Edition) -> dict[str, Any]:
    insight = edition.insight
    growth = insight.growth_of(goal)
    return {
        "id": goal.id,
        "title": goal.title,
        "side": goal.side,
        "type": goal.type,
        "state": goal.state,
        "team": goal.team,
        "audience": goal.audience or edition.default_audience,
        "start": _day(goal.start),
        "due": _day(goal.due),
        "metrics": [_metric(progress) for progress in insight.progress_of(goal)],
        "indicators": [_indicator(ladder) for ladder in insight.ladders_of(goal)],
        "growth": growth.value if isinstance(growth, Growth) else None,
        "pairs": [partner.id for partner in insight.partners(goal)],
        "evidence": _health(insight.health_of(goal)),
    }


def _metric(progress: Progress) -> dict[str, Any]:
    metric, terms = progress.metric, progress.terms
    return {
        "id": metric.id,
        "name": metric.name,
        "unit": metric.unit,
        "aim": metric.aim,
        "baseline": terms.baseline,
        "target": terms.target,
        "latest": _reading(progress.latest) if progress.latest else None,
        "share": progress.share,
        "expected": progress.expected,
        "standing": progress.standing.value,
        "readings": [_reading(reading) for reading in progress.readings],
    }


def _reading(reading: Reading) -> dict[str, Any]:
    said: dict[str, Any] = {"date": reading.date.isoformat(), "value": reading.value}
    if reading.n is not None:
        said["n"] = reading.n
    if reading.note:
        said["note"] = reading.note
    return said


def _indicator(ladder: Ladder) -> dict[str, Any]:
    return {
        "id": ladder.indicator.id,
        "name": ladder.indicator.name,
        "definition": ladder.indicator.definition,
        "stages": [stage.name for stage in ladder.indicator.stages],
        "stage": ladder.stage.name if ladder.stage else None,
        "since": _day(ladder.since),
        "supports": len(ladder.supports),
        "challenges": len(ladder.challenges),
        "mixed": len(ladder.mixed),
    }


def _health(health: Health) -> dict[str, Any]:
    return {
        "supports": health.supports,
        "challenges": health.challenges,
        "mixed": health.mixed,
        "days_since_challenge": health.days_since_challenge,
        "observers": health.observers,
        "silent_weeks": health.silent_weeks,
    }


def _entry(entry: Entry, edition: Edition) -> dict[str, Any]:
    return {
        "id": entry.id,
        "date": entry.date.isoformat(),
        "title": entry_title(entry, edition),
        "authors": list(entry.authors),
        "goals": list(entry.goals),
        "indicators": list(entry.indicators),
        "evidence": entry.evidence,
        "stage": entry.stage or None,
        "milestone": entry.milestone.model_dump() if entry.milestone else None,
        "observation": edition.plain(entry),
        "impact": entry.impact or None,
    }


def _story(story: Story) -> dict[str, Any]:
    return {
        "id": story.id,
        "title": story.title,
        "summary": story.summary,
        "date": _day(story.date),
        "period": story.period,
        "goals": list(story.goals),
        "evidence": list(story.evidence),
    }


def _review(review: Review) -> dict[str, Any]:
    return {
        "id": review.id,
        "period": review.period,
        "date": review.date.isoformat(),
        "team": review.team,
        "goals": list(review.goals),
        "facts": list(review.facts),
        "feelings": list(review.feelings),
        "missed": list(review.missed),
        "ignored": list(review.ignored),
        "decisions": list(review.decisions),
        "asks": list(review.asks),
    }


def _themes(edition: Edition) -> list[str]:
    portfolio = edition.portfolio
    named = {theme for goal in portfolio.goals.values() for theme in goal.themes}
    named |= {theme for entry in portfolio.entries for theme in entry.themes}
    named |= {theme for story in portfolio.stories for theme in story.themes}
    return sorted(named)


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
