"""What the last build left behind, so that a build that would change nothing need not be made.

Kept beside the portfolio, one small file for each output folder. Nothing in it is believed that cannot be seen: the
inputs are digested anew, and every file of the site has to be there, untouched since it was written. A portfolio may
come from anyone: no link in it leads a build to files elsewhere, and nothing that is not a record is deleted.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from goalsite_gen.source.files import read_plain

CACHE = ".goalsite/cache"
VERSION = 2
_SITES = "sites"
MOST_SITES = 16
"""So many output folders are remembered; the oldest is forgotten first."""

_MOST = 64 * 1024 * 1024
_RECORD = re.compile(r"[0-9a-f]{16}\.json(\.[0-9]+\.tmp)?")
_IGNORE = "# Made by goalsite; safe to delete.\n*\n"


@dataclass(frozen=True, slots=True)
class Standing:
    """Every file and folder below an output folder, by its path, with marks that change when it is touched.

    `files` maps to size, times of change in nanoseconds, and inode; `folders` to times of change and inode.
    """

    files: dict[str, tuple[int, int, int, int]]
    folders: dict[str, tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Last:
    """A build that was finished: what it was made from, what it said, and what it left standing.

    `key` stands for the inputs and the options, `day` is the day of the clock if it was asked, else empty. `also` maps
    further files that were read, by their path in the portfolio, to the digest of what they held. `said` are the lines
    it ended with.
    """

    key: str
    day: str
    also: dict[str, str]
    said: tuple[str, ...]
    stands: Standing


def recall(cache: Path, ground: Path) -> Last | None:
    """The last build into `ground`; None where there was none, or where what is kept of it is damaged."""
    try:
        if not _is_ours(cache):
            return None
        text = read_plain(cache / _SITES, _name(ground), most=_MOST, problems=[]) or b""
        line, _, body = text.partition(b"\n")
        if line.decode("ascii") != _seal(body):
            return None
        data = json.loads(body)
        return Last(
            str(data["key"]),
            str(data["day"]),
            {str(path): str(digest) for path, digest in data["also"].items()},
            tuple(map(str, data["said"])),
            Standing(
                {path: _four(mark) for path, mark in data["files"].items()},
                {path: _three(mark) for path, mark in data["folders"].items()},
            ),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError, RecursionError):
        return None


def remember(cache: Path, ground: Path, last: Last) -> None:
    """Keeps a build into `ground`. A cache that cannot be written stops nobody."""
    with suppress(OSError):
        body = json.dumps(
            {
                "key": last.key, "day": last.day, "also": last.also, "said": last.said,
                "files": last.stands.files, "folders": last.stands.folders,
            },
            separators=(",", ":"),
        ).encode()  # fmt: skip
        folder = cache / _SITES
        if not _is_ours(cache):
            return
        folder.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError), (cache / ".gitignore").open("x") as ignore:
            ignore.write(_IGNORE)
        fresh = folder / f"{_name(ground)}.{os.getpid()}.tmp"
        fresh.unlink(missing_ok=True)
        with fresh.open("xb") as file:
            file.write(_seal(body).encode() + b"\n" + body)
        fresh.replace(folder / _name(ground))
        _forget_old(folder)


def is_in_place(ground: Path, last: Last) -> bool:
    """Whether the output folder holds exactly what the last build left there, untouched since."""
    try:
        return standing(ground) == last.stands
    except OSError:
        return False


def standing(ground: Path) -> Standing:
    """What stands in `ground` now. Raises OSError, also for what is neither file nor folder."""
    files: dict[str, tuple[int, int, int, int]] = {}
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
                    files[name] = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
                elif item.is_dir(follow_symlinks=False):
                    folders[name] = (found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
                    waiting.append(f"{name}/")
                else:
                    raise OSError(name)
    return Standing(files, folders)


def _name(ground: Path) -> str:
    return f"{sha256(os.fsencode(ground)).hexdigest()[:16]}.json"


def _is_ours(cache: Path) -> bool:
    """Whether the cache is a folder of the portfolio itself, and no link to somebody's files."""
    return not any(folder.is_symlink() for folder in (cache.parent, cache, cache / _SITES))


def _seal(body: bytes) -> str:
    """What tells a whole record from one that was cut off or altered by chance."""
    return f"goalsite {VERSION} {sha256(body).hexdigest()}"


def _four(mark: Sequence[int]) -> tuple[int, int, int, int]:
    size, modified, changed, inode = map(int, mark)
    return size, modified, changed, inode


def _three(mark: Sequence[int]) -> tuple[int, int, int]:
    modified, changed, inode = map(int, mark)
    return modified, changed, inode


def _forget_old(folder: Path) -> None:
    records = [file for file in folder.iterdir() if _RECORD.fullmatch(file.name)]
    kept = sorted(records, key=lambda file: file.lstat().st_mtime_ns, reverse=True)
    for file in kept[MOST_SITES:]:
        file.unlink(missing_ok=True)
