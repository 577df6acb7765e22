"""What belongs to which goal, metric and indicator, found in one pass over the portfolio."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from goalsite_gen.insight.asof import is_told
from goalsite_gen.model import Calibration, Entry, Goal, Indicator, Metric, Portfolio, Reading, Review, Story
from goalsite_gen.model.types import key

K = TypeVar("K")
V = TypeVar("V")

Pick = tuple[str, str]
"""A metric or an indicator: the folded id of its goal, then its own."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """Entries and stories by goal; entries and calibrations by indicator; readings by metric and by table.

    Goals stand by folded id, metrics and indicators by folded goal id and folded own id, tables by file and folded
    metric cell. All in the portfolio's order. Entries, stories and reviews after the portfolio's day are left out.
    """

    entries: Mapping[str, tuple[Entry, ...]]
    stories: Mapping[str, tuple[Story, ...]]
    sightings: Mapping[Pick, tuple[Entry, ...]]
    calibrations: Mapping[Pick, tuple[tuple[Review, Calibration], ...]]
    noted: Mapping[Pick, tuple[Reading, ...]]
    tables: Mapping[tuple[str, str], tuple[Reading, ...]]

    @classmethod
    def of(cls, portfolio: Portfolio) -> Lookup:
        """One pass over entries, stories, reviews and tables."""
        entries: dict[str, list[Entry]] = defaultdict(list)
        sightings: dict[Pick, list[Entry]] = defaultdict(list)
        noted: dict[Pick, list[Reading]] = defaultdict(list)
        for entry in portfolio.entries:
            if entry.date > portfolio.day:
                continue
            known = [name for name in dict.fromkeys(map(key, entry.goals)) if name in portfolio.goals]
            for name in known:
                entries[name].append(entry)
            for sign in _indicators_of(portfolio, entry, known):
                sightings[sign].append(entry)
            if entry.reading is not None or entry.readings:
                for metric, reading in _readings_in(portfolio, entry):
                    noted[metric].append(reading)
        stories: dict[str, list[Story]] = defaultdict(list)
        for story in portfolio.stories:
            if is_told(story, portfolio, portfolio.day):
                for goal in _goals(portfolio, story.goals):
                    stories[key(goal.id)].append(story)
        tables: dict[tuple[str, str], list[Reading]] = defaultdict(list)
        for file, readings in portfolio.tables.items():
            for reading in readings:
                tables[file, key(reading.metric.strip())].append(reading)
        return cls(
            entries=_fixed(entries),
            stories=_fixed(stories),
            sightings=_fixed(sightings),
            calibrations=_fixed(_calibrations(portfolio)),
            noted=_fixed(noted),
            tables=_fixed(tables),
        )

    def entries_of(self, goal: Goal) -> tuple[Entry, ...]:
        """The entries that speak to a goal, oldest first."""
        return self.entries.get(key(goal.id), ())

    def stories_of(self, goal: Goal) -> tuple[Story, ...]:
        """The stories about a goal, oldest first."""
        return self.stories.get(key(goal.id), ())


def pick(goal: Goal, part: Metric | Indicator) -> Pick:
    """What a goal's metric or indicator is looked up by."""
    return key(goal.id), key(part.id)


def _goals(portfolio: Portfolio, references: Iterable[str]) -> list[Goal]:
    """The goals that exist among those referred to, each once."""
    known = (portfolio.goals.get(identifier) for identifier in dict.fromkeys(map(key, references)))
    return [goal for goal in known if goal]


def _indicators_of(portfolio: Portfolio, entry: Entry, known: Iterable[str]) -> Iterable[Pick]:
    """The indicators an entry is about: those it names, else the only ones of its `known` goals that have just one."""
    if named := entry.indicators:
        found = [sign for reference in named if (sign := portfolio.sign(reference, entry.goals))]
        return found if len(found) < 2 else dict.fromkeys(found)
    goals = [portfolio.goals[name] for name in known]
    return [pick(goal, goal.indicators[0]) for goal in goals if len(goal.indicators) == 1]


def _readings_in(portfolio: Portfolio, entry: Entry) -> Iterator[tuple[Pick, Reading]]:
    """The readings an entry carries; `reading` counts where its goals have one metric between them.

    The keys of `readings` name metrics: `goal/metric`, or an id looked up first in the entry's goals, then everywhere.
    """
    if entry.reading is not None:
        metrics = [pick(goal, metric) for goal in _goals(portfolio, entry.goals) for metric in goal.metrics]
        if len(metrics) == 1:
            yield metrics[0], Reading(entry.date, entry.reading, at=entry.at("reading"))
    for reference, value in entry.readings.items():
        if metric := _metric(portfolio, reference, entry.goals):
            yield metric, Reading(entry.date, value, at=entry.at("readings", reference))


def _metric(portfolio: Portfolio, reference: str, goals: Iterable[str]) -> Pick | None:
    owner, slash, name = reference.rpartition("/")
    for goal in _goals(portfolio, [owner] if slash else goals):
        if any(key(metric.id) == key(name) for metric in goal.metrics):
            return key(goal.id), key(name)
    found = None if slash else portfolio.metric(reference)
    return pick(*found) if found else None


def _calibrations(portfolio: Portfolio) -> dict[Pick, list[tuple[Review, Calibration]]]:
    """What reviews agreed on, by indicator; a review without goals is about those of its team."""
    found: dict[Pick, list[tuple[Review, Calibration]]] = defaultdict(list)
    by_team: dict[str, list[str]] = defaultdict(list)
    for goal in portfolio.goals.values():
        if goal.team:
            by_team[key(goal.team)].append(goal.id)
    for review in portfolio.reviews:
        if not review.calibrations or review.date > portfolio.day:
            continue
        goals = review.goals or (by_team.get(key(review.team), ()) if review.team else ())
        for calibration in review.calibrations:
            if sign := portfolio.indicator(calibration.indicator, goals):
                found[pick(*sign)].append((review, calibration))
    return found


def _fixed(found: Mapping[K, list[V]]) -> dict[K, tuple[V, ...]]:
    return {name: tuple(items) for name, items in found.items()}
