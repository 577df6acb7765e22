"""One build at a time for one output folder; the kernel holds the lock, so a killed build leaves none."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from goalsite_gen.errors import Stop

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_BUSY = frozenset({errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK, errno.EACCES})
_UNABLE = frozenset({errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})
_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


@contextmanager
def locked(ground: Path, *, shown: Path) -> Iterator[None]:
    """Holds the lock of the output folder `ground` for the length of the block.

    The lock file stands beside the output and is unlinked while it is still held; whoever opened it before
    that finds another inode, or none, under the name and opens anew. Raises Stop at once when another
    build holds the lock, or when the file system knows no locks; OSError when the file cannot be made.
    """
    path = ground.with_name(f".{ground.name}.goalsite-lock")
    handle = _take(path, shown)
    try:
        yield
    finally:
        if os.name == "nt":
            with suppress(OSError):
                os.close(handle)
            with suppress(OSError):
                path.unlink()
        else:
            with suppress(OSError):
                path.unlink()
            with suppress(OSError):
                os.close(handle)


def _take(path: Path, shown: Path) -> int:
    while True:
        handle = os.open(path, _OPEN, 0o644)
        try:
            _lock(handle, shown)
            if _is_still(handle, path):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _lock(handle: int, shown: Path) -> None:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise _busy(shown) from error
    except OSError as error:
        if sys.platform == "win32" and error.errno in _BUSY:
            raise _busy(shown) from error
        if error.errno in _UNABLE:
            raise Stop(
                f"the disk of `{shown}` cannot lock files, so two builds could mix",
                hint="build into a folder on a local disk and copy it from there",
            ) from error
        raise


def _busy(shown: Path) -> Stop:
    return Stop(f"another build is writing `{shown}`", hint="wait until it is done, then build again")


def _is_still(handle: int, path: Path) -> bool:
    try:
        there = path.lstat()
    except FileNotFoundError:
        return False
    return os.name == "nt" or os.path.samestat(os.fstat(handle), there)
