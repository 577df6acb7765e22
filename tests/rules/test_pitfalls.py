"""Each pitfall is found by a rule, and the page that says so is made from the rules."""

from __future__ import annotations

import pytest

from goalsite_gen.check import RULES
from goalsite_gen.rules.pitfalls import PITFALLS, finders, ideas


def test_there_are_twenty_two_pitfalls() -> None:
    assert list(PITFALLS) == [f"P{number}" for number in range(1, 23)]


@pytest.mark.parametrize("pitfall", PITFALLS)
def test_a_pitfall_is_found_by_a_rule(pitfall: str) -> None:
    assert finders(RULES.values())[pitfall]


@pytest.mark.parametrize("code", RULES)
def test_a_rule_names_only_pitfalls_that_there_are(code: str) -> None:
    assert {idea for idea in ideas(RULES[code]) if idea.startswith("P")} <= set(PITFALLS)


@pytest.mark.parametrize("code", RULES)
def test_users_do_not_see_the_ids_of_ideas(code: str) -> None:
    assert not any(f"{idea})" in RULES[code].manual or f"{idea}," in RULES[code].manual for idea in ideas(RULES[code]))
