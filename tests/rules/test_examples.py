"""Each rule's docstring is its proof: it speaks at the marked lines of what is bad, and not of what is good."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from goalsite_gen.check import check
from goalsite_gen.findings import RULES, Finding
from goalsite_gen.model.reading import read
from goalsite_gen.rules.examples import DAY, Example, examples, explanation
from goalsite_gen.source.files import gather
from tests.program import put

CASES = [
    pytest.param(code, example, id=f"{code}-{'good' if example.is_good else 'bad'}-{number}")
    for code, rule in RULES.items()
    for number, example in enumerate(examples(rule))
]


def findings(example: Example, folder: Path) -> tuple[Finding, ...]:
    put(folder, example.files())
    config = folder / "goalsite.toml"
    given = (config.name, config.read_bytes()) if config.exists() else None
    return check(read(gather(folder), day=DAY, config=given).with_(recorded=example.recorded))


@pytest.mark.parametrize(("code", "example"), CASES)
def test_a_rule_speaks_where_its_example_is_marked(code: str, example: Example, tmp_path: Path) -> None:
    found = findings(example, tmp_path)
    assert [(one.span.file, one.span.line) for one in found if one.code == code] == sorted(example.marked)
    assert [one for one in found if one.code.startswith("F") and one.code != code] == []


@pytest.mark.parametrize(("code", "example"), CASES)
def test_an_example_reads_the_same_from_memory_and_from_a_folder(code: str, example: Example, tmp_path: Path) -> None:
    assert check(example.portfolio()) == findings(example, tmp_path)


@pytest.mark.parametrize("code", RULES)
def test_a_rule_explains_itself_and_shows_what_is_bad_and_what_is_good(code: str) -> None:
    rule = RULES[code]
    assert {example.is_good for example in examples(rule)} == {True, False}
    assert all(bool(example.marked) != example.is_good for example in examples(rule))
    assert len(explanation(rule)) > len(rule.summary) > 20
    assert re.fullmatch(r"[A-Z].*\.", rule.summary)


def test_names_and_codes_are_unique_and_well_formed() -> None:
    names = [rule.name for rule in RULES.values()]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[FLPDJCHSA]\d{3}", code) for code in RULES)


def test_every_problem_that_reading_can_name_has_a_rule() -> None:
    package = Path(__file__).parents[2] / "goalsite_gen"
    sources = [
        path.read_text(encoding="utf-8") for folder in ("source", "model") for path in (package / folder).glob("*.py")
    ]
    named = {name for text in sources for name in re.findall(r'(?:rule=|bad\(\s*|note\(\s*)"([a-z-]+)"', text)}
    assert named
    assert named <= {rule.name for rule in RULES.values()}
