"""C6xx, cadence: journals, numbers, signs, reviews and partners that nobody has looked at for too long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import islice

from goalsite_gen.findings import Place, Problem, Related, Severity, rule
from goalsite_gen.insight import Growth, Insight, Ladder, Progress, ReadPair, Standing, silence_days
from goalsite_gen.insight.thresholds import STALE_AFTER
from goalsite_gen.model import Goal, Portfolio, Team
from goalsite_gen.model.settings import locate_setting
from goalsite_gen.model.types import Cadence, key
from goalsite_gen.rules.entries import dated_after
from goalsite_gen.rules.lookup import (
    active,
    days,
    entry_at,
    insight_of,
    looked_back,
    pair_at,
    reading_at,
    sign_at,
    unread,
)
from goalsite_gen.rules.thresholds import DROPPED_EARLY_DAYS, FEEDBACK_AFTER, OVERDUE_AFTER, READINGS_SINCE

_HEARD = ("feedback", "survey", "interview")
_FIXED = ("stay-above", "stay-below", "reach")


@rule("C601", "silent-goal", Severity.WARNING)
def silent_goal(portfolio: Portfolio) -> Iterator[Problem]:
    """Nobody has written about a growth goal for twice as long as its journal's rhythm.

    A number goes on being read by itself; growth is there only as long as somebody looks. The rhythm is the team's
    `journal`, else the one in the settings (F18, D5, N2, P2, P4).

    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early <--
        type: soft
        start: 2026-01-01
        ---
        @ journal/2026-03-14-first-call.md
        ---
        goal: trust
        ---
        A customer rang before the invoice was late.
    Good:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        start: 2026-01-01
        ---
        @ journal/2026-09-24-no-call.md
        ---
        goal: trust
        evidence: challenges
        ---
        The invoice was late, and nobody had rung.
    """
    if unread(portfolio, "journal"):
        return  # what could not be read may have been about any goal
    insight = insight_of(portfolio)
    for goal in _silent(insight):
        entries = insight.entries_of(goal)
        due = f"its journal is due {_often(_rhythm(insight.portfolio, goal))}"
        hint = "write down what you saw last, even if it was nothing; or close the goal as `paused`"
        if entries:
            ago = days((insight.portfolio.day - entries[-1].date).days)
            related = (Related(entry_at(entries[-1], goal), f"the last entry, of {entries[-1].date}"),)
            message = f"nobody has written about `{goal.id}` for {ago}, and {due}"
            yield Problem(message, goal.at("title"), hint, related)
        else:
            message = f"nobody has written about `{goal.id}` yet, and {due}"
            yield Problem(message, goal.at("title"), "`goalsite log` takes one line")


def _silent(insight: Insight) -> Iterator[Goal]:
    """The growth goals at work that are silent, and old enough for it."""
    for goal in active(insight.portfolio):
        if insight.growth_of(goal) is Growth.SILENT:
            young = insight.portfolio.day - timedelta(days=silence_days(insight.portfolio, goal))
            if goal.start is None or goal.start < young:
                yield goal


def _rhythm(portfolio: Portfolio, goal: Goal) -> Cadence:
    """How often a goal's journal is written: by its team, else by the settings."""
    team = portfolio.team(goal.team)
    return (team.journal if team else None) or portfolio.settings.rhythm.journal


def _often(rhythm: Cadence) -> str:
    """`monthly`, `every 2 weeks`."""
    return rhythm.written if rhythm.written.endswith("ly") else f"every {rhythm.written.removeprefix('every ')}"


