"""Writes the reference pages of docs/ from the package itself: `make docs`. A test holds that they are up to date."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from types import NoneType
from typing import Any, Literal, get_args, get_origin

import click

from goalsite_gen.check import RULES
from goalsite_gen.cli import COMMANDS, program
from goalsite_gen.findings import DOCS_HOME, FAMILIES, Rule
from goalsite_gen.model.schema import KINDS
from goalsite_gen.model.types import Content, Part
from goalsite_gen.report.rulebook import in_order, rule_markdown, weight
from goalsite_gen.rules.pitfalls import PITFALLS, finders, ideas
from goalsite_gen.site.data import SCHEMA

HERE = Path(__file__).resolve().parent
NOTE = "<!-- Made by `make docs` from the code. Change the code, not this page. -->"
SHOWN: dict[str, Any] = {"max_content_width": 100, "terminal_width": 100, "help_option_names": ["-h", "--help"]}
SHORT = {"int": "whole number", "float": "number", "bool": "true or false", "date": "date", "str": "text"}


def pages() -> dict[str, str]:
    """File name → text of every generated page."""
    return {
        "fields.md": fields_page(),
        "settings.md": settings_page(),
        "rules.md": rules_page(),
        "pitfalls.md": pitfalls_page(),
        "commands.md": commands_page(),
        "portfolio.schema.json": SCHEMA.read_text(encoding="utf-8"),
        **dict(rule_pages()),
    }


def fields_page() -> str:
    """Every field of every content type."""
    parts = [NOTE, "# Fields", "Front matter of each content type. A field in **bold** is required."]
    for kind, part in KINDS.items():
        if kind != "settings":
            parts.append(f"## {kind.capitalize()}")
            parts.extend(_tables(part, set()))
    return "\n\n".join(parts) + "\n"


def settings_page() -> str:
    """Every setting of goalsite.toml."""
    said = "Settings stand in `goalsite.toml`, or in `[tool.goalsite]` of `pyproject.toml`."
    return "\n\n".join([NOTE, "# Settings", said, *_tables(KINDS["settings"], set())]) + "\n"


def rules_page() -> str:
    """Every rule on a line, by family, with the way to its page."""
    said = (
        "What `goalsite check` looks for. `goalsite rule CODE` prints the page of a rule; so does its name. How much a "
        "rule weighs can be set under `[check]`, all at once by `preset`. In the examples a line `@ goals/churn.md` "
        "begins a file, and `<--` marks the line at which the rule speaks."
    )
    parts = [NOTE, "# Rules", said]
    for letter, rules in groupby(in_order(RULES.values()), key=lambda rule: rule.code[0]):
        rows = ["| rule | weight | what it finds |", "| --- | --- | --- |"]
        rows += [f"| {_link(rule)} | {rule.severity.value} | {rule.summary} |" for rule in rules]
        parts += [f"## {letter} · {FAMILIES[letter]}", "\n".join(rows)]
    return "\n\n".join(parts) + "\n"


def rule_pages() -> Iterator[tuple[str, str]]:
    """The page of each rule below docs/, with its name."""
    for rule in RULES.values():
        head = f"# {rule.code} {rule.name}\n\n*{weight(rule)}* · [all rules](../rules.md)"
        yield _page_of(rule), "\n\n".join([NOTE, head, rule_markdown(rule)])


def stale(made: Iterable[str]) -> list[Path]:
    """What lies in docs/rules/ and is the page of no rule."""
    wanted = {HERE / name for name in made}
    return sorted(path for path in (HERE / "rules").glob("*") if path not in wanted)


def pitfalls_page() -> str:
    """Which rules find which pitfall, both ways."""
    found = finders(RULES.values())
    rows = ["| pitfall | what goes wrong | found by |", "| --- | --- | --- |"]
    for pitfall, what in PITFALLS.items():
        rows.append(f"| {pitfall} | {what} | {', '.join(map(_link, found[pitfall]))} |")
    back = ["| rule | finds |", "| --- | --- |"]
    for rule in in_order(RULES.values()):
        if named := [pitfall for pitfall in ideas(rule) if pitfall in PITFALLS]:
            back.append(f"| {_link(rule)} | {', '.join(sorted(named, key=[*PITFALLS].index))} |")
    said = (
        "What most often goes wrong where numbers and growth are kept side by side, and the rules of `goalsite check` "
        "that find it. Rules that are not listed here look for slips of the pen."
    )
    parts = [NOTE, "# Pitfalls", said, "## From pitfall to rule", "\n".join(rows), "## From rule to pitfall"]
    return "\n\n".join([*parts, "\n".join(back)]) + "\n"


def _link(rule: Rule) -> str:
    return f"[{rule.code} {rule.name}]({_page_of(rule)})"


def _page_of(rule: Rule) -> str:
    """The file of a rule's page in docs/: the end of the address that findings name."""
    return rule.url.removeprefix(DOCS_HOME or "docs/")


