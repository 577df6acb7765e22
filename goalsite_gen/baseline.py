"""A baseline: the findings a portfolio had when it adopted the tool, so that only new ones fail.

It is kept by file, rule and likeness, without line numbers, and counts what is alike. An error of family F is never
in it: the document has no page, whenever that began.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from json import dumps, loads
from typing import Any

from goalsite_gen.check import is_fixed
from goalsite_gen.errors import Stop
from goalsite_gen.findings import RULES, Finding
from goalsite_gen.fingerprints import likenesses
from goalsite_gen.source.document import Document

VERSION = 1

_NO_TEXT = re.compile("[\ud800-\udfff]")
"""What stands in a file's name for bytes that are not UTF-8."""

Key = tuple[str, str, str]
"""File, code and likeness."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """How many findings of each kind are known."""

    known: Mapping[Key, int] = field(default_factory=dict)

    def new(
        self, findings: Sequence[Finding], sources: Mapping[str, Document]
    ) -> tuple[tuple[Finding, ...], Mapping[Key, int]]:
        """The findings that are not known, and the known ones that were not found, with how many of them.

        Where more are found than are known, the first ones count as known.
        """
        left = Counter(self.known)
        kept: list[Finding] = []
        for finding, own in zip(findings, keys(findings, sources), strict=True):
            if left[own] > 0:
                left[own] -= 1
            else:
                kept.append(finding)
        return tuple(kept), +left


def keys(findings: Iterable[Finding], sources: Mapping[str, Document]) -> tuple[Key, ...]:
    """What each finding is known by."""
    alike = likenesses(findings := tuple(findings), sources)
    return tuple((finding.span.file, finding.code, own) for finding, own in zip(findings, alike, strict=True))


def baseline_of(findings: Sequence[Finding], sources: Mapping[str, Document]) -> Baseline:
    """The baseline that knows these findings, without the errors that cannot be in one."""
    able = [finding for finding in findings if not is_fixed(RULES[finding.code])]
    return Baseline(Counter(keys(able, sources)))


def written(baseline: Baseline) -> str:
    """The baseline as text: by file, then by rule, then by likeness; equal findings give equal bytes."""
    files: dict[str, dict[str, dict[str, int]]] = {}
    for (file, code, alike), count in sorted(baseline.known.items()):
        rule = f"{code} {RULES[code].name}" if code in RULES else code
        files.setdefault(file, {}).setdefault(rule, {})[alike] = count
    text = dumps({"version": VERSION, "findings": files}, indent=2, ensure_ascii=False) + "\n"
    return _NO_TEXT.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def read(text: str, *, name: str) -> Baseline:
    """The baseline in a text. Raises Stop where it is none; `name` is what to call the file."""
    try:
        given = loads(text)
        known = {
            (file, rule.split()[0], alike): count
            for file, rules in given["findings"].items()
            for rule, counts in rules.items()
            for alike, count in counts.items()
            if _is_count(count) and not _is_fixed(rule.split()[0])
        }
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as fault:
        hint = "`--write-baseline` writes one; where two branches met, write it anew"
        raise Stop(f"`{name}` is not a baseline", hint=hint) from fault
    if given.get("version") != VERSION:
        raise Stop(f"`{name}` is a baseline of another version", hint="write it anew with `--write-baseline`")
    return Baseline(known)


def _is_fixed(code: str) -> bool:
    return code in RULES and is_fixed(RULES[code])


def _is_count(count: Any) -> bool:
    if not isinstance(count, int) or isinstance(count, bool) or count < 1:
        raise ValueError
    return True
