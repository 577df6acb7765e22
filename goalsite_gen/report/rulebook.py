"""The rules in print, for `goalsite rule`: one with its reasons and examples, or the list of all."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from goalsite_gen.findings import DOCS_URL, FAMILIES, Rule
from goalsite_gen.report.look import PLAIN, Look


def rule_page(rule: Rule, look: Look = PLAIN) -> str:
    """One rule: its code, name and weight, why it is there, what is bad and what is good, and where to read on."""
    family = FAMILIES[rule.code[0]].lower()
    head = f"{look.painted(f'{rule.code} {rule.name}', '1')} ({look.severity(rule.severity)}, {family})"
    return f"{head}\n\n{rule.manual}\n\nMore: {DOCS_URL}{rule.code}/\n"


def rule_list(rules: Iterable[Rule], look: Look = PLAIN) -> str:
    """Every rule on a line, by family, in the order in which one would put things right."""
    parts: list[str] = []
    ordered = sorted(rules, key=lambda rule: (list(FAMILIES).index(rule.code[0]), rule.code))
    width = max((len(rule.name) for rule in ordered), default=0)
    for letter, family in groupby(ordered, key=lambda rule: rule.code[0]):
        parts.append(f"{look.painted(f'{letter}  {FAMILIES[letter]}', '1')}\n")
        for rule in family:
            parts.append(f"  {rule.code}  {rule.severity.value:<8} {rule.name:<{width}} {rule.summary}\n")
        parts.append("\n")
    return "".join(parts[:-1])
