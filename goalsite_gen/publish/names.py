"""Which paths a site may hold: relative, plain, and no two that one disk would take for the same."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from goalsite_gen.errors import Stop


def check_names(names: Iterable[str]) -> None:
    """Passes when every name is a plain relative POSIX path and all of them can stand side by side.

    A name that no planner should make (absolute, `..`, empty part, backslash, control character, a file
    that is also a folder) raises ValueError: a fault in the program. Two names that differ only in case
    or in the composition of accents come from content and raise Stop with code 1.
    """
    seen: dict[str, str] = {}
    for name in names:
        check_shape(name)
        same = unicodedata.normalize("NFC", name).casefold()
        if same in seen:
            raise Stop(
                f"`{seen[same]}` and `{name}` have one name where case does not count",
                hint="rename one of them: many disks and web servers keep only one of the two",
                code=1,
            )
        seen[same] = name
    for same, name in seen.items():
        for above in folders_above(same):
            if above in seen:
                raise ValueError(f"{seen[above]!r} is both a file and the folder of {name!r}")


def folders_above(name: str) -> Iterable[str]:
    """Every folder that a relative path lies in, the nearest first: `a/b/c` gives `a/b`, then `a`."""
    while "/" in name:
        name = name.rpartition("/")[0]
        yield name


def check_shape(name: str) -> None:
    """Passes when a name is a plain relative POSIX path. Raises ValueError for one that no planner should make."""
    parts = name.split("/")
    if any(part in ("", ".", "..") for part in parts):
        raise ValueError(f"not a plain relative path: {name!r}")
    if "\\" in name or not _is_plain(name):
        raise ValueError(f"a path with a backslash or a control character: {name!r}")
    if len(parts[0]) == 2 and parts[0][1] == ":":
        raise ValueError(f"a path that begins with a drive: {name!r}")


def _is_plain(name: str) -> bool:
    if name.isascii():
        return name.isprintable()
    return all(unicodedata.category(letter) not in ("Cc", "Cs", "Zl", "Zp") for letter in name)
