"""Every kind of page of the example: accessible, quiet, narrow enough, readable enlarged and without JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.kinds import KINDS, MAIN, TAGS, barriers, opened, path_of, width_of

__all__ = ["TAGS"]

WAYS = [("light", 1360), ("dark", 320), ("light", 320), ("dark", 1360)]
SPACED = "* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important} p {margin-bottom: 2em !important}"  # noqa: E501
SMALL = """() => [...document.querySelectorAll('a, button, summary, input, select')].filter(one => {
    const box = one.getBoundingClientRect()
    const said = one.textContent.trim().length
    const among_words = getComputedStyle(one).display === 'inline' && one.parentElement.textContent.trim().length > said
    return box.width > 1 && !one.closest('.vh, .skip') && !among_words && (box.height < 24 || box.width < 24)
}).map(one => `${one.parentElement.className}: ${one.textContent.trim()}`)"""
FAINT = """() => {
    const light = colour => { const [r, g, b] = colour.match(/[\\d.]+/g).map(part => { const c = part / 255
        return c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4 }); return .2126 * r + .7152 * g + .0722 * b }
    const ground = light(getComputedStyle(document.body).backgroundColor)
    const drawn = '.chart .actual, .chart text, .chart .plan, .pips .on, .spark path, .evidence .y, .standing svg'
    return [...document.querySelectorAll(drawn)].filter(one => {
        const style = getComputedStyle(one)
        const ink = light(one.matches('.actual, .plan, .spark path') ? style.stroke
            : one.matches('.standing svg') ? style.color : style.fill)
        return (Math.max(ink, ground) + .05) / (Math.min(ink, ground) + .05) < 3
    }).map(one => one.getAttribute('class') || one.tagName)
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_has_no_barrier_that_axe_can_find(browser: Browser, example: Path, kind: str) -> None:
    tab, noise = opened(browser, (example / path_of(kind, example)).as_uri())
    found = []
    for scheme, width in WAYS if kind in MAIN else WAYS[:2]:
        tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        tab.set_viewport_size({"width": width, "height": 900})
        found += [f"{scheme}, {width} px: {barrier}" for barrier in barriers(tab)]
    tab.context.close()
    assert found == []
    assert noise == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_holds_at_any_width_and_enlarged_and_can_be_touched(browser: Browser, example: Path, kind: str) -> None:
    tab, _ = opened(browser, (example / path_of(kind, example)).as_uri())
    wide = {}
    for width in (320, 390, 820, 861, 1021, 1360):
        tab.set_viewport_size({"width": width, "height": 900})
        wide[width] = width_of(tab)
    tab.set_viewport_size({"width": 390, "height": 900})
    small = tab.evaluate(SMALL)
    tab.add_style_tag(content=SPACED)
    spaced = width_of(tab)
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.add_style_tag(content="html {font-size: 200%}")
    enlarged = width_of(tab)
    tab.context.close()
    assert wide == {width: width for width in wide}
    assert (spaced, enlarged) == (390, 1280)
    assert small == []


def test_no_page_but_the_search_has_a_script(example: Path) -> None:
    pages = [page for page in example.rglob("*.html") if "<script defer" in page.read_text(encoding="utf-8")]
    assert pages == [example / "search" / "index.html"]


@pytest.mark.parametrize("kind", [kind for kind in MAIN if kind != "search"])
def test_a_page_reads_the_same_without_javascript(browser: Browser, example: Path, kind: str) -> None:
    texts = []
    for enabled in (True, False):
        tab, _ = opened(browser, (example / path_of(kind, example)).as_uri(), java_script_enabled=enabled)
        assert tab.locator("h1").count() == 1
        texts.append(tab.locator("body").inner_text())
        tab.context.close()
    assert texts[0] == texts[1]
    assert len(texts[0].split()) > 20


@pytest.mark.parametrize("kind", MAIN)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colours_what_is_drawn_is_seen(browser: Browser, example: Path, kind: str, scheme: str) -> None:
    tab, _ = opened(browser, (example / path_of(kind, example)).as_uri(), color_scheme=scheme, forced_colors="active")
    faint = tab.evaluate(FAINT)
    tab.context.close()
    assert faint == []


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
