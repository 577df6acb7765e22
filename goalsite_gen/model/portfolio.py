"""The whole of a portfolio as one value, with look-ups by id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from goalsite_gen.findings import Place, Problem, Span
from goalsite_gen.model.entry import Entry
from goalsite_gen.model.goal import Goal
from goalsite_gen.model.indicator import Indicator
from goalsite_gen.model.metric import Metric, Reading
from goalsite_gen.model.review import Review
from goalsite_gen.model.settings import Settings
from goalsite_gen.model.story import Story
from goalsite_gen.model.team import Team
from goalsite_gen.model.types import Content, key
from goalsite_gen.reads import remembered
from goalsite_gen.source.body import Reference, references
from goalsite_gen.source.document import Document

E = TypeVar("E", Entry, Story)


@dataclass(frozen=True)
class Portfolio:
    """Goals, entries, stories, reviews and teams in a fixed order, their tables and media, as of a day.

    `goals` and `teams` stand by folded id, in the order of their ids; `entries`, `stories` and `reviews` by date,
    then id.
    `tables` holds the readings of each CSV file; `media` the files that documents may refer to.
    `problems` is what reading found; `documents` the texts, for excerpts and positions. `recorded` holds the day on
    which each file was first committed, by path, for those of which it is known. `has_settings` is whether the settings
    are the author's: where their file cannot be read, all of them are defaults. `scope` names the files that rules
    which judge each document by itself look at; None for all.
    """

    day: date
    settings: Settings = field(default_factory=Settings)
    goals: Mapping[str, Goal] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    stories: tuple[Story, ...] = ()
    reviews: tuple[Review, ...] = ()
    teams: Mapping[str, Team] = field(default_factory=dict)
    tables: Mapping[str, tuple[Reading, ...]] = field(default_factory=dict)
    media: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    documents: Mapping[str, Document] = field(default_factory=dict, repr=False)
    config_file: str = "goalsite.toml"
    has_settings: bool = True
    recorded: Mapping[str, date] = field(default_factory=dict, repr=False)
    scope: frozenset[str] | None = None
    _referred_to: dict[str, tuple[Reference, ...]] = field(default_factory=dict, repr=False, compare=False)

    def goal(self, identifier: str) -> Goal | None:
        """The goal with that id, whatever its letter case."""
        return self.goals.get(key(identifier))

    def team(self, identifier: str | None) -> Team | None:
        """The team with that id."""
        return self.teams.get(key(identifier)) if identifier else None

    def entry(self, identifier: str) -> Entry | None:
        """The entry with that id."""
        return self._entries_by_id.get(key(identifier))

    def metric(self, identifier: str) -> tuple[Goal, Metric] | None:
        """The metric with that id, and the goal it belongs to."""
        return self._metrics_by_id.get(key(identifier))

    def indicator(self, reference: str, goals: Iterable[str] = ()) -> tuple[Goal, Indicator] | None:
        """The indicator that `reference` names: `goal/indicator`, or an id looked up first in `goals`, then everywhere.

        None where there is none, and where several goals outside `goals` use the id.
        """
        sign = self.sign(reference, goals)
        return self._indicators_of_goals[sign] if sign else None

    def sign(self, reference: str, goals: Iterable[str] = ()) -> tuple[str, str] | None:
        """The indicator that `reference` names, as `indicator` finds it, by the folded ids of its goal and its own."""
        known = self._indicators_of_goals
        if "/" in reference:
            owner, name = reference.split("/", 1)
            return found if (found := (key(owner), key(name))) in known else None
        name = key(reference)
        everywhere = self._indicators_by_id.get(name, ())
        if len(everywhere) == 1:
            return key(everywhere[0][0].id), name
        own = ((key(identifier), name) for identifier in (goals if everywhere else ()))
        return next((found for found in own if found in known), None)

    def indicators_named(self, identifier: str) -> tuple[tuple[Goal, Indicator], ...]:
        """Every indicator with that id, with the goal it belongs to; at most one of each goal."""
        return self._indicators_by_id.get(key(identifier), ())

    def entries_of(self, goal: Goal) -> tuple[Entry, ...]:
        """The entries that speak to a goal, oldest first."""
        return self._entries_by_goal.get(key(goal.id), ())

    def stories_of(self, goal: Goal) -> tuple[Story, ...]:
        """The stories about a goal, oldest first."""
        return self._stories_by_goal.get(key(goal.id), ())

    def partners_of(self, goal: Goal) -> tuple[Goal, ...]:
        """The goals that `goal` names in its pairs, and those that name it, on either side; by id, never itself."""
        return self._partners_by_goal.get(key(goal.id), ())

    def referred_to(self, body: str) -> tuple[Reference, ...]:
        """What a text refers to; found once for all portfolios that are made of one another: they share most texts."""
        if "[" not in body and "<" not in body:
            return ()
        if (found := self._referred_to.get(body)) is None:
            found = self._referred_to[body] = references(body)
        return found

    @property
    def entries_by_goal(self) -> Mapping[str, tuple[Entry, ...]]:
        """The entries that name each goal, oldest first, by the folded id they give; there may be no such goal."""
        return self._entries_by_goal

    def contents(self) -> tuple[Content, ...]:
        """Every document that could be read, goals first."""
        return self._contents

    def in_scope(self) -> Iterable[Content]:
        """The documents to be judged each by itself."""
        if self.scope is None:
            return self._contents
        return [content for content in self._contents if content.file in self.scope]

    def texts_in_scope(self) -> Iterable[Document]:
        """The texts to be judged each by itself, those among them that could not be read as documents."""
        if self.scope is None:
            return self.documents.values()
        return [self.documents[file] for file in sorted(self.scope) if file in self.documents]

    def problems_named(self, rule: str) -> tuple[Problem, ...]:
        """What reading found under the name of that rule."""
        return tuple(problem for problem in self.problems if problem.rule == rule)

    def span(self, place: Place) -> Span:
        """The exact stretch of a file that `place` names."""
        document = self.documents.get(place.file)
        if document:
            return document.span(place)
        return Span(place.file, max(1, place.line), place.column, max(1, place.line), place.column + place.length)

    def audience_of(self, content: Content) -> str:
        """The audience a document is meant for: its own, else the default, else the narrowest one in use."""
        if content.audience:
            return content.audience
        order = self.settings.audiences.order
        if self.settings.audiences.default:
            return self.settings.audiences.default
        return order[0] if self.names_audiences else order[-1]

    @remembered
    def referring(self) -> tuple[tuple[Content, tuple[Reference, ...]], ...]:
        """The documents in scope whose text refers to anything, with what it refers to."""
        found = self.references
        return tuple((content, found[content.file]) for content in self.in_scope() if content.file in found)

    @cached_property
    def _contents(self) -> tuple[Content, ...]:
        return (*self.goals.values(), *self.entries, *self.stories, *self.reviews, *self.teams.values())

    @remembered
    def references(self) -> Mapping[str, tuple[Reference, ...]]:
        """What the text of each document in scope refers to, by file; those without any reference are left out."""
        found = ((content.file, self.referred_to(content.body)) for content in self.in_scope())
        return {file: referred for file, referred in found if referred}

    @cached_property
    def names_audiences(self) -> bool:
        """Whether any document says whom it is for."""
        return any(content.audience for content in self.contents())

    def with_(self, **changes: object) -> Portfolio:
        """The same portfolio with some fields replaced."""
        return replace(self, **changes)  # type: ignore[arg-type]

    @cached_property
    def _entries_by_id(self) -> dict[str, Entry]:
        return {key(entry.id): entry for entry in reversed(self.entries)}

    @cached_property
    def _metrics_by_id(self) -> dict[str, tuple[Goal, Metric]]:
        found: dict[str, tuple[Goal, Metric]] = {}
        for goal in self.goals.values():
            for metric in goal.metrics:
                found.setdefault(key(metric.id), (goal, metric))
        return found

    @cached_property
    def _indicators_by_id(self) -> dict[str, tuple[tuple[Goal, Indicator], ...]]:
        found: dict[str, list[tuple[Goal, Indicator]]] = {}
        for goal in self.goals.values():
            for name, indicator in {key(indicator.id): indicator for indicator in reversed(goal.indicators)}.items():
                found.setdefault(name, []).append((goal, indicator))
        return {name: tuple(several) for name, several in found.items()}

    @cached_property
    def _indicators_of_goals(self) -> dict[tuple[str, str], tuple[Goal, Indicator]]:
        found: dict[tuple[str, str], tuple[Goal, Indicator]] = {}
        for owner, goal in self.goals.items():
            for indicator in goal.indicators:
                found.setdefault((owner, key(indicator.id)), (goal, indicator))
        return found

    @cached_property
    def _entries_by_goal(self) -> dict[str, tuple[Entry, ...]]:
        return _by_goal(self.entries)

    @cached_property
    def _stories_by_goal(self) -> dict[str, tuple[Story, ...]]:
        return _by_goal(self.stories)

    @cached_property
    def _partners_by_goal(self) -> dict[str, tuple[Goal, ...]]:
        found: dict[str, set[str]] = {}
        for own, goal in self.goals.items():
            for pair in goal.pairs:
                other = key(pair.goal)
                if other in self.goals and other != own:
                    found.setdefault(own, set()).add(other)
                    found.setdefault(other, set()).add(own)
        return {own: tuple(self.goals[other] for other in sorted(others)) for own, others in found.items()}


def _by_goal(contents: Iterable[E]) -> dict[str, tuple[E, ...]]:
    """Documents by the folded ids of the goals they name, each once, in their own order."""
    found: dict[str, list[E]] = {}
    for content in contents:
        for goal in dict.fromkeys(key(reference) for reference in content.goals):
            found.setdefault(goal, []).append(content)
    return {goal: tuple(named) for goal, named in found.items()}
