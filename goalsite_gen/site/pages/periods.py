"""Periods: every month, quarter and year that something happened in, told for somebody who has six minutes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from goalsite_gen.insight import Growth, PairReading, Period, PeriodKind, period_of
from goalsite_gen.insight.account import Account, Accounts, Turn
from goalsite_gen.model import Review
from goalsite_gen.site import addresses, words
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import mark, say, say_count
from goalsite_gen.site.pages.unit import Unit
from goalsite_gen.site.phrases.accounts import (
    against_sentence,
    grown_sentence,
    moved_sentence,
    pairs_sentence,
    written_words,
)
from goalsite_gen.site.placed import Placed
from goalsite_gen.site.rows import period_words, story_row
from goalsite_gen.site.sheets.accounts import against_row, late_rows, period_rows, quiet_row
from goalsite_gen.site.sheets.decisions import decided, decision_row
from goalsite_gen.site.sheets.reviews import review_link, review_row, review_sheet
from goalsite_gen.site.views import (
    Lines,
    Link,
    PeriodPage,
    PeriodRow,
    PeriodsPage,
    PeriodYear,
    QuarterRow,
    Steps,
    Term,
)

MOST_ROWS = 40
"""Rows of pairs and lone goals; the scorecard shows all."""

MOST_AGAINST = 5
"""Entries that speak against us; the journal shows all."""

MOST_DECISIONS = 100
MOST_STORIES = 12
MOST_QUIET = 40

_TITLES = {
    PeriodKind.MONTH: mark("The month: {period}"),
    PeriodKind.QUARTER: mark("The quarter: {period}"),
    PeriodKind.YEAR: mark("The year: {period}"),
}
_STEPS = {
    PeriodKind.MONTH: mark("Month by month"),
    PeriodKind.QUARTER: mark("Quarter by quarter"),
    PeriodKind.YEAR: mark("Year by year"),
}


def units(edition: Edition) -> Iterator[Unit]:
    """The list of periods, then the page of each."""
    found = Accounts(edition.insight)
    yield Placed((addresses.PERIODS,), lambda: (_index(edition, found),))
    for kind in PeriodKind:
        same = [period for period in found.periods.values() if period.kind is kind]
        for at, period in enumerate(same):
            around = (same[max(0, at - 1) : at], same[at + 1 : at + 2])
            where = (addresses.period_path(period.name),)
            yield Placed(where, partial(_pages, period, edition, found, around))


def _pages(
    period: Period, edition: Edition, found: Accounts, around: tuple[list[Period], list[Period]]
) -> Iterator[PeriodPage]:
    """The page of a period, given the ones of the same length before and after it."""
    yield _page(found[period.name], edition, found, steps=_steps(*around, edition))


def _index(edition: Edition, found: Accounts) -> PeriodsPage:
    quarters = [period for period in found.periods.values() if period.kind is PeriodKind.QUARTER]
    latest = found[quarters[-1].name] if quarters else None
    years = [found[period.name] for period in found.periods.values() if period.kind is PeriodKind.YEAR]
    return PeriodsPage(
        path=addresses.PERIODS,
        title=say("Periods"),
        heading=say("Periods"),
        description=say("What moved, what grew and what was missed, by quarter, month and year."),
        section="periods",
        lead=say("Each quarter on a few pages: what was said of it, what moved and grew, what was missed and decided."),
        latest=_link(latest.period, edition) if latest else None,
        latest_label=_latest_label(latest) if latest else "",
        summary=_summary(latest) if latest else (),
        reviews=tuple(review_row(review, edition) for review in latest.looked_back) if latest else (),
        years=tuple(_year(account, edition, found) for account in reversed(years)),
        nothing="" if found else say("Nothing is dated in this edition yet."),
    )


def _latest_label(account: Account) -> str:
    return say("The quarter so far") if account.is_running else say("The latest quarter")


def _summary(account: Account) -> tuple[str, ...]:
    said = (moved_sentence, grown_sentence, pairs_sentence, against_sentence)
    return tuple(sentence for tell in said if (sentence := tell(account)))


def _year(account: Account, edition: Edition, found: Accounts) -> PeriodYear:
    quarters = []
    for quarter in reversed(_inside(account.period, found, PeriodKind.QUARTER)):
        months = tuple(_link(month, edition) for month in _inside(quarter, found, PeriodKind.MONTH))
        quarters.append(QuarterRow(_link(quarter, edition), written_words(found[quarter.name]), months))
    return PeriodYear(_link(account.period, edition), written_words(account), tuple(quarters))


def _page(account: Account, edition: Edition, found: Accounts, *, steps: tuple[Steps, ...]) -> PeriodPage:
    period = account.period
    path = addresses.period_path(period.name)
    rows = period_rows(account, edition)
    leading, steady = _parted(rows[:MOST_ROWS], account)
    against = [entry for entry in reversed(account.entries) if entry.evidence == "challenges"]
    taken, followed = _lines(account, "decisions", edition), decided(account.entries, ())
    missed, ignored = _lines(account, "missed", edition), _lines(account, "ignored", edition)
    asks = _lines(account, "asks", edition)
    late = late_rows(account)
    name = period_words(period.name, edition.portfolio)
    return PeriodPage(
        path=path,
        title=say(_TITLES[period.kind], period=name),
        heading=say("{period}, so far", period=name) if account.is_running else name,
        description=words.sentences(*_summary(account)) or name,
        section="periods",
        up=_up(account, edition, found),
        lead=words.sentences(_lead(account), moved_sentence(account)),
        meta=_meta(account, edition, found),
        reviews=tuple(review_sheet(review, edition, page=path, whole=False) for review in account.reviews),
        no_review=_no_review(account),
        within=tuple(review_row(review, edition) for review in account.within),
        change=tuple(filter(None, (grown_sentence(account), pairs_sentence(account), _read_over(account)))),
        caption=say("What moved and what grew, side by side: {period}", period=name),
        rows=leading,
        steady=steady,
        steady_said=_steady(steady),
        rows_more=_more(len(rows), MOST_ROWS, Link(say("All pairs as they stand now"), addresses.SCORECARD)),
        missed=missed,
        ignored=ignored,
        late=late,
        against_said=against_sentence(account),
        against=tuple(against_row(entry, edition) for entry in against[:MOST_AGAINST]),
        against_more=_months(entry.date for entry in against[MOST_AGAINST:]),
        decisions=taken,
        followed=tuple(replace(decision_row(one, edition), team="", goals=()) for one in followed[:MOST_DECISIONS]),
        followed_more=_more(len(followed), MOST_DECISIONS, Link(say("All decisions"), addresses.DECISIONS)),
        asks=asks,
        stories=tuple(story_row(story, edition) for story in account.stories[:MOST_STORIES]),
        quiet_said=_unlisted(len(account.silent)),
        quiet=tuple(quiet_row(goal, account) for goal in account.silent[:MOST_QUIET]),
        steps=steps,
    )


def _lead(account: Account) -> str:
    if account.is_running:
        return say(
            "It runs until {end}; this is how things stood on {day}.",
            end=words.date(account.period.end),
            day=words.date(account.day),
        )
    return say("How things stood on {day}.", day=words.date(account.day))


def _read_over(account: Account) -> str:
    """Why the word for growth differs from what the period alone shows; empty where it nowhere does."""
    gained = {
        grown.growth
        for grown in account.grown.values()
        if grown.goal.is_active and any(step.turn is Turn.GAINED for step in grown.steps)
    }
    said = []
    if Growth.SLIPPING in gained:
        said.append(say("Growth is read over the last two quarters, so it can be slipping beside a stage just gained."))
    if Growth.SILENT in gained:
        said.append(say("Growth is silent where nobody has written for long, also beside a stage just gained."))
    return words.sentences(*said)


def _no_review(account: Account) -> str:
    if account.reviews:
        return ""
    if account.period.kind is PeriodKind.MONTH and not account.is_running:
        return say("This edition has no review of this month alone.")
    if account.within:
        return say("There is no review of the whole of it, but there are reviews of its parts.")
    if account.is_running:
        return say("There is no review of this period yet.")
    return say("This edition has no review of this period.")


def _meta(account: Account, edition: Edition, found: Accounts) -> tuple[Term, ...]:
    terms = []
    if account.period.kind is PeriodKind.YEAR:
        quarters = tuple(_link(each, edition) for each in _inside(account.period, found, PeriodKind.QUARTER))
        terms.append(Term(say("Quarters"), quarters))
    if account.period.kind is PeriodKind.QUARTER:
        months = tuple(_link(each, edition) for each in _inside(account.period, found, PeriodKind.MONTH))
        terms.append(Term(say("Months"), months))
    terms.append(Term(say("Written"), (Link(written_words(account)),)))
    return tuple(terms)


def _lines(account: Account, name: str, edition: Edition) -> tuple[Lines, ...]:
    """What the reviews of a period say under one heading; they are named where there are several."""
    spoke = [review for review in account.looked_back if _said(review, name)]
    is_one = len(account.looked_back) == 1
    return tuple(Lines(Link("") if is_one else _named(review, edition), _said(review, name)) for review in spoke)


def _named(review: Review, edition: Edition) -> Link:
    """A review by its title, for all of them are of the page's period; by that where it has none."""
    return replace(review_link(review, edition), text=review.title) if review.title else review_link(review, edition)


