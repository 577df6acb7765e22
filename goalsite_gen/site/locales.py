"""What a language brings besides its messages: names of months, signs in numbers, quotes, and how units agree.

One frozen value a language, `LOCALES` by tag. A language that has no value here is not spoken at all (see `language`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Locale:
    """The words and signs of one language that no message holds.

    `months_of_days` are the names of months beside a day, where they differ ("1 stycznia", not "styczeń"). `scales`
    are the letters behind a number of thousands of billions, billions, millions and thousands. `percent_gap` stands
    between a number and its per-cent sign. `currency` puts a sign of money to a number without its minus: in German and
    French behind it, after a no-break space. `form` tells which of a unit's forms goes with a number as it is shown,
    without its sign; `units` gives all forms of a unit by each of them. What follows a unit in `unit_ends` does not
    bend ("tickets per week"). `comma` stands between things in a row. `words_a_minute` is silent reading.
    """

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    quotes: tuple[str, str]
    decimal: str
    group: str
    comma: str
    percent_gap: str
    scales: tuple[str, str, str, str]
    units: Mapping[str, tuple[str, ...]]
    unit_ends: tuple[str, ...]
    form: Callable[[str], int]
    words_a_minute: int
    months_of_days: tuple[str, ...] = ()
    currency: str = "{sign}{number}"


def by_form(units: Iterable[tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """All forms of each unit, by each of its forms."""
    return {form: forms for forms in units for form in forms}


def _one_or_many(shown: str) -> int:
    return 0 if shown == "1" else 1


_REGULAR = """
second minute hour day week month quarter year point star step stage metre kilometre mile litre tonne
pound euro dollar customer client clinic account user member visitor participant student learner pupil
patient employee colleague volunteer team site centre office order sale ticket call visit session meeting
interview workshop lesson course release deployment incident defect bug error failure outage complaint
question answer request review observation milestone goal page word item unit piece time vote signature
application contract renewal referral donation partner subscriber reader
"""
_IRREGULAR = (
    ("person", "people"), ("child", "children"), ("entry", "entries"), ("story", "stories"), ("reply", "replies"),
    ("delivery", "deliveries"), ("inquiry", "inquiries"), ("enquiry", "enquiries"), ("company", "companies"),
    ("facility", "facilities"), ("sign-up", "sign-ups"),
)  # fmt: skip

ENGLISH = Locale(
    months=(
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    short_months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    quotes=("“", "”"),
    decimal=".",
    group=",",
    comma=", ",
    percent_gap="",
    scales=("tn", "bn", "m", "k"),
    units=by_form((*_IRREGULAR, *((word, f"{word}s") for word in _REGULAR.split()))),
    unit_ends=(" per ", "/", " a ", " of ", " ("),
    form=_one_or_many,
    words_a_minute=230,  # adults, non-fiction, rounded: Brysbaert (2019), 238 words a minute
)  # fmt: skip

LOCALES: Mapping[str, Locale] = {"en": ENGLISH}
"""The languages the site can be in, by tag: `pt_BR` before `pt`."""
