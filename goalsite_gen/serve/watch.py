"""Notices that a portfolio has changed: by events where the system sends them, by looking where it does not."""

from __future__ import annotations

import hashlib
import os
import stat
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from goalsite_gen.publish.ground import CONTENT_FOLDERS as FOLDERS

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver, ObservedWatch

SETTINGS = ("goalsite.toml", "pyproject.toml")

SETTLE = 0.08
"""Seconds of quiet after which a burst of events counts as one save."""
LONGEST = 1.0
"""Seconds after which a burst that does not end is looked at all the same."""
TICK = 1.0
"""Seconds between looks at whether the watched folders are still the same ones, or at everything."""

_HASHED = 4 * 1024 * 1024
_SWAP = (".swp", ".swo", ".swx", ".tmp", ".part", ".crdownload", "~")
_Stamp = tuple[int, int, int, int]


class Watcher:
    """Watches the content folders and settings below `folder`; `wait` says when their contents differ.

    Events only wake it: what decides is a digest of each file, so a touch, a read, an editor's swap file
    or a change and its undoing cause no rebuild.
    """

    def __init__(self, folder: Path) -> None:
        self.note = ""
        self._folder = folder
        self._woken = threading.Event()
        self._seen: dict[str, tuple[_Stamp, bytes]] = {}
        self._observer: BaseObserver | None = None
        self._watches: dict[Path, tuple[tuple[int, int], ObservedWatch]] = {}

    def start(self) -> None:
        """Begins to watch; `note` tells afterwards whether the system had no file events to give."""
        from watchdog.observers import Observer

        self._seen = self._look()
        try:
            self._observer = Observer()
            self._observer.start()
            self._renew()
        except OSError as error:
            self._look_instead(error)

    def wait(self, patience: float = TICK) -> bool:
        """Waits up to `patience` seconds for an event and lets it settle; True when contents differ."""
        woken = self._woken.wait(patience)
        if woken:
            self._settle()
        try:
            renewed = self._renew()
        except OSError as error:
            self._look_instead(error)
        if self._observer is None or renewed or woken:
            return self._has_changed()
        return False

    def stop(self) -> None:
        """Ends watching; nothing is left running."""
        observer, self._observer = self._observer, None
        self._watches.clear()
        if observer is not None and observer.is_alive():
            observer.stop()
            observer.join(timeout=2)

    def _look_instead(self, error: OSError) -> None:
        self.stop()
        reason = (error.strerror or str(error)).lower()
        self.note = f"the system sends no file events ({reason}), so files are looked at every second"

    def _settle(self) -> None:
        end = time.monotonic() + LONGEST
        while self._woken.is_set() and time.monotonic() < end:
            self._woken.clear()
            self._woken.wait(SETTLE)
        self._woken.clear()

    def _has_changed(self) -> bool:
        before, self._seen = self._seen, self._look()
        return {path: digest for path, (_, digest) in before.items()} != {
            path: digest for path, (_, digest) in self._seen.items()
        }

    def _look(self) -> dict[str, tuple[_Stamp, bytes]]:
        seen = {}
        for path, stamp in _files(self._folder):
            known = self._seen.get(path)
            seen[path] = known if known is not None and known[0] == stamp else (stamp, _digest(path, stamp))
        return seen

    def _renew(self) -> bool:
        """Brings the watches in line with the folders that exist; True when one came, went or was replaced."""
        if self._observer is None:
            return False
        changed = False
        for path in (self._folder, *(self._folder / name for name in FOLDERS)):
            identity, known = _identity(path), self._watches.get(path)
            if identity == (known[0] if known else None):
                continue
            changed = True
            if known:
                self._watches.pop(path)
                self._observer.unschedule(known[1])
            if identity:
                try:
                    self._watches[path] = (identity, self._schedule(path))
                except FileNotFoundError:
                    continue
        return changed

    def _schedule(self, path: Path) -> ObservedWatch:
        from watchdog import events

        assert self._observer is not None
        handler = events.FileSystemEventHandler()
        handler.on_any_event = self._notice  # type: ignore[method-assign]
        kinds: list[type[FileSystemEvent]] = [
            events.FileModifiedEvent,
            events.FileCreatedEvent,
            events.FileDeletedEvent,
            events.FileMovedEvent,
            events.FileClosedEvent,
            events.DirCreatedEvent,
            events.DirDeletedEvent,
            events.DirMovedEvent,
        ]
        return self._observer.schedule(handler, str(path), recursive=path != self._folder, event_filter=kinds)

    def _notice(self, event: FileSystemEvent) -> None:
        places = [os.fsdecode(place) for place in (event.src_path, event.dest_path) if place]
        if event.event_type not in ("opened", "closed_no_write") and not all(map(is_passing, places)):
            self._woken.set()


def is_passing(path: str) -> bool:
    """Whether a path belongs to an editor, a version control system or a half-done copy, not to the author."""
    name = Path(path).name
    return name.startswith((".", "#")) or name.endswith(_SWAP) or name == "4913"


def _files(folder: Path) -> Iterator[tuple[str, _Stamp]]:
    """The path and stamp of every plain file that a build reads, following no folder links."""
    waiting = [str(folder / name) for name in FOLDERS]
    for name in SETTINGS:
        yield from _stamped(str(folder / name))
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if is_passing(entry.name):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    else:
                        yield from _stamped(entry.path)
        except OSError:
            continue


def _stamped(path: str) -> Iterator[tuple[str, _Stamp]]:
    try:
        found = os.stat(path)  # noqa: PTH116 (once a file of the portfolio, at every save)
    except OSError:
        return
    if stat.S_ISREG(found.st_mode):
        yield path, (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)


def _digest(path: str, stamp: _Stamp) -> bytes:
    if stamp[2] > _HASHED:
        return repr(stamp).encode()
    try:
        return hashlib.blake2b(Path(path).read_bytes(), digest_size=16).digest()
    except OSError:
        return b""


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISDIR(found.st_mode) else None
