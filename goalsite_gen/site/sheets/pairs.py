"""Both halves together: spreads for pages, rows for tables."""

from __future__ import annotations

from collections.abc import Mapping

from goalsite_gen.insight import ReadPair
from goalsite_gen.model import Goal
from goalsite_gen.site import addresses, phrases
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import say
from goalsite_gen.site.sheets.measured import NO_LETTERS, measured_brief, measured_leaf
from goalsite_gen.site.sheets.observed import observed_brief, observed_leaf
from goalsite_gen.site.views import (
    NOTHING_BESIDE_GROWTH,
    NOTHING_BESIDE_NUMBER,
    EmptyLeaf,
    Facing,
    PairRow,
)


def pair_row(pair: ReadPair, edition: Edition) -> PairRow:
    """A pair as a row of a table."""
    return edition.memo.get(("pair row", *pair.pair.key), lambda: _pair_row(pair, edition))


def _pair_row(pair: ReadPair, edition: Edition) -> PairRow:
    return PairRow(
        href=addresses.href(addresses.pair_path(pair.measured, pair.observed)),
        measured=measured_brief(pair.measured, edition),
        observed=observed_brief(pair.observed, edition),
        because=pair.because,
        reading=phrases.pair_badge(pair.reading),
        said=phrases.pair_said(pair),
    )


def lone_row(goal: Goal, edition: Edition) -> PairRow:
    """A goal without a partner as a row with one half empty."""
    return edition.memo.get(("lone row", goal.id), lambda: _lone_row(goal, edition))


def _lone_row(goal: Goal, edition: Edition) -> PairRow:
    if goal.is_measured:
        return PairRow("", measured_brief(goal, edition), None, "", None, empty=say(NOTHING_BESIDE_NUMBER))
    return PairRow("", None, observed_brief(goal, edition), "", None, empty=say(NOTHING_BESIDE_GROWTH))


def spread(
    pair: ReadPair,
    edition: Edition,
    *,
    page: str,
    own: Goal | None = None,
    brief: bool = False,
    letters: Mapping[str, str] = NO_LETTERS,
) -> Facing:
    """The two leaves of a pair: on a goal's page (`own`) the observed leaf comes first, on the pair's the measured."""
    measured = measured_leaf(
        pair.measured,
        edition,
        own=own is pair.measured,
        brief=brief and own is pair.measured,
        letters=letters,
        partner=pair.observed,
    )
    observed = observed_leaf(pair.observed, edition, own=own is pair.observed, brief=brief and own is pair.observed)
    both = (observed, measured) if own is not None else (measured, observed)
    here = addresses.pair_path(pair.measured, pair.observed)
    return Facing(
        id=f"pair-{pair.measured.id.lower()}--{pair.observed.id.lower()}",
        first=both[0],
        second=both[1],
        because=pair.because,
        reading=phrases.pair_badge(pair.reading),
        said=phrases.pair_said(pair),
        href="" if page == here else addresses.href(here),
        judged=f"{addresses.METHOD}#pairs",
    )


def lone_spread(goal: Goal, edition: Edition, *, letters: Mapping[str, str] = NO_LETTERS) -> Facing:
    """A goal that faces an empty leaf."""
    if goal.is_measured:
        leaf = measured_leaf(goal, edition, own=True, letters=letters)
        return Facing("alone", EmptyLeaf("observed", say(NOTHING_BESIDE_NUMBER)), leaf)
    leaf_of_signs = observed_leaf(goal, edition, own=True)
    return Facing("alone", leaf_of_signs, EmptyLeaf("measured", say(NOTHING_BESIDE_GROWTH)))
