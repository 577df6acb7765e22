"""What the rules found the last time and what they read for it, so that only those judge again that have to."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterable, Mapping, Sequence, ValuesView
from dataclasses import dataclass, field
from typing import Any

from goalsite_gen.findings import RULES, Finding, Rule, Severity, Span
from goalsite_gen.model import Portfolio
from goalsite_gen.reads import note, note_all, reads
from goalsite_gen.source.document import Document

_LOOKED_UP = "text:"
"""Before the name of a file whose text was looked up by itself."""

_ALL = "*"
"""Stands for the words of all documents."""

Judge = Callable[[Portfolio, Rule], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Judged:
    """What each rule found by its code, before anything is left out, and what words it read for it."""

    found: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    reads: dict[str, frozenset[str]] = field(default_factory=dict)

    @property
    def as_json(self) -> dict[str, Any]:
        """The same as plain values; fixes are left out."""
        return {
            "found": {
                code: [_plain(finding) for finding in several] for code, several in self.found.items() if several
            },
            "reads": {code: sorted(names) for code, names in self.reads.items() if names},
        }

    @classmethod
    def of_json(cls, data: Mapping[str, Any], severity: Mapping[str, Severity]) -> Judged:
        """What these values hold; `severity` is the weight of each rule that is asked for.

        Raises KeyError, ValueError, TypeError or the like for anything else.
        """
        return cls(
            {code: tuple(_finding(code, severity[code], row) for row in rows) for code, rows in data["found"].items()},
            {code: frozenset(map(str, names)) for code, names in data["reads"].items()},
        )


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was found when all was as now but for the words of the files `changed`, and for what goes by other names."""

    judged: Judged
    changed: frozenset[str]

    def found(
        self, portfolio: Portfolio, rule: Rule, judge: Judge, *, scoped: Portfolio
    ) -> tuple[tuple[Finding, ...], frozenset[str]]:
        """What a rule finds now, and what it has read for it; `scoped` is the portfolio with what changed as scope."""
        before, read = self.judged.found.get(rule.code, ()), self.judged.reads.get(rule.code, frozenset())
        is_read = _ALL in read or not read.isdisjoint(self.changed)
        if not is_read and not any(_stands_in(self.changed, finding) for finding in before):
            return before, read
        if not rule.alone or any(f"{_LOOKED_UP}{name}" in read for name in self.changed):
            return traced(portfolio, rule, judge)
        if any(_is_related_to(self.changed, finding) for finding in before):
            return traced(portfolio, rule, judge)
        now, also = traced(scoped, rule, judge)
        now = tuple(finding for finding in now if finding.span.file in self.changed)
        kept = (finding for finding in before if finding.span.file not in self.changed)
        return (*kept, *now), read | also


def watched(portfolio: Portfolio) -> Portfolio:
    """The same portfolio, but that it is noted whose text is looked at."""
    return portfolio.with_(documents=_Texts(portfolio.documents))


def traced(portfolio: Portfolio, rule: Rule, judge: Judge) -> tuple[tuple[Finding, ...], frozenset[str]]:
    """What a rule finds in a watched portfolio, and what words it reads for it."""
    with reads() as names:
        found = tuple(judge(portfolio, rule))
    looked_up = {name for name in names if name.startswith(_LOOKED_UP)}
    words = names - looked_up
    # Who reads most of them may as well have read all; to tell them apart would be a long list for every rule.
    return found, frozenset(looked_up | ({_ALL} if len(words) > len(portfolio.documents) // 4 else words))


def _stands_in(files: frozenset[str], finding: Finding) -> bool:
    """Whether a finding has to do with these files, so that it may stand elsewhere once they have changed."""
    return finding.span.file in files or _is_related_to(files, finding)


def _is_related_to(files: frozenset[str], finding: Finding) -> bool:
    return any(span.file in files for span, _ in finding.related)


def _plain(finding: Finding) -> list[Any]:
    related = [[_stretch(span), message] for span, message in finding.related]
    return [finding.message, _stretch(finding.span), finding.hint, related]


def _stretch(span: Span) -> list[Any]:
    return [span.file, span.line, span.column, span.end_line, span.end_column]


def _finding(code: str, severity: Severity, row: Sequence[Any]) -> Finding:
    message, span, hint, related = row
    return Finding(
        code, RULES[code].name, severity, message, Span(*span), hint,
        tuple((Span(*other), said) for other, said in related),
    )  # fmt: skip


class _Texts(dict[str, Document]):
    """Texts by file, which note who is looked at."""

    def get(self, file: str, default: Any = None) -> Any:
        note(f"{_LOOKED_UP}{file}")
        note(file)
        return super().get(file, default)

    def __getitem__(self, file: str) -> Document:
        note(f"{_LOOKED_UP}{file}")
        note(file)
        return super().__getitem__(file)

    def values(self) -> ValuesView[Document]:  # type: ignore[override]
        note_all(self)
        return super().values()

    def items(self) -> ItemsView[str, Document]:  # type: ignore[override]
        note_all(self)
        return super().items()
