"""What happened in a period, as it stood at its end."""

from __future__ import annotations

from datetime import date
from typing import Any

from portfolios import DAY, STAGES, entry, measured, observed, portfolio, review, story

from goalsite_gen.insight.account import Account, Accounts, Turn, periods_told
from goalsite_gen.insight.derive import derive
from goalsite_gen.insight.progress import Standing


def told(*contents: Any, **settings: Any) -> dict[str, Account]:
    """The account of each period, by its name."""
    return {account.period.name: account for account in Accounts(derive(portfolio(*contents, **settings))).values()}


def number(**fields: Any) -> Any:
    readings = {"2026-01-31": 10, "2026-02-28": 30, "2026-03-31": 20, "2026-05-31": 60}
    return measured(metric={"readings": readings, **fields.pop("metric", {})}, **fields)


def test_a_period_is_told_where_something_happened_in_it() -> None:
    insight = derive(portfolio(measured(), entry("2026-05-09", goal="churn")))
    assert [period.name for period in periods_told(insight)] == ["2026", "2026-q2", "2026-05"]


def test_a_review_is_told_of_the_period_it_names_and_not_of_the_day_it_was_written() -> None:
    found = told(observed(), review("2026-04-10", period="2026-Q1"))
    assert list(found) == ["2026", "2026-q1"]
    assert [each.id for each in found["2026-q1"].reviews] == ["2026-04-10-review"]
    assert [each.id for each in found["2026"].within] == ["2026-04-10-review"]


def test_a_review_of_what_lies_ahead_makes_no_page() -> None:
    assert told(observed(), review("2026-06-01", period="2026-Q4")) == {}


def test_nothing_that_is_dated_makes_no_period() -> None:
    assert told(measured(), observed(), story("undated")) == {}


def test_quarters_follow_the_fiscal_year() -> None:
    found = told(observed(), entry("2026-05-09"), fiscal_year_start=4)
    assert list(found) == ["2026", "2026-q1", "2026-05"]
    assert (found["2026"].period.start, found["2026"].is_running) == (date(2026, 4, 1), True)


def test_a_running_period_ends_today() -> None:
    found = told(observed(), entry("2026-05-09"), day="2026-05-20")
    assert [(account.day, account.is_running) for account in found.values()] == [(date(2026, 5, 20), True)] * 3


def test_a_period_that_has_ended_runs_no_more() -> None:
    found = told(observed(), entry("2026-05-09"), day=DAY)
    assert {name: account.is_running for name, account in found.items()} == {
        "2026": True,
        "2026-q2": False,
        "2026-05": False,
    }


def test_a_number_moves_from_the_last_reading_before_to_the_last_one_within() -> None:
    [move] = told(number())["2026-q2"].moves["churn"]
    assert move.before
    assert move.after
    assert (move.before.value, move.after.value, move.way) == (20, 60, 1)


def test_with_no_reading_before_a_number_moves_from_its_first_one() -> None:
    found = told(number())
    [of_quarter], [of_month] = found["2026-q1"].moves["churn"], found["2026-01"].moves["churn"]
    assert of_quarter.before
    assert of_quarter.before.value == 10
    assert (of_month.before, of_month.way) == (None, None)


def test_a_number_that_fell_moved_the_other_way_unless_it_should_fall() -> None:
    falls = {"baseline": 100, "target": 0}
    assert told(number())["2026-03"].moves["churn"][0].way == -1
    assert told(number(metric=falls))["2026-03"].moves["churn"][0].way == 1


def test_a_number_that_is_to_stay_moves_the_right_way_when_it_comes_nearer() -> None:
    [move] = told(number(metric={"baseline": 20, "target": 20}))["2026-03"].moves["churn"]
    assert move.way == 1


def test_without_a_target_no_way_is_right() -> None:
    assert told(number(metric={"target": None}))["2026-03"].moves["churn"][0].way is None


