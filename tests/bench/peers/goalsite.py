"""goalsite itself, by its command, from this checkout."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from tests.bench.corpus import Document, documents
from tests.bench.peers.tool import Command, Tool

ROOT = Path(__file__).resolve().parents[3]
_MINE = ("goals/", "journal/", "stories/")


@dataclass(frozen=True)
class Goalsite(Tool):
    """Checks the portfolio and builds all of its site, far more than a page a document; keeps its cache beside it."""

    name = "goalsite"
    options: ClassVar[tuple[str, ...]] = ()
    left = ("out", "portfolio/.goalsite", "portfolio/templates")
    note = (
        "also checks every rule, and builds goal charts, month lists, pair pages, search, feeds, JSON and CSV; the "
        "others make one page a document and a home list. Its edited template is an override of `base.html`."
    )

    @property
    def template(self) -> Path:
        """An override of the shipped template; there is none until it is edited."""
        path = self.folder / "portfolio" / "templates" / "base.html"
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            path.write_bytes((ROOT / "templates" / "base.html").read_bytes())
        return path

    def source(self, document: Document) -> Path:
        """Entries lie in a folder for each year."""
        return self.folder / "portfolio" / document.path

    def files(self, documents_: Sequence[Document]) -> Iterator[tuple[str, str]]:
        """The portfolio, with its teams and settings."""
        for document in documents_:
            yield f"portfolio/{document.path}", document.text
        for path, text in documents(100):
            if not path.startswith(_MINE):
                yield f"portfolio/{path}", text

    def version(self) -> Command:
        """`goalsite --version`."""
        return self._run("--version")

    def build(self, scenario: str) -> Command:
        """`goalsite build`, which knows by itself what has changed."""
        return self._run("build", "portfolio", "--output", "out", *self.options)

    def serve(self, port: int) -> Command:
        """`goalsite serve`."""
        return self._run("serve", "portfolio", "--port", str(port))

    def _run(self, *arguments: str) -> Command:
        return Command((sys.executable, "-m", "goalsite_gen", *arguments), self.folder, (("PYTHONPATH", str(ROOT)),))


@dataclass(frozen=True)
class LongWay(Goalsite):
    """The same without its short way from Markdown to HTML."""

    name = "goalsite-full"
    options = ("--full-markdown",)
    note = "is goalsite with its short way for plain texts switched off; the bytes are the same."
