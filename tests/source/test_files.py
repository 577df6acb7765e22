"""Only plain files below the portfolio are read: never through a link, never a pipe, never without end."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from goalsite_gen.source import files
from goalsite_gen.source.files import gather


def put(folder: Path, path: str, text: str = "---\ntitle: A\n---\n") -> Path:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return target


def problems(folder: Path) -> list[tuple[str, str]]:
    return [(problem.rule, problem.at.file) for problem in gather(folder).problems]


def test_documents_tables_and_media_are_found_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for path in ("goals/b.md", "goals/a.md", "goals/deep/er/c.md", "journal/2026/x.md", "teams/t.md", "data/z.csv"):
        put(tmp_path, path)
    put(tmp_path, "media/p.png")
    found = gather(tmp_path)
    assert list(found.texts) == ["goals/a.md", "goals/b.md", "goals/deep/er/c.md", "journal/2026/x.md", "teams/t.md"]
    assert list(found.tables) == ["data/z.csv"]
    assert found.media == ("media/p.png",)
    assert found.problems == ()


@pytest.mark.parametrize(
    "path",
    [".git/goals/a.md", "goals/.a.md", "goals/a.md~", "goals/.#a.md", "goals/#a.md#", "goals/a.md.swp",
     "goals/a.md.bak", ".goals/a.md", "node_modules/x/a.md", "site/goals/a.md", "templates/a.md", "docs/a.md",
     "README.md", "goals/README.md", "notes/readme.txt"],
)  # fmt: skip
def test_what_editors_and_other_tools_leave_is_passed_over(tmp_path: Path, path: str) -> None:
    put(tmp_path, path)
    found = gather(tmp_path)
    assert (found.texts, found.problems) == ({}, ())


@pytest.mark.parametrize(
    "path",
    ["a.md", "goal/a.md", "journals/2026/a.md", "goals/a.txt", "goals/a.markdown", "data/a.md", "data/a.xlsx",
     "media/a.html", "media/a.exe", "media/a.md"],
)  # fmt: skip
def test_a_file_in_a_place_where_nothing_looks_is_reported(tmp_path: Path, path: str) -> None:
    put(tmp_path, path)
    if path.startswith("journals/"):
        put(tmp_path, "journals/b.md")
        assert problems(tmp_path) == [("misplaced-file", path), ("misplaced-file", "journals/b.md")]
    else:
        assert problems(tmp_path) == [("misplaced-file", path)]
    assert gather(tmp_path).texts == {}


def test_a_link_out_of_the_portfolio_is_reported_and_not_read(tmp_path: Path) -> None:
    secret = put(tmp_path, "elsewhere/secret.md", "SECRET")
    folder = tmp_path / "portfolio"
    for path in ("goals/a.md", "data/a.csv", "media/a.png"):
        (folder / path).parent.mkdir(parents=True)
        (folder / path).symlink_to(secret)
    found = gather(folder)
    assert (found.texts, found.tables, found.media) == ({}, {}, ())
    assert [(one.rule, one.at.file) for one in found.problems] == [
        ("unreadable-file", "data/a.csv"), ("unreadable-file", "goals/a.md"), ("unreadable-file", "media/a.png"),
    ]  # fmt: skip
    assert all("symbolic link" in one.message for one in found.problems)


def test_a_link_inside_the_portfolio_is_not_followed_either(tmp_path: Path) -> None:
    put(tmp_path, "goals/a.md")
    (tmp_path / "goals/b.md").symlink_to("a.md")
    assert problems(tmp_path) == [("unreadable-file", "goals/b.md")]


@pytest.mark.parametrize("path", ["goals", "journal/2026", "data", "media"])
def test_a_link_to_a_folder_is_reported_and_not_followed(tmp_path: Path, path: str) -> None:
    put(tmp_path, "elsewhere/secret.md", "SECRET")
    folder = tmp_path / "portfolio"
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).symlink_to(tmp_path / "elsewhere")
    assert gather(folder).texts == {}
    assert problems(folder) == [("unreadable-file", path)]


def test_links_that_lead_nowhere_or_to_themselves_are_reported(tmp_path: Path) -> None:
    goals = tmp_path / "goals"
    goals.mkdir()
    (goals / "broken.md").symlink_to("gone.md")
    (goals / "self.md").symlink_to("self.md")
    (goals / "one.md").symlink_to("two.md")
    (goals / "two.md").symlink_to("one.md")
    (goals / "up").symlink_to("..")
    assert problems(tmp_path) == [
        ("unreadable-file", f"goals/{name}") for name in ("up", "broken.md", "one.md", "self.md", "two.md")
    ]


def test_a_pipe_is_reported_at_once_instead_of_waited_for(tmp_path: Path) -> None:
    (tmp_path / "goals").mkdir()
    os.mkfifo(tmp_path / "goals/a.md")
    assert problems(tmp_path) == [("unreadable-file", "goals/a.md")]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device")
def test_a_link_to_a_device_without_end_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/a.csv").symlink_to("/dev/zero")
    assert problems(tmp_path) == [("unreadable-file", "data/a.csv")]


def test_a_folder_named_like_a_document_is_a_folder(tmp_path: Path) -> None:
    put(tmp_path, "goals/x.md/a.md")
    assert list(gather(tmp_path).texts) == ["goals/x.md/a.md"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_or_folder_that_may_not_be_read_is_reported(tmp_path: Path) -> None:
    put(tmp_path, "goals/a.md").chmod(0)
    put(tmp_path, "goals/b/c.md").parent.chmod(0)
    try:
        assert sorted(problems(tmp_path)) == [("unreadable-file", "goals/a.md"), ("unreadable-file", "goals/b")]
    finally:
        (tmp_path / "goals/b").chmod(0o755)


def test_folders_nested_without_end_are_reported(tmp_path: Path) -> None:
    deep = "goals/" + "d/" * 60
    put(tmp_path, f"{deep}a.md")
    found = problems(tmp_path)
    assert [rule for rule, _ in found] == ["unreadable-file"]
    assert gather(tmp_path).texts == {}


def test_a_folder_thirty_deep_is_read(tmp_path: Path) -> None:
    put(tmp_path, "goals/" + "d/" * 30 + "a.md")
    assert len(gather(tmp_path).texts) == 1


@pytest.mark.parametrize(
    ("path", "most"),
    [("goals/a.md", files.MOST_TEXT), ("data/a.csv", files.MOST_TABLE), ("media/a.png", files.MOST_MEDIA)],
)
def test_a_file_over_its_limit_is_reported_and_not_read(tmp_path: Path, path: str, most: int) -> None:
    target = put(tmp_path, path, "")
    os.truncate(target, most + 1)
    found = gather(tmp_path)
    assert [(one.rule, one.at.file) for one in found.problems] == [("unreadable-file", path)]
    assert f"{most // (1024 * 1024)} MiB" in found.problems[0].message
    assert (found.texts, found.tables, found.media) == ({}, {}, ())


def test_names_that_are_no_utf_8_and_names_with_control_signs_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "goals").mkdir()
    for name in (b"caf\xe9.md", b"a\nb.md", b"a\x1b[31m.md", b"$(id).md", b"<img src=x>.md"):
        (Path(os.fsdecode(os.fsencode(tmp_path) + b"/goals/" + name))).write_text("---\n---\n", encoding="utf-8")
    assert len(gather(tmp_path).texts) == 5


@pytest.mark.parametrize("name", ["a\nb.png", "a\\b.png", "a\x1bb.png", "\u202ex.png", "a:b.png", "CON.png", "nul.png"])
def test_media_whose_name_no_site_can_keep_are_reported(tmp_path: Path, name: str) -> None:
    put(tmp_path, f"media/{name}")
    assert problems(tmp_path) == [("misplaced-file", f"media/{name}")]
    assert gather(tmp_path).media == ()


@pytest.mark.parametrize("name", ["a b.png", "\u00fc.PNG", "100%.png", "it's #1.png", "\u76ee\u6807.png"])
def test_other_names_of_media_are_fine(tmp_path: Path, name: str) -> None:
    put(tmp_path, f"media/{name}")
    assert gather(tmp_path).media == (f"media/{name}",)


def test_a_portfolio_folder_that_is_not_there_is_reported(tmp_path: Path) -> None:
    assert problems(tmp_path / "gone") == [("unreadable-file", ".")]
