"""`check --diff`: what `--fix` would change, as a unified diff that `patch -p0` and `git apply -p0` take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import unified_diff

from goalsite_gen.report.look import PLAIN, Look, visible

_COLOURS = {"+": "32", "-": "31", "@": "36"}


def diff(changes: Mapping[str, tuple[bytes, bytes]], look: Look = PLAIN) -> str:
    """The changes of each file, by name; line ends are kept. In colour, nothing in it can move a cursor."""
    return "".join(line for file in sorted(changes) for line in _lines(look.file(file), changes[file], look))


def _lines(path: str, change: tuple[bytes, bytes], look: Look) -> Iterator[str]:
    before, after = (_split(data.decode("utf-8")) for data in change)
    for line in unified_diff(before, after, path, path):
        shown = line
        if look.colour:
            bare = line.rstrip("\r\n")
            shown = look.painted(visible(bare), _COLOURS.get(line[0], "")) if line[0] in _COLOURS else visible(bare)
            shown += "\n" if line.endswith("\n") else ""
        yield shown if shown.endswith("\n") else f"{shown}\n\\ No newline at end of file\n"


def _split(text: str) -> list[str]:
    """Lines as `patch` counts them: each ends in a line feed, whatever stands before it."""
    lines = [f"{line}\n" for line in text.split("\n")]
    return [*lines[:-1], *([lines[-1][:-1]] if lines[-1] != "\n" else [])]
