"""A unit of work: some pages of one kind, made together by one process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from goalsite_gen.site.edition import Edition
from goalsite_gen.site.placed import Placed
from goalsite_gen.site.views import Page

Unit = Callable[[], Iterable[Page]]


def pages_of(units: Iterable[Unit]) -> Iterator[Page]:
    """All pages of some units, in order."""
    for unit in units:
        yield from unit()


def whole(plan: Callable[[Edition], Iterator[Page]], *where: str) -> Callable[[Edition], Iterator[Unit]]:
    """All pages of a planner as one unit, for kinds of which there are few; `where` they lie."""

    def units(edition: Edition) -> Iterator[Unit]:
        yield Placed(where, partial(plan, edition))

    return units
