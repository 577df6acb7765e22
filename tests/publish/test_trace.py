"""What stands of the last site and would be made as it is, is kept; of a file in pieces, what is other is made anew."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

import pytest

from goalsite_gen.publish.output import Published, publish_parts
from goalsite_gen.publish.trace import Kept, Made, StandingPiece, Trace
from goalsite_gen.reads import note
from goalsite_gen.site.pieces import Pieces

PAGE = Made(("a/index.html",), ("journal/a.md", "template:pages/entry.html"))
OTHER = Made(("b/index.html",), ("journal/b.md",))
TABLE = Made(
    ("data/entries.csv",),
    ("journal/a.md", "journal/b.md"),
    ((7, ()), (10, ("journal/a.md",)), (20, ("journal/b.md",))),
)


def trace(*parts: Made, stamps: dict[str, str] | None = None) -> Trace:
    return Trace("base", "ground", {"found": {}, "reads": {}}, {"journal/a.md": ("1", "2")}, stamps or {}, parts)


def kept(of: Trace, *changed: str, gone: Collection[str] = (), stamp: Callable[[str], str] = lambda _: "") -> Kept:
    return of.kept(changed, stamp, stands=lambda name: name not in gone)


def test_where_no_words_have_changed_everything_is_kept() -> None:
    assert kept(trace(PAGE, OTHER)) == Kept({0: ("a/index.html",), 1: ("b/index.html",)})


def test_a_part_that_has_read_other_words_is_made_anew() -> None:
    assert kept(trace(PAGE, OTHER), "journal/b.md") == Kept({0: ("a/index.html",)})


def test_a_part_whose_file_was_touched_is_made_anew() -> None:
    assert kept(trace(PAGE, OTHER), gone={"a/index.html"}) == Kept({1: ("b/index.html",)})


def test_a_part_is_made_anew_where_a_name_stands_for_something_else() -> None:
    before = trace(PAGE, OTHER, stamps={"template:pages/entry.html": "as it was"})
    assert kept(before, stamp=lambda _: "as it was") == kept(trace(PAGE, OTHER))
    assert kept(before, stamp=lambda _: "as it is") == Kept({1: ("b/index.html",)})


def test_of_a_file_in_pieces_only_those_are_made_that_have_read_other_words() -> None:
    assert kept(trace(TABLE), "journal/a.md") == Kept(
        pieces={0: (StandingPiece(0, 7, ()), None, StandingPiece(17, 37, ("journal/b.md",)))}
    )


def test_of_a_file_in_pieces_that_was_touched_nothing_is_kept() -> None:
    assert kept(trace(TABLE), "journal/a.md", gone={"data/entries.csv"}) == Kept()


def test_a_trace_is_written_and_read_back() -> None:
    whole = trace(PAGE, OTHER, TABLE, stamps={"commit:": "abc"})
    assert Trace.of_json(json.loads(json.dumps(whole.as_json()))) == whole


@pytest.mark.parametrize("name", ["base", "judged", "sources", "stamps", "reads", "parts"])
def test_a_trace_that_holds_something_else_is_none(name: str) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        Trace.of_json({**trace(PAGE, TABLE).as_json(), name: 7})


def letters(made: list[str], words: str) -> Pieces:
    """A file with a piece for each letter, and a note in `made` of each that is asked for."""

    def piece(letter: str) -> Callable[[], bytes]:
        def make() -> bytes:
            made.append(letter)
            note(f"{letter}.md")
            return f"<{letter}>".encode()

        return make

    return Pieces("letters.txt", tuple(map(piece, words)))


def published(folder: Path, parts: Iterable[Pieces], keep: Kept | None = None) -> Published:
    return publish_parts(tuple(parts), folder / "site", source=folder / "portfolio", keep=lambda _: keep or Kept())


def test_pieces_that_stand_are_taken_from_the_file_with_what_they_had_read(tmp_path: Path) -> None:
    published(tmp_path, [letters([], "abc")])
    made: list[str] = []
    former = (StandingPiece(0, 3, ("a.md",)), None, StandingPiece(6, 9, ("c.md",)))
    done = published(tmp_path, [letters(made, "aXc")], Kept(pieces={0: former}))
    assert made == ["X"]
    assert (tmp_path / "site/letters.txt").read_bytes() == b"<a><X><c>"
    assert done.parts == (
        Made(("letters.txt",), ("X.md", "a.md", "c.md"), ((3, ("a.md",)), (3, ("X.md",)), (3, ("c.md",)))),
    )


def test_a_file_of_another_number_of_pieces_is_made_anew(tmp_path: Path) -> None:
    published(tmp_path, [letters([], "abc")])
    made: list[str] = []
    published(tmp_path, [letters(made, "ab")], Kept(pieces={0: (StandingPiece(0, 3, ()),)}))
    assert (made, (tmp_path / "site/letters.txt").read_bytes()) == (["a", "b"], b"<a><b>")


def test_a_part_that_is_kept_is_not_made_and_stays(tmp_path: Path) -> None:
    published(tmp_path, [letters([], "abc")])
    made: list[str] = []
    done = published(tmp_path, [letters(made, "abc")], Kept({0: ("letters.txt",)}))
    assert (made, done.made, done.written, done.kept) == ([], frozenset(), 0, 2)
