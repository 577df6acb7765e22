"""What a build is made from, as one short text: where two surveys are equal, so are the sites.

It must stay cheap and import little: a build that would change nothing should be over before anything else is loaded.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from goalsite_gen.findings import Problem
from goalsite_gen.source.files import walk

_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_AT_ONCE = 64 * 1024
_TEXTS = (".md", ".csv", ".toml")
_PARTS = ("jinja2", "markdown", "nh3", "pydantic", "yaml")
"""Parts of others by which a page is made; another version of one may make another page."""


@dataclass(frozen=True, slots=True)
class Survey:
    """Everything below a portfolio that a build may read.

    `digest` stands for names and contents, `files` maps each path to that of one file. `contents` holds the bytes of
    texts and tables, so that what was judged is what is built from; `marks` is for the others, which are read later:
    what changes when one of them is touched.
    """

    digest: str
    files: dict[str, str] = field(repr=False)
    contents: dict[str, bytes] = field(repr=False)
    marks: dict[str, bytes] = field(repr=False)

    def holds(self, folder: Path) -> bool:
        """Whether all that is read later is still as it was seen."""
        return all(_seen(f"{folder}/{path}") == (self.files[path], mark) for path, mark in self.marks.items())


def survey(folder: Path, config: str) -> Survey:
    """The portfolio in `folder` with its settings file `config` and its own templates."""
    whole = sha256()
    problems: list[Problem] = []
    files: dict[str, str] = {}
    contents: dict[str, bytes] = {}
    marks: dict[str, bytes] = {}
    for path in (config, *walk(folder, problems), *_templates(folder)):
        digest, mark = _seen(f"{folder}/{path}", contents if path.endswith(_TEXTS) else None, path)
        name = os.fsencode(path)
        files[path] = digest
        whole.update(b"%d %s %s" % (len(name), name, digest.encode()))
        if path not in contents:
            marks[path] = mark
    for problem in problems:
        whole.update(repr(problem).encode("utf-8", "backslashreplace"))
    return Survey(whole.hexdigest(), files, contents, marks)


def contents(folder: Path, path: str) -> str:
    """The digest of what one file holds, or a word for why it holds nothing."""
    return _seen(f"{folder}/{path}")[0]


def program() -> str:
    """Goalsite itself and what it stands on, as a text that changes with any of their files."""
    mark = sha256(sys.version.encode())
    package = Path(__file__).resolve().parent.parent
    for root in (package, package.parent / "templates"):
        for above, folders, names in os.walk(root):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            for name in sorted(names):
                found = os.stat(f"{above}/{name}")  # noqa: PTH116 (some hundred files, before anything is loaded)
                mark.update(
                    f"{above}/{name} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}\0".encode(
                        errors="backslashreplace"
                    )
                )
    for name in _PARTS:
        spec = find_spec(name)
        if spec and spec.origin:
            around = Path(spec.origin).parent.parent
            # An installer adds and takes away folders that carry the version, here.
            mark.update(f"{name} {around} {around.stat().st_mtime_ns}".encode("utf-8", "backslashreplace"))
    return mark.hexdigest()


def _seen(path: str, held: dict[str, bytes] | None = None, name: str = "") -> tuple[str, bytes]:
    """The digest of what a file holds and a mark of its last change; what is no plain file has only a kind.

    Of a link it is where it leads, since the file there is looked at under its own name or not used at all. What a
    plain file of a sensible size holds goes into `held` under `name`, where that is given.
    """
    try:
        if os.path.islink(path):  # noqa: PTH114
            return "@" + sha256(os.fsencode(os.readlink(path))).hexdigest(), b"@"  # noqa: PTH115
        handle = os.open(path, _OPEN)
    except OSError as error:
        return f"?{error.errno or 0}", b"?"
    try:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode):
            return f"!{stat.S_IFMT(about.st_mode)}", b"!"
        part = os.read(handle, _AT_ONCE)
        digest = sha256(part)
        if held is not None and len(part) < _AT_ONCE and len(part) == about.st_size:
            held[name] = part
        while part := os.read(handle, _AT_ONCE):
            digest.update(part)
    except OSError as error:
        return f"?{error.errno or 0}", b"?"
    finally:
        os.close(handle)
    return digest.hexdigest(), b"%d %d %d %d" % (about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino)


def _templates(folder: Path) -> Iterator[str]:
    """The files of the portfolio's own templates and the links to folders among them, sorted."""
    root = folder / "templates"
    found: list[str] = []
    for above, folders, names in os.walk(root):
        linked = (name for name in folders if os.path.islink(f"{above}/{name}"))  # noqa: PTH114
        found += (f"{above}/{name}" for name in (*names, *linked))
    yield from sorted(os.path.relpath(path, folder) for path in found)
