"""A whole site takes the place of the former one, or nothing changes."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from goalsite_gen.errors import Stop
from goalsite_gen.publish.ground import MARKER, MARKER_TEXT
from goalsite_gen.publish.output import Published, publish

SITE = {"index.html": b"<p>home", "goals/trust/index.html": b"<p>trust", "assets/a.css": b"p{}"}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "portfolio"
    (folder / "goals").mkdir(parents=True)
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def beside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.parent.iterdir() if path.name.startswith(f".{folder.name}."))


def test_a_first_build_writes_everything_and_the_marker(source: Path) -> None:
    out = source / "site"
    assert publish(SITE, out, source=source) == Published(out, written=4, kept=0, removed=0)
    assert tree(out) == {**SITE, MARKER: MARKER_TEXT}


def test_nothing_is_left_beside_the_output(source: Path) -> None:
    out = source / "site"
    publish(SITE, out, source=source)
    publish({**SITE, "index.html": b"new"}, out, source=source)
    assert beside(out) == []


def test_missing_parents_are_made(source: Path) -> None:
    publish(SITE, source / "a" / "b" / "site", source=source)
    assert (source / "a" / "b" / "site" / "index.html").exists()


def test_unchanged_files_keep_their_inode_and_changed_ones_get_a_new_one(source: Path) -> None:
    out = source / "site"
    publish(SITE, out, source=source)
    css, home = (out / "assets/a.css").stat().st_ino, (out / "index.html").stat().st_ino
    counts = publish({**SITE, "index.html": b"new"}, out, source=source)
    assert (counts.written, counts.kept, counts.removed) == (1, 3, 0)
    assert (out / "assets/a.css").stat().st_ino == css
    assert (out / "index.html").stat().st_ino != home


def test_a_site_that_is_the_same_is_not_touched(source: Path) -> None:
    out = source / "site"
    publish(SITE, out, source=source)
    before = out.stat().st_ino
    assert publish(SITE, out, source=source) == Published(out, written=0, kept=4, removed=0)
    assert out.stat().st_ino == before


def test_a_clean_build_takes_nothing_over(source: Path) -> None:
    out = source / "site"
    publish(SITE, out, source=source)
    before = (out / "assets/a.css").stat().st_ino
    held = (out / "assets/a.css").open("rb")
    with held:
        assert publish(SITE, out, source=source, clean=True).kept == 0
        assert (out / "assets/a.css").stat().st_ino != before


def test_what_the_new_site_lacks_falls_away(source: Path) -> None:
    out = source / "site"
    publish({**SITE, "goals/old/index.html": b"old"}, out, source=source)
    assert publish(SITE, out, source=source).removed == 1
    assert not (out / "goals/old").exists()


def test_a_dry_run_counts_and_touches_nothing(source: Path) -> None:
    out = source / "site"
    assert publish(SITE, out, source=source, dry_run=True) == Published(out, written=4, kept=0, removed=0)
    assert not out.exists()
    assert beside(out) == []


def tampered_with(out: Path, how: str) -> None:
    page = out / "goals/trust/index.html"
    if how == "altered":
        page.write_bytes(b"<p>truss")
    elif how == "deleted":
        page.unlink()
    elif how == "extra file":
        (out / "stray.html").write_bytes(b"stray")
    elif how == "extra folder":
        (out / "empty").mkdir()
    elif how == "link instead":
        page.unlink()
        page.symlink_to(out / "index.html")
    elif how == "mode":
        page.chmod(0o600)
    elif how == "marker deleted":
        (out / MARKER).unlink()


@pytest.mark.parametrize(
    "how", ["altered", "deleted", "extra file", "extra folder", "link instead", "mode", "marker deleted"]
)
def test_an_output_changed_by_hand_is_whole_after_the_next_build(source: Path, how: str) -> None:
    out = source / "site"
    publish(SITE, out, source=source)
    tampered_with(out, how)
    publish(SITE, out, source=source)
    assert tree(out) == {**SITE, MARKER: MARKER_TEXT}
    assert {path.name for path in out.iterdir()} == {"index.html", "goals", "assets", MARKER}
    assert not (out / "goals/trust/index.html").is_symlink()
    assert stat.S_IMODE((out / "goals/trust/index.html").stat().st_mode) == 0o644


def test_a_file_that_somebody_else_links_to_is_written_anew(source: Path, tmp_path: Path) -> None:
    out = source / "site"
    publish(SITE, out, source=source)
    os.link(out / "index.html", tmp_path / "mine.html")
    publish(SITE, out, source=source)
    (tmp_path / "mine.html").write_bytes(b"edited")
    assert (out / "index.html").read_bytes() == b"<p>home"


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_modes_are_the_same_under_every_umask(source: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        publish(SITE, source / "site", source=source)
    finally:
        os.umask(before)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (source / "site").rglob("*") if path.is_file()}
    folders = {stat.S_IMODE(path.stat().st_mode) for path in [source / "site", *(source / "site").rglob("*/")]}
    assert (modes, folders) == ({0o644}, {0o755})


def test_an_output_that_is_a_link_publishes_to_where_it_leads(source: Path, tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (source / "site").symlink_to(tmp_path / "www" / "live")
    publish(SITE, source / "site", source=source)
    publish({**SITE, "index.html": b"new"}, source / "site", source=source)
    assert (source / "site").is_symlink()
    assert (tmp_path / "www/live/index.html").read_bytes() == b"new"


def test_left_overs_of_killed_builds_are_swept(source: Path) -> None:
    out = source / "site"
    publish(SITE, out, source=source)
    left = source / ".site.goalsite-new"
    (left / "goals").mkdir(parents=True)
    (left / "goals/x.html").write_bytes(b"half")
    left.joinpath("goals").chmod(0o500)
    (source / ".site.goalsite-lock").touch()
    publish(SITE, out, source=source)
    assert beside(out) == []


@pytest.mark.parametrize(
    "name", ["/etc/x", "../x", "a/../b", "a//b", "", ".", "a/", "./a", "a\\b", "a\nb", "a\x00b", "C:/x", "\ud800"]
)
def test_a_path_no_planner_should_make_is_a_fault_of_the_program(source: Path, name: str) -> None:
    with pytest.raises(ValueError, match="path"):
        publish({name: b""}, source / "site", source=source)
    assert not (source / "site").exists()


def test_a_file_cannot_be_a_folder_as_well(source: Path) -> None:
    with pytest.raises(ValueError, match="both a file and the folder"):
        publish({"a": b"", "a/b": b""}, source / "site", source=source)


def test_names_that_differ_in_case_only_stop_the_build(source: Path) -> None:
    with pytest.raises(Stop, match=r"`media/a.png` and `media/A.png`") as stop:
        publish({"media/a.png": b"1", "media/A.png": b"2"}, source / "site", source=source)
    assert stop.value.code == 1


def pages(number: int) -> dict[str, bytes]:
    return {f"p{index}.html": b"x" for index in range(number)}


def test_a_site_that_loses_over_half_its_pages_is_not_replaced(source: Path) -> None:
    out = source / "site"
    publish(pages(12), out, source=source)
    with pytest.raises(Stop, match="would shrink from 12 to 5 pages") as stop:
        publish(pages(5), out, source=source)
    assert (stop.value.code, len(list(out.glob("*.html")))) == (1, 12)
    assert "--allow-shrink" in stop.value.hint


def test_a_site_may_lose_half_its_pages_or_all_when_asked_to(source: Path) -> None:
    out = source / "site"
    publish(pages(12), out, source=source)
    publish(pages(6), out, source=source)
    publish(pages(12), out, source=source)
    publish(pages(1), out, source=source, allow_shrink=True)
    assert len(list(out.glob("*.html"))) == 1


def test_a_small_site_may_shrink(source: Path) -> None:
    publish(pages(9), source / "site", source=source)
    assert publish(pages(1), source / "site", source=source).removed == 8
