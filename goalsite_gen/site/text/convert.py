"""From an author's Markdown to HTML that is safe to print, and to plain words."""

from __future__ import annotations

import html
import re
import threading
from typing import TYPE_CHECKING

from markupsafe import Markup

from goalsite_gen.site.text.contract import Texts, Unconvertible
from goalsite_gen.site.text.fast import fast_html
from goalsite_gen.site.text.limit import time_limit
from goalsite_gen.site.text.session import Session
from goalsite_gen.source.guard import check_body, tidy

if TYPE_CHECKING:
    from goalsite_gen.site.text.engine import Engine

_TAG = re.compile(r"""<[^<>"]*(?:"[^"]*"[^<>"]*)*>""")
"""A tag as the sanitiser writes it: values in double quotes, no other `<` or `>` outside of them."""

_local = threading.local()


def to_html(body: str, texts: Texts, *, prefix: str, language: str = "en", top: int = 3) -> Markup:
    """The text as HTML, sanitised last; its highest headings become `<h{top}>`.

    `prefix` goes before every id and is unique to the text on its page; an empty one becomes `t-`, so
    that no id can stand in for a property of the document. Raises `Unconvertible`.
    """
    return Markup(_converted(body, Session(texts, prefix=prefix or "t-", top=top), language))


def to_plain(body: str, texts: Texts | None = None) -> str:
    """The words of the text on one line, without footnotes, for summaries, search and feeds.

    Raises `Unconvertible`.
    """
    return words_of(_converted(body, Session(texts or Texts(), prefix="t-", top=3, is_plain=True), "en"))


def words_of(markup: str) -> str:
    """The words of HTML that this module made, on one line."""
    return " ".join(html.unescape(_TAG.sub("", markup)).split())


def _converted(body: str, session: Session, language: str) -> str:
    texts = session.texts
    if texts.fast:
        made = fast_html(body, texts, prefix=session.prefix, language=language, top=session.top)
        if made is not None:
            texts.ways.fast += 1
            return made
    texts.ways.full += 1
    return _fully_converted(body, session, language)


def _fully_converted(body: str, session: Session, language: str) -> str:
    from goalsite_gen.site.text.clean import cleaned

    if reason := check_body(body):
        raise Unconvertible(reason)
    engine = _engine(language)
    try:
        with time_limit():
            raw = engine.convert(tidy(body), session)
    except RecursionError:
        _local.engines.pop(language, None)
        raise Unconvertible("nested too deep to convert: take it apart with blank lines") from None
    except BaseException:
        _local.engines.pop(language, None)
        raise
    return cleaned(raw, session)


def _engine(language: str) -> Engine:
    # Building the converter costs half as much as a conversion. It is kept per thread, emptied before
    # each text, and thrown away after a failure, since that may leave its state half way.
    from goalsite_gen.site.text.engine import Engine

    engines: dict[str, Engine] = _local.__dict__.setdefault("engines", {})
    if language not in engines:
        engines[language] = Engine(language)
    return engines[language]
