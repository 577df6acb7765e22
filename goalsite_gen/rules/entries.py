"""The entries of a journal, sorted in one pass by what rules ask of them; most rules are about very few of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from goalsite_gen.model import Entry, Portfolio
from goalsite_gen.rules.lookup import remembered

Named = tuple[Entry, int]
"""An entry, and the position among its indicators."""


@dataclass(frozen=True, slots=True)
class Entries:
    """Entries in the portfolio's order: oldest first.

    `without_sign` name no indicator. `signs` holds where each indicator is named, by the folded ids of its goal and
    its own, `lost` where one is named that there is not, or that several goals have. `staged` name a stage, `marked`
    are milestones, `measured` carry readings.
    """

    without_sign: tuple[Entry, ...]
    signs: Mapping[tuple[str, str], list[Named]]
    lost: tuple[Named, ...]
    staged: tuple[Entry, ...]
    marked: tuple[Entry, ...]
    measured: tuple[Entry, ...]


def entries_by(portfolio: Portfolio) -> Entries:
    """The entries of a portfolio, whatever its day, by what they hold; sorted once for all rules of a check."""
    return remembered(portfolio, "entries", lambda: _sorted(portfolio))


def _sorted(portfolio: Portfolio) -> Entries:
    without_sign, staged, marked, measured = [], [], [], []
    signs: dict[tuple[str, str], list[Named]] = {}
    lost: list[Named] = []
    for entry in portfolio.entries:
        named = entry.indicators
        if not named:
            without_sign.append(entry)
        for position, name in enumerate(named):
            sign = portfolio.sign(name, entry.goals)
            (lost if sign is None else signs.setdefault(sign, [])).append((entry, position))
        if entry.stage:
            staged.append(entry)
        if entry.milestone:
            marked.append(entry)
        if entry.reading is not None or entry.readings:
            measured.append(entry)
    return Entries(tuple(without_sign), signs, tuple(lost), tuple(staged), tuple(marked), tuple(measured))


def dated_from(entries: Sequence[Entry], day: date) -> Sequence[Entry]:
    """Those of a goal's entries that are dated on a day or later."""
    return entries[bisect_left(entries, day, key=_dated) :]


def dated_before(entries: Sequence[Entry], day: date) -> Sequence[Entry]:
    """Those of a goal's entries that are dated before a day."""
    return entries[: bisect_left(entries, day, key=_dated)]


def dated_after(entries: Sequence[Entry], day: date) -> Sequence[Entry]:
    """Those of a goal's entries that are dated after a day."""
    return entries[bisect_right(entries, day, key=_dated) :]


def _dated(entry: Entry) -> date:
    return entry.date
