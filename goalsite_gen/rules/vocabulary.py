"""What a vocabulary is: the words and turns by which some rules judge titles and definitions, for one language.

A language is data: one module that holds one `Vocabulary`. A wording belongs in it when it is wrong in nearly every
goal that uses it, not when it may be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """One turn of phrase that gives a weak wording away.

    `pattern` is a regular expression over lower-case text with single blanks, in which `{name}` stands for any word of
    the class of that name; `because` says why what it finds is weak; `example` is a text that this sign finds.
    """

    pattern: str
    because: str
    example: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What gives a weak wording away in one language.

    Classes are words by the name under which patterns refer to them, `_` for the blank inside a pair of words. Each
    further table says below it what it is for.
    """

    classes: Mapping[str, str]
    counted: tuple[Sign, ...]
    """Names that count work done. Work can be done without anything moving."""
    ordered: tuple[Sign, ...]
    """Titles that order an amount of work."""
    how_it_went: str
    """A pattern for what is said where not the work is counted but how well it went."""
    joints: str
    """A pattern for what stands between the clauses of a title."""
    tasks: str
    """A pattern for how a clause begins that can be ticked off. It must go on: `test` alone is no task."""
    unknown_task: str
    """A pattern for a clause that orders a particular thing with a verb we do not know: `weed the …`."""
    particular: str
    """A pattern for what makes a thing a particular one, which can be done once: `the …`."""
    same_again: str
    """A pattern for a clause that goes on about the same thing: `mend it`."""
    habits: str
    """A pattern for words that make of a list of tasks something that is done again and again."""
    promises: tuple[Sign, ...]
    """How a title begins that only promises more, or better."""
    hollow: frozenset[str]
    """Words that name everything and nothing, and the small words between them."""
    hollow_endings: tuple[str, ...]
    """How further such words end."""
    possessives: tuple[str, ...]
    """What a word may end in besides, and is the same word."""
    slogans: tuple[Sign, ...]
    """Turns that only promise, whatever their other words are."""
    wishes: tuple[Sign, ...]
    """Titles that say what somebody wishes to be. One in which something can be seen or checked is no mere wish."""
    checkable: str
    """A pattern for what can be checked in a title: an amount, a moment, a condition, a comparison."""
    tails: str
    """A pattern for where, for whom and in what a promise is to hold. It narrows a promise and adds nothing to see."""
    amounts: tuple[Sign, ...]
    """A number that growth is told to reach, as against one that belongs to an event."""
    inner: tuple[Sign, ...]
    """States nobody can see from outside, and comparisons without a measure."""
    still: str
    """A pattern for verbs in which nothing happens: with them and no others, and no moment, there is no event."""
    moment: str
    """A pattern for what places an event in time, or among people."""
    nothing_happens: str
    """What is said of a definition in which nothing happens."""
    empty: str
    """A pattern for turns with a visible verb in which nothing is to be seen: `takes ownership`."""
    seen: frozenset[str]
    """Verbs for what somebody can be seen or heard doing, as in a dictionary, and their irregular forms."""
    endings: tuple[tuple[str, str], ...]
    """How a form is led back to its verb: an ending, and what the dictionary has instead."""
    before_nouns: frozenset[str]
    """Words after which a verb's form is none, `the change`, or is only intended, `to ask`."""
    fewest_words: int
    """Who does what, and when: it cannot be said in fewer."""
