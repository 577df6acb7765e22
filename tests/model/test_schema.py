"""The JSON Schema of a kind accepts what the reader accepts, and refuses what it refuses."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from goalsite_gen.model.reading import field_names
from goalsite_gen.model.schema import KINDS, schema_of
from goalsite_gen.source.document import parse
from goalsite_gen.source.yaml12 import load
from tests.support import portfolio

CONTENT = Path(__file__).parents[2] / "content"
FOLDERS = {"goals": "goal", "journal": "entry", "stories": "story", "reviews": "review", "teams": "team"}


def errors(kind: str, fields: Any) -> list[str]:
    validator = Draft202012Validator(schema_of(kind))
    return [f"{'.'.join(map(str, error.absolute_path))}: {error.message}" for error in validator.iter_errors(fields)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_valid_itself(kind: str) -> None:
    Draft202012Validator.check_schema(schema_of(kind))
    assert schema_of(kind)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_document_of_the_example_meets_its_schema(folder: str) -> None:
    validator = Draft202012Validator(schema_of(FOLDERS[folder]))
    paths = sorted((CONTENT / folder).rglob("*.md"))
    assert paths
    for path in paths:
        document, problems = parse(path.name, path.read_bytes())
        assert problems == ()
        assert document is not None
        assert [error.message for error in validator.iter_errors(document.fields)] == [], path


def test_the_settings_of_the_example_meet_their_schema() -> None:
    settings = tomllib.loads((CONTENT / "goalsite.toml").read_text(encoding="utf-8"))
    assert (
        errors("settings", {name: str(value) if isinstance(value, date) else value for name, value in settings.items()})
        == []
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_described_under_each_name_it_has(kind: str) -> None:
    properties = schema_of(kind)["properties"]
    assert sorted(properties) == sorted(field_names(KINDS[kind]))
    assert [name for name, about in properties.items() if not about.get("description")] == []


@pytest.mark.parametrize(
    ("kind", "path", "fields"),
    [
        ("goal", "goals/a.md", "title: A\ntype: hard"),
        ("goal", "goals/a.md", "title: A\ntype: hard\nid: qualité-2"),
        ("goal", "goals/a.md", "title: A\ntype: hard\npair: trust\ntheme: x\nindirect: churn\nneeds: autonomy"),
        ("goal", "goals/a.md", "title: A\ntype: hard\npairs: [trust, {goal: x, because: y}]"),
        ("goal", "goals/a.md", "title: A\ntype: hard\nmetric: {target: 3, change: -20%, path: {2026-01-01: 2}}"),
        ("goal", "goals/a.md", "title: A\ntype: hard\nmetric: {readings: data/a.csv}"),
        ("goal", "goals/a.md", "title: A\ntype: hard\nmetric: {readings: {2026-01-31: 4}}"),
        ("goal", "goals/a.md", "title: A\ntype: hard\nmetric: {readings: [{date: 2026-01-31, value: 4, n: 3}]}"),
        ("goal", "goals/a.md", "title: A\ntype: soft\nindicators: [Asks, {name: B, stages: [low, {name: high}]}]"),
        ("goal", "goals/a.md", "title: A\ntype: soft\nfeedback: {source: x, every: 2 weeks}"),
        ("goal", "goals/a.md",
         "title: A\ntype: hard\nmetric: {revisions: [{date: 2026-01-01, target: 3, was: 2, because: x}]}"),
        ("entry", "journal/2026-03-14-a.md", "goal: trust"),
        ("entry", "journal/2026-03-14-a.md", "goals: [trust]\nauthor: Ines\nreadings: {churn: 3}"),
        ("story", "stories/a.md", "title: A\nauthor: Ines\ngoal: trust\nevidence: 2026-03-14-a"),
        ("review", "reviews/a.md", "period: 2026-Q1\ndate: 2026-04-01\nfacts: It snowed."),
        ("team", "teams/a.md", "title: A\nmembers: Ines\njournal: weekly"),
    ],
)  # fmt: skip
def test_what_the_reader_accepts_meets_the_schema(kind: str, path: str, fields: str) -> None:
    assert portfolio({path: f"---\n{fields}\n---\n"}).problems == ()
    assert errors(kind, load(fields, file=path).value) == []


@pytest.mark.parametrize(
    ("kind", "path", "fields"),
    [
        ("goal", "goals/a.md", "title: A"),
        ("goal", "goals/a.md", "title: A\ntype: hrad"),
        ("goal", "goals/a.md", "title: [A]\ntype: hard"),
        ("goal", "goals/a.md", "title: A\ntype: hard\naudiance: team"),
        ("goal", "goals/a.md", "title: A\ntype: hard\nid: a/b"),
        ("goal", "goals/a.md", "title: A\ntype: hard\nid: -a"),
        ("goal", "goals/a.md", "title: A\ntype: hard\ndue: soon"),
        ("goal", "goals/a.md", "title: A\ntype: hard\nmetric: {target: 3 percent}"),
        ("goal", "goals/a.md", "title: A\ntype: hard\nmetric: {decimals: 9}"),
        ("goal", "goals/a.md", "title: A\ntype: hard\nmetric: {taget: 3}"),
        ("goal", "goals/a.md", "title: A\ntype: hard\nmetric: {readings: [{date: 2026-01-31}]}"),
        ("goal", "goals/a.md", "title: A\ntype: hard\nclosed: {date: 2026-01-31}"),
        ("entry", "journal/2026-03-14-a.md", "evidence: supports"),
        ("entry", "journal/2026-03-14-a.md", "goal: trust\nevidence: maybe"),
        ("review", "reviews/a.md", "period: spring\ndate: 2026-04-01"),
    ],
)
def test_what_the_reader_refuses_does_not_meet_the_schema(kind: str, path: str, fields: str) -> None:
    assert portfolio({path: f"---\n{fields}\n---\n"}).problems != ()
    assert errors(kind, load(fields, file=path).value) != []
