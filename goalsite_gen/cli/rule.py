"""`goalsite rule`: the manual of one rule, or the list of all."""

from __future__ import annotations

import click

from goalsite_gen.cli.terminal import Terminal, shared_options
from goalsite_gen.errors import Stop


@click.command("rule")
@click.argument("code", required=False)
@shared_options
def command(terminal: Terminal, code: str | None) -> None:
    """Explain the rule CODE (P301, or its name unpaired-goal); without one, list all rules."""
    from goalsite_gen.check import RULES
    from goalsite_gen.model.types import nearest
    from goalsite_gen.report.look import Look
    from goalsite_gen.report.rulebook import rule_list, rule_page

    look = Look(colour=terminal.in_color())
    if code is None:
        terminal.result(rule_list(RULES.values(), look))
        return
    wanted = code.casefold()
    found = next((rule for rule in RULES.values() if wanted in (rule.code.casefold(), rule.name)), None)
    if found is None:
        near = nearest(code, [*RULES, *(rule.name for rule in RULES.values())])
        hint = f"did you mean `{near}`?" if near else "`goalsite rule` lists them"
        raise Stop(f"there is no rule `{code}`", hint=hint)
    terminal.result(rule_page(found, look))
