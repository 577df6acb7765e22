"""The sentences about where a number is heading: the range, how often it is meant to hold, and how often it did."""

from __future__ import annotations

from goalsite_gen.insight import Progress, Record, forecast_of, record_of
from goalsite_gen.insight.forecast import COVERAGE, Forecast
from goalsite_gen.insight.thresholds import TREND_FROM
from goalsite_gen.site import words
from goalsite_gen.site.language import say, say_count
from goalsite_gen.site.phrases.numbers import value_of

_WHOLE = (0.0, 100.0)


def forecast_words(progress: Progress) -> tuple[str, ...]:
    """Where the readings so far would lead by the due date, and how earlier forecasts did."""
    metric, terms = progress.metric, progress.terms
    if metric.aim != "reach" or metric.counts or progress.is_final or terms.due is None or progress.latest is None:
        return ()
    made = forecast_of(progress)
    if made is None:
        if len(progress.readings) >= TREND_FROM.whole or terms.due <= progress.latest.date:
            return ()
        return (
            say_count(
                "It is too early for a forecast, which takes {n} reading.",
                "It is too early for a forecast, which takes {n} readings.",
                TREND_FROM.whole,
            ),
        )
    low, high = sorted((made.low, made.high))
    said = say_count(
        "If it went on as it has, it would stand at {value} on {day}. "
        "The range, {low} to {high}, is meant to hold {n} time in 10.",
        "If it went on as it has, it would stand at {value} on {day}. "
        "The range, {low} to {high}, is meant to hold {n} times in 10.",
        round(COVERAGE * 10),
        value=value_of(metric, made.value),
        day=words.date(made.day),
        low=value_of(metric, low),
        high=value_of(metric, high),
    )
    return tuple(filter(None, (said, _bounds_words(progress, made), _record_words(record_of(progress)))))


def whole_of(progress: Progress) -> tuple[float, float] | None:
    """The ends of a share in per cent: 0 and 100 where baseline, target and readings lie within them; None else."""
    given = [progress.terms.baseline, progress.terms.target, *(reading.value for reading in progress.readings)]
    known = [value for value in given if value is not None]
    return _WHOLE if progress.metric.unit == "%" and all(0 <= value <= _WHOLE[1] for value in known) else None


def _bounds_words(progress: Progress, made: Forecast) -> str:
    """That a straight line runs on where a share of a whole ends; empty where the range stays within it."""
    whole = whole_of(progress)
    if whole is None:
        return ""
    low, high = (round(value, progress.metric.decimals) for value in sorted((made.low, made.high)))
    if low >= whole[0] and high <= whole[1]:
        return ""
    end = value_of(progress.metric, whole[1] if high > whole[1] else whole[0])
    return say("The range is that of a straight line, which does not stop at {end}; the chart does.", end=end)


def _record_words(record: Record) -> str:
    """How often earlier ranges held, and what that means for the one beside it; empty where there was none."""
    if not record.made:
        return ""
    if record.held == record.made:
        return say_count(
            "The one earlier range, for the next reading, held.",
            "All {n} earlier ranges, each for the next reading, held.",
            record.made,
        )
    if not record.held:
        return say_count(
            "The one earlier range, for the next reading, did not hold.",
            "None of the {n} earlier ranges, each for the next reading, held; read this one wider.",
            record.made,
        )
    held = words.number(record.held, 0)
    if record.is_short:
        return say_count(
            "Of {n} earlier range, for the next reading, {held} held: fewer than meant, so read this one wider.",
            "Of {n} earlier ranges, each for the next reading, {held} held: fewer than meant, so read this one wider.",
            record.made,
            held=held,
        )
    return say_count(
        "Of {n} earlier range, for the next reading, {held} held.",
        "Of {n} earlier ranges, each for the next reading, {held} held.",
        record.made,
        held=held,
    )
