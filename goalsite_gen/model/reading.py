"""Documents into a portfolio: every field read, every problem of every file kept, nothing raised."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from pydantic import ValidationError

from goalsite_gen.findings import Edit, Place, Problem, Related
from goalsite_gen.model.entry import Entry
from goalsite_gen.model.goal import Goal
from goalsite_gen.model.metric import Reading
from goalsite_gen.model.plain import plain_entry
from goalsite_gen.model.portfolio import Portfolio
from goalsite_gen.model.review import Review
from goalsite_gen.model.settings import Settings, locate_setting, parse_settings
from goalsite_gen.model.slips import slip_of
from goalsite_gen.model.story import Story
from goalsite_gen.model.team import Team
from goalsite_gen.model.types import TO_WRITE, Content, Origin, Part, as_day, as_id, as_number, bad, key, nearest, shown
from goalsite_gen.source.document import Document, decode, parse
from goalsite_gen.source.files import Files
from goalsite_gen.source.tables import Table, bad_row, parse_table
from goalsite_gen.source.yaml12 import Decimal

KINDS: dict[str, type[Content]] = {
    "goals": Goal,
    "journal": Entry,
    "stories": Story,
    "reviews": Review,
    "teams": Team,
}

_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-|$)")
_DAY_KEY = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}\Z")
COLUMNS = ("date", "value", "n", "note", "metric")
"""What a table of readings may hold."""

_VALUE = ("value",)
_MOST_EDITS = 20
"""Problems of one document for which an edit is looked for; nobody mends more of them at a time."""
_EXPECTED = {
    "dict_type": "a map",
    "model_type": "a map of fields",
    "model_attributes_type": "a map of fields",
    "tuple_type": "a list",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "`true` or `false`",
    "string_type": "text",
}

_LIMITS = {"language": "the code of a language such as `en` or `pt-BR`", "fiscal_year_start": "a month, 1 to 12"}
"""What settings must be that have the right type and the wrong value."""

C = TypeVar("C", bound=Content)


@dataclass(frozen=True, slots=True)
class ReadText:
    """One text as it was read: its bytes, what they hold, and everything that was wrong with them."""

    data: bytes = field(repr=False)
    document: Document | None
    content: Content | None
    problems: tuple[Problem, ...]


NOTHING_READ: Mapping[str, ReadText] = {}


def read_text(path: str, data: bytes) -> ReadText:
    """The document in a file, and the content it is; what there is to say against either is among its problems."""
    document, wrong = parse(path, data)
    problems = list(wrong)
    content = read_document(document, problems) if document and document.fields is not None else None
    return ReadText(data, document, content, tuple(problems))


def read_texts(files: Files, known: Mapping[str, ReadText] = NOTHING_READ) -> dict[str, ReadText]:
    """Every text by its path; one that is `known` and holds the same bytes is not read again."""
    found: dict[str, ReadText] = {}
    for path, data in files.texts.items():
        was = known.get(path)
        found[path] = was if was is not None and was.data == data else read_text(path, data)
    return found


def read(
    files: Files,
    *,
    day: date,
    config: tuple[str, bytes] | None = None,
    texts: Mapping[str, ReadText] | None = None,
) -> Portfolio:
    """The portfolio that `files` hold, as of `day`; `config` is the path and the bytes of the settings file, if any.

    `texts` are those of the files where they have been read already.
    """
    problems: list[Problem] = list(files.problems)
    documents: dict[str, Document] = {}
    settings = read_settings(config, problems, documents)
    found: dict[str, list[Content]] = {kind: [] for kind in KINDS}
    for path, one in (read_texts(files) if texts is None else texts).items():
        problems.extend(one.problems)
        if one.document:
            documents[path] = one.document
        if one.content:
            found[path.split("/", 1)[0]].append(one.content)
    for contents in found.values():
        problems.extend(_twice(contents))
    if settings and config:
        problems.extend(_theme_files(settings, files.media, documents[config[0]]))
    tables = {path: read_table(path, data, problems, documents) for path, data in files.tables.items()}
    return Portfolio(
        day=day,
        settings=settings or Settings(),
        has_settings=settings is not None,
        goals=_by_id(Goal, found["goals"]),
        entries=_by_day(Entry, found["journal"]),
        stories=_by_day(Story, found["stories"]),
        reviews=_by_day(Review, found["reviews"]),
        teams=_by_id(Team, found["teams"]),
        tables=tables,
        media=frozenset(files.media),
        problems=tuple(problems),
        documents=documents,
        config_file=config[0] if config else "goalsite.toml",
    )


def read_document(document: Document, problems: list[Problem]) -> Content | None:
    """A document as the content its folder says it is; None, with the reasons in `problems`, where it is not one."""
    if document.file.startswith("journal/"):
        origin = Origin(document.file, document.body, document.body_line)
        if entry := plain_entry(_stem(document), document.fields or {}, origin):
            return entry
    return validate_document(document, problems)


def validate_document(document: Document, problems: list[Problem]) -> Content | None:
    """The same as `read_document`, with validation for every field."""
    kind = KINDS[document.file.split("/", 1)[0]]
    stem = _stem(document)
    fields = _without_nothing(document.fields)
    origin = Origin(document.file, document.body, document.body_line)
    given = (document.fields or {}).get("audience", "given")
    if given is None or (isinstance(given, str) and given.strip() in ("", TO_WRITE)):
        hint = "say whom it is for, or take the line out"
        place = Place(document.file, ("audience",), on_key=True)
        problems.append(Problem("`audience` is empty", place, hint, rule="missing-field"))
    for taken in ("origin", "<origin>"):
        if taken in fields:
            problems.append(_unknown(document, (taken,), kind))
            del fields[taken]
    if "id" not in fields:
        try:
            fields["id"] = as_id(stem)
        except Exception as fault:
            said = getattr(fault, "context", None) or {}
            message = f"the file's name cannot be an id: it {said.get('message', fault)}"
            problems.append(Problem(message, Place(document.file), said.get("hint", "rename the file"), rule="bad-id"))
            return None
    if kind in (Entry, Review, Story) and "date" not in fields and (dated := _DATED.match(stem)):
        fields["date"] = dated[1]
    if kind is Goal:
        _name_metrics(fields)
    for singular, plural in _written_twice(fields, kind):
        place = Place(document.file, (singular,), on_key=True)
        message = f"`{singular}` and `{plural}` are both given"
        problems.append(Problem(message, place, f"keep `{plural}`", rule="duplicate-key"))
        del fields[singular]
    try:
        return kind.model_validate({**fields, "origin": origin})
    except ValidationError as fault:
        errors = fault.errors(include_url=False)
        at = {tuple(error["loc"]) for error in errors}
        # An id is made of the name, so that who gives neither has to be told of one.
        told = [error for error in errors if error["type"] != "missing" or not _is_id_of_nameless(error["loc"], at)]
        # Who misspelt a field has to be told of the slip, and not that the field is missing.
        odd = [tuple(error["loc"]) for error in errors if error["type"] == "extra_forbidden"]
        slips = {key(nearest(str(loc[-1]), field_names(_part_at(kind, loc[:-1]) or kind))) for loc in odd}
        told = [error for error in told if error["type"] != "missing" or key(str(error["loc"][-1])) not in slips]
        for number, error in enumerate(told):
            problem = _problem(document, kind, error, stem)
            edit = _edit(kind, error, problem) if number < _MOST_EDITS else None
            problems.append(replace(problem, edit=edit) if edit else problem)
        return None


def _stem(document: Document) -> str:
    """The name of a document's file without its `.md`."""
    return document.file.rsplit("/", 1)[-1][: -len(".md")]


