"""What a change did: the findings on changed documents, those that point at one, and those that are new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from goalsite_gen.baseline import Baseline, keys
from goalsite_gen.findings import Finding
from goalsite_gen.source.document import Document
from goalsite_gen.source.files import Files


def changed(before: Files, after: Files) -> frozenset[str]:
    """The texts and tables that are new or have other content; line ends do not count, as git may change them."""
    old, new = ({**files.texts, **files.tables} for files in (before, after))
    return frozenset(path for path, data in new.items() if path not in old or _lines(old[path]) != _lines(data))


def caused(
    findings: Sequence[Finding],
    sources: Mapping[str, Document],
    *,
    earlier: tuple[Sequence[Finding], Mapping[str, Document]],
    touched: Collection[str],
) -> tuple[Finding, ...]:
    """The findings that have to do with a change.

    `earlier` holds what was found before it, with the texts of then; `touched` the files that it changed.
    """
    known = Baseline(Counter(keys(*earlier)))
    fresh = set(known.new(findings, sources)[0])
    return tuple(finding for finding in findings if finding in fresh or _files(finding) & set(touched))


def _files(finding: Finding) -> set[str]:
    return {finding.span.file, *(span.file for span, _ in finding.related)}


def _lines(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n")