@rule("C602", "stale-metric", Severity.WARNING)
def stale_metric(portfolio: Portfolio) -> Iterator[Problem]:
    """A number was not read for twice as long as it says that it is read.

    The page can only show the last value, and calls it stale. Either somebody forgot, or the number is not worth
    reading: then it should be read more seldom, or not at all (D23, P4).

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        metric:
          baseline: 5.1
          target: 3.0
          every: monthly <--
          readings: {2026-03-31: 4.6}
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        metric:
          baseline: 5.1
          target: 3.0
          every: monthly
          readings: {2026-08-31: 4.6}
        ---
    """
    insight = insight_of(portfolio)
    day = insight.portfolio.day
    for goal in active(insight.portfolio):
        for position, found in enumerate(insight.progress_of(goal)):
            every, latest = found.metric.every, found.latest
            if every is None or found.metric.counts or found.metric.aim == "deliver" or found.is_final:
                continue
            at = goal.at("metrics", position, "every")
            hint = "add the reading, or say how often it is really read"
            if latest and day - latest.date > timedelta(days=STALE_AFTER.whole * every.days):
                last = reading_at(portfolio, goal, found.metric, latest)
                related = (Related(last, f"the last reading, of {latest.date}"),)
                ago = days((day - latest.date).days)
                message = f"`{found.metric.id}` is to be read {_often(every)}, and was last read {ago} ago"
                yield Problem(message, at, hint, related)
            elif not latest and goal.start and day - goal.start > timedelta(days=STALE_AFTER.whole * every.days):
                message = f"`{found.metric.id}` is to be read {_often(every)}, and has not been since {goal.start}"
                yield Problem(message, at, hint, (Related(goal.at("start"), "the goal began"),))


@rule("C603", "unobserved-indicator", Severity.WARNING)
def unobserved_indicator(portfolio: Portfolio) -> Iterator[Problem]:
    """Nobody has seen, or missed, an indicator for two quarters, while its goal's journal goes on.

    A sign that never comes up may be the wrong sign, or one that people have stopped to look for. An entry that says
    "still not" counts as much as any other (F15, D20, N1).

    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        start: 2025-06-01
        indicators:
          - name: Who rings first
          - name: What they ask <--
        ---
        @ journal/2026-09-14-first-call.md
        ---
        goal: trust
        indicator: who-rings-first
        ---
        A customer rang before the invoice was late.
    Good:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        start: 2025-06-01
        indicators:
          - name: Who rings first
          - name: What they ask
        ---
        @ journal/2026-09-14-first-call.md
        ---
        goal: trust
        indicators: [who-rings-first, what-they-ask]
        ---
        A customer rang before the invoice was late, and asked what we would do.
    """
    if unread(portfolio, "journal"):
        return
    insight = insight_of(portfolio)
    since = looked_back(portfolio)
    silent = {key(goal.id) for goal in _silent(insight)}
    for goal in active(insight.portfolio):
        began = goal.start
        if key(goal.id) in silent or not insight.entries_of(goal):
            continue
        for ladder in insight.ladders_of(goal):
            taken_up = ladder.indicator.since or began
            if not ladder.is_dropped and taken_up and taken_up < since and not _last_seen(ladder, since):
                yield _unobserved(portfolio, ladder, since)


def _last_seen(ladder: Ladder, since: date) -> bool:
    """Whether an entry was about the sign since a day."""
    return any(found and found[-1].date >= since for found in (ladder.supports, ladder.challenges, ladder.mixed))


def _unobserved(portfolio: Portfolio, ladder: Ladder, since: date) -> Problem:
    entries = sorted((*ladder.supports, *ladder.challenges, *ladder.mixed), key=lambda entry: entry.date)
    sign, at = ladder.indicator, sign_at(portfolio, ladder.goal, ladder.indicator)
    hint = "ask for it in the next review; or give it up with `dropped:` and the day"
    if not entries:
        return Problem(f"no entry was ever about `{sign.id}`", at, hint)
    related = (Related(entry_at(entries[-1], ladder.goal), f"the last one, of {entries[-1].date}"),)
    return Problem(f"no entry was about `{sign.id}` since {since}", at, hint, related)


