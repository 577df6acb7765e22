"""Which file a way in a document must lead to, where it is misspelt and nothing else could be meant."""

from __future__ import annotations

import re
from collections.abc import Collection, Set

from goalsite_gen.model.slips import by_spelling, respelling_of
from goalsite_gen.source.body import resolved

_END = ".md"
_STEPS_UP = ("", ".", "..")
_TO_BE_ESCAPED = re.compile(r"[\s()<>\\%#?]")


class Ways:
    """Files of a portfolio by how they are spelt; worked out for the first way that leads nowhere."""

    def __init__(self, paths: Collection[str]) -> None:
        self._paths = frozenset(paths)
        self._spelled: dict[str, str] | None = None

    def meant(self, path: str) -> str:
        """The file that a path below the portfolio must stand for: in other letter case, or without its `.md`."""
        if self._spelled is None:
            self._spelled = by_spelling(known.removesuffix(_END) for known in self._paths)
        if f"{path}{_END}" in self._paths:
            return f"{path}{_END}"
        stem = respelling_of(path, self._spelled)
        return next((known for known in (f"{stem}{_END}", stem) if stem and known in self._paths), "")

    def target(self, file: str, target: str) -> str:
        """The target of a link in `file` as it must have been meant, with what follows the path; or nothing."""
        raw = re.split(r"[#?]", target, maxsplit=1)[0]
        path = resolved(file, target)
        real = self.meant(path) if path else ""
        steps = raw.split("/")
        down = len([step for step in steps if step not in _STEPS_UP])
        if not real or down > real.count("/") + 1:
            return ""
        up = [step for step in steps if step in _STEPS_UP]
        way = "/".join((*up, *real.split("/")[-down:]))
        is_whole = resolved(file, way) == real and not _TO_BE_ESCAPED.search(raw + way)
        return way + target[len(raw) :] if is_whole else ""


def from_the_top(file: str, given: str, known: Set[str], *, folder: str) -> str:
    """The one of the known files in `folder` that a path must stand for which counts from elsewhere, or nothing.

    A field counts from the portfolio; who writes a link from the document, or a bare name, means the same file.
    """
    found = {path for path in (resolved(file, given), f"{folder}/{given}") if path in known}
    return found.pop() if len(found) == 1 else ""
