"""Writes docs/performance.md from the words beside it here and the kept figures: `python -m tests.bench.page`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from string import Template

from tests.bench.peers.install import TOOLS
from tests.bench.peers.tool import SCENARIOS
from tests.bench.results import Results, cost_table, ratio, serve_table, times, wall_table

HERE = Path(__file__).resolve().parent
KEPT = HERE / "figures"
PAGE = HERE.parents[1] / "docs" / "performance.md"
NOTE = "<!-- Made by `python -m tests.bench.page`. Change tests/bench/performance.md, or measure again. -->"
OURS = ("goalsite", "goalsite-full")


def page(words: str, builds: Sequence[Results], saves: Sequence[Results]) -> str:
    """The page: the words with the figures in their places. `$name` in them stands for what is filled in."""
    builds = sorted(builds, key=lambda results: results.documents)
    saves = sorted(saves, key=lambda results: results.documents)
    filled = Template(words).substitute(
        builds="\n\n".join(_of_a_size(results) for results in builds),
        saves=serve_table(saves) if saves else "Not measured yet.",
        lost=_lost(builds, saves),
        versions=_versions([*builds, *saves]),
        notes="\n".join(f"- **{tool.name}** {tool.note}" for tool in TOOLS.values() if tool.note),
        measured="\n".join(_measured(results) for results in [*builds, *saves]),
    )
    return f"{NOTE}\n\n{filled}"


def _of_a_size(results: Results) -> str:
    return (
        f"### {results.documents:,} documents\n\n"
        f"From {results.rounds} {'round' if results.rounds == 1 else 'rounds'}.\n\n{wall_table(results)}\n\n"
        f"Of the processor, and memory at most:\n\n{cost_table(results)}"
    )


def _lost(builds: Sequence[Results], saves: Sequence[Results]) -> str:
    """A list of everything that another generator did faster, with how many times as long goalsite took."""
    lines: list[str] = []
    for results in [*builds, *saves]:
        ours = results.took.get(OURS[0], {})
        for name, took in ours.items():
            others = {tool: ratio(took, each[name]) for tool, each in results.took.items() if tool not in OURS}
            slower = sorted((value, tool) for tool, value in others.items() if value > 1)
            if slower:
                told = ", ".join(f"{tool} {times(value)}" for value, tool in reversed(slower))
                what = SCENARIOS.get(name, "a save, until it is served")
                lines.append(f"- {results.documents:,} documents, {what}: {told}")
    return "\n".join(lines) or "In nothing that was measured."


def _versions(many: Sequence[Results]) -> str:
    """Each generator with its version; with all of them where it was not the same in every run."""
    found: dict[str, dict[str, None]] = {}
    for results in many:
        for tool, version in results.versions.items():
            found.setdefault(tool, {})[version] = None
    return ", ".join(f"{tool} {' and '.join(versions)}" for tool, versions in found.items())


def _measured(results: Results) -> str:
    return f"- `{results.command}` on {results.machine}, on {results.place}"


def kept(kind: str) -> list[Results]:
    """The figures that were kept of all sizes."""
    return [Results.kept(path) for path in KEPT.glob(f"{kind}-*.json")]


def made() -> str:
    """The page as it should be."""
    return page((HERE / "performance.md").read_text(encoding="utf-8"), kept("build"), kept("serve"))


if __name__ == "__main__":
    PAGE.write_text(made(), encoding="utf-8")
