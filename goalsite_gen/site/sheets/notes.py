"""What is taken from entries for other pages: their titles, and the letters that tie them to a chart."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from goalsite_gen.model import Entry
from goalsite_gen.site import addresses, words
from goalsite_gen.site.charts import (
    Note,
)
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.views import (
    When,
)

LETTERS = "abcdefghijklmnopqrstuvwxyz"
MOST_NOTES = 8


def when(day: date, *, short: bool = False) -> When:
    """A day as read and as a machine reads it."""
    return When(words.short_date(day) if short else words.date(day), day.isoformat())


def first_sentence(text: str, most: int = 180) -> str:
    """The first sentence of a text, cut at a word where it is long."""
    line = text.strip().split("\n", 1)[0].strip()
    for end in (". ", "! ", "? ", "… "):
        if 0 < (at := line.find(end)) < most:
            return line[: at + 1]
    if len(line) <= most:
        return line
    return f"{line[:most].rsplit(' ', 1)[0].rstrip(',;:–-')} …"


def entry_title(entry: Entry, edition: Edition) -> str:
    """An entry's title, or its first sentence."""
    return entry.title or first_sentence(edition.plain(entry)) or f"Entry of {words.date(entry.date)}"


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


def notes_for(entries: tuple[Entry, ...], edition: Edition, *, page: str) -> tuple[Note, ...]:
    """Letters on a chart for entries, oldest first."""
    return tuple(
        Note(
            entry.date, letter, entry_title(entry, edition), addresses.relative(addresses.entry_path(entry), start=page)
        )
        for letter, entry in zip(LETTERS, entries, strict=False)
    )