def _said(review: Review, name: str) -> tuple[str, ...]:
    lines: tuple[str, ...] = getattr(review, name)
    return lines


def _unlisted(silent: int) -> str:
    """That the list of quiet goals is cut; empty where it is whole."""
    if silent <= MOST_QUIET:
        return ""
    shown = words.number(MOST_QUIET, 0)
    return say_count(
        "{n} goal, of which {shown} are named here.", "{n} goals, of which {shown} are named here.", silent, shown=shown
    )


def _parted(rows: tuple[PeriodRow, ...], account: Account) -> tuple[tuple[PeriodRow, ...], tuple[PeriodRow, ...]]:
    """The rows that ask for attention, and those of balanced pairs, which fold; all are the former where none asks.

    The rows of pairs come first, in the order of the account.
    """
    balanced = {at for at, pair in enumerate(account.pairs) if pair.reading is PairReading.BALANCED}
    steady = tuple(row for at, row in enumerate(rows) if at in balanced)
    leading = tuple(row for at, row in enumerate(rows) if at not in balanced)
    return (leading, steady) if leading else (rows, ())


def _steady(rows: tuple[PeriodRow, ...]) -> str:
    return say_count("The balanced pair", "The {n} balanced pairs", len(rows)) if rows else ""


def _more(count: int, most: int, link: Link) -> Link | None:
    return link if count > most else None


