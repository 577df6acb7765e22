"""Periods on the site: who is heard first, what is told once, and what is cut."""

from __future__ import annotations

from typing import Any

from goalsite_gen.insight import derive
from goalsite_gen.model import Portfolio
from goalsite_gen.publish.proof import leaks
from goalsite_gen.site import addresses, render_site
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.pages import home, periods
from goalsite_gen.site.pages.unit import pages_of
from goalsite_gen.site.render import Renderer
from goalsite_gen.site.views import PeriodPage, PeriodsPage
from tests.insight.portfolios import STAGES, entry, measured, observed, portfolio, review, story
from tests.site.sample_parts import site
from tests.support import portfolio as files

READINGS = {"2026-03-31": 20, "2026-06-30": 60}


def planned(whole: Portfolio) -> tuple[PeriodsPage, dict[str, PeriodPage]]:
    index, *pages = pages_of(periods.units(Edition(derive(whole), "public")))
    assert isinstance(index, PeriodsPage)
    return index, {page.path.split("/")[1]: page for page in pages if isinstance(page, PeriodPage)}


def pages(*contents: Any, **settings: Any) -> dict[str, PeriodPage]:
    return planned(portfolio(*contents, **settings))[1]


def pair(**metric: Any) -> tuple[Any, Any]:
    return measured(pairs=["trust"], metric={"readings": READINGS, **metric}), observed()


def test_without_anything_dated_the_list_says_so() -> None:
    index, found = planned(portfolio(measured(), observed()))
    assert (index.nothing, index.latest, index.years, found) == ("Nothing is dated in this edition yet.", None, (), {})


def test_the_list_leads_with_the_latest_quarter_and_says_whether_it_still_runs() -> None:
    over, _ = planned(portfolio(observed(), entry("2026-05-09")))
    running, _ = planned(portfolio(observed(), entry("2026-05-09"), day="2026-05-20"))
    assert over.latest
    assert (over.latest_label, over.latest.text) == ("The latest quarter", "April to June 2026")
    assert running.latest_label == "The quarter so far"


def test_a_year_lists_its_quarters_with_their_months() -> None:
    index, _ = planned(portfolio(observed(), entry("2026-01-09"), entry("2026-05-09"), entry("2026-06-09")))
    [year] = index.years
    assert [(row.link.text, row.counts) for row in year.quarters] == [
        ("April to June 2026", "2 entries"),
        ("January to March 2026", "1 entry"),
    ]
    assert [month.text for month in year.quarters[0].months] == ["May 2026", "June 2026"]


def test_a_month_leads_up_to_its_quarter_and_its_year() -> None:
    page = pages(observed(), entry("2026-05-09"))["2026-05"]
    assert [link.href for link in page.up] == [
        "periods/index.html",
        "periods/2026/index.html",
        "periods/2026-q2/index.html",
    ]


def test_a_fiscal_year_is_called_by_its_months() -> None:
    found = pages(observed(), entry("2026-05-09"), fiscal_year_start=4)
    assert found["2026"].heading == "April 2026 to March 2027, so far"
    assert found["2026-q1"].heading == "April to June 2026"


def test_the_words_of_the_review_come_first_and_those_of_shorter_periods_are_named() -> None:
    own = review("2026-04-10", period="2026-Q1", facts="It rained.", feelings="Relief.")
    month = review("2026-02-03", period="2026-01", facts="It snowed.")
    found = pages(observed(), own, month)
    [sheet] = found["2026-q1"].reviews
    assert (sheet.review.facts, sheet.review.feelings) == (("It rained.",), ("Relief.",))
    assert [row.link.href for row in found["2026-q1"].within] == ["reviews/2026-02-03-review/index.html"]
    assert found["2026"].reviews == ()
    assert len(found["2026"].within) == 2


def test_lines_of_several_reviews_are_told_apart_and_those_of_one_need_no_name() -> None:
    own = review("2026-04-10", period="2026-Q1", missed="The frost.", decisions="A second line.", asks="Ring early.")
    month = review("2026-02-03", period="2026-01", missed="The snow.")
    alone, both = pages(observed(), own)["2026-q1"], pages(observed(), own, month)["2026-q1"]
    assert [(each.source.href, each.items) for each in alone.missed] == [("", ("The frost.",))]
    assert [(each.source.href, each.items) for each in both.missed] == [
        ("reviews/2026-04-10-review/index.html", ("The frost.",)),
        ("reviews/2026-02-03-review/index.html", ("The snow.",)),
    ]
    assert [len(both.decisions), len(both.asks)] == [1, 1]


def test_both_halves_of_a_pair_stand_in_one_row_with_how_they_read_that_day() -> None:
    [row] = pages(*pair(), entry("2026-05-09", stage=STAGES[1]))["2026-q2"].rows
    assert row.measured
    assert row.observed
    assert row.reading
    assert (row.measured.value, row.measured.course) == ("60", "from 20, towards 100 by December 2026")
    assert row.observed.stage == "when asked"


