"""Without a mouse: every link and field is reached by Tab, in the order of the page, and one sees where one is."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.kinds import KINDS, Window, opened, path_of

ALL = """() => {
    const found = [...document.querySelectorAll('a[href], button, summary, input, select, [tabindex="0"]')]
        .filter(one => one.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true}))
    found.forEach((one, at) => one.dataset.at = at)
    window.reached = []
    document.addEventListener('focusin', event => {
        const style = getComputedStyle(event.target)
        const box = event.target.getBoundingClientRect()
        const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
            && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
        window.reached.push([Number(event.target.dataset.at), seen])
    })
    return found.length
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_tab_reaches_everything_in_order_and_shows_where(shared: Window, example: Path, kind: str) -> None:
    tab = shared.opens(example / path_of(kind, example), width=1000)
    tab.emulate_media(reduced_motion="reduce")
    count = tab.evaluate(ALL)
    for _ in range(count):
        tab.keyboard.press("Tab")
    reached = tab.evaluate("reached")
    assert count > 10
    assert [at for at, _ in reached] == list(range(count))
    assert [at for at, seen in reached if not seen] == []


def test_the_first_link_skips_to_the_content(browser: Browser, example: Path) -> None:
    tab, _ = opened(browser, (example / path_of("observed goal", example)).as_uri())
    tab.keyboard.press("Tab")
    assert tab.locator(":focus").inner_text() == "Skip to the content"
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('main') !== null")
    tab.context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_folded_opens_by_key_and_is_then_reached(shared: Window, example: Path, kind: str) -> None:
    tab = shared.opens(example / path_of(kind, example))
    for folded in tab.locator("details:has(a):visible").all()[:2]:
        folded.locator("summary").first.focus()
        tab.keyboard.press("Enter")
        assert folded.evaluate("one => one.open")
        tab.keyboard.press("Tab")
        assert folded.evaluate("one => one.contains(document.activeElement)")
