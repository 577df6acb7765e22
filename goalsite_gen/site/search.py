"""The search index: what of each document can be found, as classic scripts that a page opened from disk may load too.

Scripts hold the texts and the browser makes the index of them, which is quicker to load than a finished one. The first
holds everything but the journal; the journal is cut into stretches, counted from the oldest entry, so that a new one
changes the last script and the others stay in the reader's cache.

People who wrote something are not in the index: a list of all that one person did would be a record of that person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from goalsite_gen.insight import ReadPair
from goalsite_gen.model import Entry, Goal, Review, Story, Team
from goalsite_gen.model.types import key, slug
from goalsite_gen.site import addresses, words
from goalsite_gen.site.clusters import NO_TEAM, by_theme, goals_of, teams_of, themes_of
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import say
from goalsite_gen.site.metadata import script_json
from goalsite_gen.site.placed import Placed
from goalsite_gen.site.rows import story_when, theme_name
from goalsite_gen.site.sheets.notes import entry_title
from goalsite_gen.site.sheets.reviews import review_heading, spoken
from goalsite_gen.site.views import GlossaryPage

MOST_ENTRIES = 500
"""Entries in one script: with 120 words each it takes 150 KB over the wire at most."""

MOST_WORDS = 150
"""Words of a text that can be found; few entries are longer."""

ENGINE = "js/minisearch.js"
SCRIPT = "js/search.js"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing to be found. `kind` is a key of the filter of kinds, `when` a day as read, `years` the first and last
    calendar year it lies in (0 for no end), `sides` "m", "o" or both; `teams` and `themes` are the filters' keys.
    """

    kind: str
    path: str
    title: str
    text: str = ""
    when: str = ""
    years: tuple[int, int] = (0, 0)
    sides: str = ""
    teams: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()

    def row(self) -> list[Any]:
        """As the script of the page reads it; `index.html` goes without saying."""
        path = addresses.href(self.path).replace("index.html", "", 1)
        text = " ".join(self.text.split()[:MOST_WORDS])
        return [self.kind, path, self.title, text, self.when, *self.years, self.sides, self.teams, self.themes]


TEXTS = "search/texts.js"


