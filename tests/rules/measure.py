"""How well the rules that read language judge the labelled sentences: `python -m tests.rules.measure`.

Two thirds of the sentences, chosen by a checksum of their text, are there to tune the vocabulary by. The last third is
held out: it is counted, and what goes wrong in it is never shown. So is all of `unseen.csv`, which was written
by others: they were counted, never shown. All of `strangers.csv`, which the same others wrote in the same sitting, is
there to tune by. Whoever wrote both words and sentences flatters the figures, so those of `unseen.csv` are what to
expect of a stranger's goals.
"""

from __future__ import annotations

import csv
import json
import sys
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from goalsite_gen.check import check
from goalsite_gen.findings import RULES
from tests.support import portfolio

FOLDER = Path(__file__).parent / "labelled"
RULES_OF_LANGUAGE = {"D409": "activity-as-outcome", "D410": "task-list-goal", "D411": "vague-goal",
                     "D416": "vague-definition", "D417": "quantified-growth"}  # fmt: skip
SHAPES = {
    "measured": "title: {text}\ntype: hard\n",
    "observed": "title: {text}\ntype: soft\n",
    "metric": "title: Riders come back\ntype: hard\nmetric: {{name: {text}, baseline: 0, target: 9}}\n",
    "definition": "title: Who asks\ntype: soft\nindicators: [{{name: N, definition: {text}}}]\n",
}


@dataclass(frozen=True)
class Sentence:
    """An invented sentence, what it is in a portfolio, and the names of the rules that should speak of it."""

    sector: str
    kind: str
    text: str
    wanted: frozenset[str]
    is_unseen: bool = False
    is_known: bool = False

    @property
    def is_held_out(self) -> bool:
        """Whether it is kept away from tuning."""
        return self.is_unseen or (not self.is_known and zlib.crc32(self.text.encode()) % 3 == 0)


@dataclass(frozen=True)
class Count:
    """Of one rule: sentences found rightly, found wrongly and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of what it found that it should have found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of what it should have found that it found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def sentences() -> list[Sentence]:
    """Every labelled sentence, in the order of the files."""
    found = []
    for path in sorted(FOLDER.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                wanted = frozenset(row["rules"].split())
                kept = {"is_unseen": path.stem == "unseen", "is_known": path.stem == "strangers"}
                found.append(Sentence(row["sector"], row["kind"], row["text"], wanted, **kept))
    return found


def judged(asked: Iterable[Sentence]) -> dict[Sentence, frozenset[str]]:
    """Each sentence with the names of the rules that speak of it in a portfolio."""
    files = {f"goals/s{number}.md": sentence for number, sentence in enumerate(asked)}
    texts = {
        file: f"---\n{SHAPES[sentence.kind].format(text=json.dumps(sentence.text, ensure_ascii=False))}---\n"
        for file, sentence in files.items()
    }
    spoken: dict[str, set[str]] = {file: set() for file in files}
    for finding in check(portfolio(texts), select=list(RULES_OF_LANGUAGE)):
        spoken[finding.span.file].add(finding.name)
    return {sentence: frozenset(spoken[file]) for file, sentence in files.items()}


def count(found: dict[Sentence, frozenset[str]], rule: str) -> Count:
    """How one rule did on the sentences judged."""
    right = sum(rule in names and rule in sentence.wanted for sentence, names in found.items())
    wrong = sum(rule in names and rule not in sentence.wanted for sentence, names in found.items())
    missed = sum(rule not in names and rule in sentence.wanted for sentence, names in found.items())
    return Count(right, wrong, missed)


def table(found: dict[Sentence, frozenset[str]]) -> str:
    """Precision and recall of each rule over all sentences, those tuned by, those held out, and of these the unseen."""
    parts = {
        "all": found,
        "tuned by": {sentence: names for sentence, names in found.items() if not sentence.is_held_out},
        "held out": {sentence: names for sentence, names in found.items() if sentence.is_held_out},
        "unseen": {sentence: names for sentence, names in found.items() if sentence.is_unseen},
    }
    lines = ["| rule | sentences | right | wrong | missed | precision | recall |", "|---|---|--:|--:|--:|--:|--:|"]
    for rule in RULES_OF_LANGUAGE.values():
        for name, part in parts.items():
            one = count(part, rule)
            if not one.right + one.missed:
                continue
            figures = f"{one.right} | {one.wrong} | {one.missed} | {one.precision:.3f} | {one.recall:.3f}"
            lines.append(f"| {rule} | {name} ({len(part)}) | {figures} |")
    return "\n".join(lines)


def misses(found: dict[Sentence, frozenset[str]]) -> str:
    """What went wrong among the sentences to tune by, a line each."""
    lines = []
    for sentence, names in found.items():
        for rule in sorted(names ^ sentence.wanted):
            if not sentence.is_held_out:
                lines.append(f"{'wrongly' if rule in names else 'missed ':<7} {rule:<20} {sentence.text}")
    return "\n".join(sorted(lines))


def main() -> None:
    """Prints the table; with `--misses` also what went wrong among the sentences to tune by."""
    assert all(RULES[code].name == name for code, name in RULES_OF_LANGUAGE.items())
    found = judged(sentences())
    sys.stdout.write(table(found) + "\n")
    if "--misses" in sys.argv[1:]:
        sys.stdout.write(f"\n{misses(found)}\n")


if __name__ == "__main__":
    main()
