"""The journal: its first page, and the page of each entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import groupby

from goalsite_gen.model import Entry
from goalsite_gen.model.types import key
from goalsite_gen.site import addresses, phrases, words
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import say, say_as, say_count
from goalsite_gen.site.pages.unit import Unit
from goalsite_gen.site.pages.years import Month, counted, months_of, weeks_of
from goalsite_gen.site.placed import Placed
from goalsite_gen.site.rows import entry_row, goal_links, milestone, stage_named, team_link, theme_links
from goalsite_gen.site.sheets.dips import dip_terms
from goalsite_gen.site.sheets.notes import entry_title
from goalsite_gen.site.sheets.pairs import lone_row, pair_row
from goalsite_gen.site.views import (
    EntryPage,
    EntryReading,
    JournalPage,
    JournalYear,
    Link,
    MonthLink,
    PairRow,
    Passage,
    Steps,
    Term,
    When,
)

MOST_LATEST = 12
_Neighbours = dict[tuple[str, str], tuple[Entry | None, Entry | None]]


def units(edition: Edition) -> Iterator[Unit]:
    """The journal's first page, and the pages of entries; years and months have a planner of their own."""
    entries = edition.portfolio.entries
    yield Placed((addresses.JOURNAL,), lambda: (_index(edition, months_of(entries)),))
    in_goal = cache(partial(_neighbours, edition))
    for at, entry in enumerate(entries):
        yield Placed((addresses.entry_path(entry),), partial(_entry_at, edition, at, in_goal))


def _entry_at(edition: Edition, at: int, in_goal: Callable[[], _Neighbours]) -> Iterator[EntryPage]:
    """The page of the entry at this place of the journal."""
    entries = edition.portfolio.entries
    entry = entries[at]
    steps = [
        _steps(
            say("In the journal"),
            entries[at - 1] if at else None,
            entries[at + 1] if at + 1 < len(entries) else None,
            edition,
        )
    ]
    for goal in filter(None, map(edition.portfolio.goal, entry.goals[:1])):
        earlier_entry, later_entry = in_goal().get((key(goal.id), entry.id), (None, None))
        label = say("On this goal") if len(entry.goals) == 1 else say("On {goal}", goal=words.quoted(goal.title))
        steps.insert(0, _steps(label, earlier_entry, later_entry, edition))
    yield _entry(edition, entry, steps=tuple(step for step in steps if step.earlier or step.later))


def _index(edition: Edition, months: Sequence[Month]) -> JournalPage:
    entries = edition.portfolio.entries
    years = []
    for year, group in groupby(reversed(months), key=lambda month: month[0].year):
        found = list(group)
        of_year = [entry for _, several in found for entry in several]
        links = tuple(
            MonthLink(
                When(words.month(month), f"{month:%Y-%m}"),
                addresses.href(addresses.month_path(month)),
                counted(several),
            )
            for month, several in found
        )
        drawn = weeks_of(year, of_year, edition.portfolio.day)
        href = addresses.href(addresses.year_path(year))
        years.append(JournalYear(f"{year:04}", drawn, counted(of_year), links, href))
    return JournalPage(
        path=addresses.JOURNAL,
        title=say("Journal"),
        heading=say("Journal"),
        description=_described(len(entries)),
        section="journal",
        lead=say("What people saw, written down when they saw it. What speaks against us stands here too."),
        latest=tuple(entry_row(entry, edition) for entry in tuple(reversed(entries))[:MOST_LATEST]),
        years=tuple(years),
        nothing="" if entries else say("There is no entry in this edition yet."),
    )


def _entry(edition: Edition, entry: Entry, *, steps: tuple[Steps, ...]) -> EntryPage:
    path = addresses.entry_path(entry)
    heading = entry.title or say("Observation of {day}", day=words.date(entry.date))
    plain = edition.plain(entry)
    return EntryPage(
        path=path,
        title=_title(entry, edition),
        heading=heading,
        description=plain[:300] or heading,
        section="journal",
        up=(
            Link(say("Journal"), addresses.JOURNAL),
            Link(f"{entry.date.year:04}", addresses.href(addresses.year_path(entry.date.year))),
            Link(words.month(entry.date), addresses.href(addresses.month_path(entry.date))),
        ),
        observation=edition.body(entry, page=path),
        evidence=phrases.lean_badge(entry.evidence),
        facts=_facts(entry, edition),
        milestone=milestone(entry),
        passages=_passages((say("What it changed"), entry.impact), (say("What it led to"), entry.led_to)),
        experiment=_passages((say("Tried"), entry.tried), (say("Noticed"), entry.noticed), (say("Next"), entry.next)),
        readings=_readings(entry, edition),
        pairs=_pairs(entry, edition),
        steps=steps,
        reading_time=edition.reading_time(plain),
    )


