"""Where a number is heading."""

from datetime import date, timedelta

import pytest
from portfolios import measured, portfolio

from goalsite_gen.insight.forecast import Record, forecast, forecast_of, record_of
from goalsite_gen.insight.progress import Progress, progress
from goalsite_gen.model import Reading


def read(values: list[float], **fields: object) -> Progress:
    readings = {str(date(2026, 1, 1) + timedelta(days=30 * month)): value for month, value in enumerate(values)}
    goal = measured(metric={"readings": readings}, **fields)
    return progress(portfolio(goal), goal, goal.metrics[0])


def test_under_four_readings_it_is_too_early_to_say() -> None:  # N8
    assert forecast_of(read([0, 10, 20])) is None


def test_a_straight_line_goes_on() -> None:
    found = forecast_of(read([0, 10, 20, 30]))
    assert found
    assert found.day == date(2026, 12, 31)
    assert found.value == pytest.approx(364 / 3)
    assert (found.low, found.high) == (pytest.approx(found.value), pytest.approx(found.value))


def test_one_outlier_does_not_bend_the_line() -> None:
    found = forecast_of(read([0, 10, 500, 30, 40, 50]))
    assert found
    assert found.slope == pytest.approx(1 / 3)
    assert found.low < found.value < found.high


def test_there_is_no_forecast_without_due_date_or_once_it_has_passed() -> None:
    assert forecast_of(read([0, 10, 20, 30], due=None)) is None
    assert forecast_of(read([0, 10, 20, 30], due="2026-04-01")) is None


def test_earlier_forecasts_are_held_against_what_came() -> None:
    record = record_of(read([0, 10, 20, 30, 40, 90]))
    assert (record.made, record.held) == (2, 1)


@pytest.mark.parametrize(("made", "held"), [(1, 0), (3, 2), (12, 9), (10, 8)])
def test_a_record_is_not_short_of_a_part_of_a_forecast(made: int, held: int) -> None:
    assert not Record(made, held).is_short


@pytest.mark.parametrize(("made", "held"), [(2, 0), (3, 1), (12, 7), (10, 7)])
def test_a_record_is_short_where_fewer_than_eight_in_ten_held(made: int, held: int) -> None:
    assert Record(made, held).is_short


def test_many_readings_are_thinned_to_a_bounded_number() -> None:
    readings = [Reading(date(2000, 1, 1) + timedelta(days=day), float(day)) for day in range(5000)]
    found = forecast(readings, readings[-1].date + timedelta(days=10))
    assert found
    assert found.value == pytest.approx(5009)


def test_numbers_too_large_for_a_line_have_no_forecast() -> None:
    assert forecast_of(read([-1.7e308, 1.7e308, -1.7e308, 1.7e308])) is None
