"""The kinds of value a field can hold, each with its own words for what is wrong with a bad one."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from goalsite_gen.findings import Place
from goalsite_gen.model.slips import slip_of
from goalsite_gen.reads import note
from goalsite_gen.source.yaml12 import Decimal

FIRST_YEAR, LAST_YEAR = 1900, 2199
MOST_ID = 80
TO_WRITE = "…"
"""What a scaffold puts where something is still to be written; it counts as nothing."""
MOST_ID_BYTES = 190  # file systems take 255 bytes for a name

RESERVED = frozenset(
    [
        "index",
        "con",
        "prn",
        "aux",
        "nul",
        "assets",
        "data",
        "search",
        "feed",
        "sitemap",
        "robots",
        "404",
        "goals",
        "pairs",
        "journal",
        "stories",
        "reviews",
        "periods",
        "wins",
        "decisions",
        "teams",
        "themes",
        "glossary",
        "method",
        "scorecard",
        "portfolio",
    ]
    + [f"{port}{digit}" for port in ("com", "lpt") for digit in range(10)]
)

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}.*)?\Z")
_CADENCE = re.compile(r"(?:every )?(?:(\d{1,3}) )?(day|week|month|quarter|year)s?\Z")
_CADENCE_WORDS = {"daily": 1, "weekly": 7, "fortnightly": 14, "monthly": 30, "quarterly": 91, "yearly": 365}
_CADENCE_DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}
_CHANGE = re.compile(r"([-+\u2212]?)(\d+(?:\.\d+)?) ?%\Z")
_QUOTED_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
_DECIMAL_COMMA = re.compile(r"[-+]?(?:(?:0|[1-9]\d*),\d{1,2}|0,\d+|[1-9]\d*,\d{4,})")
_LOOSE_DAY = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})\Z")
_DAY_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})\Z")
_LOOSE_PERIOD = re.compile(r"(?P<year>\d{4})[-/ ]?[Qq](?P<quarter>[1-4])|[Qq](?P<q>[1-4])[-/ ]?(?P<y>\d{4})")
_LOOSE_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})")
_SWITCHES = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}
_PERIOD = re.compile(r"\d{4}(?:-(?:[Qq][1-4]|0[1-9]|1[0-2]))?\Z")
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")


def bad(rule: str, message: str, hint: str = "", *, instead: str = "", is_bare: bool = False) -> PydanticCustomError:
    """An error for the rule of that name; the reader puts the field's name before the message.

    `instead` is what must be written, where nothing else could be meant; `is_bare` says that it takes no quotes.
    """
    context = {"rule": rule, "message": message, "hint": hint, "instead": instead, "is_bare": is_bare}
    return PydanticCustomError("goalsite", "{message}", context)


def shown(value: object) -> str:
    """A value as an author would recognise it in a message, cut where it is long."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, dict):
        return "a map"
    if isinstance(value, (list, tuple)):
        return "a list"
    text = repr(getattr(value, "written", value))
    return text if len(text) <= 60 else f"{text[:56]}…'"


def as_text(value: Any) -> str:
    """Text as written: a number is taken by its digits, so `title: 2026` and `id: 1.10` keep their form."""
    if isinstance(value, Decimal):
        return value.written
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise bad(
            "wrong-type",
            f"must be text, not {shown(value)}",
            "put it in quotes" if isinstance(value, bool) else "write one text",
        )
    return str(value).strip()


def as_filled(value: Any) -> str:
    """Text that says something."""
    if (text := as_text(value)) in ("", TO_WRITE):
        raise bad("missing-field", "is empty", "write it out")
    if len(text) > 2000:
        raise bad(
            "wrong-type",
            f"is {len(text)} characters long, which no page can show",
            "keep it under 2,000 and put the rest into the text",
        )
    return text


