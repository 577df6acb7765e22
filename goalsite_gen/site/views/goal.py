"""Goals: the index with both sides abreast, and the page of one goal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from goalsite_gen.site.views.common import Badge, Link, Page, Term, When
from goalsite_gen.site.views.journal import EntryRow
from goalsite_gen.site.views.observed import FeedbackRow, IndirectRow, PulseView
from goalsite_gen.site.views.pair import Facing
from goalsite_gen.site.views.story import StoryRow


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal in a list.

    `said` is the figure with its target, or the stage's name. `mark` is the spark line or the pips.
    `partners` are its pairs' other halves; where there is none, `alone` is said. `because` tells how a
    closed goal ended.
    """

    title: str
    href: str
    badge: Badge
    said: str
    mark: Markup
    partners: tuple[Link, ...]
    alone: str = ""
    held_by: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class GoalGroup:
    """Goals of both sides under one heading: a state, a team or a theme. `id` is unique on the page."""

    id: str
    heading: str
    measured: tuple[GoalRow, ...]
    observed: tuple[GoalRow, ...]
    sentence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalsPage(Page):
    """`goals/`: all goals, measured and observed abreast, closed ones last; `jumps` lead to groups of a long list."""

    TEMPLATE: ClassVar[str] = "pages/goals.html"

    groups: tuple[GoalGroup, ...]
    jumps: tuple[Link, ...] = ()
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class Closed:
    """How a goal ended: its badge (Achieved, Missed, Dropped, Paused), when, and because of what."""

    badge: Badge
    when: When | None
    because: str


@dataclass(frozen=True, slots=True)
class EvidenceHealth:
    """How good the evidence is, in counts only.

    `sentence` is the counts of supporting, challenging and mixed entries; `facts` the delay, observers,
    silent stretches and days since the last challenge; `rhythm` the picture of weeks with and without an entry.
    """

    sentence: str
    facts: tuple[Term, ...]
    rhythm: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalPage(Page):
    """`goals/<id>/`: purpose, signs, number, reflection, in this order.

    `lead` is the goal's why; `serves` the way up to the mission, nearest first. `standing` is the badge and `said`
    its sentence, `judged` leads to how they are come by. `facings` has one spread a partner, the goal's own leaf in
    full in the first and brief in the others; a goal without a partner has one spread with an empty leaf. `body` is
    the document's text. `on_paper` says that a printed page ends the list of entries early. Tuples that do not concern
    the goal's side stay empty.
    """

    TEMPLATE: ClassVar[str] = "pages/goal.html"

    standing: Badge
    said: str
    meta: tuple[Term, ...]
    facings: tuple[Facing, ...]
    judged: str = ""
    serves: tuple[Link, ...] = ()
    closed: Closed | None = None
    behaviours: tuple[str, ...] = ()
    feedback: tuple[FeedbackRow, ...] = ()
    pulses: tuple[PulseView, ...] = ()
    indirect: tuple[IndirectRow, ...] = ()
    body: Markup | str = ""
    entries: tuple[EntryRow, ...] = ()
    entries_nothing: str = ""
    more_entries: Link | None = None
    on_paper: str = ""
    health: EvidenceHealth | None = None
    stories: tuple[StoryRow, ...] = ()
    children: tuple[GoalRow, ...] = ()
