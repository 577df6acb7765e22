"""Sentences that are easily said wrongly: counts all alike, numbers that are there, titles that end in a quote."""

from __future__ import annotations

import pytest

from goalsite_gen.insight import Ladder, PairReading, ReadPair, derive
from goalsite_gen.insight.dips import told_dips
from goalsite_gen.insight.pairing import Pair
from goalsite_gen.insight.progress import Progress
from goalsite_gen.model import Entry, Review
from goalsite_gen.site import phrases, render_site
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.pages import goals
from goalsite_gen.site.sheets.notes import first_sentence
from goalsite_gen.site.views import GoalPage
from tests.insight.portfolios import entry, measured, observed, portfolio, review


def number(**metric: object) -> Progress:
    [progress] = derive(portfolio(measured(metric=metric), day="2026-09-30")).progress_of(measured())
    return progress


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((3, 0, 0), "Each of the 3 observations supports it."),
        ((0, 2, 0), "Each of the 2 observations challenges it."),
        ((0, 1, 0), "One observation, against it."),
        ((2, 1, 0), "3 observations: 2 support it and 1 challenges it."),
    ],
)
def test_observations_that_are_all_alike_are_not_listed(counts: tuple[int, int, int], said: str) -> None:
    assert phrases.evidence_words(*counts) == said


def test_a_number_that_is_there_leads_nowhere_any_more() -> None:
    there = number(readings={"2026-03-31": 20, "2026-09-30": 100})
    ahead = number(readings={"2026-03-31": 20, "2026-09-30": 80})
    assert phrases.target_words(there) == "against a target of 100 by December 2026"
    assert phrases.target_words(ahead) == "towards 100 by December 2026"


def test_a_guardrail_includes_its_line() -> None:
    on_the_line = number(aim="stay-below", baseline=None, target=4, readings={"2026-09-30": 4})
    assert phrases.target_words(on_the_line) == "to stay at 4 or below"
    assert phrases.standing_sentence(on_the_line) == "It should stay at 4 or below; it was 4 on 30 September 2026."


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("“Higher.” She said no more.", "“Higher.”"),
        ("He asked ‘why?’ Nobody knew.", "He asked ‘why?’"),
        ("It rained. It stopped.", "It rained."),
    ],
)
def test_a_first_sentence_takes_the_quote_that_it_closes(text: str, first: str) -> None:
    assert first_sentence(text) == first


def open_pair(reading: PairReading, **observed_fields: object) -> ReadPair:
    return ReadPair(Pair(measured(), observed(**observed_fields), "", ()), reading)


CLOSED = {"state": "achieved", "closed": {"date": "2026-03-31", "because": "It is habit."}}
HOLLOW, BALANCED, TOO_EARLY = PairReading.HOLLOW, PairReading.BALANCED, PairReading.TOO_EARLY


@pytest.mark.parametrize(
    ("readings", "said"),
    [
        ([HOLLOW], "The one open pair is hollow: its number advances, what people see does not."),
        ([HOLLOW, BALANCED], "Of 2 open pairs, 1 is hollow: its number advances, what people see does not."),
        (
            [BALANCED, BALANCED],
            "Each of the 2 open pairs is balanced: its number advances, what people see grows or holds.",
        ),
        (
            [TOO_EARLY, BALANCED],
            "Of 2 open pairs, 1 is balanced: its number advances, what people see grows or holds.",
        ),
        ([TOO_EARLY], "For the one open pair it is too early: there is not enough of it to be read yet."),
    ],
)
def test_the_first_page_says_what_its_word_means_in_the_same_breath(readings: list[PairReading], said: str) -> None:
    found = phrases.pairs_said([open_pair(reading) for reading in readings])
    assert found
    assert f"{found.before}{found.link.text}{found.after}" == said
    assert found.link.href == "method/index.html#pairs"


def test_the_first_page_counts_no_pair_that_is_closed() -> None:
    closed = open_pair(HOLLOW, **CLOSED)
    assert phrases.pairs_said([closed]) is None
    assert phrases.pairs_said([closed, open_pair(BALANCED)]) == phrases.pairs_said([open_pair(BALANCED)])


def test_the_word_on_the_first_page_leads_to_how_a_pair_is_read() -> None:
    both = (measured(pairs="trust", metric={"readings": {"2026-03-31": 50, "2026-06-30": 60}}), observed())
    made = render_site(portfolio(*both), audience="public", media=lambda _: None)
    assert b'is <a href="method/index.html#pairs">hollow</a>: its number' in made.files["index.html"]
    assert b'<section id="pairs">' in made.files["method/index.html"]


def test_a_closed_pair_is_told_in_the_past() -> None:
    assert phrases.pair_said(open_pair(HOLLOW)) == "The number advances; what people see does not."
    assert phrases.pair_said(open_pair(HOLLOW, **CLOSED)) == (
        "When closed, the number had advanced; what people saw had not."
    )


def climbed(*contents: Entry | Review) -> Ladder:
    [found] = derive(portfolio(observed(), *contents)).ladders_of(observed())
    return found


def held(stage: str, by: str) -> dict[str, str]:
    return {"indicator": "asks-first", "stage": stage, "assessors": by}


