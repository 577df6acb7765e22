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

from goalsite_gen.findings import Edit, Finding, Fix, Problem, Span
from goalsite_gen.model import Portfolio
from goalsite_gen.model.reading import KINDS, read_document, read_settings, read_table
from goalsite_gen.source.body import Reference, references
from goalsite_gen.source.document import Document, parse
from goalsite_gen.source.files import Files
from goalsite_gen.source.suppressions import Suppression

MOST_TRIED = 20
"""Edits tried in one document at a time; each costs a reading of it."""

MOST_UNCOVERED = 3
"""How often the problems that an edit uncovers are mended in turn, to see whether any is left."""

MOST_PASSES = 100

_LINE_END = re.compile(r"\r\n|\r|\n")
_BOM = "\ufeff"

Config = tuple[str, bytes] | None
"""The path and the bytes of the settings file."""

Judge = Callable[[Files, Config], tuple[Portfolio, tuple[Finding, ...]]]
"""Reads files and settings, and finds what is wrong with them."""


class Offers:
    """Tries edits on the files of a portfolio, each on top of those accepted before, and says which are safe."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._portfolio = portfolio
        self._tried: dict[tuple[str, int], _Trial | None] = {}

    def fix(self, wanted: Edit | Fix, *, against: tuple[str, str]) -> Fix | None:
        """The edit at its exact position where it is safe, else None.

        `against` is the rule and the message of the problem; without a rule it is not one that reading finds.
        """
        file = wanted.at.file if isinstance(wanted, Edit) else wanted.span.file
        document = self._portfolio.documents.get(file)
        made = None
        if document is not None:
            made = located(document, wanted) if isinstance(wanted, Edit) else wanted
        if document is None or made is None:
            return None
        row = made.span.line if file in self._portfolio.tables else 0
        if (file, row) not in self._tried:
            self._tried[file, row] = _trial(document, self._portfolio, row=row)
        trial = self._tried[file, row]
        moved = _in_excerpt(made) if trial and trial.document is not document else made
        is_safe = trial is not None and trial.accepts(moved, against=against, is_comment=isinstance(wanted, Fix))
        return made if is_safe else None


def _trial(document: Document, portfolio: Portfolio, *, row: int) -> _Trial | None:
    """Where fixes of a file are tried; None where nothing in it can be mended.

    A row of a table is tried by itself below the head, as no other has to do with it.
    """
    file = document.file
    if file == portfolio.config_file:
        return _Trial(document, lambda text: _settings(file, text))
    if row:
        head = next(number for number, line in enumerate(document.lines, start=1) if line.strip())
        excerpt = Document(file, f"{document.lines[head - 1]}\n{document.lines[row - 1]}")
        return _Trial(document if row == head else excerpt, lambda text: _table(file, text))
    if document.fields is not None and file.split("/", 1)[0] in KINDS:
        return _Trial(document, lambda text: _content(file, text))
    return None


def _in_excerpt(fix: Fix) -> Fix:
    return replace(fix, span=replace(fix.span, line=2, end_line=2))


@dataclass(frozen=True, slots=True)
class _Read:
    """What a text was read as, apart from what it says: fields, references, what is wrong."""

    document: Document
    fields: Any = None
    targets: tuple[Reference, ...] = ()
    found: tuple[Problem, ...] = ()

    @property
    def counted(self) -> Counter[tuple[str, str]]:
        """What is wrong by rule and message."""
        return Counter((problem.rule, problem.message) for problem in self.found)


Reader = Callable[[str], _Read]


def _settings(file: str, text: str) -> _Read:
    problems: list[Problem] = []
    return _Read(Document(file, text), read_settings((file, text.encode()), problems, {}), (), tuple(problems))


def _table(file: str, text: str) -> _Read:
    problems: list[Problem] = []
    return _Read(Document(file, text), read_table(file, text.encode(), problems, {}), (), tuple(problems))


def _content(file: str, text: str) -> _Read:
    document, found = parse(file, text.encode("utf-8", "surrogatepass"))
    problems = list(found)
    if document is None or document.fields is None:
        return _Read(Document(file, text), found=found)
    read_document(document, problems)
    return _Read(document, document.fields, references(document.body), tuple(problems))


@dataclass(slots=True)
class _Trial:
    """One file, the fixes accepted for it, and what reading it with them finds."""

    document: Document
    reader: Reader
    accepted: list[Fix] = field(default_factory=list)
    left: int = MOST_TRIED
    now: _Read = field(init=False)

    def __post_init__(self) -> None:
        self.now = self.reader(self.document.text)

    def accepts(self, fix: Fix, *, against: tuple[str, str], is_comment: bool) -> bool:
        """Whether the file, read with this fix too, has lost the problem and has no new one but such as can be mended.

        What is changed is a field, or one thing that the text refers to; or, in a comment, nothing that is read.
        """
        if fix in self.accepted:
            return True
        if self.left == 0 or len(chosen([*self.accepted, fix], self.document.text)) <= len(self.accepted):
            return False
        self.left -= 1
        after = self.reader(edited(self.document.text, [*self.accepted, fix]))
        is_gone = not against[0] or after.counted[against] < self.now.counted[against]
        if not is_gone or after.fields is None or not self._is_meant(after, fix, is_comment=is_comment):
            return False
        if not after.counted <= self.now.counted and not self._ends_well(after):
            return False
        self.accepted.append(fix)
        self.now = after
        return True

    def _is_meant(self, after: _Read, fix: Fix, *, is_comment: bool) -> bool:
        """Whether only that has changed which stands where the fix was made."""
        before, since = ([(one.kind, one.target) for one in read.targets] for read in (self.now, after))
        changed = sum(one != other for one, other in zip(before, since, strict=False)) + abs(len(before) - len(since))
        if is_comment:
            return after.fields == self.now.fields and not changed
        if self.document.fields is None:
            return True
        if fix.span.line < self.document.body_line:
            return after.fields != self.now.fields and not changed
        return after.fields == self.now.fields and changed == 1

    def _ends_well(self, after: _Read) -> bool:
        """Whether each problem that a fix uncovers can be mended, too, until no new one is left.

        The value of a misspelt field is read only once its name is right.
        """
        for _ in range(MOST_UNCOVERED):
            fresh = after.counted - self.now.counted
            edits = [problem.edit for problem in after.found if fresh[problem.rule, problem.message]]
            fixes = [located(after.document, edit) if edit else None for edit in edits]
            if not fixes or None in fixes:
                break
            after = self.reader(edited(after.document.text, [fix for fix in fixes if fix]))
        return after.counted <= self.now.counted


def located(document: Document, edit: Edit) -> Fix | None:
    """The edit at its exact span; None where the document does not hold what the edit is about."""
    span = document.span(edit.at)
    lines = document.lines
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


def mended(files: Files, judge: Judge, config: Config = None) -> Mended:
    """Every safe fix made, again and again until there is none: one may uncover the next. Nothing is written."""
    given = {**files.texts, **files.tables, **(dict([config]) if config else {})}
    now = dict(given)
    seen = {_state(now)}
    count = 0
    for _ in range(MOST_PASSES):
        portfolio, findings = _judged(files, config, now, judge)
        made = _pass(now, findings)
        if not made or (state := _state(now | made)) in seen:
            break
        seen.add(state)
        now |= made
        count += sum(finding.fix is not None and finding.span.file in made for finding in findings)
    else:
        portfolio, findings = _judged(files, config, now, judge)
    changes = {file: (given[file], data) for file, data in now.items() if data != given[file]}
    return Mended(changes, count, portfolio, findings)


def _judged(
    files: Files, config: Config, now: Mapping[str, bytes], judge: Judge
) -> tuple[Portfolio, tuple[Finding, ...]]:
    """What is found with the bytes of now; the very files that were given where nothing has changed yet."""
    texts, tables = ({file: now[file] for file in kind} for kind in (files.texts, files.tables))
    is_same = texts == files.texts and tables == files.tables
    settings = (config[0], now[config[0]]) if config else None
    return judge(
        files if is_same else replace(files, texts=texts, tables=tables), config if settings == config else settings
    )


def _pass(now: Mapping[str, bytes], findings: Iterable[Finding]) -> dict[str, bytes]:
    by_file: dict[str, list[Fix]] = {}
    for finding in findings:
        if finding.fix and finding.fix.span.file in now:
            by_file.setdefault(finding.fix.span.file, []).append(finding.fix)
    made = {file: edited(now[file].decode("utf-8"), fixes).encode("utf-8") for file, fixes in by_file.items()}
    return {file: data for file, data in made.items() if data != now[file]}


def _state(now: Mapping[str, bytes]) -> int:
    return hash(frozenset(now.items()))
