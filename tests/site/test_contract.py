"""Templates and views agree: every field that a template reads is there, and none is there that no template reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from inspect import get_annotations
from pathlib import Path

import pytest
from contract import ANY, GLOBALS, Reader

from goalsite_gen.site import views
from goalsite_gen.site.render import Renderer
from goalsite_gen.site.views import Frame, Page, SiteView

VIEWS = [view for view in vars(views).values() if isinstance(view, type) and is_dataclass(view)]
PAGES = [view for view in VIEWS if issubclass(view, Page) and view is not Page]

# What the renderer itself takes from a page, what only the planner of the page and the renderer share, and what
# templates see by another name.
BY_THE_RENDERER = {
    (Page, "path"),
    (Page, "section"),
    (Page, "reading_time"),
    (SiteView, "base_url"),
    (SiteView, "written"),
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

# A row that leads to the page of a pair has both halves; that is said by its `href`, and not by its type.
BY_ITS_ADDRESS = {"row.measured.title of what may be None", "row.observed.title of what may be None"}


def test_every_field_that_a_template_reads_is_there() -> None:
    assert {said.partition(": ")[2] for said in READER.wrong} == BY_ITS_ADDRESS


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{{ page.mood }}", "HomePage mood"),
        ("{% for row in page.pairs %}{{ row.mood }}{% endfor %}", "PairRow mood"),
        ('{% import "ui.html" as ui %}{{ ui.terms(root, page.pairs, "x") }}', "PairRow label"),
        ('{% import "ui.html" as ui %}{{ ui.time() }}', "time without when"),
        ('{% import "ui.html" as ui %}{{ kept(ui.time) }}', "time without when"),
        ('{% import "ui.html" as ui %}{{ ui.tiem(page.up) }}', "ui.html tiem"),
        ("{% for row in page.pairs %}{{ row.reading.word }}{% endfor %}", "row.reading.word of what may be None"),
        ("{% for row in page.pairs %}{% if row.reading %}{{ row.reading.x }}{% endif %}{% endfor %}", "Badge x"),
        ("{{ pge.title }}", "pge"),
    ],
)
def test_what_is_not_there_is_seen(source: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "home.html").write_text(source, encoding="utf-8")
    assert any(said in one for one in set(reader(tmp_path).wrong) - set(READER.wrong))


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
