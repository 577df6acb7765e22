"""An indicator: an event that people can observe, and the stages through which it grows."""

from __future__ import annotations

from typing import Any

from pydantic import Field, model_validator

from goalsite_gen.model.types import Day, Filled, Part, PartId, Words, as_text, key, slug


class Stage(Part):
    """One rung of a ladder: its name and what it looks like when it is there."""

    id: PartId = Field(description="What entries call it; made of the name where it is not given.")
    name: Filled = Field(description="A short clause that reads as a headline.")
    looks_like: Words = Field(default="", description="What one sees when this stage is there.")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return with_id({"name": value} if isinstance(value, (str, int, float)) else value)


class Indicator(Part):
    """A sign of growth with an operational definition: an event one can observe."""

    id: PartId = Field(description="What entries call it; made of the name where it is not given.")
    name: Filled = Field(description="The sign in a few words.")
    definition: Words = Field(default="", description="The event that counts as the sign: who does what, when.")
    stages: tuple[Stage, ...] = Field(default=(), description="The ladder, lowest stage first.")
    question: Words = Field(default="", description="What to ask people about it.")
    since: Day | None = Field(default=None, description="The day it was taken up.")
    dropped: Day | None = Field(default=None, description="The day it was given up.")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return with_id({"name": value} if isinstance(value, (str, int, float)) else value)

    def stage(self, name: str) -> Stage | None:
        """The stage with that id or name."""
        wanted = key(name.strip())
        return next((stage for stage in self.stages if wanted in (key(stage.id), key(stage.name))), None)

    def rank(self, name: str) -> int:
        """The position of a stage on the ladder, 0 the lowest; -1 where there is no such stage."""
        found = self.stage(name)
        return self.stages.index(found) if found else -1


def with_id(value: Any) -> Any:
    """A map that has an id, made of its name where it gives none."""
    if not isinstance(value, dict) or "id" in value:
        return value
    name = value.get("name")
    is_text = isinstance(name, (str, int, float)) and not isinstance(name, bool) and as_text(name)
    return {"id": slug(as_text(name)), **value} if is_text else value
