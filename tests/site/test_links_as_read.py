"""Links: what the rules see is what a page asks for."""

from __future__ import annotations

import pytest

from goalsite_gen.site.text import Texts, to_html
from goalsite_gen.source.body import references


def asked(text: str) -> list[str]:
    """The targets that a page asks for, in the order of the text."""
    found: list[str] = []

    def link(target: str) -> str:
        found.append(target)
        return "a/index.html"

    to_html(text, Texts(link=link, fast=False), prefix="t")
    return found


@pytest.mark.parametrize(
    "text",
    [
        "[x](a.md)", "[x](some file.md)", "[x](<some file.md>)", "[x](some%20file.md)", "[x](a b.md 'T')",
        '[x](a b.md "T")', '[x](<a b.md> "T")', '[x](a.md"T")', "[x]( a  b.md )", "[x](a\nb.md)", "[x](a\n\nb.md)",
        "[x](a (b) c.md)", "[x](a ((b)) c.md)", "[x](a.md (t))", "[x](a(b.md)", "[x](a <b> c.md)", "[x](<a.md> b)",
        '[x](a "b" c.md)', '[x](a "b" c "t")', '[x](say "hi".md)', "[x](a.md 'it''s')", '[x](a.md "a) b")', '[x](a "b)',
        "[x](a b", "[x] (a.md)", "[x](a_b c_d.md)", "[x][r]\n\n[r]: a.md", "[x][r]\n\n[r]: a b.md",
        '[x][r]\n\n[r]: a.md "T"', "[x][r]\n\n[r]: a.md and more", "![x](a b.png)", "[![x](a b.png)](c d.md)",
    ],
)  # fmt: skip
def test_the_rules_see_every_target_that_a_page_asks_for(text: str) -> None:
    assert sorted(reference.target for reference in references(text)) == sorted(asked(text))
