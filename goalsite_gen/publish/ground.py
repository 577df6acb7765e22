"""Where a site may be published: never over the portfolio, a home, a repository, or somebody else's files."""

from __future__ import annotations

import os
from pathlib import Path

from goalsite_gen.errors import Stop

MARKER = "goalsite.txt"
"""The file at the root of every published site that says whose folder this is."""

MARKER_TEXT = b"""\
This folder was made by goalsite.

Each build replaces the whole folder. Keep nothing of your own here: it would be gone after the next build.
What belongs in the site belongs in the portfolio it is built from.
"""

CONTENT_FOLDERS = ("goals", "journal", "stories", "reviews", "teams", "data", "media", "templates")

_ELSEWHERE = "choose another folder with `--output`"


def ground_of(folder: Path, *, source: Path) -> Path:
    """The absolute path that a site for `folder` is written to, with symbolic links followed.

    Raises Stop when that place is the portfolio `source`, one of its content folders, a folder above
    the portfolio or the home folder, a git work tree, a mount point, or not a folder; OSError.
    Folders are compared by device and inode, so that case, links and bind mounts do not deceive.
    """
    if "\0" in str(folder):
        raise Stop("the output folder has a NUL character in its name", hint=_ELSEWHERE)
    try:
        ground = folder.resolve()
    except RuntimeError as error:  # how Python 3.11 and 3.12 speak of a loop
        raise Stop(f"`{folder}` is a link that leads to itself", hint=_ELSEWHERE) from error
    if ground == Path(ground.anchor):
        raise Stop(f"`{folder}` is the root of the disk", hint=_ELSEWHERE)
    if ground.exists() and not ground.is_dir():
        raise Stop(f"`{folder}` is a file, not a folder", hint=_ELSEWHERE)
    if ".git" in ground.parts or os.path.lexists(ground / ".git"):
        raise Stop(
            f"`{folder}` is a git repository",
            hint="a build replaces the whole folder, its history too; build into a folder inside it",
        )
    _keep_off(ground, folder, source=source)
    if ground.exists() and ground.is_mount():
        raise Stop(
            f"`{folder}` is a mount point and cannot be exchanged as a whole",
            hint=f"build into a folder inside it, such as `{folder / 'site'}`",
        )
    return ground


def _keep_off(ground: Path, folder: Path, *, source: Path) -> None:
    here = _identity(ground)
    source = source.resolve()
    if here is not None and here in _chain(source):
        what = "the portfolio itself" if here == _identity(source) else "a folder above the portfolio"
        raise Stop(f"`{folder}` is {what}", hint=_ELSEWHERE)
    if here is not None and here in _chain(_home()):
        raise Stop(f"`{folder}` is your home folder or above it", hint=_ELSEWHERE)
    above = _chain(ground)
    for name in CONTENT_FOLDERS:
        content = source / name
        if ground.is_relative_to(content) or _identity(content) in above:
            raise Stop(f"`{folder}` lies in `{name}/`, which the portfolio is read from", hint=_ELSEWHERE)


def _home() -> Path:
    try:
        return Path.home().resolve()
    except (OSError, RuntimeError):
        return Path("/")


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _chain(path: Path) -> frozenset[tuple[int, int]]:
    return frozenset(found for step in (path, *path.parents) if (found := _identity(step)) is not None)
