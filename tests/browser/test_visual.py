"""The main pages look as they did; `python -m tests.browser.visual_update` takes the pictures anew, after a look."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.pictures import FOLDER, LOOKS, PAGES, Look, difference, kept, made_with, smaller, taken

MOST_DIFFERENT = 0.002
"""The share of pixels that may differ: about a line of text at the width of a desk."""

MOST_BYTES = 2_500_000


@pytest.fixture(scope="module")
def same_browser(browser: Browser) -> Browser:
    """The browser, where it is the one that the pictures are from."""
    pinned = (FOLDER / "browser.txt").read_text(encoding="utf-8").strip()
    if made_with(browser) != pinned:
        pytest.skip(f"the pictures were taken with {pinned}; this is {made_with(browser)}")
    return browser


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_looks_as_it_did(same_browser: Browser, example: Path, tmp_path: Path, page: str, look: Look) -> None:
    picture = taken(same_browser, example, page, look)
    (tmp_path / "now.png").write_bytes(picture)
    share = difference(same_browser, kept(page, look).read_bytes(), picture)
    assert share <= MOST_DIFFERENT, f"{share:.2%} of it differ; see {tmp_path / 'now.png'} and {kept(page, look)}"


def test_all_pictures_together_are_small() -> None:
    pictures = list(FOLDER.glob("*.png"))
    assert {picture.stem for picture in pictures} == {f"{page}-{look.name}" for page in PAGES for look in LOOKS}
    assert sum(picture.stat().st_size for picture in pictures) <= MOST_BYTES


def test_a_difference_is_seen_and_none_is_not(browser: Browser) -> None:
    tab = browser.new_page(viewport={"width": 200, "height": 100})
    shots = []
    for words in ("<h1>Nobody waits", "<h1>Nobody waits", "<h1>Somebody waits", "<h1 style='color:#111'>Nobody waits"):
        tab.set_content(words)
        shots.append(tab.screenshot(animations="disabled"))
    tab.set_viewport_size({"width": 200, "height": 101})
    taller = tab.screenshot()
    tab.close()
    first, again, other, paler = shots
    assert difference(browser, first, again) == 0
    assert difference(browser, smaller(browser, first), again) == 0
    assert difference(browser, first, other) > MOST_DIFFERENT
    assert difference(browser, first, paler) == 0
    assert difference(browser, first, taller) == 1
