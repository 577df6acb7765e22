"""`goalsite rule`: the manual of one rule, or the list of all or of those that begin alike."""

from __future__ import annotations

import click

from goalsite_gen.cli.terminal import Terminal, shared_options
from goalsite_gen.errors import Stop


@click.command("rule")
@click.argument("code", required=False)
@shared_options
def command(terminal: Terminal, code: str | None) -> None:
    """Explain the rule CODE (P301, or its name unpaired-goal); list all rules, or those that begin with it (P3)."""
    from goalsite_gen.check import RULES, codes_like
    from goalsite_gen.model.types import nearest
    from goalsite_gen.report.look import Look
    from goalsite_gen.report.rulebook import rule_list, rule_page

    look = Look(colour=terminal.in_color())
    wanted = (code or "").strip().casefold()
    found = next((rule for rule in RULES.values() if wanted in (rule.code.casefold(), rule.name)), None)
    if found is not None:
        terminal.result(rule_page(found, look))
    elif begin := codes_like(wanted):
        terminal.result(rule_list((RULES[one] for one in begin), look))
    else:
        names = [rule.name for rule in RULES.values()]
        near = nearest(wanted, [*RULES, *names]) or next((name for name in names if wanted in name), "")
        hint = f"did you mean `{near}`?" if near else "`goalsite rule` lists them"
        raise Stop(f"there is no rule `{code}`", hint=hint)
