"""Each kind of document with all it can hold, and in its shortest form."""

from __future__ import annotations

from datetime import date

import pytest

from goalsite_gen.model import Portfolio, Side
from goalsite_gen.model.types import Cadence
from tests.support import portfolio


def whole(path: str, text: str) -> Portfolio:
    read = portfolio({path: text})
    assert read.problems == ()
    return read


MEASURED = """\
---
id: churn
title: Fewer customers leave
type: quantitative
why: so that trust pays off
parent: growth
owner: Ines
team: desk
themes: [trust, renewal]
audience: board
start: 2026-01-01
due: 2026-12-31
state: missed
closed: {date: 2026-09-01, because: The county left.}
pairs:
  - trust
  - goal: care
    because: A number alone says nothing.
metrics:
  - id: churn
    name: Customers who left
    unit: "%"
    decimals: 1
    aim: reach
    baseline: 5.1
    target: 3
    path: {2026-06-30: 4.5}
    readings:
      - {date: 2026-01-31, value: 5, n: 120, note: low}
    every: monthly
    source: the ledger
    proxy: true
    definition: who gave notice in the month
    revisions:
      - {date: 2026-05-01, target: 3, was: 2.5, because: The price rose.}
      - {date: 2026-05-01, due: 2026-12-31, was: 2026-11-30, because: The audit.}
      - {date: 2026-05-02, definition: notice given, was: who left, because: We know it sooner.}
  - {id: stayed, name: Who stayed, change: -20%, aim: stay-below, counts: entries}
last_reviewed: 2026-06-01
needs: [competence]
---
Why we care.
"""


def test_a_measured_goal_holds_all_its_fields() -> None:
    goal = whole("goals/a.md", MEASURED).goals["churn"]
    assert (goal.id, goal.title, goal.side, goal.is_measured, goal.is_active) == (
        "churn", "Fewer customers leave", "measured", True, False,
    )  # fmt: skip
    assert (goal.why, goal.parent, goal.owner, goal.team) == ("so that trust pays off", "growth", "Ines", "desk")
    assert (goal.themes, goal.audience, goal.needs) == (("trust", "renewal"), "board", ("competence",))
    assert (goal.start, goal.due, goal.last_reviewed) == (date(2026, 1, 1), date(2026, 12, 31), date(2026, 6, 1))
    assert goal.closed is not None
    assert (goal.closed.date, goal.closed.because) == (date(2026, 9, 1), "The county left.")
    assert [(pair.goal, pair.because) for pair in goal.pairs] == [
        ("trust", ""),
        ("care", "A number alone says nothing."),
    ]
    assert (goal.body, goal.origin.body_line) == ("Why we care.\n", 42)


def test_a_metric_holds_all_its_fields() -> None:
    metric, other = whole("goals/a.md", MEASURED).goals["churn"].metrics
    assert (metric.id, metric.name, metric.unit, metric.decimals) == ("churn", "Customers who left", "%", 1)
    assert (metric.aim, metric.baseline, metric.target, metric.aimed_at) == ("reach", 5.1, 3.0, 3.0)
    assert metric.path == {date(2026, 6, 30): 4.5}
    assert (metric.every, metric.source, metric.proxy) == (Cadence("monthly", 30), "the ledger", True)
    assert metric.definition == "who gave notice in the month"
    assert (other.change, other.aim, other.counts) == (-0.2, "stay-below", "entries")


def test_a_revision_says_what_was_and_of_which_kind_it_is() -> None:
    revisions = whole("goals/a.md", MEASURED).goals["churn"].metrics[0].revisions
    assert [(one.what, one.was) for one in revisions] == [
        ("target", 2.5), ("due", date(2026, 11, 30)), ("definition", "who left"),
    ]  # fmt: skip


