"""The examples in a rule's docstring as small portfolios, with the lines on which the rule must speak."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from goalsite_gen.findings import Rule

_HEADS = {"Bad:": False, "Good:": True}
_MARK = "<--"
_INDENT = "    "
_FILE = re.compile(r"@ (\S+?)(?:, recorded (\d{4}-\d{2}-\d{2}))?\s*\Z")


@dataclass(frozen=True, slots=True)
class Example:
    """A portfolio by path and text, and the places (file, line) at which it breaks the rule: none where it is good.

    In a text `\\xe9` stands for the byte E9, so that an example can hold what is no text. `recorded` holds the days
    on which files were first committed, for those whose head says so: `@ journal/a.md, recorded 2026-03-31`.
    """

    is_good: bool
    texts: Mapping[str, str]
    marked: tuple[tuple[str, int], ...] = ()
    recorded: Mapping[str, date] = field(default_factory=dict)


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
    return Example(is_good, whole, tuple(marked), recorded)


def _trimmed(lines: list[str]) -> list[str]:
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines
