"""A site is never published over something that is not a site."""

from __future__ import annotations

from pathlib import Path

import pytest

from goalsite_gen.errors import Stop
from goalsite_gen.publish.output import publish

SITE = {"index.html": b"home"}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "work" / "portfolio"
    (folder / "goals").mkdir(parents=True)
    (folder / "goals/trust.md").write_text("mine", encoding="utf-8")
    return folder


def refusal(folder: Path, source: Path) -> Stop:
    with pytest.raises(Stop) as stop:
        publish(SITE, folder, source=source)
    assert stop.value.code == 2
    assert stop.value.hint
    return stop.value


def test_the_portfolio_is_no_output(source: Path) -> None:
    assert refusal(source, source).message.endswith("is the portfolio itself")
    assert (source / "goals/trust.md").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("inside", ["goals", "goals/site", "media/site", "templates"])
def test_a_content_folder_is_no_output(source: Path, inside: str) -> None:
    assert "which the portfolio is read from" in refusal(source / inside, source).message


def test_a_link_into_a_content_folder_is_no_output(source: Path, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(source / "goals")
    assert "`goals/`" in refusal(tmp_path / "way" / "site", source).message


def test_a_folder_above_the_portfolio_is_no_output(source: Path) -> None:
    assert refusal(source.parent, source).message.endswith("is a folder above the portfolio")


def test_the_root_is_no_output(source: Path) -> None:
    assert refusal(Path("/"), source).message == "`/` is the root of the disk"


@pytest.mark.parametrize("place", ["me", "."])
def test_home_and_above_are_no_output(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    home = tmp_path / "homes" / "me"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    assert "home folder" in refusal(tmp_path / "homes" / place, source).message


@pytest.mark.parametrize("place", ["repo", "repo/.git/site"])
def test_a_git_repository_is_no_output(source: Path, tmp_path: Path, place: str) -> None:
    (tmp_path / "repo/.git").mkdir(parents=True)
    assert "git repository" in refusal(tmp_path / place, source).message


def test_a_file_is_no_output(source: Path, tmp_path: Path) -> None:
    (tmp_path / "site").write_text("text", encoding="utf-8")
    assert refusal(tmp_path / "site", source).message.endswith("is a file, not a folder")


def test_a_link_to_itself_is_no_output(source: Path, tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(tmp_path / "site")
    refusal(tmp_path / "site", source)


@pytest.mark.parametrize("content", ["thesis.txt", ".hidden", "goalsite.txt", "folder/x"])
def test_a_folder_that_goalsite_did_not_make_is_left_alone(source: Path, tmp_path: Path, content: str) -> None:
    mine = tmp_path / "mine" / content
    mine.parent.mkdir(parents=True)
    mine.write_text("three years of work", encoding="utf-8")
    assert refusal(tmp_path / "mine", source).message == f"`{tmp_path / 'mine'}` was not made by goalsite"
    assert mine.read_text(encoding="utf-8") == "three years of work"


def test_a_file_above_the_output_is_named_as_what_it_is(source: Path, tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("mine", encoding="utf-8")
    assert refusal(tmp_path / "notes/site", source).message.startswith("a file stands where a folder should be")


def test_an_empty_folder_is_fine(source: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    assert publish(SITE, tmp_path / "site", source=source).written == 2


def test_the_site_folder_of_the_portfolio_is_fine(source: Path) -> None:
    assert publish(SITE, source / "site", source=source).written == 2
