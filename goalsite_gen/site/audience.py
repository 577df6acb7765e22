"""The audience filter: from the whole portfolio to what one audience may see. Nothing later needs to know.

It runs once, before anything is derived, so that pages, data, feeds, images and counts cannot tell more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal, TypeVar

from goalsite_gen.errors import Stop
from goalsite_gen.findings import Place
from goalsite_gen.model import Entry, Goal, Metric, Portfolio, Reading, Review, Story
from goalsite_gen.model.types import Content, key, nearest
from goalsite_gen.source.body import passages, references, resolved, without_passages

C = TypeVar("C", bound=Content)

EVERYTHING = "*"
"""The audience of `serve`: sees all documents, whatever they are meant for."""


def widest(portfolio: Portfolio) -> str:
    """The audience of a plain build: to publish more than everyone may see, one has to ask."""
    return portfolio.settings.audiences.order[-1]


def known_audience(portfolio: Portfolio, name: str) -> str:
    """`name` if the portfolio has such an audience. Raises Stop where it has not."""
    order = portfolio.settings.audiences.order
    if name in order:
        return name
    near = nearest(name, order)
    hint = f"did you mean `{near}`?" if near else f"the audiences are {', '.join(f'`{other}`' for other in order)}"
    raise Stop(f"there is no audience `{name}`", hint=hint)


def may_see(portfolio: Portfolio, meant_for: str, audience: str) -> bool:
    """Whether `audience` sees what is meant for `meant_for`: its own and anything wider; never what is unknown."""
    if audience == EVERYTHING:
        return True
    order = portfolio.settings.audiences.order
    return meant_for in order and order.index(meant_for) >= order.index(audience)


def seen_by(portfolio: Portfolio, audience: str) -> Portfolio:
    """The portfolio as `audience` may see it: documents, references, tables, passages and media."""
    meant = _Meant(portfolio)

    def visible(contents: Iterable[C]) -> list[C]:
        return [content for content in contents if may_see(portfolio, meant.audience(content), audience)]

    goals = {key(goal.id): goal for goal in visible(portfolio.goals.values())}
    teams = {key(team.id): team for team in visible(portfolio.teams.values())}
    entries = {key(entry.id): entry for entry in visible(portfolio.entries)}
    sight = _Sight(
        portfolio, audience, goals=goals, hidden_teams=set(portfolio.teams) - set(teams), entries=set(entries)
    )
    seen_goals = {identifier: sight.goal(goal) for identifier, goal in goals.items()}
    seen = portfolio.with_(
        goals=seen_goals,
        teams={identifier: sight.text(team) for identifier, team in teams.items()},
        entries=tuple(sight.entry(entry) for entry in entries.values()),
        stories=tuple(sight.story(story) for story in visible(portfolio.stories)),
        reviews=tuple(sight.review(review) for review in visible(portfolio.reviews)),
        problems=(),
    )
    return seen.with_(tables=_tables(seen), media=media_used(seen) & portfolio.media)


def media_used(portfolio: Portfolio) -> frozenset[str]:
    """The files below `media/` that a document of this portfolio refers to."""
    used = {story.cover for story in portfolio.stories if story.cover}
    for content in portfolio.contents():
        for reference in references(content.body):
            if reference.kind != "figure" and (path := resolved(content.file, reference.target)):
                used.add(path)
    return frozenset(used)


Kind = Literal["id", "title", "sentence"]


def withheld(portfolio: Portfolio, seen: Portfolio) -> tuple[tuple[Kind, str, Place], ...]:
    """What the output must not contain: ("id" | "title" | "sentence", text, place) of each thing left out."""
    found: list[tuple[Kind, str, Place]] = []
    kept = {(type(content), key(content.id)) for content in seen.contents()}
    for content in portfolio.contents():
        if (type(content), key(content.id)) not in kept:
            place = content.at()
            found.append(("id", content.id, place))
            found.extend(("title", getattr(content, name), place) for name in ("title",) if getattr(content, name, ""))
            found.extend(("sentence", sentence, place) for sentence in _sentences(content))
    audience_of = {(type(content), key(content.id)): content for content in seen.contents()}
    for content in portfolio.contents():
        shown = audience_of.get((type(content), key(content.id)))
        if shown is not None and shown.body != content.body:
            for passage in passages(content.body):
                if passage.text not in shown.body:
                    found.extend(("sentence", text, content.at()) for text in _split(passage.text))
    return tuple(found)


class _Meant:
    """The audience each document is meant for, with the portfolio asked only once whether any names one."""

    def __init__(self, portfolio: Portfolio) -> None:
        audiences = portfolio.settings.audiences
        named = any(content.audience for content in portfolio.contents())
        self.default = audiences.default or (audiences.order[0] if named else audiences.order[-1])

    def audience(self, content: Content) -> str:
        return content.audience or self.default


class _Sight:
    """How one audience sees single documents, once it is known which goals and entries it sees at all."""

    def __init__(
        self, portfolio: Portfolio, audience: str, *, goals: dict[str, Goal], hidden_teams: set[str], entries: set[str]
    ) -> None:
        self.portfolio = portfolio
        self.audience = audience
        self.goals = goals
        self.hidden_teams = hidden_teams
        self.entries = entries
        self.metrics = {key(metric.id) for goal in goals.values() for metric in goal.metrics}
        self.hidden_goals = set(portfolio.goals) - set(goals)
        self.hidden_entries = {key(entry.id) for entry in portfolio.entries} - entries
        all_metrics = {key(metric.id) for goal in portfolio.goals.values() for metric in goal.metrics}
        self.hidden_metrics = all_metrics - self.metrics

    def text(self, content: C) -> C:
        """The document without the passages that are for others."""
        body = without_passages(content.body, lambda name: not may_see(self.portfolio, name, self.audience))
        return (
            content
            if body == content.body
            else content.model_copy(update={"origin": replace(content.origin, body=body)})
        )

    def team(self, identifier: str | None) -> str | None:
        return None if identifier and key(identifier) in self.hidden_teams else identifier

    def shown(self, goals: Iterable[str]) -> tuple[str, ...]:
        return tuple(goal for goal in goals if key(goal) not in self.hidden_goals)

    def goal(self, goal: Goal) -> Goal:
        parent = None if goal.parent and key(goal.parent) in self.hidden_goals else goal.parent
        changes = {
            "parent": parent,
            "team": self.team(goal.team),
            "pairs": tuple(pair for pair in goal.pairs if key(pair.goal) not in self.hidden_goals),
            "indirect": tuple(metric for metric in goal.indirect if key(metric) not in self.hidden_metrics),
        }
        return self.text(goal).model_copy(update=changes)

    def entry(self, entry: Entry) -> Entry:
        goals = self.shown(entry.goals)
        indicators = tuple(name for name in entry.indicators if self._indicator_is_shown(name, entry))
        reading = entry.reading
        if reading is not None and goals != entry.goals and not self._reads_a_shown_metric(entry):
            reading = None
        changes = {
            "goals": goals,
            "indicators": indicators,
            "stage": entry.stage if indicators or not entry.indicators else "",
            "reading": reading,
            "readings": {name: value for name, value in entry.readings.items() if key(name) not in self.hidden_metrics},
            "team": self.team(entry.team),
        }
        return self.text(entry).model_copy(update=changes)

    def story(self, story: Story) -> Story:
        evidence = tuple(entry for entry in story.evidence if key(entry) not in self.hidden_entries)
        return self.text(story).model_copy(update={"goals": self.shown(story.goals), "evidence": evidence})

    def review(self, review: Review) -> Review:
        calibrations = tuple(
            calibration
            for calibration in review.calibrations
            if self._calibration_is_shown(calibration.indicator, review)
        )
        changes = {"goals": self.shown(review.goals), "team": self.team(review.team), "calibrations": calibrations}
        return self.text(review).model_copy(update=changes)

    def _indicator_is_shown(self, name: str, entry: Entry) -> bool:
        found = self.portfolio.indicator(name, entry.goals)
        return found is None or key(found[0].id) in self.goals

    def _calibration_is_shown(self, name: str, review: Review) -> bool:
        found = self.portfolio.indicator(name, review.goals)
        return found is None or key(found[0].id) in self.goals

    def _reads_a_shown_metric(self, entry: Entry) -> bool:
        """Whether the goal whose only metric the entry's `reading` belongs to is among those shown."""
        for name in entry.goals:
            goal = self.portfolio.goal(name)
            if goal and goal.metrics:
                return key(goal.id) in self.goals
        return False


