"""Charts as static, accessible SVG: lines, sparks, dots, pips and glyphs; values in, `Markup` out."""

from __future__ import annotations

from goalsite_gen.site.charts.glyphs import Standing, standing_glyph
from goalsite_gen.site.charts.line import chart_key, line_chart
from goalsite_gen.site.charts.scale import month_ticks, ticks
from goalsite_gen.site.charts.shapes import LineChart, Note, Point, Step
from goalsite_gen.site.charts.strips import evidence_dots, ladder_pips, rhythm, spark

__all__ = [
    "LineChart",
    "Note",
    "Point",
    "Standing",
    "Step",
    "chart_key",
    "evidence_dots",
    "ladder_pips",
    "line_chart",
    "month_ticks",
    "rhythm",
    "spark",
    "standing_glyph",
    "ticks",
]
