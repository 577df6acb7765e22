"""Dips: steps back far from ordinary, and what was written at the time."""

from __future__ import annotations

from datetime import date

from portfolios import entry, measured, observed, portfolio

from goalsite_gen.insight import derive
from goalsite_gen.insight.dips import Accounts, dips_of, told_dips
from goalsite_gen.model import Entry, Goal

STEADY = {"2026-01-31": 10, "2026-02-28": 20, "2026-03-31": 30, "2026-04-30": 40, "2026-05-31": 5, "2026-06-30": 50}


def churn(**readings: float) -> Goal:
    return measured(metric={"readings": {**STEADY, **readings}}, pairs=["trust"])


def told(*contents: Goal | Entry) -> tuple[Entry, ...]:
    found = told_dips(derive(portfolio(churn(), observed(), *contents)))
    (dip,) = found["churn", "churn"]
    return dip.entries


def test_a_step_back_far_beyond_the_ordinary_is_a_dip() -> None:
    found = derive(portfolio(churn())).progress["churn"]
    assert [(dip.before.value, dip.reading.value, dip.after and dip.after.value) for dip in dips_of(found)] == [
        (40, 5, 50)
    ]


def test_an_ordinary_step_back_is_none() -> None:
    found = derive(portfolio(churn(**{"2026-05-31": 30}))).progress["churn"]
    assert dips_of(found) == ()


def test_the_same_step_in_the_right_direction_is_none() -> None:
    found = derive(portfolio(measured(metric={"readings": STEADY, "baseline": 100, "target": 0}))).progress["churn"]
    assert [dip.reading.date for dip in dips_of(found)] == [date(2026, 6, 30)]


def test_five_readings_tell_no_dip() -> None:
    few = dict(list(STEADY.items())[:5])
    assert dips_of(derive(portfolio(measured(metric={"readings": few}))).progress["churn"]) == ()


def test_an_entry_on_the_goal_from_reading_to_reading_explains_it() -> None:
    first, last = entry("2026-04-30", "churn"), entry("2026-06-30", "churn")
    assert told(first, last) == (first, last)
    assert told(entry("2026-04-29", "churn")) == ()


def test_of_the_partner_only_what_does_not_support_it_does() -> None:
    doubt = entry("2026-05-20", "trust", evidence="challenges")
    assert told(entry("2026-05-19", "trust"), doubt) == (doubt,)


def test_entries_that_do_not_support_come_first_and_then_the_nearest() -> None:
    far = entry("2026-05-02", "churn", evidence="mixed")
    near = entry("2026-05-30", "churn")
    assert told(far, near, entry("2026-05-10", "churn"), entry("2026-06-20", "churn")) == (far, near)


def test_a_note_beside_the_reading_is_an_explanation() -> None:
    listed = [{"date": day, "value": value, "note": "Flood" if value == 5 else ""} for day, value in STEADY.items()]
    goal = measured(metric={"readings": listed})
    insight = derive(portfolio(goal))
    (dip,) = dips_of(insight.progress["churn"])
    assert Accounts(insight).explain(goal, dip)
    assert not list(Accounts(insight).of(goal, dip))


def test_beside_a_number_read_seldom_an_entry_counts_for_a_month_and_a_half() -> None:
    last = {"2026-04-30": 40, "2026-05-31": 5, "2026-09-30": 50}
    readings = {"2025-06-30": 0, "2025-09-30": 10, "2025-12-31": 20, "2026-03-31": 30, **last}
    near, far = entry("2026-07-15", "churn"), entry("2026-07-16", "churn")
    goal = measured(metric={"readings": readings})
    [dip] = told_dips(derive(portfolio(goal, near, far, day="2026-09-30")))["churn", "churn"]
    assert dip.entries == (near,)
