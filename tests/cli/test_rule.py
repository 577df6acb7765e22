"""`goalsite rule` as a user calls it: one rule by code or name, those that begin alike, a hint for other words."""

from __future__ import annotations

from pathlib import Path

import pytest

from goalsite_gen.check import RULES
from tests.program import goalsite


@pytest.mark.parametrize("asked", ["P301", "p301", "unpaired-goal", "Unpaired-Goal"])
def test_a_rule_is_found_by_code_and_by_name(tmp_path: Path, asked: str) -> None:
    done = goalsite("rule", asked, at=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("P301 unpaired-goal (warning, pairs)\n")


@pytest.mark.parametrize("asked", ["P3", "p", "F1", "L20"])
def test_the_beginning_of_codes_lists_the_rules_that_have_it(tmp_path: Path, asked: str) -> None:
    listed = [line.split()[0] for line in goalsite("rule", asked, at=tmp_path).out.split("\n") if line.startswith("  ")]
    assert listed == sorted(code for code in RULES if code.startswith(asked.upper()))


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("P399", "did you mean `P309`?"), ("unpaird-goal", "did you mean `unpaired-goal`?"),
        ("milestone", "did you mean `milestone-without-shift`?"), ("xyzzy", "`goalsite rule` lists them"),
    ],
)  # fmt: skip
def test_any_other_word_ends_with_a_suggestion(tmp_path: Path, asked: str, hint: str) -> None:
    done = goalsite("rule", asked, at=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"goalsite: error: there is no rule `{asked}`\n  hint: {hint}\n"