@rule("C604", "review-overdue", Severity.WARNING)
def review_overdue(portfolio: Portfolio) -> Iterator[Problem]:
    """A team has not looked back for one and a half times as long as it meant to.

    A review is where number and journal meet, and where signs and targets are adjusted. The rhythm is the team's
    `review`, else the one in the settings. What counts is a review of the team, of one of its goals or of everything,
    and a goal's `last_reviewed` (F15, N4, P4, P18).

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        team: desk
        start: 2026-01-01
        last_reviewed: 2026-03-31
        ---
        @ teams/desk.md
        ---
        title: The Desk
        review: monthly <--
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        team: desk
        start: 2026-01-01
        ---
        @ teams/desk.md
        ---
        title: The Desk
        review: monthly
        ---
        @ reviews/2026-08.md
        ---
        period: 2026-08
        date: 2026-09-04
        team: desk
        missed: [The letters in the blue tray.]
        ---
    """
    if unread(portfolio, "reviews"):
        return
    now = insight_of(portfolio).portfolio
    held = _last_reviews(now)
    teams: dict[str, list[Goal]] = {}
    for goal in active(now):
        teams.setdefault(key(goal.team or ""), []).append(goal)
    for name, goals in teams.items():
        team = now.team(name)
        rhythm = (team.review if team else None) or now.settings.rhythm.review
        looked = [day for day in (held.get(name), held.get(_EVERYONE)) if day]
        looked += [goal.last_reviewed for goal in goals if goal.last_reviewed]
        began = [goal.start for goal in goals if goal.start and goal.start <= now.day]
        last = max(looked, default=min(began, default=now.day))
        late = (now.day - last).days
        if late > OVERDUE_AFTER * rhythm.days:
            who = f"the team `{goals[0].team}` has not" if name else "nobody has"
            what = "" if name else f" on {_goals(goals)}"
            done = f"for {days(late)}" if looked else f"since it began on {last}"
            message = f"{who} looked back{what} {done}, and a review is due {_often(rhythm)}"
            on = f"`team: {goals[0].team}` in it" if name else f"{_goals(goals)} under `goals`"
            hint = f'look back: `goalsite new review "What we saw"`, with {on}'
            yield Problem(message, _rhythm_at(portfolio, team, goals, field="review"), hint)


_EVERYONE = "*"


def _last_reviews(portfolio: Portfolio) -> Mapping[str, date]:
    """The day of the last review by folded team; `*` stands for reviews of everything."""
    found: dict[str, date] = {}
    for review in portfolio.reviews:
        named = {key(goal.team or "") for name in review.goals if (goal := portfolio.goal(name))}
        if review.team:
            named.add(key(review.team))
        for team in named or {_EVERYONE}:
            found[team] = max(review.date, found.get(team, review.date))
    return found


def _goals(goals: list[Goal]) -> str:
    names = ", ".join(f"`{goal.id}`" for goal in goals[:3])
    return names if len(goals) <= 3 else f"{names} and {len(goals) - 3} more"


def _rhythm_at(portfolio: Portfolio, team: Team | None, goals: list[Goal], *, field: str) -> Place:
    """Where a rhythm is set; else the thing that has it."""
    if team:
        return team.at(field) if getattr(team, field) else team.at("title")
    if goals[0].team:
        return goals[0].at("team")
    document = portfolio.documents.get(portfolio.config_file)
    if document:
        return locate_setting(portfolio.config_file, document.text, ("rhythm", field))
    return goals[0].at("title")


@rule("C605", "calibration-overdue", Severity.WARNING)
def calibration_overdue(portfolio: Portfolio) -> Iterator[Problem]:
    """Nobody has agreed on the stages of a goal for one and a half times the rhythm of calibrations.

    Each entry is one person's view. Only when several people look at the evidence together does a stage mean the same
    to all of them; the rhythm is `calibration` in the settings (F11, F12, N4, P18).

    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        start: 2025-09-01
        indicators: <--
          - name: Who rings first
            stages: [We do, They do]
        ---
    Good:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        start: 2025-09-01
        indicators:
          - name: Who rings first
            stages: [We do, They do]
        ---
        @ reviews/2026-q2.md
        ---
        period: 2026-Q2
        date: 2026-07-03
        missed: [The letters in the blue tray.]
        calibrations:
          - {indicator: trust/who-rings-first, stage: we-do}
        ---
    """
    if unread(portfolio, "reviews"):
        return
    insight = insight_of(portfolio)
    day, rhythm = insight.portfolio.day, insight.portfolio.settings.rhythm.calibration
    for goal in active(insight.portfolio):
        ladders = [ladder for ladder in insight.ladders_of(goal) if ladder.indicator.stages and not ladder.is_dropped]
        agreed = [said for ladder in ladders for said in ladder.statements if said.is_calibrated]
        last = max((said.date for said in agreed), default=goal.start)
        if ladders and last and (day - last).days > OVERDUE_AFTER * rhythm.days:
            done = f"for {days((day - last).days)}" if agreed else f"since it began on {last}"
            message = f"nobody has agreed on the stages of `{goal.id}` {done}, and that is due {_often(rhythm)}"
            sign = f"{goal.id}/{ladders[0].indicator.id}"
            hint = f"write `calibrations:` in the next review, such as `- {{indicator: {sign}, stage: …}}`"
            yield Problem(message, goal.at("indicators", on_key=True), hint)


