"""The as-of day: as asked for, as fixed, or today."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime

from goalsite_gen.cli.today import today
from goalsite_gen.errors import Stop
from goalsite_gen.model.types import as_day


def as_of_day(
    asked: str | None, fixed: date | None, environment: Mapping[str, str] = os.environ, *, option: str = "--as-of"
) -> date:
    """The day given on the command line, else fixed in the settings, else of `SOURCE_DATE_EPOCH`, else today.

    Raises Stop for a day that is none, and for a `SOURCE_DATE_EPOCH` that is no number of seconds.
    """
    if asked is not None:
        try:
            return as_day(asked)
        except Exception as fault:
            raise Stop(f"`{option}` {asked!r} is not a day", hint="write year, month and day: `2026-03-31`") from fault
    if fixed:
        return fixed
    if epoch := environment.get("SOURCE_DATE_EPOCH"):
        try:
            return as_day(datetime.fromtimestamp(int(epoch), UTC).date().isoformat())
        except Exception as fault:
            raise Stop(
                f"SOURCE_DATE_EPOCH is {epoch!r}, which is no time", hint="give seconds since 1970, or unset it"
            ) from fault
    return today()


def asks_the_clock(asked: str | None, fixed: date | None, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether `as_of_day` would have to ask what day it is today."""
    return asked is None and not fixed and not environment.get("SOURCE_DATE_EPOCH")
