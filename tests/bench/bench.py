"""What both benchmarks share: the options, the workplace, edits of the sources, and whether pages really are there."""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpus import Document, corpus
from tests.bench.measure import Failed, run
from tests.bench.peers.install import TOOLS
from tests.bench.peers.tool import Tool

ROOT = Path(__file__).resolve().parents[2]
MEMORY = Path("/dev/shm")
TRIAL = 20
"""Each tool makes a site of so many documents first, to warm caches and to see whether it works at all."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """The documents and the two of them that are edited: an entry in the middle, and its goal."""

    all: tuple[Document, ...]
    entry: Document
    goal: Document

    @classmethod
    def of(cls, count: int) -> Subjects:
        """The documents of a portfolio of that size."""
        made = tuple(corpus(count))
        entries = [document for document in made if document.kind == "journal"]
        entry = entries[len(entries) // 2]
        goal = next(document for document in made if document.id == entry.goal)
        return cls(made, entry, goal)

    def of_goal(self) -> list[Document]:
        """The goal that is edited and all that name it as theirs."""
        return [document for document in self.all if self.goal.id in (document.id, document.goal)]


def options(purpose: str, *, sizes: list[int], rounds: int, tools: list[str]) -> argparse.ArgumentParser:
    """The options of both benchmarks, with what is measured where nothing is said."""
    place = MEMORY if MEMORY.is_dir() else Path("/tmp")
    parser = argparse.ArgumentParser(description=purpose, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=sizes, metavar="N")
    parser.add_argument("--rounds", type=int, default=rounds)
    parser.add_argument("--tools", default=",".join(tools), help=f"of {', '.join(TOOLS)}; with commas between")
    parser.add_argument("--cache", type=Path, default=ROOT / ".bench", help="where the others are installed")
    parser.add_argument("--work", type=Path, default=place, help="where sites are built; a disk in memory by default")
    parser.add_argument("--results", type=Path, metavar="DIR", help="keep the figures there, a file for each size")
    return parser


def fresh(folder: Path) -> Path:
    """The folder, empty."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def edit_entry(tool: Tool, entry: Document, word: str) -> None:
    """Writes one more sentence to the end of an entry."""
    path = tool.source(entry)
    path.write_text(f"{path.read_text(encoding='utf-8')}\nSince then {word}.\n", encoding="utf-8")


def edit_title(tool: Tool, goal: Document, word: str) -> None:
    """Puts a word before the title of a goal; a word that an earlier edit put there is replaced."""
    path = tool.source(goal)
    text = path.read_text(encoding="utf-8")
    path.write_text(
        re.sub(r"^title: .*$", f"title: {word} {goal.title}", text, count=1, flags=re.MULTILINE), encoding="utf-8"
    )


def edit_template(tool: Tool, word: str) -> None:
    """Puts a word into the foot of every page of a document."""
    path = tool.template
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("</body>", f'<p class="{word}">{word}</p>\n</body>'), encoding="utf-8")


def see(tool: Tool, documents: Sequence[Document], words: Iterable[str]) -> None:
    """Raises Failed unless each of the documents has a page and it holds its word."""
    lacking = [one for one, word in zip(documents, words, strict=True) if not _holds(tool.page(one), word)]
    if lacking:
        raise Failed(f"{tool.name}: {len(lacking)} of {len(documents)} pages are not right, first `{lacking[0].id}`")


def _holds(page: Path, word: str) -> bool:
    try:
        return word in page.read_text(encoding="utf-8")
    except OSError:
        return False


def tried(homes: Mapping[str, Path], place: Path) -> tuple[list[Tool], dict[str, str]]:
    """The tools that can make a small site, each in a folder of its own below `place`, and their versions.

    One line is said of each that cannot.
    """
    tools: list[Tool] = []
    versions: dict[str, str] = {}
    for name, home in homes.items():
        tool = TOOLS[name](place / name, home)
        try:
            versions[tool.name] = _tried(tool)
        except Failed as why:
            sys.stderr.write(f"without {tool.name}: {why}\n")
        else:
            tools.append(tool)
    return tools, versions


def _tried(tool: Tool) -> str:
    """Makes a small site and gives the version back. Raises Failed where that does not work."""
    few = Subjects.of(TRIAL).all
    fresh(tool.folder)
    tool.lay_out(few)
    run(tool.build("cold"))
    see(tool, few, [document.sign for document in few])
    command = tool.version()
    said = subprocess.run(
        command.arguments, cwd=command.folder, env=command.environment(), capture_output=True, text=True, check=True
    )
    found = re.search(r"\d+\.\d+[\w.]*", said.stdout)
    return found[0].rstrip(".") if found else "?"


def rotated(tools: Sequence[Tool], number: int) -> list[Tool]:
    """The tools, from round to round beginning with the next."""
    at = number % max(1, len(tools))
    return [*tools[at:], *tools[:at]]


def in_memory(place: Path) -> bool:
    """Whether it lies on the disk in memory."""
    return place.is_relative_to(MEMORY)


def kind_of_disk(place: Path) -> str:
    """Where the sites are built, in words."""
    return "a disk in memory" if in_memory(place) else "a disk"


def machine() -> str:
    """The processor, the cores that may be used, the memory, the kernel and the interpreter."""
    model = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.machine(),
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = len(os.sched_getaffinity(0))
    kernel = platform.release().split("-")[0]
    return f"{cores} cores of {model}, {memory:.0f} GiB, Linux {kernel}, Python {platform.python_version()}"


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text().splitlines()
    except OSError:
        return []
