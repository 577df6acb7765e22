"""A module imports only from the steps before its own; only the command line meets the user, and the clock."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "goalsite_gen"
STEPS = (
    ("findings", "errors", "reads"), ("source",), ("model",), ("insight",), ("rules",),
    ("baseline", "check", "earlier", "fingerprints", "fixes", "report", "since"),
    ("site",), ("publish",), ("serve",), ("cli",),
)  # fmt: skip
RANK = {name: rank for rank, names in enumerate(STEPS) for name in names}
OUTSIDE = {"__init__.py", "__main__.py"}
MODULES = [path.relative_to(PACKAGE).as_posix() for path in sorted(PACKAGE.rglob("*.py"))]
BELOW_CLI = [module for module in MODULES if not module.startswith("cli/") and module not in OUTSIDE]
CLOCKS = {
    "date.today", "datetime.now", "datetime.today", "datetime.utcnow", "datetime.date.today", "datetime.datetime.now",
    "time.time", "time.localtime", "time.gmtime", "time.strftime",
}  # fmt: skip
TALK = {"print", "input", "breakpoint"}


def parsed(module: str) -> ast.Module:
    return ast.parse((PACKAGE / module).read_text(encoding="utf-8"))


def step(module: str) -> str:
    """The step a module belongs to: `site/charts/line.py` to `site`."""
    return module.split("/", 1)[0].removesuffix(".py")


def imports(module: str) -> Iterator[tuple[int, str]]:
    """Line and step of everything of ours that a module imports, at its top or inside a function."""
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: a relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == "goalsite_gen" and len(parts) > 1 and parts[1] in RANK:
                yield node.lineno, parts[1]


def dotted(node: ast.expr) -> str:
    """`date.today` of the expression that says so; empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (owner := dotted(node.value)):
        return f"{owner}.{node.attr}"
    return ""


def called(module: str) -> Iterator[tuple[int, str]]:
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.Call) and (name := dotted(node.func)):
            yield node.lineno, name


def test_every_module_belongs_to_a_step() -> None:
    assert [module for module in MODULES if step(module) not in RANK and module not in OUTSIDE] == []


@pytest.mark.parametrize("module", [module for module in MODULES if module not in OUTSIDE])
def test_a_module_imports_only_from_earlier_steps(module: str) -> None:
    own = RANK[step(module)]
    assert [(line, name) for line, name in imports(module) if RANK[name] > own] == []


@pytest.mark.parametrize("module", BELOW_CLI)
def test_nothing_below_the_command_line_prints_asks_or_knows_the_day(module: str) -> None:
    assert [(line, name) for line, name in called(module) if name in TALK | CLOCKS] == []


@pytest.mark.parametrize("module", BELOW_CLI)
def test_nothing_below_the_command_line_knows_click(module: str) -> None:
    names = {name.split(".")[0] for node in ast.walk(parsed(module)) for name in _imported(node)}
    assert "click" not in names


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def test_only_one_module_asks_the_clock_for_the_day() -> None:
    days = CLOCKS - {"time.time"}
    assert {module for module in MODULES for _, name in called(module) if name in days} == {"cli/today.py"}


@pytest.mark.parametrize("module", MODULES)
def test_a_module_opens_with_a_sentence_on_what_it_owns(module: str) -> None:
    assert (ast.get_docstring(parsed(module)) or "").strip()