def commands_page() -> str:
    """The help of every command."""
    parts = [NOTE, "# Commands"]
    context = click.Context(program, info_name="goalsite", **SHOWN)
    parts.append(f"```text\n{program.get_help(context)}\n```")
    for name in COMMANDS:
        command: click.Command = importlib.import_module(f"goalsite_gen.cli.{name}").command
        inner = click.Context(command, info_name=name, parent=context, **SHOWN)
        parts.append(f"## goalsite {name}\n\n```text\n{command.get_help(inner)}\n```")
    return "\n\n".join(parts) + "\n"


def _tables(part: type[Part], seen: set[type[Part]], heading: str = "") -> Iterator[str]:
    """A table of a part's fields, then one for each part that stands inside it."""
    seen.add(part)
    # An id is made of the file's or the part's name, and the date of a document of its file's.
    optional = ("id", "date") if issubclass(part, Content) else ("id",)
    rows = ["| field | is | meaning |", "| --- | --- | --- |"]
    inner: list[tuple[str, type[Part]]] = []
    for name, about in part.model_fields.items():
        if name == "origin":
            continue
        written = " / ".join(f"`{each}`" for each in _names(name, part))
        shown = f"**{written}**" if about.is_required() and name not in optional else written
        rows.append(f"| {shown} | {_kind(about.annotation)} | {about.description or ''} |")
        inner += [(name, found) for found in _parts(about.annotation) if found not in seen]
    if heading:
        yield heading
    yield "\n".join(rows)
    for name, found in inner:
        if found not in seen:
            yield from _tables(found, seen, f"### `{name}`\n\n{(found.__doc__ or '').strip()}")


def _names(name: str, part: type[Part]) -> list[str]:
    about = part.model_fields[name]
    choices = [str(choice) for choice in getattr(about.validation_alias, "choices", [])]
    return choices or [str(about.alias or name)]


def _kind(annotation: Any) -> str:
    """A type in words."""
    if annotation is NoneType:
        return ""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return ", ".join(f"`{each}`" for each in inner if each)
    if origin is tuple:
        return f"list of {_kind(inner[0])}"
    if origin is dict:
        return f"map of {_kind(inner[0])} to {_kind(inner[1])}"
    if origin is not None and inner and getattr(annotation, "__metadata__", None):
        return _kind(inner[0])
    if inner:
        return " or ".join(filter(None, dict.fromkeys(_kind(each) for each in inner)))
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return "map"
    name = getattr(annotation, "__name__", str(annotation))
    return "how often" if name == "Cadence" else SHORT.get(name, name)


def _parts(annotation: Any) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for each in get_args(annotation):
        yield from _parts(each)


if __name__ == "__main__":
    made = pages()
    for path in stale(made):
        path.unlink()
    for name, text in made.items():
        (HERE / name).parent.mkdir(exist_ok=True)
        (HERE / name).write_text(text, encoding="utf-8", newline="\n")
