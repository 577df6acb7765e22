"""Runs a command to its end and tells how long it took, of the processor too, and how much memory it had at most."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.peers.tool import Command

PAUSE = 0.005
"""Seconds between two looks at the memory, at least."""
REST = 20
"""A look is followed by a pause of so many times as long as it took, so that looking costs at most a twentieth."""


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds on the clock, and of all processes seconds of the processor and bytes at most; 0 if not measured."""

    wall: float
    cpu: float = 0.0
    peak: int = 0


class Failed(Exception):
    """A command that ended with an error, or was not done with its work."""


def run(command: Command) -> Took:
    """Runs the command. Raises Failed, with the end of what it wrote, where it cannot start or does not exit with 0.

    Processor time is that of the process and of every child it waited for. Memory is that of the process and all below
    it at the fullest moment that was seen: the sum of what each holds with its part of what it shares (PSS), and no
    less than what the largest ever held by itself (RSS), since a moment can be missed and others may share with it too.
    """
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        try:
            process = subprocess.Popen(
                command.arguments,
                cwd=command.folder,
                env=command.environment(),
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
            )
        except OSError as error:
            raise Failed(f"{command.arguments[0]}: {error.strerror}") from error
        with _Memory(process.pid) as memory:
            _, status, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise Failed(f"{' '.join(command.arguments)}: exit {process.returncode}\n{said.read()[-2000:].decode()}")
    return Took(wall, used.ru_utime + used.ru_stime, memory.peak)


class _Memory:
    """Looks at the memory of a process and all below it, from a thread, until it is left."""

    def __init__(self, pid: int) -> None:
        self.peak = 0
        self._pid = pid
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> _Memory:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        pause = 0.0
        while not self._over.wait(pause):
            began = time.perf_counter()
            each = [held(pid) for pid in family(self._pid)]
            self.peak = max(self.peak, sum(now for now, _ in each), *(most for _, most in each))
            pause = max(PAUSE, REST * (time.perf_counter() - began))


def family(pid: int) -> list[int]:
    """The process and all below it, as far as they still run."""
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        found.append(one)
        try:
            for task in Path(f"/proc/{one}/task").iterdir():
                waiting.extend(map(int, (task / "children").read_text().split()))
        except OSError:
            continue
    return found


def held(pid: int) -> tuple[int, int]:
    """The bytes a process holds now with its part of what it shares, and at most so far with all of what it shares.

    Nothing for one that is gone.
    """
    return _bytes(f"/proc/{pid}/smaps_rollup", b"Pss"), _bytes(f"/proc/{pid}/status", b"VmHWM")


def _bytes(path: str, wanted: bytes) -> int:
    try:
        with Path(path).open("rb") as lines:
            for line in lines:
                key, _, rest = line.partition(b":")
                if key == wanted:
                    return int(rest.split()[0]) * 1024
    except OSError:
        pass
    return 0
