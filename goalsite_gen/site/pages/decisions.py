"""Decisions: what followed from what was seen, latest first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from goalsite_gen.insight import PeriodKind, period_of
from goalsite_gen.model import Entry
from goalsite_gen.site import addresses, words
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import say, say_count
from goalsite_gen.site.rows import period_words
from goalsite_gen.site.sheets.decisions import Decided, decided, decision_row
from goalsite_gen.site.views import DecisionsPage, DecisionYear, Link

MOST = 200
"""Entries and reviews with decisions that are listed; those before stand on the pages of their years."""


def plan(edition: Edition) -> Iterator[DecisionsPage]:
    """The page of decisions."""
    portfolio = edition.portfolio
    found = decided(portfolio.entries, portfolio.reviews)
    counts = {year: list(of_year) for year, of_year in groupby(found, key=lambda one: one.day.year)}
    years = groupby(found[:MOST], key=lambda one: one.day.year)
    yield DecisionsPage(
        path=addresses.DECISIONS,
        title=say("Decisions"),
        heading=say("Decisions"),
        description=say("What was decided, and what somebody had seen before."),
        section="decisions",
        lead=say("From what was seen to what was done about it. Each decision stands beside what led to it."),
        years=tuple(
            DecisionYear(f"{year:04}", _sentence(counts[year]), tuple(decision_row(one, edition) for one in shown))
            for year, shown in years
        ),
        more=_more(found[MOST:], edition),
        nothing="" if found else say("No decision has been written down in this edition yet."),
    )


def _sentence(found: list[Decided]) -> str:
    count = sum(len(one.texts) for one in found)
    followed = sum(isinstance(one.source, Entry) for one in found)
    if not followed:
        return say_count("One decision, taken in a review.", "{n} decisions, all of them taken in reviews.", count)
    if followed == count:
        return say_count(
            "One decision, which followed from an entry in the journal.",
            "{n} decisions, all of which followed from entries in the journal.",
            count,
        )
    return say_count(
        "{all} decisions; one followed from an entry in the journal, the others were taken in reviews.",
        "{all} decisions; {n} followed from entries in the journal, the others were taken in reviews.",
        followed,
        all=words.number(count, 0),
    )


def _more(found: tuple[Decided, ...], edition: Edition) -> tuple[Link, ...]:
    """The years that hold the decisions which are not listed."""
    first_month = edition.portfolio.settings.fiscal_year_start
    years = dict.fromkeys(period_of(one.day, PeriodKind.YEAR, first_month).name for one in found)
    return tuple(
        Link(period_words(year, edition.portfolio), addresses.href(addresses.period_path(year))) for year in years
    )
