"""A file becomes a document, or says where and why it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalsite_gen.source.document import Document, parse

TEXT = "---\ntitle: Café\nwhy: |\n  one\n  two\n---\n\n# Heading\n\nText.\n"


def document(data: bytes | str) -> Document:
    read, problems = parse("goals/a.md", data.encode() if isinstance(data, str) else data)
    assert problems == ()
    assert read is not None
    return read


def problem(data: bytes | str) -> tuple[str, int, int]:
    """Rule, line and column of the one problem."""
    read, problems = parse("goals/a.md", data.encode() if isinstance(data, str) else data)
    assert read is None or read.fields is None
    assert len(problems) == 1
    return problems[0].rule, problems[0].at.line, problems[0].at.column


def test_a_document_has_fields_and_a_body_that_starts_on_a_line() -> None:
    read = document(TEXT)
    assert read.fields == {"title": "Café", "why": "one\ntwo\n"}
    assert read.body == "\n# Heading\n\nText.\n"
    assert TEXT.split("\n")[read.body_line - 1 :] == read.body.split("\n")


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode(),
    ],
    ids=["bom", "crlf", "cr", "bom-and-crlf"],
)
def test_a_byte_order_mark_and_other_line_ends_make_no_difference(data: bytes) -> None:
    assert document(data) == document(TEXT)


def test_a_missing_last_newline_changes_only_the_last_line() -> None:
    assert document(TEXT[:-1]).body == document(TEXT).body.removesuffix("\n")
    assert document("---\ntitle: A\n---").fields == {"title": "A"}


@pytest.mark.parametrize("text", ["---\n---\n", "---\n---", "---\n\n---\n", "---\n# later\n---\n"])
def test_front_matter_may_be_empty(text: str) -> None:
    assert document(text).fields == {}


def test_a_rule_in_the_body_belongs_to_the_body() -> None:
    assert document("---\na: 1\n---\none\n\n---\n\ntwo\n---\n").body == "one\n\n---\n\ntwo\n---\n"


def test_dashes_inside_a_value_close_nothing() -> None:
    assert document("---\na: |\n  x\n  ---\n  y\n---\nbody\n").fields == {"a": "x\n---\ny\n"}


def test_keys_that_other_libraries_trip_over_are_read() -> None:
    assert document("---\ncontent: a\nhandler: b\nmetadata: c\non: d\n---\n").fields == {
        "content": "a", "handler": "b", "metadata": "c", "on": "d",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["", "\n", " \n\t\n", "\ufeff", "Only text.\n", "\n---\na: 1\n---\n", " ---\na: 1\n---\n", "--- \na: 1\n---\n",
     "----\na: 1\n----\n", "+++\na = 1\n+++\n", "\ufeff\ufeff---\na: 1\n---\n",
     "First a sentence.\n\n---\n\nthen\naudience: team\n\n---\n\nrest\n"],
)  # fmt: skip
def test_a_file_that_does_not_begin_with_its_fields_is_no_document(text: str) -> None:
    assert problem(text) == ("missing-front-matter", 1, 1)


@pytest.mark.parametrize(
    "text", ["---", "---\n", "---\na: 1\n", "---\na: 1\n--- \nx\n", "---\na: 1\n----\n", "---\na: 1\n...\nbody\n"]
)
def test_front_matter_that_never_ends_is_reported(text: str) -> None:
    assert problem(text) == ("unclosed-front-matter", 1, 1)


def test_dots_do_not_close_front_matter_even_when_a_rule_follows() -> None:
    assert problem("---\naudience: team\n...\nbody\n\n---\n\nmore\n")[0] == "front-matter-syntax"


@pytest.mark.parametrize("text", ["---\n- a\n- b\n---\n", "---\njust words\n---\n", "---\n12\n---\n", "---\n~\n---\n"])
def test_a_list_or_a_single_value_is_no_front_matter(text: str) -> None:
    assert problem(text) == ("front-matter-syntax", 2, 1)


def test_bytes_that_are_no_utf_8_are_reported_where_they_stand() -> None:
    read, problems = parse("goals/a.md", "---\ntitle: Café\n---\n".encode("latin-1"))
    assert read is None
    assert (problems[0].rule, problems[0].at.line, problems[0].at.column) == ("unreadable-file", 2, 11)
    assert problems[0].message == "byte 14 (0xe9) is not UTF-8"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_reported(encoding: str) -> None:
    assert problem("---\ntitle: A\n---\n".encode(encoding))[0] == "unreadable-file"


def test_a_nul_is_reported_where_it_stands() -> None:
    assert problem("---\ntitle: x\0y\n---\n") == ("unreadable-file", 2, 9)


def test_a_text_of_more_than_256_kib_is_refused_at_its_beginning() -> None:
    assert problem("---\na: 1\n---\n" + "x" * (256 * 1024 + 1)) == ("unreadable-file", 4, 1)
    assert document("---\na: 1\n---\n" + "x" * (256 * 1024 - 1)).fields == {"a": 1}


def test_a_million_empty_lines_are_no_trouble() -> None:
    assert problem("---\na: 1\n---\n" + "\n" * 1_000_000)[0] == "unreadable-file"


def test_every_problem_of_the_front_matter_is_reported_at_once() -> None:
    _, problems = parse("goals/a.md", b"---\na: 1\na: 2\nb: &x 3\nc: !t 4\n---\n")
    assert [(one.rule, one.at.line) for one in problems] == [
        ("duplicate-key", 3), ("unsafe-yaml", 4), ("unsafe-yaml", 5),
    ]  # fmt: skip


@given(st.binary(max_size=400))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    read, problems = parse("goals/a.md", data)
    assert problems or (read is not None and read.fields is not None)


@given(st.binary(max_size=200))
def test_no_bytes_below_a_fence_make_it_raise(data: bytes) -> None:
    read, problems = parse("goals/a.md", b"---\n" + data + b"\n---\n")
    assert problems or (read is not None and read.fields is not None)
