"""Which goals, entries and stories belong to which theme and which team; it knows no words and no pages.

A goal belongs to the themes and the team it names. An entry or a story that names themes belongs to those; one that
names none belongs to the themes of its goals, for people tag a goal once and then just write. So with the team of an
entry. Themes are one where their addresses are one: `Trust` and `trust`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from goalsite_gen.model import Entry, Goal, Portfolio, Story, Team
from goalsite_gen.model.types import key, slug

NO_TEAM = ""


@dataclass(frozen=True, slots=True)
class Cluster:
    """What belongs together: goals in the portfolio's order, entries and stories oldest first.

    `name` is a theme as first written, or the id of a team; empty for what belongs to no team.
    """

    name: str
    goals: tuple[Goal, ...]
    entries: tuple[Entry, ...]
    stories: tuple[Story, ...]


def by_theme(portfolio: Portfolio) -> Mapping[str, Cluster]:
    """The themes by the slug in their address, in alphabetical order."""
    found = _Gathering(slug)
    for goal in portfolio.goals.values():
        found.goal(goal, goal.themes)
    for entry in portfolio.entries:
        found.entry(entry, entry.themes or themes_of(goals_of(entry, portfolio)))
    for story in portfolio.stories:
        found.story(story, story.themes or themes_of(goals_of(story, portfolio)))
    return {name: found.fixed(name) for name in sorted(found.names)}


def by_team(portfolio: Portfolio) -> Mapping[str, Cluster]:
    """The teams by folded id: those that have a page in the portfolio's order, then those only named, then none.

    A team that holds nothing yet stands there too; what belongs to no team stands under `NO_TEAM`, if there is any.
    """
    found = _Gathering(key)
    for team in portfolio.teams.values():
        found.named(team.id)
    for goal in portfolio.goals.values():
        found.goal(goal, (goal.team or NO_TEAM,))
    for entry in portfolio.entries:
        found.entry(entry, teams_of(entry, portfolio))
    for story in portfolio.stories:
        found.story(story, teams_of(story, portfolio))
    order = sorted(found.names, key=lambda name: (name == NO_TEAM, name not in portfolio.teams, name))
    return {name: found.fixed(name) for name in order}


def goals_of(content: Entry | Story, portfolio: Portfolio) -> tuple[Goal, ...]:
    """The goals that an entry or a story is about, each once."""
    found = (portfolio.goals.get(name) for name in dict.fromkeys(map(key, content.goals)))
    return tuple(goal for goal in found if goal)


def themes_of(goals: Iterable[Goal]) -> tuple[str, ...]:
    """The themes of some goals, each once."""
    return tuple(dict.fromkeys(theme for goal in goals for theme in goal.themes))


def teams_of(content: Entry | Story, portfolio: Portfolio) -> tuple[str, ...]:
    """The teams whose work it is about, by id: the one it names, else those of its goals; `NO_TEAM` alone for none."""
    if isinstance(content, Entry) and content.team:
        return (content.team,)
    found = {key(goal.team): goal.team for goal in goals_of(content, portfolio) if goal.team}
    return tuple(found.values()) or (NO_TEAM,)


def teams_below(team: Team, portfolio: Portfolio) -> tuple[Team, ...]:
    """The teams that are part of a team, and those that are part of them; a circle ends where it meets itself."""
    found: dict[str, Team] = {}
    waiting = [team]
    while waiting:
        above = key(waiting.pop().id)
        for name, other in portfolio.teams.items():
            if other.parent and key(other.parent) == above and name not in found and other is not team:
                found[name] = other
                waiting.append(other)
    return tuple(other for name, other in portfolio.teams.items() if name in found)


class _Gathering:
    """Clusters while they are filled: each document once in each, under what `fold` makes of the names."""

    def __init__(self, fold: Callable[[str], str]) -> None:
        self._fold = fold
        self.names: dict[str, str] = {}
        self._goals: dict[str, list[Goal]] = {}
        self._entries: dict[str, list[Entry]] = {}
        self._stories: dict[str, list[Story]] = {}

    def named(self, name: str) -> str:
        folded = self._fold(name) if name else name
        self.names.setdefault(folded, name)
        return folded

    def _each(self, names: Iterable[str]) -> Iterator[str]:
        yield from dict.fromkeys(self.named(name) for name in names)

    def goal(self, goal: Goal, names: Iterable[str]) -> None:
        for name in self._each(names):
            self._goals.setdefault(name, []).append(goal)

    def entry(self, entry: Entry, names: Iterable[str]) -> None:
        for name in self._each(names):
            self._entries.setdefault(name, []).append(entry)

    def story(self, story: Story, names: Iterable[str]) -> None:
        for name in self._each(names):
            self._stories.setdefault(name, []).append(story)

    def fixed(self, name: str) -> Cluster:
        return Cluster(
            self.names[name],
            tuple(self._goals.get(name, ())),
            tuple(self._entries.get(name, ())),
            tuple(self._stories.get(name, ())),
        )
