"""The search page: its filters, and links to everything for those who cannot or need not search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from goalsite_gen.site import addresses, words
from goalsite_gen.site.clusters import NO_TEAM, by_team, by_theme
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import say
from goalsite_gen.site.pages import glossary
from goalsite_gen.site.rows import theme_name
from goalsite_gen.site.search import ENGINE, SCRIPT, scripts, search_files
from goalsite_gen.site.sheets.reviews import review_link
from goalsite_gen.site.views import Choice, Filter, GlossaryPage, Link, SearchPage, WayGroup

MOST_LINKS = 150
"""Links of one kind on the page; the rest is one link on."""


def plan(edition: Edition) -> Iterator[SearchPage]:
    """The search page."""
    ways = tuple(way for way in _ways(edition) if way.links)
    yield SearchPage(
        path=addresses.SEARCH,
        title=say("Search"),
        heading=say("Search"),
        description=say("Find goals, pairs, entries, stories, reviews, teams, themes and terms."),
        section="search",
        scripts=(edition.assets[ENGINE], edition.assets[SCRIPT]),
        index=" ".join(scripts(len(edition.portfolio.entries))),
        filters=tuple(found for found in _filters(edition) if found.choices),
        ways=ways,
        nothing="" if ways else say("There is nothing to find in this edition yet."),
    )


def files(edition: Edition) -> Iterator[Callable[[], Iterable[tuple[str, bytes]]]]:
    """What makes each script of the index."""

    def terms() -> Iterable[GlossaryPage]:
        return (page for page in glossary.plan(edition) if isinstance(page, GlossaryPage))

    return search_files(edition, glossary=terms)


def _filters(edition: Edition) -> Iterator[Filter]:
    portfolio = edition.portfolio
    kinds = (
        ("goal", say("Goal")),
        ("pair", say("Pair")),
        ("entry", say("Journal entry")),
        ("story", say("Story")),
        ("review", say("Review")),
        ("team", say("Team")),
        ("theme", say("Theme")),
        ("term", say("Term")),
    )
    yield Filter("kind", say("Kind"), say("Any kind"), tuple(Choice(*kind) for kind in kinds))
    sides = (Choice("m", say("Measured")), Choice("o", say("Observed")))
    yield Filter("side", say("Side"), say("Both sides"), sides)
    teams = by_team(portfolio)
    named = [Choice(name, edition.team_name(cluster.name)) for name, cluster in teams.items() if name != NO_TEAM]
    yield Filter("team", say("Team"), say("Any team"), _sorted(named))
    themes = [Choice(name, theme_name(cluster.name)) for name, cluster in by_theme(portfolio).items()]
    yield Filter("theme", say("Theme"), say("Any theme"), _sorted(themes))
    days = {entry.date for entry in portfolio.entries} | {review.date for review in portfolio.reviews}
    days |= {story.date for story in portfolio.stories if story.date}
    years = sorted({day.year for day in days}, reverse=True)
    yield Filter("year", say("Period"), say("Any year"), tuple(Choice(f"{year}", f"{year:04}") for year in years))


def _sorted(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    return tuple(sorted(choices, key=lambda choice: (choice.text.casefold(), choice.value)))


def _ways(edition: Edition) -> Iterator[WayGroup]:
    portfolio = edition.portfolio
    goals = portfolio.goals.values()
    for side, heading in (("measured", say("Measured goals")), ("observed", say("Observed goals"))):
        links = [Link(goal.title, addresses.href(addresses.goal_path(goal))) for goal in goals if goal.side == side]
        yield _way(side, heading, links, Link(say("All goals"), addresses.GOALS))
    pairs = [
        Link(
            say("{measured}, beside {observed}", measured=pair.measured.title, observed=pair.observed.title),
            addresses.href(addresses.pair_path(pair.measured, pair.observed)),
        )
        for pair in edition.pairs
    ]
    yield _way("pairs", say("Pairs"), pairs, Link(say("All pairs"), addresses.PAIRS))
    stories = [Link(story.title, addresses.href(addresses.story_path(story))) for story in reversed(portfolio.stories)]
    yield _way("stories", say("Stories"), stories, Link(say("All stories"), addresses.STORIES))
    reviews = [review_link(review, edition) for review in reversed(portfolio.reviews)]
    yield _way("reviews", say("Reviews"), reviews, Link(say("All reviews"), addresses.REVIEWS))
    teams = [Link(team.title, addresses.href(addresses.team_path(team))) for team in portfolio.teams.values()]
    yield _way("teams", say("Teams"), teams, Link(say("All teams"), addresses.TEAMS))
    themes = [
        Link(theme_name(cluster.name), addresses.href(addresses.theme_path(cluster.name)))
        for cluster in by_theme(portfolio).values()
    ]
    yield _way("themes", say("Themes"), themes, Link(say("All themes"), addresses.THEMES))
    months = [
        Link(words.month(month), addresses.href(addresses.month_path(month)))
        for month, _ in groupby(reversed(portfolio.entries), key=lambda entry: entry.date.replace(day=1))
    ]
    yield _way("months", say("The journal, month by month"), months, Link(say("The whole journal"), addresses.JOURNAL))
    if goals:
        yield WayGroup("terms", say("Terms"), (Link(say("The glossary"), addresses.GLOSSARY),))


def _way(name: str, heading: str, links: list[Link], more: Link) -> WayGroup:
    return WayGroup(f"all-{name}", heading, tuple(links[:MOST_LINKS]), more if len(links) > MOST_LINKS else None)