def test_an_observed_goal_holds_all_its_fields() -> None:
    goal = whole(
        "goals/trust.md",
        """\
---
title: Customers ask us first
type: soft
indicators:
  - id: asks-first
    name: Who asks
    definition: A customer asks before deciding.
    question: When were we surprised?
    since: 2026-01-01
    dropped: 2026-08-01
    stages:
      - After the fact
      - {name: When we ask, looks_like: We have to ring.}
      - {id: top, name: Before deciding}
  - Who stays
behaviours: We ask before we answer.
pulse:
  question: Would you ask us?
  scale: 1 never to 5 always
  low: 1
  high: 5
  readings: {2026-03-31: 3.4}
indirect: churn
feedback: {source: Three customers, question: What did we miss?, every: 2 weeks}
---
""",
    ).goals["trust"]
    first, second = goal.indicators
    assert (goal.side, goal.behaviours, goal.indirect) == ("observed", ("We ask before we answer.",), ("churn",))
    assert (first.id, first.since, first.dropped) == ("asks-first", date(2026, 1, 1), date(2026, 8, 1))
    assert [(stage.id, stage.name, stage.looks_like) for stage in first.stages] == [
        ("after-the-fact", "After the fact", ""),
        ("when-we-ask", "When we ask", "We have to ring."),
        ("top", "Before deciding", ""),
    ]
    assert (second.id, second.name) == ("who-stays", "Who stays")
    assert [first.rank(name) for name in ("after-the-fact", "WHEN WE ASK", "top", "gone")] == [0, 1, 2, -1]
    assert goal.pulse is not None
    assert (goal.pulse.low, goal.pulse.high, goal.pulse.readings.by_day) == (1.0, 5.0, {date(2026, 3, 31): 3.4})
    assert [(loop.source, loop.every) for loop in goal.feedback] == [("Three customers", Cadence("2 weeks", 14))]


@pytest.mark.parametrize(
    ("type_", "side"),
    [
        ("quantitative", "measured"), ("hard", "measured"), ("performance", "measured"),
        ("qualitative", "observed"), ("soft", "observed"), ("learning", "observed"),
    ],
)  # fmt: skip
def test_the_side_of_a_goal_follows_from_its_type(type_: str, side: Side) -> None:
    assert whole("goals/a.md", f"---\ntitle: A\ntype: {type_}\n---\n").goals["a"].side == side


def test_an_entry_holds_all_its_fields() -> None:
    entry = whole(
        "journal/2026/2026-03-14-a-call.md",
        """\
---
title: A call
goals: [trust, churn]
authors: [Ines, Tomas]
indicators: [asks-first]
evidence: challenges
stage: After the fact
milestone: {shift: relationship, before: They hid it., after: They rang.}
reading: 4.2
readings: {churn: 3.9}
source: feedback
impact: We saw it in time.
led_to: A second call.
tried: Listening.
noticed: They waited.
next: Ask again.
themes: trust
team: desk
audience: team
---
She rang.
""",
    ).entries[0]
    assert (entry.id, entry.date) == ("2026-03-14-a-call", date(2026, 3, 14))
    assert (entry.goals, entry.authors, entry.indicators) == (("trust", "churn"), ("Ines", "Tomas"), ("asks-first",))
    assert (entry.evidence, entry.stage, entry.source) == ("challenges", "After the fact", "feedback")
    assert entry.milestone is not None
    assert (entry.milestone.shift, entry.milestone.after) == ("relationship", "They rang.")
    assert (entry.reading, entry.readings) == (4.2, {"churn": 3.9})
    assert (entry.impact, entry.led_to, entry.tried) == ("We saw it in time.", "A second call.", "Listening.")
    assert (entry.noticed, entry.next, entry.themes, entry.team) == ("They waited.", "Ask again.", ("trust",), "desk")


def test_the_least_that_makes_an_entry_is_a_dated_name_a_goal_and_a_sentence() -> None:
    entry = whole("journal/2026-03-14.md", "---\ngoal: trust\n---\nShe rang.\n").entries[0]
    assert (entry.id, entry.date, entry.goals) == ("2026-03-14", date(2026, 3, 14), ("trust",))
    assert (entry.evidence, entry.authors, entry.body) == ("supports", (), "She rang.\n")


def test_a_date_that_is_given_goes_before_the_one_in_the_name() -> None:
    entry = whole("journal/2026-03-14-a.md", "---\ngoal: trust\ndate: 2026-03-12\n---\n").entries[0]
    assert entry.date == date(2026, 3, 12)


def test_a_story_holds_all_its_fields() -> None:
    story = whole(
        "stories/the-call.md",
        """\
---
title: The call
summary: She rang first.
goals: [trust]
evidence: [2026-03-14-a-call]
date: 2026-04-01
period: 2026-q1
author: Ines
themes: [trust]
quote: {text: I thought of you., by: a customer}
cover: media/phone.jpg
cover_alt: A telephone.
---
It was a Monday.
""",
    ).stories[0]
    assert (story.id, story.title, story.summary) == ("the-call", "The call", "She rang first.")
    assert (story.goals, story.evidence, story.authors) == (("trust",), ("2026-03-14-a-call",), ("Ines",))
    assert (story.date, story.period, story.cover, story.cover_alt) == (
        date(2026, 4, 1), "2026-Q1", "media/phone.jpg", "A telephone.",
    )  # fmt: skip
    assert story.quote is not None
    assert (story.quote.text, story.quote.by) == ("I thought of you.", "a customer")


