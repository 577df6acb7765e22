"""What a problem in the content is as a value: where it stands, what it says, which rule found it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

# Nobody has put docs/ anywhere yet, and an invented host would send readers to whoever takes its name. So what points
# at a page names its path in the source, which whoever has that can follow; formats that ask for a whole address leave
# it out, as their reports hold the page's text. A release that publishes docs/ sets this, with a `/` at its end.
DOCS_HOME = ""
"""The address at which docs/ is published; nothing where it is not."""


class Severity(StrEnum):
    """How much a finding weighs: errors stop a build, warnings stop a strict one, hints never do."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one file: 1-based lines and columns, in characters; `end_column` is exclusive."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, before anyone asked for line and column.

    Either a `path` into the front matter (keys and list positions; `on_key` points at the key instead
    of the value) or, with an empty path and a `line`, a spot in the text. Both: a cell of a table, by its
    row's line and its column's name or number. Neither: the file as such.
    """

    file: str
    path: tuple[str | int, ...] = ()
    on_key: bool = False
    line: int = 0
    column: int = 1
    length: int = 1


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that a finding is about, with what is to be seen there."""

    at: Place
    message: str


@dataclass(frozen=True, slots=True)
class Edit:
    """The one change that is certainly right: to write `now` where `was` stands at a place.

    Quotes around `was` stay, unless the value `is_bare`: then they go, so that text becomes a number. Where the
    place does not hold exactly `was`, there is nothing that could be done safely.
    """

    at: Place
    was: str
    now: str
    is_bare: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule saw: the message, the place, what to write instead, and what else to look at.

    `rule` is set by the reading steps, which know a problem's name but not its code. `edit` is given only where
    nobody could want anything else; a good guess belongs into `hint`.
    """

    message: str
    at: Place
    hint: str = ""
    related: tuple[Related, ...] = ()
    rule: str = ""
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class Fix:
    """A safe change of one file: the text to write in place of a span, and in words what that does."""

    span: Span
    text: str
    what: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem that stands: with code, severity and exact position, ready to be printed."""

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    hint: str = ""
    related: tuple[tuple[Span, str], ...] = ()
    fix: Fix | None = None

    @property
    def url(self) -> str:
        """Where the rule is explained: a whole address, or while there is none the path of the page in the source."""
        return page_address(self.code, self.name)


def page_address(code: str, name: str) -> str:
    """Where a rule's page is: below `DOCS_HOME`, or below the folder of the source."""
    return f"{DOCS_HOME or 'docs/'}rules/{code}-{name}.md"


FAMILIES = {
    "F": "Files and fields",
    "L": "References",
    "P": "Pairs",
    "D": "Definitions",
    "J": "Journal",
    "C": "Cadence",
    "H": "Honesty",
    "S": "Stories",
    "A": "Audiences",
}
"""What the first letter of a code stands for."""

_IDEAS = re.compile(r"\s*\((?:[A-Z]\d+(?:,\s*)?)+\)(?=\.?(?:\s|\Z))")

Check = Callable[[Any], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: a code, a name, a weight, a function over the portfolio, and its own explanation.

    `alone` says that it judges each document by itself: what it finds in one rests on no other's words, but on those
    of texts that it looks up by their file.
    """

    code: str
    name: str
    severity: Severity
    check: Check = field(repr=False)
    doc: str = field(repr=False)
    alone: bool = False

    @property
    def url(self) -> str:
        """Where the rule is explained, as its findings have it."""
        return page_address(self.code, self.name)

    @property
    def manual(self) -> str:
        """The explanation as users read it: without the ids of the ideas it serves."""
        return _IDEAS.sub("", self.doc).rstrip()

    @property
    def summary(self) -> str:
        """The first sentence of the explanation."""
        return self.doc.split("\n\n", 1)[0].replace("\n", " ").strip()


RULES: dict[str, Rule] = {}
"""Every rule by code, in the order of the files that define them."""


def rule(code: str, name: str, severity: Severity, *, alone: bool = False) -> Callable[[Check], Rule]:
    """Turns a function over the portfolio into a `Rule` and enters it under its code; `alone` as there.

    The docstring is the rule's manual: a summary line, why it matters, and `Bad:` and `Good:` examples.
    """

    def enter(check: Check) -> Rule:
        if code in RULES:
            raise ValueError(f"two rules are called {code}")
        made = Rule(code, name, severity, check, inspect.cleandoc(check.__doc__ or ""), alone)
        RULES[code] = made
        return made

    return enter
