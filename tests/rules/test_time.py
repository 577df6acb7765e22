"""Rules about time judge a portfolio as of its day: what comes later does not exist, and each team has its rhythm."""

from __future__ import annotations

import re
import weakref
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from goalsite_gen.check import RULES, check
from goalsite_gen.findings import Finding, Severity
from goalsite_gen.model import Portfolio
from goalsite_gen.rules import thresholds
from goalsite_gen.rules.lookup import insight_of
from tests.support import DAY, portfolio

TRUST = "---\ntitle: Customers tell us early\ntype: soft\nstart: 2026-01-01\n---\n"
CALL = "---\ngoal: trust\n---\nA customer rang before the invoice was late.\n"


def found(given: Portfolio, code: str) -> list[Finding]:
    return [finding for finding in check(given) if finding.code == code]


def said(given: Portfolio, code: str) -> list[str]:
    return [finding.message for finding in found(given, code)]


def test_a_goal_falls_silent_on_the_day_after_twice_its_rhythm() -> None:
    texts = {"goals/trust.md": TRUST, "journal/2026-03-02-call.md": CALL}
    assert said(portfolio(texts, date(2026, 3, 30)), "C601") == []
    assert said(portfolio(texts, date(2026, 3, 31)), "C601") == [
        "nobody has written about `trust` for 29 days, and its journal is due every 2 weeks"
    ]


def test_a_team_that_writes_seldom_is_given_its_own_time() -> None:
    team = {"teams/desk.md": "---\ntitle: Desk\njournal: monthly\n---\n"}
    texts = {"goals/trust.md": TRUST.replace("start:", "team: desk\nstart:"), "journal/2026-03-02-call.md": CALL}
    assert said(portfolio(texts, date(2026, 4, 15)), "C601") != []
    assert said(portfolio(texts | team, date(2026, 4, 15)), "C601") == []


def test_a_goal_that_has_only_begun_is_not_silent() -> None:
    assert said(portfolio({"goals/trust.md": TRUST}, date(2026, 1, 20)), "C601") == []
    assert said(portfolio({"goals/trust.md": TRUST}, date(2026, 2, 20)), "C601") != []


def test_what_is_written_after_the_day_breaks_no_silence() -> None:
    texts = {"goals/trust.md": TRUST, "journal/2026-06-02-call.md": CALL}
    assert said(portfolio(texts, date(2026, 6, 1)), "C601") != []
    assert said(portfolio(texts, date(2026, 6, 2)), "C601") == []


def test_a_goal_closed_later_was_past_its_due_date_on_the_day() -> None:
    goal = TRUST.replace("start: 2026-01-01", "due: 2026-03-31\nstate: missed\nclosed: {date: 2026-05-01, because: x}")
    assert said(portfolio({"goals/trust.md": goal}, date(2026, 3, 31)), "C606") == []
    assert said(portfolio({"goals/trust.md": goal}, date(2026, 4, 1)), "C606") == [
        "`trust` was due 1 day ago and is still active"
    ]
    assert said(portfolio({"goals/trust.md": goal}, date(2026, 5, 1)), "C606") == []


def test_the_place_of_an_indicator_is_its_own_although_an_earlier_one_is_not_there_yet() -> None:
    signs = "indicators:\n  - {name: Later, since: 2026-09-01}\n  - {name: Early, dropped: 2026-01-20}\n---\n"
    goal = TRUST.removesuffix("---\n") + signs
    [finding] = found(portfolio({"goals/trust.md": goal}, date(2026, 3, 1)), "C609")
    assert (finding.span.line, finding.message) == (7, "`early` was given up after 19 days, and never written about")


