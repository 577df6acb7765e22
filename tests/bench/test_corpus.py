"""The documents that are measured are the same each time, in the stated shares and lengths, and have nothing wrong."""

from __future__ import annotations

from collections import Counter

import pytest

from goalsite_gen.check import check
from goalsite_gen.findings import Severity
from tests.bench.corpus import DAY, corpus, documents
from tests.support import portfolio


@pytest.mark.parametrize("count", [100, 1_000])
def test_two_in_a_hundred_are_goals_three_stories_and_the_rest_entries(count: int) -> None:
    kinds = Counter(document.kind for document in corpus(count))
    assert kinds == {"goals": count // 50, "stories": count * 3 // 100, "journal": count * 95 // 100}


def test_they_are_the_same_each_time() -> None:
    assert list(documents(200)) == list(documents(200))


def test_a_text_has_sixty_to_two_hundred_and_fifty_words_and_a_few_more() -> None:
    lengths = [len(document.body.split()) for document in corpus(1_000) if document.kind != "goals"]
    assert min(lengths) >= 60
    assert max(lengths) <= 250 + 4 + 14


def test_no_two_share_a_sign_and_each_holds_its_own() -> None:
    made = list(corpus(1_000))
    assert len({document.sign for document in made}) == len({document.path for document in made}) == 1_000
    assert all(document.sign in document.body for document in made)


def test_goalsite_finds_no_error_in_them() -> None:
    found = check(portfolio(dict(documents(200)), day=DAY))
    assert [finding for finding in found if finding.severity is Severity.ERROR] == []


def test_one_in_so_many_can_have_something_wrong() -> None:
    whole = portfolio(dict(documents(400, every=40)), day=DAY)
    errors = Counter(finding.code for finding in check(whole) if finding.severity is Severity.ERROR)
    assert 0 < errors["L202"] < 400 // 40


def test_the_other_generators_get_addresses_and_words_where_goalsite_has_files_and_figures() -> None:
    bodies = {document.id: document.plain_body for document in corpus(1_000)}
    assert bodies["o3"] == "More in [its number](/goals/m3/), now at 41 days. Rider 3 rings."
    assert not [body for body in bodies.values() if ".md" in body or "[[" in body]
    linked = [body for name, body in bodies.items() if name.endswith("-e15")]
    assert linked[0].endswith("It is what [the goal](/goals/o5/) is about.")
