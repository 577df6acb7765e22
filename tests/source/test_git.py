"""git is asked in one way, and whatever goes wrong with it is a value."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from goalsite_gen.source import git
from goalsite_gen.source.git import Failure, Why, ask

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, env=clean, check=True)
    return tmp_path


@needs_git
def test_an_answer_is_what_git_prints(repository: Path) -> None:
    assert ask(repository, "rev-parse", "--is-inside-work-tree") == b"true\n"
    assert ask(repository, "hash-object", "--stdin", given=b"a\n") == b"78981922613b2afb6025042ff6bd878ac1994e85\n"


@needs_git
def test_a_refusal_is_in_the_words_of_git(repository: Path) -> None:
    said = ask(repository, "rev-parse", "--verify", "nowhere")
    assert isinstance(said, Failure)
    assert (said.why, "Needed a single revision" in said.said) == (Why.REFUSED, True)


@needs_git
def test_a_folder_without_a_repository_is_told_from_a_refusal(tmp_path: Path) -> None:
    said = ask(tmp_path, "rev-parse", "--show-prefix")
    assert isinstance(said, Failure)
    assert said.why is Why.NO_REPOSITORY


def test_where_there_is_no_git_there_is_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert ask(tmp_path, "version") == Failure(Why.NOT_INSTALLED)
    assert not git.is_installed()


@pytest.mark.skipif(os.name == "nt", reason="a script is no program there")
def test_a_git_that_does_not_answer_or_start_is_a_value(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "git"
    program.write_text("#!/bin/sh\nexec /bin/sleep 60\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(git, "MOST_SECONDS", 0.1)
    assert ask(tmp_path, "version") == Failure(Why.TOO_SLOW)
    program.write_text("#!/nowhere\n", encoding="utf-8")
    assert ask(tmp_path, "version") == Failure(Why.NOT_STARTED)
    assert ask(tmp_path, "a\0b") == Failure(Why.NOT_STARTED)
