"""Typographic quotes, dashes and dots for plain text, to the letter as Python-Markdown's `smarty` sets them.

There each pattern runs over what the ones before it left, and each match turns into a marker that the later ones
cannot look into. The markers here are shorter, but look the same from outside.
"""

from __future__ import annotations

import re

_PUNCTUATION = r"""[!"#$%'()*+,\-./:;<=>?@\[\\\]^_`{|}~]"""
_INSIDE_WORD = re.compile(r"'(?<=\w')(?=\w)")

# In a marker: opening and closing double quote, opening and closing single quote, en dash, em dash, ellipsis.
_LL, _RR, _L, _R, _EN, _EM, _DOTS = _SIGNS = "\x0e\x0f\x10\x11\x12\x13\x14"
_BARE = re.compile("[\x02\x03\x0e-\x14]")


def _after(sign: str) -> str:
    return rf"{sign}(?<=[^ \t\r\n\[{{(\-\x02\x03]{sign})"


def _opening(sign: str) -> str:
    return rf"{sign}(?:(?<=[\s–—]{sign})|(?<=--{sign}))(?=\w)"


# What is to be set, where, the signs for it, and whether the white space or dash before it is set with it. A pattern
# begins with what is to be set, so that the search skips to it; it may go on to take what follows into the marker.
_STEPS = tuple(
    (needed, re.compile(pattern), signs, pattern in (_opening("'"), _opening('"')))
    for needed, pattern, signs in (
        ("---", r"---(?<!----)(?!-)", _EM),
        ("--", r"--(?<!---)(?!-)", _EN),
        ("'", rf"\A'(?={_PUNCTUATION}\B)", _R),
        ('"', rf'\A"(?={_PUNCTUATION}\B)', _RR),
        ("\"'", r""""'(?=\w)""", _LL + _L),
        ("'\"", r"""'"(?=\w)""", _L + _LL),
        ("'\"", _after("'\""), _R + _RR),
        ("\"'", _after("\"'"), _RR + _R),
        ("'", r"'(?<!\w')(?=\d{2}s)", _R),
        ("'", _opening("'"), _L),
        ("'", _after("'") + r"(?!\s|s\b|\d)", _R),
        ("'", r"'(?:\s|s\b)", _R),
        ("'", "'", _L),
        ('"', _opening('"'), _LL),
        ('"', r'"(?=\s)', _RR),
        ('"', _after('"'), _RR),
        ('"', '"', _LL),
        ("...", r"\.\.\.(?<!\.\.\.\.)(?!\.)", _DOTS),
    )
)


class Typography:
    """Sets the quotes of one language: opening and closing, double and single."""

    def __init__(self, quotes: tuple[str, str, str, str]) -> None:
        self._shown = (("\x02", ""), ("\x03", ""), *zip(_SIGNS, (*quotes, "–", "—", "…"), strict=True))

    def set(self, text: str) -> str:
        """A text without markup, set; it must hold no control characters."""
        text = _marked(text)
        if "\x02" in text:
            for sign, shown in self._shown:
                text = text.replace(sign, shown)
        return text


def bare(text: str) -> str:
    """A text without all that `Typography.set` sets, but for the apostrophes inside words."""
    return _BARE.sub("", _marked(text))


def _marked(text: str) -> str:
    if "'" in text:
        text = _INSIDE_WORD.sub("’", text)
    if "'" not in text and '"' not in text and "--" not in text and "..." not in text:
        return text
    for needed, pattern, signs, takes_before in _STEPS:
        if needed not in text:
            continue
        at = 0
        while found := pattern.search(text, at):
            start = first = found.start()
            if takes_before:
                start -= 2 if text[first - 1] == "-" else 1
            marker = f"\x02{text[start:first]}{signs}{text[first + len(needed) : found.end()]}\x03"
            text = f"{text[:start]}{marker}{text[found.end() :]}"
            at = start + len(marker)
    return text
