"""Wins: only what people judged, the latest first, and what of it did not last."""

from __future__ import annotations

from goalsite_gen.insight import derive
from goalsite_gen.model import Entry, Goal, Review, Story, Team
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.pages import wins
from goalsite_gen.site.views import Happening, WinGroup, WinsPage
from tests.insight.portfolios import entry, measured, observed, portfolio, review

SHIFT = {"shift": "relationship", "before": "We waited.", "after": "We ring first."}


def planned(*contents: Goal | Entry | Story | Review | Team) -> list[WinsPage]:
    return [page for page in wins.plan(Edition(derive(portfolio(*contents)), "public")) if isinstance(page, WinsPage)]


def rows(*contents: Goal | Entry | Story | Review | Team) -> list[Happening]:
    """All wins on all parts: milestones, goals and targets, stages."""
    return [
        row for page in planned(*contents) for row in (*told(page.milestones), *told(page.reached), *told(page.stages))
    ]


def told(group: WinGroup) -> list[Happening]:
    """What of a group stands open, then what folds."""
    return [*group.rows, *(row for fold in group.folds for row in fold.rows)]


def stages(*contents: Goal | Entry | Story | Review | Team) -> list[Happening]:
    return [row for page in planned(*contents) for row in told(page.stages)]


def tags(row: Happening) -> list[str]:
    return [tag.text for tag in row.tags]


def test_a_milestone_stands_with_what_was_what_is_who_saw_it_and_what_it_led_to() -> None:
    (row,) = rows(
        observed(),
        entry("2026-06-01", title="She rang", milestone=SHIFT, authors=["Ada"], led_to="We write the day down."),
    )
    assert (row.text, row.by) == ("She rang", "Ada")
    assert row.milestone
    assert row.milestone.after == "We ring first."
    assert [note.text for note in row.notes] == ["We write the day down."]


def test_what_speaks_against_a_goal_is_no_win() -> None:
    assert rows(observed(), entry("2026-06-01", milestone=SHIFT, evidence="challenges")) == []


def test_a_first_stage_is_where_one_begins_and_a_higher_one_is_a_gain() -> None:
    (row,) = rows(observed(), entry("2026-02-01", stage="when asked"), entry("2026-06-01", stage="unasked"))
    assert row.text == "Asks first: from “when asked” on to “unasked”"


def test_a_stage_is_a_line_that_leads_to_who_set_it_and_to_its_goal() -> None:
    (row,) = stages(observed(), entry("2026-02-01", stage="when asked"), entry("2026-06-01", stage="unasked"))
    assert row.href.startswith("journal/2026-06-01")
    assert [link.href for link in row.goals] == ["goals/trust/index.html"]
    assert (row.milestone, row.notes, row.by) == (None, (), "")


def test_a_stage_that_came_with_a_milestone_stands_with_it_and_in_the_whole_list() -> None:
    contents = (
        observed(),
        entry("2026-02-01", stage="when asked"),
        entry("2026-06-01", stage="unasked", milestone=SHIFT),
    )
    (page,) = planned(*contents)
    gained = "Asks first: from “when asked” on to “unasked”"
    assert tags(page.milestones.rows[0])[-1] == gained
    assert [row.text for row in page.stages.rows] == [gained]


def test_a_gain_that_was_lost_again_says_so() -> None:
    (row,) = rows(
        observed(),
        entry("2026-02-01", stage="when asked"),
        entry("2026-04-01", stage="unasked"),
        entry("2026-06-01", stage="never", evidence="challenges"),
    )
    assert tags(row)[-1] == "Lost again in June 2026"


def test_a_stage_that_assessors_agreed_on_is_a_gain_and_leads_to_the_review() -> None:
    agreed = {"indicator": "asks-first", "stage": "unasked", "assessors": ["Ada", "Ben"], "because": "Three calls."}
    (row,) = rows(observed(), entry("2026-02-01", stage="when asked"), review("2026-04-01", agreed))
    assert (row.text, tags(row)) == ("Asks first: from “when asked” on to “unasked”", ["Agreed on together"])
    assert row.href.startswith("reviews/")


def test_a_target_counts_from_the_first_of_the_readings_that_stayed_there() -> None:
    (row,) = rows(
        measured(metric={"readings": {"2026-01-31": 100, "2026-02-28": 90, "2026-03-31": 101, "2026-04-30": 120}})
    )
    assert row.when.iso == "2026-03-31"
    assert tags(row) == ["Target reached"]
    assert row.href == "goals/churn/index.html#metric-churn"


def test_a_target_that_slipped_again_is_no_win() -> None:
    assert rows(measured(metric={"readings": {"2026-01-31": 100, "2026-04-30": 90}})) == []


def test_an_achieved_goal_stands_once_in_the_words_of_those_who_closed_it() -> None:
    (row,) = rows(
        measured(
            state="achieved",
            closed={"date": "2026-05-05", "because": "It is habit now."},
            metric={"readings": {"2026-04-30": 120}},
        )
    )
    assert (row.when.iso, tags(row)) == ("2026-05-05", ["Goal achieved"])
    assert [note.text for note in row.notes] == ["It is habit now."]


def test_the_lead_counts_what_there_is_of_each_kind() -> None:
    (page,) = planned(
        observed(),
        entry("2025-06-01", milestone=SHIFT),
        entry("2026-02-01", milestone=SHIFT, stage="when asked"),
        entry("2026-03-01", stage="unasked"),
    )
    assert str(page.lead).endswith("2 milestones and 1 stage gained.")


def test_the_latest_milestones_stand_open_and_the_earlier_fold() -> None:
    (page,) = planned(observed(), *(entry(f"2025-0{n}-01", milestone=SHIFT) for n in range(1, 9)))
    assert [row.when.iso for row in page.milestones.rows][::5] == ["2025-08-01", "2025-03-01"]
    assert [(fold.said, len(fold.rows)) for fold in page.milestones.folds] == [("January to February 2025: 2 more", 2)]


def test_the_stages_of_the_latest_quarter_stand_open_and_the_earlier_quarters_fold() -> None:
    days = ("2025-11-01", "2026-01-05", "2026-02-05", "2026-04-05")
    sign = {"id": "asks-first", "name": "Asks first", "stages": ["one", "two", "three", "four"]}
    found = (entry(day, stage=stage) for day, stage in zip(days, sign["stages"], strict=True))
    (page,) = planned(observed("trust", sign), *found)
    assert (page.stages.opened, len(page.stages.rows)) == ("April to June 2026", 1)
    assert [fold.said for fold in page.stages.folds] == ["January to March 2026: 2 more"]


def test_where_nothing_was_won_the_page_says_so() -> None:
    assert planned()[0].nothing == "There is nothing to tell yet."
    assert planned(observed(), entry("2026-06-01"))[0].nothing.startswith("Nobody has called anything a milestone yet")


def test_many_wins_are_cut_into_pages_with_titles_of_their_own() -> None:
    many = [entry(f"2026-0{n % 5 + 1}-{n % 28 + 1:02}", id=f"2026-x{n}", milestone=SHIFT) for n in range(230)]
    pages = planned(observed(), *many)
    assert [page.path for page in pages] == ["wins/index.html", "wins/2/index.html", "wins/3/index.html"]
    assert len({page.title for page in pages}) == 3
    assert sum(len(told(page.milestones)) for page in pages) == 230
