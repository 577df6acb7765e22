"""How long the whole check takes beside reading and parsing alone: `python -m tests.bench.check [DOCUMENTS …]`.

Portfolios of 1,000, 10,000 and 50,000 documents are made in a temporary folder, the same each time: 2 % goals in pairs,
3 % stories, 95 % journal entries of 60 to 250 words. One entry in forty, and in a second portfolio every tenth, has
something wrong with it. Each round reads and parses them once without and once with the rules, one after the other in
one process and without the garbage collector, as the command does, so that a noisy machine weighs on both. The medians
over the rounds are printed, in CPU seconds, with their ratio and with how the whole check grows: 1.0 is linear in the
number of documents. Below stands what each rule takes of it, the ten that take most, in microseconds a document.
"""

from __future__ import annotations

import argparse
import gc
import math
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from goalsite_gen.check import check
from goalsite_gen.cli.load import Place, load
from goalsite_gen.findings import RULES
from goalsite_gen.rules.lookup import insight_of

SIZES = (1_000, 10_000, 50_000)
SHOWN = 10
DAY = date(2026, 9, 30)
START = date(2025, 1, 1)
EVERY = (40, 10)
"""In one of how many entries something is wrong."""
WORDS = (
    "and then the rider asked why brake chair was cold morning before anyone had looked at it we tried again with a "
    "longer bolt which held until noon she said nothing for a while wrote down number on card third time this month "
    "that loose spoke turned out to be cause of noise in valley nobody rang"
)
FAULTS = ("indicator", "no indicator", "stage", "text")
"""What is wrong: an indicator or a stage that there is not, no indicator where there are several, no text."""
SIGN = """\
  - id: s{number}
    name: What is asked in round {number}
    definition: A rider asks at the counter why part {number} failed before we name a price.
    stages: [We ask, They ask back, They ask first]
"""


