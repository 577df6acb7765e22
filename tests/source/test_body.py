"""What a body refers to, which passages it holds, and what stays when some are hidden."""

from __future__ import annotations

import pytest

from goalsite_gen.source.body import (
    Reference,
    anchors,
    passage_problems,
    passages,
    references,
    resolved,
    without_passages,
)
from goalsite_gen.source.document import Document, parse


def targets(body: str) -> list[tuple[str, str]]:
    return [(reference.kind, reference.target) for reference in references(body)]


def document(body: str) -> Document:
    found, _ = parse("goals/a.md", f"---\ntitle: A\n---\n{body}".encode())
    assert found is not None
    return found


def test_a_link_an_image_and_a_figure_stand_where_their_targets_are() -> None:
    assert references("Ä see [churn](a.md#x)\nand ![a chair](../media/c.png): [[churn.target]]") == (
        Reference("link", "a.md#x", "churn", 1, 15, 6),
        Reference("image", "../media/c.png", "a chair", 2, 16, 14),
        Reference("figure", "churn.target", "", 2, 35, 12),
    )


@pytest.mark.parametrize(
    "body",
    [
        "```\n[a](b.md)\n```",
        "~~~ text\n[[a]]\n~~~",
        "a paragraph\n\n    [a](b.md)",
        "`[a](b.md)`",
        "``a ` [[b]]``",
        "<!-- [a](b.md) -->",
        r"\[a](b.md)",
        "[a] (b.md)",
        "[^1]: a note",
    ],
)
def test_code_comments_and_escapes_refer_to_nothing(body: str) -> None:
    assert references(body) == ()


@pytest.mark.parametrize(
    "body",
    [
        "```\n[a](b.md)",
        "- item\n\n    [a](b.md)",
        "[^1]: note\n\n    [a](b.md)",
        "` [a](b.md)\n\n`",
        "[a](b.md 'a title')",
        "[a](<b.md>)",
        "[a][x]\n\n[x]: b.md",
        '<a href="b.md">a</a>',
    ],
)
def test_what_only_looks_like_code_is_read(body: str) -> None:
    assert targets(body) == [("link", "b.md")]


@pytest.mark.parametrize(
    ("body", "target"),
    [
        ("[x](some file.md)", "some file.md"),
        ("[x](<some file.md>)", "some file.md"),
        ("[x](some%20file.md)", "some%20file.md"),
        ('[x]( some file.md "A title" )', "some file.md"),
        ("[x](some file.md 'A (bracket)')", "some file.md"),
        ("[x](some (old) file.md)", "some (old) file.md"),
        ("[x](it's here.md)", "it's here.md"),
        ("![x](a plan.png)", "a plan.png"),
    ],
)
def test_blanks_belong_to_a_target_and_a_title_does_not(body: str, target: str) -> None:
    (found,) = references(body)
    assert (found.target, body[found.column - 1 :][: found.length]) == (target, target)


@pytest.mark.parametrize("body", ["[r]: some file.md", "[r]: a.md and more", "[x](a b.md", "[x](a\n\nb.md)"])
def test_what_is_no_link_on_the_page_is_none_here(body: str) -> None:
    assert references(body) == ()


def test_an_image_given_by_reference_is_an_image_and_no_link() -> None:
    assert targets("![a chair][x]\n\n[x]: c.png") == [("image", "c.png")]


def test_a_double_bracket_that_is_a_links_text_is_no_figure() -> None:
    assert targets("[[1]](https://example.org)") == [("link", "https://example.org")]


def test_entities_in_targets_are_read_as_a_browser_would() -> None:
    assert targets("[a](java&#115;cript:b)") == [("link", "javascript:b")]


@pytest.mark.parametrize(
    "piece", ["[", "![", "[a](", "[[a ", "<a ", '[a](x "', "`", "``` ", "<!--", "![a][", "a\n-\n", "/// x\n"]
)
def test_the_pathologies_of_markdown_are_read_to_the_end(piece: str) -> None:
    body = piece * (256 * 1024 // len(piece))
    assert all(reference.line == 1 for reference in references(body)) or "\n" in piece
    assert len(anchors(body)) <= len(body)
    assert len(passages(body)) <= body.count("///")


def test_a_target_counts_from_the_folder_of_its_file() -> None:
    assert resolved("goals/desk/a.md", "../b.md#x") == "goals/b.md"
    assert resolved("goals/a.md", "../media/a%20b.png") == "media/a b.png"


@pytest.mark.parametrize(
    "target", ["../../x", "/etc/passwd", "https://example.org/x", "//example.org/x", "#x", "http://["]
)
def test_a_target_that_leads_out_is_nowhere(target: str) -> None:
    assert resolved("goals/a.md", target) == ""


def test_headings_and_given_names_can_be_jumped_to() -> None:
    assert anchors("# What we saw\n\nOther\n===\n\n## Other {#named}\n\n## Other") == {
        "what-we-saw", "other", "named", "other_1", "other-1",
    }  # fmt: skip


PRIVATE = "one\n/// only | team\ntwo\n///\nthree"


def test_a_passage_for_the_team_goes_when_the_team_is_hidden() -> None:
    assert without_passages(PRIVATE, lambda audience: audience == "team") == "one\n\nthree"


def test_of_a_passage_that_stays_only_the_fences_go() -> None:
    assert without_passages(PRIVATE, lambda _: False) == "one\n\ntwo\n\nthree"


def test_a_text_without_passages_stays_as_it_is() -> None:
    assert without_passages("one\n\n\ntwo / three // four", lambda _: True) == "one\n\n\ntwo / three // four"


@pytest.mark.parametrize(
    "body",
    [
        "one\n/// only | team\nsecret",
        "one\n/// only | team\nsecret\n/// only | board\nsecret\n///\nsecret",
        "one\n/// onyl | team\nsecret\n///",
        "one\n/// only team\nsecret\n///",
        "one\n/// only |\nsecret\n///",
        "one\n   /// Only | team\nsecret\n  ///",
        "one\n> /// only | team\n> secret\n> ///",
        "one\n- //// only | team\n  secret\n  ////",
        "one\n```\n/// only | team\nsecret\n///",
    ],
)
def test_what_is_in_doubt_is_private(body: str) -> None:
    assert "secret" not in without_passages(body, lambda _: True)


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("one\n/// only | team\nsecret", 5),
        ("/// only | team\n\n/// only | board\n///", 4),
        ("/// only team\n///", 4),
        ("one\n///", 5),
    ],
)
def test_a_broken_passage_is_a_problem_at_its_fence(body: str, line: int) -> None:
    assert [(problem.rule, problem.at.line) for problem in passage_problems(document(body))] == [
        ("unknown-audience", line)
    ]


def test_a_whole_passage_is_no_problem() -> None:
    assert passage_problems(document(PRIVATE)) == ()
    assert [(one.audience, one.first, one.last, one.text) for one in passages(PRIVATE)] == [("team", 2, 4, "two")]
