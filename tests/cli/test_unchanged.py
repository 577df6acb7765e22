"""A build that would change nothing is not made, and one that would change anything is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from goalsite_gen.cli.place import Place
from goalsite_gen.cli.unchanged import Watch
from goalsite_gen.publish.output import publish
from tests.cli.test_building import GOOD
from tests.program import ROOT, goalsite, put, tree

ENTRY = "journal/2026-03-14-a-call.md"
NOTHING = "Nothing has changed"


LINKED = {
    "templates/parts/ours.txt": '<footer><p>Ours{% include "more/word.txt" %}</p></footer>',
    "templates/parts/theirs.txt": '<footer><p>Theirs{% include "more/word.txt" %}</p></footer>',
    "templates/a/word.txt": "A",
    "templates/b/word.txt": "B",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A portfolio with a site that has just been built."""
    put(tmp_path / "portfolio", GOOD)
    build(tmp_path / "portfolio")
    return tmp_path / "portfolio"


def build(folder: Path, *options: str, epoch: str = "1790000000") -> str:
    """What a build says; the day is that of `epoch` unless the settings or options fix another."""
    ended = goalsite("build", ".", "-o", "site", *options, at=folder, environment={"SOURCE_DATE_EPOCH": epoch})
    assert ended.code == 0, ended.err
    return ended.err


def test_a_second_build_says_what_the_first_one_said(folder: Path) -> None:
    before = tree(folder / "site")
    first = build(folder, "--clean").splitlines()
    second = build(folder).splitlines()
    assert NOTHING in second[-1]
    assert second[:-1] == [line for line in first if "Wrote" not in line]
    assert tree(folder / "site") == before


def later(path: Path) -> None:
    """Makes a file look as if it had not been touched: its times are what they were."""
    about = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Mo", b"Mu").replace(b"<title>Ou", b"<title>Au"))
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))


def relinked(link: Path, target: str) -> None:
    link.unlink()
    link.symlink_to(target)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a body": lambda folder: (folder / ENTRY).write_text(GOOD[ENTRY].replace("She rang.", "He rang.")),
    "a body of equal length and time": lambda folder: later(folder / "stories/the-call.md"),
    "a title": lambda folder: (folder / "goals/churn.md").write_text(GOOD["goals/churn.md"].replace("Fewer", "Few")),
    "a name": lambda folder: (folder / ENTRY).rename(folder / "journal/2026-03-14-the-call.md")
    and (folder / "stories/the-call.md").unlink(),
    "a reading": lambda folder: (folder / "data/churn.csv").write_text("date,value\n2026-01-31,5\n"),
    "the settings": lambda folder: put(folder, {"goalsite.toml": GOOD["goalsite.toml"].replace("Ours", "Theirs")}),
    "a new entry": lambda folder: put(folder, {"journal/2026-04-02-b.md": "---\ngoal: trust\n---\nHe asked.\n"}),
    "a template": lambda folder: put(
        folder, {"templates/parts/footer.html": '<footer class="colophon"><div class="wrap"><p>Mine</p></div></footer>'}
    ),
    "a page of the site": lambda folder: (folder / "site/index.html").write_text("mine"),
    "a page of equal length and time": lambda folder: later(folder / "site/index.html"),
    "a page taken away": lambda folder: (folder / "site/404.html").unlink(),
    "the rights of a folder of the site": lambda folder: (folder / "site/goals").chmod(0o700),
    "a file that is not ours": lambda folder: (folder / "site/mine.html").write_text("mine"),
    "where a template's link leads": lambda folder: relinked(folder / "templates/parts/footer.html", "theirs.txt"),
    "where a link to a folder of templates leads": lambda folder: relinked(folder / "templates/more", "b"),
    "the whole site": lambda folder: shutil.rmtree(folder / "site"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_is_built_as_if_there_had_been_no_build(folder: Path, tmp_path: Path, change: str) -> None:
    if "link" in change:
        put(folder, LINKED)
        (folder / "templates/parts/footer.html").symlink_to("ours.txt")
        (folder / "templates/more").symlink_to("a")
        build(folder)
    CHANGES[change](folder)
    assert NOTHING not in build(folder)
    assert NOTHING in build(folder)
    shutil.copytree(folder, tmp_path / "fresh", symlinks=True, ignore=shutil.ignore_patterns("site", ".goalsite"))
    build(tmp_path / "fresh")
    assert tree(folder / "site") == tree(tmp_path / "fresh/site")


def test_other_wishes_make_another_site(folder: Path) -> None:
    assert NOTHING not in build(folder, "--base-url", "https://example.org/")
    assert NOTHING not in build(folder, "--audience", "team")
    assert NOTHING not in build(folder, "--as-of", "2026-04-01")
    assert NOTHING in build(folder, "--as-of", "2026-04-01")


def test_a_new_day_is_a_change_unless_the_day_is_fixed(folder: Path) -> None:
    assert NOTHING not in build(folder, epoch="1790100000")
    put(folder, {"goalsite.toml": f"as_of = 2026-09-01\n{GOOD['goalsite.toml']}"})
    build(folder)
    assert NOTHING in build(folder)


def memories(folder: Path) -> list[Path]:
    """The record of the last build, and that of what its parts were made of."""
    return sorted((folder / ".goalsite/cache/sites").iterdir(), key=lambda path: len(path.name))


@pytest.mark.parametrize("damage", [b"", b"{}", b"goalsite 2 0\n{}", b"\x80\x04."])
def test_a_damaged_memory_is_not_believed(folder: Path, damage: bytes) -> None:
    memory, _ = memories(folder)
    whole = memory.read_bytes()
    for data in (damage, whole[: len(whole) // 2], whole.replace(b"Built", b"Buxlt")):
        memory.write_bytes(data)
        assert NOTHING not in build(folder)


def test_a_memory_may_be_thrown_away_or_stand_where_nothing_can_be_written(folder: Path) -> None:
    shutil.rmtree(folder / ".goalsite")
    (folder / ".goalsite").write_text("in the way")
    assert NOTHING not in build(folder)
    assert NOTHING not in build(folder)


@pytest.mark.skipif(os.name == "nt", reason="a link needs a right of its own there")
@pytest.mark.parametrize("linked", [".goalsite", ".goalsite/cache", ".goalsite/cache/sites"])
def test_a_memory_that_is_a_link_leaves_the_files_there_alone(tmp_path: Path, linked: str) -> None:
    theirs = put(tmp_path / "theirs", {f"{at:016x}.json": "theirs" for at in range(40)})
    folder = put(tmp_path / "portfolio", GOOD)
    (folder / linked).parent.mkdir(parents=True, exist_ok=True)
    (folder / linked).symlink_to(theirs)
    before = tree(theirs)
    assert NOTHING not in build(folder)
    assert tree(theirs) == before


def test_only_records_are_ever_forgotten(folder: Path) -> None:
    put(folder / ".goalsite/cache/sites", {f"letter-{at}.json": "theirs" for at in range(20)})
    put(folder / ".goalsite/cache/sites", {f"{at:016x}.json": "old" for at in range(20)})
    build(folder, "--clean")
    kept = [file.name for file in (folder / ".goalsite/cache/sites").iterdir()]
    assert sum(name.startswith("letter-") for name in kept) == 20
    assert len(kept) == 20 + 16 + 1  # one of the sixteen has its two records


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name there")
def test_a_pipe_in_the_place_of_the_memory_stops_nobody(folder: Path) -> None:
    for memory in memories(folder):
        memory.unlink()
        os.mkfifo(memory)
    assert NOTHING not in build(folder)
    assert NOTHING in build(folder)


def test_a_link_in_the_place_of_the_ignore_file_makes_no_file_elsewhere(folder: Path, tmp_path: Path) -> None:
    ignore = folder / ".goalsite/cache/.gitignore"
    ignore.unlink()
    ignore.symlink_to(tmp_path / "elsewhere")
    build(folder, "--clean")
    assert not (tmp_path / "elsewhere").exists()


def test_a_site_that_another_build_has_replaced_is_not_taken_for_ones_own(folder: Path) -> None:
    slow = Watch.of(Place(folder), folder / "site", "slow")
    assert slow
    ours = publish({"index.html": b"ours"}, folder / "site", source=folder, allow_shrink=True)
    publish({"index.html": b"theirs"}, folder / "site", source=folder)
    slow.done(["Built ours."], ours.stands, day="", also="", trace=lambda: None)
    again = Watch.of(Place(folder), folder / "site", "slow")
    assert again
    assert again.unchanged() is None


def test_a_dry_run_and_a_clean_build_are_always_made(folder: Path) -> None:
    assert NOTHING not in build(folder, "--dry-run")
    assert NOTHING not in build(folder, "--clean")


@pytest.fixture
def repository(folder: Path) -> Path:
    """The portfolio, all of it committed."""
    if shutil.which("git") is None:
        pytest.skip("needs git")
    put(folder, {".gitignore": "/site/\n/.goalsite/\n"})
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "One"]):
        git(folder, *words)
    return folder


def git(folder: Path, *words: str) -> None:
    settings = ["-c", "user.name=Ines", "-c", "user.email=ines@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", folder, *settings, *words], check=True)


