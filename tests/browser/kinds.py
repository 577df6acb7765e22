"""The kinds of pages there are, where a built example has one of each, and what is asked of a page in a browser."""

from __future__ import annotations

import json
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
    "month", "milestone", "challenging entry", "story", "review", "quarter", "team", "theme",
)  # fmt: skip
KINDS = ("home", *SHELVES, *SINGLE, "not found")
MAIN = ("home", "scorecard", "observed goal", "pair", "quarter", "search")
"""Those that stand for the others where looking at all of them would tell nothing more."""

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_AXE = Path(AXE_FILE_PATH).read_text(encoding="utf-8")
_ASK = """options => axe.run(document, options).then(found => found.violations.map(
    one => `${one.id}: ${one.nodes.slice(0, 3).map(node => node.target.join(" ")).join("; ")}`))"""


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
    if kind == "quarter":
        return _last(site, "periods/*-q*")
    if kind in ("review", "team", "theme", "story"):
        return _last(site, {"review": "reviews/*", "team": "teams/*", "theme": "themes/*", "story": "stories/*"}[kind])
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


def _last(site: Path, pattern: str) -> str:
    return max(str(found.parent.relative_to(site)) for found in site.glob(f"{pattern}/index.html"))


def opened(browser: Browser, address: str, **context: Any) -> tuple[Page, list[str]]:
    """The page in a tab of its own, and everything it said or asked for that it should not."""
    tab = browser.new_context(**context).new_page()
    noise: list[str] = []
    tab.on("console", lambda message: noise.append(f"console: {message.text}"))
    tab.on("pageerror", lambda error: noise.append(f"error: {error}"))
    tab.on("requestfailed", lambda request: None if left_behind(request) else noise.append(f"failed: {request.url}"))
    tab.on("request", lambda request: None if request.url.startswith("file:") else noise.append(f"asks: {request.url}"))
    tab.goto(address, wait_until="load")
    return tab, noise


def left_behind(request: Request) -> bool:
    """Whether a request failed only because the tab went on to another page before it was answered."""
    return request.failure == "net::ERR_ABORTED"


def barriers(tab: Page) -> list[str]:
    """What axe finds on the page as it is now: the rule and the first places."""
    if not tab.evaluate("'axe' in window"):
        tab.evaluate(_AXE)
    # Without preloading, which would ask for style sheets by XMLHttpRequest: no browser allows that from the disk.
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"], "preload": False}
    return list(tab.evaluate(_ASK, options))


def width_of(tab: Page) -> int:
    """How wide the page is, which is the window's width unless it scrolls sideways."""
    return int(tab.evaluate("document.scrollingElement.scrollWidth"))
