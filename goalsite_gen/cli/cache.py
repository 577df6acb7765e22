"""`goalsite cache`: what is kept beside a portfolio from one build to the next."""

from __future__ import annotations

from pathlib import Path

import click

from goalsite_gen.cli.terminal import Terminal, portfolio_argument, shared_options
from goalsite_gen.errors import Stop


@click.group("cache")
def command() -> None:
    """What is kept beside a portfolio from one build to the next, so that a build makes only what has changed.

    It lies in `.goalsite/cache`, can be thrown away at any time, and changes nothing but how long a build takes.
    """


@command.command("clear")
@portfolio_argument
@shared_options
def clear(terminal: Terminal, portfolio: str | None) -> int:
    """Remove what is kept of the PORTFOLIO.

    Only records that goalsite has written are removed; other files are left where they are, and no link is followed.
    """
    from goalsite_gen.cli.place import find
    from goalsite_gen.source import records

    cache = find(portfolio, Path.cwd()).folder / records.CACHE
    if not records.is_ours(cache):
        raise Stop(f"`{cache}` is a symbolic link, or lies behind one", hint="remove the link; no link is followed")
    cleared = records.clear(cache)
    if cleared.records:
        terminal.say(f"Removed {_counted(cleared.records, 'record')} of {cleared.size:,} bytes from {cache}.")
    else:
        terminal.say(f"There is nothing to remove in {cache}.")
    if cleared.left:
        terminal.say(f"{_counted(cleared.left, 'other file')} in it, not written by goalsite, stayed.")
    return 0


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
