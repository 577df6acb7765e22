"""The Atom feed, the sitemap and robots.txt."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from datetime import date
from xml.etree import ElementTree as Xml

from goalsite_gen.model import Entry, Story
from goalsite_gen.site import addresses
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.render import canonical
from goalsite_gen.site.sheets.notes import entry_title

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST_ITEMS = 50

_NAMESPACE = uuid.UUID("6f1de0c6-5d4f-5c3b-9c55-0f6a3f2f7b1e")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed(edition: Edition, *, base_url: str) -> bytes:
    """The latest entries and stories as Atom (RFC 4287). Without a base URL, ids are UUIDs and links relative."""
    portfolio = edition.portfolio
    Xml.register_namespace("", ATOM)
    root = Xml.Element(f"{{{ATOM}}}feed", {"xml:lang": portfolio.settings.language})
    if base_url:
        root.set("xml:base", base_url)
    items: list[tuple[date, str, Entry | Story]] = [(entry.date, entry.id, entry) for entry in portfolio.entries]
    items += [(story.date, story.id, story) for story in portfolio.stories if story.date]
    latest = sorted(items, key=lambda item: item[:2], reverse=True)[:MOST_ITEMS]
    _text(root, "id", base_url or _uuid(portfolio.settings.title, "feed"))
    _text(root, "title", portfolio.settings.title)
    if portfolio.settings.mission:
        _text(root, "subtitle", portfolio.settings.mission)
    _text(root, "updated", _moment(latest[0][0] if latest else portfolio.day))
    _add(root, "link", rel="self", type="application/atom+xml", href=base_url + addresses.FEED)
    _add(root, "link", rel="alternate", type="text/html", href=base_url or addresses.HOME)
    _text(_add(root, "author"), "name", portfolio.settings.title)
    _text(root, "generator", "goalsite")
    for day, _, content in latest:
        _item(root, content, day, edition, base_url=base_url)
    return _written(root)


def sitemap(paths: Iterable[str], *, base_url: str) -> bytes:
    """All pages by their clean addresses."""
    Xml.register_namespace("", SITEMAP)
    root = Xml.Element(f"{{{SITEMAP}}}urlset")
    for path in sorted(paths):
        if path.endswith(".html") and path != addresses.NOT_FOUND:
            place = Xml.SubElement(root, f"{{{SITEMAP}}}url")
            Xml.SubElement(place, f"{{{SITEMAP}}}loc").text = canonical(base_url, addresses.href(path))
    return _written(root)


def robots(*, base_url: str) -> bytes:
    """Everyone may read everything; where the sitemap is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {base_url}sitemap.xml\n".encode()


def _item(root: Xml.Element, content: Entry | Story, day: date, edition: Edition, *, base_url: str) -> None:
    path = addresses.page_of(content)
    item = _add(root, "entry")
    _text(item, "id", canonical(base_url, addresses.href(path)) or _uuid(edition.portfolio.settings.title, path))
    _text(item, "title", content.title if isinstance(content, Story) else entry_title(content, edition))
    _text(item, "updated", _moment(day))
    _add(
        item,
        "link",
        rel="alternate",
        type="text/html",
        href=canonical(base_url, addresses.href(path)) or addresses.href(path),
    )
    for author in content.authors:
        _text(_add(item, "author"), "name", author)
    if isinstance(content, Entry) and content.milestone:
        _add(item, "category", term="milestone")
    for theme in content.themes:
        _add(item, "category", term=theme)
    if isinstance(content, Story) and content.summary:
        _text(item, "summary", content.summary)
    body = _text(item, "content", str(edition.body(content, page=addresses.FEED)))
    body.set("type", "html")


def _add(parent: Xml.Element, name: str, **attributes: str) -> Xml.Element:
    clean = {key: _NOT_XML.sub("", value) for key, value in attributes.items()}
    return Xml.SubElement(parent, f"{{{ATOM}}}{name}", clean)


def _text(parent: Xml.Element, name: str, text: str) -> Xml.Element:
    element = _add(parent, name)
    element.text = _NOT_XML.sub("", text)
    return element


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _uuid(title: str, path: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, f'{title} {path}')}"


def _written(root: Xml.Element) -> bytes:
    Xml.indent(root, space=" ")
    written: str = Xml.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}\n'.encode()
