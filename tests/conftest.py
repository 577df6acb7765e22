"""What all tests share: examples of a property are not timed, and Ctrl-C means what it means everywhere."""

from __future__ import annotations

import signal

from hypothesis import settings

# A busy machine proves nothing.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# Who runs the tests in the background of a shell ignores Ctrl-C, and so would every process that they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
