"""The stage of an indicator and the evidence for it."""

from typing import Any

from portfolios import STAGES, entry, observed, portfolio, review

from goalsite_gen.insight.ladder import Ladder, ladder, ladders_of, leading


def climbed(*contents: Any, **fields: Any) -> Ladder:
    goal = observed(**fields)
    return ladder(portfolio(goal, *contents), goal, goal.indicators[0])


def stage(found: Ladder) -> str:
    return found.stage.name if found.stage else ""


def test_without_evidence_there_is_no_stage() -> None:
    found = climbed()
    assert (found.stage, found.since, found.history, found.rank) == (None, None, (), -1)


def test_the_stage_is_the_last_one_observed() -> None:  # F12
    found = climbed(
        entry("2026-01-10", stage="never"),
        entry("2026-02-10", stage="unasked", authors="Ama"),
        entry("2026-03-10"),
        entry("2026-04-10", stage="When Asked", evidence="mixed"),
    )
    assert (stage(found), str(found.since)) == ("when asked", "2026-04-10")
    assert [(str(change.date), change.rank) for change in found.history] == [
        ("2026-01-10", 0), ("2026-02-10", 2), ("2026-04-10", 1),
    ]  # fmt: skip
    assert (found.history[1].assessors, found.history[1].source) == (("Ama",), "2026-02-10-seen")


def test_a_stage_confirmed_keeps_its_date() -> None:
    found = climbed(entry("2026-01-10", stage="unasked"), entry("2026-02-10", stage="unasked"))
    assert str(found.since) == "2026-01-10"
    assert (len(found.history), len(found.statements)) == (1, 2)


def test_a_calibration_sets_the_stage_after_the_journal_of_its_day() -> None:  # F11
    agreed = {"indicator": "asks-first", "stage": "unasked", "assessors": ["Ama", "Jo"], "because": "Three calls."}
    found = climbed(entry("2026-03-31", stage="never"), review("2026-03-31", agreed))
    assert stage(found) == "unasked"
    assert found.history[-1].is_calibrated
    assert (found.history[-1].assessors, found.history[-1].because) == (("Ama", "Jo"), "Three calls.")


def test_a_stage_is_contested_only_where_assessors_differed_when_it_was_set() -> None:
    def said(stage: str, by: str) -> dict[str, Any]:
        return {"indicator": "asks-first", "stage": stage, "assessors": by}

    differed = climbed(review("2026-03-31", said("unasked", "Ama"), said("never", "Jo")))
    of_one_mind = climbed(review("2026-03-31", said("unasked", "Ama"), said("unasked", "Jo")))
    differed_later = climbed(
        review("2026-03-31", said("unasked", "Ama")),
        review("2026-06-30", said("unasked", "Ama"), said("tells others", "Jo")),
    )
    seen_since = climbed(
        review("2026-03-31", said("unasked", "Ama"), said("never", "Jo")), entry("2026-05-02", stage="unasked")
    )
    found = [(each.is_calibrated, each.is_contested) for each in (differed, of_one_mind, differed_later, seen_since)]
    assert found == [(True, True), (True, False), (True, False), (False, False)]


def test_two_assessors_who_differ_are_both_kept_and_the_lower_stage_stands() -> None:  # F12
    higher = {"indicator": "asks-first", "stage": "tells others", "assessors": "Ama"}
    lower = {"indicator": "trust/asks-first", "stage": "unasked", "assessors": "Jo"}
    found = climbed(review("2026-03-31", lower, higher))
    assert stage(found) == "unasked"
    assert found.is_disputed
    assert {assessment.assessors for assessment in found.assessments} == {("Ama",), ("Jo",)}


def test_an_entry_that_challenges_lowers_the_stage_it_names() -> None:
    found = climbed(entry("2026-01-10", stage="unasked"), entry("2026-02-10", stage="never", evidence="challenges"))
    assert stage(found) == "never"


def test_an_entry_that_challenges_never_raises_the_stage() -> None:
    found = climbed(entry("2026-01-10", stage="never"), entry("2026-02-10", stage="unasked", evidence="challenges"))
    assert stage(found) == "never"


def test_a_first_entry_that_challenges_sets_the_lowest_stage_only() -> None:
    assert stage(climbed(entry("2026-01-10", stage="never", evidence="challenges"))) == "never"
    assert stage(climbed(entry("2026-01-10", stage="unasked", evidence="challenges"))) == ""


def test_a_stage_the_ladder_does_not_have_is_passed_over() -> None:
    assert climbed(entry("2026-01-10", stage="enthusiastic")).stage is None


def test_one_sighting_is_not_a_pattern() -> None:  # D20
    once = [entry("2026-01-10"), entry("2026-02-10", evidence="challenges")]
    assert not climbed(*once).is_pattern
    assert climbed(*once, entry("2026-03-10", evidence="mixed")).is_pattern


def test_entries_are_told_apart_by_what_they_speak_for() -> None:  # D3
    found = climbed(
        entry("2026-01-10"), entry("2026-02-10", evidence="challenges"), entry("2026-03-10", evidence="mixed")
    )
    assert [len(entries) for entries in (found.supports, found.challenges, found.mixed)] == [1, 1, 1]


def test_an_entry_of_a_goal_with_several_signs_belongs_to_those_it_names() -> None:
    signs = [{"id": name, "name": name, "stages": STAGES} for name in ("one", "two")]
    goal = observed("trust", *signs)
    whole = portfolio(goal, entry("2026-01-10"), entry("2026-02-10", indicator="two", stage="unasked"))
    assert [found.sightings for found in ladders_of(whole, goal)] == [0, 1]


def test_the_sign_whose_stage_changed_last_leads() -> None:
    signs = [{"id": name, "name": name, "stages": STAGES} for name in ("one", "two", "three")]
    signs.append({"id": "four", "name": "four", "stages": STAGES, "dropped": "2026-06-01"})
    goal = observed("trust", *signs)
    seen = [("2026-01-10", "one"), ("2026-02-10", "two"), ("2026-02-10", "three"), ("2026-03-10", "four")]
    written = [entry(day, id=name, indicator=name, stage="unasked") for day, name in seen]
    first = leading(ladders_of(portfolio(goal, *written), goal))
    assert first
    assert first.indicator.id == "two"


def test_nothing_leads_a_goal_without_signs() -> None:
    assert leading(()) is None
