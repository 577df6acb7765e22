"""What `goalsite check` finds: all of it, what is new, what belongs to a change, what is left after fixes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from goalsite_gen.baseline import Baseline, read
from goalsite_gen.check import check
from goalsite_gen.cli.load import Gathered, Place, gathered, portfolio_of
from goalsite_gen.errors import Stop
from goalsite_gen.findings import Finding, Problem
from goalsite_gen.fixes import Mended, mended
from goalsite_gen.model import Portfolio
from goalsite_gen.since import caused, changed
from goalsite_gen.source.document import decode
from goalsite_gen.source.files import MOST_TABLE, Files, read_plain
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
    known = Baseline() if wishes.forgets_baseline else _baseline(place, portfolio, wishes.baseline)
    belongs = _since(place, here, portfolio, wishes)
    left_out = gone = 0

    def judge(files: Files) -> tuple[Portfolio, tuple[Finding, ...]]:
        nonlocal left_out, gone
        read = portfolio if files is here.files else portfolio_of(replace(here, files=files), as_of=wishes.as_of)
        findings = _check(read, wishes)
        new, left = known.new(findings, read.documents)
        kept = frozenset(new) & frozenset(belongs(read, findings, files))
        told = tuple(finding for finding in findings if finding in kept)
        left_out, gone = len(findings) - len(told), sum(left.values())
        return read, told

    done = mended(here.files, judge) if wishes.mends else Mended({}, 0, *judge(here.files))
    return Seen(done.portfolio, done.findings, done, left_out, gone)


def _check(portfolio: Portfolio, wishes: Wishes) -> tuple[Finding, ...]:
    return check(portfolio, select=wishes.select, ignore=wishes.ignore, extend=wishes.extend)


def _since(
    place: Place, here: Gathered, portfolio: Portfolio, wishes: Wishes
) -> Callable[[Portfolio, tuple[Finding, ...], Files], tuple[Finding, ...]]:
    """Which findings belong to what has changed since a revision; all of them where none was named.

    The portfolio of then is judged by its own settings, but on the day of today: that time has passed is no change.
    """
    if wishes.since is None:
        return lambda _, findings, __: findings
    files, config = files_at(place.folder, wishes.since, config=place.config)
    then = Gathered(files, (place.config, config) if config is not None else None, here.recorded)
    old = portfolio_of(then, as_of=wishes.as_of).with_(day=portfolio.day)
    earlier = (_check(old, wishes), old.documents)
    settings = {place.config} if here.config != then.config else set()

    def belongs(read: Portfolio, findings: tuple[Finding, ...], now: Files) -> tuple[Finding, ...]:
        return caused(findings, read.documents, earlier=earlier, touched=changed(files, now) | settings)

    return belongs


def _baseline(place: Place, portfolio: Portfolio, given: Path | None) -> Baseline:
    """The baseline that the caller names, else the one that the settings name, else an empty one."""
    folder, name = (given.parent, given.name) if given else (place.folder, portfolio.settings.check.baseline)
    if not name:
        return Baseline()
    shown = str(given) if given else name
    problems: list[Problem] = []
    data = read_plain(folder, name, most=MOST_TABLE, problems=problems)
    if data is None:
        raise Stop(f"`{shown}`: {problems[0].message}", hint=f"`--write-baseline {shown}` writes one")
    text, _ = decode(name, data)
    return read(text or "", name=shown)
