"""The rules in print: one with its reasons, its examples and the way out, for terminals and as Markdown; the list.

What to do about a finding is said in one place, where it is found: the rulebook runs the rule on its own bad examples
and prints what it says of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from textwrap import fill

from goalsite_gen.check import check, is_fixed
from goalsite_gen.findings import FAMILIES, Finding, Rule, Severity
from goalsite_gen.report.look import FIXABLE, PLAIN, Look, visible
from goalsite_gen.rules.examples import Example, examples
from goalsite_gen.rules.ideas import ideas_in_words
from goalsite_gen.rules.presets import OFF, PRESETS

_INDENT = "    "
_WIDTH = 110
_FIXING = f"{FIXABLE} `goalsite check --fix` does it."


@dataclass(frozen=True, slots=True)
class Manual:
    """A rule in its parts: what it finds, why that matters, examples, what it says of the bad ones, ideas behind it."""

    rule: Rule
    what: str
    why: str
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    findings: tuple[Finding, ...]
    ideas: tuple[str, ...]


def manual(rule: Rule) -> Manual:
    """The manual of a rule, out of its docstring and of what it finds in its own bad examples."""
    what, _, rest = rule.manual.partition("\n\n")
    why = rest.split("\nBad:\n", 1)[0].strip()
    shown = examples(rule)
    bad = tuple(example for example in shown if not example.is_good)
    good = tuple(example for example in shown if example.is_good)
    found = [finding for example in bad for finding in check(example.portfolio()) if finding.code == rule.code]
    alike = {(finding.message, finding.hint): finding for finding in reversed(found)}
    told = tuple(finding for finding in found if alike[finding.message, finding.hint] is finding)
    return Manual(rule, " ".join(what.split()), why, bad, good, told, ideas_in_words(rule))


def rule_page(rule: Rule, look: Look = PLAIN) -> str:
    """One rule as a terminal shows it: what, why, bad, good, how to fix, and which idea it comes from."""
    told = manual(rule)
    head = f"{look.painted(f'{rule.code} {rule.name}', '1')} ({_weight(rule, look.severity)})"
    ways = [
        f"{visible(finding.message)}\n{_INDENT}= {look.painted(visible(finding.hint), '32')}{_mark(finding)}"
        for finding in told.findings
    ]
    ways += [_FIXING] if any(map(_mark, told.findings)) else []
    titled = [
        ("Why", told.why),
        *(("Bad", example.written) for example in told.bad),
        *(("Good", example.written) for example in told.good),
        ("How to fix", "\n".join(ways)),
        ("The idea behind it", "\n".join(fill(idea, _WIDTH) for idea in told.ideas)),
        ("To leave it out", "\n".join(_leaving_out(rule))),
    ]
    parts = [head, told.what, *(f"{look.painted(f'{title}:', '1')}\n{_indented(text)}" for title, text in titled)]
    if "://" in rule.url:
        parts.append(f"More: {rule.url}")
    return "\n\n".join(parts) + "\n"


def rule_markdown(rule: Rule) -> str:
    """One rule as Markdown, without a heading of its own: for a page, and for reports that show one."""
    told = manual(rule)
    parts = [told.what, "## Why", told.why]
    for title, shown in (("Bad", told.bad), ("Good", told.good)):
        parts += [f"## {title}", *(f"````text\n{example.written}\n````" for example in shown)]
    ways = (f"- {finding.message}: **{finding.hint}**{_mark(finding)}" for finding in told.findings)
    parts += ["## How to fix", "\n".join(ways)]
    parts += [_FIXING] if any(map(_mark, told.findings)) else []
    parts += ["## The idea behind it", "\n".join(f"- {idea}" for idea in told.ideas)]
    parts += ["## To leave it out", "\n".join(_leaving_out(rule))]
    return "\n\n".join(parts) + "\n"


def rule_list(rules: Iterable[Rule], look: Look = PLAIN) -> str:
    """Every rule on a line, by family, in the order in which one would put things right."""
    parts: list[str] = []
    ordered = in_order(rules)
    width = max((len(rule.name) for rule in ordered), default=0)
    for letter, family in groupby(ordered, key=lambda rule: rule.code[0]):
        parts.append(f"{look.painted(f'{letter}  {FAMILIES[letter]}', '1')}\n")
        for rule in family:
            parts.append(f"  {rule.code}  {rule.severity.value:<8} {rule.name:<{width}} {rule.summary}\n")
        parts.append("\n")
    return "".join(parts[:-1])


def in_order(rules: Iterable[Rule]) -> list[Rule]:
    """Rules by family, in the order in which one would put things right, and by code."""
    return sorted(rules, key=lambda rule: (list(FAMILIES).index(rule.code[0]), rule.code))


def weight(rule: Rule) -> str:
    """How much a rule weighs, and what the presets make of that: `warning, hint in the preset pilot`."""
    return _weight(rule, lambda severity: severity.value)


def _weight(rule: Rule, word: Callable[[Severity], str]) -> str:
    parts = [word(rule.severity), FAMILIES[rule.code[0]].lower()]
    for preset, weights in PRESETS.items():
        if rule.code in weights:
            own = weights[rule.code]
            parts.append(f"{'silent' if own is OFF else own.value} in the preset {preset}")
    return ", ".join(parts)


def _mark(finding: Finding) -> str:
    return f" {FIXABLE}" if finding.fix else ""


def _leaving_out(rule: Rule) -> Iterator[str]:
    if is_fixed(rule):
        yield "This cannot be left out: nothing is published of what cannot be read."
        return
    yield f"`# goalsite: ignore[{rule.code}]` beside the line, or in a text `<!-- goalsite: ignore[{rule.code}] -->`;"
    yield f'everywhere with `ignore = ["{rule.code}"]` below `[check]` in the settings.'


def _indented(text: str) -> str:
    return "\n".join(f"{_INDENT}{line}" if line else "" for line in text.split("\n"))
