"""The scorecard: every pair on one sheet, by team."""

from __future__ import annotations

from collections.abc import Iterator

from goalsite_gen.insight import ReadPair
from goalsite_gen.model import Goal
from goalsite_gen.model.types import slug
from goalsite_gen.site import addresses, phrases
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import say
from goalsite_gen.site.parts import jumps_to
from goalsite_gen.site.sheets.pairs import lone_row, pair_row
from goalsite_gen.site.views import PairGroup, PairRow, ScorecardPage


def plan(edition: Edition) -> Iterator[ScorecardPage]:
    """The scorecard."""
    settings = edition.portfolio.settings
    groups = _groups(edition)
    yield ScorecardPage(
        path=addresses.SCORECARD,
        title=say("Scorecard"),
        heading=say("Scorecard"),
        description=say("Every number of {title} beside what people observe, on one sheet.", title=settings.title),
        section="scorecard",
        lead=say("Each number stands beside what people observe. Neither is read without the other."),
        groups=groups,
        jumps=jumps_to(groups, rows=sum(len(group.rows) for group in groups), path=addresses.SCORECARD),
        standing=phrases.pairs_said(edition.pairs),
        nothing="" if groups else say("There is no pair in this edition yet."),
    )


def _groups(edition: Edition) -> tuple[PairGroup, ...]:
    rows: dict[str, list[PairRow]] = {}
    for pair in edition.pairs:
        rows.setdefault(_team(pair), []).append(pair_row(pair, edition))
    for goal in edition.alone:
        rows.setdefault(goal.team or "", []).append(lone_row(goal, edition))
    return tuple(
        PairGroup(
            f"team-{slug(team)}",
            edition.team_name(team) or (say("Without a team") if any(rows) else say("All pairs")),
            "",
            tuple(rows[team]),
        )
        for team in sorted(rows, key=lambda team: (not team, edition.team_name(team).casefold()))
    )


def _team(pair: ReadPair) -> str:
    """A pair stands with the team of its measured half, else of its observed one."""
    halves: tuple[Goal, ...] = (pair.measured, pair.observed)
    return next((goal.team for goal in halves if goal.team), "")
