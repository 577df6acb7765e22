"""An output file as the words a reader or a search would find in it, whatever they are wrapped in."""

from __future__ import annotations

import html
import re
import unicodedata
from urllib.parse import unquote

# Scripts that set no spaces between words count each letter as a word.
_UNSPACED = "\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
PARTING = "\x1e"
"""Stands between two passages that are no neighbours, and counts as a word that nobody writes."""

_WORD = re.compile(rf"[{_UNSPACED}{PARTING}]|[^\W_{_UNSPACED}]+")
_STROKES = ("<path ", "<circle ", "<line ", "<rect ", "<g ")
_NAME = re.compile(r"[\w-]+")
_TAG = re.compile(r"""<[A-Za-z/!?](?:[^<>"']++|"[^"<]*"|'[^'<]*')*+>""")
_JSON_SPACE = re.compile(r"\\[nrtbf]")
_JSON_LETTERS = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")


def text_of(data: bytes) -> str:
    """The bytes as text with JSON and percent escapes undone; what is not UTF-8 is read byte by byte."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
    if "\\" in text:
        text = _JSON_LETTERS.sub(_letters, _JSON_SPACE.sub(" ", text))
    if "%" in text:
        text = _PERCENT.sub(lambda found: unquote(found[0], errors="replace"), text)
    return text


def words_of(text: str) -> list[str]:
    """The words of `text` in order, case-folded: first all that stands outside tags, then all inside them.

    Tags and entities are undone twice, since a feed holds HTML in XML. Punctuation, quotes of any
    style, hyphens and white space only part words, so that typography makes no difference.
    """
    inside: list[str] = []
    for _ in range(2):
        if "<" in text:
            inside += [tag for tag in _TAG.findall(text) if _may_speak(tag)]
            text = _TAG.sub(" ", text)
        if "&" not in text:
            break
        text = html.unescape(text)
    whole = PARTING.join([text, html.unescape(PARTING.join(inside))]) if inside else text
    return _WORD.findall(folded(whole))


def _may_speak(tag: str) -> bool:
    """Whether a tag can say something that was withheld: it has a value, and is no stroke of a chart."""
    return ("=" in tag and not tag.startswith(_STROKES)) or tag[1] in "!?"


def names_of(text: str) -> set[str]:
    """Everything in `text` that could be an id, case-folded: runs of letters, digits, `-` and `_`.

    The name of a pair's page, `a--b`, gives both halves as well.
    """
    found = set(_NAME.findall(folded(html.unescape(text))))
    for name in tuple(found):
        found.add(name.strip("-_"))
        if "--" in name:
            found.update(name.split("--"))
    return found


def folded(text: str) -> str:
    """Text made comparable: accents composed, case set aside."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def _letters(found: re.Match[str]) -> str:
    codes = bytes.fromhex(found[0].replace("\\u", ""))
    return codes.decode("utf-16-be", errors="replace")
