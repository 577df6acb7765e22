"""What a portfolio consists of: one frozen class a content type, and the reading of documents into them."""

from goalsite_gen.model.entry import Entry, Milestone
from goalsite_gen.model.goal import Closed, Feedback, Goal, PairRef, Pulse, Side, State
from goalsite_gen.model.indicator import Indicator, Stage
from goalsite_gen.model.metric import Aim, Metric, Reading, Revision
from goalsite_gen.model.portfolio import Portfolio
from goalsite_gen.model.review import Calibration, Review
from goalsite_gen.model.settings import Settings
from goalsite_gen.model.story import Story
from goalsite_gen.model.team import Team

__all__ = [
    "Aim", "Calibration", "Closed", "Entry", "Feedback", "Goal", "Indicator", "Metric", "Milestone", "PairRef",
    "Portfolio", "Pulse", "Reading", "Review", "Revision", "Settings", "Side", "Stage", "State", "Story", "Team",
]  # fmt: skip
