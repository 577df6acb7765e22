"""Files are made when they are asked for, each once, whoever asks."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import replace

import pytest

from goalsite_gen.serve.shelf import Shelf
from goalsite_gen.site import Plan, plan_site
from goalsite_gen.site.audience import EVERYTHING
from goalsite_gen.site.placed import Placed, where_of
from tests.cli.rich import RICH
from tests.support import portfolio


def plan() -> Plan:
    return plan_site(portfolio(RICH), audience=EVERYTHING, media=lambda path: RICH[path].encode())


def counted(made: list[str], *, only: Plan) -> Plan:
    """A plan that tells which parts are made."""

    def noted(part: Placed[Iterable[tuple[str, bytes]]]) -> Placed[Iterable[tuple[str, bytes]]]:
        def work() -> Iterable[tuple[str, bytes]]:
            made.extend(where_of(part))
            return part()

        return Placed(where_of(part), work)

    return replace(only, parts=tuple(map(noted, only.parts)))  # type: ignore[arg-type]


def test_every_file_of_a_site_lies_where_its_part_says() -> None:
    whole = plan()
    shelf = Shelf(whole)
    with whole.speaking():
        files = [(path, data) for part in plan().parts for path, data in part()]
    assert len(files) > 50
    assert [path for path, data in files if shelf[path] != data] == []


def test_every_part_says_where_its_files_lie() -> None:
    whole = plan()
    with whole.speaking():
        assert [part for part in whole.parts if not where_of(part) and dict(part())] == []


def test_one_page_is_made_by_one_part() -> None:
    made: list[str] = []
    shelf = Shelf(counted(made, only=plan()))
    assert shelf["goals/trust/index.html"] is shelf["goals/trust/index.html"]
    assert made == ["goals/trust/index.html"]


@pytest.mark.parametrize("path", ["nowhere/index.html", "goals/trust/nothing.txt", "../goals/index.html", "", "goals/"])
def test_a_path_of_no_file_makes_little_and_is_not_there(path: str) -> None:
    made: list[str] = []
    shelf = Shelf(counted(made, only=plan()))
    assert path not in shelf
    assert made == []
    with pytest.raises(KeyError):
        shelf[path]


def test_many_who_ask_at_once_get_the_same_page_made_once() -> None:
    made: list[str] = []
    shelf = Shelf(counted(made, only=plan()))
    got: list[bytes] = []
    threads = [threading.Thread(target=lambda: got.append(shelf["goals/trust/index.html"])) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 8
    assert len(set(map(id, got))) == 1
    assert made == ["goals/trust/index.html"]


def test_a_part_that_fails_is_tried_again_when_it_is_asked_for_again() -> None:
    whole, faults = plan(), [ValueError("once")]

    def work() -> Iterable[tuple[str, bytes]]:
        if faults:
            raise faults.pop()
        return [("a.html", b"a")]

    shelf = Shelf(replace(whole, parts=(Placed(("a.html",), work),)))
    with pytest.raises(ValueError, match="once"):
        _ = "a.html" in shelf
    assert shelf["a.html"] == b"a"


def test_there_is_a_page_of_each_kind() -> None:
    assert {"goals/index.html", "404.html", "teams/index.html"} <= set(Shelf(plan()).kinds)
    assert sum(path.startswith("goals/") and path.count("/") == 2 for path in Shelf(plan()).kinds) == 1
