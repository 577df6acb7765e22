"""Every page type of the example: accessible, quiet, narrow enough, readable without JavaScript."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

PAGES = {
    "home": "index.html",
    "scorecard": "scorecard/index.html",
    "goals": "goals/index.html",
    "pairs": "pairs/index.html",
    "journal": "journal/index.html",
    "stories": "stories/index.html",
    "reviews": "reviews/index.html",
    "method": "method/index.html",
    "not found": "404.html",
}
KINDS = (*PAGES, "measured goal", "observed goal", "several metrics", "missed goal", "pair", "hollow pair",
         "journal month", "milestone", "challenging entry", "story")  # fmt: skip
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def path_of(kind: str, example: Path) -> str:
    """The example's page of a kind, found in its own data."""
    if kind in PAGES:
        return PAGES[kind]
    data = json.loads((example / "portfolio.json").read_text(encoding="utf-8"))
    goals, pairs, entries = data["goals"], data["pairs"], data["entries"]
    if kind == "journal month":
        year, month, _ = entries[-1]["date"].split("-")
        return f"journal/{year}/{month}/index.html"
    if kind == "story":
        return f"stories/{data['stories'][-1]['id'].lower()}/index.html"
    if "pair" in kind:
        pair = next(pair for pair in pairs if kind == "pair" or pair["reading"] == "hollow")
        return f"pairs/{pair['measured'].lower()}--{pair['observed'].lower()}/index.html"
    if kind in ("milestone", "challenging entry"):
        entry = next(e for e in entries if (e["milestone"] if kind == "milestone" else e["evidence"] == "challenges"))
        return f"journal/{entry['id'].lower()}/index.html"
    wanted = {
        "measured goal": lambda goal: goal["side"] == "measured" and goal["state"] == "active",
        "observed goal": lambda goal: goal["side"] == "observed" and goal["state"] == "active",
        "several metrics": lambda goal: len(goal["metrics"]) > 1,
        "missed goal": lambda goal: goal["state"] == "missed",
    }[kind]
    return f"goals/{next(goal['id'] for goal in goals if wanted(goal)).lower()}/index.html"


def opened(browser: Browser, example: Path, kind: str, **context: object) -> tuple[Page, list[str]]:
    """The page in a tab of its own, and everything it said or asked for that it should not."""
    tab = browser.new_context(**context).new_page()  # type: ignore[arg-type]
    noise: list[str] = []
    tab.on("console", lambda message: noise.append(f"console: {message.text}"))
    tab.on("pageerror", lambda error: noise.append(f"error: {error}"))
    tab.on("requestfailed", lambda request: noise.append(f"failed: {request.url}"))
    tab.on("request", lambda request: None if request.url.startswith("file:") else noise.append(f"asks: {request.url}"))
    tab.goto((example / path_of(kind, example)).as_uri(), wait_until="load")
    return tab, noise


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_has_no_barrier_that_axe_can_find(browser: Browser, example: Path, kind: str, scheme: str) -> None:
    tab, noise = opened(browser, example, kind, color_scheme=scheme, viewport={"width": 1360, "height": 900})
    # Without preloading, which would ask for style sheets by XMLHttpRequest: no browser allows that from the disk.
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"], "preload": False}
    found = []
    for width in (1360, 320):
        tab.set_viewport_size({"width": width, "height": 900})
        result = Axe().run(tab, options=options)
        for violation in result.response["violations"]:
            places = [" ".join(map(str, node["target"])) for node in violation["nodes"][:3]]
            found.append(f"{width} px: {violation['id']}: {'; '.join(places)}")
    tab.context.close()
    assert found == []
    assert noise == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_never_scrolls_sideways(browser: Browser, example: Path, kind: str) -> None:
    tab, _ = opened(browser, example, kind, viewport={"width": 320, "height": 900})
    widths = {}
    for width in (320, 390, 820, 1360):
        tab.set_viewport_size({"width": width, "height": 900})
        widths[width] = tab.evaluate("document.scrollingElement.scrollWidth")
    tab.context.close()
    assert widths == {320: 320, 390: 390, 820: 820, 1360: 1360}


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_reads_the_same_without_javascript(browser: Browser, example: Path, kind: str) -> None:
    texts = []
    for enabled in (True, False):
        tab, _ = opened(browser, example, kind, java_script_enabled=enabled)
        assert tab.locator("h1").count() == 1
        texts.append(tab.locator("body").inner_text())
        tab.context.close()
    assert texts[0] == texts[1]
    assert len(texts[0].split()) > 20


def test_links_between_pages_work_from_the_disk(browser: Browser, example: Path) -> None:
    tab, noise = opened(browser, example, "home")
    tab.get_by_role("link", name="Read the pair").first.click()
    assert tab.url.endswith("/index.html")
    assert "/pairs/" in tab.url
    tab.get_by_role("navigation", name="Site").get_by_role("link", name="Journal").click()
    assert tab.locator("h1").inner_text() == "Journal"
    tab.context.close()
    assert noise == []


@pytest.mark.parametrize("kind", ["home", "scorecard", "pair", "observed goal", "story", "milestone"])
def test_a_page_prints_on_paper_without_being_cut(browser: Browser, example: Path, kind: str) -> None:
    tab, _ = opened(browser, example, kind)
    tab.emulate_media(media="print")
    # A4 less its margins, at 96 pixels an inch.
    tab.set_viewport_size({"width": 680, "height": 1000})
    assert tab.evaluate("document.scrollingElement.scrollWidth") <= 680
    paper = tab.pdf(prefer_css_page_size=True)
    tab.context.close()
    assert paper.startswith(b"%PDF")
    assert 1 <= paper.count(b"/Type /Page\n") + paper.count(b"/Type /Page ") + paper.count(b"/Type /Page/") <= 12
