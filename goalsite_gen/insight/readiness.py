"""Whether a portfolio is ready to carry growth: the five questions of the readiness checklist, answered from its data.

Each answer says what was counted, since when, and what to do next. Nobody is ranked: who takes part is counted by team.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median

from goalsite_gen.findings import Place
from goalsite_gen.insight.derive import Insight
from goalsite_gen.insight.growth import window
from goalsite_gen.model import Entry, Goal, Review
from goalsite_gen.model.types import key

FEWEST_SIGNS, MOST_SIGNS = 3, 5
"""N1: three to five signs are what a team can keep in mind."""

LOOKED_BACK_WEEKS = 13
"""A quarter: long enough that one holiday does not decide."""

LIGHT_WORDS = 200
"""N3: fifteen minutes a week to write; at the pace of careful notes that is about two hundred words."""

OVERDUE_AFTER = 1.5
"""Intervals after which time was not set aside: one that is half over may still be a holiday (N4)."""

MOST = 0.75
"""From this share of the goals or teams on, "most" stands for the whole."""


class Verdict(StrEnum):
    """The one word for an answer; unknown where there is nothing yet to judge by."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """One question of the checklist: the verdict, the sentence with what was counted, where, and what to do next.

    `places` are where one would look first, three at most; `next_step` is a command, or an edit of `file` in words;
    both are empty where there is nothing to do.
    """

    question: str
    verdict: Verdict
    evidence: str
    places: tuple[Place, ...] = ()
    next_step: str = ""
    file: str = ""


def readiness(insight: Insight) -> tuple[Answer, ...]:
    """The five answers, in the order of the checklist, on the portfolio's day."""
    return (_signs(insight), _capture(insight), _time(insight), _balance(insight), _leaders(insight))


def _signs(insight: Insight) -> Answer:
    question = "Are there three to five observable indicators tied to each growth goal?"
    fewest = 1 if insight.portfolio.settings.check.preset == "pilot" else FEWEST_SIGNS
    goals = _active(insight, measured=False)
    if not goals:
        step = 'goalsite new goal "What would be different" --type soft'
        return Answer(question, Verdict.NO, "There is no active observed goal, and so no indicator.", (), step)
    lacking = [goal for goal in goals if not fewest <= len(_defined(goal)) <= MOST_SIGNS]
    ready = len(goals) - len(lacking)
    wanted = "three to five" if fewest > 1 else "one to five"
    evidence = f"Active observed goals with {wanted} defined indicators: {ready} of {len(goals)}"
    if not lacking:
        return Answer(question, Verdict.YES, f"{evidence}.")
    first = lacking[0]
    count = len(_defined(first))
    evidence += f"; `{first.id}` has {count or 'none'}."
    step = (
        "mark the indicators that have said least with `dropped:` and a day"
        if count > MOST_SIGNS
        else "name under `indicators:` what else one would see, each with its `definition:`"
    )
    verdict = Verdict.PARTLY if any(map(_defined, goals)) else Verdict.NO
    return Answer(question, verdict, evidence, _places(goal.at("title") for goal in lacking), step, first.file)


