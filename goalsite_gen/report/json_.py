"""The formats `json` and `json-lines`, for programs; the keys are a promise, and `version` counts them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from json import dumps
from typing import Any

from goalsite_gen.findings import Finding, Fix, Severity, Span
from goalsite_gen.report.look import PLAIN, Look
from goalsite_gen.source.document import Document

VERSION = 1


def json(findings: Sequence[Finding], sources: Mapping[str, Document], look: Look = PLAIN) -> str:
    """`{"version", "findings": […], "summary": {"error", "warning", "hint"}}`, in ASCII."""
    counts = {severity.value: sum(one.severity is severity for one in findings) for severity in Severity}
    report = {"version": VERSION, "findings": [as_object(finding, look) for finding in findings], "summary": counts}
    return dumps(report, indent=2) + "\n"


def json_lines(findings: Sequence[Finding], sources: Mapping[str, Document], look: Look = PLAIN) -> str:
    """One finding a line, with the keys it has in `json`; nothing where there is nothing."""
    return "".join(f"{dumps(as_object(finding, look))}\n" for finding in findings)


def as_object(finding: Finding, look: Look) -> dict[str, Any]:
    """One finding as what JSON can hold; `fix` is there where there is one."""
    told = {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        **_place(finding.span, look),
        "hint": finding.hint,
        "url": finding.url,
        "related": [{**_place(span, look), "message": message} for span, message in finding.related],
    }
    return {**told, "fix": _fix(finding.fix, look)} if finding.fix else told


def _fix(fix: Fix, look: Look) -> dict[str, Any]:
    """A change as the text to write from one place up to, and without, another."""
    span = fix.span
    until = {"end_line": span.end_line, "end_column": span.end_column}
    return {"message": fix.what, **_place(span, look), **until, "text": fix.text}


def _place(span: Span, look: Look) -> dict[str, Any]:
    return {"file": look.file(span.file), "line": span.line, "column": span.column}
