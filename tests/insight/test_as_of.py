"""The portfolio as it stood on a day."""

from datetime import date

from portfolios import entry, measured, observed, portfolio, review, story

from goalsite_gen.findings import Place
from goalsite_gen.insight.asof import as_of
from goalsite_gen.model import Goal, Portfolio, Reading

DAY = date(2026, 3, 31)


def goal_as_of(goal: Goal) -> Goal:
    return as_of(portfolio(goal), DAY).goals[goal.id]


def test_what_is_dated_later_does_not_exist() -> None:
    rows = tuple(Reading(date(2026, month, 1), 1, at=Place("data/churn.csv", line=month)) for month in (3, 4))
    whole = portfolio(
        *(entry(day) for day in ("2026-03-31", "2026-04-01")),
        *(review(day) for day in ("2026-03-31", "2026-04-01")),
        *(story("told", date="2026-03-31"), story("later", period="2026-Q2"), story("undated")),
        tables={"data/churn.csv": rows},
    )
    then = as_of(whole, DAY)
    assert then.day == DAY
    assert [len(part) for part in (then.entries, then.reviews, then.tables["data/churn.csv"])] == [1, 1, 1]
    assert {told.id for told in then.stories} == {"told", "undated"}


def test_readings_beside_a_metric_and_of_a_pulse_end_on_the_day() -> None:
    days = {"2026-03-01": 1, "2026-05-01": 2}
    metric = goal_as_of(measured(metric={"readings": days})).metrics[0]
    pulse = goal_as_of(observed(pulse={"question": "Do we listen?", "readings": days})).pulse
    assert metric.readings
    assert list(metric.readings.by_day) == [date(2026, 3, 1)]
    assert pulse
    assert list(pulse.readings.by_day) == [date(2026, 3, 1)]


def test_later_revisions_are_undone() -> None:
    revisions = [
        {"date": "2026-02-01", "target": 90, "was": 80, "because": "More."},
        {"date": "2026-04-01", "target": 95, "was": 90, "because": "More."},
        {"date": "2026-05-01", "target": 100, "was": 95, "because": "More."},
        {"date": "2026-04-01", "baseline": 0, "was": 2, "because": "Counted anew."},
        {"date": "2026-04-01", "due": "2026-12-31", "was": "2026-11-30", "because": "A month more."},
        {"date": "2026-04-01", "definition": "Paying customers", "was": "All customers", "because": "Clearer."},
    ]
    goal = goal_as_of(measured(metric={"revisions": revisions, "definition": "Paying customers"}))
    (metric,) = goal.metrics
    assert (metric.target, metric.baseline, metric.definition) == (90, 2, "All customers")
    assert goal.due == date(2026, 11, 30)
    assert len(metric.revisions) == 1


def test_a_goal_closed_later_is_active() -> None:
    closed = {"date": "2026-04-01", "because": "Done."}
    goal = goal_as_of(observed(state="achieved", closed=closed))
    assert (goal.state, goal.closed) == ("active", None)


def test_a_goal_closed_before_stays_closed() -> None:
    goal = observed(state="dropped", closed={"date": "2026-03-31", "because": "Done."})
    assert goal_as_of(goal) == goal


def test_an_indicator_taken_up_later_is_not_there_and_one_dropped_later_still_is() -> None:
    signs = [
        {"id": "old", "name": "Old", "dropped": "2026-04-01"},
        {"id": "gone", "name": "Gone", "dropped": "2026-03-01"},
        {"id": "new", "name": "New", "since": "2026-04-01"},
    ]
    goal = goal_as_of(observed("trust", *signs))
    assert [(sign.id, sign.dropped) for sign in goal.indicators] == [("old", None), ("gone", date(2026, 3, 1))]


def test_plans_for_later_stay() -> None:
    goal = measured(start="2026-06-01", metric={"path": {"2026-08-01": 10}})
    assert goal_as_of(goal) == goal


def test_a_look_back_that_was_yet_to_come_is_forgotten() -> None:
    assert goal_as_of(observed(last_reviewed="2026-04-02")).last_reviewed is None


def test_twice_is_once() -> None:
    revisions = [{"date": "2026-04-01", "target": 95, "was": 90, "because": "More."}]
    whole: Portfolio = portfolio(measured(metric={"revisions": revisions}), observed(), entry("2026-04-02"))
    assert as_of(as_of(whole, DAY), DAY) == as_of(whole, DAY)
