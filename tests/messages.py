"""Writes the catalogue of everything the site says, and brings every translation up to it: `make messages`.

The template is the same on every machine and day: sorted, without dates, places without lines. A test holds that it is
up to date.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import goalsite_gen.rules  # noqa: F401  (defines the rules)
from goalsite_gen.findings import FAMILIES, RULES
from goalsite_gen.insight import THRESHOLDS
from goalsite_gen.site.language import DOMAIN, FOLDER

ROOT = Path(__file__).resolve().parents[1]
KEYWORDS: dict[str, Any] = {
    "say": None, "mark": None, "say_count": (1, 2), "mark_count": (1, 2),
    "say_as": ((1, "c"), 2), "mark_as": ((1, "c"), 2),
}  # fmt: skip
SOURCES = (("python", "goalsite_gen/site", "*.py"), ("jinja2", "templates", "*.html"))
HEADER = """\
# Everything the site says, for translators. Made by `make messages` from the code and the templates.
msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"

"""


def template() -> str:
    """The text of the catalogue's template."""
    return HEADER + _written(messages())


def messages() -> Catalog:
    """All messages with the files they stand in."""
    found = Catalog()
    for place, message, context in (*_in_sources(), *_in_tables()):
        one = found.add(message, locations=[(place, 0)], context=context)
        one.flags.clear()  # Babel takes "95% of" for a format of Python
    return found


def up_to_date(translated: Catalog) -> Catalog:
    """A translation with all messages of the template and no others; new ones are empty, changed ones fuzzy."""
    translated.update(messages(), no_fuzzy_matching=False)
    return translated


def _in_sources() -> Iterator[tuple[str, Any, str | None]]:
    for method, folder, files in SOURCES:
        for path in sorted((ROOT / folder).rglob(files)):
            place = path.relative_to(ROOT).as_posix()
            for _, message, _, context in extract_from_file(method, path, keywords=KEYWORDS):
                yield place, message, context


def _in_tables() -> Iterator[tuple[str, str, None]]:
    """What the method page prints of layers that do not speak: thresholds and rules."""
    for threshold in THRESHOLDS:
        for message in (threshold.meaning, threshold.source):
            yield "goalsite_gen/insight/thresholds.py", message, None
    for family in FAMILIES.values():
        yield "goalsite_gen/findings.py", family, None
    for _, rule in sorted(RULES.items()):
        yield f"{rule.check.__module__.replace('.', '/')}.py", rule.summary, None


def _written(catalog: Catalog) -> str:
    out = BytesIO()
    write_po(out, catalog, width=0, omit_header=True, sort_output=True, include_lineno=False)
    return out.getvalue().decode("utf-8")


def main() -> None:
    """Writes the template, then every translation beside it, and compiles those."""
    (FOLDER / f"{DOMAIN}.pot").write_text(template(), encoding="utf-8", newline="\n")
    for path in sorted(FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        with path.open("rb") as file:
            translated = up_to_date(read_po(file, locale=path.parents[1].name))
        with path.open("wb") as file:
            write_po(file, translated, width=0, sort_output=True, include_lineno=False, ignore_obsolete=True)
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, translated)


if __name__ == "__main__":
    main()
