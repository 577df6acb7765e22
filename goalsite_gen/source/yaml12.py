"""Front matter as YAML 1.2 values, built from parser events so that nothing hostile is ever composed.

The C loader's composer crashes the interpreter on deep nesting and expands merge keys without bound;
events are flat and safe. Anchors, aliases, merge keys and tags are refused, keys are text and unique.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml._yaml import CParser

from goalsite_gen.findings import Place, Problem, Related

MOST_BYTES = 64 * 1024
MOST_LEVELS = 20
MOST_DIGITS = 18

Path = tuple[str | int, ...]

_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_TRUE = frozenset(("true", "True", "TRUE"))
_FALSE = frozenset(("false", "False", "FALSE"))
_INTEGER = re.compile(r"(0|-?[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")

_PLAIN_WORDS = (
    ("cannot start any token", "this value starts with a sign that YAML keeps for itself", "put the value in quotes"),
    (
        "mapping values are not allowed",
        'there is a second ": " on this line, or the line is indented too far',
        'put a value that holds ": " in quotes, and line its key up with the others',
    ),
    ("could not find expected ':'", "this line has no `: `", "write `key: value`, with a space after the colon"),
    (
        "did not find expected key",
        "this line does not line up with the ones above, or a quote ends too early",
        "check the indentation and the quotes",
    ),
    ("while scanning a quoted scalar", "this quote is never closed", "close it on the same line"),
    (
        "did not find expected ',' or ']'",
        "this list is not closed",
        "end it with `]`, and set commas between its items",
    ),
    (
        "did not find expected ',' or '}'",
        "this map is not closed",
        "end it with `}`, and set commas between its fields",
    ),
    (
        "did not find expected '-' indicator",
        "this item does not line up with the list",
        "start every item with `- ` in one column",
    ),
    ("did not find expected node content", "a value is missing here", "write it out"),
    ("block sequence entries are not allowed", "a list starts on the line of its key", "start it on the line below"),
)
"""Part of what the parser says, what it means, and what to do."""


class Decimal(float):
    """A decimal number that remembers how it was written, so that `id: 1.10` stays `1.10`."""

    written: str


class _TooHostile(Exception):
    """The walk ends here; the problem has been noted."""


@dataclass(slots=True)
class Mark:
    """Where one value stands in the front matter: 0-based lines and columns of key and value."""

    key: tuple[int, int, int] | None
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(slots=True)
class Loaded:
    """What front matter holds, what is wrong with it, and (only if asked for) where everything stands."""

    value: Any = None
    problems: list[Problem] = field(default_factory=list)
    marks: dict[Path, Mark] = field(default_factory=dict)


def load(text: str, *, file: str, first_line: int = 2, positions: bool = False) -> Loaded:
    """The front matter `text`, which starts on line `first_line` of `file`.

    `value` is None where the text cannot be read at all. `positions` fills `marks`: it costs time and
    is asked for only when there is a finding to place.
    """
    walk = _Walk(text, file=file, first_line=first_line, positions=positions)
    return walk.run()


def plain_scalar(text: str) -> Any:
    """What a word without quotes means: nothing, a truth value, a number, or the text itself."""
    if text in _NULL:
        return None
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    if _INTEGER.match(text) and len(text) <= MOST_DIGITS:
        return int(text)
    if _DECIMAL.match(text) and math.isfinite(number := float(text)):
        decimal = Decimal(number)
        decimal.written = text
        return decimal
    return text


def _events(text: str) -> Iterator[Any]:
    """The events of a text. It knows nothing of the walk that asks for them, so that both are gone when the walk is."""
    parser = CParser(text)
    while (event := parser.get_event()) is not None:
        yield event


class _Walk:
    """One pass over the events of one front matter."""

    def __init__(self, text: str, *, file: str, first_line: int, positions: bool) -> None:
        self.text = text
        self.file = file
        self.first_line = first_line
        self.positions = positions
        self.out = Loaded()
        self.end: Any = None

    def run(self) -> Loaded:
        if len(self.text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
            self.note(
                "front-matter-syntax",
                "front matter is longer than 64 KiB",
                0,
                0,
                hint="move the text below it",
            )
            return self.out
        for number, line in enumerate(self.text.split("\n")):
            if hidden := _INVISIBLE.search(line):
                shown = f"U+{ord(hidden.group()):04X}"
                self.note(
                    "front-matter-syntax",
                    f"an invisible character ({shown}) stands here",
                    number,
                    hidden.start(),
                    hint="delete it and type the place again",
                )
                return self.out
        try:
            self.out.value = self.document()
        except yaml.YAMLError as fault:
            self.out.value = None
            self.fault(fault)
        except _TooHostile:
            self.out.value = None
        return self.out

    def document(self) -> Any:
        self.stream = _events(self.text)
        next(self.stream)
        event = next(self.stream)
        if isinstance(event, yaml.StreamEndEvent):
            return {}
        value = self.node(next(self.stream), (), depth=0, key=None)
        next(self.stream)
        if not isinstance(event := next(self.stream), yaml.StreamEndEvent):
            self.note(
                "front-matter-syntax",
                "front matter ends twice",
                event.start_mark.line,
                0,
                hint="close front matter with `---` alone, once",
            )
            raise _TooHostile
        return value

    def node(self, event: Any, path: Path, *, depth: int, key: tuple[int, int, int] | None) -> Any:
        start = event.start_mark
        if depth > MOST_LEVELS:
            message = f"nested more than {MOST_LEVELS} levels deep"
            self.note(
                "front-matter-syntax", message, start.line, start.column, hint="put text in quotes; take levels out"
            )
            raise _TooHostile
        if isinstance(event, yaml.AliasEvent):
            self.note(
                "unsafe-yaml",
                f"`*{event.anchor}` is an alias",
                start.line,
                start.column,
                hint="write the value out",
            )
            return None
        if event.anchor is not None:
            self.note(
                "unsafe-yaml",
                f"`&{event.anchor}` is an anchor",
                start.line,
                start.column,
                hint="write the value out",
            )
        if event.tag is not None:
            self.note(
                "unsafe-yaml",
                "a tag (`!`) stands here",
                start.line,
                start.column,
                hint="write the plain value",
            )
        if isinstance(event, yaml.ScalarEvent):
            self.mark(path, key, event.start_mark, event.end_mark)
            return self.scalar(event)
        items: Any
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            for inner in self.until(yaml.SequenceEndEvent):
                items.append(self.node(inner, (*path, len(items)), depth=depth + 1, key=None))
        else:
            items = self.mapping(path, depth)
        self.mark(path, key, event.start_mark, self.end)
        return items

    def until(self, end: type[Any]) -> Iterator[Any]:
        for event in self.stream:
            if isinstance(event, end):
                self.end = event.end_mark
                return
            yield event

    def mapping(self, path: Path, depth: int) -> dict[str, Any]:
        items: dict[str, Any] = {}
        places: dict[str, tuple[int, int, int]] = {}
        for event in self.until(yaml.MappingEndEvent):
            start = event.start_mark
            if not isinstance(event, yaml.ScalarEvent):
                hint = "put a key or a value that starts with `[`, `{`, `?` or `*` in quotes"
                self.note("front-matter-syntax", "a key must be plain text", start.line, start.column, hint=hint)
                raise _TooHostile
            if event.anchor is not None or event.tag is not None:
                self.note(
                    "unsafe-yaml",
                    "a key carries an anchor or a tag",
                    start.line,
                    start.column,
                    hint="write the key alone",
                )
            name = event.value
            if name == "<<" and event.implicit[0]:
                self.note(
                    "unsafe-yaml",
                    "`<<` merges another map into this one",
                    start.line,
                    start.column,
                    hint="write its fields out",
                )
            end: Any = event.end_mark
            mark = (start.line, start.column, max(1, end.column - start.column if end.line == start.line else 1))
            if name in places:
                earlier = Related(self.place(*places[name]), f"`{name}` is first given here")
                self.note(
                    "duplicate-key",
                    f"`{name}` is given twice",
                    start.line,
                    start.column,
                    length=mark[2],
                    hint="keep one of the two",
                    related=(earlier,),
                )
            places[name] = mark
            items[name] = self.node(next(self.stream), (*path, name), depth=depth + 1, key=mark)
        return items

    def scalar(self, event: Any) -> Any:
        text = event.value
        if not event.implicit[0] or event.style:
            if hidden := _INVISIBLE.search(text):
                self.note(
                    "front-matter-syntax",
                    f"a control character (U+{ord(hidden.group()):04X}) is written here",
                    event.start_mark.line,
                    event.start_mark.column,
                    hint="take the escape out",
                )
            return text
        return plain_scalar(text)

    def mark(self, path: Path, key: tuple[int, int, int] | None, start: Any, end: Any) -> None:
        if self.positions:
            self.out.marks[path] = Mark(key, start.line, start.column, end.line, end.column)

    def place(self, line: int, column: int, length: int) -> Place:
        return Place(self.file, line=self.first_line + line, column=column + 1, length=max(1, length))

    def note(
        self,
        rule: str,
        message: str,
        line: int,
        column: int,
        *,
        hint: str = "",
        length: int = 1,
        related: tuple[Related, ...] = (),
    ) -> None:
        self.out.problems.append(Problem(message, self.place(line, column, length), hint, related, rule))

    def fault(self, fault: yaml.YAMLError) -> None:
        said = (
            " ".join(filter(None, (getattr(fault, "context", None), getattr(fault, "problem", None))))
            or "cannot be read"
        )
        marks = [getattr(fault, name, None) for name in ("problem_mark", "context_mark")]
        # A quote that is never closed is missed at the end of the text, and has to be mended where it opens.
        is_open = "quoted scalar" in said and "end of stream" in said
        mark = next(filter(None, reversed(marks) if is_open else marks), None)
        line, column = (mark.line, mark.column) if mark else (0, 0)
        written = self.text.split("\n")[line : line + 1] or [""]
        what, hint = next(((what, how) for sign, what, how in _PLAIN_WORDS if sign in said), ("", ""))
        if re.match(r" *\t", written[0]):
            what, hint = "this line is indented with a tab", "indent with spaces"
        self.note(
            "front-matter-syntax",
            what or f"front matter is not YAML: {said}",
            line,
            column,
            hint=hint or "write `key: value` pairs, one a line",
        )
