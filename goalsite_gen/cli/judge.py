"""What `goalsite check` finds: all of it, what is new, what belongs to a change, what is left after fixes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from goalsite_gen.baseline import Baseline
from goalsite_gen.check import check
from goalsite_gen.cli.known import known_to
from goalsite_gen.cli.load import Gathered, gathered, portfolio_of
from goalsite_gen.cli.place import Place
from goalsite_gen.findings import Finding
from goalsite_gen.fixes import Config, Mended, mended
from goalsite_gen.model import Portfolio
from goalsite_gen.since import caused, changed
from goalsite_gen.source.files import Files
from goalsite_gen.source.revision import files_at


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for: codes, a baseline, a revision, a day; `mends` is whether fixes are to be made."""

    select: tuple[str, ...]
    extend: tuple[str, ...]
    ignore: tuple[str, ...]
    baseline: Path | None
    since: str | None
    as_of: str | None
    mends: bool
    forgets_baseline: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """What there is to say: the portfolio and its findings, mended where that was asked for.

    `left_out` counts findings that are known or do not belong to the change, `gone` known ones that were not found.
    """

    portfolio: Portfolio
    findings: tuple[Finding, ...]
    mended: Mended
    left_out: int
    gone: int


def judged(place: Place, wishes: Wishes) -> Seen:
    """Checks what lies at a place. Raises Stop for a code, a baseline, a revision or a day that is none."""
    here = gathered(place)
    portfolio = portfolio_of(here, as_of=wishes.as_of)
    known = Baseline() if wishes.forgets_baseline else known_to(place, portfolio, wishes.baseline)
    belongs = _since(place, here, portfolio, wishes)
    left_out = gone = 0

    def judge(files: Files, config: Config) -> tuple[Portfolio, tuple[Finding, ...]]:
        nonlocal left_out, gone
        now = replace(here, files=files, config=config)
        is_same = files is here.files and config is here.config
        read = portfolio if is_same else portfolio_of(now, as_of=wishes.as_of)
        findings = _check(read, wishes)
        new, left = known.new(findings, read.documents)
        kept = frozenset(new) & frozenset(belongs(read, findings, now))
        told = tuple(finding for finding in findings if finding in kept)
        left_out, gone = len(findings) - len(told), sum(left.values())
        return read, told

    files, config = here.files, here.config
    done = mended(files, judge, config) if wishes.mends else Mended({}, 0, *judge(files, config))
    return Seen(done.portfolio, done.findings, done, left_out, gone)


def _check(portfolio: Portfolio, wishes: Wishes) -> tuple[Finding, ...]:
    return check(portfolio, select=wishes.select, ignore=wishes.ignore, extend=wishes.extend)


def _since(
    place: Place, here: Gathered, portfolio: Portfolio, wishes: Wishes
) -> Callable[[Portfolio, tuple[Finding, ...], Gathered], tuple[Finding, ...]]:
    """Which findings belong to what has changed since a revision; all of them where none was named.

    The portfolio of then is judged by its own settings, but on the day of today: that time has passed is no change.
    """
    if wishes.since is None:
        return lambda _, findings, __: findings
    files, config = files_at(place.folder, wishes.since, config=place.config)
    then = Gathered(files, (place.config, config) if config is not None else None, here.recorded)
    old = portfolio_of(then, as_of=wishes.as_of).with_(day=portfolio.day)
    earlier = (_check(old, wishes), old.documents)

    def belongs(read: Portfolio, findings: tuple[Finding, ...], now: Gathered) -> tuple[Finding, ...]:
        touched = changed(files, now.files) | ({place.config} if now.config != then.config else set())
        return caused(findings, read.documents, earlier=earlier, touched=touched)

    return belongs
