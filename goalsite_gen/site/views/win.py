"""Wins: what people judged to have been gained, by year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from goalsite_gen.site.views.common import Link, Page, Part
from goalsite_gen.site.views.history import Happening


@dataclass(frozen=True, slots=True)
class WinYear:
    """A year of wins, the latest first; `sentence` counts them. `id` is its anchor."""

    id: str
    heading: str
    sentence: str
    rows: tuple[Happening, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WinsPage(Page):
    """`wins/`: milestones, stages gained, goals achieved, targets reached; `nothing` is said where there is none."""

    TEMPLATE: ClassVar[str] = "pages/wins.html"

    years: tuple[WinYear, ...]
    jumps: tuple[Link, ...] = ()
    parts: tuple[Part, ...] = ()
    nothing: str = ""
