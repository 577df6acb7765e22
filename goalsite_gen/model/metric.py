"""A metric: one number that a measured goal is judged by, its target, its path, its readings, its revisions."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import AliasChoices, BeforeValidator, Field, model_validator

from goalsite_gen.findings import Place
from goalsite_gen.model.types import (
    Change,
    Day,
    Every,
    Filled,
    Id,
    Number,
    Part,
    Switch,
    Told,
    Words,
    as_day,
    as_number,
    bad,
    key,
    one_of,
    shown,
)

NOWHERE = Place("")
Aim = Literal["reach", "stay-above", "stay-below", "deliver"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of a metric on one day; `n` is the number of answers behind it, `metric` its column in a table."""

    date: datetime.date
    value: float
    n: int | None = None
    note: str = ""
    at: Place = NOWHERE
    metric: str = ""


class GivenReading(Part):
    """A reading written as a map: `{date, value, n, note}`."""

    date: Day
    value: Number
    n: Annotated[int, Field(strict=True, ge=0)] | None = None
    note: Words = ""


class Readings(Part):
    """Where the readings come from: a CSV file, a map of date to value, or a list of readings."""

    file: Words = ""
    by_day: dict[Day, Number] = Field(default_factory=dict)
    listed: tuple[GivenReading, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _sort_out(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"file": value}
        if isinstance(value, dict):
            return {"by_day": value}
        if isinstance(value, list):
            return {"listed": value}
        raise bad(
            "wrong-type",
            f"must name a CSV file or give readings, not {shown(value)}",
            "write `readings: data/name.csv` or `{2026-01-31: 4.2}`",
        )


def as_earlier(value: Any) -> float | datetime.date | str:
    """What was in force before a revision: a number, a day, or words."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return as_number(value)
    text = str(value).strip()
    try:
        return as_day(text)
    except Exception:
        return text


Earlier = Annotated[float | datetime.date | str, BeforeValidator(as_earlier)]


class Revision(Part):
    """A change of target, baseline, due date or definition, with the day, what was before, and why."""

    date: Day = Field(description="The day from which the new value is in force.")
    target: Number | None = Field(default=None, description="The new target.")
    baseline: Number | None = Field(default=None, description="The new baseline.")
    due: Day | None = Field(default=None, description="The new due date.")
    definition: Words = Field(default="", description="What is counted from then on.")
    was: Earlier = Field(description="What was in force before.")
    because: Filled = Field(description="Why it was changed.")

    @property
    def what(self) -> str:
        """The name of the field that was revised."""
        return next((name for name in ("target", "baseline", "due") if getattr(self, name) is not None), "definition")

    @model_validator(mode="after")
    def _one_thing(self) -> Revision:
        given = [name for name in ("target", "baseline", "due") if getattr(self, name) is not None]
        if len(given) + bool(self.definition) != 1:
            raise bad(
                "missing-field",
                "must revise exactly one of `target`, `baseline`, `due`, `definition`",
                "write one revision for each",
            )
        if self.what in ("target", "baseline") and not isinstance(self.was, float):
            raise bad("wrong-type", f"`was` must be a number, as `{self.what}` is")
        if self.what == "due" and not isinstance(self.was, datetime.date):
            raise bad("bad-date", "`was` must be a date, as `due` is")
        return self


class Metric(Part):
    """One number a measured goal is judged by."""

    id: Id = Field(description="What figures and readings call it; the goal's id where it is the only one.")
    name: Annotated[Filled, Told()] = Field(description="What is counted, in words.")
    unit: Words = Field(default="", description='What follows the number: "%", "days", "£".')
    decimals: Annotated[int, Field(strict=True, ge=0, le=6)] = Field(default=0, description="Decimals to print.")
    aim: Annotated[Aim, BeforeValidator(one_of("reach", "stay-above", "stay-below", "deliver"))] = Field(
        default="reach",
        description="`reach` a target, `stay-above` or `stay-below` a guardrail, or `deliver` by the due date.",
    )
    baseline: Number | None = Field(default=None, description="The value at the start.")
    target: Number | None = Field(default=None, description="The value to reach, or the guardrail.")
    change: Change | None = Field(default=None, description="The target as a change of the baseline: `-20%`.")
    path: dict[Day, Number] = Field(
        default_factory=dict, description="Checkpoints on the way, date to value; a straight line without."
    )
    readings: Readings | None = Field(
        default=None, description="A CSV file under `data/`, a map of date to value, or a list."
    )
    counts: Annotated[Literal["", "stories", "entries"], BeforeValidator(one_of("stories", "entries"))] = Field(
        default="", description="Counts the goal's `stories` or `entries` instead of having readings."
    )
    every: Every | None = Field(default=None, description="How often it is read.")
    source: Words = Field(default="", description="Where the number comes from.")
    proxy: Switch = Field(default=False, description="Whether it only stands in for what is meant.")
    definition: Words = Field(default="", description="Exactly what is counted.")
    revisions: tuple[Revision, ...] = Field(
        default=(), description="Changes of target, baseline, due date or definition."
    )

    @property
    def noted_as(self) -> str:
        """A name that no document's file can have: a metric's name is often made of its goal's title."""
        return f"metric:{key(self.id)}"

    @property
    def aimed_at(self) -> float | None:
        """The target as a value, be it given as such or as a change of the baseline."""
        if self.target is not None or self.change is None or self.baseline is None:
            return self.target
        return self.baseline * (1 + self.change)


Metrics = Annotated[tuple[Metric, ...], BeforeValidator(lambda value: [value] if isinstance(value, dict) else value)]
METRIC_NAMES = AliasChoices("metrics", "metric")