def scripts(entries: int) -> tuple[str, ...]:
    """The output paths of the index of so many entries, in the order in which it is to be read: the newest first."""
    count = -(-entries // MOST_ENTRIES)
    return (TEXTS, *(f"search/entries-{number}.js" for number in range(count, 0, -1)))


def search_files(
    edition: Edition, *, glossary: Callable[[], Iterable[GlossaryPage]]
) -> Iterator[Callable[[], Iterable[tuple[str, bytes]]]]:
    """What makes each script of the index, output path and bytes."""
    entries = edition.portfolio.entries

    def texts() -> Iterator[tuple[str, bytes]]:
        yield TEXTS, _script((*_texts(edition), *_terms(glossary())))

    def stretch(path: str, first: int) -> Iterator[tuple[str, bytes]]:
        # The newest entry first, so that of two that fit a search as well the newer one leads.
        yield path, _script(_entry(entry, edition) for entry in entries[first : first + MOST_ENTRIES][::-1])

    yield Placed((TEXTS,), texts)
    for number, path in enumerate(reversed(scripts(len(entries))[1:])):
        yield Placed((path,), partial(stretch, path, number * MOST_ENTRIES))


def _script(found: Iterable[Found]) -> bytes:
    rows = ",\n".join(script_json(each.row()) for each in found)
    return f"(self.goalsiteTexts ||= []).push([\n{rows}\n]);\n".encode()


def _texts(edition: Edition) -> Iterator[Found]:
    """All documents but entries, pairs and themes."""
    portfolio = edition.portfolio
    for goal in portfolio.goals.values():
        yield _goal(goal, edition.plain(goal), until=portfolio.day)
    for pair in edition.pairs:
        yield _pair(pair, until=portfolio.day)
    for story in reversed(portfolio.stories):
        yield _story(story, edition)
    for review in reversed(portfolio.reviews):
        yield _review(review, edition)
    for team in portfolio.teams.values():
        yield _team(team, edition)
    for cluster in by_theme(portfolio).values():
        yield Found("theme", addresses.theme_path(cluster.name), theme_name(cluster.name), themes=(slug(cluster.name),))


def _goal(goal: Goal, plain: str, *, until: date) -> Found:
    named = (*(metric.name for metric in goal.metrics), *(sign.name for sign in goal.indicators))
    return Found(
        "goal",
        addresses.goal_path(goal),
        goal.title,
        text=_joined(goal.why, plain, *goal.behaviours, *named),
        years=_years((goal,), until),
        sides=_sides((goal,)),
        teams=(key(goal.team),) if goal.team else (),
        themes=_slugs(goal.themes),
    )


def _pair(pair: ReadPair, *, until: date) -> Found:
    goals = (pair.measured, pair.observed)
    return Found(
        "pair",
        addresses.pair_path(*goals),
        say("{measured}, beside {observed}", measured=pair.measured.title, observed=pair.observed.title),
        text=pair.because,
        years=_years(goals, until),
        sides="mo",
        teams=tuple(dict.fromkeys(key(goal.team) for goal in goals if goal.team)),
        themes=_slugs(themes_of(goals)),
    )


def _entry(entry: Entry, edition: Edition) -> Found:
    goals = goals_of(entry, edition.portfolio)
    title, plain = entry_title(entry, edition), edition.plain(entry)
    # Without a title of its own an entry is called by its first sentence, which need not stand there twice.
    shift = (entry.milestone.before, entry.milestone.after) if entry.milestone else ()
    said = (entry.impact, entry.led_to, entry.tried, entry.noticed, entry.next, *shift)
    return Found(
        "entry",
        addresses.entry_path(entry),
        title,
        text=_joined(plain if entry.title else plain.removeprefix(title), *said),
        when=words.short_date(entry.date),
        years=(entry.date.year, entry.date.year),
        sides=_sides(goals),
        teams=_teams(entry, edition),
        themes=_slugs(entry.themes or themes_of(goals)),
    )


def _story(story: Story, edition: Edition) -> Found:
    goals = goals_of(story, edition.portfolio)
    when = story_when(story, edition)
    year = int(when.iso[:4] or 0)
    return Found(
        "story",
        addresses.story_path(story),
        story.title,
        text=_joined(story.summary, edition.plain(story), story.quote.text if story.quote else ""),
        when=when.text if when.iso else "",
        years=(year, year),
        sides=_sides(goals),
        teams=_teams(story, edition),
        themes=_slugs(story.themes or themes_of(goals)),
    )


def _review(review: Review, edition: Edition) -> Found:
    goals = tuple(filter(None, map(edition.portfolio.goal, review.goals)))
    return Found(
        "review",
        addresses.review_path(review),
        review_heading(review, edition),
        text=spoken(review, edition),
        when=words.short_date(review.date),
        years=(review.date.year, review.date.year),
        sides=_sides(goals),
        teams=(key(review.team),) if review.team else (),
        themes=_slugs(themes_of(goals)),
    )


def _team(team: Team, edition: Edition) -> Found:
    return Found("team", addresses.team_path(team), team.title, text=edition.plain(team), teams=(key(team.id),))


def _terms(glossary: Iterable[GlossaryPage]) -> Iterator[Found]:
    """The terms of the glossary, where they stand in it."""
    for page in glossary:
        for letter in page.letters:
            for term in letter.terms:
                stages = (said for stage in term.stages for said in (stage.name, stage.looks_like))
                text = _joined(term.definition, *stages)
                yield Found("term", f"{page.path}#{term.id}", term.term, text=text, sides=term.side[:1])


def _years(goals: Iterable[Goal], until: date) -> tuple[int, int]:
    """The calendar years that goals have lain in so far: a goal without a start was always there."""
    starts = [goal.start.year if goal.start else 0 for goal in goals]
    ends = [min(goal.due, until).year if goal.due else 0 for goal in goals]
    return min(starts), 0 if 0 in ends else max(ends)


def _sides(goals: Iterable[Goal]) -> str:
    return "".join(sorted({goal.side[0] for goal in goals}))


def _teams(content: Entry | Story, edition: Edition) -> tuple[str, ...]:
    return tuple(key(team) for team in teams_of(content, edition.portfolio) if team != NO_TEAM)


def _slugs(themes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(slug, themes)))


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))
