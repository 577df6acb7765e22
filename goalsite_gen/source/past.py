"""What each commit of a repository changed in a folder: asked of git once, and kept, for a commit never changes.

What is kept is believed of a commit only where git counts that commit among those behind the present one, and says
that it has a parent: what a first commit changed hangs on how far back a clone goes, so that is asked each time. So a
record from another branch, from before a rebase or from another clone says nothing that is wrong here. One that came
with the repository itself is not believed at all, as whoever wrote it could make it say anything.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from goalsite_gen.source import git
from goalsite_gen.source.records import CACHE, HISTORY, MOST, keep, unsealed

VERSION = 1
MOST_COMMITS = 200_000
"""A longer history is not read: that would take longer and fill more memory than a line at a page's foot is worth."""

MOST_SECONDS = 60
"""So long git may take over a history, in seconds; 10,000 commits to a folder of 10,000 files take it four."""

WORTH_KEEPING = 200
"""So many commits have to be new before they are written down: git looks through fewer as quickly."""

_COMMITS = ("rev-list", "--parents", f"--max-count={MOST_COMMITS + 1}", "HEAD")
_CHANGES = (
    "diff-tree", "--stdin", "-r", "--root", "--always", "--format=%x01%H %as", "--name-status", "-z", "-M100%",
    "--relative", "--no-ext-diff", "--no-textconv", "--no-color", "--", ".",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """A path that a commit changed, below the folder; `was` is the path that it was moved from, else empty."""

    path: str
    is_new: bool
    was: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What one commit changed against its first parent, and the day of that as its author's calendar had it.

    None for a day that is in no calendar of ours.
    """

    day: date | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """The commits behind a folder by their full hashes, newest first, with their parents, and what they changed.

    `steps` holds all of them but merges, and those merges that lie on the line of first parents.
    """

    head: str
    parents: Mapping[str, tuple[str, ...]] = field(repr=False)
    steps: Mapping[str, Step] = field(repr=False)

    def line(self) -> Iterator[str]:
        """The commits from the newest on, each the first parent of the one before."""
        yield from _line(self.head, self.parents)


def past_of(folder: Path) -> Past | None:
    """What git has to say of the commits behind a folder; None where it does not answer, or not in time."""
    said = git.ask(folder, *_COMMITS)
    return None if isinstance(said, git.Failure) else _past(folder, said)


@lru_cache(maxsize=1)
def _past(folder: Path, said: bytes) -> Past | None:
    """What the commits of a list changed below a folder. It cannot change, so one run of the program asks it once."""
    parents = {commit: tuple(above) for commit, *above in map(str.split, said.decode("ascii").splitlines())}
    if not parents or len(parents) > MOST_COMMITS:
        return None
    head = next(iter(parents))
    wanted = {commit for commit, above in parents.items() if len(above) < 2} | set(_line(head, parents))
    known = _recalled(folder)
    steps = {commit: known[commit] for commit in wanted & known.keys() if parents[commit]}
    new = [commit for commit in parents if commit in wanted and commit not in steps]
    given = "".join(" ".join((commit, *parents[commit][:1])) + "\n" for commit in new).encode()
    answer = git.ask(folder, *_CHANGES, given=given, seconds=MOST_SECONDS) if new else b""
    if isinstance(answer, git.Failure):
        return None
    steps |= _read(answer)
    if steps.keys() != wanted:
        return None
    if len(new) >= WORTH_KEEPING:
        _remember(folder, {commit: step for commit, step in steps.items() if parents[commit]})
    return Past(head, parents, steps)


def _line(head: str, parents: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    commit = head
    while commit in parents:
        yield commit
        commit = next(iter(parents[commit]), "")


def _read(said: bytes) -> dict[str, Step]:
    """Each commit of an answer with what it changed."""
    found: dict[str, tuple[date | None, list[Change]]] = {}
    changes: list[Change] = []
    words = iter(os.fsdecode(said).split("\0"))
    for word in words:
        head = word.lstrip("\n")
        if head.startswith("\x01"):
            commit, _, day = head[1:].partition(" ")
            changes = []
            found[commit] = _day(day), changes
        elif head.startswith("R"):
            was = next(words, "")
            changes.append(Change(next(words, ""), is_new=True, was=was))
        elif head:
            changes.append(Change(next(words, ""), is_new=head == "A"))
    return {commit: Step(day, tuple(changes)) for commit, (day, changes) in found.items()}


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


def _written(steps: Mapping[str, Step]) -> Iterator[str]:
    """The words of an answer that says all this."""
    for commit, step in steps.items():
        yield f"\x01{commit} {step.day}"
        for change in step.changes:
            yield from ("R", change.was, change.path) if change.was else ("A" if change.is_new else "M", change.path)


def _place(folder: Path) -> bytes | None:
    """Where a folder lies in its repository.

    None where nobody can tell, or where a cache came with the repository: that is neither believed nor written over.
    """
    prefix = git.ask(folder, "rev-parse", "--show-prefix")
    top = git.ask(folder, "ls-tree", "-z", "--name-only", "HEAD")
    if isinstance(prefix, git.Failure) or isinstance(top, git.Failure):
        return None
    ours = CACHE.split("/")[0]
    return None if any(os.fsdecode(name).casefold() == ours for name in top.split(b"\0")) else prefix


def _recalled(folder: Path) -> Mapping[str, Step]:
    """What is kept of the commits as seen from a folder at its place in its repository."""
    with suppress(OSError, ValueError):
        _, body = unsealed(folder / CACHE, HISTORY, version=VERSION)
        place, _, said = body.partition(b"\0")
        if place == _place(folder):
            return _read(said)
    return {}


def _remember(folder: Path, steps: Mapping[str, Step]) -> None:
    place = _place(folder)
    if place is None:
        return
    body = place + b"\0" + os.fsencode("\0".join(_written(steps)))
    if len(body) <= MOST:
        with suppress(OSError):
            keep(folder / CACHE, HISTORY, body, version=VERSION)
