"""The journal by year and by month: a year on one page, and all entries of a month on as many as they need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import groupby

from markupsafe import Markup

from goalsite_gen.model import Entry
from goalsite_gen.site import addresses, words
from goalsite_gen.site.charts import rhythm
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import say, say_count
from goalsite_gen.site.pages.unit import Unit
from goalsite_gen.site.parts import cut, part_path, part_title, parts_of
from goalsite_gen.site.placed import Placed, folder_of
from goalsite_gen.site.rows import entry_row
from goalsite_gen.site.sheets.happenings import entry_happening
from goalsite_gen.site.sheets.notes import when
from goalsite_gen.site.views import JournalMonthPage, JournalYearPage, Link, Page, Steps, YearMonth

MOST_MILESTONES = 8
MOST_AGAINST = 6
"""What a month names of its milestones and challenges on the page of its year; the page of the month has all."""

Month = tuple[date, tuple[Entry, ...]]


def units(edition: Edition) -> Iterator[Unit]:
    """A page for each year of the journal, and the pages of its months."""
    months = months_of(edition.portfolio.entries)
    years = [(year, tuple(group)) for year, group in groupby(months, key=lambda month: month[0].year)]
    for at, (year, found) in enumerate(years):
        earlier = years[at - 1][0] if at else None
        later = years[at + 1][0] if at + 1 < len(years) else None
        yield Placed((addresses.year_path(year),), partial(_years, edition, year, found, earlier, later))
    for at, (month, entries) in enumerate(months):
        before = months[at - 1][0] if at else None
        after = months[at + 1][0] if at + 1 < len(months) else None
        where = (folder_of(addresses.month_path(month)),)
        yield Placed(where, partial(_months, edition, month, entries, before, after))


def _years(
    edition: Edition, year: int, months: Sequence[Month], earlier: int | None, later: int | None
) -> Iterator[Page]:
    yield _year(edition, year, months, steps=_year_steps(earlier, later))


def _months(
    edition: Edition, month: date, entries: tuple[Entry, ...], before: date | None, after: date | None
) -> Iterator[Page]:
    yield from _month(edition, month, entries, steps=_month_steps(before, after))


def months_of(entries: Sequence[Entry]) -> list[Month]:
    """The months in which anything was written, oldest first, each by its first day."""
    return [(month, tuple(group)) for month, group in groupby(entries, key=lambda entry: entry.date.replace(day=1))]


def counted(entries: Sequence[Entry]) -> str:
    """How many entries there are, and how many of them are milestones or speak against us: a phrase."""
    said = [say_count("{n} entry", "{n} entries", len(entries))]
    if milestones := sum(entry.milestone is not None for entry in entries):
        said.append(say_count("{n} milestone", "{n} milestones", milestones))
    if against := sum(entry.evidence == "challenges" for entry in entries):
        said.append(say_count("{n} of them against us", "{n} of them against us", against))
    return words.row_of(said)


def weeks_of(year: int, entries: Sequence[Entry], today: date) -> Markup:
    """Entries a week through a year, up to the as-of day."""
    return rhythm(_weeks(year, entries, today), label=busy_weeks(year, entries, today))


def busy_weeks(year: int, entries: Sequence[Entry], today: date) -> str:
    """In how many weeks of a year anything was written."""
    busy = sum(map(bool, _weeks(year, entries, today)))
    return say_count("Entries in {n} week of {year}", "Entries in {n} weeks of {year}", busy, year=f"{year:04}")


def _weeks(year: int, entries: Sequence[Entry], today: date) -> list[int]:
    first = date(year, 1, 1)
    last = min(date(year, 12, 31), today)
    by_week = Counter((entry.date - first).days // 7 for entry in entries)
    return [by_week[week] for week in range((last - first) // timedelta(weeks=1) + 1)]


def _year(edition: Edition, year: int, months: Sequence[Month], *, steps: tuple[Steps, ...]) -> JournalYearPage:
    entries = [entry for _, several in months for entry in several]
    name = f"{year:04}"
    return JournalYearPage(
        path=addresses.year_path(year),
        title=say("Journal, {month}", month=name),
        heading=name,
        description=say("{counts} in {month}.", counts=counted(entries), month=name),
        section="journal",
        up=(Link(say("Journal"), addresses.JOURNAL),),
        lead=words.sentence(counted(entries)),
        rhythm=weeks_of(year, entries, edition.portfolio.day),
        busy=words.sentence(busy_weeks(year, entries, edition.portfolio.day)),
        months=tuple(_named(edition, month, several) for month, several in reversed(months)),
        steps=steps,
    )


def _named(edition: Edition, month: date, entries: tuple[Entry, ...]) -> YearMonth:
    """A month on the page of its year: what to remember of it by name, everything else in numbers of entries."""
    milestones = [entry for entry in entries if entry.milestone][-MOST_MILESTONES:]
    against = [entry for entry in entries if entry.evidence == "challenges" and not entry.milestone][-MOST_AGAINST:]
    named = sorted((*milestones, *against), key=lambda entry: (entry.date, entry.id), reverse=True)
    return YearMonth(
        id=f"m{month:%m}",
        heading=words.month(month),
        sentence=words.sentences(words.sentence(counted(entries)), _written_on(entries)),
        rhythm=_days_of(month, entries, edition.portfolio.day),
        rows=tuple(entry_happening(entry, edition, with_goals=True, with_shift=False) for entry in named),
        more=Link(
            say_count("The entry of {month}", "All {n} entries of {month}", len(entries), month=words.month(month)),
            addresses.href(addresses.month_path(month)),
        ),
    )


def _written_on(entries: Sequence[Entry]) -> str:
    days = len({entry.date for entry in entries})
    if days == len(entries):
        return ""  # one a day: to count the days would say it twice
    return say_count("Written on {n} day.", "Written on {n} days.", days)


def _days_of(month: date, entries: Sequence[Entry], today: date) -> Markup:
    """Entries a day through a month, up to the as-of day."""
    last = min((month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1), today)
    by_day = Counter(entry.date for entry in entries)
    days = [by_day[month + timedelta(days=number)] for number in range((last - month).days + 1)]
    label = say_count(
        "Entries on {n} day of {month}", "Entries on {n} days of {month}", len(by_day), month=words.month(month)
    )
    return rhythm(days, label=label)


def _month(edition: Edition, month: date, entries: tuple[Entry, ...], *, steps: tuple[Steps, ...]) -> Iterator[Page]:
    """The entries of a month, the latest first."""
    path = addresses.month_path(month)
    stretches = cut(tuple(reversed(entries)))
    name = words.month(month)
    for number, found in enumerate(stretches, 1):
        yield JournalMonthPage(
            path=part_path(path, number),
            title=part_title(say("Journal, {month}", month=name), number),
            heading=name,
            description=say("{counts} in {month}.", counts=counted(entries), month=name),
            section="journal",
            up=(
                Link(say("Journal"), addresses.JOURNAL),
                Link(f"{month.year:04}", addresses.href(addresses.year_path(month.year))),
            ),
            lead=words.sentence(counted(entries)),
            entries=tuple(entry_row(entry, edition) for entry in found),
            parts=parts_of(stretches, number, path=path, label=_days),
            steps=steps,
        )


def _days(entries: Sequence[Entry]) -> str:
    """The days that some entries lie in, the latest given first."""
    last, first = (when(entries[at].date, short=True).text for at in (0, -1))
    return first if first == last else say("{first} to {last}", first=first, last=last)


def _month_steps(earlier: date | None, later: date | None) -> tuple[Steps, ...]:
    def link(day: date | None) -> Link | None:
        return Link(words.month(day), addresses.href(addresses.month_path(day))) if day else None

    return (Steps(say("Month by month"), link(earlier), link(later)),) if earlier or later else ()


def _year_steps(earlier: int | None, later: int | None) -> tuple[Steps, ...]:
    def link(year: int | None) -> Link | None:
        return Link(f"{year:04}", addresses.href(addresses.year_path(year))) if year is not None else None

    return (Steps(say("Year by year"), link(earlier), link(later)),) if earlier or later else ()