def _tables(seen: Portfolio) -> dict[str, tuple[Reading, ...]]:
    """The tables that a visible metric or survey reads, without the rows of metrics that are not visible."""
    wanted: dict[str, set[str]] = {}
    for goal in seen.goals.values():
        for metric in goal.metrics:
            if metric.readings and metric.readings.file:
                wanted.setdefault(metric.readings.file, set()).add(key(metric.id))
        if goal.pulse and goal.pulse.readings.file:
            wanted.setdefault(goal.pulse.readings.file, set())
    return {
        file: tuple(
            reading for reading in seen.tables.get(file, ()) if not reading.metric or key(reading.metric) in metrics
        )
        for file, metrics in wanted.items()
    }


def _sentences(content: Content) -> Iterable[str]:
    """The sentences of a document's text and of its longer fields."""
    yield from _split(content.body)
    for name in ("why", "summary", "impact", "led_to", "tried", "noticed", "next"):
        if text := getattr(content, name, ""):
            yield text
    metrics: tuple[Metric, ...] = getattr(content, "metrics", ())
    yield from (metric.name for metric in metrics if len(metric.name.split()) > 2)


def _split(text: str) -> list[str]:
    """The sentences of a text that are long enough to be told from chance."""
    words_only = re.sub(r"\]\([^)\s]*\)|\[\^[^\]]*\]|\[\[[^\]]*\]\]", "", text)
    parts = re.split(r"(?<=[.!?])\s+|\n{2,}", words_only)
    return [part.strip() for part in parts if len(part.split()) > 3]
