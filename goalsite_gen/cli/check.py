"""`goalsite check`: every finding of every file in one run, what is left of them, and what can be put right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from goalsite_gen.cli.terminal import Terminal, as_of_option, portfolio_argument, shared_options, uncollected

if TYPE_CHECKING:
    from goalsite_gen.cli.place import Place
    from goalsite_gen.findings import Finding
    from goalsite_gen.fixes import Mended
    from goalsite_gen.model import Portfolio
    from goalsite_gen.report import Look

FORMATS = ("full", "concise", "json", "json-lines", "github", "gitlab", "junit", "sarif")
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("check")
@portfolio_argument
@click.option(
    "--output-format", type=click.Choice(FORMATS), default="full", show_default=True, help="How findings are printed."
)
@click.option("-o", "--output-file", type=_FILE, help="Write the findings to FILE.")
@click.option("--select", multiple=True, metavar="CODES", help="Only these rules: codes or their beginnings, by comma.")
@click.option("--extend-select", multiple=True, metavar="CODES", help="These rules too, whatever the preset says.")
@click.option("--ignore", multiple=True, metavar="CODES", help="Not these rules.")
@click.option("--fix", is_flag=True, default=False, help="Put right what can only be meant in one way.")
@click.option("--diff", is_flag=True, default=False, help="Show what --fix would change, and write nothing.")
@click.option("--statistics", is_flag=True, default=False, help="Count the findings of each rule.")
@click.option("--baseline", metavar="FILE", type=_FILE, help="Leave out the findings that FILE knows.")
@click.option("--write-baseline", metavar="FILE", type=_FILE, help="Write the findings of today to FILE.")
@click.option("--since", metavar="REV", help="Only what has changed since a git revision, or was caused by it.")
@click.option("--strict", is_flag=True, default=False, help="Exit 1 on warnings too.")
@click.option("--exit-zero", is_flag=True, default=False, help="Exit 0 whatever is found.")
@as_of_option
@shared_options
@uncollected
def command(
    terminal: Terminal,
    portfolio: str | None,
    output_format: str,
    output_file: Path | None,
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
    fix: bool,
    diff: bool,
    statistics: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    since: str | None,
    strict: bool,
    exit_zero: bool,
    as_of: str | None,
) -> int:
    """Check the PORTFOLIO: its files, references, pairs, definitions, journal and rhythm.

    Errors mean that a page would be wrong; warnings are practice; hints never fail a check. A baseline lets an old
    portfolio begin: what it knows is left out, but for errors in files and fields (F), which always count.
    """
    from goalsite_gen import report
    from goalsite_gen.cli.judge import Wishes, judged
    from goalsite_gen.cli.place import find

    _together(statistics=statistics, output_format=output_format, write_baseline=write_baseline, since=since)
    place = find(portfolio, Path.cwd())
    wishes = Wishes(
        select=codes(select), extend=codes(extend_select), ignore=codes(ignore), baseline=baseline, since=since,
        as_of=as_of, mends=fix or diff, forgets_baseline=write_baseline is not None,
    )  # fmt: skip
    seen = judged(place, wishes)
    known = baseline or seen.portfolio.settings.check.baseline
    to_terminal = output_file is None
    all_good = f"All good: {contents_in_words(seen.portfolio)}."
    if seen.left_out:
        all_good = f"Nothing new: {_findings(seen.left_out)} left out."
    look = look_at(place, color=terminal.in_color() and to_terminal, links=to_terminal, all_good=all_good)
    if diff:
        text = report.diff(seen.mended.changes, look)
        _print(text, terminal, output_file)
        terminal.say(_put_right("Would fix", seen.mended))
        return int(bool(text) and not exit_zero)
    if fix:
        write_back(place.folder, seen.mended)
        terminal.say(_put_right("Fixed", seen.mended))
    findings = seen.findings
    if write_baseline:
        findings = _write_baseline(write_baseline, seen.portfolio, findings, terminal)
    if statistics:
        text = report.statistics_json(findings) if output_format == "json" else report.statistics(findings, look)
    else:
        text = report.FORMATS[output_format](findings, seen.portfolio.documents, look)
    _print(text, terminal, output_file)
    if seen.left_out and findings and not write_baseline:
        terminal.say(f"{_findings(seen.left_out)} left out: {_why_left_out(known=bool(known), since=since)}.")
    if seen.gone and not (select or ignore or extend_select):
        them = "it" if seen.gone == 1 else "them"
        terminal.say(f"{_findings(seen.gone)} in the baseline but gone; `--write-baseline {known}` forgets {them}.")
    return 0 if exit_zero else exit_code(findings, strict=strict)


def _together(*, statistics: bool, output_format: str, write_baseline: Path | None, since: str | None) -> None:
    """Stops a call that asks for two things at once."""
    from goalsite_gen.errors import Stop

    if statistics and output_format not in ("full", "concise", "json"):
        hint = "count with `--output-format json`, or without it"
        raise Stop(f"`--statistics` cannot be printed as {output_format}", hint=hint)
    if write_baseline and since:
        raise Stop("a baseline knows all findings, not only those since a revision", hint="leave `--since` out")


def _print(text: str, terminal: Terminal, output_file: Path | None) -> None:
    if output_file is None:
        terminal.result(text)
    else:
        write(output_file, text)


def _write_baseline(
    path: Path, portfolio: Portfolio, findings: tuple[Finding, ...], terminal: Terminal
) -> tuple[Finding, ...]:
    """Writes the findings down, and gives back those that cannot be left out."""
    from goalsite_gen.baseline import baseline_of, written

    made = baseline_of(findings, portfolio.documents)
    write(path, written(made))
    left, _ = made.new(findings, portfolio.documents)
    terminal.say(f"Wrote {_count(len(findings) - len(left), 'finding')} to {path}.")
    return left


def write_back(folder: Path, mended: Mended) -> None:
    """Writes the changed documents, each at once. Raises Stop, before any is, where one is no longer what was read."""
    import os
    import shlex
    import shutil
    import tempfile

    from goalsite_gen.errors import Stop
    from goalsite_gen.source.files import MOST_TABLE, read_plain

    for file, (before, _) in mended.changes.items():
        if read_plain(folder, file, most=MOST_TABLE, problems=[]) != before:
            raise Stop(f"`{file}` was changed while it was checked", hint="save it, and run the command again")
        # To exchange a file asks only its folder; one that nobody may write is to stay as it is all the same.
        if not (folder / file).stat().st_mode & 0o222:
            raise Stop(f"`{file}` is read-only, and nothing was fixed", hint=f"`chmod u+w {shlex.quote(file)}`")
    for file, (_, after) in mended.changes.items():
        path = folder / file
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(after)
            shutil.copymode(path, beside)
            Path(beside).replace(path)
        except OSError as fault:
            raise Stop(f"cannot write `{file}`: {fault.strerror}", hint="see whether the disk lets you") from fault
        finally:
            Path(beside).unlink(missing_ok=True)


def _put_right(verb: str, mended: Mended) -> str:
    if not mended.changes:
        return "Nothing can be fixed without asking."
    return f"{verb} {_count(mended.count, 'finding')} in {_count(len(mended.changes), 'file')}."


def _why_left_out(*, known: bool, since: str | None) -> str:
    reasons = ("known to the baseline" if known else "", f"older than `{since}`" if since else "")
    return " or ".join(filter(None, reasons))


def _findings(number: int) -> str:
    return "1 finding is" if number == 1 else f"{number} findings are"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def look_at(place: Place, *, color: bool, links: bool = False, all_good: str = "") -> Look:
    """How a report looks: paths as seen from here, in colour or not, as wide as the terminal.

    `links` are there only for a terminal in colour: whoever turned that off wants plain text.
    """
    import sys
    from shutil import get_terminal_size

    from goalsite_gen.report.look import WIDTH, Look

    here = Path.cwd()
    folder = place.folder.resolve()
    root = folder.relative_to(here) if folder.is_relative_to(here) else folder
    width = min(WIDTH, get_terminal_size((WIDTH, 24)).columns)
    is_linked = links and color and sys.stdout.isatty()
    return Look(root=root.as_posix(), colour=color, all_good=all_good, width=max(60, width), links=is_linked)


def codes(given: tuple[str, ...]) -> tuple[str, ...]:
    """Codes given several times or by comma, as one tuple."""
    return tuple(code.strip() for part in given for code in part.split(",") if code.strip())


def exit_code(findings: tuple[Finding, ...], *, strict: bool) -> int:
    """1 where an error was found, or with `strict` a warning; else 0."""
    from goalsite_gen.findings import Severity

    stops = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(finding.severity in stops for finding in findings))


def contents_in_words(portfolio: Portfolio) -> str:
    """How much there is, in words: "18 goals, 103 entries, 6 stories"."""
    from goalsite_gen.site.words import count

    parts = (
        count(len(portfolio.goals), "goal", "goals"),
        count(len(portfolio.entries), "entry", "entries"),
        count(len(portfolio.stories), "story", "stories"),
    )
    return ", ".join(parts)


def write(path: Path, text: str) -> None:
    """Writes a report; a disk that refuses ends the program with a plain line."""
    from goalsite_gen.errors import Stop

    try:
        path.write_text(text if text.endswith("\n") or not text else f"{text}\n", encoding="utf-8", newline="\n")
    except OSError as fault:
        raise Stop(f"cannot write `{path}`: {fault.strerror}", hint="choose another file with -o") from fault
