"""Writes one SVG or HTML element with everything escaped that could end it early."""

from __future__ import annotations

import math
import re

from markupsafe import Markup, escape

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_VERBATIM = {"viewBox", "preserveAspectRatio"}


def clean(text: str) -> str:
    """The text without the characters that XML does not allow, control characters and lone surrogates."""
    return _NOT_XML.sub("", text)


def percent(value: float) -> str:
    """A percentage from 0 to 100 with at most two places; ValueError beyond that."""
    if not (math.isfinite(value) and -0.005 <= value <= 100.005):
        raise ValueError(f"outside of the plot: {value!r}")
    return f"{f'{value:.2f}'.rstrip('0').rstrip('.').replace('-0', '0') or '0'}%"


def tag(name: str, content: str = "", **attributes: str | float | None) -> Markup:
    """One element; `content` is escaped unless it is `Markup`, attributes that are None are left out.

    `class_` stands for `class`, and `_` for `-` in attribute names.
    """
    parts = [name]
    for key, value in attributes.items():
        if value is None:
            continue
        attribute = key if key in _VERBATIM else key.rstrip("_").replace("_", "-")
        parts.append(f'{attribute}="{escape(clean(f"{value}"))}"')
    inside = content if isinstance(content, Markup) else escape(clean(content))
    opened = " ".join(parts)
    return Markup(f"<{opened}>{inside}</{name}>" if inside else f"<{opened}/>")