def _capture(insight: Insight) -> Answer:
    question = "Is there a light way to capture what people see?"
    day, goals = insight.portfolio.day, _active(insight, measured=False)
    since = day - timedelta(weeks=LOOKED_BACK_WEEKS)
    recent = [entry for entry in insight.portfolio.entries if since < entry.date <= day]
    silent = [goal for goal in goals if not insight.is_living(goal)]
    goal = silent[0] if silent else goals[0] if goals else None
    step = 'goalsite new entry "What I saw"' + (f" --goal {goal.id}" if goal else "")
    if not recent:
        whole = "yet" if not insight.portfolio.entries else f"since {since}"
        verdict = Verdict.NO if insight.portfolio.entries or _began_before(goals, since) else Verdict.UNKNOWN
        return Answer(question, verdict, f"There is no entry {whole}.", (), step)
    weeks = len({(day - entry.date).days // 7 for entry in recent})
    words = round(median(len(entry.body.split()) for entry in recent))
    observers = len({key(author) for entry in recent for author in entry.authors})
    evidence = (
        f"{_count(len(recent), 'entry', 'entries')} in {weeks} of the last {LOOKED_BACK_WEEKS} weeks, by "
        f"{_count(observers, 'named observer')}, of {_count(words, 'word')} typically; active observed goals that are "
        f"written about: {len(goals) - len(silent)} of {len(goals)}."
    )
    if words > LIGHT_WORDS:
        longest = max(recent, key=lambda entry: len(entry.body))
        step = f"next time a line is enough; {LIGHT_WORDS} words take a quarter of an hour"
        return Answer(question, Verdict.PARTLY, evidence, (longest.at(),), step)
    if not silent:
        return Answer(question, Verdict.YES, evidence)
    verdict = Verdict.YES if len(goals) - len(silent) >= MOST * len(goals) else Verdict.PARTLY
    return Answer(question, verdict, evidence, _places(goal.at("title") for goal in silent), step)


def _time(insight: Insight) -> Answer:
    question = "Is time set aside, alone and together?"
    portfolio, rhythm = insight.portfolio, insight.portfolio.settings.rhythm
    alone = max((entry.date for entry in portfolio.entries), default=None)
    together = max((review.date for review in portfolio.reviews), default=None)
    calibrated = max((review.date for review in portfolio.reviews if review.calibrations), default=None)
    entry, review = 'goalsite new entry "What I saw"', 'goalsite new review "How the period went"'
    latest = portfolio.reviews[-1].file if portfolio.reviews else ""
    calibrate = "write under `calibrations:` the stages that you agree on" if latest else review
    parts = (
        ("the last entry", alone, rhythm.journal.days, (entry, "")),
        ("the last review", together, rhythm.review.days, (review, "")),
        ("the last calibration", calibrated, rhythm.calibration.days, (calibrate, latest)),
    )
    told, missing = [], []
    for name, last, every, step in parts:
        in_time = last is not None and (portfolio.day - last).days <= OVERDUE_AFTER * every
        told.append(f"{name} is of {last}, due every {every} days" if last else f"there is no {name.split()[-1]} yet")
        if not in_time:
            missing.append(step)
    evidence = f"{'; '.join(told)}."
    evidence = evidence[:1].upper() + evidence[1:]
    if not missing:
        return Answer(question, Verdict.YES, evidence)
    dated = [goal.start for goal in portfolio.goals.values() if goal.start]
    is_young = bool(dated) and (portfolio.day - min(dated)).days <= rhythm.review.days
    nothing = len(missing) == len(parts)
    verdict = Verdict.NO if nothing else Verdict.PARTLY
    if is_young or not portfolio.goals:
        verdict = Verdict.UNKNOWN
    return Answer(question, verdict, evidence, (), *missing[0])


def _balance(insight: Insight) -> Answer:
    question = "Are numbers and observations in balance?"
    measured, observed = _active(insight, measured=True), _active(insight, measured=False)
    share = insight.learning_share
    if not measured and not observed:
        step = 'goalsite new goal "What would be different"'
        return Answer(question, Verdict.UNKNOWN, "There is no active goal.", (), step)
    evidence = f"{_count(len(measured), 'active measured goal')} and {len(observed)} observed"
    if not measured or not observed:
        lone, type_ = (measured or observed)[0], "soft" if measured else "hard"
        step = f'goalsite new goal "What goes with {lone.id}" --type {type_} --pair {lone.id}'
        return Answer(question, Verdict.NO, f"{evidence}.", _places([lone.at("type")]), step)
    evidence += f"; numbers with a partner that is written about: {share.living} of {share.measured}."
    if share.living >= MOST * share.measured:
        return Answer(question, Verdict.YES, evidence)
    lone = next(goal for goal in measured if not any(map(insight.is_living, insight.partners(goal))))
    partners = [goal for goal in insight.partners(lone) if goal.is_active]
    step = (
        f'goalsite new entry "What I saw" --goal {partners[0].id}'
        if partners
        else f'goalsite new goal "What goes with {lone.id}" --type soft --pair {lone.id}'
    )
    verdict = Verdict.PARTLY if share.living else Verdict.NO
    return Answer(question, verdict, evidence, _places([lone.at("pairs", on_key=True)]), step)


def _leaders(insight: Insight) -> Answer:
    question = "Do leaders take part?"
    portfolio = insight.portfolio
    led = [team for team in portfolio.teams.values() if team.lead]
    since = window(portfolio).start
    seen = _taking_part(portfolio.entries, portfolio.reviews, since)
    if not led:
        owners = {key(goal.owner) for goal in portfolio.goals.values() if goal.is_active and goal.owner}
        if not owners:
            team = next(iter(portfolio.teams.values()), None)
            step = "write `lead:` and a name" if team else 'goalsite new team "Who we are"'
            evidence, file = "No team names its lead, and no active goal its owner.", team.file if team else ""
            return Answer(question, Verdict.UNKNOWN, evidence, (), step, file)
        writing = len(owners & seen)
        evidence = (
            f"No team names its lead; owners of goals who wrote or reviewed since {since}: {writing} of {len(owners)}."
        )
        step = "" if writing == len(owners) else 'goalsite new review "How the period went"'
        return Answer(question, _of(writing, len(owners)), evidence, (), step)
    absent = [team for team in led if key(team.lead) not in seen]
    evidence = f"Teams whose lead wrote or reviewed since {since}: {len(led) - len(absent)} of {len(led)}."
    if not absent:
        return Answer(question, Verdict.YES, evidence)
    places = _places(team.at("lead") for team in absent)
    step = f"ask the lead of `{absent[0].id}` for one line about what they saw this month"
    return Answer(question, _of(len(led) - len(absent), len(led)), evidence, places, step)


def _taking_part(entries: Iterable[Entry], reviews: Iterable[Review], since: date) -> frozenset[str]:
    """The folded names of those who wrote, reviewed or judged a stage since that day."""
    names = [author for entry in entries if entry.date >= since for author in entry.authors]
    for review in reviews:
        if review.date >= since:
            names += review.authors
            names += [name for calibration in review.calibrations for name in calibration.assessors]
    return frozenset(map(key, names))


def _of(count: int, whole: int) -> Verdict:
    if not count:
        return Verdict.NO
    return Verdict.YES if count >= MOST * whole else Verdict.PARTLY


def _active(insight: Insight, *, measured: bool) -> list[Goal]:
    return [goal for goal in insight.portfolio.goals.values() if goal.is_active and goal.is_measured is measured]


def _defined(goal: Goal) -> list[str]:
    return [sign.id for sign in goal.indicators if sign.definition and not sign.dropped]


def _began_before(goals: Iterable[Goal], day: date) -> bool:
    return any(goal.start is None or goal.start < day for goal in goals)


def _places(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(places)[:3]


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}"
