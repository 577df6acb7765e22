"""The short way to an entry: what validation would make of its fields, or nothing.

It knows some of an entry's fields, with the readers that `Entry` itself gives them, and what a word in each of them
becomes; any other field and any other value it leaves to validation, with all that there is to say about them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, get_args

from goalsite_gen.model.entry import Entry, Evidence, Milestone, Source
from goalsite_gen.model.types import RESERVED, TO_WRITE, Origin, as_day, as_filled, as_number, as_reference, as_text

MOST_WORDS = 4_096
"""How many words are remembered for what they become: authors, goals and themes recur in a journal."""

MOST_KINDS = 256
"""How many sets of given fields are remembered."""

_NAME = re.compile(r"(?=[A-Za-z0-9_][A-Za-z0-9_-]{4,79}\Z)(?:(\d{4}-\d{2}-\d{2})(?:-|\Z))?", re.ASCII)
"""A name that is an id as it stands, unless it is reserved, and its day. A year is shorter."""


class _Declined(ValueError):
    """Something is not plain."""


def _listed(reader: Callable[[Any], str]) -> Callable[[Any], tuple[str, ...]]:
    """The reader of a list of texts, one of which may stand alone."""

    @lru_cache(MOST_WORDS)
    def alone(text: str) -> tuple[str, ...]:
        return (reader(text),)

    def several(value: Any) -> tuple[str, ...]:
        if type(value) is str:
            return alone(value)
        if type(value) is not list or not value or TO_WRITE in value:
            raise _Declined
        return alone(value[0]) if len(value) == 1 and type(value[0]) is str else tuple(map(reader, value))

    return several


def _one_of(words: tuple[str, ...]) -> Callable[[Any], str]:
    """The reader of one word out of a few."""
    known = {word: word for word in words if word}

    def reader(value: Any) -> str:
        if type(value) is not str or value not in known:
            raise _Declined
        return known[value]

    return reader


def _audience(value: Any) -> str:
    text = as_text(value)
    if text in ("", TO_WRITE):
        raise _Declined
    return text


def _readings(value: Any) -> dict[str, float]:
    if type(value) is not dict:
        raise _Declined
    return {as_reference(name): as_number(number) for name, number in value.items()}


_references, _people = _listed(as_reference), _listed(as_filled)
_READERS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "date": ("date", as_day),
    "goal": ("goals", _references),
    "goals": ("goals", _references),
    "author": ("authors", _people),
    "authors": ("authors", _people),
    "indicator": ("indicators", _references),
    "indicators": ("indicators", _references),
    "theme": ("themes", _references),
    "themes": ("themes", _references),
    "team": ("team", as_reference),
    "audience": ("audience", _audience),
    "evidence": ("evidence", _one_of(get_args(Evidence))),
    "source": ("source", _one_of(get_args(Source))),
    "milestone": ("milestone", Milestone.model_validate),
    "reading": ("reading", as_number),
    "readings": ("readings", _readings),
    **{name: (name, as_text) for name in ("title", "stage", "impact", "led_to", "tried", "noticed", "next")},
}
"""By the name under which a field is written: what it is called in an entry, and its reader."""

_VALIDATORS = {"_is_no_year"}
"""Those of `Entry` that the short way answers for: a name of four digits is none that it takes."""


class Short:
    """The short way to entries of a class: `Entry`, or one with more to it that the short way knows nothing of."""

    def __init__(self, kind: type[Entry]) -> None:
        made_by = kind.__pydantic_decorators__
        others = (made_by.model_validators, made_by.root_validators, made_by.validators)
        self._is_known = made_by.field_validators.keys() <= _VALIDATORS and not any(others)
        self._is_known &= not kind.__private_attributes__ and kind.__pydantic_post_init__ is None
        self._kind = kind
        fields = kind.model_fields
        self._empty = {name: None if about.is_required() else about.get_default() for name, about in fields.items()}
        self._made_anew = [(name, about.default_factory) for name, about in fields.items() if about.default_factory]
        self._needed = {name for name, about in fields.items() if about.is_required()}

    def entry(self, stem: str, fields: Mapping[str, Any], origin: Origin) -> Entry | None:
        """The entry that a file of that name with these fields is, if there is nothing to say about it; else None.

        Its id is the name, and so is its day where no field gives it. None too where validation has to tell.
        """
        named = _NAME.match(stem)
        if named is None or stem.lower() in RESERVED or not self._is_known:
            return None
        made: dict[str, Any] = {"id": stem, "origin": origin}
        try:
            for written, value in fields.items():
                name, reader = _READERS[written]
                if name in made or value == TO_WRITE:
                    return None
                made[name] = reader(value)
            if "date" not in made:
                made["date"] = as_day(named[1])
        except (KeyError, ValueError):
            return None
        return self._made(made) if made.keys() >= self._needed else None

    def _made(self, made: dict[str, Any]) -> Entry:
        """The entry with these fields, as validation leaves it: all that there are, in the order of the class."""
        entry = self._kind.__new__(self._kind)
        kept = entry.__dict__
        kept.update(self._empty)
        kept.update(made)
        for name, make in self._made_anew:
            if name not in made:
                kept[name] = make()  # type: ignore[call-arg]
        keep = object.__setattr__
        keep(entry, "__pydantic_fields_set__", _given(*made))
        keep(entry, "__pydantic_extra__", None)
        keep(entry, "__pydantic_private__", None)
        return entry


@lru_cache(MOST_KINDS)
def _given(*names: str) -> set[str]:
    """One set for all entries with the same fields: it outweighs the rest of an entry. Copies do not share it."""
    return set(names)


plain_entry = Short(Entry).entry
