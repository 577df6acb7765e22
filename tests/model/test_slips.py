"""Which word must have been meant: only where no other could be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalsite_gen.model.slips import by_spelling, respelling_of, slip_of

TYPES = ("quantitative", "hard", "performance", "qualitative", "soft", "learning")
FIELDS = ("title", "type", "why", "owner", "team", "goal", "goals", "due", "metric", "metrics", "audience")


@pytest.mark.parametrize(
    ("written", "meant"),
    [("qualitativ", "qualitative"), ("Quantitative", "quantitative"), ("hrad", "hard"), ("leraning", "learning")],
)
def test_a_slip_in_a_closed_list_has_one_reading(written: str, meant: str) -> None:
    assert slip_of(written, TYPES) == meant


@pytest.mark.parametrize("written", ["qualtitative", "harsh", "sort of", "", "so", "performing", "x" * 10_000])
def test_a_word_that_may_mean_two_things_or_none_is_left_alone(written: str) -> None:
    assert slip_of(written, TYPES) == ""


@pytest.mark.parametrize(("written", "meant"), [("audiance", "audience"), ("metrcis", "metrics"), ("gaol", "goal")])
def test_a_name_and_its_plural_are_one_field(written: str, meant: str) -> None:
    assert slip_of(written, FIELDS) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Asks_First", "asks-first"), ("asks first", "asks-first"), ("asks-first.md", "asks-first"),
     ("asks-frist", "asks-first"), ("aks-first", ""), ("asks-last", ""), ("", "")],
)  # fmt: skip
def test_an_id_may_differ_in_separators_or_swapped_letters_only(written: str, meant: str) -> None:
    assert respelling_of(written, by_spelling(["asks-first", "trust"])) == meant


@pytest.mark.parametrize("written", ["sales-q2", "sales-1q", "sale-sq1x", "2026-03-41-call"])
def test_numbers_of_an_id_are_never_guessed(written: str) -> None:
    assert respelling_of(written, by_spelling(["sales-q1", "2026-03-14-call"])) == ""


def test_ids_that_differ_in_separators_alone_are_not_told_apart() -> None:
    assert respelling_of("ab cde", by_spelling(["ab-cde", "abc-de"])) == ""


@given(st.text(max_size=60), st.lists(st.text(max_size=20), max_size=8))
def test_whatever_is_given_one_of_the_words_comes_back_or_nothing(word: str, words: list[str]) -> None:
    assert slip_of(word, words) in ("", *words)
    assert respelling_of(word, by_spelling(words)) in ("", *words)
