"""The one place where dates, numbers, units, lists and quotes become words; it knows no goals and no HTML."""

from __future__ import annotations

from goalsite_gen.site.words.numbers import MINUS, axis_labels, change, number, quantity, share_text
from goalsite_gen.site.words.texts import comma, count, list_of, quoted, reading_time, row_of, sentence, sentences
from goalsite_gen.site.words.times import date, days_ago, duration, month, short_date, short_month, short_span, span

__all__ = [
    "MINUS",
    "axis_labels",
    "change",
    "comma",
    "count",
    "date",
    "days_ago",
    "duration",
    "list_of",
    "month",
    "number",
    "quantity",
    "quoted",
    "reading_time",
    "row_of",
    "sentence",
    "sentences",
    "share_text",
    "short_date",
    "short_month",
    "short_span",
    "span",
]
