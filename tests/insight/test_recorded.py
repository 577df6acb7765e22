"""The delay from observed to recorded: of those entries of which it is known, on the day that is asked about."""

from __future__ import annotations

from datetime import date

from goalsite_gen.insight import as_of, delay_days, health
from goalsite_gen.model import Portfolio
from tests.support import portfolio

TEXTS = {
    "goals/trust.md": "---\ntitle: Customers tell us early\ntype: soft\n---\n",
    **{f"journal/2026-03-0{day}-a.md": "---\ngoal: trust\n---\nThey rang.\n" for day in range(1, 6)},
}
RECORDED = {f"journal/2026-03-0{day}-a.md": date(2026, 3, 10) for day in range(1, 4)}


def kept() -> Portfolio:
    return portfolio(TEXTS).with_(recorded=RECORDED)


def test_the_typical_delay_is_the_median_of_those_known() -> None:
    given = kept()
    assert health(given, given.goals["trust"]).typical_delay_days == 8


def test_nobody_knows_a_delay_without_a_history() -> None:
    given = portfolio(TEXTS)
    assert health(given, given.goals["trust"]).typical_delay_days is None


def test_what_was_recorded_later_is_not_known_on_an_earlier_day() -> None:
    given = as_of(kept(), date(2026, 3, 9))
    assert given.recorded == {}
    assert delay_days(given, given.entries[0]) is None


def test_an_entry_recorded_before_its_date_has_no_delay() -> None:
    given = portfolio(TEXTS).with_(recorded={"journal/2026-03-05-a.md": date(2026, 3, 4)})
    assert delay_days(given, given.entries[-1]) == 0
