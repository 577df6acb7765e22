"""The format `full`: each finding with the line it is about, a caret below the spot, and what to write instead."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from goalsite_gen.findings import Finding, Span
from goalsite_gen.report.concise import heading
from goalsite_gen.report.look import PLAIN, Look, summary, visible
from goalsite_gen.source.document import Document

_TAB = "    "
_CUT = "…"
_FEWEST_COLUMNS = 40
_MARGIN = 3
"""The part of the width, one in this many, that is kept before the spot when a long line is cut."""

_NEAR = 1000
"""How many characters on each side of a spot are looked at: more than any terminal has columns."""


def full(findings: Sequence[Finding], sources: Mapping[str, Document], look: Look = PLAIN) -> str:
    """Every finding with its excerpt and related places, then the summary; a blank line between them.

    What is said several times of one line is shown once.
    """
    texts = _Texts(sources)
    alike: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        said = (finding.span.file, finding.span.line, finding.code, finding.message, finding.hint, finding.related)
        alike.setdefault(said, []).append(finding)
    blocks = ["\n".join(_block(group[0], texts, look, again=len(group) - 1)) for group in alike.values()]
    return "\n\n".join((*blocks, summary(findings, look))) + "\n"


class _Texts:
    """The lines of the documents, split once each."""

    def __init__(self, sources: Mapping[str, Document]) -> None:
        self._sources = sources
        self._lines: dict[str, list[str]] = {}

    def line(self, span: Span) -> str:
        """The line a span is on; empty where there is no such text."""
        if span.file not in self._lines:
            document = self._sources.get(span.file)
            self._lines[span.file] = document.text.split("\n") if document else []
        lines = self._lines[span.file]
        return lines[span.line - 1] if span.line <= len(lines) else ""


def _block(finding: Finding, texts: _Texts, look: Look, *, again: int) -> Iterator[str]:
    yield heading(finding, look)
    spans = [finding.span, *(span for span, _ in finding.related)]
    gutter = max(4, *(len(str(span.line)) for span in spans)) if len(spans) > 1 else max(4, len(str(finding.span.line)))
    shown = list(_excerpt(finding.span, finding.hint, texts, look, gutter=gutter))
    yield from shown
    if not shown and finding.hint:
        yield f"{' ' * gutter} = {look.painted(visible(finding.hint), '32')}"
    for span, message in finding.related:
        yield f"{' ' * gutter} = {look.file(span.file)}:{span.line}:{span.column}: {visible(message)}"
    if again:
        yield f"{' ' * gutter} = and {again} more on this line"


def _excerpt(span: Span, hint: str, texts: _Texts, look: Look, *, gutter: int) -> Iterator[str]:
    """The line, and below it carets and hint; the hint has a line of its own where it would not fit."""
    line = texts.line(span)
    if not line.strip():
        return
    room = max(_FEWEST_COLUMNS, look.width - gutter - 3)
    text, before, under = _cut(line, span, room)
    bar = look.painted("|", "2")
    yield f"{look.painted(str(span.line).rjust(gutter), '2')} {bar} {text}".rstrip()
    carets = " " * before + look.painted("^" * under, "1")
    if not hint:
        yield f"{' ' * gutter} {bar} {carets}"
    elif before + under + 1 + _width(hint) <= room:
        yield f"{' ' * gutter} {bar} {carets} {look.painted(visible(hint), '32')}"
    else:
        yield f"{' ' * gutter} {bar} {carets}"
        yield f"{' ' * gutter} = {look.painted(visible(hint), '32')}"


def _cut(line: str, span: Span, room: int) -> tuple[str, int, int]:
    """The part of a line around a spot that fits into `room` columns, the columns before it, and its own width."""
    skipped = max(0, min(span.column - 1, len(line)) - _NEAR)
    near = line[skipped : skipped + 2 * _NEAR]
    is_longer = skipped + len(near) < len(line)
    cells = [_cell(character) for character in near]
    widths = [_width(cell) for cell in cells]
    start = min(span.column - 1 - skipped, len(cells))
    end = min(max(span.end_column - 1 - skipped, start + 1), len(cells)) if span.end_line == span.line else len(cells)
    first, last = 0, len(cells)
    if sum(widths) > room:
        first = _back(widths, start, room // _MARGIN)
        last = _forth(widths, first, room - (skipped + first > 0) - 1)
        last = max(last, min(start + 1, len(cells)))
    is_cut = skipped + first > 0
    text = (_CUT if is_cut else "") + "".join(cells[first:last]) + (_CUT if is_longer or last < len(cells) else "")
    before = is_cut + sum(widths[first:start])
    return text, before, max(1, sum(widths[start : min(end, last)]))


def _back(widths: list[int], start: int, room: int) -> int:
    """The first position from which no more than `room` columns lead up to `start`."""
    first = start
    while first > 0 and room >= widths[first - 1]:
        first -= 1
        room -= widths[first]
    return first


def _forth(widths: list[int], first: int, room: int) -> int:
    """The position after the last one that fits into `room` columns from `first` on."""
    last = first
    while last < len(widths) and room >= widths[last]:
        room -= widths[last]
        last += 1
    return last


def _cell(character: str) -> str:
    return _TAB if character == "\t" else visible(character)


def _width(text: str) -> int:
    """How many columns a terminal gives a text: two for wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )
