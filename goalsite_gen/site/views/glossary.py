"""The glossary: the portfolio's own terms, and those of the site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from goalsite_gen.site.views.common import Link, Page, Part, Side, Term
from goalsite_gen.site.views.method import MethodTerm


@dataclass(frozen=True, slots=True)
class StageTerm:
    """A stage and what it looks like when it is there."""

    name: str
    looks_like: str


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A sign or a number: what counts as it, where it belongs, and for a sign its stages, lowest first."""

    id: str
    term: str
    side: Side
    definition: str
    goal: Link
    stages: tuple[StageTerm, ...] = ()
    facts: tuple[Term, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class GlossaryLetter:
    """Terms that begin with one letter; the letter is empty where a glossary is too short to need any."""

    id: str
    letter: str
    terms: tuple[GlossaryTerm, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryPage(Page):
    """`glossary/`: the portfolio's signs and numbers in alphabetical order, then the words of this site."""

    TEMPLATE: ClassVar[str] = "pages/glossary.html"

    letters: tuple[GlossaryLetter, ...]
    parts: tuple[Part, ...] = ()
    words: tuple[MethodTerm, ...] = ()
    nothing: str = ""
