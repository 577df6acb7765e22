"""Rules hold on portfolios that are broken in any way: nothing is raised, and the order of files does not matter."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goalsite_gen.check import check
from goalsite_gen.report import FORMATS, Look
from tests.support import portfolio

NAMES = ["a", "b", "A", "ä", "a/x", "zz", "2026-01-05-a"]
LISTS = ["a", "[a, b]", "[b, zz]", "[a, A, a]", "[]"]
DAYS = ["2026-01-01", "2026-06-30", "2026-12-31", "1999-01-01"]
AUDIENCES = ["team", "public", "Team", "''"]
METRICS = [
    "{}",
    "{id: a, baseline: 1, target: 1}",
    "{id: x, baseline: 0, change: +20%, readings: data/a.csv}",
    "{target: 2, readings: data/none.csv}",
    "{baseline: 3, readings: {2026-03-01: 3}}",
    "{aim: deliver}",
    "{name: Workshops held, baseline: 1, revisions: [{date: 2026-01-01, target: 1, was: 1, because: x}]}",
    "[]",
    "[{id: x, name: X}, {id: x, name: Y, counts: stories}]",
    "{unit: '%', baseline: 5, target: 3, every: monthly, readings: [{date: 2026-01-01, value: 0.04}]}",
    "{unit: days, baseline: 0, target: 9, aim: stay-above, readings: {2026-01-01: 9e300, 2026-02-01: -1}}",
    "{target: 2, revisions: [{date: 2026-01-01, due: 2026-12-31, was: 2026-06-30, because: x}]}",
]
INDICATORS = [
    "[]",
    "[x]",
    "[x, x, X]",
    "[{name: N, definition: They have more trust in us now, stages: [a, {name: b, looks_like: c}]}]",
    "[{name: N, definition: short, stages: [a]}, {name: x, definition: She asks for 80% of it today}]",
    "[a, b, c, d, e, f]",
    "[{id: x, name: N, stages: [a, b, c], since: 2026-01-01}, {id: n, name: O, stages: [a], dropped: 2026-01-03}]",
]
TITLES = ["A b c d", "Improve trust", "Launch x and hire y", "日本語", "Trust at 80%", "Run twelve workshops"]
FIELDS = {
    "goals": {
        "title": TITLES,
        "type": ["hard", "soft", "learning", "performance"],
        "state": ["active", "dropped", "achieved"],
        "audience": AUDIENCES,
        "why": ["so that"],
        "parent": NAMES,
        "owner": ["Ann"],
        "team": NAMES,
        "start": DAYS,
        "due": DAYS,
        "pairs": [*LISTS, "[{goal: a, because: x}]", "[a, b, c, d, e, f, ä]"],
        "metric": METRICS,
        "indicators": INDICATORS,
        "indirect": LISTS,
        "pulse": ["{question: q, readings: {2026-01-01: 3}}", "{question: q, readings: data/no.csv}"],
        "feedback": ["{source: us}", "[]", "{source: us, every: weekly}"],
        "closed": ["{date: 2026-01-02, because: x}"],
        "last_reviewed": DAYS,
    },
    "journal": {
        "goal": [*LISTS[:4], "b"],
        "audience": AUDIENCES,
        "indicator": [*LISTS, "x", "a/x", "n"],
        "reading": ["0", "-0.0", "1e300"],
        "readings": ["{a: 1, zz: 2}", "{}"],
        "evidence": ["challenges", "mixed"],
        "stage": ["a", "c", "zz"],
        "milestone": ["{shift: capability, before: x, after: X}", "{shift: capability, before: x, after: y}"],
        "source": ["feedback"],
        "author": ["Ann", "[Ann, Bo]"],
        "date": DAYS,
    },
    "stories": {
        "title": TITLES,
        "audience": AUDIENCES,
        "goals": LISTS,
        "evidence": ["[2026-01-05-a, zz]", "2026-01-05-a"],
        "cover": ["media/a.png", "a.png", "../x"],
        "date": DAYS,
        "period": ["2026-Q1", "2026"],
        "summary": ["A b c d rose to 7 %.", "9 days"],
    },
    "reviews": {
        "period": ["2026-Q1"],
        "goals": LISTS,
        "team": NAMES,
        "calibrations": ["[{indicator: x, stage: a}, {indicator: a/x, stage: zz}]", "[{indicator: a/x, stage: c}]"],
        "facts": ["x", "[]"],
        "feelings": ["x"],
        "missed": ["x"],
    },
    "teams": {"title": TITLES, "parent": NAMES, "audience": AUDIENCES, "journal": ["weekly"], "members": ["Ann Lee"]},
}
REQUIRED = {"title", "type", "goal", "period"}
BROKEN = ["zz: 1", "due: soon", "title: [a]", "id: a/b", "why: &x y", "a: 'b", "title: x\ntitle: y", "id: index"]
TEXTS = [
    "[a](b.md) ![](x.png) [[a]] [[a.target]] [[a@2026-01-01]] [[zz]] [[a.x]] [[.]] [[@]]",
    "[a](../goals/a.md#top) [b](#x) [c](javascript:x) [d](//e) [f](/g) [h]() [i](../../..) [j](http://[)",
    "/// only | team\nThe secret of the whole thing is this.\n///",
    "/// only | team\n/// only | public",
    "///",
    "The secret of the whole thing is this.",
    "- [ ] a\n- [x] b\n- [ ] c",
    "<!-- goalsite: ignore[P3, D] -->",
    "text <!-- goalsite: ignore[zz] -->",
    "```\n[a](b.md)",
    "A b c d rose to 7 % and 1,000.5 % in 9 days. By 3 %, nearly 4 per cent",
]
FILES = [
    "goals/a.md",
    "goals/b.md",
    "goals/x/A.md",
    "goals/ä.md",
    "journal/2026-01-05-a.md",
    "journal/b.md",
    "stories/a.md",
    "reviews/2026-01-05.md",
    "teams/a.md",
]
CONFIGS = [
    "",
    "[audiences]\ndefault = 'public'",
    "[audiences]\norder = ['x']\ndefault = 'y'",
    "[check]\npreset = 'board'\nselect = ['P', 'Q']\nper-file-ignores = {'goals/*' = ['D']}",
    "[check]\npreset = 'pilot'\nignore = ['F', 'P301']\nseverity = {P3 = 'off', D401 = 'error', F = 'hint'}",
    "language = 'de'",
    "this is no TOML",
]
TABLES = ["date,value\n2026-01-01,1\n", "date,value,metric\n2026-01-01,1,zz\n2026-01-02,x,a\n", "value\n", ""]


@st.composite
def documents(draw: st.DrawFn, folder: str) -> str:
    known = FIELDS[folder]
    names = {name for name in known if name in REQUIRED} | draw(st.sets(st.sampled_from(sorted(known))))
    lines = [f"{name}: {draw(st.sampled_from(known[name]))}" for name in sorted(names)]
    if not draw(st.integers(0, 7)):
        lines.append(draw(st.sampled_from(BROKEN)))
    body = "\n\n".join(draw(st.lists(st.sampled_from(TEXTS), max_size=4)))
    form = draw(st.sampled_from([*["---\n{}\n---\n{}\n"] * 15, "---\n{}\n{}"]))
    return form.format("\n".join(lines), body)


@st.composite
def portfolios(draw: st.DrawFn) -> dict[str, str]:
    texts = {
        name: draw(documents(name.split("/")[0]))
        for name in draw(st.lists(st.sampled_from(FILES), min_size=3, unique=True))
    }
    texts |= {"data/a.csv": draw(st.sampled_from(TABLES)), "media/a.png": ""}
    if config := draw(st.sampled_from(CONFIGS)):
        texts["goalsite.toml"] = config
    return texts


@given(texts=portfolios(), chance=st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_portfolio_can_be_checked_and_printed(texts: dict[str, str], chance: random.Random) -> None:
    found = check(portfolio(texts))
    shuffled = list(texts.items())
    chance.shuffle(shuffled)
    assert check(portfolio(dict(shuffled))) == found
    assert list(found) == sorted(found, key=lambda one: (one.span.file, one.span.line, one.span.column, one.code))
    assert len(set(found)) == len(found)
    for finding in found:
        assert finding.span.line >= 1
        assert finding.span.column >= 1
    for write in FORMATS.values():
        report = write(found, portfolio(texts).documents, Look())
        assert not found or report.endswith("\n")
        assert all(line.isprintable() for line in report.split("\n"))
