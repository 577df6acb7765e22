"""The search index holds what an edition shows, in scripts that change little; its page works without them too."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

from goalsite_gen.site import Site, render_site
from goalsite_gen.site.search import MOST_ENTRIES, MOST_WORDS
from tests.support import portfolio

TEXTS = {
    "goalsite.toml": '[audiences]\norder = ["team", "public"]\ndefault = "public"\n',
    "goals/wait.md": """\
---
title: Nobody waits
type: hard
why: so that calls are short
team: Desk
themes: [First-Call]
start: 2025-02-01
due: 2026-12-31
pairs: [{goal: trust, because: Speed alone is no help.}]
metric: {name: Minutes on hold, definition: From ring to answer., target: 2, readings: {2026-01-31: 3}}
---
""",
    "goals/trust.md": """\
---
title: Customers ask us first
type: soft
indicators: [{id: asks, name: Who asks, definition: A customer asks., stages: [{name: seldom, looks_like: Rarely.}]}]
---
""",
    "teams/desk.md": "---\ntitle: The desk\n---\nWe pick up.\n",
    "journal/2025-03-14-a.md": "---\ngoals: [wait]\nauthor: Ines\nimpact: Fewer calls.\n---\nShe **rang**. Again.\n",
    "journal/2026-04-14-b.md": "---\ntitle: A quiet day\ngoals: [trust]\nthemes: [quiet]\n---\nNobody rang.\n",
    "stories/call.md": "---\ntitle: The call\nsummary: So it was.\ngoals: [trust]\ndate: 2026-05-01\n---\nOnce.\n",
    "reviews/q1.md": "---\nperiod: 2026-Q1\ndate: 2026-04-02\nteam: desk\nfacts: [It snowed.]\n---\nWe looked back.\n",
}


def site(texts: Mapping[str, str], audience: str = "public") -> Site:
    return render_site(portfolio(texts), audience=audience, media=lambda _: None)


def scripts(made: Site) -> dict[str, bytes]:
    return {path: data for path, data in made.files.items() if path.startswith("search/") and path.endswith(".js")}


def rows(data: bytes) -> list[list[Any]]:
    head, tail = "(self.goalsiteTexts ||= []).push(", ");\n"
    text = data.decode()
    assert text.startswith(head)
    assert text.endswith(tail)
    found: list[list[Any]] = json.loads(text[len(head) : -len(tail)])
    return found


def found(texts: Mapping[str, str], audience: str = "public") -> dict[str, list[Any]]:
    """Every row of the index, by kind and address."""
    return {f"{row[0]} {row[1]}": row for data in scripts(site(texts, audience)).values() for row in rows(data)}


def test_everything_that_an_edition_shows_can_be_found() -> None:
    assert list(found(TEXTS)) == [
        "goal goals/trust/", "goal goals/wait/", "pair pairs/wait--trust/", "story stories/call/", "review reviews/q1/",
        "team teams/desk/", "theme themes/first-call/", "theme themes/quiet/", "term glossary/#term-2",
        "term glossary/#term-1", "entry journal/2026-04-14-b/", "entry journal/2025-03-14-a/",
    ]  # fmt: skip


def test_every_result_leads_to_a_page_and_a_place_on_it() -> None:
    made = site(TEXTS)
    for row in found(TEXTS).values():
        path, _, anchor = row[1].partition("#")
        page = made.files[f"{path}index.html"].decode()
        assert not anchor or f'id="{anchor}"' in page


def test_a_row_holds_words_day_years_sides_teams_and_themes() -> None:
    index = found(TEXTS)
    assert index["entry journal/2025-03-14-a/"] == [
        "entry", "journal/2025-03-14-a/", "She rang.", "Again. Fewer calls.", "14 Mar 2025", 2025, 2025, "m",
        ["desk"], ["first-call"],
    ]  # fmt: skip
    assert index["entry journal/2026-04-14-b/"][2:4] == ["A quiet day", "Nobody rang."]
    assert index["goal goals/wait/"][3:] == ["so that calls are short Minutes on hold", "", 2025, 2026, "m", ["desk"],
                                             ["first-call"]]  # fmt: skip
    assert index["goal goals/trust/"][5:8] == [0, 0, "o"]
    assert index["pair pairs/wait--trust/"][2:4] == [
        "Nobody waits, beside Customers ask us first", "Speed alone is no help.",
    ]  # fmt: skip
    assert index["term glossary/#term-1"][2:4] == ["Who asks", "A customer asks. seldom Rarely."]
    assert index["review reviews/q1/"][4] == "2 Apr 2026"


def test_what_is_meant_for_few_cannot_be_found_by_others() -> None:
    kept = {
        path: text.replace("---\n", "---\naudience: team\n", 1) for path, text in TEXTS.items() if path.endswith(".md")
    }
    open_goal = {"goalsite.toml": TEXTS["goalsite.toml"], "goals/open.md": "---\ntitle: Open\ntype: soft\n---\n"}
    assert list(found(kept | open_goal)) == ["goal goals/open/"]
    assert len(found(kept | open_goal, "team")) == len(found(TEXTS)) + 1
    assert scripts(site(kept | open_goal)) == scripts(site(open_goal))


def test_nobody_can_be_looked_up_by_what_they_wrote() -> None:
    assert not [row for row in found(TEXTS).values() if "Ines" in str(row)]


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!-- ]]>", "’ é 漢 😀", '"\\', "{{ 7*7 }}"])
def test_any_text_is_text_and_ends_no_script(text: str) -> None:
    entry = f"---\ngoal: trust\ntitle: {json.dumps(text, ensure_ascii=False)}\n---\nText.\n"
    data = scripts(site(TEXTS | {"journal/2026-05-05-c.md": entry}))
    [script] = [found for path, found in data.items() if "entries-1" in path]
    assert rows(script)[0][2] == text
    assert not re.search("[<>]", script.decode().replace("(self.goalsiteTexts ||= [])", ""))


def many(count: int) -> dict[str, str]:
    days = [f"{2020 + at // 336:04}-{at // 28 % 12 + 1:02}-{at % 28 + 1:02}" for at in range(count)]
    return TEXTS | {f"journal/{day}-x.md": "---\ngoal: trust\n---\nSeen.\n" for day in days}


def test_the_journal_is_cut_and_a_new_entry_changes_the_last_script_only() -> None:
    texts = many(MOST_ENTRIES + 10)
    before = scripts(site(texts))
    after = scripts(site(texts | {"journal/2026-09-01-new.md": "---\ngoal: trust\n---\nNew.\n"}))
    assert list(before) == list(after) == ["search/texts.js", "search/entries-1.js", "search/entries-2.js"]
    assert [len(rows(data)) for data in list(before.values())[1:]] == [MOST_ENTRIES, 12]
    assert [path for path in before if before[path] != after[path]] == ["search/entries-2.js"]


def test_the_page_names_the_scripts_in_the_order_in_which_they_are_read() -> None:
    made = site(many(MOST_ENTRIES + 10))
    [index] = re.findall(r'data-index="([^"]+)"', made.files["search/index.html"].decode())
    assert index.split() == ["search/texts.js", "search/entries-2.js", "search/entries-1.js"]
    assert set(index.split()) == set(scripts(made))


def test_a_long_text_is_found_by_its_first_words() -> None:
    words = [f"word{number}" for number in range(MOST_WORDS + 50)]
    entry = f"---\ngoal: trust\ntitle: Long\n---\n{' '.join(words)}\n"
    row = found(TEXTS | {"journal/2026-05-05-c.md": entry})["entry journal/2026-05-05-c/"]
    assert row[3].split() == words[:MOST_WORDS]


def test_the_page_leads_to_everything_without_a_script() -> None:
    page = site(TEXTS).files["search/index.html"].decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert re.findall(r'<a href="\.\./([^"]+)index\.html"', main) == [
        "goals/wait/", "goals/trust/", "pairs/wait--trust/", "stories/call/", "reviews/q1/", "teams/desk/",
        "themes/first-call/", "themes/quiet/", "journal/2026/04/", "journal/2025/03/", "glossary/",
    ]  # fmt: skip
    assert re.search(r'<form class="search"[^>]* hidden', main)


def test_the_filters_offer_what_the_edition_holds() -> None:
    page = site(TEXTS).files["search/index.html"].decode()
    offered = {
        name: re.findall(r'<option value="([^"]+)">([^<]+)', choices)
        for name, choices in re.findall(r'<select [^>]*name="(\w+)">(.*?)</select>', page)
    }
    assert offered["side"] == [("m", "Measured"), ("o", "Observed")]
    assert offered["team"] == [("desk", "The desk")]
    assert offered["theme"] == [("first-call", "First Call"), ("quiet", "quiet")]
    assert offered["year"] == [("2026", "2026"), ("2025", "2025")]
    assert [value for value, _ in offered["kind"]] == [
        "goal", "pair", "entry", "story", "review", "team", "theme", "term",
    ]  # fmt: skip


def test_where_there_is_nothing_to_find_the_page_says_so() -> None:
    page = site({}).files["search/index.html"].decode()
    assert "There is nothing to find in this edition yet." in page
    assert "<form" not in page
