"""One Markdown converter with the site's dialect."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.smarty import SmartyExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from goalsite_gen.site.text.contract import Texts
from goalsite_gen.site.text.quotes import quotes_of
from goalsite_gen.site.text.session import Session
from goalsite_gen.site.text.tree import Apostrophes, Finish

_FIGURE = r"\[\[([^\[\]\n]{1,200})\]\]"
_MAIL = r"<(?:mailto:)?([^<>\s!@]+@[^<>\s@]+)>"


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
                FootnoteExtension(BACKLINK_TITLE="{}"),
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
    names = ("left-double-quote", "right-double-quote", "left-single-quote", "right-single-quote")
    return dict(zip(names, quotes_of(language), strict=True))


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
