"""`goalsite build`: check, render, and exchange the output folder in one step."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goalsite_gen.cli.terminal import Terminal, as_of_option, portfolio_argument, shared_options, uncollected

if TYPE_CHECKING:
    from goalsite_gen.cli.place import Place
    from goalsite_gen.cli.unchanged import Watch
    from goalsite_gen.model import Portfolio
    from goalsite_gen.site import Plan


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
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Use at most N processes; all cores where not given."
)
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
    jobs: int | None,
    clean: bool,
    dry_run: bool,
    allow_shrink: bool,
) -> int:
    """Build the site of the PORTFOLIO.

    Errors stop the build, and the site that is there stays as it was. Warnings that the baseline of the settings
    knows are silent; errors are not.
    """
    from goalsite_gen.cli.place import find
    from goalsite_gen.cli.unchanged import Watch

    started = time.perf_counter()
    place = find(portfolio, Path.cwd())
    asked = _Asked(output, audience, as_of, base_url, strict=strict)
    watch = None if dry_run else Watch.of(place, output, asked)
    if watch and not clean and (last := watch.unchanged()):
        for line in last.said:
            terminal.say(line)
        seconds = time.perf_counter() - started
        terminal.say(f"Nothing has changed: all {len(last.stands.files)} files stand in {output}, in {seconds:.2f} s.")
        return 0
    return _build(
        terminal,
        place,
        asked,
        watch,
        started=started,
        jobs=jobs,
        clean=clean,
        dry_run=dry_run,
        allow_shrink=allow_shrink,
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What of a build was asked for that makes the site another one, or lets it stand."""

    output: Path
    audience: str | None
    as_of: str | None
    base_url: str | None
    strict: bool = field(kw_only=True)


def _build(
    terminal: Terminal,
    place: Place,
    asked: _Asked,
    watch: Watch | None,
    *,
    started: float,
    jobs: int | None,
    clean: bool,
    dry_run: bool,
    allow_shrink: bool,
) -> int:
    """Builds a site from nothing but the portfolio."""
    from dataclasses import replace

    from goalsite_gen.cli.check import exit_code, look_at
    from goalsite_gen.cli.clock import asks_the_clock
    from goalsite_gen.cli.known import verdict
    from goalsite_gen.cli.load import gathered, portfolio_of
    from goalsite_gen.publish import processes, publish_parts, signals_as_interrupts
    from goalsite_gen.publish.proof import Guard
    from goalsite_gen.report import full
    from goalsite_gen.site import plan_site, words
    from goalsite_gen.site.audience import known_audience, widest
    from goalsite_gen.source.commit import commits_of

    lying = gathered(place)
    loaded = portfolio_of(lying, as_of=asked.as_of)
    found = verdict(place, loaded)
    # A build mends nothing, so it offers no fixes.
    wanted = [replace(finding, fix=None) for finding in found.findings]
    if exit_code(found.findings, strict=asked.strict):
        terminal.result(full(wanted, loaded.documents, look_at(place, color=terminal.in_color())))
        if note := found.note(loaded.settings.check.baseline):
            terminal.say(note)
        terminal.say("Nothing was built: the site is as it was.")
        return 1
    for_whom = known_audience(loaded, asked.audience) if asked.audience is not None else widest(loaded)
    address = loaded.settings.base_url if asked.base_url is None else _address(asked.base_url)
    with signals_as_interrupts():
        site = plan_site(
            loaded,
            audience=for_whom,
            base_url=address,
            overrides=overrides_of(place.folder),
            media=media_of(place.folder),
            commits=commits_of(place.folder, lying.contents),
            on_page=progress(terminal, started),
        )
        guard = Guard(loaded, site.seen)
        with site.speaking():
            done = publish_parts(
                site.parts,
                asked.output,
                source=place.folder,
                rest=site.rest,
                proof=guard.look,
                jobs=processes(len(loaded.documents), asked=jobs),
                clean=clean,
                dry_run=dry_run,
                allow_shrink=allow_shrink,
            )
        if done.against:
            leaked = guard.findings(done.against)
            terminal.result(full(leaked, loaded.documents, look_at(place, color=terminal.in_color())))
            terminal.say("Nothing was built: what is withheld would have been published.")
            return 1
        said = [_summary(loaded, site, done.pages, for_whom=for_whom, verb="Would build" if dry_run else "Built")]
        if wanted:
            said.append(f"{words.count(len(wanted), 'warning', 'warnings')}; see `goalsite check`.")
        if watch:
            clock = asks_the_clock(asked.as_of, loaded.settings.as_of)
            day = loaded.day.isoformat() if clock else ""
            watch.done(said, done.stands, day=day, also=loaded.settings.check.baseline)
    terminal.say(said[0])
    verb = "Would write" if dry_run else "Wrote"
    seconds = time.perf_counter() - started
    terminal.say(
        f"{verb} {done.written} files to {done.folder}, kept {done.kept}, removed {done.removed}, in {seconds:.2f} s."
    )
    for line in said[1:]:
        terminal.say(line)
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
    show, here = sys.stderr.isatty() and not terminal.quiet, os.getpid()

    def on_page(pages: int) -> None:
        if show and os.getpid() == here and pages % 100 == 0 and time.perf_counter() - started > 1:
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


def _summary(whole: Portfolio, site: Plan, pages: int, *, for_whom: str, verb: str) -> str:
    from goalsite_gen.cli.check import contents_in_words
    from goalsite_gen.site import words

    built = words.count(pages, "page", "pages")
    said = f"{verb} {built} for `{for_whom}` as of {words.date(site.shown.day)}: {contents_in_words(site.shown)}."
    hidden = len(whole.contents()) - len(site.seen.contents())
    if hidden:
        said += f"\n{words.count(hidden, 'document is', 'documents are')} for narrower audiences and not in it."
    later = len(site.seen.contents()) - len(site.shown.contents())
    if later:
        said += f"\n{words.count(later, 'document is', 'documents are')} dated after that day and not in it."
    return said
