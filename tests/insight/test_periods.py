"""Months, quarters and fiscal years."""

from datetime import date

import pytest

from goalsite_gen.insight.periods import PeriodKind, last_periods, overlaps, parse_period, period_of, periods_between

MONTH, QUARTER, YEAR = PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR


@pytest.mark.parametrize(
    ("day", "kind", "first_month", "name", "start", "end"),
    [
        ("2026-02-10", MONTH, 1, "2026-02", "2026-02-01", "2026-02-28"),
        ("2026-02-10", QUARTER, 1, "2026-q1", "2026-01-01", "2026-03-31"),
        ("2026-12-31", YEAR, 1, "2026", "2026-01-01", "2026-12-31"),
        ("2026-02-10", MONTH, 4, "2026-02", "2026-02-01", "2026-02-28"),
        ("2026-02-10", QUARTER, 4, "2025-q4", "2026-01-01", "2026-03-31"),
        ("2026-04-01", QUARTER, 4, "2026-q1", "2026-04-01", "2026-06-30"),
        ("2026-03-31", YEAR, 4, "2025", "2025-04-01", "2026-03-31"),
        ("2026-01-31", QUARTER, 12, "2025-q1", "2025-12-01", "2026-02-28"),
    ],
)
def test_a_day_falls_into_one_period_of_a_kind(
    day: str, kind: PeriodKind, first_month: int, name: str, start: str, end: str
) -> None:
    found = period_of(date.fromisoformat(day), kind, first_month)
    assert (found.name, str(found.start), str(found.end)) == (name, start, end)
    assert parse_period(name.upper(), first_month) == found


@pytest.mark.parametrize("written", ["", "2026-Q5", "2026-13", "26-Q1", "2026-Q1x", "0000"])
def test_what_is_no_period_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is no period"):
        parse_period(written)


def test_the_last_periods_end_with_the_current_one() -> None:
    assert [period.name for period in last_periods(date(2026, 2, 1), 3, QUARTER)] == ["2025-q3", "2025-q4", "2026-q1"]


def test_periods_between_two_days_leave_no_gap() -> None:
    found = periods_between(date(2025, 11, 30), date(2026, 2, 1), MONTH)
    assert [period.name for period in found] == ["2025-11", "2025-12", "2026-01", "2026-02"]


def test_a_period_knows_its_year_and_number() -> None:
    assert [(parse_period(name).year, parse_period(name).number) for name in ("2026-Q3", "2026-11", "2026")] == [
        (2026, 3), (2026, 11), (2026, 1),
    ]  # fmt: skip


def test_a_period_holds_its_first_and_last_day() -> None:
    quarter = parse_period("2026-Q1")
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1), None]
    assert [quarter.holds(day) for day in days] == [False, True, True, False, False]


def test_stretches_overlap_when_they_share_a_day() -> None:
    first, second = (date(2026, 1, 1), date(2026, 3, 31)), (date(2026, 3, 31), None)
    assert overlaps(first, second)
    assert not overlaps(first, (date(2026, 4, 1), None))
    assert overlaps((None, None), first)
    assert overlaps((None, date(2026, 1, 1)), first)
