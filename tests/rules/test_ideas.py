"""Every idea that a rule names has words that users read, and every rule rests on one."""

from __future__ import annotations

import pytest

from goalsite_gen.check import RULES
from goalsite_gen.findings import FAMILIES
from goalsite_gen.rules.ideas import GROUNDS, IDEAS, ideas_in_words
from goalsite_gen.rules.pitfalls import PITFALLS, ideas


@pytest.mark.parametrize("code", RULES)
def test_each_idea_of_a_rule_is_said_in_words(code: str) -> None:
    named = ideas(RULES[code])
    assert [idea for idea in named if idea not in {*IDEAS, *PITFALLS}] == []
    assert len(ideas_in_words(RULES[code])) == max(1, len(named))


def test_no_words_are_kept_of_ideas_that_no_rule_names() -> None:
    assert set(IDEAS) <= {idea for rule in RULES.values() for idea in ideas(rule)}


def test_each_family_rests_on_something() -> None:
    assert list(GROUNDS) == list(FAMILIES)
