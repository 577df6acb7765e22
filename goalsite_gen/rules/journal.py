"""J5xx, journal: entries that say nothing, stand outside their goal's time, or contradict a ladder or one another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from goalsite_gen.findings import Place, Problem, Related, Severity, rule
from goalsite_gen.insight import Ladder, StageChange
from goalsite_gen.model import Entry, Goal, Indicator, Metric, Portfolio, Reading, Review
from goalsite_gen.model.types import TO_WRITE, key
from goalsite_gen.rules.entries import dated_after, dated_before, dated_from, entries_by
from goalsite_gen.rules.lookup import (
    Guess,
    active,
    calibration_at,
    calibrations,
    days,
    entry_at,
    given_answers,
    given_readings,
    insight_of,
    looked_back,
    metrics_of,
    number,
    sign_at,
    text_at,
    unread,
)
from goalsite_gen.rules.thresholds import (
    FEWEST_VALUES,
    JUMP,
    MILESTONE_SHARE,
    MILESTONES_FROM,
    NEAR,
    PERCENT,
    SAME_WORDS,
    TENFOLD,
    THOUSAND,
)

_OPENING = 4
_SPEAKS = re.compile(r"\s*[^\s<…]")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_SCALE = re.compile(r"(-?\d+(?:\.\d+)?)\s*(?:to|bis|à|a|-|–|\.\.)\s*(-?\d+(?:\.\d+)?)")


@rule("J501", "empty-entry", Severity.WARNING)
def empty_entry(portfolio: Portfolio) -> Iterator[Problem]:
    """An entry says nothing: no observation, no reading, no milestone.

    It still counts as one that supports its goal, so that silence looks like evidence. One sentence is enough: who
    did what, where one could see it (D1, N5).

    Bad:
        @ journal/2026-03-14-first-call.md <--
        ---
        goal: trust
        ---
        <!-- What did you see? -->
    Good:
        @ journal/2026-03-14-first-call.md
        ---
        goal: trust
        ---
        A customer rang before the invoice was late.
    """
    for entry in portfolio.entries:
        if not _says_nothing(entry.body):
            continue
        told = (entry.tried, entry.noticed, entry.milestone, entry.readings)
        if not any(told) and entry.reading is None:
            yield Problem(f"`{entry.id}` says nothing", entry.at(), "write below the fields what somebody saw")


def _says_nothing(body: str) -> bool:
    if _SPEAKS.match(body):
        return False  # nearly every text begins so, and need not be read to its end
    return (_COMMENT.sub("", body) if "<!--" in body else body).strip() in ("", TO_WRITE)


@rule("J502", "entry-without-indicator", Severity.HINT)
def entry_without_indicator(portfolio: Portfolio) -> Iterator[Problem]:
    """An entry about a growth goal with several indicators names none of them.

    It is an anecdote: it counts for the goal and moves no ladder, and in half a year nobody knows which sign it
    spoke of. Where a goal has only one indicator, the entry is taken to be about that (D1, P1, P10).

    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        indicators: [Who rings first, What they ask]
        ---
        @ journal/2026-03-14-first-call.md
        ---
        goal: trust <--
        ---
        A customer rang before the invoice was late.
    Good:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        indicators: [Who rings first, What they ask]
        ---
        @ journal/2026-03-14-first-call.md
        ---
        goal: trust
        indicator: who-rings-first
        ---
        A customer rang before the invoice was late.
    """
    for entry in entries_by(portfolio).without_sign:
        for goal in {key(name): portfolio.goal(name) for name in entry.goals}.values():
            if goal and goal.is_active and not goal.is_measured and len(goal.indicators) > 1:
                near = ", ".join(f"`{sign.id}`" for sign in goal.indicators[:5])
                message = f"the entry does not say which sign of `{goal.id}` was seen"
                yield Problem(message, entry_at(entry, goal), f"write `indicator:` and one of {near}")


@rule("J503", "entry-out-of-range", Severity.WARNING)
def entry_out_of_range(portfolio: Portfolio) -> Iterator[Problem]:
    """An entry is dated before its goal began, after it was closed, after its indicator was given up, or ahead of time.

    What nobody was working for yet, or any longer, is no evidence for or against it; most often the year is wrong.
    Ahead of time is what was committed days before it is said to have been observed (D5).

    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        start: 2026-01-01
        ---
        @ journal/2025-03-14-first-call.md
        ---
        goal: trust <--
        ---
        A customer rang before the invoice was late.
    Good:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        start: 2026-01-01
        ---
        @ journal/2026-03-14-first-call.md
        ---
        goal: trust
        ---
        A customer rang before the invoice was late.
    """
    for entry in portfolio.entries if portfolio.recorded else ():
        recorded = portfolio.recorded.get(entry.file)
        if recorded and (ahead := (entry.date - recorded).days) > 1:
            message = f"the entry is dated {days(ahead)} after it was recorded, which was on {recorded}"
            yield Problem(message, entry.at("date"), "write the day on which it was observed")
    for own, goal in portfolio.goals.items():
        entries = portfolio.entries_of(goal)
        early = dated_before(entries, goal.start) if goal.start else ()
        late = dated_after(entries, goal.closed.date) if goal.closed and not goal.is_active else ()
        for entry in {entry.file: entry for entry in (*early, *late)}.values():
            for position, name in enumerate(entry.goals):
                if key(name) == own:
                    yield from _outside(entry, goal, entry.at("goals", position))
        for sign in {key(sign.id): sign for sign in reversed(goal.indicators)}.values():
            if sign.dropped:
                yield from _given_up(portfolio, goal, sign, sign.dropped)


def _given_up(portfolio: Portfolio, goal: Goal, sign: Indicator, dropped: date) -> Iterator[Problem]:
    """The entries that name a sign after it was given up."""
    at = sign_at(portfolio, goal, sign, "dropped")
    for entry, position in entries_by(portfolio).signs.get((key(goal.id), key(sign.id)), ()):
        if entry.date > dropped:
            related = (Related(at, f"`{sign.id}` was given up on {dropped}"),)
            message = f"`{sign.id}` had been given up for {days((entry.date - dropped).days)}"
            yield Problem(message, entry.at("indicators", position), "name a sign in use, or none", related)


def _outside(entry: Entry, goal: Goal, at: Place) -> Iterator[Problem]:
    if goal.start and entry.date < goal.start:
        related = (Related(goal.at("start"), f"`{goal.id}` starts on {goal.start}"),)
        before = days((goal.start - entry.date).days)
        hint = "check the date of the entry; or let the goal start earlier"
        yield Problem(f"the entry is dated {before} before `{goal.id}` began", at, hint, related)
    elif goal.closed and not goal.is_active and entry.date > goal.closed.date:
        related = (Related(goal.at("closed", "date"), f"`{goal.id}` was closed on {goal.closed.date}"),)
        after = days((entry.date - goal.closed.date).days)
        hint = "check the date of the entry; or name the goal that came after"
        yield Problem(f"the entry is dated {after} after `{goal.id}` was closed", at, hint, related)


@rule("J504", "unknown-stage", Severity.ERROR)
def unknown_stage(portfolio: Portfolio) -> Iterator[Problem]:
    """An entry or a calibration names a stage that the indicator does not have, or a stage of no indicator.

    What was observed would move no ladder, and the page would show an older stage as the one that holds. A stage is
    called by its id or its name (D2).

    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        indicators:
          - name: Who rings first
            stages: [We do, They do]
        ---
        @ journal/2026-03-14-first-call.md
        ---
        goal: trust
        indicator: who-rings-first
        stage: they-dont <--
        ---
        A customer rang before the invoice was late.
    Good:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        indicators:
          - name: Who rings first
            stages: [We do, They do]
        ---
        @ journal/2026-03-14-first-call.md
        ---
        goal: trust
        indicator: who-rings-first
        stage: they-do
        ---
        A customer rang before the invoice was late.
    """
    silent = unread(portfolio, "goals")
    for entry in entries_by(portfolio).staged:
        if not any(key(name) in silent for name in entry.goals):
            signs = _signs_of(portfolio, entry)
            if signs is not None and not any(sign.stage(entry.stage) for _, sign in signs):
                yield _no_such_stage(portfolio, entry, signs)
    for review, position, calibration, goals in calibrations(portfolio):
        found = portfolio.indicator(calibration.indicator, goals)
        if found and not found[1].stage(calibration.stage):
            at = review.at("calibrations", position, "stage")
            yield _not_on_the_ladder(portfolio, calibration.stage, found, at)


def _signs_of(portfolio: Portfolio, entry: Entry) -> list[tuple[Goal, Indicator]] | None:
    """The indicators an entry is about; None where one that it names, or its goal, is not known: others say so."""
    if entry.indicators:
        named = [portfolio.indicator(name, entry.goals) for name in entry.indicators]
        return [found for found in named if found] if all(named) else None
    goals = [portfolio.goal(name) for name in entry.goals]
    if not all(goals):
        return None
    return [(goal, goal.indicators[0]) for goal in goals if goal and len(goal.indicators) == 1]


def _no_such_stage(portfolio: Portfolio, entry: Entry, signs: Sequence[tuple[Goal, Indicator]]) -> Problem:
    if signs:
        return _not_on_the_ladder(portfolio, entry.stage, signs[0], entry.at("stage"))
    known = [goal for name in entry.goals if (goal := portfolio.goal(name))]
    having = [sign for goal in known for sign in goal.indicators if sign.stage(entry.stage)]
    hint = f"write `indicator: {having[0].id}`" if having else "name the indicator, or take `stage` out"
    return Problem(f"`{entry.stage}` is a stage of nothing that the entry names", entry.at("stage"), hint)


def _not_on_the_ladder(portfolio: Portfolio, stage: str, of: tuple[Goal, Indicator], at: Place) -> Problem:
    _, sign = of
    related = (Related(sign_at(portfolio, *of, *(("stages",) if sign.stages else ())), f"the stages of `{sign.id}`"),)
    if not sign.stages:
        return Problem(f"`{sign.id}` has no stages", at, "give it `stages`, or take `stage` out", related)
    known = f"known: {', '.join(f'`{held.id}`' for held in sign.stages[:8])}"
    hint = Guess(held.id for held in sign.stages).hint(stage, known)
    return Problem(f"`{sign.id}` has no stage `{stage}`", at, hint, related)


@rule("J505", "stage-jump", Severity.HINT)
def stage_jump(portfolio: Portfolio) -> Iterator[Problem]:
    """A ladder goes up by two rungs or more at once, and nothing says what happened between.

    People seldom skip a stage: as a rule the one between was there and nobody wrote it down, or the new one was seen
    once on a good day. A milestone with its `before` and `after`, or a calibration with its `because`, explains
    the jump (F12, D2).

    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        indicators:
          - name: Who rings first
            stages: [Nobody, We do, They do]
        ---
        @ journal/2026-03-02-no-call.md
        ---
        goal: trust
        stage: nobody
        ---
        The invoice was late and nobody rang.
        @ journal/2026-03-14-first-call.md
        ---
        goal: trust
        stage: they-do <--
        ---
        A customer rang before the invoice was late.
    Good:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        indicators:
          - name: Who rings first
            stages: [Nobody, We do, They do]
        ---
        @ journal/2026-03-02-a-call.md
        ---
        goal: trust
        stage: we-do
        ---
        I rang them a week before the invoice.
        @ journal/2026-03-14-first-call.md
        ---
        goal: trust
        stage: they-do
        ---
        A customer rang before the invoice was late.
    """
    reviews = {key(review.id): review for review in portfolio.reviews}
    for ladder in _ladders(portfolio):
        for before, said in pairwise(ladder.history):
            if said.rank - before.rank >= JUMP and not _is_explained(portfolio, said):
                related = (
                    Related(_said_at(portfolio, reviews, ladder, before), f"`{before.stage.id}` held until then"),
                )
                between = ", ".join(f"`{stage.id}`" for stage in ladder.indicator.stages[before.rank + 1 : said.rank])
                message = f"`{ladder.indicator.id}` goes from `{before.stage.id}` to `{said.stage.id}` at once"
                hint = f"write the entry that shows {between}, or say in `milestone` or `because` what happened"
                yield Problem(message, _said_at(portfolio, reviews, ladder, said), hint, related)


def _is_explained(portfolio: Portfolio, said: StageChange) -> bool:
    entry = None if said.is_calibrated else portfolio.entry(said.source)
    return bool(said.because or (entry and entry.milestone))


def _ladders(portfolio: Portfolio) -> Iterator[Ladder]:
    """The ladders of the goals that people work on."""
    insight = insight_of(portfolio)
    for goal in active(insight.portfolio):
        yield from insight.ladders_of(goal)


def _said_at(portfolio: Portfolio, reviews: dict[str, Review], ladder: Ladder, said: StageChange) -> Place:
    """Where a stage was named."""
    if said.is_calibrated:
        return calibration_at(reviews[key(said.source)], ladder.indicator, said.stage.id)
    entry = portfolio.entry(said.source)
    return entry.at("stage") if entry else ladder.goal.at("indicators")


@rule("J506", "stage-without-evidence", Severity.WARNING)
def stage_without_evidence(portfolio: Portfolio) -> Iterator[Problem]:
    """A stage is claimed and nothing was seen of it: no entry before the calibration, or one that speaks against it.

    Stages are judged by people, and the entries are what others can judge by. A calibration above the lowest stage
    needs at least one observation of the indicator; an entry that challenges cannot raise a stage, and the ladder
    stays where it was (F12, D2, P10).

    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        indicators:
          - name: Who rings first
            stages: [We do, They do]
        ---
        @ reviews/2026-q1.md
        ---
        period: 2026-Q1
        date: 2026-04-03
        missed: [The letters in the blue tray.]
        calibrations:
          - {indicator: trust/who-rings-first, stage: they-do} <--
        ---
    Good:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        indicators:
          - name: Who rings first
            stages: [We do, They do]
        ---
        @ journal/2026-03-14-first-call.md
        ---
        goal: trust
        ---
        A customer rang before the invoice was late.
        @ reviews/2026-q1.md
        ---
        period: 2026-Q1
        date: 2026-04-03
        missed: [The letters in the blue tray.]
        calibrations:
          - {indicator: trust/who-rings-first, stage: they-do}
        ---
    """
    is_partial = bool(unread(portfolio, "journal"))
    reviews = {key(review.id): review for review in portfolio.reviews}
    for ladder in _ladders(portfolio):
        firsts = (*ladder.supports[:1], *ladder.challenges[:1], *ladder.mixed[:1])
        first = min((entry.date for entry in firsts), default=date.max)
        changed, held = set(map(id, ladder.history)), -1
        for said in ladder.statements:
            if id(said) in changed:
                held = said.rank
                if said.is_calibrated and said.rank > 0 and first > said.date and not is_partial:
                    at = _said_at(portfolio, reviews, ladder, said)
                    message = f"no entry on `{ladder.indicator.id}` is older than this judgement of it"
                    yield Problem(message, at, "write what was seen as an entry, or calibrate at the lowest stage")
            elif said.challenges and said.rank > held:
                at = _said_at(portfolio, reviews, ladder, said)
                message = f"the entry challenges, so `{said.stage.id}` does not become the stage"
                yield Problem(message, at, "write `evidence: mixed`, or the stage that holds in spite of it")


@rule("J507", "milestone-without-shift", Severity.WARNING)
def milestone_without_shift(portfolio: Portfolio) -> Iterator[Problem]:
    """A milestone in which nothing has shifted: before and after are the same, or the entry speaks against the goal.

    A milestone is a real change in what people can do, in what they understand, or in how they stand to one another.
    Two sentences say it: how it was, and how it is now (F10, P12).

    Bad:
        @ journal/2026-03-14-first-call.md
        ---
        goal: trust
        milestone:
          shift: relationship
          before: They ring when it is late.
          after: They ring when it is late. <--
        ---
        A customer rang before the invoice was late.
    Good:
        @ journal/2026-03-14-first-call.md
        ---
        goal: trust
        milestone:
          shift: relationship
          before: They rang when it was late.
          after: They ring when they see it coming.
        ---
        A customer rang before the invoice was late.
    """
    for entry in entries_by(portfolio).marked:
        if not (milestone := entry.milestone):
            continue
        if _plain(milestone.before) == _plain(milestone.after):
            related = (Related(entry.at("milestone", "before"), "how it was"),)
            hint = "write how it is now, or take the milestone out"
            yield Problem("before and after are the same", entry.at("milestone", "after"), hint, related)
        elif entry.evidence == "challenges":
            related = (Related(entry.at("evidence"), "it challenges the goal"),)
            hint = "write `evidence: mixed` where both are true, or take the milestone out"
            message = "an entry that challenges its goal is no milestone"
            yield Problem(message, entry.at("milestone", on_key=True), hint, related)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


@rule("J508", "milestone-inflation", Severity.WARNING)
def milestone_inflation(portfolio: Portfolio) -> Iterator[Problem]:
    """A goal has milestones so often that the word says nothing any more.

    Judged over the last two quarters: three milestones or more, and more than one entry in four. What is called a
    milestone every week is progress, and an entry without the word does it justice (F10, D8, P12).

    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        ---
        @ journal/2026-07-06-a-call.md
        ---
        goal: trust
        milestone: {shift: capability, before: No call., after: A call.}
        ---
        A customer rang.
        @ journal/2026-07-13-a-second-call.md
        ---
        goal: trust
        milestone: {shift: capability, before: One call., after: Two calls.}
        ---
        A second customer rang.
        @ journal/2026-07-20-a-third-call.md
        ---
        goal: trust
        milestone: {shift: capability, before: Two calls., after: Three calls.} <--
        ---
        A third customer rang.
    Good:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        ---
        @ journal/2026-07-06-a-call.md
        ---
        goal: trust
        ---
        A customer rang.
        @ journal/2026-07-20-they-ring.md
        ---
        goal: trust
        milestone: {shift: relationship, before: We rang them., after: They ring us.}
        ---
        A third customer rang, and nobody here was surprised.
    """
    insight = insight_of(portfolio)
    since = looked_back(portfolio)
    for goal in active(insight.portfolio):
        entries = dated_from(insight.entries_of(goal), since)
        marked = [entry for entry in entries if entry.milestone]
        if len(marked) >= MILESTONES_FROM and len(marked) > MILESTONE_SHARE * len(entries):
            message = f"{len(marked)} of {len(entries)} entries on `{goal.id}` since {since} are milestones"
            rarely = f"{MILESTONES_FROM - 1} in two quarters, or one entry in {1 / MILESTONE_SHARE:.0f}"
            related = tuple(
                Related(other.at("milestone", on_key=True), f"the one of {other.date}") for other in marked[-4:-1]
            )
            yield Problem(message, marked[-1].at("milestone", on_key=True), f"keep the real shifts: {rarely}", related)


@rule("J509", "duplicate-entry", Severity.WARNING)
def duplicate_entry(portfolio: Portfolio) -> Iterator[Problem]:
    """Two entries have the same text.

    What was seen once counts twice, and a sign that was seen once looks like a pattern. One entry can speak to
    several goals: `goals: [trust, churn]` (D20).

    Bad:
        @ journal/2026-03-14-first-call.md
        ---
        goal: trust
        ---
        A customer rang before the invoice was late.
        @ journal/2026-03-15-first-call.md
        ---
        goal: churn
        ---
        A customer rang before the invoice was late. <--
    Good:
        @ journal/2026-03-14-first-call.md
        ---
        goals: [trust, churn]
        ---
        A customer rang before the invoice was late.
    """
    # Few texts begin alike, and only those have to be compared as wholes.
    openings = [_opening(entry) for entry in portfolio.entries]
    alike = {opening for opening, count in Counter(openings).items() if count > 1}
    first: dict[str, Entry] = {}
    for entry, opening in zip(portfolio.entries, openings, strict=True):
        if opening not in alike or _says_nothing(entry.body):
            continue
        words = entry.body.casefold().split()
        text = " ".join(words)
        if len(words) < SAME_WORDS:
            text = f"{entry.date} {' '.join(sorted(map(key, entry.goals)))} {text}"
        earlier = first.setdefault(text, entry)
        if earlier is not entry:
            related = (Related(text_at(earlier), f"the text of `{earlier.id}`"),)
            hint = "delete one of the two; an entry can name several goals"
            yield Problem(f"`{entry.id}` says what `{earlier.id}` says", text_at(entry), hint, related)


def _opening(entry: Entry) -> str:
    """The first few words of an entry, however they are spaced and cased."""
    return " ".join(entry.body.split(None, _OPENING)[:_OPENING]).casefold()


@rule("J510", "conflicting-readings", Severity.ERROR)
def conflicting_readings(portfolio: Portfolio) -> Iterator[Problem]:
    """A metric has two different readings of one day.

    Only one of them can be on the chart: the later row of a table, and an entry before a table. Whoever wrote the
    other will not find it again. Readings that print alike are no conflict.

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        metric: {unit: "%", decimals: 1, readings: data/churn.csv}
        ---
        @ data/churn.csv
        date,value
        2026-03-31,4.6
        2026-03-31,4.9 <--
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        metric: {unit: "%", decimals: 1, readings: data/churn.csv}
        ---
        @ data/churn.csv
        date,value
        2026-03-31,4.6
        2026-04-30,4.9
    """
    seen: set[Place] = set()
    for goal, position, metric in metrics_of(portfolio.goals.values()):
        first: dict[date, Reading] = {}
        for reading in given_readings(portfolio, goal, position):
            earlier = first.setdefault(reading.date, reading)
            shown, other = (f"{value.value:.{metric.decimals}f}" for value in (reading, earlier))
            if shown != other and reading.at not in seen:
                seen.add(reading.at)
                related = (Related(earlier.at, f"here it is {number(earlier.value)}"),)
                two = f"{number(earlier.value)} and {number(reading.value)}"
                message = f"`{metric.id}` has two readings of {reading.date}: {two}"
                yield Problem(message, reading.at, "keep the one that is right", related)


@rule("J511", "unit-mismatch", Severity.WARNING)
def unit_mismatch(portfolio: Portfolio) -> Iterator[Problem]:
    """A reading is in another unit than its metric: a share for a percentage, pounds for thousands.

    Judged by baseline and target: a value far from both that would fit them when it is multiplied or divided by a
    hundred (of a percentage) or a thousand (of anything else). Also found are two metrics with different units that
    read the same rows of one table.

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        metric:
          unit: "%"
          baseline: 5.1
          target: 3.0
          readings:
            2026-03-31: 0.046 <--
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        metric:
          unit: "%"
          baseline: 5.1
          target: 3.0
          readings:
            2026-03-31: 4.6
        ---
    """
    readers: dict[str, tuple[Goal, int, Metric]] = {}
    tables = insight_of(portfolio).lookup.tables
    for goal, position, metric in metrics_of(portfolio.goals.values()):
        for reading in given_readings(portfolio, goal, position):
            if (fitting := _on_its_scale(metric, reading.value)) is not None:
                unit = f" {metric.unit}" if metric.unit else ""
                message = f"{number(reading.value)} is not on the scale of `{metric.id}`"
                yield Problem(message, reading.at, f"is it {number(fitting)}{unit}? give every reading in one unit")
        file = metric.readings.file.removeprefix("./") if metric.readings else ""
        if file and (file, "") in tables:
            owner, _, other = readers.setdefault(file, (goal, position, metric))
            if other.unit != metric.unit:
                given = readers[file]
                related = (Related(owner.at("metrics", given[1], "readings"), f"read as {other.unit or 'no unit'}"),)
                message = f"`{metric.id}` and `{other.id}` read the same rows in different units"
                hint = "give the table a `metric` column that says which row belongs to which"
                yield Problem(message, goal.at("metrics", position, "readings"), hint, related)


def _on_its_scale(metric: Metric, value: float) -> float | None:
    """What the value would be in the metric's unit where it seems to be in another; None where it fits."""
    known = [abs(given) for given in (metric.baseline, metric.aimed_at) if given]
    if len(known) < 2 or not value:
        return None
    factor = PERCENT if metric.unit == "%" else THOUSAND
    low, high = min(known) / NEAR, max(known) * NEAR
    for scaled, is_far in (
        (value * factor, abs(value) < low / NEAR),
        (value / factor, abs(value) > high * NEAR),
    ):
        if is_far and low <= abs(scaled) <= high:
            return scaled
    return None


