"""Every rule over a portfolio: from problems to findings, by what the settings, the caller and the authors ask for.

What is asked is settled in this order: `--select`, `--extend-select` and `--ignore`, the settings' own, the preset,
the settings' `severity`, `per-file-ignores`, and the comments in the documents. Where two codes cover one rule the
longer one wins, and `ignore` wins over an equal `select`. What is selected in addition is judged even where the preset
leaves it out. None of this touches an error of family F: it means that a document has no page, and everything said
about the others would be said without it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from itertools import chain

import goalsite_gen.rules  # noqa: F401  (defines the rules)
from goalsite_gen.earlier import Earlier, Judged, traced, watched
from goalsite_gen.errors import Stop
from goalsite_gen.findings import RULES, Edit, Finding, Fix, Place, Problem, Rule, Severity
from goalsite_gen.fixes import Offers, without_wishes
from goalsite_gen.model import Portfolio
from goalsite_gen.model.settings import Check, locate_setting
from goalsite_gen.model.types import nearest
from goalsite_gen.rules.presets import OFF, PRESETS
from goalsite_gen.source.suppressions import Suppression, suppressions

__all__ = ["RULES", "check", "check_again", "codes_like", "is_fixed", "weights"]

_BAD_CONFIG = "F114"
_UNUSED = "L211"
_BY_THE_DAY = "CH"
_WHOLE = 0
"""The line under which wishes about a whole document are kept; no line has this number."""


def check(
    portfolio: Portfolio, *, select: Sequence[str] = (), ignore: Sequence[str] = (), extend: Sequence[str] = ()
) -> tuple[Finding, ...]:
    """What is wrong with a portfolio, by file, line, column and code; the same each time, each thing once.

    `select`, `ignore` and `extend` (what to select in addition) hold codes or their beginnings, and go before what
    the settings say. Where the settings cannot be read, only files and fields are judged, for what else is asked of
    them is not known. Problems that a later step found can be added to the portfolio's own. Raises Stop for a code
    that no rule has.
    """
    given = _Choice(_known(select, "--select"), _known(ignore, "--ignore"), _known(extend, "--extend-select"))
    asked = _Asked.of(portfolio, given)
    edits: dict[Finding, _Wanted] = {}

    def judge(portfolio: Portfolio, rule: Rule) -> Iterator[Finding]:
        for finding, problem in _found(portfolio, rule, asked):
            if problem.edit:
                edits[finding] = _Wanted(problem.edit, problem.rule, problem.message)
            yield finding

    found = [finding for rule in asked.rules(portfolio) for finding in judge(portfolio, rule)]
    kept, unused = _wished(portfolio, found, asked)
    for finding, fix in unused:
        kept.append(finding)
        if fix:
            edits[finding] = _Wanted(fix)
    offers = Offers(portfolio)
    return tuple(_with_fix(finding, edits.get(finding), offers) for finding in _in_order(kept, asked))


def check_again(portfolio: Portfolio, earlier: Earlier | None) -> tuple[tuple[Finding, ...], Judged]:
    """What `check` finds by the settings, without fixes, and what is to be known of it the next time.

    With what was found `earlier`, only those rules judge anew that read words which have changed since.
    """
    asked = _Asked.of(portfolio)

    def judge(portfolio: Portfolio, rule: Rule) -> Iterator[Finding]:
        return (finding for finding, _ in _found(portfolio, rule, asked))

    judged, seen = Judged(), watched(portfolio)
    scoped = seen.with_(scope=earlier.changed) if earlier else seen
    for rule in asked.rules(portfolio):
        found, read = earlier.found(seen, rule, judge, scoped=scoped) if earlier else traced(seen, rule, judge)
        judged.found[rule.code], judged.reads[rule.code] = found, read
    kept, unused = _wished(portfolio, [finding for several in judged.found.values() for finding in several], asked)
    return _in_order([*kept, *(finding for finding, _ in unused)], asked), judged


def weights(portfolio: Portfolio) -> dict[str, Severity]:
    """How much each rule weighs that the settings ask for, by its code."""
    asked = _Asked.of(portfolio)
    return {rule.code: weight for rule in RULES.values() if (weight := asked.severity(rule)) is not OFF}


def _found(portfolio: Portfolio, rule: Rule, asked: _Asked) -> Iterator[tuple[Finding, Problem]]:
    """What one rule finds."""
    severity = asked.severity(rule)
    assert severity is not OFF
    problems: Iterable[Problem] = rule.check(portfolio)
    if rule.code == _BAD_CONFIG:
        problems = chain(problems, _unknown_codes(portfolio))
    for problem in problems:
        yield _finding(portfolio, rule, severity, problem), problem


def _wished(
    portfolio: Portfolio, found: list[Finding], asked: _Asked
) -> tuple[list[Finding], list[tuple[Finding, Fix | None]]]:
    """The findings that no comment leaves out; and those about comments that left nothing out, with their fixes."""
    wishes = [wish for document in portfolio.documents.values() for wish in suppressions(document)]
    kept, used = _suppressed(found, wishes)
    weight = asked.severity(RULES[_UNUSED])
    if weight is OFF:
        return kept, []
    broken = {finding.span.file for finding in found if is_fixed(RULES[finding.code])}
    idle = [wish for wish in wishes if wish not in used]
    return kept, [
        (_finding(portfolio, RULES[_UNUSED], weight, problem), fix)
        for problem, fix in _unused(portfolio, idle, asked, broken=broken)
    ]


def _in_order(findings: Iterable[Finding], asked: _Asked) -> tuple[Finding, ...]:
    """Each once, without those that the settings leave out in their files."""
    return tuple(sorted({finding for finding in findings if not asked.is_ignored_there(finding)}, key=_order))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """An edit that a rule asks for, and what reading calls the problem it is against, if reading found it."""

    edit: Edit | Fix
    rule: str = ""
    message: str = ""


def _with_fix(finding: Finding, wanted: _Wanted | None, offers: Offers) -> Finding:
    fix = offers.fix(wanted.edit, against=(wanted.rule, wanted.message)) if wanted else None
    return replace(finding, fix=fix) if fix else finding


def _order(finding: Finding) -> tuple[object, ...]:
    span = finding.span
    return (span.file, span.line, span.column, finding.code, finding.message, span, finding.related, finding.hint)


def codes_like(selector: str) -> tuple[str, ...]:
    """The codes of the rules that a selector covers: its own, or all that begin with it."""
    return tuple(code for code in RULES if code.startswith(selector.upper()))


@dataclass(frozen=True, slots=True)
class _Choice:
    """Codes, or their beginnings, as one place gives them: only these, not these, these in addition."""

    select: Sequence[str]
    ignore: Sequence[str]
    extend: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which rules are asked for, and how much each weighs; the first choice that covers a rule decides."""

    settings: Check
    choices: tuple[_Choice, ...]

    @classmethod
    def of(cls, portfolio: Portfolio, *given: _Choice) -> _Asked:
        """What is asked for in this order: what is given, then the settings."""
        settings = portfolio.settings.check
        return cls(settings, (*given, _Choice(settings.select, settings.ignore, settings.extend_select)))

    def rules(self, portfolio: Portfolio) -> Iterator[Rule]:
        """The rules that are asked for; where the settings cannot be read, only those about files and fields."""
        for rule in RULES.values():
            if self.severity(rule) is not OFF and (portfolio.has_settings or rule.code.startswith("F")):
                yield rule

    def severity(self, rule: Rule) -> Severity | None:
        """The weight of a rule's findings; OFF where they are not asked for."""
        if is_fixed(rule):
            return rule.severity
        if not self._is_selected(rule.code):
            return OFF
        weights = self.settings.severity
        longest = max((selector for selector in weights if _covers(selector, rule.code)), key=len, default="")
        if longest:
            return OFF if weights[longest] == "off" else Severity(weights[longest])
        weight = PRESETS[self.settings.preset].get(rule.code, rule.severity)
        is_extra = weight is OFF and any(_longest(choice.extend, rule.code) for choice in self.choices)
        return rule.severity if is_extra else weight

    def is_ignored_there(self, finding: Finding) -> bool:
        """Whether the settings leave this rule out in the finding's file."""
        return not is_fixed(RULES[finding.code]) and any(
            fnmatchcase(finding.span.file, pattern) and _longest(codes, finding.code)
            for pattern, codes in self.settings.per_file_ignores.items()
        )

    def _is_selected(self, code: str) -> bool:
        for choice in self.choices:
            wanted, unwanted = _longest((*choice.select, *choice.extend), code), _longest(choice.ignore, code)
            if wanted or unwanted:
                return wanted > unwanted
            if choice.select:
                return False
        return True


