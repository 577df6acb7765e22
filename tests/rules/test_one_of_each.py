"""A portfolio with one of each defect in it: its list names each rule and reads well, from top to bottom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from goalsite_gen.check import RULES, check
from goalsite_gen.findings import Finding
from goalsite_gen.model import Portfolio
from goalsite_gen.report import FORMATS, Look
from goalsite_gen.rules.examples import Example, examples
from tests.support import portfolio

ALONE = {
    "P308": "no other goal may be there",
    "P309": "no other goal may be there",
    "L211": "it is about what others did not find",
}
"""Rules that cannot speak of a portfolio in which there is anything else."""


def first_bad(code: str) -> Example:
    return next(example for example in examples(RULES[code]) if not example.is_good)


def is_by_itself(code: str) -> bool:
    """Whether an example needs a portfolio of its own: it breaks files, has settings, or has to be alone."""
    return code in ALONE or code[0] in "FA" or "goalsite.toml" in first_bad(code).texts


TOGETHER = [code for code in RULES if not is_by_itself(code)]


def renamed(code: str, example: Example) -> Iterator[tuple[str, str]]:
    """The files of an example under names of their own, so that many examples can stand in one portfolio."""
    stems = {path.rsplit("/", 1)[-1].rsplit(".", 1)[0] for path in example.texts}
    anyone = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, sorted(stems, key=len, reverse=True)))})(?![\w-])")
    for path, text in example.texts.items():
        lines = (
            line if line.startswith("title:") else anyone.sub(rf"\1-{code.lower()}", line) for line in text.split("\n")
        )
        yield anyone.sub(rf"\1-{code.lower()}", path), "\n".join(lines)


@pytest.fixture(scope="module")
def broken() -> Portfolio:
    texts: dict[str, str] = {}
    recorded: dict[str, date] = {}
    for code in TOGETHER:
        example = first_bad(code)
        names = dict(zip(example.texts, renamed(code, example), strict=True))
        texts.update(names.values())
        recorded |= {names[path][0]: day for path, day in example.recorded.items()}
    return portfolio(texts).with_(recorded=recorded)


@pytest.fixture(scope="module")
def findings(broken: Portfolio) -> tuple[Finding, ...]:
    return check(broken)


def test_each_rule_speaks(findings: tuple[Finding, ...]) -> None:
    assert [code for code in TOGETHER if code not in {finding.code for finding in findings}] == []


def test_each_rule_speaks_of_its_own_example(findings: tuple[Finding, ...]) -> None:
    own = {finding.code for finding in findings if f"-{finding.code.lower()}." in finding.span.file}
    assert set(TOGETHER) - own == set()


def test_each_line_reads_well(findings: tuple[Finding, ...]) -> None:
    for finding in findings:
        assert re.match(r"[`a-z\d“‘']", finding.message), finding
        assert not finding.message.endswith("."), finding
        assert len(finding.message) <= 120, finding
        assert "  " not in finding.message + finding.hint, finding
        assert finding.message.count("`") % 2 == finding.hint.count("`") % 2 == 0, finding


def test_each_finding_says_what_to_write(findings: tuple[Finding, ...]) -> None:
    assert sorted({finding.name for finding in findings if not finding.hint}) == []


def test_each_format_prints_the_whole_list(broken: Portfolio, findings: tuple[Finding, ...]) -> None:
    for write in FORMATS.values():
        report = write(findings, broken.documents, Look())
        assert all(finding.code in report for finding in findings)
