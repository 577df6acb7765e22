"""S8xx, stories: told about no goal, resting on nothing, with figures that a metric contradicts, or overtaken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goalsite_gen.findings import Place, Problem, Related, Severity, rule
from goalsite_gen.insight import Insight, day_of_story
from goalsite_gen.model import Goal, Metric, Portfolio, Story
from goalsite_gen.rules.entries import dated_after
from goalsite_gen.rules.lookup import days, given_readings, insight_of, metrics_of
from goalsite_gen.rules.thresholds import OLD_STORY_DAYS, PERCENT, ROUGHLY, SHARED_WORDS
from goalsite_gen.source.prose import prose

_NOT_TOLD = re.compile(
    r"\[\[[^\[\]\n]*\]\]|\]\([^()\n]*\)|\[\^[^\]\n]*\]|^[ \t]*>.*$|“[^”\n]*”|‘[^’\n]*’", re.MULTILINE
)
_SENTENCE = re.compile(r"[^\n].*?(?:[.!?](?=\s|\Z)|(?=\n[ \t]*(?:\n|[-*+|]))|\Z)", re.DOTALL)
_FIGURE = re.compile(
    r"(?:\b(?P<before>by|nearly|almost|about|around|roughly|over|under|some|than|least|most|to)\s)?"
    r"(?P<sign>[£$€])?(?<![\w.,:/@#-])(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,9}(?:\.\d{1,6})?)(?![\w/:@-])"
    r"(?P<unit>\s?%|\s(?:percent|per\scent)\b|\s[^\W\d_]+)?"
    r"(?P<after>\s(?:ago|cheaper|earlier|faster|fewer|higher|later|less|longer|lower|more|of|off|old|points?|shorter|slower)\b)?"
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_ROUGH = ("nearly", "almost", "about", "around", "roughly", "over", "under", "some", "than", "least", "most")
_COMMON = frozenset((
    "have", "that", "this", "with", "from", "their", "them", "they", "were", "when", "what", "which", "than", "then",
    "into", "each", "after",
))  # fmt: skip


@rule("S801", "story-without-goal", Severity.WARNING)
def story_without_goal(portfolio: Portfolio) -> Iterator[Problem]:
    """A story is about no goal.

    It stands on no goal's page and beside no number, so that a reader cannot tell an outcome from an anecdote (F13).

    Bad:
        @ stories/the-blue-tray.md
        ---
        title: The blue tray <--
        evidence: [2026-03-14-first-call]
        ---
        She rang on a Tuesday.
        @ journal/2026-03-14-first-call.md
        ---
        goal: trust
        ---
        A customer rang before the invoice was late.
    Good:
        @ stories/the-blue-tray.md
        ---
        title: The blue tray
        goals: [trust]
        evidence: [2026-03-14-first-call]
        ---
        She rang on a Tuesday.
        @ journal/2026-03-14-first-call.md
        ---
        goal: trust
        ---
        A customer rang before the invoice was late.
    """
    for story in portfolio.stories:
        if not story.goals:
            yield Problem(f"`{story.id}` is about no goal", story.at("title"), "write `goals:` and what it is about")


@rule("S802", "story-without-evidence", Severity.WARNING)
def story_without_evidence(portfolio: Portfolio) -> Iterator[Problem]:
    """A story rests on no entry.

    What was written down on the day is what parts a story from an advertisement: a reader may follow the link and
    see whether it was so (F13, P10).

    Bad:
        @ stories/the-blue-tray.md
        ---
        title: The blue tray <--
        goals: [trust]
        ---
        She rang on a Tuesday.
    Good:
        @ stories/the-blue-tray.md
        ---
        title: The blue tray
        goals: [trust]
        evidence: [2026-03-14-first-call]
        ---
        She rang on a Tuesday.
        @ journal/2026-03-14-first-call.md
        ---
        goal: trust
        ---
        A customer rang before the invoice was late.
    """
    for story in portfolio.stories:
        if not story.evidence:
            known = {entry.id for name in story.goals if (goal := portfolio.goal(name)) for entry in
                     portfolio.entries_of(goal)[-1:]}  # fmt: skip
            near = f", such as `{min(known)}`" if known else ""
            message = f"`{story.id}` rests on no entry"
            yield Problem(message, story.at("title"), f"write `evidence:` and the ids of entries{near}")


@rule("S803", "figure-by-hand", Severity.WARNING)
def figure_by_hand(portfolio: Portfolio) -> Iterator[Problem]:
    """A figure in a story is none that its metric ever had.

    A number that was typed in stays as it is when the data is corrected, and then the story and the chart below it
    disagree. Judged is a number with a metric's unit, in a sentence that speaks of the metric (its id, or two words of
    its name): it must be a reading, the baseline, a target, a checkpoint, or a difference from the baseline.
    `[[churn]]` prints the latest value, `[[churn@2026-03-31]]` the one of a day (F13).

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        metric: {unit: "%", decimals: 1, baseline: 5.1, target: 3.0, readings: {2026-03-31: 4.6}}
        ---
        @ stories/the-blue-tray.md
        ---
        title: The blue tray
        goals: [churn]
        ---
        In March churn was down to 3.6 % for the first time. <--
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        metric: {unit: "%", decimals: 1, baseline: 5.1, target: 3.0, readings: {2026-03-31: 4.6}}
        ---
        @ stories/the-blue-tray.md
        ---
        title: The blue tray
        goals: [churn]
        ---
        In March churn was down to [[churn@2026-03-31]] for the first time. It had been 5.1 % before.
    """
    known: dict[tuple[str, int], _Known] = {}
    for story in portfolio.stories:
        goals = [goal for name in story.goals if (goal := portfolio.goal(name))]
        numbers: list[_Known] = []
        for goal, position, metric in metrics_of(goals):
            own = (goal.id, position)
            if own not in known:
                known[own] = _Known.of(portfolio, goal, position, metric)
            numbers.append(known[own])
        if numbers:
            yield from _contradicted(story, numbers)


@dataclass(frozen=True, slots=True)
class _Known:
    """What a story may say of a metric: the values, the unit, and the words by which one knows that it is meant."""

    metric: Metric
    place: Place
    values: frozenset[float]
    words: frozenset[str]
    called: frozenset[str]
    example: str

    @classmethod
    def of(cls, portfolio: Portfolio, goal: Goal, position: int, metric: Metric) -> _Known:
        readings = given_readings(portfolio, goal, position)
        given: list[float] = [reading.value for reading in readings]
        given += [value for value in (metric.baseline, metric.aimed_at, *metric.path.values()) if value is not None]
        for revision in metric.revisions:
            given += [value for value in (revision.target, revision.baseline, revision.was) if isinstance(value, float)]
        if metric.change is not None:
            given.append(abs(metric.change) * PERCENT)
        if metric.baseline is not None:
            given += [abs(value - metric.baseline) for value in given]
        place = readings[-1].at if readings else goal.at("metrics", position)
        example = f"{metric.id}@{readings[-1].date}" if readings else f"{metric.id}.baseline"
        words = _stems(f"{metric.name} {goal.title}")
        return cls(metric, place, frozenset(given), words, _stems(metric.id.replace("_", " ")), example)

    def is_meant(self, sentence: str, figure: re.Match[str]) -> bool:
        """Whether a figure has the metric's unit and its sentence speaks of the metric."""
        unit, own = (figure["unit"] or "").strip().casefold(), self.metric.unit.casefold()
        if own in ("£", "$", "€"):
            has_unit = figure["sign"] == own
        elif own == "%":
            has_unit = unit in ("%", "percent") or unit.startswith("per")
        else:
            has_unit = bool(own) and unit.removesuffix("s") == own.removesuffix("s")
        if not has_unit:
            return False
        said = _stems(sentence) - _stems(own)
        is_called = bool(self.called) and self.called <= said
        return is_called or len(said & self.words) >= max(1, min(SHARED_WORDS, len(self.words)))

    def holds(self, figure: re.Match[str]) -> bool:
        """Whether a figure is one of the values, to as many decimals as it is written with."""
        digits = figure["digits"].replace(",", "")
        value, decimals = float(digits), len(digits.partition(".")[2])
        slack = ROUGHLY * abs(value) if (figure["before"] or "").casefold() in _ROUGH else 0.0
        return any(f"{abs(known):.{decimals}f}" == digits or abs(abs(known) - value) <= slack for known in self.values)


