"""A portfolio that nobody would write and somebody will have: everything at its longest, most and oddest."""

from __future__ import annotations

from datetime import date, timedelta

UNBROKEN = "Donaudampfschifffahrtsgesellschaftskapitän" * 7
LONG = "Riders who wait at home for a part that has not been ordered hear about it before they have to ask " * 3
IMAGE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 540" onload="document.title=\'run\'">'
    "<script>document.title='run'</script><rect width='960' height='540'/></svg>"
)
TITLES = (
    f"A {UNBROKEN}"[:300],
    LONG[:300].strip(),
    "👩🏽‍🦽🔧 " * 60,
    "مواعيد التسليم تصل before anyone asks קודם כל",
    "<script>document.title='run'</script> & \"quotes\" {{ 7 * 7 }}",
)


def texts() -> dict[str, str]:
    """500 goals of 40 teams, 60 indicators, six metrics on one goal, 2,000 entries in a month."""
    files = {"media/plan.svg": IMAGE, "goalsite.toml": f'title = "{LONG[:120].strip()}"\nmission = "{LONG[:290]}"\n'}
    for at in range(40):
        name = UNBROKEN[:120] if at == 0 else f"Team {at}"
        part = f"parent: t{at - 1}\n" if at in (1, 2) else ""
        files[f"teams/t{at}.md"] = f"---\ntitle: {name}\n{part}---\n"
    for at in range(500):
        files[f"goals/g{at}.md"] = _measured(at) if at % 2 else _observed(at)
    for at in range(2000):
        files[f"journal/2026-09/{_day(at)}-e{at}.md"] = _entry(at)
    quote = f"quote: {{text: {_text(TITLES[0])}, by: {_text(TITLES[1][:90])}}}\n"
    about = "date: 2026-09-01\ngoals: [g1, g0]\ncover: media/plan.svg\ncover_alt: A plan\n"
    said = f"# {UNBROKEN}\n\n| {UNBROKEN} | b |\n| --- | --- |\n| 1 | {UNBROKEN} |\n\n```\n{UNBROKEN}\n```\n"
    files["stories/s.md"] = (
        f"---\ntitle: {_text(TITLES[0])}\nsummary: {_text(TITLES[2][:90])}\n{about}{quote}---\n{said}"
    )
    lines = f"[{_text(UNBROKEN)}, {_text(LONG)}]"
    files["reviews/r.md"] = (
        f"---\ntitle: {_text(TITLES[3])}\nperiod: 2026-Q3\ndate: 2026-09-30\nfacts: {lines}\nfeelings: {lines}\n"
        f"decisions: {lines}\nasks: {lines}\nmissed: {lines}\n---\n"
    )
    return files


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _title(at: int) -> str:
    return _text(TITLES[at // 2 % 5] if at < 20 else f"Goal {at}")


def _day(at: int) -> date:
    return date(2026, 9, 1) + timedelta(days=at % 30)


def _measured(at: int) -> str:
    metrics = "".join(
        f"  - name: {_text(TITLES[number % 5][:160])}\n    id: m{at}-{number}\n    unit: '{unit}'\n    aim: reach\n"
        f"    baseline: 1\n    target: 1000000\n    readings:\n"
        + "".join(
            f"      - {{date: 2026-{month:02}-01, value: {month * 90001.5 + number}}}\n" for month in range(1, 10)
        )
        for number, unit in zip(
            range(6 if at == 1 else 1), ("%", "€", "nights without a chair", "h", "", "km"), strict=False
        )
    )
    pairs = f"pairs:\n  - goal: g{at - 1}\n    because: {_title(at)}\n" if at % 3 else ""
    return (
        f"---\ntitle: {_title(at)}\ntype: hard\nwhy: {_title(at)}\nteam: t{at % 40}\nowner: {_text(UNBROKEN[:90])}\n"
        f"start: 2026-01-01\ndue: 2026-12-31\nmetrics:\n{metrics}{pairs}---\n"
    )


def _observed(at: int) -> str:
    count = 6 if at < 20 else 0
    stages = "".join(f"      - {{name: {_text(TITLES[s][:90])}, looks_like: {_title(at)}}}\n" for s in range(4))
    signs = "".join(
        f"  - id: i{at}-{number}\n    name: {_text(TITLES[number % 5][:120])}\n    definition: {_title(at)}\n"
        f"    stages:\n{stages}"
        for number in range(count)
    )
    held = f"indicators:\n{signs}" if count else ""
    themes = f"themes: [{UNBROKEN[:70].lower()}, waiting]\n"
    return f"---\ntitle: {_title(at)}\ntype: soft\nwhy: {_title(at)}\nteam: t{at % 40}\n{themes}{held}---\n"


def _entry(at: int) -> str:
    goal = at % 10 * 2 if at % 7 else 0
    shift = f"milestone: {{shift: capability, before: {_title(at % 20)}, after: {_title(at % 20)}}}\n" if at < 8 else ""
    title = f"title: {_title(at)}\n" if at < 20 else ""
    lean = "challenges" if at % 3 else "mixed"
    return f"---\ngoals: [g{goal}, g1]\nevidence: {lean}\n{title}{shift}---\nSeen {at}. {UNBROKEN[:60]}\n"
