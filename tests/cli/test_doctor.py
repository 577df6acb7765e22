"""`goalsite doctor` answers from the portfolio and from this machine, and never fails a build."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from goalsite_gen import __version__
from tests.program import ROOT, goalsite, put, tree

SMALL = {
    "goalsite.toml": 'title = "Ours"\nas_of = 2026-09-30\n',
    "goals/trust.md": "---\ntitle: They ask first\ntype: soft\nindicators: [One]\n---\n",
}


def test_the_example_is_ready_and_every_answer_says_why() -> None:  # R
    done = goalsite("doctor", "content", at=ROOT)
    assert (done.code, done.err) == (0, "")
    assert done.out.count("yes     ") == 5
    assert f"goalsite   {__version__}" in done.out


def test_an_answer_names_the_place_and_the_next_step_as_seen_from_here(tmp_path: Path) -> None:
    put(tmp_path / "my portfolio", SMALL)
    done = goalsite("doctor", "my portfolio", at=tmp_path)
    assert done.code == 0
    assert "no      Are there three to five observable indicators" in done.out
    assert "my portfolio/goals/trust.md:2:8" in done.out
    assert "next: in my portfolio/goals/trust.md, name under `indicators:`" in done.out
    assert "--goal trust --in 'my portfolio'" in done.out


def test_json_holds_the_same(tmp_path: Path) -> None:
    put(tmp_path, SMALL)
    told = json.loads(goalsite("doctor", "--output-format", "json", at=tmp_path).out)
    assert (told["version"], told["as_of"], len(told["answers"])) == (1, "2026-09-30", 5)
    first = told["answers"][0]
    assert (first["verdict"], first["file"]) == ("no", "goals/trust.md")
    assert first["places"] == [{"file": "goals/trust.md", "line": 2, "column": 8}]
    assert [one["name"] for one in told["environment"]] == [
        "Python", "goalsite", "theme", "git", "output", "documents",
    ]  # fmt: skip


def test_whatever_is_wrong_the_status_is_0_and_nothing_is_written(tmp_path: Path) -> None:
    put(tmp_path, SMALL | {"goals/broken.md": "---\ntitle: [\n---\n", "site": "a file"})
    before = tree(tmp_path)
    done = goalsite("doctor", at=tmp_path)
    assert done.code == 0
    assert "1 read, 1 not; `goalsite check` says why" in done.out
    assert "`site` is a file, not a folder" in done.out
    assert tree(tmp_path) == before


def test_without_a_portfolio_it_ends_with_2(tmp_path: Path) -> None:
    assert goalsite("doctor", at=tmp_path).code == 2


@pytest.mark.parametrize(("depth", "said"), [(0, "the whole history is here"), (1, "a shallow clone")])
def test_it_says_how_much_of_the_history_is_there(tmp_path: Path, depth: int, said: str) -> None:
    put(tmp_path / "a", SMALL)
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-C", str(tmp_path / "a")]
    for asked in (["init", "-q"], ["add", "."], ["commit", "-qm", "a"], ["commit", "-qm", "b", "--allow-empty"]):
        subprocess.run([*git, *asked], check=True)
    shallow = ["--depth", str(depth)] if depth else []
    subprocess.run(["git", "clone", "-q", *shallow, f"file://{tmp_path / 'a'}", str(tmp_path / "b")], check=True)
    assert said in goalsite("doctor", at=tmp_path / "b").out


def test_outside_of_git_it_says_so(tmp_path: Path) -> None:
    put(tmp_path, SMALL)
    assert "not a repository" in goalsite("doctor", at=tmp_path).out
