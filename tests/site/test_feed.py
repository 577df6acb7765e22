"""The feed, the sitemap and robots.txt: well-formed whatever the texts hold, with addresses that work."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urljoin
from xml.etree import ElementTree as Xml

import pytest

from goalsite_gen.insight import derive
from goalsite_gen.site import render_site
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.feed import ATOM, MOST_ITEMS, MOST_OF_PART, SITEMAP, feed, feeds, robots, sitemap
from tests.support import portfolio

URL = "https://example.org/ours/"
GOAL = {"goals/trust.md": "---\ntitle: Customers ask us first\ntype: soft\n---\n"}
ENTRY = "---\ntitle: {}\ngoal: trust\nauthor: Ines\n---\nShe **rang**.\n"


def atom(texts: Mapping[str, str], base_url: str = URL) -> Xml.Element:
    return Xml.fromstring(feed(Edition(derive(portfolio(texts)), "public"), base_url=base_url))


def text(element: Xml.Element, name: str) -> str:
    found = element.find(f"{{{ATOM}}}{name}")
    assert found is not None
    return found.text or ""


def items(root: Xml.Element) -> list[Xml.Element]:
    return root.findall(f"{{{ATOM}}}entry")


def test_the_feed_names_itself_its_day_and_its_site() -> None:
    root = atom({"goalsite.toml": 'title = "Ours & yours"\nmission = "Nobody waits."\nlanguage = "en-GB"\n', **GOAL})
    assert (text(root, "id"), text(root, "title"), text(root, "subtitle")) == (URL, "Ours & yours", "Nobody waits.")
    assert text(root, "updated") == "2026-09-30T00:00:00Z"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-GB"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{{{ATOM}}}link")}
    assert links == {"self": f"{URL}feed.xml", "alternate": URL}


def test_a_feed_without_any_entry_is_valid() -> None:
    root = atom({})
    assert items(root) == []
    assert text(root, "title") == "Our goals"


def test_entries_and_stories_come_latest_first() -> None:
    root = atom(
        GOAL
        | {
            "journal/2026-03-14-a.md": ENTRY.format("A"),
            "journal/2026-05-01-b.md": ENTRY.format("B"),
            "stories/c.md": "---\ntitle: C\nsummary: So it was.\ndate: 2026-04-01\nthemes: [renewal]\n---\nText.\n",
            "stories/undated.md": "---\ntitle: D\n---\nText.\n",
        }
    )
    assert [(text(item, "title"), text(item, "updated")[:10]) for item in items(root)] == [
        ("B", "2026-05-01"), ("C", "2026-04-01"), ("A", "2026-03-14"),
    ]  # fmt: skip
    assert text(root, "updated") == "2026-05-01T00:00:00Z"
    assert text(items(root)[1], "summary") == "So it was."
    assert [item.get("term") for item in items(root)[1].findall(f"{{{ATOM}}}category")] == ["renewal"]


def test_what_is_dated_after_the_day_is_not_in_it() -> None:
    assert items(atom(GOAL | {"journal/2026-10-01-a.md": ENTRY.format("A")})) == []


def test_it_holds_the_latest_fifty() -> None:
    entries = {f"journal/2026-0{month}-{day:02}-a.md": ENTRY.format("A") for month in (1, 2, 3) for day in range(1, 29)}
    root = atom(GOAL | entries)
    assert len(items(root)) == MOST_ITEMS
    assert text(items(root)[0], "updated") == "2026-03-28T00:00:00Z"


def test_ids_are_unique_and_stay_the_same() -> None:
    texts = GOAL | {f"journal/2026-03-14-{name}.md": ENTRY.format("A") for name in "abc"}
    for base_url in (URL, ""):
        ids = [text(item, "id") for item in items(atom(texts, base_url))]
        assert len(set(ids)) == 3
        assert ids == [text(item, "id") for item in items(atom(texts, base_url))]
        assert all(identifier.startswith(("https://", "urn:uuid:")) for identifier in ids)


@pytest.mark.parametrize("title", ['"<script>alert(1)</script> & ]]>"', '"{{ 7 * 7 }} %s"', "Qualité 漢 😀"])
def test_any_title_is_text_and_nothing_else(title: str) -> None:
    root = atom(GOAL | {"journal/2026-03-14-a.md": ENTRY.format(title)})
    assert text(items(root)[0], "title") == title.strip('"')


def test_the_content_is_sanitised_html() -> None:
    body = "She **rang**. <script>alert(1)</script> [x](javascript:alert(1)) ]]> & \x0b\uffff"
    root = atom(GOAL | {"journal/2026-03-14-a.md": f"---\ngoal: trust\n---\n{body}\n"})
    content = items(root)[0].find(f"{{{ATOM}}}content")
    assert content is not None
    assert content.get("type") == "html"
    assert "<strong>rang</strong>" in (content.text or "")
    assert "<script" not in (content.text or "")
    assert "javascript:" not in (content.text or "")


@pytest.mark.parametrize("base_url", ["", URL])
def test_every_address_in_the_feed_is_one_of_the_site(base_url: str) -> None:
    texts = GOAL | {
        "journal/2026-03-14-a.md": "---\ngoal: trust\n---\n[the goal](../goals/trust.md) ![a](../media/a.svg)\n",
        "stories/é.md": "---\ntitle: É\ndate: 2026-04-01\n---\n[the entry](../journal/2026-03-14-a.md)\n",
        "media/a.svg": "",
    }
    made = render_site(portfolio(texts), audience="public", base_url=base_url, media=lambda _: b"<svg/>")
    root = Xml.fromstring(made.files["feed.xml"])
    start = base_url or "https://nowhere.invalid/"
    addresses = [link.get("href") or "" for item in items(root) for link in item.findall(f"{{{ATOM}}}link")]
    for item in items(root):
        addresses += re.findall(r'(?:href|src)="([^"]+)"', text(item, "content"))
    assert len(addresses) == 5
    paths = {urljoin(start, address).removeprefix(start) for address in addresses}
    files = {path.removesuffix("index.html") for path in made.files} | set(made.files)
    assert {path for path in paths if path.replace("%C3%A9", "é") not in files} == set()


def test_the_sitemap_holds_every_page_by_its_clean_address() -> None:
    root = Xml.fromstring(sitemap(["index.html", "goals/é/index.html", "404.html", "feed.xml"], base_url=URL))
    assert [loc.text for loc in root.iter(f"{{{SITEMAP}}}loc")] == [f"{URL}goals/%C3%A9/", URL]


def test_robots_may_read_everything_and_find_the_sitemap() -> None:
    assert robots(base_url=URL).decode().splitlines() == ["User-agent: *", "Allow: /", "", f"Sitemap: {URL}sitemap.xml"]


def published(texts: Mapping[str, str], base_url: str = URL) -> dict[str, Xml.Element]:
    """Every feed of a site by its path."""
    made = feeds(Edition(derive(portfolio(texts)), "public"), base_url=base_url)
    return {path: Xml.fromstring(data) for part in made for path, data in part()}


FOLLOWED = GOAL | {
    "goals/wait.md": "---\ntitle: Nobody waits\ntype: hard\nteam: desk\nstart: 2026-01-01\n---\n",
    "teams/desk.md": "---\ntitle: The desk\n---\n",
    "journal/2026-03-14-a.md": ENTRY.format("A"),
    "journal/2026-03-15-b.md": ENTRY.format("B").replace("trust", "wait"),
    "journal/2026-03-16-c.md": ENTRY.format("C").replace(
        "goal: trust", "goals: [trust, wait]\nmilestone: {shift: capability, before: x, after: y}"
    ),
    "stories/d.md": "---\ntitle: D\ngoal: trust\nsummary: So it was.\ndate: 2026-04-01\n---\nText.\n",
    "reviews/q1.md": "---\nperiod: 2026-Q1\ndate: 2026-04-02\nteam: desk\ngoals: [trust]\nfacts: [It snowed.]\n---\n",
}


def test_each_goal_each_team_and_the_stories_have_a_feed_of_their_own() -> None:
    titles = {path: [text(item, "title") for item in items(root)] for path, root in published(FOLLOWED).items()}
    review = "Review: January to March 2026"
    assert titles == {
        "feed.xml": [review, "D", "C", "B", "A"],
        "stories/feed.xml": ["D"],
        "goals/trust/feed.xml": [review, "D", "C", "A"],
        "goals/wait/feed.xml": ["C", "B"],
        "teams/desk/feed.xml": [review, "C", "B"],
    }


def test_a_win_is_marked_in_every_feed_that_holds_it() -> None:
    wins = {
        path: [text(item, "title") for item in items(root) for one in item.findall(f"{{{ATOM}}}category")
               if (one.get("term"), one.get("label")) == ("milestone", "Milestone")]
        for path, root in published(FOLLOWED).items()
    }  # fmt: skip
    assert wins == {
        "feed.xml": ["C"], "stories/feed.xml": [], "goals/trust/feed.xml": ["C"], "goals/wait/feed.xml": ["C"],
        "teams/desk/feed.xml": ["C"],
    }  # fmt: skip


def test_the_feed_of_a_goal_holds_the_latest_twenty_by_their_beginnings() -> None:
    long = "---\ngoal: trust\n---\n" + " ".join(f"word{number}" for number in range(100))
    entries = {f"journal/2026-0{month}-{day:02}-a.md": long for month in (1, 2) for day in range(1, 29)}
    found = items(published(GOAL | entries)["goals/trust/feed.xml"])
    assert len(found) == MOST_OF_PART
    assert text(found[0], "updated") == "2026-02-28T00:00:00Z"
    assert text(found[0], "summary") == " ".join(f"word{number}" for number in range(60)) + " …"
    assert found[0].find(f"{{{ATOM}}}content") is None


@pytest.mark.parametrize("base_url", ["", URL])
def test_every_feed_leads_to_itself_and_to_pages_of_the_site(base_url: str) -> None:
    made = render_site(portfolio(FOLLOWED), audience="public", base_url=base_url, media=lambda _: None)
    files = {path.removesuffix("index.html") for path in made.files} | set(made.files)
    identifiers = set()
    for path in (path for path in made.files if path.endswith("feed.xml")):
        root = Xml.fromstring(made.files[path])
        identifiers.add(text(root, "id"))
        here = urljoin("https://nowhere.invalid/", path) if not base_url else URL + path
        start = urljoin(here, root.get("{http://www.w3.org/XML/1998/namespace}base"))
        links = {link.get("rel"): urljoin(start, link.get("href") or "") for link in root.findall(f"{{{ATOM}}}link")}
        assert links["self"] == here
        pages = [links["alternate"], *(urljoin(start, link.get("href") or "") for link in root.iter(f"{{{ATOM}}}link"))]
        assert {page.removeprefix(start) for page in pages} <= files
    assert len(identifiers) == 5


@pytest.mark.parametrize(
    ("page", "feed"),
    [("goals/trust/", "goals/trust/feed.xml"), ("teams/desk/", "teams/desk/feed.xml"), ("stories/", "stories/feed.xml"),
     ("stories/d/", "stories/feed.xml")],
)  # fmt: skip
def test_a_page_names_its_own_feed_beside_that_of_the_site(page: str, feed: str) -> None:
    made = render_site(portfolio(FOLLOWED), audience="public", media=lambda _: None)
    html = made.files[f"{page}index.html"].decode()
    named = re.findall(r'<link rel="alternate" type="application/atom\+xml" title="[^"]+" href="([^"]+)">', html)
    way = "../" * page.count("/")
    assert named == [f"{way}feed.xml", f"{way}{feed}"]
    assert f'<a href="{way}{feed}">' in html
