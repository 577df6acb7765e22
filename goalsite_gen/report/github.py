"""The format `github`: workflow commands, which a code host shows beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from goalsite_gen.findings import Finding, Severity
from goalsite_gen.report.look import PLAIN, Look, visible
from goalsite_gen.source.document import Document

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def github(findings: Sequence[Finding], sources: Mapping[str, Document], look: Look = PLAIN) -> str:
    """`::error file=…,line=…::message`, one a line; nothing where there is nothing."""
    return "".join(f"{_command(finding, look)}\n" for finding in findings)


def _command(finding: Finding, look: Look) -> str:
    span = finding.span
    # Columns are refused where a finding goes over several lines.
    is_one_line = span.end_line == span.line
    about = {
        "file": look.file(span.file),
        "line": str(span.line),
        "endLine": str(span.end_line),
        "col": str(span.column) if is_one_line else "",
        "endColumn": str(span.end_column) if is_one_line else "",
        "title": f"{finding.code} {finding.name}",
    }
    given = ",".join(f"{name}={_property(value)}" for name, value in about.items() if value)
    message = f"{finding.message}: {finding.hint}" if finding.hint else finding.message
    return f"::{_COMMANDS[finding.severity]} {given}::{_data(visible(message))}"


def _data(text: str) -> str:
    """What may stand after `::`: nothing that could end the line and begin another command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """What may stand in a property: neither of the signs that part properties."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
