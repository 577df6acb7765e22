"""Characters that nobody sees are told, with their name and place, where no script and no emoji needs them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalsite_gen.source.unseen import unseen


@pytest.mark.parametrize(
    ("text", "kind", "name", "column"),
    [
        ("gains \u202egnol", "turning", "U+202E, right-to-left override", 7),
        ("a\u2067b", "turning", "U+2067, right-to-left isolate", 2),
        ("hello\u200f!", "marking", "U+200F, right-to-left mark", 6),
        ("co\u200bop", "joining", "U+200B, zero width space", 3),
        ("co\u200dop", "joining", "U+200D, zero width joiner", 3),
        ("x\ufeff", "hiding", "U+FEFF, zero width no-break space", 2),
        ("x\U000e0041", "hiding", "U+E0041, tag latin capital letter a", 2),
        ("x\u3164", "hiding", "U+3164, hangul filler", 2),
        ("a\x85b", "control", "U+0085, control character", 2),
        ("a\u2028b", "control", "U+2028, line separator", 2),
    ],
)
def test_a_character_is_told_with_its_name_and_place(text: str, kind: str, name: str, column: int) -> None:
    assert [(one.kind, one.name, one.line, one.column) for one in unseen(f"\n{text}")] == [(kind, name, 2, column)]


@pytest.mark.parametrize(
    "text",
    [
        "plain, with a tab\tand é", "👩\u200d🚀 and ❤\ufe0f\u200d🔥", "می\u200cخواهم", "שלום\u200f!", "ส\u200bว",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "Ge\u00admein\u00adschaft",
    ],
)  # fmt: skip
def test_what_a_script_or_an_emoji_needs_is_left_alone(text: str) -> None:
    assert list(unseen(text)) == []


def test_a_character_is_told_once_on_a_line_and_again_on_the_next() -> None:
    assert [(one.line, one.column) for one in unseen("a\u200bb\u200b\nc\u200b")] == [(1, 2), (2, 2)]


@given(
    st.text(st.characters(categories=("L", "N", "P", "S", "Zs", "Mn"), exclude_characters="\u115f\u1160\u3164\uffa0"))
)
def test_characters_that_are_seen_are_never_told(text: str) -> None:
    assert list(unseen(text)) == []