def test_a_team_reviews_by_its_own_rhythm_and_only_its_own_goals() -> None:
    goal = "---\ntitle: Fewer customers leave\ntype: hard\nteam: {}\nstart: 2026-01-01\n---\n"
    texts = {
        "goals/churn.md": goal.format("desk"),
        "goals/noise.md": goal.format("hall"),
        "teams/desk.md": "---\ntitle: Desk\nreview: monthly\n---\n",
        "teams/hall.md": "---\ntitle: Hall\nreview: quarterly\n---\n",
    }
    assert [one.span.file for one in found(portfolio(texts, date(2026, 3, 1)), "C604")] == ["teams/desk.md"]
    review = {"reviews/a.md": "---\nperiod: 2026-02\ndate: 2026-02-27\ngoals: churn\nmissed: x\n---\n"}
    assert found(portfolio(texts | review, date(2026, 3, 1)), "C604") == []
    whole = {"reviews/a.md": "---\nperiod: 2026-05\ndate: 2026-06-27\nmissed: x\n---\n"}
    assert found(portfolio(texts | whole, date(2026, 7, 1)), "C604") == []


def entries(days: int, count: int) -> Mapping[str, str]:
    """As many entries that support, so many days apart, up to the day."""
    days_ago = ((n, DAY - timedelta(days=days * n)) for n in range(count))
    return {f"journal/{day}-call.md": f"---\ngoal: trust\n---\nThey rang, {n}.\n" for n, day in days_ago}


@pytest.mark.parametrize(
    ("count", "is_found"), [(thresholds.FLATTERING_FROM - 1, False), (thresholds.FLATTERING_FROM, True)]
)
def test_flattery_is_judged_from_a_number_of_entries_on_and_says_it(count: int, is_found: bool) -> None:
    flat = found(portfolio({"goals/trust.md": TRUST, **entries(10, count)}), "H701")
    assert [one.message for one in flat] == (
        [f"none of {count} entries on `trust` since 2026-04-01 challenges it"] if is_found else []
    )
    assert all(str(thresholds.FLATTERING_FROM) in one.hint for one in flat)


def test_one_doubt_in_two_quarters_is_enough() -> None:
    doubt = {"journal/2026-05-02-doubt.md": CALL.replace("---\nA", "evidence: mixed\n---\nA")}
    assert found(portfolio({"goals/trust.md": TRUST, **entries(7, 9), **doubt}), "H701") == []


def test_two_quarters_are_looked_back_on_whatever_the_day_of_the_quarter() -> None:
    texts = {"goals/trust.md": TRUST, **entries(30, 6)}
    assert said(portfolio(texts, DAY), "H701") != []
    assert said(portfolio(texts, DAY + timedelta(days=1)), "H701") != []


def test_milestones_in_old_quarters_do_not_count() -> None:
    shift = "---\ngoal: trust\nmilestone: {shift: capability, before: x, after: y}\n---\nThey rang.\n"
    texts = {"goals/trust.md": TRUST, **{f"journal/2026-0{month}-03-a.md": shift for month in (1, 2, 4, 5)}}
    assert said(portfolio(texts), "J508") == []
    texts["journal/2026-06-03-b.md"] = shift
    assert said(portfolio(texts), "J508") == ["3 of 3 entries on `trust` since 2026-04-01 are milestones"]


SERIES = (
    "  readings: {2026-03-31: 60, 2026-04-30: 61, 2026-05-31: 63, 2026-06-30: 64, 2026-07-31: 55, 2026-08-31: 66}\n"
)
NUMBER = "---\ntitle: Contracts are renewed\ntype: hard\nmetric:\n  unit: '%'\n  baseline: 60\n  target: 80\n" + SERIES


def test_a_dip_is_explained_by_an_entry_on_its_goal() -> None:
    texts = {"goals/renewals.md": NUMBER + "---\n"}
    assert said(portfolio(texts), "H704") == ["`renewals` went from 64 to 55 %, and nobody has said why"]
    entry = {"journal/2026-08-04-the-hall.md": "---\ngoal: renewals\n---\nThe hall was shut.\n"}
    assert said(portfolio(texts | entry), "H704") == []


def test_a_dip_is_explained_by_what_speaks_against_the_partner_but_not_by_praise() -> None:
    texts = {"goals/renewals.md": NUMBER + "pairs: [trust]\n---\n", "goals/trust.md": TRUST}
    praise = {"journal/2026-08-04-a.md": CALL}
    doubt = {"journal/2026-08-04-a.md": CALL.replace("---\nA", "evidence: challenges\n---\nA")}
    assert len(found(portfolio(texts | praise), "H704")) == 1
    assert found(portfolio(texts | doubt), "H704") == []


