"""What counts as a save, and what the loop does about it."""

from __future__ import annotations

import _thread
import os
import queue
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from goalsite_gen.errors import Stop
from goalsite_gen.findings import Finding, Severity, Span
from goalsite_gen.serve import Served, serve
from goalsite_gen.serve.watch import Watcher, is_passing

WRONG = Finding("F108", "wrong-type", Severity.ERROR, "not \x1b[31m", Span("goals/a.md", 9, 13))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "goals").mkdir()
    (tmp_path / "goals/trust.md").write_text("one", encoding="utf-8")
    return tmp_path


@contextmanager
def watching(folder: Path) -> Iterator[Watcher]:
    watcher = Watcher(folder)
    watcher.start()
    try:
        yield watcher
    finally:
        watcher.stop()


def comes(watcher: Watcher) -> bool:
    return any(watcher.wait(1.0) for _ in range(10))


def stays_quiet(watcher: Watcher) -> bool:
    return not any(watcher.wait(0.15) for _ in range(2))


def test_a_saved_document_is_noticed_once(folder: Path) -> None:
    with watching(folder) as watcher:
        (folder / "goals/trust.md").write_text("two", encoding="utf-8")
        assert comes(watcher)
        assert stays_quiet(watcher)


@pytest.mark.parametrize("path", ["goalsite.toml", "journal/2026/a.md", "templates/base.html", "data/churn.csv"])
def test_what_was_saved_is_named(folder: Path, path: str) -> None:
    with watching(folder) as watcher:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("x", encoding="utf-8")
        assert next(saved for _ in range(10) if (saved := watcher.wait(1.0))) == {path}


def test_what_no_event_told_of_is_noticed_as_soon_as_it_is_quiet(folder: Path) -> None:
    with watching(folder) as watcher:
        (folder / "goals/trust.md").write_text("two", encoding="utf-8")
        assert comes(watcher)
        watcher._seen.pop(str(folder / "goals/trust.md"))
        assert watcher.wait(0.05) == {"goals/trust.md"}


@pytest.mark.parametrize("path", ["goalsite.toml", "journal/2026/a.md", "templates/base.html", "data/churn.csv"])
def test_settings_templates_data_and_new_folders_are_noticed(folder: Path, path: str) -> None:
    with watching(folder) as watcher:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("x", encoding="utf-8")
        assert comes(watcher)


def test_a_deleted_and_a_renamed_document_are_noticed(folder: Path) -> None:
    with watching(folder) as watcher:
        (folder / "goals/trust.md").rename(folder / "goals/faith.md")
        assert comes(watcher)
        (folder / "goals/faith.md").unlink()
        assert comes(watcher)


def test_touching_reading_and_editors_files_cause_nothing(folder: Path) -> None:
    with watching(folder) as watcher:
        os.utime(folder / "goals/trust.md")
        (folder / "goals/trust.md").read_text(encoding="utf-8")
        (folder / "goals/.trust.md.swp").write_text("x", encoding="utf-8")
        (folder / "goals/trust.md~").write_text("x", encoding="utf-8")
        (folder / "site").mkdir()
        (folder / "site/index.html").write_text("x", encoding="utf-8")
        (folder / ".goalsite").mkdir()
        (folder / ".goalsite/cache").write_text("x", encoding="utf-8")
        assert stays_quiet(watcher)


def test_a_storm_of_saves_is_a_few_saves(folder: Path) -> None:
    names = {f"goals/{number}.md" for number in range(500)}
    with watching(folder) as watcher:
        for name in names:
            (folder / name).write_text("x", encoding="utf-8")
        noticed = set(watcher.wait(1.0))
        for _ in range(4):
            noticed |= watcher.wait(1.0) if noticed < names else frozenset()
        assert noticed == names
        assert stays_quiet(watcher)


def test_a_folder_that_goes_and_comes_back_is_watched_again(folder: Path) -> None:
    with watching(folder) as watcher:
        shutil.rmtree(folder / "goals")
        assert comes(watcher)
        (folder / "goals").mkdir()
        (folder / "goals/new.md").write_text("x", encoding="utf-8")
        assert comes(watcher)
        (folder / "goals/new.md").write_text("y", encoding="utf-8")
        assert comes(watcher)


def test_the_portfolio_itself_may_go_and_come_back(tmp_path: Path) -> None:
    folder = tmp_path / "portfolio"
    (folder / "goals").mkdir(parents=True)
    (folder / "goals/a.md").write_text("x", encoding="utf-8")
    with watching(folder) as watcher:
        shutil.rmtree(folder)
        assert comes(watcher)
        (folder / "goals").mkdir(parents=True)
        (folder / "goals/a.md").write_text("x", encoding="utf-8")
        assert comes(watcher)


