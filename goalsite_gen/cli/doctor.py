"""`goalsite doctor`: the readiness checklist answered from the portfolio, and the ground it stands on."""

from __future__ import annotations

import os
import platform
import shlex
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goalsite_gen import __version__
from goalsite_gen.cli.terminal import Terminal, as_of_option, portfolio_argument, printable, shared_options
from goalsite_gen.errors import Stop

if TYPE_CHECKING:
    from goalsite_gen.cli.place import Place
    from goalsite_gen.insight.readiness import Answer
    from goalsite_gen.model import Portfolio
    from goalsite_gen.report import Look

OLDEST_PYTHON = (3, 11)
_COLOURS = {"yes": "32", "partly": "33", "no": "31", "unknown": "2"}
_WIDTH = 8


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that a build stands on: what it is, how it is, whether that will do, and what to do where not."""

    name: str
    value: str
    is_fine: bool = True
    hint: str = ""


@click.command("doctor")
@portfolio_argument
@click.option(
    "--output-format", type=click.Choice(["full", "json"]), default="full", show_default=True, help="How it is printed."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("site"), show_default=True,
    help="The folder a build would write.",
)  # fmt: skip
@as_of_option
@shared_options
def command(terminal: Terminal, portfolio: str | None, output_format: str, output: Path, as_of: str | None) -> None:
    """Answer the five questions of the readiness checklist from the PORTFOLIO's own data.

    Each answer says what was counted and what to do next. Below them stands what a build needs on this machine.
    The exit status is 0 whatever the answers are.
    """
    import json

    from goalsite_gen.cli.check import look_at
    from goalsite_gen.cli.load import load
    from goalsite_gen.cli.place import find
    from goalsite_gen.insight import derive
    from goalsite_gen.insight.readiness import readiness

    place = find(portfolio, Path.cwd())
    loaded = load(place, as_of=as_of)
    answers = readiness(derive(loaded))
    ground = (*machine(), *folders(place, output), documents(loaded))
    inside = f" --in {shlex.quote(portfolio)}" if portfolio is not None else ""
    if output_format == "json":
        terminal.result(json.dumps(as_json(loaded, answers, ground), indent=2, ensure_ascii=False))
    else:
        terminal.result(in_words(loaded, answers, ground, look_at(place, color=terminal.in_color()), inside=inside))


def machine() -> tuple[Ground, ...]:
    """The interpreter, this program and its theme."""
    from goalsite_gen.site.theme import theme_folder

    wanted = ".".join(map(str, OLDEST_PYTHON))
    is_new = sys.version_info >= OLDEST_PYTHON
    found = [
        Ground("Python", platform.python_version(), is_new, "" if is_new else f"install Python {wanted} or newer"),
        Ground("goalsite", __version__),
    ]
    try:
        fonts = len(list((theme_folder() / "assets" / "fonts").glob("*.woff2")))
        lacks = "" if fonts else "install goalsite again; pages would be set in the reader's own fonts"
        found.append(Ground("theme", f"found, with {fonts} fonts", bool(fonts), lacks))
    except Stop as stop:
        found.append(Ground("theme", stop.message, False, stop.hint))
    return tuple(found)


def folders(place: Place, output: Path) -> tuple[Ground, ...]:
    """What git has recorded of the portfolio, and whether the output folder can be written."""
    from goalsite_gen.publish.ground import ground_of
    from goalsite_gen.source.history import how_much_is_recorded

    told = {
        "whole": Ground("git", "the whole history is here"),
        "shallow": Ground(
            "git", "a shallow clone", False, "`git fetch --unshallow`; the days of recording are missing"
        ),
        "none": Ground("git", "not a repository", False, "`git init`, to know when each entry was recorded"),
        "unknown": Ground("git", "not installed", False, "install git, to know when each entry was recorded"),
    }
    found = told[how_much_is_recorded(place.folder)]
    try:
        nearest = next(
            path for path in (ground_of(output, source=place.folder), *output.resolve().parents) if path.exists()
        )
        # What is exchanged is the folder as a whole, so that its parent must let itself be written too.
        parents = (nearest, nearest.parent) if nearest == output.resolve() else (nearest,)
        is_free = all(os.access(path, os.W_OK | os.X_OK) for path in parents)
        value = f"`{output}` can be written" if is_free else f"`{output}` cannot be written"
        return found, Ground("output", value, is_free, "" if is_free else "choose another folder with `--output`")
    except Stop as stop:
        return found, Ground("output", stop.message, False, stop.hint)


def documents(portfolio: Portfolio) -> Ground:
    """How many of the documents could be read."""
    read = len(portfolio.contents())
    texts = {file for file in portfolio.documents if file.endswith(".md")}
    unread = len(texts | {problem.at.file for problem in portfolio.problems if problem.at.file.endswith(".md")}) - read
    if unread > 0:
        return Ground("documents", f"{read} read, {unread} not", False, "`goalsite check` says why")
    return Ground("documents", f"{read} read")


def in_words(
    portfolio: Portfolio, answers: tuple[Answer, ...], ground: tuple[Ground, ...], look: Look, *, inside: str = ""
) -> str:
    """Both parts as text, ready to print; `inside` is put behind commands that must be told where the portfolio is."""
    from textwrap import wrap

    from goalsite_gen.site import words

    title = printable(portfolio.settings.title)
    lines = [look.painted(f"{title}, as of {words.date(portfolio.day)}", "1"), ""]
    for answer in answers:
        verdict = look.painted(f"{answer.verdict.value:<{_WIDTH}}", _COLOURS[answer.verdict])
        lines.append(f"{verdict}{answer.question}")
        lines += wrap(
            printable(answer.evidence), look.width, initial_indent=" " * _WIDTH, subsequent_indent=" " * _WIDTH
        )
        spans = [portfolio.span(place) for place in answer.places]
        lines += [f"{'':{_WIDTH}}  {look.file(span.file)}:{span.line}:{span.column}" for span in spans]
        if answer.next_step:
            lines.append(f"{'':{_WIDTH}}next: {printable(next_step(answer, look, inside=inside))}")
        lines.append("")
    lines.append(look.painted("What it stands on", "1"))
    width = max(len(one.name) for one in ground) + 2
    for one in ground:
        mark = look.painted("fine  ", "32") if one.is_fine else look.painted("look  ", "33")
        hint = f"; {one.hint}" if one.hint else ""
        lines.append(f"  {mark}{one.name:<{width}}{printable(one.value + hint)}")
    return "\n".join(lines) + "\n"


def next_step(answer: Answer, look: Look, *, inside: str) -> str:
    """What to do next, as one would type or edit it from here."""
    if answer.file:
        return f"in {look.path(answer.file)}, {answer.next_step}"
    return answer.next_step + (inside if answer.next_step.startswith("goalsite new ") else "")


def as_json(portfolio: Portfolio, answers: tuple[Answer, ...], ground: tuple[Ground, ...]) -> dict[str, object]:
    """Both parts as data; files are named as the portfolio names them."""
    told = [
        {
            "question": answer.question,
            "verdict": answer.verdict.value,
            "evidence": answer.evidence,
            "places": [
                {"file": span.file, "line": span.line, "column": span.column}
                for span in map(portfolio.span, answer.places)
            ],
            "next": answer.next_step,
            "file": answer.file,
        }
        for answer in answers
    ]
    return {
        "version": 1,
        "as_of": portfolio.day.isoformat(),
        "answers": told,
        "environment": [asdict(one) for one in ground],
    }
