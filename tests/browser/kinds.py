"""The kinds of pages there are, where a built example has one of each, and what is asked of a page in a browser."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, Page, Request

SHELVES = (
    "scorecard", "goals", "pairs", "journal", "stories", "reviews", "periods", "decisions", "wins", "teams", "themes",
    "glossary", "search", "method",
)  # fmt: skip
SINGLE = (
    "measured goal", "observed goal", "several metrics", "missed goal", "history", "pair", "hollow pair", "year",
    "month", "milestone", "challenging entry", "story", "review", "financial year", "quarter", "reported month", "team",
    "theme",
)  # fmt: skip
KINDS = ("home", *SHELVES, *SINGLE, "not found")
_FOUND = {
    "review": "reviews/*",
    "team": "teams/*",
    "theme": "themes/*",
    "story": "stories/*",
    "financial year": "periods/????",
    "quarter": "periods/*-q*",
    "reported month": "periods/????-??",
}
"""Kinds of which the last in the order of their names will do."""

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOUR = ["color-contrast", "link-in-text-block"]
"""The rules of axe whose answer a colour scheme may change, among those with our tags."""

_AXE = Path(AXE_FILE_PATH).read_text(encoding="utf-8")
_ASK = """options => axe.run(document, options).then(found => found.violations.map(
    one => `${one.id}: ${one.nodes.slice(0, 3).map(node => node.target.join(" ")).join("; ")}`))"""
_LAYOUT = (Path(__file__).parent / "layout.js").read_text(encoding="utf-8")


def path_of(kind: str, site: Path) -> str:
    """The site's page of a kind, found in its own data; raises StopIteration where it has none."""
    if kind == "home":
        return "index.html"
    if kind == "not found":
        return "404.html"
    return f"{kind if kind in SHELVES else _folder(kind, site)}/index.html"


def _folder(kind: str, site: Path) -> str:
    data = json.loads((site / "portfolio.json").read_text(encoding="utf-8"))
    goals, pairs, entries = data["goals"], data["pairs"], data["entries"]
    if kind in ("year", "month"):
        return "/".join(("journal", *entries[-1]["date"].split("-")[: 1 if kind == "year" else 2]))
    if kind in _FOUND:
        return max(str(found.parent.relative_to(site)) for found in site.glob(f"{_FOUND[kind]}/index.html"))
    if "pair" in kind:
        pair = next(pair for pair in pairs if kind == "pair" or pair["reading"] == "hollow")
        return f"pairs/{pair['measured'].lower()}--{pair['observed'].lower()}"
    if kind in ("milestone", "challenging entry"):
        entry = next(e for e in entries if (e["milestone"] if kind == "milestone" else e["evidence"] == "challenges"))
        return f"journal/{entry['id'].lower()}"
    wanted = {
        "measured goal": lambda goal: goal["side"] == "measured" and goal["state"] == "active",
        "observed goal": lambda goal: goal["side"] == "observed" and goal["state"] == "active",
        "history": lambda goal: goal["side"] == "observed" and goal["state"] == "active",
        "several metrics": lambda goal: len(goal["metrics"]) > 1,
        "missed goal": lambda goal: goal["state"] == "missed",
    }[kind]
    goal = next(goal["id"] for goal in goals if wanted(goal)).lower()
    return f"goals/{goal}/history" if kind == "history" else f"goals/{goal}"


@dataclass(frozen=True)
class Window:
    """One tab that many tests open their pages in, and everything that page said or asked for that it should not.

    A tab of its own for each page would start a process for each.
    """

    tab: Page
    noise: list[str] = field(default_factory=list)

    def opens(self, page: Path, *, width: int = 1280) -> Page:
        """The tab with a page from the disk, as somebody sees it who asks for nothing special."""
        self.tab.emulate_media(media="null", color_scheme="light", reduced_motion="null", forced_colors="none")
        self.tab.set_viewport_size({"width": width, "height": 900})
        self.noise.clear()
        self.tab.goto(page.as_uri(), wait_until="load")
        return self.tab


def opened(browser: Browser, address: str, **context: Any) -> tuple[Page, list[str]]:
    """The page in a tab of its own, and everything it said or asked for that it should not."""
    window = window_of(browser, **context)
    window.tab.goto(address, wait_until="load")
    return window.tab, window.noise


def window_of(browser: Browser, **context: Any) -> Window:
    """An empty tab that listens."""
    window = Window(browser.new_context(**context).new_page())
    tab, noise = window.tab, window.noise
    tab.on("console", lambda message: noise.append(f"console: {message.text}"))
    tab.on("pageerror", lambda error: noise.append(f"error: {error}"))
    tab.on("requestfailed", lambda request: None if left_behind(request) else noise.append(f"failed: {request.url}"))
    tab.on("request", lambda request: None if request.url.startswith("file:") else noise.append(f"asks: {request.url}"))
    return window


def left_behind(request: Request) -> bool:
    """Whether a request failed only because the tab went on to another page before it was answered."""
    return request.failure == "net::ERR_ABORTED"


def barriers(tab: Page) -> list[str]:
    """What axe finds on the page as it is now: the rule and the first places."""
    return _asked(tab, {"runOnly": {"type": "tag", "values": TAGS}})


def barriers_of_colour(tab: Page) -> list[str]:
    """What axe finds by those of its rules that look at colours."""
    return _asked(tab, {"runOnly": {"type": "rule", "values": OF_COLOUR}})


def barriers_of_shape(tab: Page) -> list[str]:
    """What axe finds by the others."""
    rules = {rule: {"enabled": False} for rule in OF_COLOUR}
    return _asked(tab, {"runOnly": {"type": "tag", "values": TAGS}, "rules": rules})


def _asked(tab: Page, what: dict[str, Any]) -> list[str]:
    if not tab.evaluate("'axe' in window"):
        tab.evaluate(_AXE)
    # Without preloading, which would ask for style sheets by XMLHttpRequest: no browser allows that from the disk.
    return list(tab.evaluate(_ASK, {**what, "resultTypes": ["violations"], "preload": False}))


def faults_of_layout(tab: Page, *, spare: int = 0) -> list[str]:
    """What scrolls sideways by more than `spare` pixels, is cut off, lies beyond an edge or on other text."""
    return list(tab.evaluate(_LAYOUT, spare))
