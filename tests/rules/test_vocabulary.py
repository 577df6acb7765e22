"""The rules that read language leave good wording alone, and are silent in a language they have no words for."""

from __future__ import annotations

import pytest

from goalsite_gen.check import check
from tests.support import portfolio

ABOUT_WORDS = ["D409", "D410", "D411", "D416", "D417"]


def codes(title: str, *, metric: str = "m", definition: str = "", config: str = "") -> list[str]:
    goals = {
        "goals/a.md": f'---\ntitle: "{title}"\ntype: hard\nmetric: {{name: "{metric}"}}\n---\n',
        "goals/b.md": f'---\ntitle: Who asks\ntype: soft\nindicators: [{{name: N, definition: "{definition}"}}]\n---\n',
        "goalsite.toml": config,
    }
    return [one.code for one in check(portfolio(goals), select=ABOUT_WORDS)]


@pytest.mark.parametrize(
    "title",
    [
        "Callers reach a person within two minutes",
        "Customers trust us with bad news",
        "Grow the reserve to three months",
        "Riders in the valley trust us with a spare key",
        "Safe crossings at all three schools",
        "Improve hand hygiene to 95 in a hundred",
        "Be a school where no child eats alone",
        "Hire and keep apprentices who stay",
        "Order parts and find causes in the right order",
        "Train drivers and riders know each other",
        "Run three workshops without a teacher",
        "Design reviews find faults before customers do",
    ],
)
def test_a_title_that_says_something_is_left_alone(title: str) -> None:
    assert codes(title) == []


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Improve communication", "D411"),
        ("Increase employee engagement and motivation", "D411"),
        ("Be better at teamwork", "D411"),
        ("Hold 12 workshops for the team", "D409"),
        ("Publish twenty blog posts", "D409"),
        ("Launch the app and hire two engineers", "D410"),
        ("Write the handbook; train everyone", "D410"),
    ],
)
def test_a_title_that_anybody_could_have_or_tick_off_is_found(title: str, code: str) -> None:
    assert codes(title) == [code]


@pytest.mark.parametrize(
    ("metric", "found"),
    [
        ("Workshops held", True),
        ("Number of meetings", True),
        ("Features shipped", True),
        ("Calls answered within two minutes", False),
        ("Tickets closed within a day", False),
        ("Reports of near misses", False),
    ],
)
def test_a_metric_that_counts_work_is_told_from_one_that_says_how_it_went(metric: str, found: bool) -> None:
    assert codes("A b c d", metric=metric) == ["D409"] * found


def test_work_that_is_to_become_less_may_be_counted() -> None:
    goal = "---\ntitle: A b c d\ntype: hard\nmetric: {name: Number of meetings, baseline: 9, target: 3}\n---\n"
    assert [one.code for one in check(portfolio({"goals/a.md": goal}), select=["D409"])] == []


@pytest.mark.parametrize(
    "definition",
    [
        "A mechanic feels the bearing face with a thumb before passing it.",
        "In a review someone says what they got wrong.",
        "A rider knows how the brake is set and sets it.",
        "Nobody improves a plan alone; two people hold the pen.",
    ],
)
def test_a_definition_with_something_to_see_in_it_is_left_alone(definition: str) -> None:
    assert codes("A b c d", definition=definition) == []


@pytest.mark.parametrize(
    ("definition", "code"),
    [
        ("Team members understand the mission better.", "D416"),
        ("They are aware of the goals of others.", "D416"),
        ("Staff are more engaged at work.", "D416"),
        ("Asks good questions.", "D416"),
        ("At least 80% of the team ask.", "D417"),
    ],
)
def test_a_definition_that_nobody_can_see_happen_is_found(definition: str, code: str) -> None:
    assert codes("A b c d", definition=definition) == [code]


def test_a_language_without_a_vocabulary_is_not_judged() -> None:
    assert codes("Improve communication", definition="Short.", config='language = "de"') == []
    assert codes("Improve communication", definition="Short.", config='language = "en-GB"') == ["D411", "D416"]
