"""The author's Markdown: to safe HTML, to plain words, and the places it refers to.

Importing this loads neither the Markdown converter nor the sanitiser; the first conversion does.
"""

from __future__ import annotations

from goalsite_gen.site.text.contract import Figure, Texts, Unconvertible
from goalsite_gen.site.text.convert import to_html, to_plain, words_of
from goalsite_gen.site.text.guard import check_body
from goalsite_gen.site.text.scan import Reference, references

__all__ = [
    "Figure",
    "Reference",
    "Texts",
    "Unconvertible",
    "check_body",
    "references",
    "to_html",
    "to_plain",
    "words_of",
]