def _is_id_of_nameless(loc: tuple[str | int, ...], at: set[tuple[str | int, ...]]) -> bool:
    return loc[-1] == "id" and (*loc[:-1], "name") in at


def _without_nothing(value: Any) -> Any:
    """The value without fields that were left empty, or as the scaffold wrote them: they were not given."""
    if isinstance(value, dict):
        return {
            name: _without_nothing(inner) for name, inner in value.items() if inner is not None and inner != TO_WRITE
        }
    if isinstance(value, list):
        return [] if all(inner == TO_WRITE for inner in value) else [_without_nothing(inner) for inner in value]
    return value


def _name_metrics(fields: dict[str, Any]) -> None:
    """A goal's only metric has the goal's id and, where it has no name, its title."""
    name = next((name for name in ("metrics", "metric") if name in fields), None)
    if name is None:
        return
    given = fields[name]
    metrics = [given] if isinstance(given, dict) else given
    if isinstance(metrics, list) and len(metrics) == 1 and isinstance(metrics[0], dict):
        title = fields.get("title")
        is_text = isinstance(title, (str, int, float)) and not isinstance(title, bool) and str(title).strip()
        named = {"name": title} if is_text else {}
        fields[name] = [{"id": fields["id"], **named, **metrics[0]}]


def _written_twice(fields: Mapping[str, Any], kind: type[Content]) -> list[tuple[str, str]]:
    """The fields given both in the singular and in the plural, as pairs of their names."""
    names = [getattr(about.validation_alias, "choices", ()) for about in kind.model_fields.values()]
    return [(str(other), str(name)) for name, other in filter(None, names) if name in fields and other in fields]


