"""`goalsite build`: check, render, and exchange the output folder in one step."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goalsite_gen.cli.terminal import Terminal, as_of_option, portfolio_argument, shared_options, uncollected

if TYPE_CHECKING:
    from goalsite_gen.model import Portfolio
    from goalsite_gen.site import Site


@click.command("build")
@portfolio_argument
@click.option(
    "-o", "--output", type=click.Path(file_okay=False, path_type=Path), default=Path("site"), show_default=True,
    help="The folder to write; all of it is replaced.",
)  # fmt: skip
@click.option("--audience", metavar="NAME", help="Build for this audience; the widest where not given.")
@as_of_option
@click.option("--base-url", metavar="URL", help="Where the site will live; for the sitemap and canonical links.")
@click.option("--strict", is_flag=True, default=False, help="Warnings stop the build too.")
@click.option("--clean", is_flag=True, default=False, help="Write every file anew.")
@click.option("--dry-run", is_flag=True, default=False, help="Say what would be written and write nothing.")
@click.option("--allow-shrink", is_flag=True, default=False, help="Replace the site even by one of half its pages.")
@shared_options
@uncollected
def command(
    terminal: Terminal,
    portfolio: str | None,
    output: Path,
    audience: str | None,
    as_of: str | None,
    base_url: str | None,
    strict: bool,
    clean: bool,
    dry_run: bool,
    allow_shrink: bool,
) -> int:
    """Build the site of the PORTFOLIO.

    Errors stop the build, and the site that is there stays as it was.
    """
    from dataclasses import replace

    from goalsite_gen.check import check
    from goalsite_gen.cli.check import exit_code, look_at
    from goalsite_gen.cli.load import find, load
    from goalsite_gen.findings import Severity
    from goalsite_gen.publish import publish, signals_as_interrupts
    from goalsite_gen.publish.proof import leaks
    from goalsite_gen.report import full
    from goalsite_gen.site import render_site, words
    from goalsite_gen.site.audience import known_audience, widest

    started = time.perf_counter()
    place = find(portfolio, Path.cwd())
    loaded = load(place, as_of=as_of)
    findings = check(loaded)
    # A build mends nothing, so it offers no fixes.
    wanted = [replace(finding, fix=None) for finding in findings if finding.severity is not Severity.HINT]
    if exit_code(findings, strict=strict):
        terminal.result(full(wanted, loaded.documents, look_at(place, color=terminal.in_color())))
        terminal.say("Nothing was built: the site is as it was.")
        return 1
    for_whom = known_audience(loaded, audience) if audience is not None else widest(loaded)
    address = loaded.settings.base_url if base_url is None else _address(base_url)
    with signals_as_interrupts():
        site = render_site(
            loaded,
            audience=for_whom,
            base_url=address,
            overrides=overrides_of(place.folder),
            media=media_of(place.folder),
            on_page=progress(terminal, started),
        )
        if leaked := leaks(site.files, whole=loaded, seen=site.seen):
            terminal.result(full(leaked, loaded.documents, look_at(place, color=terminal.in_color())))
            terminal.say("Nothing was built: what is withheld would have been published.")
            return 1
        done = publish(site.files, output, source=place.folder, clean=clean, dry_run=dry_run, allow_shrink=allow_shrink)
    terminal.say(_summary(loaded, site, for_whom=for_whom, verb="Would build" if dry_run else "Built"))
    verb = "Would write" if dry_run else "Wrote"
    seconds = time.perf_counter() - started
    terminal.say(
        f"{verb} {done.written} files to {done.folder}, kept {done.kept}, removed {done.removed}, in {seconds:.2f} s."
    )
    if wanted:
        terminal.say(f"{words.count(len(wanted), 'warning', 'warnings')}; see `goalsite check`.")
    return 0


def overrides_of(folder: Path) -> Path | None:
    """The portfolio's own templates, where it has any."""
    own = folder / "templates"
    return own if own.is_dir() else None


def media_of(folder: Path) -> Callable[[str], bytes | None]:
    """A function that reads a file below `media/`."""
    from goalsite_gen.source.files import MOST_MEDIA, read_plain

    def read(path: str) -> bytes | None:
        return read_plain(folder, path, most=MOST_MEDIA, problems=[])

    return read


def progress(terminal: Terminal, started: float) -> Callable[[int], None]:
    """A counter on the terminal, once a build has taken more than a second."""
    show = sys.stderr.isatty() and not terminal.quiet

    def on_page(pages: int) -> None:
        if show and pages % 100 == 0 and time.perf_counter() - started > 1:
            click.echo(f"\r{pages} pages …", nl=False, err=True)

    return on_page


def _address(given: str) -> str:
    from goalsite_gen.errors import Stop
    from goalsite_gen.model.settings import as_base_url

    try:
        return as_base_url(given)
    except Exception as fault:
        raise Stop(
            f"`--base-url` {given!r} is no address", hint="write it like `https://example.org/goals/`"
        ) from fault


def _summary(whole: Portfolio, site: Site, *, for_whom: str, verb: str) -> str:
    from goalsite_gen.cli.check import contents_in_words
    from goalsite_gen.site import words

    built = words.count(site.pages, "page", "pages")
    said = f"{verb} {built} for `{for_whom}` as of {words.date(site.shown.day)}: {contents_in_words(site.shown)}."
    hidden = len(whole.contents()) - len(site.seen.contents())
    if hidden:
        said += f"\n{words.count(hidden, 'document is', 'documents are')} for narrower audiences and not in it."
    later = len(site.seen.contents()) - len(site.shown.contents())
    if later:
        said += f"\n{words.count(later, 'document is', 'documents are')} dated after that day and not in it."
    return said
