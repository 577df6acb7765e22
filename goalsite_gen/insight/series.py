"""The readings of a metric or a pulse as one series, wherever they are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from goalsite_gen.insight.asof import day_of_story
from goalsite_gen.insight.lookup import Lookup, pick
from goalsite_gen.model import Goal, Metric, Portfolio, Reading
from goalsite_gen.model.metric import Readings
from goalsite_gen.model.types import key


def readings_of(
    portfolio: Portfolio, goal: Goal, metric: Metric, *, lookup: Lookup | None = None
) -> tuple[Reading, ...]:
    """The readings of a metric up to the portfolio's day, one a day, oldest first.

    Of several on one day the last one counts, in this order: the CSV file by line, the list or map beside the
    metric, the journal by entry. In a CSV file that names metrics, rows count that name this one or none. A metric
    that `counts` has the running number of the goal's entries or stories, from 0 on the day the goal starts; those
    before the start, and stories without date and period, do not count.
    """
    lookup = lookup or Lookup.of(portfolio)
    if metric.counts:
        return tuple(_counted(portfolio, goal, metric, lookup))
    written = _written(metric.readings, goal, key(metric.id), lookup) if metric.readings else []
    return _one_a_day([*written, *lookup.noted.get(pick(goal, metric), ())], portfolio.day)


def pulse_of(portfolio: Portfolio, goal: Goal, *, lookup: Lookup | None = None) -> tuple[Reading, ...]:
    """The rounds of a goal's pulse up to the portfolio's day, one a day, oldest first; none where it has no pulse."""
    if not goal.pulse:
        return ()
    return _one_a_day(_written(goal.pulse.readings, goal, key(goal.id), lookup or Lookup.of(portfolio)), portfolio.day)


def _written(readings: Readings, goal: Goal, name: str, lookup: Lookup) -> list[Reading]:
    if readings.file:
        file = readings.file.removeprefix("./")
        rows = [*lookup.tables.get((file, ""), ()), *lookup.tables.get((file, name), ())]
        return sorted(rows, key=lambda reading: reading.at.line)
    given = [Reading(item.date, item.value, item.n, item.note, goal.at()) for item in readings.listed]
    return given or [Reading(day, value, at=goal.at()) for day, value in readings.by_day.items()]


def _one_a_day(readings: Iterable[Reading], day: date) -> tuple[Reading, ...]:
    last = {reading.date: reading for reading in readings if reading.date <= day}
    return tuple(last[read] for read in sorted(last))


def _counted(portfolio: Portfolio, goal: Goal, metric: Metric, lookup: Lookup) -> Iterator[Reading]:
    told = [day_of_story(story, portfolio) for story in lookup.stories_of(goal)]
    written = [entry.date for entry in lookup.entries_of(goal)]
    since = goal.start or date.min
    days = sorted(day for day in (told if metric.counts == "stories" else written) if day and day >= since)
    if goal.start and goal.start <= portfolio.day and goal.start not in days:
        yield Reading(goal.start, 0.0, at=goal.at())
    for count, day in enumerate(days, start=1):
        if count == len(days) or days[count] != day:
            yield Reading(day, float(count), at=goal.at())
