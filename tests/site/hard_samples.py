"""Sample views of what authors get wrong or push to the limit: long words, other scripts, nothing at all."""

from __future__ import annotations

from dataclasses import replace

from sample_clusters import shouted_clusters
from sample_parts import (
    EMOJI,
    HOSTILE,
    RIGHT_TO_LEFT,
    UNBROKEN,
    badge,
    candour_ladder,
    churn_figure,
    entry_rows,
    facing,
    measured_leaf,
    observed_leaf,
    pair_rows,
    plain,
    story_rows,
    trust_ladder,
)
from samples import (
    entry_page,
    goal_rows,
    goals_page,
    home_page,
    journal_page,
    observed_goal_page,
    pair_page,
    pairs_page,
    scorecard_page,
    stories_page,
    story_page,
)

from goalsite_gen.site.views import (
    EmptyLeaf,
    Facing,
    FigureView,
    GoalGroup,
    Link,
    MilestoneView,
    ObservedLeaf,
    Page,
    PairGroup,
    PairRow,
    Quote,
    Steps,
    Term,
)


def titled(row: PairRow, title: str) -> PairRow:
    """A pair whose every text is `title`."""
    assert row.measured is not None
    assert row.observed is not None
    return replace(
        row,
        because=title,
        said=title,
        measured=replace(row.measured, title=title, target=title),
        observed=replace(row.observed, title=title, stage=title, since=title),
    )


def shouted(title: str) -> dict[str, Page]:
    """Page types that print an author's texts, with `title` in every one of them."""
    rows = tuple(
        replace(row, text=title, by=title, goals=plain(title), stage=title, lean=title) for row in entry_rows()
    )
    story = replace(story_rows()[0], title=title, summary=title, by=title, goals=plain(title))
    ladder = replace(
        trust_ladder(),
        name=title,
        stage=title,
        was=title,
        definition=title,
        rungs=tuple(replace(rung, name=title, looks_like=title) for rung in trust_ladder().rungs),
    )
    spread = replace(
        facing(),
        first=replace(measured_leaf(), heading=title, figures=(replace(churn_figure(), was=title),)),
        second=replace(
            observed_leaf(), heading=title, ladders=(ladder, replace(candour_ladder(), name=title, stage=title))
        ),
        because=title,
    )
    pair = titled(pair_rows()[0], title)
    goal = replace(goal_rows()[0][0], title=title, said=title, held_by=title, partners=plain(title), because=title)
    meta = (Term("Held by", plain(title)),)
    text = {"title": title, "heading": title, "description": title, "lead": title}
    return {
        "home": replace(
            home_page(),
            **text,
            pairs=(pair,),
            latest=rows,
            stories=(story,),
            quote=Quote(title, title),
            meta=meta,
        ),
        "scorecard": replace(scorecard_page(), **text, groups=(PairGroup("g", title, title, (pair,)),)),
        "pair": replace(pair_page(), **text, beside=title, facing=spread, entries=rows, others=(pair,), meta=meta),
        "goals": replace(goals_page(), **text, groups=(GoalGroup("g", title, (goal,), (goal,)),)),
        "goal": replace(
            observed_goal_page(),
            **text,
            facings=(replace(spread, first=spread.second, second=spread.first),),
            behaviours=(title,),
            entries=rows,
            meta=meta,
        ),
        "journal": replace(journal_page(), **text, latest=rows),
        "entry": replace(
            entry_page(),
            **text,
            milestone=MilestoneView(title, title, title),
            facts=meta,
            pairs=(pair,),
            steps=(Steps(title, Link(title, "x/index.html"), Link(title, "y/index.html")),),
        ),
        "stories": replace(stories_page(), **text, stories=(story,)),
        "story": replace(story_page(), **text, evidence=rows, quote=Quote(title, title), pairs=(pair,), meta=meta),
    }


def hard() -> dict[str, Page]:
    """What authors get wrong or push to the limit, by name."""
    many = pair_rows()[:6] * 7
    empty_home = replace(
        home_page(),
        pairs=(),
        balance="",
        more_pairs=None,
        milestones=(),
        latest=(),
        against=(),
        against_sentence="",
        stories=(),
        quote=None,
        nothing="No goal is told here yet.",
    )
    pages: dict[str, Page] = {
        "empty-home": empty_home,
        "empty-pairs": replace(pairs_page(), groups=(), nothing="No two goals are paired yet."),
        "empty-scorecard": replace(scorecard_page(), groups=(), standing=None, nothing="No goal is told here yet."),
        "empty-goals": replace(goals_page(), groups=(), nothing="No goal is told here yet."),
        "empty-journal": replace(journal_page(), latest=(), years=(), nothing="No entry has been written yet."),
        "empty-stories": replace(stories_page(), stories=(), nothing="No story has been told yet."),
        "forty-pairs": replace(home_page(), pairs=many[:40]),
        "forty-on-a-sheet": replace(scorecard_page(), groups=(PairGroup("all", "All", "", many[:40]),)),
        "silent-goal": replace(
            observed_goal_page(),
            facings=(
                Facing(
                    "f1",
                    ObservedLeaf("What we look for", "", badge("silent", "Silent"), (), silence="No entry yet."),
                    EmptyLeaf("measured", "No number stands beside this yet."),
                ),
            ),
            entries=(),
            entries_nothing="No entry speaks of this goal yet.",
            health=None,
            stories=(),
        ),
        "no-reading": replace(
            pair_page(),
            facing=replace(
                facing(),
                first=replace(
                    measured_leaf(),
                    badge=badge("none", "No reading"),
                    figures=(FigureView("Churn", "", "No reading yet; towards 2.5%.", badge("none", "No reading")),),
                ),
                reading=badge("early", "Too early"),
                said="There is too little to read on either side.",
            ),
        ),
    }
    for name, text in (("unbroken", UNBROKEN), ("rtl", RIGHT_TO_LEFT), ("emoji", EMOJI), ("hostile", HOSTILE)):
        pages |= {f"{name}-{kind}": page for kind, page in (shouted(text) | shouted_clusters(text)).items()}
    return pages
