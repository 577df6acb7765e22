"""Sentences that are easily said wrongly: counts all alike, numbers that are there, titles that end in a quote."""

from __future__ import annotations

import pytest

from goalsite_gen.insight import derive
from goalsite_gen.insight.progress import Progress
from goalsite_gen.site import phrases
from goalsite_gen.site.sheets.notes import first_sentence
from tests.insight.portfolios import measured, portfolio


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
    assert phrases.standing_sentence(on_the_line) == "It stays at 4 or below: 4 on 30 September 2026."


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
