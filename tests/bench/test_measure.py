"""A command is measured with all its processes, and one that fails is told with what it said."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.bench.measure import Failed, Took, run
from tests.bench.peers.tool import Command

HOLDS_40_MB = "x = bytearray(b'x') * 40_000_000; import time; time.sleep(0.3)"


def python(program: str, at: Path) -> Took:
    return run(Command((sys.executable, "-c", program), at))


def test_the_memory_of_a_process_is_seen(tmp_path: Path) -> None:
    assert python(HOLDS_40_MB, tmp_path).peak > 40_000_000


def test_memory_and_processor_time_of_its_children_count_too(tmp_path: Path) -> None:
    works = "sum(i for i in range(1_000_000)); " + HOLDS_40_MB
    took = python(f"import subprocess, sys; subprocess.run([sys.executable, '-c', {works!r}])", tmp_path)
    assert took.peak > 40_000_000
    assert took.cpu > python("pass", tmp_path).cpu


def test_a_failure_is_told_with_the_end_of_what_was_said(tmp_path: Path) -> None:
    with pytest.raises(Failed, match=r"exit 3\n.*no such chair"):
        python("import sys; sys.stderr.write('no such chair'); sys.exit(3)", tmp_path)


def test_what_would_slow_or_speed_a_generator_is_not_handed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("GOALSITE_BUILD_STRICT", "1")
    monkeypatch.setenv("KEPT", "1")
    handed_on = Command(("true",), tmp_path, (("MORE", "2"),)).environment()
    assert {"PYTHONDONTWRITEBYTECODE", "GOALSITE_BUILD_STRICT"}.isdisjoint(handed_on)
    assert (handed_on["KEPT"], handed_on["MORE"]) == ("1", "2")
