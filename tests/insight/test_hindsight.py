"""Looking back from today's derivation gives what deriving that day anew would give."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from portfolios import DAY, STAGES, entry, measured, observed, portfolio, review, story

from goalsite_gen.insight.asof import as_of
from goalsite_gen.insight.derive import derive
from goalsite_gen.insight.hindsight import hindsight
from goalsite_gen.model import Goal, Portfolio, Reading

MOVED = [{"date": "2026-05-01", "target": 75, "was": 100, "because": "The large account left."}]
SIGNS = [{"id": name, "name": name, "stages": STAGES} for name in ("one", "two")]
days = st.dates(date(2025, 6, 1), DAY)


def assert_alike(whole: Portfolio, day: date) -> None:
    """Every part of both derivations is the same."""
    quick, anew = hindsight(derive(whole), day), derive(as_of(whole, day))
    for part in ("portfolio", "progress", "ladders", "growth", "pairs", "lookup", "figures", "paired"):
        assert getattr(quick, part) == getattr(anew, part), part
    assert dict(quick.health) == dict(anew.health)


def goals(**fields: Any) -> tuple[Goal, Goal]:
    metric = {"readings": "data/churn.csv", "revisions": MOVED}
    closed = {"date": "2026-06-01", "because": "We had seen enough."}
    return (
        measured(pairs=["trust"], metric=metric),
        observed("trust", *SIGNS, **{"state": "achieved", "closed": closed, **fields}),
    )


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(
    written=st.lists(
        st.tuples(days, st.sampled_from(["supports", "challenges", "mixed"]), st.sampled_from(["", *STAGES])),
        max_size=8,
    ),
    agreed=st.lists(st.tuples(days, st.sampled_from(["one", "two"]), st.sampled_from(STAGES)), max_size=4),
    day=days,
)
def test_a_day_looked_back_on_is_that_day_derived_anew(
    written: list[tuple[date, str, str]], agreed: list[tuple[date, str, str]], day: date
) -> None:
    entries = [
        entry(str(on), id=f"e{at}", evidence=lean, stage=stage, indicator="one", reading=None)
        for at, (on, lean, stage) in enumerate(written)
    ]
    reviews = [
        review(str(on), {"indicator": sign, "stage": stage}, {"indicator": "one", "stage": STAGES[0]}, id=f"r{at}")
        for at, (on, sign, stage) in enumerate(agreed)
    ]
    readings = tuple(Reading(DAY - timedelta(days=30 * at), float(at)) for at in range(10))
    told = [story("first", date="2026-01-31"), story("second", period="2026-Q2")]
    tables = {"data/churn.csv": readings}
    assert_alike(portfolio(*goals(), *entries, *reviews, *told, tables=tables), day)


@pytest.mark.parametrize("day", ["2026-02-15", "2026-04-15"])
def test_an_indicator_that_was_taken_up_later_was_not_there(day: str) -> None:
    later = {**SIGNS[1], "since": "2026-03-01"}
    whole = portfolio(measured(), observed("trust", SIGNS[0], later), entry("2026-02-01", stage=STAGES[1]))
    assert_alike(whole, date.fromisoformat(day))


def test_from_its_own_day_on_a_derivation_is_its_own_hindsight() -> None:
    today = derive(portfolio(measured()))
    assert hindsight(today, DAY) is today
    assert hindsight(today, DAY + timedelta(days=9)) is today
