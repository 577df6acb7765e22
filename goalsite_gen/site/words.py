"""The one place where dates, numbers, units and counts become English; it knows no goals and no HTML."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date as Day
from decimal import ROUND_HALF_UP, Context, Decimal

MINUS = "\u2212"
WORDS_A_MINUTE = 230
"""Silent reading of English non-fiction by adults, rounded: Brysbaert (2019), 238 words a minute."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_EXACT = Context(prec=800)
_TWELVE = Context(prec=12)
_PLAIN_UP_TO = Decimal("1e15")
_SCALES = (
    (Decimal("1e12"), Decimal("1e12"), "tn"),
    (Decimal("1e9"), Decimal("1e9"), "bn"),
    (Decimal("1e6"), Decimal("1e6"), "m"),
    (Decimal("1e4"), Decimal("1e3"), "k"),
)
"""From which size on an axis is labelled in thousands, millions …, by how much, and with which letters."""

_SUPERSCRIPT = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_CURRENCIES = ("US$", "A$", "C$", "NZ$", "HK$", "S$", "R$", "£", "€", "$", "¥", "₹", "₩", "₺", "₽", "₴", "₦")
_CLOSE = ("%", "‰", "°", "×", "′", "″", "/")
_PLURALS = {
    "person": "people",
    "child": "children",
    "entry": "entries",
    "story": "stories",
    "reply": "replies",
    "delivery": "deliveries",
    "inquiry": "inquiries",
    "enquiry": "enquiries",
    "company": "companies",
    "facility": "facilities",
    "sign-up": "sign-ups",
}
_REGULAR = """
second minute hour day week month quarter year point star step stage metre kilometre mile litre tonne
pound euro dollar customer client clinic account user member visitor participant student learner pupil
patient employee colleague volunteer team site office order sale ticket call visit session meeting
interview workshop lesson course release deployment incident defect bug error failure outage complaint
question answer request review observation milestone goal page word item unit piece time vote signature
application contract renewal referral donation partner subscriber reader
"""
_PLURALS |= {word: f"{word}s" for word in _REGULAR.split()}
_SINGULARS = {many: one for one, many in _PLURALS.items()}


def number(value: float, decimals: int | None = None) -> str:
    """The value in English: commas between thousands, a true minus sign, and never a negative zero.

    `decimals` is the number of places shown, half rounded away from zero; None shows the value as it was
    written. From 10¹⁵ on it is a power of ten. Raises ValueError when the value is not finite.
    """
    exact = _decimal(value)
    if decimals is None:
        shown = exact.normalize(_TWELVE)
        decimals = max(0, -int(shown.as_tuple().exponent)) if shown else 0
        if decimals > 12:
            return _power(exact, 2)
    if abs(exact) >= _PLAIN_UP_TO:
        return _power(exact, max(1, min(decimals, 2)))
    shown = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_EXACT)
    return _signed(f"{abs(shown):,f}", negative=shown < 0)


def quantity(value: float, unit: str = "", decimals: int | None = None) -> str:
    """A number with its unit: `2.9%`, `£1,200`, `38 minutes`, `1 month`.

    Currency signs lead and what follows them stays behind the number (`£k` gives `£12k`). A unit of the
    table agrees in number; any other stands as it was written.
    """
    return _with_unit(number(value, decimals), unit.strip())


def count(n: int, one: str, many: str = "") -> str:
    """`no entries`, `1 entry`, `1,200 entries`; without `many` the plural is in the table or takes an s."""
    if n == 1:
        return f"1 {one}"
    many = many or _PLURALS.get(one, f"{one}s")
    return f"{number(n, 0) if n else 'no'} {many}"


def share_text(share: float) -> str:
    """A share as a whole percent: `100%` is kept for shares of one and more, `0%` has no sign."""
    exact = _decimal(share)
    percent = exact * 100
    if Decimal("99.5") <= percent < 100:
        return "99%"
    return f"{number(float(percent), 0)}%" if abs(percent) < _PLAIN_UP_TO else f"{_power(percent, 1)}%"


