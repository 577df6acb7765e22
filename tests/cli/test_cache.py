"""What is kept beside a portfolio can be removed, and nothing else is."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.test_building import GOOD
from tests.program import goalsite, put, tree

EPOCH = {"SOURCE_DATE_EPOCH": "1790000000"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A portfolio with a site that has just been built."""
    folder = put(tmp_path / "portfolio", GOOD)
    assert goalsite("build", ".", "-o", "site", at=folder, environment=EPOCH).code == 0
    return folder


def clear(folder: Path, *given: str) -> tuple[int, str]:
    ended = goalsite("cache", "clear", *given, at=folder)
    assert ended.out == ""
    return ended.code, ended.err


def test_all_that_was_kept_goes_and_the_site_stays(folder: Path) -> None:
    site = tree(folder / "site")
    size = sum(path.stat().st_size for path in (folder / ".goalsite/cache/sites").iterdir())
    code, said = clear(folder)
    assert (code, said.split(" from ")[0]) == (0, f"Removed 2 records of {size:,} bytes")
    assert not (folder / ".goalsite").exists()
    assert tree(folder / "site") == site
    assert "Nothing has changed" not in goalsite("build", ".", "-o", "site", at=folder, environment=EPOCH).err
    assert tree(folder / "site") == site


def test_where_nothing_is_kept_there_is_nothing_to_remove(tmp_path: Path) -> None:
    folder = put(tmp_path, GOOD)
    before = tree(folder)
    code, said = clear(tmp_path, ".")
    assert (code, "nothing to remove" in said) == (0, True)
    assert tree(folder) == before


def test_what_a_build_that_was_ended_left_of_a_record_goes_too(folder: Path) -> None:
    sites = folder / ".goalsite/cache/sites"
    (sites / "0123456789abcdef.json.71.tmp").write_bytes(b"goals")
    (sites.parent / "history.72.tmp").write_bytes(b"")
    assert "Removed 4 records" in clear(folder)[1]
    assert not (folder / ".goalsite").exists()


def test_files_that_are_no_records_stay(folder: Path) -> None:
    cache = folder / ".goalsite/cache"
    theirs = {
        "sites/0123456789abcdef.json": "theirs, though it is called like a record",
        "sites/letter.json": "goalsite, this is a letter",
        "history.txt": "goalsite 1",
        "deep/history": "goalsite 1",
        ".gitignore": "!*\n",
    }
    put(cache, theirs)
    (cache / "history").mkdir()
    code, said = clear(folder)
    assert (code, "Removed 2 records" in said, "5 other files" in said) == (0, True, True)
    assert {path: data.decode() for path, data in tree(cache).items() if isinstance(data, bytes)} == theirs


@pytest.mark.skipif(os.name == "nt", reason="a link needs a right of its own there")
@pytest.mark.parametrize("linked", [".goalsite", ".goalsite/cache", ".goalsite/cache/sites"])
def test_a_cache_that_is_a_link_is_refused_and_the_files_there_stay(folder: Path, tmp_path: Path, linked: str) -> None:
    shutil.move(folder / linked, tmp_path / "theirs")
    (folder / linked).symlink_to(tmp_path / "theirs")
    before = tree(tmp_path / "theirs")
    code, said = clear(folder)
    assert (code, "symbolic link" in said) == (2, True)
    assert tree(tmp_path / "theirs") == before


@pytest.mark.skipif(os.name == "nt", reason="a link needs a right of its own there")
def test_a_link_in_the_place_of_a_record_stays(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "theirs").write_bytes(b"goalsite 1")
    (folder / ".goalsite/cache/history").symlink_to(tmp_path / "theirs")
    assert "1 other file in it" in clear(folder)[1]
    assert (folder / ".goalsite/cache/history").is_symlink()
    assert (tmp_path / "theirs").read_bytes() == b"goalsite 1"


def test_the_group_alone_shows_what_it_can_do(folder: Path) -> None:
    ended = goalsite("cache", "--help", at=folder)
    assert (ended.code, "clear" in ended.out) == (0, True)
    assert goalsite("cache", "clean", at=folder).code == 2
    assert goalsite("cache", "clear", "nowhere", at=folder).code == 2
