"""Decisions as views: those that followed from an entry, and those taken in a review."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goalsite_gen.model import Entry, Review
from goalsite_gen.site import addresses
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.rows import goal_links
from goalsite_gen.site.sheets.notes import entry_title, when
from goalsite_gen.site.sheets.reviews import review_link
from goalsite_gen.site.views import DecisionRow, Link


@dataclass(frozen=True, slots=True)
class Decided:
    """Decisions that are written in one place, on the day of that entry or review."""

    day: date
    texts: tuple[str, ...]
    source: Entry | Review


def decided(entries: Iterable[Entry], reviews: Iterable[Review]) -> tuple[Decided, ...]:
    """The decisions in these entries and reviews, latest first."""
    found = [Decided(entry.date, (entry.led_to,), entry) for entry in entries if entry.led_to]
    found += [Decided(review.date, review.decisions, review) for review in reviews if review.decisions]
    return tuple(sorted(found, key=lambda one: one.day, reverse=True))


def decision_row(one: Decided, edition: Edition) -> DecisionRow:
    """Decisions in a list, with what led to them."""
    source = one.source
    if isinstance(source, Review):
        link, team = review_link(source, edition), edition.team_name(source.team)
    else:
        link = Link(entry_title(source, edition), addresses.href(addresses.entry_path(source)))
        goals = (edition.portfolio.goal(name) for name in source.goals)
        team = edition.team_name(source.team or next((goal.team for goal in goals if goal and goal.team), None))
    return DecisionRow(
        texts=one.texts,
        when=when(one.day, short=True),
        source=link,
        is_reviewed=isinstance(source, Review),
        team=team,
        goals=goal_links(source.goals, edition.portfolio),
    )
