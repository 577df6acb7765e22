"""What `goalsite new` writes reads back: only what is still to be written is missing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalsite_gen.model import scaffold
from goalsite_gen.model.goal import SIDES
from goalsite_gen.model.reading import field_names
from tests.support import portfolio

DAY = date(2026, 9, 30)
TITLE = 'A "title": with # signs, é and {{ 7 }}'


@pytest.mark.parametrize("type_", SIDES)
def test_a_new_goal_reads_back_with_its_title_and_type(type_: str) -> None:
    text = scaffold.written(scaffold.goal_sketch(TITLE, type_=type_, day=DAY, pair="trust"))
    read = portfolio({"goals/a.md": text})
    assert [problem.rule for problem in read.problems if problem.rule != "missing-field"] == []
    if SIDES[type_] == "measured":
        assert read.problems == ()
        goal = read.goals["a"]
        assert (goal.title, goal.type, goal.pairs[0].goal) == (TITLE, type_, "trust")


def test_a_new_entry_lacks_nothing() -> None:
    text = scaffold.written(scaffold.entry_sketch(TITLE, goal="trust", day=DAY))
    read = portfolio({"journal/2026-09-30-a.md": text})
    assert read.problems == ()
    assert (read.entries[0].title, read.entries[0].goals) == (TITLE, ("trust",))


def test_a_new_story_a_new_review_and_a_new_team_lack_nothing() -> None:
    read = portfolio(
        {
            "stories/a.md": scaffold.written(scaffold.story_sketch(TITLE, goal="trust", day=DAY)),
            "reviews/a.md": scaffold.written(scaffold.review_sketch(TITLE, day=DAY)),
            "teams/a.md": scaffold.written(scaffold.team_sketch(TITLE)),
        }
    )
    assert read.problems == ()
    assert (read.stories[0].title, read.teams["a"].title) == (TITLE, TITLE)
    assert (read.reviews[0].period, read.reviews[0].date) == ("2026-08", DAY)


def test_a_review_in_january_looks_back_on_december() -> None:
    text = scaffold.written(scaffold.review_sketch("A", day=date(2026, 1, 5)))
    assert portfolio({"reviews/a.md": text}).reviews[0].period == "2025-12"


def test_a_goal_begun_on_a_leap_day_is_due_on_a_day_that_there_is() -> None:
    text = scaffold.written(scaffold.goal_sketch("A", type_="hard", day=date(2028, 2, 29), pair=""))
    assert portfolio({"goals/a.md": text}).goals["a"].due == date(2029, 2, 28)


@pytest.mark.parametrize(
    "sketch",
    [
        scaffold.goal_sketch("A", type_="hard", day=DAY, pair=""),
        scaffold.goal_sketch("A", type_="soft", day=DAY, pair=""),
        scaffold.entry_sketch("A", goal="", day=DAY),
        scaffold.story_sketch("A", goal="", day=DAY),
        scaffold.review_sketch("A", day=DAY),
        scaffold.team_sketch("A"),
    ],
    ids=["measured", "observed", "entry", "story", "review", "team"],
)
def test_every_field_named_in_a_comment_is_a_field(sketch: scaffold.Sketch) -> None:
    lines = scaffold.written(sketch).split("---")[1].split("\n")
    named = {line[2:].split(":")[0] for line in lines if line.startswith("# ") and ":  " in line}
    assert named
    assert named <= set(field_names(sketch.kind))


@given(st.text(min_size=1, max_size=60).filter(lambda text: text.isprintable() and text.strip() not in ("", "…")))
def test_any_title_reads_back(title: str) -> None:
    text = scaffold.written(scaffold.team_sketch(title))
    assert portfolio({"teams/a.md": text}).teams["a"].title == " ".join(title.split())
