"""What a line chart is made of, as plain values; every number in it is finite."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day, in the unit of the chart; `label` is printed at its dot where there is room."""

    day: date
    value: float
    label: str = ""

    def __post_init__(self) -> None:
        _finite(self.value)


@dataclass(frozen=True, slots=True)
class Note:
    """A journal entry tied to the line: `key` is the letter on the line, `label` its title."""

    day: date
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Step:
    """The target in force from `day` on."""

    day: date
    value: float

    def __post_init__(self) -> None:
        _finite(self.value)


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where the slope so far leads: from `near`, the lowest and the highest value on the day `since`, to `far` on the
    later day `until`, with the `value` between them."""

    since: date
    near: tuple[float, float]
    until: date
    far: tuple[float, float]
    value: float

    def __post_init__(self) -> None:
        for value in (*self.near, *self.far, self.value):
            _finite(value)
        if self.until <= self.since:
            raise ValueError(f"an outlook leads ahead, not from {self.since} to {self.until}")


@dataclass(frozen=True, slots=True)
class LineChart:
    """One metric over time: readings, planned path, target, revised targets, a limit, an outlook and entries.

    `ident` is unique on its page and holds no space. `guardrail` is the limit and the side of it that is
    good. `start` and `end` are days the axis covers at least, `covers` values; it widens for whatever lies outside.
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
    outlook: Outlook | None = None
    notes: tuple[Note, ...] = ()
    covers: tuple[float, ...] = ()
    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        if not self.ident or any(letter.isspace() for letter in self.ident):
            raise ValueError(f"an ident names an element and holds no space: {self.ident!r}")
        for value in (*self.covers, *(self.guardrail or ())[:1]):
            _finite(value)


def _finite(value: float) -> None:
    if not math.isfinite(value):
        raise ValueError(f"a chart draws finite numbers only, not {value!r}")
