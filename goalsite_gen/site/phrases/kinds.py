"""The words of the vocabulary that a document picks from: types, sources, shifts, needs, ends, and how often."""

from __future__ import annotations

import re

from goalsite_gen.model import Goal
from goalsite_gen.model.types import Cadence
from goalsite_gen.site import words
from goalsite_gen.site.language import mark, mark_as, say, say_as, say_count

_TYPES = {
    "quantitative": mark("quantitative, measured"),
    "hard": mark("hard, measured"),
    "performance": mark("performance, measured"),
    "qualitative": mark("qualitative, observed"),
    "soft": mark("soft, observed"),
    "learning": mark("learning, observed"),
}
_SOURCES = {
    "observation": mark_as("source", "observation"),
    "feedback": mark_as("source", "feedback"),
    "survey": mark_as("source", "survey"),
    "interview": mark_as("source", "interview"),
    "reflection": mark_as("source", "reflection"),
    "result": mark_as("source", "result"),
}
_SHIFTS = {
    "capability": mark_as("shift", "Capability"),
    "understanding": mark_as("shift", "Understanding"),
    "relationship": mark_as("shift", "Relationship"),
}
_NEEDS = {
    "autonomy": mark_as("need", "autonomy"),
    "competence": mark_as("need", "competence"),
    "relatedness": mark_as("need", "relatedness"),
}
_CLOSED = {
    "achieved": mark("Achieved on {day}. {because}"),
    "missed": mark("Missed on {day}. {because}"),
    "paused": mark("Paused on {day}. {because}"),
    "dropped": mark("Dropped on {day}. {because}"),
}
_STATES = {
    "achieved": mark_as("goals", "Achieved"),
    "missed": mark_as("goals", "Missed"),
    "paused": mark_as("goals", "Paused"),
    "dropped": mark_as("goals", "Dropped"),
}
_LEANS = {"challenges": mark("Speaks against it"), "mixed": mark("Speaks both ways")}
_CADENCES = {
    "daily": mark("daily"),
    "weekly": mark("weekly"),
    "fortnightly": mark("fortnightly"),
    "monthly": mark("monthly"),
    "quarterly": mark("quarterly"),
    "yearly": mark("yearly"),
}
_EVERY = re.compile(r"(\d*) ?(day|week|month|quarter|year)s?\Z")


def type_words(kind: str) -> str:
    """A goal's type and the side it puts it on: `hard, measured`."""
    return say(_TYPES[kind])


def source_words(source: str) -> str:
    """Through what an entry was seen: `interview`."""
    return say_as(*_SOURCES[source])


def shift_words(shift: str) -> str:
    """What a milestone shifted, as a label: `Understanding`."""
    return say_as(*_SHIFTS[shift])


def need_words(need: str) -> str:
    """What a goal feeds in people; a need of the author's own stands as it was written."""
    known = _NEEDS.get(need.casefold())
    return say_as(*known) if known else need


def state_heading(state: str) -> str:
    """How goals were closed, as the heading above them: `Achieved`."""
    return say_as(*_STATES[state])


def closed_words(goal: Goal) -> str:
    """How a closed goal ended, in a sentence; empty for an active one."""
    if goal.is_active or goal.closed is None:
        return ""
    return say(_CLOSED[goal.state], day=words.date(goal.closed.date), because=goal.closed.because)


def lean_words(evidence: str) -> str:
    """What an entry that does not simply support its goal does, as a label; empty for one that supports it."""
    return say(_LEANS[evidence]) if evidence in _LEANS else ""


def every_words(every: Cadence | None) -> str:
    """How often, as in "it is read monthly", "every 2 weeks"; empty where nobody said."""
    if every is None:
        return ""
    bare = every.written.removeprefix("every ")
    if bare in _CADENCES:
        return say(_CADENCES[bare])
    found = _EVERY.match(bare)
    n, unit = (int(found[1] or 1), found[2]) if found else (every.days, "day")
    if unit == "day":
        return say_count("every day", "every {n} days", n)
    if unit == "week":
        return say_count("every week", "every {n} weeks", n)
    if unit == "month":
        return say_count("every month", "every {n} months", n)
    if unit == "quarter":
        return say_count("every quarter", "every {n} quarters", n)
    return say_count("every year", "every {n} years", n)
