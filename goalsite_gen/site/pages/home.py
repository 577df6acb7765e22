"""The first page: the mission, the two columns, what is new, what speaks against us, stories."""

from __future__ import annotations

from collections.abc import Iterator

from goalsite_gen.site import addresses, phrases, words
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import say, say_count
from goalsite_gen.site.rows import entry_row, story_row, team_link
from goalsite_gen.site.sheets.accounts import latest_asks, latest_quarter
from goalsite_gen.site.sheets.pairs import lone_row, pair_row
from goalsite_gen.site.views import HomePage, Link, PairRow, Quote, Term

MOST_PAIRS = 8
MOST_ENTRIES = 6
MOST_MILESTONES = 4
MOST_AGAINST = 4
MOST_STORIES = 3
MOST_TEAMS = 8
FEW = 5
"""Entries under which nothing is said of the absence of challenges."""


def plan(edition: Edition) -> Iterator[HomePage]:
    """The home page."""
    portfolio = edition.portfolio
    settings = portfolio.settings
    rows = pair_rows(edition)
    newest = tuple(reversed(portfolio.entries))
    milestones = tuple(entry for entry in newest if entry.milestone)[:MOST_MILESTONES]
    against = tuple(entry for entry in newest if entry.evidence == "challenges")
    latest = tuple(entry for entry in newest if entry not in milestones)[:MOST_ENTRIES]
    told = tuple(reversed(portfolio.stories))
    quoted = next((story for story in told if story.quote), None)
    yield HomePage(
        path=addresses.HOME,
        title=settings.title,
        heading=settings.mission or settings.title,
        description=settings.description
        or settings.mission
        or say("Goals, observations and stories of {title}.", title=settings.title),
        section="home",
        lead=settings.description if settings.mission else "",
        meta=_meta(edition),
        standing=phrases.pairs_said(edition.pairs),
        period=latest_quarter(edition),
        asks=latest_asks(edition),
        pairs=rows[:MOST_PAIRS],
        more_pairs=Link(say_count("All {n} pair", "All {n} pairs", len(rows)), addresses.PAIRS)
        if len(rows) > MOST_PAIRS
        else None,
        balance=phrases.balance_sentence(edition.insight.learning_share) if portfolio.goals else "",
        milestones=tuple(entry_row(entry, edition) for entry in milestones),
        latest=tuple(entry_row(entry, edition) for entry in latest),
        against=tuple(entry_row(entry, edition) for entry in against[:MOST_AGAINST]),
        against_sentence=_against(len(against), len(newest)),
        stories=tuple(story_row(story, edition) for story in told[:MOST_STORIES]),
        quote=_quote(edition, quoted.id) if quoted else None,
        nothing="" if portfolio.goals else say("There is no goal in this edition yet."),
    )


def pair_rows(edition: Edition) -> tuple[PairRow, ...]:
    """All pairs, hollow ones first, then active goals that stand alone."""
    paired = tuple(pair_row(pair, edition) for pair in edition.pairs)
    return paired + tuple(lone_row(goal, edition) for goal in edition.alone)


def _meta(edition: Edition) -> tuple[Term, ...]:
    portfolio = edition.portfolio
    terms = [Term(say("As of"), (Link(words.date(portfolio.day)),))]
    if len(portfolio.teams) > MOST_TEAMS:
        teams = say_count("{n} team", "{n} teams", len(portfolio.teams))
        terms.append(Term(say("Teams"), (Link(teams, addresses.TEAMS),)))
    elif portfolio.teams:
        terms.append(Term(say("Teams"), tuple(team_link(team.id, edition) for team in portfolio.teams.values())))
    if portfolio.entries:
        first, entries = words.month(portfolio.entries[0].date), len(portfolio.entries)
        terms.append(
            Term(
                say("Journal"),
                (Link(say_count("{n} entry since {month}", "{n} entries since {month}", entries, month=first)),),
            )
        )
    return tuple(terms)


def _against(challenging: int, entries: int) -> str:
    if not entries:
        return ""
    if not challenging and entries < FEW:
        return ""
    if not challenging:
        return say("No entry speaks against what we hope for. Either we are lucky, or we are not looking.")
    if entries == 1:
        return say("The only entry speaks against what we hope for.")
    return say_count(
        "Of {entries} entries, {n} speaks against what we hope for.",
        "Of {entries} entries, {n} speak against what we hope for.",
        challenging,
        entries=words.number(entries, 0),
    )


def _quote(edition: Edition, story_id: str) -> Quote | None:
    story = next(story for story in edition.portfolio.stories if story.id == story_id)
    if story.quote is None:
        return None
    return Quote(story.quote.text, story.quote.by, Link(story.title, addresses.href(addresses.story_path(story))))
