"""Installs the other generators from PyPI and npm, each into a folder of its own below a cache that git ignores."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

from tests.bench.peers.eleventy import Eleventy
from tests.bench.peers.goalsite import Goalsite, LongWay
from tests.bench.peers.hugo import Hugo
from tests.bench.peers.mkdocs import MkDocs
from tests.bench.peers.pelican import Pelican
from tests.bench.peers.tool import Tool, python

TOOLS: dict[str, type[Tool]] = {
    "goalsite": Goalsite,
    "goalsite-full": LongWay,
    "hugo": Hugo,
    "eleventy": Eleventy,
    "mkdocs": MkDocs,
    "pelican": Pelican,
}


class NotInstalled(Exception):
    """A generator cannot be had here, and why."""


def installed(tool: type[Tool], cache: Path) -> Path:
    """The folder that the tool is installed in, which is done now where it has not been.

    Raises NotInstalled where an installer is missing or says no.
    """
    home = cache / tool.name.lower()
    said = "\n".join(tool.needs)
    mark = home / "installed.txt"
    if not tool.needs or (mark.is_file() and mark.read_text() == said):
        return home
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    (cache / ".gitignore").write_text("*\n")
    if tool.from_npm:
        (home / "package.json").write_text('{"private": true}\n')
        _run("npm", "install", "--no-audit", "--no-fund", "--loglevel=error", *tool.needs, folder=home)
    else:
        venv.create(home, with_pip=True)
        pip = (python(home), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        _run(*pip, *tool.needs, folder=home)
    mark.write_text(said)
    return home


def _run(*command: str, folder: Path) -> None:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotInstalled(f"{command[0]}: {error}") from error
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if "rror" in line] or [f"exit {done.returncode}"]
        raise NotInstalled(lines[0].strip())


def chosen(names: list[str], cache: Path) -> dict[str, Path]:
    """Of the tools named those that can be had, with the folders they are in; one line is said of each that cannot."""
    homes: dict[str, Path] = {}
    for name in names:
        try:
            homes[name] = installed(TOOLS[name], cache)
        except NotInstalled as why:
            sys.stderr.write(f"without {TOOLS[name].name}, which cannot be installed: {why}\n")
    return homes
