"""Every key and every value has a place, to the column."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from goalsite_gen.findings import Place
from goalsite_gen.source.document import Document, parse
from goalsite_gen.source.yaml12 import load

NESTED = """\
---
title: A goal
"why": 'so that it works'
metric:
  unit: "%"
  path: {2026-03-31: 4.5, 2026-06-30: 4}
  revisions:
    - date: 2026-02-01
      because: a reason that
        goes on
pairs: [trust, {goal: churn, because: 😀 both}]
note: |
  first
  second
empty:
---
Body.
"""


def document(text: str) -> Document:
    read, problems = parse("goals/a.md", text.encode())
    assert problems == ()
    assert read is not None
    return read


def shown(read: Document, *path: str | int, on_key: bool = False) -> tuple[int, str]:
    """The line and the text that a path points at."""
    span = read.span(Place(read.file, path, on_key))
    assert span.end_line == span.line
    return span.line, read.text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1]


def test_a_value_is_found_by_its_path() -> None:
    read = document(NESTED)
    assert shown(read, "title") == (2, "A goal")
    assert shown(read, "why") == (3, "'so that it works'")
    assert shown(read, "metric", "unit") == (5, '"%"')
    assert shown(read, "metric", "path", "2026-06-30") == (6, "4")
    assert shown(read, "metric", "revisions", 0, "date") == (8, "2026-02-01")
    assert shown(read, "pairs", 0) == (11, "trust")
    assert shown(read, "pairs", 1, "goal") == (11, "churn")
    assert shown(read, "pairs", 1, "because") == (11, "😀 both")


def test_a_key_is_found_by_its_path_with_its_quotes() -> None:
    read = document(NESTED)
    assert shown(read, "title", on_key=True) == (2, "title")
    assert shown(read, "why", on_key=True) == (3, '"why"')
    assert shown(read, "metric", "path", "2026-03-31", on_key=True) == (6, "2026-03-31")
    assert shown(read, "metric", "revisions", 0, "because", on_key=True) == (9, "because")
    assert shown(read, "pairs", 1, "because", on_key=True) == (11, "because")


def test_lists_and_maps_on_one_line_are_found_whole() -> None:
    read = document(NESTED)
    assert shown(read, "metric", "path") == (6, "{2026-03-31: 4.5, 2026-06-30: 4}")
    assert shown(read, "pairs", 1) == (11, "{goal: churn, because: 😀 both}")


def test_what_goes_over_several_lines_is_found_by_its_first_line() -> None:
    read = document(NESTED)
    assert shown(read, "metric", "revisions", 0, "because") == (9, "a reason that")
    assert shown(read, "metric", "revisions", 0) == (8, "date: 2026-02-01")
    assert shown(read, "note")[0] == 12


def test_a_field_that_is_missing_is_looked_for_at_its_owner() -> None:
    read = document(NESTED)
    assert shown(read, "metric", "target", on_key=True) == (4, "metric")
    assert shown(read, "metric", "revisions", 0, "was", on_key=True) == (8, "date: 2026-02-01")
    assert shown(read, "type", on_key=True) == (1, "---")


def test_singular_and_plural_name_the_same_place() -> None:
    read = document("---\ngoal: trust\nmetric:\n  unit: x\n---\n")
    assert shown(read, "goals") == (2, "trust")
    assert shown(read, "goals", 0) == (2, "trust")
    assert shown(read, "metrics", 0, "unit") == (4, "x")


def test_a_document_without_fields_is_pointed_at_by_its_first_line() -> None:
    read, _ = parse("goals/a.md", b"Only text here.\nMore.\n")
    assert read is not None
    assert shown(read) == (1, "Only text here.")


def test_a_place_in_the_body_is_counted_from_the_file() -> None:
    read = document("---\na: 1\n---\none\ntwo three\n")
    span = read.span(read.body_place(2, 5, 5))
    assert read.text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1] == "three"


_NAMES = st.text("abcdefghijklmnop_", min_size=1, max_size=8).filter(lambda name: name not in ("", "null"))
_WORDS = st.text("abcxyz éü漢😀", min_size=1, max_size=12).map(str.strip).filter(bool)
_SCALARS = st.one_of(
    _WORDS,
    st.integers(-999, 999).map(str),
    st.dates().map(str),
    _WORDS.map(lambda text: f"'{text}'"),
    _WORDS.map(lambda text: f'"{text}"'),
)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3), st.dictionaries(_NAMES, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


class _Writer:
    """Writes nested values as block YAML and notes where each key and each scalar went."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.keys: dict[tuple[Any, ...], tuple[int, int, str]] = {}
        self.scalars: dict[tuple[Any, ...], tuple[int, int, str]] = {}

    def put(self, value: Any, path: tuple[Any, ...], indent: int, lead: str) -> None:
        """`lead` is what already stands on the line: a key with its colon, or the dash of an item."""
        if isinstance(value, str):
            self.scalars[path] = (len(self.lines), len(lead) + 1, value)
            self.lines.append(f"{lead} {value}")
            return
        self.lines.append(lead)
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for step, inner in items:
            mark = f"{' ' * indent}{step}:" if isinstance(value, dict) else f"{' ' * indent}-"
            if isinstance(value, dict):
                self.keys[(*path, step)] = (len(self.lines), indent, str(step))
            self.put(inner, (*path, step), indent + 2, mark)


@given(st.dictionaries(_NAMES, _VALUES, min_size=1, max_size=4))
def test_the_span_of_each_path_covers_exactly_what_is_written(fields: dict[str, Any]) -> None:
    writer = _Writer()
    for name, value in fields.items():
        writer.keys[(name,)] = (len(writer.lines), 0, name)
        writer.put(value, (name,), 2, f"{name}:")
    read = document("---\n" + "\n".join(writer.lines) + "\n---\n")
    for paths, on_key in ((writer.keys, True), (writer.scalars, False)):
        for path, (line, column, text) in paths.items():
            span = read.span(Place(read.file, path, on_key))
            assert (span.line, span.column, span.end_column) == (line + 2, column + 1, column + 1 + len(text))


@given(st.dictionaries(_NAMES, _VALUES, min_size=1, max_size=4))
def test_asking_for_positions_does_not_change_the_values(fields: dict[str, Any]) -> None:
    writer = _Writer()
    for name, value in fields.items():
        writer.put(value, (name,), 2, f"{name}:")
    text = "\n".join(writer.lines)
    assert load(text, file="a.md").value == load(text, file="a.md", positions=True).value
