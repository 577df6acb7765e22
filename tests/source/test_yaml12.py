"""Front matter means what it says: YAML 1.2 scalars, and nothing that unfolds, hides or crashes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalsite_gen.source.yaml12 import Decimal, load


def values(text: str) -> object:
    loaded = load(text, file="a.md")
    assert loaded.problems == []
    return loaded.value


def problems(text: str) -> list[tuple[str, int, int]]:
    """Rule, line and column of each problem; the text starts on line 2 of its file, as below a fence."""
    return [(problem.rule, problem.at.line, problem.at.column) for problem in load(text, file="a.md").problems]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("-12", -12),
        ("0", 0),
        ("0.5", 0.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("-1.25e-3", -0.00125),
        ("1e3", 1000.0),
        ("true", True),
        ("False", False),
        ("~", None),
        ("null", None),
        ("", None),
        ("''", ""),
        ("'12'", "12"),
        ('"true"', "true"),
    ],
)
def test_a_scalar_is_read_as_yaml_1_2_reads_it(written: str, value: object) -> None:
    assert values(f"a: {written}") == {"a": value}


@pytest.mark.parametrize(
    "written",
    ["yes", "no", "on", "off", "y", "012", "0o17", "0x1f", "1_000", "12:30", "12:30:45", ".nan", ".inf", "-.inf",
     "1e400", "9" * 5000, "2026-02-30", "2026-01-01T00:00:00Z", "=", "3 percent"],
)  # fmt: skip
def test_what_other_readers_turn_into_something_else_stays_text(written: str) -> None:
    assert values(f"a: {written}") == {"a": written}


@pytest.mark.parametrize("written", ["1.10", "+5", "-0", "-0.0", "5e0", "12345678901234567890"])
def test_a_number_remembers_how_it_was_written(written: str) -> None:
    number = values(f"a: {written}")["a"]  # type: ignore[index]
    assert isinstance(number, Decimal)
    assert number == float(written)
    assert number.written == written


def test_keys_are_text_whatever_they_look_like() -> None:
    assert values("on: 1\n2025: 2\nnull: 3\ntrue: 4\n~: 5\n1.0: 6") == {
        "on": 1, "2025": 2, "null": 3, "true": 4, "~": 5, "1.0": 6,
    }  # fmt: skip


def test_text_over_several_lines_keeps_or_folds_its_breaks() -> None:
    assert values("a: |\n  x\n  y\nb: >-\n  x\n  y") == {"a": "x\ny\n", "b": "x y"}


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n"])
def test_empty_front_matter_has_no_fields(text: str) -> None:
    assert values(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 30_000,
        "a: " + "{k: " * 10_000,
        "\n".join(" " * depth + "k:" for depth in range(300)),
        "- " * 200,
    ],
    ids=["brackets", "braces", "maps", "dashes"],
)
def test_deep_nesting_is_refused_before_it_is_built(text: str) -> None:
    loaded = load(text, file="a.md")
    assert loaded.value is None
    assert [problem.rule for problem in loaded.problems] == ["front-matter-syntax"]
    assert "20 levels" in loaded.problems[0].message


def test_twenty_levels_are_fine() -> None:
    assert load("a: " + "[" * 19 + "]" * 19, file="a.md").problems == []


def test_front_matter_over_64_kib_is_refused() -> None:
    assert load("a: " + "x" * 60_000, file="a.md").problems == []
    assert problems("a: " + "x" * 70_000) == [("front-matter-syntax", 2, 1)]
    assert problems("a: " + "é" * 40_000) == [("front-matter-syntax", 2, 1)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: &x 1", [("unsafe-yaml", 2, 4)]),
        ("a: *x", [("unsafe-yaml", 2, 4)]),
        ("a: &x 1\nb: *x", [("unsafe-yaml", 2, 4), ("unsafe-yaml", 3, 4)]),
        ("a: &a [*a]", [("unsafe-yaml", 2, 4), ("unsafe-yaml", 2, 8)]),
        ("&k a: 1", [("unsafe-yaml", 2, 1)]),
        ("<<: {a: 1}", [("unsafe-yaml", 2, 1)]),
        ("a: !!python/object/apply:os.system [id]", [("unsafe-yaml", 2, 4)]),
        ("a: !!binary aGk=", [("unsafe-yaml", 2, 4)]),
        ("a: !!set {x, y}", [("unsafe-yaml", 2, 4)]),
        ("!!str a: 1", [("unsafe-yaml", 2, 1)]),
    ],
)
def test_anchors_aliases_merge_keys_and_tags_are_refused(text: str, found: list[tuple[str, int, int]]) -> None:
    assert problems(text) == found


def test_a_bomb_of_aliases_is_refused_without_unfolding_it() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    assert {rule for rule, _, _ in problems(bomb)} == {"unsafe-yaml"}


def test_a_quoted_merge_sign_is_a_key_like_any_other() -> None:
    assert values('"<<": 1') == {"<<": 1}


def test_a_key_given_twice_is_reported_with_both_places() -> None:
    found = load("title: A\nwhy: b\n'title': C", file="a.md").problems
    assert [(problem.rule, problem.at.line, problem.at.column, problem.at.length) for problem in found] == [
        ("duplicate-key", 4, 1, 7)
    ]
    assert [(related.at.line, related.at.column) for related in found[0].related] == [(2, 1)]


def test_a_key_given_twice_in_an_inner_map_is_reported_too() -> None:
    assert problems("a: {b: 1, b: 2}") == [("duplicate-key", 2, 11)]
    assert problems("a:\n  - {b: 1}\n  - {b: 1}") == []


@pytest.mark.parametrize("text", ["? [a]\n: 1", "? {a: 1}\n: 2", "*a : 1", "[a]: 1"])
def test_a_key_that_is_no_text_is_refused(text: str) -> None:
    assert [rule for rule, _, _ in problems(text)] == ["front-matter-syntax"]


@pytest.mark.parametrize(
    "sign", ["\u2028", "\u2029", "\x85", "\x00", "\x07", "\x0b", "\x1b", "\x7f", "\ud800", "\ufffe"]
)
def test_a_sign_that_nobody_sees_is_refused_where_it_stands(sign: str) -> None:
    assert problems(f"a: 1\nb: x{sign}c: y") == [("front-matter-syntax", 3, 5)]


@pytest.mark.parametrize("escape", [r"\0", r"\e", r"\x07", r"\u2028", r"\ud800", r"\N"])
def test_an_escape_for_such_a_sign_is_refused(escape: str) -> None:
    assert [rule for rule, _, _ in problems(f'a: "x{escape}"')] == ["front-matter-syntax"]


@pytest.mark.parametrize(
    ("text", "line", "column", "hint"),
    [
        ("a:\n\tb: 1", 3, 1, "indent with spaces"),
        ("\ta: 1", 2, 1, "indent with spaces"),
        ("a: @x", 2, 4, "in quotes"),
        ("a: `x`", 2, 4, "in quotes"),
        ("a: %x", 2, 4, "in quotes"),
        ("a: b: c", 2, 5, '": "'),
        ("a: [1, 2\nb: 3", 3, 2, "end it with `]`"),
        ("a: - b", 2, 4, "on the line below"),
    ],
)
def test_what_is_no_yaml_is_reported_where_it_is_with_a_plain_hint(
    text: str, line: int, column: int, hint: str
) -> None:
    found = load(text, file="a.md").problems
    assert [(problem.rule, problem.at.line) for problem in found] == [("front-matter-syntax", line)]
    assert found[0].at.column == column
    assert hint in found[0].hint


def test_a_quote_that_is_never_closed_is_reported() -> None:
    found = load("a: 'x\nb: 1", file="a.md").problems
    assert [problem.rule for problem in found] == ["front-matter-syntax"]
    assert "close it on the same line" in found[0].hint


@pytest.mark.parametrize("text", ["a: 1\n---\nb: 2", "a: 1\n...\nb: 2", "a: 1\n--- b\n"])
def test_a_second_document_is_refused(text: str) -> None:
    assert [rule for rule, _, _ in problems(text)] == ["front-matter-syntax"]


@given(st.text(max_size=300))
def test_no_text_makes_it_raise(text: str) -> None:
    loaded = load(text, file="a.md", positions=True)
    assert (
        loaded.value is not None or loaded.problems or not text.strip() or text.strip() in ("~", "null", "Null", "NULL")
    )


_PIECES = st.sampled_from(
    ["a", "b", ": ", ":", "- ", "\n", "  ", "[", "]", "{", "}", ",", "&x ", "*x", "!t ", "<<", "'", '"', "|", ">", "# ",
     "? ", "\t", "---\n", "...\n", "%YAML", "\\", "é", "\U0001f600", "\x85", "1.0", "null"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40))
def test_no_mixture_of_its_signs_makes_it_raise(pieces: list[str]) -> None:
    load("".join(pieces), file="a.md", positions=True)
