"""Follows every template with the views it is given: which fields it reads, and which it reads that are not there.

Types stand for values. A page's template begins with what the renderer gives it; loops, `if`, `set`, macros, imports
and includes are followed as Jinja would, each branch with what its condition says of an optional or a union.
"""

from __future__ import annotations

import types
from dataclasses import dataclass, field, is_dataclass
from functools import cache, reduce
from operator import or_
from typing import Any, ClassVar, Literal, Union, get_args, get_origin, get_type_hints

from jinja2 import Environment, nodes
from markupsafe import Markup

from goalsite_gen.site import views

ANY: Any = object()
"""A text, or anything else that has no fields of ours."""

GLOBALS = ("say", "say_as", "say_count", "comma", "kept")
"""What every template may call, macros included."""

Scope = dict[str, Any]


@dataclass(frozen=True)
class Module:
    """What `{% import %}` gives a name to."""

    template: str


@dataclass(frozen=True)
class Macro:
    """A macro, with the scope that it was defined in."""

    node: nodes.Macro = field(compare=False, repr=False)
    template: str
    name: str
    scope: Scope = field(compare=False, repr=False)


@dataclass
class Reader:
    """Reads templates. `read` is (view, field) of all that was read, `wrong` is where something is not there."""

    environment: Environment
    read: set[tuple[type, str]] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    seen: set[tuple[Any, ...]] = field(default_factory=set)
    modules: dict[str, Scope] = field(default_factory=dict)
    trees: dict[str, nodes.Template] = field(default_factory=dict)

    def page(self, template: str, scope: Scope) -> None:
        """Everything that happens when this template is rendered with a scope of types."""
        tree = self.tree(template)
        blocks: dict[str, tuple[nodes.Block, str]] = {}
        scope, at = dict(scope), template
        while True:
            for block in tree.find_all(nodes.Block):
                blocks.setdefault(block.name, (block, at))
            above = next(tree.find_all(nodes.Extends), None)
            # Of a template that extends another, all that happens is that names are given.
            outside = (nodes.Output, nodes.Block)
            self.walk([node for node in tree.body if not (above and isinstance(node, outside))], scope, at, blocks)
            if above is None:
                return
            assert isinstance(above.template, nodes.Const)
            at = str(above.template.value)
            tree = self.tree(at)

    def tree(self, template: str) -> nodes.Template:
        if template not in self.trees:
            assert self.environment.loader is not None
            source = self.environment.loader.get_source(self.environment, template)[0]
            self.trees[template] = self.environment.parse(source, template)
        return self.trees[template]

    def module(self, template: str) -> Scope:
        if template not in self.modules:
            self.modules[template] = dict.fromkeys(GLOBALS, ANY)
            self.walk(self.tree(template).body, self.modules[template], template, {})
        return self.modules[template]

    def walk(self, body: list[Any], scope: Scope, at: str, blocks: dict[str, tuple[nodes.Block, str]]) -> None:
        for node in body:
            self.statement(node, scope, at, blocks)

    def statement(self, node: Any, scope: Scope, at: str, blocks: dict[str, tuple[nodes.Block, str]]) -> None:
        if isinstance(node, nodes.Output):
            for inner in node.nodes:
                self.value(inner, scope, at)
        elif isinstance(node, nodes.If):
            self.branch(node, scope, at, blocks)
        elif isinstance(node, nodes.For):
            inside = {**scope, "loop": ANY}
            self.bind(node.target, element(self.value(node.iter, scope, at)), inside)
            self.walk(node.body, inside, at, blocks)
            self.walk(node.else_, dict(scope), at, blocks)
        elif isinstance(node, nodes.Block):
            block, place = blocks.get(node.name, (node, at))
            self.walk(block.body, dict(scope), place, blocks)
        elif isinstance(node, nodes.Macro):
            scope[node.name] = Macro(node, at, node.name, scope)
        elif isinstance(node, nodes.Import):
            scope[node.target] = Module(str(self.value(node.template, scope, at, const=True)))
        elif isinstance(node, nodes.Include):
            template = str(self.value(node.template, scope, at, const=True))
            self.page(template, scope)
        elif isinstance(node, nodes.Assign):
            self.bind(node.target, self.value(node.node, scope, at), scope)
        elif isinstance(node, nodes.AssignBlock):
            self.walk(node.body, dict(scope), at, blocks)
            self.bind(node.target, Markup, scope)
        else:
            assert isinstance(node, (nodes.Extends, nodes.TemplateData)), f"{at}:{node.lineno}: {type(node).__name__}"

    def branch(self, node: nodes.If, scope: Scope, at: str, blocks: dict[str, tuple[nodes.Block, str]]) -> None:
        self.value(node.test, scope, at)
        self.walk(node.body, narrowed(scope, node.test, holds=True), at, blocks)
        rest = narrowed(scope, node.test, holds=False)
        for other in node.elif_:
            self.value(other.test, rest, at)
            self.walk(other.body, narrowed(rest, other.test, holds=True), at, blocks)
            rest = narrowed(rest, other.test, holds=False)
        self.walk(node.else_, rest, at, blocks)

    def bind(self, target: Any, value: Any, scope: Scope) -> None:
        if isinstance(target, nodes.Name):
            scope[target.name] = value
        else:
            assert isinstance(target, nodes.Tuple)
            for number, inner in enumerate(target.items):
                self.bind(inner, parts(value, number), scope)

    def value(self, node: Any, scope: Scope, at: str, *, const: bool = False) -> Any:
        """The type of an expression; of a name of a template, the name."""
        if isinstance(node, nodes.Name):
            if node.name not in scope:
                self.wrong.append(f"{at}:{node.lineno}: {node.name}")
            return scope.get(node.name, ANY)
        if isinstance(node, nodes.Getattr):
            return self.attribute(node, scope, at)
        if isinstance(node, nodes.Call):
            return self.call(node, scope, at)
        if isinstance(node, nodes.Const):
            return node.value if const else type(node.value)
        if isinstance(node, nodes.And):
            self.value(node.left, scope, at)
            return self.value(node.right, narrowed(scope, node.left, holds=True), at)
        if isinstance(node, nodes.CondExpr):
            self.value(node.test, scope, at)
            one = self.value(node.expr1, narrowed(scope, node.test, holds=True), at)
            other = self.value(node.expr2, narrowed(scope, node.test, holds=False), at) if node.expr2 else ANY
            return ANY if one is not other else one
        found = [self.value(inner, scope, at) for inner in node.iter_child_nodes() if isinstance(inner, nodes.Expr)]
        if isinstance(node, nodes.Compare):
            for operand in node.ops:
                self.value(operand.expr, scope, at)
        return tuple if isinstance(node, nodes.Tuple) and not found else ANY

    def attribute(self, node: nodes.Getattr, scope: Scope, at: str) -> Any:
        known = scope.get(path_of(node), ANY) if path_of(node) else ANY
        owner = self.value(node.node, scope, at)
        if isinstance(owner, Module):
            offered = self.module(owner.template)
            if node.attr not in offered:
                self.wrong.append(f"{at}:{node.lineno}: {owner.template} {node.attr}")
            return offered.get(node.attr, ANY)
        found = []
        for kind in kinds(owner):
            if kind is type(None):
                self.wrong.append(f"{at}: {path_of(node)} of what may be None")
            elif isinstance(kind, type) and is_dataclass(kind):
                self.read.add((kind, node.attr))
                if not hasattr(kind, node.attr) and node.attr not in hints(kind):
                    self.wrong.append(f"{at}:{node.lineno}: {kind.__name__} {node.attr}")
                found.append(type_of(kind, node.attr))
            elif kind is not ANY:
                self.wrong.append(f"{at}:{node.lineno}: {kind} {node.attr}")
        if known is not ANY:
            return known
        return union(found)

    def call(self, node: nodes.Call, scope: Scope, at: str) -> Any:
        if isinstance(node.node, nodes.Name) and node.node.name == "kept":
            # `kept(macro, …)` prints what `macro(…)` does.
            node = nodes.Call(node.args[0], node.args[1:], node.kwargs, None, None, lineno=node.lineno)
        given = [self.value(argument, scope, at) for argument in node.args]
        named = {argument.key: self.value(argument.value, scope, at) for argument in node.kwargs}
        called = self.value(node.node, scope, at)
        if not isinstance(called, Macro):
            return Markup
        inside = dict(called.scope)
        names = [argument.name for argument in called.node.args]
        defaults = dict(zip(names[len(names) - len(called.node.defaults) :], called.node.defaults, strict=True))
        for name in names:
            inside[name] = ANY if name not in defaults else self.value(defaults[name], inside, called.template)
        if len(given) > len(names) or not named.keys() <= set(names):
            self.wrong.append(f"{at}:{node.lineno}: too much for {called.name}")
        inside |= dict(zip(names, given, strict=False)) | named
        left_out = [name for name in names[len(given) :] if name not in named and name not in defaults]
        self.wrong += [f"{at}:{node.lineno}: {called.name} without {name}" for name in left_out]
        once = (called.template, called.name, tuple(map(repr, (inside[name] for name in names))))
        if once not in self.seen:
            self.seen.add(once)
            self.walk(called.node.body, inside, called.template, {})
        return Markup


