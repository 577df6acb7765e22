"""The files of a portfolio as a git revision holds them; the working tree is not touched and no hook runs."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from goalsite_gen.errors import Stop
from goalsite_gen.findings import Place, Problem
from goalsite_gen.source import git
from goalsite_gen.source.files import MOST_MEDIA, MOST_TEXT, Files, met, sort_out

_PLAIN = ("100644", "100755", "100664")


@dataclass(frozen=True, slots=True)
class _Object:
    """What a tree says of one file: whether it is a plain one, its name in the store, and its length in bytes."""

    is_plain: bool
    name: str
    length: int


def files_at(folder: Path, revision: str, *, config: str) -> tuple[Files, bytes | None]:
    """The portfolio's files, and its settings file if there was one, as they were in `folder` at a revision.

    A folder that did not exist then held nothing. Raises Stop where there is no git, no repository, or no such
    revision, and where git does not answer within ten seconds.
    """
    objects = _listing(folder, revision)
    wanted = met(objects)
    texts = [path for path in (*wanted, config) if path in objects and _is_wanted(path, objects[path], config)]
    contents = _contents(folder, [objects[path].name for path in texts])
    by_path = dict(zip(texts, contents, strict=True))
    problems: list[Problem] = []

    def read(path: str, most: int) -> bytes | None:
        found = objects[path]
        if found.is_plain and found.length <= most:
            return by_path.get(path, b"")
        problems.append(Problem("this cannot be read", Place(path), rule="unreadable-file"))
        return None

    return sort_out(wanted, read, problems), by_path.get(config)


def _is_wanted(path: str, found: _Object, config: str) -> bool:
    """Whether the bytes of a file matter: images only have to be there."""
    most = MOST_TEXT if path == config else MOST_MEDIA
    return found.is_plain and found.length <= most and not path.startswith("media/")


def _listing(folder: Path, revision: str) -> dict[str, _Object]:
    """Everything below the folder at the revision, by its path in the folder."""
    if not revision or revision.startswith("-"):
        raise _unknown(revision)
    prefix = (
        _answer(git.ask(folder, "rev-parse", "--show-prefix")).decode("utf-8", "surrogateescape").removesuffix("\n")
    )
    commit = git.ask(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if _is_no(commit):
        raise _unknown(revision)
    tree = f"{_answer(commit).decode('ascii').strip()}:{prefix.removesuffix('/')}"
    listing = git.ask(folder, "ls-tree", "-r", "-z", "-l", "--full-tree", "--end-of-options", tree)
    listed = b"" if _is_no(listing) else _answer(listing)
    found: dict[str, _Object] = {}
    for line in listed.split(b"\0")[:-1]:
        about, path = line.split(b"\t", 1)
        mode, _, name, length = about.decode("ascii").split()
        found[os.fsdecode(path)] = _Object(mode in _PLAIN, name, int(length) if length.isdigit() else 0)
    return found


def _contents(folder: Path, names: list[str]) -> list[bytes]:
    """The bytes of objects, in their order."""
    if not names:
        return []
    wanted = "".join(f"{name}\n" for name in names).encode("ascii")
    said = _answer(git.ask(folder, "cat-file", "--batch", given=wanted))
    contents: list[bytes] = []
    at = 0
    for _ in names:
        end = said.index(b"\n", at)
        length = said[at:end].split(b" ")[-1]
        if not length.isdigit():
            hint = "fetch the revision in full: `git fetch --unshallow`, without `--filter`"
            raise Stop("git does not have all files of that revision", hint=hint)
        contents.append(said[end + 1 : end + 1 + int(length)])
        at = end + 1 + int(length) + 1
    return contents


def _is_no(said: bytes | git.Failure) -> bool:
    """Whether git answered, and the answer was that there is no such thing."""
    return isinstance(said, git.Failure) and said.why is git.Why.REFUSED


def _answer(said: bytes | git.Failure) -> bytes:
    """What git said. Raises Stop where it said nothing."""
    if isinstance(said, bytes):
        return said
    without = "check without `--since`"
    match said.why:
        case git.Why.NOT_INSTALLED:
            raise Stop("`--since` needs git, which is not installed", hint=f"install git, or {without}")
        case git.Why.NOT_STARTED:
            raise Stop("git could not be started", hint=without)
        case git.Why.TOO_SLOW:
            raise Stop(f"git did not answer within {git.MOST_SECONDS} seconds", hint=without)
        case git.Why.NO_REPOSITORY:
            hint = f"run it in a clone of the repository, or {without}"
            raise Stop("the portfolio is not in a git repository", hint=hint)
        case git.Why.REFUSED:
            raise Stop(f"git refused: {said.said[:300]}", hint=without)


def _unknown(revision: str) -> Stop:
    hint = "`git log` lists them; in a shallow clone fetch it first, as with `git fetch origin main`"
    return Stop(f"`{revision}` names no revision", hint=hint)