def _title(entry: Entry, edition: Edition) -> str:
    """What tells an entry from all others in a browser's tabs: title and day, and the id where it has no title."""
    title, day = entry_title(entry, edition), words.short_date(entry.date)
    if entry.title:
        return say_as("entry", "{title} ({day})", title=title, day=day)
    return say_as("entry", "{title} ({day}, {id})", title=title, day=day, id=entry.id)


def _described(entries: int) -> str:
    if not entries:
        return say("Observations, written down when they are made.")
    return say_count(
        "{n} observation, written down when it was made.",
        "{n} observations, written down when they were made.",
        entries,
    )


def _facts(entry: Entry, edition: Edition) -> tuple[Term, ...]:
    portfolio = edition.portfolio
    terms = [Term(say("Observed"), (Link(words.date(entry.date)),))]
    if entry.authors:
        terms.append(Term(say_as("label", "By"), tuple(Link(author) for author in entry.authors)))
    if goals := goal_links(entry.goals, portfolio):
        terms.append(Term(say_count("Goal", "Goals", len(goals)), goals))
    signs = []
    for name in entry.indicators:
        if found := portfolio.indicator(name, entry.goals):
            signs.append(Link(found[1].name, addresses.href(addresses.goal_path(found[0]))))
    if signs:
        terms.append(Term(say_count("Sign", "Signs", len(signs)), tuple(signs)))
    if stage := stage_named(entry, portfolio):
        terms.append(Term(say("Stage"), (Link(stage),)))
    terms += dip_terms(entry, edition)
    if entry.source:
        terms.append(Term(say("Seen through"), (Link(phrases.source_words(entry.source)),)))
    if entry.team:
        terms.append(Term(say("Team"), (team_link(entry.team, edition),)))
    if entry.themes:
        terms.append(Term(say("Themes"), theme_links(entry.themes)))
    return tuple(terms)


def _passages(*pieces: tuple[str, str]) -> tuple[Passage, ...]:
    return tuple(Passage(label, text) for label, text in pieces if text)


def _readings(entry: Entry, edition: Edition) -> tuple[EntryReading, ...]:
    """The readings an entry carries, each with its metric."""
    found = []
    given = [(edition.insight.progress.get(key(name)), value) for name, value in entry.readings.items()]
    if entry.reading is not None:
        goals = (edition.portfolio.goal(name) for name in entry.goals)
        first = next((goal for goal in goals if goal and goal.metrics), None)
        if first:
            given.append((edition.insight.progress_of(first)[0], entry.reading))
    for progress, value in given:
        owner = edition.portfolio.goal(progress.goal_id) if progress else None
        if progress and owner:
            link = Link(progress.metric.name, addresses.href(addresses.goal_path(owner)))
            found.append(EntryReading(link, phrases.value_of(progress.metric, value)))
    return tuple(found)


def _pairs(entry: Entry, edition: Edition) -> tuple[PairRow, ...]:
    """The pairs that the entry's goals stand in, and the goals that stand alone."""
    rows: dict[str, PairRow] = {}
    for name in entry.goals:
        goal = edition.portfolio.goal(name)
        if goal is None:
            continue
        pairs = edition.insight.pairs_of(goal)
        for pair in pairs:
            rows.setdefault(f"{pair.measured.id}--{pair.observed.id}", pair_row(pair, edition))
        if not pairs:
            rows.setdefault(goal.id, lone_row(goal, edition))
    return tuple(rows.values())


def _neighbours(edition: Edition) -> _Neighbours:
    """For each goal and entry, the entries before and after it on that goal."""
    found: _Neighbours = {}
    for name, goal in edition.portfolio.goals.items():
        entries = edition.insight.entries_of(goal)
        for at, entry in enumerate(entries):
            found[name, entry.id] = (
                entries[at - 1] if at else None,
                entries[at + 1] if at + 1 < len(entries) else None,
            )
    return found


def _steps(label: str, earlier: Entry | None, later: Entry | None, edition: Edition) -> Steps:
    def link(entry: Entry | None) -> Link | None:
        return Link(entry_title(entry, edition), addresses.href(addresses.entry_path(entry))) if entry else None

    return Steps(label, link(earlier), link(later))
