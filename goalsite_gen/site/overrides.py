"""What a portfolio's own templates may be: files of its own folder, that replace or serve something, without slips."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.utils import missing

from goalsite_gen.errors import Stop
from goalsite_gen.model.types import nearest

OFFERED = (
    "site",
    "page",
    "frame",
    "root",
    "canonical",
    "reading_time",
    "masthead",
    "say",
    "say_as",
    "say_count",
    "comma",
    "kept",
)
"""What every page's template may name; the masthead has `here` and `section` instead of `page`."""

_MOST_LISTED = 24


class OwnTemplates(FileSystemLoader):
    """The templates below a portfolio's folder; one that is a link to elsewhere is refused with a Stop."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._root = folder.resolve()
        self._folder = folder

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, as Jinja asks for it. Raises Stop for what is not a text of this folder."""
        path = self._folder / template
        if path.exists() and not path.resolve().is_relative_to(self._root):
            raise Stop(f"`{path}` is a link out of its folder", hint="put the file itself there")
        try:
            return super().get_source(environment, template)
        except TemplateNotFound:
            raise
        except UnicodeDecodeError as error:
            raise Stop(f"`{path}` is not UTF-8", hint="save it as UTF-8") from error
        except OSError as error:
            raise Stop(f"cannot read `{path}`: {error.strerror}", hint="check its permissions") from error


class Unoffered(StrictUndefined):
    """A name that nobody gave a template: says in one line what there is instead."""

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return str(self._undefined_hint)
        name = str(self._undefined_name)
        if self._undefined_obj is missing:
            return f"`{name}` is unknown here; {_instead(name, OFFERED)}"
        owner = self._undefined_obj
        if owner is None:
            return f"what should have a `{name}` is not there on this page; ask with `{{% if … %}}` first"
        if type(owner).__module__ in ("builtins", "markupsafe"):
            return f"a {type(owner).__name__} has no `{name}`"
        called = str(getattr(owner, "__name__", "") or type(owner).__name__)
        offered = sorted(other for other in dir(owner) if not other.startswith("_") and not other.isupper())
        return f"`{called}` has no `{name}`; {_instead(name, tuple(offered))}"


def _instead(name: str, offered: tuple[str, ...]) -> str:
    if near := nearest(name, offered):
        return f"did you mean `{near}`?"
    listed = ", ".join(f"`{other}`" for other in offered[:_MOST_LISTED])
    return f"there is {listed}{' and more' if len(offered) > _MOST_LISTED else ''}" if offered else "it has no parts"


def not_found(environment: Environment, error: TemplateNotFound) -> str:
    """That there is no such template, with the one that may be meant."""
    name = str(error.name)
    near = nearest(name, environment.list_templates())
    return f"there is no template `{name}`" + (f"; did you mean `{near}`?" if near else "")


def refuse_what_does_nothing(environment: Environment, folder: Path) -> None:
    """Raises Stop for an own template with a fault, of which no page would ever tell.

    That is one with a fault in its form, one that fills a block which the template it extends does not have, and one
    that replaces no shipped template and is named by no other.
    """
    assert environment.loader is not None
    everything = environment.list_templates()
    shipped = {name.removeprefix("shipped/") for name in everything if name.startswith("shipped/")}
    own = {name: _parsed(environment, name) for name in _names(folder)}
    used = {named for tree in own.values() for named in _named(tree)}
    for name, tree in own.items():
        if name not in shipped and name not in used and None not in used:
            near = nearest(name, sorted(shipped))
            hint = f"did you mean `{near}`?" if near else "give it the name of the template that it replaces"
            raise Stop(f"`{folder / name}` replaces no template, and no other one names it", hint=hint)
        if name in _named(tree):
            hint = f"write `shipped/{name}` for what it replaces"
            raise Stop(f"`{folder / name}` names itself, which would never end", hint=hint)
        for block, line in _blocks_of(tree):
            offered = _offered_blocks(environment, tree)
            if offered is not None and block not in offered:
                said = f"what it extends has no block `{block}`; {_instead(block, tuple(offered))}"
                raise Stop(f"{folder / name}:{line}: {said}", hint="a block that is not there is never shown")


def stamp_of(environment: Environment, template: str) -> str:
    """A digest of a template and of all it is made of, by whatever way; the same where no text of any of them changed.

    Where a name is worked out, every template may be meant, and all of them count.
    """
    assert environment.loader is not None
    met: dict[str, str] = {}
    waiting = [template]
    while waiting:
        if (name := waiting.pop()) in met:
            continue
        try:
            met[name], *_ = environment.loader.get_source(environment, name)
        except TemplateNotFound:
            met[name] = ""
            continue
        try:
            tree = environment.parse(met[name])
        except TemplateSyntaxError:
            continue  # who renders it will tell
        for named in _named(tree):
            waiting += environment.list_templates() if named is None else [named]
    return sha256(repr(sorted(met.items())).encode("utf-8", "backslashreplace")).hexdigest()[:32]


def _names(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.html")
        if path.is_file() and not any(part.startswith((".", "#")) for part in path.relative_to(folder).parts)
    )


def _parsed(environment: Environment, name: str) -> nodes.Template:
    assert environment.loader is not None
    source, filename, _ = environment.loader.get_source(environment, name)
    try:
        return environment.parse(source, name, filename)
    except TemplateSyntaxError as error:
        raise Stop(f"{filename}:{error.lineno}: {error.message}", hint="mend the template") from error


def _named(tree: nodes.Template) -> Iterator[str | None]:
    """The templates that a template extends, includes or imports; None for one whose name it works out."""
    named = [
        *(node.template for node in tree.find_all(nodes.Extends)),
        *(node.template for node in tree.find_all(nodes.Include)),
        *(node.template for node in tree.find_all(nodes.Import)),
        *(node.template for node in tree.find_all(nodes.FromImport)),
    ]
    for found in named:
        if isinstance(found, nodes.Const):
            yield str(found.value)
        elif isinstance(found, (nodes.List, nodes.Tuple)):
            yield from (str(item.value) if isinstance(item, nodes.Const) else None for item in found.items)
        else:
            yield None


def _blocks_of(tree: nodes.Template) -> Iterator[tuple[str, int]]:
    """The blocks that a template which extends another fills, with their lines; those inside them are its own."""
    if any(True for _ in tree.find_all(nodes.Extends)):
        yield from ((node.name, node.lineno) for node in tree.body if isinstance(node, nodes.Block))


def _offered_blocks(environment: Environment, tree: nodes.Template) -> list[str] | None:
    """All blocks of the templates that this one extends; None where it works out which."""
    found: list[str] = []
    extends = next(tree.find_all(nodes.Extends), None)
    met: set[str] = set()
    while extends is not None:
        if not isinstance(extends.template, nodes.Const) or extends.template.value in met:
            return None
        met.add(str(extends.template.value))
        try:
            above = _parsed(environment, str(extends.template.value))
        except TemplateNotFound:
            return None
        found += [block.name for block in above.find_all(nodes.Block) if block.name not in found]
        extends = next(above.find_all(nodes.Extends), None)
    return found