def test_a_review_holds_all_its_fields() -> None:
    review = whole(
        "reviews/2026-03.md",
        """\
---
title: March
period: 2026-03
date: 2026-04-02
team: desk
goals: [trust]
authors: [Ines]
facts: [It snowed.]
feelings: [Tired.]
missed: The letters.
ignored: [The silence.]
decisions: [Ring weekly.]
asks: [A second line.]
calibrations:
  - {indicator: trust/asks-first, stage: When we ask, assessors: [Ines, Tomas], because: Four calls.}
---
Reflection.
""",
    ).reviews[0]
    assert (review.period, review.date, review.team, review.goals) == ("2026-03", date(2026, 4, 2), "desk", ("trust",))
    assert (review.facts, review.feelings, review.missed) == (("It snowed.",), ("Tired.",), ("The letters.",))
    assert (review.ignored, review.decisions, review.asks) == (
        ("The silence.",),
        ("Ring weekly.",),
        ("A second line.",),
    )
    assert [(made.indicator, made.stage, made.assessors) for made in review.calibrations] == [
        ("trust/asks-first", "When we ask", ("Ines", "Tomas"))
    ]


def test_a_team_holds_all_its_fields() -> None:
    team = whole(
        "teams/desk.md",
        "---\ntitle: The desk\nlead: Ines\nmembers: [Ines, Tomas]\nparent: house\n"
        "journal: weekly\nreview: 3 months\n---\n",
    ).teams["desk"]
    assert (team.title, team.lead, team.members, team.parent) == ("The desk", "Ines", ("Ines", "Tomas"), "house")
    assert (team.journal, team.review) == (Cadence("weekly", 7), Cadence("3 months", 90))


@pytest.mark.parametrize(
    ("singular", "plural", "value"),
    [
        ("goal", "goals", "trust"), ("author", "authors", "Ines"),
        ("indicator", "indicators", "asks"), ("theme", "themes", "x"),
    ],
)  # fmt: skip
def test_singular_and_plural_mean_the_same(singular: str, plural: str, value: str) -> None:
    goal = "" if singular == "goal" else "goal: trust\n"
    forms = (f"{singular}: {value}", f"{plural}: {value}", f"{singular}: [{value}]", f"{plural}: [{value}]")
    read = [whole("journal/2026-03-14-a.md", f"---\n{goal}{form}\n---\n").entries[0] for form in forms]
    assert [getattr(entry, plural) for entry in read] == [(value,)] * 4


def test_pair_and_pairs_take_an_id_a_map_or_a_list() -> None:
    forms = ("pair: trust", "pairs: trust", "pairs: [trust]", "pair: {goal: trust}", "pairs: [{goal: trust}]")
    read = [whole("goals/a.md", f"---\ntitle: A\ntype: hard\n{form}\n---\n").goals["a"] for form in forms]
    assert [[pair.goal for pair in goal.pairs] for goal in read] == [["trust"]] * 5


def test_the_only_metric_has_the_id_of_its_goal_and_its_title_as_name() -> None:
    for form in ("metric: {target: 3}", "metrics: [{target: 3}]", "metrics: {target: 3}"):
        metric = (
            whole("goals/churn.md", f"---\ntitle: Fewer leave\ntype: hard\n{form}\n---\n").goals["churn"].metrics[0]
        )
        assert (metric.id, metric.name, metric.target) == ("churn", "Fewer leave", 3.0)


def test_a_title_of_digits_is_a_title_and_names_the_metric() -> None:
    goal = whole("goals/a.md", "---\ntitle: 2026\ntype: hard\nmetric: {target: 3}\n---\n").goals["a"]
    assert (goal.title, goal.metrics[0].name) == ("2026", "2026")


