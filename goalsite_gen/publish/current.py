"""What stands in the output folder now, and which of it the next site can take over."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from goalsite_gen.publish.ground import MARKER, MARKER_TEXT
from goalsite_gen.publish.last import Mark, mark_of

FILE_MODE = 0o644
FOLDER_MODE = 0o755


@dataclass(frozen=True, slots=True)
class Current:
    """The entries of a folder by relative POSIX path: marks of files, sub-folders, and whatever is neither.

    `plain` holds the files that nobody else links to and whose mode is ours; `tidy` is False when
    links, devices or foreign modes stand somewhere.
    """

    root: Path
    marks: Mapping[str, Mark]
    plain: frozenset[str]
    folders: frozenset[str]
    tidy: bool

    @property
    def is_empty(self) -> bool:
        """Nothing at all stands in the folder."""
        return not self.marks and not self.folders and self.tidy

    @property
    def is_marked(self) -> bool:
        """The folder carries the marker of an earlier build."""
        try:
            found = (self.root / MARKER).read_bytes() if MARKER in self.marks else b""
        except OSError:
            return False
        return found.splitlines()[:1] == MARKER_TEXT.splitlines()[:1]

    @property
    def pages(self) -> int:
        """How many HTML pages stand in the folder."""
        return sum(name.endswith(".html") for name in self.marks)


def current_at(root: Path) -> Current | None:
    """What stands in the folder `root`, or None where no folder stands.

    Follows no links below `root`. Raises OSError.
    """
    marks: dict[str, Mark] = {}
    plain: set[str] = set()
    folders: set[str] = set()
    try:
        tidy = _mode(root.stat()) in (None, FOLDER_MODE)
    except FileNotFoundError:
        return None
    waiting = [""]
    while waiting:
        above = waiting.pop()
        with os.scandir(root / above if above else root) as entries:
            for entry in entries:
                name = above + entry.name
                found = entry.stat(follow_symlinks=False)
                if stat.S_ISDIR(found.st_mode):
                    folders.add(name)
                    waiting.append(name + "/")
                    tidy = tidy and _mode(found) in (None, FOLDER_MODE)
                elif stat.S_ISREG(found.st_mode):
                    marks[name] = mark_of(found)
                    if _mode(found) in (None, FILE_MODE) and found.st_nlink <= 1:
                        plain.add(name)
                else:
                    tidy = False
    return Current(root, marks, frozenset(plain), frozenset(folders), tidy)


def is_same(current: Current, name: str, data: bytes) -> bool:
    """Whether a file of the current site holds exactly these bytes; one that cannot be read does not."""
    mark = current.marks.get(name)
    if mark is None or mark[0] != len(data):
        return False
    try:
        with open(f"{current.root}/{name}", "rb", buffering=0) as old:  # noqa: PTH123 (one call a file of the site)
            return old.read(len(data) + 1) == data
    except OSError:
        return False


def _mode(found: os.stat_result) -> int | None:
    return None if os.name == "nt" else stat.S_IMODE(found.st_mode) & 0o777
