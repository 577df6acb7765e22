"""Which ids there are, what may have been meant by one that there is not, and who is at work with whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goalsite_gen.model import Goal, Portfolio
from goalsite_gen.model.types import key, nearest

_EFFORT = 20_000
"""Comparisons of words that one rule may spend on guessing what was meant."""


class Guess:
    """Offers the nearest of many names, and stops offering when there are too many wrong ones to be worth the time."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(names)
        self._left = max(2, _EFFORT // max(1, len(self._names)))
        self._known: dict[str, str] = {}

    def hint(self, word: str, otherwise: str) -> str:
        """`did you mean …?`, or `otherwise` where nothing is near."""
        near = self.nearest(word)
        return f"did you mean `{near}`?" if near else otherwise

    def nearest(self, word: str) -> str:
        """The name that `word` is most likely a slip of, or nothing."""
        if word not in self._known:
            self._left -= 1
            self._known[word] = nearest(word, self._names) if self._left >= 0 else ""
        return self._known[word]


def unread(portfolio: Portfolio, folder: str) -> frozenset[str]:
    """The folded ids of documents in `folder` that are there but could not be read.

    The document itself has an error; whoever refers to it does nothing wrong.
    """
    read = {content.file for content in portfolio.contents()}
    files = {*portfolio.documents, *(problem.at.file for problem in portfolio.problems)}
    found: set[str] = set()
    for file in files:
        if file.startswith(f"{folder}/") and file.endswith(".md") and file not in read:
            document = portfolio.documents.get(file)
            given = (document.fields or {}).get("id") if document else None
            found |= {key(file.rsplit("/", 1)[-1].removesuffix(".md")), key(str(given or ""))}
    return frozenset(found)


def active(portfolio: Portfolio) -> Iterator[Goal]:
    """The goals that people still work on. Closed ones are a record: how they were set up is no longer judged."""
    return (goal for goal in portfolio.goals.values() if goal.is_active)
