"""How templates are turned into code: without their indentation, and printing plain texts the short way."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

_SPECIAL = re.compile("[&<>\"']").search


def printed(value: Any) -> str:
    """What `escape` gives, but a text in which there is nothing to escape stays what it is and becomes no Markup.

    A page is joined from hundreds of them, and most are such texts.
    """
    kind = type(value)
    if kind is Markup or (kind is str and not _SPECIAL(value)):
        return value  # type: ignore[no-any-return]
    return escape(value)


class Unindented(Extension):
    """Drops the indentation of template sources, line by line, so that line numbers in errors stay true."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The source as Jinja compiles it; one with preformatted text stays as it is."""
        if "<pre" in source:
            return source
        return "\n".join(line.lstrip() for line in source.split("\n"))


class _Generator(CodeGenerator):
    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.printed(")


class _Direct(Environment):
    code_generator_class = _Generator
    printed = staticmethod(printed)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The names that every template knows; copied for each page, and twenty times as fast as from a `ChainMap`."""
        return {**self.globals, **(d or {})}


class Shipped(_Direct):
    """The environment of the shipped templates."""


class Sandboxed(_Direct, ImmutableSandboxedEnvironment):
    """The environment in which a portfolio's own templates run as well."""
