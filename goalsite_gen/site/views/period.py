"""Periods: what moved, what grew, what was missed and decided in a month, a quarter or a year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from goalsite_gen.site.views.common import Badge, Link, Page, Steps, Term, When
from goalsite_gen.site.views.decision import DecisionRow
from goalsite_gen.site.views.review import ReviewRow, ReviewSheet
from goalsite_gen.site.views.story import StoryRow


@dataclass(frozen=True, slots=True)
class MovedHalf:
    """A measured goal in a period: `value` as last read, `course` from where and towards what, `notes` on its terms.

    `is_repeat` where the goal stands in a row above already; then only title and badge are given.
    """

    title: str
    href: str
    badge: Badge
    value: str = ""
    course: str = ""
    notes: tuple[str, ...] = ()
    is_repeat: bool = False


@dataclass(frozen=True, slots=True)
class StageTurn:
    """A stage that was first named, gained, lost, or lost and regained, linked to what set it, and the one before.

    `between` is a stage that was held meanwhile, where the last change went the other way than the period as a whole.
    `is_contested` where the stage is the lowest of several views in a review.
    """

    turn: Literal["first", "gained", "lost", "regained"]
    stage: Link
    before: str
    when: When
    between: str = ""
    is_contested: bool = False


@dataclass(frozen=True, slots=True)
class GrownHalf:
    """An observed goal in a period: the leading stage by its name at the end, what changed it, what was written."""

    title: str
    href: str
    badge: Badge
    stage: str = ""
    turns: tuple[StageTurn, ...] = ()
    milestones: tuple[Link, ...] = ()
    notes: tuple[str, ...] = ()
    is_repeat: bool = False


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """Both halves of a pair, a missing one prints `empty`; `reading` at the end, `said` what it means, told once."""

    measured: MovedHalf | None
    observed: GrownHalf | None
    reading: Badge | None = None
    said: str = ""
    href: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of one review under its name; `source` is empty where the period has just one."""

    source: Link
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LateRow:
    """A number that was missed, is late, or crossed its line: what is to be said of it."""

    goal: Link
    badge: Badge
    said: str


@dataclass(frozen=True, slots=True)
class AgainstRow:
    """An entry that speaks against what was hoped for, in a line."""

    entry: Link
    when: When
    by: str = ""


@dataclass(frozen=True, slots=True)
class QuietRow:
    """A goal that nobody wrote about, and when somebody last did."""

    goal: Link
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodPage(Page):
    """`periods/<name>/`: the reviews first, then what was missed, asked and decided, what moved and grew, the stories.

    A section is left out where it has nothing. `steady` are rows that fold, under `steady_said`. `within` are the
    reviews of shorter periods inside. `decisions` were taken in reviews, `followed` are those that followed from an
    entry. `against_more` leads to the journal where the entries are cut.
    """

    TEMPLATE: ClassVar[str] = "pages/period.html"

    meta: tuple[Term, ...]
    reviews: tuple[ReviewSheet, ...] = ()
    no_review: str = ""
    within: tuple[ReviewRow, ...] = ()
    change: tuple[str, ...] = ()
    caption: str = ""
    rows: tuple[PeriodRow, ...] = ()
    steady: tuple[PeriodRow, ...] = ()
    steady_said: str = ""
    rows_more: Link | None = None
    missed: tuple[Lines, ...] = ()
    ignored: tuple[Lines, ...] = ()
    late: tuple[LateRow, ...] = ()
    against_said: str = ""
    against: tuple[AgainstRow, ...] = ()
    against_more: tuple[Link, ...] = ()
    decisions: tuple[Lines, ...] = ()
    followed: tuple[DecisionRow, ...] = ()
    followed_more: Link | None = None
    asks: tuple[Lines, ...] = ()
    stories: tuple[StoryRow, ...] = ()
    quiet_said: str = ""
    quiet: tuple[QuietRow, ...] = ()
    steps: tuple[Steps, ...] = ()


@dataclass(frozen=True, slots=True)
class QuarterRow:
    """A quarter in the list: how much was written, and its months."""

    link: Link
    counts: str
    months: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PeriodYear:
    """A year in the list with its quarters, latest first."""

    link: Link
    sentence: str
    quarters: tuple[QuarterRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodsPage(Page):
    """`periods/`: the latest quarter in a few sentences, then all years."""

    TEMPLATE: ClassVar[str] = "pages/periods.html"

    latest: Link | None = None
    latest_label: str = ""
    summary: tuple[str, ...] = ()
    reviews: tuple[ReviewRow, ...] = ()
    years: tuple[PeriodYear, ...] = ()
    nothing: str = ""
