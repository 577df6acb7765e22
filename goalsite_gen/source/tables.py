"""CSV files as rows with their lines: RFC 4180, UTF-8 with or without byte-order mark, any line end."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from goalsite_gen.findings import Place, Problem

MOST_ROWS = 100_000

_QUOTED = re.compile(r'"(?:[^"]|"")*+"')


@dataclass(frozen=True, slots=True)
class Row:
    """One record: the line it starts on and its cells by column name."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file: the names of its columns, the line they stand on, and its rows."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    head: int = 1


def parse_table(file: str, text: str) -> tuple[Table, tuple[Problem, ...]]:
    """The rows of `text`; rows that are ragged or unreadable are left out and reported."""
    problems: list[Problem] = []
    rows: list[Row] = []
    columns: tuple[str, ...] = ()
    head = 1
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
            head = started
            continue
        if len(cells) != len(columns):
            message = f"this row has {len(cells)} cells where the header names {len(columns)}"
            hint = "give every column a cell; quote cells that hold a comma"
            odd = len(columns) if len(cells) > len(columns) else 0
            problems.append(bad_row(file, started, message, hint, cell=odd))
            continue
        if len(rows) == MOST_ROWS:
            problems.append(bad_row(file, started, f"more than {MOST_ROWS} rows", "split the file"))
            break
        rows.append(Row(started, dict(zip(columns, (cell.strip() for cell in cells), strict=True))))
    return Table(file, columns, tuple(rows), head), tuple(problems)


def bad_row(file: str, line: int, message: str, hint: str, *, cell: int = 0) -> Problem:
    """A problem with one row of a table, at the cell of that number, counted from 0."""
    return Problem(message, Place(file, (cell,), line=line), hint, rule="bad-csv-row")


def cell_at(lines: Sequence[str], line: int, cell: str | int) -> tuple[int, int] | None:
    """The column (1-based) and the length of a cell, by its number or its column's name, quotes included.

    `lines` is the whole table, `line` counts from 1. None where the row has no such cell on its first line.
    """
    if isinstance(cell, str):
        head = next((one for one in lines if one.strip(", \t")), "")
        names = [head[start:end].strip('"').strip().casefold() for start, end in _cells(head)]
        if cell not in names:
            return None
        cell = names.index(cell)
    row = lines[line - 1] if line <= len(lines) else ""
    found = _cells(row)
    if cell >= len(found):
        return None
    start, end = found[cell]
    return start + 1, max(1, end - start)


def _cells(row: str) -> list[tuple[int, int]]:
    """Where the cells of a line begin and end, blanks around them left out; one whose quote is open ends the row."""
    found: list[tuple[int, int]] = []
    start = at = 0
    while True:
        quoted = _QUOTED.match(row, at)
        if row.startswith('"', at) and quoted is None:
            return found
        at = row.find(",", quoted.end() if quoted else at)
        end = len(row) if at < 0 else at
        inner = row[start:end]
        left = len(inner) - len(inner.lstrip())
        found.append((start + left, max(start + left, start + len(inner.rstrip()))))
        if at < 0:
            return found
        start = at = at + 1