def as_part_id(value: Any) -> str:
    """An id in NFC: letters, digits, `-` and `_` of any script, at most 80 characters."""
    text = unicodedata.normalize("NFC", as_text(value))
    if not text:
        raise bad("bad-id", "is empty", "write letters, digits, `-` and `_`")
    odd = next(
        (
            c
            for c in text
            if not (c in "-_" or unicodedata.category(c)[0] in "LN" or unicodedata.category(c) in ("Mn", "Mc"))
        ),
        None,
    )
    if odd is not None:
        name = (
            "a space"
            if odd == " "
            else f"U+{ord(odd):04X}"
            if unicodedata.category(odd) in _UNSEEN or odd.isspace()
            else f"`{odd}`"
        )
        raise bad("bad-id", f"holds {name}", "an id is made of letters, digits, `-` and `_`")
    if len(text) > MOST_ID or len(text.encode()) > MOST_ID_BYTES:
        raise bad("bad-id", f"is {len(text)} characters long", f"keep ids under {MOST_ID} characters")
    if text.startswith("-"):
        raise bad("bad-id", "starts with `-`", "start an id with a letter or a digit")
    if not text.isascii() and len(scripts := _scripts(text)) > 1:
        mixed = " and ".join(name.capitalize() for name in scripts)
        raise bad("bad-id", f"mixes {mixed} letters, which look alike", "write it in letters of one script")
    return text


def _scripts(text: str) -> list[str]:
    """Those scripts with letters that look like those of another one, that a text uses."""
    first = {unicodedata.name(sign, "").split(" ", 1)[0] for sign in text}
    return [name for name in ("LATIN", "GREEK", "CYRILLIC") if name in first]


def as_id(value: Any) -> str:
    """The id of something that has an address: none of the names that the site or a file system needs itself."""
    text = as_part_id(value)
    if text.casefold() in RESERVED:
        raise bad("bad-id", f"is the reserved name `{text}`", "choose another id")
    return text


def key(identifier: str) -> str:
    """What ids are compared by: NFC and case-folded."""
    if identifier.isascii():
        return identifier.lower()
    return unicodedata.normalize("NFC", identifier).casefold()


def slug(text: str) -> str:
    """An id made of a name: its letters and digits, lower-cased, words joined by `-`."""
    folded = unicodedata.normalize("NFC", text).lower()
    kept = "".join(
        c if unicodedata.category(c)[0] in "LN" or unicodedata.category(c) in ("Mn", "Mc") else " " for c in folded
    )
    short = "-".join(kept.split())[:MOST_ID].encode()[:MOST_ID_BYTES].decode("utf-8", "ignore")
    return short.strip("-") or "x"


def as_reference(value: Any) -> str:
    """An id that another document carries, `goal/indicator` included; whether it exists is a rule's matter."""
    text = unicodedata.normalize("NFC", as_text(value))
    if not text or len(text) > 2 * MOST_ID + 1:
        raise bad("wrong-type", f"must be an id, not {shown(value)}")
    return text


def as_number(value: Any) -> float:
    """A finite number, never a truth value, never text that looks like one."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        meant = _number_meant(value.strip()) if isinstance(value, str) else ""
        said = f"must be a number, not {shown(value)}"
        raise bad("wrong-type", said, _number_hint(value), instead=meant, is_bare=True)
    number = float(value)
    if not math.isfinite(number):
        raise bad("wrong-type", f"must be a number one can chart, not {shown(value)}")
    return number + 0.0


def _number_meant(text: str) -> str:
    """The number as it should be written: one in quotes, or with a comma that cannot part thousands."""
    if _QUOTED_NUMBER.fullmatch(text):
        return text
    return text.replace(",", ".") if _DECIMAL_COMMA.fullmatch(text) else ""


def _number_hint(value: Any) -> str:
    if not isinstance(value, str):
        return ""
    text = value.strip()
    if found := re.fullmatch(r"([-+]?\d+(?:[.,]\d+)?)\s*([^\d\s.,][^\d]{0,20})", text):
        unit = "%" if found[2].strip() in ("percent", "per cent") else found[2].strip()
        return f'write `{found[1].replace(",", ".")}` and `unit: "{unit}"`'
    if found := re.fullmatch(r"([£$€¥])\s*([-+]?\d+(?:\.\d+)?)", text):
        return f'write `{found[2]}` and `unit: "{found[1]}"`'
    if _QUOTED_NUMBER.fullmatch(text):
        return "take the quotes off"
    if re.fullmatch(r"[-+]?[\d_, ]+(?:[.,]\d+)?", text):
        return "write digits only, with `.` before the decimals"
    return "write digits, with `.` before the decimals"


def as_day(value: Any) -> date:
    """A day as written; of a time stamp the date part counts, whatever its time zone."""
    text = value.written if isinstance(value, Decimal) else str(value).strip() if isinstance(value, (str, int)) else ""
    found = _DAY.match(text) if not isinstance(value, bool) else None
    if not found:
        said = f"must be a date, not {shown(value)}"
        raise bad("bad-date", said, "write year, month and day: `2026-03-31`", instead=_day_meant(text))
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise bad("bad-date", f"{found[1]} is outside the years {FIRST_YEAR} to {LAST_YEAR}", "check the year")
    try:
        return date(year, month, day)
    except ValueError:
        raise bad("bad-date", f"is not a day of the calendar: {text}", "check month and day") from None


def _day_meant(text: str) -> str:
    """The day as it should be written, where its parts can have one order only.

    Where the year comes first, no other does; where it comes last, one of the other two must be above 12.
    """
    if found := _LOOSE_DAY.match(text):
        year, month, day = int(found[1]), int(found[3]), int(found[4])
    elif (found := _DAY_LAST.match(text)) and (int(found[1]) > 12) != (int(found[3]) > 12):
        month, day = sorted((int(found[1]), int(found[3])))
        year = int(found[4])
    else:
        return ""
    return f"{year:04}-{month:02}-{day:02}"


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often something recurs: as written, and in days (a month counts 30, a quarter 91)."""

    written: str
    days: int


