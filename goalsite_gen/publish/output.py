"""A whole site takes the place of the former one at once, or nothing changes and one line says why."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from goalsite_gen.errors import Stop
from goalsite_gen.publish.current import Current, Difference, current_at, difference
from goalsite_gen.publish.exchange import aside_of, exchange, recover
from goalsite_gen.publish.ground import MARKER, MARKER_TEXT, ground_of
from goalsite_gen.publish.lock import locked
from goalsite_gen.publish.names import check_names
from goalsite_gen.publish.staging import remove_tree, stage, staging_of, sync_folder

SHRINK_FROM = 10
"""A site of so many pages or more may not lose over half of them unasked: likely the wrong portfolio."""

_REASONS = {
    errno.ENOSPC: "no space left on the disk",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "a file is larger than this system allows",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "no permission",
    errno.EPERM: "not permitted",
    errno.EIO: "the disk reports a fault",
    errno.EMFILE: "too many open files",
    errno.EEXIST: "a file stands where a folder should be",
    errno.ENOTDIR: "a file stands where a folder should be",
    errno.ENAMETOOLONG: "a name is too long",
    errno.EBUSY: "the folder is in use by the system",
    errno.EXDEV: "the folder lies on another disk than its parent",
}


@dataclass(frozen=True, slots=True)
class Published:
    """What a build did to the output folder, in files, the marker `goalsite.txt` included.

    `written` were new or different, `kept` were taken over from the former site, `removed` fell away.
    """

    folder: Path
    written: int
    kept: int
    removed: int


def publish(
    files: Mapping[str, bytes],
    folder: Path,
    *,
    source: Path,
    clean: bool = False,
    dry_run: bool = False,
    allow_shrink: bool = False,
) -> Published:
    """Makes `folder` hold exactly `files`, by relative POSIX path, and the marker; all of it or none.

    `source` is the portfolio, which is never overwritten. `clean` takes nothing over from the former site.
    `dry_run` touches nothing and counts what would happen. Raises ValueError for a path that no planner
    should make, Stop for a wrong place (2), a foreign folder (2), another build at work (2), a disk that
    refuses (2), a site that would shrink by more than half (1). The former site then stands unchanged.
    """
    check_names([*files, MARKER])
    with _plain_errors(folder, folder):
        ground = ground_of(folder, source=source)
    whole = {**files, MARKER: MARKER_TEXT}
    if dry_run:
        with _plain_errors(folder, ground):
            change = _compare(whole, ground, folder, clean=clean, allow_shrink=allow_shrink)
        return _published(folder, whole, change)
    with _plain_errors(folder, ground):
        ground.parent.mkdir(parents=True, exist_ok=True)
        with locked(ground, shown=folder):
            _sweep(ground)
            change = _compare(whole, ground, folder, clean=clean, allow_shrink=allow_shrink)
            if change.touches:
                _replace(whole, ground, change)
    return _published(folder, whole, change)


def _published(folder: Path, whole: Mapping[str, bytes], change: Difference) -> Published:
    kept = len(change.kept)
    return Published(folder, written=len(whole) - kept, kept=kept, removed=change.removed)


def _sweep(ground: Path) -> None:
    """Clears what a killed build left behind; under the lock no living build can own it."""
    recover(ground)
    remove_tree(aside_of(ground))
    remove_tree(staging_of(ground))


def _compare(whole: Mapping[str, bytes], ground: Path, folder: Path, *, clean: bool, allow_shrink: bool) -> Difference:
    """How the new site differs from the current one, once it is sure that it may take its place."""
    current = current_at(ground)
    change = difference(whole, current, clean=clean)
    if current is None:
        return change
    if not current.is_empty and not current.is_marked and not _is_recognised(current, change):
        raise Stop(
            f"`{folder}` was not made by goalsite",
            hint="a build replaces the whole folder: name another with `--output`, or empty this one first",
        )
    pages = sum(name.endswith(".html") for name in whole)
    if not allow_shrink and current.pages >= SHRINK_FROM and pages * 2 < current.pages:
        raise Stop(
            f"the site in `{folder}` would shrink from {current.pages} to {pages} pages",
            hint="if that is what you want, build with `--allow-shrink`",
            code=1,
        )
    return change


def _is_recognised(current: Current, change: Difference) -> bool:
    """A site whose marker alone was deleted by hand: over half of its files are this very site's."""
    return change.same * 2 > len(current.sizes)


def _replace(whole: Mapping[str, bytes], ground: Path, change: Difference) -> None:
    staging = staging_of(ground)
    try:
        stage(whole, staging, kept=change.kept, current=ground)
        exchange(staging, ground)
        _confirm(ground)
    finally:
        # Before the exchange this is the unfinished site, after it the former one.
        with suppress(OSError):
            _remove_even_if_interrupted(staging)


def _remove_even_if_interrupted(staging: Path) -> None:
    try:
        remove_tree(staging)
    except KeyboardInterrupt:
        remove_tree(staging)
        raise


def _confirm(ground: Path) -> None:
    try:
        sync_folder(ground.parent)
    except OSError as error:
        raise Stop(
            f"the new site stands in `{ground}`, but the disk did not confirm it: {_reason(error)}",
            hint="build again before you rely on it",
        ) from error


@contextmanager
def _plain_errors(folder: Path, ground: Path) -> Iterator[None]:
    there = os.path.lexists(ground)
    try:
        yield
    except OSError as error:
        rest = f"the site in `{folder}` is as it was" if there else f"nothing was written to `{folder}`"
        raise Stop(f"{_reason(error)}; {rest}", hint=_advice(error, ground)) from error


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0, (error.strerror or type(error).__name__).lower())


def _advice(error: OSError, ground: Path) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "a build needs room for the new site beside the former one; make some and build again"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"goalsite must be able to write in `{ground.parent}`; or choose another folder with `--output`"
    if error.errno in (errno.EEXIST, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ENOENT):
        return "choose another folder with `--output`"
    if error.errno in (errno.EBUSY, errno.EXDEV):
        return "build into a folder inside it"
    return ""
