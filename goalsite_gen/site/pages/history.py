"""The history of a goal: all that was written about it and every change of its terms, from its start to today."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from itertools import groupby

from goalsite_gen.insight import day_of_story
from goalsite_gen.insight.thresholds import DELIVERED_AT
from goalsite_gen.model import Goal, Metric, Portfolio, Review, Story
from goalsite_gen.model.metric import Revision
from goalsite_gen.model.types import key
from goalsite_gen.site import addresses, phrases, words
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import say, say_count
from goalsite_gen.site.pages.teams import review_title
from goalsite_gen.site.pages.unit import Unit
from goalsite_gen.site.parts import cut, jumps_of, part_path, part_title, parts_of
from goalsite_gen.site.placed import Placed, folder_of
from goalsite_gen.site.sheets.happenings import Moves, all_moves, brought, entry_happening, move_tag
from goalsite_gen.site.sheets.notes import when
from goalsite_gen.site.views import Happening, HistoryPage, HistoryYear, Link, Page, Passage, Tag

_START, _TERMS, _ENTRY, _REVIEW, _STORY, _END = range(6)
"""The order of what happened on one day."""


@dataclass(frozen=True, slots=True)
class Event:
    """A happening on its day; `kind` puts those of one day in order."""

    day: date
    kind: int
    row: Happening


def units(edition: Edition) -> Iterator[Unit]:
    """A history for each goal, on as many pages as it needs."""
    known = cache(lambda: (all_moves(edition.insight), _reviews(edition.portfolio)))

    def of(name: str, goal: Goal) -> Iterator[Page]:
        moves, reviews = known()
        return _pages(goal, edition, moves=moves, reviews=reviews.get(name, ()))

    for name, goal in edition.portfolio.goals.items():
        yield Placed((folder_of(addresses.history_path(goal)),), partial(of, name, goal))


def _reviews(portfolio: Portfolio) -> Mapping[str, list[Review]]:
    """The reviews that looked at a goal, by its folded id, oldest first.

    A review looks at the goals it names, and at those whose stages it agrees on; where it names none, at its team's.
    """
    of_team: dict[str, list[str]] = defaultdict(list)
    for name, goal in portfolio.goals.items():
        if goal.team:
            of_team[key(goal.team)].append(name)
    found: dict[str, list[Review]] = defaultdict(list)
    for review in portfolio.reviews:
        named = [key(goal) for goal in review.goals] or (of_team[key(review.team)] if review.team else [])
        for calibration in review.calibrations:
            if sign := portfolio.indicator(calibration.indicator, named):
                named = [*named, key(sign[0].id)]
        for name in dict.fromkeys(named):
            found[name].append(review)
    return found


def _pages(goal: Goal, edition: Edition, *, moves: Moves, reviews: Sequence[Review]) -> Iterator[Page]:
    path = addresses.history_path(goal)
    events = sorted(
        (*_terms(goal), *_entries(goal, edition, moves), *_looks(goal, edition, moves, reviews), *_told(goal, edition)),
        key=lambda event: (event.day, event.kind, event.row.href),
    )
    stretches = cut(events)
    jumps = jumps_of(stretches, path=path, year=lambda event: event.day.year)
    for number, found in enumerate(stretches, 1):
        title = say("History of {goal}", goal=goal.title)
        yield HistoryPage(
            path=part_path(path, number),
            title=part_title(title, number),
            heading=goal.title,
            description=say("Everything that happened to this goal, in its order: {goal}", goal=goal.title),
            section="goals",
            up=(Link(say("Goals"), addresses.GOALS), Link(goal.title, addresses.href(addresses.goal_path(goal)))),
            lead=_lead(goal, edition, events),
            years=tuple(_year(year, tuple(of_year), goal, edition) for year, of_year in _by_year(found)),
            jumps=jumps,
            parts=parts_of(stretches, number, path=path, label=_label),
            nothing="" if found else say("Nothing has happened yet that anybody wrote down."),
        )


def _by_year(events: Sequence[Event]) -> Iterator[tuple[int, Iterator[Event]]]:
    return groupby(events, key=lambda event: event.day.year)


def _label(events: Sequence[Event]) -> str:
    return words.span(events[0].day, events[-1].day) if events else ""


def _lead(goal: Goal, edition: Edition, events: Sequence[Event]) -> str:
    entries = edition.insight.entries_of(goal)
    if not entries:
        return say("Its history so far. Nobody has written about it yet.")
    span = words.span(entries[0].date, entries[-1].date)
    return say_count(
        "Its history from the start: {n} entry, {span}.",
        "Its history from the start: {n} entries, {span}.",
        len(entries),
        span=span,
    )


def _year(year: int, events: Sequence[Event], goal: Goal, edition: Edition) -> HistoryYear:
    entries = [entry for entry in edition.insight.entries_of(goal) if entry.date.year == year]
    leans = Counter(entry.evidence for entry in entries)
    said = phrases.evidence_words(leans["supports"], leans["challenges"], leans["mixed"]) if entries else ""
    return HistoryYear(
        f"y{year:04}",
        f"{year:04}",
        tuple(filter(None, (said, *_read(goal, edition, year)))),
        tuple(event.row for event in events),
    )


def _read(goal: Goal, edition: Edition, year: int) -> Iterator[str]:
    """What the readings of a year go from and to, a sentence for each metric."""
    for progress in edition.insight.progress_of(goal):
        readings = [reading for reading in progress.readings if reading.date.year == year]
        if not readings:
            continue
        name = progress.metric.name
        first, last = (phrases.value_of(progress.metric, reading.value) for reading in (readings[0], readings[-1]))
        if phrases.is_whole_delivery(progress):
            if readings[-1].value >= DELIVERED_AT.value:
                yield say("{metric}: delivered.", metric=name)
            else:
                yield say("{metric}: not delivered yet.", metric=name)
            continue
        if first == last and len(readings) > 1:
            yield say_count(
                "{metric}: read {n} time, {value} at first and at last.",
                "{metric}: read {n} times, {value} at first and at last.",
                len(readings),
                metric=name,
                value=last,
            )
            continue
        yield say_count(
            "{metric}: read once, {last}.",
            "{metric}: read {n} times, from {first} to {last}.",
            len(readings),
            metric=name,
            first=first,
            last=last,
        )


def _terms(goal: Goal) -> Iterator[Event]:
    """Start, changes of terms, signs taken up and given up, and the end."""
    here = addresses.href(addresses.goal_path(goal))
    if goal.start:
        yield Event(goal.start, _START, Happening(when(goal.start, short=True), say("The goal begins"), here))
    for metric in goal.metrics:
        for revision in metric.revisions:
            yield Event(revision.date, _TERMS, _revised(metric, revision, here))
    for sign in goal.indicators:
        if sign.since:
            row = Happening(when(sign.since, short=True), say("A sign is taken up: {sign}", sign=sign.name), here)
            yield Event(sign.since, _TERMS, row)
        if sign.dropped:
            row = Happening(when(sign.dropped, short=True), say("A sign is given up: {sign}", sign=sign.name), here)
            yield Event(sign.dropped, _TERMS, row)
    if goal.closed and not goal.is_active:
        badge = phrases.state_badge(goal.state)
        notes = (Passage(say("Because"), goal.closed.because),)
        day = when(goal.closed.date, short=True)
        tags = (Tag(badge.word, against=goal.state in ("missed", "dropped")),)
        yield Event(goal.closed.date, _END, Happening(day, say("The goal is closed"), here, tags, notes=notes))


def _revised(metric: Metric, revision: Revision, href: str) -> Happening:
    """A change of terms with its reason."""
    was, now = _value(metric, revision.was), _value(metric, getattr(revision, revision.what))
    name = words.quoted(metric.name)
    if revision.what == "target":
        said = say("The target of {metric} is moved from {was} to {now}", metric=name, was=was, now=now)
    elif revision.what == "baseline":
        said = say("The baseline of {metric} is corrected from {was} to {now}", metric=name, was=was, now=now)
    elif revision.what == "due":
        said = say("The due date of {metric} is moved from {was} to {now}", metric=name, was=was, now=now)
    else:
        said = say("{metric} is counted otherwise: {now} Before that: {was}", metric=name, was=was, now=now)
    notes = (Passage(say("Because"), revision.because),)
    tags = (Tag(say("Terms changed"), against=True),)
    return Happening(when(revision.date, short=True), said, href, tags, notes=notes)


def _value(metric: Metric, value: object) -> str:
    if isinstance(value, date):
        return words.date(value)
    return phrases.value_of(metric, value) if isinstance(value, (int, float)) else words.sentence(str(value))


def _entries(goal: Goal, edition: Edition, moves: Moves) -> Iterator[Event]:
    for entry in edition.insight.entries_of(goal):
        own = tuple(move for move in brought(moves, entry) if move.climb.goal.id == goal.id)
        yield Event(entry.date, _ENTRY, entry_happening(entry, edition, moves=own))


def _looks(goal: Goal, edition: Edition, moves: Moves, reviews: Sequence[Review]) -> Iterator[Event]:
    """The reviews that looked at the goal, with the stages they agreed on."""
    for review in reviews:
        own = tuple(move for move in brought(moves, review) if move.climb.goal.id == goal.id)
        row = Happening(
            when(review.date, short=True),
            say("Review of {period}", period=review_title(review, edition)),
            addresses.href(addresses.page_of(review)),
            tuple(map(move_tag, own)),
            by=words.list_of(review.authors) if review.authors else "",
        )
        yield Event(review.date, _REVIEW, row)


def _told(goal: Goal, edition: Edition) -> Iterator[Event]:
    """The stories about the goal; one without a day or a period stands at the end."""
    for story in edition.insight.stories_of(goal):
        day = day_of_story(story, edition.portfolio) or edition.portfolio.day
        yield Event(day, _STORY, _story(story, day))


def _story(story: Story, day: date) -> Happening:
    return Happening(
        when(day, short=True),
        story.title,
        addresses.href(addresses.story_path(story)),
        (Tag(say("Story")),),
        by=words.list_of(story.authors) if story.authors else "",
    )
