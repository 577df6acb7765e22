"""What several rules look up: ids and near ones, goals at work, what is derived, and where parts of it are written."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property
from typing import TypeVar

from goalsite_gen.findings import Edit, Place
from goalsite_gen.insight import Insight, Pair, derive
from goalsite_gen.insight.lookup import pick
from goalsite_gen.model import Calibration, Entry, Goal, Indicator, Metric, Portfolio, Reading, Review
from goalsite_gen.model.metric import Readings
from goalsite_gen.model.slips import by_spelling, respelling_of
from goalsite_gen.model.types import Content, key, nearest
from goalsite_gen.reads import Memo
from goalsite_gen.rules.thresholds import TWO_QUARTERS

V = TypeVar("V")

_EFFORT = 20_000
"""Comparisons of words that one rule may spend on guessing what was meant."""


class Guess:
    """Offers the nearest of many names, and stops offering when there are too many wrong ones to be worth the time.

    The names are gone through when the first guess is asked for: mostly none is.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._given = names
        self._known: dict[str, str] = {}
        self._spelled: dict[str, str] | None = None

    def hint(self, word: str, otherwise: str) -> str:
        """`did you mean …?`, or `otherwise` where nothing is near."""
        near = self.nearest(word)
        return f"did you mean `{near}`?" if near else otherwise

    def edit(self, word: str, at: Place) -> Edit | None:
        """To write the name that `word` must stand for; None where it may be the name of something still to come."""
        meant = self.respelling(word)
        return Edit(at, word, meant) if meant else None

    def respelling(self, word: str) -> str:
        """The name that `word` must stand for, or nothing."""
        if self._spelled is None:
            self._spelled = by_spelling(self._names)
        return respelling_of(word, self._spelled)

    def nearest(self, word: str) -> str:
        """The name that `word` is most likely a slip of, or nothing."""
        if word not in self._known:
            is_worth_it = len(self._known) < max(2, _EFFORT // max(1, len(self._names)))
            self._known[word] = nearest(word, self._names) if is_worth_it else ""
        return self._known[word]

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(self._given)


def unread(portfolio: Portfolio, folder: str) -> frozenset[str]:
    """The folded ids of documents in `folder` that are there but could not be read.

    The document itself has an error; whoever refers to it does nothing wrong.
    """
    found: set[str] = set()
    for file in remembered(portfolio, "unread", lambda: _unread(portfolio)):
        if file.startswith(f"{folder}/") and file.endswith(".md"):
            document = portfolio.documents.get(file)
            given = (document.fields or {}).get("id") if document else None
            found |= {key(file.rsplit("/", 1)[-1].removesuffix(".md")), key(str(given or ""))}
    return frozenset(found)


def _unread(portfolio: Portfolio) -> frozenset[str]:
    files = {*portfolio.documents, *(problem.at.file for problem in portfolio.problems)}
    return frozenset(files.difference(content.file for content in portfolio.contents()))


def active(portfolio: Portfolio) -> Iterator[Goal]:
    """The goals that people still work on. Closed ones are a record: how they were set up is no longer judged."""
    return (goal for goal in portfolio.goals.values() if goal.is_active)


class _Remembered:
    """What was worked out about each living portfolio, so that a check does it once and not once a rule."""

    def __init__(self) -> None:
        self._of: dict[int, tuple[weakref.ref[Portfolio], Memo]] = {}

    def of(self, portfolio: Portfolio, name: str, work_out: Callable[[], V]) -> V:
        at = id(portfolio)
        if at not in self._of:
            self._of[at] = (weakref.ref(portfolio, lambda _: self._of.pop(at, None)), Memo())
        return self._of[at][1].get(name, work_out)


_remembered = _Remembered()


def remembered(portfolio: Portfolio, name: str, work_out: Callable[[], V]) -> V:
    """What goes by that name and is worked out from a portfolio, once for all rules of a check."""
    return _remembered.of(portfolio, name, work_out)


def insight_of(portfolio: Portfolio) -> Insight:
    """What is derived from a portfolio on its day; worked out once for all rules of a check."""
    return remembered(portfolio, "insight", lambda: derive(portfolio))


def looked_back(portfolio: Portfolio) -> date:
    """The first day of the two quarters up to the portfolio's day."""
    return portfolio.day - timedelta(days=TWO_QUARTERS)


def days(count: int) -> str:
    """`1 day`, `30 days`."""
    return "1 day" if count == 1 else f"{count} days"


def number(value: float) -> str:
    """A value as one would write it: `4`, `4.2`."""
    return f"{value:.12g}"


def written(portfolio: Portfolio, goal: Goal) -> Goal:
    """The goal as its file has it, whatever of it there was on the portfolio's day: places count by what is written."""
    return portfolio.goal(goal.id) or goal


def sign_at(portfolio: Portfolio, goal: Goal, indicator: Indicator, *path: str) -> Place:
    """The place of an indicator, or of one of its fields."""
    signs = written(portfolio, goal).indicators
    position = next((n for n, sign in enumerate(signs) if key(sign.id) == key(indicator.id)), 0)
    return goal.at("indicators", position, *(path or ("name",)))


def pair_at(pair: Pair) -> Place:
    """Where a pair is declared, on the measured half if both declare it."""
    half = pair.measured if key(pair.declared_by[0]) == key(pair.measured.id) else pair.observed
    other = key(pair.partner_of(half).id)
    position = next((n for n, named in enumerate(half.pairs) if key(named.goal) == other), 0)
    is_map = bool(half.pairs and half.pairs[position].because)
    return half.at("pairs", position, "goal") if is_map else half.at("pairs", position)


def calibration_at(review: Review, indicator: Indicator, stage: str, *, field: str = "stage") -> Place:
    """The place of a calibration of an indicator at a stage: of its stage, or of another field."""
    found = (
        n
        for n, said in enumerate(review.calibrations)
        if key(said.indicator.rsplit("/", 1)[-1]) == key(indicator.id)
        and (held := indicator.stage(said.stage))
        and held.id == stage
    )
    return review.at("calibrations", next(found, 0), field)


def calibrations(portfolio: Portfolio) -> Iterator[tuple[Review, int, Calibration, tuple[str, ...]]]:
    """Every calibration with its review, its number there, and the goals it is most likely about."""
    by_team: dict[str, list[str]] = {}
    for goal in portfolio.goals.values():
        by_team.setdefault(key(goal.team or ""), []).append(goal.id)
    of_team = {team: tuple(goals) for team, goals in by_team.items()}
    for review in portfolio.reviews:
        goals = review.goals or (of_team.get(key(review.team), ()) if review.team else ())
        for position, calibration in enumerate(review.calibrations):
            yield review, position, calibration, goals


def text_at(content: Content) -> Place:
    """The first line of a document's text; the document as such where it has none."""
    for offset, line in enumerate(content.body.split("\n")):
        if said := line.strip():
            column = len(line) - len(line.lstrip()) + 1
            return Place(content.file, line=content.origin.body_line + offset, column=column, length=len(said))
    return content.at()


def given_readings(portfolio: Portfolio, goal: Goal, position: int) -> list[Reading]:
    """Every reading of a goal's metric up to the portfolio's day, in the order in which later ones go before earlier.

    Each with the exact place where it is written: table by line, then beside the metric, then journal. `position` is
    the metric's number in the goal.
    """
    metric = goal.metrics[position]
    beside = _readings(portfolio, goal, metric.readings, ("metrics", position, "readings"), name=metric.id)
    noted = insight_of(portfolio).lookup.noted.get(pick(goal, metric), ())
    return [reading for reading in (*beside, *noted) if reading.date <= portfolio.day]


def given_answers(portfolio: Portfolio, goal: Goal) -> list[Reading]:
    """Every round of a goal's pulse up to the portfolio's day, with the exact place where it is written."""
    given = goal.pulse.readings if goal.pulse else None
    found = _readings(portfolio, goal, given, ("pulse", "readings"), name=goal.id)
    return [reading for reading in found if reading.date <= portfolio.day]


def _readings(
    portfolio: Portfolio, goal: Goal, given: Readings | None, path: tuple[str | int, ...], *, name: str
) -> Iterator[Reading]:
    if given and given.file:
        file, tables = given.file.removeprefix("./"), insight_of(portfolio).lookup.tables
        rows = [*tables.get((file, ""), ()), *tables.get((file, key(name)), ())]
        yield from sorted(rows, key=lambda reading: reading.at.line)
    elif given and given.listed:
        for n, item in enumerate(given.listed):
            yield Reading(item.date, item.value, item.n, item.note, goal.at(*path, n, "value"))
    elif given:
        for day, value in given.by_day.items():
            yield Reading(day, value, at=goal.at(*path, day.isoformat()))


def reading_at(portfolio: Portfolio, goal: Goal, metric: Metric, reading: Reading) -> Place:
    """The exact place of a reading of a series."""
    goal = written(portfolio, goal)
    position = next((n for n, own in enumerate(goal.metrics) if key(own.id) == key(metric.id)), None)
    given = [] if position is None else given_readings(portfolio, goal, position)
    found = (other.at for other in reversed(given) if (other.date, other.value) == (reading.date, reading.value))
    return next(found, goal.at("metrics"))


def metrics_of(goals: Iterable[Goal]) -> Iterator[tuple[Goal, int, Metric]]:
    """Every metric that has readings, with its goal and its number there."""
    for goal in goals:
        for position, metric in enumerate(goal.metrics):
            if not metric.counts:
                yield goal, position, metric


def entry_at(entry: Entry, goal: Goal) -> Place:
    """Where an entry names a goal."""
    position = next((n for n, name in enumerate(entry.goals) if key(name) == key(goal.id)), 0)
    return entry.at("goals", position)


def indicators_in_use(portfolio: Portfolio) -> Iterator[tuple[Goal, int, Indicator]]:
    """The indicators of active observed goals that were not dropped, with their number in the goal."""
    for goal in active(portfolio):
        for number, indicator in enumerate(goal.indicators):
            if not goal.is_measured and not indicator.dropped:
                yield goal, number, indicator
