"""What of a text is prose: found the short way where nothing else can stand in it, and alike the long way."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from goalsite_gen.source.prose import _blanked, _comments, _fenced, _indented, _spans, prose

SIGNS = st.sampled_from(
    ("\n", "\n\n", " ", "    ", "\t", "\xa0", "\x0b", "`", "``", "```", "~~~", "~", "- ", "1. ", "> ", ": ", "!!! ",
     "[^a]:", "<!--", "-->", "\\", "a", "word")
)  # fmt: skip


def found_the_long_way(body: str) -> str:
    lines = body.split("\n")
    for code in (_fenced, _indented):
        for number in list(code(lines)):
            lines[number] = " " * len(lines[number])
    return _blanked(_blanked("\n".join(lines), _spans), _comments)


@given(st.lists(SIGNS, max_size=30).map("".join))
@example("a\n\n\xa0\xa0\xa0\xa0code")
@example("a\n\n  \tcode")
@example("~~~\n`a`\n~~~")
@example("a <!-- `b --> c` d")
def test_the_short_way_finds_what_the_long_one_finds(body: str) -> None:
    assert prose(body) == found_the_long_way(body)


def test_lines_and_columns_stay() -> None:
    assert prose("a `b` c\n\n    d\n<!-- e\nf --> g") == "a     c\n\n     \n      \n      g"