def test_a_stage_leads_to_the_entry_that_set_it() -> None:
    before, after = entry("2026-02-01", stage=STAGES[0]), entry("2026-05-09", stage=STAGES[1])
    [row] = pages(*pair(), before, after)["2026-q2"].rows
    assert row.observed
    [turn] = row.observed.turns
    assert (turn.turn, turn.stage.text, turn.before) == ("gained", "“when asked”", "“never”")
    assert turn.stage.href == addresses.entry_path(after)


def test_a_stage_that_a_review_agreed_on_leads_to_the_review() -> None:
    agreed = review("2026-04-10", {"indicator": "asks-first", "stage": STAGES[1]}, period="2026-Q1")
    [row] = pages(*pair(), agreed, entry("2026-05-01"))["2026-q2"].rows
    assert row.observed
    assert row.observed.turns[0].stage.href == addresses.review_path(agreed)


def test_a_goal_of_two_pairs_is_told_once() -> None:
    found = pages(
        measured(pairs=["trust", "calm"], metric={"readings": READINGS}),
        observed(),
        observed("calm"),
        entry("2026-05-09"),
    )
    assert [row.measured.is_repeat for row in found["2026-q2"].rows if row.measured] == [False, True]


def test_neither_half_is_a_number_where_it_is_observed() -> None:
    found = pages(*pair(), entry("2026-05-09", stage=STAGES[2]))["2026-q2"]
    assert not any(sign.isdigit() for row in found.rows if row.observed for sign in row.observed.stage)


def test_the_sentences_count_what_moved_grew_and_spoke_against() -> None:
    page = pages(
        *pair(),
        entry("2026-02-01", stage=STAGES[0]),
        entry("2026-05-09", stage=STAGES[1]),
        entry("2026-05-12", evidence="challenges"),
    )["2026-q2"]
    assert page.lead.endswith(" One number was read, and it moved the way it should.")
    assert page.change[0] == "One sign stands higher than before."
    assert page.against_said == "Of 2 entries of this period, one speaks against what we hope for."
    assert [row.when.iso for row in page.against] == ["2026-05-12"]


def test_many_entries_against_are_cut_and_the_journal_has_the_rest() -> None:
    written = [entry(f"2026-0{month}-{day:02}", evidence="challenges") for month in (4, 5) for day in range(1, 10)]
    page = pages(observed(), *written)["2026-q2"]
    assert page.against_said == "Each of the 18 entries of this period speaks against what we hope for."
    assert len(page.against) == periods.MOST_AGAINST
    assert [link.href for link in page.against_more] == ["journal/2026/05/index.html", "journal/2026/04/index.html"]


def test_what_is_late_stands_before_a_line_that_was_crossed_on_the_way() -> None:
    guard = {"aim": "stay-above", "baseline": None, "target": 30}
    late = measured("late", title="Late", due="2026-05-31", metric={"readings": READINGS})
    crossed = measured("a", title="Crossed", metric={"readings": {"2026-04-30": 20, "2026-05-31": 40}, **guard})
    page = pages(late, crossed)["2026-q2"]
    assert [(row.goal.text, row.badge.word) for row in page.late] == [("Late", "Missed"), ("Crossed", "Holding")]
    assert page.late[1].said == "One reading was on the wrong side of 30: 20 on 30 April 2026."


def test_many_pairs_are_cut_with_the_way_on() -> None:
    goals = [observed(f"g{at}", title=f"Goal {at}") for at in range(periods.MOST_ROWS + 1)]
    page = pages(*goals, entry("2026-05-09", goal="g1"))["2026-q2"]
    assert len(page.rows) == periods.MOST_ROWS
    assert page.rows_more
    assert page.rows_more.href == "scorecard/index.html"
    assert (len(page.quiet), page.quiet_said) == (40, "")


def test_balanced_pairs_fold_behind_those_that_ask_for_attention() -> None:
    both = (*pair(), entry("2026-05-09", stage=STAGES[0]), entry("2026-06-28", stage=STAGES[1]))
    late = measured("late", title="Late", pairs=["trust"], due="2026-05-31", metric={"readings": READINGS})
    alone, mixed = pages(*both)["2026-q2"], pages(*both, late)["2026-q2"]
    assert [row.reading.word for row in alone.rows if row.reading] == ["Balanced"]
    assert (alone.steady, alone.steady_said) == ((), "")
    assert [row.reading.word for row in mixed.rows if row.reading] == ["Building"]
    assert [row.reading.word for row in mixed.steady if row.reading] == ["Balanced"]
    assert mixed.steady_said == "The balanced pair"


def test_a_number_that_crossed_its_line_is_named_where_its_goal_has_several() -> None:
    guard = {"id": "sore", "name": "Sore skin", "aim": "stay-below", "target": 5, "readings": {"2026-05-31": 6}}
    several = measured(
        metrics=[{"id": "stay", "name": "Stay", "baseline": 0, "target": 100, "readings": READINGS}, guard]
    )
    [row] = pages(several)["2026-q2"].late
    assert row.said == "Sore skin: One reading was on the wrong side of 5: 6 on 31 May 2026."


