"""What the server shows now, and the waiting line of those who want to know when it changes."""

from __future__ import annotations

import json
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from goalsite_gen.findings import Finding, Severity

LISTENERS = 384
"""Live clients at once; the rest of the threads stay free for pages."""


class Files(Protocol):
    """The files of a site by relative path; some may be made only when they are asked for.

    To ask for one raises what is raised when it is made.
    """

    def __contains__(self, path: object, /) -> bool: ...
    def __getitem__(self, path: str, /) -> bytes: ...


NO_FILES: Files = {}


@dataclass(frozen=True, slots=True)
class Served:
    """The result of one rebuild: the site's files by relative path, what was found, and a line that sums it up.

    Where `ok` is False the files may be empty, and the last good ones stay. Where `rest` is there, it is still to be
    found out what is to be said of the site, and does that: it gives the same files.
    """

    files: Files
    findings: tuple[Finding, ...]
    ok: bool
    summary: str
    rest: Callable[[], Served] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Shown:
    """One state of the server. `version` changes only when the files do; `turn` with every rebuild."""

    version: str = ""
    turn: int = 0
    files: Files = field(default_factory=lambda: NO_FILES)
    ok: bool = True
    message: str = ""
    findings: tuple[Finding, ...] = ()


class Hub:
    """Holds the state that all connections read and wakes those that wait for the next one."""

    def __init__(self, banner: str = "") -> None:
        self._banner = banner
        self._life = secrets.token_hex(4)
        self._changed = threading.Condition()
        self._shown = Shown(version=f"{self._life}-0")
        self._closed = False
        self._listeners = 0

    @property
    def shown(self) -> Shown:
        """The present state; a frozen value that later rebuilds do not touch."""
        return self._shown

    @property
    def is_closed(self) -> bool:
        """The server is going down and nobody should wait any longer."""
        return self._closed

    def show(self, served: Served) -> None:
        """Makes a rebuild the present state. A failed one leaves the files as they were."""
        with self._changed:
            before = self._shown
            turn = before.turn + 1
            is_new = served.ok and (before.files != served.files or turn == 1)
            self._shown = Shown(
                version=f"{self._life}-{turn}" if is_new else before.version,
                turn=turn,
                files=served.files if is_new else before.files,
                ok=served.ok,
                message=served.summary,
                findings=served.findings,
            )
            self._changed.notify_all()

    def next_after(self, turn: int, *, patience: float) -> Shown | None:
        """Waits up to `patience` seconds for a state later than `turn`; None when there is none yet."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._shown.turn > turn, timeout=patience)
            return self._shown if self._shown.turn > turn and not self._closed else None

    def join(self) -> bool:
        """Counts one more live client; False when there are too many."""
        with self._changed:
            if self._closed or self._listeners >= LISTENERS:
                return False
            self._listeners += 1
            return True

    def leave(self) -> None:
        """Counts one live client less."""
        with self._changed:
            self._listeners -= 1

    def close(self) -> None:
        """Lets everyone who waits go."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def message(self, shown: Shown) -> str:
        """The state as one line of JSON for the page's script: version, banner, and what was found."""
        return json.dumps(
            {
                "version": shown.version,
                "ok": shown.ok,
                "banner": self._banner,
                "summary": "" if shown.ok else shown.message,
                "findings": [_item(finding) for finding in shown.findings[:200]],
                "more": max(0, len(shown.findings) - 200),
            }
        )


def _item(finding: Finding) -> dict[str, str]:
    return {
        "place": place_of(finding),
        "severity": str(finding.severity),
        "code": finding.code,
        "name": finding.name,
        "message": finding.message,
        "hint": finding.hint,
    }


def place_of(finding: Finding) -> str:
    """Where a finding stands, as `file:line:column`."""
    return f"{finding.span.file}:{finding.span.line}:{finding.span.column}"


def line_of(finding: Finding) -> str:
    """A finding on one line of a terminal: `file:line:column: severity CODE name: message`."""
    return printable(f"{place_of(finding)}: {finding.severity} {finding.code} {finding.name}: {finding.message}")


def lines_of(findings: tuple[Finding, ...], *, most: int = 50) -> list[str]:
    """The findings for a terminal, errors first, and how many more there are."""
    order = list(Severity)
    ranked = sorted(findings, key=lambda finding: order.index(finding.severity))
    rest = [f"… and {len(ranked) - most} more; `goalsite check` lists all"] if len(ranked) > most else []
    return [line_of(finding) for finding in ranked[:most]] + rest


def printable(text: str) -> str:
    """Text without anything that a terminal would obey: control characters are spelt out."""
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in text)
