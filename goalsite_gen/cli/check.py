"""`goalsite check`: every finding of every file in one run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from goalsite_gen.cli.terminal import Terminal, as_of_option, portfolio_argument, shared_options

if TYPE_CHECKING:
    from goalsite_gen.cli.load import Place
    from goalsite_gen.findings import Finding
    from goalsite_gen.model import Portfolio
    from goalsite_gen.report import Look

FORMATS = ("full", "concise", "json", "github")


@click.command("check")
@portfolio_argument
@click.option(
    "--output-format", type=click.Choice(FORMATS), default="full", show_default=True, help="How findings are printed."
)
@click.option(
    "-o", "--output-file", type=click.Path(dir_okay=False, path_type=Path), help="Write the findings to FILE."
)
@click.option("--select", multiple=True, metavar="CODES", help="Only these rules: codes or their beginnings, by comma.")
@click.option("--ignore", multiple=True, metavar="CODES", help="Not these rules.")
@click.option("--strict", is_flag=True, default=False, help="Exit 1 on warnings too.")
@click.option("--exit-zero", is_flag=True, default=False, help="Exit 0 whatever is found.")
@as_of_option
@shared_options
def command(
    terminal: Terminal,
    portfolio: str | None,
    output_format: str,
    output_file: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,
    exit_zero: bool,
    as_of: str | None,
) -> int:
    """Check the PORTFOLIO: its files, references, pairs and definitions.

    Errors mean that a page would be wrong; warnings are practice; hints never fail a check.
    """
    from goalsite_gen.check import check
    from goalsite_gen.cli.load import find, load
    from goalsite_gen.report import FORMATS as PRINTERS

    place = find(portfolio, Path.cwd())
    loaded = load(place, as_of=as_of)
    findings = check(loaded, select=codes(select), ignore=codes(ignore))
    all_good = f"All good: {contents_in_words(loaded)}."
    look = look_at(place, color=terminal.in_color() and output_file is None, all_good=all_good)
    text = PRINTERS[output_format](findings, loaded.documents, look)
    if output_file is None:
        terminal.result(text)
    else:
        write(output_file, text)
    return 0 if exit_zero else exit_code(findings, strict=strict)


def look_at(place: Place, *, color: bool, all_good: str = "") -> Look:
    """How a report looks: paths as seen from here, in colour or not, as wide as the terminal."""
    from shutil import get_terminal_size

    from goalsite_gen.report.look import WIDTH, Look

    here = Path.cwd()
    folder = place.folder.resolve()
    root = folder.relative_to(here) if folder.is_relative_to(here) else folder
    width = min(WIDTH, get_terminal_size((WIDTH, 24)).columns)
    return Look(root=root.as_posix(), colour=color, all_good=all_good, width=max(60, width))


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
