"""Which part of a Markdown text is prose: code and comments blanked out, every other character where it was."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})([^`]*)$")
_CONTAINER = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]|\[\^[^\]]{1,80}\]:|:[ \t]|!!! ")
_TICKS = re.compile(r"\\[\\`]|`+|\n[ \t]*(?=\n)")
_VISIBLE = re.compile(r"[^\n]")
_CODE_INDENT = 4


def without_code(body: str) -> str:
    """The body with fenced code, indented code and code spans as spaces; lines and columns stay.

    A fence that is never closed is no fence, as in the renderer. Indented text below a list item, a footnote
    or an admonition belongs to it and is prose until it is indented twice.
    """
    # Most texts hold none of it, which is seen much sooner than found.
    lines = body.split("\n")
    for code, may_stand in ((_fenced, "```" in body or "~~~" in body), (_indented, _has_indent(lines))):
        for number in list(code(lines)) if may_stand else ():
            lines[number] = " " * len(lines[number])
    return _blanked("\n".join(lines), _spans) if "`" in body else "\n".join(lines)


def prose(body: str) -> str:
    """The body with code and HTML comments as spaces; lines and columns stay."""
    text = without_code(body)
    return _blanked(text, _comments) if "<!--" in text else text


def _fenced(lines: list[str]) -> Iterator[int]:
    """The lines of fenced blocks, fences included."""
    ends: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if (found := _FENCE.match(line)) and not found[2].strip():
            ends.setdefault(found[1], []).append(number)
    number = 0
    while number < len(lines):
        found = _FENCE.match(lines[number])
        closing = ends.get(found[1], []) if found else []
        after = bisect_right(closing, number)
        if after < len(closing):
            yield from range(number, closing[after] + 1)
            number = closing[after]
        number += 1


def _has_indent(lines: list[str]) -> bool:
    return any(line[:1].isspace() for line in lines)


def _indented(lines: list[str]) -> Iterator[int]:
    """The lines of indented code blocks."""
    inside = False
    after_blank = True
    in_code = False
    for number, line in enumerate(lines):
        if not line.strip():
            after_blank = True
            continue
        indent = len(line.expandtabs(_CODE_INDENT)) - len(line.expandtabs(_CODE_INDENT).lstrip())
        if _CONTAINER.match(line):
            inside = True
        elif inside and after_blank and indent == 0:
            inside = False
        in_code = indent >= _CODE_INDENT * (1 + inside) and (after_blank or in_code)
        if in_code:
            yield number
        after_blank = False


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Code spans: a run of backticks up to the next run of the same length in the same block."""
    runs: list[tuple[int, int]] = []
    for found in _TICKS.finditer(text):
        if found[0][0] == "`":
            runs.append(found.span())
        elif found[0][0] == "\n":
            yield from _paired(runs)
            runs = []
    yield from _paired(runs)


def _paired(runs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    later: dict[int, int] = {}
    partner = [-1] * len(runs)
    for index in range(len(runs) - 1, -1, -1):
        start, end = runs[index]
        partner[index] = later.get(end - start, -1)
        later[end - start] = index
    index = 0
    while index < len(runs):
        if partner[index] >= 0:
            yield runs[index][0], runs[partner[index]][1]
            index = partner[index]
        index += 1


def _comments(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        yield start, end + 3
        at = end + 3


def _blanked(text: str, stretches: Callable[[str], Iterable[tuple[int, int]]]) -> str:
    parts: list[str] = []
    at = 0
    for start, end in stretches(text):
        parts += (text[at:start], _VISIBLE.sub(" ", text[start:end]))
        at = end
    return "".join((*parts, text[at:]))
