"""An edition: the portfolio as one audience sees it, with what is derived from it, and answers for author's text."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from goalsite_gen.insight import Insight, Ladder, ReadPair
from goalsite_gen.insight.dips import ToldDip, told_dips
from goalsite_gen.insight.lookup import Pick
from goalsite_gen.model import Entry, Goal, Portfolio, Review, Story
from goalsite_gen.model.types import Content, key
from goalsite_gen.reads import Memo, forget, remembered
from goalsite_gen.site import addresses, words
from goalsite_gen.site.figures import figure_of
from goalsite_gen.site.language import say
from goalsite_gen.site.text import Figure, Texts, Unconvertible, Ways, to_html, to_plain, words_of
from goalsite_gen.source.body import resolved

MOST_BODIES = 64


@dataclass(frozen=True)
class Edition:
    """One edition of the site. `audience` is a name of `[audiences]`; `assets` maps a theme file to its output path,
    `sizes` an image below `media/` to its width and height in pixels. `memo` keeps what several pages show, `bodies`
    the texts that were converted last, since one page asks for its own several times. `fast` lets plain texts go the
    short way to the same bytes; `ways` counts which way texts went.
    """

    insight: Insight
    audience: str
    assets: Mapping[str, str] = field(default_factory=dict)
    sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    memo: Memo = field(default_factory=Memo, repr=False, compare=False)
    bodies: Memo = field(default_factory=lambda: Memo(MOST_BODIES), repr=False, compare=False)
    fast: bool = True
    ways: Ways = field(default_factory=Ways, repr=False, compare=False)

    @property
    def portfolio(self) -> Portfolio:
        """The portfolio as of the day, as the audience sees it."""
        return self.insight.portfolio

    @property
    def default_audience(self) -> str:
        """The audience of documents that name none."""
        audiences = self.portfolio.settings.audiences
        return audiences.default or audiences.order[-1]

    @cached_property
    def by_file(self) -> dict[str, Content]:
        """Each visible document by the file it is written in."""
        return {content.file: content for content in self.portfolio.contents()}

    @cached_property
    def entries_by_id(self) -> dict[str, Entry]:
        """Each entry by its folded id."""
        return {key(entry.id): entry for entry in self.portfolio.entries}

    @cached_property
    def reviews_by_id(self) -> dict[str, Review]:
        """Each review by its folded id."""
        return {key(review.id): review for review in self.portfolio.reviews}

    @cached_property
    def pairs(self) -> tuple[ReadPair, ...]:
        """All pairs, those first that ask for attention."""
        return self.insight.leading_pairs()

    @cached_property
    def alone(self) -> tuple[Goal, ...]:
        """Active goals without a partner in this edition."""
        return tuple(
            goal for goal in self.portfolio.goals.values() if goal.is_active and not self.insight.pairs_of(goal)
        )

    @remembered
    def dips(self) -> Mapping[Pick, tuple[ToldDip, ...]]:
        """The dips of every number that has any, by goal and metric."""
        return told_dips(self.insight)

    @remembered
    def beside_dips(self) -> Mapping[str, tuple[ToldDip, ...]]:
        """The dips that an entry is named beside, by its folded id."""
        found: dict[str, list[ToldDip]] = {}
        for several in self.dips.values():
            for told in several:
                for entry in told.entries:
                    found.setdefault(key(entry.id), []).append(told)
        return {name: tuple(several) for name, several in found.items()}

    def ladders_of(self, goal: Goal) -> tuple[Ladder, ...]:
        """The ladders of a goal, the leading one first."""
        lead = self.insight.leading_ladder(goal)
        others = tuple(ladder for ladder in self.insight.ladders_of(goal) if ladder is not lead)
        return (lead, *others) if lead else others

    def team_name(self, identifier: str | None) -> str:
        """A team's title, or its id where it has no page of its own."""
        team = self.portfolio.team(identifier)
        return team.title if team else (identifier or "")

    def body(self, content: Content, *, page: str) -> Markup:
        """A document's text as HTML that fits the page at `page`."""
        return self.bodies.get((content.file, page), lambda: self._converted(content, page=page))

    def plain(self, content: Content) -> str:
        """A document's text without markup and footnotes, its figures as numbers."""
        return self.memo.get(("plain", content.file), lambda: self._words(content))

    def forget(self, names: Collection[str]) -> None:
        """Has all worked out anew that was made of the words which go by these names: they are others now."""
        for kept in vars(self).values():
            if isinstance(kept, Memo):
                kept.forget(names)
        forget(self, names)
        forget(self.portfolio, names)

    def _converted(self, content: Content, *, page: str) -> Markup:
        try:
            return to_html(
                content.body,
                self._answers(content, page=page),
                prefix=addresses.anchors_of(content),
                language=self.portfolio.settings.language,
            )
        except Unconvertible:
            return Markup("<p>{}</p>").format(content.body[:2000])

    def _words(self, content: Content) -> str:
        page = addresses.page_of(content)
        if page and "[^" not in content.body:
            # The page shows the same text: reading its words is far quicker than a second conversion.
            return words_of(self.body(content, page=page))
        try:
            return to_plain(content.body, self._answers(content, page=page))
        except Unconvertible:
            return content.body[:2000]

    def _answers(self, content: Content, *, page: str) -> Texts:
        """What the converter may ask about a document's text on a page."""

        def link(target: str) -> str | None:
            return self._address(content, target, page=page)

        def figure(inside: str) -> Figure | None:
            found = figure_of(inside, self.insight)
            if found is None:
                return Figure(say("(not shown here)"), "", "")
            return Figure(found.text, addresses.relative(found.href, start=page), found.value)

        return Texts(figure, link, fast=self.fast, ways=self.ways)

    def reading_time(self, text: str) -> str:
        """How long a text takes to read."""
        return words.reading_time(len(text.split()))

    def stories_of(self, goal: Goal) -> tuple[Story, ...]:
        """The stories about a goal, latest first."""
        return tuple(reversed(self.insight.stories_of(goal)))

    def _address(self, content: Content, target: str, *, page: str) -> str | None:
        """Where a relative link or image leads from `page`; None where this edition does not show it."""
        path, _, fragment = target.partition("#")
        if not path:
            return f"#{addresses.anchors_of(content)}{fragment}" if fragment else None
        meant = resolved(content.file, path)
        if meant in self.portfolio.media:
            return addresses.relative(meant, start=page)
        other = self.by_file.get(meant)
        if other is None or not (shown := addresses.page_of(other)):
            return None
        if fragment:
            shown = f"{shown.partition('#')[0]}#{addresses.anchors_of(other)}{fragment}"
        return addresses.relative(shown, start=page)
