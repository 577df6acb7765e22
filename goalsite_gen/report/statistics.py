"""`check --statistics`: how often each rule spoke, instead of what it said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from json import dumps

from goalsite_gen.findings import Finding
from goalsite_gen.report.look import FIXABLE, PLAIN, Look, summary


def statistics(findings: Sequence[Finding], look: Look = PLAIN) -> str:
    """A line for each rule, the most frequent first, with `[*]` where some can be fixed; then the summary."""
    rows = _rows(findings)
    width = max((len(str(count)) for count, _, _ in rows), default=0)
    name_width = max((len(finding.name) for _, finding, _ in rows), default=0)
    lines = [
        f"{count:>{width}}  {look.linked(finding.code, finding.url)} {finding.name:<{name_width}} "
        f"{look.severity(finding.severity)}{f' {FIXABLE}' if fixable else ''}"
        for count, finding, fixable in rows
    ]
    return "\n".join((*lines, summary(findings, look))) + "\n"


def statistics_json(findings: Sequence[Finding]) -> str:
    """The same as a list of `{"code", "name", "severity", "count", "fixable"}`."""
    return dumps(
        [
            {
                "code": finding.code,
                "name": finding.name,
                "severity": finding.severity.value,
                "count": count,
                "fixable": fixable,
            }
            for count, finding, fixable in _rows(findings)
        ],
        indent=2,
    ) + "\n"  # fmt: skip


def _rows(findings: Sequence[Finding]) -> list[tuple[int, Finding, int]]:
    """For each rule the number of its findings, one of them, and how many can be fixed."""
    counts = Counter(finding.code for finding in findings)
    fixable = Counter(finding.code for finding in findings if finding.fix)
    first = {finding.code: finding for finding in reversed(findings)}
    ordered = sorted(counts, key=lambda code: (-counts[code], code))
    return [(counts[code], first[code], fixable[code]) for code in ordered]
