"""The Atom feeds: of everything, of stories, of each goal and each team; the sitemap and robots.txt."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from html import escape

from goalsite_gen.model import Entry, Goal, Review, Story, Team
from goalsite_gen.model.types import key
from goalsite_gen.site import addresses
from goalsite_gen.site.clusters import by_team
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import say
from goalsite_gen.site.placed import Placed
from goalsite_gen.site.render import canonical
from goalsite_gen.site.sheets.notes import entry_title
from goalsite_gen.site.sheets.reviews import review_heading, spoken

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"

MOST_ITEMS = 50
"""Items in the feed of everything, each with its whole text."""

MOST_OF_PART = 20
"""Items in the feed of a goal, a team or of stories, each with its beginning."""

SUMMARY_WORDS = 60

Told = Entry | Story | Review

_NAMESPACE = uuid.UUID("6f1de0c6-5d4f-5c3b-9c55-0f6a3f2f7b1e")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_KEPT = {ord(sign): f"&#{ord(sign)};" for sign in "\t\n\r"}
"""What a reader of XML would take for a space in an attribute if it stood there as such."""


def feeds(edition: Edition, *, base_url: str) -> Iterator[Callable[[], Iterable[tuple[str, bytes]]]]:
    """What makes each feed (RFC 4287), output path and bytes, the latest items first.

    Every goal and every team that is shown has one, so that it can be followed before anything is written about it.
    """
    portfolio = edition.portfolio
    reviews_of: dict[str, list[Review]] = {}
    for review in portfolio.reviews:
        for goal_id in dict.fromkeys(map(key, review.goals)):
            reviews_of.setdefault(goal_id, []).append(review)
    writer = _Writer(edition, base_url)
    clusters = by_team(portfolio)

    def of_goal(name: str, goal: Goal) -> Iterator[tuple[str, bytes]]:
        told: tuple[Told, ...] = (*portfolio.entries_of(goal), *portfolio.stories_of(goal), *reviews_of.get(name, ()))
        path = addresses.goal_feed(goal)
        yield path, writer.part(path, goal.title, page=addresses.goal_path(goal), told=told, since=goal.start)

    def of_team(name: str, team: Team) -> Iterator[tuple[str, bytes]]:
        reviews = (review for review in portfolio.reviews if review.team and key(review.team) == name)
        told: tuple[Told, ...] = (*clusters[name].entries, *clusters[name].stories, *reviews)
        path = addresses.team_feed(team)
        yield path, writer.part(path, team.title, page=addresses.team_path(team), told=told)

    def of_stories() -> Iterator[tuple[str, bytes]]:
        path = addresses.STORIES_FEED
        yield path, writer.part(path, say("Stories"), page=addresses.STORIES, told=portfolio.stories)

    yield Placed((addresses.FEED,), lambda: [(addresses.FEED, feed(edition, base_url=base_url))])
    yield Placed((addresses.STORIES_FEED,), of_stories)
    for name, goal in portfolio.goals.items():
        yield Placed((addresses.goal_feed(goal),), partial(of_goal, name, goal))
    for name, team in portfolio.teams.items():
        yield Placed((addresses.team_feed(team),), partial(of_team, name, team))


def feed(edition: Edition, *, base_url: str) -> bytes:
    """Everything that was told lately, each text in full. Without a base URL, ids are UUIDs and links relative."""
    portfolio = edition.portfolio
    writer = _Writer(edition, base_url)
    latest = _latest((*portfolio.entries, *portfolio.stories, *portfolio.reviews), MOST_ITEMS)
    items = "".join(writer.item(told, is_whole=True) for told in latest)
    return writer.feed(
        addresses.FEED,
        portfolio.settings.title,
        page=addresses.HOME,
        subtitle=portfolio.settings.mission,
        updated=_day(latest[0]) if latest else portfolio.day,
        items=items,
    )


def sitemap(paths: Iterable[str], *, base_url: str) -> bytes:
    """All pages by their clean addresses."""
    places = "".join(
        f" <url>\n  <loc>{escape(canonical(base_url, addresses.href(path)), quote=False)}</loc>\n </url>\n"
        for path in sorted(paths)
        if path.endswith(".html") and path != addresses.NOT_FOUND
    )
    return _written(f'<urlset xmlns="{SITEMAP}">\n{places}</urlset>')


def robots(*, base_url: str) -> bytes:
    """Everyone may read everything; where the sitemap is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {base_url}sitemap.xml\n".encode()


