"""The folder beside the output in which a site is put together, made durable, and later thrown away."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Collection, Mapping
from pathlib import Path

from goalsite_gen.publish.current import FILE_MODE, FOLDER_MODE
from goalsite_gen.publish.names import folders_above

_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)

_FEW = 16
"""Up to so many new entries are synced one by one; beyond, one call for the file system is 30 times faster."""


def staging_of(ground: Path) -> Path:
    """Where the next site for `ground` is put together: the same parent, thus the same device."""
    return ground.with_name(f".{ground.name}.goalsite-new")


def stage(files: Mapping[str, bytes], staging: Path, *, kept: Collection[str], current: Path) -> None:
    """Writes the whole site into the new folder `staging`, linking the `kept` names from `current`.

    Links are safe because a build never writes into a file that exists. Where a link is refused (another
    device, another owner, a file system without links) the file is written. Raises OSError.
    """
    staging.mkdir(FOLDER_MODE)
    made = staging.stat().st_mode
    exact = stat.S_IMODE(made) & 0o777 == FOLDER_MODE or os.name == "nt"
    folder_mode = FOLDER_MODE | (stat.S_IMODE(made) & 0o7000)
    if not exact:
        staging.chmod(folder_mode)
    folders = sorted({above for name in files for above in folders_above(name)})
    for folder in folders:
        path = f"{staging}/{folder}"
        os.mkdir(path, FOLDER_MODE)  # noqa: PTH102 (thousands of folders: no path objects)
        if not exact:
            os.chmod(path, folder_mode)  # noqa: PTH101
    written = [
        name
        for name, data in files.items()
        if not (name in kept and _link(current, staging, name)) and _write(f"{staging}/{name}", data, exact=exact)
    ]
    _make_durable(staging, [*written, *folders])


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


def _write(path: str, data: bytes, *, exact: bool) -> bool:
    handle = os.open(path, _CREATE, FILE_MODE)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        if not exact:
            os.chmod(path, FILE_MODE)  # noqa: PTH101
    finally:
        os.close(handle)
    return True


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
