"""The files of a portfolio as a revision holds them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from goalsite_gen.errors import Stop
from goalsite_gen.source.files import gather
from goalsite_gen.source.revision import files_at
from tests.program import put

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

GOAL = "---\ntitle: A\n---\n"


def committed(folder: Path) -> Path:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    named = ("git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false")
    for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "a")):
        subprocess.run([*named, *arguments], cwd=folder, env=clean, check=True)
    return folder


def test_a_revision_holds_what_a_walk_through_it_would_find(tmp_path: Path) -> None:
    names = (
        "goals/été.md goals/b/c.md goals/.hidden.md goals/x.txt docs/a.md gaols/a.md odd.md README.md notes/deep/a.md "
        "site/a.md data/a.csv data/a.md media/a.png media/a.exe"
    )
    put(tmp_path, dict.fromkeys(names.split(), GOAL) | {"goalsite.toml": "", "data/a.csv": b"date,value\r\n"})
    files, config = files_at(committed(tmp_path), "HEAD", config="goalsite.toml")
    now = gather(tmp_path)
    assert (files.texts, files.tables, files.media, config) == (now.texts, now.tables, now.media, b"")
    assert {(one.at.file, one.rule) for one in files.problems} == {(one.at.file, one.rule) for one in now.problems}


@pytest.mark.skipif(os.name == "nt", reason="links are rare there")
def test_a_link_in_a_revision_is_not_followed(tmp_path: Path) -> None:
    put(tmp_path, {"goals/a.md": GOAL})
    (tmp_path / "goals/b.md").symlink_to("a.md")
    files, _ = files_at(committed(tmp_path), "HEAD", config="goalsite.toml")
    assert list(files.texts) == ["goals/a.md"]
    assert [(one.at.file, one.rule) for one in files.problems] == [("goals/b.md", "unreadable-file")]


def test_the_working_tree_does_not_matter(tmp_path: Path) -> None:
    put(committed(put(tmp_path, {"goals/a.md": GOAL})), {"goals/a.md": "", "goals/b.md": ""})
    files, config = files_at(tmp_path, "HEAD", config="goalsite.toml")
    assert (files.texts, config) == ({"goals/a.md": GOAL.encode()}, None)


def test_a_file_that_the_clone_does_not_have_stops(tmp_path: Path) -> None:
    committed(put(tmp_path, {"goals/a.md": GOAL}))
    for name in (tmp_path / ".git/objects").glob("??/*"):
        if subprocess.run(["git", "cat-file", "-t", name.parent.name + name.name], cwd=tmp_path, capture_output=True,
                          check=False).stdout == b"blob\n":  # fmt: skip
            name.chmod(0o600)
            name.unlink()
    with pytest.raises(Stop):
        files_at(tmp_path, "HEAD", config="goalsite.toml")
