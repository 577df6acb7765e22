"""portfolio.json and the CSV files say the same as the pages: unrounded, complete, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from goalsite_gen.cli.load import load
from goalsite_gen.cli.place import Place
from goalsite_gen.insight import Growth, PairReading, Standing, derive
from goalsite_gen.model import Reading
from goalsite_gen.site import render_site
from goalsite_gen.site.data import SCHEMA, portfolio_json
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.tables import ENTRIES, entries_csv, harmless, reading_tables, readings_csv
from goalsite_gen.source.commit import Commits
from tests.golden_update import CASES, FOLDER
from tests.support import portfolio

TEXTS = {
    "goalsite.toml": 'title = "Ours </script>"\n',
    "goals/churn.md": """\
---
title: Fewer customers leave
type: quantitative
team: desk
start: 2026-01-01
due: 2026-12-31
pairs: [{goal: trust, because: A number alone says nothing.}]
themes: [renewal]
metric: {unit: "%", decimals: 1, baseline: 5.1, target: 3, readings: data/churn.csv}
---
""",
    "goals/trust.md": """\
---
title: Customers ask us first
type: qualitative
indicators: [{id: asks, name: Who asks, definition: A customer asks., stages: [low, high]}]
---
""",
    "data/churn.csv": 'date,value,n,note\n2026-01-31,5,12,\n2026-03-31,4.2,,"=1+1, ""x"""\n',
    "journal/2026-03-14-a.md": """\
---
goal: trust
indicator: asks
stage: high
author: Ines
milestone: {shift: capability, before: x, after: y}
---
She **rang**.
""",
    "stories/the-call.md": "---\ntitle: The call\nevidence: [2026-03-14-a]\nperiod: 2026-Q1\n---\nText.\n",
    "reviews/q1.md": "---\nperiod: 2026-Q1\ndate: 2026-04-02\nfacts: [It snowed.]\nmissed: [Letters.]\n---\n",
    "teams/desk.md": "---\ntitle: The desk\n---\n",
}


def edition(texts: Mapping[str, str]) -> Edition:
    return Edition(derive(portfolio(texts)), "public")


def said(texts: Mapping[str, str]) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(portfolio_json(edition(texts)).whole())
    return whole


def test_it_says_which_edition_it_is() -> None:
    whole = said(TEXTS)
    assert {name: whole[name] for name in ("version", "as_of", "audience", "title")} == {
        "version": 1, "as_of": "2026-09-30", "audience": "public", "title": "Ours </script>",
    }  # fmt: skip


def test_a_measured_goal_carries_its_numbers_unrounded() -> None:
    goal = said(TEXTS)["goals"][0]
    assert (goal["id"], goal["side"], goal["type"], goal["team"], goal["due"]) == (
        "churn", "measured", "quantitative", "desk", "2026-12-31",
    )  # fmt: skip
    [metric] = goal["metrics"]
    assert (metric["id"], metric["baseline"], metric["target"]) == ("churn", 5.1, 3.0)
    assert metric["latest"] == {"date": "2026-03-31", "value": 4.2, "note": '=1+1, "x"'}
    assert metric["share"] == (4.2 - 5.1) / (3 - 5.1)
    assert 0 < metric["expected"] < 1
    assert metric["readings"][0] == {"date": "2026-01-31", "value": 5.0, "n": 12}
    assert goal["pairs"] == ["trust"]


def test_an_observed_goal_has_stages_and_counts_and_no_score() -> None:
    goal = said(TEXTS)["goals"][1]
    assert goal["metrics"] == []
    assert goal["indicators"] == [
        {
            "id": "asks", "name": "Who asks", "definition": "A customer asks.", "stages": ["low", "high"],
            "stage": "high", "since": "2026-03-14", "supports": 1, "challenges": 0, "mixed": 0,
        }
    ]  # fmt: skip
    assert (goal["evidence"]["supports"], goal["evidence"]["observers"]) == (1, 1)
    assert {"share", "score", "percent"} & set(goal) == set()


def test_entries_stories_reviews_teams_pairs_and_themes_are_there() -> None:
    whole = said(TEXTS)
    assert whole["pairs"][0]["because"] == "A number alone says nothing."
    entry = whole["entries"][0]
    assert (entry["id"], entry["goals"], entry["observation"]) == ("2026-03-14-a", ["trust"], "She rang.")
    assert entry["milestone"] == {"shift": "capability", "before": "x", "after": "y"}
    assert whole["stories"][0]["evidence"] == ["2026-03-14-a"]
    assert (whole["reviews"][0]["facts"], whole["reviews"][0]["missed"]) == (["It snowed."], ["Letters."])
    assert whole["teams"] == [{"id": "desk", "title": "The desk"}]
    assert whole["themes"] == ["renewal"]


def test_an_empty_portfolio_is_said_too() -> None:
    whole = said({})
    assert [whole[name] for name in ("goals", "pairs", "entries", "stories", "reviews", "teams", "themes")] == [[]] * 7


def test_it_ends_with_a_newline_and_keeps_letters_readable() -> None:
    data = portfolio_json(edition({"teams/a.md": "---\ntitle: Qualité 漢 😀\n---\n"})).whole()
    assert "Qualité 漢 😀".encode() in data
    assert data.endswith(b"}\n")


@pytest.mark.parametrize(
    ("baseline", "target", "value"),
    [
        (0, "1e-300", "1e300"),
        ("-1e308", "1e308", "1e308"),
        (5, 5, 5),
        (0, 0, 0),
        ("1e-320", 0, "-1e308"),
        (0, 1, "-0.0"),
    ],
)
def test_no_number_leaves_what_json_can_say(baseline: object, target: object, value: object) -> None:
    metric = (
        f"metric: {{baseline: {baseline}, target: {target}, readings: {{2026-01-31: {value}, 2026-02-28: {value}}}}}"
    )
    goal = f"---\ntitle: A\ntype: hard\ndue: 2026-12-31\n{metric}\n---\n"
    data = portfolio_json(edition({"goals/a.md": goal})).whole()
    json.loads(data, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))
    assert b"-0.0" not in data


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))


def test_each_metric_with_readings_has_a_table_of_its_own() -> None:
    tables = dict(reading_tables(edition(TEXTS)))
    assert list(tables) == ["data/churn.csv"]
    assert rows(tables["data/churn.csv"]) == [
        ["date", "value", "n", "note"],
        ["2026-01-31", "5", "12", ""],
        ["2026-03-31", "4.2", "", '\'=1+1, "x"'],
    ]


def test_a_table_is_rfc_4180() -> None:
    data = readings_csv((Reading(date(2026, 1, 31), 1.5, 3, 'a "b",\nc'),))
    assert data == b'date,value,n,note\r\n2026-01-31,1.5,3,"a ""b"",\nc"\r\n'


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (5.0, "5"),
        (-4.25, "-4.25"),
        (0.1 + 0.2, "0.30000000000000004"),
        (-0.0, "0"),
        (1e300, "1e+300"),
        (1e14, "1" + "0" * 14),
    ],
)
def test_a_number_stays_a_number(value: float, written: str) -> None:
    assert rows(readings_csv((Reading(date(2026, 1, 31), value),)))[1][1] == written
    assert float(written) == value


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@SUM", "\tx", "\rx", "\uff1dx", "\uff0bx", "\uff20x"])
def test_a_note_that_a_spreadsheet_would_run_is_quoted(text: str) -> None:
    assert harmless(text) == f"'{text}"
    assert rows(readings_csv((Reading(date(2026, 1, 31), 1.0, None, text),)))[1][3].startswith("'")


def test_other_notes_stay_as_they_are() -> None:
    assert [harmless(text) for text in ("", "a = b", "5", "'x")] == ["", "a = b", "5", "'x"]


@given(
    st.lists(st.tuples(st.dates(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=20)), max_size=5)
)
def test_any_readings_come_back_from_their_table(given_readings: list[tuple[date, float, str]]) -> None:
    notes = [
        text.encode("utf-8", "replace").decode().replace("\0", "").replace("\r", "") for _, _, text in given_readings
    ]
    readings = [Reading(day, value, None, note) for (day, value, _), note in zip(given_readings, notes, strict=True)]
    back = rows(readings_csv(tuple(readings)))[1:]
    assert [(row[0], float(row[1]), row[3].removeprefix("'")) for row in back] == [
        (reading.date.isoformat(), reading.value, reading.note.removeprefix("'")) for reading in readings
    ]


@pytest.mark.parametrize("text", [" =1", "\u3000=1", "|cmd", "\n=1", "\u00a0@x"])
def test_a_sign_is_found_behind_blanks_too(text: str) -> None:
    assert harmless(text) == f"'{text}"


def test_the_journal_is_a_table_that_begins_with_the_columns_of_an_observation_log() -> None:
    texts = TEXTS | {
        "journal/2026-03-20-b.md": """\
---
goals: [churn, trust]
indicators: [asks]
evidence: challenges
authors: [Ines, =Tom]
impact: "-2 calls"
---
He said “no”,
and rang off.
"""
    }
    table = rows(entries_csv(edition(texts), base_url="").whole())
    assert table[0] == list(ENTRIES)
    assert table[0][:4] == ["date", "indicator", "observation", "impact"]
    assert table[1:] == [
        ["2026-03-14", "asks", "She rang.", "", "2026-03-14-a", "trust", "supports", "high", "capability", "Ines",
         "journal/2026-03-14-a/index.html"],
        ["2026-03-20", "asks", "He said “no”, and rang off.", "'-2 calls", "2026-03-20-b", "churn; trust", "challenges",
         "", "", "Ines; =Tom", "journal/2026-03-20-b/index.html"],
    ]  # fmt: skip
    with_address = rows(entries_csv(edition(texts), base_url="https://example.org/ours/").whole())
    assert with_address[1][-1] == "https://example.org/ours/journal/2026-03-14-a/"


