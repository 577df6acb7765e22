"""Figures are kept as they were, ratios are taken within a round, and docs/performance.md is made of what was kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.measure import Took
from tests.bench.page import PAGE, made, page
from tests.bench.results import Results, cost_table, ratio, seconds, serve_table, times, wall_table

MEGABYTE = 1_000_000


def results(kind: str = "build", **took: list[Took]) -> Results:
    name = "cold" if kind == "build" else "save"
    by_tool = {tool: {name: rounds} for tool, rounds in took.items()}
    return Results(kind, 1_000, "python -m it", "2 cores", "a disk", dict.fromkeys(took, "1.0"), by_tool)


HUGO = [Took(2.0, 3.5, 500 * MEGABYTE), Took(4.0, 3.7, 520 * MEGABYTE), Took(3.0, 3.6, 510 * MEGABYTE)]
OURS = [Took(1.0, 1.5, 80 * MEGABYTE), Took(6.0, 1.7, 90 * MEGABYTE), Took(12.5, 1.6, 70 * MEGABYTE)]


def test_a_ratio_is_the_median_of_those_within_a_round() -> None:
    assert ratio(OURS, HUGO) == 1.5


def test_a_table_of_builds_has_medians_and_ratios() -> None:
    assert wall_table(results(goalsite=OURS, Hugo=HUGO)) == (
        "| | cold |\n| --- | ---: |\n| goalsite | 6.00 s · 1.50 × |\n| Hugo | 3.00 s · 1.00 × |"
    )


def test_without_hugo_there_are_no_ratios() -> None:
    assert wall_table(results(goalsite=OURS)) == "| | cold |\n| --- | ---: |\n| goalsite | 6.00 s |"


def test_a_table_of_costs_has_processor_and_memory() -> None:
    assert cost_table(results(goalsite=OURS)).endswith("| goalsite | 1.60 s · 80 MB |")


def test_a_table_of_saves_has_milliseconds_and_a_column_for_each_size() -> None:
    assert serve_table([results("serve", goalsite=[Took(0.1234)], Hugo=[Took(0.5)])]) == (
        "| | 1,000 documents |\n| --- | ---: |\n| goalsite | 123 ms · 0.25 × |\n| Hugo | 500 ms · 1.00 × |"
    )


@pytest.mark.parametrize(("value", "said"), [(0.034, "0.03 s"), (9.87, "9.87 s"), (48.64, "48.6 s")])
def test_seconds(value: float, said: str) -> None:
    assert seconds(value) == said


@pytest.mark.parametrize(("value", "said"), [(0.021, "0.02 ×"), (1.96, "1.96 ×"), (3.84, "3.8 ×"), (18.2, "18 ×")])
def test_times(value: float, said: str) -> None:
    assert times(value) == said


def test_figures_are_read_as_they_were_kept(tmp_path: Path) -> None:
    before = results(goalsite=OURS, Hugo=HUGO)
    before.keep(tmp_path)
    assert Results.kept(tmp_path / "build-1000.json") == before


def test_the_page_says_in_what_goalsite_was_slower_and_by_how_much() -> None:
    told = page("$lost", [results(goalsite=OURS, Hugo=HUGO, MkDocs=[Took(60.0)] * 3)], [])
    assert told.endswith("- 1,000 documents, cold: Hugo 1.50 ×")


def test_the_page_of_the_docs_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == made(), "run `python -m tests.bench.page`"
