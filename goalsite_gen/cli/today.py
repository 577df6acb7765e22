"""What day it is: the one place that asks the clock. It imports nothing, so that a build may ask before it loads."""

from __future__ import annotations

from datetime import date


def today() -> date:
    """The day of the machine's clock, in its own time zone."""
    return date.today()  # noqa: TID251
