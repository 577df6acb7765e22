"""The findings that a document asks to leave out, with the places where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goalsite_gen.findings import Place
from goalsite_gen.source.document import Document
from goalsite_gen.source.prose import without_code

_IN_FRONT = re.compile(r"(?:^|(?<=\s))#\s*goalsite:\s*ignore\b(?:\[([^\]]*)\])?")
_IN_BODY = re.compile(r"<!--\s*goalsite:\s*ignore\b(?:\[([^\]]*)\])?(?:(?!-->).)*-->")


@dataclass(frozen=True, slots=True)
class Suppression:
    """A wish to leave out findings of `code` (or that begin so): of one line, or of the whole document.

    `at` is the code, `comment` the whole comment that it stands in.
    """

    code: str
    at: Place
    is_whole: bool
    comment: Place


def suppressions(document: Document) -> tuple[Suppression, ...]:
    """The findings a document asks to leave out: `# goalsite: ignore[P301]` in front matter, a comment in the body.

    Beside other text it is about that line, alone on a line about the whole document. A wish without a code
    has an empty one and leaves nothing out.
    """
    if document.fields is None or "goalsite:" not in document.text:
        return ()
    found: list[Suppression] = []
    front = document.text.split("\n")[: document.body_line - 1]
    body = without_code(document.body).split("\n")
    for first, lines, form in ((1, front, _IN_FRONT), (document.body_line, body, _IN_BODY)):
        for number, line in enumerate(lines, start=first):
            for wish in form.finditer(line) if "goalsite:" in line else ():
                rest = line[: wish.start()] + (line[wish.end() :] if form is _IN_BODY else "")
                found.extend(_wishes(wish, document.file, number, is_whole=not rest.strip()))
    return tuple(found)


def _wishes(wish: re.Match[str], file: str, line: int, *, is_whole: bool) -> Iterator[Suppression]:
    codes = list(re.finditer(r"[^\s,]+", wish[1] or ""))
    comment = Place(file, line=line, column=wish.start() + 1, length=wish.end() - wish.start())
    for code in codes:
        column = wish.start(1) + code.start() + 1
        at = Place(file, line=line, column=column, length=len(code[0]))
        yield Suppression(code[0].upper(), at, is_whole, comment)
    if not codes:
        yield Suppression("", comment, is_whole, comment)
