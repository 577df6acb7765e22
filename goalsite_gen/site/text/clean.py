"""What HTML may leave this package: the sanitiser's allow lists, applied once and last."""

from __future__ import annotations

from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING

import nh3

from goalsite_gen.site.text.addresses import MARK, fragment_of

if TYPE_CHECKING:
    from goalsite_gen.site.text.engine import Session

_TAGS = """
a abbr b bdi bdo blockquote br caption cite code col colgroup data dd del details dfn div dl dt em
figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong
sub summary sup table tbody td tfoot th thead time tr u ul var wbr
"""
TAGS = frozenset(_TAGS.split())

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

_ROLES = frozenset({"note"})
_session: ContextVar[Session] = ContextVar("session")


def cleaned(raw: str, session: Session) -> str:
    """The HTML reduced to the allow lists, ids with the session's prefix, links only where it leads.

    An address that the session has not passed itself is dropped, whoever wrote it.
    """
    token = _session.set(session)
    try:
        return _cleaner().clean(raw)
    finally:
        _session.reset(token)


def without_tags(markup: str) -> str:
    """The HTML without any tag; still escaped."""
    return _stripper().clean(markup)


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes={MARK},
        link_rel=None,
        strip_comments=True,
    )


@cache
def _stripper() -> nh3.Cleaner:
    return nh3.Cleaner(tags=set(), attributes={}, link_rel=None)


def _attribute(tag: str, name: str, value: str) -> str | None:
    session = _session.get()
    if name in ("href", "src"):
        return session.address(value) or (fragment_of(value, session.prefix) if tag == "a" else None)
    if name == "class":
        return " ".join(word for word in value.split() if word in CLASSES.get(tag, ())) or None
    if name == "id":
        return session.fresh_id(value)
    if name == "role":
        return value if value in _ROLES else None
    if name == "tabindex":
        return "0"
    if name == "rel":
        return "noopener"
    return value
