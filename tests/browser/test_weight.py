"""How much a reader loads for the first view of a page: of each kind, the heaviest page of the example."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Request

from tests.browser.kinds import Window

MOST_WITHOUT_FONTS = 40_000
MOST_WITH_FONTS = 150_000
MOST_REQUESTS = 8
"""What a page may ask for at once, itself included: a style sheet, an icon, three fonts, two scripts or pictures."""

_DATE = re.compile(r"\d{2}|\d{4}")


@dataclass(frozen=True)
class Load:
    """What the first view of one page asks for: bytes over the wire, each answer compressed by itself."""

    page: str
    without_fonts: int
    with_fonts: int
    requests: int


@pytest.fixture(scope="module")
def loads(shared: Window, example: Path) -> list[Load]:
    return [loaded(shared, example, page) for page in heaviest(example)]


def heaviest(site: Path) -> list[Path]:
    """The page of each kind with the most HTML."""
    found: dict[str, tuple[int, Path]] = {}
    for page in sorted(site.rglob("*.html")):
        kind, size = kind_of(page.relative_to(site)), over_the_wire(page)
        if kind not in found or size > found[kind][0]:
            found[kind] = size, page
    return [page for _, page in found.values()]


def kind_of(page: Path) -> str:
    """`goals/*/index.html` for any goal; years and months are kinds of their own."""
    top, *below, name = page.parts if len(page.parts) > 1 else ("", *page.parts)
    return "/".join((top, *("0" * len(part) if _DATE.fullmatch(part) else "*" for part in below), name))


def over_the_wire(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), mtime=0))


def loaded(window: Window, site: Path, page: Path) -> Load:
    asked: list[str] = []

    def hear(request: Request) -> None:
        asked.append(request.url)

    window.tab.on("request", hear)
    tab = window.opens(page, width=1360)
    tab.evaluate("document.fonts.ready.then(() => 0)")
    # Whether a browser without a window fetches the icon is a matter of luck.
    icon = tab.evaluate("document.querySelector('link[rel=icon]').href")
    tab.remove_listener("request", hear)
    sizes = {url: over_the_wire(Path(unquote(urlsplit(url).path))) for url in {*asked, icon}}
    fonts = sum(size for url, size in sizes.items() if url.endswith(".woff2"))
    whole = sum(sizes.values())
    return Load(page.relative_to(site).as_posix(), whole - fonts, whole, len(sizes))


def test_every_kind_of_page_is_weighed(loads: list[Load]) -> None:
    pages = " ".join(load.page for load in loads)
    assert len(loads) > 25
    assert all(f"{folder}/" in pages for folder in ("goals", "pairs", "journal", "stories", "periods", "search"))


def test_the_first_view_of_a_page_takes_little(loads: list[Load]) -> None:
    heavy = [load for load in loads if load.without_fonts > MOST_WITHOUT_FONTS or load.with_fonts > MOST_WITH_FONTS]
    assert heavy == []


def test_the_first_view_of_a_page_takes_few_requests(loads: list[Load]) -> None:
    assert [load for load in loads if load.requests > MOST_REQUESTS] == []
