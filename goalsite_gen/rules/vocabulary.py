"""What a vocabulary is: the words and turns by which some rules judge titles and definitions, for one language.

A language is data, one module with one `Vocabulary`, entered in `VOCABULARIES`; a rule that reads language is silent
in a language that has none. A wording belongs in a vocabulary when it is wrong in nearly every goal that uses it, not
when it may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from goalsite_gen.rules.english import CLASSES, SIGNS, WORDS

MOST_FREE_WORDS = 3
"""As many words as a sign may skip: what stands further apart does not belong together."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One turn of phrase that gives a weak wording away.

    `pattern` is a regular expression over lower-case text with single blanks, in which `{name}` stands for any word
    of that class; `because` ends the sentence "this is weak because …"; `example` is a text that the sign finds.
    """

    pattern: str
    because: str
    example: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a sign found: the words as they stand in the plain text, and why they are weak."""

    words: str
    because: str


@dataclass(frozen=True)
class Vocabulary:
    """What gives a weak wording away in one language.

    `classes` are words by the name under which signs refer to them; `_` stands for the blank inside a pair of words.
    The other tables stand below with what they are for.
    """

    classes: Mapping[str, str]
    counted: tuple[Sign, ...]
    """Names that count work done. Work can be done without anything moving."""
    ordered: tuple[Sign, ...]
    """Titles that order an amount of work."""
    how_it_went: str
    """What follows where not the work is counted but how well it went; a pattern."""
    joints: str
    """What stands between the clauses of a title; a pattern."""
    tasks: str
    """How a clause begins that can be ticked off; a pattern. It must go on: `test` alone is no task."""
    habits: str
    """Words that make of a list of tasks something done again and again; a pattern."""
    promises: tuple[Sign, ...]
    """How a title begins that only promises more, or better."""
    hollow: frozenset[str]
    """Words that name everything and nothing, and the small words between them."""
    amounts: tuple[Sign, ...]
    """A number that growth is told to reach, as against one that belongs to an event."""
    inner: tuple[Sign, ...]
    """States nobody can see from outside, and comparisons without a measure."""
    empty: str
    """Turns with a visible verb in which nothing is to be seen: `takes ownership`; a pattern."""
    seen: frozenset[str]
    """Verbs for what somebody can be seen or heard doing, as they stand in a dictionary, and irregular forms."""
    endings: tuple[tuple[str, str], ...]
    """How a form is led back to its verb: an ending, and what stands there in the dictionary."""
    before_nouns: frozenset[str]
    """Words after which a form of a verb is none: `the change`, `at work`, and what is only intended: `to ask`."""
    fewest_words: int
    """Who does what, and when: it cannot be said in fewer."""

    def count_of_work(self, text: str) -> Found | None:
        """Where a metric's name, or a title, counts work done."""
        found = self._first(self._counted, text)
        return None if found and self._how_it_went.search(text) else found

    def order_of_work(self, text: str) -> Found | None:
        """Where a title orders an amount of work."""
        found = self._first(self._ordered, text)
        return None if found and self._how_it_went.search(text) else found

    def tasks_in(self, text: str) -> int:
        """How many things to tick off a title lists; 0 where it does not begin with one, or speaks of a habit."""
        clauses = self._joints.split(text)
        if not self._task.match(clauses[0]) or self._habits.search(text):
            return 0
        return sum(bool(self._task.match(clause)) for clause in clauses)

    def promise(self, text: str) -> Found | None:
        """Where a title only promises more of something that all could promise."""
        if not all(word in self.hollow for word in _words(text)):
            return None
        return self._first(self._promises, text)

    def amount(self, text: str) -> Found | None:
        """Where a title or a definition gives a number to reach."""
        return self._first(self._amounts, text)

    def unseen(self, text: str) -> Found | None:
        """Where a definition speaks of states only; one with something to see in it has the benefit of the doubt."""
        found = self._first(self._inner, text)
        if found is None:
            return None
        rest = self._empty.sub(" … ", text)
        for pattern, _ in self._inner:
            rest = pattern.sub(" … ", rest)
        return None if self._shows_something(rest) else found

    def _shows_something(self, text: str) -> bool:
        if '"' in text or "“" in text:
            return True
        before = ""
        for word in _words(text):
            if before not in self.before_nouns and self._is_seen(word):
                return True
            before = word
        return False

    def _is_seen(self, word: str) -> bool:
        return word in self.seen or any(
            word.endswith(ending) and f"{word[: -len(ending)]}{instead}" in self.seen
            for ending, instead in self.endings
        )

    @staticmethod
    def _first(signs: Iterable[tuple[re.Pattern[str], Sign]], text: str) -> Found | None:
        for pattern, sign in signs:
            if found := pattern.search(text):
                return Found(found[0].strip(), sign.because)
        return None

    def _compiled(self, pattern: str) -> re.Pattern[str]:
        for name, group in self._groups.items():
            pattern = pattern.replace(f"{{{name}}}", group)
        return re.compile(pattern)

    def _all(self, signs: Iterable[Sign]) -> tuple[tuple[re.Pattern[str], Sign], ...]:
        return tuple((self._compiled(sign.pattern), sign) for sign in signs)

    @cached_property
    def _groups(self) -> dict[str, str]:
        return {name: f"(?:{any_of(words)})" for name, words in self.classes.items()}

    @cached_property
    def _counted(self) -> tuple[tuple[re.Pattern[str], Sign], ...]:
        return self._all(self.counted)

    @cached_property
    def _ordered(self) -> tuple[tuple[re.Pattern[str], Sign], ...]:
        return self._all(self.ordered)

    @cached_property
    def _promises(self) -> tuple[tuple[re.Pattern[str], Sign], ...]:
        return self._all(self.promises)

    @cached_property
    def _amounts(self) -> tuple[tuple[re.Pattern[str], Sign], ...]:
        return self._all(self.amounts)

    @cached_property
    def _inner(self) -> tuple[tuple[re.Pattern[str], Sign], ...]:
        return self._all(self.inner)

    @cached_property
    def _how_it_went(self) -> re.Pattern[str]:
        return self._compiled(self.how_it_went)

    @cached_property
    def _joints(self) -> re.Pattern[str]:
        return self._compiled(self.joints)

    @cached_property
    def _task(self) -> re.Pattern[str]:
        return self._compiled(self.tasks)

    @cached_property
    def _habits(self) -> re.Pattern[str]:
        return self._compiled(self.habits)

    @cached_property
    def _empty(self) -> re.Pattern[str]:
        return self._compiled(self.empty)
