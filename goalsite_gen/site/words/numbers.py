"""Numbers, quantities, shares and the labels of axes, with the signs of the language that is spoken."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

from goalsite_gen.site.language import locale, once_a_tongue

MINUS = "\u2212"

_EXACT = Context(prec=800)
_TWELVE = Context(prec=12)
_PLAIN_UP_TO = Decimal("1e15")
_SCALES = (
    (Decimal("1e12"), Decimal("1e12")),
    (Decimal("1e9"), Decimal("1e9")),
    (Decimal("1e6"), Decimal("1e6")),
    (Decimal("1e4"), Decimal("1e3")),
)
"""From which size on an axis is labelled in thousands, millions …, and by how much."""

_SUPERSCRIPT = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_CURRENCIES = ("US$", "A$", "C$", "NZ$", "HK$", "S$", "R$", "£", "€", "$", "¥", "₹", "₩", "₺", "₽", "₴", "₦")
_CLOSE = ("%", "‰", "°", "×", "′", "″", "/")
_PERCENT = ("%", "‰")


def number(value: float, decimals: int | None = None) -> str:
    """The value as one writes it: in English commas between thousands, a true minus sign, never a negative zero.

    `decimals` is the number of places shown, half rounded away from zero; None shows the value as it was
    written. From 10¹⁵ on it is a power of ten. Raises ValueError when the value is not finite.
    """
    if decimals == 0 and type(value) is int and 0 <= value < 1000:
        return str(value)
    exact = _decimal(value)
    if decimals is None:
        shown = exact.normalize(_TWELVE)
        decimals = max(0, -int(shown.as_tuple().exponent)) if shown else 0
        if decimals > 12:
            return _power(exact, 2)
    if abs(exact) >= _PLAIN_UP_TO:
        return _power(exact, max(1, min(decimals, 2)))
    shown = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_EXACT)
    return _signed(_with_signs(f"{abs(shown):,f}"), negative=shown < 0)


@once_a_tongue
def quantity(value: float, unit: str = "", decimals: int | None = None) -> str:
    """A number with its unit: `2.9%`, `£1,200`, `38 minutes`, `1 month`.

    Currency signs stand where the language has them, in English before the number; what follows them in the unit stays
    behind the number (`£k` gives `£12k`). A unit that the language knows agrees in number; any other stands as it was
    written.
    """
    return _with_unit(number(value, decimals), unit.strip())


def share_text(share: float) -> str:
    """A share as a whole percent: `100%` is kept for shares of one and more, `0%` has no sign."""
    percent = _decimal(share) * 100
    if Decimal("99.5") <= percent < 100:
        return _with_unit("99", "%")
    return _with_unit(number(float(percent), 0) if abs(percent) < _PLAIN_UP_TO else _power(percent, 1), "%")


def change(part: float) -> str:
    """A change as a whole percent with its sign: `+20%`, `−5%`, `0%`."""
    said = _with_unit(number(part * 100, 0), "%")
    return f"+{said}" if round(part * 100) > 0 else said


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
        return next(said for places in range(2, 17) if _told_apart(said := _powers(exact, places)) or places == 16)
    scale, suffix = Decimal(1), ""
    if scaled and largest >= _SCALES[-1][0]:
        scales = zip(_SCALES, locale().scales, strict=True)
        scale, suffix = next((size, letters) for (floor, size), letters in scales if largest >= floor)
    parts = [(value / scale).normalize() for value in exact]
    places = min(8, max((max(0, -int(part.as_tuple().exponent)) for part in parts), default=0))
    return tuple(f"{number(float(part), places)}{suffix}" if part else "0" for part in parts)


def _powers(values: Sequence[Decimal], places: int) -> tuple[str, ...]:
    return tuple(_power(value, places) if value else "0" for value in values)


def _told_apart(said: tuple[str, ...]) -> bool:
    return len(set(said)) == len(said)


def _decimal(value: float) -> Decimal:
    if not math.isfinite(value):
        raise ValueError(f"not a finite number: {value!r}")
    return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)


def _with_signs(digits: str) -> str:
    ours = locale()
    if (ours.group, ours.decimal) == (",", "."):
        return digits
    return digits.translate({ord(","): ours.group, ord("."): ours.decimal})


def _signed(digits: str, *, negative: bool) -> str:
    return f"{MINUS}{digits}" if negative else digits


def _power(value: Decimal, places: int) -> str:
    mantissa, _, exponent = f"{abs(value):.{places}e}".partition("e")
    mantissa = _with_signs(mantissa.rstrip("0").rstrip("."))
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
            return lead + locale().currency.format(sign=sign, number=f"{digits}{rest}")
    if unit.startswith(_PERCENT):
        return f"{shown}{locale().percent_gap}{unit}"
    if _is_sign(unit) and (unit == "°" or not unit.startswith("°")):
        return f"{shown}{unit}"
    return f"{shown} {_agreeing(unit, shown.lstrip(MINUS))}"


def _agreeing(unit: str, shown: str) -> str:
    """The unit in the form that goes with a number as shown: the last word of what bends in it."""
    ours = locale()
    head, mark, tail = unit, "", ""
    for end in ours.unit_ends:
        before, found, after = unit.partition(end)
        if found and len(before) < len(head):
            head, mark, tail = before, found, after
    lead, space, word = head.rpartition(" ")
    forms = ours.units.get(word)
    return f"{lead}{space}{forms[ours.form(shown)] if forms else word}{mark}{tail}"