def _contradicted(story: Story, numbers: Sequence[_Known]) -> Iterator[Problem]:
    """The figures of a story that none of the metrics meant ever had."""
    for text, place in ((story.summary, None), (story.body, story.origin.body_line)):
        told = _NOT_TOLD.sub(lambda found: " " * len(found[0]), prose(text))
        for sentence in _SENTENCE.finditer(told):
            for figure in _FIGURE.finditer(sentence[0]):
                if (figure["before"] or "").casefold() == "by" or figure["after"]:
                    continue
                meant = [known for known in numbers if known.is_meant(sentence[0], figure)]
                if meant and not any(known.holds(figure) for known in meant):
                    start = sentence.start() + figure.start("digits")
                    at = story.at("summary") if place is None else _spot(story, start, figure)
                    yield _by_hand(figure, meant[0], at)


def _by_hand(figure: re.Match[str], known: _Known, at: Place) -> Problem:
    identifier = known.metric.id
    related = (Related(known.place, f"the latest of `{identifier}`"),)
    said = f"{figure['sign'] or ''}{figure['digits']}{figure['unit'] or ''}".strip()
    hint = f"write `[[{identifier}]]` for the latest value, `[[{known.example}]]` for one that stays"
    return Problem(f"`{identifier}` was never {said}", at, hint, related)


