"""Pictures of the main pages of the example: how they are taken, kept small, and compared."""

from __future__ import annotations

import base64
import struct
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

FOLDER = Path(__file__).parent / "visual"
PAGES = {
    "home": "index.html",
    "scorecard": "scorecard/index.html",
    "pair": "pairs/stranded-nights--ring-early/index.html",
    "goal": "goals/ring-early/index.html",
    "period": "periods/2026-q3/index.html",
    "month": "journal/2026/09/index.html",
    "story": "stories/the-hot-fortnight/index.html",
    "search": "search/index.html",
}
HEIGHT = 1600
COLOURS = 256
"""A kept picture has so many, as many as a palette can hold; all pictures together take little more than a megabyte."""

FAR_APART = 40
"""Two pixels differ where one of their channels does by more than this, of 255. A page of text loses no more by the
palette; of a page with a drawing it is about one pixel in a thousand."""

_SCRIPT = (FOLDER / "pictures.js").read_text(encoding="utf-8")
_READY = "Promise.all([document.fonts.ready, ...[...document.images].map((one) => one.decode().catch(() => 0))])"


@dataclass(frozen=True)
class Look:
    """A way to look at a page: the width of the window and the colour scheme."""

    name: str
    width: int
    scheme: Any


LOOKS = (Look("light", 1360, "light"), Look("dark", 390, "dark"))


def made_with(browser: Browser) -> str:
    """The browser that pictures are from; another one draws letters in another way."""
    return f"Chromium {browser.version} on {sys.platform}"


def kept(page: str, look: Look) -> Path:
    """Where the picture of a page is kept."""
    return FOLDER / f"{page}-{look.name}.png"


def taken(browser: Browser, site: Path, page: str, look: Look) -> bytes:
    """The upper part of a page as a PNG."""
    context = browser.new_context(
        viewport={"width": look.width, "height": HEIGHT}, color_scheme=look.scheme, reduced_motion="reduce"
    )
    tab = context.new_page()
    tab.goto((site / PAGES[page]).as_uri(), wait_until="load")
    tab.evaluate(f"{_READY}.then(() => 0)")
    picture = tab.screenshot(animations="disabled", caret="hide", scale="css")
    context.close()
    return picture


def difference(browser: Browser, one: bytes, other: bytes) -> float:
    """The share of pixels in which two PNGs differ, from 0 to 1."""
    said = _asked(browser, "difference", {"one": _address(one), "other": _address(other), "most": FAR_APART})
    return float(said)


def smaller(browser: Browser, picture: bytes) -> bytes:
    """The picture in its most frequent colours, as a PNG with a palette."""
    said = _asked(browser, "fewer", {"picture": _address(picture), "colours": COLOURS})
    width, height, rows = said["width"], said["height"], base64.b64decode(said["rows"])
    lines = b"".join(b"\0" + rows[at : at + width] for at in range(0, len(rows), width))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", bytes(said["palette"])),
            _chunk(b"IDAT", zlib.compress(lines, 9)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _address(picture: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(picture).decode()}"


def _asked(browser: Browser, name: str, about: dict[str, object]) -> Any:
    context = browser.new_context()
    said = context.new_page().evaluate(f"(about) => {_SCRIPT.strip()}.{name}(about)", about)
    context.close()
    return said
