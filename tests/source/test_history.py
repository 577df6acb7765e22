"""The day on which a file was first recorded comes from git, and from nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from goalsite_gen.source.history import first_recorded

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def git(folder: Path, *asked: str, day: str = "2026-01-01") -> None:
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    stamp = f"{day}T12:00:00+00:00"
    who = {f"GIT_{role}_{what}": "a@b.example" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    env |= who | {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", "-C", str(folder), *asked], env=env, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    write(tmp_path, "plans/goalsite.toml", "", day="2026-01-01")
    return tmp_path


def write(folder: Path, name: str, text: str, *, day: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    git(folder, "add", "-A", day=day)
    git(folder, "commit", "-q", "-m", "x", "--allow-empty-message", day=day)


def test_a_file_has_the_day_of_its_first_commit(repository: Path) -> None:
    write(repository, "plans/journal/ä b.md", "one", day="2026-02-03")
    write(repository, "plans/journal/ä b.md", "two", day="2026-03-03")
    assert first_recorded(repository / "plans") == {"journal/ä b.md": date(2026, 2, 3)}


def test_a_file_that_was_moved_keeps_its_day(repository: Path) -> None:
    write(repository, "plans/journal/a.md", "one", day="2026-02-03")
    git(repository, "mv", "plans/journal/a.md", "plans/journal/b.md")
    git(repository, "commit", "-q", "-m", "x", day="2026-03-03")
    assert (first_recorded(repository / "plans") or {})["journal/b.md"] == date(2026, 2, 3)


def test_what_came_with_the_first_week_has_no_day(repository: Path) -> None:
    write(repository, "plans/journal/a.md", "one", day="2026-01-08")
    write(repository, "plans/journal/b.md", "one", day="2026-01-09")
    assert first_recorded(repository / "plans") == {"journal/b.md": date(2026, 1, 9)}


def test_a_file_that_was_never_committed_has_no_day(repository: Path) -> None:
    (repository / "plans" / "a.md").write_text("one", encoding="utf-8")
    assert first_recorded(repository / "plans") == {}


def test_nobody_can_tell_outside_of_a_repository(tmp_path: Path) -> None:
    assert first_recorded(tmp_path) is None
    assert first_recorded(tmp_path / "gone") is None


def test_nobody_can_tell_from_a_shallow_clone(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    write(repository, "plans/journal/a.md", "one", day="2026-02-03")
    clone = tmp_path_factory.mktemp("clone")
    git(clone, "clone", "-q", "--depth", "1", f"file://{repository}", ".")
    assert first_recorded(clone / "plans") is None


def test_nobody_can_tell_without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert first_recorded(repository / "plans") is None


def test_the_settings_of_a_repository_start_no_program(repository: Path, tmp_path: Path) -> None:
    trap, sprung = tmp_path / "trap", tmp_path / "sprung"
    trap.write_text(f"#!/bin/sh\ntouch {sprung}\n", encoding="utf-8")
    trap.chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "gpg.program", "diff.external", "core.sshCommand"):
        git(repository, "config", name, str(trap))
    git(repository, "config", "log.showSignature", "true")
    write_plain = repository / "plans" / "a.md"
    write_plain.write_text("one", encoding="utf-8")
    git(repository, "-c", "core.fsmonitor=", "add", "-A")
    git(repository, "-c", "core.fsmonitor=", "commit", "-q", "-m", "x", day="2026-02-03")
    sprung.unlink(missing_ok=True)
    assert first_recorded(repository / "plans") == {"a.md": date(2026, 2, 3)}
    assert not sprung.exists()


def test_variables_that_point_elsewhere_are_not_followed(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(repository, "plans/a.md", "one", day="2026-02-03")
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_WORK_TREE", "/nowhere")
    assert first_recorded(repository / "plans") == {"a.md": date(2026, 2, 3)}
