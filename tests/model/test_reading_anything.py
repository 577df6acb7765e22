"""Reading never raises: whatever the files hold, there is a portfolio and a list of problems."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from goalsite_gen.model import Portfolio
from goalsite_gen.model.reading import read
from goalsite_gen.source.files import Files

DAY = date(2026, 9, 30)
GOAL = b"""\
---
title: Fewer customers leave
type: quantitative
due: 2026-12-31
pairs:
  - goal: trust
    because: A number alone says nothing.
metric:
  unit: "%"
  baseline: 5.1
  target: 3
  path: {2026-06-30: 4.5}
  readings: [{date: 2026-01-31, value: 5, n: 12}]
  revisions: [{date: 2026-05-01, target: 3, was: 2.5, because: The price rose.}]
indicators:
  - name: Who asks
    stages: [low, {name: high, looks_like: x}]
closed: {date: 2026-09-01, because: x}
---
See [trust](trust.md) and [[churn]].

/// only | team
Private.
///
"""
ENTRY = b"""\
---
goal: trust
indicator: who-asks
stage: low
milestone: {shift: capability, before: a, after: b}
readings: {churn: 4}
audience: team
---
She rang.
"""
TABLE = b'date,value,n,note,metric\n2026-01-31,5.1,12,"a, b",churn\n2026-02-28,4.8,,,\n'
CONFIG = b'title = "Ours"\n[audiences]\norder = ["team", "public"]\ndefault = "public"\n[check]\nignore = ["P3"]\n'
FILES = {"goals/churn.md": GOAL, "journal/2026-03-14-a.md": ENTRY, "data/churn.csv": TABLE, "goalsite.toml": CONFIG}


def read_all(files: dict[str, bytes]) -> Portfolio:
    texts = {path: data for path, data in files.items() if path.endswith(".md")}
    tables = {path: data for path, data in files.items() if path.endswith(".csv")}
    config = files.get("goalsite.toml")
    whole = read(Files(texts=texts, tables=tables), day=DAY, config=("goalsite.toml", config or b""))
    for problem in whole.problems:
        span = whole.span(problem.at)
        assert problem.rule
        assert problem.message
        assert 1 <= span.line <= 1 + files.get(span.file, b"").replace(b"\r", b"\n").count(b"\n")
        assert span.column >= 1
        assert all(whole.span(related.at).line >= 1 for related in problem.related)
    return whole


def test_the_unchanged_files_have_no_problem() -> None:
    assert read_all(FILES).problems == ()


@given(st.sampled_from(sorted(FILES)), st.binary(max_size=300))
def test_any_bytes_can_stand_in_any_file(path: str, data: bytes) -> None:
    read_all({**FILES, path: data})


_PIECES = st.one_of(
    st.binary(max_size=6),
    st.sampled_from([b"", b"\n", b"---\n", b": ", b"- ", b"  ", b"[", b"]", b"{", b"}", b"'", b'"', b"&a ", b"*a",
                     b"!x ", b"null", b"true", b".nan", b"1e400", b"-1", b"99999999999999999999", b"2026-02-30", b"\t",
                     b"\r", b"\xef\xbb\xbf", b"\xc2\x85", b"\xe2\x80\xa8", b"\xf0\x9f\x98\x80", b"[key]: 1\n", b"///"]),
)  # fmt: skip


@given(
    st.sampled_from(sorted(FILES)), st.lists(st.tuples(st.integers(0, 700), st.integers(0, 12), _PIECES), max_size=4)
)
def test_a_good_file_with_pieces_changed_is_read_or_reported(path: str, changes: list[tuple[int, int, bytes]]) -> None:
    data = FILES[path]
    for start, length, piece in changes:
        at = start % (len(data) + 1)
        data = data[:at] + piece + data[at + length :]
    read_all({**FILES, path: data})


_INNER = st.sampled_from(["id", "name", "date", "value", "goal", "stages", "[key]", "2026-01-31"])
_VALUES = st.recursive(
    st.sampled_from(["x", "3", "-1.5", "true", "null", "''", "2026-01-31", ".inf", "data/a.csv", "20%", "weekly"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(_INNER, inner, max_size=3)
        .map(lambda items: "{" + ", ".join(f"{name!r}: {value}" for name, value in items.items()) + "}"),
    ),
    max_leaves=6,
)  # fmt: skip
_FIELDS = st.sampled_from(
    ["id", "title", "type", "pairs", "pair", "metric", "metrics", "indicators", "closed", "pulse", "feedback", "themes",
     "due", "needs", "goal", "goals", "milestone", "readings", "reading", "quote", "period", "calibrations", "facts",
     "members", "journal", "audience", "date", "origin", "evidence", "cover"]
)  # fmt: skip


@given(
    st.sampled_from(["goals", "journal", "stories", "reviews", "teams"]), st.dictionaries(_FIELDS, _VALUES, max_size=8)
)
def test_any_value_can_stand_in_any_field(folder: str, fields: dict[str, str]) -> None:
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    read_all({f"{folder}/2026-03-14-a.md": f"---\n{text}---\n".encode()})
