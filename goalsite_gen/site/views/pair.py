"""Two halves read together: facing leaves, rows of pairs, and the pages made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from goalsite_gen.site.language import mark
from goalsite_gen.site.views.common import Badge, Link, Linked, Page, Passage, Side, Steps, Term
from goalsite_gen.site.views.journal import EntryRow
from goalsite_gen.site.views.measured import MeasuredBrief, MeasuredLeaf
from goalsite_gen.site.views.observed import ObservedBrief, ObservedLeaf

NOTHING_BESIDE_NUMBER = mark("Nothing stands beside this number yet.")
NOTHING_BESIDE_GROWTH = mark("No number stands beside this yet.")


@dataclass(frozen=True, slots=True)
class EmptyLeaf:
    """The page that faces a goal without a partner, or with one that this edition withholds."""

    KIND: ClassVar[str] = "empty"

    side: Side
    sentence: str


Leaf = MeasuredLeaf | ObservedLeaf | EmptyLeaf


@dataclass(frozen=True, slots=True)
class Facing:
    """Two leaves and their hinge, in reading order.

    On a pair's page the measured leaf is `first`; on a goal's page the observed one is (purpose, signs,
    number, reflection). `href` leads to the pair's page and is empty there. `reading` and `said` are missing
    where one leaf is empty. `judged` leads to how the reading is come by. `id` is unique on the page.
    """

    id: str
    first: Leaf
    second: Leaf
    because: str = ""
    reading: Badge | None = None
    said: str = ""
    href: str = ""
    judged: str = ""

    @property
    def signs_first(self) -> bool:
        """Whether the observed side is the first leaf."""
        if isinstance(self.first, EmptyLeaf):
            return self.first.side == "observed"
        return self.first.KIND == "observed"


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair in a table; a missing half prints `empty`.

    `reading` is the badge of the pair reading, `said` its sentence ("The number advances; what people see does
    not"); both are left out where they stand above the row. `href` leads to the pair's page; empty where a half is
    missing.
    """

    href: str
    measured: MeasuredBrief | None
    observed: ObservedBrief | None
    because: str
    reading: Badge | None
    said: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class PairGroup:
    """Pairs under one heading: a reading, a team or a theme. `id` is unique on the page."""

    id: str
    heading: str
    sentence: str
    rows: tuple[PairRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairPage(Page):
    """`pairs/<measured>--<observed>/`: one spread, then what was seen, then the account.

    `heading` is the measured title, `beside` the observed one. `entries` carry the letters of the chart.
    `account` holds passages already rendered (the reviews' words, the goals' bodies).
    """

    TEMPLATE: ClassVar[str] = "pages/pair.html"

    beside: str
    meta: tuple[Term, ...]
    facing: Facing
    entries: tuple[EntryRow, ...]
    account: tuple[Passage, ...] = ()
    others: tuple[PairRow, ...] = ()
    steps: tuple[Steps, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PairsPage(Page):
    """`pairs/`: all pairs by reading, hollow ones first, then goals that stand alone. `nothing` if empty.

    `jumps` lead to the groups of a long list.
    """

    TEMPLATE: ClassVar[str] = "pages/pairs.html"

    groups: tuple[PairGroup, ...]
    jumps: tuple[Link, ...] = ()
    nothing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorecardPage(Page):
    """`scorecard/`: every pair on one sheet, grouped by team or theme, made to be printed.

    `standing` says what the open pairs tell, as on the first page; `jumps` lead to the groups of a long list.
    """

    TEMPLATE: ClassVar[str] = "pages/scorecard.html"

    groups: tuple[PairGroup, ...]
    standing: Linked | None = None
    jumps: tuple[Link, ...] = ()
    nothing: str = ""
