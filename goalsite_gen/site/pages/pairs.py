"""Pairs: the index by reading, and the spread of each pair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from goalsite_gen.insight import PairReading, ReadPair
from goalsite_gen.insight.pairing import LEADING
from goalsite_gen.model import Entry
from goalsite_gen.site import addresses, phrases, words
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import say, say_as
from goalsite_gen.site.pages.unit import Unit
from goalsite_gen.site.parts import jumps_to
from goalsite_gen.site.placed import Placed
from goalsite_gen.site.rows import entry_row, held_links, theme_links
from goalsite_gen.site.sheets.dips import beside_dips
from goalsite_gen.site.sheets.notes import lettered
from goalsite_gen.site.sheets.pairs import lone_row, pair_row, spread
from goalsite_gen.site.views import Link, Page, PairGroup, PairPage, PairRow, PairsPage, Passage, Steps, Term

_ANCHORS = {
    PairReading.HOLLOW: "hollow",
    PairReading.STALLED: "stalled",
    PairReading.BUILDING: "building",
    PairReading.TOO_EARLY: "too-early-to-say",
    PairReading.BALANCED: "balanced",
}


def units(edition: Edition) -> Iterator[Unit]:
    """The index, then a page for each pair."""
    yield Placed((addresses.PAIRS,), lambda: (_index(edition),))
    for at, pair in enumerate(edition.pairs):
        yield Placed((addresses.pair_path(pair.measured, pair.observed),), partial(_at, edition, at))


def _at(edition: Edition, at: int) -> tuple[Page, ...]:
    """The page of the pair at a place in their order."""
    pairs = edition.pairs
    earlier = pairs[at - 1] if at else None
    later = pairs[at + 1] if at + 1 < len(pairs) else None
    return (_page(pairs[at], edition, steps=_steps(earlier, later)),)


def pair_title(pair: ReadPair) -> str:
    """Both halves in one line."""
    return say("{measured} and {observed}", measured=pair.measured.title, observed=pair.observed.title)


def _index(edition: Edition) -> PairsPage:
    groups = []
    for reading in LEADING:
        rows = tuple(_told_above(pair, edition) for pair in edition.pairs if pair.reading is reading)
        if rows:
            groups.append(
                PairGroup(_ANCHORS[reading], phrases.pair_heading(reading), phrases.pair_sentence(reading), rows)
            )
    if alone := tuple(lone_row(goal, edition) for goal in edition.alone):
        said = say(
            "A number with nothing beside it says what was achieved and not how; growth alone has nothing to answer to."
        )
        groups.append(PairGroup("alone", say("Standing alone"), said, alone))
    return PairsPage(
        path=addresses.PAIRS,
        title=say("Pairs"),
        heading=say("Pairs"),
        description=say("Every number with what people observe beside it, hollow pairs first."),
        section="pairs",
        lead=say(
            "A number can be moved in ways nobody would be proud of. So each stands beside something people can see."
        ),
        groups=tuple(groups),
        jumps=jumps_to(groups, rows=sum(len(group.rows) for group in groups), path=addresses.PAIRS),
        nothing="" if groups else say("There is no pair in this edition yet."),
    )


def _told_above(pair: ReadPair, edition: Edition) -> PairRow:
    """A pair below its reading: what that means is said once, above them; in its row where the pair differs from it.

    So it does where it is closed, or some of its numbers are behind and others are not.
    """
    row = pair_row(pair, edition)
    if not pair.pair.is_active or not row.because:
        return row
    return replace(row, reading=None, said="" if row.said == phrases.pair_sentence(pair.reading) else row.said)


def _page(pair: ReadPair, edition: Edition, *, steps: tuple[Steps, ...]) -> PairPage:
    path = addresses.pair_path(pair.measured, pair.observed)
    both = _entries(pair, edition)
    letters = lettered(both, beside=beside_dips(pair.measured, edition))
    progress = edition.insight.progress_of(pair.measured)
    lead = [phrases.pair_said(pair)]
    if progress:
        lead.append(phrases.standing_sentence(progress[0]))
    if climbs := edition.ladders_of(pair.observed):
        lead.append(phrases.stage_sentence(climbs[0]))
    others = tuple(
        pair_row(other, edition)
        for half in (pair.measured, pair.observed)
        for other in edition.insight.pairs_of(half)
        if other is not pair
    )
    return PairPage(
        path=path,
        title=pair_title(pair),
        heading=pair.measured.title,
        beside=pair.observed.title,
        description=words.sentences(*lead),
        section="pairs",
        up=(Link(say("Pairs"), addresses.PAIRS),),
        lead=words.sentences(*lead),
        meta=_meta(pair, edition),
        facing=spread(pair, edition, page=path, letters=letters),
        entries=tuple(entry_row(entry, edition, letter=letters[entry.id]) for entry in both if entry.id in letters),
        account=_account(pair, edition, page=path),
        others=others,
        steps=steps,
        downloads=tuple(
            Link(say("{name} as CSV", name=each.metric.name), addresses.href(addresses.csv_path(each.metric)))
            for each in progress
            if each.readings
        ),
        reviewed=_reviewed(pair),
    )


def _entries(pair: ReadPair, edition: Edition) -> tuple[Entry, ...]:
    """What was written about either half, oldest first, each entry once."""
    merged = {entry.id: entry for goal in (pair.measured, pair.observed) for entry in edition.insight.entries_of(goal)}
    return tuple(sorted(merged.values(), key=lambda entry: (entry.date, entry.id)))


def _account(pair: ReadPair, edition: Edition, *, page: str) -> tuple[Passage, ...]:
    """What each half is for and what its document says."""
    passages = []
    for goal, label in ((pair.measured, say("On the number")), (pair.observed, say("On what we see"))):
        text = edition.body(goal, page=page)
        if text.strip():
            why = say("Why: {why}", why=goal.why) if goal.why else ""
            passages.append(Passage(label, text, (why,) if why else ()))
    return tuple(passages)


def _meta(pair: ReadPair, edition: Edition) -> tuple[Term, ...]:
    owners = tuple(dict.fromkeys(link for goal in (pair.measured, pair.observed) for link in held_links(goal, edition)))
    terms = [Term(say("Held by"), owners)] if owners else []
    start, due = pair.measured.start, pair.measured.due
    if start and due:
        terms.append(Term(say("Period"), (Link(words.span(start, due)),)))
    elif due:
        terms.append(Term(say_as("label", "Due"), (Link(words.date(due)),)))
    themes = tuple(dict.fromkeys((*pair.measured.themes, *pair.observed.themes)))
    if themes:
        terms.append(Term(say("Themes"), theme_links(themes)))
    if reviewed := _reviewed(pair):
        terms.append(Term(say("Last review"), (Link(reviewed),)))
    return tuple(terms)


def _reviewed(pair: ReadPair) -> str:
    days = [goal.last_reviewed for goal in (pair.measured, pair.observed) if goal.last_reviewed]
    return words.date(max(days)) if days else ""


def _steps(earlier: ReadPair | None, later: ReadPair | None) -> tuple[Steps, ...]:
    def link(pair: ReadPair | None) -> Link | None:
        return (
            Link(pair_title(pair), addresses.href(addresses.pair_path(pair.measured, pair.observed))) if pair else None
        )

    return (Steps(say("Among the pairs"), link(earlier), link(later), in_time=False),) if earlier or later else ()
