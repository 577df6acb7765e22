"""The examples in a rule's docstring as small portfolios, with the lines on which the rule must speak."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from goalsite_gen.findings import Problem, Rule
from goalsite_gen.model import Portfolio
from goalsite_gen.model.reading import read
from goalsite_gen.source.files import met, sort_out

DAY = date(2026, 9, 30)
"""The day on which the examples are read."""

_HEADS = {"Bad:": False, "Good:": True}
_MARK = "<--"
_INDENT = "    "
_FILE = re.compile(r"@ (\S+?)(?:, recorded (\d{4}-\d{2}-\d{2}))?\s*\Z")
_BYTE = re.compile(rb"\\x([0-9a-f]{2})")
_CONFIG = "goalsite.toml"


@dataclass(frozen=True, slots=True)
class Example:
    """A portfolio by path and text, and the places (file, line) at which it breaks the rule: none where it is good.

    In a text `\\xe9` stands for the byte E9, so that an example can hold what is no text. `recorded` holds the days
    on which files were first committed, for those whose head says so: `@ journal/a.md, recorded 2026-03-31`.
    `written` is all of it as the docstring has it, with heads and marks.
    """

    is_good: bool
    texts: Mapping[str, str]
    marked: tuple[tuple[str, int], ...] = ()
    recorded: Mapping[str, date] = field(default_factory=dict)
    written: str = ""

    def files(self) -> dict[str, bytes]:
        """The bytes of each file."""
        return {
            file: _BYTE.sub(lambda found: bytes.fromhex(found[1].decode("ascii")), text.encode("utf-8"))
            for file, text in self.texts.items()
        }

    def portfolio(self) -> Portfolio:
        """The example as if its files lay in a folder."""
        files = self.files()
        problems: list[Problem] = []
        found = sort_out(met(files), lambda path, _: files[path], problems)
        config = (_CONFIG, files[_CONFIG]) if _CONFIG in files else None
        return read(found, day=DAY, config=config).with_(recorded=self.recorded)


def examples(rule: Rule) -> tuple[Example, ...]:
    """The `Bad:` and `Good:` blocks of a rule, in their order."""
    found: list[Example] = []
    for head, lines in _blocks(rule.doc):
        if head in _HEADS:
            found.append(_example(lines, is_good=_HEADS[head]))
    return tuple(found)


def explanation(rule: Rule) -> str:
    """The docstring up to its first example: what the rule says and why it matters."""
    return "\n".join(_blocks(rule.doc)[0][1]).strip()


def _blocks(doc: str) -> list[tuple[str, list[str]]]:
    """The docstring in parts: what stands before the first head, then head and indented lines of each example."""
    parts: list[tuple[str, list[str]]] = [("", [])]
    for line in doc.split("\n"):
        if line in _HEADS:
            parts.append((line, []))
        else:
            parts[-1][1].append(line.removeprefix(_INDENT) if parts[-1][0] else line)
    return parts


def _example(lines: list[str], *, is_good: bool) -> Example:
    texts: dict[str, list[str]] = {}
    marked: list[tuple[str, int]] = []
    recorded: dict[str, date] = {}
    file = ""
    for line in lines:
        is_marked = line.endswith(f" {_MARK}")
        text = line.removesuffix(f" {_MARK}")
        if head := _FILE.match(text):
            file = head[1]
            texts[file] = []
            if head[2]:
                recorded[file] = date.fromisoformat(head[2])
        elif file:
            texts[file].append(text)
        if is_marked:
            marked.append((file, max(1, len(texts[file]))))
    whole = {file: "\n".join(_trimmed(kept)) + "\n" for file, kept in texts.items()}
    return Example(is_good, whole, tuple(marked), recorded, "\n".join(_trimmed(lines)))


def _trimmed(lines: list[str]) -> list[str]:
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines
