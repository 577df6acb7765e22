"""What is wrong in a field is said at that field, in words its author understands; all of it in one run."""

from __future__ import annotations

import pytest

from goalsite_gen.model import Portfolio
from tests.support import portfolio

Found = tuple[str, str, int, str]
"""Rule, message, line, and the text that the finding points at."""


def found(whole: Portfolio) -> list[Found]:
    said = []
    for problem in whole.problems:
        span = whole.span(problem.at)
        line = whole.documents[span.file].text.split("\n")[span.line - 1]
        said.append((problem.rule, problem.message, span.line, line[span.column - 1 : span.end_column - 1]))
    return said


def in_goal(field: str) -> list[Found]:
    return found(portfolio({"goals/a.md": f"---\ntitle: A\ntype: hard\n{field}\n---\n"}))


def hints(field: str) -> list[str]:
    return [
        problem.hint for problem in portfolio({"goals/a.md": f"---\ntitle: A\ntype: hard\n{field}\n---\n"}).problems
    ]


@pytest.mark.parametrize(
    ("path", "fields", "message"),
    [
        ("goals/a.md", "type: hard", "`title` is missing"),
        ("goals/a.md", "title: A", "`type` is missing"),
        ("journal/2026-03-14-a.md", "", "`goals` is missing"),
        ("journal/a.md", "goal: trust", "`a.md` has no date"),
        ("stories/a.md", "summary: A", "`title` is missing"),
        ("reviews/a.md", "date: 2026-04-01", "`period` is missing"),
        ("reviews/a.md", "period: 2026-03", "`date` is missing"),
        ("teams/a.md", "lead: Ines", "`title` is missing"),
    ],
)
def test_a_required_field_is_missed(path: str, fields: str, message: str) -> None:
    said = found(portfolio({path: f"---\n{fields}\n---\n"}))
    assert [(rule, text, line) for rule, text, line, _ in said] == [("missing-field", message, 1)]


@pytest.mark.parametrize("written", ["", "''", "' '", "~", "null"])
def test_a_required_field_that_is_empty_is_missed_at_its_key(written: str) -> None:
    said = found(portfolio({"goals/a.md": f"---\ntitle: {written}\ntype: hard\n---\n"}))
    assert [(rule, line, text) for rule, _, line, text in said] == [("missing-field", 2, "title")]


def test_an_entry_without_any_goal_is_told_so() -> None:
    said = found(portfolio({"journal/2026-03-14-a.md": "---\ngoals: []\n---\n"}))
    assert said == [("missing-field", "`goals` is empty", 2, "[]")]


@pytest.mark.parametrize(
    ("field", "message", "at"),
    [
        ("why: [x]", "`why` must be text, not a list", "[x]"),
        ("why: {x: y}", "`why` must be text, not a map", "{x: y}"),
        ("owner: true", "`owner` must be text, not `true`", "true"),
        ("themes: {x: y}", "`themes` must be a list, not a map", "{x: y}"),
        ("themes: [[x]]", "`themes 1` must be text, not a list", "[x]"),
        ("team: ''", "`team` must be an id, not ''", "''"),
        ("closed: soon", "`closed` must be a map of fields, not 'soon'", "soon"),
        ("feedback: often", "`feedback` must be a list, not 'often'", "often"),
        ("indicators: [{name: A, stages: low}]", "`stages` must be a list, not 'low'", "low"),
        ("pairs: [[x]]", "`pairs 1` must be a map of fields, not a list", "[x]"),
        ("metric: [3]", "`metric 1` must be a map of fields, not 3", "3"),
        ("metric: {target: true}", "`target` must be a number, not `true`", "true"),
        ("metric: {target: '3'}", "`target` must be a number, not '3'", "'3'"),
        ("metric: {target: .nan}", "`target` must be a number, not '.nan'", ".nan"),
        ("metric: {target: -.inf}", "`target` must be a number, not '-.inf'", "-.inf"),
        ("metric: {target: 1e400}", "`target` must be a number, not '1e400'", "1e400"),
        ("metric: {target: [3]}", "`target` must be a number, not a list", "[3]"),
        ("metric: {decimals: 7}", "`decimals` must be at most 6, not 7", "7"),
        ("metric: {decimals: 1.5}", "`decimals` must be a whole number, not '1.5'", "1.5"),
        ("metric: {proxy: yes}", "`proxy` must be `true` or `false`, not 'yes'", "yes"),
        ("metric: {every: often}", "`every` must say how often, not 'often'", "often"),
        ("metric: {every: 0 days}", "`every` must say how often, not '0 days'", "0 days"),
        ("metric: {change: 20}", "`change` must be a change in per cent, not 20", "20"),
        ("metric: {path: [3]}", "`path` must be a map, not a list", "[3]"),
        ("metric: {readings: 5}", "`readings` must name a CSV file or give readings, not 5", "5"),
        ("metric: {readings: [5]}", "`readings 1` must be a map of fields, not 5", "5"),
        ("metric: {readings: {2026-01-31: x}}", "the value of 2026-01-31 must be a number, not 'x'", "x"),
        ("metric: {readings: [{date: 2026-01-31, value: 1, n: -1}]}", "`n` must be at least 0, not -1", "-1"),
        ("pulse: {question: q, readings: 3}", "`readings` must name a CSV file or give readings, not 3", "3"),
    ],
)
def test_a_value_of_another_kind_is_reported_at_the_value(field: str, message: str, at: str) -> None:
    assert in_goal(field) == [("wrong-type", message, 4, at)]


