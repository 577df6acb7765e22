"""The format `json`: findings as one object, for programs; its keys are a promise, and `version` counts them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from json import dumps
from typing import Any

from goalsite_gen.findings import Finding, Severity, Span
from goalsite_gen.report.look import PLAIN, Look
from goalsite_gen.source.document import Document

VERSION = 1


def json(findings: Sequence[Finding], sources: Mapping[str, Document], look: Look = PLAIN) -> str:
    """`{"version", "findings": […], "summary": {"error", "warning", "hint"}}`, in ASCII."""
    counts = {severity.value: sum(one.severity is severity for one in findings) for severity in Severity}
    report = {"version": VERSION, "findings": [as_object(finding, look) for finding in findings], "summary": counts}
    return dumps(report, indent=2) + "\n"


def as_object(finding: Finding, look: Look) -> dict[str, Any]:
    """One finding as what JSON can hold."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        **_place(finding.span, look),
        "hint": finding.hint,
        "url": finding.url,
        "related": [{**_place(span, look), "message": message} for span, message in finding.related],
    }


def _place(span: Span, look: Look) -> dict[str, Any]:
    return {"file": look.file(span.file), "line": span.line, "column": span.column}
