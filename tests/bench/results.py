"""The figures of a benchmark, kept as JSON, and the tables that are made of them."""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from tests.bench.measure import Took
from tests.bench.peers.tool import SCENARIOS

BASE = "Hugo"
"""The generator that the others are set beside."""


@dataclass(frozen=True, slots=True)
class Results:
    """What was measured of a portfolio of one size: tool → scenario → one figure a round."""

    kind: str
    documents: int
    command: str
    machine: str
    place: str
    versions: dict[str, str]
    took: dict[str, dict[str, list[Took]]]

    @property
    def rounds(self) -> int:
        """The rounds that every tool has been through."""
        return min((len(each) for tool in self.took.values() for each in tool.values()), default=0)

    def keep(self, folder: Path) -> None:
        """Writes them to a file of their own."""
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(asdict(replace(self, took=_rounded(self.took))), indent=1)
        (folder / f"{self.kind}-{self.documents}.json").write_text(f"{text}\n")

    @classmethod
    def kept(cls, path: Path) -> Results:
        """Reads them back."""
        data = json.loads(path.read_text())
        took = {
            tool: {name: [Took(**each) for each in rounds] for name, rounds in scenarios.items()}
            for tool, scenarios in data.pop("took").items()
        }
        return cls(**data, took=took)


def _rounded(took: dict[str, dict[str, list[Took]]]) -> dict[str, dict[str, list[Took]]]:
    return {
        tool: {
            name: [Took(round(each.wall, 4), round(each.cpu, 4), each.peak) for each in rounds]
            for name, rounds in scenarios.items()
        }
        for tool, scenarios in took.items()
    }


def wall_table(results: Results) -> str:
    """Seconds on the clock, the median of the rounds, and the median of their ratios to `BASE` in the same round."""
    rows = [["", *(SCENARIOS[name] for name in _scenarios(results))]]
    for tool, scenarios in results.took.items():
        base = results.took.get(BASE, {})
        rows.append([tool, *(_wall(took, base.get(name, [])) for name, took in scenarios.items())])
    return table(rows)


def _wall(took: Sequence[Took], base: Sequence[Took]) -> str:
    said = seconds(statistics.median(each.wall for each in took))
    return f"{said} · {times(ratio(took, base))}" if base else said


def cost_table(results: Results) -> str:
    """Seconds of the processor and megabytes at most, the medians of the rounds."""
    rows = [["", *(SCENARIOS[name] for name in _scenarios(results))]]
    for tool, scenarios in results.took.items():
        rows.append([tool, *map(_cost, scenarios.values())])
    return table(rows)


def _cost(took: Sequence[Took]) -> str:
    cpu = statistics.median(each.cpu for each in took)
    return f"{seconds(cpu)} · {statistics.median(each.peak for each in took) / 1e6:,.0f} MB"


def serve_table(many: Iterable[Results]) -> str:
    """Milliseconds from a save until the page that is served has it, a column for each size."""
    each = list(many)
    tools = dict.fromkeys(tool for results in each for tool in results.took)
    rows = [["", *(f"{results.documents:,} documents" for results in each)]]
    rows += [[tool, *(_save(results, tool) for results in each)] for tool in tools]
    return table(rows)


def _save(results: Results, tool: str) -> str:
    if tool not in results.took:
        return ""
    took, base = (results.took.get(name, {}).get("save", []) for name in (tool, BASE))
    said = f"{statistics.median(each.wall for each in took) * 1000:,.0f} ms"
    return f"{said} · {times(ratio(took, base))}" if base else said


def ratio(took: Sequence[Took], base: Sequence[Took]) -> float:
    """The median of how many times as long it took as the other did in the same round."""
    return statistics.median(mine.wall / other.wall for mine, other in zip(took, base, strict=False))


def seconds(value: float) -> str:
    """Seconds with three digits that count, at most two after the point."""
    return f"{value:.1f} s" if value >= 10 else f"{value:.2f} s"


def times(value: float) -> str:
    """A ratio with a sign, and with as many digits as say something."""
    return f"{value:.0f} ×" if value >= 10 else f"{value:.1f} ×" if value >= 2 else f"{value:.2f} ×"


def table(rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown: the first row is its head, the first column its names, the others figures."""
    head, *body = rows
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *body]
    return "\n".join(f"| {' | '.join(cells)} |".replace("|  |", "| |") for cells in lines)


def _scenarios(results: Results) -> list[str]:
    return list(next(iter(results.took.values()), {}))