def _problem(document: Document, kind: type[Content], error: Any, stem: str) -> Problem:
    """One validation error in our words, at the key or value it is about."""
    loc, type_, context = tuple(error["loc"]), error["type"], error.get("ctx") or {}
    on_key = loc[-1:] == ("[key]",) and type_ != "extra_forbidden"
    loc = loc[:-1] if on_key else loc
    name = _called(loc)
    if type_ == "goalsite":
        place = Place(document.file, loc, on_key or context["rule"] == "missing-field")
        called = f"`{name}`"
        if loc == ("date",) and "date" not in (document.fields or {}):
            called = "the date in the file's name"
        elif len(loc) > 1 and isinstance(error["input"], (str, int, float)) and _DAY_KEY.match(str(loc[-1])):
            called = "this day" if on_key else f"the value of {loc[-1]}"
        return Problem(f"{called} {context['message']}", place, context["hint"], rule=context["rule"])
    if type_ == "missing":
        if kind is Entry and loc == ("date",):
            hint = "name the file like `2026-03-14-some-words.md`, or write `date:`"
            return Problem(f"`{stem}.md` has no date", Place(document.file), hint, rule="missing-field")
        if _written_at(document.fields, loc) == TO_WRITE:
            place = Place(document.file, loc)
            return Problem(f"`{name}` still holds `{TO_WRITE}`", place, "write it out", rule="missing-field")
        return Problem(
            f"`{name}` is missing", Place(document.file, loc, on_key=True), _write(loc), rule="missing-field"
        )
    if type_ == "extra_forbidden":
        return _unknown(document, loc, kind)
    if type_ in ("too_short", "tuple_too_short"):
        return Problem(f"`{name}` is empty", Place(document.file, loc), "give at least one", rule="missing-field")
    if type_ in ("greater_than_equal", "less_than_equal"):
        bound = context.get("ge", context.get("le"))
        side = "at least" if "ge" in context else "at most"
        return Problem(
            f"`{name}` must be {side} {bound}, not {shown(error['input'])}",
            Place(document.file, loc),
            rule="wrong-type",
        )
    expected = _EXPECTED.get(type_, "something else")
    return Problem(
        f"`{name}` must be {expected}, not {shown(error['input'])}",
        Place(document.file, loc),
        rule="wrong-type",
    )


