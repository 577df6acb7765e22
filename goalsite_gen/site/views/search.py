"""The search: a form for those with JavaScript, and ways to everything for all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from goalsite_gen.site.views.common import Link, Page


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values a filter may have, and how it reads."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A list to choose from: `name` is its part of the address, `any` reads as no choice at all."""

    name: str
    label: str
    any: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class WayGroup:
    """Ways to one kind of page; `more` leads to those that are too many to name."""

    id: str
    heading: str
    links: tuple[Link, ...]
    more: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage(Page):
    """`search/`: everything that can be found. `scripts` run in their order; `index` names the scripts that hold the
    texts, from the site's root, parted by spaces, in the order in which they are to be read.
    """

    TEMPLATE: ClassVar[str] = "pages/search.html"

    scripts: tuple[str, ...]
    index: str
    filters: tuple[Filter, ...]
    ways: tuple[WayGroup, ...]
    nothing: str = ""
