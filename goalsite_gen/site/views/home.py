"""The first page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from goalsite_gen.site.views.common import Link, Linked, Page, Term
from goalsite_gen.site.views.journal import EntryRow
from goalsite_gen.site.views.pair import PairRow
from goalsite_gen.site.views.story import Quote, StoryRow


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(Page):
    """`index.html`: the mission, the two-column table, what is new, evidence against ourselves, stories.

    `heading` is the mission, or the portfolio's title where there is none. `standing` says what the open pairs tell, in
    words. `period` leads to the latest quarter, `asks` to what it asks of others. `pairs` come hollow first, then goals
    that stand alone; `more_pairs` leads on where the table is cut. `against` are the latest entries that challenge a
    stage, with `against_sentence` on their share in words. `balance` is the sentence on results goals with a living
    growth partner. `nothing` is said where there is no goal.
    """

    TEMPLATE: ClassVar[str] = "pages/home.html"

    meta: tuple[Term, ...]
    pairs: tuple[PairRow, ...]
    balance: str
    standing: Linked | None = None
    period: Link | None = None
    asks: Link | None = None
    more_pairs: Link | None = None
    milestones: tuple[EntryRow, ...] = ()
    latest: tuple[EntryRow, ...] = ()
    against: tuple[EntryRow, ...] = ()
    against_sentence: str = ""
    stories: tuple[StoryRow, ...] = ()
    quote: Quote | None = None
    nothing: str = ""
