"""Readings that contradict one another, or their metric, wherever they are written."""

from __future__ import annotations

from goalsite_gen.check import check
from goalsite_gen.findings import Finding
from tests.support import portfolio

GOAL = "---\ntitle: Fewer customers leave\ntype: hard\ndue: 2026-12-31\nmetric: {{unit: '%', decimals: 1, {}}}\n---\n"
ENTRY = "---\ngoal: churn\nreading: {}\n---\nCounted.\n"


def found(texts: dict[str, str], code: str) -> list[Finding]:
    return list(check(portfolio(texts), select=[code]))


def test_an_entry_and_a_table_that_differ_are_a_conflict_at_the_entry() -> None:
    texts = {
        "goals/churn.md": GOAL.format("readings: data/churn.csv"),
        "data/churn.csv": "date,value\n2026-03-31,4.6\n",
        "journal/2026-03-31-count.md": ENTRY.format("4.9"),
    }
    [conflict] = found(texts, "J510")
    assert (conflict.span.file, conflict.span.line) == ("journal/2026-03-31-count.md", 3)
    assert [(span.file, span.line) for span, _ in conflict.related] == [("data/churn.csv", 2)]


def test_readings_that_print_alike_are_no_conflict() -> None:
    texts = {
        "goals/churn.md": GOAL.format("readings: {2026-03-31: 4.62}"),
        "journal/2026-03-31-count.md": ENTRY.format("4.6"),
    }
    assert found(texts, "J510") == []


def test_two_entries_of_one_day_that_differ_are_a_conflict() -> None:
    texts = {
        "goals/churn.md": GOAL.format("baseline: 5"),
        "journal/2026-03-31-a.md": ENTRY.format("4.6"),
        "journal/2026-03-31-b.md": ENTRY.format("4.7"),
    }
    assert [one.span.file for one in found(texts, "J510")] == ["journal/2026-03-31-b.md"]


def test_two_metrics_in_different_units_do_not_read_the_same_rows() -> None:
    metrics = "[{id: a, name: A, unit: days, readings: data/x.csv}, {id: b, name: B, unit: '%', readings: data/x.csv}]"
    goal = f"---\ntitle: Fewer leave\ntype: hard\nmetrics: {metrics}\n---\n"
    rows = {"data/x.csv": "date,value\n2026-03-31,4\n"}
    named = {"data/x.csv": "date,value,metric\n2026-03-31,4,a\n2026-03-31,50,b\n"}
    assert [one.message for one in found({"goals/churn.md": goal, **rows}, "J511")] == [
        "`b` and `a` read the same rows in different units"
    ]
    assert found({"goals/churn.md": goal, **named}, "J511") == []


def test_a_value_that_is_only_good_is_on_its_scale() -> None:
    assert found({"goals/churn.md": GOAL.format("baseline: 5, target: 3, readings: {2026-03-31: 0.4}")}, "J5") == []


def test_a_slipped_comma_stands_out_from_all_others() -> None:
    readings = "baseline: 12, target: 8, readings: {2026-01-31: 12, 2026-02-28: 11, 2026-03-31: 155}"
    goal = GOAL.replace("'%'", "days").format(readings)
    assert [one.message for one in found({"goals/churn.md": goal}, "J512")] == [
        "155 is over 10 times all else that `churn` has been"
    ]


def test_a_percentage_of_growth_may_pass_a_hundred() -> None:
    goal = GOAL.format("baseline: 80, target: 150, readings: {2026-03-31: 120}")
    assert found({"goals/churn.md": goal}, "J512") == []
