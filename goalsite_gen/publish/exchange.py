"""Two folders change places in one step: a reader sees the old site or the new one and nothing between."""

from __future__ import annotations

import errno
import os
import platform
import sys
from pathlib import Path

_REFUSED = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})
"""What a kernel or file system answers that knows no exchange."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2

_RENAMEAT2 = {
    "x86_64": 316,
    "aarch64": 276,
    "riscv64": 276,
    "i686": 353,
    "armv7l": 382,
    "ppc64le": 357,
    "s390x": 347,
}
"""Call numbers, from each architecture's table in the Linux sources, for C libraries without the function."""


def exchange(new: Path, old: Path) -> None:
    """Puts `new` where `old` is; afterwards the former `old`, if any, stands under the name of `new`.

    Linux and macOS exchange atomically. Where the system or the file system cannot, the old folder is
    renamed away and the new one renamed in: for an instant there is none, and `recover` heals a stop
    in that instant. Raises OSError; the old folder then stands where it stood.
    """
    if not os.path.lexists(old):
        new.rename(old)
        return
    try:
        done = _exchange_atomically(os.fsencode(new), os.fsencode(old))
    except OSError as error:
        if error.errno not in _REFUSED:
            raise
        done = False
    if not done:
        _exchange_in_two(new, old)


def aside_of(ground: Path) -> Path:
    """The name that the old folder has for the instant of an exchange in two steps."""
    return ground.with_name(f".{ground.name}.goalsite-old")


def recover(ground: Path) -> None:
    """Puts back the old folder of an exchange in two steps that was cut off in between. Raises OSError."""
    aside = aside_of(ground)
    if os.path.lexists(aside) and not os.path.lexists(ground):
        aside.rename(ground)


def _exchange_in_two(new: Path, old: Path) -> None:
    aside = aside_of(old)
    old.rename(aside)
    try:
        new.rename(old)
    except BaseException:
        if not os.path.lexists(old):
            aside.rename(old)
        raise
    aside.rename(new)


def _exchange_atomically(new: bytes, old: bytes) -> bool:
    """True when done, False where the system has no such call. Raises OSError with the call's own code."""
    if sys.platform not in ("linux", "darwin"):
        return False
    try:
        import ctypes

        library = ctypes.CDLL(None, use_errno=True)
    except (ImportError, OSError):  # a Python built without the foreign function library
        return False
    if sys.platform == "darwin":
        if not hasattr(library, "renamex_np"):
            return False
        answer = library.renamex_np(new, old, _RENAME_SWAP)
    elif hasattr(library, "renameat2"):
        answer = library.renameat2(_AT_FDCWD, new, _AT_FDCWD, old, _RENAME_EXCHANGE)
    elif platform.machine() in _RENAMEAT2:
        number = _RENAMEAT2[platform.machine()]
        answer = library.syscall(number, _AT_FDCWD, new, _AT_FDCWD, old, _RENAME_EXCHANGE)
    else:
        return False
    if answer != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), os.fsdecode(old))
    return True
