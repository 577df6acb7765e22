"""Charts: round ticks, labels that never touch, well-formed SVG for any data."""

from __future__ import annotations

import itertools
import math
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from goalsite_gen.site import charts
from goalsite_gen.site.charts import LineChart, Note, Point, Standing, Step
from goalsite_gen.site.charts.layout import layout
from goalsite_gen.site.charts.places import BELOW, MARGIN, SIZES, Label, Mark
from goalsite_gen.site.charts.scale import runs, thinned

START = date(2024, 10, 31)
values = st.one_of(
    st.floats(-1e300, 1e300, allow_nan=False),
    st.floats(-1000, 1000, allow_nan=False),
    st.sampled_from([0.0, -0.0, 5e-324, 1e-300, 1e300, -1e300, 100.0, 99.96]),
)
days = st.integers(0, 1500).map(lambda n: START + timedelta(days=n))
points = st.lists(st.builds(Point, days, values), max_size=40).map(tuple)
texts = st.text(max_size=20)
notes = st.lists(st.builds(Note, days, st.sampled_from("abcdefgh"), texts), max_size=26).map(tuple)
any_chart = st.builds(
    LineChart,
    ident=st.just("c"),
    title=texts,
    description=texts,
    unit=st.one_of(st.sampled_from(["%", "£", "minutes", "customers we know by name", ""]), texts),
    decimals=st.integers(0, 3),
    readings=points,
    path=points,
    target=st.one_of(st.none(), st.builds(Point, days, values)),
    targets=st.lists(st.builds(Step, days, values), max_size=3).map(tuple),
    guardrail=st.one_of(st.none(), st.tuples(values, st.sampled_from(["above", "below"]))),
    notes=notes,
    start=st.one_of(st.none(), days),
    end=st.one_of(st.none(), days),
)


def a_chart(*readings: float, guardrail: tuple[float, Literal["above", "below"]] | None = None) -> LineChart:
    found = tuple(Point(START + timedelta(days=30 * n), value) for n, value in enumerate(readings))
    return LineChart(
        ident="churn",
        title="Churn",
        description="It falls.",
        unit="%",
        decimals=1,
        readings=found,
        guardrail=guardrail,
    )


def elements(svg: Markup) -> list[ET.Element]:
    return list(ET.fromstring(svg).iter())


def texts_of(svg: Markup) -> list[str]:
    return [element.text or "" for element in elements(svg) if element.tag == "text"]


@given(st.floats(-1e300, 1e300), st.floats(-1e300, 1e300), st.integers(2, 8))
def test_ticks_cover_the_data_with_few_round_numbers(one: float, other: float, most: int) -> None:
    low, high = min(one, other), max(one, other)
    found = charts.ticks(low, high, most)
    assert found[0] <= low
    assert found[-1] >= high
    assert 2 <= len(found) <= most + 2
    assert list(found) == sorted(set(found))
    assert all(math.isfinite(tick) for tick in found)


def test_ticks_are_numbers_people_count_in() -> None:
    assert charts.ticks(2.5, 4.9) == (2, 3, 4, 5)
    assert charts.ticks(0, 1) == (0, 0.25, 0.5, 0.75, 1)
    assert charts.ticks(61, 74) == (60, 65, 70, 75)


def test_ticks_of_something_endless_are_refused() -> None:
    with pytest.raises(ValueError, match="finite"):
        charts.ticks(0, math.inf)


@given(days, days, st.integers(2, 6))
def test_month_ticks_keep_both_ends_and_their_order(one: date, other: date, most: int) -> None:
    found = charts.month_ticks(one, other, most)
    assert found[0] == min(one, other)
    assert found[-1] == max(one, other)
    assert list(found) == sorted(set(found))
    assert len(found) <= most


def test_month_ticks_prefer_the_turn_of_the_year() -> None:
    assert charts.month_ticks(START, date(2026, 12, 31)) == (START, date(2026, 1, 1), date(2026, 12, 31))


@settings(max_examples=150, deadline=None)
@given(any_chart)
def test_no_label_touches_another_or_leaves_the_frame(chart: LineChart) -> None:
    found = layout(chart)
    named = (found.latest_label, found.goal_label, found.limit_label, found.empty_label)
    labels: list[Label | Mark] = [label for label in named if label]
    labels += [note.mark for note in found.notes if note.lettered]
    for width, height in SIZES:
        boxes = [item.box(width, height) for item in labels]
        for item, (left, top, right, bottom) in zip(labels, boxes, strict=True):
            bleed = MARGIN if isinstance(item, Mark) else 0
            assert left >= -bleed
            assert right <= width + bleed
            assert top >= -MARGIN
            assert bottom <= height + BELOW
        grid = [label.box(width, height) for label in found.grid]
        for one, other in itertools.combinations(boxes + grid, 2):
            assert not overlap(one, other)
        for one, other in itertools.combinations([day.box(width, height) for day in found.days], 2):
            assert not overlap(one, other)


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@settings(max_examples=150, deadline=None)
@given(any_chart)
def test_any_data_gives_well_formed_svg_within_the_plot(chart: LineChart) -> None:
    svg = charts.line_chart(chart)
    assert svg == charts.line_chart(replace(chart))
    assert len(svg) < 40_000
    for element in elements(svg):
        assert "style" not in element.attrib
        for value in element.attrib.values():
            for share in re.findall(r"(-?[\d.]+)%", value):
                assert 0 <= float(share) <= 100
        for number in re.findall(r"-?[\d.]+", element.get("d", "")):
            assert 0 <= float(number) <= 1000
        for name in ("x", "y", "cx", "cy", "r", "x1", "y1", "width", "height"):
            assert "nan" not in element.get(name, "")
            assert "inf" not in element.get(name, "")


