"""Draws a line chart from its layout: an SVG whose texts and dots never scale, only its lines do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from markupsafe import Markup

from goalsite_gen.site.charts.layout import Layout, PlacedNote, layout
from goalsite_gen.site.charts.places import Label, Mark, Spot
from goalsite_gen.site.charts.scale import Axes, runs, share_between, thinned
from goalsite_gen.site.charts.shapes import LineChart, Outlook, Point
from goalsite_gen.site.charts.svg import joined, percent, tag
from goalsite_gen.site.language import say_as

FEW = 8
"""Up to so many readings each has its dot."""

MEASURED, INK, INK_2, EDGE, RULE, COOL = "#0b5680", "#16232c", "#495862", "#7d8b94", "#cdd6db", "#eff4f7"


def line_chart(chart: LineChart) -> Markup:
    """The chart as one `<svg role="img">`, described by its title and description, 560 by 272 pixels.

    Width and height are the style sheet's to change. Raises ValueError for a number that is not finite.
    """
    places = layout(chart)
    ids = f"{chart.ident}-t {chart.ident}-d"
    parts = [
        tag("title", chart.title, id=f"{chart.ident}-t"),
        tag("desc", chart.description, id=f"{chart.ident}-d"),
        _shade(chart, places.axes),
        *_grid(places),
        _limit(chart, places.axes),
        _lines(chart, places),
        *_whisker(chart, places.axes),
        *(_text(label) for label in (*places.grid, *places.days)),
        *_notes(places),
        *_goal(places),
        *_latest(chart, places),
    ]
    body = joined(parts)
    # The style sheet gives texts a halo in the colour of the page, which goes behind their letters.
    size = {"width": 560, "height": 272}
    return tag("svg", body, role="img", aria_labelledby=ids, overflow="visible", paint_order="stroke", **size)


def _text(label: Label | None, klass: str = "") -> Markup:
    if label is None:
        return Markup("")
    return tag(
        "text",
        label.text,
        class_=klass or None,
        x=percent(label.x),
        y=percent(label.y),
        dx=f"{label.dx:g}" if label.dx else None,
        dy=f"{label.dy:g}" if label.dy else None,
        text_anchor=None if label.anchor == "start" else label.anchor,
    )


def _grid(places: Layout) -> list[Markup]:
    heights = [percent(places.axes.y(tick)) for tick in places.axes.ticks] if places.grid else ["100%"]
    return [tag("line", class_="grid", x1=0, x2="100%", y1=y, y2=y, stroke=RULE) for y in heights]


def _shade(chart: LineChart, axes: Axes) -> Markup:
    if not chart.guardrail:
        return Markup("")
    y = axes.y(chart.guardrail[0])
    top, height = (y, 100 - y) if chart.guardrail[1] == "above" else (0.0, y)
    place = {"x": "0", "y": percent(top), "width": "100%", "height": percent(height)}
    return tag("rect", class_="breach", fill="currentColor", fill_opacity=".06", **place)


def _limit(chart: LineChart, axes: Axes) -> Markup:
    if not chart.guardrail:
        return Markup("")
    y = percent(axes.y(chart.guardrail[0]))
    ends = {"x1": "0", "x2": "100%", "y1": y, "y2": y}
    return tag("line", class_="limit", stroke="currentColor", stroke_dasharray="7 4", **ends)


def _lines(chart: LineChart, places: Layout) -> Markup:
    axes = places.axes
    parts = []
    if chart.outlook:
        parts.append(tag("path", class_="ahead", d=_fan(chart.outlook, axes), fill=MEASURED, fill_opacity=".12"))
    if len(chart.path) > 1:
        parts.append(_path(_trace(axes, thinned(chart.path)), "plan", stroke=INK_2))
    if chart.targets:
        parts.append(
            _path(_stairs(chart, axes), "steps", stroke="currentColor", stroke_opacity=".55", stroke_dasharray="6 3")
        )
    pieces = _pieces(chart, places)
    for left, right in pairwise(pieces):
        bridge = _trace(axes, (left[-1], right[0]))
        parts.append(_path(bridge, "actual", stroke=MEASURED, stroke_opacity=".6", stroke_dasharray="2 6"))
    solid = "".join(_trace(axes, piece) for piece in pieces if len(piece) > 1)
    if solid:
        parts.append(_path(solid, "actual", stroke=MEASURED))
    if not parts:
        return Markup("")
    return tag(
        "svg",
        joined(parts),
        viewBox="0 0 1000 1000",
        preserveAspectRatio="none",
        width="100%",
        height="100%",
        overflow="visible",
    )


def _fan(outlook: Outlook, axes: Axes) -> str:
    """The outline of an outlook, cut off where it leaves the frame."""
    low, high = zip(*map(sorted, (outlook.near, outlook.far)), strict=True)
    edges = [*_edge(outlook, high, axes), *reversed(_edge(outlook, low, axes))]
    return f"M{'L'.join(f'{x * 10:.0f} {y * 10:.0f}' for x, y in edges)}Z"


def _edge(outlook: Outlook, ends: Sequence[float], axes: Axes) -> list[Spot]:
    start, end = axes.x(outlook.since), axes.x(outlook.until)
    frame = (axes.ticks[0], axes.ticks[-1])
    shares = sorted(share_between(ends[0], ends[1], bound) for bound in frame if min(ends) < bound < max(ends))
    inner = [share for share in shares if 0 < share < 1]
    between = [(start + (end - start) * n, axes.y(ends[0] * (1 - n) + ends[1] * n)) for n in inner]
    return [(start, axes.y(ends[0])), *between, (end, axes.y(ends[1]))]


def _whisker(chart: LineChart, axes: Axes) -> list[Markup]:
    """From the lowest to the highest value of an outlook; an end beyond the frame has no cap."""
    if not chart.outlook:
        return []
    low, high = sorted(chart.outlook.far)
    x = percent(axes.x(chart.outlook.until))
    parts = [_stroke(x1=x, x2=x, y1=percent(axes.y(high)), y2=percent(axes.y(low)))]
    ends = [(value, 5) for value in (low, high)] + [(chart.outlook.value, 3)]
    for value, half in ends:
        if axes.ticks[0] <= value <= axes.ticks[-1]:
            cap = _stroke(x1=f"{-half}", x2=f"{half}", y1="0", y2="0")
            parts.append(tag("svg", cap, x=x, y=percent(axes.y(value)), overflow="visible"))
    return parts


def _stroke(**ends: str) -> Markup:
    return tag("line", class_="span", stroke=MEASURED, stroke_width="1.5", **ends)


def _pieces(chart: LineChart, places: Layout) -> tuple[tuple[Point, ...], ...]:
    # Thinning leaves uneven pauses of its own; a line of so many readings is drawn in one piece.
    return runs(places.line) if len(places.line) == len(chart.readings) else (places.line,)


def _path(trace: str, klass: str, **attributes: str) -> Markup:
    return tag("path", class_=klass, vector_effect="non-scaling-stroke", fill="none", d=trace, **attributes)


def _trace(axes: Axes, points: Sequence[Point]) -> str:
    spots = (f"{axes.x(point.day) * 10:.0f} {axes.y(point.value) * 10:.0f}" for point in points)
    return f"M{'L'.join(spots)}"


def _stairs(chart: LineChart, axes: Axes) -> str:
    steps = sorted(chart.targets, key=lambda step: step.day)
    trace = f"M{axes.x(steps[0].day) * 10:.0f} {axes.y(steps[0].value) * 10:.0f}"
    for step in steps[1:]:
        trace += f"H{axes.x(step.day) * 10:.0f}V{axes.y(step.value) * 10:.0f}"
    return f"{trace}H{axes.x(chart.target.day if chart.target else axes.last) * 10:.0f}"


def _notes(places: Layout) -> list[Markup]:
    # The far ones first: the stem of a letter passes behind the letters nearer to the line.
    order = sorted(places.notes, key=lambda placed: -abs(placed.mark.dy))
    return [_note(placed) for placed in order]


def _note(placed: PlacedNote) -> Markup:
    mark, title = (
        placed.mark,
        tag("title", say_as("letter on a chart", "{letter}: {entry}", letter=placed.note.key, entry=placed.note.label)),
    )
    x, y = percent(mark.x), percent(mark.y)
    if not placed.lettered:
        dot = tag("circle", cx=0, cy=0, r=f"{mark.r:g}", fill=COOL, stroke=EDGE)
        return tag("svg", title + dot, class_="ev", x=x, y=y, overflow="visible")
    towards = -1 if mark.dy < 0 else 1
    cx, end = f"{mark.dx:g}", f"{mark.dy - mark.r * towards:g}"
    body = joined(
        [
            title,
            tag("line", x1=0, x2=cx, y1=5 * towards, y2=end, stroke=EDGE),
            tag("circle", cx=cx, cy=f"{mark.dy:g}", r=f"{mark.r:g}", fill=COOL, stroke=EDGE),
            tag("text", placed.note.key, x=cx, y=f"{mark.dy + 4:g}", text_anchor="middle"),
        ]
    )
    return tag("svg", body, class_="ev", x=x, y=y, overflow="visible")


def _goal(places: Layout) -> list[Markup]:
    parts = [_text(places.limit_label, "goall"), _text(places.goal_label, "goall")]
    return [_circle(places.goal, "goal", fill=COOL, stroke=INK), *parts] if places.goal else parts


def _latest(chart: LineChart, places: Layout) -> list[Markup]:
    dots: list[Markup] = []
    isolated = [run[0] for run in _pieces(chart, places) if len(run) == 1]
    for point in places.line[:-1] if len(places.line) <= FEW else isolated:
        mark = Mark(places.axes.x(point.day), places.axes.y(point.value), 3)
        dots.append(_circle(mark, "now", fill=MEASURED))
    if places.latest:
        dots.append(_circle(places.latest, "now", fill=MEASURED))
    labels = [_text(label) for label in places.point_labels]
    return [*dots, *labels, _text(places.latest_label, "nowl"), _text(places.empty_label, "none")]


def _circle(mark: Mark, klass: str, **attributes: str) -> Markup:
    return tag("circle", class_=klass, cx=percent(mark.x), cy=percent(mark.y), r=f"{mark.r:g}", **attributes)
