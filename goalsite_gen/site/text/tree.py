"""The last touches to a converted text: headings, links, images, tables and notes of the site's making."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from goalsite_gen.site.language import say
from goalsite_gen.site.text.addresses import MARK, slug_of, sorted_out
from goalsite_gen.site.words import row_of
from goalsite_gen.source.markup import ADMONITIONS

if TYPE_CHECKING:
    from markdown import Markdown

    from goalsite_gen.site.text.engine import Engine
    from goalsite_gen.site.text.session import Session

NOTHING = "x-plain"
"""A tag no list allows: the sanitiser drops it and keeps what it holds."""

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_INSIDE_WORD = re.compile(r"(?<=\w)'(?=\w)")
_STASHED = re.compile("\x02[^\x03]*\x03")
_RAW_TAG = re.compile(r"<(a|img)(?=[\s/>])([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""(?<![a-zA-Z-])([a-zA-Z-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")


class Apostrophes(Treeprocessor):
    """Sets the apostrophe inside a word before quotation marks are paired, which would miscount it."""

    def run(self, root: etree.Element) -> None:
        """Changes the tree in place; code keeps its straight marks."""
        for element in root.iter():
            if element.text and element.tag != "code" and not isinstance(element.text, AtomicString):
                element.text = _INSIDE_WORD.sub("’", element.text)
            if element.tail and not isinstance(element.tail, AtomicString):
                element.tail = _INSIDE_WORD.sub("’", element.tail)


class Finish(Treeprocessor):
    """Runs after every other step on the tree, once all texts in it are final."""

    def __init__(self, md: Markdown, engine: Engine) -> None:
        super().__init__(md)
        self._engine = engine

    def run(self, root: etree.Element) -> None:
        """Changes the tree in place."""
        session = self._engine.session
        for image in root.findall(".//img"):
            _settle_image(image, session)
        for link in root.findall(".//a"):
            _settle_link(link, session)
        _settle_headings(root, session.top)
        _settle_notes(root, is_plain=session.is_plain)
        _settle_tables(root)
        stash = self.md.htmlStash.rawHtmlBlocks
        for n, raw in enumerate(stash):
            if isinstance(raw, str) and "<" in raw:
                stash[n] = _RAW_TAG.sub(lambda found: _raw_tag(found, session), raw)


def _settle_image(image: etree.Element, session: Session) -> None:
    source, alt = image.get("src", ""), image.get("alt", "")
    mark = session.image(source)
    if mark:
        image.set("src", mark)
        return
    kind, target = sorted_out(source)
    image.attrib.clear()
    image.tag, image.text = NOTHING, alt
    if kind == "external":
        image.tag, image.text = "a", alt or target
        image.set("href", target)


def _settle_link(link: etree.Element, session: Session) -> None:
    for inner in link.findall(".//a"):
        inner.tag = NOTHING
    if link.tag == NOTHING or link.get("href", "").startswith(f"{MARK}:"):
        return
    found = session.link(link.get("href", ""))
    if found is None:
        link.tag = NOTHING
        return
    href, is_external = found
    link.set("href", href)
    if is_external:
        link.set("rel", "noopener")


def _settle_headings(root: etree.Element, top: int) -> None:
    headings = [element for element in root.iter() if element.tag in _HEADINGS]
    levels = sorted({heading.tag for heading in headings})
    used: dict[str, int] = {}
    for heading in headings:
        slug = slug_of(_STASHED.sub("", "".join(heading.itertext())))
        used[slug] = used.get(slug, 0) + 1
        heading.tag = f"h{min(6, top + levels.index(heading.tag))}"
        heading.set("id", slug if used[slug] == 1 else f"{slug}_{used[slug]}")


def _settle_notes(root: etree.Element, *, is_plain: bool) -> None:
    for parent in list(root.iter()):
        for child in list(parent):
            if child.get("class") == "footnote" and child.tag == "div":
                _settle_footnotes(child)
                if is_plain:
                    parent.remove(child)
            elif child.tag == "sup" and child.get("id", "").startswith("fnref"):
                for link in child.iter("a"):
                    link.set("aria-label", say("Note {number}", number=link.text))
                if is_plain:
                    child[:] = []
            elif child.tag == "div" and "admonition" in child.get("class", "").split():
                kinds = [kind for kind in child.get("class", "").split() if kind in ADMONITIONS]
                child.set("class", " ".join(["admonition", *kinds]))
                child.set("role", "note")


def _settle_footnotes(block: etree.Element) -> None:
    block.set("class", "footnotes")
    for rule in block.findall("hr"):
        block.remove(rule)
    for note in block.iter("li"):
        links = [link for link in note.iter("a") if link.get("class") == "footnote-backref"]
        for n, link in enumerate(links, start=1):
            number = link.attrib.pop("title", "")
            back = say("Back to the text of note {number}", number=number)
            again = say("Back to the text of note {number}, place {place}", number=number, place=n)
            link.set("aria-label", back if n == 1 else again)


def _settle_tables(root: etree.Element) -> None:
    pairs = [(parent, table) for parent in root.iter() for table in parent.findall("table")]
    used: dict[str, int] = {}
    for parent, table in pairs:
        heads = ["".join(cell.itertext()).strip() for cell in table.iter("th")]
        columns = html.unescape(_STASHED.sub("", row_of([head for head in heads if head])[:80])).strip()
        label = say("Table: {columns}", columns=columns) if columns else say("Table")
        used[label] = used.get(label, 0) + 1
        label = label if used[label] == 1 else f"{label} ({used[label]})"
        for cell in table.iter():
            if cell.tag == "th" and not "".join(cell.itertext()).strip():
                cell.tag = "td"
            if cell.tag in ("th", "td"):
                _settle_cell(cell)
        box = etree.Element("section", {"class": "scroll", "aria-label": label, "tabindex": "0"})
        place = list(parent).index(table)
        parent.remove(table)
        box.append(table)
        box.tail, table.tail = table.tail, "\n"
        parent.insert(place, box)


def _settle_cell(cell: etree.Element) -> None:
    style = cell.attrib.pop("style", "") + cell.attrib.pop("align", "")
    if "right" in style:
        cell.set("class", "right")
    elif "center" in style:
        cell.set("class", "centre")
    if cell.tag == "th":
        cell.set("scope", "col")


def _raw_tag(found: re.Match[str], session: Session) -> str:
    """An author's own `<a>` or `<img>` tag, led through the same questions as Markdown's."""
    named = {
        name.lower(): html.unescape(value[1:-1] if value[:1] in "\"'" else value)
        for name, value in _ATTRIBUTE.findall(found.group(2))
    }
    if found.group(1).lower() == "a":
        link = session.link(named.get("href", ""))
        if link is None:
            return f"<a id={_quoted(named['id'])}>" if "id" in named else "<a>"
        rel = ' rel="noopener"' if link[1] else ""
        title = f" title={_quoted(named['title'])}" if "title" in named else ""
        return f"<a href={_quoted(link[0])}{rel}{title}>"
    alt = named.get("alt", "")
    mark = session.image(named.get("src", ""))
    if mark:
        sizes = "".join(f" {side}={_quoted(named[side])}" for side in ("width", "height") if side in named)
        return f"<img src={_quoted(mark)} alt={_quoted(alt)}{sizes}>"
    kind, target = sorted_out(named.get("src", ""))
    if kind == "external":
        return f'<a href={_quoted(session.passed(target))} rel="noopener">{html.escape(alt or target)}</a>'
    return html.escape(alt)


def _quoted(value: str) -> str:
    return f'"{html.escape(value)}"'
