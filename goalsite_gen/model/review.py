"""A review: what a team saw when it looked back on a period, facts and feelings both."""

from __future__ import annotations

from typing import Annotated

from pydantic import AliasChoices, Field

from goalsite_gen.model.types import Content, Day, Filled, OneOrMore, Part, PeriodName, Ref, Told, Words

Lines = Annotated[tuple[Filled, ...], OneOrMore]


class Calibration(Part):
    """A stage that people agreed on together after looking at the evidence."""

    indicator: Ref = Field(description="The indicator, or `goal/indicator`.")
    stage: Filled = Field(description="The stage, by id or name.")
    assessors: Annotated[tuple[Filled, ...], OneOrMore] = Field(default=(), description="Who judged.")
    because: Words = Field(default="", description="What the judgement rests on.")


class Review(Content):
    """A look back on a period by a team, or on some goals."""

    period: PeriodName = Field(description="The period looked back on: `2026-Q1`, `2026-03` or `2026`.")
    date: Day = Field(description="The day of the review.")
    title: Annotated[Words, Told()] = Field(default="", description="A headline, where the period is not enough.")
    team: Ref | None = Field(default=None, description="The team that reviewed.")
    goals: Annotated[tuple[Ref, ...], OneOrMore] = Field(
        default=(),
        validation_alias=AliasChoices("goals", "goal"),
        description="The goals reviewed; all of the team's where not given.",
    )
    authors: Annotated[tuple[Filled, ...], OneOrMore] = Field(
        default=(), validation_alias=AliasChoices("authors", "author"), description="Who wrote it down."
    )
    facts: Lines = Field(default=(), description="What happened.")
    feelings: Lines = Field(default=(), description="What it felt like.")
    missed: Lines = Field(default=(), description="What we missed.")
    ignored: Lines = Field(default=(), description="Which sign we ignored.")
    decisions: Lines = Field(default=(), description="What was decided.")
    asks: Lines = Field(default=(), description="What we ask of others.")
    calibrations: tuple[Calibration, ...] = Field(default=(), description="Stages agreed on together.")
