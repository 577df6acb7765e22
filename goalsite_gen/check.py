"""Every rule over a portfolio: from problems to findings, by what the settings, the caller and the authors ask for.

What is asked is settled in this order: `--select` and `--ignore`, the settings' `select` and `ignore`, the preset,
the settings' `severity`, `per-file-ignores`, and the comments in the documents. Where two codes cover one rule the
longer one wins, and `ignore` wins over an equal `select`. None of this touches an error of family F: it means that a
document has no page, and everything said about the others would be said without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import chain

import goalsite_gen.rules  # noqa: F401  (defines the rules)
from goalsite_gen.errors import Stop
from goalsite_gen.findings import RULES, Finding, Problem, Rule, Severity
from goalsite_gen.model import Portfolio
from goalsite_gen.model.settings import Check, locate_setting
from goalsite_gen.model.types import nearest
from goalsite_gen.rules.presets import OFF, PRESETS
from goalsite_gen.source.suppressions import Suppression, suppressions

__all__ = ["RULES", "check", "codes_like"]

_BAD_CONFIG = "F114"
_UNUSED = "L211"
_WHOLE = 0
"""The line under which wishes about a whole document are kept; no line has this number."""


def check(portfolio: Portfolio, *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Finding, ...]:
    """What is wrong with a portfolio, by file, line, column and code; the same each time, each thing once.

    `select` and `ignore` hold codes or their beginnings, and go before what the settings say. Problems that a later
    step found can be added to the portfolio's own. Raises Stop for a code in `select` or `ignore` that no rule has.
    """
    asked = _Asked(portfolio.settings.check, _known(select, "--select"), _known(ignore, "--ignore"))
    found: list[Finding] = []
    for rule in RULES.values():
        severity = asked.severity(rule)
        if severity is not OFF:
            problems: Iterable[Problem] = rule.check(portfolio)
            if rule.code == _BAD_CONFIG:
                problems = chain(problems, _unknown_codes(portfolio))
            found.extend(_finding(portfolio, rule, severity, problem) for problem in problems)
    wishes = [wish for document in portfolio.documents.values() for wish in suppressions(document)]
    kept, used = _suppressed(found, wishes)
    weight = asked.severity(RULES[_UNUSED])
    if weight is not OFF:
        unused = (_unused(wish, asked) for wish in wishes if wish not in used)
        kept.extend(_finding(portfolio, RULES[_UNUSED], weight, problem) for problem in unused if problem)
    wanted = {finding for finding in kept if not asked.is_ignored_there(finding)}
    return tuple(sorted(wanted, key=_order))


def _order(finding: Finding) -> tuple[object, ...]:
    span = finding.span
    return (span.file, span.line, span.column, finding.code, finding.message, span, finding.related, finding.hint)


def codes_like(selector: str) -> tuple[str, ...]:
    """The codes of the rules that a selector covers: its own, or all that begin with it."""
    return tuple(code for code in RULES if code.startswith(selector.upper()))


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which rules are asked for, and how much each weighs."""

    settings: Check
    select: Sequence[str]
    ignore: Sequence[str]

    def severity(self, rule: Rule) -> Severity | None:
        """The weight of a rule's findings; OFF where they are not asked for."""
        if _is_fixed(rule):
            return rule.severity
        if not self._is_selected(rule.code):
            return OFF
        weights = self.settings.severity
        longest = max((selector for selector in weights if _covers(selector, rule.code)), key=len, default="")
        if longest:
            return OFF if weights[longest] == "off" else Severity(weights[longest])
        return PRESETS[self.settings.preset].get(rule.code, rule.severity)

    def is_ignored_there(self, finding: Finding) -> bool:
        """Whether the settings leave this rule out in the finding's file."""
        return not _is_fixed(RULES[finding.code]) and any(
            fnmatchcase(finding.span.file, pattern) and _longest(codes, finding.code)
            for pattern, codes in self.settings.per_file_ignores.items()
        )

    def _is_selected(self, code: str) -> bool:
        for select, ignore in ((self.select, self.ignore), (self.settings.select, self.settings.ignore)):
            wanted, unwanted = _longest(select, code), _longest(ignore, code)
            if wanted or unwanted:
                return wanted > unwanted
            if select:
                return False
        return True


