"""A small portfolio with something of everything in it: both sides, figures, links, pictures, words not for all."""

from __future__ import annotations

from collections.abc import Mapping

DAY = "2026-07-20"
EPOCH = "1784548800"
"""The same day for a build whose day nobody fixes."""

_GOALS = {
    "goals/churn.md": """\
---
title: Fewer customers leave
type: quantitative
why: so that trust pays off
owner: Ines
team: desk
themes: [care]
start: 2026-01-01
due: 2026-12-31
pairs: [{goal: trust, because: A number alone says nothing.}]
metric: {unit: "%", decimals: 1, baseline: 5.1, target: 3, every: monthly, readings: data/churn.csv}
---
## What we count

Now [[churn]], it began at [[churn.baseline]]. Its other half is [trust](trust.md#how-we-look).

/// only | team
Ines doubts the figure of March.
///
""",
    "goals/trust.md": """\
---
title: Customers ask us first
type: qualitative
why: so that they stay because they want to
owner: Omar
team: desk
themes: [care, craft]
start: 2026-01-01
indicators:
  - {name: Who asks, definition: A customer asks before deciding., stages: [{name: low, looks_like: Nobody}, high]}
  - {name: Who tells, definition: A customer tells us what went wrong., stages: [never, asked, unasked]}
behaviours: [Ask how the week was.]
feedback: [{source: Customers, question: What did you not say?, every: quarterly}]
---
We listen.

## How we look

On the telephone, every Monday. See [the first call](../journal/2026-03-14-a-call.md).
""",
    "goals/speed.md": """\
---
title: An answer within a day
type: hard
why: so that nobody waits
parent: churn
team: bench
due: 2026-09-30
pairs: [calm]
metrics:
  - id: hours
    name: Hours until an answer
    unit: h
    baseline: 40
    target: 20
    readings: {2026-01-31: 40, 2026-02-28: 37, 2026-03-31: 33, 2026-04-30: 35, 2026-05-31: 29}
    revisions: [{date: 2026-03-01, target: 20, was: 24, because: It went well.}]
  - {id: told, name: Stories told, counts: stories, baseline: 0, target: 4}
---
[[hours]] of [[hours.target]].
""",
    "goals/calm.md": """\
---
title: The bench stays calm
type: soft
team: bench
audience: public
indicators: [{id: pause, name: A pause, definition: Somebody pauses before answering., stages: [rushed, calm]}]
---
""",
}  # fmt: skip

_JOURNAL = {
    "journal/2026-02-02-first.md": "---\ngoal: trust\nindicator: who-asks\nstage: low\nauthor: Omar\n---\nOne asked.\n",
    "journal/2026-03-14-a-call.md": """\
---
goals: [trust, calm]
title: A call before the price
indicator: who-asks
stage: high
author: [Ines, Omar]
milestone: {shift: capability, before: They complained., after: They ask.}
impact: The price was right at once.
led_to: We ring first.
themes: [care]
---
She rang. It was a Monday.

- one question
- two answers
""",
    "journal/2026-04-02-no.md": """\
---
goal: trust
indicator: who-tells
evidence: challenges
source: feedback
tried: A letter
noticed: Nobody answered
next: We visit
---
Nobody told us. ![The desk](../media/desk.svg)
""",
    "journal/2026-05-05-slow.md": "---\ngoal: speed\nreadings: {hours: 31}\nevidence: mixed\n---\nIt was slow.\n",
    "journal/2026-05-20-pause.md": "---\ngoal: calm\nindicator: pause\nstage: calm\n---\nHe paused, then spoke.\n",
    "journal/2026-06-01-quiet.md": "---\ngoal: trust\naudience: team\n---\nA sentence that stays between us.\n",
    "journal/2026-06-20-late.md": """\
---
goal: churn
indicator: trust/who-asks
evidence: supports
---
As [she said](2026-03-14-a-call.md) then. More on [the story](../stories/the-call.md).
""",
    "journal/2026-09-01-later.md": "---\ngoal: trust\n---\nNot yet.\n",
}

RICH: Mapping[str, str] = {
    "goalsite.toml": """\
title = "Ours"
mission = "Nobody waits."
description = "Where we stand."

[audiences]
order = ["team", "public"]
default = "public"

[rhythm]
journal = "monthly"
""",
    **_GOALS,
    **_JOURNAL,
    "data/churn.csv": "date,value,n,note\n2026-01-31,5,40,\n2026-02-28,4.8,,\n2026-03-31,4.9,,A strike\n"
    "2026-04-30,4.2,,\n2026-06-30,3.5,51,\n",
    "stories/the-call.md": """\
---
title: The call
summary: What she asked, and when.
goals: [trust, churn]
evidence: [2026-03-14-a-call, 2026-04-02-no]
date: 2026-06-30
author: Ines
themes: [care]
quote: {text: I thought I would ask., by: A customer}
cover: media/desk.svg
cover_alt: A desk
---
It was a Monday. Churn is [[churn]] now.
""",
    "reviews/2026-q2.md": """\
---
period: 2026-Q2
date: 2026-07-02
title: Better than it felt
team: desk
facts: [Churn fell.]
feelings: [Tired.]
missed: [The letter.]
ignored: [The strike.]
decisions: [We visit in August.]
calibrations:
  - {indicator: trust/who-asks, stage: low, assessors: [Ines], because: Only one asked.}
  - {indicator: trust/who-asks, stage: high, assessors: [Omar], because: She rang.}
---
We looked back for an hour.
""",
    "teams/desk.md": "---\ntitle: The desk\nlead: Ines\nmembers: [Ines, Omar]\n---\nWho answers.\n",
    "teams/bench.md": "---\ntitle: The bench\nparent: desk\n---\n",
    "media/desk.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="9"/></svg>',
    "media/door.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="5"/></svg>',
}  # fmt: skip
