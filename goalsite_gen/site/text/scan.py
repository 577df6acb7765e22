"""Finds what a text refers to (links, images, figures) with line and column, without converting it.

One pass over the characters; knows as much Markdown as telling text from code takes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Literal

_MASK = "\x00"
_LONGEST_TARGET = 2000
_FENCE = re.compile(r"(`{3,}|~{3,})[^`]*$")
_LIST_ITEM = re.compile(r" {0,3}(?:[-*+]|[0-9]{1,9}[.)])[ \t]")
_NOTE_BODY = re.compile(r" {0,3}(?:\[\^[^\]]*\]:|!!!|:[ \t])")
_TICKS = re.compile(r"`+")
_ESCAPE = re.compile(r"\\[\\`*_{}\[\]()>#+\-.!]")
_MARKS = re.compile(r"!?\[|\]\(?|[()]")
_FIGURE = re.compile(r"\[\[([^\[\]\n]{1,200})\]\]")
_DEFINITION = re.compile(
    r"^ {0,3}\[([^\[\]^\n][^\[\]\n]{0,200})\]:[ \t]*+(?:\n[ \t]*+)?<?([^\s<>]{1,2000})", re.MULTILINE
)
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]{1,2000})>", re.IGNORECASE)
_TAG = re.compile(r"<(a|img)\b([^<>]{0,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(href|src|alt)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE)
_TARGET = re.compile(r"\s*(?:<([^<>\n]*)>|([^\s]*))")
_LABEL = re.compile(r"\[([^\[\]\n]{0,200})\]")


@dataclass(frozen=True, slots=True)
class Reference:
    """One place where a text refers to something.

    `target` is as written, escapes and entities resolved (for a figure the inside of `[[…]]`), `text` the
    words of the link or the alternative text. `line` and `column` are 1-based in the text and point at
    `length` characters: the target, or the label that stands for it.
    """

    kind: Literal["link", "image", "figure"]
    target: str
    text: str
    line: int
    column: int
    length: int


def references(body: str) -> tuple[Reference, ...]:
    """Every link target, image and figure of a text in reading order; code and comments are left out."""
    if "[" not in body and "<" not in body:
        return ()
    text = masked(body)
    starts = [0, *(found.end() for found in re.finditer("\n", body))]
    found = sorted([*_figures(body, text), *_tags(body, text), *_links(body, text)], key=lambda item: item[3])
    made = []
    for kind, target, words, at, length in found:
        line = bisect_right(starts, at)
        made.append(Reference(kind, target, words, line, at - starts[line - 1] + 1, length))
    return tuple(made)


def masked(body: str) -> str:
    """The text, equally long, with NUL for every character of code, comments and escapes."""
    signs = list(body)
    _mask_blocks(body, signs)
    text = "".join(signs)
    at = text.find("<!--")
    while at >= 0 and (end := text.find("-->", at + 4)) >= 0:
        _hide(signs, at, end + 3)
        at = text.find("<!--", end + 3)
    text = "".join(signs)
    if "`" in text or "\\" in text:
        for block, offset in _blocks(text):
            _mask_spans(block, offset, signs)
    return "".join(signs)


_Found = tuple[Literal["link", "image", "figure"], str, str, int, int]


def _blocks(text: str) -> Iterator[tuple[str, int]]:
    start = at = 0
    for line in text.splitlines(keepends=True):
        end = at + len(line)
        if not line.strip(f" \t\r\n{_MASK}"):
            if start < at:
                yield text[start:at], start
            start = end
        at = end
    if start < at:
        yield text[start:at], start


def _hide(signs: list[str], start: int, end: int) -> None:
    signs[start:end] = [sign if sign == "\n" else _MASK for sign in signs[start:end]]


def _mask_blocks(body: str, signs: list[str]) -> None:
    lines = body.split("\n")
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line) + 1)
    closers: dict[str, list[int]] = {}
    for n, line in enumerate(lines):
        if line.startswith(("```", "~~~")):
            closers.setdefault(line.rstrip(), []).append(n)
    in_list, after_blank, n = False, True, 0
    while n < len(lines):
        line = lines[n]
        fence = _FENCE.match(line.rstrip())
        if fence:
            ends = closers.get(fence.group(1), [])
            place = bisect_right(ends, n)
            if place < len(ends):
                _hide(signs, offsets[n], min(offsets[ends[place] + 1], len(body)))
                n, after_blank = ends[place] + 1, False
                continue
        if not line.strip():
            after_blank = True
        elif line.startswith(("    ", "\t")):
            if not in_list and after_blank:
                _hide(signs, offsets[n], offsets[n] + len(line))
        else:
            opens = bool(_LIST_ITEM.match(line) or _NOTE_BODY.match(line))
            in_list, after_blank = opens or (in_list and not after_blank), False
        n += 1


def _mask_spans(block: str, offset: int, signs: list[str]) -> None:
    escapes = {found.start() for found in _ESCAPE.finditer(block)}
    runs = [(run.start(), run.end()) for run in _TICKS.finditer(block)]
    partner: dict[int, int] = {}
    nearest: dict[int, int] = {}
    for place in range(len(runs) - 1, -1, -1):
        start, end = runs[place]
        if end - start in nearest:
            partner[place] = nearest[end - start]
        nearest[end - start] = place
    place = 0
    while place < len(runs):
        start, end = runs[place]
        if start - 1 in escapes or place not in partner:
            place += 1
            continue
        _hide(signs, offset + start, offset + runs[partner[place]][1])
        place = partner[place] + 1
    for at in escapes:
        if signs[offset + at] != _MASK:
            _hide(signs, offset + at, offset + at + 2)


def _figures(body: str, text: str) -> Iterator[_Found]:
    for found in _FIGURE.finditer(text):
        inside = body[found.start(1) : found.end(1)]
        yield "figure", inside.strip(), "", found.start(1), len(inside)


def _tags(body: str, text: str) -> Iterator[_Found]:
    for found in _AUTOLINK.finditer(text):
        yield "link", found.group(1), found.group(1), found.start(1), len(found.group(1))
    for found in _TAG.finditer(text):
        named = {name.lower(): value for name, value in _ATTRIBUTE.findall(found.group(2))}
        wanted = "href" if found.group(1).lower() == "a" else "src"
        if wanted in named:
            target = named[wanted].strip("\"'")
            at = text.index(target, found.start(2)) if target else found.start()
            alt = unescape(named.get("alt", "").strip("\"'"))
            kind: Literal["link", "image"] = "link" if wanted == "href" else "image"
            yield kind, unescape(target), alt, at, max(1, len(target))


def _links(body: str, text: str) -> Iterator[_Found]:
    named = {_folded(label): _plain(target) for label, target in _DEFINITION.findall(text)}
    defined = {found.start() + found.group().index("[") for found in _DEFINITION.finditer(text)}
    for block, offset in _blocks(text):
        yield from _links_of(body, block, offset, named, defined)


def _links_of(body: str, block: str, offset: int, named: dict[str, str], defined: set[int]) -> Iterator[_Found]:
    open_brackets: list[tuple[int, bool]] = []
    open_rounds: list[tuple[int, tuple[int, int, bool] | None]] = []
    labels: set[int] = set()
    for mark in _MARKS.finditer(block):
        sign, at = mark.group(), mark.start()
        if sign == "(":
            open_rounds.append((at + 1, None))
        elif sign == ")":
            if open_rounds:
                begin, named_by = open_rounds.pop()
                if named_by and at - begin <= _LONGEST_TARGET:
                    yield from _inline(body, block, offset, begin, at, named_by)
        elif not sign.startswith("]"):
            open_brackets.append((mark.end(), sign == "!["))
        else:
            spot = None
            if open_brackets:
                start, is_image = open_brackets.pop()
                spot = (start, at, is_image)
            if sign == "](":
                open_rounds.append((at + 2, spot))
            elif spot and named and spot[0] not in labels and offset + spot[0] - 1 not in defined:
                yield from _by_name(body, block, offset, spot, named, labels)


def _inline(body: str, block: str, offset: int, start: int, end: int, spot: tuple[int, int, bool]) -> Iterator[_Found]:
    found = _TARGET.match(block, start, end)
    if not found:
        return
    group = 1 if found.group(1) is not None else 2
    at, stop = offset + found.start(group), offset + found.end(group)
    words = body[offset + spot[0] : min(offset + spot[1], offset + spot[0] + _LONGEST_TARGET)]
    yield "image" if spot[2] else "link", _plain(body[at:stop]), words, at, max(1, stop - at)


def _by_name(
    body: str, block: str, offset: int, spot: tuple[int, int, bool], named: dict[str, str], labels: set[int]
) -> Iterator[_Found]:
    start, end, is_image = spot
    kind: Literal["link", "image"] = "image" if is_image else "link"
    words = body[offset + start : min(offset + end, offset + start + _LONGEST_TARGET)]
    label = _LABEL.match(block, end + 1) or (_LABEL.match(block, end + 2) if block[end + 1 : end + 2] == " " else None)
    if label and _folded(label.group(1) or words) in named:
        labels.add(label.start(1))
        at, name = (label.start(1), label.group(1)) if label.group(1) else (start, words)
    else:
        at, name = start, words
    if _folded(name) in named and not words.startswith("^"):
        yield kind, named[_folded(name)], words, offset + at, max(1, len(name))


def _plain(target: str) -> str:
    return unescape(_ESCAPE.sub(lambda found: found.group()[1:], target))


def _folded(label: str) -> str:
    return " ".join(label.lower().split())
