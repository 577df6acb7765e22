"""A long list cut into pages that stay light: how many rows a page holds, where each lies, how they lead to each other.

A row with the longest title that is allowed, in the widest script, takes about 2 KB of HTML, a usual one 0.6 KB. With
`MOST_ROWS` a page stays under 300 KB at worst and near 100 KB as a rule.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

from goalsite_gen.site import addresses, words
from goalsite_gen.site.language import say
from goalsite_gen.site.views import GoalGroup, Link, PairGroup, Part

T = TypeVar("T")

MOST_ROWS = 140
"""Rows of a list on one page."""


def cut(rows: Sequence[T], most: int = MOST_ROWS) -> tuple[tuple[T, ...], ...]:
    """The rows in as few even stretches as hold `most` each; one empty stretch for no rows."""
    count = max(1, -(-len(rows) // most))
    edges = [len(rows) * at // count for at in range(count + 1)]
    return tuple(tuple(rows[first:last]) for first, last in pairwise(edges))


def part_path(path: str, number: int) -> str:
    """Where a part lies: the first at the list's own address, the others below it (`journal/2026/03/2/`)."""
    return path if number == 1 else path.removesuffix("index.html") + f"{number}/index.html"


def part_title(title: str, number: int) -> str:
    """What a part is called, so that no two pages have one title."""
    return title if number == 1 else say("{title}, part {number}", title=title, number=words.number(number, 0))


def parts_of(
    stretches: Sequence[Sequence[T]], here: int, *, path: str, label: Callable[[Sequence[T]], str]
) -> tuple[Part, ...]:
    """The way from part `here` (from 1) to all of them, each called by what it holds; nothing where there is one."""
    if len(stretches) < 2:
        return ()
    return tuple(
        Part(label(rows), addresses.href(part_path(path, number)), is_here=number == here)
        for number, rows in enumerate(stretches, 1)
    )


def jumps_of(stretches: Sequence[Sequence[T]], *, path: str, year: Callable[[T], int]) -> tuple[Link, ...]:
    """Links to the years of a list, each to the part in which it begins; nothing where there is only one year.

    The anchor of a year is `y2026`.
    """
    found: dict[int, str] = {}
    for number, rows in enumerate(stretches, 1):
        for row in rows:
            found.setdefault(year(row), f"{addresses.href(part_path(path, number))}#y{year(row):04}")
    return tuple(Link(f"{name:04}", href) for name, href in found.items()) if len(found) > 1 else ()


def jumps_to(groups: Sequence[GoalGroup | PairGroup], *, rows: int, path: str) -> tuple[Link, ...]:
    """Links to the groups of a list that stays on one page, so that it can be searched and printed whole.

    Nothing where the list has no more rows than a part would hold, or a single group.
    """
    if rows <= MOST_ROWS or len(groups) < 2:
        return ()
    return tuple(Link(group.heading, f"{addresses.href(path)}#{group.id}") for group in groups)
