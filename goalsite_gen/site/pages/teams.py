"""Teams: what each of them holds, and the page of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from goalsite_gen.insight import ReadPair, leading_order
from goalsite_gen.model import Goal, Review, Team
from goalsite_gen.model.types import key
from goalsite_gen.site import addresses, phrases, words
from goalsite_gen.site.clusters import NO_TEAM, Cluster, by_team, teams_below
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import say, say_as, say_count
from goalsite_gen.site.rows import entry_row, goal_row, period_words, story_row, team_link
from goalsite_gen.site.sheets.pairs import pair_row
from goalsite_gen.site.sheets.spread import growth_words, stage_spread
from goalsite_gen.site.views import GoalGroup, Link, Page, PairRow, TeamPage, TeamRow, TeamsPage, Term

MOST_GOALS = 24
MOST_PAIRS = 12
MOST_ENTRIES = 12
MOST_MILESTONES = 6
MOST_STORIES = 6


def plan(edition: Edition) -> Iterator[Page]:
    """The list of teams, then a page for each."""
    clusters = by_team(edition.portfolio)
    yield _index(edition, clusters)
    for name, team in edition.portfolio.teams.items():
        yield _page(team, clusters[name], edition, clusters)


def held(goals: tuple[Goal, ...]) -> str:
    """What a team or a theme holds: its goals at work on both sides, then closed ones, in a phrase; empty for none."""
    measured = sum(goal.is_measured and goal.is_active for goal in goals)
    observed = sum(goal.is_active for goal in goals) - measured
    closed = len(goals) - measured - observed
    said = [say_count("{n} measured goal", "{n} measured goals", measured)] if measured else []
    said += [say_count("{n} observed goal", "{n} observed goals", observed)] if observed else []
    said += [say_count("{n} closed goal", "{n} closed goals", closed)] if closed else []
    return words.list_of(said)


def goal_groups(goals: tuple[Goal, ...], edition: Edition) -> tuple[GoalGroup, ...]:
    """Goals at work, then closed ones, both sides abreast; each side is cut after `MOST_GOALS`."""
    active = tuple(goal for goal in goals if goal.is_active)
    closed = tuple(goal for goal in goals if not goal.is_active)
    groups = (("active", say("Goals"), active), ("closed", say("Closed goals"), closed))
    return tuple(_group(name, heading, found, edition) for name, heading, found in groups if found)


def more_goals(goals: tuple[Goal, ...]) -> Link | None:
    """The way to all goals, where `goal_groups` had to cut some."""
    sides = [(goal.is_measured, goal.is_active) for goal in goals]
    cut = any(sides.count(side) > MOST_GOALS for side in set(sides))
    return Link(say("All goals"), addresses.GOALS) if cut else None


def _group(name: str, heading: str, goals: tuple[Goal, ...], edition: Edition) -> GoalGroup:
    measured = [goal for goal in goals if goal.is_measured][:MOST_GOALS]
    observed = [goal for goal in goals if not goal.is_measured][:MOST_GOALS]
    return GoalGroup(
        name,
        heading,
        tuple(goal_row(goal, edition) for goal in measured),
        tuple(goal_row(goal, edition) for goal in observed),
    )


def _index(edition: Edition, clusters: Mapping[str, Cluster]) -> TeamsPage:
    rows = [_row(edition.portfolio.team(name), cluster, edition) for name, cluster in clusters.items() if name]
    loose = clusters[NO_TEAM].goals if NO_TEAM in clusters else ()
    groups = goal_groups(tuple(goal for goal in loose if goal.is_active), edition)
    return TeamsPage(
        path=addresses.TEAMS,
        title=say("Teams"),
        heading=say("Teams"),
        description=say("Who holds which goals, and whether each team watches both sides."),
        section="teams",
        lead=say("Who holds what. A team is described by its goals and by what was seen of them, and not ranked."),
        teams=tuple(sorted(rows, key=lambda row: (not row.href, row.title.casefold(), row.href))),
        without=GoalGroup("no-team", say("Goals that no team holds"), groups[0].measured, groups[0].observed)
        if rows and groups
        else None,
        more_goals=more_goals(loose) if rows else None,
        nothing="" if rows else say("No team is named in this edition yet."),
    )


def _row(team: Team | None, cluster: Cluster, edition: Edition) -> TeamRow:
    goals = cluster.goals
    above = edition.portfolio.team(team.parent) if team else None
    return TeamRow(
        title=team.title if team else cluster.name,
        href=addresses.href(addresses.team_path(team)) if team else "",
        holds=_holds(goals),
        balance=_balance(goals, edition),
        part_of=team_link(above.id, edition) if above and above is not team else None,
    )


def _holds(goals: tuple[Goal, ...]) -> str:
    return say("Holds {goals}.", goals=held(goals)) if goals else say("Holds no goal of its own yet.")


def _balance(goals: tuple[Goal, ...], edition: Edition) -> str:
    """The balance sentence of some goals; empty where none of them is at work."""
    at_work = any(goal.is_active for goal in goals)
    return phrases.balance_sentence(edition.insight.learning_share_of(goals)) if at_work else ""


def _page(team: Team, cluster: Cluster, edition: Edition, clusters: Mapping[str, Cluster]) -> TeamPage:
    path = addresses.team_path(team)
    goals, entries = cluster.goals, cluster.entries
    newest = tuple(reversed(entries))
    milestones = tuple(entry for entry in newest if entry.milestone)
    above = {entry.id for entry in milestones[:MOST_MILESTONES]}
    latest = tuple(entry for entry in newest if entry.id not in above)[:MOST_ENTRIES]
    told = tuple(reversed(cluster.stories))
    pairs = _pairs(goals, edition)
    body = edition.body(team, page=path)
    return TeamPage(
        path=path,
        title=say("Team: {team}", team=team.title),
        heading=team.title,
        description=words.sentences(_holds(goals), _balance(goals, edition)),
        section="teams",
        up=_up(team, edition),
        lead=_holds(goals),
        meta=_meta(team, edition),
        body=body,
        groups=goal_groups(goals, edition),
        more_goals=more_goals(goals),
        balance=_balance(goals, edition),
        whole=_whole(team, goals, edition, clusters),
        growth_sentence=growth_words(goals, edition),
        spread=stage_spread(goals, edition),
        pairs=_read(pairs[:MOST_PAIRS], edition),
        more_pairs=Link(say("All pairs"), addresses.PAIRS) if len(pairs) > MOST_PAIRS else None,
        milestones=tuple(entry_row(entry, edition) for entry in milestones[:MOST_MILESTONES]),
        more_milestones=Link(say("All wins"), addresses.WINS) if len(milestones) > MOST_MILESTONES else None,
        entries=tuple(entry_row(entry, edition) for entry in latest),
        entries_nothing="" if entries else say("Nobody has written about the goals of this team yet."),
        more_entries=histories(goals, edition) if len(entries) > len(latest) + len(above) else (),
        stories=tuple(story_row(story, edition) for story in told[:MOST_STORIES]),
        more_stories=Link(say("All stories"), addresses.STORIES) if len(told) > MOST_STORIES else None,
        reviews=_reviews(team, goals, edition),
        below=tuple(
            _row(other, clusters[key(other.id)], edition)
            for other in edition.portfolio.teams.values()
            if other.parent and key(other.parent) == key(team.id) and other is not team
        ),
        reading_time=edition.reading_time(body.striptags()),
    )


def histories(goals: tuple[Goal, ...], edition: Edition) -> tuple[Link, ...]:
    """The way to the histories of goals that somebody wrote about; to the journal where they are too many to name."""
    written = [goal for goal in goals if edition.insight.entries_of(goal)]
    if len(written) > MOST_GOALS:
        return (Link(say("The whole journal"), addresses.JOURNAL),)
    return tuple(Link(goal.title, addresses.href(addresses.history_path(goal))) for goal in written)


def _up(team: Team, edition: Edition) -> tuple[Link, ...]:
    """The list of teams, then those above this one, the highest first; a circle ends where it meets itself."""
    way: list[Team] = []
    at = edition.portfolio.team(team.parent)
    while at is not None and at is not team and at not in way:
        way.append(at)
        at = edition.portfolio.team(at.parent)
    return (Link(say("Teams"), addresses.TEAMS), *(team_link(above.id, edition) for above in reversed(way)))


def _meta(team: Team, edition: Edition) -> tuple[Term, ...]:
    above = edition.portfolio.team(team.parent)
    terms = [Term(say("Led by"), (Link(team.lead),))] if team.lead else []
    if members := tuple(Link(member) for member in team.members if member != team.lead):
        terms.append(Term(say("With") if team.lead else say("Belonging to it"), members))
    if above and above is not team:
        terms.append(Term(say("Part of"), (team_link(above.id, edition),)))
    if team.journal:
        terms.append(Term(say("Writes"), (Link(phrases.every_words(team.journal)),)))
    if team.review:
        terms.append(Term(say("Looks back"), (Link(phrases.every_words(team.review)),)))
    return tuple(terms)


def _whole(team: Team, goals: tuple[Goal, ...], edition: Edition, clusters: Mapping[str, Cluster]) -> str:
    """Goals and balance of a team together with the teams in it; empty where there are none."""
    below = teams_below(team, edition.portfolio)
    together = (*goals, *(goal for other in below for goal in clusters[key(other.id)].goals))
    if not below or not together:
        return ""
    return words.sentences(
        say("With the teams in it, it holds {goals}.", goals=held(together)), _balance(together, edition)
    )


def _pairs(goals: tuple[Goal, ...], edition: Edition) -> tuple[ReadPair, ...]:
    """The pairs of which the team holds at least one half."""
    found = {id(pair): pair for goal in goals for pair in edition.insight.pairs_of(goal)}
    return leading_order(found.values())


def _read(pairs: tuple[ReadPair, ...], edition: Edition) -> tuple[PairRow, ...]:
    """The pairs, what a reading means being told once, with the first of them."""
    rows = tuple(pair_row(pair, edition) for pair in pairs)
    before = ("", *(row.said for row in rows))
    return tuple(
        replace(row, said="") if row.said == told else row for row, told in zip(rows, before[:-1], strict=True)
    )


def _reviews(team: Team, goals: tuple[Goal, ...], edition: Edition) -> tuple[Link, ...]:
    """The reviews that the team held, and those of its goals, the latest first."""
    named = {key(goal.id) for goal in goals}

    def is_ours(review: Review) -> bool:
        own = bool(review.team) and key(review.team or "") == key(team.id)
        return own or bool(named & {key(goal) for goal in review.goals})

    return tuple(
        Link(review_title(review, edition), addresses.href(addresses.page_of(review)))
        for review in reversed(edition.portfolio.reviews)
        if is_ours(review)
    )


def review_title(review: Review, edition: Edition) -> str:
    """The period a review looked back on, and its headline."""
    period = period_words(review.period, edition.portfolio)
    if not review.title:
        return period
    return say_as("a review of a period", "{period}: {title}", period=period, title=review.title)
