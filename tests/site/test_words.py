"""How numbers, units, dates and counts read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalsite_gen.site import words

finite = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (2.9, 1, "2.9"),
        (1234567.891, 2, "1,234,567.89"),
        (-3.0, 0, "−3"),
        (-0.0, 1, "0.0"),
        (-0.04, 1, "0.0"),
        (2.675, 2, "2.68"),
        (0.1 + 0.2, None, "0.3"),
        (100.0, None, "100"),
        (1e300, 2, "10³⁰⁰"),
        (5e-300, None, "5×10⁻³⁰⁰"),
    ],
)
def test_a_number_reads_as_english_writes_it(value: float, decimals: int | None, shown: str) -> None:
    assert words.number(value, decimals) == shown


@given(finite, st.one_of(st.none(), st.integers(0, 6)))
def test_no_number_is_a_negative_zero_or_endless(value: float, decimals: int | None) -> None:
    shown = words.number(value, decimals)
    assert "-" not in shown
    assert not (shown.startswith("−") and not any(digit in shown for digit in "123456789"))
    assert len(shown) < 40


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_not_a_number_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        words.number(value, 1)


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "shown"),
    [
        (2.9, "%", 1, "2.9%"),
        (1200, "£", 0, "£1,200"),
        (-1200.5, "£k", 1, "−£1,200.5k"),
        (38, "minutes", 0, "38 minutes"),
        (12.5, "months", 1, "12.5 months"),
        (1, "months", 0, "1 month"),
        (3, "month", 0, "3 months"),
        (2, "ticket per week", 0, "2 tickets per week"),
        (1, "percentage points", 0, "1 percentage point"),
        (2, "entry", 0, "2 entries"),
        (38, "min", 0, "38 min"),
        (20, "°C", 0, "20 °C"),
        (7, "", 0, "7"),
        (4, "<b>", 0, "4 <b>"),
    ],
)
def test_a_quantity_carries_its_unit(value: float, unit: str, decimals: int, shown: str) -> None:
    assert words.quantity(value, unit, decimals) == shown


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0.9996, "99%"), (0.9999999, "99%"), (1.0, "100%"), (1.2, "120%"), (-0.001, "0%"), (-0.5, "−50%"), (0.004, "0%")],
)
def test_a_share_is_whole_only_when_it_is(share: float, shown: str) -> None:
    assert words.share_text(share) == shown


@given(st.floats(max_value=1, exclude_max=True, allow_nan=False, allow_infinity=False))
def test_nothing_short_of_the_target_reads_as_met(share: float) -> None:
    assert words.share_text(share) != "100%"


def test_days_are_written_out() -> None:
    day = date(2026, 9, 30)
    assert words.date(day) == "30 September 2026"
    assert words.short_date(day) == "30 Sep 2026"
    assert words.month(day) == "September 2026"
    assert words.short_month(day) == "Sep 2026"


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (date(2024, 10, 1), date(2026, 12, 31), "October 2024 to December 2026"),
        (date(2026, 3, 1), date(2026, 5, 31), "March to May 2026"),
        (date(2026, 3, 1), date(2026, 3, 31), "March 2026"),
    ],
)
def test_a_stretch_names_what_differs(first: date, last: date, shown: str) -> None:
    assert words.span(first, last) == shown


@pytest.mark.parametrize(
    ("days", "shown"),
    [(1, "1 day"), (13, "13 days"), (35, "5 weeks"), (91, "3 months"), (365, "12 months"), (1100, "3 years")],
)
def test_a_duration_takes_the_unit_one_would_say(days: int, shown: str) -> None:
    assert words.duration(days) == shown


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        (0, "today"),
        (1, "yesterday"),
        (5, "5 days ago"),
        (91, "3 months ago"),
        (202, "6 months ago"),
        (-1, "tomorrow"),
        (-5, "in 5 days"),
    ],
)
def test_the_past_is_told_from_the_day_of_the_edition(days: int, shown: str) -> None:
    assert words.days_ago(days) == shown


def test_counts_agree_with_what_they_count() -> None:
    assert words.count(0, "entry") == "no entries"
    assert words.count(1, "entry") == "1 entry"
    assert words.count(1200, "entry", "entries") == "1,200 entries"
    assert words.count(2, "theme") == "2 themes"


@pytest.mark.parametrize(
    ("parts", "shown"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")]
)
def test_a_list_ends_with_and(parts: tuple[str, ...], shown: str) -> None:
    assert words.list_of(parts) == shown


def test_a_sentence_begins_large_and_ends_with_a_mark() -> None:
    assert words.sentence("they asked first") == "They asked first."
    assert words.sentence("did they?") == "Did they?"
    assert words.sentence("  ") == ""


def test_reading_takes_at_least_a_minute() -> None:
    assert words.reading_time(3) == "1 minute to read"
    assert words.reading_time(1150) == "5 minutes to read"


@pytest.mark.parametrize(
    ("values", "unit", "labels"),
    [
        ((2, 3, 4), "%", ("2%", "3%", "4%")),
        ((0, 2.5, 5), "", ("0", "2.5", "5.0")),
        ((-20_000, 0, 20_000), "£", ("−£20k", "£0", "£20k")),
        ((0, 500_000, 1_000_000), "users", ("0", "0.5m", "1.0m users")),
        ((15, 20), "minutes", ("15", "20 minutes")),
        ((0, 1e300), "", ("0", "10³⁰⁰")),
    ],
)
def test_an_axis_has_one_scale(values: tuple[float, ...], unit: str, labels: tuple[str, ...]) -> None:
    assert words.axis_labels(values, unit) == labels
