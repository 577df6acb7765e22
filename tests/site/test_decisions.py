"""Decisions stand beside what led to them."""

from __future__ import annotations

from typing import Any

from goalsite_gen.insight import derive
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.pages import decisions
from goalsite_gen.site.views import DecisionsPage
from tests.insight.portfolios import entry, observed, portfolio, review


def planned(*contents: Any) -> DecisionsPage:
    [page] = decisions.plan(Edition(derive(portfolio(observed(), *contents)), "public"))
    return page


def test_without_a_decision_the_page_says_so() -> None:
    page = planned(entry("2026-05-09"))
    assert (page.nothing, page.years) == ("No decision has been written down in this edition yet.", ())


def test_a_decision_that_followed_from_an_entry_leads_to_it() -> None:
    [year] = planned(entry("2026-05-09", title="She rang", led_to="A second line.")).years
    [row] = year.rows
    assert (row.texts, row.source.text, row.is_reviewed) == (("A second line.",), "She rang", False)
    assert row.source.href == "journal/2026-05-09-seen/index.html"
    assert [link.text for link in row.goals] == ["Customers trust us"]
    assert year.sentence == "One decision, which followed from an entry in the journal."


def test_the_decisions_of_one_review_stand_together_in_its_order() -> None:
    [year] = planned(review("2026-04-10", decisions=["First.", "Second."], title="Frost")).years
    [row] = year.rows
    assert (row.texts, row.source.text) == (("First.", "Second."), "January to March 2026: Frost")
    assert row.source.href == "reviews/2026-04-10-review/index.html"
    assert year.sentence == "2 decisions, all of them taken in reviews."


def test_the_latest_comes_first_by_year() -> None:
    page = planned(
        entry("2025-11-09", led_to="Older."),
        entry("2026-05-09", led_to="Newer."),
        review("2026-04-10", decisions="Between."),
    )
    assert [(year.year, [text for row in year.rows for text in row.texts]) for year in page.years] == [
        ("2026", ["Newer.", "Between."]),
        ("2025", ["Older."]),
    ]
    assert page.years[0].sentence == (
        "2 decisions; one followed from an entry in the journal, the others were taken in reviews."
    )


def test_a_long_list_is_cut_and_the_years_hold_the_rest() -> None:
    many = [entry("2026-05-09", id=f"e{at}", led_to="Again.") for at in range(decisions.MOST)]
    page = planned(entry("2024-11-09", led_to="Older."), *many)
    assert [year.year for year in page.years] == ["2026"]
    assert [link.href for link in page.more] == ["periods/2024/index.html"]
