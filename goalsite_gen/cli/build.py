"""`goalsite build`: check, render, and exchange the output folder in one step."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goalsite_gen.cli.terminal import Terminal, as_of_option, collected, portfolio_argument, shared_options, uncollected

if TYPE_CHECKING:
    from goalsite_gen.cli.place import Place
    from goalsite_gen.cli.unchanged import Watch
    from goalsite_gen.findings import Finding
    from goalsite_gen.model import Portfolio
    from goalsite_gen.publish.output import Published
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
@click.option(
    "--report", type=click.Choice(["json"]), help="Print what was read, made and written, in numbers, on stdout."
)
@click.option(
    "--full-markdown", is_flag=True, default=False, hidden=True,
    help="Send every text the long way, through Python-Markdown; the bytes are the same.",
)  # fmt: skip
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
    report: str | None,
    full_markdown: bool,
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
        if report:
            terminal.result(_in_numbers(watch, kept=len(last.stands.files)))
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
        report=report,
        full_markdown=full_markdown,
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
    report: str | None,
    full_markdown: bool,
    allow_shrink: bool,
) -> int:
    """Builds a site from nothing but the portfolio."""
    from goalsite_gen.cli.account import Account
    from goalsite_gen.cli.check import exit_code
    from goalsite_gen.cli.clock import asks_the_clock
    from goalsite_gen.cli.known import verdict
    from goalsite_gen.cli.load import gathered, load, portfolio_of
    from goalsite_gen.publish.interrupts import signals_as_interrupts
    from goalsite_gen.publish.output import publish_parts
    from goalsite_gen.publish.proof import Guard
    from goalsite_gen.publish.sharing import processes
    from goalsite_gen.publish.trace import Kept
    from goalsite_gen.site import plan_site, words
    from goalsite_gen.site.audience import known_audience, widest
    from goalsite_gen.source.commit import commits_of

    lying = gathered(place, watch.before.contents if watch else {})
    loaded = portfolio_of(lying, as_of=asked.as_of)
    account = Account.of(watch, loaded) if watch else None
    found = verdict(place, loaded, account.earlier(loaded) if account else None)
    if exit_code(found.findings, strict=asked.strict):
        note = found.note(loaded.settings.check.baseline)
        return _refused(terminal, place, found.findings, loaded, told="the site is as it was", note=note)
    for_whom = known_audience(loaded, asked.audience) if asked.audience is not None else widest(loaded)
    address = loaded.settings.base_url if asked.base_url is None else _address(asked.base_url)
    commits, texts = commits_of(place.folder, lying.contents), len(lying.files.texts)
    # What has been read and judged is needed no more, and the processes to come would each hold it.
    loaded = loaded.with_(documents={})
    del lying
    if watch:
        watch.release()
    with signals_as_interrupts():
        site = plan_site(
            loaded,
            audience=for_whom,
            base_url=address,
            overrides=overrides_of(place.folder),
            media=media_of(place.folder),
            commits=commits,
            on_page=progress(terminal, started),
            fast=not full_markdown,
        )
        guard = Guard(loaded, site.seen)
        known = account.of_site(site, guard, asked) if account else None
        with site.speaking(), collected():
            done = publish_parts(
                site.parts,
                asked.output,
                source=place.folder,
                rest=site.rest,
                proof=guard.look,
                keep=known.kept if known else lambda _: Kept(),
                runs=site.runs,
                tally=lambda: (site.ways.fast, site.ways.full),
                jobs=processes(texts, asked=jobs),
                clean=clean,
                dry_run=dry_run,
                allow_shrink=allow_shrink,
            )
        if done.against:
            written = load(place, as_of=asked.as_of)
            leaked = guard.findings(done.against, written)
            return _refused(terminal, place, leaked, written, told="what is withheld would have been published")
        summary = _summary(loaded, site, done.pages, for_whom=for_whom, verb="Would build" if dry_run else "Built")
        warned = f"{words.count(len(found.findings), 'warning', 'warnings')}; see `goalsite check`."
        said = (summary, warned) if found.findings else (summary,)
        if watch:
            clock = asks_the_clock(asked.as_of, loaded.settings.as_of)
            day = loaded.day.isoformat() if clock else ""
            watch.done(
                said, done.stands, day=day, also=loaded.settings.check.baseline,
                trace=lambda: known.after(done, found.judged) if known else None,
            )  # fmt: skip
    _say_done(terminal, done, said, started=started, dry_run=dry_run)
    if report:
        terminal.result(_in_numbers(watch, documents=texts, **_counted(done)))
    return 0


def _refused(
    terminal: Terminal, place: Place, found: Sequence[Finding], portfolio: Portfolio, *, told: str, note: str = ""
) -> int:
    """Prints what stands against building, and says what comes of it; gives the exit status."""
    from goalsite_gen.cli.check import look_at
    from goalsite_gen.report import full

    terminal.result(full(found, portfolio.documents, look_at(place, color=terminal.in_color())))
    if note:
        terminal.say(note)
    terminal.say(f"Nothing was built: {told}.")
    return 1


def _say_done(terminal: Terminal, done: Published, said: Sequence[str], *, started: float, dry_run: bool) -> None:
    """Says what was built, what became of the output folder, and what else there is to say."""
    from goalsite_gen.site.text import Ways

    terminal.say(said[0])
    verb = "Would write" if dry_run else "Wrote"
    seconds = time.perf_counter() - started
    terminal.say(
        f"{verb} {done.written} files to {done.folder}, kept {done.kept}, removed {done.removed}, in {seconds:.2f} s."
    )
    for line in said[1:]:
        terminal.say(line)
    terminal.tell(f"Made {done.rendered} of {done.pages} pages; {Ways(*done.tally)} went the short way.")


def _counted(done: Published) -> dict[str, int]:
    """What was made for a site, and what became of the output folder."""
    short, long = done.tally
    return {
        "parts": len(done.made),
        "rendered": done.rendered,
        "converted": short + long,
        "short": short,
        "written": done.written,
        "kept": done.kept,
        "removed": done.removed,
    }


def _in_numbers(watch: Watch | None, **counted: int) -> str:
    """What a build has done, as JSON; what is not named it did none of."""
    import json

    named = {
        "version": 1,
        "unchanged": "rendered" not in counted,
        "files_read": len(watch.before.files) if watch else counted.get("documents", 0),
        "documents_parsed": counted.get("documents", 0),
        "parts_made": counted.get("parts", 0),
        "pages_rendered": counted.get("rendered", 0),
        "texts_converted": counted.get("converted", 0),
        "texts_the_short_way": counted.get("short", 0),
        "files_written": counted.get("written", 0),
        "files_kept": counted.get("kept", 0),
        "files_removed": counted.get("removed", 0),
    }
    return json.dumps(named, indent=1)


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
