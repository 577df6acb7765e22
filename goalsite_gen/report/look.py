"""What the formats share: how a finding is named, counted and coloured, and how hostile text is made harmless."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from goalsite_gen.findings import Finding, Severity
from goalsite_gen.source.document import Document

ALL_GOOD = "All good."
WIDTH = 120
FIXABLE = "[*]"
"""What stands beside a finding that `--fix` can put right."""

_COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.HINT: "36;1"}
_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class Look:
    """How a report is to look.

    `root` is the portfolio's folder as seen from where the report is read, and stands before every file; `colour`
    asks for terminal colours, `links` for links that a terminal can open; `all_good` is what is said of a portfolio
    without findings; `width` is in columns.
    """

    root: str = ""
    colour: bool = False
    all_good: str = ALL_GOOD
    width: int = WIDTH
    links: bool = False

    def path(self, file: str) -> str:
        """The path of a file of the portfolio, as the reader of the report would write it."""
        root = self.root.replace("\\", "/").strip("/") if self.root not in ("", ".", "./") else ""
        before = "/" if self.root.startswith("/") else ""
        return f"{before}{root}/{file}" if root else file

    def file(self, file: str) -> str:
        """The path of a file, made harmless for print."""
        return visible(self.path(file))

    def linked(self, text: str, address: str) -> str:
        """The text as a link to an address (by OSC 8) where links are asked for and the address is a whole one."""
        return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\" if self.links and "://" in address else text

    def painted(self, text: str, style: str) -> str:
        """The text in a colour (by its ANSI number) where colours are asked for."""
        return f"\x1b[{style}m{text}\x1b[0m" if self.colour and text else text

    def severity(self, severity: Severity) -> str:
        """The word for a severity in its colour."""
        return self.painted(severity.value, _COLOURS[severity])


PLAIN = Look()
"""No colours, paths as the portfolio has them."""


class Format(Protocol):
    """A way to print findings. `sources` holds the texts they are about, by file, for excerpts."""

    def __call__(self, findings: Sequence[Finding], sources: Mapping[str, Document], look: Look = ...) -> str:
        """The report as a text that ends in a newline, or empty."""
        ...


def summary(findings: Sequence[Finding], look: Look) -> str:
    """`Found 2 errors and 1 warning in 3 files.`, and how many can be fixed; or what is said when there is nothing."""
    if not findings:
        return look.all_good
    counts = [(sum(one.severity is severity for one in findings), severity.value) for severity in Severity]
    parts = [_count(number, word) for number, word in counts if number]
    listed = " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
    found = f"Found {listed} in {_count(len({one.span.file for one in findings}), 'file')}."
    fixable = sum(one.fix is not None for one in findings)
    return f"{found}\n{FIXABLE} {fixable} fixable with `--fix`." if fixable else found


def visible(text: str) -> str:
    """The text with everything that moves a cursor or turns a line around written out, such as `\\x1b`."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_written(character) for character in text)


def _written(character: str) -> str:
    if unicodedata.category(character) not in _UNSEEN or character in _JOINERS:
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
