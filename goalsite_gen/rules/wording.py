"""Wordings judged by a vocabulary: whether a text counts work, lists tasks, promises, sets an amount, shows nothing.

All texts are given plain: in lower case, with single blanks. A new language is entered in `VOCABULARIES`; in one that
has no vocabulary nothing is judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from goalsite_gen.rules.english import ENGLISH
from goalsite_gen.rules.vocabulary import Sign, Vocabulary

VOCABULARIES: Mapping[str, Vocabulary] = {"en": ENGLISH}
"""By the first part of a language tag."""

_WORD = re.compile(r"[\w'’-]+")
_SHORT = 7
"""Words of up to so many letters are too short to be judged by their ending."""
_QUOTES = ('"', "“", "«", "„")

Signs = tuple[tuple[re.Pattern[str], Sign], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a sign found: the words as they stand in the plain text, and why they are weak."""

    words: str
    because: str


@dataclass(frozen=True, slots=True)
class Wording:
    """A vocabulary ready to judge by."""

    vocabulary: Vocabulary
    counted: Signs
    ordered: Signs
    promises: Signs
    amounts: Signs
    inner: Signs
    slogans: Signs
    wishes: Signs
    checkable: re.Pattern[str]
    tails: re.Pattern[str]
    how_it_went: re.Pattern[str]
    joints: re.Pattern[str]
    task: re.Pattern[str]
    unknown_task: re.Pattern[str]
    particular: re.Pattern[str]
    same_again: re.Pattern[str]
    habits: re.Pattern[str]
    still: re.Pattern[str]
    moment: re.Pattern[str]
    empty: re.Pattern[str]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Wording:
        """The vocabulary with its patterns compiled. Raises `re.error` for one that is none."""
        groups = {f"{{{name}}}": f"(?:{_any_of(words)})" for name, words in vocabulary.classes.items()}

        def compiled(pattern: str) -> re.Pattern[str]:
            for name, group in groups.items():
                pattern = pattern.replace(name, group)
            return re.compile(pattern)

        def signs(table: Iterable[Sign]) -> Signs:
            return tuple((compiled(sign.pattern), sign) for sign in table)

        return cls(
            vocabulary=vocabulary,
            counted=signs(vocabulary.counted),
            ordered=signs(vocabulary.ordered),
            promises=signs(vocabulary.promises),
            amounts=signs(vocabulary.amounts),
            inner=signs(vocabulary.inner),
            slogans=signs(vocabulary.slogans),
            wishes=signs(vocabulary.wishes),
            checkable=compiled(vocabulary.checkable),
            tails=compiled(vocabulary.tails),
            how_it_went=compiled(vocabulary.how_it_went),
            joints=compiled(vocabulary.joints),
            task=compiled(vocabulary.tasks),
            unknown_task=compiled(vocabulary.unknown_task),
            particular=compiled(vocabulary.particular),
            same_again=compiled(vocabulary.same_again),
            habits=compiled(vocabulary.habits),
            still=compiled(vocabulary.still),
            moment=compiled(vocabulary.moment),
            empty=compiled(vocabulary.empty),
        )

    def count_of_work(self, text: str) -> Found | None:
        """Where a metric's name, or a title, counts work done."""
        found = _first(self.counted, text)
        return None if found and self.how_it_went.search(text) else found

    def order_of_work(self, text: str) -> Found | None:
        """Where a title orders an amount of work."""
        found = _first(self.ordered, text)
        return None if found and self.how_it_went.search(text) else found

    def tasks_in(self, text: str) -> int:
        """How many things to tick off a title lists; 0 where it lists none, or speaks of a habit.

        Two make a list only where they are two, and the first is about a particular thing: `buy a lathe and build a
        bench`, not `buy local and sell local`.
        """
        first, *others = self.joints.split(text)
        further = [clause for clause in others if self.task.match(clause)]
        if not further or self.habits.search(text):
            return 0
        if len(further) > 1:
            return len(further) + 1 if self.task.match(first) or self.unknown_task.match(first) else 0
        is_pair = self.task.match(first) and self.particular.search(first) and not self.same_again.match(further[0])
        return 2 if is_pair else 0

    def promise(self, text: str) -> Found | None:
        """Where a title only promises what everybody could promise.

        It does so with a slogan; with nothing but hollow words, whatever place or person it names behind them; or with
        a wish to be something. But what can be checked is more than a promise.
        """
        if found := _first(self.slogans, text) or self._hollow_promise(text):
            return found
        if self.checkable.search(text):
            return None
        head = self.tails.sub("", text)
        if " " in head and (found := self._hollow_promise(head)):
            return found
        found = _first(self.slogans, head) or _first(self.wishes, head)
        return found if found and not self._shows_something(text.replace(found.words, " . ")) else None

    def unseen_in_title(self, text: str) -> Found | None:
        """Where a title says what a definition may not say either, because nobody can see it, nor check it."""
        return None if self.checkable.search(text) else self.unseen(text)

    def _hollow_promise(self, text: str) -> Found | None:
        return _first(self.promises, text) if all(map(self._is_hollow, _WORD.findall(text))) else None

    def _is_hollow(self, word: str) -> bool:
        words = self.vocabulary
        for end in words.possessives:
            word = word.removesuffix(end)
        return word in words.hollow or (len(word) > _SHORT and word.endswith(words.hollow_endings))

    def amount(self, text: str) -> Found | None:
        """Where a title or a definition gives a number to reach."""
        return _first(self.amounts, text)

    def is_too_short(self, text: str) -> bool:
        """Whether a definition has fewer words than who, what and when need."""
        return len(text.split()) < self.vocabulary.fewest_words

    def unseen(self, text: str) -> Found | None:
        """Where a definition speaks of states only; one with something to see in it has the benefit of the doubt."""
        found = _first(self.inner, text) or _first(self.slogans, text) or self._nothing_happens(text)
        if found is None or any(quote in text for quote in _QUOTES):
            return None
        rest = self.empty.sub(" . ", text)
        for pattern, _ in (*self.inner, *self.slogans):
            rest = pattern.sub(" . ", rest)
        return None if self._shows_something(rest) else found

    def _nothing_happens(self, text: str) -> Found | None:
        found = None if self.moment.search(text) else self.empty.search(text) or self.still.search(text)
        return Found(found[0], self.vocabulary.nothing_happens) if found else None

    def _shows_something(self, text: str) -> bool:
        before = ""
        for word in _WORD.findall(text):
            if before not in self.vocabulary.before_nouns and self._is_seen(word):
                return True
            before = word
        return False

    def _is_seen(self, word: str) -> bool:
        seen = self.vocabulary.seen
        return word in seen or any(
            word.endswith(ending) and word.removesuffix(ending) + instead in seen
            for ending, instead in self.vocabulary.endings
        )


def wording(language: str) -> Wording | None:
    """What judges texts in the language of a tag such as `en-GB`; None where there is no vocabulary."""
    name = language.split("-")[0].lower()
    return _wording(name) if name in VOCABULARIES else None


@cache
def _wording(name: str) -> Wording:
    return Wording.of(VOCABULARIES[name])


def _first(signs: Signs, text: str) -> Found | None:
    for pattern, sign in signs:
        if found := pattern.search(text):
            return Found(found[0].strip(" .,;:"), sign.because)
    return None


def _any_of(words: str) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word).replace("_", " ") for word in sorted(words.split(), key=len, reverse=True))
