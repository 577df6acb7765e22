"""Wins: what people judged to have been gained; milestones in full, stages in a line each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from goalsite_gen.site.views.common import Page, Part
from goalsite_gen.site.views.history import Happening


@dataclass(frozen=True, slots=True)
class WinFold:
    """Earlier wins: `said` counts them and tells of which months they are."""

    said: str
    rows: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class WinGroup:
    """Wins of one kind, the latest first: `rows` stand open, `folds` hold the earlier.

    `opened` names the period of the open ones, where they are of one.
    """

    rows: tuple[Happening, ...] = ()
    folds: tuple[WinFold, ...] = ()
    opened: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WinsPage(Page):
    """`wins/`: milestones, goals achieved and targets reached, stages gained; `nothing` is said where there is none.

    A stage is one line: its `text` names the sign and both stages and leads to who set it.
    """

    TEMPLATE: ClassVar[str] = "pages/wins.html"

    milestones: WinGroup = WinGroup()
    reached: WinGroup = WinGroup()
    stages: WinGroup = WinGroup()
    parts: tuple[Part, ...] = ()
    nothing: str = ""