def test_a_period_is_judged_by_the_target_then_in_force() -> None:
    moved = [{"date": "2026-05-01", "target": 40, "was": 100, "because": "A smaller market."}]
    found = told(number(metric={"target": 40, "revisions": moved}))
    assert found["2026-q1"].moves["churn"][0].progress.terms.target == 100
    assert found["2026-q1"].moves["churn"][0].revisions == ()
    assert found["2026-q2"].moves["churn"][0].progress.terms.target == 40
    assert found["2026-q2"].moves["churn"][0].progress.standing is Standing.REACHED
    assert [each.because for each in found["2026-q2"].moves["churn"][0].revisions] == ["A smaller market."]


def test_a_line_that_was_crossed_on_the_way_is_told_although_it_holds_at_the_end() -> None:
    guard = {"aim": "stay-above", "baseline": None, "target": 15}
    found = told(number(metric=guard))
    [move] = found["2026-q1"].late
    assert (move.progress.standing, [each.value for each in move.crossed]) == (Standing.HOLDING, [10])
    assert found["2026-q2"].late == ()


def test_what_was_closed_before_is_out_of_play() -> None:
    closed = {"state": "missed", "closed": {"date": "2026-03-10", "because": "Too few hands."}}
    found = told(number(**closed), observed(), entry("2026-06-01"))
    assert "churn" in found["2026-q1"].moves
    assert found["2026-q2"].moves == {}


def test_what_has_not_begun_is_out_of_play() -> None:
    found = told(observed(start="2026-04-01"), entry("2026-02-01"), entry("2026-05-01"))
    assert found["2026-q1"].grown == {}
    assert list(found["2026-q2"].grown) == ["trust"]


def stages(*said: tuple[str, str]) -> dict[str, Account]:
    return told(observed(), *(entry(day, stage=stage) for day, stage in said))


def test_stages_are_gained_lost_and_named_for_the_first_time() -> None:
    up = stages(("2026-01-10", STAGES[0]), ("2026-05-10", STAGES[2]))
    assert [step.turn for step in up["2026-q1"].grown["trust"].steps] == [Turn.FIRST]
    assert [step.turn for step in up["2026-q2"].grown["trust"].steps] == [Turn.GAINED]
    down = stages(("2026-01-10", STAGES[2]), ("2026-05-10", STAGES[0]))
    assert [step.turn for step in down["2026-q2"].grown["trust"].steps] == [Turn.LOST]


def test_a_stage_lost_and_gained_again_is_neither() -> None:
    found = stages(("2026-01-10", STAGES[2]), ("2026-04-10", STAGES[0]), ("2026-05-10", STAGES[2]))
    [step] = found["2026-q2"].grown["trust"].steps
    assert (step.turn, len(step.changes)) == (Turn.REGAINED, 2)
    assert [step.turn for step in found["2026-04"].grown["trust"].steps] == [Turn.LOST]


def test_a_stage_between_is_named_where_the_last_change_went_the_other_way() -> None:
    over = stages(("2026-01-10", STAGES[0]), ("2026-04-10", STAGES[2]), ("2026-05-10", STAGES[1]))
    [step] = over["2026-q2"].grown["trust"].steps
    assert step.between
    assert (step.turn, step.between.stage.name) == (Turn.GAINED, STAGES[2])
    straight = stages(("2026-01-10", STAGES[0]), ("2026-04-10", STAGES[1]), ("2026-05-10", STAGES[2]))
    assert straight["2026-q2"].grown["trust"].steps[0].between is None


def test_a_goal_that_nobody_wrote_about_is_named_in_that_period_only() -> None:
    found = told(observed(), observed("calm"), entry("2026-02-01"), entry("2026-05-01", goal="calm"))
    assert [goal.id for goal in found["2026-q1"].silent] == ["calm"]
    assert [goal.id for goal in found["2026-q2"].silent] == ["trust"]
    assert found["2026"].silent == ()


def test_pairs_read_as_they_did_at_the_end_of_the_period() -> None:
    days = ("2026-03-20", "2026-03-28", "2026-06-20", "2026-06-28")
    rising = {"2025-07-31": 0, "2026-03-31": 60, "2026-06-30": 10}
    number = measured(pairs=["trust"], start="2025-07-01", metric={"readings": rising})
    found = told(number, observed(), *map(entry, days))
    assert {name: [pair.reading.value for pair in found[name].pairs] for name in ("2026-q1", "2026-q2")} == {
        "2026-q1": ["balanced"],
        "2026-q2": ["building"],
    }
