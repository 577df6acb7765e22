"""Ids become addresses and file names: what cannot be one is refused, and two that would meet are told apart."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from goalsite_gen.model.types import MOST_ID, RESERVED, as_id, as_part_id, key, slug
from tests.support import portfolio


def of_goal(identifier: str) -> tuple[list[str], list[str]]:
    """The ids that are read, and the rules that speak."""
    read = portfolio({"goals/a.md": f"---\nid: {identifier}\ntitle: A\ntype: hard\n---\n"})
    return [goal.id for goal in read.goals.values()], [problem.rule for problem in read.problems]


@pytest.mark.parametrize(
    ("written", "identifier"),
    [("012", "012"), ("no", "no"), ("1_000", "1_000"), ("0x1f", "0x1f"), ("2026", "2026"), ("'a '", "a"),
     ("Qualité", "Qualité"), ("目標", "目標"), ("ціль", "ціль"), ("_x", "_x"), ("x" * MOST_ID, "x" * MOST_ID)],
)  # fmt: skip
def test_an_id_is_read_as_it_is_written(written: str, identifier: str) -> None:
    assert of_goal(written) == ([identifier], [])


@pytest.mark.parametrize("written", ["~", "", "null"])
def test_without_an_id_the_name_of_the_file_is_the_id(written: str) -> None:
    assert of_goal(written) == (["a"], [])


@pytest.mark.parametrize(
    "written",
    ["../../x", "/etc/x", "a/b", "..", ".", "''", "C:\\x", "a\\b", "a.", "1.10", "12:30", "a b", "'a\tb'", "'%2e%2e'",
     "'a#b'", "a?b", "'<img>'", "'{{ 7 }}'", "'a\"b'", "-a", "a+b", "😀", "x" * (MOST_ID + 1), "目" * 70],
)  # fmt: skip
def test_what_an_address_cannot_keep_is_no_id(written: str) -> None:
    assert of_goal(written) == ([], ["bad-id"])


@pytest.mark.parametrize("hidden", ["\u200b", "\u202e", "\ufeff", "\u00ad", "\U000e0041"])
def test_a_sign_that_nobody_sees_is_no_part_of_an_id_and_is_named(hidden: str) -> None:
    read = portfolio({"goals/a.md": f"---\nid: a{hidden}b\ntitle: A\ntype: hard\n---\n"})
    assert [problem.message for problem in read.problems] == [f"`id` holds U+{ord(hidden):04X}"]


@pytest.mark.parametrize("written", ["[a]", "true", "{a: b}"])
def test_what_is_no_text_is_no_id(written: str) -> None:
    assert of_goal(written) == ([], ["wrong-type"])


@pytest.mark.parametrize(
    "name", ["index", "INDEX", "con", "Nul", "com1", "LPT9", "assets", "search", "feed", "404", "goals"]
)
def test_a_reserved_name_is_no_id_in_any_case(name: str) -> None:
    assert of_goal(name) == ([], ["bad-id"])


@pytest.mark.parametrize(
    "name", ["index.md", "con.md", "a b.md", "a.b.md", "a\nb.md", "<img src=x>.md", "-a.md", "😀.md"]
)
def test_a_file_whose_name_is_no_id_is_reported_as_such(name: str) -> None:
    read = portfolio({f"goals/{name}": "---\ntitle: A\ntype: hard\n---\n"})
    assert [(problem.rule, problem.at.file) for problem in read.problems] == [("bad-id", f"goals/{name}")]
    assert "the file's name cannot be an id" in read.problems[0].message


@pytest.mark.parametrize("written", ["а-goal", "goal-с", "αlpha", "pаir"])
def test_letters_that_look_alike_in_two_scripts_do_not_mix(written: str) -> None:
    assert of_goal(written) == ([], ["bad-id"])


def test_an_id_is_composed_however_it_is_written() -> None:
    assert of_goal(unicodedata.normalize("NFD", "qualité")) == (["qualité"], [])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("trust", "trust"),
        ("trust", "Trust"),
        ("qualité", unicodedata.normalize("NFD", "QUALITÉ")),
        ("straße", "STRASSE"),
    ],
)
def test_two_documents_whose_ids_would_meet_are_reported_with_both_places(first: str, second: str) -> None:
    goal = "---\ntitle: A\ntype: hard\nid: {}\n---\n"
    read = portfolio({"goals/a.md": goal.format(first), "goals/b.md": goal.format(second)})
    [problem] = read.problems
    assert (problem.rule, read.span(problem.at).file, read.span(problem.at).line) == ("duplicate-id", "goals/b.md", 4)
    assert [(other.at.file, read.span(other.at).line) for other in problem.related] == [("goals/a.md", 4)]
    assert [goal.file for goal in read.goals.values()] == ["goals/a.md"]


def test_documents_of_different_kinds_may_share_an_id() -> None:
    texts = {"goals/trust.md": "---\ntitle: A\ntype: soft\n---\n", "teams/trust.md": "---\ntitle: A\n---\n"}
    assert portfolio(texts).problems == ()


def test_files_of_one_name_in_two_folders_share_an_id() -> None:
    text = "---\ntitle: A\ntype: soft\n---\n"
    read = portfolio({"goals/x/trust.md": text, "goals/y/trust.md": text})
    assert [(problem.rule, problem.at.file) for problem in read.problems] == [("duplicate-id", "goals/y/trust.md")]


@given(st.text(max_size=120))
def test_the_slug_of_any_name_is_an_id(name: str) -> None:
    made = slug(name)
    scripts = {unicodedata.name(sign, "").split(" ")[0] for sign in made} & {"LATIN", "GREEK", "CYRILLIC"}
    if len(scripts) < 2:
        assert as_part_id(made) == unicodedata.normalize("NFC", made)


@given(st.text(max_size=120))
def test_whatever_passes_as_an_id_is_safe_as_a_file_name(text: str) -> None:
    try:
        identifier = as_id(text)
    except PydanticCustomError:
        return
    assert identifier == unicodedata.normalize("NFC", identifier)
    assert key(identifier) not in RESERVED
    assert 0 < len(identifier) <= MOST_ID
    assert len(identifier.encode()) < 200
    assert not set(identifier) & set('./\\:*?"<>|%#&\0 \t\n')


@pytest.mark.parametrize("given", ["a", "2026"])
def test_an_entry_is_not_called_like_a_year_which_has_a_page_beside_it(given: str) -> None:
    goal = {"goals/a.md": "---\ntitle: A\ntype: soft\n---\n"}
    named = "" if given == "2026" else 'id: "2026"\n'
    read = portfolio({**goal, f"journal/{given}.md": f"---\n{named}date: 2026-03-01\ngoal: a\n---\nSeen.\n"})
    assert [(problem.rule, problem.message) for problem in read.problems] == [
        ("bad-id", "`id` is the year `2026`, which has a page of its own")
    ]
