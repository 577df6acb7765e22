"""Pairs: the index by reading, and the spread of each pair."""

from __future__ import annotations

from collections.abc import Iterator

from goalsite_gen.insight import Ladder as Climb
from goalsite_gen.insight import PairReading, ReadPair
from goalsite_gen.model import Entry
from goalsite_gen.model.types import slug
from goalsite_gen.site import addresses, phrases, words
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.rows import entry_row, held_links, theme_links
from goalsite_gen.site.sheets.notes import LETTERS, notable, notes_for
from goalsite_gen.site.sheets.pairs import lone_row, pair_row, spread
from goalsite_gen.site.views import Link, Page, PairGroup, PairPage, PairsPage, Passage, Steps, Term

_HEADINGS = {
    PairReading.HOLLOW: "Hollow",
    PairReading.STALLED: "Stalled",
    PairReading.BUILDING: "Building",
    PairReading.TOO_EARLY: "Too early to say",
    PairReading.BALANCED: "Balanced",
}


def plan(edition: Edition) -> Iterator[Page]:
    """The index, then a page for each pair."""
    pairs = edition.pairs
    yield _index(edition)
    for at, pair in enumerate(pairs):
        earlier = pairs[at - 1] if at else None
        later = pairs[at + 1] if at + 1 < len(pairs) else None
        yield _page(pair, edition, steps=_steps(earlier, later))


def pair_title(pair: ReadPair) -> str:
    """Both halves in one line."""
    return f"{pair.measured.title} and {pair.observed.title}"


def _index(edition: Edition) -> PairsPage:
    groups = []
    for reading, heading in _HEADINGS.items():
        rows = tuple(pair_row(pair, edition) for pair in edition.pairs if pair.reading is reading)
        if rows:
            groups.append(PairGroup(slug(heading), heading, phrases.pair_sentence(reading), rows))
    if alone := tuple(lone_row(goal, edition) for goal in edition.alone):
        said = (
            "A number with nothing beside it says what was achieved and not how; growth alone has nothing to answer to."
        )
        groups.append(PairGroup("alone", "Standing alone", said, alone))
    return PairsPage(
        path=addresses.PAIRS,
        title="Pairs",
        heading="Pairs",
        description="Every number with what people observe beside it, hollow pairs first.",
        section="pairs",
        lead="A number can be moved in ways nobody would be proud of. So each stands beside something people can see.",
        groups=tuple(groups),
        nothing="" if groups else "There is no pair in this edition yet.",
    )


def _page(pair: ReadPair, edition: Edition, *, steps: tuple[Steps, ...]) -> PairPage:
    path = addresses.pair_path(pair.measured, pair.observed)
    both = _entries(pair, edition)
    chosen = notable(both)
    notes = notes_for(chosen, edition, page=path)
    progress = edition.insight.progress_of(pair.measured)
    lead = [phrases.pair_sentence(pair.reading)]
    if progress:
        lead.append(phrases.standing_sentence(progress[0]))
    if stage := _stage_sentence(edition.ladders_of(pair.observed)):
        lead.append(stage)
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
        description=" ".join(lead),
        section="pairs",
        up=(Link("Pairs", addresses.PAIRS),),
        lead=" ".join(lead),
        meta=_meta(pair, edition),
        facing=spread(pair, edition, page=path, notes=notes),
        entries=tuple(entry_row(entry, edition, letter=letter) for letter, entry in zip(LETTERS, chosen, strict=False)),
        account=_account(pair, edition, page=path),
        others=others,
        steps=steps,
        downloads=tuple(
            Link(f"{each.metric.name} as CSV", addresses.href(addresses.csv_path(each.metric)))
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
    for goal, label in ((pair.measured, "On the number"), (pair.observed, "On what we see")):
        text = edition.body(goal, page=page)
        if text.strip():
            why = f"Why: {goal.why}" if goal.why else ""
            passages.append(Passage(label, text, (why,) if why else ()))
    return tuple(passages)


def _meta(pair: ReadPair, edition: Edition) -> tuple[Term, ...]:
    owners = tuple(dict.fromkeys(link for goal in (pair.measured, pair.observed) for link in held_links(goal, edition)))
    terms = [Term("Held by", owners)] if owners else []
    start, due = pair.measured.start, pair.measured.due
    if start and due:
        terms.append(Term("Period", (Link(words.span(start, due)),)))
    elif due:
        terms.append(Term("Due", (Link(words.date(due)),)))
    themes = tuple(dict.fromkeys((*pair.measured.themes, *pair.observed.themes)))
    if themes:
        terms.append(Term("Themes", theme_links(themes)))
    if reviewed := _reviewed(pair):
        terms.append(Term("Last review", (Link(reviewed),)))
    return tuple(terms)


def _reviewed(pair: ReadPair) -> str:
    days = [goal.last_reviewed for goal in (pair.measured, pair.observed) if goal.last_reviewed]
    return words.date(max(days)) if days else ""


def _stage_sentence(climbs: tuple[Climb, ...]) -> str:
    if not climbs or climbs[0].stage is None:
        return ""
    since = f" since {words.month(climbs[0].since)}" if climbs[0].since else ""
    return f"What people see: “{climbs[0].stage.name}”{since}."


def _steps(earlier: ReadPair | None, later: ReadPair | None) -> tuple[Steps, ...]:
    def link(pair: ReadPair | None) -> Link | None:
        return (
            Link(pair_title(pair), addresses.href(addresses.pair_path(pair.measured, pair.observed))) if pair else None
        )

    return (Steps("Among the pairs", link(earlier), link(later)),) if earlier or later else ()
