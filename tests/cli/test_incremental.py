"""A build that knows the last one makes only what has changed, and leaves what a clean build would leave."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from goalsite_gen.check import check_again
from goalsite_gen.cli.account import Account
from goalsite_gen.cli.build import media_of
from goalsite_gen.cli.load import load
from goalsite_gen.cli.place import Place
from goalsite_gen.cli.unchanged import Watch
from goalsite_gen.findings import RULES
from goalsite_gen.model import Portfolio
from goalsite_gen.publish.output import Published, publish_parts
from goalsite_gen.publish.proof import Guard
from goalsite_gen.reads import reads
from goalsite_gen.rules.examples import examples
from goalsite_gen.site import Plan, plan_site
from goalsite_gen.site.pieces import Pieces
from tests.bench import corpus
from tests.cli.edits import EDITS, OFTEN, World, build, site_of
from tests.cli.fuzz_builds import LENGTH, differences, steps, walk
from tests.cli.rich import DAY, RICH
from tests.program import put
from tests.support import portfolio

WALKS, FIRST = 2, 6
LINKED = "journal/2026-06-20-late.md"
ROOT = Path(__file__).parents[2]
ALONE = [code for code, rule in RULES.items() if rule.alone]
TOLD = ("title", "why", "summary", "impact", "led_to", "tried", "noticed", "next", "name")


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A portfolio that has just been built."""
    world = World(put(tmp_path / "portfolio", RICH), Random(0))
    assert build(world.folder, *world.options()).code == 0
    return world


@pytest.mark.parametrize("seed", range(WALKS))
def test_whatever_is_done_the_site_is_that_of_a_clean_build(seed: int, tmp_path: Path) -> None:
    in_git = seed % 2 == 1
    if in_git and shutil.which("git") is None:
        pytest.skip("needs git")
    assert walk(tmp_path, steps(seed)[:FIRST], in_git=in_git) == ""


def test_every_kind_of_edit_is_made_on_some_walk() -> None:
    assert {step.name for seed in range(20) for step in steps(seed, LENGTH)} == {*EDITS, *OFTEN}


