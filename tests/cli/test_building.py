"""`goalsite build` from the outside: the day, the audience, the folder, and the same bytes each time."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.program import goalsite, process, put, tree

GOOD = {
    "goalsite.toml": 'title = "Ours"\n\n[audiences]\norder = ["team", "public"]\ndefault = "public"\n',
    "goals/churn.md": """\
---
title: Fewer customers leave
type: quantitative
why: so that trust pays off
owner: Ines
start: 2026-01-01
due: 2026-12-31
pairs: [{goal: trust, because: A number alone says nothing.}]
metric: {unit: "%", decimals: 1, baseline: 5.1, target: 3, readings: data/churn.csv}
---
Now [[churn]].
""",
    "goals/trust.md": """\
---
title: Customers ask us first
type: qualitative
indicators: [{name: Who asks, definition: A customer asks before deciding., stages: [low, high]}]
---
""",
    "data/churn.csv": "date,value\n2026-01-31,5\n2026-03-31,4.2\n2026-06-30,3.5\n",
    "journal/2026-03-14-a-call.md": "---\ngoal: trust\nindicator: who-asks\nstage: high\n---\nShe rang.\n",
    "stories/the-call.md": "---\ntitle: The call\nevidence: [2026-03-14-a-call]\ndate: 2026-04-01\n---\nA Monday.\n",
    "journal/2026-05-01-quiet.md": "---\ngoal: trust\naudience: team\n---\nKept between us.\n",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put(tmp_path / "portfolio", GOOD)


def as_of(site: Path) -> str:
    day: str = json.loads((site / "portfolio.json").read_text(encoding="utf-8"))["as_of"]
    return day


def test_an_empty_portfolio_builds(tmp_path: Path) -> None:
    put(tmp_path, {"goalsite.toml": ""})
    assert goalsite("build", at=tmp_path).code == 0
    assert {"index.html", "portfolio.json", "feed.xml"} <= set(tree(tmp_path / "site"))


@pytest.mark.parametrize(
    ("asked", "fixed", "epoch", "day"),
    [
        ("2026-03-31", "2026-06-30", "1767225600", "2026-03-31"),
        ("2026-03-31T23:00:00+14:00", None, None, "2026-03-31"),
        (None, "2026-06-30", "1767225600", "2026-06-30"),
        (None, None, "1767225600", "2026-01-01"),
        (None, None, "-86400", "1969-12-31"),
    ],
)
def test_the_day_is_as_asked_then_as_set_then_of_the_epoch(
    folder: Path, asked: str | None, fixed: str | None, epoch: str | None, day: str
) -> None:
    if fixed:
        put(folder, {"goalsite.toml": f"as_of = {fixed}\n{GOOD['goalsite.toml']}"})
    arguments = ["--as-of", asked] if asked else []
    environment = {"SOURCE_DATE_EPOCH": epoch} if epoch else {}
    assert goalsite("build", *arguments, at=folder, environment=environment).code == 0
    assert as_of(folder / "site") == day


@pytest.mark.parametrize("epoch", ["soon", "1.5", "9" * 30, "0x10"])
def test_an_epoch_that_is_no_time_ends_with_2(folder: Path, epoch: str) -> None:
    done = goalsite("build", at=folder, environment={"SOURCE_DATE_EPOCH": epoch})
    assert done.code == 2
    assert "SOURCE_DATE_EPOCH" in done.err
    assert not (folder / "site").exists()


@pytest.mark.parametrize("day", ["soon", "2026-02-30", "", "31.03.2026"])
def test_a_day_that_is_none_ends_with_2(folder: Path, day: str) -> None:
    done = goalsite("build", "--as-of", day, at=folder)
    assert done.code == 2
    assert "--as-of" in done.err
    assert not (folder / "site").exists()


@pytest.mark.parametrize("audience", ["publc", "", "Public", "public,team", "*"])
def test_an_unknown_audience_ends_with_2_and_builds_nothing(folder: Path, audience: str) -> None:
    done = goalsite("build", "--audience", audience, at=folder)
    assert done.code == 2
    assert "there is no audience" in done.err
    assert not (folder / "site").exists()


def test_a_plain_build_is_for_the_widest_audience(folder: Path) -> None:
    goalsite("build", "--as-of", "2026-09-30", at=folder)
    goalsite("build", "--as-of", "2026-09-30", "--audience", "public", "-o", "public", at=folder)
    goalsite("build", "--as-of", "2026-09-30", "--audience", "team", "-o", "team", at=folder)
    assert tree(folder / "site") == tree(folder / "public")
    assert "journal/2026-05-01-quiet/index.html" in tree(folder / "team")
    assert "journal/2026-05-01-quiet/index.html" not in tree(folder / "site")


@pytest.mark.parametrize("url", ["example.org", "javascript:alert(1)", "https://", "file:///tmp", ""])
def test_a_base_url_that_is_none_ends_with_2(folder: Path, url: str) -> None:
    done = goalsite("build", "--base-url", url, at=folder)
    assert (done.code, (folder / "site").exists()) == (2, False)


def test_with_a_base_url_there_is_a_sitemap_and_pages_name_their_address(folder: Path) -> None:
    assert goalsite("build", "--base-url", "https://example.org/ours", at=folder).code == 0
    site = tree(folder / "site")
    assert b"<loc>https://example.org/ours/goals/churn/</loc>" in site["sitemap.xml"]
    assert b"https://example.org/ours/sitemap.xml" in site["robots.txt"]
    assert b'href="https://example.org/ours/goals/churn/"' in site["goals/churn/index.html"]


def test_an_option_can_be_given_in_the_environment(folder: Path) -> None:
    assert goalsite("build", at=folder, environment={"GOALSITE_BUILD_OUTPUT": "elsewhere"}).code == 0
    assert (folder / "elsewhere/index.html").exists()
    assert not (folder / "site").exists()
    assert goalsite("build", "-o", "here", at=folder, environment={"GOALSITE_BUILD_OUTPUT": "there"}).code == 0
    assert (folder / "here").exists()
    assert not (folder / "there").exists()


def test_findings_stop_a_build_and_leave_the_site_as_it_was(folder: Path) -> None:
    goalsite("build", at=folder)
    before = tree(folder / "site")
    put(folder, {"goals/churn.md": "---\ntitle: Worse\ntype: hrad\n---\n"})
    done = goalsite("build", at=folder)
    assert done.code == 1
    assert "F108" in done.out
    assert "the site is as it was" in done.err
    assert tree(folder / "site") == before


def test_findings_stop_a_first_build_before_anything_is_written(folder: Path) -> None:
    put(folder, {"goals/a.md": "no front matter"})
    before = tree(folder)
    assert goalsite("build", at=folder).code == 1
    assert tree(folder) == before


def test_warnings_stop_a_build_only_when_strict(folder: Path) -> None:
    assert goalsite("build", "--strict", at=folder).code == 1
    assert not (folder / "site").exists()
    done = goalsite("build", at=folder)
    assert done.code == 0
    assert "see `goalsite check`" in done.err


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    before = tree(folder)
    done = goalsite("build", "--dry-run", at=folder)
    assert done.code == 0
    assert "Would write" in done.err
    assert tree(folder) == before
    assert not (folder / "site").exists()


def test_building_changes_no_file_of_the_portfolio(folder: Path) -> None:
    before = tree(folder)
    goalsite("build", "-o", folder.parent / "out", at=folder)
    assert {path: data for path, data in tree(folder).items() if not path.startswith(".goalsite/")} == before


def test_building_twice_keeps_every_file(folder: Path) -> None:
    goalsite("build", "--as-of", "2026-09-30", at=folder)
    before = tree(folder / "site")
    shutil.rmtree(folder / ".goalsite")
    done = goalsite("build", "--as-of", "2026-09-30", at=folder)
    assert "Wrote 0 files" in done.err
    assert tree(folder / "site") == before


def test_a_document_that_went_is_gone_from_the_site(folder: Path) -> None:
    goalsite("build", at=folder)
    (folder / "stories/the-call.md").unlink()
    goalsite("build", at=folder)
    assert not (folder / "site/stories/the-call").exists()
    assert [path for path, data in tree(folder / "site").items() if b"The call" in data] == []


def test_equal_input_gives_equal_bytes_in_every_world(folder: Path, tmp_path: Path) -> None:
    worlds = (
        {},
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0", "COLUMNS": "40"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8", "HOME": "/nowhere", "CI": "1"},
    )
    sites = []
    for number, world in enumerate(worlds):
        source = put(tmp_path / f"wörld {number}", dict(reversed(GOOD.items()) if number % 2 else GOOD.items()))
        done = process("build", "--as-of", "2026-09-30", "-o", f"../out{number}", at=source, environment=world)
        assert done.code == 0, done.err
        sites.append(tree(tmp_path / f"out{number}"))
    assert sites[0] == sites[1] == sites[2]


@pytest.mark.parametrize(
    "change",
    [lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n"), lambda text: text.replace("\n", "\r"),
     lambda text: text.rstrip("\n")],
    ids=["bom", "crlf", "cr", "no-last-newline"],
)  # fmt: skip
def test_how_an_editor_saves_changes_nothing_in_the_output(folder: Path, tmp_path: Path, change: object) -> None:
    assert callable(change)
    other = put(tmp_path / "other", {name: change(text) for name, text in GOOD.items()})
    for source in (folder, other):
        assert goalsite("build", "--as-of", "2026-09-30", at=source).code == 0
    assert tree(folder / "site") == tree(other / "site")


def test_extreme_numbers_build_and_stay_finite(tmp_path: Path) -> None:
    goal = "---\ntitle: A\ntype: hard\ndue: 2026-12-31\nmetric: {{baseline: {}, target: {}, readings: {{{}}}}}\n---\n"
    extremes = {
        "tiny": (0, "1e-300", "2026-01-31: 1e300, 2026-02-28: -1e300"),
        "huge": ("-1e308", "1e308", "2026-01-31: 1e308, 2026-02-28: -1e308, 2026-03-31: 0, 2026-04-30: 5"),
        "same": (5, 6, "2026-01-31: 5, 2026-02-28: 5, 2026-03-31: 5, 2026-04-30: 5"),
        "zero": ("-0.0", 1, "2026-01-31: -0.0"),
        "none": (0, 1, ""),
    }
    put(tmp_path, {"goalsite.toml": ""} | {f"goals/{name}.md": goal.format(*given) for name, given in extremes.items()})
    done = goalsite("build", "--as-of", "2026-09-30", at=tmp_path)
    assert done.code == 0, done.out + done.err
    for path, data in tree(tmp_path / "site").items():
        text = data.decode("utf-8", "replace")
        if path.endswith((".html", ".json", ".csv", ".xml")):
            assert "NaN" not in text, path
            assert "Infinity" not in text, path
            assert ">nan" not in text.lower(), path
