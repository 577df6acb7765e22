"""The files of a portfolio as a git revision holds them; the working tree is not touched and no hook runs."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from goalsite_gen.errors import Stop
from goalsite_gen.findings import Place, Problem
from goalsite_gen.source.files import MOST_MEDIA, MOST_TEXT, Files, met, sort_out

MOST_SECONDS = 10

# A folder may come from anyone: nothing in it may start a program, reach a network or wait for a lock.
_CAREFUL = (
    "-c", "core.fsmonitor=", "-c", "core.hooksPath=/dev/null", "-c", "safe.bareRepository=explicit",
    "-c", "protocol.allow=never", "--no-optional-locks", "--no-pager", "--literal-pathspecs",
)  # fmt: skip
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
    prefix = _git(folder, "rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").removesuffix("\n")
    try:
        commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except _Refused as fault:
        raise _unknown(revision) from fault
    tree = f"{commit.decode('ascii').strip()}:{prefix.removesuffix('/')}"
    try:
        listed = _git(folder, "ls-tree", "-r", "-z", "-l", "--full-tree", "--end-of-options", tree)
    except _Refused:
        return {}
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
    said = _git(folder, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode("ascii"))
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


class _Refused(Stop):
    """git ended with an error of its own."""


def _git(folder: Path, *asked: str, given: bytes = b"") -> bytes:
    """What git says in a folder. Raises Stop where it cannot be asked, and `_Refused` where it says no."""
    program = shutil.which("git")
    if program is None:
        raise Stop("`--since` needs git, which is not installed", hint="install git, or check without `--since`")
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    clean |= {"LC_ALL": "C", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_REPLACE_OBJECTS": "1"}
    try:
        done = subprocess.run(
            [program, *_CAREFUL, "-C", str(folder.resolve()), *asked],
            env=clean, input=given, capture_output=True, timeout=MOST_SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as fault:
        raise Stop(f"git did not answer within {MOST_SECONDS} seconds", hint="check without `--since`") from fault
    except (OSError, ValueError) as fault:
        raise Stop("git could not be started", hint="check without `--since`") from fault
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split()).removeprefix("fatal: ")
        if "not a git repository" in said:
            hint = "run it in a clone of the repository, or check without `--since`"
            raise _Refused("the portfolio is not in a git repository", hint=hint)
        raise _Refused(f"git refused: {said[:300]}", hint="check without `--since`")
    return done.stdout


def _unknown(revision: str) -> Stop:
    hint = "`git log` lists them; in a shallow clone fetch it first, as with `git fetch origin main`"
    return Stop(f"`{revision}` names no revision", hint=hint)
