"""What commands say and how: options that all of them share, colour, quiet and verbose."""

from __future__ import annotations

import functools
import gc
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, TextIO, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Terminal:
    """How loud to be, and whether in colour. Results go to stdout, everything else to stderr."""

    quiet: bool = False
    verbose: bool = False
    color: str = "auto"

    def say(self, text: str) -> None:
        """A note on what happens; silent with `-q`. One that cannot be printed stops nothing."""
        if not self.quiet:
            with suppress(OSError):
                click.echo(printable(text), err=True)

    def tell(self, text: str) -> None:
        """A detail for `-v`."""
        if self.verbose:
            with suppress(OSError):
                click.echo(printable(text), err=True)

    def result(self, text: str) -> None:
        """What the command was asked for; already safe to print, with or without colour codes.

        A reader who has gone (`| head`) does not change the exit status.
        """
        if text:
            try:
                click.echo(text, color=True, nl=not text.endswith("\n"))
            except BrokenPipeError:
                no_more_output(sys.stdout)

    def in_color(self) -> bool:
        """Whether results are coloured: as asked for, then NO_COLOR and FORCE_COLOR, then if stdout is a terminal."""
        if self.color != "auto":
            return self.color == "always"
        if os.environ.get("NO_COLOR"):
            return False
        return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def no_more_output(stream: TextIO) -> None:
    """Sends the rest of a stream nowhere.

    Else the interpreter trips over a closed pipe or a full disk at its end, and ends with a status of its own.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def printable(text: str) -> str:
    """Text in which control and direction characters are shown as escapes, so that none reaches a terminal."""
    return _CONTROL.sub(lambda found: found.group().encode("unicode_escape", "surrogatepass").decode(), text)


def shared_options(function: F) -> F:
    """`-q`, `-v` and `--color` for a command, which receives them as `terminal`."""

    @click.option("-q", "--quiet", is_flag=True, default=False, help="Say nothing but results and errors.")
    @click.option("-v", "--verbose", is_flag=True, default=False, help="Say more.")
    @click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help="Colour the output; NO_COLOR and FORCE_COLOR are obeyed.",
    )
    def wrapped(*, quiet: bool, verbose: bool, color: str, **others: Any) -> Any:
        return function(terminal=Terminal(quiet, verbose, color), **others)

    wrapped.__doc__ = function.__doc__
    wrapped.__name__ = function.__name__
    wrapped.__click_params__ = getattr(function, "__click_params__", []) + wrapped.__click_params__  # type: ignore[attr-defined]
    return wrapped  # type: ignore[return-value]


def uncollected(function: F) -> F:
    """Runs a command without the garbage collector: it makes much, keeps nearly all of it, and ends soon."""

    @functools.wraps(function)
    def wrapped(*arguments: Any, **named: Any) -> Any:
        was_on = gc.isenabled()
        gc.disable()
        try:
            return function(*arguments, **named)
        finally:
            if was_on:
                gc.enable()

    return wrapped  # type: ignore[return-value]


@contextmanager
def collected() -> Iterator[None]:
    """Runs the garbage collector after all, over what is new: for work that makes much and keeps little of it.

    What is there already stays where it is; to look at it would take time, and would copy it in each process that
    shares it.
    """
    was_on, thresholds = gc.isenabled(), gc.get_threshold()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)
    gc.enable()
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()
        if not was_on:
            gc.disable()


portfolio_argument = click.argument("portfolio", required=False, type=click.Path(file_okay=False, path_type=str))
as_of_option = click.option("--as-of", metavar="DAY", help="Take the portfolio as it stood on that day (2026-03-31).")
