"""Where the keys and values of a TOML text stand; the values themselves are read by `tomllib`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_KEY = re.compile(r'"((?:[^"\\\n]|\\.)*)"|\'([^\'\n]*)\'|([\w-]+)')
_TEXT = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_DEEPEST = 20
_BARE = re.compile(r"[^,\]}#\r\n]*")


@dataclass(frozen=True, slots=True)
class Spot:
    """Offsets in a text, of a key (empty for an item of a list) and of its value; a table's value is empty."""

    key: tuple[int, int] = (0, 0)
    value: tuple[int, int] = (0, 0)


def spots(text: str) -> dict[Path, Spot]:
    """Where each key and each item of a list stands, by its path; of a table the first header that names it.

    The text has to be TOML that `tomllib` reads; of any other as much is found as comes before the fault.
    """
    found: dict[Path, Spot] = {}
    _Scan(text, found).run()
    return found


class _Scan:
    """One pass over a text, in linear time."""

    def __init__(self, text: str, found: dict[Path, Spot]) -> None:
        self.text = text
        self.found = found
        self.at = 0

    def run(self) -> None:
        table: Path = ()
        lists: dict[Path, int] = {}
        while self.skip(_BLANK) < len(self.text):
            if self.text[self.at] != "[":
                if not self.pair(table):
                    return
                continue
            is_list = self.text.startswith("[[", self.at)
            self.at += 2 if is_list else 1
            table = ()
            for name, span in self.keys():
                table = (*table, name)
                self.found.setdefault(table, Spot(span))
                if table in lists:
                    table = (*table, lists[table])
            if is_list:
                whole = table[:-1] if table and isinstance(table[-1], int) else table
                lists[whole] = lists.get(whole, -1) + 1
                table = (*whole, lists[whole])
            self.skip(_SPACE)
            if not self.text.startswith("]" * (1 + is_list), self.at):
                return
            self.at += 1 + is_list

    def skip(self, blank: re.Pattern[str]) -> int:
        if skipped := blank.match(self.text, self.at):
            self.at = skipped.end()
        return self.at

    def keys(self) -> Iterator[tuple[str, tuple[int, int]]]:
        """The parts of a key, dots between them, each with its span."""
        while True:
            self.skip(_SPACE)
            key = _KEY.match(self.text, self.at)
            if key is None:
                return
            self.at = key.end()
            yield next(part for part in key.groups() if part is not None), key.span()
            self.skip(_SPACE)
            if not self.text.startswith(".", self.at):
                return
            self.at += 1

    def pair(self, table: Path) -> bool:
        """Reads a key, `=` and a value; False where they are not there."""
        path, span = table, (self.at, self.at)
        for name, span in self.keys():
            path = (*path, name)
            self.found.setdefault(path, Spot(span))
        if path == table or not self.text.startswith("=", self.at):
            return False
        self.at += 1
        self.skip(_SPACE)
        start = self.at
        self.value(path)
        self.found[path] = Spot(span, (start, self.at))
        return True

    def value(self, path: Path) -> None:
        """Reads a value, and enters what it holds."""
        opening = self.text[self.at : self.at + 1]
        if opening in ("[", "{") and len(path) < _DEEPEST:
            self.at += 1
            number = 0
            while self.skip(_BLANK) < len(self.text) and self.text[self.at] not in "]}":
                start = self.at
                if opening == "{":
                    self.pair(path)
                else:
                    self.value((*path, number))
                    self.found[(*path, number)] = Spot(value=(start, self.at))
                number += 1
                self.skip(_BLANK)
                if self.text.startswith(",", self.at):
                    self.at += 1
                elif self.at == start:
                    return
            self.at = min(self.at + 1, len(self.text))
        elif whole := _TEXT.match(self.text, self.at):
            self.at = whole.end()
        elif bare := _BARE.match(self.text, self.at):
            self.at += len(bare[0].rstrip())