def test_stories_of_the_period_are_told_with_their_summaries() -> None:
    page = pages(measured(), story("rain", title="Rain", summary="It rained.", date="2026-05-01"))["2026-q2"]
    assert [(row.title, row.summary) for row in page.stories] == [("Rain", "It rained.")]


def test_the_first_page_leads_to_the_latest_quarter() -> None:
    def way(day: str) -> Any:
        [page] = home.plan(Edition(derive(portfolio(observed(), entry("2026-05-09"), day=day)), "public"))
        return page.period

    assert (way("2026-05-20").text, way("2026-05-20").href) == (
        "The quarter so far: April to June 2026",
        "periods/2026-q2/index.html",
    )
    assert way("2026-06-30").text == "The latest quarter: April to June 2026"


def test_every_page_renders_and_its_titles_differ() -> None:
    found = pages(*pair(), entry("2026-01-09"), entry("2026-05-09"), review("2026-04-10", period="2026-Q1"))
    renderer = Renderer()
    assert all(renderer.render(page, site=site()).endswith(b"</html>\n") for page in found.values())
    assert len({page.title for page in found.values()}) == len(found)


WITHHELD = {
    "goalsite.toml": '[audiences]\norder = ["board", "public"]\ndefault = "public"\n',
    "goals/trust.md": "---\ntitle: Customers trust us\ntype: soft\n---\n",
    "journal/2026-02-03-she-rang.md": "---\ngoal: trust\n---\nShe rang before we did.\n",
    "reviews/2026-q1.md": "---\nperiod: 2026-Q1\ndate: 2026-04-10\naudience: board\n"
    "missed: The reserve had been empty for a fortnight.\ndecisions: We sell the second van.\n---\nNobody slept.\n",
}


def test_a_withheld_review_called_after_its_period_leaves_the_page_of_the_period_in_peace() -> None:
    whole = files(WITHHELD)
    made = render_site(whole, audience="public", media=lambda _: None)
    page = made.files["periods/2026-q1/index.html"].decode()
    assert leaks(made.files, whole=whole, seen=made.seen) == ()
    assert not any(word in page for word in ("reserve", "second van", "slept"))
    assert "reviews/2026-q1/index.html" not in made.files
    assert (
        "We sell the second van."
        in render_site(whole, audience="board", media=lambda _: None).files["periods/2026-q1/index.html"].decode()
    )


def test_the_first_page_leads_to_what_the_latest_quarter_asks() -> None:
    asking = review("2026-03-30", period="2026-Q1", asks="Ring early.")
    made = render_site(portfolio(observed(), entry("2026-01-09"), asking), audience="public", media=lambda _: None)
    assert b'href="periods/2026-q1/index.html#asked"' in made.files["index.html"]
    assert b'id="asked"' in made.files["periods/2026-q1/index.html"]
    silent = render_site(portfolio(observed(), entry("2026-01-09")), audience="public", media=lambda _: None)
    assert b"#asked" not in silent.files["index.html"]


SEVERAL = [
    {"id": "stay", "name": "Stay", "baseline": 0, "target": 100, "readings": READINGS},
    {"id": "sore", "name": "Sore skin", "baseline": 20, "target": 0, "readings": {"2026-02-28": 19, "2026-05-31": 18}},
]


def test_a_further_number_says_how_it_stands_and_the_pair_that_some_are_behind() -> None:
    goal = measured(metrics=SEVERAL, pairs=["trust"], start="2026-01-01", due="2026-12-31")
    seen = [entry(f"2026-06-{day}", stage=STAGES[1]) for day in (20, 21)]
    [row] = pages(goal, observed(), entry("2026-02-01", stage=STAGES[0]), *seen)["2026-q2"].rows
    assert row.measured
    assert row.measured.notes == ("Sore skin: 18, from 19. Off path.",)
    assert row.said == ("On 30 June 2026 what people saw was growing; one of the numbers was not where it should be.")


def test_a_stage_that_assessors_differ_on_is_called_contested() -> None:
    views = [
        {"indicator": "asks-first", "stage": stage, "assessors": [who]}
        for stage, who in zip(STAGES[:2], "ab", strict=True)
    ]
    found = pages(*pair(), entry("2026-02-01", stage=STAGES[1]), review("2026-05-10", *views, period="2026-Q1"))
    [row] = found["2026-q2"].rows
    assert row.observed
    assert [(turn.turn, turn.is_contested) for turn in row.observed.turns] == [("lost", True)]


def test_that_growth_looks_further_back_is_said_only_where_it_slips_beside_a_gain() -> None:
    said = "Growth is read over the last two quarters"
    rising = (entry("2026-04-01", stage=STAGES[0]), entry("2026-05-09", stage=STAGES[1]))
    doubts = [entry(f"2026-06-{day}", evidence="challenges") for day in range(20, 30)]
    lost = (entry("2025-11-01", stage=STAGES[2]), entry("2026-03-01", stage=STAGES[0], evidence="challenges"))
    assert not any(said in each for each in pages(*pair(), *rising)["2026-q2"].change)
    slipping = pages(*pair(), *lost, entry("2026-05-09", stage=STAGES[1]), *doubts)["2026-q2"]
    assert any(said in each for each in slipping.change)
