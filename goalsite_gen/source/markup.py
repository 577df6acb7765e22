"""Which HTML a text may use, and which of what it uses will not be on the page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from goalsite_gen.source.prose import prose

_TAGS = """
a abbr b bdi bdo blockquote br caption cite code col colgroup data dd del details dfn div dl dt em
figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong
sub summary sup table tbody td tfoot th thead time tr u ul var wbr
"""
TAGS = frozenset(_TAGS.split())
"""The elements that a page may hold."""

ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "title"},
    "a": {"aria-label", "href", "rel"},
    "bdo": {"dir"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"datetime"},
    "details": {"open"},
    "div": {"role"},
    "img": {"alt", "height", "src", "width"},
    "ins": {"datetime"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "section": {"aria-label", "tabindex"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
"""The attributes that an element may have; those of `*` on any."""

ADMONITIONS = frozenset({"caution", "danger", "example", "hint", "important", "note", "tip", "warning"})

CLASSES = {
    "a": {"cited", "footnote-backref", "footnote-ref"},
    "data": {"live"},
    "div": {"admonition", "footnotes", *ADMONITIONS},
    "p": {"admonition-title"},
    "section": {"scroll"},
    "td": {"centre", "right"},
    "th": {"centre", "right"},
}
"""The classes that an element may have."""

# Links and images that an author writes as tags go through the same questions as those of Markdown, and are written
# anew with what these questions ask for.
_WRITTEN_ANEW = {"a": {"href", "id", "rel", "title"}, "img": {"alt", "height", "src", "width"}}

_TAKEN_WHOLE = frozenset({"math", "script", "style", "svg", "template"})
_OTHERS = """
acronym address applet area article aside audio base basefont big blink body button canvas center datalist dialog dir
embed fieldset font footer form frame frameset h1 head header hgroup html iframe input label legend link main map
marquee math menu meta meter nav noscript object optgroup option output param picture portal progress script search
select slot source strike style svg template textarea title track tt video
"""
_KNOWN = frozenset(_OTHERS.split())
_TAG = re.compile(r"<(/?)([a-zA-Z][^<>@\s/]*+)(?=[\s/>])((?:[^<>\n]|\n(?![ \t]*\n))*+)>|<[?!][a-zA-Z\[][^<>]*+>")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+("[^"]*"|'[^']*'|[^\s"'>]++))?""")
_ADDRESS = re.compile(r"<(?:https?|ftp)://", re.IGNORECASE)
_MOST_SHOWN = 40


Kind = Literal["element", "whole", "unknown", "declaration", "attributes"]


@dataclass(frozen=True, slots=True)
class Lost:
    """A tag in a body that will not be on the page, or will be there without some of its attributes.

    `kind` says what becomes of it: the `element` goes and what it holds stays, or it goes `whole`; `unknown` is no
    element of HTML and goes like one; a `declaration` goes; of an element with lost `attributes` only these go.
    `written` is the beginning of the tag. Line (within the body), column and length are 1-based and those of the tag,
    as far as it is on its first line.
    """

    kind: Kind
    name: str
    written: str
    attributes: tuple[str, ...]
    line: int
    column: int
    length: int


def lost(body: str) -> tuple[Lost, ...]:
    """What a text loses on its way to a page, outside of code and comments; takes linear time."""
    if "<" not in body:
        return ()
    return tuple(_lost(prose(body)))


def _lost(text: str) -> Iterator[Lost]:
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    unclosed: set[str] = set()
    at = 0
    while tag := _TAG.search(text, at):
        at = tag.end()
        name = (tag[2] or "").lower()
        if tag[1] or _ADDRESS.match(tag[0]):
            continue
        attributes = tuple(dict.fromkeys(_lost_attributes(name, tag[3]))) if name in TAGS else ()
        kind = _kind(name, attributes)
        if kind is None:
            continue
        if kind == "whole" and name not in unclosed:
            end = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, at)
            at = end.end() if end else at
            unclosed |= set() if end else {name}
        line = bisect_right(starts, tag.start())
        written = tag[0].split("\n", 1)[0]
        shown = written if len(written) <= _MOST_SHOWN else f"{written[:_MOST_SHOWN]}…"
        yield Lost(kind, name, shown, attributes, line, tag.start() - starts[line - 1] + 1, len(written))


def _kind(name: str, attributes: tuple[str, ...]) -> Kind | None:
    """What becomes of a tag, None where nothing does; a declaration has no name."""
    if not name:
        return "declaration"
    if name in _TAKEN_WHOLE:
        return "whole"
    if name not in TAGS:
        return "element" if name in _KNOWN else "unknown"
    return "attributes" if attributes else None


def _lost_attributes(element: str, written: str) -> Iterator[str]:
    allowed = _WRITTEN_ANEW.get(element) or ATTRIBUTES["*"] | ATTRIBUTES.get(element, set())
    for attribute in _ATTRIBUTE.finditer(written):
        name, value = attribute[1].lower(), (attribute[2] or "").strip("\"'")
        if name not in allowed or (name == "class" and set(value.split()) - CLASSES.get(element, set())):
            yield name