@rule("C606", "past-due", Severity.WARNING)
def past_due(portfolio: Portfolio) -> Iterator[Problem]:
    """A goal's day has passed and nobody has said how it ended.

    It was met or it was missed; both are worth a sentence, and a board reads the second with more trust when it was
    said at once (F9, P4).

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        due: 2026-08-31 <--
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        due: 2026-08-31
        state: missed
        closed: {date: 2026-09-02, because: We counted on the spring campaign and it came in July.}
        ---
    """
    now = insight_of(portfolio).portfolio
    for goal in active(now):
        if goal.due and goal.due < now.day:
            message = f"`{goal.id}` was due {days((now.day - goal.due).days)} ago and is still active"
            hint = f"write `state: achieved` or `missed`, and `closed: {{date: {now.day}, because: …}}`"
            yield Problem(message, goal.at("due"), hint)


@rule("C607", "feedback-overdue", Severity.HINT)
def feedback_overdue(portfolio: Portfolio) -> Iterator[Problem]:
    """The people who should be asked about a goal have not been, as far as the journal knows.

    Judged is the last entry whose `source` is feedback, survey or interview, and the last answer to the pulse, against
    twice the interval of the loop, or of the journal where that is longer (F6, F7, N10).

    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        start: 2026-01-01
        feedback:
          - source: Customers whose contract was renewed
            every: monthly <--
        ---
        @ journal/2026-09-14-first-call.md
        ---
        goal: trust
        source: observation
        ---
        A customer rang before the invoice was late.
    Good:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        start: 2026-01-01
        feedback:
          - source: Customers whose contract was renewed
            every: monthly
        ---
        @ journal/2026-09-14-a-renewal.md
        ---
        goal: trust
        source: feedback
        ---
        She said that she had rung because we would rather know.
    """
    insight = insight_of(portfolio)
    now = insight.portfolio
    for goal in active(now):
        if not goal.feedback or goal.is_measured or insight.growth_of(goal) is Growth.SILENT:
            continue  # of a silent goal nothing at all was heard, and `silent-goal` says so
        told = (entry.date for entry in reversed(insight.entries_of(goal)) if entry.source in _HEARD)
        heard = list(islice(told, 1))
        heard += (
            [*goal.pulse.readings.by_day, *(said.date for said in goal.pulse.readings.listed)] if goal.pulse else []
        )
        last = max(heard, default=goal.start)
        for position, loop in enumerate(goal.feedback):
            if loop.every is None or last is None:
                continue
            rhythm = max(loop.every, _rhythm(now, goal), key=lambda cadence: cadence.days)
            done = f"for {days((now.day - last).days)}" if heard else f"since it began on {last}"
            if (now.day - last).days > FEEDBACK_AFTER * rhythm.days:
                message = f"nobody was heard on `{goal.id}` {done}, and people are asked {_often(loop.every)}"
                hint = "write what they said as an entry with `source: feedback`"
                yield Problem(message, goal.at("feedback", position, "every"), hint)


