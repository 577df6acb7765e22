"""The journal: the latest entries, each month, and the page of each entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from markupsafe import Markup

from goalsite_gen.model import Entry
from goalsite_gen.model.types import key
from goalsite_gen.site import addresses, phrases, words
from goalsite_gen.site.charts import rhythm
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.rows import entry_row, goal_links, milestone, stage_said, team_link, theme_links
from goalsite_gen.site.sheets.notes import entry_title, when
from goalsite_gen.site.sheets.pairs import lone_row, pair_row
from goalsite_gen.site.views import (
    EntryPage,
    EntryReading,
    JournalMonthPage,
    JournalPage,
    JournalYear,
    Link,
    MonthLink,
    Page,
    PairRow,
    Passage,
    Steps,
    Term,
    When,
)

MOST_LATEST = 12


def plan(edition: Edition) -> Iterator[Page]:
    """The journal's first page, its months, its entries."""
    entries = edition.portfolio.entries
    months = [(month, tuple(group)) for month, group in groupby(entries, key=lambda entry: entry.date.replace(day=1))]
    yield _index(edition, months)
    for at, (month, found) in enumerate(months):
        earlier = months[at - 1][0] if at else None
        later = months[at + 1][0] if at + 1 < len(months) else None
        yield _month(edition, month, found, earlier=earlier, later=later)
    in_goal = _neighbours(edition)
    for at, entry in enumerate(entries):
        steps = [
            _steps(
                "In the journal",
                entries[at - 1] if at else None,
                entries[at + 1] if at + 1 < len(entries) else None,
                edition,
            )
        ]
        for name in entry.goals[:1]:
            earlier_entry, later_entry = in_goal.get((key(name), entry.id), (None, None))
            steps.insert(0, _steps("On this goal", earlier_entry, later_entry, edition))
        yield _entry(edition, entry, steps=tuple(step for step in steps if step.earlier or step.later))


def _index(edition: Edition, months: list[tuple[date, tuple[Entry, ...]]]) -> JournalPage:
    entries = edition.portfolio.entries
    years = []
    for year, group in groupby(reversed(months), key=lambda month: month[0].year):
        found = list(group)
        of_year = [entry for _, several in found for entry in several]
        links = tuple(
            MonthLink(
                When(words.month(month), f"{month:%Y-%m}"),
                addresses.href(addresses.month_path(month)),
                _counts(several),
            )
            for month, several in found
        )
        years.append(JournalYear(f"{year:04}", _rhythm(year, of_year, edition.portfolio.day), _counts(of_year), links))
    return JournalPage(
        path=addresses.JOURNAL,
        title="Journal",
        heading="Journal",
        description=f"{words.count(len(entries), 'observation', 'observations')}, written down when they were made.",
        section="journal",
        lead="What people saw, written down when they saw it. What speaks against us stands here too.",
        latest=tuple(entry_row(entry, edition) for entry in tuple(reversed(entries))[:MOST_LATEST]),
        years=tuple(years),
        nothing="" if entries else "There is no entry in this edition yet.",
    )


def _month(
    edition: Edition, month: date, entries: tuple[Entry, ...], *, earlier: date | None, later: date | None
) -> JournalMonthPage:
    def link(day: date | None) -> Link | None:
        return Link(words.month(day), addresses.href(addresses.month_path(day))) if day else None

    steps = (Steps("Month by month", link(earlier), link(later)),) if earlier or later else ()
    return JournalMonthPage(
        path=addresses.month_path(month),
        title=f"Journal, {words.month(month)}",
        heading=words.month(month),
        description=f"{_counts(entries)} in {words.month(month)}.",
        section="journal",
        up=(Link("Journal", addresses.JOURNAL),),
        lead=f"{_counts(entries)}.",
        entries=tuple(entry_row(entry, edition) for entry in reversed(entries)),
        steps=steps,
    )


def _entry(edition: Edition, entry: Entry, *, steps: tuple[Steps, ...]) -> EntryPage:
    path = addresses.entry_path(entry)
    title = entry_title(entry, edition)
    day = words.date(entry.date)
    heading = entry.title or f"Observation of {day}"
    plain = edition.plain(entry)
    return EntryPage(
        path=path,
        title=f"{title} ({words.short_date(entry.date)}, {entry.id})"
        if not entry.title
        else f"{title} ({words.short_date(entry.date)})",
        heading=heading,
        description=plain[:300] or heading,
        section="journal",
        up=(
            Link("Journal", addresses.JOURNAL),
            Link(words.month(entry.date), addresses.href(addresses.month_path(entry.date))),
        ),
        when=when(entry.date),
        observation=edition.body(entry, page=path),
        evidence=phrases.lean_badge(entry.evidence),
        facts=_facts(entry, edition),
        milestone=milestone(entry),
        passages=_passages(("What it changed", entry.impact), ("What it led to", entry.led_to)),
        experiment=_passages(("Tried", entry.tried), ("Noticed", entry.noticed), ("Next", entry.next)),
        readings=_readings(entry, edition),
        pairs=_pairs(entry, edition),
        steps=steps,
        reading_time=edition.reading_time(plain),
    )


def _facts(entry: Entry, edition: Edition) -> tuple[Term, ...]:
    portfolio = edition.portfolio
    terms = [Term("Observed", (Link(words.date(entry.date)),))]
    if entry.authors:
        terms.append(Term("By", tuple(Link(author) for author in entry.authors)))
    if goals := goal_links(entry.goals, portfolio):
        terms.append(Term("Goal" if len(goals) == 1 else "Goals", goals))
    signs = []
    for name in entry.indicators:
        if found := portfolio.indicator(name, entry.goals):
            signs.append(Link(found[1].name, addresses.href(addresses.goal_path(found[0]))))
    if signs:
        terms.append(Term("Sign" if len(signs) == 1 else "Signs", tuple(signs)))
    if stage := stage_said(entry, portfolio):
        terms.append(Term("Stage", (Link(stage),)))
    if entry.source:
        terms.append(Term("Seen through", (Link(entry.source),)))
    if entry.team:
        terms.append(Term("Team", (team_link(entry.team, edition),)))
    if entry.themes:
        terms.append(Term("Themes", theme_links(entry.themes)))
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


def _neighbours(edition: Edition) -> dict[tuple[str, str], tuple[Entry | None, Entry | None]]:
    """For each goal and entry, the entries before and after it on that goal."""
    found: dict[tuple[str, str], tuple[Entry | None, Entry | None]] = {}
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


def _counts(entries: tuple[Entry, ...] | list[Entry]) -> str:
    said = [words.count(len(entries), "entry", "entries")]
    if milestones := sum(entry.milestone is not None for entry in entries):
        said.append(words.count(milestones, "milestone", "milestones"))
    if against := sum(entry.evidence == "challenges" for entry in entries):
        said.append(f"{against} against")
    return ", ".join(said)


def _rhythm(year: int, entries: list[Entry], today: date) -> Markup:
    """Entries a week through the year, up to the as-of day."""
    first = date(year, 1, 1)
    last = min(date(year, 12, 31), today)
    counted = Counter((entry.date - first).days // 7 for entry in entries)
    weeks = [counted[week] for week in range((last - first) // timedelta(weeks=1) + 1)]
    busy = sum(1 for week in weeks if week)
    return rhythm(weeks, label=f"Entries in {busy} of {len(weeks)} weeks of {year}")
