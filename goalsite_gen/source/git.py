"""What git says of a folder: run carefully, for no longer than it is worth, with a failure as a value."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

MOST_SECONDS = 10

# A folder may come from anyone: nothing in it may start a program, reach a network or wait for a lock.
_CAREFUL = (
    "-c", "core.fsmonitor=", "-c", "core.hooksPath=/dev/null", "-c", "safe.bareRepository=explicit",
    "-c", "protocol.allow=never", "-c", "advice.graftFileDeprecated=false",
    "--no-optional-locks", "--no-pager", "--literal-pathspecs",
)  # fmt: skip
# What `git replace` puts in the place of other objects, and grafts in that of parents, is not cloned: with it, one
# commit would say two things.
_SETTINGS = {
    "LC_ALL": "C", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
}  # fmt: skip


class Why(Enum):
    """Why git said nothing."""

    NOT_INSTALLED = auto()
    NOT_STARTED = auto()
    TOO_SLOW = auto()
    NO_REPOSITORY = auto()
    REFUSED = auto()


@dataclass(frozen=True, slots=True)
class Failure:
    """Why git said nothing, and in its own words what was wrong, on one line, where it had any."""

    why: Why
    said: str = ""


def is_installed() -> bool:
    """Whether there is a git to ask."""
    return shutil.which("git") is not None


def ask(folder: Path, *asked: str, given: bytes = b"", seconds: float | None = None) -> bytes | Failure:
    """What git prints in a folder when it is asked, with `given` to read; a Failure where it does not answer.

    It has `seconds` for that, or ten where nobody grants it more.
    """
    program = shutil.which("git")
    if program is None:
        return Failure(Why.NOT_INSTALLED)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    clean |= _SETTINGS
    try:
        done = subprocess.run(
            [program, *_CAREFUL, "-C", str(folder.resolve()), *asked],
            env=clean, input=given, capture_output=True, timeout=seconds or MOST_SECONDS,
            check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return Failure(Why.TOO_SLOW)
    except (OSError, ValueError):
        return Failure(Why.NOT_STARTED)
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split()).removeprefix("fatal: ")
        return Failure(Why.NO_REPOSITORY if "not a git repository" in said else Why.REFUSED, said)
    return done.stdout
