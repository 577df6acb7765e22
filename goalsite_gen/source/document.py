"""One file of a portfolio as a value: its text, its front matter, its body, and where each of them stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from frontmatter.default_handlers import YAMLHandler

from goalsite_gen.findings import Place, Problem, Span
from goalsite_gen.source import yaml12
from goalsite_gen.source.guard import check_body, is_harmless
from goalsite_gen.source.plain import plain_fields
from goalsite_gen.source.tables import cell_at

_FENCE = YAMLHandler(fm_boundary=re.compile(r"^---$", re.MULTILINE))
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n"))
_NEARLY_FENCE = re.compile(r"\s*(-{3,}|\+{3,}|;{3,})[^\S\n]*(\n|\Z)")


@dataclass(frozen=True)
class Document:
    """A text file, with line ends as LF and without a byte-order mark; `file` is relative to the portfolio.

    `fields` is the front matter (None where it could not be read, and for files that have none),
    `body` the Markdown below it, which starts on line `body_line`, and `head` all that stands above that line:
    the whole text where there is no body.
    """

    file: str
    head: str
    fields: dict[str, Any] | None = None
    body: str = ""
    body_line: int = 1

    @property
    def text(self) -> str:
        """The whole file; made on demand, for the body is most of it."""
        return self.head + self.body

    def span(self, place: Place) -> Span:
        """The exact stretch of this file that `place` names; the nearest outer one where the inner is not written."""
        if place.line and place.path:
            column, length = cell_at(self.lines, place.line, place.path[0]) or (1, 1)
            return Span(self.file, place.line, column, place.line, column + length)
        if place.line:
            return Span(self.file, place.line, place.column, place.line, place.column + place.length)
        if not place.path or self.fields is None:
            return Span(self.file, 1, 1, 1, 1 + len(self.text.split("\n", 1)[0]))
        if plain := self._plain(place, self.fields):
            return plain
        marks = self._marks
        path, rest = _nearest(place.path, marks)
        if not path:
            return Span(self.file, 1, 1, 1, 4)
        mark = marks[path]
        if mark.key and (place.on_key or _missing_below(rest, place)):
            line, column, length = mark.key
            return Span(self.file, line + 1, column + 1, line + 1, column + 1 + length)
        end_column = mark.end_column
        if mark.end_line > mark.line:
            end_column = len(self.front_matter.split("\n")[mark.line].rstrip())
        return Span(self.file, mark.line + 1, mark.column + 1, mark.line + 1, max(end_column, mark.column + 1) + 1)

    def _plain(self, place: Place, fields: Mapping[str, Any]) -> Span | None:
        """The place of a top field that is written as `name: value`, found without composing the front matter anew.

        None wherever it may be written in another way. Without escapes a name that occurs once is that field's key;
        and if all that follows it on its line is the value as it was read, that is where the value stands.
        """
        steps = [(step, _other_number(str(step))) for step in place.path]
        if not any(name in fields for names in steps for name in names):
            return Span(self.file, 1, 1, 1, 4)
        name = next((name for name in steps[0] if name in fields), None)
        head = self.head
        if not isinstance(name, str) or "\\" in head or head.count(name) != 1:
            return None
        start = head.index(name)
        key, colon, written = head[start : head.index("\n", start)].partition(": ")
        value, line = fields[name], head.count("\n", 0, start) + 1
        if head[start - 1] != "\n" or not colon or key != name or isinstance(value, (dict, list)):
            return None
        if place.on_key or _missing_below(len(place.path) - 1, place):
            return Span(self.file, line, 1, line, 1 + len(key))
        bare = written.strip(" ")
        if not bare or bare != (value if isinstance(value, str) else _digits(value)):
            return None
        column = len(key + colon) + written.index(bare) + 1
        return Span(self.file, line, column, line, column + len(bare))

    @cached_property
    def lines(self) -> list[str]:
        """The text by line; split for the first finding in the document."""
        return self.text.split("\n")

    @cached_property
    def _marks(self) -> dict[yaml12.Path, yaml12.Mark]:
        """Where every value stands; worked out for the first finding in the document."""
        return yaml12.load(self.front_matter, file=self.file, positions=True).marks

    @property
    def front_matter(self) -> str:
        """The text between the fences, with the newline that ends the first fence in front."""
        return _FENCE.split(self.text)[0]

    def body_place(self, line: int, column: int, length: int = 1) -> Place:
        """The place of a spot in the body, given by 1-based line and column within the body."""
        return Place(self.file, line=self.body_line + line - 1, column=column, length=length)


def parse(file: str, data: bytes) -> tuple[Document | None, tuple[Problem, ...]]:
    """A Markdown file as a document, and what is wrong with its form.

    None where the bytes are no text; a document whose `fields` is None where the front matter is unusable.
    """
    document = _plain_document(file, data)
    return (document, ()) if document else parse_fully(file, data)


def parse_fully(file: str, data: bytes) -> tuple[Document | None, tuple[Problem, ...]]:
    """The same as `parse`, with the YAML loader for every front matter."""
    text, problems = decode(file, data)
    if text is None:
        return None, problems
    bare = Document(file, text)
    if not text.strip():
        return bare, (
            _form(
                file,
                "missing-front-matter",
                "the file is empty",
                "start with `---`, fields, `---`; `goalsite new` writes one",
            ),
        )
    if not text.startswith("---\n"):
        if text == "---":
            return bare, (
                _form(file, "unclosed-front-matter", "front matter is not closed", "end it with a line `---`"),
            )
        near = _NEARLY_FENCE.match(text)
        what = "front matter is not recognised" if near else "the file has no front matter"
        how = (
            "the first line must be `---` and nothing else"
            if near
            else "start the file with `---`, the fields, and `---`"
        )
        return bare, (_form(file, "missing-front-matter", what, how),)
    try:
        front, body = _FENCE.split(text)
    except ValueError:
        return bare, (_form(file, "unclosed-front-matter", "front matter is not closed", "end it with a line `---`"),)
    loaded = yaml12.load(front, file=file, first_line=1)
    body_line = front.count("\n") + 1
    found = list(loaded.problems)
    if reason := check_body(body.removeprefix("\n")):
        what, _, how = reason.partition(": ")
        found.append(Problem(f"the text is {what}", Place(file, line=body_line + 1), how, rule="unreadable-file"))
        return bare, tuple(found)
    if any(problem.rule in ("front-matter-syntax", "unsafe-yaml") for problem in found):
        return bare, tuple(found)
    if not isinstance(loaded.value, dict):
        kind = "a list" if isinstance(loaded.value, list) else "a single value"
        found.append(
            _form(
                file,
                "front-matter-syntax",
                f"front matter is {kind}, not fields",
                "write `title: …` and the other fields, one a line",
                line=2,
            )
        )
        return bare, tuple(found)
    body = body.removeprefix("\n")
    return Document(file, text[: len(text) - len(body)], loaded.value, body, body_line + 1), tuple(found)


def _plain_document(file: str, data: bytes) -> Document | None:
    """The document that `parse_fully` makes without a problem, made the short way; None where it may have one."""
    if not data.startswith(b"---\n") or len(data.translate(None, _CONTROLS)) < len(data):
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    end = text.find("\n---\n", 4)
    if end < 0 or (fields := plain_fields(text[4:end])) is None or not is_harmless(body := text[end + 5 :]):
        return None
    return Document(file, text[: end + 5], fields, body, text.count("\n", 0, end + 5) + 1)


def decode(file: str, data: bytes) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of a file (UTF-8, with or without byte-order mark, any line end), or None with the reason."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, (_form(file, "unreadable-file", "the file is UTF-16", "save it as UTF-8"),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        column = fault.start - (data.rfind(b"\n", 0, fault.start) + 1) + 1
        message = f"byte {fault.start} (0x{data[fault.start]:02x}) is not UTF-8"
        return None, (
            Problem(
                message,
                Place(file, line=line, column=column),
                "save the file as UTF-8",
                rule="unreadable-file",
            ),
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if (zero := text.find("\0")) >= 0:
        line = text.count("\n", 0, zero) + 1
        column = zero - text.rfind("\n", 0, zero)
        return None, (
            Problem(
                "a NUL character stands here",
                Place(file, line=line, column=column),
                "delete it; this may be no text file",
                rule="unreadable-file",
            ),
        )
    return text, ()


def _form(file: str, rule: str, message: str, hint: str, line: int = 1) -> Problem:
    return Problem(message, Place(file, line=line), hint, rule=rule)


def _nearest(path: tuple[str | int, ...], marks: dict[yaml12.Path, yaml12.Mark]) -> tuple[yaml12.Path, int]:
    """The longest written path along `path`, passing over steps that exist only in the model."""
    at: yaml12.Path = ()
    passed = 0
    for step in path:
        if (*at, step) in marks:
            at, passed = (*at, step), 0
        elif isinstance(step, str) and (*at, other := _other_number(step)) in marks:
            at, passed = (*at, other), 0
        else:
            passed += 1
    return at, passed


def _other_number(name: str) -> str:
    """The singular of a plural field and the other way round: `goal` may be written for `goals`."""
    return {"entries": "entry", "entry": "entries"}.get(name) or (name[:-1] if name.endswith("s") else f"{name}s")


def _digits(value: object) -> str:
    """A number as it is written; nothing for what is none."""
    if isinstance(value, yaml12.Decimal):
        return value.written
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def _missing_below(passed: int, place: Place) -> bool:
    """Whether the last step of the place is not written, so that its owner's key is the thing to look at."""
    return passed > 0 and isinstance(place.path[-1], str) and not place.path[-1].startswith("[")
