"""Stories: the list and the page of each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from goalsite_gen.model import Entry, Story
from goalsite_gen.model.types import key
from goalsite_gen.site import addresses, words
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import say, say_as, say_count
from goalsite_gen.site.pages.unit import Unit
from goalsite_gen.site.placed import Placed
from goalsite_gen.site.rows import cover, entry_row, goal_links, story_row, story_when, theme_links
from goalsite_gen.site.sheets.pairs import pair_row
from goalsite_gen.site.views import Link, Page, PairRow, Quote, Steps, StoriesPage, StoryPage, Term


def units(edition: Edition) -> Iterator[Unit]:
    """The list of stories, latest first, then a page for each."""
    yield Placed((addresses.STORIES,), lambda: (_index(edition),))
    for at, story in enumerate(edition.portfolio.stories):
        yield Placed((addresses.story_path(story),), partial(_at, edition, at))


def _index(edition: Edition) -> StoriesPage:
    stories = edition.portfolio.stories
    return StoriesPage(
        path=addresses.STORIES,
        title=say("Stories"),
        heading=say("Stories"),
        description=say("Outcomes told in full, each resting on what was observed."),
        section="stories",
        lead=say("What came of it, told for people outside. Each story rests on entries in the journal."),
        stories=tuple(story_row(story, edition) for story in reversed(stories)),
        nothing="" if stories else say("There is no story in this edition yet."),
    )


def _at(edition: Edition, at: int) -> tuple[Page, ...]:
    """The page of the story at a place in their order."""
    stories = edition.portfolio.stories
    earlier = stories[at - 1] if at else None
    later = stories[at + 1] if at + 1 < len(stories) else None
    return (_page(stories[at], edition, earlier=earlier, later=later),)


def _page(story: Story, edition: Edition, *, earlier: Story | None, later: Story | None) -> StoryPage:
    path = addresses.story_path(story)
    evidence = _evidence(story, edition)
    return StoryPage(
        path=path,
        title=story.title,
        heading=story.title,
        description=story.summary or edition.plain(story)[:300],
        section="stories",
        up=(Link(say("Stories"), addresses.STORIES),),
        lead=story.summary,
        meta=_meta(story, edition),
        body=edition.body(story, page=path),
        cover=cover(story, edition),
        quote=Quote(story.quote.text, story.quote.by) if story.quote else None,
        evidence=tuple(entry_row(entry, edition) for entry in evidence),
        evidence_sentence=_rests_on(evidence),
        pairs=_pairs(story, edition),
        pairs_said=say("As they stand on {day}.", day=words.date(edition.portfolio.day)),
        steps=_steps(earlier, later),
        reading_time=edition.reading_time(edition.plain(story)),
    )


def _evidence(story: Story, edition: Edition) -> tuple[Entry, ...]:
    """The entries a story rests on, oldest first."""
    found = (edition.entries_by_id.get(key(name)) for name in story.evidence)
    return tuple(sorted((entry for entry in found if entry), key=lambda entry: (entry.date, entry.id)))


def _rests_on(evidence: tuple[Entry, ...]) -> str:
    if not evidence:
        return say("No entry of this edition stands behind this story.")
    against = sum(entry.evidence == "challenges" for entry in evidence)
    if not against:
        return say_count(
            "This story rests on {n} entry in the journal.",
            "This story rests on {n} entries in the journal.",
            len(evidence),
        )
    if len(evidence) == 1:
        return say("This story rests on one entry in the journal, which speaks against it.")
    return say_count(
        "This story rests on {entries} entries in the journal, {n} of which speaks against it.",
        "This story rests on {entries} entries in the journal, {n} of which speak against it.",
        against,
        entries=words.number(len(evidence), 0),
    )


def _meta(story: Story, edition: Edition) -> tuple[Term, ...]:
    terms = [Term(say("Told"), (Link(story_when(story, edition).text),))]
    if story.authors:
        terms.append(Term(say_as("label", "By"), tuple(Link(author) for author in story.authors)))
    if goals := goal_links(story.goals, edition.portfolio):
        terms.append(Term(say_count("Goal", "Goals", len(goals)), goals))
    if story.themes:
        terms.append(Term(say("Themes"), theme_links(story.themes)))
    return tuple(terms)


def _pairs(story: Story, edition: Edition) -> tuple[PairRow, ...]:
    named = {key(name) for name in story.goals}
    pairs = [pair for pair in edition.pairs if {key(pair.measured.id), key(pair.observed.id)} & named]
    both = [pair for pair in pairs if {key(pair.measured.id), key(pair.observed.id)} <= named]
    return tuple(pair_row(pair, edition) for pair in both or pairs)


def _steps(earlier: Story | None, later: Story | None) -> tuple[Steps, ...]:
    def link(story: Story | None) -> Link | None:
        return Link(story.title, addresses.href(addresses.story_path(story))) if story else None

    return (Steps(say("Among the stories"), link(earlier), link(later)),) if earlier or later else ()