@pytest.mark.parametrize(
    ("written", "file", "by_day", "listed"),
    [
        ("data/churn.csv", "data/churn.csv", {}, []),
        ("{2026-01-31: 4.2, 2026-02-28: 4}", "", {date(2026, 1, 31): 4.2, date(2026, 2, 28): 4.0}, []),
        ("[{date: 2026-01-31, value: 4.2, n: 3, note: low}]", "", {}, [(date(2026, 1, 31), 4.2, 3, "low")]),
    ],
)
def test_readings_come_in_three_forms(
    written: str, file: str, by_day: dict[date, float], listed: list[tuple[date, float, int, str]]
) -> None:
    goal = whole("goals/a.md", f"---\ntitle: A\ntype: hard\nmetric: {{readings: {written}}}\n---\n").goals["a"]
    readings = goal.metrics[0].readings
    assert readings is not None
    assert (readings.file, readings.by_day) == (file, by_day)
    assert [(one.date, one.value, one.n, one.note) for one in readings.listed] == listed


def test_what_is_left_empty_or_as_the_scaffold_wrote_it_counts_as_not_given() -> None:
    fields = 'why: "…"\nowner:\nteam: ~\nthemes: ["…"]\nbehaviours: ["…"]\nmetric: {unit: "…", source: null}'
    goal = whole("goals/a.md", f"---\ntitle: A\ntype: hard\n{fields}\n---\n").goals["a"]
    assert (goal.why, goal.owner, goal.team, goal.themes, goal.behaviours) == ("", "", None, (), ())
    assert (goal.metrics[0].unit, goal.metrics[0].source) == ("", "")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-03-31", date(2026, 3, 31)),
        ("'2026-03-31'", date(2026, 3, 31)),
        ("2024-02-29", date(2024, 2, 29)),
        ("2026-03-31T23:30:00+14:00", date(2026, 3, 31)),
        ("2026-03-31 23:30:00", date(2026, 3, 31)),
        ("2026-03-31T00:30:00-12:00", date(2026, 3, 31)),
        ("1900-01-01", date(1900, 1, 1)),
        ("2199-12-31", date(2199, 12, 31)),
    ],
)
def test_a_day_is_taken_as_written_whatever_the_time_zone(written: str, day: date) -> None:
    assert whole("goals/a.md", f"---\ntitle: A\ntype: hard\ndue: {written}\n---\n").goals["a"].due == day


@pytest.mark.parametrize(
    ("written", "days"),
    [("daily", 1), ("weekly", 7), ("fortnightly", 14), ("Monthly", 30), ("quarterly", 91), ("yearly", 365),
     ("2 weeks", 14), ("every 10 days", 10), ("every week", 7), ("3 months", 90), ("quarter", 91)],
)  # fmt: skip
def test_a_cadence_is_read_in_words(written: str, days: int) -> None:
    goal = whole("goals/a.md", f"---\ntitle: A\ntype: hard\nmetric: {{every: {written}}}\n---\n").goals["a"]
    assert goal.metrics[0].every == Cadence(written.lower(), days)


@pytest.mark.parametrize(
    ("written", "change"), [("-20%", -0.2), ("+5 %", 0.05), ("20%", 0.2), ("\u22122.5%", -0.025), ("0%", 0.0)]
)
def test_a_change_is_read_as_a_share_of_the_baseline(written: str, change: float) -> None:
    goal = whole("goals/a.md", f"---\ntitle: A\ntype: hard\nmetric: {{baseline: 50, change: {written}}}\n---\n").goals[
        "a"
    ]
    assert goal.metrics[0].change == pytest.approx(change)
    assert goal.metrics[0].aimed_at == pytest.approx(50 * (1 + change))


@pytest.mark.parametrize(
    ("written", "period"), [("2026", "2026"), ("2026-Q1", "2026-Q1"), ("2026-q4", "2026-Q4"), ("2026-03", "2026-03")]
)
def test_a_period_is_a_year_a_quarter_or_a_month(written: str, period: str) -> None:
    assert whole("reviews/a.md", f"---\nperiod: {written}\ndate: 2026-04-01\n---\n").reviews[0].period == period


def test_documents_stand_in_a_fixed_order_whatever_the_order_of_their_files() -> None:
    texts = {
        "goals/z.md": "---\nid: a\ntitle: A\ntype: hard\n---\n",
        "goals/b.md": "---\ntitle: B\ntype: hard\n---\n",
        "journal/2026-03-14-b.md": "---\ngoal: a\n---\n",
        "journal/x.md": "---\ngoal: a\ndate: 2026-03-13\n---\n",
        "journal/2026-03-14-a.md": "---\ngoal: a\n---\n",
    }
    read = portfolio(texts)
    assert list(read.goals) == ["a", "b"]
    assert [entry.id for entry in read.entries] == ["x", "2026-03-14-a", "2026-03-14-b"]
    assert portfolio(dict(reversed(texts.items()))).entries == read.entries