def test_a_metric_called_entries_does_not_take_the_place_of_the_journal() -> None:
    goal = "---\ntitle: E\ntype: hard\ndue: 2026-12-31\nmetric: {target: 9, readings: {2026-01-31: 1}}\n---\n"
    made = render_site(portfolio(TEXTS | {"goals/entries.md": goal}), audience="public", media=lambda _: None)
    assert made.files["data/entries.csv"].startswith(b"date,indicator,observation,impact,")
    assert made.files["data/entries.readings.csv"].startswith(b"date,value,")


SHAPE = json.loads(SCHEMA.read_text(encoding="utf-8"))
CHECK = Draft202012Validator(SHAPE, format_checker=FormatChecker())


def objects(part: Any) -> Iterator[dict[str, Any]]:
    """Every object inside a schema."""
    if isinstance(part, dict):
        yield part
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from objects(inner)


def test_the_schema_is_one_and_knows_each_key_that_it_demands() -> None:
    Draft202012Validator.check_schema(SHAPE)
    for part in objects(SHAPE):
        if "required" in part and isinstance(part["required"], list):
            assert set(part["required"]) <= set(part["properties"])


def test_the_schema_knows_every_word_that_the_data_may_say() -> None:
    defined = SHAPE["$defs"]
    assert set(defined["metric"]["properties"]["standing"]["enum"]) == {standing.value for standing in Standing}
    assert set(defined["goal"]["properties"]["growth"]["enum"]) == {None, *(growth.value for growth in Growth)}
    assert set(defined["pair"]["properties"]["reading"]["enum"]) == {reading.value for reading in PairReading}


@pytest.mark.parametrize("case", CASES)
def test_the_data_of_a_golden_site_fits_the_schema(case: str) -> None:
    place = Place(FOLDER / case / "portfolio")
    CHECK.validate(json.loads(portfolio_json(Edition(derive(load(place, as_of=None)), "public")).whole()))


def test_the_data_of_the_example_fits_the_schema() -> None:
    loaded = load(Place(Path(__file__).resolve().parents[2] / "content"), as_of=None)
    CHECK.validate(json.loads(portfolio_json(Edition(derive(loaded), "*")).whole()))


_NUMBER = st.integers(-(10**6), 10**6) | st.floats(-1e6, 1e6).map(lambda value: round(value, 3))
_DAY = st.dates(date(2025, 1, 1), date(2026, 12, 31))


@st.composite
def _drawn(draw: st.DrawFn) -> dict[str, str]:
    """A portfolio of two goals with readings, entries, a story and a review, as chance has it."""
    metric: dict[str, Any] = {
        "aim": draw(st.sampled_from(["reach", "stay-above", "stay-below", "deliver"])),
        "target": draw(_NUMBER),
        "readings": {f"{day}": value for day, value in draw(st.dictionaries(_DAY, _NUMBER, max_size=5)).items()},
    }
    if draw(st.booleans()):
        metric["baseline"] = draw(_NUMBER)
    fields = f"due: {draw(_DAY)}\npairs: [trust]\nmetric: {json.dumps(metric)}"
    texts = {
        "goals/churn.md": f"---\ntitle: A\ntype: hard\n{fields}\n---\n",
        "goals/trust.md": "---\ntitle: B\ntype: soft\nindicators: [{id: asks, name: Asks, stages: [low, high]}]\n---\n",
    }
    for at, day in enumerate(draw(st.lists(_DAY, max_size=4))):
        fields = draw(st.sampled_from(["", "stage: high\n", "evidence: challenges\n", "evidence: mixed\nstage: low\n"]))
        texts[f"journal/{day}-e{at}.md"] = f"---\ngoal: trust\nindicator: asks\n{fields}---\nSeen.\n"
    if draw(st.booleans()):
        texts["stories/s.md"] = (
            f"---\ntitle: S\n{draw(st.sampled_from(['date: 2026-02-01', 'period: 2026-Q1']))}\n---\nT.\n"
        )
        texts["reviews/r.md"] = "---\nperiod: 2026-03\ndate: 2026-04-02\nfacts: [It snowed.]\n---\nText.\n"
    return texts


@settings(max_examples=40, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(_drawn())
def test_whatever_a_portfolio_holds_its_data_fits_the_schema(texts: dict[str, str]) -> None:
    CHECK.validate(said(texts))


def test_the_data_names_the_commit_where_it_is_known() -> None:
    assert "commit" not in said(TEXTS)
    whole = json.loads(portfolio_json(edition(TEXTS), Commits("a" * 40)).whole())
    assert whole["commit"] == "a" * 40
    CHECK.validate(whole)
