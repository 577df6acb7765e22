"""Goals: the index with both sides abreast, and the page of each goal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from markupsafe import Markup

from goalsite_gen.insight import Growth, silences, window
from goalsite_gen.model import Goal
from goalsite_gen.model.types import key, slug
from goalsite_gen.site import addresses, phrases, words
from goalsite_gen.site.charts import rhythm
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import say, say_as, say_count
from goalsite_gen.site.pages.unit import Unit
from goalsite_gen.site.parts import jumps_to
from goalsite_gen.site.placed import Placed
from goalsite_gen.site.rows import entry_row, goal_row, held_links, story_row, theme_links
from goalsite_gen.site.sheets.dips import beside_dips
from goalsite_gen.site.sheets.measured import spark_of, standing_of
from goalsite_gen.site.sheets.notes import lettered, when
from goalsite_gen.site.sheets.observed import growth_of
from goalsite_gen.site.sheets.pairs import lone_spread, spread
from goalsite_gen.site.sheets.pulse import pulse
from goalsite_gen.site.views import (
    Closed,
    EvidenceHealth,
    Facing,
    FeedbackRow,
    GoalGroup,
    GoalPage,
    GoalsPage,
    IndirectRow,
    Link,
    Page,
    Term,
)

MOST_ENTRIES = 60
MOST_ON_PAPER = 30
"""Entries on a printed page of a goal; the style sheet leaves the others out."""
_CLOSED = ("achieved", "missed", "paused", "dropped")


def units(edition: Edition) -> Iterator[Unit]:
    """The index, then a page for each goal."""
    yield Placed((addresses.GOALS,), lambda: (_index(edition),))
    for goal in edition.portfolio.goals.values():
        yield Placed((addresses.goal_path(goal),), partial(_alone, goal, edition))


def _alone(goal: Goal, edition: Edition) -> tuple[Page, ...]:
    return (_page(goal, edition),)


def _index(edition: Edition) -> GoalsPage:
    goals = edition.portfolio.goals.values()
    teams = sorted(
        {goal.team or "" for goal in goals if goal.is_active},
        key=lambda team: (not team, edition.team_name(team).casefold()),
    )
    groups = [
        _group(
            f"team-{slug(team)}",
            edition.team_name(team) or (say("Without a team") if any(teams) else say("All goals")),
            tuple(g for g in goals if g.is_active and (g.team or "") == team),
            edition,
        )
        for team in teams
    ]
    for state in _CLOSED:
        if closed := tuple(goal for goal in goals if goal.state == state):
            groups.append(_group(state, phrases.state_heading(state), closed, edition))
    return GoalsPage(
        path=addresses.GOALS,
        title=say("Goals"),
        heading=say("Goals"),
        description=say("All goals, measured and observed side by side."),
        section="goals",
        lead=say("Numbers on one side, what people observe on the other. Neither side comes first."),
        groups=tuple(groups),
        jumps=jumps_to(groups, rows=len(goals), path=addresses.GOALS),
        nothing="" if groups else say("There is no goal in this edition yet."),
    )


def _group(name: str, heading: str, goals: tuple[Goal, ...], edition: Edition) -> GoalGroup:
    measured = tuple(goal_row(goal, edition) for goal in goals if goal.is_measured)
    observed = tuple(goal_row(goal, edition) for goal in goals if not goal.is_measured)
    return GoalGroup(name, heading, measured, observed)


def _page(goal: Goal, edition: Edition) -> GoalPage:
    path = addresses.goal_path(goal)
    entries = edition.insight.entries_of(goal)
    latest = tuple(reversed(entries))[:MOST_ENTRIES]
    letters = lettered(latest, beside=beside_dips(goal, edition)) if goal.is_measured else {}
    said = _said(goal, edition)
    body = edition.body(goal, page=path)
    return GoalPage(
        path=path,
        title=goal.title,
        heading=goal.title,
        description=words.sentences(said, goal.why[:1].upper() + goal.why[1:]),
        section="goals",
        up=(Link(say("Goals"), addresses.GOALS),),
        lead=goal.why[:1].upper() + goal.why[1:],
        standing=standing_of(goal, edition) if goal.is_measured else growth_of(goal, edition),
        said=said,
        judged=f"{addresses.METHOD}#{'standing' if goal.is_measured else 'growth'}",
        meta=_meta(goal, edition),
        facings=_facings(goal, edition, page=path, letters=letters),
        serves=_serves(goal, edition),
        closed=_closed(goal),
        behaviours=goal.behaviours,
        feedback=tuple(
            FeedbackRow(each.source, each.question, phrases.every_words(each.every)) for each in goal.feedback
        ),
        pulses=pulse(goal, edition),
        indirect=_indirect(goal, edition),
        body=body,
        entries=tuple(
            entry_row(
                entry,
                edition,
                letter=letters.get(entry.id, ""),
                with_goals=len(entry.goals) > 1,
            )
            for entry in latest
        ),
        entries_nothing="" if entries else say("Nobody has written about it yet."),
        more_entries=Link(say("The whole history"), addresses.href(addresses.history_path(goal))),
        on_paper=say_count(
            "On paper the list ends after {n} entry; the history has them all.",
            "On paper the list ends after {n} entries; the history has them all.",
            MOST_ON_PAPER,
        )
        if len(latest) > MOST_ON_PAPER
        else "",
        health=_health(goal, edition),
        stories=tuple(story_row(story, edition) for story in edition.stories_of(goal)),
        children=tuple(
            goal_row(other, edition)
            for other in edition.portfolio.goals.values()
            if other.parent and key(other.parent) == key(goal.id) and other is not goal
        ),
        reviewed=words.date(goal.last_reviewed) if goal.last_reviewed else "",
        reading_time=edition.reading_time(
            f"{body.striptags()} {' '.join(edition.plain(entry) for entry in latest[:8])}"
        ),
        downloads=tuple(
            Link(say("{name} as CSV", name=each.metric.name), addresses.href(addresses.csv_path(each.metric)))
            for each in edition.insight.progress_of(goal)
            if each.readings
        ),
    )


def _said(goal: Goal, edition: Edition) -> str:
    """How the goal was closed, else its standing or growth, as a sentence."""
    if closed := phrases.closed_words(goal):
        return closed
    if goal.is_measured:
        progress = edition.insight.progress_of(goal)
        return phrases.standing_sentence(progress[0]) if progress else say("There is no number yet.")
    entries = edition.insight.entries_of(goal)
    growth = edition.insight.growth_of(goal) or Growth.SILENT
    return phrases.growth_sentence(
        growth,
        day=edition.portfolio.day,
        entries=entries,
        climbs=edition.ladders_of(goal),
        since=window(edition.portfolio).start,
    )


def _facings(goal: Goal, edition: Edition, *, page: str, letters: Mapping[str, str]) -> tuple[Facing, ...]:
    pairs = edition.insight.pairs_of(goal)
    if not pairs:
        return (lone_spread(goal, edition, letters=letters),)
    return tuple(
        spread(
            pair,
            edition,
            page=page,
            own=pair.measured if goal.is_measured else pair.observed,
            brief=at > 0,
            letters=letters,
        )
        for at, pair in enumerate(pairs)
    )


def _serves(goal: Goal, edition: Edition) -> tuple[Link, ...]:
    """The goals above it up to the mission, nearest first; a cycle ends the way."""
    way: list[Goal] = []
    at = edition.portfolio.goal(goal.parent) if goal.parent else None
    while at is not None and at is not goal and at not in way:
        way.append(at)
        at = edition.portfolio.goal(at.parent) if at.parent else None
    links = [Link(each.title, addresses.href(addresses.goal_path(each))) for each in way]
    mission = edition.portfolio.settings.mission
    return (*links, Link(mission, addresses.HOME)) if mission else tuple(links)


def _closed(goal: Goal) -> Closed | None:
    if goal.is_active:
        return None
    closed = goal.closed
    return Closed(
        phrases.state_badge(goal.state), when(closed.date) if closed else None, closed.because if closed else ""
    )


def _meta(goal: Goal, edition: Edition) -> tuple[Term, ...]:
    terms = []
    if held := held_links(goal, edition):
        terms.append(Term(say("Held by"), held))
    if goal.start and goal.due:
        terms.append(Term(say("Period"), (Link(words.span(goal.start, goal.due)),)))
    elif goal.start:
        terms.append(Term(say("Since"), (Link(say("{month}, open-ended", month=words.month(goal.start))),)))
    elif goal.due:
        terms.append(Term(say_as("label", "Due"), (Link(words.date(goal.due)),)))
    terms.append(Term(say("Kind"), (Link(phrases.type_words(goal.type)),)))
    if goal.themes:
        terms.append(Term(say("Themes"), theme_links(goal.themes)))
    if goal.needs:
        terms.append(
            Term(say("Meant to give people"), (Link(words.list_of(tuple(map(phrases.need_words, goal.needs)))),))
        )
    if goal.last_reviewed:
        terms.append(Term(say("Last review"), (Link(words.date(goal.last_reviewed)),)))
    return tuple(terms)


def _indirect(goal: Goal, edition: Edition) -> tuple[IndirectRow, ...]:
    """The numbers in which growth may show, without a target."""
    rows = []
    for name in goal.indirect:
        progress = edition.insight.progress.get(key(name))
        owner = edition.portfolio.goal(progress.goal_id) if progress else None
        if progress and owner:
            value = (
                phrases.value_of(progress.metric, progress.latest.value) if progress.latest else say("no reading yet")
            )
            rows.append(
                IndirectRow(
                    Link(progress.metric.name, addresses.href(addresses.goal_path(owner))),
                    value,
                    spark_of(progress, with_target=False),
                )
            )
    return tuple(rows)


def _health(goal: Goal, edition: Edition) -> EvidenceHealth | None:
    """How good the evidence is, in counts only."""
    health = edition.insight.health.get(key(goal.id))
    entries = edition.insight.entries_of(goal)
    if health is None or not entries:
        return None
    busy = sum(map(bool, health.weeks))
    challenged = health.days_since_challenge
    people = say_count("{n} person", "{n} people", health.observers) if health.observers else say("nobody named")
    facts = [
        Term(say("Observers"), (Link(people),)),
        Term(say("Last challenge"), (Link(say("none yet") if challenged is None else words.days_ago(challenged)),)),
    ]
    if found := silences(edition.portfolio, goal, lookup=edition.insight.lookup):
        label, silent = phrases.silence_words(found)
        facts.append(Term(label, (Link(silent),)))
    else:
        facts.append(Term(say("Last entry"), (Link(words.date(entries[-1].date)),)))
    if health.typical_delay_days is not None:
        delay = words.duration(round(health.typical_delay_days))
        facts.insert(1, Term(say("Written down"), (Link(say("{duration} after it was seen", duration=delay)),)))
    said = phrases.evidence_words(health.supports, health.challenges, health.mixed)
    label = say_count(
        "Entries in {busy} of the last {n} week",
        "Entries in {busy} of the last {n} weeks",
        len(health.weeks),
        busy=words.number(busy, 0),
    )
    picture = rhythm(health.weeks, label=label) if health.weeks else Markup("")
    return EvidenceHealth(said, tuple(facts), picture)
