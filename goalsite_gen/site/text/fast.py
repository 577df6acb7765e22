"""The short way for plain texts: the bytes that Python-Markdown and the sanitiser would give, or nothing.

It is no second dialect. It takes what most entries are made of (paragraphs, headings, flat lists and quotations;
emphasis, code, links and figures that are not nested) and leaves a text to the converter as soon as anything in it
could be read in two ways. `python -m tests.site.fuzz_fast` holds it to that. It imports neither of the two.
"""

from __future__ import annotations

import re
from functools import cache

from goalsite_gen.site.text.addresses import fragment_of, slug_of
from goalsite_gen.site.text.contract import Texts
from goalsite_gen.site.text.quotes import quotes_of
from goalsite_gen.site.text.session import Session
from goalsite_gen.site.text.typography import Typography, bare

MOST = 8_000
"""The longest text it takes, in characters: short enough that `check_body` has nothing to refuse in it."""

_FOREIGN = re.compile(
    "[\\\\<|\x00-\x09\x0b-\x1f\x7f-\xa0\u1680\u2000-\u200a\u200e\u200f\u2028-\u202f\u205f\u2066-\u2069\u3000"
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)
_NEVER = ("``", "~~~", "!!!", "![", "[^", "    ", "  \n", "\n \n")
_ENTITY = re.compile(r"&(?:#|\w*;)")
_GAP = re.compile("\n{2,}")

_LINE_STARTS = frozenset(" #>:=-+")
_SIGNED = re.compile(r"[-+][^\W_]")
_DASHED = re.compile(r"[-+] ?[^\W_]")
_MARKERS = " >*+-0123456789.)"
_HEADING = re.compile(r"(#{1,6}) +([^#*_`\[\]\n]*[^\s#*_`\[\]]) ?(?:\n|$)")
_ITEM = re.compile(r"(?:([-*+])|([0-9]{1,9})\.) {1,3}(?=\S)")
_ANY_ITEM = re.compile(r"(?:[-*+]|\d+\.)\s")
_INDENT = re.compile(r"\A {1,3}(?=\S)")

_MARKS = re.compile(r"[*_`\[\]]")
_SPAN = re.compile(
    r"`([^`\s](?:[^`]*[^`\s])?)`"
    r"|\[\[([\w@.:+-]+(?: [\w@.:+-]+)*)\]\]"
    r"|\[([^\s\[\]`](?:[^\[\]`]*[^\s\[\]`])?)\]\(([A-Za-z0-9_./#?=%:+~,@-]+)\)"
    r"|[`\[\]]"
)
_EMPHASIS = re.compile(r"(?<![\w*])(\*\*?|__?)(?=[^\s*_])((?:[^*_]|(?<=[^\W_])_(?=[^\W_]))+)(?<=[^\s*_])\1(?![\w*])")
_LEFT_OVER = re.compile(r"\*|(?<![^\W_])_|_(?![^\W_])")
_PLACE = re.compile("\x02([0-9]+)\x03")
_UNQUOTED = re.compile('[^&<>"\\s\x00-\x1f\x7f]*')
_UNMARKED = re.compile("[^&<>\x00-\x1f\x7f]+")


class _Declined(Exception):
    """Something in the text is not plain."""


def fast_html(body: str, texts: Texts, *, prefix: str, language: str, top: int) -> str | None:
    """The same as `to_html`, or None for a text that only the converter may read. Raises only what `texts` raises."""
    if len(body) > MOST or _FOREIGN.search(body) or ("&" in body and _ENTITY.search(body)):
        return None
    for sign in _NEVER:
        if sign in body:
            return None
    writer = _Writer(Session(texts, prefix=prefix, top=top), _typography(quotes_of(language)))
    try:
        return writer.whole(body)
    except _Declined:
        return None


@cache
def _typography(quotes: tuple[str, str, str, str]) -> Typography:
    return Typography(quotes)


