"""Sorts the targets that authors write: out of the site, within the page, in the portfolio, or nowhere; names places
within a page.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Literal

MARK = "goalsite"
"""The scheme of addresses that have been passed; the sanitiser lets through no other."""

Kind = Literal["external", "fragment", "relative", "refused"]

_IGNORED = re.compile("[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")


def sorted_out(written: str) -> tuple[Kind, str]:
    """Which kind of target this is, and the target with entities resolved and blanks around it gone.

    Browsers skip blanks and control characters in an address, so the decision skips them as well.
    `//host` is refused: it takes its scheme from where the page happens to lie.
    """
    target = html.unescape(written).strip()
    bare = _IGNORED.sub("", target).replace("\\", "/")
    if not bare or bare.startswith("//"):
        return "refused", target
    scheme = _SCHEME.match(bare)
    if scheme:
        if scheme.group(1).lower() not in ("http", "https", "mailto"):
            return "refused", target
        return "external", bare if len(bare) != len(target) else target
    if bare.startswith("#"):
        return "fragment", target
    return ("relative", target) if "\\" not in target else ("refused", target)


def fragment_of(value: str, prefix: str) -> str | None:
    """A link within the text, with the prefix of its ids; None for anything else."""
    return f"#{prefix}{'-'.join(value[1:].split())}" if value.startswith("#") and len(value) > 1 else None


def slug_of(heading: str) -> str:
    """The words of a heading as its id, without any prefix; `section` where it has none."""
    words = unicodedata.normalize("NFC", html.unescape(heading)).lower()
    return "-".join(re.findall(r"\w+", words.replace("’", "").replace("'", "")))[:80] or "section"
