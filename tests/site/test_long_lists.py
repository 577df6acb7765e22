"""Goals, pairs and the scorecard stay on one page however many there are; a long one leads to its groups."""

from __future__ import annotations

from itertools import chain

from goalsite_gen.insight import derive
from goalsite_gen.site import render_site
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.pages import goals, pairs, scorecard
from goalsite_gen.site.pages.unit import pages_of
from goalsite_gen.site.parts import MOST_ROWS
from goalsite_gen.site.views import GoalsPage, PairsPage, ScorecardPage
from tests.support import portfolio

MANY = 2 * MOST_ROWS
LISTS = ("goals/index.html", "pairs/index.html", "scorecard/index.html")


def texts(count: int) -> dict[str, str]:
    """So many goals of two teams, the first two of them a pair, the others alone."""
    written = {
        f"goals/g{at}.md": f"---\ntitle: Goal {at}\ntype: {'soft' if at % 2 else 'hard'}\nteam: t{at % 3 // 2}\n---\n"
        for at in range(1, count)
    }
    return {
        "goals/g0.md": "---\ntitle: Goal 0\ntype: hard\nteam: t0\npairs: [g1]\n---\n",
        "teams/t0.md": "---\ntitle: The bench\n---\n",
        "teams/t1.md": "---\ntitle: The desk\n---\n",
        **written,
    }


def lists(count: int) -> list[GoalsPage | PairsPage | ScorecardPage]:
    edition = Edition(derive(portfolio(texts(count))), "public")
    found = chain(pages_of(goals.units(edition)), pages_of(pairs.units(edition)), scorecard.plan(edition))
    return [page for page in found if isinstance(page, GoalsPage | PairsPage | ScorecardPage)]


def test_a_short_list_leads_to_none_of_its_groups() -> None:
    assert [page.jumps for page in lists(12)] == [(), (), ()]


def test_a_long_list_leads_to_each_of_its_groups() -> None:
    assert [[(to.text, to.href) for to in page.jumps] for page in lists(MANY)] == [
        [("The bench", "goals/index.html#team-t0"), ("The desk", "goals/index.html#team-t1")],
        [("Too early to say", "pairs/index.html#too-early-to-say"), ("Standing alone", "pairs/index.html#alone")],
        [("The bench", "scorecard/index.html#team-t0"), ("The desk", "scorecard/index.html#team-t1")],
    ]


def test_a_long_list_holds_every_row_and_every_group_it_leads_to() -> None:
    files = render_site(portfolio(texts(MANY)), audience="public", media=lambda _: None).files
    for path, page in zip(LISTS, lists(MANY), strict=True):
        html = files[path].decode()
        assert all(f'/g{at}/index.html"' in html for at in range(MANY))
        assert all(f'id="{to.href.partition("#")[2]}"' in html for to in page.jumps)
        assert html.count('<nav class="parts"') == 1
