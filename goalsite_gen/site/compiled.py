"""Compiled templates, kept for the next build in the user's own cache: compiling them takes longer than filling them.

What is kept is code, so it lies where only the user can write, as Python keeps its own, and never in a portfolio: a
cache that comes with a portfolio, or is brought back by a pipeline, must not be able to run anything.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from pickle import UnpicklingError

from jinja2 import BytecodeCache
from jinja2 import __version__ as jinja_version
from jinja2.bccache import Bucket

from goalsite_gen import __version__

MOST_FILES = 400
"""So many compiled templates are kept; beyond, all of them are thrown away and made anew."""


class Compiled(BytecodeCache):
    """A folder of compiled templates; one that cannot be used, or that others may write to, is left alone."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = _usable(folder or user_cache() / "templates")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills the bucket, if its template was compiled before from the very same source."""
        if self.folder is None:
            return
        try:
            with self._file(bucket).open("rb") as file:
                bucket.load_bytecode(file)
        except (OSError, EOFError, ValueError, TypeError, UnpicklingError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was compiled; where that is not possible, it is compiled again the next time."""
        if self.folder is None:
            return
        file = self._file(bucket)
        fresh = file.with_name(f"{file.name}.{os.getpid()}.tmp")
        with suppress(OSError):
            with fresh.open("wb") as out:
                bucket.write_bytecode(out)
            fresh.replace(file)

    def _file(self, bucket: Bucket) -> Path:
        assert self.folder is not None
        made_by = f"{__version__} {jinja_version} {sys.version} {type(bucket.environment).__name__} {bucket.key}"
        return self.folder / sha256(made_by.encode()).hexdigest()[:32]


def user_cache() -> Path:
    """Where programs of this user keep what can be made again."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / "goalsite"
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/goalsite"
    given = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(given) if given.startswith("/") else Path.home() / ".cache") / "goalsite"


def _usable(folder: Path) -> Path | None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        about = folder.lstat()
        if not stat.S_ISDIR(about.st_mode) or (os.name != "nt" and not _is_private(about)):
            return None
        kept = list(folder.iterdir())
        for file in kept if len(kept) > MOST_FILES else ():
            file.unlink(missing_ok=True)
    except (OSError, RuntimeError):
        return None
    return folder


def _is_private(about: os.stat_result) -> bool:
    return about.st_uid == os.geteuid() and not about.st_mode & 0o022