def as_cadence(value: Any) -> Cadence:
    """`monthly`, `2 weeks`, `every 10 days` as a cadence."""
    if isinstance(value, Cadence):
        return value
    text = as_text(value).lower()
    if text in _CADENCE_WORDS:
        return Cadence(text, _CADENCE_WORDS[text])
    if found := _CADENCE.match(text):
        days = int(found[1] or 1) * _CADENCE_DAYS[found[2]]
        if 0 < days <= 3660:
            return Cadence(text, days)
    raise bad(
        "wrong-type",
        f"must say how often, not {shown(value)}",
        "write `weekly`, `monthly`, `quarterly` or `2 weeks`",
        instead=slip_of(text, _CADENCE_WORDS),
    )


def as_change(value: Any) -> float:
    """`-20%` as -0.2."""
    found = _CHANGE.match(str(value).strip()) if isinstance(value, str) else None
    if not found:
        raise bad(
            "wrong-type",
            f"must be a change in per cent, not {shown(value)}",
            "write it like `-20%`, or give `target` instead",
        )
    return float(found[2]) / 100 * (-1 if found[1] in ("-", "\u2212") else 1)


def as_period(value: Any) -> str:
    """`2026`, `2026-Q1` or `2026-03`, with a capital Q."""
    text = as_text(value)
    if not _PERIOD.match(text) or not FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
        said = f"must be a period, not {shown(value)}"
        raise bad("bad-date", said, "write `2026-Q1`, `2026-03` or `2026`", instead=_period_meant(text))
    return text.upper()


def _period_meant(text: str) -> str:
    """The period as it should be written, where the order of year and quarter or month cannot be mistaken."""
    if found := _LOOSE_PERIOD.fullmatch(text):
        return f"{found['year'] or found['y']}-Q{found['quarter'] or found['q']}"
    month = _LOOSE_MONTH.fullmatch(text)
    return f"{month[1]}-{int(month[2]):02}" if month and 1 <= int(month[2]) <= 12 else ""


def as_switch(value: Any) -> bool:
    """`true` or `false`."""
    if not isinstance(value, bool):
        meant = _SWITCHES.get(value.strip().casefold(), "") if isinstance(value, str) else ""
        hint = f"write `{meant}`" if meant else ""
        raise bad("wrong-type", f"must be `true` or `false`, not {shown(value)}", hint, instead=meant, is_bare=True)
    return value


def one_of(*words: str) -> Callable[[Any], str]:
    """A validator for one word out of a few; offers the nearest."""

    def check(value: Any) -> str:
        if value in words:
            return str(value)
        near = nearest(str(value), words)
        listed = ", ".join(f"`{word}`" for word in words)
        raise bad(
            "wrong-type",
            f"must be one of {listed}, not {shown(value)}",
            f"did you mean `{near}`?" if near else "",
            instead=slip_of(value, words) if isinstance(value, str) else "",
        )

    return check


def nearest(word: str, words: object) -> str:
    """The one among `words` that `word` is most likely a slip of, or nothing."""
    from difflib import get_close_matches

    candidates = {str(other).casefold(): str(other) for other in words}  # type: ignore[attr-defined]
    close = get_close_matches(word.casefold(), candidates, n=1, cutoff=0.75)
    return candidates[close[0]] if close else ""


