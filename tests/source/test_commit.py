"""Which commit files are from: read from git, with what was changed since told by the bytes alone."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from goalsite_gen.source.commit import Commits, commits_of


class Repository:
    """A repository in a folder, with a portfolio in `content/`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / "content"
        self.folder.mkdir(parents=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *asked: str) -> str:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        clean |= {"HOME": str(self.root), "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z",
                  "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z"}  # fmt: skip
        who = ("-c", "user.name=Ines", "-c", "user.email=ines@example.org")
        done = subprocess.run(["git", "-C", str(self.root), *who, *asked], env=clean, capture_output=True, check=True)
        return done.stdout.decode().strip()

    def commit(self, **files: str) -> str:
        for name, text in files.items():
            (self.folder / f"{name}.md").write_text(text)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "x")
        return self.git("rev-parse", "HEAD")

    def contents(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.folder.glob("*.md")}

    def commits(self) -> Commits:
        found = commits_of(self.folder, self.contents())
        assert found is not None
        return found


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def test_each_file_is_from_the_commit_that_last_changed_it(repository: Repository) -> None:
    first = repository.commit(a="1", b="1")
    second = repository.commit(b="2")
    found = repository.commits()
    assert found.head == second
    assert (found.newest(["a.md"]), found.newest(["b.md"])) == (first, second)
    assert found.newest(["a.md", "b.md"]) == second
    assert found.newest(["c.md"]) == ""


def test_what_a_merge_brought_in_is_from_the_merge(repository: Repository) -> None:
    repository.commit(a="1", b="1")
    repository.git("checkout", "-q", "-b", "side")
    repository.commit(b="2")
    repository.git("checkout", "-q", "main")
    repository.commit(a="2")
    repository.git("merge", "-q", "--no-ff", "-m", "x", "side")
    assert repository.commits().newest(["b.md"]) == repository.git("rev-parse", "HEAD")


def test_files_that_are_not_as_committed_are_told(repository: Repository) -> None:
    repository.commit(a="1", b="1")
    assert repository.commits().changed == frozenset()
    (repository.folder / "a.md").write_text("2")
    (repository.folder / "c.md").write_text("new")
    found = repository.commits()
    assert found.changed == {"a.md", "c.md"}
    assert found.are_changed(["b.md", "c.md"])
    assert not found.are_changed(["b.md"])


def test_native_line_ends_are_no_change(repository: Repository) -> None:
    repository.commit(a="1\n2\n")
    (repository.folder / "a.md").write_bytes(b"1\r\n2\r\n")
    assert repository.commits().changed == frozenset()


def test_a_filter_that_the_repository_names_is_not_run(repository: Repository) -> None:
    (repository.folder / ".gitattributes").write_text("*.md filter=trap\n")
    repository.commit(a="1")
    trace = repository.root / "ran"
    repository.git("config", "filter.trap.clean", f"touch '{trace}'; cat")
    (repository.folder / "a.md").write_text("2")
    assert repository.commits().changed == {"a.md"}
    assert not trace.exists()


def test_a_shallow_clone_is_from_the_oldest_commit_it_has(repository: Repository, tmp_path: Path) -> None:
    repository.commit(a="1")
    head = repository.commit(b="1")
    subprocess.run(
        ["git", "clone", "-q", "--depth=1", f"file://{repository.root}", str(tmp_path / "clone")], check=True
    )
    found = commits_of(tmp_path / "clone" / "content", repository.contents())
    assert found is not None
    assert (found.head, found.newest(["a.md"])) == (head, head)


def test_nobody_knows_without_a_repository_a_commit_or_a_file_in_it(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    assert commits_of(tmp_path / "plain", {"a.md": b"1"}) is None
    repository = Repository(tmp_path / "repository")
    assert commits_of(repository.folder, {"a.md": b"1"}) is None
    (repository.root / "readme").write_text("x")
    repository.commit()
    assert commits_of(repository.folder, {"a.md": b"1"}) is None
