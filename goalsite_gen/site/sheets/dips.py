"""A number's dips as views: what is said of each, and the entries of its time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from goalsite_gen.insight import Progress
from goalsite_gen.insight.dips import ToldDip
from goalsite_gen.insight.lookup import pick
from goalsite_gen.model import Entry, Goal
from goalsite_gen.model.types import key
from goalsite_gen.site import addresses, phrases, words
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.figures import chart_id
from goalsite_gen.site.language import say, say_count
from goalsite_gen.site.sheets.notes import entry_title, when
from goalsite_gen.site.views import DipNote, DipRow, Link, Term

MOST_DIPS = 3
"""Dips that are told beside a chart, the latest ones."""


def dip_rows(goal: Goal, progress: Progress, edition: Edition, *, letters: Mapping[str, str]) -> tuple[DipRow, ...]:
    """The latest dips of a number, oldest first; `letters` are those of entries on its chart, by id."""
    return tuple(_row(told, edition, letters) for told in _told(goal, progress, edition)[-MOST_DIPS:])


def dips_left_out(goal: Goal, progress: Progress, edition: Edition) -> str:
    """How many earlier dips are not told; empty where all are."""
    earlier = len(_told(goal, progress, edition)) - MOST_DIPS
    return (
        say_count("Before that, it fell back {n} time.", "Before that, it fell back {n} times.", earlier)
        if earlier > 0
        else ""
    )


def beside_dips(goal: Goal, edition: Edition) -> tuple[Entry, ...]:
    """The entries that are named beside the dips of a goal's numbers."""
    told = (
        each for progress in edition.insight.progress_of(goal) for each in _told(goal, progress, edition)[-MOST_DIPS:]
    )
    return tuple({entry.id: entry for each in told for entry in each.entries}.values())


def dip_terms(entry: Entry, edition: Edition) -> Iterable[Term]:
    """The dips that an entry is named beside, each with the chart that shows it."""
    links = tuple(
        Link(
            phrases.dip_of(told.metric, told.dip),
            addresses.href(f"{addresses.goal_path(told.goal)}#{chart_id(told.metric.id)}"),
        )
        for told in edition.beside_dips.get(key(entry.id), ())
    )
    return (Term(say("At that time"), links),) if links else ()


def dip_tags(entry: Entry, edition: Edition) -> tuple[str, ...]:
    """What the numbers did that an entry is named beside, as phrases."""
    return tuple(phrases.beside_dip(told.metric, told.dip) for told in edition.beside_dips.get(key(entry.id), ()))


def _told(goal: Goal, progress: Progress, edition: Edition) -> tuple[ToldDip, ...]:
    return edition.dips.get(pick(goal, progress.metric), ())


def _row(told: ToldDip, edition: Edition, letters: Mapping[str, str]) -> DipRow:
    dip = told.dip
    notes = tuple(
        DipNote(
            letter=letters.get(entry.id, ""),
            link=Link(entry_title(entry, edition), addresses.href(addresses.entry_path(entry))),
            when=when(entry.date, short=True),
        )
        for entry in told.entries
    )
    beside = say("Noted beside the reading: {note}", note=words.sentence(dip.reading.note)) if dip.reading.note else ""
    untold = "" if beside or notes else phrases.unexplained_sentence(dip, edition.portfolio.day)
    return DipRow(words.sentences(phrases.dip_sentence(told.metric, dip), beside, untold), notes)
