"""What happened, as rows of histories, years and wins: an entry with the stages it set, a review, an end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from goalsite_gen.insight import Insight, StageChange
from goalsite_gen.insight import Ladder as Climb
from goalsite_gen.model import Entry, Review
from goalsite_gen.site import addresses, phrases, words
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import say
from goalsite_gen.site.rows import goal_links, milestone
from goalsite_gen.site.sheets.notes import entry_title, when
from goalsite_gen.site.views import Happening, Passage, Tag


@dataclass(frozen=True, slots=True)
class Move:
    """A change of stage: on which ladder, what it set, what stood before (None for the first one)."""

    climb: Climb
    now: StageChange
    before: StageChange | None

    @property
    def is_gain(self) -> bool:
        """Whether it led up; a first stage is a starting point and gains nothing."""
        return self.before is not None and self.now.rank > self.before.rank

    @property
    def lost_on(self) -> date | None:
        """The first day after it on which the stage was lower."""
        later = self.climb.history[self.climb.history.index(self.now) + 1 :]
        return next((change.date for change in later if change.rank < self.now.rank), None)


Moves = Mapping[tuple[bool, str], tuple[Move, ...]]
"""The moves that an entry or a review brought, by whether it is a review, and its id."""


def moves_of(climb: Climb) -> Iterator[Move]:
    """Every change of stage on a ladder, oldest first."""
    if climb.history:
        yield Move(climb, climb.history[0], None)
    for before, now in pairwise(climb.history):
        yield Move(climb, now, before)


def all_moves(insight: Insight) -> Moves:
    """The moves on all ladders."""
    found: dict[tuple[bool, str], list[Move]] = {}
    for climbs in insight.ladders.values():
        for climb in climbs:
            for move in moves_of(climb):
                found.setdefault((move.now.is_calibrated, move.now.source), []).append(move)
    return {source: tuple(moves) for source, moves in found.items()}


def brought(moves: Moves, content: Entry | Review) -> tuple[Move, ...]:
    """The moves that an entry or a review brought."""
    return moves.get((isinstance(content, Review), content.id), ())


def move_tag(move: Move) -> Tag:
    """A move in a phrase that names the sign and the stages."""
    sign, stage = move.climb.indicator.name, words.quoted(move.now.stage.name)
    if move.before is None:
        return Tag(say("{sign}: first seen at {stage}", sign=sign, stage=stage))
    before = words.quoted(move.before.stage.name)
    if move.is_gain:
        return Tag(say("{sign}: from {before} on to {stage}", sign=sign, before=before, stage=stage))
    return Tag(say("{sign}: from {before} back to {stage}", sign=sign, before=before, stage=stage), against=True)


def lean_tags(entry: Entry) -> tuple[Tag, ...]:
    """What is to be said of an entry that does not plainly support."""
    said = phrases.lean_words(entry.evidence)
    return (Tag(said, against=True),) if said else ()


def led_to(entry: Entry) -> tuple[Passage, ...]:
    """What an entry changed and led to."""
    found = ((say("What it changed"), entry.impact), (say("What it led to"), entry.led_to))
    return tuple(Passage(label, text) for label, text in found if text)


def entry_happening(
    entry: Entry,
    edition: Edition,
    *,
    moves: tuple[Move, ...] = (),
    with_goals: bool = False,
    with_shift: bool = True,
    with_notes: bool = False,
) -> Happening:
    """An entry as something that happened.

    `moves` are the stages it set, `with_goals` names its goals, `with_shift` prints before and after of a milestone,
    `with_notes` what it changed and led to.
    """
    shift = milestone(entry)
    marked = (Tag(say("Milestone: {shift}", shift=shift.shift)),) if shift else ()
    return Happening(
        when=when(entry.date, short=True),
        text=entry_title(entry, edition),
        href=addresses.href(addresses.entry_path(entry)),
        tags=(*marked, *map(move_tag, moves), *lean_tags(entry)),
        milestone=shift if with_shift else None,
        notes=led_to(entry) if with_notes else (),
        by=words.list_of(entry.authors) if entry.authors else "",
        goals=goal_links(entry.goals, edition.portfolio) if with_goals else (),
    )