def is_fixed(rule: Rule) -> bool:
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
            raise Stop(f"`{option} {selector}` names no rule", hint=_instead(selector) or "`goalsite rule` lists them")
    return selectors


def _instead(selector: str) -> str:
    """What to write instead of a selector that no code begins with; nothing where nobody can tell."""
    if code := next((code for code, rule in RULES.items() if rule.name == selector.lower()), ""):
        return f"write its code, `{code}`"
    near = nearest(selector, RULES)
    return f"did you mean `{near}`?" if near else ""


def _unknown_codes(portfolio: Portfolio) -> Iterator[Problem]:
    """Codes in the settings that no rule has."""
    settings = portfolio.settings.check
    lists: dict[tuple[str, ...], Sequence[str]] = {
        ("check", "select"): settings.select,
        ("check", "extend-select"): settings.extend_select,
        ("check", "ignore"): settings.ignore,
        **{("check", "per-file-ignores", pattern): codes for pattern, codes in settings.per_file_ignores.items()},
    }
    given: list[tuple[str, tuple[str | int, ...]]] = [
        (code, (*path, number)) for path, codes in lists.items() for number, code in enumerate(codes)
    ]
    given += [(code, ("check", "severity", code)) for code in settings.severity]
    document = portfolio.documents.get(portfolio.config_file)
    for code, path in given:
        if not codes_like(code):
            text, on_key = document.text if document else "", path[-1] == code
            place = locate_setting(portfolio.config_file, text, path, on_key=on_key)
            yield Problem(f"`{code}` names no rule", place, _instead(code) or "`goalsite rule` lists them")


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
        places = () if is_fixed(RULES[finding.code]) else (_WHOLE, finding.span.line)
        near = [wish for line in places for wish in by_line.get((finding.span.file, line), ())]
        met = [wish for wish in near if _covers(wish.code, finding.code)]
        used.update(met)
        if not met:
            kept.append(finding)
    return kept, used


