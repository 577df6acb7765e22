"""Records of what was dear to find out, kept beside the portfolio under a seal, and thrown away without harm.

A portfolio may come from anyone: no link in it leads to files elsewhere, and nothing that is no record is deleted. A
seal tells a whole record from one that was cut off or altered by chance; what may be believed of it, whoever reads it
decides.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from goalsite_gen.source.files import read_plain

CACHE = ".goalsite/cache"
"""Where the records of a portfolio lie, below its folder."""

MOST = 64 * 1024 * 1024
"""A record that is longer than this, in bytes, is not read."""

SITES = "sites"
"""The folder of the records about output folders, two of them for each."""

HISTORY = "history"
"""The record of what git said."""

OF_SITE = re.compile(r"[0-9a-f]{16}(\.parts)?\.json(\.[0-9]+\.tmp)?")
_OF_HISTORY = re.compile(rf"{HISTORY}(\.[0-9]+\.tmp)?")
_IGNORE_FILE = ".gitignore"
_IGNORE = b"# Made by goalsite; safe to delete.\n*\n"
_SEALED = b"goalsite "


def is_ours(cache: Path) -> bool:
    """Whether the cache is a folder of the portfolio itself, and no link to somebody's files."""
    return not any(folder.is_symlink() for folder in (cache.parent, cache, cache / SITES))


def unsealed(cache: Path, name: str, *, version: int) -> tuple[str, bytes]:
    """The seal and the text of the record at `name` below the cache.

    Raises OSError where there is none that could be read, ValueError where it is not as it was written.
    """
    if not is_ours(cache):
        raise OSError(name)
    text = read_plain(cache, name, most=MOST, problems=[])
    if text is None:
        raise OSError(name)
    line, _, body = text.partition(b"\n")
    seal = _seal(body, version)
    if line.decode("ascii") != seal:
        raise ValueError(name)
    return seal, body


def keep(cache: Path, name: str, body: bytes, *, version: int) -> str:
    """Writes a record below the cache under a seal, which comes back. Raises OSError where it cannot be kept."""
    if not is_ours(cache):
        raise OSError(name)
    path = cache / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError), (cache / _IGNORE_FILE).open("xb") as ignore:
        ignore.write(_IGNORE)
    fresh = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    fresh.unlink(missing_ok=True)
    seal = _seal(body, version)
    with fresh.open("xb") as file:
        file.write(f"{seal}\n".encode() + body)
    fresh.replace(path)
    return seal


@dataclass(frozen=True, slots=True)
class Cleared:
    """How many records were removed, of how many bytes, and how many other files were left where they are."""

    records: int
    size: int
    left: int


def clear(cache: Path) -> Cleared:
    """Removes all records, and what is then empty. What is no record stays where it is.

    Raises OSError where the cache is a link, or a record cannot be removed.
    """
    if not is_ours(cache):
        raise OSError(str(cache))
    removed = size = 0
    for path in list(_records(cache)):
        length = path.lstat().st_size
        path.unlink(missing_ok=True)
        removed, size = removed + 1, size + length
    left = [name for name in _names(cache) if name not in (SITES, _IGNORE_FILE)] + _names(cache / SITES)
    if not left:
        _remove_frame(cache)
    return Cleared(removed, size, len(left))


def _remove_frame(cache: Path) -> None:
    """Removes the folders of a cache without records, and the file that keeps it out of git if it is as we wrote it."""
    if read_plain(cache, _IGNORE_FILE, most=MOST, problems=[]) == _IGNORE:
        (cache / _IGNORE_FILE).unlink(missing_ok=True)
    for folder in (cache / SITES, cache, cache.parent):
        # A folder that is not there, or holds something else, is left as it is.
        with suppress(OSError):
            folder.rmdir()


def _records(cache: Path) -> Iterator[Path]:
    """The files of the cache that are records, by their names and by how they begin."""
    for folder, names in ((cache, _OF_HISTORY), (cache / SITES, OF_SITE)):
        for name in _names(folder):
            if names.fullmatch(name) and _begins_as_record(folder / name):
                yield folder / name


def _begins_as_record(path: Path) -> bool:
    """Whether a plain file begins with a seal, or with as much of one as was written before the program was ended."""
    if not stat.S_ISREG(path.lstat().st_mode):
        return False
    with path.open("rb") as file:
        return _SEALED.startswith(file.read(len(_SEALED)))


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def _seal(body: bytes, version: int) -> str:
    return f"goalsite {version} {sha256(body).hexdigest()}"
