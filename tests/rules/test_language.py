"""The rules that read language are right nearly always, find most of what is there, and take further languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goalsite_gen.rules.english import ENGLISH
from goalsite_gen.rules.vocabulary import Sign, Vocabulary
from goalsite_gen.rules.wording import VOCABULARIES, Wording, wording
from tests.rules.measure import RULES_OF_LANGUAGE, Sentence, count, judged, sentences

LEAST_PRECISION = 0.95
LEAST_RECALL = 0.7


@pytest.fixture(scope="module")
def found() -> dict[Sentence, frozenset[str]]:
    return judged(sentences())


@pytest.mark.parametrize("rule", RULES_OF_LANGUAGE.values())
def test_a_rule_is_right_when_it_speaks_and_seldom_silent(
    found: dict[Sentence, frozenset[str]], rule: str
) -> None:  # F4, F16, P1, P6, P7
    every, held_out = count(found, rule), count({one: names for one, names in found.items() if one.is_held_out}, rule)
    assert every.precision >= LEAST_PRECISION
    assert every.recall >= LEAST_RECALL
    assert held_out.precision >= LEAST_PRECISION
    assert held_out.recall >= LEAST_RECALL


def test_the_labelled_sentences_are_many_and_about_half_of_them_are_good() -> None:
    asked = sentences()
    assert len({(one.kind, one.text) for one in asked}) == len(asked)
    for kinds, least in (({"measured", "observed"}, 160), ({"definition"}, 160)):
        of_kind = [one for one in asked if one.kind in kinds]
        assert len(of_kind) >= least
        assert sum(not one.wanted for one in of_kind) >= 0.4 * len(of_kind)
    assert abs(sum(not one.wanted for one in asked) / len(asked) - 0.5) < 0.05
    assert {name for one in asked for name in one.wanted} == set(RULES_OF_LANGUAGE.values())
    assert sum(one.is_held_out for one in asked) >= 0.3 * len(asked)


def signs(vocabulary: Vocabulary) -> list[tuple[str, Sign]]:
    tables = ("counted", "ordered", "promises", "slogans", "wishes", "amounts", "inner")
    return [(name, sign) for name in tables for sign in getattr(vocabulary, name)]


@pytest.mark.parametrize("language", VOCABULARIES)
def test_each_sign_finds_its_own_example_and_says_why(language: str) -> None:
    for name, sign in signs(VOCABULARIES[language]):
        alone = Wording.of(replace(VOCABULARIES[language], **{name: (sign,)}))
        ((pattern, _),) = getattr(alone, name)
        assert pattern.search(sign.example), sign
        assert len(sign.because.split()) >= 3


@pytest.mark.parametrize(
    ("title", "tasks"),
    [
        ("buy a lathe and build a second bench", 2),
        ("buy local and sell local", 0),
        ("build the chair and test it with its rider", 0),
        ("weed the stacks, buy shelves and label the rows", 3),
        ("pupils plan a play, build the set and print the posters", 0),
        ("clean the bench, sort the tools and label the parts after each job", 0),
    ],
)
def test_a_list_of_tasks_is_told_from_a_habit(title: str, tasks: int) -> None:
    assert wording("en").tasks_in(title) == tasks  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("definition", "is_unseen"),
    [
        ("volunteers feel valued", True),
        ("a visitor who feels unsafe presses the bell", False),
        ("engineers take ownership of their services", True),
        ("a nurse takes the chart and reads it out", False),
        ("employees embrace change with a positive attitude", True),
        ("a pupil changes the plan and says why they are proud of it", False),
        ("a guest says “i trust you with that”", False),
    ],
)
def test_a_state_of_mind_is_told_from_what_one_would_see(definition: str, is_unseen: bool) -> None:
    assert bool(wording("en").unseen(definition)) == is_unseen  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("80% of the team ask", "80%"),
        ("a guest turns down the 10% voucher", ""),
        ("confidence goes from 3 to 5", "goes from 3 to 5"),
        ("the shop opens from 9 to 5 without its owner", ""),
        ("nine out of ten ask", "nine out of ten"),
        ("three in ten minutes", ""),
    ],
)
def test_a_number_to_reach_is_told_from_one_in_an_event(text: str, amount: str) -> None:
    found = wording("en").amount(text)  # type: ignore[union-attr]
    assert (found.words if found else "") == amount


def test_a_language_is_data() -> None:
    word = Sign(r"^mehr {virtue}\b", "das will jeder", "mehr vertrauen")
    german = replace(
        ENGLISH, classes={"virtue": "qualität vertrauen"}, counted=(), ordered=(), promises=(word,), slogans=(),
        wishes=(), checkable="x", tails="x",
        hollow=frozenset({"mehr", "und", "qualität", "vertrauen"}), hollow_endings=(), amounts=(), inner=(),
        how_it_went="x", tasks="baue ", unknown_task="x", empty="x", habits="täglich", still="x", particular="das ",
        moment="x", joints=r"\s+und\s+", same_again="x",
    )  # fmt: skip
    words = Wording.of(german)
    assert words.promise("mehr qualität und vertrauen")
    assert not words.promise("mehr vertrauen beim bäcker")
    assert words.tasks_in("baue das haus und baue das dach") == 2
