"""How long a build takes beside other generators: `python -m tests.bench.build --documents 1000 --rounds 3`.

Each round builds the same documents with each generator, one after the other and each time in another order: from
nothing, with nothing changed, with a sentence added to an entry, with another title for a goal, and with a word in the
template of every page. After each build the pages are looked at: that there is one for each document, and that what was
edited is there. A generator that cannot be installed or does not do that is left out, with a line that says so.
"""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.bench.bench import (
    Subjects,
    edit_entry,
    edit_template,
    edit_title,
    fresh,
    in_memory,
    kind_of_disk,
    machine,
    options,
    rotated,
    see,
    tried,
)
from tests.bench.measure import Failed, Took, run
from tests.bench.peers.install import TOOLS, chosen
from tests.bench.peers.tool import SCENARIOS, Tool
from tests.bench.results import Results, cost_table, wall_table


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures, and prints two tables for each size."""
    asked = options(__doc__ or "", sizes=[100, 1_000, 10_000], rounds=3, tools=list(TOOLS)).parse_args(arguments)
    homes = chosen(asked.tools.split(","), asked.cache)
    place = asked.work / f"goalsite-bench-{os.getpid()}"
    try:
        for count in asked.documents:
            results = measured(homes, place, count=count, rounds=asked.rounds)
            sys.stdout.write(f"\n{count:,} documents, {results.machine}\n\n")
            sys.stdout.write(f"{wall_table(results)}\n\n{cost_table(results)}\n")
            sys.stdout.flush()
            if asked.results:
                results.keep(asked.results)
    finally:
        fresh(place).rmdir()


def measured(homes: dict[str, Path], place: Path, *, count: int, rounds: int) -> Results:
    """The figures of all rounds at one size; a tool that fails is left out from there on and out of the results."""
    tools, versions = tried(homes, place)
    subjects = Subjects.of(count)
    for tool in tools:
        fresh(tool.folder)
        tool.lay_out(subjects.all)
    took: dict[str, dict[str, list[Took]]] = {tool.name: {name: [] for name in SCENARIOS} for tool in tools}
    for number in range(rounds):
        for scenario in SCENARIOS:
            for tool in rotated(tools, number):
                try:
                    took[tool.name][scenario].append(_once(tool, subjects, scenario, number=number))
                except Failed as why:
                    sys.stderr.write(f"without {tool.name} in `{SCENARIOS[scenario]}`: {why}\n")
    whole = {name: each for name, each in took.items() if all(len(done) == rounds for done in each.values())}
    asked = ["--documents", str(count), "--rounds", str(rounds), "--tools", ",".join(homes)]
    command = shlex.join(["python", "-m", "tests.bench.build", *asked])
    return Results("build", count, command, machine(), kind_of_disk(place), versions, whole)


def _once(tool: Tool, subjects: Subjects, scenario: str, *, number: int) -> Took:
    """One build after one change, looked at afterwards. Raises Failed where it or what it made is not right."""
    word = f"{scenario}{number}x"
    looked_at, words = subjects.all, [document.sign for document in subjects.all]
    match scenario:
        case "cold":
            tool.clear()
        case "entry":
            edit_entry(tool, subjects.entry, word)
            looked_at, words = (subjects.entry,), [word]
        case "title":
            edit_title(tool, subjects.goal, word)
            looked_at = tuple(subjects.of_goal())
            words = [f"{word} {subjects.goal.title}"] * len(looked_at)
        case "template":
            edit_template(tool, word)
            words = [word] * len(looked_at)
    if not in_memory(tool.folder):
        os.sync()
    took = run(tool.build(scenario))
    see(tool, looked_at, words)
    return took


if __name__ == "__main__":
    main()
