"""The scaffold of a new document, written from the model: every field with its help, the questions to ask oneself."""

from __future__ import annotations

import json
import textwrap
from dataclasses import dataclass, field
from datetime import date, timedelta

from goalsite_gen.model.entry import Entry
from goalsite_gen.model.goal import NATURAL_PARTNER, SIDES, Goal
from goalsite_gen.model.reading import field_names
from goalsite_gen.model.review import Review
from goalsite_gen.model.story import Story
from goalsite_gen.model.team import Team
from goalsite_gen.model.types import Content


@dataclass(frozen=True, slots=True)
class Sketch:
    """How the scaffold of a type looks: fields that are filled in, in order, and the body's questions.

    `lines` maps a field to its YAML; a field without an entry follows as a comment with its help.
    """

    kind: type[Content]
    lines: dict[str, str]
    body: str
    hidden: frozenset[str] = field(default_factory=frozenset)


def goal_sketch(title: str, *, type_: str, day: date, pair: str) -> Sketch:
    """A measured goal asks for its number; an observed one for signs, behaviours, a feedback loop and its pair."""
    partner = pair or "id-of-its-partner"
    due = day.replace(year=day.year + 1, day=min(day.day, 28))
    shared = {
        "title": _quoted(title),
        "type": type_,
        "why": '"…"  # so that … whom does it serve, and how would they notice?',
    }
    natural = NATURAL_PARTNER[type_]
    because = f'- goal: {partner}  # a {natural} goal\n  because: "…"  # what would one miss without the other?'
    pairs = f"\n{textwrap.indent(because, '  ')}"
    if SIDES[type_] == "measured":
        metric = (
            '\n  name: "…"  # what one number could you track?\n  unit: "%"\n  decimals: 0\n'
            '  baseline: "…"\n  target: "…"\n'
            f'  every: monthly\n  source: "…"  # where does it come from?\n  # readings:\n  #   {day}: 0'
        )
        lines = {**shared, "owner": '"…"', "start": str(day), "due": str(due), "metric": metric, "pairs": pairs}
        asks = "Did we only work, or did we move closer? Say here what the number cannot."
        return Sketch(
            Goal, lines, asks, frozenset(("indicators", "behaviours", "pulse", "indirect", "feedback", "needs"))
        )
    indicators = (
        '\n  - name: "…"  # what three signs would you see if it worked?\n'
        '    definition: "…"  # who does what, when, so that two people would agree they saw it?\n'
        "    stages:  # lowest first\n"
        '      - name: "…"\n        looks_like: "…"\n      - name: "…"\n        looks_like: "…"'
    )
    feedback = (
        '\n  - source: "…"  # whom do you ask?\n'
        '    question: "What could we do now that we could not before?"\n    every: monthly'
    )
    behaviours = '\n  - "…"  # what will people practise?'
    lines = {**shared, "owner": '"…"', "start": str(day), "indicators": indicators, "behaviours": behaviours}
    lines |= {"feedback": feedback, "pairs": pairs}
    return Sketch(Goal, lines, "What would success feel like?", frozenset(("metrics", "metric")))


def entry_sketch(title: str, *, goal: str, day: date) -> Sketch:
    """An entry needs a goal and a sentence; the rest is there to be used now and then."""
    lines = {"title": _quoted(title), "goal": goal or "id-of-the-goal"}
    asks = (
        "What did you see? Who did what? A sentence is enough.\n\nWhat felt different? When did somebody surprise us?"
    )
    return Sketch(Entry, lines, asks, frozenset(("date",)))


def story_sketch(title: str, *, goal: str, day: date) -> Sketch:
    """A story rests on entries and is told for people outside."""
    lines = {
        "title": _quoted(title),
        "summary": '"…"  # one or two sentences; used word for word in lists',
        "goals": f"[{goal or 'id-of-the-goal'}]",
        "evidence": "[2026-01-31-id-of-an-entry]  # the entries it rests on",
        "date": str(day),
        "author": '"…"',
    }
    return Sketch(Story, lines, "How was it before? What happened? What is different now, and for whom?")


def review_sketch(title: str, *, day: date) -> Sketch:
    """A review holds facts and feelings, and what was missed."""
    earlier = day.replace(day=1) - timedelta(days=1)
    lines = {
        "title": _quoted(title),
        "period": f"{earlier.year}-{earlier.month:02}",
        "date": str(day),
        "facts": '\n  - "…"  # did we only work, or did we move closer?',
        "feelings": '\n  - "…"  # what felt different?',
        "missed": '\n  - "…"  # what did we miss?',
        "ignored": '\n  - "…"  # which sign of stagnation did we ignore?',
        "decisions": '\n  - "…"',
    }
    return Sketch(
        Review, lines, "What could we do now that we could not before? What changed in how we talk about progress?"
    )


def team_sketch(title: str) -> Sketch:
    """A team needs a name."""
    return Sketch(Team, {"title": _quoted(title), "lead": '"…"', "members": '["…"]'}, "What is this team there for?")


def written(sketch: Sketch) -> str:
    """The file: filled fields first, then every other field of the model as a comment with its help."""
    out = ["---"]
    names = {name for part in sketch.lines for name in (part, f"{part}s", part.removesuffix("s"))}
    for name, value in sketch.lines.items():
        out.append(f"{name}:{value}" if value.startswith("\n") else f"{name}: {value}")
    rest = [
        (_written_as(name, sketch.kind), about.description or "")
        for name, about in sketch.kind.model_fields.items()
        if name not in ("id", "origin") and name not in names and name not in sketch.hidden
    ]
    if rest:
        out.append("")
        out.append("# More, where it helps:")
        width = max(len(name) for name, _ in rest) + 1
        out.extend(f"# {f'{name}:':<{width}}  {help_}" for name, help_ in rest)
    out += ["---", "", f"<!-- {sketch.body} -->", ""]
    return "\n".join(out)


def _written_as(name: str, kind: type[Content]) -> str:
    about = kind.model_fields[name]
    return name if about.validation_alias is None else next(n for n in field_names(kind) if n == name)


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
