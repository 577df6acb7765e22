"""The hooks that pre-commit finds in this repository call commands that there are."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.program import ROOT, goalsite, put

HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
SMALL = {"goalsite.toml": "", "goals/a.md": "---\ntitle: They ask first\ntyp: soft\n---\n"}


def test_there_is_a_hook_that_checks_and_one_that_mends() -> None:
    assert [hook["id"] for hook in HOOKS] == ["goalsite-check", "goalsite-fix"]


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
def test_a_hook_checks_the_whole_portfolio_and_fails_on_an_error(hook: dict[str, Any], tmp_path: Path) -> None:
    assert (hook["language"], hook["pass_filenames"]) == ("python", False)
    put(tmp_path, SMALL | {"goals/b.md": "---\ntitle: [\n---\n"})
    program, *arguments = shlex.split(hook["entry"])
    assert program == "goalsite"
    assert goalsite(*arguments, at=tmp_path).code == 1


def test_the_mending_hook_mends(tmp_path: Path) -> None:
    put(tmp_path, SMALL)
    goalsite(*shlex.split(HOOKS[1]["entry"])[1:], at=tmp_path)
    assert "\ntype: soft\n" in (tmp_path / "goals/a.md").read_text(encoding="utf-8")
