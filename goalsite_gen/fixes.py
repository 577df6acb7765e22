"""Safe fixes: which edits may be offered, how they change a text by position, and all of them until none is left.

An edit is offered only when it has been tried: the document is read again with it, and must have lost the problem
and gained none. A document may then have a page for the first time, and be judged for the first time; what is found
there was hidden before and has not been made by the edit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from goalsite_gen.findings import Edit, Finding, Fix, Span
from goalsite_gen.model import Portfolio
from goalsite_gen.model.reading import KINDS, read_document
from goalsite_gen.source.document import Document, parse
from goalsite_gen.source.files import Files
from goalsite_gen.source.suppressions import Suppression

MOST_TRIED = 20
"""Edits tried in one document at a time; each costs a reading of it."""

MOST_PASSES = 100

_LINE_END = re.compile(r"\r\n|\r|\n")
_BOM = "\ufeff"

Judge = Callable[[Files], tuple[Portfolio, tuple[Finding, ...]]]
"""Reads files and finds what is wrong with them."""


class Offers:
    """Tries edits on the documents of a portfolio, each on top of those accepted before, and says which are safe."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._documents = portfolio.documents
        self._tried: dict[str, _Trial] = {}

    def fix(self, wanted: Edit | Fix, *, against: tuple[str, str]) -> Fix | None:
        """The edit at its exact position where it is safe, else None.

        `against` is the rule and the message of the problem; without a rule it is not one that reading finds.
        """
        file = wanted.at.file if isinstance(wanted, Edit) else wanted.span.file
        document = self._documents.get(file)
        if document is None or document.fields is None or file.split("/", 1)[0] not in KINDS:
            return None
        made = located(document, wanted) if isinstance(wanted, Edit) else wanted
        if made is None:
            return None
        if file not in self._tried:
            self._tried[file] = _Trial(document)
        trial = self._tried[file]
        return made if trial.accepts(made, against=against, is_comment=isinstance(wanted, Fix)) else None


