"""Counts that tell how sound the evidence is."""

import pytest
from portfolios import entry, measured, observed, portfolio

from goalsite_gen.insight.evidence import Silences, health, silences
from goalsite_gen.model import Goal, Team


def test_entries_are_counted_by_what_they_speak_for() -> None:  # D4
    goal = observed()
    written = [entry("2026-05-01"), entry("2026-05-02", evidence="challenges"), entry("2026-05-03", evidence="mixed")]
    found = health(portfolio(goal, *written), goal)
    assert (found.supports, found.challenges, found.mixed, found.entries) == (1, 1, 1, 3)
    assert (found.days_since_challenge, found.days_since_entry) == (59, 58)


def test_without_entries_there_is_nothing_to_count_from() -> None:
    found = health(portfolio(observed()), observed())
    assert (found.days_since_challenge, found.days_since_entry, found.typical_delay_days) == (None, None, None)


def test_observers_are_counted_once() -> None:
    goal = observed()
    written = [entry("2026-05-01", authors=["Ama", "Jo"]), entry("2026-05-02", author="ama")]
    assert health(portfolio(goal, *written), goal).observers == 2


def test_the_rhythm_covers_52_weeks_and_the_current_one_is_last() -> None:  # F18
    goal = observed()
    days = ["2025-07-06", "2025-07-07", "2026-06-22", "2026-06-29", "2026-06-30"]
    found = health(portfolio(goal, *map(entry, days), day="2026-06-30"), goal)
    assert len(found.weeks) == 52
    assert (found.weeks[0], found.weeks[-2:], sum(found.weeks)) == (1, (1, 2), 4)
    assert str(found.first_week) == "2025-07-07"


def test_silent_weeks_are_counted_from_when_the_goal_began() -> None:
    goal = observed(start="2026-06-09")
    found = health(portfolio(goal, entry("2026-06-16"), day="2026-06-30"), goal)
    assert found.silent_weeks == 3


def counted(found: Silences | None) -> tuple[str, int, int]:
    assert found
    return found.kind, found.silent, found.told


@pytest.mark.parametrize(
    ("rhythm", "kind", "silent", "told"),
    [
        ("weekly", "week", 50, 52),
        ("fortnightly", "month", 10, 12),
        ("monthly", "month", 10, 12),
        ("quarterly", "quarter", 2, 4),
    ],
)
def test_silence_is_counted_by_the_rhythm_of_the_journal(rhythm: str, kind: str, silent: int, told: int) -> None:
    goal = observed()
    written = [entry("2026-02-10"), entry("2026-06-28")]
    # 30 June 2026 is a Tuesday: of its week, which is not over, nothing is told yet.
    day = "2026-06-28" if rhythm == "weekly" else "2026-06-30"
    found = silences(portfolio(goal, *written, day=day, rhythm={"journal": rhythm}), goal)
    assert counted(found) == (kind, silent, told)


def test_the_rhythm_of_the_team_comes_before_that_of_the_portfolio() -> None:
    goal = observed(team="care")
    team = Team.model_validate({"id": "care", "title": "Care", "journal": "quarterly"})
    assert counted(silences(portfolio(goal, team, entry("2026-02-10")), goal)) == ("quarter", 3, 4)


def test_a_month_that_is_not_over_or_began_before_the_goal_is_not_called_silent() -> None:
    goal = observed(start="2026-03-15")
    found = silences(portfolio(goal, entry("2026-05-02"), day="2026-06-20"), goal)
    assert counted(found) == ("month", 1, 2)


def test_a_closed_goal_is_not_silent_after_its_closing() -> None:
    goal = observed(start="2026-01-01", state="achieved", closed={"date": "2026-03-31", "because": "It is habit."})
    found = silences(portfolio(goal, entry("2026-02-02"), entry("2026-03-02")), goal)
    assert counted(found) == ("month", 1, 3)


@pytest.mark.parametrize("goal", [measured("trust"), observed(start="2026-06-20"), observed(start=None)])
def test_silence_is_not_counted_of_a_number_or_before_there_was_anything_to_write(goal: Goal) -> None:
    assert silences(portfolio(goal), goal) is None
