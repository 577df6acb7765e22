"""The last look before publishing: findings for each withheld text that stands in the output all the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from goalsite_gen.findings import RULES, Finding, Severity
from goalsite_gen.model import Portfolio
from goalsite_gen.publish.leak import Withheld, scan
from goalsite_gen.publish.words import text_of, words_of
from goalsite_gen.site import render_site
from goalsite_gen.site.audience import EVERYTHING, withheld, words_only

CODE = "A903"


def leaks(files: Mapping[str, bytes], *, whole: Portfolio, seen: Portfolio) -> tuple[Finding, ...]:
    """What of `whole` the files give away although `seen` does not hold it: a finding for each file and text."""
    hidden = [Withheld(kind, text, place) for kind, text, place in withheld(whole, seen)]
    if not hidden:
        return ()
    allowed = tuple(_allowed(seen))
    found = scan(files, hidden, permitted=allowed)
    if found:
        found = scan(files, hidden, permitted=(*allowed, *_own_words(seen)))
    name = RULES[CODE].name if CODE in RULES else "withheld-text-in-output"
    return tuple(
        Finding(
            CODE,
            name,
            Severity.ERROR,
            f"the {leak.kind} of a withheld document would stand in `{leak.path}`",
            whole.span(leak.place),
            hint="take it out of the documents that this audience may see",
        )
        for leak in found
    )


def _allowed(seen: Portfolio) -> Iterator[str]:
    """Every text that the audience may see."""
    yield from (seen.settings.title, seen.settings.mission, seen.settings.description)
    for content in seen.contents():
        yield content.id
        yield content.body
        yield words_only(content.body)
        yield from _texts(content.model_dump(exclude={"origin", "id"}))
    for readings in seen.tables.values():
        yield from (reading.note for reading in readings if reading.note)


def _own_words(seen: Portfolio) -> Iterator[str]:
    """What every site says by itself: a withheld title `Journal` is no secret."""
    empty = render_site(Portfolio(day=seen.day, settings=seen.settings), audience=EVERYTHING, media=lambda _: None)
    for path, data in empty.files.items():
        if path.endswith((".html", ".json", ".xml")):
            yield " ".join(words_of(text_of(data)))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(inner)
