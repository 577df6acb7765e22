"""How much is asked of a portfolio: what the presets change in the weight of rules. `team` changes nothing.

A pilot has two signs and a quarter (N6): it hears about what is wrong, not about what is still to come. What goes
to a board is read without anyone there to explain it, so that hints weigh as much as warnings.
"""

from __future__ import annotations

from collections.abc import Mapping

from goalsite_gen.findings import Severity

OFF = None

PRESETS: Mapping[str, Mapping[str, Severity | None]] = {
    "pilot": {
        "P303": OFF,
        "P306": OFF,
        "P308": Severity.HINT,
        "P309": Severity.HINT,
        "D414": OFF,
        "D418": Severity.HINT,
        "D419": OFF,
        "D420": OFF,
        "D421": OFF,
        "D423": Severity.HINT,
    },
    "team": {},
    "board": {
        "L211": Severity.WARNING,
        "P303": Severity.WARNING,
        "P306": Severity.WARNING,
        "D414": Severity.WARNING,
        "D419": Severity.WARNING,
    },
}
"""The weight of a rule by preset and code, `OFF` where the preset says nothing of it."""
