"""Whether an observed goal grows; the window begins on 2026-01-01, the silence on 2026-06-02."""

from typing import Any

from portfolios import entry, observed, portfolio, review

from goalsite_gen.insight.growth import Growth, growth, window
from goalsite_gen.model import Team

MILESTONE = {"shift": "relationship", "before": "They waited.", "after": "They ring."}


def grown(*contents: Any, **fields: Any) -> Growth:
    goal = observed(**fields)
    return growth(portfolio(goal, *contents), goal)


def test_the_window_is_the_last_two_quarters_of_the_fiscal_year() -> None:
    found = window(portfolio(fiscal_year_start=2, day="2026-06-30"))
    assert (str(found.start), str(found.end)) == ("2026-02-01", "2026-07-31")


def test_more_for_than_against_is_rising() -> None:
    assert grown(entry("2026-06-20")) is Growth.RISING


def test_as_much_for_as_against_is_holding() -> None:
    assert grown(entry("2026-05-20", evidence="challenges"), entry("2026-06-20")) is Growth.HOLDING
    assert grown(entry("2026-06-20", evidence="mixed")) is Growth.HOLDING


def test_more_against_than_for_is_slipping() -> None:
    against = [entry(f"2026-05-{day}", evidence="challenges") for day in (10, 11)]
    assert grown(*against, entry("2026-06-20")) is Growth.SLIPPING


def test_no_entry_in_twice_the_rhythm_is_silent() -> None:
    assert grown(entry("2026-06-02")) is Growth.RISING
    assert grown(entry("2026-06-01")) is Growth.SILENT
    assert grown() is Growth.SILENT


def test_a_team_has_its_own_rhythm() -> None:  # N4
    team = Team.model_validate({"id": "care", "title": "Care", "journal": "monthly"})
    assert grown(entry("2026-05-01"), team, team="care") is Growth.RISING


def test_a_goal_that_nobody_has_written_about_is_silent_however_young() -> None:
    assert grown(start="2026-06-15") is Growth.SILENT


def test_a_silence_broken_only_by_a_challenge_is_slipping() -> None:
    assert (
        grown(entry("2026-03-01"), entry("2026-03-02"), entry("2026-06-20", evidence="challenges")) is Growth.SLIPPING
    )


def test_a_milestone_against_many_challenges_is_holding() -> None:  # F10
    against = [entry(f"2026-05-{day}", evidence="challenges") for day in (10, 11)]
    assert grown(*against, entry("2026-06-20", milestone=MILESTONE, evidence="mixed")) is Growth.HOLDING


def test_a_stage_gained_in_the_window_is_rising() -> None:
    seen = [entry("2025-06-01", stage="never"), entry("2026-05-20", stage="unasked", evidence="mixed")]
    assert grown(*seen, entry("2026-06-20", evidence="mixed")) is Growth.RISING


def test_a_stage_gained_before_the_window_is_not() -> None:
    seen = [entry("2025-06-01", stage="never"), entry("2025-12-31", stage="unasked")]
    assert grown(*seen, entry("2026-06-20", evidence="mixed")) is Growth.HOLDING


def test_a_first_stage_is_a_starting_point() -> None:
    assert grown(entry("2026-06-20", stage="tells others", evidence="mixed")) is Growth.HOLDING


def test_a_stage_lost_in_a_calibration_is_slipping() -> None:
    agreed = {"indicator": "asks-first", "stage": "never"}
    seen = [entry("2025-06-01", stage="unasked"), review("2026-04-01", agreed)]
    assert grown(*seen, entry("2026-06-20", evidence="mixed")) is Growth.SLIPPING


def test_a_stage_lost_while_more_supports_is_holding() -> None:
    seen = [entry("2025-06-01", stage="unasked"), entry("2026-05-01", stage="never", evidence="challenges")]
    assert grown(*seen, *(entry(f"2026-06-{day}") for day in (10, 11))) is Growth.HOLDING


def test_a_dropped_sign_does_not_count() -> None:
    sign = {"id": "old", "name": "Old", "stages": ["no", "yes"], "dropped": "2026-04-01"}
    goal = observed("trust", sign)
    seen = [entry("2025-06-01", stage="yes"), entry("2026-02-01", stage="no", evidence="mixed")]
    assert growth(portfolio(goal, *seen, entry("2026-06-20")), goal) is Growth.RISING


def test_a_closed_goal_is_read_as_on_the_day_it_was_closed() -> None:
    closed = {"date": "2025-06-30", "because": "It has become a habit."}
    assert grown(entry("2025-06-20"), state="achieved", closed=closed) is Growth.RISING
