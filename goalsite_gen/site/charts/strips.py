"""Small pictures that stand in a line of text, a table cell or under a chart: sparks, dots, pips, bars of entries."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

from markupsafe import Markup

from goalsite_gen.site.charts.scale import share_between, thinned
from goalsite_gen.site.charts.shapes import Point
from goalsite_gen.site.charts.svg import joined, tag
from goalsite_gen.site.language import say_count
from goalsite_gen.site.words import sentence, sentences

OBSERVED, MEASURED, EDGE = "#7a4b00", "#0b5680", "#7d8b94"
DOTS_A_ROW = 20
MOST_DOTS = 60
_UNITS = (1, 5, 10, 20, 50, 100, 200, 500)


def spark(points: Sequence[Point], *, target: float | None, label: str) -> Markup:
    """A line without axes, 100 by 26, with a dot at the last value and a dotted line at the target."""
    line = thinned(points, 100)
    values = [point.value for point in line] + ([] if target is None else [target])
    if not all(math.isfinite(value) for value in values):
        raise ValueError("a spark draws finite numbers only")
    low, high = min(values, default=0.0), max(values, default=0.0)

    def y(value: float) -> str:
        return f"{24 - 22 * share_between(low, high, value):.1f}"

    def x(point: Point) -> str:
        length = (line[-1].day - line[0].day).days
        return f"{1 + 96 * (point.day - line[0].day).days / length:.1f}" if length else "97.0"

    parts = []
    if target is not None:
        level = y(target)
        parts.append(tag("line", x1=0, x2=100, y1=level, y2=level, stroke=EDGE, stroke_dasharray="1 3"))
    elif not line:
        parts.append(tag("line", x1=0, x2=100, y1=13, y2=13, stroke=EDGE, stroke_dasharray="1 3"))
    if len(line) > 1:
        trace = "L".join(f"{x(point)} {y(point.value)}" for point in line)
        parts.append(tag("path", d=f"M{trace}", fill="none", stroke=MEASURED, vector_effect="non-scaling-stroke"))
    if line:
        parts.append(tag("circle", cx=x(line[-1]), cy=y(line[-1].value), r="2.6", fill=MEASURED))
    return tag(
        "svg",
        joined(parts),
        class_="spark",
        viewBox="0 0 100 26",
        width=108,
        height=28,
        role="img",
        aria_label=label,
    )


def evidence_dots(supports: int, challenges: int, mixed: int, label: str) -> Markup:
    """Entries as dots: full for, half for mixed, open against; at most 20 a row, 280 pixels wide.

    Over 60 each dot stands for several entries, which is said beside it. Nothing for no entries.
    """
    counts = {"y": supports, "m": mixed, "n": challenges}
    if min(counts.values()) < 0:
        raise ValueError("there is no negative number of entries")
    total = sum(counts.values())
    if not total:
        return Markup("")
    unit = next((unit for unit in _UNITS if -(-total // unit) <= MOST_DOTS - 2), 0)
    unit = unit or 10 ** (len(str(total)) - 1)
    dots = [kind for kind, n in counts.items() for _ in range(-(-n // unit))]
    rows = [dots[n : n + DOTS_A_ROW] for n in range(0, len(dots), DOTS_A_ROW)]
    body = joined(_dot_row(row) for row in rows)
    said = label
    if unit > 1:
        note = say_count("Each dot stands for up to {n} entry.", "Each dot stands for up to {n} entries.", unit)
        said = sentences(sentence(label), note)
        body += tag("span", note, class_="per")
    return tag("span", body, class_="dots", role="img", aria_label=said)


def _dot_row(row: Sequence[str]) -> Markup:
    width = 14 * len(row)
    dots = joined(_dot(kind, 5.5 + 14 * n) for n, kind in enumerate(row))
    return tag("svg", dots, viewBox=f"0 0 {width} 11", width=width, height=11, aria_hidden="true", focusable="false")


@cache
def _dot(kind: str, x: float) -> Markup:
    if kind == "y":
        return tag("circle", class_="y", cx=f"{x:g}", cy="5.5", r=5, fill=OBSERVED)
    ring = tag("circle", class_="n", cx=f"{x:g}", cy="5.5", r="4.25", fill="none", stroke=OBSERVED, stroke_width="1.5")
    if kind == "n":
        return ring
    return ring + tag("path", class_="y", d=f"M{x:g} 1.25a4.25 4.25 0 0 1 0 8.5z", fill=OBSERVED)


def ladder_pips(reached: int, of: int, label: str) -> Markup:
    """The stages of a ladder as a row, those reached full; `label` is the name of the stage.

    ValueError when more are reached than there are.
    """
    if not 0 <= reached <= of:
        raise ValueError(f"stage {reached} of {of} does not exist")
    pitch = min(16.0, 240 / of) if of else 16.0
    shrink = pitch / 16
    pips = []
    for n in range(of):
        x = f"{pitch * (n + 0.5) - shrink:.2f}"
        if n < reached:
            pips.append(tag("circle", class_="on", cx=x, cy=7, r=f"{5 * shrink:.2f}", fill=OBSERVED))
        else:
            radius = f"{4.5 * shrink:.2f}"
            pips.append(tag("circle", class_="off", cx=x, cy=7, r=radius, fill="none", stroke=EDGE, stroke_width="1.5"))
    width = f"{pitch * max(of, 1):g}"
    return tag(
        "svg",
        joined(pips),
        class_="pips",
        viewBox=f"0 0 {width} 14",
        width=width,
        height=14,
        role="img",
        aria_label=label,
    )


def rhythm(weeks: Sequence[int], label: str) -> Markup:
    """Entries a week as bars, oldest first; a silent week leaves a tick. 5 pixels a week, 24 high.

    The scale is the busiest week's, yet at least three entries, so that one entry does not look like many.
    """
    if any(week < 0 for week in weeks):
        raise ValueError("there is no negative number of entries")
    top = max(3, *weeks) if weeks else 3
    bars = []
    for n, week in enumerate(weeks):
        height = max(3.0, 22 * week / top) if week else 1.0
        bars.append(
            tag(
                "rect",
                class_="on" if week else "off",
                x=5 * n,
                y=f"{24 - height:.1f}",
                width=3,
                height=f"{height:.1f}",
                fill="currentColor",
                fill_opacity=None if week else ".4",
            )
        )
    width = max(1, 5 * len(weeks))
    return tag(
        "svg",
        joined(bars),
        class_="rhythm",
        viewBox=f"0 0 {width} 24",
        width=width,
        height=24,
        preserveAspectRatio="none",
        role="img",
        aria_label=label,
    )


def bars(counts: Sequence[tuple[float, float, int]], label: str) -> Markup:
    """Entries in stretches of a chart's axis as bars: each from and to a percentage, and how many. 24 high.

    Like `rhythm` it takes three entries at least as its full height.
    """
    top = max(3, *(count for _, _, count in counts)) if counts else 3
    drawn = []
    for start, end, count in counts:
        height = 24 * count / top
        width = max(0.0, end - start) * 0.8
        if count:
            place = {"x": f"{start:.2f}", "width": f"{width:.2f}", "y": f"{24 - height:.1f}", "height": f"{height:.1f}"}
            drawn.append(tag("rect", fill=OBSERVED, **place))
    base = tag("line", x1=0, x2=100, y1=24, y2=24, stroke=EDGE, vector_effect="non-scaling-stroke")
    body = joined([*drawn, base])
    return tag(
        "svg", body, class_="bars", viewBox="0 0 100 24", width=560, height=24, preserveAspectRatio="none", role="img",
        aria_label=label,
    )  # fmt: skip