def as_list(value: Any) -> Any:
    """A single value where a list may stand counts as a list of one."""
    return [value] if isinstance(value, (str, int, float)) and not isinstance(value, bool) else value


def _schema(**extra: Any) -> WithJsonSchema:
    return WithJsonSchema(extra)


Words = Annotated[str, BeforeValidator(as_text), _schema(type="string")]
Filled = Annotated[str, BeforeValidator(as_filled), _schema(type="string", minLength=1)]
# Every ASCII sign but `-` and `_` is ruled out by name: classes of letters are not written alike in all dialects.
_ID_SCHEMA = _schema(type="string", pattern=r"^[^\s!-/:-@\[-^`{-~][^\s!-,./:-@\[-^`{-~]*$", maxLength=MOST_ID)
Id = Annotated[str, BeforeValidator(as_id), _ID_SCHEMA]
PartId = Annotated[str, BeforeValidator(as_part_id), _ID_SCHEMA]
Ref = Annotated[str, BeforeValidator(as_reference), _schema(type="string", minLength=1)]
Number = Annotated[float, BeforeValidator(as_number), _schema(type="number")]
Day = Annotated[date, BeforeValidator(as_day), _schema(type="string", pattern=r"^\d{4}-\d{2}-\d{2}")]
Every = Annotated[
    Cadence, BeforeValidator(as_cadence), _schema(type="string", examples=["weekly", "monthly", "2 weeks"])
]
Change = Annotated[float, BeforeValidator(as_change), _schema(type="string", pattern=r"^[-+]?\d+(\.\d+)?%$")]
PeriodName = Annotated[str, BeforeValidator(as_period), _schema(type="string", pattern=r"^\d{4}(-(Q[1-4]|\d{2}))?$")]
Switch = Annotated[bool, BeforeValidator(as_switch), _schema(type="boolean")]
Count = Annotated[int, Field(strict=True, ge=0)]
OneOrMore = BeforeValidator(as_list)


class Told:
    """Marks a field that holds words, as `reads.py` has it: printed, and nothing is decided by it."""


class _Words:
    """A field of words: whoever reads it is noted, by what `noted_as` calls its owner."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, owner: Part | None, kind: type) -> Any:
        if owner is None:
            return self
        note(owner.noted_as)
        return owner.__dict__[self.name]

    def __set__(self, owner: Part, value: object) -> None:
        raise AttributeError(self.name)


class Part(BaseModel):
    """Something with fields that stands inside a document."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    told: ClassVar[frozenset[str]] = frozenset()
    """The names of the fields that hold words."""

    @classmethod
    def __pydantic_init_subclass__(cls, **given: Any) -> None:
        super().__pydantic_init_subclass__(**given)
        cls.told = frozenset(
            name for name, about in cls.model_fields.items() if any(isinstance(mark, Told) for mark in about.metadata)
        )
        for name in cls.told:
            # Values lie in each part's own dictionary, which only what the class calls by their name comes before.
            setattr(cls, name, _Words(name))

    @property
    def noted_as(self) -> str:
        """What the words of this part are called where it is noted that they were read."""
        raise NotImplementedError(f"{type(self).__name__} has words and no name for them")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document came from: its file, its Markdown body and the line the body starts on."""

    file: str = ""
    body: str = ""
    body_line: int = 1


class Content(Part):
    """A document: an id, an origin, an audience, and the fields of its type."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, populate_by_name=True)

    id: Id = Field(description="The name others refer to it by; the file's name where it is not given.")
    origin: Annotated[Origin, WithJsonSchema({"type": "null"})] = Field(default=Origin(), exclude=True)
    audience: Words = Field(
        default="", description="Who may read it: a name of `[audiences]`; the default where it is not given."
    )

    @property
    def file(self) -> str:
        """The document's path below the portfolio."""
        return self.origin.file

    @property
    def noted_as(self) -> str:
        """The document's file."""
        return self.origin.file

    @property
    def body(self) -> str:
        """The Markdown below the front matter."""
        note(self.origin.file)
        return self.origin.body

    def at(self, *path: str | int, on_key: bool = False) -> Place:
        """The place of a field of this document; without a path, the document as such."""
        return Place(self.origin.file, path, on_key)
