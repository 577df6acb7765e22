"""What the last build left behind, so that a build that would change nothing need not be made.

Kept beside the portfolio (`source/records.py`), one small file for each output folder. Nothing in it is believed that
cannot be seen: the inputs are digested anew, and every file of the site has to be there, untouched since it was
written.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from goalsite_gen.publish.trace import Trace
from goalsite_gen.source.records import OF_SITE, SITES, keep, unsealed

VERSION = 3
MOST_SITES = 16
"""So many output folders are remembered; the oldest is forgotten first."""

_DAMAGED = (
    OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError, RecursionError,
)  # fmt: skip
"""What reading a record raises that is not as it was written."""

Mark = tuple[int, int, int, int]
"""A file's size, times of change in nanoseconds, and inode: they change when the file is touched."""


def mark_of(about: os.stat_result) -> Mark:
    """The mark of a file of which the system says this."""
    return about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino


@dataclass(frozen=True, slots=True)
class Standing:
    """Every file and folder below an output folder, by its path, with marks that change when it is touched.

    `folders` maps to times of change and inode.
    """

    files: dict[str, Mark]
    folders: dict[str, tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Last:
    """A build that was finished: what it was made from, what it said, and what it left standing.

    `key` stands for the inputs and the options, `day` is the day of the clock if it was asked, else empty. `also` maps
    further files that were read, by their path in the portfolio, to the digest of what they held. `said` are the lines
    it ended with. `trace` is the seal of the record of what each part of the site was made of.
    """

    key: str
    day: str
    also: dict[str, str]
    said: tuple[str, ...]
    stands: Standing
    trace: str = ""


def recall(cache: Path, ground: Path) -> Last | None:
    """The last build into `ground`; None where there was none, or where what is kept of it is damaged."""
    try:
        _, data = _read(cache, _name(ground))
        return Last(
            str(data["key"]),
            str(data["day"]),
            {str(path): str(digest) for path, digest in data["also"].items()},
            tuple(map(str, data["said"])),
            Standing(
                {path: _four(mark) for path, mark in data["files"].items()},
                {path: _three(mark) for path, mark in data["folders"].items()},
            ),
            str(data["trace"]),
        )
    except _DAMAGED:
        return None


def recall_trace(cache: Path, ground: Path, last: Last) -> Trace | None:
    """What the parts of the site were made of that `last` left in `ground`; None where that is not kept or damaged."""
    try:
        seal, data = _read(cache, _trace_name(ground))
        return Trace.of_json(data) if seal == last.trace else None
    except _DAMAGED:
        return None


def remember(cache: Path, ground: Path, last: Last, trace: Trace | None = None) -> None:
    """Keeps a build into `ground`, and what its parts were made of. A cache that cannot be written stops nobody."""
    with suppress(OSError):
        seal = _keep(cache, _trace_name(ground), trace.as_json()) if trace else ""
        _keep(
            cache, _name(ground),
            {
                "key": last.key, "day": last.day, "also": last.also, "said": last.said,
                "files": last.stands.files, "folders": last.stands.folders, "trace": seal,
            },
        )  # fmt: skip
        _forget_old(cache / SITES)


def _keep(cache: Path, name: str, record: Mapping[str, object]) -> str:
    return keep(cache, name, json.dumps(record, separators=(",", ":")).encode(), version=VERSION)


def _read(cache: Path, name: str) -> tuple[str, dict[str, Any]]:
    """The seal and the values of a record. Raises one of `_DAMAGED` where it is not as it was written, or is none."""
    seal, body = unsealed(cache, name, version=VERSION)
    return seal, json.loads(body)


def is_in_place(ground: Path, last: Last) -> bool:
    """Whether the output folder holds exactly what the last build left there, untouched since."""
    try:
        return standing(ground) == last.stands
    except OSError:
        return False


def standing(ground: Path) -> Standing:
    """What stands in `ground` now. Raises OSError, also for what is neither file nor folder."""
    files: dict[str, Mark] = {}
    about = os.stat(ground)  # noqa: PTH116
    folders = {"": (about.st_mtime_ns, about.st_ctime_ns, about.st_ino)}
    waiting = [""]
    while waiting:
        above = waiting.pop()
        with os.scandir(f"{ground}/{above}") as listing:
            for item in listing:
                name = above + item.name
                found = item.stat(follow_symlinks=False)
                if item.is_file(follow_symlinks=False):
                    files[name] = mark_of(found)
                elif item.is_dir(follow_symlinks=False):
                    folders[name] = (found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
                    waiting.append(f"{name}/")
                else:
                    raise OSError(name)
    return Standing(files, folders)


def _name(ground: Path) -> str:
    return f"{SITES}/{sha256(os.fsencode(ground)).hexdigest()[:16]}.json"


def _trace_name(ground: Path) -> str:
    return _name(ground).replace(".json", ".parts.json")


def _four(mark: Sequence[int]) -> Mark:
    size, modified, changed, inode = map(int, mark)
    return size, modified, changed, inode


def _three(mark: Sequence[int]) -> tuple[int, int, int]:
    modified, changed, inode = map(int, mark)
    return modified, changed, inode


def _forget_old(folder: Path) -> None:
    sites: dict[str, list[Path]] = {}
    for file in folder.iterdir():
        if OF_SITE.fullmatch(file.name):
            sites.setdefault(file.name[:16], []).append(file)
    newest = sorted(sites.values(), key=lambda files: max(file.lstat().st_mtime_ns for file in files), reverse=True)
    for files in newest[MOST_SITES:]:
        for file in files:
            file.unlink(missing_ok=True)
