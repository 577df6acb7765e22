"""Tables are RFC 4180, and a row that cannot be read is named by its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalsite_gen.findings import Problem
from goalsite_gen.model import Reading
from goalsite_gen.model.reading import read as read_portfolio
from goalsite_gen.source.files import Files
from goalsite_gen.source.tables import parse_table
from tests.support import DAY, portfolio

FILE = "data/churn.csv"


def rows(text: str) -> list[tuple[int, dict[str, str]]]:
    table, problems = parse_table(FILE, text)
    assert problems == ()
    return [(row.line, row.cells) for row in table.rows]


def lines_with_problems(text: str) -> list[int]:
    return [problem.at.line for problem in parse_table(FILE, text)[1]]


def test_a_row_is_its_cells_by_the_names_of_the_columns() -> None:
    assert rows("Date, Value\n2026-01-31, 4.2 \n") == [(2, {"date": "2026-01-31", "value": "4.2"})]


def test_quotes_hold_commas_quotes_and_line_breaks() -> None:
    assert rows('date,note\n2026-01-31,"a ""b"", c\nd"\n2026-02-28,e\n') == [
        (2, {"date": "2026-01-31", "note": 'a "b", c\nd'}),
        (4, {"date": "2026-02-28", "note": "e"}),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_will_do(end: str) -> None:
    assert rows(end.join(("date,value", "2026-01-31,1", "2026-02-28,2", ""))) == [
        (2, {"date": "2026-01-31", "value": "1"}),
        (3, {"date": "2026-02-28", "value": "2"}),
    ]


def test_a_missing_last_line_end_and_blank_lines_are_passed_over() -> None:
    assert [line for line, _ in rows("\ndate,value\n\n2026-01-31,1\n,\n2026-02-28,2")] == [4, 6]


def test_a_ragged_row_is_reported_and_the_others_are_read() -> None:
    table, problems = parse_table(FILE, "date,value\n2026-01-31,4,2\n2026-02-28\n2026-03-31,3\n")
    assert [problem.at.line for problem in problems] == [2, 3]
    assert {problem.rule for problem in problems} == {"bad-csv-row"}
    assert [row.line for row in table.rows] == [4]


@pytest.mark.parametrize("text", ['date,note\n2026-01-31,"open\n', 'date,note\n2026-01-31,"a"b\n'])
def test_a_quote_out_of_place_is_reported_at_its_row(text: str) -> None:
    assert lines_with_problems(text) == [2]


def test_a_cell_that_is_longer_than_any_note_is_reported() -> None:
    assert lines_with_problems(f"date,note\n2026-01-31,{'x' * 200_000}\n") == [2]


@given(st.text(max_size=200))
def test_no_text_makes_it_raise(text: str) -> None:
    parse_table(FILE, text)


def read(text: str) -> tuple[tuple[Reading, ...], tuple[Problem, ...]]:
    whole = portfolio({FILE: text})
    return whole.tables[FILE], whole.problems


def test_readings_carry_their_day_value_answers_note_and_place() -> None:
    readings, problems = read("date,value,n,note,metric\n2026-01-31,\u22124.5,12,low water,churn\n2026-02-28,1e2,,,\n")
    assert problems == ()
    assert [(str(one.date), one.value, one.n, one.note, one.metric, one.at.line) for one in readings] == [
        ("2026-01-31", -4.5, 12, "low water", "churn", 2),
        ("2026-02-28", 100.0, None, "", "", 3),
    ]


def test_a_byte_order_mark_does_not_hide_the_first_column() -> None:
    readings, problems = read("\ufeffdate,value\r\n2026-01-31,4\r\n")
    assert problems == ()
    assert len(readings) == 1


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("2026-02-30,1,", "`date` is not a day of the calendar: 2026-02-30"),
        ("31.01.2026,1,", "`date` must be a date, not '31.01.2026'"),
        (",1,", "`date` must be a date, not ''"),
        ("2026-01-31,,", "`value` must be a number, not ''"),
        ("2026-01-31,nan,", "`value` must be a number, not 'nan'"),
        ("2026-01-31,inf,", "`value` must be a number, not 'inf'"),
        ("2026-01-31,1e999,", "`value` must be a number one can chart, not '1e999'"),
        ("2026-01-31,1_000,", "`value` must be a number, not '1_000'"),
        ("2026-01-31,5%,", "`value` must be a number, not '5%'"),
        ('2026-01-31,"4,2",', "`value` must be a number, not '4,2'"),
        ("2026-01-31,=1+1,", "`value` must be a number, not '=1+1'"),
        ("2026-01-31,1,many", "`n` must be a whole number, not 'many'"),
        ("2026-01-31,1,-5", "`n` must be a whole number, not '-5'"),
        ("2026-01-31,1,2.5", "`n` must be a whole number, not '2.5'"),
    ],
)
def test_a_cell_that_is_no_day_or_number_is_reported_at_its_row(row: str, message: str) -> None:
    readings, problems = read(f"date,value,n\n2026-01-01,1,\n{row}\n")
    assert [(problem.rule, problem.message, problem.at.line) for problem in problems] == [("bad-csv-row", message, 3)]
    assert len(readings) == 1


@pytest.mark.parametrize(
    ("header", "message", "hint"),
    [
        ("day,value", "the header has no `date`", "date,value"),
        ("date;value", "the header has no `date`", "separate the cells with commas"),
        ("2026-01-31,4", "the header has no `date`", "date,value"),
        ("date,count", "the header has no `value`", "date,value"),
        ("date,value,value", "the header names a column twice", "date,value"),
        ("date,value,notes", "`notes` is not a column of a table of readings", "did you mean `note`?"),
    ],
)
def test_a_header_that_is_none_is_reported_on_the_first_line(header: str, message: str, hint: str) -> None:
    cells = header.count(",") * ",1"
    _, problems = read(f"{header}\n2026-01-31{cells}\n")
    assert [(problem.message, problem.at.line) for problem in problems] == [(message, 1)]
    assert hint in problems[0].hint


def test_an_empty_table_has_no_header() -> None:
    assert [problem.message for problem in read("")[1]] == ["the header has no `date`"]


def test_a_table_in_another_encoding_is_reported_at_the_byte() -> None:
    data = "date,value,note\n2026-01-31,1,caf\u00e9\n".encode("latin-1")
    found = read_portfolio(Files(tables={FILE: data}), day=DAY).problems
    assert [(problem.rule, problem.at.file, problem.at.line, problem.at.column) for problem in found] == [
        ("unreadable-file", FILE, 2, 17)
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("date,value\n2026-02-31,4\n", (2, 1, 11)),
        ("date,value\n2026-01-31, x \n", (2, 13, 14)),
        ('date,note,value\n2026-01-31,"a, ""b""",\n', (2, 23, 24)),
        ("date,value,n\n2026-01-31,4,many\n", (2, 14, 18)),
        ("date,value\n2026-01-31,4,5\n", (2, 14, 15)),
        ("date,value,colour\n2026-01-31,4,red\n", (1, 12, 18)),
        ('date,note,value\n2026-01-31,"a\nb",x\n', (2, 1, 2)),
    ],
)
def test_what_is_wrong_stands_at_its_cell(text: str, place: tuple[int, int, int]) -> None:
    whole = portfolio({FILE: text})
    span = whole.span(whole.problems[0].at)
    assert (span.line, span.column, span.end_column) == place


def test_a_reading_stands_at_its_value() -> None:
    whole = portfolio({FILE: "n,date,value\n3,2026-01-31, 4.2\n"})
    span = whole.span(whole.tables[FILE][0].at)
    assert (span.line, span.column, span.end_column) == (2, 15, 18)
