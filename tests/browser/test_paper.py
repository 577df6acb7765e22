"""The example on A4: nothing cut, no page too many."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.kinds import KINDS, MAIN, opened, path_of

# At most so many pages; lists that grow with the journal may take what they take.
PAGES = {"home": 4, "goals": 3, "pairs": 4, "glossary": 10, "wins": 8, "method": 8, "team": 6, "theme": 8}

SHUT = """() => [...document.querySelectorAll('.readings li, .sign .evidence p, .steps li')]
    .filter(one => !one.getClientRects().length).map(one => one.textContent)"""


def sheets(browser: Browser, page: Path) -> int:
    """How many A4 pages a page prints to."""
    tab, _ = opened(browser, page.as_uri())
    paper = tab.pdf(prefer_css_page_size=True)
    tab.context.close()
    return len(re.findall(rb"/Type /Page\b", paper))


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if "goal" not in kind and kind not in ("scorecard", "quarter")]
)
def test_a_page_prints_to_few_pages(browser: Browser, example: Path, kind: str) -> None:
    assert 1 <= sheets(browser, example / path_of(kind, example)) <= PAGES.get(kind, 3)


def longest(pages: Iterable[Path]) -> list[Path]:
    """The pages that hold most; the others print to no more than they do."""
    return sorted(pages, key=lambda page: page.stat().st_size)[-6:]


def test_the_scorecard_prints_to_one_page(browser: Browser, example: Path) -> None:
    page = example / "scorecard/index.html"
    assert page.read_text(encoding="utf-8").count('<td class="both">') >= 12
    assert sheets(browser, page) == 1


def test_a_goal_prints_to_at_most_three_pages(browser: Browser, example: Path) -> None:
    goals = longest(example.glob("goals/*/index.html"))
    printed = {str(page.parent.name): sheets(browser, page) for page in goals}
    assert {name: count for name, count in printed.items() if count > 3} == {}


def test_a_quarter_prints_to_at_most_three_pages(browser: Browser, example: Path) -> None:
    quarters = longest(example.glob("periods/*-q*/index.html"))
    printed = {str(page.parent.name): sheets(browser, page) for page in quarters}
    assert {name: count for name, count in printed.items() if count > 3} == {}


@pytest.mark.parametrize("kind", [*MAIN, "story", "review", "team"])
def test_paper_is_light_and_cuts_nothing(browser: Browser, example: Path, kind: str) -> None:
    tab, _ = opened(browser, (example / path_of(kind, example)).as_uri(), color_scheme="dark")
    tab.emulate_media(media="print")
    # A4 less its margins, at 96 pixels an inch.
    tab.set_viewport_size({"width": 688, "height": 1000})
    wide = tab.evaluate("document.scrollingElement.scrollWidth")
    ground = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    shut = tab.evaluate(SHUT)
    tab.context.close()
    assert wide <= 690
    assert ground == "rgb(255, 255, 255)"
    assert shut == []
