"""Whatever is in a file: a finding with its place and exit 1, never a traceback, and the site stays as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.program import goalsite, put

GOOD = {
    "goalsite.toml": 'as_of = 2026-09-30\n\n[audiences]\norder = ["team", "public"]\ndefault = "public"\n',
    "goals/churn.md": "---\ntitle: Fewer leave\ntype: hard\ndue: 2026-12-31\nmetric: {baseline: 5, target: 3}\n---\n",
    "goals/trust.md": "---\ntitle: They ask first\ntype: soft\nindicators: [{name: Asks, stages: [low, high]}]\n---\n",
    "journal/2026-03-14-a.md": "---\ngoal: trust\nindicator: asks\n---\nShe rang.\n",
}
HEAD = "---\ntitle: A\ntype: hard\ndue: 2026-12-31\n"
"""Four lines, so that what is wrong stands on line 5."""

CASES: list[tuple[str, str, str | bytes, str, int]] = [
    # what, file, content, code, line
    ("empty file", "goals/a.md", "", "F105", 1),
    ("only a byte-order mark", "goals/a.md", b"\xef\xbb\xbf", "F105", 1),
    ("no front matter", "goals/a.md", "Just a text.\n", "F105", 1),
    ("a rule in a body, no front matter", "goals/a.md", "One.\n\n---\n\nTwo.\n\n---\n", "F105", 1),
    ("a blank first line", "goals/a.md", f"\n{HEAD}---\n", "F105", 1),
    ("a fourth dash", "goals/a.md", "----\ntitle: A\n----\n", "F105", 1),
    ("unclosed front matter", "goals/a.md", HEAD, "F106", 1),
    ("only a fence", "goals/a.md", "---\n", "F106", 1),
    ("closed by dots", "goals/a.md", f"{HEAD}...\nText.\n", "F106", 1),
    ("a list as front matter", "goals/a.md", "---\n- a\n- b\n---\n", "F102", 2),
    ("a word as front matter", "goals/a.md", "---\nwords\n---\n", "F102", 2),
    ("two documents", "goals/a.md", f"{HEAD}--- \n---\n", "F102", 5),
    ("a duplicate key", "goals/a.md", f"{HEAD}title: B\n---\n", "F103", 5),
    ("singular and plural", "goals/a.md", f"{HEAD}theme: a\nthemes: [b]\n---\n", "F103", 5),
    ("a tab", "goals/a.md", f"{HEAD}\towner: Ines\n---\n", "F102", 5),
    ("a colon in a value", "goals/a.md", f"{HEAD}why: so: that\n---\n", "F102", 5),
    ("an open quote", "goals/a.md", f"{HEAD}why: 'so that\n---\n", "F102", 5),
    ("an at sign", "goals/a.md", f"{HEAD}owner: @ines\n---\n", "F102", 5),
    ("a control character", "goals/a.md", f"{HEAD}why: a\x07b\n---\n", "F102", 5),
    ("a hidden line break", "goals/a.md", f"{HEAD}why: a\u2028audience: team\n---\n", "F102", 5),
    ("thirty thousand brackets", "goals/a.md", f"{HEAD}why: {'[' * 30_000}\n---\n", "F102", 5),
    ("more than 64 KiB", "goals/a.md", f"{HEAD}why: {'x' * 70_000}\n---\n", "F102", 1),
    ("Latin-1", "goals/a.md", f"{HEAD}why: café\n---\n".encode("latin-1"), "F101", 5),
    ("UTF-16", "goals/a.md", f"{HEAD}---\n".encode("utf-16"), "F101", 1),
    ("a NUL", "goals/a.md", f"{HEAD}why: a\0b\n---\n", "F101", 5),
    ("more than 1 MiB", "goals/a.md", f"{HEAD}---\n{'x' * 1_100_000}", "F101", 1),
    ("a key `on`", "goals/a.md", f"{HEAD}on: yes\n---\n", "F107", 5),
    ("a key `2025`", "goals/a.md", f"{HEAD}2025: a year\n---\n", "F107", 5),
    ("a key of null", "goals/a.md", f"{HEAD}~: x\n---\n", "F107", 5),
    ("an unknown field", "goals/a.md", f"{HEAD}audiance: team\n---\n", "F107", 5),
    ("an unknown inner field", "goals/a.md", f"{HEAD}metric: {{taget: 3}}\n---\n", "F107", 5),
    ("an alias", "goals/a.md", f"{HEAD}why: *reason\n---\n", "F104", 5),
    ("an anchor", "goals/a.md", f"{HEAD}why: &reason x\n---\n", "F104", 5),
    ("a merge key", "goals/a.md", f"{HEAD}<<: {{a: b}}\n---\n", "F104", 5),
    ("a tag", "goals/a.md", f"{HEAD}why: !!python/object/apply:os.system [id]\n---\n", "F104", 5),
    ("a list for text", "goals/a.md", f"{HEAD}owner: [Ines]\n---\n", "F108", 5),
    ("a word that is none of its list", "goals/a.md", f"{HEAD}state: actve\n---\n", "F108", 5),
    ("not a number", "goals/a.md", f"{HEAD}metric: {{target: .nan}}\n---\n", "F108", 5),
    ("too large a number", "goals/a.md", f"{HEAD}metric: {{target: 1e400}}\n---\n", "F108", 5),
    ("a number as text", "goals/a.md", f"{HEAD}metric: {{target: '3'}}\n---\n", "F108", 5),
    ("a number with its unit", "goals/a.md", f"{HEAD}metric: {{target: 3 percent}}\n---\n", "F108", 5),
    ("no day of the calendar", "goals/a.md", f"{HEAD}start: 2026-02-30\n---\n", "F109", 5),
    ("a day in year 0", "goals/a.md", f"{HEAD}start: 0000-01-01\n---\n", "F109", 5),
    ("a day in year 9999", "goals/a.md", f"{HEAD}start: 9999-12-31\n---\n", "F109", 5),
    ("a missing field", "goals/a.md", "---\ntitle: A\n---\n", "F110", 1),
    ("an entry without a day", "journal/a.md", "---\ngoal: trust\n---\nText.\n", "F110", 1),
    ("an audience left empty", "goals/a.md", f"{HEAD}audience:\n---\n", "F110", 5),
    ("a duplicate id", "goals/z.md", f"{HEAD}id: Churn\n---\n", "F111", 5),
    ("an id that leads away", "goals/a.md", f"{HEAD}id: ../../x\n---\n", "F115", 5),
    ("a reserved id", "goals/index.md", f"{HEAD}---\n", "F115", 1),
    ("a CSV with a bad row", "data/churn.csv", "date,value\n2026-01-31,5\n2026-02-28,4,8\n", "F113", 3),
    ("a CSV with a bad number", "data/churn.csv", "date,value\n2026-01-31,5%\n", "F113", 2),
    ("a CSV without header", "data/churn.csv", "2026-01-31,5\n", "F113", 1),
    ("a CSV in Latin-1", "data/churn.csv", "date,value,note\n2026-01-31,5,é\n".encode("latin-1"), "F101", 2),
    ("an unknown setting", "goalsite.toml", 'titel = "A"\n', "F114", 1),
    ("a wrong setting", "goalsite.toml", '[check]\npreset = "bord"\n', "F114", 2),
    ("no TOML", "goalsite.toml", "title\n", "F114", 1),
    ("an unknown goal", "journal/2026-03-15-b.md", "---\ngoal: turst\n---\nText.\n", "L201", 2),
    ("an unknown partner", "goals/a.md", f"{HEAD}pairs: [turst]\n---\n", "L201", 5),
    ("an unknown indicator", "journal/2026-03-15-b.md", "---\ngoal: trust\nindicator: aks\n---\nText.\n", "L202", 3),
    ("an unknown metric", "journal/2026-03-15-b.md", "---\ngoal: trust\nreadings: {chrun: 3}\n---\nText.\n", "L203", 3),
    ("an unknown entry", "stories/a.md", "---\ntitle: A\nevidence: [2026-03-14-b]\n---\nText.\n", "L204", 3),
    ("an unknown parent", "goals/a.md", f"{HEAD}parent: turst\n---\n", "L205", 5),
    ("a broken link", "goals/a.md", f"{HEAD}---\nSee [that](nowhere.md).\n", "L207", 6),
    ("a picture that is not there", "goals/a.md", f"{HEAD}---\n![A chair](../media/chair.png)\n", "L208", 6),
    ("a picture out of the portfolio", "goals/a.md", f"{HEAD}---\n![A chair](../../chair.png)\n", "L208", 6),
    ("an unknown figure", "goals/a.md", f"{HEAD}---\nNow [[chrun]].\n", "L210", 6),
    ("an unknown audience", "goals/a.md", f"{HEAD}audience: Public \n---\n", "A904", 5),
    ("two audiences in one", "goals/a.md", f"{HEAD}audience: public,team\n---\n", "A904", 5),
    ("a passage never closed", "goals/a.md", f"{HEAD}---\n/// only | team\nPrivate.\n", "A904", 6),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "content", "code", "line"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_what_is_wrong_is_found_where_it_stands(
    tmp_path: Path, file: str, content: str | bytes, code: str, line: int
) -> None:
    put(tmp_path, GOOD | {file: content})
    done = goalsite("check", "--output-format", "json", at=tmp_path)
    assert (done.code, done.err) == (1, "")
    findings = [one for one in json.loads(done.out)["findings"] if one["severity"] == "error"]
    assert (file, line, code) in [(Path(one["file"]).as_posix(), one["line"], one["code"]) for one in findings], (
        findings
    )
    assert all(one["message"] and one["hint"] for one in findings if one["code"] == code)


@pytest.mark.parametrize(("file", "content"), [case[1:3] for case in CASES], ids=[case[0] for case in CASES])
def test_it_stops_the_build_before_anything_is_written(tmp_path: Path, file: str, content: str | bytes) -> None:
    put(tmp_path, GOOD | {file: content})
    done = goalsite("build", at=tmp_path)
    assert done.code == 1
    assert not (tmp_path / "site").exists()
    assert "internal error" not in done.err


def test_the_good_files_around_it_have_no_error(tmp_path: Path) -> None:
    put(tmp_path, GOOD)
    assert goalsite("check", at=tmp_path).code == 0


def test_all_of_it_at_once_is_found_in_one_run(tmp_path: Path) -> None:
    put(tmp_path, GOOD)
    for number, (_, file, content, _, _) in enumerate(CASES):
        folder, name = file.split("/") if "/" in file else ("", file)
        if folder in ("goals", "stories"):
            put(tmp_path, {f"{folder}/case-{number}.md": content})
        elif name.startswith("2026"):
            put(tmp_path, {f"{folder}/2026-04-01-case-{number}.md": content})
    done = goalsite("check", "--output-format", "json", at=tmp_path)
    assert done.code == 1
    found = {(Path(one["file"]).name, one["code"]) for one in json.loads(done.out)["findings"]}
    files = {
        (f"case-{number}.md", code)
        for number, (_, file, _, code, _) in enumerate(CASES)
        if file.startswith(("goals/a", "stories/")) and code not in ("F111", "A904", "L210")
    }
    assert files - found == set()
