"""What a build says of its own work: in numbers for a program, and in a line for somebody who wants to know more."""

from __future__ import annotations

import gc
import json
from pathlib import Path

import pytest

from goalsite_gen.cli.terminal import collected, uncollected
from tests.cli.rich import DAY, RICH
from tests.program import goalsite, put, tree

ENTRY = "journal/2026-03-14-a-call.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put(tmp_path / "portfolio", RICH)


def numbers(folder: Path, *options: str) -> dict[str, int]:
    """What a build reports, which is all that stands on stdout."""
    done = goalsite("build", "--as-of", DAY, "--report", "json", *options, at=folder)
    assert done.code == 0, done.err
    found: dict[str, int] = json.loads(done.out)
    return found


def pages(folder: Path) -> int:
    return sum(name.endswith(".html") for name in tree(folder / "site"))


def test_a_first_build_has_made_and_written_everything(folder: Path) -> None:
    said = numbers(folder)
    assert (said["version"], said["unchanged"]) == (1, False)
    assert said["pages_rendered"] == pages(folder)
    assert (said["files_written"], said["files_kept"], said["files_removed"]) == (len(tree(folder / "site")), 0, 0)
    assert said["documents_parsed"] == sum(name.endswith(".md") for name in RICH)
    assert said["files_read"] >= said["documents_parsed"]
    assert 0 < said["texts_the_short_way"] <= said["texts_converted"]


def test_a_build_after_other_words_reports_only_what_it_made(folder: Path) -> None:
    numbers(folder)
    text = (folder / ENTRY).read_text(encoding="utf-8")
    (folder / ENTRY).write_text(f"{text}\nA last line.\n", encoding="utf-8")
    said = numbers(folder)
    assert said["unchanged"] is False
    assert 0 < said["pages_rendered"] < pages(folder) / 2
    assert said["files_written"] + said["files_kept"] == len(tree(folder / "site"))


def test_where_nothing_has_changed_the_report_says_that_nothing_was_done(folder: Path) -> None:
    read = numbers(folder)["files_read"]
    assert numbers(folder) == {
        "version": 1,
        "unchanged": True,
        "files_read": read,
        "documents_parsed": 0,
        "parts_made": 0,
        "pages_rendered": 0,
        "texts_converted": 0,
        "texts_the_short_way": 0,
        "files_written": 0,
        "files_kept": len(tree(folder / "site")),
        "files_removed": 0,
    }


def test_a_report_of_what_would_be_written_writes_nothing(folder: Path) -> None:
    assert numbers(folder, "--dry-run")["files_written"] > 0
    assert not (folder / "site").exists()


def test_who_asks_for_more_is_told_how_much_was_made(folder: Path) -> None:
    done = goalsite("build", "--as-of", DAY, "-v", at=folder)
    line = f"Made {pages(folder)} of {pages(folder)} pages; "
    assert line in done.err
    assert " went the short way." in done.err
    assert "Made" not in goalsite("build", "--as-of", DAY, "--clean", at=folder).err


def test_the_long_way_for_every_text_leaves_the_same_site(folder: Path) -> None:
    said = numbers(folder)
    short = tree(folder / "site")
    long = numbers(folder, "--full-markdown", "--clean")
    assert tree(folder / "site") == short
    assert (long["texts_converted"], long["texts_the_short_way"]) == (said["texts_converted"], 0)


def test_garbage_is_collected_for_a_time_and_all_is_as_before_after_it() -> None:
    before = gc.get_threshold()

    @uncollected
    def run() -> tuple[bool, bool, bool]:
        off = gc.isenabled()
        with collected():
            on = gc.isenabled()
        return off, on, gc.isenabled()

    assert run() == (False, True, False)
    assert gc.isenabled()
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)
