"""What git said of a commit is kept, and never tells anything but what git would say."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from goalsite_gen.source import past
from goalsite_gen.source.commit import commits_of
from goalsite_gen.source.history import SETTING_UP, first_recorded
from goalsite_gen.source.records import CACHE, keep, unsealed

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

WALKS = 20
STEPS = 8
NAMES = ("a", "b", "ä b", "deep/c", "deep/d")
PLAIN_LOG = ("log", "--format=%x01%H %as", "--no-color", "-z", "--relative")


@dataclass
class World:
    """A repository with a portfolio in `content/`, in which one day passes after the other."""

    root: Path
    random: Random
    days: int = 0

    @property
    def folder(self) -> Path:
        return self.root / "content"

    @property
    def record(self) -> Path:
        return self.folder / CACHE / "history"

    def git(self, *asked: str, check: bool = True) -> str:
        self.days += 5
        stamp = f"{date(2026, 1, 1) + timedelta(days=self.days)}T12:00:00+00:00"
        clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        clean |= {f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        clean |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
        asked = ("-c", "protocol.file.allow=always", *asked)
        return subprocess.run(
            ["git", "-C", str(self.root), *asked], env=clean, check=check, capture_output=True, text=True
        ).stdout.strip()

    def write(self, name: str, text: str) -> None:
        path = self.folder / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def commit(self, **files: str) -> str:
        for name, text in files.items():
            self.write(name, text)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "x")
        return self.git("rev-parse", "HEAD")

    def contents(self) -> dict[str, bytes]:
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in self.folder.rglob("*.md")}


@pytest.fixture(autouse=True)
def _each_commit_is_worth_keeping(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(past, "WORTH_KEEPING", 1)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return world_at(tmp_path / "repository", Random(0))


def world_at(root: Path, random: Random) -> World:
    (root / "content").mkdir(parents=True)
    world = World(root, random)
    world.git("init", "-q", "-b", "main")
    (root / ".gitignore").write_text("/content/.goalsite/\n")
    world.commit(a="1", b="1")
    return world


def told(world: World) -> tuple[dict[str, str], Mapping[str, date] | None]:
    """What we say of a repository: the commit that each file is from, and the day on which it was recorded."""
    commits = commits_of(world.folder, world.contents())
    tracked = {path: commits.newest([path]) for path in world.contents()} if commits else {}
    return tracked, first_recorded(world.folder)


def plain(world: World) -> tuple[dict[str, str], Mapping[str, date] | None]:
    """The same from what git prints when it is asked for everything."""
    said = world.git(*PLAIN_LOG, "--first-parent", "-m", "--name-only", "--no-renames", "--", "content")
    last: dict[str, str] = {}
    for commit, _, words in commits_in(said):
        for path in words:
            last.setdefault(path.removeprefix("content/"), commit)
    tracked = {path: last.get(path, "") for path in world.contents()}
    if world.git("rev-parse", "--is-shallow-repository") == "true":
        return tracked, None
    said = world.git(
        *PLAIN_LOG, "--full-history", "--reverse", "--name-status", "--diff-filter=AR", "-M100%", "--", "content"
    )
    days: dict[str, date] = {}
    for _, day, words in commits_in(said):
        rest = iter(words)
        for status in rest:
            was = next(rest) if status.startswith("R") else ""
            days.setdefault(next(rest), days.get(was, day))
    began = min(days.values())
    late = {path.removeprefix("content/"): day for path, day in days.items() if day > began + SETTING_UP}
    return tracked, late


def commits_in(said: str) -> Iterator[tuple[str, date, list[str]]]:
    for block in said.split("\x01")[1:]:
        head, *words = [word.strip("\n") for word in block.split("\0")]
        commit, day = head.split(" ")
        yield commit, date.fromisoformat(day), [word for word in words if word]


def edit(world: World) -> None:
    world.write(world.random.choice(NAMES), f"{world.days}")
    world.commit()


def edit_elsewhere(world: World) -> None:
    (world.root / "other.txt").write_text(f"{world.days}")
    world.commit()


def rename(world: World) -> None:
    paths = sorted(world.folder.rglob("*.md"))
    target = world.folder / f"{world.random.choice(NAMES)}.md"
    target.parent.mkdir(parents=True, exist_ok=True)
    paths[world.random.randrange(len(paths))].rename(target)
    world.commit()


def remove(world: World) -> None:
    paths = sorted(world.folder.rglob("*.md"))
    if len(paths) > 1:
        paths[world.random.randrange(len(paths))].unlink()
    world.commit()


def amend(world: World) -> None:
    world.write(world.random.choice(NAMES), f"{world.days}")
    world.git("add", "-A")
    world.git("commit", "-q", "--amend", "--allow-empty", "-m", "y")


def revert(world: World) -> None:
    parents = world.git("rev-list", "-1", "--parents", "HEAD").split()[1:]
    if parents:
        world.git("revert", "--no-edit", *(("-m1",) if parents[1:] else ()), "HEAD", check=False)
        world.git("revert", "--abort", check=False)


def step_back(world: World) -> None:
    world.git("reset", "-q", "--hard", f"HEAD~{world.random.randint(1, 3)}", check=False)


def branch(world: World) -> None:
    world.git("checkout", "-q", "-b", f"branch{world.days}")


def switch(world: World) -> None:
    names = world.git("for-each-ref", "--format=%(refname:short)", "refs/heads").split()
    world.git("checkout", "-q", world.random.choice(names))


def merge(world: World) -> None:
    names = world.git("for-each-ref", "--format=%(refname:short)", "refs/heads").split()
    way = world.random.choice((("--no-ff",), ("--no-ff", "-s", "ours"), ("--no-ff", "-X", "theirs"), ("--ff-only",)))
    world.git("merge", "-q", *way, "-m", "x", world.random.choice(names), check=False)
    world.git("merge", "--abort", check=False)


def fork_and_merge(world: World) -> None:
    """Two lines of work from one commit, and the one merged into the other: as often as not the newer is the first."""
    here = world.git("rev-parse", "--abbrev-ref", "HEAD")
    side = f"side{world.days}"
    world.git("branch", side)
    edit(world)
    world.git("checkout", "-q", side)
    edit(world)
    if world.random.random() < 0.5:
        world.git("checkout", "-q", here)
    world.git("merge", "-q", "--no-ff", "-X", "theirs", "-m", "x", here, side)


def rebase(world: World) -> None:
    world.git("rebase", "-q", "-X", "theirs", "main", check=False)
    world.git("rebase", "--abort", check=False)


DONE: tuple[Callable[[World], None], ...] = (
    edit, edit, edit, edit_elsewhere, rename, remove, amend, revert, step_back,
    branch, switch, switch, merge, merge, fork_and_merge, fork_and_merge, rebase,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(WALKS))
def test_whatever_is_done_to_a_history_what_is_kept_of_it_is_what_git_says(seed: int, tmp_path: Path) -> None:
    world = world_at(tmp_path / "repository", Random(seed))
    names = []
    for _ in range(STEPS):
        do = world.random.choice(DONE)
        names.append(do.__name__)
        do(world)
        if world.random.random() < 0.7:
            assert told(world) == plain(world), names
    assert world.record.is_file()


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_what_a_whole_repository_kept_says_nothing_wrong_in_a_shallow_clone(
    world: World, tmp_path: Path, depth: int
) -> None:
    for text in "2345":
        world.commit(b=text)
    told(world)
    clone = World(tmp_path / "clone", Random(0), world.days)
    world.git("clone", "-q", f"--depth={depth}", f"file://{world.root}", str(clone.root))
    shutil.copytree(world.folder / ".goalsite", clone.folder / ".goalsite")
    assert told(clone) == plain(clone)
    clone.commit(c="1")
    shutil.rmtree(clone.folder / ".goalsite")
    assert told(clone) == plain(clone)
    clone.git("fetch", "-q", "--unshallow")
    assert told(clone) == plain(clone)


def swapped(world: World) -> bytes:
    """The record with two files in one another's place."""
    _, body = unsealed(world.folder / CACHE, "history", version=past.VERSION)
    return body.replace(b"c.md", b"X").replace(b"d.md", b"c.md").replace(b"X", b"d.md")


