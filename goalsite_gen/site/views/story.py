"""Stories: narrative evidence for people outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from goalsite_gen.site.views.common import Image, Link, Page, Steps, Term, When
from goalsite_gen.site.views.journal import EntryRow
from goalsite_gen.site.views.pair import PairRow


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story in a list; `summary` is the author's, word for word."""

    title: str
    href: str
    summary: str
    when: When
    by: str = ""
    goals: tuple[Link, ...] = ()
    cover: Image | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words and who said them; `source` links the story it is from, where shown elsewhere."""

    text: str
    by: str
    source: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoriesPage(Page):
    """`stories/`: all stories, latest first."""

    TEMPLATE: ClassVar[str] = "pages/stories.html"

    stories: tuple[StoryRow, ...]
    nothing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage(Page):
    """`stories/<id>/`: summary as the lead, the telling, the quote, the entries it rests on, its pairs.

    `pairs_said` says of which day the pairs are: the story may be older.
    """

    TEMPLATE: ClassVar[str] = "pages/story.html"

    meta: tuple[Term, ...]
    body: Markup
    cover: Image | None = None
    quote: Quote | None = None
    evidence: tuple[EntryRow, ...] = ()
    evidence_sentence: str = ""
    pairs: tuple[PairRow, ...] = ()
    pairs_said: str = ""
    steps: tuple[Steps, ...] = ()
