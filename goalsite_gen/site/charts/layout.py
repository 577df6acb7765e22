"""Decides where every label and mark of a line chart goes, so that none covers another at any width.

What finds no room is left out, since page and description say it in words as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from goalsite_gen.site import words
from goalsite_gen.site.charts.places import ANCHORS, SIZES, Anchor, Label, Mark, Offset, Spot, apart, best
from goalsite_gen.site.charts.scale import Axes, month_ticks, thinned, ticks, value_on
from goalsite_gen.site.charts.shapes import LineChart, Note, Point
from goalsite_gen.site.language import say


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """An entry's letter and the mark it found; without `lettered` only a dot on the line is drawn."""

    note: Note
    mark: Mark
    lettered: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything a chart shows, with places; None and empty tuples where there is nothing to show."""

    axes: Axes
    grid: tuple[Label, ...]
    days: tuple[Label, ...]
    line: tuple[Point, ...]
    latest: Mark | None = None
    latest_label: Label | None = None
    goal: Mark | None = None
    goal_label: Label | None = None
    limit_label: Label | None = None
    empty_label: Label | None = None
    point_labels: tuple[Label, ...] = ()
    notes: tuple[PlacedNote, ...] = ()


def layout(chart: LineChart) -> Layout:
    """The places of all parts of a chart. Pure; equal charts give equal layouts."""
    axes = axes_of(chart)
    line, path = thinned(chart.readings), thinned(chart.path)
    has_values = bool(chart.readings or chart.path or chart.target or chart.targets or chart.guardrail)
    latest = Mark(axes.x(line[-1].day), axes.y(line[-1].value), 5) if line else None
    goal = Mark(axes.x(chart.target.day), axes.y(chart.target.value), 5) if chart.target else None
    limit = [Point(day, chart.guardrail[0]) for day in (axes.first, axes.last)] if chart.guardrail else []
    whisker = [Point(chart.outlook.until, value) for value in chart.outlook.far] if chart.outlook else []
    drawn = (line, path, _treads(chart, axes), limit, whisker)
    strokes = sorted(spot for points in drawn for spot in _samples(axes, points))
    taken: list[Label | Mark] = [mark for mark in (latest, goal) if mark]
    labelled = [point for point in line if point.label]
    taken += [Mark(axes.x(point.day), axes.y(point.value), 3) for point in labelled]
    grid = _grid(axes, chart.unit, taken, strokes) if has_values else ()
    taken += grid

    def put(candidates: Iterable[tuple[float, Label]]) -> Label | None:
        label = best(candidates, taken, strokes)
        if label:
            taken.append(label)
        return label

    empty_label = None
    if not line:
        nothing = say("No reading yet")
        empty_label = put((0, Label(nothing, 50, y, anchor="middle")) for y in (50, 40, 60, 30, 70, 20))
    latest_label = goal_label = limit_label = None
    if latest:
        latest_label = put(_around(latest, _short(line[-1].value, chart), above=True, letter=8.6))
    if goal and chart.target:
        goal_label = put(_around(goal, say("Target {value}", value=_short(chart.target.value, chart)), above=False))
    elif chart.targets:
        last = max(chart.targets, key=lambda step: step.day)
        text = say("Target {value}", value=_short(last.value, chart))
        goal_label = put(_along(axes.y(last.value), text))
    if chart.guardrail:
        value, side = chart.guardrail
        bound = _short(value, chart)
        text = say("At least {value}", value=bound) if side == "above" else say("At most {value}", value=bound)
        limit_label = put(_along(axes.y(value), text))
    below = (_below(Mark(axes.x(point.day), axes.y(point.value), 3), point.label) for point in labelled)
    return Layout(
        axes=axes,
        grid=grid,
        days=_days(axes) if _known_days(chart) else (),
        line=line,
        latest=latest,
        latest_label=latest_label,
        goal=goal,
        goal_label=goal_label,
        limit_label=limit_label,
        empty_label=empty_label,
        point_labels=tuple(label for places in below if (label := put(places))),
        notes=_notes(chart.notes, axes, line or path, taken, strokes),
    )


def _known_days(chart: LineChart) -> list[date]:
    found = [point.day for point in (*chart.readings, *chart.path)]
    found += [step.day for step in chart.targets] + [note.day for note in chart.notes]
    found += [chart.outlook.until] if chart.outlook else []
    return found + [day for day in (chart.start, chart.end, chart.target and chart.target.day) if day]


def axes_of(chart: LineChart) -> Axes:
    """Where days and values stand on a chart."""
    days = _known_days(chart) or [date(2000, 1, 1)]
    values = [point.value for point in (*chart.readings, *chart.path)]
    values += [step.value for step in chart.targets]
    values += [chart.target.value] if chart.target else []
    values += [chart.guardrail[0]] if chart.guardrail else []
    values += chart.covers
    if chart.outlook and values:
        # An outlook that leads far away must not flatten what was read: the axis makes room for half as much again.
        low, high = min(values), max(values)
        room = high / 2 - low / 2
        values += [max(low - room, min(chart.outlook.far)), min(high + room, max(chart.outlook.far))]
    return Axes(min(days), max(days), ticks(min(values, default=0.0), max(values, default=1.0)))


def _grid(axes: Axes, unit: str, marks: Sequence[Label | Mark], strokes: Sequence[Spot]) -> tuple[Label, ...]:
    """Above its line on the left; where something drawn passes there, below it, or on the right."""
    labels: list[Label] = []
    for text, tick in zip(words.axis_labels(axes.ticks, unit), axes.ticks, strict=True):
        y = axes.y(tick)
        places = [
            (0, Label(text, 0, y, 0, -5)),
            (4, Label(text, 0, y, 0, 15)),
            (6, Label(text, 100, y, -12, -5, "end")),
        ]
        places += [(8, Label(text, 0, y, 12, -5)), (10, Label(text, 0, y, 36, -5))]
        if label := best(places, [*marks, *labels], strokes):
            labels.append(label)
    return tuple(labels)


def _days(axes: Axes) -> tuple[Label, ...]:
    days = month_ticks(axes.first, axes.last)
    write = words.short_month if (axes.last - axes.first).days > 62 else words.short_date
    narrow = SIZES[0][0]
    labels: list[Label] = []
    for day in (days[0], days[-1], *days[1:-1]) if len(days) > 1 else days:
        text, x = write(day), axes.x(day)
        half = len(text) * 3.5 / narrow * 100
        anchor: Anchor = "start" if x < half else "end" if x > 100 - half else "middle"
        label = Label(text, x, 100, 0, 22, anchor)
        if all(label.text != other.text and apart(label, other, gap=8) for other in labels):
            labels.append(label)
    return tuple(sorted(labels, key=lambda label: label.x))


def _around(mark: Mark, text: str, *, above: bool, letter: float = 7.0) -> Iterable[tuple[float, Label]]:
    # A target stands at the foot of the whisker of an outlook, and its label beside it.
    end = 0 if above else -8
    up: list[Offset] = [(4, -12, "start"), (0, -12, "middle"), (end, -12, "end")]
    down: list[Offset] = [(end, 22, "end"), (0, 22, "middle"), (4, 22, "start")]
    beside: list[Offset] = [(11, 5, "start"), (-11, 5, "end"), (12, -16, "start"), (12, 26, "start")]
    beside += [(-12, -16, "end"), (-12, 26, "end"), (28, 5, "start"), (-28, 5, "end")]
    near = [*up, *beside, *down] if above else [*down, *beside, *reversed(up)]
    for rank, (dx, dy, anchor) in enumerate(near):
        yield rank, Label(text, mark.x, mark.y, dx, dy, anchor, letter)
    for far in (30, 46, 62):
        for dy in (-far, far + 10):
            for anchor in ANCHORS:
                yield far, Label(text, mark.x, mark.y, 0, dy, anchor, letter)
    yield from _anywhere(text, letter)


def _below(mark: Mark, text: str) -> Iterable[tuple[float, Label]]:
    anchor: Anchor = "start" if mark.x < 10 else "end" if mark.x > 90 else "middle"
    aside = {"start": 1, "end": -1, "middle": 0}[anchor]
    for rank, (dx, dy) in enumerate(((0, 18), (0, -10), (0, 32), (0, -24), (24, 18), (24, -10), (24, 32), (24, -24))):
        yield rank, Label(text, mark.x, mark.y, dx * aside, dy, anchor)


def _along(y: float, text: str) -> Iterable[tuple[float, Label]]:
    for rank, x in enumerate((100, 80, 60, 40)):
        for dy in (-7, 17):
            yield rank, Label(text, x, y, 0, dy, "end" if x == 100 else "middle")
    yield from _anywhere(text, 7.0)


def _anywhere(text: str, letter: float) -> Iterable[tuple[float, Label]]:
    for y in range(8, 100, 4):
        yield 70, Label(text, 100, y, 0, 0, "end", letter)


def _notes(
    notes: Sequence[Note],
    axes: Axes,
    line: Sequence[Point],
    taken: list[Label | Mark],
    strokes: Sequence[Spot],
) -> tuple[PlacedNote, ...]:
    placed: list[PlacedNote] = []
    for note in sorted(notes, key=lambda note: (note.day, note.key)):
        x, y = axes.x(note.day), axes.y(value_on(line, note.day)) if line else 100.0
        radius = 9 + 3 * max(0, len(note.key) - 2)
        found = best(_near(x, y, radius), taken, strokes)
        if found:
            taken.append(found)
        placed.append(PlacedNote(note, found or Mark(x, y, 3), lettered=found is not None))
    return tuple(placed)


def _near(x: float, y: float, radius: float) -> Iterable[tuple[float, Mark]]:
    for level in range(6):
        for dx in (0, 24, -24):
            for dy in (-31 - 21 * level, 31 + 21 * level):
                yield 4 * level + (5 if dx else 0) + (1 if dy > 0 else 0), Mark(x, y, radius, dx, dy)


def _treads(chart: LineChart, axes: Axes) -> list[Point]:
    steps = sorted(chart.targets, key=lambda step: step.day)
    ends = [*(step.day for step in steps[1:]), axes.last][: len(steps)]
    return [Point(day, step.value) for step, end in zip(steps, ends, strict=True) for day in (step.day, end)]


def _samples(axes: Axes, points: Sequence[Point]) -> list[Spot]:
    found: list[Spot] = []
    for left, right in pairwise(points):
        x, y, to_x, to_y = axes.x(left.day), axes.y(left.value), axes.x(right.day), axes.y(right.value)
        parts = max(1, int(max(abs(to_x - x), abs(to_y - y)) / 2))
        found += [(x + (to_x - x) * n / parts, y + (to_y - y) * n / parts) for n in range(parts + 1)]
    return found


def _short(value: float, chart: LineChart) -> str:
    full = words.quantity(value, chart.unit, chart.decimals)
    if len(full) <= 14:
        return full
    bare = words.number(value, chart.decimals)
    if len(bare) <= 14:
        return bare
    rounded = float(f"{value:.3g}")
    short = words.axis_labels((rounded,), chart.unit)[0]
    return short if len(short) <= 14 else words.axis_labels((rounded,))[0]
