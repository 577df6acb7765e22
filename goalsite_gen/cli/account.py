"""What the parts of a site are made of, now and when it was last built: which of them need making anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from goalsite_gen.check import weights
from goalsite_gen.cli.unchanged import Watch
from goalsite_gen.earlier import Earlier, Judged
from goalsite_gen.model.goal import Goal
from goalsite_gen.model.shape import shape
from goalsite_gen.publish.last import Last, Mark, recall_trace
from goalsite_gen.publish.survey import program
from goalsite_gen.publish.trace import Kept, Trace
from goalsite_gen.site import STAMPED
from goalsite_gen.site.pieces import COMMIT

if TYPE_CHECKING:
    from goalsite_gen.model import Portfolio
    from goalsite_gen.publish.output import Published
    from goalsite_gen.publish.proof import Guard
    from goalsite_gen.site import Plan


@dataclass(frozen=True, slots=True)
class Account:
    """What a portfolio is made of now, and what is known of the last site that was built from it into one place.

    `base` and `sources` as in a trace; `changed` names all words that are other ones than they were then.
    """

    base: str
    sources: dict[str, tuple[str, str]] = field(repr=False)
    changed: frozenset[str] = field(repr=False)
    last: Last | None = field(repr=False)
    trace: Trace | None = field(repr=False)

    @classmethod
    def of(cls, watch: Watch, portfolio: Portfolio) -> Account:
        """The account of a portfolio that was read from what `watch` saw."""
        last = watch.last
        trace = recall_trace(watch.cache, watch.ground, last) if last else None
        known = trace.sources if trace else {}
        sources: dict[str, tuple[str, str]] = {}
        changed: set[str] = set()
        for content in portfolio.contents():
            digest = watch.before.files.get(content.file, "")
            was = known.get(content.file)
            if was and was[0] == digest:
                sources[content.file] = was
                continue
            sources[content.file] = (digest, shape(content))
            changed.add(content.file)
            if isinstance(content, Goal):
                changed.update(metric.noted_as for metric in content.metrics)
        others = [
            (path, digest)
            for path, digest in sorted(watch.before.files.items())
            if path not in sources and not _is_page_template(path)
        ]
        shapes = [(file, sources[file][1]) for file in sorted(sources)]
        # A document that reads well may have its problems all the same, which no shape tells of.
        read = portfolio.day, sorted(portfolio.recorded.items()), portfolio.problems
        base = _digest(program(), read, others, shapes)
        return cls(base, sources, frozenset(changed), last, trace)

    def earlier(self, portfolio: Portfolio) -> Earlier | None:
        """What the rules found the last time, where nothing but words has changed since."""
        if self.trace is None or self.trace.base != self.base:
            return None
        try:
            return Earlier(Judged.of_json(self.trace.judged, weights(portfolio)), self.changed)
        except (ValueError, KeyError, TypeError, AttributeError, IndexError):
            return None

    def of_site(self, plan: Plan, guard: Guard, *asked: object) -> SiteAccount:
        """The account of a site that is to be built, and for which all of this was asked."""
        assets, is_committed = sorted(plan.assets.items()), plan.stamp(COMMIT) != ""
        ground = _digest(self.base, asked, sorted(plan.seen.media), assets, guard.digest, len(plan.parts), is_committed)
        return SiteAccount(self, plan, ground)


@dataclass(frozen=True, slots=True)
class SiteAccount:
    """What a site is made of now, by its plan and what is known of the portfolio."""

    whole: Account
    plan: Plan = field(repr=False)
    ground: str

    def kept(self, standing: Mapping[str, Mark]) -> Kept:
        """What stands as the last build left it and would be made as it is, by the marks of all files that stand."""
        last, trace = self.whole.last, self.whole.trace
        if last is None or trace is None or trace.ground != self.ground:
            return Kept()
        left = last.stands.files
        return trace.kept(
            self.whole.changed, self.plan.stamp, stands=lambda name: left.get(name, 0) == standing.get(name)
        )

    def after(self, done: Published, judged: Judged) -> Trace:
        """What is to be known of this build the next time."""
        before = self.whole.trace.parts if self.whole.trace else ()
        parts = tuple(part if at in done.made else before[at] for at, part in enumerate(done.parts))
        stamped = {name for part in parts for name in part.reads if name.startswith(STAMPED)}
        stamps = {name: self.plan.stamp(name) for name in sorted(stamped)}
        return Trace(self.whole.base, self.ground, judged.as_json, self.whole.sources, stamps, parts)


def _is_page_template(path: str) -> bool:
    """Whether a file counts for those pages only that are made by it; what else a theme holds may keep its name."""
    return path.startswith("templates/") and path.endswith(".html")


def _digest(*values: object) -> str:
    return sha256(repr(values).encode("utf-8", "backslashreplace")).hexdigest()
