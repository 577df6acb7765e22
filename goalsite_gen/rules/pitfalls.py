"""The pitfalls of working with goals, and which rules find each: as the rules themselves say in their docstrings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from goalsite_gen.findings import FAMILIES, Rule

PITFALLS: Mapping[str, str] = {
    "P1": "A goal so vague that anything could count as reaching it",
    "P2": "The soft half as an extra: its number is kept up, its journal falls silent",
    "P3": "A goal that serves no purpose anyone has written down",
    "P4": "A goal that nobody follows up",
    "P5": "A number with nothing beside it",
    "P6": "Work done, counted as progress made",
    "P7": "A number as the target of a growth goal",
    "P8": "A sign given up before it had time to show anything",
    "P9": "Evidence that only ever flatters",
    "P10": "Anecdotes that belong to no definition and no sign",
    "P11": "All numbers given up: growth goals and nothing else",
    "P12": "Milestones handed out until they mean nothing",
    "P13": "One list of signs, copied to every team",
    "P14": "A journal written afterwards, all at once",
    "P15": "Speed measured, with no quality to answer for it",
    "P16": "People ranked by what was meant to help them grow",
    "P17": "Panic at a dip that nobody has explained",
    "P18": "Stages nobody has agreed on lately, reviews put off",
    "P19": "A list of tasks called a goal",
    "P20": "A result with no partner that would let it last",
    "P21": "A portfolio that speaks of results only",
    "P22": "More signs than anyone can watch",
}
"""What goes wrong, by id."""

_IDEAS = re.compile(r"\(((?:[A-Z]\d+(?:,\s*)?)+)\)")


def ideas(rule: Rule) -> tuple[str, ...]:
    """The ids of the ideas, numbers, facts and pitfalls that a rule serves, in the order of its docstring."""
    head = rule.doc.split("\nBad:", 1)[0]
    return tuple(dict.fromkeys(one for found in _IDEAS.finditer(head) for one in re.findall(r"[A-Z]\d+", found[1])))


def finders(rules: Iterable[Rule]) -> Mapping[str, tuple[Rule, ...]]:
    """The rules that find each pitfall, in the order of their codes; none where no rule says that it does."""
    known = sorted(rules, key=lambda rule: (list(FAMILIES).index(rule.code[0]), rule.code))
    return {pitfall: tuple(rule for rule in known if pitfall in ideas(rule)) for pitfall in PITFALLS}
