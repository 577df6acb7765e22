"""The format `concise`: a line for each finding, for editors and for people who know the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from goalsite_gen.findings import Finding
from goalsite_gen.report.look import FIXABLE, PLAIN, Look, summary, visible
from goalsite_gen.source.document import Document


def concise(findings: Sequence[Finding], sources: Mapping[str, Document], look: Look = PLAIN) -> str:
    """`file:line:column: severity CODE name: message`, one a line, then the summary; `[*]` where it can be fixed."""
    unlinked = replace(look, links=False)
    return "\n".join((*(heading(finding, unlinked) for finding in findings), summary(findings, look))) + "\n"


def heading(finding: Finding, look: Look) -> str:
    """The one line that says where, how grave, which rule and what."""
    at = f"{look.file(finding.span.file)}:{finding.span.line}:{finding.span.column}:"
    rule = look.painted(f"{look.linked(finding.code, finding.url)} {finding.name}", "1")
    fixable = f" {look.painted(FIXABLE, '32')}" if finding.fix else ""
    return f"{at} {look.severity(finding.severity)} {rule}{fixable}: {visible(finding.message)}"