def kinds(value: Any) -> tuple[Any, ...]:
    """The types that a value may have; a text, a number or a Markup counts as ANY."""
    if get_origin(value) in (Union, types.UnionType):
        return tuple(dict.fromkeys(kind for inner in get_args(value) for kind in kinds(inner)))
    if get_origin(value) is Literal or value in (str, int, float, bool, bytes, Markup):
        return (ANY,)
    return (value,)


def union(found: list[Any]) -> Any:
    """One type for values of several; nothing known for none."""
    several = list(dict.fromkeys(kind for one in found for kind in kinds(one)))
    if not several or ANY in several:
        several = [kind for kind in several if kind is not ANY]
    return reduce(or_, several) if several else ANY


@cache
def hints(kind: type) -> dict[str, Any]:
    """The types of a view's fields; views that need each other name each other only as texts."""
    return get_type_hints(kind, localns=vars(views))


def type_of(kind: type, name: str) -> Any:
    """The type of a field or a property; ANY where it is not there."""
    if name in hints(kind):
        found = hints(kind)[name]
        return get_args(found)[0] if get_origin(found) is ClassVar and get_args(found) else found
    offered = getattr(kind, name, None)
    return (
        get_type_hints(offered.fget, localns=vars(views)).get("return", ANY) if isinstance(offered, property) else ANY
    )


