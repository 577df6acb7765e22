"""The readings of a metric, wherever they are written."""

from datetime import date

from portfolios import entry, measured, observed, portfolio, story

from goalsite_gen.findings import Place
from goalsite_gen.insight.series import pulse_of, readings_of
from goalsite_gen.model import Goal, Portfolio, Reading


def series(whole: Portfolio, goal: Goal) -> list[tuple[str, float]]:
    return [(str(reading.date), reading.value) for reading in readings_of(whole, goal, goal.metrics[0])]


def row(line: int, day: str, value: float, metric: str = "") -> Reading:
    return Reading(date.fromisoformat(day), value, at=Place("data/churn.csv", line=line), metric=metric)


def test_file_and_journal_make_one_series_by_date() -> None:
    goal = measured(metric={"readings": "data/churn.csv"})
    tables = {"data/churn.csv": (row(2, "2026-03-01", 3), row(3, "2026-01-01", 1))}
    whole = portfolio(goal, entry("2026-02-01", "churn", reading=2), tables=tables)
    assert series(whole, goal) == [("2026-01-01", 1), ("2026-02-01", 2), ("2026-03-01", 3)]


def test_of_two_readings_on_a_day_the_journals_counts() -> None:
    goal = measured(metric={"readings": {"2026-02-01": 1}})
    whole = portfolio(goal, entry("2026-02-01", "churn", readings={"churn": 2}))
    assert series(whole, goal) == [("2026-02-01", 2)]


def test_of_two_lines_of_a_file_on_a_day_the_later_one_counts() -> None:
    goal = measured(metric={"readings": "data/churn.csv"})
    tables = {"data/churn.csv": (row(2, "2026-02-01", 1, "CHURN"), row(3, "2026-02-01", 2))}
    assert series(portfolio(goal, tables=tables), goal) == [("2026-02-01", 2)]


def test_a_row_that_names_another_metric_is_not_taken() -> None:
    goal = measured(metric={"readings": "data/churn.csv"})
    tables = {"data/churn.csv": (row(2, "2026-02-01", 1, "Churn"), row(3, "2026-03-01", 2, "other"))}
    assert series(portfolio(goal, tables=tables), goal) == [("2026-02-01", 1)]


def test_a_file_that_is_missing_holds_no_readings() -> None:
    goal = measured(metric={"readings": "data/none.csv"})
    assert series(portfolio(goal), goal) == []


def test_listed_readings_keep_their_number_of_answers() -> None:
    goal = measured(metric={"readings": [{"date": "2026-02-01", "value": 4, "n": 12, "note": "Spring"}]})
    (reading,) = readings_of(portfolio(goal), goal, goal.metrics[0])
    assert (reading.value, reading.n, reading.note) == (4, 12, "Spring")


def test_a_reading_counts_where_the_entrys_goals_have_one_metric_between_them() -> None:
    goal, other = measured(), measured("speed")
    plain = portfolio(goal, observed(), entry("2026-02-01", goals=["churn", "trust"], reading=2))
    unclear = portfolio(goal, other, entry("2026-02-01", goals=["churn", "speed"], reading=2))
    assert series(plain, goal) == [("2026-02-01", 2)]
    assert series(unclear, goal) == []


def test_an_entry_of_another_goal_may_carry_a_reading_by_the_metrics_id() -> None:
    goal = measured()
    whole = portfolio(goal, observed(), entry("2026-02-01", readings={"Churn": 2}))
    assert series(whole, goal) == [("2026-02-01", 2)]


def test_nothing_after_the_day_is_read() -> None:
    goal = measured(metric={"readings": {"2026-06-30": 1, "2026-07-01": 2}})
    assert series(portfolio(goal), goal) == [("2026-06-30", 1)]


def test_a_count_runs_from_nought_on_the_start() -> None:
    goal = measured(metric={"counts": "entries"})
    written = [entry("2025-12-01", "churn"), entry("2026-02-01", "churn"), entry("2026-02-01", "churn", id="two")]
    assert series(portfolio(goal, *written), goal) == [("2026-01-01", 0), ("2026-02-01", 2)]


def test_a_story_counts_from_its_date_or_the_first_day_of_its_period() -> None:
    goal = measured(metric={"counts": "stories"})
    told = [story("a", date="2026-05-01"), story("b", period="2026-Q1"), story("c")]
    whole = portfolio(goal, *told, fiscal_year_start=2)
    assert series(whole, goal) == [("2026-01-01", 0), ("2026-02-01", 1), ("2026-05-01", 2)]


def test_a_pulse_has_its_rounds() -> None:
    rounds = [{"date": "2026-02-01", "value": 3.4, "n": 9}, {"date": "2026-08-01", "value": 4}]
    goal = observed(pulse={"question": "Do we listen?", "readings": rounds})
    assert [(reading.value, reading.n) for reading in pulse_of(portfolio(goal), goal)] == [(3.4, 9)]
