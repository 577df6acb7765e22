"""One module a page kind: a planner that turns an edition into page views, in units of work; all of them in order."""

from __future__ import annotations

from collections.abc import Iterator

from goalsite_gen.site.edition import Edition
from goalsite_gen.site.pages import (
    decisions,
    glossary,
    goals,
    history,
    home,
    journal,
    method,
    pairs,
    periods,
    reviews,
    scorecard,
    search,
    stories,
    teams,
    themes,
    wins,
    years,
)
from goalsite_gen.site.pages.unit import Unit, whole

PLANNERS = (
    whole(home.plan),
    whole(scorecard.plan),
    goals.units,
    pairs.units,
    history.units,
    journal.units,
    whole(years.plan),
    stories.units,
    whole(reviews.plan),
    whole(periods.plan),
    whole(decisions.plan),
    whole(wins.plan),
    whole(teams.plan),
    whole(themes.plan),
    whole(glossary.plan),
    whole(search.plan),
    whole(method.plan),
)


def all_units(edition: Edition) -> Iterator[Unit]:
    """Every page of an edition, in units of work that can be done apart from each other."""
    for units in PLANNERS:
        yield from units(edition)