@pytest.mark.parametrize(
    ("field", "at"),
    [
        ("type: 3", "3"),
        ("state: actve", "actve"),
        ("metric: {aim: reech}", "reech"),
        ("metric: {counts: tales}", "tales"),
    ],
)
def test_a_word_from_outside_its_list_is_reported_with_the_list(field: str, at: str) -> None:
    [*_, (rule, message, line, text)] = in_goal(field)
    assert (rule, line, text) == ("wrong-type", 4, at)
    assert "must be one of `" in message


@pytest.mark.parametrize(
    ("field", "hint"),
    [
        ("state: actve", "did you mean `active`?"),
        ("metric: {target: 3 percent}", 'write `3` and `unit: "%"`'),
        ("metric: {target: '3,5 %'}", 'write `3.5` and `unit: "%"`'),
        ("metric: {target: '3'}", "take the quotes off"),
        ("metric: {target: 1_000}", "write digits only, with `.` before the decimals"),
        ("owner: true", "put it in quotes"),
        ("due: soon", "write year, month and day: `2026-03-31`"),
    ],
)
def test_the_hint_says_what_to_write(field: str, hint: str) -> None:
    assert hints(field) == [hint]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("2026-02-30", "`due` is not a day of the calendar: 2026-02-30"),
        ("2026-13-01", "`due` is not a day of the calendar: 2026-13-01"),
        ("2025-02-29", "`due` is not a day of the calendar: 2025-02-29"),
        ("0000-01-01", "`due` 0000 is outside the years 1900 to 2199"),
        ("0001-01-01", "`due` 0001 is outside the years 1900 to 2199"),
        ("9999-12-31", "`due` 9999 is outside the years 1900 to 2199"),
        ("2026-1-1", "`due` must be a date, not '2026-1-1'"),
        ("20260101", "`due` must be a date, not 20260101"),
        ("01.02.2026", "`due` must be a date, not '01.02.2026'"),
        ("2026", "`due` must be a date, not 2026"),
        ("2026.5", "`due` must be a date, not '2026.5'"),
        ("[2026-01-01]", "`due` must be a date, not a list"),
        ("true", "`due` must be a date, not `true`"),
    ],
)
def test_what_is_no_day_is_reported(written: str, message: str) -> None:
    assert in_goal(f"due: {written}") == [("bad-date", message, 4, written)]


@pytest.mark.parametrize("written", ["2026-Q5", "2026-13", "2026-1", "spring", "26-Q1", "1800"])
def test_what_is_no_period_is_reported(written: str) -> None:
    said = found(portfolio({"reviews/a.md": f"---\nperiod: {written}\ndate: 2026-04-01\n---\n"}))
    assert [(rule, line, at) for rule, _, line, at in said] == [("bad-date", 2, written)]


def test_a_day_that_is_no_key_of_readings_is_reported_at_the_key() -> None:
    assert in_goal("metric: {readings: {spring: 1}}") == [
        ("bad-date", "`spring` must be a date, not 'spring'", 4, "spring")
    ]


@pytest.mark.parametrize(
    ("field", "message", "hint"),
    [
        ("audiance: team", "`audiance` is not a field", "did you mean `audience`?"),
        ("metrik: {target: 3}", "`metrik` is not a field", "did you mean `metric`?"),
        ("metric: {taget: 3}", "`taget` is not a field of `metric`", "did you mean `target`?"),
        (
            "closed: {date: 2026-01-01, becuase: x, because: y}",
            "`becuase` is not a field of `closed`",
            "did you mean `because`?",
        ),
        ("indicators: [{name: A, stags: [x]}]", "`stags` is not a field of `indicators`", "did you mean `stages`?"),
    ],
)
def test_an_unknown_field_is_reported_with_the_nearest_known_one(field: str, message: str, hint: str) -> None:
    said = in_goal(field)
    assert [(rule, text, line) for rule, text, line, _ in said] == [("unknown-field", message, 4)]
    assert said[0][3] in message
    assert hints(field) == [hint]


@pytest.mark.parametrize("name", ["on", "2025", "null", "true", "content", "handler", "file", "body", "origin", "side",
                                  "model_config", "__class__", "<origin>"])  # fmt: skip
def test_no_name_slips_through_as_a_field(name: str) -> None:
    assert [(rule, line, at) for rule, _, line, at in in_goal(f"{name}: x")] == [("unknown-field", 4, name)]


