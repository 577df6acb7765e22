"""What a line chart is made of, as plain values; every number in it is finite."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day, in the unit of the chart."""

    day: date
    value: float

    def __post_init__(self) -> None:
        _finite(self.value)


@dataclass(frozen=True, slots=True)
class Note:
    """A journal entry tied to the line: `key` is the letter on the line, `label` and `href` go to the key."""

    day: date
    key: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Step:
    """The target in force from `day` on."""

    day: date
    value: float

    def __post_init__(self) -> None:
        _finite(self.value)


@dataclass(frozen=True, slots=True)
class LineChart:
    """One metric over time: readings, planned path, target, revised targets, a limit and entries.

    `ident` is unique on its page and holds no space. `guardrail` is the limit and the side of it that is
    good. `start` and `end` are days the axis covers at least; it widens for whatever lies outside.
    """

    ident: str
    title: str
    description: str
    unit: str
    decimals: int | None
    readings: tuple[Point, ...]
    path: tuple[Point, ...] = ()
    target: Point | None = None
    targets: tuple[Step, ...] = ()
    guardrail: tuple[float, Literal["above", "below"]] | None = None
    notes: tuple[Note, ...] = ()
    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        if not self.ident or any(letter.isspace() for letter in self.ident):
            raise ValueError(f"an ident names an element and holds no space: {self.ident!r}")
        if self.guardrail:
            _finite(self.guardrail[0])


def _finite(value: float) -> None:
    if not math.isfinite(value):
        raise ValueError(f"a chart draws finite numbers only, not {value!r}")
