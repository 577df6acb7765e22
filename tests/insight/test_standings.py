"""The one word for where a number stands."""

from datetime import date

import pytest
from portfolios import entry, measured, portfolio, story

from goalsite_gen.insight.progress import Progress, Standing, progress, standing_in
from goalsite_gen.insight.terms import Terms, expected_share, share_done
from goalsite_gen.model import Goal


def stand(goal: Goal, day: str = "2026-06-30") -> Progress:
    return progress(portfolio(goal, day=day), goal, goal.metrics[0])


def with_readings(readings: dict[str, float], day: str = "2026-07-02", **metric: object) -> Progress:
    return stand(measured(metric={"readings": readings, **metric}), day)


def test_a_number_never_read_has_no_reading() -> None:
    assert stand(measured()).standing is Standing.NO_READING


def test_a_number_never_read_has_no_reading_even_when_it_is_past_due() -> None:
    assert stand(measured(), "2027-02-01").standing is Standing.NO_READING


def test_a_number_without_target_has_nothing_to_be_judged_by() -> None:
    assert with_readings({"2026-03-01": 10}, target=None).standing is Standing.NO_READING


@pytest.mark.parametrize(
    ("value", "standing"),
    [
        (60, "on path"),
        (48, "on path"),
        (47, "watch"),
        (30, "watch"),
        (29, "off path"),
        (0, "off path"),
        (-1, "off path"),
    ],
)
def test_pace_is_share_done_against_share_expected(value: float, standing: str) -> None:
    # 182 of 364 days have gone: half is expected.
    assert with_readings({"2026-07-02": value}).standing == standing


def test_a_number_worse_than_its_baseline_by_more_than_a_display_unit_is_slipping() -> None:
    assert with_readings({"2026-07-02": -1.01}).standing is Standing.SLIPPING


def test_a_display_unit_is_one_of_the_last_printed_decimal() -> None:
    falling = {"baseline": 4.1, "target": 3, "decimals": 1}
    assert with_readings({"2026-07-02": 4.2}, **falling).standing is Standing.OFF_PATH
    assert with_readings({"2026-07-02": 4.21}, **falling).standing is Standing.SLIPPING


def test_expected_is_taken_on_the_day_of_the_latest_reading() -> None:
    found = with_readings({"2026-04-02": 25}, "2026-12-01")
    assert (found.share, found.expected, found.standing) == (0.25, 0.25, "on path")


def test_checkpoints_bend_the_path() -> None:
    found = with_readings({"2026-07-02": 11}, path={"2026-07-02": 10})
    assert (found.expected, found.standing) == (pytest.approx(0.1), "on path")


def test_a_dip_that_the_path_planned_is_no_slip() -> None:
    assert with_readings({"2026-07-02": -8}, path={"2026-07-02": -10}).standing is Standing.ON_PATH
    assert with_readings({"2026-07-02": -12}, path={"2026-07-02": -10}).standing is Standing.SLIPPING


def test_before_anything_is_expected_a_number_is_on_path() -> None:
    assert with_readings({"2026-01-01": 0}, "2026-01-05").standing is Standing.ON_PATH


def test_a_number_at_its_target_before_the_due_date_is_reached() -> None:
    assert with_readings({"2026-05-01": 100}).standing is Standing.REACHED


def test_a_number_that_fell_back_is_not_reached_any_more() -> None:
    assert with_readings({"2026-05-01": 100, "2026-07-02": 90}).standing is Standing.ON_PATH


def test_past_due_the_last_reading_up_to_the_due_date_decides() -> None:
    late = with_readings({"2026-12-31": 99, "2027-01-05": 101}, "2027-01-10")
    in_time = with_readings({"2026-12-31": 100, "2027-01-05": 80}, "2027-01-10")
    assert (late.standing, in_time.standing) == ("missed", "reached")
    assert in_time.judged
    assert in_time.judged.date == date(2026, 12, 31)


def test_where_nothing_was_read_by_the_due_date_the_first_reading_after_it_decides() -> None:
    assert with_readings({"2027-01-05": 100}, "2027-01-10").standing is Standing.REACHED


def test_on_the_due_date_itself_the_number_is_not_yet_missed() -> None:
    assert with_readings({"2026-12-31": 97}, "2026-12-31").standing is Standing.ON_PATH


def test_a_reading_older_than_twice_its_interval_is_stale() -> None:
    monthly = {"every": "monthly"}
    assert with_readings({"2026-05-01": 90}, "2026-06-30", **monthly).standing is Standing.ON_PATH
    assert with_readings({"2026-05-01": 90}, "2026-07-01", **monthly).standing is Standing.STALE


def test_what_is_final_never_goes_stale() -> None:
    assert with_readings({"2026-12-01": 100}, "2028-01-01", every="monthly").standing is Standing.REACHED


def test_a_number_without_interval_never_goes_stale() -> None:
    assert with_readings({"2026-01-02": 90}, "2026-12-01").standing is Standing.ON_PATH


@pytest.mark.parametrize(
    ("aim", "value", "standing"),
    [
        ("stay-above", 4.5, "holding"),
        ("stay-above", 4.4, "breached"),
        ("stay-below", 4.5, "holding"),
        ("stay-below", 4.6, "breached"),
    ],
)
def test_a_guardrail_holds_at_its_target_and_on_the_right_side(aim: str, value: float, standing: str) -> None:
    found = with_readings({"2026-06-01": value}, aim=aim, target=4.5, baseline=None)
    assert (found.standing, found.share, found.expected) == (standing, None, None)


