"""Templates and views agree: every field that a template reads is there, and none is there that no template reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from inspect import get_annotations
from pathlib import Path

from contract import ANY, GLOBALS, Reader

from goalsite_gen.site import views
from goalsite_gen.site.render import Renderer
from goalsite_gen.site.views import Frame, Page, SiteView

VIEWS = [view for view in vars(views).values() if isinstance(view, type) and is_dataclass(view)]
PAGES = [view for view in VIEWS if issubclass(view, Page) and view is not Page]

# What the renderer itself takes from a page, and what only the planner of the page and the renderer share.
BY_THE_RENDERER = {
    (Page, "path"),
    (Page, "section"),
    (Page, "attached"),
    (Page, "reading_time"),
    (SiteView, "base_url"),
}


def given(page: type[Page]) -> dict[str, object]:
    """What the renderer hands to a page's template, as types."""
    texts = dict.fromkeys((*GLOBALS, "reading_time", "root", "canonical", "masthead"), ANY)
    return {**texts, "site": SiteView, "frame": Frame, "page": page}


def reader(overrides: Path | None = None) -> Reader:
    environment = Renderer(overrides).environment
    found = Reader(environment)
    for page in PAGES:
        found.page(page.TEMPLATE, given(page))
    texts = dict.fromkeys((*GLOBALS, "root", "here", "section"), ANY)
    found.page("parts/masthead.html", {**texts, "site": SiteView})
    return found


READER = reader()


def test_every_field_that_a_template_reads_is_there() -> None:
    assert READER.wrong == []


def declared(view: type) -> Iterator[tuple[type, str]]:
    """The fields of a view, each with the class that declares it."""
    for one in fields(view):
        yield (
            next(kind for kind in reversed(view.__mro__) if one.name in get_annotations(kind)),
            one.name,
        )


def test_no_field_is_there_that_no_template_reads() -> None:
    """A field of the base of all pages is read if it is read of any page."""
    read = {owner for kind, name in READER.read for owner in declared(kind) if owner[1] == name}
    assert {one for view in VIEWS for one in declared(view)} - read == BY_THE_RENDERER
