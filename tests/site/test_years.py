"""Years and months of the journal: named where it matters, whole where one looks, light at any length."""

from __future__ import annotations

from goalsite_gen.insight import derive
from goalsite_gen.model import Entry, Goal
from goalsite_gen.site import render_site
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.pages import journal, years
from goalsite_gen.site.pages.unit import pages_of
from goalsite_gen.site.parts import MOST_ROWS, cut
from goalsite_gen.site.views import EntryPage, JournalMonthPage, JournalPage, JournalYearPage
from tests.insight.portfolios import entry, observed, portfolio

SHIFT = {"shift": "capability", "before": "We waited.", "after": "We ring first."}
LIGHT = 300_000
"""Bytes that a page of the journal may weigh."""


def edition(*contents: Goal | Entry) -> Edition:
    return Edition(derive(portfolio(*contents, day="2026-12-31")), "public")


def planned(*contents: Goal | Entry) -> tuple[list[JournalYearPage], list[JournalMonthPage]]:
    pages = list(pages_of(years.units(edition(*contents))))
    return (
        [page for page in pages if isinstance(page, JournalYearPage)],
        [page for page in pages if isinstance(page, JournalMonthPage)],
    )


def test_a_year_names_milestones_and_challenges_and_leaves_the_rest_to_its_months() -> None:
    (year,), _ = planned(
        observed(),
        entry("2026-02-01", title="A plain day"),
        entry("2026-02-02", title="A shift", milestone=SHIFT),
        entry("2026-02-03", title="A setback", evidence="challenges"),
    )
    (month,) = year.months
    assert [row.text for row in month.rows] == ["A setback", "A shift"]
    assert month.sentence == "3 entries, 1 milestone, 1 of them against us."
    assert (month.more.text, month.more.href) == ("All 3 entries of February 2026", "journal/2026/02/index.html")


def test_years_and_months_lead_to_their_neighbours() -> None:
    (first, second), (december, january) = planned(observed(), entry("2025-12-30"), entry("2026-01-02"))
    assert first.steps[0].later
    assert first.steps[0].later.href == "journal/2026/index.html"
    assert second.steps[0].earlier
    assert second.steps[0].earlier.href == "journal/2025/index.html"
    assert december.steps[0].later
    assert december.steps[0].later.href == january.path
    assert [link.href for link in january.up] == ["journal/index.html", "journal/2026/index.html"]


def test_the_journal_leads_to_its_years() -> None:
    page = next(
        page
        for page in pages_of(journal.units(edition(observed(), entry("2026-01-02"))))
        if isinstance(page, JournalPage)
    )
    assert [year.href for year in page.years] == ["journal/2026/index.html"]


def test_an_entry_leads_up_to_its_month_and_its_year() -> None:
    pages = pages_of(journal.units(edition(observed(), entry("2026-01-02"))))
    page = next(page for page in pages if isinstance(page, EntryPage))
    assert [link.href for link in page.up] == [
        "journal/index.html",
        "journal/2026/index.html",
        "journal/2026/01/index.html",
    ]


def test_a_month_is_one_page_until_it_is_too_long_for_one() -> None:
    several = [entry("2026-03-01", id=f"2026-x{n}") for n in range(MOST_ROWS)]
    assert len(planned(observed(), *several)[1]) == 1
    _, parts = planned(observed(), *several, entry("2026-03-31"))
    assert [page.path for page in parts] == ["journal/2026/03/index.html", "journal/2026/03/2/index.html"]
    assert [part.text for part in parts[0].parts] == ["1 Mar 2026 to 31 Mar 2026", "1 Mar 2026"]
    assert len({page.title for page in parts}) == 2


def test_a_list_is_cut_into_even_stretches_that_lose_nothing() -> None:
    assert [len(stretch) for stretch in cut(range(10), 4)] == [3, 3, 4]
    assert [number for stretch in cut(range(10), 4) for number in stretch] == list(range(10))
    assert cut(()) == ((),)


def test_a_year_of_two_thousand_long_titles_stays_light() -> None:
    title = "Unwiderstehliche Größe " * 13
    many = [
        entry(
            f"2026-{3 if n % 4 == 0 else n % 12 + 1:02}-{n % 28 + 1:02}",
            id=f"2026-x{n}",
            title=f"{title}{n}",
            milestone=SHIFT if n % 5 == 0 else None,
            evidence=("supports", "challenges")[n % 2],
            authors=["Ada Lovelace"],
        )
        for n in range(2000)
    ]
    made = render_site(
        portfolio(observed(title=title, team="bench", themes=["craft"]), *many, day="2026-12-31"),
        audience="public",
        media=lambda _: None,
    )
    ours = ("journal/", "goals/trust/history/", "wins/", "themes/", "teams/", "glossary/")
    heavy = {path: len(data) for path, data in made.files.items() if path.startswith(ours) and len(data) > LIGHT}
    assert heavy == {}
    assert "journal/2026/03/5/index.html" in made.files
