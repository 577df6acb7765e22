"""Whether builds that know the last one make what a clean build makes: `python -m tests.cli.fuzz_builds WALKS SEED`.

A walk begins with the same small portfolio, every other time in a repository of git, and does some random things to it.
After each, it is built, and so is a copy of it that nothing is known of. The sites, the exit codes and what was said
must be the same, and so must the findings. What stops a build is mostly taken back at once. Prints each walk that went
wrong, cut down to the steps that it takes, and ends with 1 if any did. The same seed makes the same walks; without
arguments there are 100.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from goalsite_gen.check import check_again
from goalsite_gen.cli.account import Account
from goalsite_gen.cli.load import load
from goalsite_gen.cli.place import Place
from goalsite_gen.cli.unchanged import Watch
from goalsite_gen.errors import Stop
from tests.cli.edits import EDITS, OFTEN, World, build, said, site_of
from tests.cli.rich import DAY, RICH
from tests.program import put

LENGTH = 12


@dataclass(frozen=True)
class Step:
    """Something that is done to a portfolio; what exactly, hangs on the seed."""

    name: str
    seed: int


def steps(seed: int, length: int = LENGTH) -> list[Step]:
    """The steps of a walk."""
    chance = Random(seed)
    return [Step(chance.choice((*EDITS, *OFTEN * 3)), chance.randrange(10**6)) for _ in range(length)]


def walk(folder: Path, way: Sequence[Step], *, in_git: bool) -> str:
    """Goes the way in a folder that is not there yet; says what went wrong after which step, or nothing."""
    put(folder / "portfolio", {**RICH, ".gitignore": "/site/\n/.goalsite/\n"})
    world = World(folder / "portfolio", Random(0))
    if in_git:
        (world.folder / ".git").mkdir()
        world.git("init", "-qb", "main")
        world.git("add", "-A")
        world.git("commit", "-qm", "One")
    build(world.folder, *world.options())
    told = ""
    for step in way:
        world.chance = Random(step.seed)
        before = world.kept()
        told += f"\n  {step.name}: {EDITS[step.name](world)}"
        if wrong := differences(world, folder / "clean"):
            return f"{wrong} after{told}"
        # Who stops at an error for good learns nothing of what comes after it.
        if not world.is_built and step.seed % 5:
            world.take_back(before)
            told += ", taken back"
    return ""


def differences(world: World, fresh: Path) -> str:
    """What the next build does otherwise than one in a copy without a memory."""
    if wrong := unlike_findings(world):
        return wrong
    before = site_of(world.folder)
    ended = build(world.folder, *world.options())
    world.is_built = ended.code == 0
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(world.folder, fresh, symlinks=True, ignore=shutil.ignore_patterns("site", ".goalsite", "hard"))
    clean = build(fresh, *world.options())
    if said(ended) != said(clean):
        return f"said {said(ended)}\n and not {said(clean)}"
    left, wanted = site_of(world.folder), site_of(fresh) if clean.code == 0 else before
    other = sorted(name for name in {*left, *wanted} if left.get(name) != wanted.get(name))
    return f"other files: {other[:9]}" if other else ""


def unlike_findings(world: World) -> str:
    """What the rules find otherwise where they know what they found before."""
    try:
        portfolio = load(Place(world.folder), as_of=world.asked.get("--as-of", DAY))
        watch = Watch.of(Place(world.folder), world.folder / "site")
        if watch is None:
            return ""
        earlier = Account.of(watch, portfolio).earlier(portfolio)
        known, fresh = (set(check_again(portfolio, of)[0]) for of in (earlier, None))
    except Stop:
        return ""
    return f"missed {fresh - known}, invented {known - fresh}" if known != fresh else ""


def smallest(way: Sequence[Step], *, in_git: bool) -> tuple[list[Step], str]:
    """The steps without which nothing goes wrong, and what does."""
    kept, wrong = list(way), ""
    for at in reversed(range(len(way))):
        fewer = kept[:at] + kept[at + 1 :]
        if now := tried(fewer, in_git=in_git):
            kept, wrong = fewer, now
    return kept, wrong


def tried(way: Sequence[Step], *, in_git: bool) -> str:
    """Goes the way in a folder of its own, which is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        return walk(Path(folder), way, in_git=in_git)


def main(count: int, seed: int) -> int:
    """Goes so many ways; the number of those that went wrong."""
    bad = 0
    for number in range(seed, seed + count):
        way = steps(number)
        if wrong := tried(way, in_git=number % 2 == 1):
            bad += 1
            kept, less = smallest(way, in_git=number % 2 == 1)
            sys.stdout.write(f"walk {number}: {less or wrong}\n{kept}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{count} walks of {LENGTH} steps, {bad} went wrong\n")
    return bad


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*(given + [100, 0][len(given) :])) > 0)
