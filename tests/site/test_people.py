"""Nobody is scored, ranked or counted: who wrote how much changes no number, no order and no sentence of a site.

One entry is given another author, so that the one who had written most is no longer the one. All that may change is the
name that stands at that entry, from the old to the new: a count, a share or a rank beside a name would change a figure,
and a list in the order of it would change a name the other way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import permutations
from pathlib import Path

import pytest

from goalsite_gen.model import Entry, Portfolio
from goalsite_gen.model.reading import read
from goalsite_gen.site import render_site
from goalsite_gen.site.audience import EVERYTHING
from goalsite_gen.source.files import gather
from tests.support import DAY, portfolio

EXAMPLE = Path(__file__).parents[2] / "content"

# As long as each other, in no order of the alphabet, and nothing that a site says by itself.
ZORA, ADEN, MIRO, KETO, BELA, YARI = PEOPLE = (
    "Zorawq Xuhn", "Adenwq Xuhn", "Mirowq Xuhn", "Ketowq Xuhn", "Belawq Xuhn", "Yariwq Xuhn",
)  # fmt: skip
MONTHS = range(1, 10)


def written(authors: Mapping[str, str]) -> dict[str, str]:
    """A portfolio in which everyone writes about every goal in every month; `authors` has who wrote an extra entry."""
    texts = {
        "goalsite.toml": 'title = "Ours"\n',
        "teams/desk.md": f"---\ntitle: The desk\nlead: {MIRO}\nmembers: [{', '.join(PEOPLE)}]\n---\nWe answer.\n",
        "goals/calls.md": f"---\ntitle: Calls are answered\ntype: hard\nteam: desk\nowner: {YARI}\nstart: 2026-01-01\n"
        "due: 2026-12-31\nthemes: [care]\npairs: [{goal: trust, because: Speed alone deafens}]\n"
        "metric: {baseline: 4, target: 20, readings: {2026-02-28: 6, 2026-05-31: 9, 2026-08-31: 14}}\n---\n",
        "goals/trust.md": f"---\ntitle: They tell us early\ntype: soft\nteam: desk\nowner: {KETO}\nstart: 2026-01-01\n"
        "themes: [care]\nindicators: [{name: Who rings first, stages: [we ring, both ring, they ring]}]\n---\n",
        "stories/early.md": f"---\ntitle: The early call\nsummary: They rang first.\ngoals: [trust]\ndate: 2026-06-30\n"
        f"authors: [{ZORA}, {BELA}]\nevidence: [2026-03-02-zora]\n---\nIt rang.\n",
        "reviews/q2.md": f"---\nperiod: 2026-Q2\ndate: 2026-07-03\nteam: desk\nauthors: [{YARI}, {ADEN}]\n"
        "facts: [It moved]\ndecisions: [Ring back]\n"
        "calibrations: [{indicator: trust/who-rings-first, stage: both ring, "
        f"assessors: [{MIRO}, {BELA}]}}]\n---\nWe looked.\n",
    }
    for month in MONTHS:
        for day, person in enumerate(PEOPLE, 2):
            name = f"journal/2026-{month:02}-{day:02}-{person[:4].lower()}.md"
            texts[name] = entry(person, "trust, calls", f"Seen in month {month} on day {day}.")
        for day, goal in ((12, "trust"), (20, "calls")):
            name = f"2026-{month:02}-{day}-more"
            texts[f"journal/{name}.md"] = entry(authors.get(name, ZORA), goal, f"More of month {month}, day {day}.")
    return texts


def entry(author: str, goals: str, said: str) -> str:
    return (
        f"---\ngoals: [{goals}]\nauthor: {author}\ntitle: {said}\nteam: desk\nthemes: [care]\nsource: feedback\n"
        f"milestone: {{shift: capability, before: Not seen, after: Seen}}\nimpact: It helped.\n---\n{said}\n"
    )


def built(whole: Portfolio, audience: str = EVERYTHING) -> dict[str, str]:
    """All that a site says, by path."""
    made = render_site(whole, audience=audience, media=lambda _: b"", base_url="https://ours.example/")
    return {path: text(data) for path, data in made.files.items() if not path.startswith(("assets/", "media/"))}


def text(data: bytes) -> str:
    return re.sub(r"\.[0-9a-f]{8}\.js", ".js", data.decode("utf-8"))


def only_a_name_changes(one: Mapping[str, str], other: Mapping[str, str], *, was: str, now: str) -> int:
    """How often `now` stands where `was` stood; nothing else may differ, in any file."""
    assert plain_paths(one) == plain_paths(other)
    times = 0
    for (path, before), after in zip(one.items(), other.values(), strict=True):
        parts, others = pieces(before, was, now), pieces(after, was, now)
        assert len(parts) == len(others), path
        for old, new in zip(parts, others, strict=True):
            if old != new:
                assert (old.casefold(), new.casefold()) == (was.casefold(), now.casefold()), f"{path}: {old!r} {new!r}"
                times += 1
    return times


def plain_paths(files: Mapping[str, str]) -> list[str]:
    """The paths of a site without the digests of their contents."""
    return [re.sub(r"\.[0-9a-f]{8}\.", ".", path) for path in files]


def pieces(said: str, *names: str) -> list[str]:
    return re.split(f"({'|'.join(map(re.escape, names))})", said, flags=re.IGNORECASE)


@pytest.mark.parametrize(
    ("moved", "person"), [("2026-01-12-more", ADEN), ("2026-05-12-more", KETO), ("2026-09-12-more", YARI)]
)
def test_who_wrote_most_shows_nowhere(moved: str, person: str) -> None:
    others = {f"2026-{month:02}-12-more": person for month in MONTHS if f"2026-{month:02}-12-more" != moved}
    others["2026-08-20-more"] = MIRO
    assert len(others) - 1 == len(MONTHS) - 1, "one entry more makes either of the two the one with most"
    before, after = (built(portfolio(written(others | {moved: author}), day=DAY)) for author in (ZORA, person))
    assert only_a_name_changes(before, after, was=ZORA, now=person) >= 5


def test_no_list_of_people_follows_what_they_wrote() -> None:
    """Names that stand side by side stand as somebody wrote them, or in the order of the alphabet."""
    most = {f"2026-{month:02}-{day}-more": ADEN for month in MONTHS for day in (12, 20)}
    texts = written(most | {"2026-03-20-more": KETO, "2026-06-20-more": KETO, "2026-08-20-more": YARI})
    as_written = [PEOPLE, (ZORA, BELA), (YARI, ADEN), (MIRO, BELA)]
    without_lead = tuple(person for person in PEOPLE if person != MIRO)
    allowed = {*as_written, *(tuple(sorted(people)) for people in as_written), (MIRO, *without_lead), without_lead}
    found = {run for said in built(portfolio(texts, day=DAY)).values() for run in runs(said)}
    assert found
    assert found - allowed == set()


def runs(said: str) -> Iterator[tuple[str, ...]]:
    """Names of which only marks, tags and small words stand between one and the next."""
    name = "|".join(PEOPLE)
    between = r"(?:\s|[,;“”\"\[\]]|and\b|With|<[^>]*>)*"
    for found in re.finditer(rf"(?:{name})(?:{between}(?:{name}))+", said):
        people = tuple(re.findall(name, found[0]))
        if len(set(people)) == len(people):
            yield people


def test_a_count_beside_a_name_would_be_found() -> None:
    one, other = {"a.html": f"<b>{ZORA}</b> 12, {ADEN} 11"}, {"a.html": f"<b>{ZORA}</b> 11, {ADEN} 12"}
    with pytest.raises(AssertionError):
        only_a_name_changes(one, other, was=ZORA, now=ADEN)


def test_a_rank_would_be_found() -> None:
    with pytest.raises(AssertionError):
        only_a_name_changes({"a": f"{ZORA}, {ADEN}"}, {"a": f"{ADEN}, {ZORA}"}, was=ZORA, now=ADEN)


def example() -> Portfolio:
    settings = ("goalsite.toml", (EXAMPLE / "goalsite.toml").read_bytes())
    return read(gather(EXAMPLE), day=DAY, config=settings)


def given(whole: Portfolio, moved: Entry, author: str) -> Portfolio:
    entries = (one if one.id != moved.id else one.model_copy(update={"authors": (author,)}) for one in whole.entries)
    return whole.with_(entries=tuple(entries))


def exchangeable(whole: Portfolio) -> Iterator[tuple[Entry, str]]:
    """Entries with one author, and somebody else who might have written them without a goal gaining or losing anyone.

    How many people saw something of a goal is said of the goal; so both have written of it besides.
    """
    alone = [one for one in whole.entries if len(one.authors) == 1]
    for moved in alone:
        besides = {
            goal: {name for one in whole.entries if one is not moved and goal in one.goals for name in one.authors}
            for goal in moved.goals
        }
        for author in sorted({name for names in besides.values() for name in names} - set(moved.authors)):
            if all({moved.authors[0], author} <= names for names in besides.values()):
                yield moved, author


def test_in_the_example_too_only_the_name_at_the_entry_changes() -> None:
    whole = example()
    found = list(exchangeable(whole))
    assert found
    for moved, author in found[:: max(1, len(found) // 3)]:
        mask = {name: f"{sign}wqxuhn" for name, sign in zip((moved.authors[0], author), ("Za", "Ab"), strict=True)}
        one, other = (built(named(given(whole, moved, name), mask)) for name in (moved.authors[0], author))
        was, now = mask[moved.authors[0]], mask[author]
        assert only_a_name_changes(one, other, was=was, now=now) >= 3


def named(whole: Portfolio, mask: Mapping[str, str]) -> Portfolio:
    """The portfolio with other names for some people, so that no word of a text is taken for one."""

    def other(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(mask.get(name, name) for name in names)

    return whole.with_(
        entries=tuple(one.model_copy(update={"authors": other(one.authors)}) for one in whole.entries),
        goals={
            name: goal.model_copy(update={"owner": mask.get(goal.owner, goal.owner)})
            for name, goal in whole.goals.items()
        },
    )


def test_names_are_as_long_as_each_other_and_differ() -> None:
    assert {len(name) for name in PEOPLE} == {len(ZORA)}
    assert all(one[:4] != other[:4] for one, other in permutations(PEOPLE, 2))