def test_where_the_system_sends_no_events_files_are_looked_at(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **options: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr("watchdog.observers.api.BaseObserver.schedule", refuse)
    with watching(folder) as watcher:
        assert "inotify watch limit reached" in watcher.note
        (folder / "goals/trust.md").write_text("two", encoding="utf-8")
        assert watcher.wait(0)


@pytest.mark.parametrize("name", [".x.swp", "x.md~", "#x#", ".git", "4913", "a.tmp"])
def test_editors_files_are_passing(name: str) -> None:
    assert is_passing(f"/p/goals/{name}")


def conversation(
    folder: Path, rebuild: Callable[[frozenset[str]], Served], talk: Callable[[Callable[[str], str]], None]
) -> None:
    """Runs `serve` here and `talk` beside it, which gets a function that waits for a line; ends with Ctrl-C."""
    said: queue.Queue[str] = queue.Queue()
    failed: list[BaseException] = []

    def until(words: str) -> str:
        while words not in (line := said.get(timeout=10)):
            pass
        return line

    def beside() -> None:
        try:
            until("serving at")
            talk(until)
        except BaseException as error:
            failed.append(error)
        _thread.interrupt_main()

    thread = threading.Thread(target=beside)
    thread.start()
    serve(folder, rebuild, say=said.put, port=0)
    thread.join()
    assert not failed, repr(failed[0])


def test_each_save_is_built_and_told(folder: Path) -> None:
    texts: list[str] = []

    def rebuild(saved: frozenset[str]) -> Served:
        texts.append((folder / "goals/trust.md").read_text(encoding="utf-8"))
        return Served({}, (), ok=True, summary=f"built {texts[-1]}")

    def talk(until: Callable[[str], str]) -> None:
        (folder / "goals/trust.md").write_text("two", encoding="utf-8")
        until("built two")

    conversation(folder, rebuild, talk)
    assert texts == ["one", "two"]


def test_a_change_during_a_rebuild_causes_exactly_one_more(folder: Path) -> None:
    texts: list[str] = []

    def rebuild(saved: frozenset[str]) -> Served:
        texts.append((folder / "goals/trust.md").read_text(encoding="utf-8"))
        if texts[-1] == "two":
            (folder / "goals/trust.md").write_text("three", encoding="utf-8")
            (folder / "goals/trust.md").write_text("four", encoding="utf-8")
        return Served({}, (), ok=True, summary=f"built {texts[-1]}")

    def talk(until: Callable[[str], str]) -> None:
        (folder / "goals/trust.md").write_text("two", encoding="utf-8")
        until("built four")

    conversation(folder, rebuild, talk)
    assert texts == ["one", "two", "four"]


def test_what_is_left_for_later_is_done_when_it_is_quiet(folder: Path) -> None:
    def rebuild(saved: frozenset[str]) -> Served:
        done = Served({}, (WRONG,), ok=True, summary="judged")
        return Served({}, (), ok=True, summary="shown", rest=lambda: done)

    lines: list[str] = []

    def talk(until: Callable[[str], str]) -> None:
        lines.append(until("judged"))
        lines.append(until("F108"))

    conversation(folder, rebuild, talk)
    assert len(lines) == 2


def test_findings_are_told_one_a_line_without_control_characters(folder: Path) -> None:
    def rebuild(saved: frozenset[str]) -> Served:
        is_bad = (folder / "goals/trust.md").read_text(encoding="utf-8") == "bad"
        return Served({}, (WRONG,) if is_bad else (), ok=not is_bad, summary="not built" if is_bad else "built")

    lines: list[str] = []

    def talk(until: Callable[[str], str]) -> None:
        (folder / "goals/trust.md").write_text("bad", encoding="utf-8")
        lines.append(until("F108"))

    conversation(folder, rebuild, talk)
    assert lines == ["goals/a.md:9:13: error F108 wrong-type: not \\x1b[31m"]


@pytest.mark.parametrize(
    ("error", "told"),
    [(Stop("no such metric", hint="add it"), "no such metric: add it"), (KeyError("x"), "a fault in goalsite itself")],
)
def test_the_server_survives_a_rebuild_that_fails(folder: Path, error: Exception, told: str) -> None:
    def rebuild(saved: frozenset[str]) -> Served:
        if (folder / "goals/trust.md").read_text(encoding="utf-8") == "bad":
            raise error
        return Served({}, (), ok=True, summary="built")

    def talk(until: Callable[[str], str]) -> None:
        (folder / "goals/trust.md").write_text("bad", encoding="utf-8")
        until(told)
        (folder / "goals/trust.md").write_text("good", encoding="utf-8")
        until("built")

    conversation(folder, rebuild, talk)
