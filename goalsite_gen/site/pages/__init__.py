"""One module a page kind: a planner that turns an edition into page views. `all_pages` puts them in order."""

from __future__ import annotations

from collections.abc import Iterator

from goalsite_gen.site.edition import Edition
from goalsite_gen.site.pages import goals, home, journal, method, pairs, reviews, scorecard, stories
from goalsite_gen.site.views import Page

PLANNERS = (
    home.plan,
    scorecard.plan,
    goals.plan,
    pairs.plan,
    journal.plan,
    stories.plan,
    reviews.plan,
    method.plan,
)


def all_pages(edition: Edition) -> Iterator[Page]:
    """The views of every page of an edition."""
    for plan in PLANNERS:
        yield from plan(edition)