def _is_fixed(rule: Rule) -> bool:
    """Whether nobody can leave the rule out."""
    return rule.code.startswith("F") and rule.severity is Severity.ERROR


def _covers(selector: str, code: str) -> bool:
    return code.startswith(selector.upper())


def _longest(selectors: Iterable[str], code: str) -> int:
    """The length of the longest selector that covers the code, 0 where none does."""
    return max((len(selector) for selector in selectors if _covers(selector, code)), default=0)


def _known(selectors: Sequence[str], option: str) -> Sequence[str]:
    for selector in selectors:
        if not codes_like(selector):
            near = nearest(selector, RULES)
            hint = f"did you mean `{near}`?" if near else "`goalsite rule` lists them"
            raise Stop(f"`{option} {selector}` names no rule", hint=hint)
    return selectors


def _unknown_codes(portfolio: Portfolio) -> Iterator[Problem]:
    """Codes in the settings that no rule has."""
    settings = portfolio.settings.check
    given: list[tuple[str, tuple[str, ...]]] = [(code, ("check", "select")) for code in settings.select]
    given += [(code, ("check", "ignore")) for code in settings.ignore]
    given += [(code, ("check", "severity", code)) for code in settings.severity]
    for pattern, codes in settings.per_file_ignores.items():
        given += [(code, ("check", "per-file-ignores", pattern)) for code in codes]
    document = portfolio.documents.get(portfolio.config_file)
    for code, path in given:
        if not codes_like(code):
            near = nearest(code, RULES)
            hint = f"did you mean `{near}`?" if near else "`goalsite rule` lists them"
            place = locate_setting(portfolio.config_file, document.text if document else "", path)
            yield Problem(f"`{code}` names no rule", place, hint)


def _finding(portfolio: Portfolio, rule: Rule, severity: Severity, problem: Problem) -> Finding:
    related = tuple((portfolio.span(other.at), other.message) for other in problem.related)
    span = portfolio.span(problem.at)
    return Finding(rule.code, rule.name, severity, problem.message, span, problem.hint, related)


def _suppressed(found: list[Finding], wishes: list[Suppression]) -> tuple[list[Finding], set[Suppression]]:
    """The findings that nobody asked to leave out, and the wishes that left one out."""
    by_line: dict[tuple[str, int], list[Suppression]] = {}
    for wish in wishes:
        if wish.code:
            by_line.setdefault((wish.at.file, _WHOLE if wish.is_whole else wish.at.line), []).append(wish)
    kept: list[Finding] = []
    used: set[Suppression] = set()
    for finding in found:
        places = () if _is_fixed(RULES[finding.code]) else (_WHOLE, finding.span.line)
        near = [wish for line in places for wish in by_line.get((finding.span.file, line), ())]
        met = [wish for wish in near if _covers(wish.code, finding.code)]
        used.update(met)
        if not met:
            kept.append(finding)
    return kept, used


def _unused(wish: Suppression, asked: _Asked) -> Problem | None:
    """What is wrong with a wish that left nothing out; nothing where one of its rules was not asked for."""
    rules = [RULES[code] for code in codes_like(wish.code)] if wish.code else []
    if not wish.code:
        return Problem("this leaves nothing out: it names no rule", wish.at, "write `goalsite: ignore[P301]`")
    if not rules:
        near = nearest(wish.code, RULES)
        return Problem(f"`{wish.code}` names no rule", wish.at, f"did you mean `{near}`?" if near else "delete it")
    if any(asked.severity(rule) is OFF for rule in rules):
        return None
    if all(_is_fixed(rule) for rule in rules):
        return Problem(f"`{wish.code}` cannot be left out: the page could not be built", wish.at, "delete it")
    where = "in this document" if wish.is_whole else "on this line"
    return Problem(f"`{wish.code}` is not found {where}", wish.at, "delete it")