@rule("J512", "reading-out-of-range", Severity.WARNING)
def reading_out_of_range(portfolio: Portfolio) -> Iterator[Problem]:
    """A reading is outside what its number can be.

    A percentage of people or things ends at 0 and 100, an answer at the ends of its scale; and what has never been
    more than 12 is hardly 120: a slipped comma flattens all the rest of the chart.

    Bad:
        @ goals/renewals.md
        ---
        title: Contracts are renewed
        type: hard
        metric:
          unit: "%"
          baseline: 71
          target: 85
          readings:
            2026-03-31: 172 <--
        ---
    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        pulse:
          question: Would you ring us first?
          scale: 1 to 5
          readings:
            2026-03-31: 7 <--
        ---
    Good:
        @ goals/renewals.md
        ---
        title: Contracts are renewed
        type: hard
        metric:
          unit: "%"
          baseline: 71
          target: 85
          readings:
            2026-03-31: 72
        ---
    """
    for goal, position, metric in metrics_of(portfolio.goals.values()):
        readings = given_readings(portfolio, goal, position)
        given = [value for value in (metric.baseline, metric.aimed_at) if value is not None]
        is_share = metric.unit == "%" and bool(given) and all(0 <= value <= PERCENT for value in given)
        largest = sorted((abs(value) for value in (*given, *(reading.value for reading in readings))), reverse=True)
        for reading in readings:
            if _on_its_scale(metric, reading.value) is not None:
                continue
            if is_share and not 0 <= reading.value <= PERCENT:
                message = f"`{metric.id}` is a share between 0 and 100 %, and this is {number(reading.value)}"
                yield Problem(message, reading.at, "check the number and its comma")
            elif len(largest) > FEWEST_VALUES and abs(reading.value) == largest[0] > TENFOLD * largest[1] > 0:
                message = f"{number(reading.value)} is over {TENFOLD:.0f} times all else that `{metric.id}` has been"
                yield Problem(message, reading.at, "check the number and its comma")
    yield from _off_the_scale(portfolio)


def _off_the_scale(portfolio: Portfolio) -> Iterator[Problem]:
    """Answers to a pulse that its scale does not have."""
    for goal in portfolio.goals.values():
        if not (pulse := goal.pulse):
            continue
        low, high = pulse.low, pulse.high
        if (low is None or high is None) and (told := _SCALE.search(pulse.scale)):
            low, high = float(told[1]), float(told[2])
        for reading in given_answers(portfolio, goal):
            if low is not None and high is not None and not low <= reading.value <= high:
                message = f"the scale goes from {number(low)} to {number(high)}, and this is {number(reading.value)}"
                yield Problem(message, reading.at, "check the number, or the scale")
