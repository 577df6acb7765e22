"""After a save a server shows what it would show if it had just been started, and makes no more than it must."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TypeVar

import pytest

from goalsite_gen.cli.build import media_of, overrides_of
from goalsite_gen.cli.known import Verdict, verdict
from goalsite_gen.cli.load import load
from goalsite_gen.cli.place import Place
from goalsite_gen.cli.resident import Resident
from goalsite_gen.errors import Stop
from goalsite_gen.findings import Finding
from goalsite_gen.serve import Served
from goalsite_gen.site import render_site
from tests.cli.edits import EDITS, World
from tests.cli.fuzz_builds import steps
from tests.cli.rich import DAY, RICH
from tests.program import put

T = TypeVar("T")
WALKS = 4
ENTRY = "journal/2026-03-14-a-call.md"
PAGE = "journal/2026-03-14-a-call/index.html"
OTHER_PAGE = "journal/2026-05-05-slow/index.html"


class Author:
    """Somebody who edits a portfolio that is served."""

    def __init__(self, folder: Path, *, audience: str = "*") -> None:
        self.place = Place(put(folder, RICH))
        self.audience = audience
        self.resident = Resident(self.place, audience=audience, as_of=DAY)
        self.served = self.resident.rebuild(())

    def saves(self, **texts: str | None) -> Served:
        """Saves files by path, deletes those that are None, and gets what is served then."""
        for path, text in texts.items():
            if text is None:
                (self.place.folder / path).unlink()
            else:
                put(self.place.folder, {path: text})
        self.served = self.resident.rebuild(texts)
        return self.served

    def edits(self, path: str, old: str, new: str) -> Served:
        """Replaces some words of a file."""
        text = (self.place.folder / path).read_text(encoding="utf-8")
        assert old in text
        return self.saves(**{path: text.replace(old, new)})

    def page(self, path: str) -> str:
        """A file of the site as it is served now."""
        return self.served.files[path].decode()


@pytest.fixture
def author(tmp_path: Path) -> Author:
    return Author(tmp_path / "portfolio")


@pytest.mark.parametrize(
    "path",
    [PAGE, "feed.xml", "portfolio.json", "data/entries.csv", "search/entries-1.js"],
)
def test_other_words_are_shown_wherever_the_former_ones_were(author: Author, path: str) -> None:
    assert "She rang. It was a Monday" in author.page(path)
    author.edits(ENTRY, "She rang. It was a Monday", "She rang. It was a Tuesday")
    assert "She rang. It was a Tuesday" in author.page(path)
    assert "She rang. It was a Monday" not in author.page(path)


@pytest.mark.parametrize(
    "path", ["goals/trust/index.html", "journal/2026/03/index.html", "wins/index.html", "index.html"]
)
def test_another_title_is_shown_on_the_pages_of_others(author: Author, path: str) -> None:
    assert "A call before the price" in author.page(path)
    author.edits(ENTRY, "title: A call before the price", "title: A ring before the price")
    assert "A call before the price" not in author.page(path)


def test_what_has_not_read_the_words_is_not_made_again(author: Author) -> None:
    before = {path: author.served.files[path] for path in (OTHER_PAGE, "goals/speed/index.html", "method/index.html")}
    author.edits(ENTRY, "She rang. It was a Monday", "She rang. It was a Tuesday")
    assert all(author.served.files[path] is data for path, data in before.items())


def test_nothing_is_made_that_nobody_asks_for(author: Author) -> None:
    assert author.served.files.made == {"index.html"}  # type: ignore[attr-defined]
    author.page(PAGE)
    assert author.served.files.made == {"index.html", PAGE}  # type: ignore[attr-defined]


def test_a_deleted_entry_has_no_page(author: Author) -> None:
    author.page("journal/2026-05-20-pause/index.html")
    author.saves(**{"journal/2026-05-20-pause.md": None})
    assert "journal/2026-05-20-pause/index.html" not in author.served.files


def test_a_new_entry_has_one(author: Author) -> None:
    author.saves(**{"journal/2026-07-01-new.md": "---\ngoal: calm\n---\nSomebody waited.\n"})
    assert "Somebody waited." in author.page("journal/2026-07-01-new/index.html")


def test_what_decides_is_taken_over_too(author: Author) -> None:
    author.page("goals/calm/index.html")
    author.edits("journal/2026-05-20-pause.md", "stage: calm", "stage: rushed")
    assert "rushed" in author.page("journal/2026-05-20-pause/index.html")


def test_another_template_is_used_at_once(author: Author) -> None:
    author.page(PAGE)
    author.saves(**{"templates/parts/footer.html": "<footer>OURS</footer>"})
    assert "OURS" in author.page(PAGE)


def test_other_settings_are_used_at_once(author: Author) -> None:
    author.page(PAGE)
    author.edits("goalsite.toml", 'title = "Ours"', 'title = "Theirs"')
    assert "Theirs" in author.page(PAGE)


def test_a_template_that_fails_leaves_the_site_as_it_was(author: Author) -> None:
    shown = author.page("goals/trust/index.html")
    with pytest.raises(Stop, match=r"goal\.html"):
        author.saves(**{"templates/pages/goal.html": "{% broken"})
    assert author.page("goals/trust/index.html") == shown


def test_a_save_after_one_that_failed_shows_both(author: Author) -> None:
    with pytest.raises(Stop):
        author.saves(**{"templates/pages/goal.html": "{% broken"})
    put(author.place.folder, {"templates/pages/goal.html": "OURS"})
    author.resident.rebuild({"templates/pages/goal.html"})
    author.edits(ENTRY, "She rang. It was a Monday", "She rang. It was a Tuesday")
    assert "OURS" in author.page("goals/trust/index.html")
    assert "She rang. It was a Tuesday" in author.page(PAGE)


@pytest.mark.parametrize("wrong", ["[Nobody](../goals/nobody.md)", "![](../media/gone.png)", "[[nothing]]"])
def test_words_with_an_error_are_not_shown_until_they_are_mended(author: Author, wrong: str) -> None:
    shown = author.served
    refused = author.edits(ENTRY, "She rang. It was a Monday", f"She rang. It was a Tuesday {wrong}")
    assert not refused.ok
    assert [finding.span.file for finding in refused.findings if finding.severity == "error"] == [ENTRY]
    assert b"She rang. It was a Monday" in shown.files[PAGE]
    assert author.edits(ENTRY, wrong, "").ok
    assert "She rang. It was a Tuesday" in author.page(PAGE)


def test_a_document_that_cannot_be_read_is_not_shown_until_it_is_mended(author: Author) -> None:
    assert not author.edits(ENTRY, "goals: [trust, calm]", "goals: [trust, calm").ok
    assert author.edits(ENTRY, "goals: [trust, calm", "goals: [calm]").ok
    assert "A call before the price" in author.page(PAGE)


def test_an_error_elsewhere_does_not_hide_a_save_for_good(author: Author) -> None:
    author.edits("journal/2026-04-02-no.md", "Nobody told us.", "Nobody told us. [[nothing]]")
    assert not author.edits(ENTRY, "She rang. It was a Monday", "She rang. It was a Tuesday").ok
    author.edits("journal/2026-04-02-no.md", "[[nothing]]", "")
    assert "She rang. It was a Tuesday" in author.page(PAGE)


def test_findings_come_after_the_page(author: Author) -> None:
    served = author.edits(ENTRY, "indicator: who-asks\n", "indicator: who-asks\nimpact: It went well.\n")
    assert served.rest is not None or served.findings
    done = told(served)
    assert done.files is served.files
    assert done.findings == fresh(author).findings


def test_a_save_before_all_is_judged_is_judged_with_it(author: Author) -> None:
    author.edits("journal/2026-05-20-pause.md", "He paused, then spoke.", "")
    served = author.edits(ENTRY, "She rang. It was a Monday", "She rang. It was a Tuesday")
    assert told(served).findings == fresh(author).findings
    assert "J501" in {finding.code for finding in told(served).findings}


def test_an_audience_sees_only_what_is_meant_for_it(tmp_path: Path) -> None:
    author = Author(tmp_path / "portfolio", audience="public")
    assert "doubts the figure" not in author.page("goals/churn/index.html")
    author.edits("teams/desk.md", "Who answers.", "Who answers.\n\n/// only | team\nA sentence of ours.\n///\n")
    assert "A sentence of ours." not in author.page("teams/desk/index.html")
    author.edits("teams/desk.md", "A sentence of ours.", "Another of ours.")
    assert "of ours" not in author.page("teams/desk/index.html")


def test_a_touched_file_changes_nothing(author: Author) -> None:
    shown = author.page(PAGE)
    os.utime(author.place.folder / ENTRY)
    author.served = author.resident.rebuild({ENTRY})
    assert author.page(PAGE) == shown


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_what_was_committed_meanwhile_is_known_after_a_save(tmp_path: Path) -> None:
    folder = put(tmp_path / "portfolio", RICH)
    committed(folder, "2026-01-01", "init")
    author = Author(folder)
    author.saves(**{"journal/2026-05-01-late.md": "---\ngoal: calm\n---\nSomebody waited.\n"})
    committed(folder, "2026-07-10")
    author.edits(ENTRY, "She rang. It was a Monday", "She rang. It was a Tuesday")
    assert differences(author, {ENTRY}, "*") == ""
    assert load(author.place, as_of=DAY).recorded


def committed(folder: Path, day: str, *first: str) -> None:
    """Commits all files of a folder, by an author on that day."""
    name = ["-c", "user.name=Ines", "-c", "user.email=ines@example.org", "-c", "commit.gpgsign=false"]
    for words in (first, ["add", "-A"], ["commit", "-qm", "x", f"--date={day}T12:00:00"]):
        if words:
            subprocess.run(["git", "-C", str(folder), *name, *words], check=True, capture_output=True)


def told(served: Served) -> Served:
    """What is served once everything has been found out."""
    while served.rest:
        served = served.rest()
    return served


def fresh(author: Author) -> Verdict:
    """What is found by somebody who begins now."""
    return verdict(author.place, load(author.place, as_of=DAY))


@pytest.mark.parametrize("seed", range(WALKS))
def test_whatever_is_done_the_server_shows_what_a_fresh_one_would(seed: int, tmp_path: Path) -> None:
    audience = "*" if seed % 2 else "public"
    author = Author(tmp_path / "portfolio", audience=audience)
    world = World(author.place.folder, Random(0))
    said = ""
    for step in steps(seed, 14):
        world.chance = Random(step.seed)
        before = world.kept()
        said += f"\n{step.name}: {EDITS[step.name](world)}"
        files = world.kept()[0]
        saved = {path for path in files.keys() | before[0].keys() if files.get(path) != before[0].get(path)}
        assert differences(author, saved, audience) == "", said
        if not author.served.ok and step.seed % 4:
            world.take_back(before)
            assert differences(author, saved, audience) == "", f"{said}, taken back"


def differences(author: Author, saved: set[str], audience: str) -> str:
    """In what the server is unlike one that has just begun, after these files were saved."""
    wanted = outcome(lambda: everything(author.place, audience))
    got = outcome(lambda: author.resident.rebuild(saved))
    if isinstance(wanted, str) or isinstance(got, str):
        # Templates that fail may be met only when their page is asked for.
        return "" if isinstance(wanted, str) else f"stopped: {got}"
    author.served = told(got)
    findings, files = wanted
    if author.served.findings != findings:
        return f"findings {set(findings) ^ set(author.served.findings)}"
    if not author.served.ok:
        return "" if files is None else "refused"
    if files is None:
        return "shown with errors"
    other = [
        path for path, data in files.items() if path not in author.served.files or author.served.files[path] != data
    ]
    return f"other files: {other[:5]}" if other else ""


def everything(place: Place, audience: str) -> tuple[tuple[Finding, ...], dict[str, bytes] | None]:
    """All findings and all files of a portfolio; no files where there are errors."""
    portfolio = load(place, as_of=DAY)
    found = verdict(place, portfolio)
    if found.errors:
        return found.findings, None
    folder = place.folder
    site = render_site(portfolio, audience=audience, overrides=overrides_of(folder), media=media_of(folder))
    return found.findings, site.files


def outcome(work: Callable[[], T]) -> T | str:
    """What comes of some work, or with what words it stopped."""
    try:
        return work()
    except Stop as stop:
        return stop.message
