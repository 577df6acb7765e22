"""The program as a user calls it: in this process where that will do, in one of its own where it will not."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from goalsite_gen.cli import _run

ROOT = Path(__file__).parents[1]
_QUIET = ("SOURCE_DATE_EPOCH", "NO_COLOR", "FORCE_COLOR")


@dataclass(frozen=True)
class Ended:
    """How a call ended: its exit status and what it wrote."""

    code: int
    out: str
    err: str


def goalsite(*arguments: str | Path, at: Path, environment: Mapping[str, str] = {}) -> Ended:
    """Runs the program in this process, in the folder `at`."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    before = dict(os.environ)
    for name in [name for name in before if name in _QUIET or name.startswith("GOALSITE_")]:
        del os.environ[name]
    os.environ.update(environment)
    try:
        with contextlib.chdir(at), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = _run([str(argument) for argument in arguments])
    finally:
        os.environ.clear()
        os.environ.update(before)
    return Ended(code, *(_text(stream) for stream in (out, err)))


def process(*arguments: str | Path, at: Path, environment: Mapping[str, str] = {}) -> Ended:
    """Runs the program in a process of its own, in the folder `at`."""
    kept = {
        name: value for name, value in os.environ.items() if name not in _QUIET and not name.startswith("GOALSITE_")
    }
    done = subprocess.run(
        [sys.executable, "-m", "goalsite_gen", *map(str, arguments)],
        cwd=at,
        env={**kept, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        timeout=120,
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def put(folder: Path, texts: Mapping[str, str | bytes]) -> Path:
    """Writes the files below the folder, and gives the folder back."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    data = stream.buffer
    assert isinstance(data, io.BytesIO)
    return data.getvalue().decode("utf-8")