def _months(days: Iterable[date]) -> tuple[Link, ...]:
    """The journal of the months in which these days lie, latest first."""
    months = dict.fromkeys(day.replace(day=1) for day in days)
    return tuple(Link(words.month(month), addresses.href(addresses.month_path(month))) for month in months)


def _link(period: Period, edition: Edition) -> Link:
    return Link(period_words(period.name, edition.portfolio), addresses.href(addresses.period_path(period.name)))


def _steps(earlier: list[Period], later: list[Period], edition: Edition) -> tuple[Steps, ...]:
    """The way to the periods of the same length before and after, each given as a list of one or none."""
    if not earlier and not later:
        return ()
    before, after = (next((_link(each, edition) for each in some), None) for some in (earlier, later))
    kind = (earlier or later)[0].kind
    return (Steps(say(_STEPS[kind]), before, after),)


def _inside(period: Period, found: Accounts, kind: PeriodKind) -> list[Period]:
    """The periods of a kind that lie inside another, oldest first."""
    return [each for each in found.periods.values() if each.kind is kind and period.holds(each.start)]


def _up(account: Account, edition: Edition, found: Accounts) -> tuple[Link, ...]:
    """From a month over its quarter and its year to the list."""
    first_month = edition.portfolio.settings.fiscal_year_start
    wider = [kind for kind in (PeriodKind.YEAR, PeriodKind.QUARTER) if kind.months > account.period.kind.months]
    names = [period_of(account.period.start, kind, first_month).name for kind in wider]
    return (Link(say("Periods"), addresses.PERIODS), *(_link(found.periods[name], edition) for name in names))
