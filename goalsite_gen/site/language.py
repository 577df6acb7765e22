"""What the site says, in the language of the portfolio: whole sentences with named blanks, translated by gettext.

A message is a whole sentence or label in English, its blanks in braces: `say("Due on {day}.", day=...)`. Nothing is
glued together from pieces, because other languages order and bend them otherwise. Dates, numbers, lists and quotes
come from `words`, already formatted.

The language is ambient for the time of one rendering (`speaking`), as gettext is everywhere: handing it through
every function that says something would make each of them longer and none of them clearer.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from gettext import NullTranslations, find, translation
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from goalsite_gen.site.locales import ENGLISH, LOCALES, Locale

DOMAIN = "goalsite"
FOLDER = Path(__file__).resolve().parent.parent / "locale"


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language as the site speaks it: its messages, and its months, signs and quotes."""

    messages: NullTranslations
    locale: Locale = ENGLISH


_ENGLISH = Tongue(NullTranslations())
_spoken: ContextVar[Tongue] = ContextVar("spoken", default=_ENGLISH)


def catalogue(language: str) -> Tongue:
    """A language such as `pt-BR`, else `pt`, as far as it is known whole.

    Where either its messages or its value in `LOCALES` are missing it is English throughout: a page that is half in one
    language and half in another would be worse than one that is in English.
    """
    tag = language.replace("-", "_")
    for name in (tag, tag.partition("_")[0]):
        if name in LOCALES and find(DOMAIN, FOLDER, languages=[name]):
            return Tongue(translation(DOMAIN, FOLDER, languages=[name]), LOCALES[name])
    return _ENGLISH


@contextmanager
def speaking(tongue: Tongue) -> Iterator[None]:
    """Until the end of the block everything is said in this language."""
    token = _spoken.set(tongue)
    try:
        yield
    finally:
        _spoken.reset(token)


def locale() -> Locale:
    """The months, signs and quotes of the language that is spoken."""
    return _spoken.get().locale


def mark(message: str) -> str:
    """A message of a table that is said later, by `say(table[...])`; marked so that translators get to see it."""
    return message


def mark_as(context: str, message: str) -> tuple[str, str]:
    """Like `mark`, for a word with two meanings, said later by `say_as(*table[...])`."""
    return context, message


def mark_count(one: str, many: str) -> tuple[str, str]:
    """Like `mark`, for a message with a number, said later by `say_count(*table[...], n)`."""
    return one, many


def say(message: str, **blanks: object) -> str:
    """The message with its blanks filled. KeyError where one of them is not given."""
    said = _said(message)
    return said.format(**blanks) if blanks else said


def say_as(context: str, message: str, **blanks: object) -> str:
    """Like `say`, for a word with two meanings: `context` tells a translator which one is meant."""
    said = _spoken.get().messages.pgettext(context, message)
    return said.format(**blanks) if blanks else said


def say_count(one: str, many: str, n: int, **blanks: object) -> str:
    """The message that fits `n`: `say_count("{n} entry", "{n} entries", 3)`; `n` is written as numbers are.

    A message may leave its number out ("One entry"); a language may have more forms than two.
    """
    return _spoken.get().messages.ngettext(one, many, n).format(**{"n": _number(n), **blanks})


def say_markup(message: str, **blanks: Any) -> Markup:
    """`say` for templates: the message and plain blanks are escaped, blanks that are Markup stay as they are."""
    return Markup(escape(_said(message))).format(**blanks)


def say_as_markup(context: str, message: str, **blanks: Any) -> Markup:
    """`say_as` for templates."""
    return Markup(escape(_spoken.get().messages.pgettext(context, message))).format(**blanks)


def say_count_markup(one: str, many: str, n: int, **blanks: Any) -> Markup:
    """`say_count` for templates."""
    said = _spoken.get().messages.ngettext(one, many, n)
    return Markup(escape(said)).format(**{"n": _number(n), **blanks})


def _said(message: str) -> str:
    """A message as the language has it.

    A word that is also said with a number ("Goal", "Goals") has one entry for both in a catalogue, which `gettext` does
    not find in the first releases of Python 3.11.
    """
    messages = _spoken.get().messages
    said = messages.gettext(message)
    return messages.ngettext(message, message, 1) if said is message else said


def _number(n: int) -> str:
    from goalsite_gen.site.words import number  # words says months and units, and so needs this module first

    return number(n, 0)
