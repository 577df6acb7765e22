"""The method page, which says how everything else is judged, and the page for a wrong turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import TypeVar

import goalsite_gen.rules  # noqa: F401  (defines the rules)
from goalsite_gen.findings import FAMILIES, RULES, Rule, Severity
from goalsite_gen.insight import THRESHOLDS, Growth, PairReading, Standing
from goalsite_gen.site import addresses, phrases, words
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import mark_as, say, say_as
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

_SEVERITIES = {
    Severity.ERROR: mark_as("severity", "Error"),
    Severity.WARNING: mark_as("severity", "Warning"),
    Severity.HINT: mark_as("severity", "Hint"),
}


def plan(edition: Edition) -> Iterator[Page]:
    """The method page and the page for a wrong turn."""
    yield MethodPage(
        path=addresses.METHOD,
        title=say("How this site judges"),
        heading=say("How this site judges"),
        description=say("Every word, every threshold and every rule by which this site says how things stand."),
        section="method",
        lead=say(
            "Nothing here is a mood. Each word below follows from readings and entries, by thresholds printed here."
        ),
        sections=_sections(edition),
        rules=tuple(
            _group(say(heading), [rule for _, rule in sorted(RULES.items()) if rule.code[0] == letter])
            for letter, heading in FAMILIES.items()
            if any(rule.code[0] == letter for rule in RULES.values())
        ),
    )
    yield NotFoundPage(
        path=addresses.NOT_FOUND,
        title=say("This page is not here"),
        heading=say("This page is not here"),
        description=say("There is no page at this address."),
        lead=say("It may have been renamed, or it is not part of this edition."),
        links=tuple(Link(say(text), path) for _, text, path in NAVIGATION),
    )


def _sections(edition: Edition) -> tuple[MethodSection, ...]:
    rhythm = edition.portfolio.settings.rhythm
    return (
        MethodSection(
            "standing",
            say("How a number stands"),
            say(
                "A number starts from its baseline and has a target to reach; the planned path leads from one to the "
                "other. The share done is the part of that way which the latest reading has covered, and the share "
                "expected is the part the path had covered by the same day. A guardrail has no path, only a line that "
                "it is not to cross; a delivery is there or is not. A period is judged by the target in force then."
            ),
            _terms(Standing, phrases.standing_badge, phrases.standing_meaning),
        ),
        MethodSection(
            "growth",
            say("How growth is read"),
            say(
                "An observed goal is never a number: no percentage, no average of stages, no score. It is read over "
                "the last two quarters from the entries in the journal, which should come {often}.",
                often=phrases.every_words(rhythm.journal),
            ),
            _terms(Growth, phrases.growth_badge, phrases.growth_meaning),
        ),
        MethodSection(
            "pairs",
            say("How a pair is read"),
            say(
                "The number and the growth of a pair are read together. A number advances while it is on path, "
                "reached, holding or delivered; one on watch, or due, advances if it has come nearer to its target "
                "over the last two quarters. Growth beside a number is timing, not cause."
            ),
            _terms(PairReading, phrases.pair_badge, phrases.pair_meaning),
        ),
        MethodSection(
            "thresholds",
            say("Thresholds"),
            say("Every constant by which this site judges, forecasts or draws."),
            thresholds=tuple(Threshold(say(each.meaning), _value(each.value), say(each.source)) for each in THRESHOLDS),
        ),
        MethodSection(
            "words",
            say_as("vocabulary", "Words"),
            say("What a pair, a sign, a stage or an entry is stands in the glossary."),
            link=Link(say("Glossary"), addresses.GLOSSARY),
        ),
    )


def _terms(kinds: type[K], badge: Callable[[K], Badge], meaning: Callable[[K], str]) -> tuple[MethodTerm, ...]:
    badges = ((kind, badge(kind)) for kind in kinds)
    return tuple(MethodTerm(each.word, meaning(kind), each) for kind, each in badges)


def _value(value: float) -> str:
    return words.number(value, 2 if value != int(value) else 0)


def _group(heading: str, rules: Sequence[Rule]) -> RuleGroup:
    return RuleGroup(
        heading,
        tuple(RuleRow(rule.code, rule.name, say_as(*_SEVERITIES[rule.severity]), say(rule.summary)) for rule in rules),
    )
