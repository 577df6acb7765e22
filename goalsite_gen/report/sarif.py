"""The format `sarif`: the exchange format 2.1.0 for code scanning, with rules, related places and fixes.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from json import dumps
from typing import Any
from urllib.parse import quote

from goalsite_gen import __version__
from goalsite_gen.findings import DOCS_HOME, FAMILIES, RULES, Finding, Fix, Severity, Span
from goalsite_gen.fingerprints import fingerprints
from goalsite_gen.report.look import PLAIN, Look, visible
from goalsite_gen.report.rulebook import rule_markdown, rule_page
from goalsite_gen.source.document import Document

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LINK = re.compile(r"\[[^\]]*\]\(")
_PLACEHOLDER = re.compile(r"\{\d+\}")


def sarif(findings: Sequence[Finding], sources: Mapping[str, Document], look: Look = PLAIN) -> str:
    """A log with one run: the rules that spoke, and a result for each finding; equal findings give equal bytes."""
    codes = sorted({finding.code for finding in findings})
    marks = fingerprints(findings, sources)
    driver = {
        "name": "goalsite",
        "version": __version__,
        **({"informationUri": DOCS_HOME} if DOCS_HOME else {}),
        "rules": [_rule(code) for code in codes],
    }
    results = [
        _result(finding, look, index=codes.index(finding.code), mark=mark)
        for finding, mark in zip(findings, marks, strict=True)
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    rule = RULES[code]
    return {
        "id": code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.manual.split("\n\n", 1)[0].replace("\n", " ").strip()},
        "fullDescription": {"text": rule.manual.split("\nBad:", 1)[0].strip()},
        "help": {"text": rule_page(rule), "markdown": rule_markdown(rule)},
        # The format asks for a whole address here; a path would not do.
        **({"helpUri": rule.url} if "://" in rule.url else {}),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [FAMILIES[code[0]].lower()]},
    }


def _result(finding: Finding, look: Look, *, index: int, mark: str) -> dict[str, Any]:
    said = f"{finding.message}: {finding.hint}" if finding.hint else finding.message
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _plain(said)},
        "locations": [{"physicalLocation": _place(finding.span, look)}],
        "partialFingerprints": {"goalsite/v1": mark},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _place(span, look), "message": {"text": _plain(message)}}
            for number, (span, message) in enumerate(finding.related, start=1)
        ]
    if finding.fix:
        result["fixes"] = [_fix(finding.fix, look)]
    return result


def _fix(fix: Fix, look: Look) -> dict[str, Any]:
    place = _place(fix.span, look)
    replacement = {"deletedRegion": place["region"], "insertedContent": {"text": fix.text}}
    change = {"artifactLocation": place["artifactLocation"], "replacements": [replacement]}
    return {"description": {"text": fix.what}, "artifactChanges": [change]}


def _place(span: Span, look: Look) -> dict[str, Any]:
    """A place by address and region; relative addresses count from the root of the sources."""
    path = look.path(span.file)
    address = quote(path.encode("utf-8", "surrogateescape"))
    base = {} if path.startswith("/") else {"uriBaseId": "%SRCROOT%"}
    return {
        "artifactLocation": {"uri": f"file://{address}" if path.startswith("/") else address, **base},
        "region": {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        },
    }


def _plain(text: str) -> str:
    """Text as a message: what would be read as a link or as a placeholder is escaped, as section 3.11 asks."""
    shown = visible(text)
    if _LINK.search(shown):
        shown = re.sub(r"([\\\[\]])", r"\\\1", shown)
    if _PLACEHOLDER.search(shown):
        shown = shown.replace("{", "{{").replace("}", "}}")
    return shown
