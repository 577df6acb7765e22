"""No rule takes more work than in proportion to the number of documents, however they hang together.

Work is counted, not timed: the steps of the interpreter that a rule takes on a portfolio, and on one of the same shape
with four times as many documents. What is worked out once for all rules is counted by itself.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from types import FrameType
from typing import Any

import pytest

from goalsite_gen.check import check
from goalsite_gen.findings import RULES
from goalsite_gen.model import Portfolio
from goalsite_gen.rules.lookup import insight_of
from tests.bench.corpus import documents
from tests.support import DAY, portfolio

SMALL = 100
FIRST = 1000
TIMES = 4
MOST = 4.4
SPARE = 500
"""Steps that a rule may take more, once, whatever the size: the first use of something, a longer word."""

Texts = dict[str, str]

SHAPES: dict[str, Callable[[int], Texts]] = {}


def shape(make: Callable[[int], Texts]) -> Callable[[int], Texts]:
    """Enters a shape of portfolios, given by the number of its documents, under its name in words."""
    SHAPES[make.__name__.replace("_", " ")] = make
    return make


def numbers(count: int) -> range:
    """As many numbers, all of four digits."""
    return range(FIRST, FIRST + count)


def document(body: str = "They rang before the invoice was late.", **fields: object) -> str:
    return "---\n" + "".join(f"{name}: {value}\n" for name, value in fields.items()) + f"---\n{body}\n"


def measured(number: int, **more: object) -> Texts:
    """A goal with a number that falls back once, and an owner of its own, in ids and names of one length."""
    readings = "{" + ", ".join(f"2026-{month:02}-15: {90 - 30 * (month == 7) + month}" for month in range(1, 10)) + "}"
    metric = f"{{name: Days kept by Ann Number{number}, unit: days, baseline: 50, target: 99, readings: {readings}}}"
    fields = {"title": f"Chairs of round {number} come back", "type": "hard", "owner": f"Ann Number{number}"}
    return {f"goals/m{number}.md": document(**fields | {"start": "2025-01-01", "metric": metric} | more)}


def observed(number: int, signs: int = 3, **more: object) -> Texts:
    listed = ", ".join(
        f"{{id: s{number}-{n}, name: What is asked {n}, stages: [We, They, Both], since: 2025-06-01}}"
        for n in range(signs)
    )
    fields = {"title": f"Riders of round {number} ring early", "type": "soft", "start": "2025-01-01"}
    return {f"goals/o{number}.md": document(**fields | {"indicators": f"[{listed}]"} | more)}


def entry(number: int, body: str = "", **fields: object) -> Texts:
    day = DAY - timedelta(days=number % 90)
    text = body or f"Rider number {number} rang before the chair of round {number} was late."
    return {f"journal/{fields.pop('date', day)}-e{number}.md": document(text, **fields)}


def story(number: int, body: str = "", **fields: object) -> Texts:
    text = body or f"In round {number} she rang after {number} days."
    fields = {"title": f"The noise in chair {number}", "date": DAY - timedelta(days=500 + number % 90)} | fields
    return {f"stories/t{number}.md": document(text, **fields)}


def together(several: Iterator[Texts] | list[Texts]) -> Texts:
    return {file: text for texts in several for file, text in texts.items()}


@shape
def an_ordinary_portfolio(count: int) -> Texts:
    return dict(documents(count))


@shape
def a_portfolio_with_a_finding_in_each_document(count: int) -> Texts:
    return dict(documents(count, every=1))


@shape
def all_entries_on_one_goal(count: int) -> Texts:
    stages = ("we", "they", "both")
    signs = observed(0) | measured(1, pairs="[o0]")
    leans = ("supports", "challenges", "mixed")
    entries = [
        entry(n, goals="[o0, m1]", indicator=f"s0-{n % 3}", stage=stages[n % 3], evidence=leans[n % 2])
        for n in numbers(count)
    ]
    return signs | together(entries)


@shape
def all_entries_are_milestones_before_their_goal_began(count: int) -> Texts:
    milestone = "{shift: capability, before: No call., after: A call.}"
    entries = [entry(n, goal="o0", milestone=milestone, reading=n) for n in numbers(count)]
    return observed(0, start="2026-09-29") | together(entries)


@shape
def all_entries_on_one_day(count: int) -> Texts:
    entries = [entry(n, date="2026-09-01", goal="o0", indicator="s0-1", stage="both") for n in numbers(count)]
    return observed(0) | together(entries)


@shape
def all_goals_paired_with_one(count: int) -> Texts:
    goals = [measured(n, pairs="[o0]") for n in numbers(count)]
    named = ", ".join(f"m{n}" for n in numbers(count))
    entries = [entry(n, goal="o0", indicator="s0-1") for n in numbers(count)]
    return observed(0, pairs=f"[{named}]") | together(goals) | together(entries)


@shape
def all_goals_paired_with_one_that_is_closed(count: int) -> Texts:
    closed = "{date: 2026-08-01, because: It is done.}"
    goals = [measured(n, pairs="[o0]") for n in numbers(count)]
    others = [measured(count + n, state="achieved", closed=closed) for n in numbers(count)]
    named = ", ".join(f"m{n}" for n in numbers(count))
    lone = observed(1, pairs=f"[{', '.join(f'm{count + n}' for n in numbers(count))}]")
    return observed(0, pairs=f"[{named}]", state="achieved", closed=closed) | lone | together(goals + others)


@shape
def goals_in_one_chain(count: int) -> Texts:
    return together([measured(n, parent=f"m{n + 1}") for n in numbers(count)])


@shape
def goals_in_one_circle(count: int) -> Texts:
    return together([measured(n, parent=f"m{FIRST + (n + 1) % count}", due="2026-01-01") for n in numbers(count)])


@shape
def documents_with_one_title_and_one_text(count: int) -> Texts:
    title, body = "Riders ring while the fault is small", "They rang on a Tuesday and said what was wrong with it."
    goals = [measured(n, title=title) | observed(n, title=title) for n in numbers(count // 4)]
    entries = [
        entry(n, body, date="2026-09-01", title=title, goal=f"o{FIRST + n % len(goals)}", author="Ann Lee")
        for n in numbers(count)
    ]
    stories = [story(n, body, title=title, summary=body, goals=f"[o{FIRST + n % len(goals)}]") for n in numbers(count)]
    return together(goals + entries + stories)


@shape
def documents_with_one_title_for_two_audiences(count: int) -> Texts:
    texts = documents_with_one_title_and_one_text(count)
    names = ("team", "public")
    made = (text.replace("---\n", f"---\naudience: {names[n % 2]}\n", 1) for n, text in enumerate(texts.values()))
    return dict(zip(texts, made, strict=True))


@shape
def documents_for_a_few_that_all_others_name(count: int) -> Texts:
    entries = [entry(n, goal="o0", audience="team") for n in numbers(count)]
    ids = [file.removeprefix("journal/").removesuffix(".md") for texts in entries for file in texts]
    links = "[more](../goals/o0.md) and [[m1]]"
    stories = [story(n, links, goals="[o0]", evidence=f"[{ids[n - FIRST]}]", audience="public") for n in numbers(count)]
    return observed(0, audience="team") | measured(1, audience="team") | together(entries + stories)


@shape
def sixty_indicators_in_one_goal(count: int) -> Texts:
    entries = [entry(n, goal="o0", indicators=f"[s0-{n % 60}, s0_{n % 60}]", stage="bth") for n in numbers(count)]
    return observed(0, signs=60) | together(entries)


@shape
def entries_that_name_an_indicator_given_up(count: int) -> Texts:
    signs = "[{id: a, name: A, since: 2026-09-20, dropped: 2026-01-20}, {id: b, name: B}]"
    entries = [entry(n, goal="o0", indicators="[a, b]") for n in numbers(count)]
    return observed(0, indicators=signs) | together(entries)


@shape
def entries_on_goals_that_there_are_not(count: int) -> Texts:
    return observed(0) | together([entry(n, goals=f"[o0, gone{n}]", indicator=f"lost{n}") for n in numbers(count)])


@shape
def entries_on_one_goal_that_there_is_not(count: int) -> Texts:
    return observed(0) | together([entry(n, goal="o_1", readings=f"{{x{n}: 1}}") for n in numbers(count)])


@shape
def stories_that_name_one_entry(count: int) -> Texts:
    entries = [entry(n, goal="o0", indicator="s0-1") for n in numbers(count)]
    first = next(iter(entries[0])).removeprefix("journal/").removesuffix(".md")
    stories = [story(n, goals="[o0, m1]", evidence=f"[{first}, gone{n}]") for n in numbers(count)]
    return observed(0) | measured(1) | together(entries + stories)


@shape
def old_stories_of_one_day(count: int) -> Texts:
    entries = [entry(n, goals="[o0, o1]") for n in numbers(count)]
    stories = [story(n, goals="[o0, o1]", date="2025-02-01") for n in numbers(count)]
    return observed(0) | observed(1) | together(entries + stories)


@shape
def stories_without_evidence_on_a_goal_that_was_dropped(count: int) -> Texts:
    closed = "{date: 2026-08-01, because: It is done.}"
    return observed(0, state="dropped", closed=closed) | together([story(n, goals="[o0]") for n in numbers(count)])


@shape
def reviews_of_one_team(count: int) -> Texts:
    goals = [observed(n, team="desk") | measured(n, team="desk") for n in numbers(count)]
    reviews = {
        f"reviews/r{n}.md": document(
            period="2026-Q2", date=DAY - timedelta(days=n % 90), team="desk", facts="[It rained.]",
            calibrations=f"[{{indicator: s{n}-1, stage: both}}, {{indicator: o0/s0-1, stage: they}}]",
        )
        for n in numbers(count)
    }  # fmt: skip
    return {"teams/desk.md": document(title="The desk", review="monthly")} | together(goals) | reviews


@shape
def links_and_figures_that_lead_nowhere(count: int) -> Texts:
    body = "See [it](../goals/o-{0}.md), [that](../goals/o0.md#top-{0}), ![](../media/x{0}.png) and [[days{0}]]."
    headings = "\n\n".join(f"## Part {n}" for n in numbers(count))
    return observed(0) | together([story(n, body.format(n)) for n in numbers(count)]) | {
        "goals/o1.md": document(headings, title="Riders ring", type="soft")
    }  # fmt: skip


@shape
def documents_that_cannot_be_read(count: int) -> Texts:
    broken = together([entry(n, goal="o0", titel="x", evidence="perhaps") for n in numbers(count)])
    return observed(0) | broken | together([story(n, evidence=f"[gone{n}]") for n in numbers(count)])


@shape
def documents_in_which_all_is_left_out(count: int) -> Texts:
    wish = "<!-- goalsite: ignore[L201, P301] -->"
    return observed(0) | together([entry(n, f"{wish}\n\nShe rang {n} times.", goal="gone") for n in numbers(count)])


@shape
def wishes_in_one_document(count: int) -> Texts:
    wishes = "\n\n".join(f"She rang. <!-- goalsite: ignore[P3{n % 90 + 10}] -->" for n in numbers(count))
    return observed(0) | {"stories/t.md": document(wishes, title="The call")}


@shape
def rows_of_one_table(count: int) -> Texts:
    first = date(2020, 1, 1)
    rows = "".join(f"{first + timedelta(days=n // 2)},{n % 40}\n" for n in range(count * 4))
    goal = document(title="Chairs come back", type="hard", metric="{baseline: 3, target: 40, readings: data/a.csv}")
    return {"goals/a.md": goal, "data/a.csv": f"date,value\n{rows}"}


def late(whole: Portfolio) -> Portfolio:
    """The portfolio with every entry recorded on one day, long after most of them."""
    return whole.with_(recorded={entry.file: date(2026, 9, 15) for entry in whole.entries})


class Count:
    """Counts the steps that the interpreter takes: each function it enters, each line it comes to, again each time."""

    def __init__(self) -> None:
        self.done = 0

    def of(self, work: Callable[[], object]) -> int:
        """How many steps some work takes."""
        before, self.done = sys.gettrace(), 0
        sys.settrace(self._step)
        try:
            work()
        finally:
            sys.settrace(before)
        return self.done

    def _step(self, frame: FrameType, event: str, _: Any) -> Any:
        self.done += 1
        return self._step


def work(texts: Mapping[str, str]) -> dict[str, int]:
    """The steps that each rule takes on a portfolio, those of what all rules share, and those of the whole check."""
    check(late(portfolio(texts)))  # fills what the process remembers of words, for all sizes alike
    re.purge()
    whole, count = late(portfolio(texts)), Count()
    taken = {"derive": count.of(lambda: insight_of(whole))}
    for rule in RULES.values():
        taken[f"{rule.code} {rule.name}"] = count.of(lambda rule=rule: list(rule.check(whole)))  # type: ignore[misc]
    re.purge()
    again = late(portfolio(texts))
    return taken | {"check": count.of(lambda: check(again))}


@pytest.mark.parametrize("name", SHAPES)
def test_four_times_the_documents_take_about_four_times_the_work(name: str) -> None:
    small, large = work(SHAPES[name](SMALL)), work(SHAPES[name](TIMES * SMALL))
    grown = {
        rule: f"{taken} steps, then {large[rule]}: {large[rule] / max(1, taken):.1f} times"
        for rule, taken in small.items()
        if large[rule] > MOST * taken + SPARE
    }
    assert grown == {}
