"""Every page type renders whole, harmless and from views alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hard_samples import hard
from jinja2 import meta, nodes
from markupsafe import Markup
from sample_parts import HOSTILE, site
from samples import entry_page, home_page, method_page, not_found_page, realistic

from goalsite_gen.errors import Stop
from goalsite_gen.site import theme, views
from goalsite_gen.site.render import Renderer, canonical
from goalsite_gen.site.views import Page, SearchPage

SAMPLES = {**realistic(), **{f"hard {name}": page for name, page in hard().items()}}
RENDERER = Renderer()
SITE = site()

# What `Renderer` hands to a template, and what templates hand to the parts that they include.
GIVEN = {"site", "page", "frame", "reading_time", "root", "canonical", "masthead", "here", "section", "part"} | {
    "ui",
    "lists",
    "pairs",
    "spread",
    "clusters",
    "decisions",
    "periods",
    "reviews",
}
VOID = {"meta", "link", "img", "br", "hr", "input", "col", "wbr", "source"}


class Outline(HTMLParser):
    """The tags, links and ids of a page; `open` stays empty where every element is closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.names: set[str] = set()
        self.open: list[str] = []
        self.current: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        self.names |= set(given)
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag != "link" or given.get("rel") != "canonical":
            self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        if "aria-current" in given and tag == "a":
            self.current.append(f"{given['aria-current']} {given.get('href')}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.open.append(f"stray /{tag}")


def html(page: Page) -> str:
    return RENDERER.render(page, site=SITE).decode()


@pytest.fixture(params=SAMPLES, ids=str)
def page(request: pytest.FixtureRequest) -> Page:
    return SAMPLES[request.param]


def test_a_page_is_whole(page: Page) -> None:
    text = html(page)
    outline = Outline(text)
    assert text.startswith("<!doctype html>\n<html lang=")
    assert text.endswith("</html>\n")
    assert outline.open == []
    assert [outline.tags.count(tag) for tag in ("h1", "main", "body", "head")] == [1, 1, 1, 1]


def test_a_page_has_no_inline_script_no_inline_style_and_no_other_host(page: Page) -> None:
    outline = Outline(html(page))
    scripts = page.scripts if isinstance(page, SearchPage) else ()
    assert re.findall(r"<script.*", html(page)) == [f'<script defer src="../{path}"></script>' for path in scripts]
    assert "style" not in outline.tags
    assert not {name for name in outline.names if name == "style" or name.startswith("on")}
    assert not [link for link in outline.links if re.match(r"[a-z]+:|/", link)]


def test_an_id_stands_once_on_a_page(page: Page) -> None:
    ids = Outline(html(page)).ids
    assert sorted(ids) == sorted(set(ids))


def test_headings_go_down_one_level_at_a_time(page: Page) -> None:
    levels = [int(tag[1]) for tag in Outline(html(page)).tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert not [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]


def test_no_page_says_how_far_growth_has_come_in_figures(page: Page) -> None:
    assert not re.search(r"[Ss]tage \d|\b\d of \d stages", html(page))


def test_a_hostile_title_is_shown_as_written() -> None:
    for name, page in hard().items():
        if name.startswith("hostile"):
            text = html(page)
            assert "<script" not in text
            assert "<img" not in text
            assert "{{ 7*7 }} {% include &#34;x&#34; %} &amp;amp; %s" in text
    assert "'><script>" in HOSTILE


def test_samples_cover_every_page_type() -> None:
    shown = {type(page) for page in SAMPLES.values()}
    assert {view for view in vars(views).values() if isinstance(view, type) and issubclass(view, Page)} == shown | {
        Page
    }


def test_titles_are_unique() -> None:
    titles = [page.title for page in realistic().values()]
    assert sorted(titles) == sorted(set(titles))


def test_links_lead_to_the_root_from_any_depth() -> None:
    assert 'href="assets/css/' in html(home_page())
    assert 'href="../../assets/css/' in html(entry_page())


def test_a_page_for_a_wrong_turn_takes_its_root_from_outside() -> None:
    text = RENDERER.render(not_found_page(), site=SITE, root="/northfield/").decode()
    assert 'href="/northfield/assets/css/' in text
    assert 'href="/northfield/pairs/index.html"' in text


def test_the_navigation_tells_a_page_from_its_section() -> None:
    assert Outline(html(method_page())).current == ["page ../method/index.html"]
    assert Outline(html(entry_page())).current == ["true ../../journal/index.html"]


def test_the_address_of_a_page_is_clean() -> None:
    assert canonical("https://a.example/x/", "goals/churn/index.html") == "https://a.example/x/goals/churn/"
    assert canonical("", "index.html") == ""
    assert '<link rel="canonical"' not in RENDERER.render(home_page(), site=replace(SITE, base_url="")).decode()


def test_markup_is_printed_and_text_is_escaped() -> None:
    assert "<em>so</em>" in html(replace(home_page(), lead=Markup("<em>so</em>")))
    assert "&lt;em&gt;so" in html(replace(home_page(), lead="<em>so</em>"))


def template_names() -> list[str]:
    return RENDERER.environment.list_templates(
        filter_func=lambda name: name.endswith(".html") and "shipped" not in name
    )


def parsed(name: str) -> nodes.Template:
    environment = RENDERER.environment
    assert environment.loader is not None
    return environment.parse(environment.loader.get_source(environment, name)[0])


@pytest.mark.parametrize("name", template_names())
def test_a_template_knows_nothing_but_its_page_and_site(name: str) -> None:
    assert meta.find_undeclared_variables(parsed(name)) <= GIVEN


@pytest.mark.parametrize("name", template_names())
def test_a_template_asks_only_for_what_views_have(name: str) -> None:
    asked = {node.attr for node in parsed(name).find_all(nodes.Getattr)}
    macros = {node.name for other in template_names() for node in parsed(other).find_all(nodes.Macro)}
    assert asked <= set(offered()) | macros | {"first", "last"}


@pytest.mark.parametrize("name", template_names())
def test_a_template_neither_reckons_nor_looks_up(name: str) -> None:
    arithmetic = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Getitem, nodes.Filter)
    assert not list(parsed(name).find_all(arithmetic))


def offered() -> Iterator[str]:
    for view in vars(views).values():
        if isinstance(view, type) and is_dataclass(view):
            yield from (field.name for field in fields(view))
            yield from (name for name in dir(view) if not name.startswith("_"))


def test_an_override_may_extend_what_it_replaces(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "method.html").write_text(
        '{% extends "shipped/pages/method.html" %}{% block head %}<meta name="x" content="y">{% endblock %}'
    )
    text = Renderer(tmp_path).render(method_page(), site=SITE).decode()
    assert '<meta name="x" content="y">' in text
    assert "How this site judges" in text


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("<p>\n{% if %}", "method.html:2: "),
        ("<p>\n{{ page.mood }}", "method.html:2: "),
        ("\n\n{{ 1 // 0 }}", "method.html:3: "),
        ("{% include 'nowhere.html' %}", "nowhere.html"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
    ],
)
def test_a_fault_in_an_override_stops_with_its_place(tmp_path: Path, source: str, place: str) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "method.html").write_text(source)
    with pytest.raises(Stop) as stop:
        Renderer(tmp_path).render(method_page(), site=SITE)
    assert place in stop.value.message


