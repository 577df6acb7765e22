"""The glossary: the portfolio's own terms with what they mean, in the order of the alphabet."""

from __future__ import annotations

from goalsite_gen.insight import derive
from goalsite_gen.model import Goal
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.pages import glossary, method
from goalsite_gen.site.views import GlossaryPage, GlossaryTerm, Link, MethodPage
from tests.insight.portfolios import measured, observed, portfolio


def planned(*goals: Goal) -> list[GlossaryPage]:
    return list(filter(lambda page: isinstance(page, GlossaryPage), glossary.plan(edition(*goals))))  # type: ignore[arg-type]


def edition(*goals: Goal) -> Edition:
    return Edition(derive(portfolio(*goals)), "public")


def terms(*goals: Goal) -> list[GlossaryTerm]:
    return [term for page in planned(*goals) for letter in page.letters for term in letter.terms]


def test_a_sign_stands_with_its_definition_its_stages_and_its_goal() -> None:
    sign = {
        "name": "Asks first",
        "definition": "A customer asks before choosing.",
        "stages": [{"name": "Unasked", "looks_like": "The telephone rings."}],
    }
    (term,) = terms(observed("trust", sign))
    assert (term.term, term.side, term.definition) == ("Asks first", "observed", "A customer asks before choosing.")
    assert (term.goal.text, term.goal.href) == ("Customers trust us", "goals/trust/index.html")
    assert [(stage.name, stage.looks_like) for stage in term.stages] == [("Unasked", "The telephone rings.")]


def test_a_number_stands_with_unit_source_and_rhythm() -> None:
    (term,) = terms(measured(metric={"unit": "%", "source": "Ledger", "every": "monthly", "definition": "Who left."}))
    assert (term.term, term.side, term.definition) == ("Churn", "measured", "Who left.")
    assert [(fact.label, fact.values[0].text) for fact in term.facts] == [
        ("Unit", "%"),
        ("Source", "Ledger"),
        ("Read", "monthly"),
    ]
    assert term.goal.href == "goals/churn/index.html#metric-churn"


def test_what_is_not_defined_or_given_up_says_so() -> None:
    (term,) = terms(observed("trust", {"name": "Asks first", "stages": ["never"], "dropped": "2026-05-01"}))
    assert (term.definition, term.note) == ("Not defined yet.", "Given up in May 2026.")


def test_signs_and_numbers_stand_in_one_alphabet_whatever_their_accents() -> None:
    names = ["Zeal", "Écoute", "‘Even now’", "Apples"]
    found = terms(*(observed(f"g{n}", {"name": name, "stages": ["x"]}) for n, name in enumerate(names)), measured())
    assert [term.term for term in found] == ["Apples", "Churn", "Écoute", "‘Even now’", "Zeal"]


def test_letters_stand_between_terms_only_where_there_are_many() -> None:
    assert [letter.letter for letter in planned(observed(), measured())[0].letters] == [""]
    many = [observed(f"g{n}", {"name": f"{'ABC'[n % 3]} sign {n}", "stages": ["x"]}) for n in range(30)]
    assert [letter.letter for letter in planned(*many)[0].letters] == ["A", "B", "C"]


def test_a_long_glossary_is_cut_and_the_words_of_the_site_stand_on_its_last_page() -> None:
    pages = planned(*(observed(f"g{n}", {"name": f"Sign {n}", "stages": ["x"]}) for n in range(150)))
    assert [page.path for page in pages] == ["glossary/index.html", "glossary/2/index.html", "glossary/3/index.html"]
    assert [bool(page.words) for page in pages] == [False, False, True]
    assert len({page.title for page in pages}) == 3


def test_without_goals_there_are_still_the_words_of_the_site() -> None:
    (page,) = planned()
    assert page.nothing == "No goal of this edition names a sign or a number yet."
    assert page.words


def test_the_method_page_leaves_the_words_of_the_site_to_the_glossary() -> None:
    page = next(iter(method.plan(edition())))
    assert isinstance(page, MethodPage)
    section = next(section for section in page.sections if section.id == "words")
    assert (section.terms, section.link) == ((), Link("Glossary", "glossary/index.html"))