def _unused(
    portfolio: Portfolio, wishes: Iterable[Suppression], asked: _Asked, *, broken: Collection[str]
) -> Iterator[tuple[Problem, Fix | None]]:
    """What is wrong with wishes that left nothing out, with the fix where it is certain that they never will.

    Where a document could not be read, it is not known what would have been found in it: the wishes in it may be
    needed once it can, and so may those elsewhere that depend on it. Rules of the families C and H judge by the day,
    so that a wish about them may be needed tomorrow.
    """
    told = [(wish, problem) for wish in wishes if (problem := _wrong_with(wish, asked, broken=broken))]
    idle: dict[Place, list[str]] = {}
    written: dict[Place, list[str]] = {}
    for file in {wish.at.file for wish, _ in told}:
        for wish in suppressions(portfolio.documents[file]):
            written.setdefault(wish.comment, []).append(wish.code)
    for wish, _ in told:
        rules = [RULES[code] for code in codes_like(wish.code)] if wish.code else []
        is_certain = all(is_fixed(rule) for rule in rules) or (not broken and wish.code[0] not in _BY_THE_DAY)
        if rules and is_certain:
            idle.setdefault(wish.comment, []).append(wish.code)
    for wish, problem in told:
        document = portfolio.documents[wish.at.file]
        if wish.code in idle.get(wish.comment, ()):
            kept = [code for code in written[wish.comment] if code not in idle[wish.comment]]
            yield problem, without_wishes(document, wish, kept)
        else:
            yield problem, None


def _wrong_with(wish: Suppression, asked: _Asked, *, broken: Collection[str]) -> Problem | None:
    """What is wrong with a wish that left nothing out; nothing where one of its rules was not asked for."""
    rules = [RULES[code] for code in codes_like(wish.code)] if wish.code else []
    if not wish.code:
        return Problem("this leaves nothing out: it names no rule", wish.at, "write `goalsite: ignore[P301]`")
    if not rules:
        return Problem(f"`{wish.code}` names no rule", wish.at, _instead(wish.code) or "delete it")
    if any(asked.severity(rule) is OFF for rule in rules):
        return None
    if all(is_fixed(rule) for rule in rules):
        return Problem(f"`{wish.code}` cannot be left out: the page could not be built", wish.at, "delete it")
    if wish.at.file in broken:
        return None
    where = "in this document" if wish.is_whole else "on this line"
    return Problem(f"`{wish.code}` is not found {where}", wish.at, "delete it")
