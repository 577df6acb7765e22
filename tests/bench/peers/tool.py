"""What every generator that is measured has to offer: a layout of the documents, its commands, what is edited."""

from __future__ import annotations

import os
import shutil
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from tests.bench.corpus import Document, put

SCENARIOS = {
    "cold": "cold",
    "same": "no change",
    "entry": "one entry edited",
    "title": "one goal's title edited",
    "template": "one template edited",
}
"""What is done before a build, in this order in each round, and what it is called."""

HOME_LIST = 100
"""So many documents the home page lists beside all goals, newest first."""

_QUIETED = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "SOURCE_DATE_EPOCH", "NODE_OPTIONS", "GOMAXPROCS")
_OWN = ("GOALSITE_", "HUGO_", "ELEVENTY_", "MKDOCS_", "PELICAN_")


@dataclass(frozen=True, slots=True)
class Command:
    """A program with its arguments, the folder it runs in, and what is set in its environment besides."""

    arguments: tuple[str, ...]
    folder: Path
    extra: tuple[tuple[str, str], ...] = ()

    def environment(self) -> dict[str, str]:
        """The environment of this process without what would make a generator faster or slower than usual."""
        kept = {key: value for key, value in os.environ.items() if key not in _QUIETED and not key.startswith(_OWN)}
        return kept | dict(self.extra)


@dataclass(frozen=True)
class Tool(ABC):
    """A generator at work in `folder`; `home` is the folder that it was installed into."""

    name: ClassVar[str]
    needs: ClassVar[tuple[str, ...]] = ()
    """What is installed of it, with versions; from npm where `from_npm`, else from PyPI."""
    from_npm: ClassVar[bool] = False
    left: ClassVar[tuple[str, ...]] = ("out",)
    """Folders and files below `folder` that a build leaves."""
    note: ClassVar[str] = ""
    """What to know beside its figures."""

    folder: Path
    home: Path = field(default=Path())

    @property
    def out(self) -> Path:
        """The folder of the finished site."""
        return self.folder / "out"

    @property
    @abstractmethod
    def template(self) -> Path:
        """The template that every page of a document is made with."""

    @abstractmethod
    def version(self) -> Command:
        """Prints a version, and nothing much else."""

    @abstractmethod
    def build(self, scenario: str) -> Command:
        """The quickest way to bring the site up to date after what `scenario` has done, save for what `note` tells."""

    @abstractmethod
    def serve(self, port: int) -> Command:
        """Serves the site at 127.0.0.1 and builds it anew on each save."""

    @abstractmethod
    def files(self, documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
        """Path below `folder` and text of every source file: documents, templates, settings."""

    def source(self, document: Document) -> Path:
        """The file of a document."""
        return self.folder / "content" / document.kind / f"{document.id}.md"

    def page(self, document: Document) -> Path:
        """The finished page of a document."""
        return self.out / self.address(document) / "index.html"

    def address(self, document: Document) -> str:
        """Where a page is served, without the first slash."""
        return f"{document.kind}/{document.id}"

    def lay_out(self, documents: Sequence[Document]) -> None:
        """Writes everything that the generator needs to make a page of each document and a home list."""
        put(self.folder, self.files(documents))

    def clear(self) -> None:
        """Takes away the site and all that was remembered of making it."""
        for name in self.left:
            path = self.folder / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)


def front_matter(document: Document, **more: str) -> str:
    """The front matter of a document for a generator that knows no goals: title, date, kind, id and goal."""
    fields = {
        "title": document.title,
        "date": str(document.day),
        "kind": document.kind,
        "id": document.id,
        "goal": document.goal,
        **more,
    }
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + "---\n\n"


def python(home: Path) -> str:
    """The interpreter of the environment that a tool was installed into."""
    return str(home / "bin" / "python")
