"""How a portfolio stood on an earlier day, found from what is derived today instead of from every document anew.

A derivation reads the whole journal. A site that looks back on each month would read it once a month, which grows
with the square of the years. What was written up to a day, though, is the beginning of what is written up to today,
so that it takes a cut and no reading. The outcome is that of `derive(as_of(portfolio, day))`; a test holds that.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from goalsite_gen.insight.asof import as_of, is_told
from goalsite_gen.insight.derive import Insight, assembled, derive
from goalsite_gen.insight.evidence import Healths
from goalsite_gen.insight.ladder import Ladder
from goalsite_gen.insight.lookup import Lookup
from goalsite_gen.model import Entry, Goal, Indicator, Portfolio

K = TypeVar("K")
V = TypeVar("V")


def hindsight(insight: Insight, day: date) -> Insight:
    """What is derived of a portfolio as of a day; `insight` itself from its own day on.

    Where an indicator was taken up after the day, entries may have been about others before, and everything is derived
    anew.
    """
    if day >= insight.portfolio.day:
        return insight
    portfolio = as_of(insight.portfolio, day)
    if any(
        len(goal.indicators) != len(insight.portfolio.goals[identifier].indicators)
        for identifier, goal in portfolio.goals.items()
    ):
        return derive(portfolio)
    ladders = {
        identifier: tuple(
            _until(ladder, day, goal=portfolio.goals[identifier], indicator=indicator)
            for ladder, indicator in zip(several, portfolio.goals[identifier].indicators, strict=True)
        )
        for identifier, several in insight.ladders.items()
    }
    lookup = _cut(insight.lookup, portfolio)
    return assembled(portfolio, lookup=lookup, ladders=ladders, healths=Healths(portfolio, lookup))


def _cut(lookup: Lookup, portfolio: Portfolio) -> Lookup:
    """The part of a lookup that lies up to the portfolio's day."""
    day = portfolio.day
    stories = {
        goal: kept
        for goal, told in lookup.stories.items()
        if (kept := tuple(story for story in told if is_told(story, portfolio, day)))
    }
    tables = {
        at: read
        for at, readings in lookup.tables.items()
        if (read := tuple(reading for reading in readings if reading.date <= day))
    }
    return Lookup(
        entries=_each(lookup.entries, day, dated=lambda entry: entry.date),
        stories=stories,
        sightings=_each(lookup.sightings, day, dated=lambda entry: entry.date),
        calibrations=_each(lookup.calibrations, day, dated=lambda agreed: agreed[0].date),
        noted=_each(lookup.noted, day, dated=lambda reading: reading.date),
        tables=tables,
    )


def _each(found: Mapping[K, tuple[V, ...]], day: date, *, dated: Callable[[V], date]) -> dict[K, tuple[V, ...]]:
    cut = {name: several[: bisect_right(several, day, key=dated)] for name, several in found.items()}
    return {name: several for name, several in cut.items() if several}


def _until(ladder: Ladder, day: date, *, goal: Goal, indicator: Indicator) -> Ladder:
    history = ladder.history[: bisect_right(ladder.history, day, key=lambda change: change.date)]
    statements = ladder.statements[: bisect_right(ladder.statements, day, key=lambda said: said.date)]
    return replace(
        ladder,
        goal=goal,
        indicator=indicator,
        history=history,
        statements=statements,
        supports=_written(ladder.supports, day),
        challenges=_written(ladder.challenges, day),
        mixed=_written(ladder.mixed, day),
    )


def _written(entries: Sequence[Entry], day: date) -> tuple[Entry, ...]:
    return tuple(entries[: bisect_right(entries, day, key=lambda entry: entry.date)])
