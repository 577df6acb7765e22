"""The files of a portfolio, read safely: plain files below the folder, never through a link, never without end."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from goalsite_gen.findings import Place, Problem

CONTENT = ("goals", "journal", "stories", "reviews", "teams")
MOST_TEXT = 1024 * 1024
MOST_TABLE = 16 * 1024 * 1024
MOST_MEDIA = 20 * 1024 * 1024
MEDIA_TYPES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".pdf", ".woff2"))

_NO_NAME = frozenset('\\:*?"<>|')
"""Signs that Windows keeps for itself; a site has to open from a zip everywhere."""

_DEVICES = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))))

_ELSEWHERE = frozenset(
    ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE.md", "CODE_OF_CONDUCT.md", "SECURITY.md")
)
_NONE: Mapping[str, bytes] = {}
_NOT_OURS = frozenset(("site", "templates", "node_modules", "docs", "__pycache__"))


@dataclass(frozen=True, slots=True)
class Files:
    """What lies in a portfolio: path to bytes for texts and tables, the paths of media, and what was wrong."""

    texts: dict[str, bytes] = field(default_factory=dict)
    tables: dict[str, bytes] = field(default_factory=dict)
    media: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def gather(folder: Path, known: Mapping[str, bytes] = _NONE) -> Files:
    """Every file of the portfolio in `folder`, in the order of its path; `known` are bytes that have been read."""
    problems: list[Problem] = []

    def read(path: str, most: int) -> bytes | None:
        if (data := known.get(path)) is not None and len(data) <= most:
            return data
        return read_plain(folder, path, most=most, problems=problems)

    return sort_out(walk(folder, problems), read, problems)


def sort_out(paths: Iterable[str], read: Callable[[str, int], bytes | None], problems: list[Problem]) -> Files:
    """The files of a portfolio out of sorted `paths`; `read` gives the bytes of one up to a length, or None.

    What is wrong is added to `problems`, here and by `read`, and becomes part of what comes back.
    """
    found = Files()
    media: list[str] = []
    for path in paths:
        top, suffix = path.split("/", 1)[0], os.path.splitext(path)[1].lower()  # noqa: PTH122
        is_media = top == "media" and "/" in path
        if is_media and suffix not in MEDIA_TYPES:
            problems.append(
                _misplaced(path, "files of this kind are not published", "media/ holds images, PDF files and fonts")
            )
            continue
        if is_media and (wrong := _unpublishable(path)):
            problems.append(_misplaced(path, f"its name {wrong}", "give it a name of letters, digits, `-` and `_`"))
            continue
        if not is_media and not _belongs(path, top, suffix, problems):
            continue
        most = MOST_MEDIA if is_media else MOST_TABLE if suffix == ".csv" else MOST_TEXT
        if (data := read(path, most)) is None:
            continue
        if is_media:
            media.append(path)
        elif suffix == ".csv":
            found.tables[path] = data
        else:
            found.texts[path] = data
    return Files(found.texts, found.tables, tuple(media), tuple(problems))


def met(paths: Iterable[str]) -> list[str]:
    """Those of all the paths below a folder that a walk through it would meet, sorted."""
    paths = sorted(paths)
    tops = {path.split("/")[0] for path in paths if path.count("/") == 1 and path.endswith(".md")}
    tops |= {*CONTENT, "data", "media"}
    return [path for path in paths if _is_met(path.split("/"), tops)]


def _is_met(parts: list[str], tops: Collection[str]) -> bool:
    if any(_ignored(part) for part in parts) or parts[0] in _NOT_OURS:
        return False
    return len(parts) == 1 or parts[0] in tops


def read_plain(folder: Path, path: str, *, most: int, problems: list[Problem]) -> bytes | None:
    """The bytes of one plain file below `folder`, or None with the reason added to `problems`."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        # A path as text: `folder / path` would take a third of the time.
        handle = os.open(f"{folder}/{path}", flags)
    except OSError as fault:
        problems.append(_unreadable(path, _why(folder / path, fault)))
        return None
    try:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode):
            problems.append(_unreadable(path, "it is not a plain file"))
            return None
        if about.st_size > most:
            problems.append(_unreadable(path, f"it is longer than {most // (1024 * 1024)} MiB", "split it"))
            return None
        parts: list[bytes] = []
        while part := os.read(handle, 64 * 1024):
            parts.append(part)
        return b"".join(parts)
    except OSError as fault:
        problems.append(_unreadable(path, fault.strerror or str(fault)))
        return None
    finally:
        os.close(handle)


