"""From a place on the disk to a portfolio: read it, set its day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from goalsite_gen.cli.clock import as_of_day
from goalsite_gen.cli.place import Place
from goalsite_gen.errors import Stop
from goalsite_gen.findings import Problem
from goalsite_gen.model import Portfolio
from goalsite_gen.model.reading import ReadText, read
from goalsite_gen.source.files import MOST_TEXT, Files, gather, read_plain
from goalsite_gen.source.history import first_recorded

NOTHING: Mapping[str, bytes] = {}


@dataclass(frozen=True, slots=True)
class Gathered:
    """What lies at a place: the files of the portfolio, its settings, and when each file was first recorded."""

    files: Files
    config: tuple[str, bytes] | None
    recorded: Mapping[str, date]

    @property
    def contents(self) -> dict[str, bytes]:
        """The bytes of every text and table, and of the settings, by path."""
        return self.files.texts | self.files.tables | dict([self.config] if self.config else [])


def load(place: Place, *, as_of: str | None) -> Portfolio:
    """The portfolio at a place, whatever its documents hold, as of the day that applies.

    Raises Stop only where the settings file itself cannot be read or the day is none.
    """
    return portfolio_of(gathered(place), as_of=as_of)


def gathered(
    place: Place, known: Mapping[str, bytes] = NOTHING, *, recorded: Mapping[str, date] | None = None
) -> Gathered:
    """The bytes of everything that lies at a place; `known` are those of files that have just been read.

    `recorded` is when each file was first recorded, where that is known. Raises Stop where the settings file cannot be
    read.
    """
    problems: list[Problem] = []
    data = known.get(place.config)
    if data is None:
        data = read_plain(place.folder, place.config, most=MOST_TEXT, problems=problems)
    if data is None:
        raise Stop(f"`{place.config}`: {problems[0].message}", hint=problems[0].hint)
    if recorded is None:
        recorded = first_recorded(place.folder) or {}
    return Gathered(gather(place.folder, known), (place.config, data), recorded)


def portfolio_of(gathered: Gathered, *, as_of: str | None, texts: Mapping[str, ReadText] | None = None) -> Portfolio:
    """The portfolio that these bytes hold, as of the day that applies; `texts` where they have been read already.

    Raises Stop where the day is none.
    """
    portfolio = read(gathered.files, day=date.min, config=gathered.config, texts=texts)
    return portfolio.with_(day=as_of_day(as_of, portfolio.settings.as_of), recorded=gathered.recorded)
