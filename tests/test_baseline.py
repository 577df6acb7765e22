"""A baseline: what was there stays out, what is new comes through, whatever happens to lines and days."""

from __future__ import annotations

from datetime import timedelta

import pytest

from goalsite_gen.baseline import Baseline, baseline_of, read, written
from goalsite_gen.check import check
from goalsite_gen.errors import Stop
from goalsite_gen.findings import Finding
from goalsite_gen.model import Portfolio
from tests.support import DAY, portfolio

CHURN = "---\ntitle: Fewer customers leave\ntype: hard\ndue: 2026-12-31\n---\n"
TRUST = "---\ntitle: Customers tell us early\ntype: soft\nstart: 2026-01-01\n---\n"


def checked(texts: dict[str, str]) -> tuple[Portfolio, tuple[Finding, ...]]:
    made = portfolio(texts)
    return made, check(made)


def baseline(texts: dict[str, str]) -> Baseline:
    made, findings = checked(texts)
    return read(written(baseline_of(findings, made.documents)), name="b")


def new(known: Baseline, texts: dict[str, str]) -> list[str]:
    made, findings = checked(texts)
    return [one.code for one in known.new(findings, made.documents)[0]]


def gone(known: Baseline, texts: dict[str, str]) -> list[str]:
    made, findings = checked(texts)
    return [code for _, code, _ in known.new(findings, made.documents)[1]]


def test_what_was_there_is_known_when_lines_move() -> None:
    assert new(baseline({"goals/churn.md": CHURN}), {"goals/churn.md": CHURN.replace("title", "# one\n\ntitle")}) == []


def test_what_was_there_is_known_on_another_day() -> None:
    texts = {"goals/churn.md": CHURN.replace("12-31", "01-31"), "goals/trust.md": TRUST}
    known = baseline(texts)
    later = portfolio(texts, DAY + timedelta(days=3))
    assert "C606" in [one.code for one in check(later)]
    assert known.new(check(later), later.documents)[0] == ()


def test_a_new_finding_in_a_known_file_comes_through() -> None:
    assert new(baseline({"goals/churn.md": CHURN}), {"goals/churn.md": CHURN + "[a](b.md)\n"}) == ["L207"]


def test_the_same_finding_in_another_file_comes_through() -> None:
    known = baseline({"goals/churn.md": CHURN})
    assert "D401" in new(known, {"goals/churn.md": CHURN, "goals/loss.md": CHURN})


def test_one_more_of_what_is_known_comes_through() -> None:
    once, twice = ({"goals/churn.md": CHURN + "[a](b.md)\n" * times} for times in (1, 2))
    assert new(baseline(once), twice) == ["L207"]
    assert new(baseline(twice), once) == []


def test_what_is_known_and_no_longer_found_is_told() -> None:
    known = baseline({"goals/churn.md": CHURN})
    assert gone(known, {"goals/churn.md": CHURN}) == []
    assert gone(known, {"goals/churn.md": CHURN.replace("type", "why: so that we can plan\ntype")}) == ["D401"]


def test_an_error_in_a_file_is_never_known() -> None:
    broken = {"goals/churn.md": CHURN.replace("due", "deu-by")}
    assert new(baseline(broken), broken) == ["F107"]
    by_hand = '{"version": 1, "findings": {"goals/churn.md": {"F107 unknown-field": {"0": 1}}}}'
    assert read(by_hand, name="b") == Baseline({})


def test_the_text_of_a_baseline_is_sorted_and_holds_no_line_numbers() -> None:
    texts = {"goals/churn.md": CHURN, "goals/été.md": CHURN}
    text = written(baseline(texts))
    assert text == written(baseline({file: text.replace("title", "\n\ntitle") for file, text in texts.items()}))
    lines = [line.strip() for line in text.split("\n") if "-" in line]
    assert lines[0] == '"D401 no-why": {'
    assert text.index("goals/churn.md") < text.index("goals/été.md")


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", '{"version": 1}', '{"version": 2, "findings": {}}', '{"version": 1, "findings": []}',
        '{"version": 1, "findings": {"a": {"": {"x": 1}}}}', '{"version": 1, "findings": {"a": {"P301": {"x": -1}}}}',
        '{"version": 1, "findings": {"a": {"P301": {"x": true}}}}', "[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_baseline_stops(text: str) -> None:
    with pytest.raises(Stop, match="`b` is"):
        read(text, name="b")