EDITED = {
    "an empty audience": {"journal/2026-05-20-pause.md": ("---\n", "---\naudience:\n")},
    "a field given twice over": {"journal/2026-05-20-pause.md": ("---\n", "---\ngoals: [calm]\n")},
    "a key written twice": {"teams/desk.md": ("title: The desk\n", "title: The desk\ntitle: The desk\n")},
    "a field that is never given": {"goals/churn.md": ("---\n", "---\norigin: here\n")},
    "a link that breaks": {"goals/churn.md": ("(trust.md", "(trusts.md")},
    "a heading that another document links to": {"goals/trust.md": ("## How we look", "## How we see")},
    "a title that is an id": {"goals/trust.md": ("title: Customers ask us first", "title: churn")},
    "a title that names a number": {"goals/churn.md": ("title: Fewer customers leave", "title: More customers stay")},
    "two titles at once": {
        "goals/trust.md": ("title: Customers ask us first", "title: The bench stays calm"),
        "goals/calm.md": ("title: The bench stays calm", "title: Customers ask us first"),
    },
    "a picture that is shown no longer": {"journal/2026-04-02-no.md": (" ![The desk](../media/desk.svg)", "")},
    "a picture that is shown now": {"goals/trust.md": ("We listen.", "![A door](../media/door.svg)")},
    "words that were withheld": {"journal/2026-03-14-a-call.md": ("She rang.", "A sentence that stays between us.")},
    "words of a withheld document": {"journal/2026-06-01-quiet.md": ("between us", "among us")},
    "words of a withheld document that a figure makes of others": {
        "journal/2026-06-01-quiet.md": ("A sentence", "Churn is 3.5 % now. A sentence"),
    },
    "words of a withheld passage": {"goals/churn.md": ("doubts", "believes")},
    "a passage that is opened to all": {"goals/churn.md": ("/// only | team\n", "")},
    "a new decision": {"journal/2026-05-20-pause.md": ("\nstage: calm", "\nled_to: We ring.\nstage: calm")},
    "a decision that is gone": {"journal/2026-03-14-a-call.md": ("led_to: We ring first.\n", "")},
    "a comment that leaves a rule out": {"goals/calm.md": ("---\n", "---\n# goalsite: ignore[D]\n")},
    "the order of two fields": {"teams/desk.md": ("title: The desk\nlead: Ines\n", "lead: Ines\ntitle: The desk\n")},
    "a line above all others": {"goals/speed.md": ("[[hours]] of", "\n\n[[hours]] of")},
    "a figure": {"stories/the-call.md": ("[[churn]]", "[[hours]]")},
}  # fmt: skip
OWN = {
    "templates/parts/masthead.html": "<header><p>ONE</p></header>",
    "templates/parts/footer.html": '<footer>{% include "more/word.txt" %}</footer>',
    "templates/more/word.txt": "One",
    "templates/assets/img/note.txt": "One",
    "templates/assets/css/own.css": "body { color: red }",
}
OWN_EDITED = {
    "the masthead": {"templates/parts/masthead.html": ("ONE", "TWO")},
    "files, one of whose names stays": {
        "templates/assets/img/note.txt": ("One", "Two"),
        "templates/assets/css/own.css": ("red", "blue"),
    },
    "a slip in what a template takes in": {"templates/more/word.txt": ("One", "{% broken")},
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A portfolio for many edits, each of which is taken back. What links to others was made after them."""
    world = World(put(tmp_path_factory.mktemp("kept") / "portfolio", RICH), Random(0))
    build(world.folder, *world.options())
    put(world.folder, {LINKED: f"{RICH[LINKED]}So it was.\n"})
    assert build(world.folder, *world.options()).code == 0
    return world


def edited(world: World, texts: Mapping[str, str], edit: Mapping[str, tuple[str, str]], fresh: Path) -> str:
    """What a build after an edit does otherwise than a clean one; the edit is taken back."""
    assert all(old in texts[name] for name, (old, _) in edit.items())
    put(world.folder, {name: texts[name].replace(old, new, 1) for name, (old, new) in edit.items()})
    try:
        return differences(world, fresh)
    finally:
        put(world.folder, {name: texts[name] for name in edit})


@pytest.mark.parametrize("edit", EDITED)
def test_an_edit_and_its_taking_back_leave_what_a_clean_build_leaves(kept: World, tmp_path: Path, edit: str) -> None:
    before = site_of(kept.folder)
    assert edited(kept, RICH, EDITED[edit], tmp_path / "clean") == ""
    assert build(kept.folder, *kept.options()).code == 0
    assert site_of(kept.folder) == before


def test_an_edit_of_what_is_the_portfolios_own_in_the_theme_leaves_what_a_clean_build_leaves(
    world: World, tmp_path: Path
) -> None:
    put(world.folder, OWN)
    assert build(world.folder, *world.options()).code == 0
    before = site_of(world.folder)
    assert {name: wrong for name in OWN_EDITED if (wrong := edited(world, OWN, OWN_EDITED[name], tmp_path / "a"))} == {}
    assert build(world.folder, *world.options()).code == 0
    assert site_of(world.folder) == before


def test_a_site_that_is_asked_for_otherwise_is_made_anew(tmp_path: Path) -> None:
    texts = {name: text.split("/// only")[0] for name, text in RICH.items() if "audience: team" not in text}
    world = World(put(tmp_path / "portfolio", texts), Random(0))
    for name in ("--base-url https://example.org/", "--audience team", "--as-of 2026-07-21", "--base-url http://a.bc/"):
        world.asked |= [name.split()]
        assert differences(world, tmp_path / "clean") == ""
        assert world.is_built


def test_a_site_that_was_for_others_in_between_gives_nothing_away(world: World) -> None:
    secret = b"A sentence that stays between us."
    public = site_of(world.folder)
    for audience, is_told in (("team", True), ("public", False), ("team", True), ("public", False)):
        assert build(world.folder, *world.options(), "--audience", audience).code == 0
        site = site_of(world.folder)
        assert any(secret in data for data in site.values() if isinstance(data, bytes)) == is_told
        assert is_told or site == public


def test_a_withheld_sentence_that_is_moved_out_and_back_is_never_published(world: World) -> None:
    secret = "A sentence that stays between us.\n"
    told, quiet = "journal/2026-05-05-slow.md", "journal/2026-06-01-quiet.md"
    before = site_of(world.folder)
    put(world.folder, {told: RICH[told] + secret})
    assert "withheld" in build(world.folder, *world.options(), "--strict").out
    put(world.folder, {told: RICH[told] + secret, quiet: RICH[quiet].replace(secret, "Other words than before.\n")})
    assert build(world.folder, *world.options()).code == 0
    put(world.folder, {told: RICH[told], quiet: RICH[quiet]})
    assert build(world.folder, *world.options()).code == 0
    assert site_of(world.folder) == before


@dataclass(frozen=True)
class Work:
    """A piece of a site: what it is called, its bytes, and what was read for it."""

    name: str
    made: bytes
    reads: frozenset[str]


def works(plan: Plan) -> list[Callable[[], Work]]:
    """Makes each part of a site, or each of its pieces where it has some; what has been made once may be remembered."""

    def part(make: Callable[[], object]) -> Callable[[], Work]:
        def run() -> Work:
            with plan.speaking(), reads() as found:
                files = list(make())  # type: ignore[call-overload]
            return Work(files[0][0] if files else "", repr(files).encode(), frozenset(found))

        return run

    def piece(whole: Pieces, at: int) -> Callable[[], Work]:
        def run() -> Work:
            with plan.speaking(), reads() as found:
                data = whole.pieces[at]()
            return Work(f"{whole.path} {at}", data, frozenset(found))

        return run

    pieces = [piece(whole, at) for whole in plan.parts if isinstance(whole, Pieces) for at in range(len(whole.pieces))]
    return [part(make) for make in plan.parts] + pieces


def plan_of(whole: Portfolio, folder: Path, audience: str = "public") -> Plan:
    return plan_site(whole, audience=audience, base_url="https://example.org/", media=media_of(folder))


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put(tmp_path_factory.mktemp("rich"), RICH)


def test_what_is_read_for_a_part_is_noted_whoever_was_made_before(rich: Path) -> None:
    whole = load(Place(rich), as_of=DAY)
    shared = [work() for work in works(plan_of(whole, rich))]
    afresh = [works(plan_of(load(Place(rich), as_of=DAY), rich))[at]() for at in range(len(shared))]
    assert shared == afresh


def test_of_the_example_all_parts_note_the_same_in_any_order() -> None:
    example = ROOT / "content"
    one, other = (works(plan_of(load(Place(example), as_of=None), example)) for _ in range(2))
    forward = [work() for work in one]
    backward = [work() for work in reversed(other)][::-1]
    assert [work.name for work in forward if work not in backward] == []


def longer(text: str) -> str:
    """A document with other words: each field of words is longer, and so is the text."""
    words = "|".join(TOLD)
    return re.sub(rf"(?m)^((?:{words}): [^\n\"]+)$", r"\1 and more", text) + "\nAnd one more line, of a Tuesday.\n"


def shorter(text: str) -> str:
    """A document without the words that it can do without."""
    head, _, _ = text.removeprefix("---\n").partition("---\n")
    return "---\n" + re.sub(r"(?m)^(why|summary|impact|led_to|tried|noticed|next): .*\n", "", head) + "---\n"


@pytest.mark.parametrize("change", [longer, shorter])
def test_a_part_that_becomes_another_one_has_read_what_was_changed(rich: Path, change: Callable[[str], str]) -> None:
    texts = {name: text for name, text in RICH.items() if name.endswith((".md", ".csv", ".toml", ".svg"))}
    before = load(Place(rich), as_of=DAY)
    made = [work() for work in works(plan_of(before, rich, "team"))]
    missed: dict[str, list[str]] = {}
    for name in [name for name in texts if name.endswith(".md")]:
        after = portfolio({**texts, name: change(texts[name])}, day=before.day)
        goals = [goal for goal in after.goals.values() if goal.file == name]
        names = {name, *(metric.noted_as for goal in goals for metric in goal.metrics)}
        again = [work() for work in works(plan_of(after, rich, "team"))]
        assert [work.name for work in again] == [work.name for work in made]
        other = [was for was, now in zip(made, again, strict=True) if was.made != now.made]
        if blind := [work.name for work in other if names.isdisjoint(work.reads)]:
            missed[name] = blind
    assert missed == {}


@dataclass(frozen=True)
class Kept:
    """The portfolio of the benchmark, built once: what it takes to build it again and to see what was made."""

    folder: Path

    def build(self) -> tuple[set[str], Published]:
        """The names of all files that are made anew, whether they become other ones or not."""
        place, site = Place(self.folder), self.folder / "site"
        watch = Watch.of(place, site, "asked")
        assert watch
        whole = load(place, as_of=None)
        account = Account.of(watch, whole)
        _, judged = check_again(whole, account.earlier(whole))
        plan = plan_of(whole, self.folder)
        guard = Guard(whole, plan.seen)
        known = account.of_site(plan, guard, "asked")
        with plan.speaking():
            done = publish_parts(
                plan.parts, site, source=self.folder, rest=plan.rest, proof=guard.look, keep=known.kept
            )
        watch.done((), done.stands, day="", also="", trace=lambda: known.after(done, judged))
        return {name for at in done.made for name in done.parts[at].names}, done


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    folder = tmp_path_factory.mktemp("many")
    corpus.write(folder, 300)
    many = Kept(folder)
    many.build()
    return many


def test_where_nothing_has_changed_nothing_is_made(many: Kept) -> None:
    made, done = many.build()
    assert (made, done.rendered, done.written) == (set(), 0, 0)


def test_another_text_makes_only_the_pages_that_show_it(many: Kept) -> None:
    entry = sorted((many.folder / "journal").rglob("*.md"))[100]
    entry.write_text(f"{entry.read_text(encoding='utf-8')}\nA last line.\n", encoding="utf-8")
    made, done = many.build()
    assert made == {
        "journal/2025-08-12-e100/index.html",
        # Its neighbours in the journal and on its goal, which lead to it by its first words.
        *(f"journal/2025-08-{name}/index.html" for name in ("05-e97", "10-e99", "14-e101", "19-e103")),
        "journal/2025/08/index.html",
        *(f"periods/{name}/index.html" for name in ("2025-08", "2025-q3", "2025")),
        "goals/o1/history/index.html",
        "decisions/index.html",  # asks each entry whether anything followed from it
        "data/entries.csv",
        "portfolio.json",
        "search/entries-1.js",
    }
    assert done.rendered == 11


def found(whole: Portfolio, code: str) -> set[str]:
    return set(map(repr, RULES[code].check(whole)))


def apart(whole: Portfolio, code: str) -> set[str]:
    """What a rule finds in each file by itself."""
    files = {*whole.documents, *(content.file for content in whole.contents())}
    return {problem for file in files for problem in found(whole.with_(scope=frozenset([file])), code)}


def test_some_rules_judge_alone() -> None:
    assert {"L207", "L208", "A902"} <= set(ALONE)


@pytest.mark.parametrize("code", ALONE)
def test_a_rule_that_judges_alone_finds_the_same_in_each_file_by_itself(code: str) -> None:
    whole = load(Place(ROOT / "tests/rules/one_of_each"), as_of=None)
    assert apart(whole, code) == found(whole, code)
    for rule in RULES.values():
        for example in examples(rule):
            small = example.portfolio()
            assert apart(small, code) == found(small, code), example.written
