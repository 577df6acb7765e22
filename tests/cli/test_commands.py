"""The command line: statuses, help, what to do where something is wrong, and no traceback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from goalsite_gen import __version__
from goalsite_gen.cli import COMMANDS
from tests.program import ROOT, goalsite, process, put

CONFIG = {"goalsite.toml": 'title = "Ours"\nas_of = 2026-09-30\n'}
GOOD = CONFIG | {"journal/2026-03-14-a.md": "---\ngoal: trust\n---\nShe rang.\n", "goals/trust.md": """\
---
title: Customers ask us before they decide
type: soft
why: so that help comes in time
---
"""}  # fmt: skip
BAD = GOOD | {"goals/churn.md": "---\ntitle: Fewer leave\ntype: hrad\n---\n"}


def test_help_names_every_command_with_what_it_does(tmp_path: Path) -> None:
    short, long = goalsite("-h", at=tmp_path), goalsite("--help", at=tmp_path)
    assert short == long
    assert (short.code, short.err) == (0, "")
    assert [line.split()[0] for line in short.out.split("Commands:\n")[1].splitlines() if line.startswith("  ")][
        : len(COMMANDS)
    ] == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(tmp_path: Path, name: str) -> None:
    done = goalsite(name, "-h", at=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"Usage: goalsite {name}")


def test_the_version_is_printed_alone(tmp_path: Path) -> None:
    done = goalsite("-V", at=tmp_path)
    assert (done.code, done.out, done.err) == (0, f"goalsite {__version__}\n", "")
    assert goalsite("--version", at=tmp_path) == done


def test_a_slip_in_the_name_of_a_command_is_named(tmp_path: Path) -> None:
    done = goalsite("biuld", at=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "did you mean `build`?" in done.err


@pytest.mark.parametrize(
    "arguments",
    [("nonsense",), ("build", "--nope"), ("new", "goal"), ("new", "gaol", "A"),
     ("check", "--output-format", "pretty"), ("schema", "gaol"), ("rule", "P999"), ("check", "--select", "ZZ")],
)  # fmt: skip
def test_a_wrong_call_ends_with_2_and_says_what_to_do(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    put(tmp_path, GOOD)
    done = goalsite(*arguments, at=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("goalsite: error: ")
    assert "hint: " in done.err


@pytest.mark.parametrize("command", ["build", "check", "serve"])
def test_a_folder_without_a_portfolio_ends_with_2_and_names_init(tmp_path: Path, command: str) -> None:
    done = goalsite(command, at=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "`goalsite init` starts one" in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_portfolio_that_is_not_there_ends_with_2(tmp_path: Path) -> None:
    assert goalsite("check", "nowhere", at=tmp_path).code == 2
    put(tmp_path, {"file": ""})
    assert goalsite("check", "file", at=tmp_path).code == 2


@pytest.mark.skipif(os.name == "nt", reason="there a folder in use cannot be removed")
def test_a_folder_that_went_while_one_was_in_it_is_named_as_such(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    done = subprocess.run(
        ["bash", "-c", f"cd '{gone}' && rmdir '{gone}' && '{sys.executable}' -m goalsite_gen check '{tmp_path}'"],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, "goalsite: error: the folder you are in is gone")


def test_a_portfolio_is_found_upwards_and_in_content(tmp_path: Path) -> None:
    put(tmp_path, GOOD)
    assert goalsite("check", at=tmp_path / "goals").code == 0
    put(tmp_path / "repository/content", GOOD)
    (tmp_path / "goalsite.toml").unlink()
    assert goalsite("check", at=tmp_path / "repository").code == 0
    assert goalsite("check", "repository/content", at=tmp_path).code == 0


def test_a_table_in_pyproject_makes_a_portfolio_too(tmp_path: Path) -> None:
    put(tmp_path, {"pyproject.toml": '[tool.goalsite]\ntitle = "Ours"\n', "goals/a.md": GOOD["goals/trust.md"]})
    assert goalsite("check", at=tmp_path).code == 0


@pytest.mark.parametrize("make", ["folder", "pipe", "link"])
def test_a_settings_file_that_is_none_ends_with_2(tmp_path: Path, make: str) -> None:
    config = tmp_path / "goalsite.toml"
    if make == "folder":
        config.mkdir()
    elif make == "pipe":
        os.mkfifo(config)
    else:
        config.symlink_to("/dev/zero")
    done = goalsite("check", at=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "`goalsite.toml`: this cannot be read" in done.err


@pytest.mark.parametrize("text", ["title =", "[" * 5000, 'title = "caf\xe9'])
def test_settings_that_are_garbage_are_a_finding(tmp_path: Path, text: str) -> None:
    put(tmp_path, {"goalsite.toml": text})
    done = goalsite("check", at=tmp_path)
    assert done.code == 1
    assert "goalsite.toml:1:" in done.out


def test_findings_end_with_1_and_none_with_0(tmp_path: Path) -> None:
    put(tmp_path / "good", GOOD)
    put(tmp_path / "bad", BAD)
    assert goalsite("check", "good", at=tmp_path).code == 0
    done = goalsite("check", "bad", at=tmp_path)
    assert done.code == 1
    assert "F108 wrong-type" in done.out
    assert "did you mean `hard`?" in done.out
    assert goalsite("check", "bad", "--exit-zero", at=tmp_path).code == 0


def test_warnings_end_with_1_only_when_strict(tmp_path: Path) -> None:
    put(tmp_path, GOOD)
    assert goalsite("check", at=tmp_path).code == 0
    assert goalsite("check", "--strict", at=tmp_path).code == 1


def test_a_report_can_be_written_to_a_file(tmp_path: Path) -> None:
    put(tmp_path, BAD)
    done = goalsite("check", "--output-format", "json", "-o", "report.json", at=tmp_path)
    assert (done.code, done.out) == (1, "")
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert report["version"] == 1
    assert "F108" in [finding["code"] for finding in report["findings"]]


def test_a_report_that_cannot_be_written_ends_with_2(tmp_path: Path) -> None:
    put(tmp_path, GOOD)
    done = goalsite("check", "-o", "nowhere/report.txt", at=tmp_path)
    assert done.code == 2
    assert "cannot write" in done.err


@pytest.mark.parametrize("format_", ["full", "concise", "json", "github"])
def test_names_that_are_no_utf_8_and_control_signs_reach_no_terminal(tmp_path: Path, format_: str) -> None:
    put(tmp_path, GOOD)
    for name in (b"caf\xe9.md", b"a\x1b[31m.md", b"a\nb.md"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/goals/" + name)).write_text("---\n---\n", encoding="utf-8")
    done = process("check", "--output-format", format_, at=tmp_path)
    assert done.code == 1
    assert "\x1b" not in done.out
    assert "Traceback" not in done.err
    assert "internal error" not in done.err
    to_file = process("check", "--output-format", format_, "-o", "report", at=tmp_path)
    assert to_file.code == 1
    assert "internal error" not in to_file.err


def test_colour_is_as_asked_then_as_the_environment_says(tmp_path: Path) -> None:
    put(tmp_path, BAD)

    def coloured(*arguments: str, **environment: str) -> bool:
        return "\x1b[" in goalsite("check", *arguments, at=tmp_path, environment=environment).out

    assert not coloured()
    assert coloured("--color", "always")
    assert coloured(FORCE_COLOR="1")
    assert not coloured(NO_COLOR="1", FORCE_COLOR="1")
    assert coloured("--color", "always", NO_COLOR="1")
    assert not coloured("--color", "never", FORCE_COLOR="1")


def test_results_go_to_stdout_and_notes_to_stderr(tmp_path: Path) -> None:
    put(tmp_path, GOOD)
    done = goalsite("build", at=tmp_path)
    assert (done.code, done.out) == (0, "")
    assert "Built" in done.err
    assert goalsite("build", "-q", at=tmp_path).err == ""


def test_a_schema_is_printed_for_each_kind(tmp_path: Path) -> None:
    for kind in ("goal", "entry", "story", "review", "team", "settings"):
        done = goalsite("schema", kind, at=tmp_path)
        assert done.code == 0
        assert json.loads(done.out)["title"] == f"goalsite {kind}"


def test_a_rule_is_explained_by_code_or_name_and_all_are_listed(tmp_path: Path) -> None:
    assert goalsite("rule", "p301", at=tmp_path) == goalsite("rule", "unpaired-goal", at=tmp_path)
    assert "P301" in goalsite("rule", at=tmp_path).out


@pytest.mark.parametrize("arguments", [(), ("rule",), ("build",), ("new",)])
def test_help_imports_nothing_heavier_than_click(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    heavy = ("yaml", "pydantic", "jinja2", "markdown", "nh3", "watchdog", "frontmatter", "tomllib", "json")
    code = f"""
