"""What an audience sees is worked out with as few copies as can be, and is what a copy of each document would be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goalsite_gen.model import Entry, Goal, Portfolio, Review, Story, Team
from goalsite_gen.model.types import Content, key
from goalsite_gen.site import audience as filtering
from goalsite_gen.site.audience import EVERYTHING, may_see, media_used, seen_by
from goalsite_gen.source.body import references, resolved, without_passages
from goalsite_gen.source.files import gather
from tests.site.test_audience import CONFIG, ORDER, WHOLE
from tests.support import portfolio

EXAMPLE = Path(__file__).parents[2] / "content"


def copied(whole: Portfolio, audience: str) -> Portfolio:
    """What `seen_by` gives, the straightforward way: each document is asked about by itself, and copied."""

    def visible(contents: Any) -> list[Any]:
        return [content for content in contents if may_see(whole, whole.audience_of(content), audience)]

    goals = {key(goal.id): goal for goal in visible(whole.goals.values())}
    teams = {key(team.id): team for team in visible(whole.teams.values())}
    entries = {key(entry.id): entry for entry in visible(whole.entries)}
    sight = filtering._Sight(whole, audience, goals=set(goals), teams=set(teams), entries=set(entries))

    def copy_of(content: Content, **changes: object) -> Any:
        body = without_passages(content.body, lambda name: not may_see(whole, name, audience))
        return content.model_copy(update={"origin": replace(content.origin, body=body), **changes})

    def goal_of(goal: Goal) -> Any:
        return copy_of(
            goal,
            parent=goal.parent if goal.parent and key(goal.parent) in goals else None,
            team=sight.team_name(goal.team),
            pairs=tuple(pair for pair in goal.pairs if key(pair.goal) in goals),
            indirect=tuple(metric for metric in goal.indirect if key(metric) in sight.metrics),
        )

    def entry_of(entry: Entry) -> Any:
        of = entry.goals
        return copy_of(
            entry,
            goals=tuple(goal for goal in of if key(goal) in goals),
            indicators=tuple(name for name in entry.indicators if sight._indicator(name, of)),
            stage=entry.stage if sight._is_stage_of_shown(entry) else "",
            reading=entry.reading if sight._reads_a_shown_metric(entry) else None,
            readings={name: value for name, value in entry.readings.items() if sight._is_metric(name, of)},
            team=sight.team_name(entry.team),
        )

    def story_of(story: Story) -> Any:
        evidence = tuple(entry for entry in story.evidence if key(entry) in entries)
        return copy_of(story, goals=tuple(goal for goal in story.goals if key(goal) in goals), evidence=evidence)

    def review_of(review: Review) -> Any:
        of = review.goals or sight._goals_of_team(review.team)
        return copy_of(
            review,
            goals=tuple(goal for goal in review.goals if key(goal) in goals),
            team=sight.team_name(review.team),
            calibrations=tuple(made for made in review.calibrations if sight._indicator(made.indicator, of)),
        )

    def team_of(team: Team) -> Any:
        return copy_of(team, parent=sight.team_name(team.parent))

    seen = replace(
        whole,
        goals={name: goal_of(goal) for name, goal in goals.items()},
        teams={name: team_of(team) for name, team in teams.items()},
        entries=tuple(map(entry_of, entries.values())),
        stories=tuple(map(story_of, visible(whole.stories))),
        reviews=tuple(map(review_of, visible(whole.reviews))),
        problems=(),
        documents={},
        _referred_to={},
    )
    used = {story.cover for story in seen.stories} | {path for _, path in seen.settings.theme.files()}
    for content in seen.contents():
        for found in references(content.body):
            if found.kind != "figure":
                used.add(resolved(content.file, found.target))
    return seen.with_(tables=filtering._tables(seen), media=frozenset(used) & whole.media)


def example() -> Portfolio:
    files = gather(EXAMPLE)
    texts = {path: data.decode() for path, data in {**files.texts, **files.tables}.items()}
    return portfolio(
        {**texts, **dict.fromkeys(files.media, ""), "goalsite.toml": (EXAMPLE / "goalsite.toml").read_text()}
    )


@pytest.mark.parametrize("audience", [*ORDER, EVERYTHING])
def test_of_the_example_each_audience_sees_what_copies_would_show(audience: str) -> None:
    whole = example()
    assert set(whole.settings.audiences.order) <= set(ORDER)
    assert seen_by(whole, audience) == copied(whole, audience)


@pytest.mark.parametrize("audience", [*ORDER, EVERYTHING])
def test_where_every_field_refers_to_what_is_hidden_each_audience_sees_what_copies_would_show(audience: str) -> None:
    whole = portfolio(WHOLE)
    assert seen_by(whole, audience) == copied(whole, audience)


IDS = st.sampled_from(["a", "b", "c", "gone"])
MAYBE = st.sampled_from(["", "audience: team", "audience: board", "audience: public", "audience: nobody"])
BODIES = st.sampled_from(
    [
        "Text.",
        "Text.\n\n/// only | team\nSecret.\n///\n",
        "/// only | board\n![x](../media/a.png)\n///\n![y](../media/b.png)",
        "[x](../media/a.png) and [[m-a]]",
        "///\nA stray.",
    ]
)


@st.composite
def portfolios(draw: st.DrawFn) -> Portfolio:
    """A few documents of each kind that refer to one another, with audiences, stages and readings as chance has it."""
    texts = {"goalsite.toml": CONFIG, "media/a.png": "", "media/b.png": ""}
    for name in "abc":
        kind = draw(st.sampled_from(["hard", "soft"]))
        fields = [f"title: Goal {name}", f"type: {kind}", draw(MAYBE), f"parent: {draw(IDS)}", f"team: {draw(IDS)}"]
        fields += [f"pairs: [{draw(IDS)}]", f"indirect: [m-{draw(IDS)}]"]
        if kind == "hard":
            fields += ["due: 2026-12-31", f"metric: {{id: m-{name}, name: M, target: 2, baseline: 1}}"]
        else:
            fields.append("indicators: [{id: sign, name: S, definition: D, stages: [Low, High]}]")
        texts[f"goals/{name}.md"] = "---\n" + "\n".join(filter(None, fields)) + f"\n---\n{draw(BODIES)}\n"
        fields = [f"title: Team {name}", draw(MAYBE), f"parent: {draw(IDS)}"]
        texts[f"teams/{name}.md"] = "---\n" + "\n".join(filter(None, fields)) + f"\n---\n{draw(BODIES)}\n"
    for number in range(draw(st.integers(0, 5))):
        fields = [f"goals: [{', '.join(draw(st.lists(IDS, min_size=1, max_size=2)))}]", draw(MAYBE)]
        fields.append(draw(st.sampled_from(["", "indicator: sign", "indicator: a/sign", "indicators: [sign, b/sign]"])))
        fields.append(draw(st.sampled_from(["", "stage: Low", "stage: Other"])))
        fields.append(draw(st.sampled_from(["", "reading: 4", "readings: {m-a: 1, m-b: 2, b/m-b: 3, m-gone: 4}"])))
        fields.append(draw(st.sampled_from(["", f"team: {draw(IDS)}"])))
        texts[f"journal/2026-03-1{number}-e.md"] = (
            "---\n" + "\n".join(filter(None, fields)) + f"\n---\n{draw(BODIES)}\n"
        )
    fields = ["title: A story", f"goals: [{draw(IDS)}]", "evidence: [2026-03-10-e, 2026-03-11-e]", draw(MAYBE)]
    texts["stories/s.md"] = "---\n" + "\n".join(filter(None, fields)) + f"\n---\n{draw(BODIES)}\n"
    fields = ["period: 2026-Q1", "date: 2026-04-02", f"team: {draw(IDS)}", draw(MAYBE)]
    fields += [
        draw(st.sampled_from(["", "goals: [a, b]"])),
        "calibrations: [{indicator: sign, stage: Low, because: B}]",
    ]
    texts["reviews/r.md"] = "---\n" + "\n".join(filter(None, fields)) + f"\n---\n{draw(BODIES)}\n"
    return portfolio(texts)


@settings(max_examples=80)
@given(portfolios(), st.sampled_from([*ORDER, EVERYTHING]))
def test_whatever_refers_to_whatever_each_audience_sees_what_copies_would_show(whole: Portfolio, audience: str) -> None:
    assert seen_by(whole, audience) == copied(whole, audience)


def test_a_document_that_shows_nothing_else_is_not_copied() -> None:
    whole = portfolio({"goalsite.toml": CONFIG, "goals/a.md": "---\ntitle: A\ntype: soft\n---\nText.\n",
                       "journal/2026-03-10-e.md": "---\ngoal: a\n---\nText.\n"})  # fmt: skip
    seen = seen_by(whole, "public")
    assert seen.entries[0] is whole.entries[0]
    assert seen.goals["a"] is whole.goals["a"]


def test_media_in_a_passage_for_others_is_not_used_though_the_whole_text_was_asked_about_before() -> None:
    text = "---\ntitle: A\ntype: soft\n---\n![x](../media/a.png)\n\n/// only | team\n![y](../media/b.png)\n///\n"
    whole = portfolio({"goalsite.toml": CONFIG, "goals/a.md": text, "media/a.png": "", "media/b.png": ""})
    assert media_used(whole) == {"media/a.png", "media/b.png"}
    assert seen_by(whole, "public").media == {"media/a.png"}
    assert seen_by(whole, "team").media == {"media/a.png", "media/b.png"}
