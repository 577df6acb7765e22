"""Teams: what each holds, how it is balanced, and where a circle of parents ends."""

from __future__ import annotations

from typing import Any

from goalsite_gen.insight import derive
from goalsite_gen.model import Entry, Goal, Review, Story, Team
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.pages import teams
from goalsite_gen.site.views import TeamPage, TeamsPage
from tests.insight.portfolios import entry, measured, observed, portfolio, review


def team(identifier: str, **fields: Any) -> Team:
    return Team.model_validate({"id": identifier, "title": identifier.capitalize(), **fields})


def planned(*contents: Goal | Entry | Story | Review | Team) -> tuple[TeamsPage, dict[str, TeamPage]]:
    index, *pages = teams.plan(Edition(derive(portfolio(*contents)), "public"))
    assert isinstance(index, TeamsPage)
    return index, {page.path.split("/")[1]: page for page in pages if isinstance(page, TeamPage)}


def test_a_team_says_what_it_holds_and_whether_its_numbers_have_living_partners() -> None:
    index, _ = planned(
        team("bench"),
        measured(team="bench", pairs=["trust"]),
        observed(team="bench"),
        entry("2026-06-28"),
    )
    assert index.teams[0].holds == "Holds 1 measured goal and 1 observed goal."
    assert index.teams[0].balance == "Beside every measured goal here stands one that somebody wrote about lately."


def test_closed_goals_are_held_apart_from_those_at_work() -> None:
    assert teams.held((measured(), observed(), observed("calm", state="achieved"))) == (
        "1 measured goal, 1 observed goal and 1 closed goal"
    )


def test_goals_of_no_team_stand_below_the_teams() -> None:
    index, _ = planned(team("bench"), measured(team="bench"), observed())
    assert index.without
    assert [row.title for row in index.without.observed] == ["Customers trust us"]
    assert index.without.measured == ()


def test_without_any_team_the_list_says_so_and_names_no_goal() -> None:
    index, pages = planned(measured(), observed())
    assert (index.nothing, index.teams, index.without, pages) == (
        "No team is named in this edition yet.",
        (),
        None,
        {},
    )


def test_a_team_that_goals_only_name_is_listed_without_a_page() -> None:
    index, pages = planned(team("bench"), observed(team="night shift"))
    assert [(row.title, row.href) for row in index.teams] == [
        ("Bench", "teams/bench/index.html"),
        ("night shift", ""),
    ]
    assert set(pages) == {"bench"}


def test_people_are_names_and_nothing_is_counted_of_them() -> None:
    _, pages = planned(team("bench", lead="Ada", members=["Zoe", "Ada", "Ben"]), observed(team="bench"))
    assert [(term.label, [link.text for link in term.values]) for term in pages["bench"].meta] == [
        ("Led by", ["Ada"]),
        ("With", ["Zoe", "Ben"]),
    ]


def test_growth_words_are_counted_and_never_averaged() -> None:
    _, pages = planned(
        team("bench"), observed(team="bench"), observed("calm", title="Calm", team="bench"), entry("2026-06-28")
    )
    assert pages["bench"].growth_sentence == "2 observed goals: 1 is rising and 1 is silent."


def test_a_team_knows_those_above_and_below_and_holds_them_together() -> None:
    _, pages = planned(
        team("works"),
        team("bench", parent="works"),
        measured(team="works"),
        observed(team="bench"),
        entry("2026-06-01"),
    )
    assert [row.title for row in pages["works"].below] == ["Bench"]
    assert pages["works"].whole.startswith("With the teams in it, it holds 1 measured goal and 1 observed goal.")
    assert [link.text for link in pages["bench"].up] == ["Teams", "Works"]


def test_a_circle_of_parents_ends_where_it_meets_itself() -> None:
    _, pages = planned(team("one", parent="two"), team("two", parent="one"), team("me", parent="me"))
    assert [link.text for link in pages["one"].up] == ["Teams", "Two"]
    assert [link.text for link in pages["me"].up] == ["Teams"]
    assert pages["me"].below == ()


def test_an_entry_is_its_own_teams_or_else_its_goals() -> None:
    _, pages = planned(
        team("bench"),
        team("desk"),
        observed(team="bench"),
        entry("2026-06-01", id="2026-06-01-a", title="Seen from the bench"),
        entry("2026-06-02", id="2026-06-02-b", title="Seen from the desk", team="desk"),
    )
    assert [row.text for row in pages["bench"].entries] == ["Seen from the bench"]
    assert [row.text for row in pages["desk"].entries] == ["Seen from the desk"]


def test_reviews_of_a_team_and_of_its_goals_are_linked() -> None:
    _, pages = planned(
        team("bench"),
        observed(team="bench"),
        review("2026-04-01"),
        review("2026-04-02", id="own", goals=[], team="bench"),
        review("2026-04-03", id="other", goals=["nothing"]),
    )
    assert len(pages["bench"].reviews) == 2
