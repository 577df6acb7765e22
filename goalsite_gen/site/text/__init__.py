"""The author's Markdown: to safe HTML and to plain words.

Importing this loads neither the Markdown converter nor the sanitiser; the first text that is not plain does.
"""

from __future__ import annotations

from goalsite_gen.site.text.contract import Figure, Texts, Unconvertible, Ways
from goalsite_gen.site.text.convert import to_html, to_plain, words_of

__all__ = [
    "Figure",
    "Texts",
    "Unconvertible",
    "Ways",
    "to_html",
    "to_plain",
    "words_of",
]
