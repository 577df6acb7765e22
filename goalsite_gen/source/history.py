"""On which day each file of a folder was first recorded in git; nothing where nobody can tell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from goalsite_gen.source import git
from goalsite_gen.source.past import Past, past_of

SETTING_UP = timedelta(days=7)
"""What is recorded in the first week was brought along: its day does not say when it was written."""


def first_recorded(folder: Path) -> Mapping[str, date] | None:
    """The day each file below `folder` was first committed, as its author's calendar had it, by path in the folder.

    A file that was moved keeps its day; one that came with the first week, or was never committed, is left out.
    None where there is no git, no repository, a shallow one, or no answer in time.
    """
    shallow = _git(folder, "rev-parse", "--is-shallow-repository")
    if shallow is None or shallow.strip() != "false":
        return None
    past = past_of(folder)
    if past is None:
        return None
    days = _first_days(past)
    began = min(days.values(), default=date.min)
    return {file: day for file, day in days.items() if day > began + SETTING_UP}


def how_much_is_recorded(folder: Path) -> str:
    """`whole` or `shallow` for a folder in a git repository; `none` outside of one; `unknown` where there is no git."""
    if not git.is_installed():
        return "unknown"
    shallow = _git(folder, "rev-parse", "--is-shallow-repository")
    return "none" if shallow is None else "shallow" if shallow.strip() == "true" else "whole"


def _first_days(past: Past) -> dict[str, date]:
    """Each file with the day on which it was added; one that was added again keeps its first day.

    What a merge itself adds is in none of the histories that it joins, and is left out.
    """
    first: dict[str, date] = {}
    for commit, above in reversed(list(past.parents.items())):
        if len(above) > 1:
            continue
        step = past.steps[commit]
        for change in step.changes:
            day = first.get(change.was, step.day)
            if change.is_new and day is not None:
                first.setdefault(change.path, day)
    return first


def _git(folder: Path, *asked: str) -> str | None:
    """What git says in a folder, or None where it does not."""
    said = git.ask(folder, *asked)
    return None if isinstance(said, git.Failure) else said.decode("utf-8", "surrogateescape")