def element(value: Any) -> Any:
    """What a loop over a value gives."""
    found = [get_args(kind)[0] for kind in kinds(value) if get_origin(kind) is tuple]
    return union(found) if found else ANY


def parts(value: Any, number: int) -> Any:
    """One part of a pair."""
    return get_args(value)[number] if get_origin(value) is tuple else ANY


def path_of(node: Any) -> str:
    """`page.pulse` of the expression that says so; empty for what is no path."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr) and (owner := path_of(node.node)):
        return f"{owner}.{node.attr}"
    return ""


def narrowed(scope: Scope, test: Any, *, holds: bool) -> Scope:
    """The scope where a condition holds, or does not: what is there is not None, what was asked for is of that kind."""
    if isinstance(test, nodes.Not):
        return narrowed(scope, test.node, holds=not holds)
    if (isinstance(test, nodes.And) and holds) or (isinstance(test, nodes.Or) and not holds):
        return narrowed(narrowed(scope, test.left, holds=holds), test.right, holds=holds)
    found = dict(scope)
    path = path_of(test)
    if path and holds:
        found[path] = without(value_at(scope, path), lambda kind: kind is not type(None))
    if isinstance(test, nodes.Compare) and len(test.ops) == 1 and isinstance(test.ops[0].expr, nodes.Const):
        asked, operand = test.expr, test.ops[0]
        owner = path_of(asked.node) if isinstance(asked, nodes.Getattr) else ""
        if owner and operand.op == "eq":
            wanted = operand.expr.value
            found[owner] = without(
                value_at(scope, owner),
                lambda kind: not hasattr(kind, asked.attr) or (getattr(kind, asked.attr) == wanted) is holds,
            )
    return found


def value_at(scope: Scope, path: str) -> Any:
    """The type at a path, as far as it is known."""
    if path in scope:
        return scope[path]
    owner, _, name = path.rpartition(".")
    if not owner:
        return ANY
    return union([type_of(kind, name) for kind in kinds(value_at(scope, owner)) if isinstance(kind, type)])


def without(value: Any, is_kept: Any) -> Any:
    kept = [kind for kind in kinds(value) if is_kept(kind)]
    return union(kept) if kept else ANY
