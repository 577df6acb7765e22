"""What HTML may leave this package: the sanitiser's allow lists, applied once and last."""

from __future__ import annotations

from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING

import nh3

from goalsite_gen.site.text.addresses import MARK, fragment_of
from goalsite_gen.source.markup import ATTRIBUTES, CLASSES, TAGS

if TYPE_CHECKING:
    from goalsite_gen.site.text.session import Session

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
