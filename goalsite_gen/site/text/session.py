"""What holds while one text is converted: its caller's answers, its ids, the addresses that may be printed."""

from __future__ import annotations

from dataclasses import dataclass, field

from goalsite_gen.site.text.addresses import MARK, sorted_out
from goalsite_gen.site.text.contract import Texts


@dataclass(slots=True)
class Session:
    """What holds for one text: its caller's answers, its prefix, the addresses that were passed."""

    texts: Texts
    prefix: str
    top: int
    is_plain: bool = False
    addresses: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def passed(self, address: str) -> str:
        """A mark for an address that may be printed; `address` turns it back."""
        self.addresses.append(address)
        return f"{MARK}:{len(self.addresses) - 1}"

    def address(self, mark: str) -> str | None:
        """The address behind a mark, None for whatever is none."""
        scheme, _, number = mark.partition(":")
        is_mark = scheme == MARK and number.isascii() and number.isdigit() and len(number) < 7
        return self.addresses[int(number)] if is_mark and int(number) < len(self.addresses) else None

    def fresh_id(self, wanted: str) -> str | None:
        """The id with the prefix, None when the text has used it."""
        made = f"{self.prefix}{'-'.join(wanted.split())}"
        if not wanted.strip() or made in self.ids:
            return None
        self.ids.add(made)
        return made

    def link(self, written: str) -> tuple[str, bool] | None:
        """A mark or fragment for a link target, and whether it leaves the site; None for no link."""
        kind, target = sorted_out(written)
        if kind == "external":
            return self.passed(target), not target.lower().startswith("mailto:")
        if kind == "fragment":
            return target, False
        found = self.texts.link(target) if kind == "relative" else None
        return (self.passed(found), False) if found else None

    def image(self, written: str) -> str | None:
        """A mark for an image file of the site, None for any other."""
        kind, target = sorted_out(written)
        found = self.texts.link(target) if kind == "relative" else None
        return self.passed(found) if found else None
