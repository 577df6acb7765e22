"""The quotation marks of each language."""

from __future__ import annotations

import re
from functools import cache

# Double and single quotes, opening and closing, by language.
QUOTES: dict[str, tuple[str, str, str, str]] = {
    "en": ("“", "”", "‘", "’"),
    "cs": ("„", "“", "‚", "‘"),
    "da": ("„", "“", "‚", "‘"),
    "de": ("„", "“", "‚", "‘"),
    "es": ("«", "»", "“", "”"),
    "fi": ("”", "”", "’", "’"),
    "fr": ("«\u202f", "\u202f»", "‹\u202f", "\u202f›"),
    "it": ("«", "»", "“", "”"),
    "nb": ("«", "»", "‘", "’"),
    "nl": ("“", "”", "‘", "’"),
    "nn": ("«", "»", "‘", "’"),
    "no": ("«", "»", "‘", "’"),
    "pl": ("„", "”", "«", "»"),
    "pt": ("“", "”", "‘", "’"),
    "ru": ("«", "»", "„", "“"),
    "sv": ("”", "”", "’", "’"),
    "uk": ("«", "»", "„", "“"),
}


@cache
def quotes_of(language: str) -> tuple[str, str, str, str]:
    """The marks of a language tag such as `de-AT`; those of English for a language that is not listed."""
    return QUOTES.get(re.split("[-_]", language.lower())[0], QUOTES["en"])
