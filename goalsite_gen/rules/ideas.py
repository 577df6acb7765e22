"""The ideas that rules rest on, in words: what is believed, what is recorded, and how often. Pitfalls have their own.

The ids are those that rules name in their docstrings; users see the words.
"""

from __future__ import annotations

from collections.abc import Mapping

from goalsite_gen.findings import Rule
from goalsite_gen.rules.pitfalls import PITFALLS, ideas

IDEAS: Mapping[str, str] = {
    "F1": "A number and what people experience belong side by side, never one instead of the other.",
    "F2": "Progress is led in a circle: purpose, signs, a number, and looking back.",
    "F3": "Begin with why, break it into outcomes one can measure, and look back on facts and on feelings.",
    "F4": "Being busy is not getting ahead.",
    "F5": "Hard goals are measured, dated and about results; soft goals go on, and are about how people act.",
    "F6": "A good soft goal has five parts: why, signs, behaviours, a way to hear from others, and a partner.",
    "F7": "Growth is seen in five ways: what others say, what they do, how they feel, a journal, and other numbers.",
    "F9": "Wins are recognised in public, and growth is tied to the result it serves.",
    "F10": "A quiet milestone is a real shift in what people can do, in what they understand, or between them.",
    "F11": "Every target in numbers has a counterpart in what one would see, and the two are compared regularly.",
    "F12": "A capability grows in stages. People judge them, so what they judge by is on record.",
    "F13": "A story is evidence for people outside: told, never added up, and resting on what was written down.",
    "F15": "A few signs with stages, a light way to write, and reviews that change what does not work.",
    "F16": "A definition turns a wish into an event that one can see.",
    "F17": "A balanced scorecard shows growth beside results, and replaces neither.",
    "F18": "Who notices progress, and celebrates it, gains the confidence to act again.",
    "F19": "Every performance goal has a learning goal beside it: one measures what comes out, the other builds what "
    "it comes from.",
    "F20": "Who looks at outcomes alone repeats what worked last time.",
    "F21": "A team that grows needs words for growth that all of it shares.",
    "F22": "Purpose is personal, and progress can be shared: each reader sees what is meant for them.",
    "D1": "What was observed is written down with its day, its sign, and what came of it.",
    "D2": "Progress looks different at each stage, so each stage says what it looks like.",
    "D3": "Setbacks teach more than wins.",
    "D4": "Evidence against oneself is looked for on purpose.",
    "D5": "An observation is written down when it is made: memory flatters.",
    "D7": "Each team owns its own signs.",
    "D8": "People judge, not programs: somebody stands behind each goal and each entry.",
    "D9": "A dip with its reason beside it teaches something; a dip alone frightens.",
    "D10": "Growth shows over quarters and years.",
    "D11": "A goal names what people can practise, not only what they should become.",
    "D13": "A goal says what it makes possible: so that …",
    "D14": "Goals serve a mission.",
    "D20": "What was seen once is no pattern.",
    "D23": "Readers want to know how fresh a page is.",
    "N1": "Three to five signs are what people can keep in mind.",
    "N2": "One entry a person and week is a good rhythm.",
    "N4": "A month is a good time between two reviews.",
    "N5": "Writing down an observation takes a minute.",
    "N6": "A pilot begins with two signs and a quarter.",
    "N8": "No trend is stated on too little evidence.",
    "N10": "People are asked again and again, and it is shown how many answered.",
    "N11": "Three signs and one number are enough to begin with.",
    "N12": "A target says how much and by when: a level, a change, or a line not to cross.",
}
"""What the ids of families F, D and N stand for, as far as rules name them."""

GROUNDS: Mapping[str, str] = {
    "F": "A page shows what its author meant, or it is said that it cannot: nothing is guessed, and nothing in doubt "
    "is published.",
    "L": "What belongs together is linked, and whoever follows a link arrives.",
    "P": IDEAS["F1"],
    "D": "A goal says enough to be judged by.",
    "J": "What stands on a page was really read or seen.",
    "C": IDEAS["D23"],
    "H": IDEAS["D4"],
    "S": IDEAS["F13"],
    "A": IDEAS["F22"],
}
"""What a family of rules rests on, for those of its rules that name no idea of their own."""


def ideas_in_words(rule: Rule) -> tuple[str, ...]:
    """The sentences a rule rests on: its ideas, then the pitfalls it finds; its family's where it names none."""
    named = ideas(rule)
    told = [IDEAS[idea] for idea in named if idea in IDEAS]
    told += [f"Pitfall: {PITFALLS[idea][:1].lower()}{PITFALLS[idea][1:]}." for idea in named if idea in PITFALLS]
    return tuple(told) or (GROUNDS[rule.code[0]],)
