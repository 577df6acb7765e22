"""What several pages show is made once, and whoever shows it is known to have read what it was made of."""

from __future__ import annotations

from goalsite_gen.reads import Memo, note, reads


class Maker:
    """Makes a value for a name, of words that go by that name, and counts."""

    def __init__(self, memo: Memo) -> None:
        self.memo = memo
        self.made: list[str] = []

    def get(self, name: str) -> str:
        def make() -> str:
            self.made.append(name)
            note(f"{name}.md")
            return name.upper()

        return self.memo.get(name, make)


def test_each_use_notes_what_was_read() -> None:
    maker = Maker(Memo())
    for _ in range(2):
        with reads() as found:
            assert maker.get("a") == "A"
        assert found == {"a.md"}
    assert maker.made == ["a"]


def test_what_was_made_of_other_words_is_made_again() -> None:
    maker = Maker(Memo())
    maker.get("a"), maker.get("b")
    maker.memo.forget({"a.md"})
    maker.get("a"), maker.get("b")
    assert maker.made == ["a", "b", "a"]


def test_of_a_memo_with_an_end_the_oldest_goes_first() -> None:
    maker = Maker(Memo(2))
    for name in ("a", "b", "c", "b", "c", "a"):
        assert maker.get(name) == name.upper()
    assert maker.made == ["a", "b", "c", "a"]
