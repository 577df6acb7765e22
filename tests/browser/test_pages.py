"""Every kind of page of the example: accessible, quiet, narrow enough, readable enlarged and without JavaScript."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import chain, product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from goalsite_gen.cli.load import load
from goalsite_gen.cli.place import Place
from goalsite_gen.insight import derive
from goalsite_gen.site.audience import seen_by
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.pages import all_units
from goalsite_gen.site.pages.unit import pages_of
from goalsite_gen.site.theme import assets, theme_folder
from tests.browser.conftest import EXAMPLE
from tests.browser.kinds import (
    KINDS,
    Window,
    barriers_of_colour,
    barriers_of_shape,
    faults_of_layout,
    opened,
    path_of,
    window_of,
)
from tests.browser.test_weight import kind_of

WIDTHS = (320, 390, 820, 1360)
ENLARGED = {1360: 680, 820: 410}
"""How wide a window is to a page that is enlarged to 200 %."""

SCHEMES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "light", "forced_colors": "active"},
    "forced, dark": {"color_scheme": "dark", "forced_colors": "active"},
}
COLOURED = (
    set(product(WIDTHS, SCHEMES)) if os.environ.get("ALL_WAYS") else {(1360, "light"), (320, "dark"), (820, "forced")}
)
"""Where axe looks at colours, which takes it most of its time: `make matrix` looks at all."""

SPACED = "* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important} p {margin-bottom: 2em !important}"  # noqa: E501
SMALL = """() => [...document.querySelectorAll('a, button, summary, input, select')].filter(one => {
    const box = one.getBoundingClientRect()
    const said = one.textContent.trim().length
    const among_words = getComputedStyle(one).display === 'inline' && one.parentElement.textContent.trim().length > said
    return box.width > 1 && !one.closest('.vh, .skip') && !among_words && (box.height < 24 || box.width < 24)
}).map(one => `${one.parentElement.className}: ${one.textContent.trim()}`)"""
FAINT = (Path(__file__).parent / "faint.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def scriptless(browser: Browser) -> Iterator[Window]:
    """A tab without JavaScript."""
    window = window_of(browser, java_script_enabled=False)
    yield window
    window.tab.context.close()


def test_each_template_and_each_shape_of_address_has_its_kind_here(example: Path) -> None:
    edition = Edition(derive(seen_by(load(Place(EXAMPLE), as_of=None), "public")), "public", assets().names)
    template_of = {page.path: page.TEMPLATE for page in pages_of(chain.from_iterable(all_units(edition)))}
    looked_at = {path_of(kind, example) for kind in KINDS}
    shipped = {f"pages/{file.name}" for file in theme_folder().glob("pages/*.html")}
    assert {template_of[path] for path in looked_at} == shipped
    assert {kind_of(Path(path)) for path in looked_at} == {kind_of(Path(path)) for path in template_of}


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_has_no_barrier_that_axe_can_find(shared: Window, example: Path, kind: str) -> None:
    tab = shared.opens(example / path_of(kind, example))
    found = []
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 900})
        found += [f"{width} px: {barrier}" for barrier in barriers_of_shape(tab)]
        for name in SCHEMES:
            if (width, name) in COLOURED:
                tab.emulate_media(**SCHEMES[name])
                found += [f"{width} px, {name}: {barrier}" for barrier in barriers_of_colour(tab)]
    assert found == []
    assert shared.noise == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_holds_at_any_width_and_enlarged_and_can_be_touched(shared: Window, example: Path, kind: str) -> None:
    tab = shared.opens(example / path_of(kind, example))
    amiss: dict[int | str, list[str]] = {}
    for width in (*WIDTHS, 861, 1021, *ENLARGED.values()):
        tab.set_viewport_size({"width": width, "height": 900})
        amiss[width] = faults_of_layout(tab)
    tab.set_viewport_size({"width": 390, "height": 900})
    small = tab.evaluate(SMALL)
    amiss["spaced"] = styled(tab, SPACED)
    tab.set_viewport_size({"width": 1280, "height": 900})
    amiss["large letters"] = styled(tab, "html {font-size: 200%}")
    assert {way: faults for way, faults in amiss.items() if faults} == {}
    assert small == []


def styled(tab: Page, rules: str) -> list[str]:
    """What is amiss where a reader adds rules of their own."""
    sheet = tab.add_style_tag(content=rules)
    amiss = faults_of_layout(tab)
    sheet.evaluate("one => one.remove()")
    return amiss


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("<p>Nobody waits.</p><p>Nobody.</p>", []),
        ("<p>Nobody waits.</p><p style='margin-top: -1em'>Nobody.</p>", ['p "Nobody waits." lies on p "Nobody."']),
        ("<p style='margin-left: -2em'>Nobody</p>", ['beyond the edge: p "Nobody"']),
        ("<p style='width: 1em; overflow: hidden'>Nobody waits.</p>", ["cut off: p"]),
        ("<p style='width: 1em; overflow: auto'>Nobody waits.</p>", ["scrolls, but not by key: p"]),
        ("<p style='width: 900px'>Nobody waits.</p>", ["908 px wide"]),
        ("<p style='clip-path: inset(50%); position: absolute; top: 8px'>Unseen</p><p>Nobody waits.</p>", []),
    ],
)  # fmt: skip
def test_what_is_cut_off_or_lies_on_other_words_is_seen(shared: Window, words: str, said: list[str]) -> None:
    shared.tab.set_viewport_size({"width": 390, "height": 900})
    shared.tab.set_content(
        f"<!doctype html><title>Words</title><style>* {{margin: 0}} body {{margin: 8px}}</style>{words}"
    )
    assert [" ".join(one.split()) for one in faults_of_layout(shared.tab)] == said


def test_no_page_but_the_search_has_a_script(example: Path) -> None:
    pages = [page for page in example.rglob("*.html") if "<script defer" in page.read_text(encoding="utf-8")]
    assert pages == [example / "search" / "index.html"]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "search"])
def test_a_page_reads_the_same_without_javascript(shared: Window, scriptless: Window, example: Path, kind: str) -> None:
    page = example / path_of(kind, example)
    texts = [window.opens(page).locator("body").inner_text() for window in (shared, scriptless)]
    assert texts[0] == texts[1]
    assert len(texts[0].split()) > 20


@pytest.mark.parametrize("kind", KINDS)
def test_in_forced_colours_what_is_drawn_is_seen(shared: Window, example: Path, kind: str) -> None:
    tab = shared.opens(example / path_of(kind, example))
    faint = {}
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light", forced_colors="active")
        faint[scheme] = tab.evaluate(FAINT)
    assert faint == {"light": [], "dark": []}


def test_nothing_moves_for_those_who_ask_for_rest(browser: Browser, example: Path) -> None:
    moving = "[getComputedStyle(document.documentElement).scrollBehavior, document.getAnimations().length]"
    said = {}
    for asked in ("reduce", "no-preference"):
        tab, _ = opened(browser, (example / "index.html").as_uri(), reduced_motion=asked)
        said[asked] = tab.evaluate(moving)
        tab.context.close()
    assert said == {"reduce": ["auto", 0], "no-preference": ["smooth", 0]}


def test_links_between_pages_work_from_the_disk(browser: Browser, example: Path) -> None:
    tab, noise = opened(browser, (example / "index.html").as_uri())
    tab.get_by_role("link", name="Read the pair").first.click()
    assert tab.url.endswith("/index.html")
    assert "/pairs/" in tab.url
    tab.get_by_role("navigation", name="Site").get_by_role("link", name="Journal").click()
    assert tab.locator("h1").inner_text() == "Journal"
    tab.context.close()
    assert noise == []
