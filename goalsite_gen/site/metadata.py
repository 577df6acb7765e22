"""What a page says of itself in its head: its kind, its picture, its feeds, and a block of schema.org for machines."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from goalsite_gen.model import Entry, Goal, Story
from goalsite_gen.model.types import Content
from goalsite_gen.site import addresses
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import say
from goalsite_gen.site.render import canonical
from goalsite_gen.site.sheets.notes import entry_title
from goalsite_gen.site.views import Frame, Link

LONGEST_HEADLINE = 110
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def script_json(value: object) -> str:
    """A value as JSON on one line that may stand inside a script element, and in a script of its own."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(_UNSAFE)


def framer(edition: Edition, *, base_url: str, origin: Callable[[str], str]) -> Callable[[str], Frame]:
    """A function from a page's path to its frame. `origin` says which commit a page is from.

    Pictures and schema.org are for those who come from elsewhere: without a base URL there are none.
    """
    documents = {addresses.page_of(content): content for content in edition.portfolio.contents()}

    def frame(path: str) -> Frame:
        content = documents.get(path)
        return Frame(
            kind="article" if isinstance(content, (Entry, Story)) else "website",
            image=_image(content, edition, base_url=base_url),
            data=Markup(script_json(said)) if base_url and (said := _said(path, content, edition, base_url)) else "",
            feeds=_feeds(path, edition),
            origin=origin(path),
        )

    return frame


def _feeds(path: str, edition: Edition) -> tuple[Link, ...]:
    """The feeds of a page's own matter, beside that of the whole site."""
    portfolio = edition.portfolio
    first, _, rest = path.partition("/")
    identifier = rest.partition("/")[0]
    if first == "goals" and (goal := portfolio.goal(identifier)):
        return (Link(say("Feed of this goal"), addresses.href(addresses.goal_feed(goal))),)
    if first == "teams" and (team := portfolio.team(identifier)):
        return (Link(say("Feed of this team"), addresses.href(addresses.team_feed(team))),)
    if first == "stories":
        return (Link(say("Feed of stories"), addresses.STORIES_FEED),)
    return ()


def _image(content: Content | None, edition: Edition, *, base_url: str) -> str:
    """The cover of a story, by its full address."""
    if not base_url or not isinstance(content, Story) or content.cover not in edition.portfolio.media:
        return ""
    return base_url + addresses.href(content.cover)


def _said(path: str, content: Content | None, edition: Edition, base_url: str) -> dict[str, Any] | None:
    """schema.org: the site and its data on the first page, articles, and the readings of a measured goal."""
    if path == addresses.HOME:
        return {"@context": "https://schema.org", "@graph": [_site(edition, base_url), _whole(edition, base_url)]}
    said: dict[str, Any] | None = None
    if isinstance(content, (Entry, Story)):
        said = _article(content, edition, base_url)
    elif isinstance(content, Goal):
        said = _readings(content, edition, base_url)
    return {"@context": "https://schema.org", **said} if said else None


def _site(edition: Edition, base_url: str) -> dict[str, Any]:
    settings = edition.portfolio.settings
    return _filled(
        {
            "@type": "WebSite",
            "@id": base_url,
            "url": base_url,
            "name": settings.title,
            "description": settings.description or settings.mission,
            "inLanguage": settings.language,
        }
    )


def _whole(edition: Edition, base_url: str) -> dict[str, Any]:
    """Everything the edition shows, as a data set."""
    settings = edition.portfolio.settings
    return {
        "@type": "Dataset",
        "name": settings.title,
        "description": say("Goals, readings, stages and journal of this edition, as its pages show them."),
        "dateModified": edition.portfolio.day.isoformat(),
        "inLanguage": settings.language,
        "distribution": [
            _file(base_url + addresses.PORTFOLIO, "application/json"),
            _file(base_url + addresses.ENTRIES_CSV, "text/csv"),
        ],
    }


def _article(content: Entry | Story, edition: Edition, base_url: str) -> dict[str, Any]:
    title = content.title if isinstance(content, Story) else entry_title(content, edition)
    return _filled(
        {
            "@type": "Article",
            "headline": title[:LONGEST_HEADLINE],
            "description": content.summary if isinstance(content, Story) else "",
            "url": canonical(base_url, addresses.href(addresses.page_of(content))),
            "datePublished": content.date.isoformat() if content.date else "",
            "author": [{"@type": "Person", "name": author} for author in content.authors],
            "image": _image(content, edition, base_url=base_url),
            "inLanguage": edition.portfolio.settings.language,
            "isPartOf": {"@type": "WebSite", "@id": base_url},
        }
    )


def _readings(goal: Goal, edition: Edition, base_url: str) -> dict[str, Any] | None:
    tables = [(found.metric, found.readings) for found in edition.insight.progress_of(goal) if found.readings]
    if not tables:
        return None
    days = [reading.date for _, readings in tables for reading in readings]
    return _filled(
        {
            "@type": "Dataset",
            "name": goal.title,
            "description": goal.why or goal.title,
            "url": canonical(base_url, addresses.href(addresses.goal_path(goal))),
            "temporalCoverage": f"{min(days).isoformat()}/{max(days).isoformat()}",
            "variableMeasured": [metric.name for metric, _ in tables],
            "distribution": [
                _file(base_url + addresses.href(addresses.csv_path(metric)), "text/csv") for metric, _ in tables
            ],
        }
    )


def _file(address: str, kind: str) -> dict[str, str]:
    return {"@type": "DataDownload", "contentUrl": address, "encodingFormat": kind}


def _filled(said: dict[str, Any]) -> dict[str, Any]:
    """The same without what is empty."""
    return {name: value for name, value in said.items() if value}
