"""A goal: measured or observed, what it serves, who owns it, and whom it is paired with."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AliasChoices, BeforeValidator, Field, model_validator

from goalsite_gen.model.indicator import Indicator
from goalsite_gen.model.metric import METRIC_NAMES, Metrics, Readings
from goalsite_gen.model.types import Content, Day, Every, Filled, Number, OneOrMore, Part, Ref, Told, Words, one_of

Side = Literal["measured", "observed"]
State = Literal["active", "achieved", "missed", "paused", "dropped"]
GoalType = Literal["quantitative", "hard", "performance", "qualitative", "soft", "learning"]

SIDES: dict[str, Side] = {
    "quantitative": "measured", "hard": "measured", "performance": "measured",
    "qualitative": "observed", "soft": "observed", "learning": "observed",
}  # fmt: skip
NATURAL_PARTNER = {
    "quantitative": "qualitative", "hard": "soft", "performance": "learning",
    "qualitative": "quantitative", "soft": "hard", "learning": "performance",
}  # fmt: skip


class PairRef(Part):
    """The other half of a pair, with the reason the two belong together."""

    goal: Ref = Field(description="The id of the partner.")
    because: Words = Field(default="", description="Why these two are paired.")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {"goal": value} if isinstance(value, (str, int, float)) else value


class Closed(Part):
    """When and why a goal was closed."""

    date: Day = Field(description="The day it was closed.")
    because: Filled = Field(description="What was learned, in a sentence or two.")


class Feedback(Part):
    """A loop by which a growth goal hears from others."""

    source: Filled = Field(description="Who is asked.")
    question: Words = Field(default="", description="What they are asked.")
    every: Every | None = Field(default=None, description="How often.")


class Pulse(Part):
    """A survey question asked again and again, shown with the number of answers; never a target."""

    question: Filled = Field(description="The question as asked.")
    scale: Words = Field(default="", description="The scale of the answers, in words.")
    readings: Readings = Field(description="The series; each reading should give `n`.")
    low: Number | None = Field(default=None, description="The lowest value of the scale.")
    high: Number | None = Field(default=None, description="The highest value of the scale.")


class Goal(Content):
    """A goal: a number to move (measured) or a capability to see grow (observed)."""

    title: Annotated[Filled, Told()] = Field(description="The outcome, in words a board member would use.")
    type: Annotated[
        GoalType,
        BeforeValidator(one_of("quantitative", "hard", "performance", "qualitative", "soft", "learning")),
    ] = Field(description="quantitative, hard or performance (measured); qualitative, soft or learning (observed).")
    why: Annotated[Words, Told()] = Field(default="", description='The purpose it serves: "so that …".')
    parent: Ref | None = Field(default=None, description="The goal it serves; top goals serve the mission.")
    owner: Words = Field(default="", description="The person who answers for it.")
    team: Ref | None = Field(default=None, description="The id of the team that holds it.")
    themes: Annotated[tuple[Ref, ...], OneOrMore] = Field(
        default=(), validation_alias=AliasChoices("themes", "theme"), description="Themes it belongs to."
    )
    start: Day | None = Field(default=None, description="The day it begins.")
    due: Day | None = Field(default=None, description="The day it is due; an observed goal without one is continuous.")
    state: Annotated[State, BeforeValidator(one_of("active", "achieved", "missed", "paused", "dropped"))] = Field(
        default="active", description="active, achieved, missed, paused or dropped."
    )
    closed: Closed | None = Field(default=None, description="When and why it was closed.")
    pairs: Annotated[tuple[PairRef, ...], BeforeValidator(lambda v: [v] if isinstance(v, (str, dict)) else v)] = Field(
        default=(),
        validation_alias=AliasChoices("pairs", "pair"),
        description="Its partners on the other side, each with the reason.",
    )
    metrics: Metrics = Field(
        default=(), validation_alias=METRIC_NAMES, description="The numbers it is judged by (measured goals)."
    )
    indicators: tuple[Indicator, ...] = Field(
        default=(), description="One to five signs one can observe (observed goals)."
    )
    behaviours: Annotated[tuple[Filled, ...], OneOrMore] = Field(default=(), description="What people practise.")
    pulse: Pulse | None = Field(default=None, description="A survey series that goes with it; never a target.")
    indirect: Annotated[tuple[Ref, ...], OneOrMore] = Field(
        default=(), description="Metrics where it may show up; never a target."
    )
    feedback: Annotated[tuple[Feedback, ...], BeforeValidator(lambda v: [v] if isinstance(v, dict) else v)] = Field(
        default=(), description="Who is asked what, and how often."
    )
    last_reviewed: Day | None = Field(default=None, description="The day people last looked at it together.")
    needs: Annotated[tuple[Words, ...], OneOrMore] = Field(
        default=(), description="autonomy, competence, relatedness: what it feeds in people."
    )

    @property
    def side(self) -> Side:
        """measured or observed, by its type."""
        return SIDES[self.type]

    @property
    def is_measured(self) -> bool:
        """Whether a number judges it."""
        return self.side == "measured"

    @property
    def is_active(self) -> bool:
        """Whether people still work on it."""
        return self.state == "active"
