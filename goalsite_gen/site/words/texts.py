"""Lists, quotes, counts and the time a text takes, in the language that is spoken."""

from __future__ import annotations

from collections.abc import Sequence

from goalsite_gen.site.language import locale, say_as, say_count
from goalsite_gen.site.locales import ENGLISH
from goalsite_gen.site.words.numbers import number
from goalsite_gen.site.words.times import nearest


def list_of(parts: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`; nothing for nothing."""
    if len(parts) < 2:
        return "".join(parts)
    *first, last = parts
    return say_as("end of a list", "{list} and {last}", list=row_of(first), last=last)


def row_of(parts: Sequence[str]) -> str:
    """`a`, `a, b`, `a, b, c`: things side by side that make no sentence; nothing for nothing."""
    return comma().join(parts)


def comma() -> str:
    """What stands between things in a row, with its space."""
    return locale().comma


def quoted(text: str) -> str:
    """An author's words inside one of our sentences: `“They ask first”`."""
    opened, closed = locale().quotes
    return f"{opened}{text}{closed}"


def sentence(text: str) -> str:
    """The text with its first letter raised and a full stop where it ends without a mark of its own."""
    text = text.strip()
    if not text:
        return ""
    raised = text[0].upper() + text[1:]
    return raised if raised.endswith((".", "!", "?", "…", ".”", "!”", "?”")) else f"{raised}."


def sentences(*parts: str) -> str:
    """Whole sentences one after the other; empty ones are left out."""
    return " ".join(filter(None, parts))


def reading_time(words: int) -> str:
    """How long a text of so many words takes: `1 minute to read`, at least one."""
    minutes = max(1, nearest(words, locale().words_a_minute))
    return say_count("{n} minute to read", "{n} minutes to read", minutes)


def count(n: int, one: str, many: str = "") -> str:
    """For the terminal, which speaks English: `no entries`, `1 entry`, `1,200 entries`; the site has `say_count`.

    Without `many` the plural is the unit's, or takes an s.
    """
    if n == 1:
        return f"1 {one}"
    many = many or (ENGLISH.units[one][1] if one in ENGLISH.units else f"{one}s")
    return f"{number(n, 0) if n else 'no'} {many}"
