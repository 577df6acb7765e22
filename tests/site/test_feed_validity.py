"""Every feed and sitemap of a whole site is valid: by RFC 4287, and by the schema of sitemaps.org, rule for rule."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as Xml

import pytest

from goalsite_gen.cli.build import media_of
from goalsite_gen.cli.load import load
from goalsite_gen.cli.place import Place
from goalsite_gen.site import render_site
from goalsite_gen.site.feed import ATOM, SITEMAP
from tests.support import portfolio

URL = "https://example.org/ours/"
EXAMPLE = Path(__file__).resolve().parents[2] / "content"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}"

NAMED = {"id", "title", "updated"}
MAY_FEED = {*NAMED, "subtitle", "link", "author", "generator", "entry"}
MAY_ENTRY = {*NAMED, "link", "author", "summary", "content", "category"}
ATTRIBUTES = {
    "feed": {f"{XML_SPACE}lang", f"{XML_SPACE}base"},
    "link": {"rel", "type", "href"},
    "category": {"term", "label"},
    "content": {"type"},
}
"""What the site's feeds may hold of RFC 4287, sections 4.1 and 4.2; anything else would be new and is to be judged."""

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
ABSOLUTE = re.compile(r"(https?://[^\s<>\"{}|\\^`]+|urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})")
ADDRESS = re.compile(r"[^\s<>\"{}|\\^`]*")
MOST_ADDRESSES = 50_000
LONGEST_ADDRESS = 2_048

HARD = {
    "goalsite.toml": 'title = "<Ours> & ]]> \\"yours\\""\nmission = "A & B"\n',
    "goals/é ü.md": "---\ntitle: '<script>alert(1)</script> & ]]>'\ntype: soft\nthemes: ['a<b', '\"c\"']\n---\n",
    "teams/t.md": "---\ntitle: '&amp; <b>'\n---\n",
    "journal/2026-03-14-a.md": "---\ngoal: é ü\nteam: t\nauthors: ['<i>Ines</i> & Co']\n---\n]]> &nbsp; \x0b <b>x\n",
    "journal/2026-03-15-漢.md": "---\ngoal: é ü\n---\n\ufffe😀 <https://example.org/?a=1&b=2>\n",
    "stories/s t.md": "---\ntitle: 'A & B'\ngoal: é ü\ndate: 2026-04-01\nsummary: '<p>'\n---\n[x](#y)\n",
}


def site(which: str, base_url: str) -> Mapping[str, bytes]:
    """All files of a site."""
    if which == "example":
        loaded = load(Place(EXAMPLE), as_of=None)
        return render_site(loaded, audience="public", base_url=base_url, media=media_of(EXAMPLE)).files
    texts = HARD if which == "hard" else {}
    return render_site(portfolio(texts), audience="public", base_url=base_url, media=lambda _: None).files


def faults_of_feed(root: Xml.Element) -> Iterator[str]:
    yield from faults_of_shape(root, may=MAY_FEED)
    for entry in root.findall(f"{{{ATOM}}}entry"):
        yield from faults_of_shape(entry, may=MAY_ENTRY)
        if not (children(entry, "author") or children(root, "author")):
            yield "an entry without an author"
        if not children(entry, "content") and not any(
            link.get("rel") == "alternate" for link in children(entry, "link")
        ):
            yield "an entry with neither content nor a page"
    ids = Counter(one.text for one in root.iter(f"{{{ATOM}}}id"))
    yield from (f"the id {name} twice" for name, times in ids.items() if times > 1)
    for element in root.iter():
        name = element.tag.removeprefix(f"{{{ATOM}}}")
        if unknown := set(element.attrib) - ATTRIBUTES.get(name, set()):
            yield f"{name} with {unknown}"
        if name in ("feed", "entry", "author") and (element.text or "").strip():
            yield f"{name} with text between its elements"


