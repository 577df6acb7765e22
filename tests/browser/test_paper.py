"""The example on A4: nothing cut, no page too many."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.browser.kinds import KINDS, Window, faults_of_layout, path_of

# At most so many pages; lists that grow with the journal may take what they take.
PAGES = {
    "scorecard": 1, "home": 4, "pairs": 4, "financial year": 4, "team": 6, "wins": 8, "method": 8, "theme": 8,
    "glossary": 10,
}  # fmt: skip

# A4 less its margins, at 96 pixels an inch.
PAPER = 688

SHUT = """() => [...document.querySelectorAll('.readings li, .sign .evidence p, .steps li')]
    .filter(one => !one.getClientRects().length).map(one => one.textContent)"""


def sheets(window: Window, page: Path) -> int:
    """How many A4 pages a page prints to."""
    return len(re.findall(rb"/Type /Page\b", window.opens(page).pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_prints_to_few_pages(shared: Window, example: Path, kind: str) -> None:
    assert 1 <= sheets(shared, example / path_of(kind, example)) <= PAGES.get(kind, 3)


def test_the_scorecard_of_one_page_has_twelve_pairs(example: Path) -> None:
    assert (example / "scorecard/index.html").read_text(encoding="utf-8").count('<td class="both">') >= 12


@pytest.mark.parametrize("pages", ["goals/*", "periods/*-q*", "reviews/*"])
def test_no_goal_quarter_or_review_prints_to_more_than_three_pages(shared: Window, example: Path, pages: str) -> None:
    printed = {page.parent.name: sheets(shared, page) for page in example.glob(f"{pages}/index.html")}
    assert len(printed) > 4
    assert {name: count for name, count in printed.items() if count > 3} == {}


@pytest.mark.parametrize("kind", KINDS)
def test_paper_is_light_and_cuts_nothing(shared: Window, example: Path, kind: str) -> None:
    tab = shared.opens(example / path_of(kind, example))
    tab.emulate_media(media="print", color_scheme="dark")
    tab.set_viewport_size({"width": PAPER, "height": 1000})
    # The borders of a table may come out half a pixel wider than it.
    assert faults_of_layout(tab, spare=2) == []
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert tab.evaluate(SHUT) == []