import sys
sys.argv = ["goalsite", *{arguments!r}, "--help"]
from goalsite_gen.cli import main
try:
    main()
except SystemExit as end:
    assert not end.code
print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "[]\n")


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs a shell")
@pytest.mark.parametrize("tail", ["| head -c 1", ">&-", "2>&-", ">&- 2>&-", "| true"])
@pytest.mark.parametrize("command", ["rule", "check", "schema goal", "--help", "build"])
def test_a_reader_who_leaves_gets_no_traceback(tmp_path: Path, command: str, tail: str) -> None:
    put(tmp_path, GOOD)
    done = subprocess.run(
        ["bash", "-c", f"'{sys.executable}' -m goalsite_gen {command} {tail}"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert "rror" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize(
    ("command", "code"), [("check {bad} | true", 1), ("build {good} 2>/dev/full", 0), ("check nowhere 2>/dev/full", 2)]
)
def test_output_that_nobody_can_read_does_not_change_the_status(tmp_path: Path, command: str, code: int) -> None:
    put(tmp_path / "bad", BAD)
    put(tmp_path / "good", GOOD)
    line = command.format(bad="bad", good="good")
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"'{sys.executable}' -m goalsite_gen {line}"],
        cwd=tmp_path,
        # Where Python buffers, as it does unless told otherwise, the fault comes up only at the very end.
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (code, "")


def test_a_terminal_without_utf_8_gets_its_words_all_the_same(tmp_path: Path) -> None:
    put(tmp_path, GOOD | {"goals/qualité.md": "---\ntitle: Qualité\ntype: hrad\n---\n"})
    done = process("check", at=tmp_path, environment={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert done.code == 1
    assert "goals/qualité.md" in done.out


@pytest.mark.parametrize(("number", "code"), [(2, 130), (15, 143), (1, 129)])
def test_a_signal_ends_the_program_with_128_and_its_number(tmp_path: Path, number: int, code: int) -> None:
    script = f"""
import click, goalsite_gen.cli as cli, sys
from goalsite_gen.publish.interrupts import Interrupted
def interrupted(*_, **__): raise click.Abort from Interrupted({number})
cli.program.main = interrupted
sys.exit(cli._run([]))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (code, "interrupted\n")


def test_a_fault_of_the_program_is_one_line_and_no_traceback(tmp_path: Path) -> None:
    code = """
import goalsite_gen.cli as cli, sys
cli.program.commands["boom"] = None
def broken(*_, **__): raise ValueError("boom\\nboom")
cli.program.main = broken
sys.exit(cli._run([]))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith("goalsite: internal error: ValueError: boom boom\n  hint: ")
    assert "Traceback" not in done.stderr
