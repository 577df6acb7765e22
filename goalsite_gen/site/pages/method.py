"""The method page, which says how everything else is judged, and the page for a wrong turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

import goalsite_gen.rules  # noqa: F401  (defines the rules)
from goalsite_gen.findings import FAMILIES, RULES, Rule
from goalsite_gen.insight import THRESHOLDS, Growth, PairReading, Standing
from goalsite_gen.site import addresses, phrases, words
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.shell import NAVIGATION
from goalsite_gen.site.views import (
    Badge,
    Link,
    MethodPage,
    MethodSection,
    MethodTerm,
    NotFoundPage,
    Page,
    RuleGroup,
    RuleRow,
    Threshold,
)

K = TypeVar("K", bound=StrEnum)

_VOCABULARY = (
    ("goal", "Something to achieve or to grow into. It is measured or observed, never both."),
    ("measured", "Judged by a number: quantitative, hard and performance goals."),
    ("observed", "Judged by what people see: qualitative, soft and learning goals. It is never a number."),
    ("pair", "A measured and an observed goal that are read together, with the reason why."),
    ("metric", "One number a measured goal is judged by."),
    ("reading", "The value of a metric on a day."),
    ("path", "Where the number should be on each day: a straight line, or checkpoints."),
    ("indicator", "A sign of growth: an event that two people would agree they saw."),
    ("stage", "One step of a ladder. Its name leads, because growth has no score."),
    ("ladder", "The stages of an indicator, lowest first, and when each was observed."),
    ("entry", "A line in the journal: what somebody saw, and whether it supports or challenges the goal."),
    (
        "milestone",
        "An entry that records a shift in capability, understanding or relationship. People judge it, not a program.",
    ),
    ("story", "An outcome told in full, resting on entries."),
)


def plan(edition: Edition) -> Iterator[Page]:
    """The method page and the page for a wrong turn."""
    yield MethodPage(
        path=addresses.METHOD,
        title="How this site judges",
        heading="How this site judges",
        description="Every word, every threshold and every rule by which this site says how things stand.",
        section="method",
        lead="Nothing here is a mood. Each word below follows from readings and entries, by thresholds printed here.",
        sections=_sections(edition),
        rules=tuple(
            _group(heading, [rule for _, rule in sorted(RULES.items()) if rule.code[0] == letter])
            for letter, heading in FAMILIES.items()
            if any(rule.code[0] == letter for rule in RULES.values())
        ),
    )
    yield NotFoundPage(
        path=addresses.NOT_FOUND,
        title="This page is not here",
        heading="This page is not here",
        description="There is no page at this address.",
        lead="It may have been renamed, or it is not part of this edition.",
        links=tuple(Link(text, path) for _, text, path in NAVIGATION),
    )


def _sections(edition: Edition) -> tuple[MethodSection, ...]:
    rhythm = edition.portfolio.settings.rhythm
    return (
        MethodSection(
            "standing",
            "How a number stands",
            "The share done is the way from the baseline to the latest reading, as a part of the way to the target. "
            "The share expected is where the path was on the day of that reading. A period is judged by the target in "
            "force then.",
            _terms(Standing, phrases.standing_badge, phrases.STANDING_MEANINGS),
        ),
        MethodSection(
            "growth",
            "How growth is read",
            "An observed goal is never a number: no percentage, no average of stages, no score. It is read over the "
            f"last two quarters from the entries in the journal, which should come {rhythm.journal.words}.",
            _terms(Growth, phrases.growth_badge, phrases.GROWTH_MEANINGS),
        ),
        MethodSection(
            "pairs",
            "How a pair is read",
            "The number and the growth of a pair are read together. Growth beside a number is timing, not cause.",
            _terms(PairReading, phrases.pair_badge, phrases.PAIR_MEANINGS),
        ),
        MethodSection(
            "thresholds",
            "Thresholds",
            "Every constant that decides a word above.",
            thresholds=tuple(Threshold(each.meaning, _value(each.value), each.source) for each in THRESHOLDS),
        ),
        MethodSection(
            "words",
            "Words",
            "",
            tuple(MethodTerm(term.capitalize(), meaning) for term, meaning in _VOCABULARY),
        ),
    )


def _terms(kinds: type[K], badge: Callable[[K], Badge], meanings: Mapping[str, str]) -> tuple[MethodTerm, ...]:
    return tuple(MethodTerm(kind.value.capitalize(), meanings[kind.value], badge(kind)) for kind in kinds)


def _value(value: float) -> str:
    return words.number(value, 2 if value != int(value) else 0)


def _group(heading: str, rules: Sequence[Rule]) -> RuleGroup:
    return RuleGroup(
        heading, tuple(RuleRow(rule.code, rule.name, rule.severity.value.capitalize(), rule.summary) for rule in rules)
    )
