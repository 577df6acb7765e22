"""CSV files as rows with their lines: RFC 4180, UTF-8 with or without byte-order mark, any line end."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from goalsite_gen.findings import Place, Problem

MOST_ROWS = 100_000


@dataclass(frozen=True, slots=True)
class Row:
    """One record: the line it starts on and its cells by column name."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file: the names of its columns and its rows."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def parse_table(file: str, text: str) -> tuple[Table, tuple[Problem, ...]]:
    """The rows of `text`; rows that are ragged or unreadable are left out and reported."""
    problems: list[Problem] = []
    rows: list[Row] = []
    columns: tuple[str, ...] = ()
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as fault:
            problems.append(
                bad_row(file, line, f"this row is not CSV: {fault}", "quote a cell that holds a comma or a quote")
            )
            break
        if cells is None:
            break
        started, line = line, reader.line_num + 1
        if not any(cell.strip() for cell in cells):
            continue
        if not columns:
            columns = tuple(cell.strip().casefold() for cell in cells)
            continue
        if len(cells) != len(columns):
            message = f"this row has {len(cells)} cells where the header names {len(columns)}"
            problems.append(bad_row(file, started, message, "give every column a cell; quote cells that hold a comma"))
            continue
        if len(rows) == MOST_ROWS:
            problems.append(bad_row(file, started, f"more than {MOST_ROWS} rows", "split the file"))
            break
        rows.append(Row(started, dict(zip(columns, (cell.strip() for cell in cells), strict=True))))
    return Table(file, columns, tuple(rows)), tuple(problems)


def bad_row(file: str, line: int, message: str, hint: str) -> Problem:
    """A problem with one row of a table."""
    return Problem(message, Place(file, line=line), hint, rule="bad-csv-row")
