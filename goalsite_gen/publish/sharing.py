"""Work shared out over processes: each does its own part and sends back only what the parent needs."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Generic, Self, TypeVar

from goalsite_gen.errors import Stop

WORTH_SHARING = 300
"""So many files, and a second process saves more time than it takes to start; `fork` takes about 30 ms."""

_PR_SET_PDEATHSIG = 1

_WIDTH = 4
"""Bytes of the place of one thing on a pile. A pipe takes 16 KB without a reader everywhere: some 4,000 things."""

T = TypeVar("T")


def processes(files: int, *, asked: int | None) -> int:
    """How many processes to make so many files with; `asked` is how many there may be, all cores where not given.

    One where the system cannot split a process in two, where threads are running, which a split would lose, and where
    there is little to do.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    may = cores if asked is None else asked
    if files < WORTH_SHARING or not hasattr(os, "fork") or threading.active_count() > 1:
        return 1
    return max(1, min(may, files // (WORTH_SHARING // 2)))


class Piles(Generic[T]):
    """Work laid out for several processes before they part: a pile for each; who is done takes from those of others.

    The piles lie in pipes, from which any process takes one thing at a time without asking anyone.
    """

    def __init__(self, piles: Sequence[Sequence[T]]) -> None:
        self._work = [thing for pile in piles for thing in pile]
        self._pipes: list[int] = []
        self._alone = len(piles) == 1
        first = 0
        for pile in piles if not self._alone else ():
            reading, writing = os.pipe()
            self._pipes.append(reading)
            places = range(first, first + len(pile))
            first += len(pile)
            try:
                os.write(writing, b"".join(place.to_bytes(_WIDTH, "big") for place in places))
            finally:
                os.close(writing)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for pipe in self._pipes:
            os.close(pipe)

    def of(self, number: int) -> Iterator[T]:
        """What the process of this number has to do, until nothing is left on any pile."""
        if self._alone:
            yield from self._work
            return
        for pipe in (*self._pipes[number:], *self._pipes[:number]):
            while place := os.read(pipe, _WIDTH):
                yield self._work[int.from_bytes(place, "big")]


def shared_out(work: Callable[[int], Any], *, parts: int) -> list[Any]:
    """What `work(0)`, `work(1)` … give, each in a process of its own but the first, which runs in this one.

    Answers cross as JSON. Raises what the first part that failed raised: Stop and OSError as such, anything else as
    RuntimeError with its traceback; Stop where a process ended without an answer. The others are then ended.
    """
    children: list[_Child] = []
    try:
        for number in range(1, parts):
            children.append(_started(work, number))
        return [work(0), *(child.answer() for child in children)]
    finally:
        for child in children:
            child.end()


@dataclass(slots=True)
class _Child:
    """One process and the pipe on which it answers."""

    pid: int
    pipe: int
    is_running: bool = True

    def answer(self) -> Any:
        said = bytearray()
        while part := os.read(self.pipe, 1 << 20):
            said += part
        os.waitpid(self.pid, 0)
        self.is_running = False
        try:
            kind, value = json.loads(said)
        except ValueError as fault:
            hint = "it may have run out of memory; `--jobs 1` takes the least"
            raise Stop("a part of the build ended before its time", hint=hint) from fault
        if kind == "stop":
            raise Stop(value[0], hint=value[1], code=value[2])
        if kind == "os":
            raise OSError(*value)
        if kind == "fault":
            raise RuntimeError(value)
        return value

    def end(self) -> None:
        if self.is_running:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(self.pid, 0)
        with suppress(OSError):
            os.close(self.pipe)


def _started(work: Callable[[int], Any], number: int) -> _Child:
    reading, writing = os.pipe()
    parent = os.getpid()
    pid = os.fork()
    if pid:
        os.close(writing)
        return _Child(pid, reading)
    try:
        os.close(reading)
        # The parent cleans up; a child that was asked to end has only to go.
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, signal.SIG_DFL)
        _end_with(parent)
        _send(writing, json.dumps(_answer(work, number)).encode())
    finally:
        os._exit(0)


def _answer(work: Callable[[int], Any], number: int) -> tuple[str, Any]:
    try:
        return "made", work(number)
    except Stop as stop:
        return "stop", (stop.message, stop.hint, stop.code)
    except OSError as error:
        return "os", (error.errno, error.strerror, str(error.filename or ""))
    except BaseException:
        return "fault", traceback.format_exc()


def _send(pipe: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(pipe, left) :]


def _end_with(parent: int) -> None:
    """Has the system end this process with its parent: nobody may write into a folder that another build has taken."""
    if sys.platform == "linux":
        with suppress(Exception):
            import ctypes

            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def is_orphaned(parent: int) -> bool:
    """Whether the process that shared out the work has gone, where the system does not see to that by itself."""
    return os.getpid() != parent and os.getppid() != parent
