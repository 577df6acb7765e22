"""The page holds: 300 signs without a space, 500 goals, 40 teams, 2,000 entries in a month, an image with a script."""

from __future__ import annotations

from pathlib import Path

import pytest

from goalsite_gen.site import render_site
from tests.browser.hard import texts
from tests.browser.kinds import Window, barriers, faults_of_layout
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


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways_nothing_overlaps_and_nothing_runs(shared: Window, hard: Path, path: str) -> None:
    tab = shared.opens(hard / path)
    for width in (320, 1360):
        tab.set_viewport_size({"width": width, "height": 900})
        assert faults_of_layout(tab) == []
        assert tab.evaluate(MEETING) == 0
    assert tab.title() != "run"
    assert shared.noise == []


@pytest.mark.parametrize("path", FIRST)
def test_axe_finds_no_barrier(shared: Window, hard: Path, path: str) -> None:
    assert barriers(shared.opens(hard / path, width=320)) == []


def test_an_edition_of_one_goal_without_an_entry_holds_too(shared: Window, tmp_path: Path) -> None:
    built({"goals/a.md": "---\ntitle: A\ntype: soft\n---\n"}, tmp_path)
    found = []
    for page in sorted(tmp_path.rglob("index.html")):
        tab = shared.opens(page, width=320)
        if page.parent.name in ("a", "journal", "scorecard"):
            found += [f"{page.parent.name}: {barrier}" for barrier in barriers(tab)]
        found += [f"{page.parent.name}: {fault}" for fault in (*faults_of_layout(tab), *shared.noise)]
        assert len(tab.locator("main").inner_text().split()) > 5
    assert found == []
