"""The documents that are measured, the same each time: 2 % goals in pairs, 3 % stories, 95 % journal entries.

A text has 60 to 250 words in lines of fourteen; one entry in ten has a list, one a word that is stressed, one a link to
its goal and one a quotation. Each text says which card it is, so that a page can be asked whether it holds it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

DAY = date(2026, 9, 30)
START = date(2025, 1, 1)
WORDS = (
    "and then the rider asked why brake chair was cold morning before anyone had looked at it we tried again with a "
    "longer bolt which held until noon she said nothing for a while wrote down number on card third time this month "
    "that loose spoke turned out to be cause of noise in valley nobody rang"
)
FAULTS = ("indicator", "no indicator", "stage", "text")
"""What can be wrong with an entry: an indicator or a stage that there is not, no indicator of several, no text."""
SIGN = """\
  - id: s{number}
    name: What is asked in round {number}
    definition: A rider asks at the counter why part {number} failed before we name a price.
    stages: [We ask, They ask back, They ask first]
"""
_LINK = re.compile(r"\((?:\.\./\.\./goals/)?([mo]\d+)\.md\)")
_FIGURE = re.compile(r"\[\[\w+\]\]")


@dataclass(frozen=True, slots=True)
class Document:
    """A goal, an entry or a story; `goal` is the id of the one it belongs to or is paired with.

    `head` is the front matter of a portfolio, without its fences. `sign` stands in the body and in no other.
    """

    kind: str
    id: str
    title: str
    day: date
    goal: str
    head: str
    body: str
    sign: str

    @property
    def path(self) -> str:
        """Where it lies in a portfolio."""
        return f"{self.kind}/{self.id[:4]}/{self.id}.md" if self.kind == "journal" else f"{self.kind}/{self.id}.md"

    @property
    def text(self) -> str:
        """The file as it lies in a portfolio."""
        return f"---\n{self.head}---\n\n{self.body}\n"

    @property
    def plain_body(self) -> str:
        """The body for other generators: links as addresses in a site, and words for what only goalsite can fill in."""
        return _FIGURE.sub("41 days", _LINK.sub(r"(/goals/\1/)", self.body))


def corpus(count: int, every: int = 0) -> Iterator[Document]:
    """So many goals, entries and stories, goals first; one entry in `every` has something wrong with it, at 0 none."""
    chance = random.Random(count)
    pairs = max(1, count // 100)
    stories = count * 3 // 100
    entries = count - 2 * pairs - stories
    days = [START + timedelta(days=number * (DAY - START).days // entries) for number in range(entries)]
    names = [f"{day}-e{number}" for number, day in enumerate(days)]
    for number in range(pairs):
        yield _measured(number)
        yield _observed(number)
    for number, name in enumerate(names):
        fault = FAULTS[number // every % len(FAULTS)] if every and number % every == 0 else ""
        yield _entry(number, name, days[number], pair=number % pairs, chance=chance, fault=fault)
    for number in range(stories):
        yield _story(number, number % pairs, names[number % pairs :: pairs], chance)


def documents(count: int, every: int = 0) -> Iterator[tuple[str, str]]:
    """Path and text of each file of a portfolio of that size: what `corpus` yields, five teams and the settings."""
    for document in corpus(count, every):
        yield document.path, document.text
    for number in range(5):
        yield f"teams/team{number}.md", f"---\ntitle: Team {number}\nlead: Person {number}\n---\n\nWho mends what.\n"
    yield (
        "goalsite.toml",
        f'title = "Bench"\nas_of = {DAY}\nmission = "Nobody waits."\n\n[rhythm]\njournal = "monthly"\n',
    )


def write(folder: Path, count: int, every: int = 0) -> None:
    """Writes a portfolio of that size."""
    put(folder, documents(count, every))


def put(folder: Path, files: Iterator[tuple[str, str]]) -> None:
    """Writes each text to its path below the folder."""
    for name, text in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _measured(number: int) -> Document:
    readings = ", ".join(f"2026-{month:02d}-05: {50 - month}" for month in range(1, 10))
    title = f"Chairs of round {number} are back within {number % 9 + 2} days"
    head = (
        f"title: {title}\ntype: hard\n"
        f"why: so that nobody loses a working week\nowner: Person {number % 7}\nteam: team{number % 5}\n"
        f"themes: [trust, speed]\nstart: {START}\ndue: 2026-12-31\nlast_reviewed: 2026-09-01\n"
        f"pairs:\n  - goal: o{number}\n    because: a chair comes back soon when its rider told us early what ails it\n"
        f"metric:\n  id: days{number}\n  name: Days until a chair is back\n  unit: days\n  baseline: 50\n  target: 40\n"
        f"  every: monthly\n  readings: {{{readings}}}\n"
    )
    sign = f"Chair {number} counts."
    body = f"## What we count\n\nFrom the call to the door. {sign}"
    return Document("goals", f"m{number}", title, START, f"o{number}", head, body, sign)


def _observed(number: int) -> Document:
    title = f"Riders of round {number} ring while the fault is small"
    signs = "".join(SIGN.format(number=f"{number}-{sign}") for sign in range(3))
    head = (
        f"title: {title}\ntype: soft\n"
        f"why: so that a small fault stays small\nowner: Person {number % 7}\nteam: team{number % 5}\nthemes: [trust]\n"
        f"start: {START}\nindicators:\n{signs}"
        "behaviours: [Ask how the week was before the price is named.]\n"
        "feedback:\n  - {source: Riders, question: What did you not tell us, every: quarterly}\n"
    )
    sign = f"Rider {number} rings."
    body = f"More in [its number](m{number}.md), now at [[days{number}]]. {sign}"
    return Document("goals", f"o{number}", title, START, f"m{number}", head, body, sign)


def _entry(number: int, name: str, day: date, *, pair: int, chance: random.Random, fault: str) -> Document:
    evidence = chance.choice(["supports", "supports", "challenges", "mixed"])
    of = "s-lost" if fault == "indicator" else f"s{pair}-{chance.randrange(3)}"
    indicator = "" if fault == "no indicator" else f"indicator: {of}\n"
    stage = "stage: they-know\n" if fault == "stage" else ""
    head = (
        f"goal: o{pair}\n{indicator}{stage}author: Person {chance.randrange(30)}\n"
        f"evidence: {evidence}\nsource: observation\nthemes: [trust]\n"
    )
    sign = f"Card {number} lies here."
    body = f"{sign} {_text(chance)}{_more(number, pair)}"
    goal = f"o{pair}"
    return Document("journal", name, f"Card {number}", day, goal, head, "" if fault == "text" else body, sign)


def _story(number: int, pair: int, evidence: list[str], chance: random.Random) -> Document:
    title = f"The noise in chair {number}"
    day = date(2026, 8, number % 28 + 1)
    entries = ", ".join(evidence[:3])
    head = (
        f"title: {title}\nsummary: What a rider heard, and what it was.\ngoals: [o{pair}]\n"
        f"evidence: [{entries}]\ndate: {day}\nauthor: Person {number % 7}\n"
    )
    sign = f"Chair {number} was heard."
    return Document("stories", f"t{number}", title, day, f"o{pair}", head, f"{sign} {_text(chance)}", sign)


def _text(chance: random.Random) -> str:
    words = chance.choices(WORDS.split(), k=chance.randint(60, 250))
    lines = [" ".join(words[at : at + 14]) for at in range(0, len(words), 14)]
    return "\n".join(lines).capitalize() + "."


def _more(number: int, pair: int) -> str:
    """What one text in ten ends with."""
    match number % 10:
        case 1:
            return "\n\n- the bolt was short\n- the spoke was loose\n- nobody had rung"
        case 3:
            return "\n\nThis time she rang *before* the chair stood still."
        case 5:
            return f"\n\nIt is what [the goal](../../goals/o{pair}.md) is about."
        case 7:
            return "\n\n> I thought that it was nothing."
        case _:
            return ""
