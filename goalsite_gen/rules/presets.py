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
        "J502": OFF,
        "J505": OFF,
        "C603": OFF,
        "C604": Severity.HINT,
        "C605": OFF,
        "C607": OFF,
        "H701": Severity.HINT,
        "H702": Severity.HINT,
        "H703": Severity.HINT,
        "H706": OFF,
        "H707": Severity.HINT,
        "S804": OFF,
    },
    "team": {},
    "board": {
        "L211": Severity.WARNING,
        "P303": Severity.WARNING,
        "P306": Severity.WARNING,
        "D414": Severity.WARNING,
        "D419": Severity.WARNING,
        "J502": Severity.WARNING,
        "J505": Severity.WARNING,
        "C607": Severity.WARNING,
        "H706": Severity.WARNING,
        "S804": Severity.WARNING,
    },
}
"""The weight of a rule by preset and code, `OFF` where the preset says nothing of it."""
