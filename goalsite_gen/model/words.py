"""Other words for a document that decides what it did: they are put where the former ones stood."""

from __future__ import annotations

from collections.abc import Mapping

from goalsite_gen.model.types import Content, Part


def reword(content: Content, later: Content) -> None:
    """Gives a document the words of its later version, in place; both have one `shape`.

    It is the only way in which a document ever changes. All that was derived from it stays true, for words decide
    nothing, and need not be worked out anew, as it would have to be for another object. Who calls this sees to it that
    nobody reads meanwhile, and that what was made of the former words is made anew (`reads.py`).
    """
    _reword(content, later)


def _reword(value: object, later: object) -> None:
    if isinstance(value, Part) and isinstance(later, Part):
        told = value.told
        for name, was in value.__dict__.items():
            if name in told or name == "origin":
                value.__dict__[name] = later.__dict__[name]
            else:
                _reword(was, later.__dict__[name])
    elif isinstance(value, tuple) and isinstance(later, tuple):
        for was, now in zip(value, later, strict=True):
            _reword(was, now)
    elif isinstance(value, Mapping) and isinstance(later, Mapping):
        for name, was in value.items():
            _reword(was, later[name])
