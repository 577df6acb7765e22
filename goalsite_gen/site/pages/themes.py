"""Themes: where evidence gathers, and the page of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from goalsite_gen.model import Entry
from goalsite_gen.model.types import key
from goalsite_gen.site import addresses, phrases, words
from goalsite_gen.site.charts import evidence_dots
from goalsite_gen.site.clusters import NO_TEAM, Cluster, by_team, by_theme, teams_of
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import say, say_count
from goalsite_gen.site.pages.teams import goal_groups, held, histories, more_goals
from goalsite_gen.site.parts import MOST_ROWS
from goalsite_gen.site.rows import entry_row, story_row, story_when, team_link, theme_name
from goalsite_gen.site.sheets.notes import entry_title
from goalsite_gen.site.sheets.spread import stage_spread
from goalsite_gen.site.views import (
    EvidenceCell,
    EvidenceMap,
    EvidenceRow,
    EvidenceView,
    Link,
    Page,
    Quote,
    TeamEvidence,
    Term,
    ThemePage,
    ThemeRow,
    ThemesPage,
)

MOST_OF_A_TEAM = 12
"""Entries of a team on the page of a theme, and half as many older ones that challenge; fewer where teams are many."""

MOST_TEAMS = 16
MOST_CELLS = 400
DRAWN_UP_TO = 60
"""Teams and cells of the map, and the cells up to which each is drawn in dots: a big map would weigh megabytes."""

MOST_QUOTES = 6
MOST_STORIES = 6

_ByTeam = Mapping[str, tuple[Entry, ...]]


def plan(edition: Edition) -> Iterator[Page]:
    """The list of themes with the map of evidence, then a page for each theme."""
    themes = by_theme(edition.portfolio)
    teams = {name: cluster.name for name, cluster in by_team(edition.portfolio).items()}
    written = {name: _by_team(cluster, teams, edition) for name, cluster in themes.items()}
    yield _index(edition, themes, tuple(teams.values()), written)
    for name, cluster in themes.items():
        yield _page(cluster, edition, written[name])


def _by_team(cluster: Cluster, teams: Mapping[str, str], edition: Edition) -> _ByTeam:
    """The entries of a theme by the team whose work they are about, teams in their order, entries oldest first."""
    found: dict[str, list[Entry]] = {team: [] for team in teams.values()}
    for entry in cluster.entries:
        for team in teams_of(entry, edition.portfolio):
            found[teams[key(team)]].append(entry)
    return {team: tuple(entries) for team, entries in found.items()}


def _index(
    edition: Edition, themes: Mapping[str, Cluster], teams: tuple[str, ...], written: Mapping[str, _ByTeam]
) -> ThemesPage:
    return ThemesPage(
        path=addresses.THEMES,
        title=say("Themes"),
        heading=say("Themes"),
        description=say("What goals, entries and stories have in common, and where evidence gathers."),
        section="themes",
        lead=say("What runs through several goals, whoever holds them."),
        themes=tuple(_row(cluster) for cluster in themes.values()),
        evidence=_map(edition, themes, teams, written),
        nothing="" if themes else say("No theme is named in this edition yet."),
    )


def _row(cluster: Cluster) -> ThemeRow:
    return ThemeRow(theme_name(cluster.name), addresses.href(addresses.theme_path(cluster.name)), _holds(cluster))


def _holds(cluster: Cluster) -> str:
    """What belongs to a theme, counted in a sentence."""
    entries, stories = len(cluster.entries), len(cluster.stories)
    parts = [held(cluster.goals)] if cluster.goals else []
    parts += [say_count("{n} entry", "{n} entries", entries)] if entries else []
    parts += [say_count("{n} story", "{n} stories", stories)] if stories else []
    return words.sentence(words.row_of(parts))


def _map(
    edition: Edition, themes: Mapping[str, Cluster], teams: tuple[str, ...], written: Mapping[str, _ByTeam]
) -> EvidenceMap | None:
    """Themes by the teams in whose work anything at all was seen of one of them; None where nobody did."""
    columns = tuple(team for team in teams if any(written[name][team] for name in themes))
    if not columns:
        return None
    shown = columns[:MOST_TEAMS]
    listed = tuple(themes.items())[: MOST_CELLS // len(shown)]
    drawn = len(shown) * len(listed) <= DRAWN_UP_TO
    rows = tuple(
        EvidenceRow(
            Link(theme_name(cluster.name), addresses.href(addresses.theme_path(cluster.name))),
            tuple(_cell(cluster, team, written[name][team], edition, drawn=drawn) for team in shown),
        )
        for name, cluster in listed
    )
    is_whole = len(shown) == len(columns) and len(listed) == len(themes)
    rest = "" if is_whole else say("This is a part of the themes and teams; the page of each theme has all teams.")
    return EvidenceMap(tuple(_team(team, edition) for team in shown), rows, rest)


def _cell(cluster: Cluster, team: str, entries: Sequence[Entry], edition: Edition, *, drawn: bool) -> EvidenceCell:
    name = _team(team, edition).text
    if not entries:
        return EvidenceCell(name, say("Nothing yet"))
    supports, challenges, mixed = _leans(entries)
    parts = [say_count("{n} supports", "{n} support", supports)] if supports else []
    parts += [say_count("{n} challenges", "{n} challenge", challenges)] if challenges else []
    parts += [say_count("{n} speaks both ways", "{n} speak both ways", mixed)] if mixed else []
    said = words.list_of(parts)
    return EvidenceCell(
        team=name,
        said=said,
        href=addresses.href(f"{addresses.theme_path(cluster.name)}#{_anchor(team)}"),
        dots=evidence_dots(supports, challenges, mixed, label=said) if drawn else "",
    )


def _leans(entries: Sequence[Entry]) -> tuple[int, int, int]:
    """How many entries support, challenge, and speak both ways."""
    supports, challenges, mixed = (
        sum(entry.evidence == lean for entry in entries) for lean in ("supports", "challenges", "mixed")
    )
    return supports, challenges, mixed


def _team(team: str, edition: Edition) -> Link:
    """A team by its id; a phrase for none."""
    if team == NO_TEAM:
        return Link(say("No team"))
    return team_link(team, edition)


def _anchor(team: str) -> str:
    """Where a theme tells what was seen in the work of a team; a team that is only named may be called anything."""
    return "seen-by-" + ("".join(c if c.isalnum() or c in "-_" else f".{ord(c):x}" for c in key(team)) or ".")


def _page(cluster: Cluster, edition: Edition, written: _ByTeam) -> ThemePage:
    told = tuple(reversed(cluster.stories))
    busy = [team for team, entries in written.items() if entries]
    most = max(2, min(MOST_OF_A_TEAM, MOST_ROWS // max(1, len(busy))))
    name = theme_name(cluster.name)
    return ThemePage(
        path=addresses.theme_path(cluster.name),
        title=say("Theme: {theme}", theme=name),
        heading=name[:1].upper() + name[1:],
        description=say("What belongs to the theme {theme}: {what}", theme=words.quoted(name), what=_holds(cluster)),
        section="themes",
        up=(Link(say("Themes"), addresses.THEMES),),
        lead=_holds(cluster),
        meta=_meta(written, edition),
        groups=goal_groups(cluster.goals, edition),
        more_goals=more_goals(cluster.goals),
        spread=stage_spread(cluster.goals, edition),
        quotes=tuple(islice(_quotes(cluster, edition), MOST_QUOTES)),
        seen=tuple(_seen(team, written[team], edition, most=most) for team in busy),
        seen_nothing="" if cluster.entries else say("Nobody has written about it yet."),
        stories=tuple(story_row(story, edition) for story in told[:MOST_STORIES]),
        more_stories=Link(say("All stories"), addresses.STORIES) if len(told) > MOST_STORIES else None,
    )


def _meta(written: _ByTeam, edition: Edition) -> tuple[Term, ...]:
    teams = tuple(_team(team, edition) for team, entries in written.items() if entries and team != NO_TEAM)
    return (Term(say("Seen in the work of"), teams),) if teams else ()


def _quotes(cluster: Cluster, edition: Edition) -> Iterator[Quote]:
    """What people said in stories, then what is now so by the milestones, the latest first in each."""
    for story in reversed(cluster.stories):
        if story.quote:
            by = story.quote.by or story_when(story, edition).text
            source = Link(story.title, addresses.href(addresses.story_path(story)))
            yield Quote(story.quote.text, by, source)
    for entry in reversed(cluster.entries):
        if entry.milestone and entry.evidence != "challenges":
            by = words.list_of(entry.authors) if entry.authors else words.date(entry.date)
            source = Link(entry_title(entry, edition), addresses.href(addresses.entry_path(entry)))
            yield Quote(entry.milestone.after, by, source)


def _seen(team: str, entries: tuple[Entry, ...], edition: Edition, *, most: int) -> TeamEvidence:
    """What was seen of a theme in a team's work: the latest entries, and some older ones that challenge."""
    against = tuple(entry for entry in entries if entry.evidence == "challenges")[-(most // 2) :]
    chosen = {entry.id for entry in (*entries[-most:], *against)}
    rest = len(entries) - len(chosen)
    said = phrases.evidence_words(*_leans(entries))
    about = {key(goal) for entry in entries for goal in entry.goals}
    goals = tuple(goal for name, goal in edition.portfolio.goals.items() if name in about)
    return TeamEvidence(
        id=_anchor(team),
        team=_team(team, edition),
        evidence=EvidenceView(evidence_dots(*_leans(entries), label=said), said),
        entries=tuple(entry_row(entry, edition) for entry in reversed(entries) if entry.id in chosen),
        more_sentence=say_count(
            "{n} earlier entry stands in one of these whole histories:",
            "{n} earlier entries stand in the whole histories of these goals:",
            rest,
        )
        if rest
        else "",
        more=histories(goals, edition) if rest else (),
    )