@dataclass(frozen=True)
class _Writer:
    """Writes the feeds of an edition. An item reads the same in each of them, so its text is made once."""

    edition: Edition
    base_url: str

    def part(self, path: str, title: str, *, page: str, told: Iterable[Told], since: date | None = None) -> bytes:
        """The feed of a part of the site, with the beginning of each text."""
        latest = _latest(told, MOST_OF_PART)
        return self.feed(
            path,
            f"{title} — {self.edition.portfolio.settings.title}",
            page=page,
            updated=_day(latest[0]) if latest else (since or self.edition.portfolio.day),
            items="".join(map(self.brief, latest)),
        )

    def brief(self, told: Told) -> str:
        """The item with the beginning of its text."""
        return self.edition.memo.get(("feed", told.file), lambda: self.item(told, is_whole=False))

    def feed(self, path: str, title: str, *, page: str, updated: date, items: str, subtitle: str = "") -> bytes:
        """A feed of these items. Their addresses count from the site's root, wherever the feed lies."""
        settings = self.edition.portfolio.settings
        base = self.base_url or "../" * path.count("/") or "./"
        is_whole = path == addresses.FEED
        identifier = self.base_url + ("" if is_whole else addresses.href(path))
        lines = [
            f'<feed xmlns="{ATOM}" xml:lang={_quoted(settings.language)} xml:base={_quoted(base)}>',
            _element("id", identifier if self.base_url else _uuid(settings.title, "feed" if is_whole else path)),
            _element("title", title),
            *([_element("subtitle", subtitle)] if subtitle else ()),
            _element("updated", _moment(updated)),
            _link(rel="self", type="application/atom+xml", href=self.base_url + addresses.href(path)),
            _link(rel="alternate", type="text/html", href=self._address(page)),
            f"<author>{_element('name', settings.title)}</author>",
            _element("generator", "goalsite"),
        ]
        return _written("\n".join(lines) + f"\n{items}</feed>")

    def item(self, told: Told, *, is_whole: bool) -> str:
        """One thing that was told: its title, day, authors, themes, and its text or the beginning of it."""
        path = addresses.page_of(told)
        title = self.edition.portfolio.settings.title
        parts = [
            "<entry>",
            _element("id", canonical(self.base_url, addresses.href(path)) or _uuid(title, path)),
            _element("title", _title(told, self.edition)),
            _element("updated", _moment(_day(told))),
            _link(rel="alternate", type="text/html", href=self._address(path)),
            *(f"<author>{_element('name', author)}</author>" for author in told.authors),
        ]
        if isinstance(told, Entry) and told.milestone:
            parts.append(f'<category term="milestone" label={_quoted(say("Milestone"))}/>')
        if not isinstance(told, Review):
            parts += [f"<category term={_quoted(theme)}/>" for theme in told.themes]
        if summary := self._summary(told, is_whole=is_whole):
            parts.append(_element("summary", summary))
        if is_whole and (body := str(self.edition.body(told, page=addresses.FEED))):
            parts.append(_element("content", body, type="html"))
        return "\n".join((*parts, "</entry>\n"))

    def _address(self, path: str) -> str:
        return canonical(self.base_url, addresses.href(path)) or addresses.href(path)

    def _summary(self, told: Told, *, is_whole: bool) -> str:
        """What stands for the text: an author's own summary, else its beginning where the text itself is not given."""
        if isinstance(told, Story) and told.summary:
            return told.summary
        if isinstance(told, Review):
            return _beginning(spoken(told, self.edition))
        return "" if is_whole else _beginning(self.edition.plain(told))


def _latest(told: Iterable[Told], most: int) -> list[Told]:
    """The latest things that have a day."""
    dated = [each for each in told if each.date]
    return sorted(dated, key=lambda each: (_day(each), each.id), reverse=True)[:most]


def _day(told: Told) -> date:
    return told.date or date.min


def _title(told: Told, edition: Edition) -> str:
    if isinstance(told, Review):
        return say("Review: {name}", name=review_heading(told, edition))
    return told.title if isinstance(told, Story) else entry_title(told, edition)


def _beginning(text: str) -> str:
    words = text.split(maxsplit=SUMMARY_WORDS)
    return " ".join(words) if len(words) <= SUMMARY_WORDS else f"{' '.join(words[:SUMMARY_WORDS])} …"


def _element(name: str, text: str, **attributes: str) -> str:
    given = "".join(f" {key}={_quoted(value)}" for key, value in attributes.items())
    return f"<{name}{given}>{escape(_NOT_XML.sub('', text), quote=False)}</{name}>"


def _link(**attributes: str) -> str:
    return f"<link {' '.join(f'{name}={_quoted(value)}' for name, value in attributes.items())}/>"


def _quoted(value: str) -> str:
    return f'"{escape(_NOT_XML.sub("", value)).translate(_KEPT)}"'


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _uuid(title: str, path: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, f'{title} {path}')}"


def _written(text: str) -> bytes:
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()
