"""What a page says of itself in head and foot: for other sites, for machines, and of the commit it is from."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import unescape
from typing import Any

import pytest

from goalsite_gen.site import render_site
from goalsite_gen.site.metadata import script_json
from goalsite_gen.source.commit import Commits
from tests.support import portfolio

URL = "https://example.org/ours/"
TEXTS = {
    "goalsite.toml": 'title = "Ours & yours"\ndescription = "Where we stand."\n',
    "goals/wait.md": """\
---
title: Nobody waits
type: hard
why: so that calls are short
due: 2026-12-31
pairs: [trust]
metric: {name: Minutes, target: 2, baseline: 5, readings: {2026-01-31: 4, 2026-03-31: 3}}
---
""",
    "goals/trust.md": "---\ntitle: They ask first\ntype: soft\n---\n",
    "journal/2026-03-14-a.md": "---\ngoal: trust\nauthors: [Ines, Tom]\n---\nShe rang first.\n",
    "journal/2026-03-20-b.md": "---\ngoal: trust\n---\nHe did too.\n",
    "stories/call.md": """\
---
title: The call
summary: So it was.
date: 2026-05-01
cover: media/a b.svg
cover_alt: A telephone
---
Once.
""",
    "media/a b.svg": "",
}


def pages(texts: Mapping[str, str] = TEXTS, *, base_url: str = "", commits: Commits | None = None) -> dict[str, str]:
    made = render_site(
        portfolio(texts), audience="public", base_url=base_url, media=lambda _: b"<svg/>", commits=commits
    )
    return {path.removesuffix("index.html"): data.decode() for path, data in made.files.items() if ".html" in path}


def graph(page: str) -> dict[str, str]:
    """What a page says in Open Graph's words."""
    return {name: unescape(said) for name, said in re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', page)}


def data(page: str) -> Any:
    """The block of schema.org in a page."""
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    return json.loads(blocks[0]) if blocks else None


def test_a_page_tells_other_sites_what_it_is() -> None:
    assert graph(pages(base_url=URL)["stories/call/"]) == {
        "site_name": "Ours & yours", "title": "The call", "description": "So it was.", "type": "article",
        "url": f"{URL}stories/call/", "image": f"{URL}media/a%20b.svg",
    }  # fmt: skip
    assert graph(pages(base_url=URL)["goals/wait/"])["type"] == "website"


def test_without_an_address_a_page_names_none() -> None:
    for path, page in pages().items():
        assert set(graph(page)) == {"site_name", "title", "description", "type"}, path
        assert data(page) is None


def test_the_first_page_describes_the_site_and_its_data() -> None:
    site, whole = data(pages(base_url=URL)[""])["@graph"]
    assert (site["@type"], site["name"], site["url"]) == ("WebSite", "Ours & yours", URL)
    assert (whole["@type"], whole["dateModified"]) == ("Dataset", "2026-09-30")
    assert [file["contentUrl"] for file in whole["distribution"]] == [f"{URL}portfolio.json", f"{URL}data/entries.csv"]


def test_entries_and_stories_are_articles() -> None:
    made = pages(base_url=URL)
    entry, story = data(made["journal/2026-03-14-a/"]), data(made["stories/call/"])
    assert (entry["@type"], entry["headline"], entry["datePublished"]) == ("Article", "She rang first.", "2026-03-14")
    assert [author["name"] for author in entry["author"]] == ["Ines", "Tom"]
    assert (story["description"], story["image"]) == ("So it was.", f"{URL}media/a%20b.svg")


def test_the_readings_of_a_measured_goal_are_a_data_set_and_an_observed_goal_is_none() -> None:
    made = pages(base_url=URL)
    said = data(made["goals/wait/"])
    assert (said["@type"], said["temporalCoverage"]) == ("Dataset", "2026-01-31/2026-03-31")
    assert [file["contentUrl"] for file in said["distribution"]] == [f"{URL}data/wait.csv"]
    assert data(made["goals/trust/"]) is None


def test_data_in_a_script_cannot_end_it() -> None:
    hostile = "</script><!-- & \u2028\u2029 'x'"
    said = script_json({"a": hostile})
    assert not re.search("[<>&\u2028\u2029\n]", said)
    assert json.loads(said) == {"a": hostile}
    with pytest.raises(ValueError, match="not JSON compliant"):
        script_json(float("nan"))


def test_a_hostile_title_stays_inside_the_head_of_its_page() -> None:
    title = "</script><script>alert(1)</script>\"'&"
    texts = TEXTS | {"stories/x.md": f"---\ntitle: {json.dumps(title)}\ndate: 2026-05-02\n---\nText.\n"}
    page = pages(texts, base_url=URL)["stories/x/"]
    assert data(page)["headline"] == title
    assert graph(page)["title"] == title
    assert "<script>alert" not in page


# The commit.

OLD, NEW, HEAD = "a" * 40, "b" * 40, "c" * 40
COMMITS = Commits(
    HEAD,
    dict.fromkeys(TEXTS, OLD) | {"goals/wait.md": NEW, "journal/2026-03-20-b.md": NEW},
    {HEAD: 0, NEW: 1, OLD: 2},
)


def origin(page: str) -> str:
    """What the foot of a page says of its commit: all from the sentence on that names one."""
    [foot] = re.findall(r'<footer class="colophon">.*?<p>(.*?)</p>', page, re.DOTALL)
    found = re.search(r"(?:Built from|Its text is) .*", foot, re.DOTALL)
    return found[0].strip() if found else ""


def test_a_page_about_documents_is_from_the_commit_that_last_changed_their_text() -> None:
    made = {path: origin(page) for path, page in pages(commits=COMMITS).items()}
    old, new = (f"Its text is from commit {commit[:10]}." for commit in (OLD, NEW))
    assert (made["journal/2026-03-14-a/"], made["journal/2026-03-20-b/"]) == (old, new)
    assert (made["goals/trust/"], made["goals/wait/"], made["pairs/wait--trust/"]) == (old, new, new)
    assert (made["journal/2026/03/"], made["stories/call/"]) == (new, old)


def test_every_other_page_is_from_the_commit_that_the_site_was_built_from() -> None:
    made = pages(commits=COMMITS)
    for path in ("", "goals/", "method/", "search/", "404.html"):
        assert origin(made[path]) == f"Built from commit {HEAD[:10]}.", path
    assert all(origin(page) for page in made.values())


def test_a_commit_leaves_the_pages_of_documents_that_it_did_not_touch_as_they_were() -> None:
    later = Commits("d" * 40, COMMITS.last, {"d" * 40: 0, **{commit: age + 1 for commit, age in COMMITS.ages.items()}})
    before, after = pages(commits=COMMITS), pages(commits=later)
    kept = {path for path in before if before[path] == after[path]}
    assert {"goals/wait/", "goals/trust/", "pairs/wait--trust/", "journal/2026-03-14-a/", "stories/call/"} <= kept
    assert "method/" not in kept


def test_what_is_not_committed_is_told_where_it_is_shown() -> None:
    changed = Commits(HEAD, COMMITS.last, COMMITS.ages, frozenset({"journal/2026-03-14-a.md"}))
    made = {path: origin(page) for path, page in pages(commits=changed).items()}
    tail = "with changes that are in no commit yet."
    assert made["journal/2026-03-14-a/"] == f"Its text is from commit {OLD[:10]}, {tail}"
    assert made[""] == f"Built from commit {HEAD[:10]}, {tail}"
    assert made["journal/2026-03-20-b/"] == f"Its text is from commit {NEW[:10]}."
    new = Commits(HEAD, {}, {}, frozenset(TEXTS))
    assert origin(pages(commits=new)["stories/call/"]) == "Its text is in no commit yet."


def test_where_git_did_not_tell_when_a_text_was_committed_its_page_is_from_the_commit_of_the_site() -> None:
    assert origin(pages(commits=Commits(HEAD))["stories/call/"]) == f"Built from commit {HEAD[:10]}."


def test_a_change_that_an_edition_does_not_show_is_not_told() -> None:
    other = Commits(HEAD, COMMITS.last, COMMITS.ages, frozenset({"journal/2026-04-01-kept.md"}))
    assert pages(commits=other) == pages(commits=COMMITS)


def test_every_page_says_how_long_it_takes_to_read_and_nobody_guesses_a_commit() -> None:
    for path, page in pages().items():
        timed = re.search(r" \d+ minutes? to read\.</p>", page)
        # Nobody reads the page for a wrong turn.
        assert bool(timed) == (path != "404.html"), path