class _Writer:
    """Writes one text; raises `_Declined` wherever it is not plain."""

    def __init__(self, session: Session, typography: Typography) -> None:
        self._session = session
        self._typography = typography

    def whole(self, body: str) -> str:
        """The HTML of a text."""
        made: list[str] = []
        headings: list[tuple[int, int, str]] = []
        before = ""
        for block in _blocks(body):
            while found := _HEADING.match(block):
                headings.append((len(made), len(found[1]), found[2]))
                made.append("")
                block, before = block[found.end() :], "heading"
            if not block:
                continue
            item = _ITEM.match(block)
            kind = "quote" if block[0] == ">" else "p" if item is None else "ul" if item[1] else "ol"
            if kind == before != "p":
                raise _Declined
            before = kind
            if kind == "p":
                made.append(f"<p>{self._flow(_paragraph(block))}</p>")
            elif kind == "quote":
                made.append(self._quotation(block))
            else:
                made.append(self._list(block, kind))
        self._set_headings(headings, made)
        return "\n".join(made)

    def _set_headings(self, headings: list[tuple[int, int, str]], made: list[str]) -> None:
        levels = sorted({level for _, level, _ in headings})
        for place, level, text in headings:
            name = self._session.fresh_id(slug_of(bare(text)))
            if name is None:
                raise _Declined
            tag = f"h{min(6, self._session.top + levels.index(level))}"
            made[place] = f'<{tag} id="{name}">{self._words(text)}</{tag}>'

    def _quotation(self, block: str) -> str:
        lines = block.split("\n")
        if not all(line.startswith(">") for line in lines):
            raise _Declined
        inner = "\n".join(line[2:] if line[1:2] == " " else line[1:] for line in lines)
        if not inner or inner.endswith("\n"):
            raise _Declined
        paragraphs = "\n".join(f"<p>{self._flow(_paragraph(part))}</p>" for part in _blocks(inner))
        return f"<blockquote>\n{paragraphs}\n</blockquote>"

    def _list(self, block: str, kind: str) -> str:
        items: list[str] = []
        for line in block.split("\n"):
            if found := _ITEM.match(line):
                if (kind == "ul") != bool(found[1]) or (not items and found[2] not in (None, "1")):
                    raise _Declined
                items.append(line[found.end() :])
            elif _ANY_ITEM.match(bare := _INDENT.sub("", line)) or bare[0] in _LINE_STARTS:
                raise _Declined
            else:
                items[-1] += f"\n{line}"
        lines = "\n".join(f"<li>{self._flow(_paragraph(item, indented=True))}</li>" for item in items)
        return f"<{kind}>\n{lines}\n</{kind}>"

    def _flow(self, text: str) -> str:
        """Running text with what stands in it."""
        if not _MARKS.search(text):
            return self._words(text)
        spans: list[str] = []

        def kept(found: re.Match[str]) -> str:
            made = self._span(found)
            if made is None:
                return found[0]
            spans.append(made)
            return f"\x02{len(spans) - 1}\x03"

        return self._emphasised(_SPAN.sub(kept, text), spans)

    def _span(self, found: re.Match[str]) -> str | None:
        """Code, a figure or a link as HTML; None for a figure that is printed as written."""
        code, figure, text, target = found.groups()
        if code:
            return f"<code>{_escaped(code)}</code>"
        if figure:
            return self._figure(figure)
        if not text:
            raise _Declined
        inner = self._emphasised(text, [])
        link = self._session.link(target)
        if link is None:
            return inner
        address = self._session.address(link[0]) or fragment_of(link[0], self._session.prefix)
        if not address:
            raise _Declined
        rel = ' rel="noopener"' if link[1] else ""
        return f'<a href="{_held(address, _UNQUOTED)}"{rel}>{inner}</a>'

    def _figure(self, name: str) -> str | None:
        figure = self._session.texts.figure(name)
        if figure is None:
            if "_" in name:
                raise _Declined
            return None
        text = _held(figure.text, _UNMARKED).replace("\u00a0", "&nbsp;")
        live = f'<data class="live" value="{_held(figure.value, _UNQUOTED)}">{text}</data>'
        return f'<a class="cited" href="{_held(figure.href, _UNQUOTED)}">{live}</a>' if figure.href else live

    def _emphasised(self, text: str, spans: list[str]) -> str:
        made, at = [], 0
        for found in _EMPHASIS.finditer(text):
            tag = "em" if len(found[1]) == 1 else "strong"
            made.append(self._pieces(text[at : found.start()], spans))
            made.append(f"<{tag}>{self._pieces(found[2], spans)}</{tag}>")
            at = found.end()
        made.append(self._pieces(text[at:], spans))
        return "".join(made)

    def _pieces(self, text: str, spans: list[str]) -> str:
        if _LEFT_OVER.search(text):
            raise _Declined
        if not spans:
            return self._words(text)
        pieces = _PLACE.split(text)
        return "".join(spans[int(piece)] if n % 2 else self._words(piece) for n, piece in enumerate(pieces))

    def _words(self, text: str) -> str:
        return _escaped(self._typography.set(text))


def _blocks(text: str) -> list[str]:
    text = text.strip("\n")
    return _GAP.split(text) if "\n\n" in text else [text] if text else []


def _paragraph(text: str, *, indented: bool = False) -> str:
    """The text, of which no line can start anything but a paragraph or go on with one."""
    if _ANY_ITEM.match(text):
        raise _Declined
    for n, line in enumerate(text.split("\n")):
        if n and indented:
            line = _INDENT.sub("", line)
        if line[0] in _LINE_STARTS and not (_DASHED if n and not indented else _SIGNED).match(line):
            raise _Declined
        # Lines that begin like this are what `check_body` counts the depth of.
        if len(line) > 60 and not line[:61].strip(_MARKERS):
            raise _Declined
    return text


def _held(value: str, allowed: re.Pattern[str]) -> str:
    if not allowed.fullmatch(value):
        raise _Declined
    return value


def _escaped(text: str) -> str:
    if "&" in text:
        text = text.replace("&", "&amp;")
    return text.replace(">", "&gt;") if ">" in text else text
