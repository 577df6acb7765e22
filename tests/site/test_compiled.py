"""Compiled templates are kept where only their user can write, and only for the very same source."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from goalsite_gen.site.compiled import Compiled, user_cache


def said(folder: Path, source: str) -> str:
    environment = Environment(loader=DictLoader({"a.html": source}), autoescape=True, bytecode_cache=Compiled(folder))
    return environment.get_template("a.html").render(name="Ines")


def test_a_template_is_compiled_once_and_again_when_it_changes(tmp_path: Path) -> None:
    assert said(tmp_path, "Hello {{ name }}") == said(tmp_path, "Hello {{ name }}") == "Hello Ines"
    (kept,) = tmp_path.iterdir()
    before = kept.stat().st_mtime_ns
    assert said(tmp_path, "Hello {{ name }}") == "Hello Ines"
    assert kept.stat().st_mtime_ns == before
    assert said(tmp_path, "Bye {{ name }}") == "Bye Ines"


@pytest.mark.parametrize("damage", [b"", b"j2", b"\x00" * 200])
def test_a_damaged_one_is_compiled_anew(tmp_path: Path, damage: bytes) -> None:
    said(tmp_path, "Hello {{ name }}")
    (kept,) = tmp_path.iterdir()
    for data in (damage, kept.read_bytes()[:40]):
        kept.write_bytes(data)
        assert said(tmp_path, "Hello {{ name }}") == "Hello Ines"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights otherwise")
def test_a_folder_that_others_may_write_to_is_not_used(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o777)
    assert said(folder, "Hello {{ name }}") == "Hello Ines"
    assert not list(folder.iterdir())
    (tmp_path / "link").symlink_to(tmp_path)
    assert Compiled(tmp_path / "link").folder is None


def test_a_folder_that_cannot_be_made_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert said(tmp_path / "file/templates", "Hello {{ name }}") == "Hello Ines"


@pytest.mark.skipif(os.name != "posix", reason="another place elsewhere")
def test_the_users_cache_is_where_the_user_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert user_cache() == tmp_path / "goalsite"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert user_cache().is_absolute()
