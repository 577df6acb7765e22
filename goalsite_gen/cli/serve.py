"""`goalsite serve`: the site on this machine, rebuilt on each save."""

from __future__ import annotations

from pathlib import Path

import click

from goalsite_gen.cli.terminal import Terminal, as_of_option, portfolio_argument, shared_options


@click.command("serve")
@portfolio_argument
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "-p", "--port", type=click.IntRange(0, 65535), help="The port; the first free one from 8000 where not given."
)
@click.option("--open", "open_browser", is_flag=True, default=False, help="Open the site in the browser.")
@click.option("--audience", metavar="NAME", help="Show what this audience sees; everything where not given.")
@as_of_option
@shared_options
def command(
    terminal: Terminal,
    portfolio: str | None,
    host: str,
    port: int | None,
    open_browser: bool,
    audience: str | None,
    as_of: str | None,
) -> None:
    """Build the PORTFOLIO in memory, serve it, and rebuild and reload on each save.

    A save that breaks something is shown in the page and here; the last good page stays.
    """
    from goalsite_gen.cli.load import load
    from goalsite_gen.cli.place import find
    from goalsite_gen.cli.resident import Resident
    from goalsite_gen.publish.interrupts import signals_as_interrupts
    from goalsite_gen.serve import serve
    from goalsite_gen.site.audience import EVERYTHING, known_audience

    place = find(portfolio, Path.cwd())
    if audience is not None:
        known_audience(load(place, as_of=as_of), audience)
    banner = f"What `{audience}` sees." if audience else "You see everything, whoever it is meant for."

    resident = Resident(place, audience=audience or EVERYTHING, as_of=as_of)
    with signals_as_interrupts():
        serve(
            place.folder,
            resident.rebuild,
            say=lambda line: terminal.say(line),
            host=host,
            port=port,
            open_browser=open_browser,
            banner=banner,
            verbose=terminal.verbose,
        )
