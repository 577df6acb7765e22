"""Wins: milestones, goals achieved, targets reached, stages gained, the latest first; all of it judged by people.

Nothing is promoted here. A milestone is one because its author said so, a stage because an observer or the assessors of
a review named it, a goal is achieved because somebody closed it so. A target counts from the first of the readings that
have stayed at it until today. What speaks against a goal is no win, whatever else it says, and a first stage is where
one begins.

Milestones are told in full. A stage takes a line that leads to who set it, also where it came with a milestone, so that
the list of stages is whole. The latest of each kind stand open, the earlier fold, and where there are many more there
are parts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from goalsite_gen.insight import Progress, Standing, share_done
from goalsite_gen.model import Entry, Goal, Reading, Review
from goalsite_gen.model.types import key
from goalsite_gen.site import addresses, phrases, words
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.figures import chart_id
from goalsite_gen.site.language import say, say_count
from goalsite_gen.site.parts import cut, part_path, part_title, parts_of
from goalsite_gen.site.rows import quarter_words
from goalsite_gen.site.sheets.happenings import Move, all_moves, brought, entry_happening, lean_tags, move_tag
from goalsite_gen.site.sheets.notes import when
from goalsite_gen.site.views import (
    Happening,
    Link,
    Page,
    Passage,
    Tag,
    WinFold,
    WinGroup,
    WinsPage,
)

_TARGET, _GOAL, _STAGE, _MILESTONE = range(4)
"""The order of what was won on one day, the last first."""

MOST_WINS = 100
"""Wins on one page; a milestone may bring what was before and after, what it changed and what it led to."""

MOST_OPEN = 6
"""Milestones, and goals and targets, that stand open; the earlier of a page fold."""

MOST_LINES = 12
"""Stages of the latest quarter that stand open."""


@dataclass(frozen=True, slots=True)
class Win:
    """A win on its day: what kind it is, and how it is told."""

    day: date
    kind: int
    row: Happening


def plan(edition: Edition) -> Iterator[Page]:
    """All wins, on as many pages as they need; each holds those of a stretch of time."""
    found = (*_of_entries(edition), *_of_reviews(edition), *_of_goals(edition))
    in_order = sorted(found, key=lambda win: (win.day, win.kind, win.row.href, win.row.text), reverse=True)
    stretches = cut(in_order, MOST_WINS)
    for number, wins in enumerate(stretches, 1):
        yield WinsPage(
            path=part_path(addresses.WINS, number),
            title=part_title(say("Wins"), number),
            heading=say("Wins"),
            description=say("What was gained, as those who saw it judged: milestones, stages, goals, targets."),
            section="wins",
            lead=words.sentences(
                say("What people judged to have been gained. Most of it is quiet."), _counted(in_order)
            ),
            milestones=_latest(wins, (_MILESTONE,)),
            reached=_latest(wins, (_GOAL, _TARGET)),
            stages=_stages(wins, edition),
            parts=parts_of(stretches, number, path=addresses.WINS, label=_label),
            nothing="" if wins else _nothing(edition),
        )


def _nothing(edition: Edition) -> str:
    if edition.portfolio.entries:
        return say("Nobody has called anything a milestone yet, and no stage, goal or target has been reached.")
    return say("There is nothing to tell yet.")


def _label(wins: Sequence[Win]) -> str:
    """The months that some wins lie in."""
    return words.span(wins[-1].day, wins[0].day) if wins else ""


def _counted(wins: Sequence[Win]) -> str:
    """How many wins of each kind there are, on all parts together."""
    counts = Counter(win.kind for win in wins)
    milestones, stages, goals, targets = (counts[kind] for kind in (_MILESTONE, _STAGE, _GOAL, _TARGET))
    parts = [say_count("{n} milestone", "{n} milestones", milestones)] if milestones else []
    parts += [say_count("{n} goal achieved", "{n} goals achieved", goals)] if goals else []
    parts += [say_count("{n} target reached", "{n} targets reached", targets)] if targets else []
    parts += [say_count("{n} stage gained", "{n} stages gained", stages)] if stages else []
    return words.sentence(words.list_of(parts))


def _latest(wins: Sequence[Win], kinds: tuple[int, ...]) -> WinGroup:
    """Wins of these kinds: the latest open, the earlier in one fold."""
    of_kind = [win for win in wins if win.kind in kinds]
    rows, earlier = tuple(win.row for win in of_kind), of_kind[MOST_OPEN:]
    folds = (_fold(_label(earlier), rows[MOST_OPEN:]),) if earlier else ()
    return WinGroup(rows[:MOST_OPEN], folds)


def _stages(wins: Sequence[Win], edition: Edition) -> WinGroup:
    """Stages gained: those of the latest quarter open, the others folded by quarter."""
    quarters = [
        (name, tuple(win.row for win in of_quarter))
        for name, of_quarter in groupby(
            (win for win in wins if win.kind == _STAGE), key=lambda win: quarter_words(win.day, edition.portfolio)
        )
    ]
    if not quarters:
        return WinGroup()
    name, latest = quarters[0]
    rest = ((name, latest[MOST_LINES:]),) if len(latest) > MOST_LINES else ()
    return WinGroup(latest[:MOST_LINES], tuple(_fold(*each) for each in (*rest, *quarters[1:])), opened=name)


def _fold(name: str, rows: tuple[Happening, ...]) -> WinFold:
    return WinFold(say_count("{period}: {n} more", "{period}: {n} more", len(rows), period=name), rows)


def _of_entries(edition: Edition) -> Iterator[Win]:
    """Milestones, and the stages that entries gained."""
    moves = all_moves(edition.insight)
    for entry in edition.portfolio.entries:
        if entry.evidence == "challenges":
            continue
        gained = tuple(move for move in brought(moves, entry) if move.is_gain)
        if entry.milestone:
            row = entry_happening(entry, edition, moves=gained, with_goals=True, with_notes=True)
            yield Win(entry.date, _MILESTONE, replace(row, tags=(*row.tags, *_lost(gained))))
        for move in gained:
            yield Win(entry.date, _STAGE, _gain(move, entry, also=lean_tags(entry)))


def _of_reviews(edition: Edition) -> Iterator[Win]:
    """Stages gained because the assessors of a review agreed on them."""
    moves = all_moves(edition.insight)
    for review in edition.portfolio.reviews:
        for move in filter(lambda move: move.is_gain, brought(moves, review)):
            yield Win(move.now.date, _STAGE, _gain(move, review, also=(Tag(say("Agreed on together")),)))


def _gain(move: Move, source: Entry | Review, *, also: tuple[Tag, ...]) -> Happening:
    """A stage gained, in a line that leads to the entry or the review that set it."""
    goal = move.climb.goal
    return Happening(
        when=when(move.now.date, short=True),
        text=move_tag(move).text,
        href=addresses.href(addresses.page_of(source)),
        tags=(*also, *_lost((move,))),
        goals=(Link(goal.title, addresses.href(addresses.goal_path(goal))),),
    )


def _lost(gained: tuple[Move, ...]) -> tuple[Tag, ...]:
    """What of a gain did not last: a page of wins says so."""
    return tuple(
        Tag(say("Lost again in {month}", month=words.month(move.lost_on)), against=True)
        for move in gained
        if move.lost_on
    )


def _of_goals(edition: Edition) -> Iterator[Win]:
    """Goals closed as achieved, and targets that are reached."""
    for goal in edition.portfolio.goals.values():
        if goal.state == "achieved" and goal.closed:
            yield Win(goal.closed.date, _GOAL, _achieved(goal))
            continue
        for progress in edition.insight.progress_of(goal):
            if reading := _reached(progress):
                yield Win(reading.date, _TARGET, _target(goal, progress, reading))


def _achieved(goal: Goal) -> Happening:
    because = goal.closed.because if goal.closed else ""
    day = goal.closed.date if goal.closed else date.min
    return Happening(
        when=when(day, short=True),
        text=goal.title,
        href=addresses.href(addresses.goal_path(goal)),
        tags=(Tag(say("Goal achieved")),),
        notes=(Passage(say("In the words of those who closed it"), because),) if because else (),
        by=goal.owner,
    )


def _reached(progress: Progress) -> Reading | None:
    """The first of the readings that have stayed at the target until now; None where it is not reached."""
    if progress.standing not in (Standing.REACHED, Standing.DELIVERED):
        return None
    since = None
    for reading in progress.readings:
        is_there = _is_there(progress, reading.value)
        since = (since or reading) if is_there else None
    return since


def _is_there(progress: Progress, value: float) -> bool:
    terms = progress.terms
    if progress.metric.aim == "deliver":
        return terms.target is not None and value >= terms.target
    share = share_done(terms, value)
    return share >= 1 if share is not None else value == terms.target


def _target(goal: Goal, progress: Progress, reading: Reading) -> Happening:
    metric = progress.metric
    path = addresses.href(addresses.goal_path(goal))
    label = say("Delivered") if metric.aim == "deliver" else say("Target reached")
    target = progress.terms.target
    value = phrases.value_of(metric, reading.value)
    said = say("{value}; the target is {target}", value=value, target=phrases.value_of(metric, target or 0.0))
    bare = target is None or (metric.aim == "deliver" and not metric.unit)
    name = metric.name if key(metric.name) != key(goal.title) else ""
    tag = say("Delivered: {what}", what=name) if bare and name else label
    return Happening(
        when=when(reading.date, short=True),
        text=goal.title,
        href=f"{path}#{chart_id(metric.id)}",
        tags=(Tag(tag),),
        notes=() if bare else (Passage(name or say("The number"), said),),
        by=goal.owner,
    )
