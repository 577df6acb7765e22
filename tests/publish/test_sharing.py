"""Several processes make one site, the same bytes as one makes; whatever befalls one of them, the old site stands."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from goalsite_gen.publish.sharing import WORTH_SHARING, Piles, processes, shared_out
from tests.program import ROOT, tree

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that splits processes")

SCRIPT = """
import os, signal, sys, time
from pathlib import Path
from goalsite_gen.errors import Stop
from goalsite_gen.publish.output import publish_parts

out, fault = Path(sys.argv[1]), sys.argv[2]
parent, (begun, begin), met = os.getpid(), os.pipe(), []

def part(number):
    if fault and not met:
        met.append(number)
        if os.getpid() == parent:
            os.read(begun, 1)  # else it might have made all parts before the other process got to one
        else:
            os.write(begin, b".")
            eval(fault)
    yield f"pages/{number}/index.html", f"<p>{number}</p>".encode()

def stop(): raise Stop("a template fails", hint="mend it")
def full(): raise OSError(28, "No space left on device", "x")
def rest(names): return {"sitemap.xml": " ".join(names).encode()}
def proof(files): return [name for name in files if fault == "against" and "7/" in name]
against = None

try:
    done = publish_parts(
        [lambda number=number: part(number) for number in range(80)], out, source=out.parent / "portfolio",
        rest=rest, proof=proof, jobs=int(sys.argv[3]),
    )
    print(done.written, done.kept, done.removed, done.pages, *done.against)
except Stop as told:
    print(told.message, told.hint, told.code, sep="|")
except RuntimeError as told:
    print(str(told).strip().splitlines()[-1])
except KeyboardInterrupt:
    print("interrupted")
"""


def made(out: Path, fault: str = "", *, jobs: int = 2) -> str:
    """What a script says that makes eighty pages into a folder; the first of the second process may go wrong."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, out, fault, str(jobs)],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout.strip()


def left_over(out: Path) -> list[str]:
    return [path.name for path in out.parent.iterdir() if path != out]


def test_two_processes_make_what_one_makes(tmp_path: Path) -> None:
    assert made(tmp_path / "one/site", jobs=1) == made(tmp_path / "two/site") == "82 0 0 80"
    assert tree(tmp_path / "one/site") == tree(tmp_path / "two/site")
    assert made(tmp_path / "two/site") == "0 82 0 80"


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("stop()", "a template fails|mend it|2"),
        ("full()", "no space left on the disk; the site in"),
        ("os.kill(os.getpid(), signal.SIGKILL)", "a part of the build ended before its time|"),
        ("os._exit(3)", "a part of the build ended before its time|"),
        ("[][0]", "IndexError: list index out of range"),
    ],
)
def test_what_befalls_one_of_them_is_told_and_leaves_the_old_site(tmp_path: Path, fault: str, told: str) -> None:
    out = tmp_path / "site"
    made(out)
    (out / "pages/0/index.html").write_text("old")
    before = tree(out)
    assert made(out, fault).startswith(told)
    assert tree(out) == before
    assert left_over(out) == []


def test_what_stands_against_it_is_gathered_from_all_of_them(tmp_path: Path) -> None:
    out = tmp_path / "site"
    assert set(made(out, "against").split()[4:]) == {f"pages/{n}/index.html" for n in range(7, 80, 10)}
    assert not out.exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_none_of_them_outlives_the_build(tmp_path: Path, number: signal.Signals) -> None:
    out = tmp_path / "site"
    made(out)
    before = tree(out)
    pid_file = tmp_path / "pid"
    slow = f"Path({str(pid_file)!r}).write_text(str(os.getpid())) and time.sleep(60)"
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, out, slow, "2"], env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    while not (pid_file.exists() and pid_file.read_text()):
        time.sleep(0.01)
    process.send_signal(number)
    process.communicate(timeout=30)
    child = int(pid_file.read_text())
    for _ in range(500):
        if not is_running(child):
            break
        time.sleep(0.01)
    assert not is_running(child)
    pid_file.unlink()
    assert tree(out) == before
    assert made(out) == "0 82 0 80"
    assert left_over(out) == []


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def test_there_are_more_of_them_only_where_that_pays() -> None:
    assert processes(WORTH_SHARING - 1, asked=4) == 1
    assert processes(100_000, asked=1) == 1
    assert processes(100_000, asked=None) >= 1


def test_who_has_done_all_of_its_own_pile_takes_from_those_of_others() -> None:
    with Piles(["ab", "cd", "ef"]) as piles:
        others = piles.of(2)
        assert next(others) == "e"
        assert list(piles.of(1)) == ["c", "d", "f", "a", "b"]
        assert list(others) == []


def test_a_single_pile_is_done_in_its_order() -> None:
    with Piles([["a", "b", "c"]]) as piles:
        assert list(piles.of(0)) == ["a", "b", "c"]


def test_each_thing_on_a_pile_is_taken_by_one_process() -> None:
    with Piles([range(500), range(500, 1000)]) as piles:
        taken = shared_out(lambda number: list(piles.of(number)), parts=2)
    assert sorted(taken[0] + taken[1]) == list(range(1000))
