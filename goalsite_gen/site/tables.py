"""The tables of the site as RFC 4180 CSV: the readings of each metric, and the journal. No cell runs as a formula."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator

from goalsite_gen.model import Reading
from goalsite_gen.site import addresses
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.render import canonical

READINGS = ("date", "value", "n", "note")
ENTRIES = (
    "date", "indicator", "observation", "impact", "id", "goals", "evidence", "stage", "milestone", "authors", "url",
)  # fmt: skip
"""The four columns of an observation log first, so that the table can be read and written beside one."""

_FORMULA = ("=", "+", "-", "@", "|")


def tables(edition: Edition, *, base_url: str) -> Iterator[tuple[str, bytes]]:
    """Output path and bytes of every table."""
    yield from reading_tables(edition)
    if edition.portfolio.entries:
        yield addresses.ENTRIES_CSV, entries_csv(edition, base_url=base_url)


def reading_tables(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Output path and bytes of each metric's readings."""
    for goal in edition.portfolio.goals.values():
        for progress in edition.insight.progress_of(goal):
            if progress.readings:
                yield addresses.csv_path(progress.metric), readings_csv(progress.readings)


def readings_csv(readings: tuple[Reading, ...]) -> bytes:
    """Readings with date, value, number of answers and note."""
    return _written(
        READINGS,
        (
            (
                reading.date.isoformat(),
                _plain(reading.value),
                "" if reading.n is None else str(reading.n),
                harmless(reading.note),
            )
            for reading in readings
        ),
    )


def entries_csv(edition: Edition, *, base_url: str) -> bytes:
    """The journal, oldest first, one entry a row; several values of one cell are parted by `; `.

    `url` is the entry's address, without a base URL its path in the site.
    """
    return _written(
        ENTRIES,
        (
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
            for entry in edition.portfolio.entries
            for path in (addresses.entry_path(entry),)
        ),
    )


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula: some pass over blanks before a sign, or read its wide form."""
    begins = unicodedata.normalize("NFKC", text[:20])
    risky = begins.startswith(("\t", "\r", "\n")) or begins.lstrip().startswith(_FORMULA)
    return f"'{text}" if risky else text


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def _written(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> bytes:
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(header)
    table.writerows(rows)
    return out.getvalue().encode("utf-8")
