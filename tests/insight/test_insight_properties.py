"""What holds for every portfolio: laws of shares, days, revisions and challenging evidence."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from portfolios import DAY, STAGES, entry, measured, observed, portfolio, review

from goalsite_gen.insight.asof import as_of
from goalsite_gen.insight.derive import Insight, derive
from goalsite_gen.insight.pairing import PairReading
from goalsite_gen.insight.progress import Standing, progress, standing_in
from goalsite_gen.insight.terms import Terms, expected_share, share_done
from goalsite_gen.model import Entry, Goal, Portfolio, Review, Revision

UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

numbers = st.floats(-1e6, 1e6, allow_nan=False).map(lambda number: round(number, 3))
anything = st.floats(allow_nan=False, allow_infinity=False)
days = st.dates(DAY - timedelta(days=400), DAY)
any_days = st.dates(DAY - timedelta(days=400), DAY + timedelta(days=400))
stages = st.sampled_from(["", *STAGES])
leans = st.sampled_from(["supports", "challenges", "mixed"])
MILESTONE = {"shift": "capability", "before": "We asked.", "after": "They ask."}
SIGNS = [{"id": name, "name": name, "stages": STAGES} for name in ("one", "two")]


@st.composite
def an_entry(draw: st.DrawFn, when: st.SearchStrategy[date] = days, lean: str = "") -> Entry:
    """An entry about the goal `trust`, of the evidence `lean` or any, with or without sign, stage and milestone."""
    return entry(
        str(draw(when)),
        id=f"e{draw(st.integers(0, 10**9))}",
        evidence=lean or draw(leans),
        stage=draw(stages),
        indicators=draw(st.sampled_from([[], ["one"], ["two"], ["one", "two"]])),
        **draw(st.sampled_from([{}, {}, {"milestone": MILESTONE}])),
    )


@st.composite
def a_review(draw: st.DrawFn, when: st.SearchStrategy[date] = days) -> Review:
    """A review that agrees on a stage or two."""
    agreed = st.fixed_dictionaries({"indicator": st.sampled_from(["one", "two"]), "stage": st.sampled_from(STAGES)})
    calibrations = draw(st.lists(agreed, max_size=2))
    return review(str(draw(when)), *calibrations, id=f"r{draw(st.integers(0, 10**9))}")


@st.composite
def a_revised_goal(draw: st.DrawFn) -> Goal:
    """A measured goal with readings and revisions in a chain, each of which knows what was before."""
    values = {"target": draw(numbers), "baseline": draw(numbers), "due": draw(any_days)}
    revisions = []
    for day in sorted(draw(st.lists(any_days, max_size=4))):
        name = draw(st.sampled_from(list(values)))
        new = draw(any_days if name == "due" else numbers)
        revisions.append({"date": str(day), name: _written(new), "was": _written(values[name]), "because": "So."})
        values[name] = new
    readings = {str(day): value for day, value in draw(st.dictionaries(any_days, numbers, max_size=6)).items()}
    metric: dict[str, Any] = {
        "target": values["target"],
        "baseline": values["baseline"],
        "aim": draw(st.sampled_from(["reach", "reach", "stay-above", "stay-below", "deliver"])),
        "every": draw(st.sampled_from(["monthly", None])),
        "readings": readings,
        "revisions": revisions,
    }
    return measured(due=str(values["due"]), metric=metric)


@st.composite
def a_portfolio(draw: st.DrawFn) -> Portfolio:
    """A pair of goals with entries and reviews, before and after its day."""
    start = draw(st.sampled_from([None, "2025-01-01", "2026-05-01", "2026-06-20"]))
    goal = observed("trust", *SIGNS, pairs=["churn"], **({"start": start} if start else {}))
    entries = draw(st.lists(an_entry(any_days), max_size=6, unique_by=lambda written: written.id))
    reviews = draw(st.lists(a_review(any_days), max_size=2, unique_by=lambda held: held.id))
    return portfolio(draw(a_revised_goal()), goal, *entries, *reviews)


@UNTIMED
@given(baseline=numbers, target=numbers)
def test_the_share_is_nought_at_the_baseline_and_one_at_the_target(baseline: float, target: float) -> None:
    assume(baseline != target)
    terms = Terms(baseline, target, None)
    assert (share_done(terms, baseline), share_done(terms, target)) == (0, 1)


@UNTIMED
@given(baseline=numbers, target=numbers, value=numbers, factor=st.floats(0.01, 100), shift=numbers)
def test_the_share_does_not_depend_on_the_unit(
    baseline: float, target: float, value: float, factor: float, shift: float
) -> None:
    assume(abs(target - baseline) > 1)
    share = share_done(Terms(baseline, target, None), value)
    other = share_done(Terms(baseline * factor + shift, target * factor + shift, None), value * factor + shift)
    assert other == pytest.approx(share, rel=1e-6, abs=1e-6)


@UNTIMED
@given(baseline=anything, target=anything, value=anything, on=any_days, due=any_days, start=any_days)
def test_every_share_is_a_finite_number_or_none(
    baseline: float, target: float, value: float, on: date, due: date, start: date
) -> None:
    terms = Terms(baseline, target, due, start=start)
    share, expected = share_done(terms, value), expected_share(terms, on)
    assert share is None or abs(share) < float("inf")
    assert expected is None or 0 <= expected <= 1


@UNTIMED
@given(values=st.lists(anything, min_size=1, max_size=6), baseline=anything, target=anything)
def test_every_number_has_a_standing(values: list[float], baseline: float, target: float) -> None:
    readings = {str(DAY - timedelta(days=position)): value for position, value in enumerate(values)}
    goal = measured(metric={"readings": readings, "baseline": baseline, "target": target})
    assert progress(portfolio(goal), goal, goal.metrics[0]).standing in Standing


@UNTIMED
@given(goal=a_revised_goal(), on=any_days, field=st.sampled_from(["target", "baseline"]), value=numbers)
def test_a_revision_never_changes_the_standing_of_a_day_before_it(
    goal: Goal, on: date, field: str, value: float
) -> None:
    (metric,) = goal.metrics
    last = max([on, *(revision.date for revision in metric.revisions)])
    revision = {"date": str(last + timedelta(days=1)), field: value, "was": getattr(metric, field), "because": "So."}
    revisions = (*metric.revisions, Revision.model_validate(revision))
    changed = metric.model_copy(update={field: value, "revisions": revisions})
    later = goal.model_copy(update={"metrics": (changed,)})
    far = last + timedelta(days=10)
    before = standing_in(portfolio(goal, day=far), goal, metric, on)
    assert standing_in(portfolio(later, day=far), later, changed, on) == before


@UNTIMED
@given(goal=a_revised_goal(), on=any_days)
def test_the_standing_of_a_day_is_the_one_seen_on_that_day(goal: Goal, on: date) -> None:
    now = portfolio(goal, day=DAY + timedelta(days=400))
    then = as_of(now, on)
    seen = then.goals["churn"]
    assert standing_in(now, goal, goal.metrics[0], on) == progress(then, seen, seen.metrics[0]).standing


@UNTIMED
@given(whole=a_portfolio(), added=an_entry(st.dates(DAY + timedelta(days=1), DAY + timedelta(days=99))))
def test_an_entry_dated_after_the_day_changes_nothing(whole: Portfolio, added: Entry) -> None:
    assert derive(_with(whole, added)) == derive(whole)


@UNTIMED
@given(whole=a_portfolio(), day=any_days, later=any_days)
def test_as_of_twice_is_as_of_once(whole: Portfolio, day: date, later: date) -> None:
    then = as_of(whole, day)
    assert as_of(then, day) == then
    assert as_of(as_of(whole, max(day, later)), day) == then


@UNTIMED
@given(whole=a_portfolio(), added=an_entry(lean="challenges"))
def test_an_entry_that_challenges_never_raises_a_stage(whole: Portfolio, added: Entry) -> None:
    before, after = derive(whole), derive(_with(whole, added))
    for ladder, changed in zip(before.ladders["trust"], after.ladders["trust"], strict=True):
        assert max(0, changed.rank) <= max(0, ladder.rank)
        assert changed.is_pattern == ladder.is_pattern


@UNTIMED
@given(whole=a_portfolio(), added=an_entry(lean="challenges"))
def test_an_entry_that_challenges_never_raises_growth(whole: Portfolio, added: Entry) -> None:
    before, after = derive(whole), derive(_with(whole, added))
    assert after.growth["trust"].rank <= before.growth["trust"].rank


@UNTIMED
@given(whole=a_portfolio(), added=an_entry(lean="challenges"))
def test_an_entry_that_challenges_never_raises_the_reading_of_a_pair(whole: Portfolio, added: Entry) -> None:
    before, after = derive(whole), derive(_with(whole, added))
    assert _height(after) <= _height(before)


@UNTIMED
@given(whole=a_portfolio())
def test_a_portfolio_derives_to_the_same_twice(whole: Portfolio) -> None:
    assert derive(whole) == derive(whole)


def _height(insight: Insight) -> int:
    """How well a pair's growth half speaks for it; the number half is not the journal's."""
    lows, middles = (PairReading.HOLLOW, PairReading.STALLED), (PairReading.TOO_EARLY,)
    (found,) = insight.pairs
    return 0 if found.reading in lows else 1 if found.reading in middles else 2


def _with(whole: Portfolio, added: Entry) -> Portfolio:
    entries = [*whole.entries, added.model_copy(update={"id": f"{added.id}-added"})]
    return portfolio(*whole.goals.values(), *entries, *whole.reviews, day=whole.day)


def _written(value: Any) -> float | str:
    return str(value) if isinstance(value, date) else value
