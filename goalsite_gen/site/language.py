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
from gettext import NullTranslations, translation
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

DOMAIN = "goalsite"
FOLDER = Path(__file__).resolve().parent.parent / "locale"

_ENGLISH = NullTranslations()
_spoken: ContextVar[NullTranslations] = ContextVar("spoken", default=_ENGLISH)


def catalogue(language: str) -> NullTranslations:
    """The messages of a language such as `pt-BR`, or of `pt`; English where there is no such catalogue."""
    tag = language.replace("-", "_")
    return translation(DOMAIN, FOLDER, languages=(tag, tag.partition("_")[0]), fallback=True)


@contextmanager
def speaking(messages: NullTranslations) -> Iterator[None]:
    """Until the end of the block everything is said with these messages."""
    token = _spoken.set(messages)
    try:
        yield
    finally:
        _spoken.reset(token)


def mark(message: str) -> str:
    """A message of a table that is said later, by `say(table[...])`; marked so that translators get to see it."""
    return message


def say(message: str, **blanks: object) -> str:
    """The message with its blanks filled. KeyError where one of them is not given."""
    said = _spoken.get().gettext(message)
    return said.format(**blanks) if blanks else said


def say_as(context: str, message: str, **blanks: object) -> str:
    """Like `say`, for a word with two meanings: `context` tells a translator which one is meant."""
    said = _spoken.get().pgettext(context, message)
    return said.format(**blanks) if blanks else said


def say_count(one: str, many: str, n: int, **blanks: object) -> str:
    """The message that fits `n`: `say_count("{n} entry", "{n} entries", 3)`; `n` is written as numbers are.

    A message may leave its number out ("One entry"); a language may have more forms than two.
    """
    from goalsite_gen.site.words import number  # words says months and units, and so needs this module first

    return _spoken.get().ngettext(one, many, n).format(**{"n": number(n, 0), **blanks})


def say_markup(message: str, **blanks: Any) -> Markup:
    """`say` for templates: the message and plain blanks are escaped, blanks that are Markup stay as they are."""
    return Markup(escape(_spoken.get().gettext(message))).format(**blanks)


def say_count_markup(one: str, many: str, n: int, **blanks: Any) -> Markup:
    """`say_count` for templates."""
    from goalsite_gen.site.words import number

    said = _spoken.get().ngettext(one, many, n)
    return Markup(escape(said)).format(**{"n": number(n, 0), **blanks})
