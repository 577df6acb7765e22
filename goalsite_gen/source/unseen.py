"""Characters that nobody sees in a text, where they do not belong: they turn it around, part it or hide in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

Kind = Literal["turning", "marking", "joining", "hiding", "control"]

_TURNING = "\u202a-\u202e\u2066-\u2069"
_MARKING = "\u061c\u200e\u200f"
_JOINING = "\u200b-\u200d\u2060"
_HIDING = (
    "\u115f\u1160\u180e\u2061-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a"
    "\U000e0000-\U000e007f"
)
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029"
_FLAG = "\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"
_UNSEEN = re.compile(
    f"{_FLAG}|(?P<turning>[{_TURNING}])|(?P<marking>[{_MARKING}])|(?P<joining>[{_JOINING}])|(?P<hiding>[{_HIDING}])"
    f"|(?P<control>[{_CONTROL}])"
)
_ANY = re.compile(f"[{_TURNING}{_MARKING}{_JOINING}{_HIDING}{_CONTROL}]")
_BACKWARDS = ("R", "AL")

# Where the scripts begin whose letters are joined and parted by such characters; above them lie the emoji, too.
_FIRST_JOINED = "\u0590"


@dataclass(frozen=True, slots=True)
class Unseen:
    """A character that nobody sees: what it does, its number and name, and where it stands, 1-based."""

    kind: Kind
    character: str
    line: int
    column: int

    @property
    def name(self) -> str:
        """Its number and, in small letters, what Unicode calls it: `U+202E, right-to-left override`."""
        known = unicodedata.name(self.character, "control character").lower()
        return f"U+{ord(self.character):04X}, {known}"


_LAID_OUT = {ord("\n"): None, ord("\t"): None}


def unseen(text: str) -> Iterator[Unseen]:
    """Each such character of a text that does not belong there, once on a line; takes linear time.

    They belong where a script or an emoji needs them: joiners between letters of such scripts, marks of direction on
    a line with letters that run from right to left, tags in a flag. Soft hyphens are left alone: they show where a
    word may be parted.
    """
    if text.isascii() and text.translate(_LAID_OUT).isprintable():
        return
    for number, line in enumerate(text.split("\n") if _ANY.search(text) else (), start=1):
        told: set[str] = set()
        runs_back: bool | None = None
        for found in _UNSEEN.finditer(line):
            kind, character, at = found.lastgroup, found[0], found.start()
            if kind is None or character in told:
                continue
            if kind == "marking":
                runs_back = _runs_back(line) if runs_back is None else runs_back
                if runs_back:
                    continue
            if kind == "joining" and min(line[max(0, at - 1)], line[at + 1 : at + 2]) >= _FIRST_JOINED and at:
                continue
            told.add(character)
            yield Unseen(cast(Kind, kind), character, number, at + 1)


def _runs_back(line: str) -> bool:
    """Whether a line holds letters that run from right to left."""
    return any(unicodedata.bidirectional(sign) in _BACKWARDS and unicodedata.category(sign)[0] == "L" for sign in line)
