"""`goalsite init` and `goalsite new`: a start that stands, and never over a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from goalsite_gen.cli.init import STARTERS
from tests.program import goalsite, put, tree

KINDS = ("goal", "entry", "story", "review", "team")


@pytest.mark.parametrize("starter", STARTERS)
def test_a_starter_has_nothing_to_complain_of_and_builds(tmp_path: Path, starter: str) -> None:
    assert goalsite("init", "ours", "--starter", starter, at=tmp_path).code == 0
    folder = tmp_path / "ours"
    done = goalsite("check", "--strict", at=folder)
    assert (done.code, "warning" in done.out) == (0, False), done.out
    assert goalsite("build", "--strict", at=folder).code == 0
    pages = tree(folder / "site")
    assert b"<h1" in pages["index.html"]
    assert len([path for path in pages if path.startswith("goals/") and path.endswith("/index.html")]) >= 3
    assert "$" not in "".join(path.read_text(encoding="utf-8") for path in folder.glob("goals/*.md"))


def test_init_starts_here_and_its_dates_are_around_the_day(tmp_path: Path) -> None:
    done = goalsite("init", at=tmp_path, environment={"SOURCE_DATE_EPOCH": "1835395200"})
    assert done.code == 0
    assert "goalsite serve --open" in done.err
    assert [path.name for path in (tmp_path / "journal").iterdir()] == ["2028-02-29-first-observation.md"]
    assert "due: 2029-02-28" in (tmp_path / "goals/first-reply.md").read_text(encoding="utf-8")


def test_init_does_not_start_where_there_is_a_portfolio(tmp_path: Path) -> None:
    put(tmp_path, {"goalsite.toml": "# mine\n"})
    done = goalsite("init", at=tmp_path)
    assert done.code == 2
    assert "already exists" in done.err
    assert tree(tmp_path) == {"goalsite.toml": b"# mine\n"}


def test_init_leaves_every_file_alone_that_is_there(tmp_path: Path) -> None:
    put(tmp_path, {"README.md": "mine\n", "goals/trust.md": "mine too\n"})
    done = goalsite("init", at=tmp_path)
    assert done.code == 0
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "mine\n"
    assert (tmp_path / "goals/trust.md").read_text(encoding="utf-8") == "mine too\n"
    assert "left alone: README.md" in done.err
    assert "left alone: goals/trust.md" in done.err


def test_init_follows_no_link_out_of_the_folder_to_write(tmp_path: Path) -> None:
    outside = put(tmp_path / "outside", {"keep.md": "mine\n"})
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "README.md").symlink_to(outside / "keep.md")
    goalsite("init", at=folder)
    assert tree(outside) == {"keep.md": b"mine\n"}


def test_the_example_is_copied_whole_and_has_no_errors(tmp_path: Path) -> None:
    assert goalsite("init", "example", "--example", at=tmp_path).code == 0
    folder = tmp_path / "example"
    assert goalsite("check", at=folder).code == 0
    assert goalsite("build", at=folder).code == 0
    assert len(tree(folder / "site")) > 100


def test_a_folder_that_cannot_be_made_ends_with_2(tmp_path: Path) -> None:
    put(tmp_path, {"file": ""})
    assert goalsite("init", "file", at=tmp_path).code == 2
    assert goalsite("init", "file/below", at=tmp_path).code == 2


@pytest.mark.parametrize("kind", KINDS)
def test_new_prints_the_file_it_wrote_and_never_writes_over_one(tmp_path: Path, kind: str) -> None:
    goalsite("init", at=tmp_path)
    done = goalsite("new", kind, "What we saw", "--date", "2026-03-14", at=tmp_path)
    assert done.code == 0
    path = Path(done.out.strip())
    before = path.read_bytes()
    again = goalsite("new", kind, "What we saw", "--date", "2026-03-14", at=tmp_path)
    assert (again.code, again.out) == (2, "")
    assert "already exists" in again.err
    assert path.read_bytes() == before


def test_new_puts_each_kind_where_it_belongs(tmp_path: Path) -> None:
    goalsite("init", at=tmp_path)
    written = [goalsite("new", kind, "Ä b/c!", "--date", "2026-03-14", at=tmp_path).out.strip() for kind in KINDS]
    assert [Path(path).relative_to(tmp_path).as_posix() for path in written] == [
        "goals/ä-b-c.md", "journal/2026/2026-03-14-ä-b-c.md", "stories/ä-b-c.md", "reviews/ä-b-c.md", "teams/ä-b-c.md",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "title", ["😀", "../../etc/passwd", "a: b # c", '"quoted"', "目" * 90, "{{ 7*7 }}", "%s {0}", "x" * 300]
)
def test_new_makes_a_file_of_any_title_inside_the_portfolio(tmp_path: Path, kind: str, title: str) -> None:
    goalsite("init", at=tmp_path)
    done = goalsite("new", kind, title, "--date", "2026-03-14", "--goal", "trust", "--pair", "trust", at=tmp_path)
    assert done.code == 0, done.err
    assert Path(done.out.strip()).is_relative_to(tmp_path)
    found = goalsite("check", "--output-format", "concise", "--select", "F", at=tmp_path).out.splitlines()
    assert [line for line in found if "error" in line and "F110" not in line] == []


@pytest.mark.parametrize("title", ["", "  ", "Index", "CON", "Search"])
def test_new_refuses_a_title_that_cannot_be_a_name(tmp_path: Path, title: str) -> None:
    goalsite("init", at=tmp_path)
    before = tree(tmp_path)
    assert goalsite("new", "goal", title, at=tmp_path).code == 2
    assert tree(tmp_path) == before


def test_new_without_a_portfolio_ends_with_2(tmp_path: Path) -> None:
    done = goalsite("new", "goal", "A", at=tmp_path)
    assert done.code == 2
    assert "`goalsite init`" in done.err
    assert goalsite("new", "goal", "A", "--in", "nowhere", at=tmp_path).code == 2
