"""What the format `sarif` prints is a SARIF 2.1.0 log: by its schema, and by what code hosts ask for beyond it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from goalsite_gen.baseline import baseline_of
from goalsite_gen.check import RULES, check
from goalsite_gen.findings import Finding, Fix, Severity, Span
from goalsite_gen.report import Look, sarif
from goalsite_gen.rules.examples import examples
from goalsite_gen.source.document import Document
from tests.support import portfolio

SCHEMA = json.loads((Path(__file__).parent / "schema/sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
VALIDATOR = Draft4Validator(SCHEMA)

EVERYTHING = {
    "goalsite.toml": '[check]\nselect = ["F", "L", "P", "D4"]\n',
    "goals/churn.md": "---\ntitle: Fewer customers leave\ntype: hard\nowenr: Ann\n---\n",
    "goals/a.md": "---\ntitle: Customers tell us early\ntype: soft\npairs: [thrust]\n---\n[x](no.md) [y]: {0}\n",
    "goals/b/a.md": "---\ntitle: 'Two of one id [a](b) {1}'\ntype: soft\n---\n",
    "goals/trust.md": "---\ntitle: People ask  # goalsite: ignore[D411]\ntype: soft  # goalsite: ignore[P301]\n---\n",
}


def log(
    findings: tuple[Finding, ...], sources: Mapping[str, Document] = MappingProxyType({}), root: str = "content"
) -> Any:
    told = json.loads(sarif(findings, sources, Look(root=root)))
    assert [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(told)] == []
    return told


def test_the_schema_tells_a_wrong_log() -> None:
    Draft4Validator.check_schema(SCHEMA)
    told = log((Finding("P301", "unpaired-goal", Severity.WARNING, "x", Span("a.md")),))
    told["runs"][0]["results"][0]["level"] = "hint"
    assert not VALIDATOR.is_valid(told)


def test_a_log_of_nothing_is_valid() -> None:
    assert log(())["runs"][0]["results"] == []


def test_a_log_with_related_places_fixes_and_many_rules_is_valid() -> None:
    read = portfolio(EVERYTHING)
    results = log(check(read), read.documents)["runs"][0]["results"]
    assert any("relatedLocations" in result for result in results)
    assert any("fixes" in result for result in results)
    assert {result["level"] for result in results} == {"error", "warning", "note"}


@pytest.mark.parametrize("code", RULES)
def test_a_log_of_what_a_rule_finds_is_valid(code: str) -> None:
    for example in examples(RULES[code]):
        read = example.portfolio()
        log(check(read), read.documents, root="/srv/our goals" if example.is_good else "")


def test_what_was_asked_to_be_left_out_is_not_in_the_log() -> None:
    read = portfolio(EVERYTHING)
    findings = check(read)
    known = baseline_of([finding for finding in findings if finding.code == "L207"], read.documents)
    new, _ = known.new(findings, read.documents)
    ids = [result["ruleId"] for result in log(new, read.documents)["runs"][0]["results"]]
    assert "L207" in {finding.code for finding in findings}
    assert "L207" not in ids
    assert not [
        result
        for result in log(findings, read.documents)["runs"][0]["results"]
        if result["ruleId"] == "P301"
        and result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith("trust.md")
    ]


def test_results_point_at_their_rules_and_have_fingerprints_of_their_own() -> None:
    read = portfolio(EVERYTHING | {"goals/c.md": EVERYTHING["goals/a.md"] + "[x](no.md)\n[x](no.md)\n"})
    (run,) = log(check(read), read.documents)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    marks = [result["partialFingerprints"]["goalsite/v1"] for result in run["results"]]
    assert len(set(marks)) == len(marks)


def test_a_code_host_finds_what_it_shows_of_a_rule() -> None:
    read = portfolio(EVERYTHING)
    for rule in log(check(read), read.documents)["runs"][0]["tool"]["driver"]["rules"]:
        assert len(rule["shortDescription"]["text"]) <= 1024
        assert rule["fullDescription"]["text"].startswith(rule["shortDescription"]["text"])
        assert rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
        assert "helpUri" not in rule or urlsplit(rule["helpUri"]).scheme == "https"


@given(st.text(max_size=30), st.text(max_size=30), st.integers(1, 9), st.integers(1, 9))
def test_a_log_is_valid_whatever_is_said(message: str, file: str, line: int, column: int) -> None:
    span = Span(file, line, column, line, column + 1)
    found = Finding("P301", "unpaired-goal", Severity.HINT, message, span, message, ((span, message),))
    fixed = Finding("F107", "unknown-field", Severity.ERROR, message, span, fix=Fix(span, message, message))
    for result in log((found, fixed), root=file)["runs"][0]["results"]:
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri.isascii()
        assert " " not in uri
