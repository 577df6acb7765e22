"""From a place on the disk to a portfolio: find it, read it, set its day."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from goalsite_gen.cli.clock import as_of_day
from goalsite_gen.errors import Stop
from goalsite_gen.findings import Problem
from goalsite_gen.model import Portfolio
from goalsite_gen.model.reading import read
from goalsite_gen.source.files import MOST_TEXT, Files, gather, read_plain
from goalsite_gen.source.history import first_recorded

CONFIG = "goalsite.toml"


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of a portfolio and the name of its settings file."""

    folder: Path
    config: str = CONFIG


def find(given: str | None, here: Path) -> Place:
    """The folder given; else the nearest one upwards with settings; else `content/`.

    Raises Stop where there is none.
    """
    if given is not None:
        folder = Path(given)
        if not folder.is_dir():
            raise Stop(f"`{given}` is not there", hint="give the folder that holds goalsite.toml")
        if config := _config_in(folder):
            return Place(folder, config)
        hint = f"`goalsite init {given}` starts one; a portfolio is a folder with a goalsite.toml"
        raise Stop(f"`{given}` holds no portfolio", hint=hint)
    for folder in (here, *here.parents):
        if config := _config_in(folder):
            return Place(folder, config)
    if config := _config_in(here / "content"):
        return Place(here / "content", config)
    raise Stop(
        "there is no portfolio here", hint="`goalsite init` starts one; or give the folder that holds goalsite.toml"
    )


@dataclass(frozen=True, slots=True)
class Gathered:
    """What lies at a place: the files of the portfolio, its settings, and when each file was first recorded."""

    files: Files
    config: tuple[str, bytes] | None
    recorded: Mapping[str, date]


def load(place: Place, *, as_of: str | None) -> Portfolio:
    """The portfolio at a place, whatever its documents hold, as of the day that applies.

    Raises Stop only where the settings file itself cannot be read or the day is none.
    """
    return portfolio_of(gathered(place), as_of=as_of)


def gathered(place: Place) -> Gathered:
    """The bytes of everything that lies at a place. Raises Stop where the settings file cannot be read."""
    problems: list[Problem] = []
    data = read_plain(place.folder, place.config, most=MOST_TEXT, problems=problems)
    if data is None:
        raise Stop(f"`{place.config}`: {problems[0].message}", hint=problems[0].hint)
    return Gathered(gather(place.folder), (place.config, data), first_recorded(place.folder) or {})


def portfolio_of(gathered: Gathered, *, as_of: str | None) -> Portfolio:
    """The portfolio that these bytes hold, as of the day that applies. Raises Stop where the day is none."""
    portfolio = read(gathered.files, day=date.min, config=gathered.config)
    return portfolio.with_(day=as_of_day(as_of, portfolio.settings.as_of), recorded=gathered.recorded)


def _config_in(folder: Path) -> str:
    """The settings file of a folder, if it has one."""
    if (folder / CONFIG).exists() or (folder / CONFIG).is_symlink():
        return CONFIG
    try:
        with (folder / "pyproject.toml").open("rb") as file:
            project = tomllib.load(file)
    except (OSError, ValueError, RecursionError):
        return ""
    tool = project.get("tool")
    return "pyproject.toml" if isinstance(tool, dict) and "goalsite" in tool else ""
