"""The command line: names of commands, the options they share, and the one place that ends the program.

Commands are imported when they are called, so that `--help` costs no more than click itself.
"""

from __future__ import annotations

import importlib
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO

import click

from goalsite_gen import __version__
from goalsite_gen.errors import Stop

COMMANDS = {
    "init": "Start a portfolio in a folder.",
    "new": "Write the scaffold of a goal, entry, story, review or team.",
    "check": "Find what is wrong or weak, at the line where it stands.",
    "rule": "Explain one rule, or list them all.",
    "build": "Build the site.",
    "serve": "Build, serve on this machine, and rebuild on each save.",
    "doctor": "Say whether the portfolio is ready, and whether this machine is.",
    "cache": "Remove what is kept beside a portfolio from one build to the next.",
    "schema": "Print the JSON Schema of a content type or of the settings.",
}


class Lazy(click.Group):
    """A group whose commands live in one module each, imported when asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which a user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"goalsite_gen.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the nearest command where the name is a slip."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as fault:
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1) if args else []
            hint = f"did you mean `{near[0]}`?" if near else "`goalsite --help` lists the commands"
            raise click.UsageError(f"there is no command `{args[0]}`; {hint}", ctx) from fault

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands from the table above, so that help imports none of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


CONTEXT = {"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "GOALSITE", "max_content_width": 100}


@click.group(cls=Lazy, context_settings=CONTEXT)
@click.version_option(__version__, "-V", "--version", prog_name="goalsite", message="%(prog)s %(version)s")
def program() -> None:
    """Check and publish goals in which a number and what people observe belong together."""


def main() -> None:
    """Runs the command line and turns whatever ends it into an exit status: 0, 1, 2 or 130."""
    code = _run(sys.argv[1:])
    try:
        sys.stderr.flush()
    except OSError:
        from goalsite_gen.cli.terminal import no_more_output

        # What could not be said stays in the stream's buffer.
        no_more_output(sys.stderr)
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        result: Any = program.main(args=arguments, prog_name="goalsite", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as end:
        return end.exit_code
    except Stop as stop:
        return _end(f"error: {stop.message}", stop.hint, stop.code)
    except click.UsageError as fault:
        where = f"`{fault.ctx.command_path} --help` shows how to use it" if fault.ctx else ""
        return _end(f"error: {fault.format_message()}", where, 2)
    except click.ClickException as fault:
        return _end(f"error: {fault.format_message()}", "", 2)
    except (KeyboardInterrupt, click.Abort) as signal:
        with suppress(OSError):
            click.echo("interrupted", err=True)
        return 128 + getattr(signal.__cause__ or signal, "number", 2)
    except BrokenPipeError:
        from goalsite_gen.cli.terminal import no_more_output

        no_more_output(sys.stdout)
        return 0
    except OSError as fault:
        if isinstance(fault, FileNotFoundError) and fault.filename is None:
            return _end("error: the folder you are in is gone", "change to another one", 2)
        where = f" `{fault.filename}`" if fault.filename else ""
        return _end(f"error: the system refused{where}: {(fault.strerror or str(fault)).lower()}", "", 2)
    except Exception as fault:
        if os.environ.get("GOALSITE_DEBUG"):
            raise
        said = " ".join(f"{type(fault).__name__}: {fault}".split())
        return _end(
            f"internal error: {said[:300]}", "this is a fault of goalsite; GOALSITE_DEBUG=1 shows where it happened", 2
        )


def _nowhere() -> TextIO:
    """A stream for those who closed theirs before the program began."""
    return Path(os.devnull).open("w", encoding="utf-8")


def _end(message: str, hint: str, code: int) -> int:
    from goalsite_gen.cli.terminal import printable

    with suppress(OSError):
        click.echo(printable(f"goalsite: {message}"), err=True)
        if hint:
            click.echo(printable(f"  hint: {hint}"), err=True)
    return code
