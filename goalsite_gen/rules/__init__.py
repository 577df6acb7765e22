"""What `goalsite check` looks for: one module a family, one function a rule, its proof in its docstring.

Importing this package defines every rule; `goalsite_gen.findings.RULES` lists them.
"""

from goalsite_gen.rules import (
    audiences,
    cadence,
    colours,
    definitions,
    files,
    honesty,
    journal,
    language,
    pairs,
    references,
    stories,
)

__all__ = [
    "audiences", "cadence", "colours", "definitions", "files", "honesty", "journal", "language", "pairs", "references",
    "stories",
]  # fmt: skip
