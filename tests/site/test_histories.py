"""The history of a goal: everything that happened to it, in its order."""

from __future__ import annotations

from goalsite_gen.insight import derive
from goalsite_gen.model import Entry, Goal, Review, Story, Team
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.pages import goals, history
from goalsite_gen.site.pages.unit import pages_of
from goalsite_gen.site.views import GoalPage, Happening, HistoryPage
from tests.insight.portfolios import entry, measured, observed, portfolio, review, story


def edition(*contents: Goal | Entry | Story | Review | Team) -> Edition:
    return Edition(derive(portfolio(*contents)), "public")


def planned(*contents: Goal | Entry | Story | Review | Team) -> list[HistoryPage]:
    return [page for page in pages_of(history.units(edition(*contents))) if isinstance(page, HistoryPage)]


def rows(*contents: Goal | Entry | Story | Review | Team) -> list[Happening]:
    return [row for page in planned(*contents) for year in page.years for row in year.rows]


def test_it_runs_from_the_start_to_the_end() -> None:
    found = rows(
        observed(state="achieved", closed={"date": "2026-06-20", "because": "It is habit now."}),
        entry("2026-02-01", title="Seen"),
        story("told", title="Told", goals=["trust"], date="2026-05-01"),
        review("2026-04-01", title="Looked at"),
    )
    assert [row.text for row in found] == [
        "The goal begins",
        "Seen",
        "Review of January to March 2026: Looked at",
        "Told",
        "The goal is closed",
    ]
    assert [note.text for note in found[-1].notes] == ["It is habit now."]


def test_a_change_of_terms_stands_with_its_reason() -> None:
    moved = {"date": "2026-03-01", "target": 100, "was": 120, "because": "The county halved the grant."}
    begun, row = rows(measured(metric={"unit": "%", "revisions": [moved]}))
    assert begun.text == "The goal begins"
    assert row.text == "The target of “Churn” is moved from 120% to 100%"
    assert [note.text for note in row.notes] == ["The county halved the grant."]
    assert [(tag.text, tag.against) for tag in row.tags] == [("Terms changed", True)]


def test_stages_gained_and_lost_stand_at_the_entry_that_set_them() -> None:
    found = rows(
        observed(start=None),
        entry("2026-01-02", stage="when asked"),
        entry("2026-02-02", stage="unasked"),
        entry("2026-03-02", stage="never", evidence="challenges"),
    )
    assert [[tag.text for tag in row.tags] for row in found] == [
        ["Asks first: first seen at “when asked”"],
        ["Asks first: from “when asked” on to “unasked”"],
        ["Asks first: from “unasked” back to “never”", "Speaks against it"],
    ]


def test_a_stage_set_on_another_goal_stays_there() -> None:
    both = entry("2026-02-02", goals=["trust", "calm"], indicator="calm/stays", stage="unasked")
    sign = {"id": "stays", "name": "Stays", "stages": ["never", "unasked"]}
    pages = planned(observed(start=None), observed("calm", sign, title="Calm", start=None), both)
    tags = {page.heading: [tag.text for year in page.years for row in year.rows for tag in row.tags] for page in pages}
    assert tags == {"Calm": ["Stays: first seen at “unasked”"], "Customers trust us": []}


def test_a_review_looked_at_the_goals_whose_stages_it_agreed_on() -> None:
    agreed = {"indicator": "trust/asks-first", "stage": "unasked"}
    (row,) = rows(observed(start=None), review("2026-04-01", agreed, goals=[]))
    assert [tag.text for tag in row.tags] == ["Asks first: first seen at “unasked”"]


def test_a_year_is_summed_up_by_its_entries_and_its_readings() -> None:
    pages = planned(
        measured(start="2025-01-01", metric={"readings": {"2025-12-31": 4, "2026-01-31": 10, "2026-02-28": 20}}),
        entry("2026-02-01", "churn"),
    )
    assert [(year.heading, year.sentences) for page in pages for year in page.years] == [
        ("2025", ("Churn: read once, 4.",)),
        ("2026", ("One observation, in support.", "Churn: read 2 times, from 10 to 20.")),
    ]
    assert [link.href for link in pages[0].jumps] == [
        "goals/churn/history/index.html#y2025",
        "goals/churn/history/index.html#y2026",
    ]


def test_a_delivery_is_told_in_a_word_and_a_number_that_did_not_move_once() -> None:
    room = {"id": "room", "name": "Room", "aim": "deliver", "target": 1, "readings": {"2026-06-12": 1}}
    still = {"id": "still", "name": "Still", "baseline": 9, "target": 20, "unit": "%"}
    still["readings"] = {"2026-01-31": 9, "2026-02-28": 8, "2026-03-31": 9}
    pages = planned(measured(metrics=[room, still]))
    assert [sentence for page in pages for year in page.years for sentence in year.sentences] == [
        "Room: delivered.",
        "Still: read 3 times, 9% at first and at last.",
    ]


def test_a_goal_without_a_past_says_so() -> None:
    (page,) = planned(observed(start=None))
    assert page.nothing == "Nothing has happened yet that anybody wrote down."


def test_every_goal_leads_to_its_whole_history() -> None:
    page = next(page for page in pages_of(goals.units(edition(observed()))) if isinstance(page, GoalPage))
    assert page.more_entries
    assert page.more_entries.href == "goals/trust/history/index.html"


def test_a_long_history_is_cut_and_loses_nothing() -> None:
    many = [entry(f"2026-0{n % 5 + 1}-{n % 28 + 1:02}", id=f"2026-x{n}") for n in range(500)]
    pages = planned(observed(), *many)
    assert [page.path for page in pages][:2] == ["goals/trust/history/index.html", "goals/trust/history/2/index.html"]
    assert sum(len(year.rows) for page in pages for year in page.years) == 501
    assert [part.is_here for part in pages[1].parts] == [False, True, False, False]
    assert len({page.title for page in pages}) == len(pages)
