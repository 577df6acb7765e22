"""Days, months, stretches and lengths of time, in the language that is spoken."""

from __future__ import annotations

from datetime import date as Day

from goalsite_gen.site.language import locale, once_a_tongue, say, say_as, say_count


@once_a_tongue
def date(day: Day) -> str:
    """`30 September 2026`."""
    ours = locale()
    names = ours.months_of_days or ours.months
    return say_as("date", "{day} {month} {year}", day=day.day, month=names[day.month - 1], year=day.year)


@once_a_tongue
def short_date(day: Day) -> str:
    """`30 Sep 2026`."""
    name = locale().short_months[day.month - 1]
    return say_as("short date", "{day} {month} {year}", day=day.day, month=name, year=day.year)


@once_a_tongue
def month(day: Day) -> str:
    """`September 2026`."""
    return say_as("month", "{month} {year}", month=locale().months[day.month - 1], year=day.year)


def short_month(day: Day) -> str:
    """`Sep 2026`."""
    return say_as("short month", "{month} {year}", month=locale().short_months[day.month - 1], year=day.year)


def span(first: Day, last: Day) -> str:
    """Two months as a stretch: `October 2024 to December 2026`, `March to May 2026`, `March 2026`."""
    if (first.year, first.month) == (last.year, last.month):
        return month(first)
    names = locale().months
    if first.year == last.year:
        return say_as(
            "months of one year",
            "{first} to {last} {year}",
            first=names[first.month - 1],
            last=names[last.month - 1],
            year=last.year,
        )
    return say_as("months of two years", "{first} to {last}", first=month(first), last=month(last))


def short_span(first: Day, last: Day) -> str:
    """Two months as a short stretch, the years always with them: `Oct 2024 to Dec 2026`."""
    return say_as("short months", "{first} to {last}", first=short_month(first), last=short_month(last))


def duration(days: int) -> str:
    """A length of time in the unit one would use aloud: `12 days`, `5 weeks`, `3 months`, `2 years`.

    Weeks begin at 14 days, months at 60, years at 730; each is rounded to the nearest.
    """
    unit, n = _length(days)
    if unit == "day":
        return say_count("{n} day", "{n} days", n)
    if unit == "week":
        return say_count("{n} week", "{n} weeks", n)
    if unit == "month":
        return say_count("{n} month", "{n} months", n)
    return say_count("{n} year", "{n} years", n)


def days_ago(days: int) -> str:
    """How long ago, counted from the as-of day: `today`, `yesterday`, `3 months ago`; ahead: `in 5 days`.

    A month is only gone when the whole of it is.
    """
    if days == 0:
        return say("today")
    if days == 1:
        return say("yesterday")
    if days == -1:
        return say("tomorrow")
    return _ago(days) if days > 0 else _ahead(days)


def _ago(days: int) -> str:
    unit, n = _length(days, whole=True)
    if unit == "day":
        return say_count("{n} day ago", "{n} days ago", n)
    if unit == "week":
        return say_count("{n} week ago", "{n} weeks ago", n)
    if unit == "month":
        return say_count("{n} month ago", "{n} months ago", n)
    return say_count("{n} year ago", "{n} years ago", n)


def _ahead(days: int) -> str:
    unit, n = _length(days)
    if unit == "day":
        return say_count("in {n} day", "in {n} days", n)
    if unit == "week":
        return say_count("in {n} week", "in {n} weeks", n)
    if unit == "month":
        return say_count("in {n} month", "in {n} months", n)
    return say_count("in {n} year", "in {n} years", n)


def _length(days: int, *, whole: bool = False) -> tuple[str, int]:
    """The unit one would use aloud, and how many of it: to the nearest, or those that have passed whole."""
    count, month, year = (_passed, 30, 365) if whole else (nearest, 30.44, 365.25)
    days = abs(days)
    if days < 14:
        return "day", days
    if days < 60:
        return "week", count(days, 7)
    if days < 730:
        return "month", count(days, month)
    return "year", count(days, year)


def _passed(amount: float, unit: float) -> int:
    return int(amount / unit)


def nearest(amount: float, unit: float) -> int:
    """How many units an amount is, to the nearest."""
    return int(amount / unit + 0.5)
