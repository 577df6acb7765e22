"""The format `gitlab`: a code quality report, which a code host compares between two branches by fingerprint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from json import dumps

from goalsite_gen.findings import Finding, Severity
from goalsite_gen.fingerprints import fingerprints
from goalsite_gen.report.look import PLAIN, Look, visible
from goalsite_gen.source.document import Document

_WEIGHTS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.HINT: "info"}


def gitlab(findings: Sequence[Finding], sources: Mapping[str, Document], look: Look = PLAIN) -> str:
    """A list of objects with `description`, `check_name`, `fingerprint`, `severity` and `location`, in ASCII."""
    report = [
        {
            "description": visible(
                f"{finding.name}: {finding.message}" + (f" ({finding.hint})" if finding.hint else "")
            ),
            "check_name": finding.code,
            "fingerprint": fingerprint,
            "severity": _WEIGHTS[finding.severity],
            "location": {
                "path": look.file(finding.span.file),
                "lines": {"begin": finding.span.line, "end": finding.span.end_line},
            },
        }
        for finding, fingerprint in zip(findings, fingerprints(findings, sources), strict=True)
    ]
    return dumps(report, indent=2) + "\n"
