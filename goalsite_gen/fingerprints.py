"""What makes two findings the same although lines have moved: the file, the rule, the text it stands at, and names.

Neither line numbers nor other numbers of a message count, so that a finding keeps its fingerprint when text is
added above it, and from one day to the next.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256

from goalsite_gen.findings import Finding
from goalsite_gen.source.document import Document

_NAMED = re.compile(r"`([^`]+)`")
_SHORT, _LONG = 16, 32


def fingerprints(findings: Iterable[Finding], sources: Mapping[str, Document]) -> tuple[str, ...]:
    """A fingerprint for each finding, in their order; those that are alike take it by number, in hexadecimal digits."""
    seen: Counter[tuple[str, str]] = Counter()
    made: list[str] = []
    for finding, alike in zip(findings := tuple(findings), likenesses(findings, sources), strict=True):
        own = (finding.span.file, alike)
        made.append(_digest(finding.span.file, alike, str(seen[own]))[:_LONG])
        seen[own] += 1
    return tuple(made)


def likenesses(findings: Iterable[Finding], sources: Mapping[str, Document]) -> tuple[str, ...]:
    """What each finding has in common with those that say the same thing of the same text, anywhere in its file."""
    lines: dict[str, list[str]] = {}
    made: list[str] = []
    for finding in findings:
        file = finding.span.file
        if file not in lines:
            lines[file] = sources[file].text.split("\n") if file in sources else []
        written = _written(finding, lines[file])
        made.append(_digest(finding.code, written, *_NAMED.findall(finding.message))[:_SHORT])
    return tuple(made)


def _written(finding: Finding, lines: list[str]) -> str:
    """The text that a finding stands at, as far as it is on the first line."""
    span = finding.span
    line = lines[span.line - 1] if span.line <= len(lines) else ""
    return line[span.column - 1 : span.end_column - 1 if span.end_line == span.line else None].strip()


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
