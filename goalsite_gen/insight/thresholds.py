"""Every constant that a judgement rests on, in one place, as the method page prints them."""

from __future__ import annotations

from dataclasses import dataclass

OURS = "our choice"


@dataclass(frozen=True, slots=True)
class Threshold:
    """A constant: its name, its value, what it decides, and where it comes from."""

    name: str
    value: float
    meaning: str
    source: str = OURS

    @property
    def whole(self) -> int:
        """The value as a whole number, for those that count something."""
        return int(self.value)


ON_PATH = Threshold(
    "On path from",
    0.95,
    "A number is on path when the share done is at least this part of the share expected that day.",
)
WATCH = Threshold(
    "Watch from",
    0.60,
    "Below “on path”, a number is one to watch down to this part of the share expected; under it, it is off path.",
)
DISPLAY_UNITS = Threshold(
    "Display units below the baseline",
    1,
    "A number is slipping when it is worse than its baseline by more than this many units of its last printed decimal.",
)
STALE_AFTER = Threshold(
    "Stale after",
    2,
    "A number is stale when its latest reading is older than this many times the interval in which it is to be read.",
)
DELIVERED_AT = Threshold(
    "Delivered at", 1, "A delivery without a target of its own counts as delivered from this reading on."
)
WINDOW_PERIODS = Threshold(
    "Quarters looked back on",
    2,
    "Growth is read over this many quarters of the fiscal year, the current one included.",
)
SILENT_AFTER = Threshold(
    "Silent after",
    2,
    "A growth goal is silent when no entry was written in this many times the journal's rhythm.",
)
PATTERN_FROM = Threshold(
    "A pattern from",
    2,
    "A sign counts as a pattern from this many sightings on; before that it was seen once. A pair is called "
    "balanced or building only when its growth goal has as many.",
)
YOUNG_DAYS = Threshold(
    "Too early for days", 91, "A pair is not read before both its goals have run for this many days, a quarter."
)
DIRECTION_FROM = Threshold(
    "A direction from",
    2,
    "A pair is not read before its number has this many readings. A guardrail needs one; so does a number that is "
    "final, its goal being closed or past its due date. A delivery needs none.",
)
TREND_FROM = Threshold(
    "A trend from",
    4,
    "No forecast is made from fewer readings than this.",
    "our choice; below four readings the median of pairwise slopes rests on three pairs or fewer",
)
INTERVAL_LOW = Threshold(
    "Forecast interval from",
    0.10,
    "The lower end of a forecast takes the slope, and the distance from the line, that this part of all stay below.",
    "slopes as in Theil (1950) and Sen (1968); the interval is our choice",
)
INTERVAL_HIGH = Threshold(
    "Forecast interval to",
    0.90,
    "The upper end of a forecast takes the slope, and the distance from the line, that this part of all stay below.",
    "slopes as in Theil (1950) and Sen (1968); the interval is our choice",
)
DIP_READINGS = Threshold(
    "A dip from readings",
    6,
    "A step back is not called a dip before a number has this many readings, by which one knows its ordinary step.",
)
DIP_STEPS = Threshold(
    "A dip beyond steps", 2.5, "A dip is a step back of more than this many times the ordinary step, the median of all."
)
DIP_SHARE = Threshold(
    "A dip beyond the way",
    0.1,
    "A dip is also more than this part of the way from baseline to target; less does not show on a page.",
)
DIP_DAYS = Threshold(
    "A dip told within days",
    45,
    "An entry counts as written at the time of a dip up to the next reading, and no longer than this many days after "
    "the dip was read.",
)
WEEKS_SHOWN = Threshold(
    "Weeks shown", 52, "The rhythm of a journal is shown over this many weeks, the current one last."
)

THRESHOLDS: tuple[Threshold, ...] = (
    ON_PATH, WATCH, DISPLAY_UNITS, STALE_AFTER, DELIVERED_AT, WINDOW_PERIODS, SILENT_AFTER, PATTERN_FROM,
    YOUNG_DAYS, DIRECTION_FROM, TREND_FROM, INTERVAL_LOW, INTERVAL_HIGH, DIP_READINGS, DIP_STEPS,
    DIP_SHARE, DIP_DAYS, WEEKS_SHOWN,
)  # fmt: skip
"""In the order in which the method page prints them."""
