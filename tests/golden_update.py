"""The golden sites: what is compared, and the one command that writes it down.

    python -m tests.golden_update            # all cases
    python -m tests.golden_update library    # one of them

Run it by hand after a change that is meant to be seen, and read the difference before it is committed.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

from goalsite_gen.cli.build import media_of
from goalsite_gen.cli.load import load
from goalsite_gen.cli.place import Place
from goalsite_gen.site import render_site
from goalsite_gen.site.audience import widest

FOLDER = Path(__file__).parent / "golden"
CASES = tuple(sorted(path.name for path in FOLDER.iterdir() if path.is_dir()))
EXACT = (".json", ".xml", ".csv", ".txt", ".svg")
"""Files that are compared byte for byte; of pages, the text is."""
PASSED_OVER = ("method/index.html",)
"""The method page is about the rules and their number, and the same for all portfolios."""

_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure",
     "footer", "form", "header", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot",
     "thead", "tr", "ul")
)  # fmt: skip
_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_UNSEEN = frozenset(("script", "style", "template", "noscript", "svg"))
_VOID = frozenset(
    ("img", "br", "hr", "input", "meta", "link", "source", "wbr", "col", "area", "base", "track", "embed")
)


def published(case: str) -> dict[str, bytes]:
    """What is compared of the site of a case, by path; pages as text, named `….txt`."""
    folder = FOLDER / case / "portfolio"
    portfolio = load(Place(folder), as_of=None)
    site = render_site(
        portfolio, audience=widest(portfolio), base_url=portfolio.settings.base_url, media=media_of(folder)
    )
    kept: dict[str, bytes] = {}
    for path, data in site.files.items():
        if path in PASSED_OVER:
            continue
        if path.endswith(".html"):
            kept[f"{path}.txt"] = as_text(data.decode("utf-8"), whole=path == "index.html").encode()
        elif path.endswith(EXACT) and not path.startswith("assets/"):
            kept[path] = data
    return kept


def expected(case: str) -> dict[str, bytes]:
    """What was written down for a case."""
    folder = FOLDER / case / "expected"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def write(case: str, files: Mapping[str, bytes]) -> None:
    """Writes down what is published now."""
    folder = FOLDER / case / "expected"
    shutil.rmtree(folder, ignore_errors=True)
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def as_text(page: str, *, whole: bool) -> str:
    """A page as its reader meets it: title, headings, text, where links lead; `whole` with the frame around it."""
    reader = _Reader(whole=whole)
    reader.feed(page)
    reader.close()
    return "\n".join(line for line in map(_squeezed, reader.lines) if line) + "\n"


class _Reader(HTMLParser):
    """Collects lines: one for each block, with `#` for headings and `[text](address)` for links."""

    def __init__(self, *, whole: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = [""]
        self.open: list[str] = []
        self.links: list[str] = []
        self.region = "body" if whole else "main"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "svg" and self._is_seen() and given.get("aria-label"):
            self.lines[-1] += f" (chart: {given['aria-label']})"
        if tag not in _VOID:
            self.open.append(tag)
        if tag == "link" and given.get("rel") == "canonical":
            self.lines.append(f"canonical: {given['href']}")
        if not self._is_seen():
            return
        if tag in _BLOCKS or tag in _HEADINGS or tag in ("br", "title"):
            self.lines.append(f"{_HEADINGS[tag]} " if tag in _HEADINGS else "title: " if tag == "title" else "")
        elif tag in ("td", "th"):
            self.lines[-1] += " | "
        elif tag == "a":
            self.links.append(given.get("href", ""))
            self.lines[-1] += "["
        elif tag == "img":
            self.lines[-1] += f" ![{given.get('alt', '')}]({given.get('src', '')})"

    def handle_endtag(self, tag: str) -> None:
        seen = self._is_seen()
        if tag in self.open:
            while self.open.pop() != tag:
                pass
        if not seen:
            return
        if tag == "a" and self.links:
            self.lines[-1] += f"]({self.links.pop()})"
        elif tag in _BLOCKS or tag in _HEADINGS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if self._is_seen():
            self.lines[-1] += data.replace("\n", " ")

    def _is_seen(self) -> bool:
        return (self.region in self.open or "title" in self.open) and not _UNSEEN.intersection(self.open)


def _squeezed(line: str) -> str:
    return " ".join(line.split()).replace("[ ", "[").replace(" ](", "](")


if __name__ == "__main__":
    for name in sys.argv[1:] or CASES:
        write(name, published(name))
        sys.stderr.write(f"wrote {FOLDER.name}/{name}/expected\n")
