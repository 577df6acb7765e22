"""Themes: what belongs to them, where evidence gathers, and how far signs have come, as distributions."""

from __future__ import annotations

from typing import Any

from goalsite_gen.insight import derive
from goalsite_gen.model import Entry, Goal, Review, Story, Team
from goalsite_gen.site.clusters import by_theme
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.pages import themes
from goalsite_gen.site.views import ThemePage, ThemesPage
from tests.insight.portfolios import entry, measured, observed, portfolio, story


def team(identifier: str, **fields: Any) -> Team:
    return Team.model_validate({"id": identifier, "title": identifier.capitalize(), **fields})


def planned(*contents: Goal | Entry | Story | Review | Team) -> tuple[ThemesPage, dict[str, ThemePage]]:
    index, *pages = themes.plan(Edition(derive(portfolio(*contents)), "public"))
    assert isinstance(index, ThemesPage)
    return index, {page.path.split("/")[1]: page for page in pages if isinstance(page, ThemePage)}


def test_an_entry_belongs_to_the_themes_it_names_or_else_to_its_goals() -> None:
    found = by_theme(
        portfolio(
            observed(themes=["craft"]),
            entry("2026-06-01", id="2026-06-01-a"),
            entry("2026-06-02", id="2026-06-02-b", themes=["candour"]),
        )
    )
    assert {name: [each.id for each in cluster.entries] for name, cluster in found.items()} == {
        "candour": ["2026-06-02-b"],
        "craft": ["2026-06-01-a"],
    }


def test_themes_whose_addresses_are_one_are_one() -> None:
    found = by_theme(portfolio(observed(themes=["Open Doors"]), measured(themes=["open-doors"])))
    assert list(found) == ["open-doors"]
    assert len(found["open-doors"].goals) == 2


def test_the_map_counts_for_and_against_and_leads_to_where_it_can_be_read() -> None:
    index, pages = planned(
        team("bench"),
        team("desk"),
        observed(team="bench", themes=["craft"]),
        observed("calm", title="Calm", team="desk", themes=["calm"]),
        entry("2026-06-01", id="2026-06-01-a"),
        entry("2026-06-02", id="2026-06-02-b", evidence="challenges"),
        entry("2026-06-03", "calm", id="2026-06-03-c", evidence="mixed"),
    )
    assert index.evidence
    said = {row.theme.text: [cell.said for cell in row.cells] for row in index.evidence.rows}
    assert said == {
        "calm": ["Nothing yet", "1 speaks both ways"],
        "craft": ["1 supports and 1 challenges", "Nothing yet"],
    }
    assert index.evidence.rows[1].cells[0].href == "themes/craft/index.html#seen-by-bench"
    assert [(seen.id, len(seen.entries)) for seen in pages["craft"].seen] == [("seen-by-bench", 2)]


def test_a_team_that_is_only_named_gets_an_anchor_without_spaces() -> None:
    _, pages = planned(observed(team="Night shift (west)", themes=["craft"]), entry("2026-06-01"))
    assert pages["craft"].seen[0].id == "seen-by-night.20shift.20.28west.29"


def test_stages_are_named_and_distributed() -> None:
    _, pages = planned(
        observed(themes=["craft"]),
        observed("calm", title="Calm", themes=["craft"]),
        observed("deep", title="Deep", themes=["craft"]),
        entry("2026-06-01", stage="tells others"),
        entry("2026-06-02", "calm", stage="when asked"),
    )
    spread = pages["craft"].spread
    assert spread
    assert spread.sentence == (
        "3 signs are watched: 1 has reached its furthest stage, 1 stands on a stage in between "
        "and 1 has not been seen at any stage."
    )
    assert [(rung.name, rung.said) for rung in spread.rungs] == [
        ("Furthest stage", "1 sign"),
        ("In between", "1 sign"),
        ("First stage", "none"),
        ("No stage seen yet", "1 sign"),
    ]
    assert [row.stage for row in spread.stages] == ["tells others", "when asked", "No stage seen yet"]


def test_a_stage_with_one_name_on_several_ladders_names_all_its_signs() -> None:
    _, pages = planned(
        observed(themes=["craft"]),
        observed("calm", title="Calm", themes=["craft"]),
        entry("2026-06-01", stage="when asked"),
        entry("2026-06-02", "calm", stage="when asked"),
    )
    spread = pages["craft"].spread
    assert spread
    assert [(row.stage, row.said, len(row.signs)) for row in spread.stages] == [("when asked", "2 signs", 2)]


def test_quotes_come_from_stories_and_from_what_milestones_changed() -> None:
    shift = {"shift": "capability", "before": "We waited.", "after": "We ring first."}
    _, pages = planned(
        observed(themes=["craft"]),
        entry("2026-06-01", milestone=shift, authors=["Ada"], title="First call"),
        entry("2026-06-02", id="2026-06-02-b", milestone={**shift, "after": "Worse."}, evidence="challenges"),
        story("told", goals=["trust"], date="2026-06-03", quote={"text": "You rang!", "by": "Ruth"}),
    )
    assert [(quote.text, quote.by) for quote in pages["craft"].quotes] == [
        ("You rang!", "Ruth"),
        ("We ring first.", "Ada"),
    ]


def test_older_challenges_are_shown_and_the_rest_is_behind_the_histories() -> None:
    many = [entry(f"2026-05-{day:02}") for day in range(2, 30)]
    _, pages = planned(observed(themes=["craft"]), entry("2026-01-02", evidence="challenges", title="Long ago"), *many)
    seen = pages["craft"].seen[0]
    assert len(seen.entries) == themes.MOST_OF_A_TEAM + 1
    assert seen.entries[-1].text == "Long ago"
    assert seen.more_sentence.startswith("16 earlier entries")
    assert [link.href for link in seen.more] == ["goals/trust/history/index.html"]


def test_a_big_map_is_told_in_words_and_stays_within_bounds() -> None:
    goals = [observed(f"g{n}", team=f"team-{n}", themes=[f"theme-{n:03}", "all"]) for n in range(40)]
    index, pages = planned(*goals, *(entry(f"2026-05-{n % 28 + 1:02}", f"g{n}", id=f"2026-05-{n}") for n in range(40)))
    assert index.evidence
    assert len(index.evidence.teams) == themes.MOST_TEAMS
    assert len(index.evidence.rows) * len(index.evidence.teams) <= themes.MOST_CELLS
    assert not any(cell.dots for row in index.evidence.rows for cell in row.cells)
    assert index.evidence.rest
    assert len(pages["all"].seen) == 40


def test_without_any_theme_the_list_says_so() -> None:
    index, pages = planned(observed())
    assert index.nothing == "No theme is named in this edition yet."
    assert (index.evidence, pages) == (None, {})
