"""The glossary: the portfolio's signs and numbers as their goals define them, and the words of this site."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from goalsite_gen.model import Goal, Indicator, Metric
from goalsite_gen.site import addresses, phrases, words
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.figures import chart_id
from goalsite_gen.site.language import say
from goalsite_gen.site.parts import cut, part_path, part_title, parts_of
from goalsite_gen.site.views import GlossaryLetter, GlossaryPage, GlossaryTerm, Link, Page, StageTerm, Term
from goalsite_gen.site.vocabulary import vocabulary

LONG = 24
"""Terms from which letters stand between them."""

MOST_TERMS = 60
"""Terms on one page; each may bring a definition and a ladder of stages."""


def plan(edition: Edition) -> Iterator[Page]:
    """All terms in alphabetical order, on as many pages as they need; the site's own words on the last."""
    terms = sorted(_terms(edition), key=lambda term: (_sorted_as(term.term), term.id))
    stretches = cut(terms, MOST_TERMS)
    for number, found in enumerate(stretches, 1):
        yield GlossaryPage(
            path=part_path(addresses.GLOSSARY, number),
            title=part_title(say("Glossary"), number),
            heading=say("Glossary"),
            description=say("What is meant by each sign and each number, and by the words of this site."),
            section="glossary",
            lead=say("What we mean when we say it: the signs we look for, the numbers we read, and how they are told."),
            letters=_letters(found, with_letters=len(terms) > LONG),
            parts=parts_of(stretches, number, path=addresses.GLOSSARY, label=_label),
            words=vocabulary() if number == len(stretches) else (),
            nothing="" if terms else say("No goal of this edition names a sign or a number yet."),
        )


def _terms(edition: Edition) -> Iterator[GlossaryTerm]:
    number = 0
    for goal in edition.portfolio.goals.values():
        for indicator in goal.indicators:
            number += 1
            yield _sign(goal, indicator, identifier=f"term-{number}")
        for metric in goal.metrics:
            number += 1
            yield _number(goal, metric, identifier=f"term-{number}")


def _sign(goal: Goal, indicator: Indicator, *, identifier: str) -> GlossaryTerm:
    facts = (Term(say("We ask"), (Link(indicator.question),)),) if indicator.question else ()
    dropped = indicator.dropped
    return GlossaryTerm(
        id=identifier,
        term=indicator.name,
        side="observed",
        definition=indicator.definition or say("Not defined yet."),
        goal=Link(goal.title, addresses.href(addresses.goal_path(goal))),
        stages=tuple(StageTerm(stage.name, stage.looks_like) for stage in indicator.stages),
        facts=facts,
        note=say("Given up in {month}.", month=words.month(dropped)) if dropped else "",
    )


def _number(goal: Goal, metric: Metric, *, identifier: str) -> GlossaryTerm:
    facts = []
    if metric.unit:
        facts.append(Term(say("Unit"), (Link(metric.unit),)))
    if metric.source:
        facts.append(Term(say("Source"), (Link(metric.source),)))
    if metric.every:
        facts.append(Term(say("Read"), (Link(phrases.every_words(metric.every)),)))
    return GlossaryTerm(
        id=identifier,
        term=metric.name,
        side="measured",
        definition=metric.definition,
        goal=Link(goal.title, f"{addresses.href(addresses.goal_path(goal))}#{chart_id(metric.id)}"),
        facts=tuple(facts),
        note=say("It stands in for what is meant, which cannot be counted directly.") if metric.proxy else "",
    )


def _letters(terms: Sequence[GlossaryTerm], *, with_letters: bool) -> tuple[GlossaryLetter, ...]:
    if not with_letters:
        return (GlossaryLetter("terms", "", tuple(terms)),) if terms else ()
    groups = groupby(terms, key=lambda term: _letter(term.term))
    return tuple(GlossaryLetter(f"letter-{at}", letter, tuple(found)) for at, (letter, found) in enumerate(groups, 1))


def _label(terms: Sequence[GlossaryTerm]) -> str:
    """The letters that some terms go from and to."""
    if not terms:
        return ""
    first, last = (_letter(term.term) for term in (terms[0], terms[-1]))
    return first if first == last else say("{first} to {last}", first=first, last=last)


def _sorted_as(text: str) -> str:
    """A text without the marks on its letters, so that É stands beside E; what is no letter comes first."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    return bare.lstrip("“‘\"'«„¿¡([ ")


def _letter(text: str) -> str:
    """The letter a term stands under; all that begin with a digit or a sign stand under one."""
    first = _sorted_as(text)[:1]
    return first.upper() if first.isalpha() else "0–9"
