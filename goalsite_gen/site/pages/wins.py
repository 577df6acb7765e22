"""Wins: milestones, stages gained, goals achieved, targets reached, the latest first; all of it judged by people.

Nothing is promoted here. A milestone is one because its author said so, a stage because an observer or the assessors of
a review named it, a goal is achieved because somebody closed it so. A target counts from the first of the readings that
have stayed at it until today. What speaks against a goal is no win, whatever else it says, and a first stage is where
one begins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from goalsite_gen.insight import Progress, Standing, share_done
from goalsite_gen.model import Goal, Reading
from goalsite_gen.model.types import key
from goalsite_gen.site import addresses, phrases, words
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.figures import chart_id
from goalsite_gen.site.language import say, say_count
from goalsite_gen.site.parts import cut, jumps_of, part_path, part_title, parts_of
from goalsite_gen.site.rows import goal_links
from goalsite_gen.site.sheets.happenings import Move, all_moves, brought, entry_happening, move_tag
from goalsite_gen.site.sheets.notes import when
from goalsite_gen.site.views import Happening, Page, Passage, Tag, WinsPage, WinYear

_MILESTONE, _STAGE, _GOAL, _TARGET = range(4)

MOST_WINS = 100
"""Wins on one page; each may bring what was before and after, what it changed and what it led to."""


@dataclass(frozen=True, slots=True)
class Win:
    """A win on its day: what kind it is, and how it is told."""

    day: date
    kind: int
    row: Happening


def plan(edition: Edition) -> Iterator[Page]:
    """All wins by year, on as many pages as they need."""
    found = (*_of_entries(edition), *_of_reviews(edition), *_of_goals(edition))
    in_order = sorted(found, key=lambda win: (win.day, win.kind, win.row.href, win.row.text), reverse=True)
    stretches = cut(in_order, MOST_WINS)
    counts = Counter((win.day.year, win.kind) for win in in_order)
    jumps = jumps_of(stretches, path=addresses.WINS, year=lambda win: win.day.year)
    for number, wins in enumerate(stretches, 1):
        yield WinsPage(
            path=part_path(addresses.WINS, number),
            title=part_title(say("Wins"), number),
            heading=say("Wins"),
            description=say("What was gained, as those who saw it judged: milestones, stages, goals, targets."),
            section="wins",
            lead=say("What people judged to have been gained, and who saw it. Most of it is quiet."),
            years=tuple(
                _year(year, tuple(of_year), counts) for year, of_year in groupby(wins, key=lambda win: win.day.year)
            ),
            jumps=jumps,
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


def _year(year: int, wins: tuple[Win, ...], counts: Counter[tuple[int, int]]) -> WinYear:
    """A year, or what of it stands on a page; `counts` has all wins by year and kind."""
    milestones, stages, goals, targets = (counts[year, kind] for kind in (_MILESTONE, _STAGE, _GOAL, _TARGET))
    parts = [say_count("{n} milestone", "{n} milestones", milestones)] if milestones else []
    parts += [say_count("{n} stage gained", "{n} stages gained", stages)] if stages else []
    parts += [say_count("{n} goal achieved", "{n} goals achieved", goals)] if goals else []
    parts += [say_count("{n} target reached", "{n} targets reached", targets)] if targets else []
    return WinYear(f"y{year:04}", f"{year:04}", words.sentence(words.list_of(parts)), tuple(win.row for win in wins))


def _of_entries(edition: Edition) -> Iterator[Win]:
    """Milestones, and entries by which a stage was gained; an entry that is both is a milestone."""
    moves = all_moves(edition.insight)
    for entry in edition.portfolio.entries:
        gained = tuple(move for move in brought(moves, entry) if move.is_gain)
        if entry.evidence == "challenges" or not (entry.milestone or gained):
            continue
        row = entry_happening(entry, edition, moves=gained, with_goals=True, with_notes=True)
        told = replace(row, tags=(*row.tags, *_lost(gained)))
        yield Win(entry.date, _MILESTONE if entry.milestone else _STAGE, told)


def _of_reviews(edition: Edition) -> Iterator[Win]:
    """Stages gained because the assessors of a review agreed on them."""
    moves = all_moves(edition.insight)
    for review in edition.portfolio.reviews:
        for move in filter(lambda move: move.is_gain, brought(moves, review)):
            row = Happening(
                when=when(move.now.date, short=True),
                text=say("Agreed on together: {stage}", stage=words.quoted(move.now.stage.name)),
                href=addresses.href(addresses.page_of(review)),
                tags=(move_tag(move), *_lost((move,))),
                notes=(Passage(say("What it rests on"), move.now.because),) if move.now.because else (),
                by=words.list_of(move.now.assessors) if move.now.assessors else "",
                goals=goal_links((move.climb.goal.id,), edition.portfolio),
            )
            yield Win(move.now.date, _STAGE, row)


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
    return Happening(
        when=when(reading.date, short=True),
        text=goal.title,
        href=f"{path}#{chart_id(metric.id)}",
        tags=(Tag(label),),
        notes=() if bare else (Passage(name or say("The number"), said),),
        by=goal.owner,
    )
