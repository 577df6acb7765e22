"""When the disk, another build or a signal comes between, the former site stands and nothing is left over."""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from goalsite_gen.errors import Stop
from goalsite_gen.publish.exchange import aside_of, exchange
from goalsite_gen.publish.interrupts import Interrupted, signals_as_interrupts
from goalsite_gen.publish.lock import locked
from goalsite_gen.publish.output import publish

OLD = {"index.html": b"old", "a/index.html": b"same"}
NEW = {"index.html": b"new", "a/index.html": b"same"}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    publish(OLD, tmp_path / "site", source=tmp_path / "portfolio")
    return tmp_path / "site"


def failing(name: str, code: int) -> Callable[..., None]:
    def fail(*args: object, **options: object) -> None:
        raise OSError(code, os.strerror(code), name)

    return fail


def left_beside(out: Path) -> list[str]:
    return [path.name for path in out.parent.iterdir() if path != out]


@pytest.mark.parametrize(
    ("call", "code", "words"),
    [
        ("write", errno.ENOSPC, "no space left on the disk"),
        ("mkdir", errno.EDQUOT, "the disk quota is used up"),
        ("open", errno.EROFS, "the disk is read-only"),
        ("write", errno.EFBIG, "a file is larger than this system allows"),
    ],
)
def test_a_disk_that_refuses_leaves_the_old_site_and_one_plain_line(
    out: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int, words: str
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(os, call, failing(call, code))
        with pytest.raises(Stop) as stop:
            publish(NEW, out, source=out.parent / "portfolio")
    assert stop.value.message == f"{words}; the site in `{out}` is as it was"
    assert (out / "index.html").read_bytes() == b"old"
    assert [name for name in left_beside(out) if name.endswith("-new")] == []


def test_a_disk_that_refuses_the_first_build_says_that_nothing_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "write", failing("write", errno.ENOSPC))
    with pytest.raises(Stop, match="nothing was written to"):
        publish(NEW, tmp_path / "site", source=tmp_path / "portfolio")
    assert list(tmp_path.iterdir()) == []


def test_where_links_are_refused_the_files_are_written(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", failing("link", errno.EPERM))
    publish(NEW, out, source=out.parent / "portfolio")
    assert (out / "a/index.html").read_bytes() == b"same"


def test_a_second_build_of_the_same_folder_leaves_at_once(out: Path) -> None:
    with locked(out, shown=out), pytest.raises(Stop, match="another build is writing") as stop:
        publish(NEW, out, source=out.parent / "portfolio")
    assert (stop.value.code, (out / "index.html").read_bytes()) == (2, b"old")


def test_a_second_build_does_not_sweep_away_the_first_ones_staging(out: Path) -> None:
    staging = out.with_name(".site.goalsite-new")
    with locked(out, shown=out):
        staging.mkdir()
        with pytest.raises(Stop):
            publish(NEW, out, source=out.parent / "portfolio")
        assert staging.exists()


def test_a_lock_goes_when_its_build_is_done(out: Path) -> None:
    with locked(out, shown=out):
        assert left_beside(out) == [".site.goalsite-lock"]
    assert left_beside(out) == []


def test_a_lock_file_exchanged_meanwhile_does_not_count(out: Path) -> None:
    lock = out.with_name(".site.goalsite-lock")
    with locked(out, shown=out):
        lock.unlink()
        with locked(out, shown=out):
            assert lock.exists()


def no_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    class Library:
        @staticmethod
        def renameat2(*args: object) -> int:
            ctypes.set_errno(errno.EINVAL)
            return -1

    monkeypatch.setattr(ctypes, "CDLL", lambda *args, **options: Library)


@pytest.mark.skipif(sys.platform != "linux", reason="stands in for a Linux file system without the call")
def test_a_file_system_that_cannot_exchange_renames_twice(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    no_exchange(monkeypatch)
    publish(NEW, out, source=out.parent / "portfolio")
    assert (out / "index.html").read_bytes() == b"new"
    assert left_beside(out) == []


@pytest.mark.skipif(sys.platform != "linux", reason="stands in for a Linux file system without the call")
def test_the_second_rename_failing_rolls_the_first_one_back(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_exchange(monkeypatch)
    with pytest.raises(OSError, match="missing"):
        exchange(tmp_path / "missing", out)
    assert (out / "index.html").read_bytes() == b"old"


def test_a_build_killed_between_two_renames_is_healed_by_the_next(out: Path) -> None:
    out.rename(aside_of(out))
    counts = publish(OLD, out, source=out.parent / "portfolio")
    assert (counts.kept, left_beside(out)) == (3, [])


BUILD = textwrap.dedent(
    """
    import os, sys
    from pathlib import Path
    from goalsite_gen.publish.interrupts import Interrupted, signals_as_interrupts
    from goalsite_gen.publish.output import publish
    real = os.write
    def write(handle, data):
        print("writing", flush=True)
        sys.stdin.read()
        return real(handle, data)
    os.write = write
    try:
        with signals_as_interrupts():
            publish({"index.html": b"new"}, Path(sys.argv[1]), source=Path("portfolio"))
    except KeyboardInterrupt as end:
        sys.exit(128 + getattr(end, "number", 2))
    """
)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_in_the_middle_leaves_the_old_site_and_nothing_else(out: Path, number: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", BUILD, str(out)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as build:
        assert build.stdout is not None
        assert build.stdout.readline() == b"writing\n"
        build.send_signal(number)
        assert build.wait(20) == 128 + number
        assert build.stderr is not None
        assert build.stderr.read() == b""
    assert (out / "index.html").read_bytes() == b"old"
    assert left_beside(out) == []


@pytest.fixture
def hang_up_ignored() -> Iterator[None]:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    yield
    signal.signal(signal.SIGHUP, before)


def test_an_ignored_hang_up_stays_ignored(hang_up_ignored: None) -> None:
    with signals_as_interrupts():
        signal.raise_signal(signal.SIGHUP)


def test_an_interrupt_knows_its_signal_and_handlers_go_back() -> None:
    with pytest.raises(Interrupted) as end, signals_as_interrupts():
        signal.raise_signal(signal.SIGTERM)
    assert end.value.number == signal.SIGTERM
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
