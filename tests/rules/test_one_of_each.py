"""A portfolio with one of each defect in it: its list names each rule and reads well, from top to bottom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from goalsite_gen.check import RULES, check
from goalsite_gen.cli.load import load
from goalsite_gen.cli.place import Place
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
        reads_well(finding)


def reads_well(finding: Finding) -> None:
    """A message is short and has the form of all others; back-ticks come in pairs, around names."""
    assert re.match(r"[`a-z\d“‘'&]", finding.message), finding
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


FOLDER = Path(__file__).with_name("one_of_each")
"""A portfolio in which each rule has one thing to say, and none says what another one has said."""

RECORDED = {
    "journal/2026-08-03-late.md": date(2026, 9, 20),
    "journal/2026-08-05-b1.md": date(2026, 9, 21),
    "journal/2026-08-14-b2.md": date(2026, 9, 21),
    "journal/2026-08-24-b3.md": date(2026, 9, 21),
    "journal/2026-09-10-b4.md": date(2026, 9, 21),
}
"""When those entries were first committed that were not written down on their day."""

EXPECTED = FOLDER.with_name("one_of_each.txt")
"""Where each finding stands, by `file:line:column code`."""


@pytest.fixture(scope="module")
def whole() -> Portfolio:
    return load(Place(FOLDER), as_of=None).with_(recorded=RECORDED)


def test_a_portfolio_with_one_of_each_defect_has_one_finding_of_each_rule(whole: Portfolio) -> None:
    counts = Counter(finding.code for finding in check(whole))
    assert {code: counts[code] for code in RULES if counts[code] != 1} == {}


def test_each_of_them_stands_where_its_defect_is(whole: Portfolio) -> None:
    found = [f"{one.span.file}:{one.span.line}:{one.span.column} {one.code}" for one in check(whole)]
    assert found == EXPECTED.read_text(encoding="utf-8").splitlines()


def test_the_list_reads_well(whole: Portfolio) -> None:
    for finding in check(whole):
        reads_well(finding)
        assert finding.hint, finding
        assert finding.span.column < finding.span.end_column, finding


def test_the_list_is_the_same_each_time(whole: Portfolio) -> None:
    again = load(Place(FOLDER), as_of=None).with_(recorded=RECORDED)
    assert check(whole) == check(again) == check(whole)
