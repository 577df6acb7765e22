"""Counts that tell how sound the evidence is."""

from portfolios import entry, observed, portfolio

from goalsite_gen.insight.evidence import health


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
