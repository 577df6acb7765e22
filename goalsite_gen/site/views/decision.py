"""Decisions, each with what led to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from goalsite_gen.site.views.common import Link, Page, When


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """Decisions from one source, in the words of those who wrote them down.

    `source` is the entry they followed from, or the review they were taken in (`is_reviewed`); both say in a line what
    led to them. `team` and `goals` are empty where none is named.
    """

    texts: tuple[str, ...]
    when: When
    source: Link
    is_reviewed: bool
    team: str = ""
    goals: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionYear:
    """The decisions of a calendar year, latest first. `sentence` says how many."""

    year: str
    sentence: str
    rows: tuple[DecisionRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsPage(Page):
    """`decisions/`: what was decided and what led to it. `more` leads to the periods where the list is cut."""

    TEMPLATE: ClassVar[str] = "pages/decisions.html"

    years: tuple[DecisionYear, ...]
    more: tuple[Link, ...] = ()
    nothing: str = ""
