"""One defect is told of by one rule, which is the one that says what to do about it."""

from __future__ import annotations

import pytest

from goalsite_gen.check import check
from tests.support import portfolio

CHURN = "---\ntitle: Fewer customers leave\ntype: hard\n{}---\n"
TRUST = "---\ntitle: Customers tell us early\ntype: soft\n---\n"


def codes(texts: dict[str, str], *families: str) -> list[str]:
    return [finding.code for finding in check(portfolio(texts), select=families)]


def test_a_goal_with_a_partner_of_its_own_side_is_not_called_unpaired_as_well() -> None:
    calls = CHURN.replace("Fewer customers leave", "Calls are answered").format("")
    both = {"goals/churn.md": CHURN.format("pairs: [calls]\n"), "goals/calls.md": calls, "goals/trust.md": TRUST}
    assert codes(both, "P301", "P302") == ["P302", "P301"]
    assert [one.span.file for one in check(portfolio(both), select=["P301"])] == ["goals/trust.md"]


def test_a_goal_paired_with_itself_is_not_called_unpaired_as_well() -> None:
    assert codes({"goals/churn.md": CHURN.format("pairs: [churn]\n")}, "P301", "P302") == ["P302"]


def test_what_an_entry_says_of_a_goal_that_is_not_there_is_told_of_once() -> None:
    entry = "---\ngoal: faith\nindicator: rings-first\n---\nShe rang.\n"
    assert codes({"goals/trust.md": TRUST, "journal/2026-03-14-a.md": entry}, "L") == ["L201"]


@pytest.mark.parametrize("header", ["date,vlaue", "daet,value"])
def test_a_misspelt_column_is_not_called_missing_as_well(header: str) -> None:
    found = check(portfolio({"data/a.csv": f"{header}\n2026-01-31,4\n"}))
    assert [(one.code, one.hint[:12]) for one in found] == [("F113", "did you mean")]


@pytest.mark.parametrize(
    ("wanted", "there"),
    [("2026-08-12-umbrella", "2026-08-12-drill"), ("2026-08-12-umbrella", "2026-08-13-umbrellas")],
)
def test_an_entry_is_offered_for_its_words_and_not_for_its_day(wanted: str, there: str) -> None:
    story = f"---\ntitle: The rain\nevidence: {wanted}\n---\n"
    entry = "---\ngoal: trust\n---\nShe rang.\n"
    texts = {"goals/trust.md": TRUST, f"journal/{there}.md": entry, "stories/rain.md": story}
    hint = check(portfolio(texts), select=["L204"])[0].hint
    assert hint.startswith("did you mean") == ("umbrella" in there)
