"""What is taken from entries for other pages: their titles, and the letters that tie them to a chart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from goalsite_gen.insight import StageChange
from goalsite_gen.model import Entry, Goal
from goalsite_gen.model.types import key
from goalsite_gen.site import addresses, phrases, words
from goalsite_gen.site.charts import Note
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import say
from goalsite_gen.site.views import Link, When

LETTERS = "abcdefghijklmnopqrstuvwxyz"
MOST_NOTES = 8

_END = re.compile(r"[.!?…][’”'\"»)]?(?= )")
"""Where a sentence ends, with the quote or bracket that it closes."""


def when(day: date, *, short: bool = False) -> When:
    """A day as read and as a machine reads it."""
    return When(words.short_date(day) if short else words.date(day), day.isoformat())


def first_sentence(text: str, most: int = 180) -> str:
    """The first sentence of a text, cut at a word where it is long."""
    line = text.strip().split("\n", 1)[0].strip()
    if (end := _END.search(line)) and end.end() <= most:
        return line[: end.end()]
    if len(line) <= most:
        return line
    return f"{line[:most].rsplit(' ', 1)[0].rstrip(',;:–-')} …"


def entry_title(entry: Entry, edition: Edition) -> str:
    """An entry's title, or its first sentence."""
    return entry.title or edition.memo.get(("first sentence", entry.file), lambda: _begins(entry, edition))


def _begins(entry: Entry, edition: Edition) -> str:
    return first_sentence(edition.plain(entry)) or say("Entry of {day}", day=words.date(entry.date))


def notable(entries: Iterable[Entry], most: int = MOST_NOTES) -> tuple[Entry, ...]:
    """The entries worth a letter on a chart: milestones, stages and challenges, the latest of them, oldest first."""
    ranked = sorted(
        entries,
        key=lambda entry: (bool(entry.milestone), bool(entry.stage), entry.evidence != "supports", entry.date),
        reverse=True,
    )
    chosen = [entry for entry in ranked if entry.milestone or entry.stage or entry.evidence != "supports"][:most]
    if len(chosen) < 3:
        chosen += [entry for entry in ranked if entry not in chosen][: 3 - len(chosen)]
    return tuple(sorted(chosen, key=lambda entry: (entry.date, entry.id)))


def lettered(entries: Iterable[Entry], *, beside: Iterable[Entry] = ()) -> dict[str, str]:
    """The letters that entries have on the charts of a page, by their id, oldest first.

    Those named `beside` a dip have one before all others.
    """
    chosen = {entry.id: entry for entry in beside}
    room = max(0, MOST_NOTES - len(chosen))
    others = [entry for entry in notable(entries) if entry.id not in chosen]
    chosen |= {entry.id: entry for entry in others[max(0, len(others) - room) :]}
    ordered = sorted(chosen.values(), key=lambda entry: (entry.date, entry.id))
    return {entry.id: letter for letter, entry in zip(LETTERS, ordered, strict=False)}


def notes_of(letters: Mapping[str, str], edition: Edition) -> tuple[Note, ...]:
    """The letters on a chart."""
    entries = ((edition.entries_by_id[key(name)], letter) for name, letter in letters.items())
    return tuple(Note(entry.date, letter, entry_title(entry, edition)) for entry, letter in entries)


def stage_source(change: StageChange, edition: Edition) -> str:
    """The page of the entry or the review that set a stage; empty where this edition has none."""
    if change.is_calibrated:
        review = edition.reviews_by_id.get(key(change.source))
        return addresses.href(addresses.review_path(review)) if review else ""
    entry = edition.entries_by_id.get(key(change.source))
    return addresses.href(addresses.entry_path(entry)) if entry else ""


def health_link(goal: Goal, edition: Edition, *said: str) -> Link | None:
    """A line of counts on what is known of a goal, with the way to the entries; None where there is nothing."""
    health = edition.insight.health_of(goal)
    line = words.row_of(tuple(filter(None, (*said, phrases.health_words(health)))))
    return Link(line, addresses.href(addresses.history_path(goal) if health.entries else "")) if line else None
