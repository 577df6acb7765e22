"""A journal entry: what somebody observed on a day, and what it speaks for."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AliasChoices, BeforeValidator, Field, field_validator

from goalsite_gen.model.types import Content, Day, Filled, Number, OneOrMore, Part, Ref, Told, Words, bad, one_of

Evidence = Literal["supports", "challenges", "mixed"]
Shift = Literal["capability", "understanding", "relationship"]
Source = Literal["", "observation", "feedback", "survey", "interview", "reflection", "result"]


class Milestone(Part):
    """A real shift that somebody judged to have happened."""

    shift: Annotated[Shift, BeforeValidator(one_of("capability", "understanding", "relationship"))] = Field(
        description="What shifted: capability, understanding or relationship."
    )
    before: Filled = Field(description="How it was.")
    after: Filled = Field(description="How it is now.")


class Entry(Content):
    """An observation in the journal; the text below the fields is the observation itself."""

    date: Day = Field(description="The day it was observed; taken from the file's name where it is not given.")
    goals: Annotated[tuple[Ref, ...], OneOrMore] = Field(
        validation_alias=AliasChoices("goals", "goal"), min_length=1, description="The goals it speaks to."
    )
    title: Annotated[Words, Told()] = Field(
        default="", description="A headline; the first sentence where it is not given."
    )
    authors: Annotated[tuple[Filled, ...], OneOrMore] = Field(
        default=(), validation_alias=AliasChoices("authors", "author"), description="Who observed it."
    )
    indicators: Annotated[tuple[Ref, ...], OneOrMore] = Field(
        default=(),
        validation_alias=AliasChoices("indicators", "indicator"),
        description="The signs it is about.",
    )
    evidence: Annotated[Evidence, BeforeValidator(one_of("supports", "challenges", "mixed"))] = Field(
        default="supports", description="Whether it supports the goal, challenges it, or both."
    )
    stage: Words = Field(default="", description="The stage now observed, by id or name.")
    milestone: Milestone | None = Field(
        default=None, description="Makes the entry a milestone: what shifted, before and after."
    )
    reading: Number | None = Field(default=None, description="A reading of the goal's only metric.")
    readings: dict[Ref, Number] = Field(default_factory=dict, description="Readings by metric id.")
    source: Annotated[
        Source,
        BeforeValidator(one_of("observation", "feedback", "survey", "interview", "reflection", "result")),
    ] = Field(
        default="",
        description="How it was seen: observation, feedback, survey, interview, reflection or result.",
    )
    impact: Annotated[Words, Told()] = Field(default="", description="What it changed.")
    led_to: Annotated[Words, Told()] = Field(default="", description="The decision that followed.")
    tried: Annotated[Words, Told()] = Field(default="", description="What was tried.")
    noticed: Annotated[Words, Told()] = Field(default="", description="What was noticed.")
    next: Annotated[Words, Told()] = Field(default="", description="What comes next.")
    themes: Annotated[tuple[Ref, ...], OneOrMore] = Field(
        default=(), validation_alias=AliasChoices("themes", "theme"), description="Themes it belongs to."
    )
    team: Ref | None = Field(default=None, description="The team it comes from; the goal's where it is not given.")

    @field_validator("id")
    @classmethod
    def _is_no_year(cls, value: str) -> str:
        """An entry lies beside the journal's years, and one that is called like a year would take its address."""
        if len(value) == 4 and value.isdigit():
            raise bad("bad-id", f"is the year `{value}`, which has a page of its own", "choose another id")
        return value
