"""Places in settings: each key and value is found where it is written, in whatever form TOML allows."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalsite_gen.source.toml_places import Path, spots

TEXT = '''# about us
title = "a # b"  # not this
mission = """
key = 1
"""
[check]
ignore = [
  "C",  # the clock
  'D4',
]
severity = { D402 = "off", "P3" = 'hint' }
per-file-ignores."goals/*" = ["D401"]

[ audiences ]
order = []
[[list]]
a = 1
[[list]]
a = 2
[list.inner]
b.c = true
'''


def written(text: str, path: Path) -> tuple[str, str]:
    spot = spots(text)[path]
    return text[slice(*spot.key)], text[slice(*spot.value)]


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("title",), "title", '"a # b"'),
        (("mission",), "mission", '"""\nkey = 1\n"""'),
        (("check",), "check", ""),
        (("check", "ignore", 1), "", "'D4'"),
        (("check", "severity", "D402"), "D402", '"off"'),
        (("check", "severity", "P3"), '"P3"', "'hint'"),
        (("check", "per-file-ignores", "goals/*"), '"goals/*"', '["D401"]'),
        (("check", "per-file-ignores", "goals/*", 0), "", '"D401"'),
        (("audiences", "order"), "order", "[]"),
        (("list", 1, "a"), "a", "2"),
        (("list", 1, "inner", "b", "c"), "c", "true"),
    ],
)
def test_keys_and_values_are_found_where_they_are_written(path: Path, key: str, value: str) -> None:
    assert written(TEXT, path) == (key, value)


def paths(value: Any, path: Path = ()) -> set[Path]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return {path, *(found for step, one in inner for found in paths(one, (*path, step)))}


def test_everything_that_is_read_is_found() -> None:
    found = spots(TEXT)
    lists = {("list", 0), ("list", 1)}
    assert paths(tomllib.loads(TEXT)) - {(), *lists} == set(found)


@given(st.text(alphabet="a.=[]{}\"'#,\n\\ 1", max_size=60))
def test_any_text_is_passed_over_without_an_end_in_sight(text: str) -> None:
    for spot in spots(text).values():
        assert 0 <= spot.key[0] <= spot.key[1] <= len(text)
        assert 0 <= spot.value[0] <= spot.value[1] <= len(text)
