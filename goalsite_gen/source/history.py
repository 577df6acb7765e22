"""On which day each file of a folder was first recorded in git; nothing where nobody can tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from goalsite_gen.source import git

SETTING_UP = timedelta(days=7)
"""What is recorded in the first week was brought along: its day does not say when it was written."""

_LOG = (
    "log", "--reverse", "--format=%x01%as", "--name-status", "-z", "--diff-filter=AR", "-M100%", "--relative",
    "--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-color", "--", ".",
)  # fmt: skip


def first_recorded(folder: Path) -> Mapping[str, date] | None:
    """The day each file below `folder` was first committed, as its author's calendar had it, by path in the folder.

    A file that was moved keeps its day; one that came with the first week, or was never committed, is left out.
    None where there is no git, no repository, a shallow one, or no answer within ten seconds.
    """
    shallow = _git(folder, "rev-parse", "--is-shallow-repository")
    if shallow is None or shallow.strip() != "false":
        return None
    said = _git(folder, *_LOG)
    if said is None:
        return None
    days = dict(_additions(said))
    began = min(days.values(), default=date.min)
    return {file: day for file, day in days.items() if day > began + SETTING_UP}


def how_much_is_recorded(folder: Path) -> str:
    """`whole` or `shallow` for a folder in a git repository; `none` outside of one; `unknown` where there is no git."""
    if not git.is_installed():
        return "unknown"
    shallow = _git(folder, "rev-parse", "--is-shallow-repository")
    return "none" if shallow is None else "shallow" if shallow.strip() == "true" else "whole"


def _additions(said: str) -> Iterator[tuple[str, date]]:
    """Each file with the day of its addition, oldest first; a file that was added again keeps its first day."""
    first: dict[str, date] = {}
    day = date.min
    words = iter(said.split("\0"))
    for word in words:
        head = word.strip("\n")
        if head.startswith("\x01"):
            day = date.fromisoformat(head[1:])
        elif head == "A":
            first.setdefault(next(words, ""), day)
        elif head.startswith("R"):
            old, new = next(words, ""), next(words, "")
            first.setdefault(new, first.get(old, day))
    yield from first.items()


def _git(folder: Path, *asked: str) -> str | None:
    """What git says in a folder, or None where it does not."""
    said = git.ask(folder, *asked)
    return None if isinstance(said, git.Failure) else said.decode("utf-8", "surrogateescape")
