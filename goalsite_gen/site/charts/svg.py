"""Writes one SVG or HTML element with everything escaped that could end it early."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cache

from markupsafe import Markup, escape

# Named one by one, not as all but what is allowed: a class of so many characters takes milliseconds to compile.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_SPECIAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\"&'<>\ud800-\udfff\ufffe\uffff]").search
"""Finds what `clean` or `escape` would change; in most of what is written there is nothing."""

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
    parts = [f'{_attribute(key)}="{_written(f"{value}")}"' for key, value in attributes.items() if value is not None]
    inside = content if isinstance(content, Markup) else _written(content)
    opened = " ".join((name, *parts))
    return Markup(f"<{opened}>{inside}</{name}>" if inside else f"<{opened}/>")


def joined(parts: Iterable[Markup]) -> Markup:
    """The elements one after the other; `Markup.join` would look into each of them for something to escape."""
    return Markup("".join(parts))


def _written(text: str) -> str:
    return escape(clean(text)) if _SPECIAL(text) else text


@cache
def _attribute(key: str) -> str:
    return key if key in _VERBATIM else key.rstrip("_").replace("_", "-")