@rule("C608", "partner-neglected", Severity.WARNING)
def partner_neglected(portfolio: Portfolio) -> Iterator[Problem]:
    """One half of a pair goes on and the other was left behind.

    Mostly it is the number that is read and the journal that falls silent, for the number comes in by itself; then
    the pair says what was achieved, and nothing of how. The other way round, growth answers to nothing (F1, F19, P2).

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        pairs: [trust] <--
        metric:
          baseline: 5.1
          target: 3.0
          readings: {2026-06-30: 4.6, 2026-07-31: 4.2, 2026-08-31: 4.1}
        ---
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        ---
        @ journal/2026-03-14-first-call.md
        ---
        goal: trust
        ---
        A customer rang before the invoice was late.
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        pairs: [trust]
        metric:
          baseline: 5.1
          target: 3.0
          readings: {2026-06-30: 4.6, 2026-07-31: 4.2, 2026-08-31: 4.1}
        ---
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        ---
        @ journal/2026-09-14-no-call.md
        ---
        goal: trust
        evidence: challenges
        ---
        The invoice was late, and nobody had rung.
    """
    if unread(portfolio, "journal"):
        return
    insight = insight_of(portfolio)
    silent = {key(goal.id) for goal in _silent(insight)}
    for read in insight.pairs:
        if read.pair.is_active:
            yield from _left_behind(portfolio, insight, read, is_silent=key(read.observed.id) in silent)


def _left_behind(portfolio: Portfolio, insight: Insight, read: ReadPair, *, is_silent: bool) -> Iterator[Problem]:
    figures = [found for found in insight.progress_of(read.measured) if found.metric.aim in _FIXED and found.latest]
    entries = insight.entries_of(read.observed)
    at = pair_at(read.pair)
    if is_silent:
        last = entries[-1].date if entries else read.observed.start
        for found in figures[:1]:
            since = _read_since(found, last)
            if since >= READINGS_SINCE:
                other = f"`{read.observed.id}`"
                after = f" since the last entry on {other}" if entries else f", and nobody wrote about {other}"
                message = f"`{found.metric.id}` was read {since} times{after}"
                place = entry_at(entries[-1], read.observed) if entries else read.observed.at("title")
                related = (Related(place, f"the last entry, of {last}" if entries else "the silent half"),)
                hint = f"write what you see of `{read.observed.id}` when you read the number"
                yield Problem(message, at, hint, related)
    elif figures and all(found.standing is Standing.STALE for found in figures):
        latest = max((found.latest for found in figures if found.latest), key=lambda reading: reading.date)
        since = len(dated_after(entries, latest.date))
        if since >= READINGS_SINCE:
            place = reading_at(portfolio, read.measured, figures[0].metric, latest)
            related = (Related(place, f"the last reading, of {latest.date}"),)
            message = f"{since} entries on `{read.observed.id}` came after the last reading of `{figures[0].metric.id}`"
            yield Problem(message, at, "read the number again, or choose one that is worth reading", related)


def _read_since(found: Progress, last: date | None) -> int:
    return sum(last is None or reading.date > last for reading in found.readings)


@rule("C609", "indicator-dropped-early", Severity.WARNING)
def indicator_dropped_early(portfolio: Portfolio) -> Iterator[Problem]:
    """An indicator was given up before it had a quarter to show anything.

    Growth shows late and in few places. A sign that was watched for a month and then exchanged for another tells only
    that it did not come at once (D10, N6, N8, P8).

    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        start: 2026-06-01
        indicators:
          - name: Who rings first
            dropped: 2026-07-10 <--
        ---
    Good:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        start: 2026-01-01
        indicators:
          - name: Who rings first
            dropped: 2026-07-10
        ---
    """
    insight = insight_of(portfolio)
    for goal in active(insight.portfolio):
        for ladder in insight.ladders_of(goal):
            sign = ladder.indicator
            began = sign.since or goal.start
            if sign.dropped and began and (lived := (sign.dropped - began).days) < DROPPED_EARLY_DAYS:
                seen = len(ladder.supports) + len(ladder.challenges) + len(ladder.mixed)
                times = (
                    "never written about" if not seen else f"written about {'once' if seen == 1 else f'{seen} times'}"
                )
                message = f"`{sign.id}` was given up after {days(max(0, lived))}, and {times}"
                at = sign_at(portfolio, goal, sign, "dropped")
                since = sign_at(portfolio, goal, sign, "since") if sign.since else goal.at("start")
                hint = f"give a sign a quarter, {DROPPED_EARLY_DAYS} days; then say in a review why it goes"
                yield Problem(message, at, hint, (Related(since, f"taken up on {began}"),))
