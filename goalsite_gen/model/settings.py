"""The settings of a portfolio: `goalsite.toml`, or `[tool.goalsite]` in `pyproject.toml`."""

from __future__ import annotations

import re
import tomllib
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from goalsite_gen.findings import Place, Problem
from goalsite_gen.model.theme import Theme, as_path_below
from goalsite_gen.model.types import (
    Day,
    Every,
    Filled,
    OneOrMore,
    Part,
    Words,
    as_cadence,
    bad,
    one_of,
    shown,
)
from goalsite_gen.source.toml_places import Spot, spots

Weight = Literal["error", "warning", "hint", "off"]
Preset = Literal["pilot", "team", "board"]
MONTHLY = as_cadence("monthly")
FORTNIGHTLY = as_cadence("2 weeks")
QUARTERLY = as_cadence("quarterly")


def as_base_url(value: Any) -> str:
    """An absolute http address that ends in a slash."""
    if not isinstance(value, str) or not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", value):
        raise bad(
            "bad-config",
            f"must be an address, not {shown(value)}",
            "write it like `https://example.org/goals/`",
        )
    return value if value.endswith("/") else f"{value}/"


def as_audiences(value: Any) -> Any:
    """Names from narrow to wide, each once."""
    names = value if isinstance(value, list) else [value]
    twice = next((name for number, name in enumerate(names) if name in names[:number]), None)
    if twice is not None:
        raise bad("bad-config", f"names `{twice}` twice", "an audience has one place between narrow and wide")
    if "*" in names:
        raise bad("bad-config", "holds `*`, which would stand for everyone and everything", "give it a name")
    return value


class Audiences(Part):
    """Who may read what: names from narrow to wide."""

    order: Annotated[tuple[Filled, ...], BeforeValidator(as_audiences)] = Field(
        default=("team", "board", "public"), min_length=1, description="Audiences from narrow to wide."
    )
    default: Words = Field(
        default="",
        description="The audience of a document that names none; must be set once any document names one.",
    )


class Check(Part):
    """How strictly `goalsite check` looks, and at what."""

    preset: Annotated[Preset, BeforeValidator(one_of("pilot", "team", "board"))] = Field(
        default="team", description="pilot, team or board: how much is asked of the portfolio."
    )
    select: Annotated[tuple[Filled, ...], OneOrMore] = Field(
        default=(), description="Only these rules: codes or their beginnings."
    )
    ignore: Annotated[tuple[Filled, ...], OneOrMore] = Field(default=(), description="Not these rules.")
    extend_select: Annotated[tuple[Filled, ...], OneOrMore] = Field(
        default=(), alias="extend-select", description="These rules too, even where the preset leaves them out."
    )
    severity: dict[str, Annotated[Weight, BeforeValidator(one_of("error", "warning", "hint", "off"))]] = Field(
        default_factory=dict, description="Another weight for a rule: error, warning, hint or off."
    )
    per_file_ignores: dict[str, Annotated[tuple[Filled, ...], OneOrMore]] = Field(
        default_factory=dict,
        alias="per-file-ignores",
        description="Rules to leave out in files that match a pattern.",
    )
    baseline: Annotated[str, BeforeValidator(as_path_below)] = Field(
        default="",
        description="A file in this folder with old findings, written by `check --write-baseline`. `check` leaves them "
        "out; `build` and `serve` leave out the warnings and still stop at the errors, as the page would be wrong.",
    )


class Rhythm(Part):
    """How often a team writes, reads its numbers, looks back and agrees on stages."""

    journal: Every = Field(default=FORTNIGHTLY, description="How often an observed goal should have an entry.")
    review: Every = Field(default=MONTHLY, description="How often a team looks back.")
    calibration: Every = Field(default=QUARTERLY, description="How often stages are agreed on together.")


class Settings(Part):
    """Everything that can be set for a portfolio."""

    title: Filled = Field(default="Our goals", description="The site's name.")
    description: Words = Field(default="", description="One sentence for search engines and feeds.")
    mission: Words = Field(default="", description="What all goals serve in the end.")
    language: Annotated[
        str,
        Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
    ] = Field(
        default="en",
        description=(
            "The language of the texts, such as `en-GB`. What the site itself says stays English where there is no "
            "catalogue for it."
        ),
    )
    base_url: Annotated[str, BeforeValidator(as_base_url)] = Field(
        default="", description="Where the site will live; needed for the sitemap and for canonical links."
    )
    as_of: Day | None = Field(default=None, description="A fixed day to build the site for.")
    fiscal_year_start: Annotated[int, Field(strict=True, ge=1, le=12)] = Field(
        default=1, description="The month a year begins with, 1 to 12."
    )
    audiences: Audiences = Field(default=Audiences(), description="Who may read what.")
    check: Check = Field(default=Check(), description="How `goalsite check` looks.")
    rhythm: Rhythm = Field(default=Rhythm(), description="How often things are due.")
    theme: Theme = Field(default=Theme(), description="How the site looks.")


def parse_settings(file: str, text: str) -> tuple[dict[str, Any] | None, tuple[Problem, ...]]:
    """The table that holds the settings in `text`, or None with a located problem where it is not TOML."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(fault))
        line, column = (int(found[1]), int(found[2])) if found else (text.rstrip("\n").count("\n") + 1, 1)
        said = re.sub(r" \(at .*\)$", "", str(fault)) or "it cannot be read"
        place = Place(file, line=line, column=column)
        said = said[:1].lower() + said[1:]
        return None, (
            Problem(f"this is not TOML: {said}", place, 'write `name = "value"`, one a line', rule="bad-config"),
        )
    if file.rsplit("/", 1)[-1] == "pyproject.toml":
        tool = data.get("tool")
        data = tool.get("goalsite", {}) if isinstance(tool, dict) else {}
        if not isinstance(data, dict):
            place = locate_setting(file, text, ())
            hint = "write a line `[tool.goalsite]`, and the settings below it"
            return None, (Problem("`tool.goalsite` must be a table", place, hint, rule="bad-config"),)
    return data, ()


def locate_setting(file: str, text: str, path: tuple[str | int, ...], *, on_key: bool = False) -> Place:
    """The place of a setting given by its path: of its value, or of its key where that is asked for or all there is.

    Where it is not written, that of the key of the nearest table around it.
    """
    prefix = ("tool", "goalsite") if file.rsplit("/", 1)[-1] == "pyproject.toml" else ()
    wanted = (*prefix, *(step for step in path if step != "[key]"))
    found = spots(text)
    written = next((wanted[:end] for end in range(len(wanted), 0, -1) if wanted[:end] in found), ())
    if len(written) < max(1, len(prefix)):
        return Place(file, line=1)
    spot = found.get(written, Spot())
    is_missing = any(isinstance(step, str) for step in wanted[len(written) :])
    start, end = spot.key if on_key or is_missing or spot.value[0] == spot.value[1] else spot.value
    end = min(end, len(text)) if (cut := text.find("\n", start, end)) < 0 else cut
    line = text.count("\n", 0, start) + 1
    return Place(file, line=line, column=start - text.rfind("\n", 0, start), length=max(1, end - start))
