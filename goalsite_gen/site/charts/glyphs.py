"""One shape for every standing, told apart without colour; always beside the word that says it."""

from __future__ import annotations

from functools import cache
from typing import Literal

from markupsafe import Markup

from goalsite_gen.site.charts.svg import joined, tag

Standing = Literal[
    "path", "watch", "off", "slipping", "reached", "missed", "stale", "none", "holding", "breached",
    "delivered", "due", "overdue", "rising", "silent", "balanced", "hollow", "building", "stalled", "early",
]  # fmt: skip

_FULL, _LINE = "f", "l"
_RING = "M1.75 7a5.25 5.25 0 1 1 10.5 0a5.25 5.25 0 1 1-10.5 0z"
_DIAMOND = "M7 1 13 7 7 13 1 7z"

# Drawn on 14 by 14: filled or outlined paths in the colour of the text.
_SHAPES: dict[str, tuple[tuple[str, str], ...]] = {
    "path": ((_FULL, "M1.5 7a5.5 5.5 0 1 1 11 0a5.5 5.5 0 1 1-11 0z"),),
    "watch": ((_LINE, _RING), (_FULL, "M7 1.75a5.25 5.25 0 0 1 0 10.5z")),
    "off": ((_FULL, "M2 2h10v10H2z"),),
    "slipping": ((_FULL, "M7 12.5 1.5 2.5h11z"),),
    "rising": ((_FULL, "M7 1.5 12.5 11.5H1.5z"),),
    "reached": ((_LINE, _RING), (_LINE, "M4.25 7.25 6.25 9.25 9.75 4.75")),
    "missed": ((_LINE, "M2.5 2.5l9 9M11.5 2.5l-9 9"),),
    "stale": (("d", _RING),),
    "none": ((_LINE, _RING),),
    "holding": ((_LINE, "M1.5 4.75h11M1.5 9.25h11"),),
    "breached": ((_LINE, "M1.5 4.75h11M1.5 9.25h11M10 1.5 4 12.5"),),
    "delivered": ((_FULL, _DIAMOND),),
    "due": ((_LINE, "M7 1.75 12.25 7 7 12.25 1.75 7z"),),
    "overdue": ((_LINE, "M7 1.75 12.25 7 7 12.25 1.75 7z"), (_LINE, "M7 4v6")),
    "silent": ((_LINE, "M3.5 7h7"),),
    "balanced": ((_FULL, "M4.25 1.5 7.25 7h-6z"), (_FULL, "M9.75 1.5 12.75 7h-6z"), (_LINE, "M1.5 10.5h11")),
    "hollow": ((_FULL, "M4 1.5 7 7H1z"), (_LINE, "M8.25 2.25h4.25L10.4 6.25z"), (_LINE, "M1.5 10.5h11")),
    "building": ((_LINE, "M1.75 12.25v-4h3.5v-3.5h3.5v-3h3.5"),),
    "stalled": ((_FULL, "M2.5 2h3.25v10H2.5zM8.25 2h3.25v10H8.25z"),),
    "early": ((_FULL, "M1.5 7a1.5 1.5 0 1 1 3 0a1.5 1.5 0 1 1-3 0zM5.5 7a1.5 1.5 0 1 1 3 0a1.5 1.5 0 1 1-3 0z"
               "M9.5 7a1.5 1.5 0 1 1 3 0a1.5 1.5 0 1 1-3 0z"),),
}  # fmt: skip


@cache
def standing_glyph(kind: Standing) -> Markup:
    """The glyph of a standing, a growth or a pair reading, 14 by 14, hidden from assistive technology.

    KeyError for a kind that has no shape.
    """
    parts = [_stroke(how, path) for how, path in _SHAPES[kind]]
    return tag(
        "svg",
        joined(parts),
        class_="glyph",
        viewBox="0 0 14 14",
        width=14,
        height=14,
        aria_hidden="true",
        focusable="false",
    )


def _stroke(how: str, path: str) -> Markup:
    if how == _FULL:
        return tag("path", d=path, fill="currentColor")
    dashes = "2.6 1.5" if how == "d" else None
    return tag("path", d=path, fill="none", stroke="currentColor", stroke_width="1.5", stroke_dasharray=dashes)
