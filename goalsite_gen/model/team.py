"""A team: people who hold goals together."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from goalsite_gen.model.types import Content, Every, Filled, OneOrMore, Ref, Told, Words


class Team(Content):
    """A team; the text below the fields says what it does."""

    title: Annotated[Filled, Told()] = Field(description="The team's name.")
    lead: Words = Field(default="", description="Who leads it.")
    members: Annotated[tuple[Filled, ...], OneOrMore] = Field(default=(), description="Who belongs to it.")
    parent: Ref | None = Field(default=None, description="The team it is part of.")
    journal: Every | None = Field(
        default=None, description="How often it writes; the portfolio's rhythm where not given."
    )
    review: Every | None = Field(default=None, description="How often it looks back.")
