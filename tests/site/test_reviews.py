"""Reviews: the latest in full, each on a page of its own, with ways among those of one team."""

from __future__ import annotations

from typing import Any

from goalsite_gen.insight import derive
from goalsite_gen.site import addresses
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.pages import reviews
from goalsite_gen.site.views import ReviewPage, ReviewsPage
from tests.insight.portfolios import STAGES, observed, portfolio, review


def planned(*contents: Any) -> tuple[ReviewsPage, dict[str, ReviewPage]]:
    index, *pages = reviews.plan(Edition(derive(portfolio(observed(), *contents)), "public"))
    assert isinstance(index, ReviewsPage)
    return index, {page.path.split("/")[1]: page for page in pages if isinstance(page, ReviewPage)}


def test_without_a_review_the_list_says_so() -> None:
    index, found = planned()
    assert (index.nothing, found) == ("There is no review in this edition yet.", {})


def test_the_latest_stands_in_full_and_all_others_by_year() -> None:
    index, found = planned(*(review(day) for day in ("2025-07-04", "2026-01-09", "2026-04-10", "2026-06-20")))
    assert [sheet.id for sheet in index.latest] == ["review-2026-06-20-review"]
    assert [(year.year, [row.link.href for row in year.rows]) for year in index.years] == [
        ("2026", ["reviews/2026-04-10-review/index.html", "reviews/2026-01-09-review/index.html"]),
        ("2025", ["reviews/2025-07-04-review/index.html"]),
    ]
    assert len(found) == 4


def test_a_review_has_its_own_address() -> None:
    ours = review("2026-04-10")
    assert addresses.page_of(ours) == addresses.review_path(ours) == "reviews/2026-04-10-review/index.html"


def test_a_review_says_of_which_period_it_is_and_who_wrote_it() -> None:
    _, found = planned(review("2026-04-10", title="Frost", author="Farida"))
    page = found["2026-04-10-review"]
    assert page.heading == "Frost"
    assert [(term.label, [(value.text, value.href) for value in term.values]) for term in page.meta] == [
        ("Looks back on", [("January to March 2026", "periods/2026-q1/index.html")]),
        ("Written on", [("10 April 2026", "")]),
        ("By", [("Farida", "")]),
        ("Goal", [("Customers trust us", "goals/trust/index.html")]),
    ]


def test_a_review_of_a_period_ahead_leads_to_no_page() -> None:
    _, found = planned(review("2026-06-10", period="2026-Q4"))
    assert found["2026-06-10-review"].meta[0].values[0].href == ""


def test_the_way_on_stays_among_the_reviews_of_a_team() -> None:
    _, found = planned(
        review("2026-01-09", team="bench"),
        review("2026-02-09"),
        review("2026-03-09", team="bench"),
        review("2026-04-09"),
    )
    [steps] = found["2026-03-09-review"].steps
    assert steps.earlier
    assert (steps.earlier.href, steps.later) == ("reviews/2026-01-09-review/index.html", None)


def test_agreed_stages_lead_to_their_goal_with_who_judged_and_why() -> None:
    calibration = {"indicator": "asks-first", "stage": STAGES[1], "assessors": ["Ana", "Ben"], "because": "Twice."}
    _, found = planned(review("2026-04-10", calibration, {"indicator": "gone", "stage": "never"}))
    [agreed] = found["2026-04-10-review"].review.agreed
    assert (agreed.sign.text, agreed.sign.href) == ("Asks first", "goals/trust/index.html")
    assert (agreed.stage, agreed.by, agreed.because) == ("“when asked”", "Ana and Ben", "Twice.")
