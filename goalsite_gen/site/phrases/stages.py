"""What is said of a stage: its name, and how and when it came to stand, by an entry or by people in a review."""

from __future__ import annotations

from enum import Enum

from goalsite_gen.insight import Ladder as Climb
from goalsite_gen.site import words
from goalsite_gen.site.language import mark, say, say_count


class _Origin(Enum):
    SEEN = 1
    AGREED = 2
    CONTESTED = 3


_LINES = {
    (_Origin.SEEN, False): mark("since {month}"),
    (_Origin.SEEN, True): mark("since {month}; before that {stage}"),
    (_Origin.AGREED, False): mark("agreed on in a review in {month}"),
    (_Origin.AGREED, True): mark("agreed on in a review in {month}; before that {stage}"),
    (_Origin.CONTESTED, False): mark("the lowest of several views in a review in {month}"),
    (_Origin.CONTESTED, True): mark("the lowest of several views in a review in {month}; before that {stage}"),
}
"""The line beside a stage, by how it came and by whether there was another before."""

_ROWS = {
    _Origin.SEEN: mark("since {month}"),
    _Origin.AGREED: mark("agreed on in {month}"),
    _Origin.CONTESTED: mark("contested in {month}"),
}
"""The same in a row, where one line must do."""

_SENTENCES = {
    _Origin.SEEN: mark("What people see: {stage} since {month}."),
    _Origin.AGREED: mark("What people see: {stage}, as agreed on in a review in {month}."),
    _Origin.CONTESTED: mark("What people see: {stage}, the lowest of several views in a review in {month}."),
}


def stage_words(climb: Climb) -> str:
    """The name of the stage that leads, or what is to be said where none has been seen."""
    if climb.stage is not None:
        return climb.stage.name
    return say("No stage seen yet") if climb.indicator.stages else say("No stages described")


def since_words(climb: Climb) -> str:
    """The line beside the stage: how and when it came, and what was before."""
    if climb.stage is None or climb.since is None:
        stages = len(climb.indicator.stages)
        return say_count("of {n} stage described", "of {n} stages described", stages) if stages else ""
    month = words.month(climb.since)
    before = [change for change in climb.history if change.stage.id != climb.stage.id]
    if before:
        return say(_LINES[_origin(climb), True], month=month, stage=words.quoted(before[-1].stage.name))
    return say(_LINES[_origin(climb), False], month=month)


def short_since(climb: Climb) -> str:
    """The same for a row, without what was before; empty where no stage is known."""
    if climb.stage is None or climb.since is None:
        return ""
    month = words.month(climb.since)
    if _is_seen_once(climb):
        return say("seen once, in {month}", month=month)
    return say(_ROWS[_origin(climb)], month=month)


def rung_since(climb: Climb) -> str:
    """The same for the ladder itself, where there is room for a word; empty where no stage is known."""
    if climb.since is None:
        return ""
    month = words.short_month(climb.since)
    if climb.is_calibrated:
        return say("by review, {month}", month=month)
    return say("since {month}", month=month)


def stage_sentence(climb: Climb) -> str:
    """The stage in a sentence, with how and when it came; empty where none is known."""
    if climb.stage is None or climb.since is None:
        return ""
    stage, month = words.quoted(climb.stage.name), words.month(climb.since)
    if not climb.goal.is_active:
        return say("What people saw at the end: {stage}.", stage=stage)
    return say(_SENTENCES[_origin(climb)], stage=stage, month=month)


def _origin(climb: Climb) -> _Origin:
    if not climb.is_calibrated:
        return _Origin.SEEN
    return _Origin.CONTESTED if climb.is_contested else _Origin.AGREED


def _is_seen_once(climb: Climb) -> bool:
    """Whether the one sighting there is set the stage; an entry that challenges may have, and is no sighting."""
    return climb.sightings == 1 and not climb.is_calibrated and not climb.history[-1].challenges
