"""How this site judges, and the page for a wrong turn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from goalsite_gen.site.views.common import Badge, Link, Page


@dataclass(frozen=True, slots=True)
class MethodTerm:
    """A word of the vocabulary and what it means; words that appear as badges bring theirs."""

    term: str
    meaning: Markup | str
    badge: Badge | None = None


@dataclass(frozen=True, slots=True)
class Threshold:
    """A constant by which a standing is judged: what it decides, and its value in words."""

    name: str
    value: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class MethodSection:
    """A part of the method page; `id` is its anchor, `link` leads on to what another page tells."""

    id: str
    heading: str
    text: Markup | str = ""
    terms: tuple[MethodTerm, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule of `goalsite check`: code, name, severity as a word, and its first sentence."""

    code: str
    name: str
    severity: str
    sentence: str


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """A family of rules."""

    heading: str
    rules: tuple[RuleRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodPage(Page):
    """`method/`: how a standing is judged, with every threshold and the rules; the glossary has the vocabulary."""

    TEMPLATE: ClassVar[str] = "pages/method.html"

    sections: tuple[MethodSection, ...]
    rules: tuple[RuleGroup, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPage(Page):
    """`404.html`: where to go instead. A server shows it at any depth, so it is rendered with a full root."""

    TEMPLATE: ClassVar[str] = "pages/not-found.html"
    IS_READ: ClassVar[bool] = False

    links: tuple[Link, ...]