@pytest.mark.parametrize(
    ("contents", "row", "leaf", "rung"),
    [
        (
            [entry("2026-02-10", stage="never"), entry("2026-03-10", stage="unasked")],
            "since March 2026",
            "since March 2026; before that “never”",
            "since Mar 2026",
        ),
        (
            [entry("2026-02-10", stage="never"), review("2026-03-31", held("unasked", "Ama"))],
            "agreed on in March 2026",
            "agreed on in a review in March 2026; before that “never”",
            "by review, Mar 2026",
        ),
        (
            [review("2026-03-31", held("unasked", "Ama"), held("never", "Jo"))],
            "contested in March 2026",
            "the lowest of several views in a review in March 2026",
            "by review, Mar 2026",
        ),
        (
            [entry("2026-02-10", stage="unasked")],
            "seen once, in February 2026",
            "since February 2026",
            "since Feb 2026",
        ),
        (
            [
                entry("2026-02-10", stage="unasked"),
                entry("2026-03-10", stage="never", evidence="challenges"),
            ],
            "since March 2026",
            "since March 2026; before that “unasked”",
            "since Mar 2026",
        ),
    ],
)
def test_a_stage_says_how_it_came(contents: list[Entry | Review], row: str, leaf: str, rung: str) -> None:
    found = climbed(*contents)
    assert (phrases.short_since(found), phrases.since_words(found), phrases.rung_since(found)) == (row, leaf, rung)


def test_the_sentence_on_a_stage_does_not_call_agreed_what_was_not() -> None:
    agreed = climbed(review("2026-03-31", held("unasked", "Ama")))
    differed = climbed(review("2026-03-31", held("unasked", "Ama"), held("never", "Jo")))
    assert phrases.stage_sentence(agreed) == ("What people see: “unasked”, as agreed on in a review in March 2026.")
    assert phrases.stage_sentence(differed) == (
        "What people see: “never”, the lowest of several views in a review in March 2026."
    )
    assert phrases.stage_sentence(climbed()) == ""


def monthly(*values: float) -> dict[str, float]:
    return {f"2026-{month:02}-01": value for month, value in enumerate(values, start=1)}


def test_a_forecast_says_how_often_its_range_is_meant_to_hold_and_how_often_it_did() -> None:
    told = phrases.forecast_words(number(readings=monthly(0, 10, 20, 30, 70, 60, 90, 75)))
    assert "is meant to hold 8 times in 10." in told[0]
    assert told[1].startswith("Of 4 earlier ranges, each for the next reading, ")
    assert told[1].endswith(" held: fewer than meant, so read this one wider.")


def test_a_forecast_whose_ranges_held_asks_for_nothing() -> None:
    steady = phrases.forecast_words(number(decimals=1, readings=monthly(0, 12, 19, 31, 40, 51)))
    assert steady[1] == "All 2 earlier ranges, each for the next reading, held."


def test_a_forecast_without_a_record_stands_alone() -> None:
    assert len(phrases.forecast_words(number(readings=monthly(0, 10, 20, 30)))) == 1


def test_a_range_that_passes_the_whole_of_a_share_says_so() -> None:
    share = {"unit": "%", "target": 90, "readings": monthly(41, 50, 62, 70, 80, 89)}
    said = "The range is that of a straight line, which does not stop at 100%; the chart does."
    assert said in phrases.forecast_words(number(**share))
    assert said not in phrases.forecast_words(number(**share | {"unit": "points"}))
    assert said not in phrases.forecast_words(number(**share | {"target": 150}))


def test_a_dip_is_named_where_its_number_does_not_stand_above() -> None:
    metric = {"name": "Kept", "readings": monthly(50, 51, 52, 53, 54, 55, 56, 20)}
    found = told_dips(derive(portfolio(measured(metric=metric), day="2026-09-30")))
    assert [phrases.dip_of(each.metric, each.dip) for several in found.values() for each in several] == [
        "Kept: down from 56 to 20 by 1 August 2026"
    ]


def holding(*contents: Entry) -> str:
    edition = Edition(derive(portfolio(observed(), *contents, day="2026-06-30")), "public")
    [page] = [page for unit in goals.units(edition) for page in unit() if isinstance(page, GoalPage)]
    assert page.standing.word == "Holding"
    return page.said


def test_a_goal_that_holds_says_whether_anything_happened() -> None:
    shift = {"shift": "capability", "before": "We asked.", "after": "They ask."}
    still = [entry("2026-06-26"), entry("2026-06-20", evidence="challenges")]
    less = [entry(f"2026-06-{day}", evidence="challenges") for day in (21, 22)]
    assert holding(*still) == "Over the last two quarters it neither gained nor lost."
    assert holding(entry("2026-05-02", milestone=shift), *still, *less) == (
        "Over the last two quarters it both gained and lost."
    )


def health_of(*contents: Entry, rhythm: str, **fields: object) -> dict[str, str]:
    goal = observed(**fields)
    edition = Edition(derive(portfolio(goal, *contents, rhythm={"journal": rhythm})), "public")
    [page] = [page for unit in goals.units(edition) for page in unit() if isinstance(page, GoalPage)]
    assert page.health
    return {fact.label: fact.values[0].text for fact in page.health.facts}


def test_silence_is_told_against_the_rhythm_that_the_journal_has() -> None:
    written = [entry("2026-02-10"), entry("2026-06-10")]
    assert health_of(*written, rhythm="monthly")["Silent months"] == "10 of its last 12, in a journal kept monthly"
    assert health_of(*written, rhythm="quarterly")["Silent quarters"] == "2 of its last 4, in a journal kept quarterly"
    started = health_of(entry("2026-06-10"), rhythm="monthly", start="2026-06-01")
    assert started["Silent months"] == "none so far, in a journal kept monthly"


def test_where_no_rhythm_is_counted_the_last_entry_is_named() -> None:
    assert health_of(entry("2026-02-10"), rhythm="yearly")["Last entry"] == "10 February 2026"
