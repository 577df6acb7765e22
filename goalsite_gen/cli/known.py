"""What the baseline of a portfolio makes of its findings, for `check`, `build` and `serve` alike."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from goalsite_gen.baseline import Baseline, read
from goalsite_gen.check import check_again
from goalsite_gen.cli.place import Place
from goalsite_gen.earlier import Earlier, Judged
from goalsite_gen.errors import Stop
from goalsite_gen.findings import Finding, Problem, Severity
from goalsite_gen.model import Portfolio
from goalsite_gen.source.document import decode
from goalsite_gen.source.files import MOST_TABLE, read_plain


@dataclass(frozen=True, slots=True)
class Verdict:
    """What stands against building: errors, and warnings that are not known. `known_errors` are of the baseline.

    `judged` is what is to be known of it for the next time.
    """

    findings: tuple[Finding, ...]
    known_errors: int = 0
    judged: Judged = field(default_factory=Judged, repr=False)

    @property
    def errors(self) -> int:
        """How many errors there are, known or not."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)

    def note(self, baseline: str) -> str:
        """A line on errors that the baseline knows; nothing where there is none."""
        if not self.known_errors:
            return ""
        if self.known_errors == 1:
            return f"1 error is in the baseline `{baseline}`: `check` leaves it out, but its page would be wrong."
        return (
            f"{self.known_errors} errors are in the baseline `{baseline}`: `check` leaves them out, but their pages "
            "would be wrong."
        )


def verdict(place: Place, portfolio: Portfolio, earlier: Earlier | None = None) -> Verdict:
    """What is found in a portfolio that is to be built, without hints. Raises Stop for a baseline that is none.

    Warnings that the baseline knows are old practice, and silent. An error means that the page would be wrong, and
    that is so however long it has been known: `check` leaves it out, as its question is what has become worse, but
    nothing is built on it.
    """
    findings, judged = check_again(portfolio, earlier)
    new, _ = known_to(place, portfolio).new(findings, portfolio.documents)
    fresh = frozenset(new)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    told = tuple(
        finding
        for finding in findings
        if finding.severity is Severity.ERROR or (finding.severity is Severity.WARNING and finding in fresh)
    )
    return Verdict(told, sum(finding not in fresh for finding in errors), judged)


def known_to(place: Place, portfolio: Portfolio, given: Path | None = None) -> Baseline:
    """The baseline that the caller names, else the one that the settings name, else an empty one.

    Raises Stop where it cannot be read.
    """
    folder, name = (given.parent, given.name) if given else (place.folder, portfolio.settings.check.baseline)
    if not name:
        return Baseline()
    shown = str(given) if given else name
    problems: list[Problem] = []
    data = read_plain(folder, name, most=MOST_TABLE, problems=problems)
    if data is None:
        raise Stop(
            f"`{shown}`: {problems[0].message}",
            hint=f"`goalsite check --write-baseline {given or place.folder / name}` writes one",
        )
    text, _ = decode(name, data)
    return read(text or "", name=shown)