def documents(count: int, every: int = 40) -> Iterator[tuple[str, str]]:
    """Path and text of each document of a portfolio of that size; one entry in `every` has something wrong with it."""
    chance = random.Random(count)
    pairs = max(1, count // 100)
    stories = count * 3 // 100
    entries = count - 2 * pairs - stories
    days = [START + timedelta(days=number * (DAY - START).days // entries) for number in range(entries)]
    names = [f"{day}-e{number}" for number, day in enumerate(days)]
    for number in range(pairs):
        yield f"goals/m{number}.md", _measured(number)
        yield f"goals/o{number}.md", _observed(number)
    for number, name in enumerate(names):
        fault = FAULTS[number // every % len(FAULTS)] if number % every == 0 else ""
        yield f"journal/{name[:4]}/{name}.md", _entry(number % pairs, chance, fault)
    for number in range(stories):
        yield f"stories/t{number}.md", _story(number, number % pairs, names[number % pairs :: pairs], chance)
    for number in range(5):
        yield f"teams/team{number}.md", f"---\ntitle: Team {number}\nlead: Person {number}\n---\n\nWho mends what.\n"
    yield (
        "goalsite.toml",
        f'title = "Bench"\nas_of = {DAY}\nmission = "Nobody waits."\n\n[rhythm]\njournal = "monthly"\n',
    )


def _measured(number: int) -> str:
    readings = ", ".join(f"2026-{month:02d}-05: {50 - month}" for month in range(1, 10))
    return (
        f"---\ntitle: Chairs of round {number} are back within {number % 9 + 2} days\ntype: hard\n"
        f"why: so that nobody loses a working week\nowner: Person {number % 7}\nteam: team{number % 5}\n"
        f"themes: [trust, speed]\nstart: {START}\ndue: 2026-12-31\nlast_reviewed: 2026-09-01\n"
        f"pairs:\n  - goal: o{number}\n    because: a chair comes back soon when its rider told us early what ails it\n"
        f"metric:\n  id: days{number}\n  name: Days until a chair is back\n  unit: days\n  baseline: 50\n  target: 40\n"
        f"  every: monthly\n  readings: {{{readings}}}\n---\n\n## What we count\n\nFrom the call to the door.\n"
    )


def _observed(number: int) -> str:
    signs = "".join(SIGN.format(number=f"{number}-{sign}") for sign in range(3))
    return (
        f"---\ntitle: Riders of round {number} ring while the fault is small\ntype: soft\n"
        f"why: so that a small fault stays small\nowner: Person {number % 7}\nteam: team{number % 5}\nthemes: [trust]\n"
        f"start: {START}\nindicators:\n{signs}"
        "behaviours: [Ask how the week was before the price is named.]\n"
        "feedback:\n  - {source: Riders, question: What did you not tell us, every: quarterly}\n---\n\n"
        f"More in [its number](m{number}.md), now at [[days{number}]].\n"
    )


def _entry(pair: int, chance: random.Random, fault: str) -> str:
    evidence = chance.choice(["supports", "supports", "challenges", "mixed"])
    sign = "s-lost" if fault == "indicator" else f"s{pair}-{chance.randrange(3)}"
    indicator = "" if fault == "no indicator" else f"indicator: {sign}\n"
    stage = "stage: they-know\n" if fault == "stage" else ""
    text = _text(chance)
    return (
        f"---\ngoal: o{pair}\n{indicator}{stage}author: Person {chance.randrange(30)}\n"
        f"evidence: {evidence}\nsource: observation\nthemes: [trust]\n---\n\n{'' if fault == 'text' else text}\n"
    )


def _story(number: int, pair: int, evidence: list[str], chance: random.Random) -> str:
    entries = ", ".join(evidence[:3])
    return (
        f"---\ntitle: The noise in chair {number}\nsummary: What a rider heard, and what it was.\ngoals: [o{pair}]\n"
        f"evidence: [{entries}]\ndate: 2026-08-{number % 28 + 1:02d}\nauthor: Person {number % 7}\n---\n\n"
        f"{_text(chance)}\n"
    )


def _text(chance: random.Random) -> str:
    words = chance.choices(WORDS.split(), k=chance.randint(60, 250))
    lines = [" ".join(words[at : at + 14]) for at in range(0, len(words), 14)]
    return "\n".join(lines).capitalize() + "."


def write(folder: Path, count: int, every: int = 40) -> None:
    """Writes a portfolio of that size."""
    for name, text in documents(count, every):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def measured(place: Place, rounds: int) -> tuple[float, float, int]:
    """CPU seconds of reading and parsing alone and of the whole check, and the findings; medians over the rounds."""
    alone, whole, found = [], [], 0
    for number in range(rounds + 1):
        for with_rules in (False, True):
            gc.collect()
            began = time.process_time()
            portfolio = load(place, as_of=None)
            if with_rules:
                found = len(check(portfolio))
            took = time.process_time() - began
            if number:  # the first round warms caches and compiles patterns
                (whole if with_rules else alone).append(took)
            del portfolio
    return statistics.median(alone), statistics.median(whole), found


def by_rule(place: Place, rounds: int = 3) -> dict[str, float]:
    """CPU seconds of each rule on a portfolio, and of what is derived for all of them; medians over the rounds.

    What several rules share besides counts for the first that asks for it.
    """
    took: dict[str, list[float]] = {}
    for _ in range(rounds):
        portfolio = load(place, as_of=None)
        began = time.process_time()
        insight_of(portfolio)
        took.setdefault("what is derived", []).append(time.process_time() - began)
        for rule in RULES.values():
            began = time.process_time()
            list(rule.check(portfolio))
            took.setdefault(f"{rule.code} {rule.name}", []).append(time.process_time() - began)
        del portfolio
    return {name: statistics.median(seconds) for name, seconds in took.items()}


def main() -> None:
    """Prints both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", nargs="*", type=int, default=list(SIZES))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--every", type=int, nargs="*", default=list(EVERY), help="something is wrong in one of N")
    asked = parser.parse_args()
    gc.disable()
    _print("documents", "wrong", "reading and parsing", "whole check", "ratio", "growth", "findings")
    _print(*["--:"] * 7)
    rules: dict[int, dict[str, float]] = {}
    for every in asked.every:
        before: tuple[int, float] | None = None
        for count in asked.documents:
            with tempfile.TemporaryDirectory() as folder:
                write(Path(folder), count, every)
                place = Place(Path(folder))
                alone, whole, found = measured(place, asked.rounds if count <= 10_000 else min(asked.rounds, 3))
                growth = f"{math.log(whole / before[1]) / math.log(count / before[0]):.2f}" if before else ""
                before = (count, whole)
                ratio = f"{whole / alone:.2f}"
                _print(f"{count:,}", f"1 in {every}", f"{alone:.2f} s", f"{whole:.2f} s", ratio, growth, f"{found:,}")
                if every == asked.every[-1]:
                    rules[count] = {name: seconds / count * 1e6 for name, seconds in by_rule(place).items()}
    last = rules[asked.documents[-1]]
    sys.stdout.write("\n")
    _print("rule", *(f"{count:,}" for count in rules))
    _print("---", *["--:"] * len(rules))
    for name in sorted(last, key=lambda name: -last[name])[:SHOWN]:
        _print(name, *(f"{each[name]:.2f}" for each in rules.values()))
    _print("all", *(f"{sum(each.values()):.2f}" for each in rules.values()))


def _print(*cells: str) -> None:
    sys.stdout.write(f"| {' | '.join(cells)} |\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