def _spot(story: Story, start: int, figure: re.Match[str]) -> Place:
    before = story.body[:start]
    line = story.origin.body_line + before.count("\n")
    column = start - (before.rfind("\n") + 1) + 1
    return Place(story.file, line=line, column=column, length=len(figure["digits"]))


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(text) if word.casefold() not in _COMMON)


def _stem(word: str) -> str:
    """The first letters of a word: what `mended`, `mends` and `mending` have in common."""
    return word.casefold()[:5]


@rule("S804", "stale-story", Severity.HINT)
def stale_story(portfolio: Portfolio) -> Iterator[Problem]:
    """A story has been overtaken: its goal was missed or dropped afterwards, or it is a year old and nothing followed.

    Readers take a story for how things are. After a year there is a next chapter, and after a goal was given up there
    is an ending; either is worth a paragraph, or a story of its own (D10, D23).

    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        state: dropped
        closed: {date: 2026-06-30, because: Nobody rang after the first month.}
        ---
        @ stories/the-blue-tray.md
        ---
        title: The blue tray
        goals: [trust]
        date: 2026-03-20 <--
        ---
        She rang on a Tuesday.
    Good:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        ---
        @ stories/the-blue-tray.md
        ---
        title: The blue tray
        goals: [trust]
        date: 2026-03-20
        ---
        She rang on a Tuesday.
    """
    insight = insight_of(portfolio)
    now = insight.portfolio
    chapters = _Chapters(insight)
    for story in now.stories:
        told = day_of_story(story, now)
        goals = [goal for name in story.goals if (goal := now.goal(name))]
        if told is None or not goals:
            continue
        at = story.at("date" if story.date else "period")
        later = any(chapters.last(goal) > told for goal in goals)
        ended = [
            goal for goal in goals if goal.state in ("missed", "dropped") and goal.closed and goal.closed.date > told
        ]
        if ended and not later:
            goal = ended[0]
            related = (Related(goal.at("state"), f"`{goal.id}` is {goal.state}"),)
            message = f"`{goal.id}` was {goal.state} after this story was told"
            yield Problem(message, at, "add a paragraph on how it ended, or tell the next story", related)
            continue
        is_old = (now.day - told) > timedelta(days=OLD_STORY_DAYS) and any(goal.is_active for goal in goals)
        if is_old and not later and (since := chapters.entries_since(goals, told)):
            entries = "1 entry" if since == 1 else f"{since} entries"
            message = f"the story is {days((now.day - told).days)} old, and {entries} came after it"
            yield Problem(message, at, "tell how it went on, in a story of its own")


class _Chapters:
    """What was told and written of goals last, worked out once although many stories may be about one goal."""

    def __init__(self, insight: Insight) -> None:
        self._insight = insight
        self._last: dict[str, date] = {}
        self._since: dict[tuple[date, tuple[str, ...]], int] = {}

    def last(self, goal: Goal) -> date:
        """The day of a goal's latest story."""
        if goal.id not in self._last:
            told = (day_of_story(story, self._insight.portfolio) for story in self._insight.stories_of(goal))
            self._last[goal.id] = max((day for day in told if day), default=date.min)
        return self._last[goal.id]

    def entries_since(self, goals: Sequence[Goal], told: date) -> int:
        """How many entries on any of the goals came after a day."""
        asked = (told, tuple(goal.id for goal in goals))
        if asked not in self._since:
            written = (dated_after(self._insight.entries_of(goal), told) for goal in goals)
            self._since[asked] = len({entry.id for entries in written for entry in entries})
        return self._since[asked]
