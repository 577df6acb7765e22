"""Pairs in rows: what is said once, and where it is said of the day."""

from __future__ import annotations

from typing import Any

from goalsite_gen.insight import derive
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.pages import home, pairs, periods, scorecard
from goalsite_gen.site.pages.unit import pages_of
from goalsite_gen.site.views import PairsPage, PeriodPage
from tests.insight.portfolios import STAGES, entry, measured, observed, portfolio

READINGS = {"2026-03-31": 20, "2026-05-31": 61, "2026-06-30": 60}
REASON = [{"goal": "trust", "because": "A number alone tells half."}]
SEEN = (entry("2026-05-09", stage=STAGES[0]), entry("2026-06-28", stage=STAGES[1]))


def edition(*contents: Any) -> Edition:
    return Edition(derive(portfolio(*contents)), "public")


def both(**fields: Any) -> tuple[Any, ...]:
    return measured(pairs=REASON, metric={"readings": READINGS}, **fields), observed(), *SEEN


def index(*contents: Any) -> PairsPage:
    return next(page for page in pages_of(pairs.units(edition(*contents))) if isinstance(page, PairsPage))


def test_below_its_heading_a_pair_does_not_say_again_what_the_heading_says() -> None:
    [group] = index(*both()).groups
    assert group.sentence
    assert [(row.reading, row.said, row.because) for row in group.rows] == [(None, "", "A number alone tells half.")]


def test_a_pair_without_a_reason_keeps_the_word_that_leads_to_it() -> None:
    [group] = index(measured(pairs=["trust"], metric={"readings": READINGS}), observed(), *SEEN).groups
    assert all(row.reading and row.said for row in group.rows)


def test_a_closed_pair_says_in_its_row_what_it_had_come_to() -> None:
    closed = {"state": "achieved", "closed": {"date": "2026-06-30", "because": "It is habit."}}
    [group] = index(*both(**closed)).groups
    assert [row.said.partition(",")[0] for row in group.rows] == ["When closed"]


def test_in_a_period_a_pair_says_where_the_number_stood_beside_how_it_moved() -> None:
    found = pages_of(periods.units(edition(*both(due="2026-12-31"))))
    june = next(page for page in found if isinstance(page, PeriodPage) and page.path == "periods/2026-06/index.html")
    [row] = june.rows
    assert row.measured
    assert row.measured.course.startswith("from 61")
    assert row.said.startswith("On 30 June 2026 the number was about where it should be")


def test_the_scorecard_opens_like_the_first_page() -> None:
    whole = edition(*both())
    [first], [sheet] = home.plan(whole), scorecard.plan(whole)
    assert sheet.standing == first.standing


def test_the_first_page_names_its_quarter_once() -> None:
    [first] = home.plan(edition(*both()))
    assert first.period
    assert "Quarter" not in [term.label for term in first.meta]
