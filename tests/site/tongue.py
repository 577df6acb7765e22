"""A language that nobody speaks, made as any other would be: a catalogue of all messages and a value of signs.

No letter of it is an English one, and no sign of its numbers. What still reads as English on a site that is built in it
has not gone through the catalogue. Its authors write letters of a script of their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from pydantic import BaseModel

from goalsite_gen.model import Portfolio
from goalsite_gen.site import language
from goalsite_gen.site.locales import ENGLISH, LOCALES
from tests.messages import messages

CATALOGUE: Catalog = messages()
TAG = "tlh"

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_OURS = str.maketrans(f"{_LETTERS}“”", "".join(chr(ord(letter) - ord("!") + 0xFF01) for letter in _LETTERS) + "⟪⟫")
_AUTHORS = str.maketrans(_LETTERS, "".join(chr(0x1200 + at) for at in range(len(_LETTERS)))) | {
    ord(sign): None for sign in '"“”'
}
_BLANK = re.compile(r"(\{\w+\})")
_SYNTAX = re.compile(
    r"\[\[.*?\]\]|\]\([^)]*\)|<[^>]*>|`[^`]*`|\[\^[^\]]*\]|&#?\w+;|https?://\S+|^(?:///|!!!|\[[^\]]+\]:).*$|\{[^}]*\}",
    re.MULTILINE,
)
"""What means something in Markdown, and stays."""

WRITTEN = frozenset(
    ("title", "summary", "why", "name", "definition", "looks_like", "question", "unit", "because", "before", "after",
     "impact", "led_to", "tried", "noticed", "next", "owner", "authors", "behaviours", "scale", "note", "by", "text",
     "mission", "description", "facts", "feelings", "missed", "ignored", "decisions", "asks", "assessors", "cover_alt",
     "themes", "lead", "members", "needs", "was")
)  # fmt: skip
"""The fields that hold an author's own words. One that is forgotten here shows as English, and the test fails."""


def spoken(message: str) -> str:
    """A message in the language: in brackets, its letters wide, its blanks as they were."""
    parts = _BLANK.split(message)
    return f"⟦{''.join(part if part.startswith('{') else part.translate(_OURS) for part in parts)}⟧"


def install(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Makes the language known, as its two files would: the catalogue with three plural forms, and the signs."""
    translated = Catalog(locale="pl", charset="utf-8")
    for message in CATALOGUE:
        if not message.id:
            continue
        one = message.id if isinstance(message.id, str) else message.id[0]
        several = (
            None if isinstance(message.id, str) else tuple(f"{spoken(form)}{sign}" for sign, form in forms(message.id))
        )
        translated.add(message.id, several or spoken(one), context=message.context)
    out = BytesIO()
    write_mo(out, translated)
    path = folder / TAG / "LC_MESSAGES" / f"{language.DOMAIN}.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(out.getvalue())
    monkeypatch.setattr(language, "FOLDER", folder)
    signs = replace(
        ENGLISH,
        months=tuple(name.translate(_OURS) for name in ENGLISH.months),
        short_months=tuple(name.translate(_OURS) for name in ENGLISH.short_months),
        quotes=("⟪", "⟫"),
        decimal="·",
        group="’",
        comma="、",
        percent_gap="\u202f",
        currency="{number}\u00a0{sign}",
        scales=tuple(letters.translate(_OURS) for letters in ENGLISH.scales),
    )
    monkeypatch.setitem(LOCALES, TAG, signs)


def forms(both: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Three forms made of two, each with a sign by which one sees it was used."""
    return (("¹", both[0]), ("²", both[1]), ("³", both[1]))


def disguised(portfolio: Portfolio) -> Portfolio:
    """The portfolio in the language, with all that its authors wrote in their script; ids and dates stay."""
    hidden: Portfolio = _disguised(portfolio)
    return hidden.with_(settings=hidden.settings.model_copy(update={"language": TAG}))


def _disguised(value: Any) -> Any:
    if isinstance(value, BaseModel):
        names = type(value).model_fields
        free = WRITTEN | ({"source"} if type(value).__name__ in ("Metric", "Feedback") else set())
        changed = {name: _field(name, getattr(value, name), free) for name in names}
        return value.model_copy(update=changed)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {each.name: _field(each.name, getattr(value, each.name), WRITTEN) for each in fields(value)}
        return replace(value, **changed)
    if isinstance(value, Mapping):
        return {key: _disguised(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return tuple(map(_disguised, value))
    return value


def _field(name: str, value: Any, free: frozenset[str] | set[str]) -> Any:
    if name in ("documents", "problems", "recorded", "media"):
        return value
    if name == "body":
        return _body(value)
    if name in free and isinstance(value, str):
        return _words(value)
    if name in free and isinstance(value, tuple) and all(isinstance(each, str) for each in value):
        return tuple(map(_words, value))
    return _disguised(value)


def _words(text: str) -> str:
    return re.sub(r"(?<=\d)[.,](?=\d)", "", text.translate(_AUTHORS))


def _body(text: str) -> str:
    at, parts = 0, []
    for found in _SYNTAX.finditer(text):
        parts += [_words(text[at : found.start()]), found[0]]
        at = found.end()
    return "".join([*parts, _words(text[at:])])
