"""The short way to an entry: what the loader and validation give, or nothing."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import Field, field_validator, model_validator

from goalsite_gen.model import Entry
from goalsite_gen.model.plain import Short, plain_entry
from goalsite_gen.model.reading import read_document
from goalsite_gen.model.types import Origin, Words
from goalsite_gen.source.document import parse, parse_fully
from goalsite_gen.source.guard import check_body, is_harmless, tidy
from goalsite_gen.source.plain import MOST, plain_fields
from goalsite_gen.source.yaml12 import load
from tests.bench.corpus import documents
from tests.model import fuzz_plain
from tests.model.fuzz_plain import EXAMPLE, Outcome, compared

HERE = Origin("journal/2026-03-14-a.md", "A text.\n", 5)


def made(fields: dict[str, Any], stem: str = "2026-03-14-a") -> Entry | None:
    return plain_entry(stem, fields, HERE)


PLAIN = {
    "the least there is": "goal: trust",
    "a sentence": "title: We asked, and it's so (5 of 7); at 12:30 - not before!",
    "other scripts": "author: Žluťoučký 日本語\ntitle: “Größe” – naïve…\nnext: (later)\nled_to: …",
    "numbers": "reading: -4.20\nn: 7\nbig: 1e3\ndate: 2026-03-14",
    "switches and nothing": "a: true\nb: False\nc: null\nd:\ne: no",
    "quotes": 'a: "x: y # z"\nb: \'x, [y]\'\nc: ""  ',
    "an address": "source: http://a.bc:80/x#y",
    "a list on the line": "themes: [trust, Anna Lee, 2026]\nnone: []",
    "a list below": "themes:\n  - trust\n  - -3\ngoals:\n- a\n-   'b: c'",
    "a map below": "milestone:\n  shift: capability\n  before: a\n  after: [b]",
}


@pytest.mark.parametrize("front", PLAIN.values(), ids=PLAIN.keys())
def test_plain_front_matter_goes_the_short_way_to_the_same_fields(front: str) -> None:
    fields = plain_fields(front)
    assert fields is not None
    assert repr(fields) == repr(load(f"\n{front}\n", file="a.md").value)


UNPLAIN = {
    "nothing": "",
    "a comment": "goal: a # b",
    "a line of comment": "# a\ngoal: b",
    "a name given twice": "goal: a\ngoal: b",
    "a name given twice below": "m:\n  a: 1\n  a: 2",
    "an escape": 'title: "a\\tb"',
    "a doubled quote": "title: 'it''s'",
    "an anchor": "goal: &a b",
    "an alias": "goal: *a",
    "a tag": "goal: !!str a",
    "a colon and a space": "title: a: b",
    "a colon at the end": "title: a:",
    "a block of text": "title: |\n  a",
    "a line that goes on": "title: a\n  b",
    "a map on the line": "readings: {a: 1}",
    "a map in a list": "pairs:\n  - goal: a",
    "a list in a list": "themes: [[a]]",
    "a list that goes on": "themes: [a,\n  b]",
    "items out of line": "themes:\n  - a\n - b",
    "a map and a list": "m:\n  a: 1\n  - b",
    "two levels": "m:\n  a:\n    b: 1",
    "a tab": "title: a\tb",
    "a no-break space": "title: a\u00a0b",
    "a line separator": "title: a\u2028b",
    "a name in quotes": '"goal": a',
    "a merge": "<<: a",
    "an end of the document": "goal: a\n...",
    "too much": f"title: {'a' * MOST}",
}


@pytest.mark.parametrize("front", UNPLAIN.values(), ids=UNPLAIN.keys())
def test_front_matter_that_is_not_plain_is_left_to_the_loader(front: str) -> None:
    assert plain_fields(front) is None


PARTS = [*fuzz_plain.NAMES, *fuzz_plain.VALUES, *fuzz_plain.LINES, *fuzz_plain.SIGNS, ": ", ": ", "\n", "\n"]


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PARTS), max_size=9).map("".join))
def test_whatever_is_written_is_read_the_same_or_left_alone(front: str) -> None:
    fields = plain_fields(front)
    if fields is not None:
        loaded = load(f"\n{front}\n", file="a.md")
        assert (repr(fields), []) == (repr(loaded.value), loaded.problems)


@settings(max_examples=400)
@given(st.lists(st.sampled_from([*fuzz_plain.BODIES, "a", "\n", "- ", "> ", "    ", "[", "[^1]"]), max_size=6))
def test_a_harmless_body_is_one_that_the_check_has_nothing_against(pieces: list[str]) -> None:
    body = "".join(pieces)
    if is_harmless(body) and tidy(body) == body:
        assert check_body(body) is None


def test_twenty_thousand_files_come_out_the_same_both_ways() -> None:
    outcome = fuzz_plain.outcome_of(20_000, seed=3)
    assert outcome.differing == []
    assert outcome.heads > 5_000
    assert outcome.entries > 4_000


def test_nearly_every_entry_of_the_example_goes_the_short_way() -> None:
    outcome = Outcome()
    for path in sorted(EXAMPLE.glob("journal/*/*.md")):
        compared(path.stem, path.read_bytes(), outcome)
    assert outcome.differing == []
    assert min(outcome.heads, outcome.entries) >= 0.95 * outcome.cases > 100


def test_every_entry_of_the_benchmark_goes_the_short_way() -> None:
    outcome = Outcome()
    for path, text in documents(400):
        if path.startswith("journal/"):
            compared(path.split("/")[-1][:-3], text.encode(), outcome)
    assert outcome.differing == []
    assert outcome.heads == outcome.entries == outcome.cases > 300


def test_a_document_made_the_short_way_is_the_same() -> None:
    data = "---\ngoal: trust\nauthor: Åsa\n---\nA text.\n".encode()
    document, problems = parse("journal/2026-03-14-a.md", data)
    assert (document, problems) == parse_fully("journal/2026-03-14-a.md", data)
    assert document
    assert document.text.encode() == data


def validated(fields: dict[str, Any]) -> Entry:
    return Entry.model_validate({"id": "2026-03-14-a", "date": "2026-03-14", "origin": HERE, **fields})


FIELDS: dict[str, Any] = {
    "goals": ["trust", "pace"],
    "author": "Anna",
    "readings": {"churn": 4},
    "milestone": {"shift": "capability", "before": "a", "after": "b"},
    "audience": "team",
}


def test_an_entry_made_the_short_way_is_the_same_as_a_validated_one() -> None:
    short, full = made(FIELDS), validated(FIELDS)
    assert short == full
    assert short is not None
    assert short.__getstate__() == full.__getstate__()
    assert list(short.__dict__) == list(full.__dict__) == list(Entry.model_fields)
    assert short.model_fields_set == full.model_fields_set
    assert short.model_dump() == full.model_dump()
    assert repr(short) == repr(full)


def test_it_can_be_hashed_as_little_as_a_validated_one() -> None:
    for entry in (made(FIELDS), validated(FIELDS)):
        with pytest.raises(TypeError, match="unhashable"):
            hash(entry)


def test_it_is_as_frozen_as_a_validated_one() -> None:
    for entry in (made(FIELDS), validated(FIELDS)):
        assert entry
        with pytest.raises((ValueError, AttributeError)):
            entry.stage = "x"  # type: ignore[misc]


def test_two_entries_share_nothing_that_can_change() -> None:
    one, other = made({"goal": "a"}), made({"goal": "a"})
    assert one
    assert other
    assert one.readings is not other.readings
    changed = one.model_copy(update={"stage": "x"})
    assert "stage" not in other.model_fields_set
    assert copy.deepcopy(other) == other
    assert changed.stage == "x"


def test_a_list_is_read_anew_for_each_document() -> None:
    one, other = plain_fields("themes: [a]"), plain_fields("themes: [a]")
    assert one == other
    assert one is not None
    assert one["themes"] is not (other or {})["themes"]


DECLINED: dict[str, dict[str, Any]] = {
    "a field that there is not": {"goal": "a", "mood": "b"},
    "a field that stands for the place": {"goal": "a", "origin": "b"},
    "an id of its own": {"goal": "a", "id": "b"},
    "one field in two ways": {"goal": "a", "goals": ["b"]},
    "no goal": {"author": "a"},
    "an empty list": {"goal": []},
    "nothing": {"goal": "a", "title": None},
    "what is still to be written": {"goal": "a", "title": "…"},
    "what is still to be written in a list": {"goal": ["a", "…"]},
    "an empty audience": {"goal": "a", "audience": " "},
    "another word": {"goal": "a", "evidence": "support"},
    "an empty word": {"goal": "a", "source": ""},
    "a word in a list": {"goal": "a", "evidence": ["mixed"]},
    "no day of the calendar": {"goal": "a", "date": "2026-02-30"},
    "text for a number": {"goal": "a", "reading": "4.2"},
    "a truth value": {"goal": "a", "title": True},
    "a milestone without its shift": {"goal": "a", "milestone": {"before": "a", "after": "b"}},
}


@pytest.mark.parametrize("fields", DECLINED.values(), ids=DECLINED.keys())
def test_fields_of_which_there_may_be_something_to_say_are_left_to_validation(fields: dict[str, Any]) -> None:
    assert made(fields) is None


@pytest.mark.parametrize("stem", ["2026", "index", "COM1", "-a-b-c", "a b c d", "å-word", "x" * 81, "some-words"])
def test_a_name_that_is_no_dated_id_is_left_to_validation(stem: str) -> None:
    assert made({"goal": "a"}, stem) is None


class Moody(Entry):
    mood: Words = "calm"


class Rated(Entry):
    rating: int


class Noted(Entry):
    notes: list[str] = Field(default_factory=list)


def test_a_field_that_is_added_later_has_its_default_and_is_validated_where_it_is_given() -> None:
    short, origin = Short(Moody), Origin()
    assert short.entry("2026-03-14-a", {"goal": "a", "mood": "bright"}, origin) is None
    entry = short.entry("2026-03-14-a", {"goal": "a"}, origin)
    assert isinstance(entry, Moody)
    assert (entry.goals, entry.mood) == (("a",), "calm")
    assert "mood" not in entry.model_fields_set


def test_a_field_that_is_added_later_and_needed_is_always_validated() -> None:
    assert Short(Rated).entry("2026-03-14-a", {"goal": "a"}, Origin()) is None


def test_a_field_that_is_added_later_with_a_list_has_one_for_each_entry() -> None:
    one, other = (Short(Noted).entry("2026-03-14-a", {"goal": "a"}, Origin()) for _ in range(2))
    assert isinstance(one, Noted)
    assert isinstance(other, Noted)
    assert one.notes == []
    assert one.notes is not other.notes


class Checked(Entry):
    @model_validator(mode="after")
    def _is_well(self) -> Checked:
        return self


class Watched(Entry):
    @field_validator("title")
    @classmethod
    def _is_short(cls, value: str) -> str:
        return value


class Counted(Entry):
    _count: int = 0


@pytest.mark.parametrize("kind", [Checked, Watched, Counted])
def test_a_class_that_checks_more_is_always_validated(kind: type[Entry]) -> None:
    assert Short(kind).entry("2026-03-14-a", {"goal": "a"}, Origin()) is None


def test_what_the_short_way_declines_is_told_of_as_before() -> None:
    document, _ = parse("journal/2026-03-14-a.md", b"---\ngoal: trust\nmood: calm\n---\nA text.\n")
    assert document
    problems: list[Any] = []
    assert read_document(document, problems) is None
    assert [problem.rule for problem in problems] == ["unknown-field"]
