"""What is derived from a portfolio and its day: numbers, dates and single words; sentences are the site's."""

from goalsite_gen.insight.asof import as_of, day_of_story
from goalsite_gen.insight.derive import Insight, LearningShare, ReadPair, derive, leading_order
from goalsite_gen.insight.evidence import Health, Silences, delay_days, health, silences
from goalsite_gen.insight.forecast import Forecast, Record, forecast_of, record_of
from goalsite_gen.insight.growth import Growth, silence_days, window
from goalsite_gen.insight.ladder import Ladder, StageChange, ladders_of, leading
from goalsite_gen.insight.lookup import Lookup
from goalsite_gen.insight.pairing import Pair, PairReading, pairs, reading_of
from goalsite_gen.insight.periods import (
    Period,
    PeriodKind,
    last_periods,
    overlaps,
    parse_period,
    period_of,
    periods_between,
)
from goalsite_gen.insight.progress import Progress, Standing, has_advanced, progress_on, standing_in
from goalsite_gen.insight.series import pulse_of, readings_of
from goalsite_gen.insight.terms import Terms, expected_share, expected_value, share_done, terms_in_force
from goalsite_gen.insight.thresholds import THRESHOLDS, Threshold

__all__ = [
    "THRESHOLDS", "Forecast", "Growth", "Health", "Insight", "Ladder", "LearningShare", "Lookup", "Pair", "PairReading",
    "Period", "PeriodKind", "Progress", "ReadPair", "Record", "Silences", "StageChange", "Standing", "Terms",
    "Threshold", "as_of", "day_of_story", "delay_days", "derive", "expected_share", "expected_value", "forecast_of",
    "has_advanced", "health", "ladders_of", "last_periods", "leading", "leading_order", "overlaps", "pairs",
    "parse_period", "period_of", "periods_between", "progress_on", "pulse_of", "reading_of", "readings_of", "record_of",
    "share_done", "silence_days", "silences", "standing_in", "terms_in_force", "window",
]  # fmt: skip