def test_a_first_easing_is_honest_and_a_late_one_is_not() -> None:
    goal = (
        "---\ntitle: Fewer leave\ntype: hard\ndue: 2026-06-30\nmetric:\n  baseline: 6\n  target: 4\n"
        "  revisions: [{date: %s, target: 4, was: 3, because: x}]\n---\n"
    )
    assert found(portfolio({"goals/churn.md": goal % "2026-03-01"}), "H705") == []
    assert said(portfolio({"goals/churn.md": goal % "2026-06-20"}), "H705") == [
        "`churn` was made easier 10 days before it was due"
    ]
    assert found(portfolio({"goals/churn.md": goal % "2026-06-20"}, date(2026, 6, 1)), "H705") == []


def test_tightening_a_target_is_no_easing() -> None:
    revisions = "[{date: 2026-02-01, target: 4, was: 5, because: x}, {date: 2026-03-01, target: 3, was: 4, because: x}]"
    metric = f"{{baseline: 6, target: 3, revisions: {revisions}}}"
    goal = f"---\ntitle: Fewer leave\ntype: hard\ndue: 2026-12-31\nmetric: {metric}\n---\n"
    assert found(portfolio({"goals/churn.md": goal}), "H705") == []


def kept(recorded: Mapping[str, str]) -> Portfolio:
    texts = {f"journal/{name}.md": CALL.replace("A cust", f"{name}: a cust") for name in recorded}
    days = {f"journal/{name}.md": date.fromisoformat(day) for name, day in recorded.items()}
    return portfolio({"goals/trust.md": TRUST, **texts}).with_(recorded=days)


MONTH = ("2026-05-04-a", "2026-05-11-b", "2026-05-18-c", "2026-05-25-d")


def test_a_month_written_in_one_sitting_is_one_finding_and_not_five() -> None:
    batch = kept(dict.fromkeys(MONTH, "2026-06-30"))
    assert said(batch, "H707") == ["4 entries without an author that lie 21 days apart were all recorded on 2026-06-30"]
    assert found(batch, "H706") == []


def test_a_week_that_came_in_together_is_no_batch() -> None:
    assert found(kept({f"2026-05-0{day}-a": "2026-05-08" for day in range(4, 8)}), "H707") == []


def test_what_was_recorded_after_the_day_is_not_known_on_it() -> None:
    assert found(kept(dict.fromkeys(MONTH, "2026-11-21")), "H7") == []


def test_an_entry_is_late_after_one_interval_of_its_journal() -> None:
    assert said(kept({"2026-05-04-a": "2026-05-18"}), "H706") == []
    assert said(kept({"2026-05-04-a": "2026-05-19"}), "H706") == [
        "`2026-05-04-a` was recorded 15 days after it was observed, on 2026-05-19"
    ]


def test_an_entry_dated_after_it_was_recorded_is_out_of_range() -> None:
    assert said(kept({"2026-06-04-a": "2026-05-04"}), "J503") == [
        "the entry is dated 31 days after it was recorded, which was on 2026-05-04"
    ]


def test_the_insight_is_worked_out_once_and_let_go_with_its_portfolio() -> None:
    given = portfolio({"goals/trust.md": TRUST})
    first = insight_of(given)
    assert insight_of(given) is first
    assert insight_of(given.with_(day=date(2026, 1, 1))) is not first
    first = insight_of(given)
    gone = weakref.ref(first.portfolio)
    del given, first
    assert gone() is None


def test_every_threshold_gives_its_reason() -> None:
    source = Path(thresholds.__file__).read_text(encoding="utf-8")
    named = re.findall(r"^([A-Z_, ]+) = .*\n(\"\"\")?", source, re.MULTILINE)
    assert len(named) > 15
    assert [name for name, reason in named if not reason] == []


def test_only_what_makes_a_page_wrong_is_an_error() -> None:
    errors = {rule.name for rule in RULES.values() if rule.code[0] in "JCHS" and rule.severity is Severity.ERROR}
    assert errors == {"unknown-stage", "conflicting-readings"}
