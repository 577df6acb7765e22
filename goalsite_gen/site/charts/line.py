"""Draws a line chart from its layout: an SVG whose texts and dots never scale, only its lines do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from markupsafe import Markup

from goalsite_gen.site.charts.layout import Layout, PlacedNote, layout
from goalsite_gen.site.charts.places import Label, Mark
from goalsite_gen.site.charts.scale import Axes, runs, thinned
from goalsite_gen.site.charts.shapes import LineChart, Note, Point
from goalsite_gen.site.charts.svg import percent, tag

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
        *_notes(places),
        *_goal(places),
        *_latest(chart, places),
    ]
    body = Markup("").join(parts)
    return tag("svg", body, role="img", aria_labelledby=ids, width=560, height=272, overflow="visible")


def chart_key(notes: Sequence[Note]) -> Markup:
    """The list that goes with the letters on a line: each letter, and its entry as a link.

    An image offers nothing to press, so the links stand here.
    """
    items = [
        tag("li", Markup("{} {}").format(tag("span", note.key, class_="k"), tag("a", note.label, href=note.href)))
        for note in sorted(notes, key=lambda note: (note.day, note.key))
    ]
    return tag("ol", Markup("").join(items), class_="key") if items else Markup("")


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
    parts = []
    for label in places.grid:
        y = percent(label.y)
        parts += [tag("line", class_="grid", x1=0, x2="100%", y1=y, y2=y, stroke=RULE), _text(label)]
    if not places.grid:
        parts.append(tag("line", class_="grid", x1=0, x2="100%", y1="100%", y2="100%", stroke=RULE))
    return [*parts, *(_text(label) for label in places.days)]


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
        Markup("").join(parts),
        viewBox="0 0 1000 1000",
        preserveAspectRatio="none",
        width="100%",
        height="100%",
        overflow="visible",
    )


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
    mark, title = placed.mark, tag("title", f"{placed.note.key}: {placed.note.label}")
    x, y = percent(mark.x), percent(mark.y)
    if not placed.lettered:
        dot = tag("circle", cx=0, cy=0, r=f"{mark.r:g}", fill=COOL, stroke=EDGE)
        return tag("svg", title + dot, class_="ev", x=x, y=y, overflow="visible")
    towards = -1 if mark.dy < 0 else 1
    cx, end = f"{mark.dx:g}", f"{mark.dy - mark.r * towards:g}"
    body = Markup("").join(
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
    return [*dots, _text(places.latest_label, "nowl"), _text(places.empty_label, "none")]


def _circle(mark: Mark, klass: str, **attributes: str) -> Markup:
    return tag("circle", class_=klass, cx=percent(mark.x), cy=percent(mark.y), r=f"{mark.r:g}", **attributes)
