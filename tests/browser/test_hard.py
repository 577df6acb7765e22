"""The page holds: 300 signs without a space, 500 goals, 40 teams, 2,000 entries in a month, an image with a script."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from goalsite_gen.site import render_site
from tests.browser.hard import texts
from tests.browser.kinds import barriers, opened, width_of
from tests.support import portfolio

PAGES = (
    "index.html", "scorecard/index.html", "goals/index.html", "goals/g0/index.html", "goals/g1/index.html",
    "goals/g3/index.html", "goals/g4/index.html", "goals/g7/index.html", "goals/g200/index.html",
    "goals/g1/history/index.html", "pairs/g1--g0/index.html", "journal/index.html", "journal/2026/09/index.html",
    "journal/2026-09-01-e0/index.html", "stories/s/index.html", "reviews/r/index.html", "periods/2026-q3/index.html",
    "wins/index.html", "teams/index.html", "teams/t0/index.html", "themes/waiting/index.html", "glossary/index.html",
    "search/index.html",
)  # fmt: skip
FIRST = ("index.html", "goals/g1/index.html", "goals/g4/index.html", "stories/s/index.html", "reviews/r/index.html")
MEETING = """() => [...document.querySelectorAll('.facing')].filter(both => {
    const [one, other] = [...both.querySelectorAll(':scope > .leaf')].map(leaf => leaf.getBoundingClientRect())
    return other && one.right > other.left + 1 && other.right > one.left + 1 && one.bottom > other.top + 1
        && other.bottom > one.top + 1
}).length"""


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of it."""
    return built(texts(), tmp_path_factory.mktemp("hard"))


def built(files: dict[str, str], folder: Path) -> Path:
    made = render_site(portfolio(files), audience="public", media=lambda path: files[path].encode())
    for path, data in made.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def test_nothing_scrolls_sideways_nothing_overlaps_and_nothing_runs(browser: Browser, hard: Path) -> None:
    tab, noise = opened(browser, (hard / "index.html").as_uri())
    amiss = []
    for path in PAGES:
        tab.goto((hard / path).as_uri())
        for width in (320, 1360):
            tab.set_viewport_size({"width": width, "height": 900})
            if width_of(tab) != width or tab.evaluate(MEETING):
                amiss.append(f"{path} at {width} px")
        assert tab.title() != "run"
    tab.context.close()
    assert amiss == []
    assert noise == []


def test_axe_finds_no_barrier(browser: Browser, hard: Path) -> None:
    tab, _ = opened(browser, (hard / "index.html").as_uri(), viewport={"width": 320, "height": 900})
    found = []
    for path in FIRST:
        tab.goto((hard / path).as_uri())
        found += [f"{path}: {barrier}" for barrier in barriers(tab)]
    tab.context.close()
    assert found == []


def test_an_edition_of_one_goal_without_an_entry_holds_too(browser: Browser, tmp_path: Path) -> None:
    built({"goals/a.md": "---\ntitle: A\ntype: soft\n---\n"}, tmp_path)
    tab, noise = opened(browser, (tmp_path / "index.html").as_uri(), viewport={"width": 320, "height": 900})
    found = []
    for page in sorted(tmp_path.rglob("index.html")):
        tab.goto(page.as_uri())
        if page.parent.name in ("a", "journal", "scorecard"):
            found += [f"{page.parent.name}: {barrier}" for barrier in barriers(tab)]
        assert width_of(tab) == 320
        assert len(tab.locator("main").inner_text().split()) > 5
    tab.context.close()
    assert found == []
    assert noise == []