def _edit(kind: type[Content], error: Any, problem: Problem) -> Edit | None:
    """What to write instead, where it is certain: the field that is meant, a number or a word as it should be."""
    given, context = error["input"], error.get("ctx") or {}
    if error["type"] == "extra_forbidden":
        wrong = str(error["loc"][-1])
        known = slip_of(wrong, field_names(_part_at(kind, error["loc"][:-1]) or kind))
        return Edit(problem.at, wrong, known) if known else None
    if error["type"] == "int_type" and isinstance(given, str) and re.fullmatch(r"0|[1-9]\d*", given):
        return Edit(problem.at, given, given, is_bare=True)
    if not context.get("instead") or not isinstance(given, str):
        return None
    return Edit(problem.at, given, context["instead"], context["is_bare"])


def _written_at(value: Any, loc: tuple[str | int, ...]) -> Any:
    """What the author wrote at a path of the model; a single part may stand where the model has a list."""
    for step in loc:
        if isinstance(value, list) and isinstance(step, int):
            value = value[step] if step < len(value) else None
        elif isinstance(value, dict) and isinstance(step, str):
            value = value.get(step, value.get(step.removesuffix("s")))
    return value


def _called(loc: tuple[str | int, ...]) -> str:
    """What a message calls the field at a path: its own name, and for an item of a list its number."""
    steps = [step for step in loc if step not in ("listed", "by_day")]
    if not steps:
        return "front matter"
    return f"{steps[-2]} {int(steps[-1]) + 1}" if isinstance(steps[-1], int) and len(steps) > 1 else str(steps[-1])


def _write(loc: tuple[str | int, ...]) -> str:
    return f"write `{loc[-1]}:` and a value" if loc else ""


def _unknown(document: Document, loc: tuple[str | int, ...], kind: type[Content]) -> Problem:
    """An unknown field, with the nearest known one."""
    names = field_names(_part_at(kind, loc[:-1]) or kind)
    wrong = str(loc[-1])
    near = nearest(wrong, names)
    hint = f"did you mean `{near}`?" if near else f"known here: {', '.join(sorted(names))}"
    what = "is not a field" if len(loc) == 1 else f"is not a field of `{loc[0]}`"
    return Problem(f"`{wrong}` {what}", Place(document.file, loc, on_key=True), hint, rule="unknown-field")


def field_names(part: type[Part]) -> list[str]:
    """The names under which a part's fields may be written."""
    names: list[str] = []
    for name, about in part.model_fields.items():
        if name != "origin":
            alias = about.validation_alias
            names.extend([str(choice) for choice in getattr(alias, "choices", [])] or [about.alias or name])
    return names


def _part_at(kind: type[Part], loc: Iterable[str | int]) -> type[Part] | None:
    """The class of the part that stands at a path, where it is one of ours."""
    at: type[Part] | None = kind
    for step in loc:
        if isinstance(step, int) or at is None:
            continue
        about = at.model_fields.get(step)
        if about is None:
            about = next(
                (f for f in at.model_fields.values() if step in getattr(f.validation_alias, "choices", [])),
                None,
            )
        at = _inner(about.annotation) if about else None
    return at


def _inner(annotation: Any) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next((found for inner in getattr(annotation, "__args__", ()) if (found := _inner(inner))), None)


def _twice(contents: list[Content]) -> Iterable[Problem]:
    """Documents of one type with one id: the second and later ones, pointing at the first."""
    first: dict[str, Content] = {}
    for content in contents:
        folded = key(content.id)
        if folded in first:
            other = first[folded]
            hint = "rename one of the two files, or give one an `id:` of its own"
            related = (Related(other.at("id"), f"`{other.id}` is first used here"),)
            yield Problem(f"the id `{content.id}` is used twice", content.at("id"), hint, related, "duplicate-id")
        first.setdefault(folded, content)


def _by_id(kind: type[C], contents: list[Content]) -> dict[str, C]:
    ours = [content for content in contents if isinstance(content, kind)]
    found: dict[str, C] = {}
    for content in ours:
        found.setdefault(key(content.id), content)
    return dict(sorted(found.items()))


def _by_day(kind: type[C], contents: list[Content]) -> tuple[C, ...]:
    ours = _by_id(kind, contents).values()
    return tuple(sorted(ours, key=lambda content: (getattr(content, "date", None) or date.min, key(content.id))))


