"""Which commit a folder's repository stands at, read from its files: far quicker than to ask git."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

MOST_LINKS = 5
"""A reference may point to another one; nobody needs more of them in a row."""


def head(folder: Path) -> str | None:
    """The state of the repository that holds `folder`, as a text that changes with its commit, its index and the git.

    Empty outside of a repository; None where its files cannot be understood, so that nobody can tell.
    """
    try:
        found = _git_folder(folder.resolve())
        if found is None:
            return ""
        common = found / "commondir"
        shared = (found / common.read_text().strip()).resolve() if common.is_file() else found
        commit = _commit(found, shared)
        if commit is None:
            return None
        return " ".join((commit, _mark(found / "index"), _mark(shared / "shallow"), *_who_would_tell()))
    except (OSError, ValueError):
        return None


def _who_would_tell() -> Iterator[str]:
    """The git that would be asked, for whom, and the settings that may keep it from answering."""
    programs = (f"{folder}/git{end}" for folder in os.get_exec_path() for end in ("", ".exe"))
    yield next((program for program in programs if os.access(program, os.X_OK)), "")
    yield str(os.geteuid()) if hasattr(os, "geteuid") else ""
    home = os.path.expanduser("~")  # noqa: PTH111 (unlike a path's own, it never raises)
    own = os.environ.get("XDG_CONFIG_HOME") or f"{home}/.config"
    for settings in (f"{home}/.gitconfig", f"{own}/git/config", "/etc/gitconfig"):
        yield _mark(Path(settings))


def _git_folder(folder: Path) -> Path | None:
    for above in (folder, *folder.parents):
        here = above / ".git"
        if here.is_dir():
            return here
        if here.is_file():
            said = here.read_text().strip()
            if not said.startswith("gitdir: "):
                raise ValueError(said)
            return (above / said.removeprefix("gitdir: ")).resolve()
    return None


def _commit(own: Path, shared: Path) -> str | None:
    said = (own / "HEAD").read_text().strip()
    for _ in range(MOST_LINKS):
        if not said.startswith("ref: "):
            return said or None
        name = said.removeprefix("ref: ")
        loose = next((file for file in (own / name, shared / name) if file.is_file()), None)
        if loose is None:
            return _packed(shared / "packed-refs", name)
        said = loose.read_text().strip()
    return None


def _packed(file: Path, name: str) -> str | None:
    """The commit of a packed reference; `unborn` for a branch without one. None for other ways to keep references."""
    if (file.parent / "reftable").exists():
        return None
    lines = file.read_text().splitlines() if file.is_file() else []
    return next((line.split(" ", 1)[0] for line in lines if line.endswith(f" {name}")), "unborn")


def _mark(file: Path) -> str:
    try:
        found = file.stat()
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return "-"
    return f"{found.st_size}.{found.st_mtime_ns}.{found.st_ino}"