def date(day: Day) -> str:
    """`30 September 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: Day) -> str:
    """`30 Sep 2026`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def month(day: Day) -> str:
    """`September 2026`."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def short_month(day: Day) -> str:
    """`Sep 2026`."""
    return f"{MONTHS[day.month - 1][:3]} {day.year}"


def span(first: Day, last: Day) -> str:
    """Two months as a stretch: `October 2024 to December 2026`, `March to May 2026`, `March 2026`."""
    if (first.year, first.month) == (last.year, last.month):
        return month(first)
    if first.year == last.year:
        return f"{MONTHS[first.month - 1]} to {month(last)}"
    return f"{month(first)} to {month(last)}"


def duration(days: int) -> str:
    """A length of time in the unit one would use aloud: `12 days`, `5 weeks`, `3 months`, `2 years`.

    Weeks begin at 14 days, months at 60, years at 730; each is rounded to the nearest.
    """
    days = abs(days)
    if days < 14:
        return "1 day" if days == 1 else f"{days} days"
    if days < 60:
        return f"{_nearest(days, 7)} weeks"
    if days < 730:
        return f"{_nearest(days, 30.44)} months"
    return f"{number(_nearest(days, 365.25), 0)} years"


def days_ago(days: int) -> str:
    """How long ago, counted from the as-of day: `today`, `yesterday`, `3 months ago`; ahead: `in 5 days`."""
    if days == 0:
        return "today"
    if days == 1:
        return "yesterday"
    if days == -1:
        return "tomorrow"
    return f"{duration(days)} ago" if days > 0 else f"in {duration(days)}"


def reading_time(words: int) -> str:
    """How long a text of so many words takes: `1 minute to read`, at least one."""
    minutes = max(1, _nearest(words, WORDS_A_MINUTE))
    return "1 minute to read" if minutes == 1 else f"{number(minutes, 0)} minutes to read"


def list_of(parts: Sequence[str], joiner: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`; nothing for nothing."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {joiner} {parts[-1]}"


def sentence(text: str) -> str:
    """The text with its first letter raised and a full stop where it ends without a mark of its own."""
    text = text.strip()
    if not text:
        return ""
    raised = text[0].upper() + text[1:]
    return raised if raised.endswith((".", "!", "?", "…", ".”", "!”", "?”")) else f"{raised}."


def axis_labels(values: Sequence[float], unit: str = "") -> tuple[str, ...]:
    """Short labels for the round values of one axis, all in one scale: `1.5m`, `20k`, `0.25`, `10³⁰⁰`.

    Signs such as `%` and `£` stand at every value, a unit in words at the last only, cut after 16
    letters. The places shown are the fewest that tell the values apart.
    """
    unit = unit.strip()
    is_sign = _is_sign(unit)
    numbers = _axis_numbers(values, scaled=not is_sign or unit in _CURRENCIES)
    if is_sign:
        return tuple(_with_unit(shown, unit) for shown in numbers)
    if unit and numbers:
        cut = unit if len(unit) <= 16 else f"{unit[:15].rstrip()}…"
        return (*numbers[:-1], f"{numbers[-1]} {cut}")
    return numbers


def _axis_numbers(values: Sequence[float], *, scaled: bool) -> tuple[str, ...]:
    exact = [_decimal(value) for value in values]
    largest = max((abs(value) for value in exact), default=Decimal(0))
    if largest and (largest >= _PLAIN_UP_TO or largest < Decimal("1e-6")):
        return tuple(_power(value, 2) if value else "0" for value in exact)
    scale, suffix = Decimal(1), ""
    if scaled and largest >= _SCALES[-1][0]:
        scale, suffix = next((size, letter) for floor, size, letter in _SCALES if largest >= floor)
    parts = [(value / scale).normalize() for value in exact]
    places = min(8, max((max(0, -int(part.as_tuple().exponent)) for part in parts), default=0))
    return tuple(f"{number(float(part), places)}{suffix}" if part else "0" for part in parts)


def _decimal(value: float) -> Decimal:
    if not math.isfinite(value):
        raise ValueError(f"not a finite number: {value!r}")
    return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)


def _signed(digits: str, *, negative: bool) -> str:
    return f"{MINUS}{digits}" if negative else digits


def _power(value: Decimal, places: int) -> str:
    mantissa, _, exponent = f"{abs(value):.{places}e}".partition("e")
    mantissa = mantissa.rstrip("0").rstrip(".")
    power = f"10{str(int(exponent)).translate(_SUPERSCRIPT)}"
    return _signed(power if mantissa == "1" else f"{mantissa}×{power}", negative=value < 0)


def _is_sign(unit: str) -> bool:
    return unit.startswith(_CURRENCIES) or unit.startswith(_CLOSE) or unit == "x"


def _with_unit(shown: str, unit: str) -> str:
    if not unit:
        return shown
    for sign in _CURRENCIES:
        if unit.startswith(sign):
            rest = unit.removeprefix(sign)
            lead, digits = (MINUS, shown[1:]) if shown.startswith(MINUS) else ("", shown)
            return f"{lead}{sign}{digits}{rest}"
    if _is_sign(unit) and (unit == "°" or not unit.startswith("°")):
        return f"{shown}{unit}"
    return f"{shown} {_agreeing(unit, one=shown.lstrip(MINUS) == '1')}"


def _agreeing(unit: str, *, one: bool) -> str:
    head, mark, tail = unit, "", ""
    for splitter in (" per ", "/", " a ", " of ", " ("):
        before, found, after = unit.partition(splitter)
        if found and len(before) < len(head):
            head, mark, tail = before, found, after
    lead, space, word = head.rpartition(" ")
    table = _SINGULARS if one else _PLURALS
    return f"{lead}{space}{table.get(word, word)}{mark}{tail}"


def _nearest(amount: float, unit: float) -> int:
    return int(amount / unit + 0.5)
