"""Everything derived at once."""

from datetime import date

from portfolios import entry, measured, observed, portfolio

from goalsite_gen.insight import THRESHOLDS, LearningShare, derive


def test_the_share_of_results_goals_with_a_living_partner() -> None:  # F20
    closed = {"date": "2026-06-01", "because": "Done."}
    goals = [
        measured("a", pairs=["alive"]),
        measured("b", pairs=["silent"]),
        measured("c"),
        measured("d", pairs=["alive"], state="paused", closed=closed),
    ]
    insight = derive(portfolio(*goals, observed("alive"), observed("silent"), entry("2026-06-20", "alive")))
    assert insight.learning_share == LearningShare(living=1, measured=3)
    assert insight.learning_share_of(goals[:1]) == LearningShare(living=1, measured=1)


def test_what_is_dated_after_the_day_is_left_out_first() -> None:
    insight = derive(portfolio(observed(), entry("2026-06-30"), entry("2026-07-01")))
    assert len(insight.portfolio.entries) == 1


def test_a_number_is_found_by_its_metric_and_by_its_goal() -> None:
    goal = measured(metric={"id": "rate", "readings": {"2026-06-01": 3}})
    insight = derive(portfolio(goal))
    assert insight.progress["rate"] == insight.figure(goal, goal.metrics[0]) == insight.progress_of(goal)[0]


def test_an_empty_portfolio_derives() -> None:
    insight = derive(portfolio(day=date(2026, 1, 1)))
    assert (insight.pairs, insight.learning_share) == ((), LearningShare(0, 0))


def test_every_threshold_says_what_it_decides() -> None:
    assert all(threshold.name and threshold.meaning.endswith(".") and threshold.source for threshold in THRESHOLDS)
    assert len({threshold.name for threshold in THRESHOLDS}) == len(THRESHOLDS)
