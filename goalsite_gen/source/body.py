"""What a Markdown text refers to, what can be referred to in it, and which passages of it are for whom.

Works on text and positions only; whether a target exists, or an audience is known, others decide.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote, urlsplit

from goalsite_gen.findings import Problem
from goalsite_gen.source.document import Document
from goalsite_gen.source.prose import prose, without_code

_TOKEN = re.compile(r"\\.|!?\[|\]|<(?:a|img)\b[^<>]*>", re.IGNORECASE | re.DOTALL)
_FIGURE = re.compile(r"\[\[([^\[\]\n]{1,200})\]\](?![(\[:])")
_GAP = r"(?:[^\S\n]|\n(?![ \t]*+\n))"
_TITLE = r"""(?:"[^"\n]*"|'[^'\n]*')"""
_TARGET = re.compile(
    rf"\({_GAP}*+(?:<([^<>]*+)>{_GAP}*+{_TITLE}?|"
    rf"((?:[^()\s\"']++|{_GAP}++|{_TITLE}(?={_GAP}*+\))|[\"']|\((?:[^()]|\([^()]*+\))*+\))*+)){_GAP}*+\)"
)
"""What stands behind the text of a link: blanks belong to the address, up to a title in quotes or the bracket."""
_LABEL = re.compile(r"\[([^\[\]\n]{0,200})\]")
_DEFINITION = re.compile(
    r"^ {0,3}\[([^\^\]\n][^\]\n]{0,199})\]:[ \t]*+<?([^\s<>]++)>?"
    r"""[ \t]*+(?:\n?[ \t]*+(?:"[^\n]*"|'[^\n]*'|\([^\n]*\))[ \t]*+)?$""",
    re.MULTILINE,
)
_ATTRIBUTE = re.compile(r"""\b(href|src|alt)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_MOST_TEXT = 400

_PASSAGE = re.compile(r"[ \t>*+-]*/{3,}[ \t]*(.*?)[ \t]*$")
_ONLY = re.compile(r"only[ \t]*\|[ \t]*(\S.*)", re.IGNORECASE)

_FLAWS = {
    "unclosed": ("this passage is never closed, so all below it is private", "end it with a line `///`"),
    "nested": (
        "another passage opens inside this one, so all below it is private",
        "end it with a line `///` before the next begins",
    ),
    "unknown": ("this opens a passage, but does not say for whom", "write `/// only | team`"),
}

_ATX = re.compile(r" {0,3}#{1,6}[ \t]*(.*?)[ \t#]*$")
_SETEXT = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_GIVEN_ANCHOR = re.compile(r"\{:?[^{}\n]*#([\w-]+)[^{}\n]*\}")


@dataclass(frozen=True, slots=True)
class Reference:
    """A link, an image or a `[[figure]]` in a body.

    `target` is the address, or what stands between the double brackets; `text` the link's text or the image's
    description. Line (within the body), column and length are 1-based and those of the target.
    """

    kind: Literal["link", "image", "figure"]
    target: str
    text: str
    line: int
    column: int
    length: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a body for one audience: its fences' lines (1-based, within the body) and the text between.

    `audience` is empty where it cannot be known. `flaw` says what is wrong: a passage that is `unclosed`, or in
    which another opens (`nested`), goes on to the end of the body; `unknown` is no form of passage that there is.
    """

    audience: str
    first: int
    last: int
    text: str
    flaw: Literal["", "unclosed", "nested", "unknown"] = ""


def references(body: str) -> tuple[Reference, ...]:
    """Every link, image and figure outside code and comments, in the order of the text; takes linear time."""
    if "[" not in body and "<" not in body:
        return ()
    return tuple(_References(body).run())


class _References:
    """One pass over a body with a stack of open brackets."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.text = prose(body)
        self.starts = [0, *(found.end() for found in re.finditer("\n", body))]
        self.defined = {found[1].strip().casefold(): found.span(2) for found in _DEFINITION.finditer(self.text)}
        self.shown: set[tuple[int, int]] = set()

    def run(self) -> list[Reference]:
        found = list(self.scan())
        found.extend(self.made("link", span, "") for span in self.defined.values() if span not in self.shown)
        return sorted(found, key=lambda reference: (reference.line, reference.column))

    def scan(self) -> Iterator[Reference]:
        text, at = self.text, 0
        opened: list[tuple[int, bool]] = []
        while token := _TOKEN.search(text, at):
            at = token.end()
            if token[0][0] == "<":
                yield from self.tag(token)
            elif token[0] == "]":
                if opened:
                    start, is_image = opened.pop()
                    inner = self.body[start : min(token.start(), start + _MOST_TEXT)].strip()
                    if target := _TARGET.match(text, at):
                        yield self.made("image" if is_image else "link", _address(target), inner)
                        at = target.end()
                    elif is_image and (span := self.definition(inner, at)):
                        self.shown.add(span)
                        yield self.made("image", span, inner)
            elif token[0][0] != "\\":
                if figure := _FIGURE.match(text, at - 1):
                    yield self.made("figure", figure.span(1), "")
                    at = figure.end()
                else:
                    opened.append((at, token[0][0] == "!"))

    def tag(self, token: re.Match[str]) -> Iterator[Reference]:
        given: dict[str, tuple[int, int]] = {}
        for attribute in _ATTRIBUTE.finditer(self.text, *token.span()):
            group = next(index for index in (2, 3, 4) if attribute[index] is not None)
            given.setdefault(attribute[1].lower(), attribute.span(group))
        name: Literal["link", "image"] = "image" if token[0][1:4].lower() == "img" else "link"
        if span := given.get("src" if name == "image" else "href"):
            start, end = given.get("alt", (0, 0))
            yield self.made(name, span, self.body[start:end].strip() if name == "image" else "")

    def definition(self, text: str, at: int) -> tuple[int, int] | None:
        """Where the target of `![text][label]` or `![text]` is defined."""
        label = _LABEL.match(self.text, at)
        return self.defined.get((label[1].strip() if label and label[1].strip() else text).casefold())

    def made(self, kind: Literal["link", "image", "figure"], span: tuple[int, int], text: str) -> Reference:
        start, end = span
        line = bisect_right(self.starts, start)
        written = self.text[start:end]
        target = written.strip() if kind == "figure" else _ESCAPED.sub(r"\1", html.unescape(written)).strip()
        return Reference(kind, target, text, line, start - self.starts[line - 1] + 1, max(1, end - start))


def _address(target: re.Match[str]) -> tuple[int, int]:
    """Where the address stands in what follows the text of a link, without its title."""
    if target[1] is not None:
        return target.span(1)
    text = target[2].rstrip()
    title = text.find(text[-1]) if text.endswith(('"', "'")) else -1
    address = text[:title].rstrip() if 0 <= title < len(text) - 1 else text
    return target.start(2), target.start(2) + len(address)


def resolved(file: str, target: str) -> str:
    """The path below the portfolio that a relative link in `file` leads to; empty where it leads out or elsewhere."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return ""
    steps = file.split("/")[:-1]
    for step in unquote(parts.path).split("/"):
        if step == "..":
            if not steps:
                return ""
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


def anchors(body: str) -> frozenset[str]:
    """The names under which a link can jump into a body: those given as `{#name}` and those made of its headings."""
    lines = without_code(body).split("\n")
    names: set[str] = set()
    seen: dict[str, int] = {}
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        given = _GIVEN_ANCHOR.search(line)
        if given:
            names.add(given[1])
        heading = _ATX.match(line)
        text = heading[1] if heading else line if line.strip() and _SETEXT.match(below) else ""
        if text and not given:
            name = _slug(text)
            count = seen[name] = seen.get(name, -1) + 1
            names |= {f"{name}_{count}", f"{name}-{count}"} if count else {name}
    return frozenset(names)


def _slug(heading: str) -> str:
    kept = re.sub(r"[^\w\s-]", "", unicodedata.normalize("NFKC", heading)).strip().lower()
    return re.sub(r"[-\s]+", "-", kept)


def passages(body: str) -> tuple[Passage, ...]:
    """The passages for narrower audiences, `/// only | team` to `///`, in the order of the text.

    They are found line by line, in code and quotations too: a stray code fence must never publish one. Where the
    form is in doubt, more is private, not less.
    """
    return _passages(body)[0]


def passage_problems(document: Document) -> tuple[Problem, ...]:
    """What is wrong with the passages of a document, for the rule `unknown-audience`."""
    found, strays = _passages(document.body)
    problems: list[Problem] = []
    for passage in found:
        if passage.flaw:
            message, hint = _FLAWS[passage.flaw]
            problems.append(Problem(message, document.body_place(passage.first, 1, 3), hint, rule="unknown-audience"))
    for line in strays:
        message = "`///` closes a passage that was never opened"
        hint = "open it with `/// only | team`, or delete this line"
        problems.append(Problem(message, document.body_place(line, 1, 3), hint, rule="unknown-audience"))
    return tuple(problems)


def without_passages(body: str, hidden: Callable[[str], bool]) -> str:
    """The body without the passages whose audience is `hidden`; of the others only the fences go.

    `hidden` is asked with an empty text about a passage whose audience cannot be known.
    """
    found, strays = _passages(body)
    if not found and not strays:
        return body
    lines: list[str | None] = list(body.split("\n"))
    for line in strays:
        lines[line - 1] = None
    for passage in found:
        is_hidden = hidden(passage.audience)
        for number in range(passage.first - 1, passage.last):
            if is_hidden or _fence(lines[number] or "") is not None:
                lines[number] = None
    kept: list[str] = []
    for text in lines:
        if text is not None:
            kept.append(text)
        elif kept and kept[-1].strip():
            kept.append("")
    return "\n".join(kept)


def _fence(line: str) -> str | None:
    """What follows the slashes of a fence; None for any other line."""
    found = _PASSAGE.match(line) if "///" in line else None
    return found[1] if found else None


def _passages(body: str) -> tuple[tuple[Passage, ...], tuple[int, ...]]:
    """The passages of a body, and the lines that close what was never opened."""
    if "///" not in body:
        return (), ()
    lines = body.split("\n")
    found: list[Passage] = []
    strays: list[int] = []
    first, audience = 0, ""
    for number, line in enumerate(lines, start=1):
        fence = _fence(line)
        if fence is None:
            continue
        if fence and first:
            return (*found, Passage("", first, len(lines), "\n".join(lines[first:]), "nested")), tuple(strays)
        if fence:
            only = _ONLY.fullmatch(fence)
            first, audience = number, only[1] if only else ""
        elif first:
            text = "\n".join(lines[first : number - 1])
            found.append(Passage(audience, first, number, text, "" if audience else "unknown"))
            first = 0
        else:
            strays.append(number)
    if first:
        text = "\n".join(lines[first:])
        found.append(Passage(audience, first, len(lines), text, "unclosed" if audience else "unknown"))
    return tuple(found), tuple(strays)
