"""The journal: rows, months, years and the page of one entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from markupsafe import Markup

from goalsite_gen.site.views.common import Badge, Link, Page, Part, Passage, Steps, Term, When

if TYPE_CHECKING:
    from goalsite_gen.site.views.pair import PairRow


@dataclass(frozen=True, slots=True)
class MilestoneView:
    """A real shift: `shift` is its kind as a word ("Capability"), then what was and what is."""

    shift: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry in a list.

    `text` is its title or first sentence, `letter` the mark that ties it to a chart on the same page. `lean`
    is a phrase for entries that do not plainly support ("Speaks against the stage", "Speaks both ways"), else
    empty. `stage` says what was reached ("Stage: “They ask before deciding”"), `beside` what the
    number did at the time ("Written when the number rose to 9.1%"). `id` is the anchor, unique on the page, or empty.
    """

    href: str
    when: When
    text: str
    by: str = ""
    goals: tuple[Link, ...] = ()
    letter: str = ""
    lean: str = ""
    stage: str = ""
    milestone: MilestoneView | None = None
    id: str = ""
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MonthLink:
    """A month of the journal with its counts in words ("9 entries, 1 milestone")."""

    when: When
    href: str
    counts: str


@dataclass(frozen=True, slots=True)
class JournalYear:
    """A year of the journal: `rhythm` is the picture of its weeks, months run from the latest, `href` is its page."""

    year: str
    rhythm: Markup
    sentence: str
    months: tuple[MonthLink, ...]
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalPage(Page):
    """`journal/`: the latest entries, then years and months. `nothing` is said where there is no entry."""

    TEMPLATE: ClassVar[str] = "pages/journal.html"

    latest: tuple[EntryRow, ...]
    years: tuple[JournalYear, ...]
    nothing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalMonthPage(Page):
    """`journal/<yyyy>/<mm>/`: the entries of a month, latest first, on as many `parts` as they need."""

    TEMPLATE: ClassVar[str] = "pages/journal-month.html"

    entries: tuple[EntryRow, ...]
    steps: tuple[Steps, ...]
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryReading:
    """A reading that the entry carries: the metric's link and the value with its unit."""

    metric: Link
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPage(Page):
    """`journal/<id>/`: the observation first, then who, when and what for.

    `heading` is the entry's title, or its date in words where it has none. `evidence` is the badge of its
    lean. `facts` name observer, date, recorded date, goal, indicator, stage, source. `passages` are impact
    and what it led to; `experiment` what was tried, noticed and comes next. `pairs` shows the goal with its
    partner.
    """

    TEMPLATE: ClassVar[str] = "pages/entry.html"

    observation: Markup
    evidence: Badge
    facts: tuple[Term, ...]
    milestone: MilestoneView | None = None
    passages: tuple[Passage, ...] = ()
    experiment: tuple[Passage, ...] = ()
    readings: tuple[EntryReading, ...] = ()
    pairs: tuple[PairRow, ...] = ()
    steps: tuple[Steps, ...] = ()
