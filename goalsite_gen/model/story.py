"""A story: an outcome told for people outside, resting on entries."""

from __future__ import annotations

from typing import Annotated

from pydantic import AliasChoices, Field

from goalsite_gen.model.types import Content, Day, Filled, OneOrMore, Part, PeriodName, Ref, Told, Words


class Quote(Part):
    """Words that somebody said, and who."""

    text: Filled = Field(description="The words as said.")
    by: Words = Field(default="", description="Who said them.")


class Story(Content):
    """An outcome story: narrative evidence, told in full."""

    title: Annotated[Filled, Told()] = Field(description="The headline.")
    summary: Annotated[Words, Told()] = Field(
        default="", description="One or two sentences; used word for word in lists."
    )
    goals: Annotated[tuple[Ref, ...], OneOrMore] = Field(
        default=(), validation_alias=AliasChoices("goals", "goal"), description="The goals it is about."
    )
    evidence: Annotated[tuple[Ref, ...], OneOrMore] = Field(default=(), description="The entries it rests on, by id.")
    date: Day | None = Field(default=None, description="The day it was told.")
    period: PeriodName | None = Field(default=None, description="The period it is about, where no single day fits.")
    authors: Annotated[tuple[Filled, ...], OneOrMore] = Field(
        default=(), validation_alias=AliasChoices("authors", "author"), description="Who tells it."
    )
    themes: Annotated[tuple[Ref, ...], OneOrMore] = Field(
        default=(), validation_alias=AliasChoices("themes", "theme"), description="Themes it belongs to."
    )
    quote: Quote | None = Field(default=None, description="The sentence that carries the story, and who said it.")
    cover: Words = Field(default="", description="An image below `media/`.")
    cover_alt: Words = Field(default="", description="What the image shows, for those who do not see it.")
