"""Charts as static, accessible SVG: lines, sparks, dots, pips and glyphs; values in, `Markup` out."""

from __future__ import annotations

from goalsite_gen.site.charts.glyphs import Standing, standing_glyph
from goalsite_gen.site.charts.layout import axes_of
from goalsite_gen.site.charts.line import line_chart
from goalsite_gen.site.charts.scale import month_ticks, ticks
from goalsite_gen.site.charts.shapes import LineChart, Note, Outlook, Point, Step
from goalsite_gen.site.charts.strips import bars, evidence_dots, ladder_pips, rhythm, spark

__all__ = [
    "LineChart",
    "Note",
    "Outlook",
    "Point",
    "Standing",
    "Step",
    "axes_of",
    "bars",
    "evidence_dots",
    "ladder_pips",
    "line_chart",
    "month_ticks",
    "rhythm",
    "spark",
    "standing_glyph",
    "ticks",
]