def forget() -> None:
    """As at the start of the program."""
    past._past.cache_clear()


def test_a_record_is_asked_before_git_is(world: World) -> None:
    third, fourth = world.commit(c="1"), world.commit(d="1")
    assert told(world)[0] == plain(world)[0]
    keep(world.folder / CACHE, "history", swapped(world), version=past.VERSION)
    forget()
    tracked, _ = told(world)
    assert tracked == plain(world)[0] | {"c.md": fourth, "d.md": third}


def test_a_record_that_came_with_the_repository_is_neither_believed_nor_written_over(world: World) -> None:
    for name in "cd":
        world.commit(**{name: "1"})
    told(world)
    keep(world.folder / CACHE, "history", swapped(world), version=past.VERSION)
    world.git("add", "-f", "content/.goalsite/cache/history")
    world.commit(e="1")
    before = world.record.read_bytes()
    assert told(world) == plain(world)
    assert world.record.read_bytes() == before


@pytest.mark.parametrize("damage", [b"", b"goalsite 1 0\n", b"\xff\n", b"half", b"one sign"])
def test_a_damaged_record_is_not_believed(world: World, damage: bytes) -> None:
    for name in "cd":
        world.commit(**{name: "1"})
    told(world)
    whole = world.record.read_bytes()
    half, other = whole[: len(whole) // 2], whole.replace(b"c.md", b"d.md", 1)
    world.record.write_bytes({b"half": half, b"one sign": other}.get(damage, damage))
    forget()
    assert told(world) == plain(world)
    assert world.record.read_bytes() == whole


def test_a_record_of_another_folder_of_the_repository_is_not_believed(world: World) -> None:
    shutil.copytree(world.folder, world.root / "copy")
    head = world.commit()
    told(world)
    shutil.copytree(world.folder / ".goalsite", world.root / "copy/.goalsite")
    found = commits_of(world.root / "copy", world.contents())
    assert found is not None
    assert {found.newest([path]) for path in world.contents()} == {head}


@pytest.mark.skipif(os.name == "nt", reason="a link needs a right of its own there")
@pytest.mark.parametrize("linked", [".goalsite", ".goalsite/cache", ".goalsite/cache/history"])
def test_a_record_that_is_a_link_leaves_the_files_there_alone(world: World, tmp_path: Path, linked: str) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "history").write_text("theirs")
    link = world.folder / linked
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(theirs / "history" if linked.endswith("history") else theirs)
    assert told(world) == plain(world)
    assert {path.name: path.read_text() for path in theirs.iterdir()} == {"history": "theirs"}


