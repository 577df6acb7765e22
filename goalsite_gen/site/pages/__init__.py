"""One module a page kind: a planner that turns an edition into page views, in units of work; all of them in order."""

from __future__ import annotations

from collections.abc import Iterator

from goalsite_gen.site import addresses
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
from goalsite_gen.site.placed import folder_of

PLANNERS = (
    whole(home.plan, addresses.HOME),
    whole(scorecard.plan, addresses.SCORECARD),
    goals.units,
    pairs.units,
    history.units,
    journal.units,
    years.units,
    stories.units,
    whole(reviews.plan, folder_of(addresses.REVIEWS)),
    periods.units,
    whole(decisions.plan, folder_of(addresses.DECISIONS)),
    whole(wins.plan, folder_of(addresses.WINS)),
    whole(teams.plan, folder_of(addresses.TEAMS)),
    whole(themes.plan, folder_of(addresses.THEMES)),
    whole(glossary.plan, folder_of(addresses.GLOSSARY)),
    whole(search.plan, addresses.SEARCH),
    whole(method.plan, addresses.METHOD, addresses.NOT_FOUND),
)


def all_units(edition: Edition) -> Iterator[Iterator[Unit]]:
    """Every page of an edition, kind by kind, in units of work that can be done apart from each other."""
    for units in PLANNERS:
        yield units(edition)
