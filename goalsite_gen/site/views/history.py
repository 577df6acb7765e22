"""What happened, by day: rows of a history, the history of a goal, the year of a journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from goalsite_gen.site.views.common import Link, Page, Part, Passage, Steps, When
from goalsite_gen.site.views.journal import MilestoneView


@dataclass(frozen=True, slots=True)
class Tag:
    """What a happening is, in a phrase ("A stage gained in “Asks first”: …"); `against` where it speaks against us."""

    text: str
    against: bool = False


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened on a day: an entry, a review, a story, a change of terms, a beginning, an end.

    `text` leads to `href`, where it can be read. `notes` are short passages below (why, what it led to), `by` says who
    observed or decided it.
    """

    when: When
    text: str
    href: str = ""
    tags: tuple[Tag, ...] = ()
    milestone: MilestoneView | None = None
    notes: tuple[Passage, ...] = ()
    by: str = ""
    goals: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class HistoryYear:
    """A year of a history: `sentences` count and sum up, `rows` tell what happened. `id` is its anchor."""

    id: str
    heading: str
    sentences: tuple[str, ...]
    rows: tuple[Happening, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPage(Page):
    """`goals/<id>/history/`: everything that was written about a goal and every change of its terms, by year.

    It runs from the start to the day of the edition. `jumps` lead to its years, on this part or another.
    """

    TEMPLATE: ClassVar[str] = "pages/history.html"

    years: tuple[HistoryYear, ...]
    jumps: tuple[Link, ...] = ()
    parts: tuple[Part, ...] = ()
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class YearMonth:
    """A month on the page of its year: `rhythm` is the picture of its days, `rows` the milestones and challenges.

    `more` leads to everything that was written in it. `id` is its anchor.
    """

    id: str
    heading: str
    sentence: str
    rhythm: Markup
    rows: tuple[Happening, ...]
    more: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalYearPage(Page):
    """`journal/<yyyy>/`: a year of the journal, its months from the latest.

    `rhythm` is the picture of its weeks, `busy` says in how many of them somebody wrote.
    """

    TEMPLATE: ClassVar[str] = "pages/journal-year.html"

    rhythm: Markup
    busy: str
    months: tuple[YearMonth, ...]
    steps: tuple[Steps, ...] = ()
