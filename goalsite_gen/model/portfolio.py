"""The whole of a portfolio as one value, with look-ups by id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
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
from goalsite_gen.source.document import Document

C = TypeVar("C", bound=Content)


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Goals, entries, stories, reviews and teams in a fixed order, their tables and media, as of a day.

    `goals` and `teams` stand by folded id, in the order of their ids; `entries`, `stories` and `reviews` by date,
    then id.
    `tables` holds the readings of each CSV file; `media` the files that documents may refer to.
    `problems` is what reading found; `documents` the texts, for excerpts and positions.
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

    def goal(self, identifier: str) -> Goal | None:
        """The goal with that id, whatever its letter case."""
        return self.goals.get(key(identifier))

    def team(self, identifier: str | None) -> Team | None:
        """The team with that id."""
        return self.teams.get(key(identifier)) if identifier else None

    def entry(self, identifier: str) -> Entry | None:
        """The entry with that id."""
        wanted = key(identifier)
        return next((entry for entry in self.entries if key(entry.id) == wanted), None)

    def metric(self, identifier: str) -> tuple[Goal, Metric] | None:
        """The metric with that id, and the goal it belongs to."""
        wanted = key(identifier)
        return next(
            ((goal, metric) for goal in self.goals.values() for metric in goal.metrics if key(metric.id) == wanted),
            None,
        )

    def indicator(self, reference: str, goals: Iterable[str] = ()) -> tuple[Goal, Indicator] | None:
        """The indicator that `reference` names: `goal/indicator`, or an id looked up first in `goals`, then everywhere.

        None where there is none, and where several goals outside `goals` use the id.
        """
        if "/" in reference:
            owner, name = reference.split("/", 1)
            goal = self.goal(owner)
            return _own(goal, name) if goal else None
        for identifier in goals:
            if (goal := self.goal(identifier)) and (found := _own(goal, reference)):
                return found
        everywhere = [found for goal in self.goals.values() if (found := _own(goal, reference))]
        return everywhere[0] if len(everywhere) == 1 else None

    def entries_of(self, goal: Goal) -> tuple[Entry, ...]:
        """The entries that speak to a goal, oldest first."""
        wanted = key(goal.id)
        return tuple(entry for entry in self.entries if any(key(reference) == wanted for reference in entry.goals))

    def stories_of(self, goal: Goal) -> tuple[Story, ...]:
        """The stories about a goal, oldest first."""
        wanted = key(goal.id)
        return tuple(story for story in self.stories if any(key(reference) == wanted for reference in story.goals))

    def contents(self) -> tuple[Content, ...]:
        """Every document that could be read, goals first."""
        return (*self.goals.values(), *self.entries, *self.stories, *self.reviews, *self.teams.values())

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
        return order[0] if any(other.audience for other in self.contents()) else order[-1]

    def with_(self, **changes: object) -> Portfolio:
        """The same portfolio with some fields replaced."""
        return replace(self, **changes)  # type: ignore[arg-type]


def _own(goal: Goal, name: str) -> tuple[Goal, Indicator] | None:
    wanted = key(name)
    return next(((goal, indicator) for indicator in goal.indicators if key(indicator.id) == wanted), None)