def read_table(file: str, data: bytes, problems: list[Problem], documents: dict[str, Document]) -> tuple[Reading, ...]:
    """The readings in a CSV file; rows that are none are reported and left out."""
    text, wrong = decode(file, data)
    problems.extend(wrong)
    if text is None:
        return ()
    documents[file] = Document(file, text)
    table, wrong = parse_table(file, text)
    problems.extend(wrong)
    problems.extend(_wrong_head(table))
    if not {"date", "value"} <= set(table.columns) or len(set(table.columns)) < len(table.columns):
        return ()
    return tuple(reading for row in table.rows if (reading := _reading(table, row.line, row.cells, problems)))


def _wrong_head(table: Table) -> Iterable[Problem]:
    """What is wrong with the line that names the columns; a slip of the pen is told of once, and not as a lack too."""
    odd = [(number, column) for number, column in enumerate(table.columns) if column not in COLUMNS]
    slips = {nearest(column, COLUMNS) for _, column in odd}
    missing = [column for column in ("date", "value") if column not in table.columns and column not in slips]
    if missing or len(set(table.columns)) < len(table.columns):
        what = f"the header has no `{missing[0]}`" if missing else "the header names a column twice"
        is_parted = any(";" in column or "\t" in column for column in table.columns)
        hint = "the first line is `date,value`, then `n`, `note` or `metric` as needed"
        yield bad_row(table.file, table.head, what, "separate the cells with commas" if is_parted else hint)
        return
    for number, column in odd:
        near = nearest(column, COLUMNS)
        hint = f"did you mean `{near}`?" if near else f"known columns: {', '.join(COLUMNS)}"
        problem = bad_row(
            table.file, table.head, f"`{column}` is not a column of a table of readings", hint, cell=number
        )
        meant = slip_of(column, COLUMNS)
        yield replace(problem, edit=Edit(problem.at, column, meant)) if meant else problem


def _reading(table: Table, line: int, cells: Mapping[str, str], problems: list[Problem]) -> Reading | None:
    """The reading in a row; None, with a problem at each cell that cannot be read, where there is none."""
    try:
        day = as_day(cells["date"])
        value = as_number(_number(cells["value"]))
        count = _count(cells["n"]) if cells.get("n") else None
    except Exception:
        problems.extend(_wrong_cells(table, line, cells))
        return None
    at = Place(table.file, _VALUE, line=line)
    return Reading(day, value, count, cells.get("note", ""), at, cells.get("metric", ""))


def _wrong_cells(table: Table, line: int, cells: Mapping[str, str]) -> Iterable[Problem]:
    """Each cell of a row that cannot be read, with what to write instead where that is certain."""
    for column, reader in _READERS.items():
        try:
            if column != "n" or cells.get("n"):
                reader(cells[column])
        except Exception as fault:
            said = getattr(fault, "context", None) or {"message": str(fault), "hint": ""}
            at = Place(table.file, (column,), line=line)
            meant = said.get("instead", "")
            edit = Edit(at, cells[column], meant, is_bare=True) if meant else None
            yield Problem(f"`{column}` {said['message']}", at, said["hint"], rule="bad-csv-row", edit=edit)


def _count(cell: str) -> int:
    """How many answers are behind a reading: a whole number."""
    if not re.fullmatch(r"\d{1,15}", cell):
        raise bad("bad-csv-row", f"must be a whole number, not {shown(cell)}", "write how many answers there were")
    return int(cell)


def _number(cell: str) -> object:
    """A cell as a number where it is written as one, else as it stands."""
    if not re.fullmatch(r"[-+\u2212]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,3})?", cell):
        return cell
    number = Decimal(float(cell.replace("\u2212", "-")))
    number.written = cell
    return number


_READERS: dict[str, Callable[[str], Any]] = {
    "date": as_day,
    "value": lambda cell: as_number(_number(cell)),
    "n": _count,
}
"""What is read of a cell, by its column."""


