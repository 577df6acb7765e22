"""Charts of any data at any width: ticks cover it, nothing leaves the frame, no two labels touch."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from goalsite_gen.site import charts
from goalsite_gen.site.charts import LineChart, Note, Outlook, Point, Step
from goalsite_gen.site.charts.layout import Layout, layout
from goalsite_gen.site.charts.places import BELOW, MARGIN, SIZES, Box, Label, Mark

START = date(2019, 2, 28)
FAR = 4000
widths = st.integers(280, 900)
heights = st.integers(140, 272)


@st.composite
def values(draw: st.DrawFn) -> st.SearchStrategy[float]:
    """Values of one order: tiny, huge, negative, around nothing, or all but constant."""
    size = draw(st.sampled_from([1e-9, 1e-3, 1.0, 100.0, 1e6, 1e12]))
    base = draw(st.sampled_from([0.0, 0.0, 1.0, -1.0, 50.0])) * size
    spread = draw(st.sampled_from([0.0, 1e-12, 1.0, 1.0, 20.0])) * size
    return st.floats(-1, 1).map(lambda share: base + share * spread)


@st.composite
def days(draw: st.DrawFn) -> st.SearchStrategy[date]:
    """Days of one rhythm: each day, months apart, or with pauses of years."""
    reach = draw(st.sampled_from([0, 3, 90, 700, FAR]))
    pause = draw(st.sampled_from([0, 0, 365, 1500]))
    return st.integers(0, reach).map(lambda n: START + timedelta(days=n + (pause if n > reach // 2 else 0)))


@st.composite
def any_chart(draw: st.DrawFn) -> LineChart:
    """A chart with readings from 2 to 2,000, and whatever else one can show."""
    value, day = draw(values()), draw(days())
    point = st.builds(Point, day, value)
    few = draw(st.lists(point, min_size=2, max_size=12))
    many = draw(st.sampled_from([1, 1, 1, 12, 166]))
    found = [replace(one, day=one.day + timedelta(days=n)) for n in range(many) for one in few]
    is_pulse = draw(st.booleans()) and many == 1
    if is_pulse:
        found = [replace(one, label=f"n = {draw(st.sampled_from([3, 41, 1200]))}") for one in found]
    last = max(one.day for one in found)
    far = (draw(value), draw(value))
    outlook = Outlook(last, (draw(value), draw(value)), last + timedelta(days=draw(st.integers(1, 400))), far, far[0])
    sides: list[Literal["above", "below"]] = ["above", "below"]
    crowd = draw(st.lists(day, max_size=8)) if draw(st.booleans()) else [draw(day)] * draw(st.integers(0, 8))
    return LineChart(
        ident="c",
        title="Churn",
        description="It falls.",
        unit=draw(st.sampled_from(["%", "£", "minutes", "customers we know by name", ""])),
        decimals=draw(st.integers(0, 3)),
        readings=tuple(found),
        path=tuple(draw(st.lists(point, max_size=3))),
        target=draw(st.none() | point),
        targets=tuple(draw(st.lists(st.builds(Step, day, value), max_size=2))),
        guardrail=draw(st.none() | st.tuples(value, st.sampled_from(sides))),
        outlook=draw(st.none() | st.just(outlook)),
        notes=tuple(Note(when, letter, "First call") for when, letter in zip(crowd, "abcdefgh", strict=False)),
        covers=(1.0, 5.0) if is_pulse else (),
    )


def labels_of(found: Layout) -> list[Label]:
    single = (found.latest_label, found.goal_label, found.limit_label, found.empty_label)
    return [label for label in (*single, *found.grid, *found.point_labels) if label]


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@settings(max_examples=80, deadline=None)
@given(any_chart(), widths, heights)
def test_no_two_labels_touch_at_any_width(chart: LineChart, width: int, height: int) -> None:
    found = layout(chart)
    boxes = [label.box(width, height) for label in (*labels_of(found), *found.days)]
    boxes += [note.mark.box(width, height) for note in found.notes if note.lettered]
    assert [pair for pair in itertools.combinations(boxes, 2) if overlap(*pair)] == []


@settings(max_examples=80, deadline=None)
@given(any_chart(), widths, heights)
def test_no_label_hides_the_latest_reading_or_the_target(chart: LineChart, width: int, height: int) -> None:
    found = layout(chart)
    boxes = [item.box(width, height) for item in labels_of(found)]
    dots = [mark.box(width, height) for mark in (found.latest, found.goal) if mark]
    assert not any(overlap(box, dot) for box in boxes for dot in dots)


@settings(max_examples=80, deadline=None)
@given(any_chart(), widths, heights)
def test_nothing_leaves_the_frame_at_any_width(chart: LineChart, width: int, height: int) -> None:
    found = layout(chart)
    marks: list[Label | Mark] = [note.mark for note in found.notes]
    for item in [*labels_of(found), *marks]:
        left, top, right, bottom = item.box(width, height)
        bleed = MARGIN if isinstance(item, Mark) else 0
        assert -bleed <= left
        assert right <= width + bleed
        assert top >= -MARGIN
        assert bottom <= height + BELOW
    for label in found.days:
        left, _, right, _ = label.box(width, height)
        assert left >= 0
        assert right <= width


@settings(max_examples=80, deadline=None)
@given(any_chart())
def test_the_axis_covers_whatever_is_drawn_and_says_where_it_begins_and_ends(chart: LineChart) -> None:
    found = layout(chart)
    drawn = [point.value for point in (*chart.readings, *chart.path)] + [step.value for step in chart.targets]
    drawn += [chart.target.value] if chart.target else []
    drawn += [chart.guardrail[0]] if chart.guardrail else []
    assert found.axes.ticks[0] <= min(drawn)
    assert found.axes.ticks[-1] >= max(drawn)
    assert len({label.text for label in found.grid}) == len(found.grid) >= 2


@settings(max_examples=50, deadline=None)
@given(any_chart())
def test_a_chart_of_two_thousand_readings_is_as_light_as_one_of_twenty(chart: LineChart) -> None:
    assert len(charts.line_chart(chart)) < 14_000


@given(st.builds(Mark, st.floats(0, 100), st.floats(0, 100), st.floats(1, 12), st.floats(-40, 40)), widths, heights)
def test_an_edge_lies_between_where_it_is_at_the_smallest_and_the_largest(mark: Mark, width: int, height: int) -> None:
    corners = [mark.box(*size) for size in SIZES]
    for n, edge in enumerate(mark.box(width, height)):
        assert min(corner[n] for corner in corners) - 1e-9 <= edge <= max(corner[n] for corner in corners) + 1e-9
