"""`goalsite check` with fixes, baselines and revisions, as a user calls it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.program import Ended, goalsite, put, tree

CONFIG = 'as_of = 2026-09-30\n[check]\nselect = ["F", "L", "P301", "D401"]\n'
SLIP = b"---\r\ntitle: Fewer leave\r\ntype: hard\r\nowenr: Ann\r\n---\r\n"
GOOD = SLIP.replace(b"owenr", b"owner")
TRUST = "---\ntitle: Customers ask us before they decide\ntype: soft\nwhy: so that help comes in time\n---\n"


def start(folder: Path, config: str = CONFIG) -> Path:
    return put(folder, {"goalsite.toml": config, "goals/churn.md": SLIP})


def git(folder: Path, *arguments: str) -> None:
    named = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false")
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(["git", *named, *arguments], cwd=folder, env=clean, check=True, capture_output=True)


def committed(folder: Path) -> Path:
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "a")
    return folder


def codes(done: Ended) -> list[tuple[str, str]]:
    return [(one["file"].rsplit("/", 1)[-1], one["code"]) for one in map(json.loads, done.out.splitlines())]


def lines(folder: Path, *arguments: str) -> list[tuple[str, str]]:
    return codes(goalsite("check", "--output-format", "json-lines", *arguments, at=folder))


def test_fix_puts_right_and_tells_what_is_left(tmp_path: Path) -> None:
    done = goalsite("check", "--fix", at=start(tmp_path))
    assert (tmp_path / "goals/churn.md").read_bytes() == GOOD
    assert (done.code, done.err) == (0, "Fixed 1 finding in 1 file.\n")
    assert "F107" not in done.out
    assert "P301" in done.out


def test_fixing_twice_changes_nothing(tmp_path: Path) -> None:
    goalsite("check", "--fix", at=start(tmp_path))
    before = tree(tmp_path)
    done = goalsite("check", "--fix", at=tmp_path)
    assert done.err == "Nothing can be fixed without asking.\n"
    assert tree(tmp_path) == before


@pytest.mark.skipif(os.name == "nt", reason="there are no such modes")
def test_fixing_keeps_the_mode_of_a_file_and_leaves_no_other(tmp_path: Path) -> None:
    (start(tmp_path) / "goals/churn.md").chmod(0o640)
    goalsite("check", "--fix", at=tmp_path)
    assert (tmp_path / "goals/churn.md").stat().st_mode & 0o777 == 0o640
    assert sorted(tree(tmp_path)) == ["goals/churn.md", "goalsite.toml"]


def test_only_what_is_selected_is_fixed(tmp_path: Path) -> None:
    put(tmp_path, {"goalsite.toml": CONFIG, "goals/trust.md": TRUST.replace("soft", "soft  # goalsite: ignore[P304]")})
    goalsite("check", "--fix", "--select", "D4", at=tmp_path)
    assert b"ignore" in (tmp_path / "goals/trust.md").read_bytes()


def test_diff_shows_what_would_be_fixed_and_writes_nothing(tmp_path: Path) -> None:
    before = tree(start(tmp_path))
    done = goalsite("check", "--diff", at=tmp_path)
    assert (done.code, done.err) == (1, "Would fix 1 finding in 1 file.\n")
    assert done.out.splitlines()[:2] == ["--- goals/churn.md", "+++ goals/churn.md"]
    assert "-owenr: Ann\r\n+owner: Ann\r\n" in done.out
    assert tree(tmp_path) == before
    assert goalsite("check", "--diff", "--exit-zero", at=tmp_path).code == 0


def test_a_diff_of_nothing_ends_with_0(tmp_path: Path) -> None:
    put(start(tmp_path), {"goals/churn.md": GOOD})
    done = goalsite("check", "--diff", at=tmp_path)
    assert (done.code, done.out) == (0, "")


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_a_diff_can_be_applied(tmp_path: Path) -> None:
    text = SLIP + b"Text without an end"
    put(start(tmp_path), {"goals/churn.md": text})
    goalsite("check", "--diff", "-o", "a.patch", at=tmp_path)
    git(tmp_path, "apply", "-p0", "a.patch")
    assert (tmp_path / "goals/churn.md").read_bytes() == text.replace(b"owenr", b"owner")


def test_findings_are_counted_by_rule(tmp_path: Path) -> None:
    put(start(tmp_path), {"goals/trust.md": TRUST.replace("why", "owner")})
    done = goalsite("check", "--statistics", at=tmp_path)
    assert done.out == (
        "1  D401 no-why        warning\n1  F107 unknown-field error [*]\n"
        "Found 1 error and 1 warning in 2 files.\n[*] 1 fixable with `--fix`.\n"
    )  # fmt: skip
    counted = json.loads(goalsite("check", "--statistics", "--output-format", "json", at=tmp_path).out)
    assert counted[1] == {"code": "F107", "name": "unknown-field", "severity": "error", "count": 1, "fixable": 1}
    assert goalsite("check", "--statistics", "--output-format", "sarif", at=tmp_path).code == 2


def test_more_can_be_selected_than_the_settings_do(tmp_path: Path) -> None:
    put(tmp_path, {"goalsite.toml": CONFIG, "goals/trust.md": TRUST})
    assert lines(tmp_path) == [("trust.md", "P301")]
    assert ("trust.md", "D423") in lines(tmp_path, "--extend-select", "D423")


def test_a_baseline_leaves_out_what_it_knows(tmp_path: Path) -> None:
    put(tmp_path, {"goalsite.toml": CONFIG, "goals/trust.md": TRUST})
    done = goalsite("check", "--write-baseline", "known.json", "--strict", at=tmp_path)
    assert (done.code, done.err) == (0, "Wrote 1 finding to known.json.\n")
    done = goalsite("check", "--baseline", "known.json", "--strict", at=tmp_path)
    assert (done.code, done.out) == (0, "Nothing new: 1 finding is left out.\n")
    put(tmp_path, {"goals/churn.md": GOOD})
    assert lines(tmp_path, "--baseline", "known.json") == [("churn.md", "D401"), ("churn.md", "P301")]


def test_what_is_left_out_is_counted_beside_what_is_found(tmp_path: Path) -> None:
    put(tmp_path, {"goalsite.toml": CONFIG, "goals/trust.md": TRUST})
    goalsite("check", "--write-baseline", "known.json", at=tmp_path)
    put(tmp_path, {"goals/churn.md": GOOD})
    done = goalsite("check", "--baseline", "known.json", at=tmp_path)
    assert done.err == "1 finding is left out: known to the baseline.\n"


def test_settings_and_tables_are_put_right_too(tmp_path: Path) -> None:
    table = b'date,value\r\n31.1.2026,"4,5"\r\n'
    put(tmp_path, {"goalsite.toml": "as_off = 2026-09-30  # the day\n", "data/a.csv": table})
    done = goalsite("check", "--fix", at=tmp_path)
    assert (done.code, done.err) == (0, "Fixed 3 findings in 2 files.\n")
    assert (tmp_path / "goalsite.toml").read_bytes() == b"as_of = 2026-09-30  # the day\n"
    assert (tmp_path / "data/a.csv").read_bytes() == b"date,value\r\n2026-01-31,4.5\r\n"


def test_a_read_only_file_stays_as_it_is(tmp_path: Path) -> None:
    (start(tmp_path) / "goals/churn.md").chmod(0o444)
    done = goalsite("check", "--fix", at=tmp_path)
    assert done.code == 2
    assert "`goals/churn.md` is read-only, and nothing was fixed" in done.err
    assert (tmp_path / "goals/churn.md").read_bytes() == SLIP


def test_the_settings_can_name_the_baseline(tmp_path: Path) -> None:
    put(tmp_path / "ours", {"goalsite.toml": CONFIG + 'baseline = "known.json"\n', "goals/trust.md": TRUST})
    assert goalsite("check", "ours", at=tmp_path).code == 2
    goalsite("check", "ours", "--write-baseline", "ours/known.json", at=tmp_path)
    assert lines(tmp_path, "ours") == []


@pytest.mark.parametrize("path", ["../known.json", "/etc/passwd", "", "a//b", "C:\\a"])
def test_a_baseline_of_the_settings_lies_in_their_folder(tmp_path: Path, path: str) -> None:
    put(tmp_path, {"goalsite.toml": f"[check]\nbaseline = '{path}'\n"})
    assert lines(tmp_path) == [("goalsite.toml", "F114")]


def test_errors_in_files_stay_when_a_baseline_is_written(tmp_path: Path) -> None:
    done = goalsite("check", "--write-baseline", "known.json", at=start(tmp_path))
    assert done.code == 1
    assert "F107" in done.out
    assert goalsite("check", "--baseline", "known.json", at=tmp_path).code == 1


def test_a_note_tells_what_a_baseline_knows_in_vain(tmp_path: Path) -> None:
    put(tmp_path, {"goalsite.toml": CONFIG, "goals/trust.md": TRUST})
    goalsite("check", "--write-baseline", "known.json", at=tmp_path)
    put(tmp_path, {"goals/trust.md": TRUST.replace("soft", "soft  # goalsite: ignore[P301]")})
    done = goalsite("check", "--baseline", "known.json", at=tmp_path)
    assert done.err == "1 finding is in the baseline but gone; `--write-baseline known.json` forgets it.\n"
    assert goalsite("check", "--baseline", "known.json", "--select", "D", at=tmp_path).err == ""


@pytest.mark.parametrize("data", [b"", b"\xff", b"{}"])
def test_a_baseline_that_is_none_ends_with_2(tmp_path: Path, data: bytes) -> None:
    put(tmp_path, {"goalsite.toml": CONFIG, "known.json": data})
    done = goalsite("check", "--baseline", "known.json", at=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert goalsite("check", "--baseline", "nowhere.json", at=tmp_path).code == 2


needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


@needs_git
def test_since_a_revision_only_changed_documents_count(tmp_path: Path) -> None:
    put(tmp_path, {"goalsite.toml": CONFIG, "goals/trust.md": TRUST, "goals/hope.md": TRUST})
    committed(tmp_path)
    assert lines(tmp_path, "--since", "HEAD") == []
    put(tmp_path, {"goals/trust.md": TRUST + "More.\n", "goals/new.md": TRUST})
    assert lines(tmp_path, "--since", "HEAD") == [("new.md", "P301"), ("trust.md", "P301")]


@needs_git
def test_what_a_change_did_to_other_documents_counts(tmp_path: Path) -> None:
    entry = "---\ngoal: trust\n---\nShe rang.\n"
    put(tmp_path, {"goalsite.toml": CONFIG, "goals/trust.md": TRUST, "journal/2026-03-14-a.md": entry})
    committed(tmp_path)
    (tmp_path / "goals/trust.md").unlink()
    assert lines(tmp_path, "--since", "HEAD") == [("2026-03-14-a.md", "L201")]


@needs_git
def test_a_portfolio_may_lie_below_the_root_of_its_repository(tmp_path: Path) -> None:
    put(tmp_path / "the content", {"goalsite.toml": CONFIG, "goals/trust.md": TRUST, "goals/été.md": TRUST})
    committed(tmp_path)
    put(tmp_path / "the content", {"goals/été.md": TRUST + "More.\n"})
    assert lines(tmp_path, "the content", "--since", "HEAD") == [("été.md", "P301")]


@needs_git
def test_a_portfolio_that_was_not_there_is_new(tmp_path: Path) -> None:
    committed(put(tmp_path, {"README.md": "x"}))
    put(tmp_path / "content", {"goalsite.toml": CONFIG, "goals/trust.md": TRUST})
    assert lines(tmp_path, "--since", "HEAD") == [("trust.md", "P301")]


@needs_git
def test_line_ends_that_git_changed_are_no_change(tmp_path: Path) -> None:
    committed(put(tmp_path, {"goalsite.toml": CONFIG, "goals/trust.md": TRUST}))
    put(tmp_path, {"goals/trust.md": TRUST.replace("\n", "\r\n")})
    assert lines(tmp_path, "--since", "HEAD") == []


@needs_git
def test_rules_switched_on_by_the_change_count(tmp_path: Path) -> None:
    committed(put(tmp_path, {"goalsite.toml": CONFIG, "goals/trust.md": TRUST}))
    put(tmp_path, {"goalsite.toml": CONFIG.replace('"P301"', '"P301", "D423"')})
    assert lines(tmp_path, "--since", "HEAD") == [("trust.md", "D423")]


@needs_git
@pytest.mark.parametrize("revision", ["nowhere", "--all", "", "HEAD:goals", "HEAD\n", "HEAD~9"])
def test_a_revision_that_is_none_ends_with_2(tmp_path: Path, revision: str) -> None:
    committed(put(tmp_path, {"goalsite.toml": CONFIG}))
    done = goalsite("check", f"--since={revision}", at=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "names no revision" in done.err
    assert "hint: " in done.err


def test_without_a_repository_or_without_git_since_ends_with_2(tmp_path: Path) -> None:
    put(tmp_path, {"goalsite.toml": CONFIG})
    for environment in ({"PATH": str(tmp_path)}, {"GIT_CEILING_DIRECTORIES": str(tmp_path)}):
        done = goalsite("check", "--since", "HEAD", at=tmp_path, environment=environment)
        assert (done.code, done.out) == (2, "")
        assert "git" in done.err


@needs_git
@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
def test_nothing_that_a_repository_configures_is_run(tmp_path: Path) -> None:
    committed(
        put(tmp_path, {"goalsite.toml": CONFIG, "goals/trust.md": TRUST, ".gitattributes": "* diff=x filter=x\n"})
    )
    trap = f"touch {tmp_path}/ran"
    for name in (
        "core.fsmonitor",
        "diff.x.textconv",
        "diff.external",
        "filter.x.smudge",
        "filter.x.clean",
        "core.pager",
    ):
        git(tmp_path, "config", name, trap)
    put(tmp_path / ".git/hooks", {"post-index-change": f"#!/bin/sh\n{trap}\n"})
    (tmp_path / ".git/hooks/post-index-change").chmod(0o755)
    put(tmp_path, {"goals/trust.md": TRUST + "More.\n"})
    assert lines(tmp_path, "--since", "HEAD") == [("trust.md", "P301")]
    assert not (tmp_path / "ran").exists()


@needs_git
def test_a_baseline_is_not_written_from_a_part(tmp_path: Path) -> None:
    committed(put(tmp_path, {"goalsite.toml": CONFIG}))
    done = goalsite("check", "--since", "HEAD", "--write-baseline", "known.json", at=tmp_path)
    assert done.code == 2
    assert not (tmp_path / "known.json").exists()
