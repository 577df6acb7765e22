"""A figure in a story is found where it contradicts a metric, and left alone where it may be about anything else."""

from __future__ import annotations

import pytest

from goalsite_gen.check import check
from tests.support import portfolio

CHURN = """---
title: Fewer customers leave
type: hard
due: 2026-12-31
metric:
  name: Contracts cancelled in a month
  unit: "%"
  decimals: 1
  baseline: 5.1
  target: 3.0
  readings: {2026-03-31: 4.6, 2026-04-30: 4.2}
---
"""
WAIT = """---
title: A first visit within a week
type: hard
metric: {name: Median days from call to visit, unit: days, baseline: 12, target: 7, readings: {2026-03-31: 9}}
---
"""


def figures(text: str) -> list[str]:
    story = f"---\ntitle: The blue tray\ngoals: [churn, first-visit]\nevidence: [a]\ndate: 2026-05-01\n---\n\n{text}\n"
    given = portfolio({"goals/churn.md": CHURN, "goals/first-visit.md": WAIT, "stories/tray.md": story})
    return [finding.message for finding in check(given, select=["S803"])]


@pytest.mark.parametrize(
    "text",
    [
        "Churn is at 3.6 %.",
        "Of all contracts 6 per cent were cancelled in April.",
        "Churn fell to almost 7 % in spring.",
        "The median was 14 days from call to visit.",
    ],
)
def test_a_figure_that_the_metric_never_had_is_found(text: str) -> None:
    assert len(figures(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Churn was 4.6 % in March and is 4.2 % now; we want 3 %.",
        "Churn was 4.6 % in March, which is 5 % to the nearest point.",
        "Churn was 5.1 % and is 0.9 % lower now.",
        "Churn fell by 18 % in a year.",
        "Churn fell to about 4 % in spring.",
        "Some 40 % of those we asked had a dog.",
        "It took her 14 days to write the letter.",
        "From call to visit it took 9 days in the median.",
        "Churn is at `3.6 %`.",
        "> Churn is at 3.6 %, she said.",
        "Churn is [[churn]] and was [[churn@2026-03-31]].",
        "In 2026 churn became a word.",
    ],
)
def test_a_figure_that_may_be_right_is_left_alone(text: str) -> None:
    assert figures(text) == []


def test_a_figure_stands_where_its_digits_are() -> None:
    story = "---\ntitle: T\ngoals: churn\nevidence: a\n---\n\nOne line.\nChurn is at 3.6 %, [see](x.md).\n"
    [found] = check(portfolio({"goals/churn.md": CHURN, "stories/t.md": story}), select=["S803"])
    assert (found.span.line, found.span.column, found.span.end_column) == (8, 13, 16)
    assert found.hint == "write `[[churn]]` for the latest value, `[[churn@2026-04-30]]` for one that stays"
