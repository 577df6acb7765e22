"""The tables of the site as RFC 4180 CSV: the readings of each metric, and the journal. No cell runs as a formula."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator
from functools import partial

from goalsite_gen.model import Entry, Reading
from goalsite_gen.site import addresses
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.pieces import Pieces
from goalsite_gen.site.render import canonical

READINGS = ("date", "value", "n", "note")
ENTRIES = (
    "date", "indicator", "observation", "impact", "id", "goals", "evidence", "stage", "milestone", "authors", "url",
)  # fmt: skip
"""The four columns of an observation log first, so that the table can be read and written beside one."""

_FORMULA = ("=", "+", "-", "@", "|")


def reading_tables(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Output path and bytes of each metric's readings."""
    for goal in edition.portfolio.goals.values():
        for progress in edition.insight.progress_of(goal):
            if progress.readings:
                yield addresses.csv_path(progress.metric), readings_csv(progress.readings)


def readings_csv(readings: tuple[Reading, ...]) -> bytes:
    """Readings with date, value, number of answers and note."""
    return _rows(
        READINGS,
        *(
            (
                reading.date.isoformat(),
                _plain(reading.value),
                "" if reading.n is None else str(reading.n),
                harmless(reading.note),
            )
            for reading in readings
        ),
    )


def entries_csv(edition: Edition, *, base_url: str) -> Pieces:
    """The journal, oldest first, one entry a row; several values of one cell are parted by `; `.

    `url` is the entry's address, without a base URL its path in the site.
    """

    def row(entry: Entry) -> bytes:
        path = addresses.entry_path(entry)
        return _rows(
            (
                entry.date.isoformat(),
                harmless("; ".join(entry.indicators)),
                harmless(edition.plain(entry)),
                harmless(entry.impact),
                harmless(entry.id),
                harmless("; ".join(entry.goals)),
                entry.evidence,
                harmless(entry.stage),
                entry.milestone.shift if entry.milestone else "",
                harmless("; ".join(entry.authors)),
                canonical(base_url, addresses.href(path)) or addresses.href(path),
            )
        )

    rows = (partial(row, entry) for entry in edition.portfolio.entries)
    return Pieces(addresses.ENTRIES_CSV, (lambda: _rows(ENTRIES), *rows))


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula: some pass over blanks before a sign, or read its wide form."""
    begins = unicodedata.normalize("NFKC", text[:20])
    risky = begins.startswith(("\t", "\r", "\n")) or begins.lstrip().startswith(_FORMULA)
    return f"'{text}" if risky else text


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def _rows(*rows: tuple[str, ...]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8")
