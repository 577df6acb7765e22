"""Links, images and figures in a body are found where they stand, and nowhere in code."""

from __future__ import annotations

import subprocess
import sys

import pytest

from goalsite_gen.source.body import Reference, references


def found(body: str) -> list[tuple[str, str, str, str]]:
    """Kind, target, text, and what stands at the place each reference names."""
    lines = body.split("\n")
    return [
        (each.kind, each.target, each.text, lines[each.line - 1][each.column - 1 : each.column - 1 + each.length])
        for each in references(body)
    ]


def test_references_name_their_place() -> None:
    body = 'Churn is [[churn.target]],\nsee [the plan](../goals/trust.md#now "T") and ![team](<media/a b.png>).'
    assert references(body) == (
        Reference("figure", "churn.target", "", line=1, column=12, length=12),
        Reference("link", "../goals/trust.md#now", "the plan", line=2, column=16, length=21),
        Reference("image", "media/a b.png", "team", line=2, column=56, length=13),
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<a href='x.md'>x</a>", [("link", "x.md", "", "x.md")]),
        ('<img alt="A" src=y.png>', [("image", "y.png", "A", "y.png")]),
        ("[![in](a.png)](b.md)", [("image", "a.png", "in", "a.png"), ("link", "b.md", "![in](a.png)", "b.md")]),
        ("[a](b(c).md)", [("link", "b(c).md", "a", "b(c).md")]),
        ("[two\nlines](x.md)", [("link", "x.md", "two\nlines", "x.md")]),
        ("![](x.png)", [("image", "x.png", "", "x.png")]),
        ("[a](b\\_c.md)", [("link", "b_c.md", "a", "b\\_c.md")]),
        ("| [a](b.md) |", [("link", "b.md", "a", "b.md")]),
        ("- one\n\n    [a](b.md)", [("link", "b.md", "a", "b.md")]),
    ],
)
def test_every_way_to_refer_is_found(body: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert found(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "`[[churn]] [a](b.md)`",
        "`` ` [a](b.md) ``",
        "```\n[a](b.md)\n```",
        "~~~ text\n[[churn]]\n\n[a](b.md)\n~~~",
        "a\n\n    [a](b.md)",
        "\\[a](b.md)",
        "\\[[churn]]",
        "<!-- [a](b.md) -->",
        "A note[^1]\n\n[^1]: text",
        "[a] (b.md) and [c]",
    ],
)
def test_code_comments_and_escapes_refer_to_nothing(body: str) -> None:
    assert references(body) == ()


def test_an_unclosed_fence_hides_nothing() -> None:
    assert found("```\n\n[a](b.md)") == [("link", "b.md", "a", "b.md")]


def test_looking_for_references_loads_no_converter() -> None:
    code = (
        "import sys; from goalsite_gen.source.body import references; "
        "from goalsite_gen.source.guard import check_body; "
        "references('[a](b)'); check_body('[' * 9000); sys.exit('markdown' in sys.modules or 'nh3' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
