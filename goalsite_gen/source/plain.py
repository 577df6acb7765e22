"""The short way for plain front matter: the fields that the YAML loader would give, or nothing.

It is no second dialect. It takes lines of `name: value` with a plain word or text, a text in quotes without escapes,
`[a, b]`, and lists and maps of such values one level down; as soon as a line could be read in two ways it leaves the
whole to the loader. `python -m tests.model.fuzz_plain` holds it to that.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from goalsite_gen.source.yaml12 import plain_scalar

MOST = 8_000
"""The longest front matter it takes, in characters: far below the loader's most, whatever the script."""
MOST_LINES = 4_096
"""How many lines are remembered: authors, goals and themes recur in a journal."""
LONGEST = 120
"""Longer lines hardly recur, and are not remembered."""

_LINE = re.compile(
    r"( *)(?:(-) +|([A-Za-z_][A-Za-z0-9_-]{0,60}):(?: +|$))"
    r"(?:\"([^\"\\]*)\"|'([^']*)'|\[([^\[\]{}\"':#&*!|>%@`?\\]*)\]|((?:[A-Za-z0-9(/$+.]|[^\x00-\x7f]).*|-[0-9.]+))? *"
)
_SECOND_MEANING = re.compile(r":(?: |$)| #")
_FLOW_ITEM = re.compile(r"[^\W_][\w .+/()-]*")

_Line = tuple[int, str, Any, bool]
"""A line: its indentation, its name (empty for an item of a list), its value, and whether a value is written."""


def plain_fields(front: str) -> dict[str, Any] | None:
    """What `yaml12.load` reads without any problem in a front matter of at least one line, or None where it may differ.

    `front` is what stands between the fences, without the line ends beside them.
    """
    if len(front) > MOST:
        return None
    fields: dict[str, Any] = {}
    inner: dict[str, Any] | list[Any] | None = None
    open_name, inner_indent = "", 0
    for written in front.split("\n"):
        line = _line(written) if len(written) <= LONGEST else _said(written)
        if line is None:
            return None
        indent, name, value, is_given = line
        if isinstance(value, list):
            value = value.copy()
        if not indent and name:
            if name in fields:
                return None
            fields[name] = value
            open_name, inner = "" if is_given else name, None
            continue
        if not open_name or not is_given:
            return None
        if inner is None:
            inner, inner_indent = {} if name else [], indent
            fields[open_name] = inner
        if indent != inner_indent:
            return None
        if isinstance(inner, list) and not name:
            inner.append(value)
        elif isinstance(inner, dict) and name and name not in inner:
            inner[name] = value
        else:
            return None
    return fields


def _said(written: str) -> _Line | None:
    """What a line says by itself; None for one that is not plain."""
    found = _LINE.fullmatch(written)
    if found is None or not written.isprintable():
        return None
    indent, item, name, double, single, flow, bare = found.groups()
    at, name = len(indent), name or ""
    if double is not None or single is not None:
        return at, name, single if double is None else double, True
    if bare is not None:
        if _SECOND_MEANING.search(bare):
            return None
        return at, name, plain_scalar(bare.rstrip(" ")), True
    if flow is None:
        return None if item else (at, name, None, False)
    if not flow.strip(" "):
        return at, name, [], True
    items = [one.strip(" ") for one in flow.split(",")]
    if not all(map(_FLOW_ITEM.fullmatch, items)):
        return None
    return at, name, [plain_scalar(one) for one in items], True


_line = lru_cache(MOST_LINES)(_said)
