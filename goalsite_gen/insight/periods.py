"""Months, quarters and years, counted from the month a fiscal year begins with.

A fiscal year is called by the calendar year in which it begins: where it begins in April, 2026-Q1 runs from April to
June 2026 and 2026-Q4 from January to March 2027. A month is always the calendar's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_WRITTEN = re.compile(r"(\d{4})(?:-(?:[Qq]([1-4])|(0[1-9]|1[0-2])))?\Z")


class PeriodKind(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def months(self) -> int:
        """Its length in months."""
        return _MONTHS[self]


_MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included; `name` as it stands in addresses: `2026`, `2026-q1`, `2026-03`."""

    kind: PeriodKind
    name: str
    start: date
    end: date

    def holds(self, day: date | None) -> bool:
        """Whether the day falls into it."""
        return day is not None and self.start <= day <= self.end

    @property
    def year(self) -> int:
        """The year in its name."""
        return int(self.name[:4])

    @property
    def number(self) -> int:
        """The quarter or month in its name, 1 the first; 1 for a year."""
        return int(self.name[5:].lstrip("q") or 1)


def period_of(day: date, kind: PeriodKind, fiscal_year_start: int = 1) -> Period:
    """The period of that kind that holds the day."""
    months = day.year * 12 + day.month - 1
    if kind is PeriodKind.MONTH:
        return _period(kind, months, fiscal_year_start)
    shift = fiscal_year_start - 1
    return _period(kind, (months - shift) // kind.months * kind.months + shift, fiscal_year_start)


def parse_period(written: str, fiscal_year_start: int = 1) -> Period:
    """The period that `2026`, `2026-Q1` or `2026-03` names, in either letter case. ValueError for anything else."""
    found = _WRITTEN.match(written.strip())
    if not found or not 1 <= int(found[1]) <= 9990:
        raise ValueError(f"{written!r} is no period")
    year, quarter, month = int(found[1]), found[2], found[3]
    if month:
        return _period(PeriodKind.MONTH, year * 12 + int(month) - 1, fiscal_year_start)
    first = year * 12 + fiscal_year_start - 1
    if quarter:
        return _period(PeriodKind.QUARTER, first + 3 * (int(quarter) - 1), fiscal_year_start)
    return _period(PeriodKind.YEAR, first, fiscal_year_start)


def last_periods(
    day: date, count: int, kind: PeriodKind = PeriodKind.QUARTER, fiscal_year_start: int = 1
) -> tuple[Period, ...]:
    """The last `count` periods up to and with the one that holds the day, oldest first."""
    found = [period_of(day, kind, fiscal_year_start)]
    while len(found) < count:
        found.append(period_of(found[-1].start - timedelta(days=1), kind, fiscal_year_start))
    return tuple(reversed(found[:count]))


def periods_between(
    first: date, last: date, kind: PeriodKind = PeriodKind.QUARTER, fiscal_year_start: int = 1
) -> tuple[Period, ...]:
    """All periods of that kind from the one that holds `first` to the one that holds `last`, oldest first."""
    found = [period_of(first, kind, fiscal_year_start)]
    while found[-1].end < last:
        found.append(period_of(found[-1].end + timedelta(days=1), kind, fiscal_year_start))
    return tuple(found)


def overlaps(first: tuple[date | None, date | None], second: tuple[date | None, date | None]) -> bool:
    """Whether two stretches share a day; None at either end means that the stretch is open there."""
    starts = [start for start, _ in (first, second) if start]
    ends = [end for _, end in (first, second) if end]
    return not starts or not ends or max(starts) <= min(ends)


def _period(kind: PeriodKind, first_month: int, fiscal_year_start: int) -> Period:
    """The period that begins with a month, given as months since year 0."""
    start = _first_of(first_month)
    end = _first_of(first_month + kind.months) - timedelta(days=1)
    if kind is PeriodKind.MONTH:
        return Period(kind, f"{start:%Y-%m}", start, end)
    year, months = divmod(first_month - (fiscal_year_start - 1), 12)
    name = f"{year:04d}" if kind is PeriodKind.YEAR else f"{year:04d}-q{months // 3 + 1}"
    return Period(kind, name, start, end)


def _first_of(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1)
