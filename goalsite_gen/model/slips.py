"""Which word a slip of the pen stands for, where no other could be meant; a good guess is left to `types.nearest`.

Words from a closed list (fields, types, states) may be a sign or two away. An id may not: `q2-sales` beside `q1-sales`
is most likely a goal that is still to be written. It may differ in what hands leave out or swap, and nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

_SHORT = 5
_FEWEST, _MOST = 3, 40
_BETWEEN = re.compile(r"[\s_-]+")
_NUMBERS = re.compile(r"\d+")


def slip_of(word: str, words: Iterable[str]) -> str:
    """The one of a closed list of words that `word` must be a slip of, or nothing.

    It is one sign away (two from six letters on; a swap of neighbours counts one, letter case nothing), and every
    other is at least twice as far, or its own plural.
    """
    folded = word.casefold()
    if not _FEWEST <= len(word) <= _MOST:
        return ""
    ranked = sorted((_distance(folded, other.casefold()), other) for other in words)
    if not ranked or ranked[0][0] > (1 if len(word) <= _SHORT else 2):
        return ""
    least, best = ranked[0]
    others = [far for far, other in ranked[1:] if not _is_plural(other, best) and not _is_plural(best, other)]
    return best if not others or others[0] >= max(1, 2 * least) else ""


def by_spelling(names: Iterable[str]) -> dict[str, str]:
    """The names by what is left of them without letter case and separators; those that share it are left out."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for name in names:
        bare = _bare(name)
        if bare in found and found[bare] != name:
            twice.add(bare)
        found[bare] = name
    return {bare: name for bare, name in found.items() if bare not in twice}


def respelling_of(word: str, spelled: Mapping[str, str]) -> str:
    """The id that `word` must stand for, or nothing: other separators, a `.md` too many, or two letters swapped.

    `spelled` is `by_spelling` of the ids there are.
    """
    bare = _bare(word.removesuffix(".md"))
    candidates = {spelled[bare]} if bare in spelled else set()
    if not candidates and _SHORT <= len(bare) <= _MOST:
        swapped = (
            bare[:at] + bare[at + 1] + bare[at] + bare[at + 2 :]
            for at in range(len(bare) - 1)
            if bare[at].isalpha() and bare[at + 1].isalpha()
        )
        candidates = {spelled[other] for other in swapped if other in spelled}
    same = [name for name in candidates if _NUMBERS.findall(name) == _NUMBERS.findall(word)]
    return same[0] if len(same) == 1 else ""


def _bare(name: str) -> str:
    return _BETWEEN.sub("", unicodedata.normalize("NFC", name).casefold())


def _is_plural(many: str, one: str) -> bool:
    return many in (f"{one}s", f"{one[:-1]}ies")


def _distance(word: str, other: str) -> int:
    """The fewest signs to add, drop, change or swap with their neighbour that make one word the other; 9 where far."""
    if abs(len(word) - len(other)) > _SHORT:
        return 9
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(word, start=1):
        next_row = [i]
        for j, b in enumerate(other, start=1):
            least = min(row[j] + 1, next_row[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and word[i - 2] == b:
                least = min(least, before[j - 2] + 1)
            next_row.append(least)
        before, row = row, next_row
    return row[-1]
