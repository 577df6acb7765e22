"""The portfolios that are measured are the same each time, of the size asked for, and sound but for what is planted."""

from __future__ import annotations

from collections import Counter

import pytest

from goalsite_gen.check import check
from goalsite_gen.findings import Severity
from tests.bench.corpus import DAY, documents
from tests.support import portfolio


@pytest.mark.parametrize("count", [100, 400])
def test_a_portfolio_has_the_size_asked_for(count: int) -> None:
    whole = portfolio(dict(documents(count, every=40)), day=DAY)
    kinds = (len(whole.goals), len(whole.stories), len(whole.entries))
    assert kinds == (count // 50, count * 3 // 100, count - count // 50 - count * 3 // 100)


def test_it_is_the_same_each_time() -> None:
    assert list(documents(200)) == list(documents(200))


def test_nothing_is_wrong_with_it_but_what_was_planted() -> None:
    found = check(portfolio(dict(documents(400, every=40)), day=DAY))
    errors = Counter(finding.code for finding in found if finding.severity is Severity.ERROR)
    assert errors == {"L202": 3, "J504": 2}


def test_every_tenth_entry_has_a_finding_where_that_is_asked_for() -> None:
    whole = portfolio(dict(documents(400, every=10)), day=DAY)
    found = {finding.span.file for finding in check(whole)}
    assert [number for number, entry in enumerate(whole.entries) if entry.file in found] == [*range(0, 376, 10)]
