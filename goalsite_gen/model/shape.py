"""What of a document decides anything, as one short text: all its fields but the words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256

from goalsite_gen.model.types import Content, Part

_PLAIN = frozenset((str, int, float, bool, date, type(None)))
"""Types of most values; how they print says all there is to say."""


def shape(content: Content) -> str:
    """A digest of a document without its words: equal for two that differ in words only, else different."""
    said = repr((content.file, _shape(content)))
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _shape(value: object) -> object:
    if type(value) in _PLAIN:
        return value
    if isinstance(value, tuple):
        return value if not value or type(value[0]) is str else tuple(map(_shape, value))
    if isinstance(value, Part):
        told = value.told
        return (
            type(value).__name__,
            *((name, _shape(inner)) for name, inner in value.__dict__.items() if name not in told and name != "origin"),
        )
    if isinstance(value, Mapping):
        return tuple((name, _shape(inner)) for name, inner in value.items())
    return value