def faults_of_shape(element: Xml.Element, *, may: set[str]) -> Iterator[str]:
    names = Counter(child.tag.removeprefix(f"{{{ATOM}}}") for child in element)
    yield from (f"unknown {name}" for name in names.keys() - may)
    yield from (f"{names[name]} times {name}" for name in NAMED if names[name] != 1)
    yield from (
        f"{names[name]} times {name}" for name in ("subtitle", "summary", "content", "generator") if names[name] > 1
    )
    for child in element:
        yield from faults_of_part(child, child.tag.removeprefix(f"{{{ATOM}}}"), child.text or "")
    links = Counter((link.get("rel"), link.get("type")) for link in children(element, "link"))
    yield from (f"{times} links {kind}" for kind, times in links.items() if times > 1)


def faults_of_part(part: Xml.Element, name: str, text: str) -> Iterator[str]:
    if name == "updated" and not MOMENT.fullmatch(text):
        yield f"{text} is no moment of RFC 3339"
    elif name == "id" and not ABSOLUTE.fullmatch(text):
        yield f"{text} is no absolute IRI"
    elif name == "link" and not (part.get("href") and ADDRESS.fullmatch(part.get("href", ""))):
        yield f"a link to {part.get('href')!r}"
    elif name == "author" and [child.tag for child in part] != [f"{{{ATOM}}}name"]:
        yield "an author who is more or less than a name"
    elif name == "category" and not part.get("term"):
        yield "a category without a term"
    elif name == "content" and (part.get("type") != "html" or len(part)):
        yield "content that is not escaped HTML"
    elif name == "title" and not text.strip():
        yield "an empty title"


def children(element: Xml.Element, name: str) -> list[Xml.Element]:
    return element.findall(f"{{{ATOM}}}{name}")


@pytest.mark.parametrize("base_url", [URL, ""], ids=["with an address", "without one"])
@pytest.mark.parametrize("which", ["example", "hard", "empty"])
def test_every_feed_is_valid(which: str, base_url: str) -> None:
    feeds = {path: data for path, data in site(which, base_url).items() if path.endswith("feed.xml")}
    assert "feed.xml" in feeds
    faults = {}
    for path, data in feeds.items():
        assert data.startswith(b'<?xml version="1.0" encoding="utf-8"?>\n<feed ')
        if found := list(faults_of_feed(Xml.fromstring(data))):
            faults[path] = found
    assert faults == {}


@pytest.mark.parametrize("which", ["example", "hard", "empty"])
def test_the_sitemap_is_valid_and_lists_each_page_once(which: str) -> None:
    files = site(which, URL)
    root = Xml.fromstring(files["sitemap.xml"])
    assert root.tag == f"{{{SITEMAP}}}urlset"
    assert {place.tag for place in root} == {f"{{{SITEMAP}}}url"}
    assert {part.tag for place in root for part in place} == {f"{{{SITEMAP}}}loc"}
    listed = [part.text or "" for place in root for part in place]
    assert 0 < len(listed) <= MOST_ADDRESSES
    assert len(listed) == len(set(listed)) == len(list(root))
    assert all(ABSOLUTE.fullmatch(place) and len(place) < LONGEST_ADDRESS for place in listed)
    assert all(place.startswith(URL) and not urlsplit(place).fragment for place in listed)
    pages = {path for path, data in files.items() if path.endswith(".html") and b'content="noindex"' not in data}
    named = {re.search(rb'<link rel="canonical" href="([^"]+)">', files[page]) for page in pages}
    assert {found[1].decode() for found in named if found} == set(listed)
    assert len(pages) == len(listed)
    assert files["robots.txt"].decode().endswith(f"Sitemap: {URL}sitemap.xml\n")


def test_a_faulty_feed_would_be_told() -> None:
    whole = site("hard", URL)["feed.xml"].decode()
    for old, new in (
        ("<updated>2026", "<updated>yesterday 2026"),
        ("<id>https:", "<id>/"),
        ("</title>", "</title><title>Again</title>"),
        ("<author><name>", "<author><nome>"),
        ('<link rel="self"', '<link rel="alternate" type="text/html" href=""/><link rel="self"'),
        ("<generator>", "<colour/><generator>"),
        ('<content type="html">', '<content type="text/html" src="x">'),
    ):
        assert old in whole
        changed = whole.replace(old, new).replace(
            "</name></author>", "</nome></author>" if "nome" in new else "</name></author>"
        )
        assert list(faults_of_feed(Xml.fromstring(changed))), new