def test_singular_and_plural_at_once_is_a_field_given_twice() -> None:
    said = found(portfolio({"journal/2026-03-14-a.md": "---\ngoal: a\ngoals: [b]\n---\n"}))
    assert said == [("duplicate-key", "`goal` and `goals` are both given", 2, "goal")]
    assert in_goal("pair: a\npairs: [b]") == [("duplicate-key", "`pair` and `pairs` are both given", 4, "pair")]
    assert in_goal("metric: {id: a}\nmetrics: [{id: b}]")[0][1] == "`metric` and `metrics` are both given"


def test_one_of_several_metrics_needs_an_id_and_a_name() -> None:
    assert [text for _, text, _, _ in in_goal("metrics: [{id: x, name: X}, {unit: y}]")] == ["`name` is missing"]
    assert [text for _, text, _, _ in in_goal("metrics: [{id: x, name: X}, {name: Y}]")] == ["`id` is missing"]


def test_who_gives_an_indicator_no_name_is_not_asked_for_an_id() -> None:
    assert [text for _, text, _, _ in in_goal("indicators: [{definition: x}]")] == ["`name` is missing"]


def test_an_indicator_or_a_stage_may_be_called_what_a_page_may_not() -> None:
    assert in_goal("indicators: [Search, {name: Index, stages: [Data, 404]}]") == []


@pytest.mark.parametrize(
    ("revision", "message"),
    [
        ("{}", "`date` is missing"),
        ("{date: 2026-01-01, because: x, was: 2}", "must revise exactly one of"),
        ("{date: 2026-01-01, because: x, was: 2, target: 3, baseline: 4}", "must revise exactly one of"),
        ("{date: 2026-01-01, because: x, was: two, target: 3}", "`was` must be a number"),
        ("{date: 2026-01-01, because: x, was: two, due: 2026-05-05}", "`was` must be a date"),
        ("{date: 2026-01-01, because: '', was: 2, target: 3}", "`because` is empty"),
    ],
)
def test_a_revision_says_one_thing_what_was_and_why(revision: str, message: str) -> None:
    said = in_goal(f"metric: {{revisions: [{revision}]}}")
    assert message in said[0][1]
    assert {line for _, _, line, _ in said} == {4}


@pytest.mark.parametrize("written", ["", "''", "' '", "~", "null", '"…"'])
def test_an_audience_left_empty_is_no_wish_to_publish(written: str) -> None:
    assert in_goal(f"audience: {written}") == [("missing-field", "`audience` is empty", 4, "audience")]


@pytest.mark.parametrize(
    ("written", "rule"), [("[public]", "wrong-type"), ("true", "wrong-type"), ("{a: b}", "wrong-type")]
)
def test_an_audience_that_is_no_name_is_reported(written: str, rule: str) -> None:
    assert [(said, at) for said, _, _, at in in_goal(f"audience: {written}")] == [(rule, written)]


def test_a_title_that_no_page_can_show_is_reported() -> None:
    said = found(portfolio({"goals/a.md": f"---\ntitle: {'x' * 5000}\ntype: hard\n---\n"}))
    assert [(rule, line) for rule, _, line, _ in said] == [("wrong-type", 2)]


def test_every_problem_of_every_file_is_reported_in_one_run() -> None:
    read = portfolio(
        {
            "goalsite.toml": 'titel = "A"\n\n[check]\npreset = "bord"\n',
            "goals/a.md": "---\ntype: hrad\ndue: 2026-02-30\naudiance: x\n---\n",
            "goals/b.md": "no front matter\n",
            "goals/c.md": "---\n- list\n---\n",
            "goals/d.md": "---\ntitle: D\ntype: hard\nmetric: {target: x, baseline: y}\n---\n",
            "journal/e.md": "---\nevidence: maybe\n---\n",
            "data/f.csv": "date,value\n2026-02-30,1\n2026-01-31,x\n",
        }
    )
    assert sorted((problem.at.file, problem.rule) for problem in read.problems) == [
        ("data/f.csv", "bad-csv-row"), ("data/f.csv", "bad-csv-row"),
        ("goals/a.md", "bad-date"), ("goals/a.md", "missing-field"), ("goals/a.md", "unknown-field"),
        ("goals/a.md", "wrong-type"),
        ("goals/b.md", "missing-front-matter"),
        ("goals/c.md", "front-matter-syntax"),
        ("goals/d.md", "wrong-type"), ("goals/d.md", "wrong-type"),
        ("goalsite.toml", "bad-config"), ("goalsite.toml", "bad-config"),
        ("journal/e.md", "missing-field"), ("journal/e.md", "missing-field"), ("journal/e.md", "wrong-type"),
    ]  # fmt: skip


def test_a_field_left_as_the_scaffold_wrote_it_is_missed_at_its_value() -> None:
    said = found(portfolio({"goals/a.md": '---\ntitle: "…"\ntype: hard\n---\n'}))
    assert said == [("missing-field", "`title` still holds `…`", 2, '"…"')]