def read_settings(
    config: tuple[str, bytes] | None, problems: list[Problem], documents: dict[str, Document]
) -> Settings | None:
    """The settings, with what is wrong about them in `problems`; a setting that cannot be read keeps its default.

    None where nothing of them can be read.
    """
    if config is None:
        return Settings()
    file, data = config
    text, wrong = decode(file, data)
    problems.extend(wrong)
    if text is None:
        return None
    documents[file] = Document(file, text)
    given, wrong = parse_settings(file, text)
    problems.extend(wrong)
    if given is None:
        return None
    if isinstance(given.get("as_of"), date):
        given["as_of"] = given["as_of"].isoformat()[:10]
    for _ in range(20):
        try:
            return Settings.model_validate(given)
        except ValidationError as fault:
            for error in fault.errors(include_url=False):
                problems.append(_setting_problem(file, text, error))
                _drop(given, tuple(error["loc"]))
    return Settings()


def _setting_problem(file: str, text: str, error: Any) -> Problem:
    """One validation error of the settings in our words, with what to write instead where that is certain."""
    loc, context, given = tuple(error["loc"]), error.get("ctx") or {}, error["input"]
    name = ".".join(str(step) for step in loc if isinstance(step, str) and step != "[key]")
    if error["type"] == "extra_forbidden":
        place = locate_setting(file, text, loc, on_key=True)
        names = field_names(_part_at(Settings, loc[:-1]) or Settings)
        near = nearest(str(loc[-1]), names)
        hint = f"did you mean `{near}`?" if near else f"known here: {', '.join(sorted(names))}"
        meant = slip_of(str(loc[-1]), names)
        edit = Edit(place, str(loc[-1]), meant) if meant else None
        return Problem(f"`{name}` is not a setting", place, hint, rule="bad-config", edit=edit)
    place = locate_setting(file, text, loc)
    if error["type"] == "goalsite":
        meant = context["instead"] if isinstance(given, str) else ""
        edit = Edit(place, given, meant, context["is_bare"]) if meant else None
        return Problem(f"`{name}` {context['message']}", place, context["hint"], rule="bad-config", edit=edit)
    if error["type"] == "too_short":
        return Problem(f"`{name}` is empty", place, "give at least one", rule="bad-config")
    expected = _EXPECTED.get(error["type"], _LIMITS.get(name, "something else"))
    bare = given if isinstance(given, str) and re.fullmatch(r"0|[1-9]\d*", given) else ""
    edit = Edit(place, bare, bare, is_bare=True) if bare and error["type"] == "int_type" else None
    hint = _setting_hint(is_quoted=edit is not None, is_text=error["type"] == "string_type")
    said = f"`{name}` must be {expected}, not {shown(given)}"
    return Problem(said, place, hint, rule="bad-config", edit=edit)


def _theme_files(settings: Settings, media: Collection[str], written: Document) -> Iterable[Problem]:
    """Files that the settings name for the look of the site and that are not there."""
    for path, file in settings.theme.files():
        if file not in media:
            place = locate_setting(written.file, written.text, ("theme", *path))
            near = nearest(file, sorted(media))
            hint = f"did you mean `{near}`?" if near else "put the file there"
            said = f"`theme.{'.'.join(path)}` names `{file}`, which is not there"
            yield Problem(said, place, hint, rule="bad-config")


def _setting_hint(*, is_quoted: bool, is_text: bool) -> str:
    """What to write, where the kind of value alone does not say it."""
    if is_quoted:
        return "take the quotes off"
    return "put it in quotes" if is_text else "`goalsite schema settings` lists what it may hold"


def _drop(given: dict[str, Any], loc: tuple[str | int, ...]) -> None:
    """Takes the wrong setting out, so that the others can be read."""
    at: Any = given
    for step in loc[:-1]:
        inner = at.get(step) if isinstance(at, dict) else None
        if not isinstance(inner, dict):
            if isinstance(at, dict):
                at.pop(step, None)
            return
        at = inner
    at.pop(loc[-1], None)