def test_a_new_commit_is_a_change(repository: Path) -> None:
    assert NOTHING not in build(repository)
    assert NOTHING in build(repository)
    git(repository, "commit", "-qm", "Two", "--allow-empty")
    assert NOTHING not in build(repository)


def test_a_git_that_could_not_be_asked_before_is_a_change(repository: Path) -> None:
    folder = repository
    build(folder)
    for path in ("/nowhere", os.environ["PATH"]):
        environment = {"SOURCE_DATE_EPOCH": "1790000000", "PATH": path}
        ended = goalsite("build", ".", "-o", "site", at=folder, environment=environment)
        assert ended.code == 0
        assert NOTHING not in ended.err
        assert (b'"commit"' in (folder / "site/portfolio.json").read_bytes()) == (path != "/nowhere")


def loaded_by_a_build(folder: Path, *parts: str) -> tuple[str, list[str]]:
    """What a build says, and which of these modules are loaded at its end."""
    script = (
        "import sys; from goalsite_gen.cli import _run; code = _run(['build', '.', '-o', 'site']); "
        f"print(code, *sorted({set(parts)} & sys.modules.keys()))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1790000000"}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    code, *found = done.stdout.split()
    assert code == "0", done.stderr
    return done.stderr, found


def test_a_build_with_nothing_to_do_loads_none_of_the_heavy_parts(folder: Path) -> None:
    said, found = loaded_by_a_build(folder, "jinja2", "markdown", "nh3", "pydantic", "yaml", "frontmatter")
    assert (NOTHING in said, found) == (True, [])


def test_a_build_after_the_edit_of_a_plain_entry_loads_no_markdown_and_nothing_that_speaks_to_a_network(
    folder: Path,
) -> None:
    (folder / ENTRY).write_text(GOOD[ENTRY].replace("She rang.", "He rang."))
    said, found = loaded_by_a_build(
        folder, "markdown", "nh3", "ssl", "socketserver", "http.client", "urllib.request", "asyncio", "watchdog",
        "multiprocessing", "xml.sax", "logging",
    )  # fmt: skip
    assert (NOTHING in said, found) == (False, [])
