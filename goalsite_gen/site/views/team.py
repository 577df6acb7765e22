"""Teams: what each holds, on one page, and the page of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from goalsite_gen.site.views.common import Link, Page, Term
from goalsite_gen.site.views.goal import GoalGroup
from goalsite_gen.site.views.journal import EntryRow
from goalsite_gen.site.views.pair import PairRow
from goalsite_gen.site.views.story import StoryRow
from goalsite_gen.site.views.theme import StageSpread


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team in a list: what it holds and how it is balanced, each a sentence; `part_of` the team above it.

    `href` is empty for a team that goals name and that has no page.
    """

    title: str
    href: str
    holds: str
    balance: str = ""
    part_of: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamsPage(Page):
    """`teams/`: every team, then the goals that no team holds."""

    TEMPLATE: ClassVar[str] = "pages/teams.html"

    teams: tuple[TeamRow, ...]
    without: GoalGroup | None = None
    more_goals: Link | None = None
    nothing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPage(Page):
    """`teams/<id>/`: who they are, their goals on both sides, how these stand, what was seen lately.

    `lead` says what the team holds, `balance` how many of its numbers have a living growth partner, `whole` the same
    with the teams in it. `growth_sentence` distributes its observed goals over the growth words, `spread` its signs
    over stages. `pairs` tell how each reads: its halves stand among the goals. People are named in `meta` as plain
    text.
    """

    TEMPLATE: ClassVar[str] = "pages/team.html"

    meta: tuple[Term, ...]
    body: Markup | str = ""
    groups: tuple[GoalGroup, ...] = ()
    more_goals: Link | None = None
    balance: str = ""
    whole: str = ""
    growth_sentence: str = ""
    spread: StageSpread | None = None
    pairs: tuple[PairRow, ...] = ()
    more_pairs: Link | None = None
    milestones: tuple[EntryRow, ...] = ()
    more_milestones: Link | None = None
    entries: tuple[EntryRow, ...] = ()
    entries_nothing: str = ""
    more_entries: tuple[Link, ...] = ()
    stories: tuple[StoryRow, ...] = ()
    more_stories: Link | None = None
    reviews: tuple[Link, ...] = ()
    below: tuple[TeamRow, ...] = ()
