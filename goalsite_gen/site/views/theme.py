"""Themes: where evidence gathers, how far signs have come, and the page of each theme. No field here is a score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from goalsite_gen.site.views.common import Link, Page, Term
from goalsite_gen.site.views.goal import GoalGroup
from goalsite_gen.site.views.journal import EntryRow
from goalsite_gen.site.views.observed import EvidenceView
from goalsite_gen.site.views.story import Quote, StoryRow


@dataclass(frozen=True, slots=True)
class SpreadRung:
    """How many signs stand at one place of their ladders: its name, a dot for each (or none for too many), in words."""

    name: str
    dots: Markup
    said: str
    is_empty: bool


@dataclass(frozen=True, slots=True)
class StageRow:
    """The name of a stage and the signs that stand there, each with its goal; `said` counts them, if several."""

    stage: str
    said: str
    signs: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class StageSpread:
    """The signs of several goals over the stages of their ladders, the furthest first: said, drawn, and as a table."""

    sentence: str
    rungs: tuple[SpreadRung, ...]
    stages: tuple[StageRow, ...]
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class EvidenceCell:
    """A theme in the work of one team: a dot an entry and the counts in words. Nothing but `said` for no entry."""

    team: str
    said: str
    href: str = ""
    dots: Markup | str = ""


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A theme with a cell for each team."""

    theme: Link
    cells: tuple[EvidenceCell, ...]


@dataclass(frozen=True, slots=True)
class EvidenceMap:
    """Themes by teams: where evidence is, for and against, and where nobody has looked. `rest` says what was cut."""

    teams: tuple[Link, ...]
    rows: tuple[EvidenceRow, ...]
    rest: str = ""


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme in a list, with what belongs to it in a sentence."""

    title: str
    href: str
    holds: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemesPage(Page):
    """`themes/`: every theme, and the map of evidence by theme and team."""

    TEMPLATE: ClassVar[str] = "pages/themes.html"

    themes: tuple[ThemeRow, ...]
    evidence: EvidenceMap | None = None
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class TeamEvidence:
    """What one team saw of a theme: the counts, then the latest entries. `more` leads to the earlier ones.

    `id` is the anchor to which the map leads.
    """

    id: str
    team: Link
    evidence: EvidenceView
    entries: tuple[EntryRow, ...]
    more_sentence: str = ""
    more: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemePage(Page):
    """`themes/<id>/`: the goals of a theme on both sides, how far its signs have come, in whose words, and by whom."""

    TEMPLATE: ClassVar[str] = "pages/theme.html"

    meta: tuple[Term, ...] = ()
    groups: tuple[GoalGroup, ...] = ()
    more_goals: Link | None = None
    spread: StageSpread | None = None
    quotes: tuple[Quote, ...] = ()
    seen: tuple[TeamEvidence, ...] = ()
    seen_nothing: str = ""
    stories: tuple[StoryRow, ...] = ()
    more_stories: Link | None = None
