"""The format `junit`: findings as failed tests, for build servers that show those; hints pass."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby

from goalsite_gen.findings import Finding, Severity
from goalsite_gen.report.look import PLAIN, Look, visible
from goalsite_gen.source.document import Document

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_KEPT = {ord(sign): f"&#{ord(sign)};" for sign in "\t\n\r"}
"""What a reader of XML would take for a space in an attribute if it stood there as such."""


def junit(findings: Sequence[Finding], sources: Mapping[str, Document], look: Look = PLAIN) -> str:
    """A suite for each file with a case for each finding; where there is none, one case that passed."""
    failures = sum(_fails(finding) for finding in findings)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(f'<testsuites name="goalsite" tests="{len(findings) or 1}" failures="{failures}" errors="0">')
    for file, group in groupby(findings, key=lambda finding: finding.span.file):
        lines.extend(_suite(look.file(file), tuple(group)))
    if not findings:
        lines.append('  <testsuite name="goalsite" tests="1" failures="0" errors="0">')
        lines.append('    <testcase classname="goalsite" name="no findings"/>')
        lines.append("  </testsuite>")
    lines.append("</testsuites>")
    return "\n".join(lines) + "\n"


def _suite(path: str, findings: Sequence[Finding]) -> Iterator[str]:
    failures = sum(_fails(finding) for finding in findings)
    yield f'  <testsuite name={_value(path)} tests="{len(findings)}" failures="{failures}" errors="0">'
    for finding in findings:
        span = finding.span
        name = f"{finding.code} {finding.name} {span.line}:{span.column}"
        yield f'    <testcase classname={_value(path)} name={_value(name)} file={_value(path)} line="{span.line}">'
        said = _text(
            f"{path}:{span.line}:{span.column}: {finding.message}" + (f"\n{finding.hint}" if finding.hint else "")
        )
        if _fails(finding):
            message, kind = _value(finding.message), _value(finding.severity.value)
            yield f"      <failure message={message} type={kind}>{said}</failure>"
        else:
            yield f"      <system-out>{said}</system-out>"
        yield "    </testcase>"
    yield "  </testsuite>"


def _fails(finding: Finding) -> bool:
    return finding.severity is not Severity.HINT


def _value(text: str) -> str:
    """An attribute in its quotes."""
    return f'"{escape(_allowed(visible(text))).translate(_KEPT)}"'


def _text(text: str) -> str:
    return escape(_allowed("\n".join(visible(line) for line in text.split("\n"))), quote=False)


def _allowed(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
