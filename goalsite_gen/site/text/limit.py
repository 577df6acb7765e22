"""The net below the counted checks: a conversion that takes too long is given up."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from goalsite_gen.site.text.contract import Unconvertible

SECONDS = 10.0


@contextmanager
def time_limit(seconds: float = SECONDS) -> Iterator[None]:
    """Raises `Unconvertible` inside when it takes longer: the net below the counted checks.

    Works in the main thread of a process where the system has alarms and nobody else has set one;
    elsewhere it does nothing.
    """
    is_free = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not is_free or signal.getitimer(signal.ITIMER_REAL)[0]:
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise Unconvertible(f"too slow to convert: it took more than {seconds:g} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