def test_ten_thousand_readings_stay_small_and_keep_the_extremes() -> None:
    many = tuple(Point(START + timedelta(days=n), math.sin(n / 50) + (9 if n == 4321 else 0)) for n in range(10_000))
    kept = thinned(many)
    assert len(kept) <= 400
    assert many[4321] in kept
    assert (kept[0], kept[-1]) == (many[0], many[-1])
    assert len(charts.line_chart(replace(a_chart(), readings=many))) < 10_000


def test_a_chart_without_readings_says_so() -> None:
    assert "No reading yet" in texts_of(charts.line_chart(a_chart()))


def test_the_last_value_is_written_at_the_line() -> None:
    assert "2.9%" in texts_of(charts.line_chart(a_chart(4.8, 3.4, 2.9)))


def test_title_and_description_name_the_image() -> None:
    root = elements(charts.line_chart(a_chart(1, 2)))[0]
    named = {element.get("id"): element.text for element in root}
    assert root.get("role") == "img"
    assert [named[ident] for ident in root.get("aria-labelledby", "").split()] == ["Churn", "It falls."]


def test_nothing_in_a_text_ends_the_drawing() -> None:
    hostile = "</svg><script>alert(1)</script>\x00\"'&"
    chart = replace(a_chart(1, 2), title=hostile, description=hostile, unit=hostile, ident='a"b')
    chart = replace(chart, notes=(Note(START, hostile, hostile),))
    assert "script" not in {element.tag for element in elements(charts.line_chart(chart))}


def test_an_image_holds_nothing_to_press() -> None:
    chart = replace(a_chart(1, 2), notes=(Note(START, "a", "First call"),))
    assert "a" not in {element.tag for element in elements(charts.line_chart(chart))}


def test_a_revised_target_is_a_step() -> None:
    chart = replace(a_chart(5, 4, 3), targets=(Step(START, 2.0), Step(START + timedelta(days=30), 2.5)))
    steps = [element for element in elements(charts.line_chart(chart)) if element.get("class") == "steps"]
    assert re.fullmatch(r"M0 \d+H\d+V\d+H1000", steps[0].get("d", ""))


def test_a_limit_is_said_in_words_and_shaded_on_its_wrong_side() -> None:
    svg = charts.line_chart(a_chart(99, 98, 97, guardrail=(97.5, "above")))
    band = next(element for element in elements(svg) if element.get("class") == "breach")
    assert "At least 97.5%" in texts_of(svg)
    assert float(band.get("y", "").rstrip("%")) + float(band.get("height", "").rstrip("%")) == pytest.approx(100)


def test_missing_readings_are_bridged_not_hidden() -> None:
    pause = [Point(START + timedelta(days=day), 1) for day in (0, 30, 60, 90, 300, 330)]
    assert [len(run) for run in runs(pause)] == [4, 2]


def test_a_number_that_is_none_is_a_programming_fault() -> None:
    with pytest.raises(ValueError, match="finite"):
        Point(START, math.nan)
    with pytest.raises(ValueError, match="finite"):
        a_chart(1, guardrail=(math.inf, "above"))


def test_an_ident_holds_no_space() -> None:
    with pytest.raises(ValueError, match="space"):
        replace(a_chart(), ident="a b")


@given(points, st.one_of(st.none(), values), texts)
def test_a_spark_is_well_formed_for_any_data(found: tuple[Point, ...], target: float | None, label: str) -> None:
    svg = charts.spark(found, target=target, label=label)
    assert elements(svg)[0].get("class") == "spark"
    assert "nan" not in svg.replace(str(label), "")
    assert len(svg) < 4000


def test_evidence_is_one_dot_an_entry_while_they_can_be_counted() -> None:
    row = charts.evidence_dots(11, 3, 0, "11 support, 3 challenge")
    kinds = [element.get("class") for element in elements(row) if element.tag == "circle"]
    assert kinds == ["y"] * 11 + ["n"] * 3
    assert elements(row)[0].get("aria-label") == "11 support, 3 challenge"


@given(st.integers(0, 10**7), st.integers(0, 10**7), st.integers(0, 10**7))
def test_evidence_never_grows_wider_than_a_phone(supports: int, challenges: int, mixed: int) -> None:
    row = charts.evidence_dots(supports, challenges, mixed, "so many")
    if supports + challenges + mixed == 0:
        assert row == ""
        return
    svgs = [element for element in elements(row) if element.tag == "svg"]
    assert len(svgs) <= 4
    assert all(int(svg.get("width", "")) <= 280 for svg in svgs)


def test_a_dot_for_many_says_so() -> None:
    assert "Each dot stands for up to 10 entries." in charts.evidence_dots(300, 20, 1, "much")


def test_pips_are_named_after_the_stage() -> None:
    pips = charts.ladder_pips(2, 4, "They ask first")
    found = elements(pips)
    assert found[0].get("aria-label") == "They ask first"
    assert [element.get("class") for element in found[1:]] == ["on", "on", "off", "off"]


def test_a_stage_above_the_ladder_is_a_programming_fault() -> None:
    with pytest.raises(ValueError, match="stage 5 of 4"):
        charts.ladder_pips(5, 4, "")


def test_a_silent_week_leaves_a_tick() -> None:
    strip = elements(charts.rhythm((2, 0, 1), "three weeks"))
    assert [element.get("class") for element in strip[1:]] == ["on", "off", "on"]
    assert charts.rhythm((), "no week")


@pytest.mark.parametrize("kind", get_args(Standing))
def test_every_standing_has_a_shape_of_its_own(kind: Standing) -> None:
    others = {str(charts.standing_glyph(other)) for other in get_args(Standing) if other != kind}
    glyph = charts.standing_glyph(kind)
    assert str(glyph) not in others
    assert elements(glyph)[0].get("aria-hidden") == "true"
