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
import statistics
import sys
import tempfile
import time
from pathlib import Path

from goalsite_gen.check import check
from goalsite_gen.cli.load import load
from goalsite_gen.cli.place import Place
from goalsite_gen.findings import RULES
from goalsite_gen.rules.lookup import insight_of
from tests.bench.corpus import write

SIZES = (1_000, 10_000, 50_000)
SHOWN = 10
EVERY = (40, 10)
"""In one of how many entries something is wrong."""


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
