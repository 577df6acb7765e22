"""A field that is written plainly is found without composing its front matter anew, just where composing finds it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalsite_gen.findings import Place, Span
from goalsite_gen.source.document import parse

NAMES = ("goal", "goals", "title", "date", "n", "go")
LINES = [
    "{}: trust",
    "{}:   trust  ",
    "{}: trust # goal: x",
    "{}: 'trust'",
    '{}: "a\ngoal: trust\nb"',
    "{}: trust\n  and more",
    "{}: [a, b]",
    "{}: [\na,\ngoal: b]",
    "{}:\n  - goal: x\n  - b",
    "{}: {{goal: x, title: y}}",
    "{}: |-\n  |-",
    "{}: >\n  goal: trust",
    "{}: 7",
    "{}: 1.10",
    "{}: -0.5",
    "{}: true",
    "{}: ~",
    "{}:",
    "{}: 2026-03-14",
    "{} : trust",
    "{}:\ttrust",
    "'{}': trust",
    '"{}": trust',
    "? {}\n: trust",
    "{}: Größe 😀 x",
    "{}: goal",
    "# goal: trust\n{}: trust",
    "{}: a: b",
    "{}: http://x",
    '{}: "\\u0067"',
]
PATHS = st.lists(st.sampled_from([*NAMES, "titles", 0, "[key]", "x"]), min_size=1, max_size=3)


def spans(front: str, path: tuple[str | int, ...], *, on_key: bool) -> tuple[Span, Span] | None:
    """Where a place is in a document, and in the same one with a last line that rules out any short cut."""
    place = Place("journal/a.md", path, on_key)
    short, _ = parse("journal/a.md", f"---\n{front}\n---\nA text.\n".encode())
    whole, _ = parse("journal/a.md", f"---\n{front}\n# \\\n---\nA text.\n".encode())
    if not short or not whole or short.fields is None or whole.fields is None:
        return None
    return short.span(place), whole.span(place)


@given(
    written=st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(NAMES)), min_size=1, max_size=4),
    path=PATHS,
    on_key=st.booleans(),
)
def test_a_short_cut_leads_where_composing_does(
    written: list[tuple[str, str]], path: list[str | int], on_key: bool
) -> None:
    if found := spans("\n".join(line.format(name) for line, name in written), tuple(path), on_key=on_key):
        assert found[0] == found[1]


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("on_key", [False, True])
def test_each_way_to_write_a_field_is_found_alone(line: str, on_key: bool) -> None:
    if found := spans(line.format("title"), ("title",), on_key=on_key):
        assert found[0] == found[1]


def test_a_plain_value_stands_after_its_key() -> None:
    document, _ = parse("journal/a.md", b"---\ngoal: trust\n---\nA text.\n")
    assert document is not None
    assert document.span(Place("journal/a.md", ("goals", 0))) == Span("journal/a.md", 2, 7, 2, 12)
