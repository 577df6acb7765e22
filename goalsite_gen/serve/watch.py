"""Notices that a portfolio has changed: by events where the system sends them, by looking where it does not."""

from __future__ import annotations

import hashlib
import os
import stat
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from goalsite_gen.publish.ground import CONTENT_FOLDERS as FOLDERS

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver, ObservedWatch

SETTINGS = ("goalsite.toml", "pyproject.toml")

SETTLE_CLOSED = 0.01
"""Seconds of quiet after which a file that was closed, or put in its place whole, counts as saved."""
SETTLE = 0.03
"""Seconds of quiet after which events about one file count as a save where nobody says that it was closed."""
SETTLE_SEVERAL = 0.08
"""Seconds of quiet after which a burst of events about several files counts as one save."""
LONGEST = 1.0
"""Seconds after which a burst that does not end is looked at all the same."""
TICK = 1.0
"""Seconds between looks at whether the watched folders are still the same ones, or at everything."""

_HASHED = 4 * 1024 * 1024
_SWAP = (".swp", ".swo", ".swx", ".tmp", ".part", ".crdownload", "~")
_Stamp = tuple[int, int, int, int]


class Watcher:
    """Watches the content folders and settings below `folder`; `wait` says when their contents differ.

    Events only say where to look: what decides is a digest of each file, so a touch, a read, an editor's swap file
    or a change and its undoing cause no rebuild. Where they name nothing but files that are known, only these are
    looked at first, and all others as soon as it is quiet.
    """

    def __init__(self, folder: Path) -> None:
        self.note = ""
        self._folder = folder
        self._woken = threading.Event()
        self._named: deque[tuple[str, bool]] = deque()
        self._owes_look = False
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

    def wait(self, patience: float = TICK) -> frozenset[str]:
        """Waits up to `patience` seconds for an event and lets it settle; the files whose contents differ.

        They are given by their paths below the folder; those that came or went are among them.
        """
        woken = self._woken.wait(patience)
        named = self._settle() if woken else frozenset()
        renewed = False
        try:
            renewed = self._renew()
        except OSError as error:
            self._look_instead(error)
        if self._observer is None or renewed:
            return self._all_changed()
        if woken:
            changed = self._changed_of(named)
            self._owes_look = changed is not None
            return self._all_changed() if changed is None else changed
        if self._owes_look:
            self._owes_look = False
            return self._all_changed()
        return frozenset()

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

    def _settle(self) -> frozenset[str]:
        """Waits until no more events come; what they named."""
        end = time.monotonic() + LONGEST
        is_closed: dict[str, bool] = {}
        while self._woken.is_set() and time.monotonic() < end:
            self._woken.clear()
            while self._named:
                path, done = self._named.popleft()
                is_closed[path] = done
            quiet = SETTLE_CLOSED if all(is_closed.values()) else SETTLE
            self._woken.wait(quiet if len(is_closed) < 2 else SETTLE_SEVERAL)
        return frozenset(is_closed)

    def _changed_of(self, named: frozenset[str]) -> frozenset[str] | None:
        """Which of the files that events named differ; None where only a look at all of them can tell."""
        now: dict[str, tuple[_Stamp, bytes]] = {}
        for path in named:
            stamp = next((stamp for _, stamp in _stamped(path)), None)
            known = self._seen.get(path)
            if known is None or stamp is None:
                return None
            now[path] = (stamp, _digest(path, stamp))
        changed = self._below(path for path, (_, digest) in now.items() if digest != self._seen[path][1])
        self._seen.update(now)
        return changed

    def _all_changed(self) -> frozenset[str]:
        """All files that differ from what they were at the last look."""
        before, self._seen = self._seen, self._look()
        return self._below(
            path
            for path in before.keys() | self._seen.keys()
            if path not in before or path not in self._seen or before[path][1] != self._seen[path][1]
        )

    def _below(self, paths: Iterable[str]) -> frozenset[str]:
        return frozenset(Path(path).relative_to(self._folder).as_posix() for path in paths)

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
        if event.event_type in ("opened", "closed_no_write") or all(map(is_passing, places)):
            return
        is_closed = event.event_type in ("closed", "moved")
        self._named.extend((place, is_closed) for place in places if not is_passing(place))
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