def test_grafts_which_no_clone_has_change_nothing(world: World) -> None:
    world.commit(c="1")
    head = world.commit(d="1")
    before = told(world)
    (world.root / ".git/info").mkdir(exist_ok=True)
    (world.root / ".git/info/grafts").write_text(f"{head}\n")
    shutil.rmtree(world.folder / ".goalsite")
    forget()
    assert told(world) == before


def test_a_day_that_is_in_no_calendar_is_left_out(world: World) -> None:
    world.write("c", "1")
    world.git("add", "-A")
    world.git("commit", "-q", "-m", "x", "--date=@400000000000 +0000")
    day = world.commit(d="1")
    for _ in range(2):
        tracked, days = told(world)
        assert tracked["d.md"] == day
        assert set(days or ()) == {"d.md"}
        forget()


def test_nothing_is_written_for_a_history_that_is_read_quickly(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(past, "WORTH_KEEPING", 200)
    assert told(world) == plain(world)
    assert not (world.folder / ".goalsite").exists()


def test_a_history_that_is_too_long_is_not_read(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    head = world.commit(c="1")
    monkeypatch.setattr(past, "MOST_COMMITS", 1)
    found = commits_of(world.folder, world.contents())
    assert found is not None
    assert (found.head, found.newest(["c.md"]), first_recorded(world.folder)) == (head, "", None)
