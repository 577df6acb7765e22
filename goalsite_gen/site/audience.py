"""The audience filter: from the whole portfolio to what one audience may see. Nothing later needs to know.

It runs once, before anything is derived, so that pages, data, feeds, images and counts cannot tell more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal, TypeVar

from goalsite_gen.errors import Stop
from goalsite_gen.findings import Place
from goalsite_gen.model import Entry, Goal, Indicator, Metric, Portfolio, Reading, Review, Story, Team
from goalsite_gen.model.types import Content, key, nearest
from goalsite_gen.source.body import passages, resolved, without_passages

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

    named: dict[str, bool] = {}

    def is_visible(content: Content) -> bool:
        # Whom a document is meant for hangs on nothing else of it, and there are few audiences.
        if content.audience not in named:
            named[content.audience] = may_see(portfolio, portfolio.audience_of(content), audience)
        return named[content.audience]

    def visible(contents: Iterable[C]) -> list[C]:
        return [content for content in contents if is_visible(content)]

    goals = {key(goal.id): goal for goal in visible(portfolio.goals.values())}
    teams = {key(team.id): team for team in visible(portfolio.teams.values())}
    entries = {key(entry.id): entry for entry in visible(portfolio.entries)}
    sight = _Sight(portfolio, audience, goals=set(goals), teams=set(teams), entries=set(entries))
    seen_goals = {identifier: sight.goal(goal) for identifier, goal in goals.items()}
    seen = portfolio.with_(
        goals=seen_goals,
        teams={identifier: sight.team(team) for identifier, team in teams.items()},
        entries=tuple(sight.entry(entry) for entry in entries.values()),
        stories=tuple(sight.story(story) for story in visible(portfolio.stories)),
        reviews=tuple(sight.review(review) for review in visible(portfolio.reviews)),
        problems=(),
        documents={},
    )
    return seen.with_(tables=_tables(seen), media=media_used(seen) & portfolio.media)


def media_used(portfolio: Portfolio) -> frozenset[str]:
    """The files below `media/` that a document of this portfolio refers to, or its settings, which are for all."""
    used = {story.cover for story in portfolio.stories if story.cover}
    used |= {path for _, path in portfolio.settings.theme.files()}
    for content in portfolio.contents():
        for reference in portfolio.referred_to(content.body):
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


class _Sight:
    """How one audience sees single documents, once it is known which goals, teams and entries it sees at all.

    What a reference means is asked of the whole portfolio, as the derivation would: with the hidden goals gone, an
    indicator or a reading of theirs must not be taken for another goal's. What means nothing shown is left out.
    """

    def __init__(
        self, portfolio: Portfolio, audience: str, *, goals: set[str], teams: set[str], entries: set[str]
    ) -> None:
        self.portfolio = portfolio
        self.audience = audience
        self.goals = goals
        self.entries = entries
        self.metrics = {key(metric.id) for name in goals for metric in portfolio.goals[name].metrics}
        self.hidden_teams = set(portfolio.teams) - teams
        self._found: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def text(self, content: C) -> C:
        """The document without the passages that are for others."""
        body = without_passages(content.body, lambda name: not may_see(self.portfolio, name, self.audience))
        return (
            content
            if body == content.body
            else content.model_copy(update={"origin": replace(content.origin, body=body)})
        )

    def changed(self, content: C, changes: Mapping[str, object]) -> C:
        """The document as `text` leaves it, with those of the changes that change anything: mostly none do."""
        real = {name: value for name, value in changes.items() if value != getattr(content, name)}
        seen = self.text(content)
        return seen.model_copy(update=real) if real else seen

    def team(self, team: Team) -> Team:
        return self.changed(team, {"parent": self.team_name(team.parent)})

    def team_name(self, identifier: str | None) -> str | None:
        return None if identifier and key(identifier) in self.hidden_teams else identifier

    def shown(self, goals: Iterable[str]) -> tuple[str, ...]:
        return tuple(goal for goal in goals if key(goal) in self.goals)

    def goal(self, goal: Goal) -> Goal:
        changes = {
            "parent": goal.parent if goal.parent and key(goal.parent) in self.goals else None,
            "team": self.team_name(goal.team),
            "pairs": tuple(pair for pair in goal.pairs if key(pair.goal) in self.goals),
            "indirect": tuple(metric for metric in goal.indirect if key(metric) in self.metrics),
        }
        return self.changed(goal, changes)

    def entry(self, entry: Entry) -> Entry:
        goals, indicators = self._shown_of(entry.goals, entry.indicators)
        readings = entry.readings
        changes = {
            "goals": goals,
            "indicators": indicators,
            "stage": entry.stage if self._is_stage_of_shown(entry) else "",
            "reading": entry.reading if entry.reading is not None and self._reads_a_shown_metric(entry) else None,
            "readings": {name: value for name, value in readings.items() if self._is_metric(name, entry.goals)},
            "team": self.team_name(entry.team),
        }
        return self.changed(entry, changes)

    def _shown_of(self, goals: tuple[str, ...], indicators: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Those of an entry's goals and indicators that are shown; looked up once, for many entries name the same."""
        names = goals, indicators
        if names not in self._found:
            signs = tuple(name for name in indicators if self._indicator(name, goals))
            self._found[names] = self.shown(goals), signs
        return self._found[names]

    def story(self, story: Story) -> Story:
        evidence = tuple(entry for entry in story.evidence if key(entry) in self.entries)
        return self.changed(story, {"goals": self.shown(story.goals), "evidence": evidence})

    def review(self, review: Review) -> Review:
        goals = review.goals or self._goals_of_team(review.team)
        changes = {
            "goals": self.shown(review.goals),
            "team": self.team_name(review.team),
            "calibrations": tuple(made for made in review.calibrations if self._indicator(made.indicator, goals)),
        }
        return self.changed(review, changes)

    def _goals_of_team(self, team: str | None) -> tuple[str, ...]:
        goals = self.portfolio.goals.values()
        return tuple(goal.id for goal in goals if team and goal.team and key(goal.team) == key(team))

    def _indicator(self, name: str, goals: Iterable[str]) -> Indicator | None:
        """The indicator of that name, if it belongs to a goal that is shown."""
        found = self.portfolio.indicator(name, goals)
        return found[1] if found and key(found[0].id) in self.goals else None

    def _is_stage_of_shown(self, entry: Entry) -> bool:
        """Whether the entry's stage stands on a ladder that is shown; on what is hidden it would tell of it."""
        if not entry.stage or (entry.goals == self.shown(entry.goals) and not entry.indicators):
            return True
        if entry.indicators:
            found = (self._indicator(name, entry.goals) for name in entry.indicators)
            ladders = [indicator for indicator in found if indicator]
            return len(ladders) == len(entry.indicators) or any(ladder.stage(entry.stage) for ladder in ladders)
        goals = (self.portfolio.goals[key(name)] for name in self.shown(entry.goals))
        return any(indicator.stage(entry.stage) for goal in goals for indicator in goal.indicators)

    def _reads_a_shown_metric(self, entry: Entry) -> bool:
        """Whether the one metric that the entry's goals have between them belongs to a goal that is shown."""
        names = dict.fromkeys(map(key, entry.goals))
        owners = [name for name in names if (goal := self.portfolio.goal(name)) for _ in goal.metrics]
        return len(owners) == 1 and owners[0] in self.goals

    def _is_metric(self, reference: str, goals: Iterable[str]) -> bool:
        """Whether `metric`, or `goal/metric`, belongs to a goal that is shown; the entry's own goals come first."""
        owner, slash, name = reference.rpartition("/")
        for goal in filter(None, map(self.portfolio.goal, [owner] if slash else goals)):
            if any(key(metric.id) == key(name) for metric in goal.metrics):
                return key(goal.id) in self.goals
        found = None if slash else self.portfolio.metric(reference)
        return found is not None and key(found[0].id) in self.goals


def _tables(seen: Portfolio) -> dict[str, tuple[Reading, ...]]:
    """The tables that a visible metric or survey reads, without the rows of metrics that are not visible."""
    wanted: dict[str, set[str]] = {}
    for goal in seen.goals.values():
        for metric in goal.metrics:
            if metric.readings and metric.readings.file:
                wanted.setdefault(metric.readings.file.removeprefix("./"), set()).add(key(metric.id))
        if goal.pulse and goal.pulse.readings.file:
            wanted.setdefault(goal.pulse.readings.file.removeprefix("./"), set()).add(key(goal.id))
    return {
        file: tuple(
            reading
            for reading in seen.tables.get(file, ())
            if not reading.metric.strip() or key(reading.metric.strip()) in metrics
        )
        for file, metrics in wanted.items()
    }


def words_only(text: str) -> str:
    """A text without the targets of its links, its marks of footnotes and its figures, which a page shows otherwise."""
    return re.sub(r"\]\([^)\s]*\)|\[\^[^\]]*\]|\[\[[^\]]*\]\]", "", text)


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
    parts = re.split(r"(?<=[.!?])\s+|\n{2,}", words_only(text))
    return [part.strip() for part in parts if len(part.split()) > 3]
