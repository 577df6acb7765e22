"""What the site says, in the language of the portfolio: whole sentences with named blanks, translated by gettext.

A message is a whole sentence or label in English, its blanks in braces: `say("Due on {day}.", day=...)`. Nothing is
glued together from pieces, because other languages order and bend them otherwise. Dates, numbers, lists and quotes
come from `words`, already formatted.

The language is ambient for the time of one rendering (`speaking`), as gettext is everywhere: handing it through
every function that says something would make each of them longer and none of them clearer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from gettext import NullTranslations, find, translation
from pathlib import Path
from typing import Any, ParamSpec

from markupsafe import Markup, escape

from goalsite_gen.site.locales import ENGLISH, LOCALES, Locale

P = ParamSpec("P")

DOMAIN = "goalsite"
FOLDER = Path(__file__).resolve().parent.parent / "locale"

MOST_WORDS = 10_000
"""So many words are kept of a kind; that is every day of 27 years."""


@dataclass(frozen=True, slots=True, eq=False)
class Tongue:
    """A language as the site speaks it: its messages, and its months, signs and quotes.

    `said` and `printed` keep the messages that were looked up, as text and as Markup without blanks.
    """

    messages: NullTranslations
    locale: Locale = ENGLISH
    said: dict[str, str] = field(default_factory=dict, repr=False)
    printed: dict[str, Markup] = field(default_factory=dict, repr=False)


_ENGLISH = Tongue(NullTranslations())
_spoken: ContextVar[Tongue] = ContextVar("spoken", default=_ENGLISH)


def catalogue(language: str) -> Tongue:
    """A language such as `pt-BR`, else `pt`, as far as it is known whole.

    Where either its messages or its value in `LOCALES` are missing it is English throughout: a page that is half in one
    language and half in another would be worse than one that is in English.
    """
    name = _known(language)
    return Tongue(translation(DOMAIN, FOLDER, languages=[name]), LOCALES[name]) if name else _ENGLISH


def spoken_in(language: str) -> str:
    """The language in which a site says what it says: the portfolio's where it is known whole, else English.

    A page is in this one, whatever its authors write in (WCAG 3.1.1); their texts are marked where it is another
    (3.1.2).
    """
    is_english = language.partition("-")[0] == "en"
    return language if is_english or _known(language) else "en"


def _known(language: str) -> str:
    """The name under which a language has both its catalogue and its signs; empty where it lacks one of them."""
    tag = language.replace("-", "_")
    names = (tag, tag.partition("_")[0])
    return next((name for name in names if name in LOCALES and find(DOMAIN, FOLDER, languages=[name])), "")


@contextmanager
def speaking(tongue: Tongue) -> Iterator[None]:
    """Until the end of the block everything is said in this language."""
    token = _spoken.set(tongue)
    try:
        yield
    finally:
        _spoken.reset(token)


def tongue() -> Tongue:
    """The language that is spoken."""
    return _spoken.get()


def once_a_tongue(words_for: Callable[P, str]) -> Callable[P, str]:
    """The same function, which finds its words for equal values once in each language."""

    @lru_cache(maxsize=MOST_WORDS)
    def found(_: Tongue, *given: P.args, **named: P.kwargs) -> str:
        return words_for(*given, **named)

    @wraps(words_for)
    def words(*given: P.args, **named: P.kwargs) -> str:
        return found(_spoken.get(), *given, **named)  # type: ignore[arg-type]

    return words


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
    said = _spoken.get().said.get(message) or _said(message)
    return said.format(**blanks) if blanks else said


def say_as(context: str, message: str, **blanks: object) -> str:
    """Like `say`, for a word with two meanings: `context` tells a translator which one is meant."""
    said = _spoken.get().messages.pgettext(context, message)
    return said.format(**blanks) if blanks else said


def say_count(one: str, many: str, n: int, **blanks: object) -> str:
    """The message that fits `n`: `say_count("{n} entry", "{n} entries", 3)`; `n` is written as numbers are.

    A message may leave its number out ("One entry"); a language may have more forms than two.
    """
    said = _spoken.get().messages.ngettext(one, many, n)
    return said.format(**{"n": _number(n), **blanks}) if "{" in said else said


def say_markup(message: str, **blanks: Any) -> Markup:
    """`say` for templates: the message and plain blanks are escaped, blanks that are Markup stay as they are."""
    if blanks:
        return _filled(_said(message), blanks)
    printed = _spoken.get().printed
    if message not in printed:
        printed[message] = _filled(_said(message), blanks)
    return printed[message]


def say_as_markup(context: str, message: str, **blanks: Any) -> Markup:
    """`say_as` for templates."""
    return _filled(_spoken.get().messages.pgettext(context, message), blanks)


def say_count_markup(one: str, many: str, n: int, **blanks: Any) -> Markup:
    """`say_count` for templates."""
    return _filled(_spoken.get().messages.ngettext(one, many, n), {"n": _number(n), **blanks})


def _filled(said: str, blanks: dict[str, Any]) -> Markup:
    # Markup.format would give the same, several times as slowly.
    return Markup(str(escape(said)).format(**{name: escape(value) for name, value in blanks.items()}))


def _said(message: str) -> str:
    """A message as the language has it.

    A word that is also said with a number ("Goal", "Goals") has one entry for both in a catalogue, which `gettext` does
    not find in the first releases of Python 3.11.
    """
    ours = _spoken.get()
    said = ours.messages.gettext(message)
    if said is message:
        said = ours.messages.ngettext(message, message, 1)
    ours.said[message] = said
    return said


def _number(n: int) -> str:
    from goalsite_gen.site.words import number  # words says months and units, and so needs this module first

    return number(n, 0)
