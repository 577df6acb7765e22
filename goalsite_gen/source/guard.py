"""Refuses texts on which the converter would hang, exhaust the stack or the memory, before it sees them.

Each check counts in one pass. Costs are steps the converter would take, estimated from measurements of its
quadratic spots (unclosed brackets and tags, headings without blank lines, repeated footnotes, runs of
spaces): about ten million of them take a second.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from goalsite_gen.source.prose import without_code

MOST_BYTES = 256 * 1024
DEEPEST = 60
MOST_OPEN_TAGS = 200
MOST_DEFINITIONS = 150
BUDGET = 10_000_000

MOST_HARMLESS = 3_000
"""In so many characters no mark recurs often enough to cost more than `BUDGET`: each cost is at most their square."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LONG_PREFIX = re.compile(r"^[ \t>*+\-0-9.)]{61,}[^\n]?", re.MULTILINE)
_ODD_LINE = re.compile(r"\n(?::|[ \t>*+\-0-9.)]{61})")
_MARKER = re.compile(r"[ \t]*(>|[-*+](?=[ \t])|[0-9]{1,9}[.)](?=[ \t]))")
_ESCAPE = re.compile(r"\\[\\`*_{}\[\]()>#+\-.!<]")
_BLANK = re.compile(r"\n[ \t]*(?=\n)")
_HEADING = re.compile(r"^(?:#|[=-]+[ ]*$)", re.MULTILINE)
_NOTE_MARK = re.compile(r"\[\^([^\]\n]{0,200})\]")
_SPACES = re.compile(r"[ \t]{50,}")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())  # noqa: SIM905
_VOID = frozenset("area base br col embed hr http https img input link mailto meta source track wbr".split())  # noqa: SIM905


def tidy(body: str) -> str:
    """The text with plain line ends and without control characters, which the converter keeps for itself."""
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATE.sub("\ufffd", _CONTROL.sub("", body))


def is_harmless(body: str) -> bool:
    """Whether nothing in a body that `tidy` would leave as it is comes near what `check_body` refuses; else ask that.

    A short text without tags, definitions and long runs of marks holds nothing that costs too much.
    """
    return (
        len(body) <= MOST_HARMLESS
        and "<" not in body
        and not _LONG_PREFIX.match(body)
        and not _ODD_LINE.search(body)
        and "\ufffe" not in body
        and "\uffff" not in body
    )


def check_body(body: str) -> str | None:
    """Why a text cannot be converted, in words that follow "the text is", or None when it can. Linear."""
    body = tidy(body)
    if len(body.encode()) > MOST_BYTES:
        return "longer than 256 KiB: split it into several files"
    if _LONG_PREFIX.search(body) and _depth(_bare(body)) > DEEPEST:
        return f"nested more than {DEEPEST} deep: use fewer `>` and list marks on one line"
    if body.count("\n:") > MOST_DEFINITIONS and _most_definitions(body) > MOST_DEFINITIONS:
        return f"a list of more than {MOST_DEFINITIONS} definitions in one piece: set blank lines between them"
    if body.count("<") > MOST_OPEN_TAGS or ("<" in body and body.count("\n\n") > 100):
        open_tags, formatting = _open_tags(_bare(body))
        if open_tags > MOST_OPEN_TAGS or formatting * body.count("\n\n") > 50_000:
            return "full of HTML tags that nothing closes: close them or set them in `code`"
    for said, cost in _costs(body):
        if cost > BUDGET:
            return f"too slow to convert: {said}"
    return None


def _bare(body: str) -> str:
    """The text without code, and without marks that a backslash makes plain."""
    return _ESCAPE.sub("  ", without_code(body))


def _depth(text: str) -> int:
    deepest = 0
    for found in _LONG_PREFIX.finditer(text):
        line = found.group()
        if len(set(line) - {" ", "\t"}) == 1 and line[-1] in "-*_ ":
            continue
        indent = line.expandtabs(4)
        depth, at = (len(indent) - len(indent.lstrip(" "))) // 4, 0
        while marker := _MARKER.match(line, at):
            depth, at = depth + 1, marker.end()
        deepest = max(deepest, depth)
    return deepest


def _most_definitions(body: str) -> int:
    return max(f"\n{block}".count("\n:") for block in _BLANK.split(body))


def _open_tags(text: str) -> tuple[int, int]:
    depths: dict[str, int] = {}
    total = deepest = 0
    for closing, name in _TAG.findall(text):
        name = name.lower()
        if name in _VOID:
            continue
        if not closing:
            depths[name] = depths.get(name, 0) + 1
            total += 1
        elif depths.get(name):
            depths[name] -= 1
            total -= 1
        deepest = max(deepest, total)
    return deepest, sum(depth for name, depth in depths.items() if name in _FORMATTING)


def _costs(body: str) -> Iterator[tuple[str, float]]:
    size = len(body)
    if body.count("[") * size > BUDGET:
        text = _bare(body)
        cost = sum(_distances(block, "[", "]") + _distances(block, "](", ")") for block in _BLANK.split(text))
        yield "too many `[` that nothing closes", cost
    if body.count("<") * size > BUDGET:
        yield "too many `<` that nothing closes", _distances(_bare(body), "<", ">")
    if (body.count("\n#") + body.count("\n=") + body.count("\n-")) * size > 4 * BUDGET:
        costs = (len(_HEADING.findall(block)) * len(block) / 4 for block in _BLANK.split(body))
        yield "set blank lines around the headings", sum(costs)
    labels = Counter(_NOTE_MARK.findall(body))
    yield "too many footnote marks", 4 * sum(n * n for n in labels.values()) + labels.total() ** 2 / 4
    yield "runs of spaces too long", sum(len(run) ** 2 for run in _SPACES.findall(body)) / 4


def _distances(text: str, opening: str, closing: str) -> int:
    """The way from every opening mark to the one that closes it, or to the end of the text, summed up."""
    total, open_at = 0, []
    marks = re.compile(f"{re.escape(opening)}|{re.escape(closing)}")
    for found in marks.finditer(text):
        if found.group() == opening:
            open_at.append(found.start())
        elif open_at:
            total += found.start() - open_at.pop()
    return total + sum(len(text) - at for at in open_at)
