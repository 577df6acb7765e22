"""Small portfolios for tests, made of texts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from goalsite_gen.model import Portfolio
from goalsite_gen.model.reading import read
from goalsite_gen.source.files import CONTENT, Files

DAY = date(2026, 9, 30)


def portfolio(texts: Mapping[str, str], day: date = DAY) -> Portfolio:
    """The portfolio that these files hold, by path; `goalsite.toml` gives the settings, files in media/ only exist."""
    tops = {path: path.split("/", 1)[0] for path in texts}
    files = Files(
        texts={path: text.encode() for path, text in sorted(texts.items()) if tops[path] in CONTENT},
        tables={path: text.encode() for path, text in sorted(texts.items()) if tops[path] == "data"},
        media=tuple(sorted(path for path in texts if tops[path] == "media")),
    )
    config = texts.get("goalsite.toml")
    return read(files, day=day, config=("goalsite.toml", config.encode()) if config is not None else None)
