"""The folder beside the output in which a site is put together, made durable, and later thrown away."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from goalsite_gen.publish.current import FILE_MODE, FOLDER_MODE
from goalsite_gen.publish.names import folders_above

_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)

_FEW = 16
"""Up to so many new entries are synced one by one; beyond, one call for the file system is 30 times faster."""


def staging_of(ground: Path) -> Path:
    """Where the next site for `ground` is put together: the same parent, thus the same device."""
    return ground.with_name(f".{ground.name}.goalsite-new")


class Staging:
    """A new site that is being put together in the folder `path`, which must not be there yet.

    Several processes may put files into it at once. Raises OSError.
    """

    def __init__(self, path: Path, *, current: Path) -> None:
        path.mkdir(FOLDER_MODE)
        made = path.stat().st_mode
        self.path = path
        self.current = current
        self._exact = stat.S_IMODE(made) & 0o777 == FOLDER_MODE or os.name == "nt"
        self._folder_mode = FOLDER_MODE | (stat.S_IMODE(made) & 0o7000)
        self._folders = {""}
        if not self._exact:
            path.chmod(self._folder_mode)

    def put(self, name: str, data: bytes, *, keep: bool) -> None:
        """Writes a file, or takes it over from the current site where it is to `keep` it.

        Links are safe because a build never writes into a file that exists. Where a link is refused (another
        device, another owner, a file system without links) the file is written.
        """
        self._make_folder(name.rpartition("/")[0])
        if not (keep and _link(self.current, self.path, name)):
            _write(f"{self.path}/{name}", data, exact=self._exact)

    def keep(self, name: str) -> None:
        """Takes a file over from the current site, of whose bytes nothing more is known than that they stay."""
        self._make_folder(name.rpartition("/")[0])
        if not _link(self.current, self.path, name):
            _write(f"{self.path}/{name}", (self.current / name).read_bytes(), exact=self._exact)

    def make_durable(self, names: Iterable[str]) -> None:
        """Waits until the files `names`, and the folders they lie in, are on the disk."""
        written = list(names)
        folders = sorted({above for name in written for above in folders_above(name)})
        _make_durable(self.path, [*written, *folders])

    def _make_folder(self, folder: str) -> None:
        if folder in self._folders:
            return
        self._make_folder(folder.rpartition("/")[0])
        path = f"{self.path}/{folder}"
        with suppress(FileExistsError):
            os.mkdir(path, FOLDER_MODE)  # noqa: PTH102 (thousands of folders: no path objects)
            if not self._exact:
                os.chmod(path, self._folder_mode)  # noqa: PTH101
        self._folders.add(folder)


def remove_tree(path: Path) -> None:
    """Removes what stands at `path`, a folder with all in it or a file; nothing is fine. Raises OSError."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return
    if not stat.S_ISDIR(found.st_mode):
        path.unlink()
        return
    try:
        shutil.rmtree(path)
    except PermissionError:
        for folder, _, _ in os.walk(path):
            Path(folder).chmod(0o700)
        shutil.rmtree(path)


def sync_folder(path: Path) -> None:
    """Waits until the entries of one folder are on the disk. Raises OSError."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _link(current: Path, staging: Path, name: str) -> bool:
    try:
        os.link(f"{current}/{name}", f"{staging}/{name}", follow_symlinks=False)
    except (OSError, NotImplementedError):
        return False
    return True


def _write(path: str, data: bytes, *, exact: bool) -> None:
    handle = os.open(path, _CREATE, FILE_MODE)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        if not exact:
            os.chmod(path, FILE_MODE)  # noqa: PTH101
    finally:
        os.close(handle)


def _make_durable(staging: Path, names: list[str]) -> None:
    if len(names) > _FEW and _sync_file_system(staging):
        return
    for name in names:
        path = f"{staging}/{name}"
        handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR) if _can_sync(path) else -1
        if handle >= 0:
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
    sync_folder(staging)


def _can_sync(path: str) -> bool:
    return os.name != "nt" or not os.path.isdir(path)  # noqa: PTH112


def _sync_file_system(path: Path) -> bool:
    """One `syncfs` for the file system of `path`; it reports write errors since Linux 5.8. False: no such call."""
    if sys.platform != "linux":
        return False
    try:
        import ctypes

        syncfs = ctypes.CDLL(None, use_errno=True).syncfs
    except (ImportError, OSError, AttributeError):
        return False
    handle = os.open(path, os.O_RDONLY)
    try:
        if syncfs(handle) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(path))
    finally:
        os.close(handle)
    return True
