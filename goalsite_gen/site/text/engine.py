"""One Markdown converter with the site's dialect, and what it remembers during one text."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass, field

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.smarty import SmartyExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from goalsite_gen.site.text.addresses import MARK, sorted_out
from goalsite_gen.site.text.contract import Texts
from goalsite_gen.site.text.tree import Apostrophes, Finish

# Double and single quotes, opening and closing, by language.
QUOTES = {
    "en": "“”‘’",
    "cs": "„“‚‘",
    "da": "„“‚‘",
    "de": "„“‚‘",
    "es": "«»“”",
    "fi": "””’’",
    "fr": ("«\u202f", "\u202f»", "‹\u202f", "\u202f›"),
    "it": "«»“”",
    "nb": "«»‘’",
    "nl": "“”‘’",
    "nn": "«»‘’",
    "no": "«»‘’",
    "pl": "„”«»",
    "pt": "“”‘’",
    "ru": "«»„“",
    "sv": "””’’",
    "uk": "«»„“",
}

_FIGURE = r"\[\[([^\[\]\n]{1,200})\]\]"
_MAIL = r"<(?:mailto:)?([^<>\s!@]+@[^<>\s@]+)>"


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


class Engine:
    """A converter for one language; texts go through it one after the other and leave nothing behind."""

    def __init__(self, language: str) -> None:
        self.session = Session(Texts(), prefix="", top=3)
        self._markdown = Markdown(
            extensions=[
                "admonition",
                "def_list",
                "fenced_code",
                "sane_lists",
                "tables",
                FootnoteExtension(BACKLINK_TITLE="Back to the text of note {}"),
                SmartyExtension(substitutions=_quotes(language)),
            ],
            output_format="html",
        )
        patterns = self._markdown.inlinePatterns
        patterns.register(_FigureMark(_FIGURE, self), "figure", 178)
        patterns.register(_Mail(_MAIL, self._markdown), "automail", 110)
        self._markdown.treeprocessors.register(Apostrophes(self._markdown), "apostrophes", 8)
        self._markdown.treeprocessors.register(Finish(self._markdown, self), "finish", -10)

    def convert(self, body: str, session: Session) -> str:
        """Unsafe HTML: for the sanitiser only."""
        self._markdown.reset()
        self._markdown.references.clear()
        self.session = session
        return self._markdown.convert(body)


def _quotes(language: str) -> dict[str, str]:
    found = QUOTES.get(re.split("[-_]", language.lower())[0], QUOTES["en"])
    names = ("left-double-quote", "right-double-quote", "left-single-quote", "right-single-quote")
    return dict(zip(names, found, strict=True))


class _FigureMark(InlineProcessor):
    def __init__(self, pattern: str, engine: Engine) -> None:
        super().__init__(pattern)
        self._engine = engine

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | str, int, int]:
        session = self._engine.session
        figure = session.texts.figure(m.group(1).strip())
        if figure is None:
            return m.group(0), m.start(), m.end()
        live = etree.Element("data", {"class": "live", "value": figure.value})
        live.text = AtomicString(figure.text)
        if not figure.href:
            return live, m.start(), m.end()
        link = etree.Element("a", {"class": "cited", "href": session.passed(figure.href)})
        link.append(live)
        return link, m.start(), m.end()


class _Mail(InlineProcessor):
    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int]:
        link = etree.Element("a", {"href": f"mailto:{m.group(1)}"})
        link.text = AtomicString(m.group(1))
        return link, m.start(), m.end()