def test_the_name_of_an_asset_follows_its_bytes(tmp_path: Path) -> None:
    shipped = theme.assets().names
    (tmp_path / "assets" / "css").mkdir(parents=True)
    (tmp_path / "assets" / "css" / "goalsite.css").write_text("body { color: red }")
    changed = theme.assets(tmp_path).names
    assert re.fullmatch(r"assets/css/goalsite\.[0-9a-f]{8}\.css", shipped[theme.STYLESHEET])
    assert changed[theme.STYLESHEET] != shipped[theme.STYLESHEET]
    assert changed[theme.ICON] == shipped[theme.ICON]


def test_a_stylesheet_points_to_assets_that_are_written() -> None:
    written = theme.assets().files
    sheet = theme.assets().names[theme.STYLESHEET]
    targets = re.findall(r"url\(([^)]+)\)", written[sheet].decode())
    assert len(targets) == 3
    assert {target.removeprefix("../../") for target in targets} <= set(written)


def test_each_font_keeps_its_licence_beside_it() -> None:
    written = theme.assets().files
    assert {"assets/fonts/LICENSE-literata.txt", "assets/fonts/LICENSE-instrument-sans.txt"} <= set(written)


def test_an_asset_that_leads_out_of_its_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("not for you")
    (tmp_path / "templates" / "assets").mkdir(parents=True)
    (tmp_path / "templates" / "assets" / "note.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(Stop, match="link out"):
        theme.assets(tmp_path / "templates")
