"""What a text may ask its caller, and how it says that it cannot be converted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


class Unconvertible(Exception):
    """A text that no page can be made of; `reason` says why, in words for its author."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Figure:
    """What `[[churn]]` prints: the text with its unit, where it leads (or nowhere), the bare value."""

    text: str
    href: str
    value: str


@dataclass(slots=True)
class Ways:
    """How many texts have gone the short way, and how many through the converter."""

    fast: int = 0
    full: int = 0

    def __str__(self) -> str:
        """`172 of 215 texts (80%)`: those that went the short way."""
        total = self.fast + self.full
        return f"{self.fast} of {total} texts ({self.fast / total:.0%})" if total else "no texts"


def _no_figure(_: str) -> Figure | None:
    return None


def _no_link(_: str) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class Texts:
    """The questions a text asks while it is converted.

    `figure` gets the inside of `[[…]]` (`churn`, `churn.target`, `churn@2026-03-31`); None prints it as
    written. `link` gets a relative link or image target as written and answers with its address from this
    page; None turns the link into plain text and the image into its alternative text. `fast` lets plain texts go
    the short way, which gives the same bytes; `ways` counts who went which way.
    """

    figure: Callable[[str], Figure | None] = _no_figure
    link: Callable[[str], str | None] = _no_link
    fast: bool = True
    ways: Ways = field(default_factory=Ways, compare=False)