def walk(folder: Path, problems: list[Problem]) -> Iterator[str]:
    """Paths of everything that may be a file of ours, sorted; links to folders are reported, not followed."""
    stack = [""]
    found: list[str] = []
    while stack:
        at = stack.pop()
        try:
            with os.scandir(folder / at) as listing:
                items = sorted(listing, key=lambda item: item.name)
        except OSError as fault:
            problems.append(_unreadable(at or ".", fault.strerror or str(fault)))
            continue
        for item in items:
            path = f"{at}/{item.name}" if at else item.name
            if _ignored(item.name) or (not at and item.name in _NOT_OURS):
                continue
            if _is_linked_folder(item):
                if at or item.name in (*CONTENT, "data", "media"):
                    problems.append(_unreadable(path, "it is a link to a folder, which is never followed"))
            elif item.is_dir(follow_symlinks=False):
                if at.count("/") > 30:
                    problems.append(_unreadable(path, "folders are nested more than 30 deep", "move its files up"))
                elif at or item.name in (*CONTENT, "data", "media") or _holds_markdown(Path(item.path)):
                    stack.append(path)
            else:
                found.append(path)
    return iter(sorted(found))


def _is_linked_folder(item: os.DirEntry[str]) -> bool:
    try:
        return item.is_symlink() and item.is_dir()
    except OSError:
        return False


def _ignored(name: str) -> bool:
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".tmp", ".orig", ".bak"))


def _holds_markdown(folder: Path) -> bool:
    """Whether an unknown folder at the top looks like a misspelt content folder."""
    try:
        with os.scandir(folder) as listing:
            return any(item.name.endswith(".md") for item in listing)
    except OSError:
        return False


def _belongs(path: str, top: str, suffix: str, problems: list[Problem]) -> bool:
    """Whether the path is one of ours; a document in the wrong place is reported."""
    if "/" not in path:
        if suffix == ".md" and path not in _ELSEWHERE:
            problems.append(
                _misplaced(
                    path,
                    "documents live in folders",
                    "move it to goals/, journal/, stories/, reviews/ or teams/",
                )
            )
        return False
    if top == "data":
        if suffix != ".csv":
            problems.append(_misplaced(path, "data/ holds CSV files", "save the table as CSV"))
        return suffix == ".csv"
    if top in CONTENT:
        if path.rsplit("/", 1)[-1] == "README.md":
            return False
        if suffix != ".md":
            problems.append(
                _misplaced(path, f"{top}/ holds Markdown files", "rename it to `.md`, or move it to media/ or data/")
            )
        return suffix == ".md"
    if suffix == ".md" and path.rsplit("/", 1)[-1] not in _ELSEWHERE:
        problems.append(
            _misplaced(
                path,
                f"`{top}/` is not a folder of a portfolio",
                "move it to goals/, journal/, stories/, reviews/ or teams/",
            )
        )
    return False


def _unpublishable(path: str) -> str:
    """Why no part of a path may stand in an address and on every disk, in words that follow "its name", or nothing."""
    for name in path.split("/"):
        if sign := next((sign for sign in name if sign in _NO_NAME), ""):
            return f"holds `{sign}`"
        if not name.isprintable():
            return f"holds U+{next(ord(sign) for sign in name if not sign.isprintable()):04X}"
        if name.split(".")[0].casefold() in _DEVICES:
            return "means a device on Windows"
        if name.endswith((".", " ")):
            return "ends with a dot or a space"
    return ""


def _why(path: Path, fault: OSError) -> str:
    if path.is_symlink():
        return "it is a symbolic link, which is never followed"
    return (fault.strerror or str(fault)).lower()


def _unreadable(path: str, why: str, hint: str = "put a plain file in its place, or remove it") -> Problem:
    return Problem(f"this cannot be read: {why}", Place(path), hint, rule="unreadable-file")


def _misplaced(path: str, what: str, hint: str) -> Problem:
    return Problem(f"this file is not used: {what}", Place(path), hint, rule="misplaced-file")