@dataclass(slots=True)
class _Trial:
    """One document, the fixes accepted for it, and what reading it with them would find."""

    document: Document
    accepted: list[Fix] = field(default_factory=list)
    left: int = MOST_TRIED
    fields: Any = None
    found: Counter[tuple[str, str]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.fields, self.found = _reading(self.document.file, self.document.text)

    def accepts(self, fix: Fix, *, against: tuple[str, str], is_comment: bool) -> bool:
        """Whether the document, read with this fix too, has lost the problem and has no new one.

        To change a comment may change no field, to change a field must.
        """
        if fix in self.accepted:
            return True
        if self.left == 0 or len(chosen([*self.accepted, fix], self.document.text)) <= len(self.accepted):
            return False
        self.left -= 1
        fields, found = _reading(self.document.file, edited(self.document.text, [*self.accepted, fix]))
        is_gone = not against[0] or found[against] < self.found[against]
        if not is_gone or not found <= self.found or fields is None or (fields == self.fields) != is_comment:
            return False
        self.accepted.append(fix)
        self.fields, self.found = fields, found
        return True


def _reading(file: str, text: str) -> tuple[Any, Counter[tuple[str, str]]]:
    """The fields of a document, and what is wrong with it when it is read alone."""
    document, problems = parse(file, text.encode("utf-8", "surrogatepass"))
    found = list(problems)
    if document is not None and document.fields is not None:
        read_document(document, found)
    return document and document.fields, Counter((problem.rule, problem.message) for problem in found)


def located(document: Document, edit: Edit) -> Fix | None:
    """The edit at its exact span; None where the document does not hold what the edit is about."""
    span = document.span(edit.at)
    lines = document.text.split("\n")
    if span.end_line != span.line or span.line > len(lines):
        return None
    written = lines[span.line - 1][span.column - 1 : span.end_column - 1]
    if edit.is_bare:
        if written not in (edit.was, f'"{edit.was}"', f"'{edit.was}'") or written == edit.now:
            return None
        return Fix(span, edit.now, f"write {edit.now}")
    if written in (f'"{edit.was}"', f"'{edit.was}'"):
        span = replace(span, column=span.column + 1, end_column=span.end_column - 1)
    elif written != edit.was:
        return None
    return Fix(span, edit.now, f"write `{edit.now}`")


def without_wishes(document: Document, comment: Suppression, kept: Sequence[str]) -> Fix | None:
    """The fix that leaves only the `kept` codes in a comment, or takes it out; None where more than it would change."""
    at = comment.comment
    lines = document.text.split("\n")
    line = lines[at.line - 1]
    start, end = at.column - 1, at.column - 1 + at.length
    if kept:
        inside = line.index("[", start) + 1, line.index("]", start)
        span = Span(at.file, at.line, inside[0] + 1, at.line, inside[1] + 1)
        return Fix(span, ", ".join(kept), f"leave only {', '.join(kept)} in the comment")
    is_front = at.line < document.body_line
    before, after = line[:start], line[end:]
    if is_front and after.strip():
        return None
    if not before.strip() and not after.strip():
        neighbours = [lines[number] for number in (at.line - 2, at.line) if number < len(lines)]
        if not is_front and all(other.strip() for other in neighbours):
            return None
        if at.line == len(lines):
            return Fix(Span(at.file, at.line, 1, at.line, len(line) + 1), "", "delete the comment")
        return Fix(Span(at.file, at.line, 1, at.line + 1, 1), "", "delete the comment")
    if not is_front and not re.search(r"\w", before):
        return None
    kept_end = len(before.rstrip())
    return Fix(Span(at.file, at.line, kept_end + 1, at.line, end + 1), "", "delete the comment")


def chosen(fixes: Iterable[Fix], text: str) -> list[tuple[int, int, Fix]]:
    """The fixes that can be made together, with the offsets they replace, in their order; of two that overlap one."""
    starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
    starts[0] = len(_BOM) if text.startswith(_BOM) else 0
    taken: list[tuple[int, int, Fix]] = []
    placed = {fix: (_offset(starts, text, fix.span.line, fix.span.column), fix) for fix in fixes}
    for start, fix in sorted(placed.values(), key=lambda one: (one[0], one[1].span, one[1].text)):
        end = _offset(starts, text, fix.span.end_line, fix.span.end_column)
        if not taken or start >= taken[-1][1]:
            taken.append((start, end, fix))
    return taken


def _offset(starts: list[int], text: str, line: int, column: int) -> int:
    return min(starts[line - 1] + column - 1, len(text)) if line <= len(starts) else len(text)


def edited(text: str, fixes: Iterable[Fix]) -> str:
    """The text with the fixes made; line ends, a byte-order mark and everything else between them stay as they are."""
    parts: list[str] = []
    at = 0
    for start, end, fix in chosen(fixes, text):
        parts += [text[at:start], fix.text]
        at = end
    return "".join((*parts, text[at:]))


@dataclass(frozen=True, slots=True)
class Mended:
    """What came of fixing: the bytes of each changed file before and after, how many findings went, what is left."""

    changes: Mapping[str, tuple[bytes, bytes]]
    count: int
    portfolio: Portfolio
    findings: tuple[Finding, ...]


def mended(files: Files, judge: Judge) -> Mended:
    """Every safe fix made, again and again until there is none: one may uncover the next. Nothing is written."""
    texts = dict(files.texts)
    seen = {_state(texts)}
    count = 0
    for _ in range(MOST_PASSES):
        portfolio, findings = judge(replace(files, texts=texts) if texts != files.texts else files)
        made = _pass(texts, findings)
        if not made or (state := _state(texts | made)) in seen:
            break
        seen.add(state)
        texts |= made
        count += sum(finding.fix is not None and finding.span.file in made for finding in findings)
    else:
        portfolio, findings = judge(replace(files, texts=texts))
    changes = {file: (files.texts[file], data) for file, data in texts.items() if data != files.texts[file]}
    return Mended(changes, count, portfolio, findings)


def _pass(texts: Mapping[str, bytes], findings: Iterable[Finding]) -> dict[str, bytes]:
    by_file: dict[str, list[Fix]] = {}
    for finding in findings:
        if finding.fix and finding.fix.span.file in texts:
            by_file.setdefault(finding.fix.span.file, []).append(finding.fix)
    made = {file: edited(texts[file].decode("utf-8"), fixes).encode("utf-8") for file, fixes in by_file.items()}
    return {file: data for file, data in made.items() if data != texts[file]}


def _state(texts: Mapping[str, bytes]) -> int:
    return hash(frozenset(texts.items()))
