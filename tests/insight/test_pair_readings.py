"""Which goals are paired, and what the two say together."""

from typing import Any

import pytest
from portfolios import entry, measured, observed, portfolio

from goalsite_gen.insight.derive import derive
from goalsite_gen.insight.pairing import PairReading, pairs

PAIRED = {"goal": "churn", "because": "Numbers follow trust."}
ON_PATH = {"2026-04-01": 25, "2026-06-30": 50}
OFF_PATH = {"2026-04-01": 5, "2026-06-30": 6}
RISING = (entry("2026-05-20"), entry("2026-06-20"))
HOLDING = (*RISING, *(entry(f"2026-05-{day}", evidence="challenges") for day in (10, 11)))
SLIPPING = (*HOLDING, entry("2026-05-12", evidence="challenges"))
SILENT = (entry("2026-02-20"), entry("2026-02-21"))


def read(readings: dict[str, float], entries: Any, number: dict[str, Any] | None = None, **growth: Any) -> PairReading:
    goals = measured(metric={"readings": readings}, **(number or {})), observed(pairs=[PAIRED], **growth)
    (found,) = derive(portfolio(*goals, *entries)).pairs
    return found.reading


@pytest.mark.parametrize(
    ("readings", "entries", "reading"),
    [
        (ON_PATH, RISING, "balanced"),
        (ON_PATH, HOLDING, "balanced"),
        (ON_PATH, SLIPPING, "hollow"),
        (ON_PATH, SILENT, "hollow"),
        (OFF_PATH, RISING, "building"),
        (OFF_PATH, HOLDING, "stalled"),
        (OFF_PATH, SLIPPING, "stalled"),
        (OFF_PATH, SILENT, "stalled"),
    ],
)
def test_number_and_growth_make_the_reading(readings: dict[str, float], entries: Any, reading: str) -> None:
    assert read(readings, entries) == reading


def test_a_goal_younger_than_a_quarter_is_too_early_to_read() -> None:
    assert read(ON_PATH, RISING, start="2026-04-01") is PairReading.TOO_EARLY
    assert read(ON_PATH, RISING, {"start": "2026-04-01"}) is PairReading.TOO_EARLY
    assert read(ON_PATH, RISING, {"start": "2026-03-31"}) is PairReading.BALANCED


def test_one_reading_is_too_early_to_read() -> None:  # N8
    assert read({"2026-06-30": 50}, RISING) is PairReading.TOO_EARLY


def test_one_sighting_is_too_early_to_praise_but_not_to_warn() -> None:  # D20
    assert read(ON_PATH, [entry("2026-06-20")]) is PairReading.TOO_EARLY
    assert read(ON_PATH, []) is PairReading.HOLLOW


def test_a_number_to_watch_advances_when_it_came_nearer_in_the_window() -> None:
    assert read({"2026-01-01": 0, "2026-06-30": 40}, RISING) is PairReading.BALANCED
    assert read({"2026-01-01": 40, "2026-06-30": 40}, RISING) is PairReading.BUILDING


def test_all_numbers_of_a_goal_must_advance() -> None:
    guardrail = {"id": "cost", "name": "Cost", "aim": "stay-below", "target": 5, "readings": {"2026-06-01": 6}}
    number = {"id": "churn", "name": "Churn", "baseline": 0, "target": 100, "readings": ON_PATH}
    assert read({}, SILENT, {"metrics": [number, guardrail]}) is PairReading.STALLED


def test_a_pair_is_seen_from_both_halves() -> None:  # F1
    insight = derive(portfolio(measured(), observed(pairs=["Churn"])))
    churn, trust = insight.portfolio.goals.values()
    assert insight.partners(churn) == (trust,)
    assert insight.partners(trust) == (churn,)


def test_a_pair_declared_on_both_halves_is_one_pair() -> None:
    (pair,) = pairs(portfolio(measured(pairs=["trust"]), observed(pairs=[PAIRED])))
    assert (pair.because, pair.declared_by) == ("Numbers follow trust.", ("churn", "trust"))


def test_the_reason_on_the_measured_half_comes_first() -> None:
    (pair,) = pairs(
        portfolio(measured(pairs=[{"goal": "trust", "because": "So we notice."}]), observed(pairs=[PAIRED]))
    )
    assert pair.because == "So we notice."


def test_unknown_goals_and_goals_of_one_side_make_no_pair() -> None:
    whole = portfolio(measured(pairs=["nobody", "speed", "churn"]), measured("speed"))
    assert pairs(whole) == ()


def test_goals_may_have_several_partners() -> None:
    whole = portfolio(
        measured(pairs=["trust", "skill"]), measured("speed", pairs=["skill"]), observed(), observed("skill")
    )
    assert [pair.key for pair in pairs(whole)] == [("churn", "skill"), ("churn", "trust"), ("speed", "skill")]


def test_hollow_pairs_lead_and_closed_ones_come_last() -> None:
    closed = {"date": "2026-06-30", "because": "Done."}
    goals = [
        measured("a", metric={"readings": ON_PATH}, pairs=["grown"]),
        measured("b", metric={"readings": OFF_PATH}, pairs=["grown", "quiet"]),
        measured("c", metric={"readings": ON_PATH}, pairs=["quiet"]),
        measured("d", metric={"readings": ON_PATH}, pairs=["quiet"], state="paused", closed=closed),
    ]
    written = [entry("2026-05-20", "grown"), entry("2026-06-20", "grown")]
    insight = derive(portfolio(*goals, observed("grown"), observed("quiet"), *written))
    assert [(found.measured.id, str(found.reading)) for found in insight.leading_pairs()] == [
        ("c", "hollow"), ("b", "stalled"), ("b", "building"), ("a", "balanced"), ("d", "hollow"),
    ]  # fmt: skip