def test_a_delivery_is_due_then_overdue_then_delivered() -> None:
    goal = measured(metric={"aim": "deliver", "baseline": None, "target": None, "readings": {"2027-03-01": 1}})
    whole = portfolio(goal, day="2027-06-01")
    days = [date(2026, 12, 31), date(2027, 1, 1), date(2027, 3, 1)]
    assert [standing_in(whole, goal, goal.metrics[0], on) for on in days] == ["due", "overdue", "delivered"]


def test_a_delivery_is_delivered_when_the_goal_was_achieved() -> None:
    closed = {"date": "2026-05-01", "because": "It is in use."}
    goal = measured(state="achieved", closed=closed, metric={"aim": "deliver", "baseline": None, "target": None})
    assert stand(goal).standing is Standing.DELIVERED


def test_a_goal_closed_as_missed_is_missed_before_its_due_date() -> None:
    closed = {"date": "2026-05-01", "because": "We stopped."}
    goal = measured(state="missed", closed=closed, metric={"readings": {"2026-04-30": 40, "2026-06-01": 100}})
    assert stand(goal).standing is Standing.MISSED


def test_a_dropped_goal_is_judged_as_on_the_day_it_was_closed() -> None:
    closed = {"date": "2026-05-01", "because": "Not ours to do."}
    readings = {"readings": {"2026-04-30": 33}, "every": "monthly"}
    assert stand(measured(state="dropped", closed=closed, metric=readings), "2027-06-30").standing is Standing.ON_PATH


def test_a_target_at_the_baseline_has_no_share_and_is_reached_within_a_display_unit() -> None:
    same = {"baseline": 5, "target": 5}
    found = with_readings({"2026-06-01": 6}, **same)
    assert (found.share, found.expected, found.standing) == (None, None, "reached")
    assert with_readings({"2026-06-01": 7}, **same).standing is Standing.OFF_PATH
    assert with_readings({"2026-06-01": 7}, "2027-06-01", **same).standing is Standing.MISSED


def test_without_baseline_the_first_reading_is_the_baseline() -> None:
    found = with_readings({"2026-05-01": 50, "2026-07-02": 80}, baseline=None)
    assert found.terms.start == date(2026, 5, 1)
    assert (found.share, found.standing) == (0.6, "on path")


def test_without_due_date_and_checkpoints_there_is_no_pace_to_keep() -> None:
    found = stand(measured(due=None, metric={"readings": {"2026-03-01": 50}}))
    assert (found.expected, found.standing) == (None, "watch")


def test_numbers_too_large_to_divide_have_no_share() -> None:
    assert share_done(Terms(-1e-300, 1e-300, None), 1e300) is None
    assert share_done(Terms(-1.7e308, 1.7e308, None), 0) == 0.5


def test_a_change_is_a_target_relative_to_the_baseline() -> None:
    assert with_readings({"2026-07-02": 45}, baseline=50, target=None, change="-20%").share == 0.5


def test_a_count_of_stories_is_held_against_today() -> None:  # D18
    goal = measured(metric={"counts": "stories", "target": 4})
    told = [story("a", date="2026-02-01"), story("b", date="2026-02-02")]
    found = progress(portfolio(goal, *told, day="2026-12-30"), goal, goal.metrics[0])
    assert (found.value, found.standing) == (2, "off path")


def test_a_target_is_judged_as_it_was_in_force() -> None:
    revision = {"date": "2026-07-10", "target": 60, "was": 100, "because": "The market shrank."}
    goal = measured(metric={"target": 60, "readings": {"2026-07-02": 45}, "revisions": [revision]})
    whole = portfolio(goal, day="2026-12-30")
    days = [date(2026, 7, 9), date(2026, 7, 10)]
    assert [standing_in(whole, goal, goal.metrics[0], on) for on in days] == ["watch", "on path"]


def test_a_target_lowered_after_the_due_date_reaches_nothing() -> None:
    revision = {"date": "2027-01-05", "target": 60, "was": 100, "because": "We wished."}
    goal = measured(metric={"target": 60, "readings": {"2026-12-31": 70}, "revisions": [revision]})
    assert stand(goal, "2027-02-01").standing is Standing.MISSED


def test_a_due_date_moved_later_opens_the_matter_again() -> None:
    revision = {"date": "2027-01-05", "due": "2027-12-31", "was": "2026-12-31", "because": "A year more."}
    goal = measured(due="2027-12-31", metric={"readings": {"2026-12-31": 70}, "revisions": [revision]})
    whole = portfolio(goal, day="2027-02-01")
    days = [date(2027, 1, 4), date(2027, 1, 5)]
    assert [standing_in(whole, goal, goal.metrics[0], on) for on in days] == ["missed", "on path"]


def test_the_expected_share_stays_between_start_and_due() -> None:
    terms = Terms(0, 10, date(2026, 3, 1), start=date(2026, 1, 1))
    days = [date(2025, 1, 1), date(2026, 1, 1), date(2026, 3, 1), date(2027, 1, 1)]
    assert [expected_share(terms, day) for day in days] == [0, 0, 1, 1]


def test_a_due_date_before_the_start_divides_by_nothing() -> None:
    terms = Terms(0, 10, date(2026, 1, 1), start=date(2026, 3, 1))
    assert [expected_share(terms, day) for day in (date(2025, 12, 1), date(2026, 2, 1))] == [0, 1]


def test_an_entry_may_carry_the_reading() -> None:
    goal = measured()
    found = progress(portfolio(goal, entry("2026-07-01", "churn", reading=70), day="2026-07-02"), goal, goal.metrics[0])
    assert found.value == 70
