"""D4xx, the rules that read language: what titles, metrics and definitions are worded like, by a small vocabulary.

Which words give a weak wording away stands in the vocabulary of the portfolio's language; here stands what is asked
of which text, and what is said to the author.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goalsite_gen.findings import Problem, Severity, rule
from goalsite_gen.model import Metric, Portfolio
from goalsite_gen.rules.lookup import active, indicators_in_use
from goalsite_gen.rules.wording import wording

FEWEST_TASKS = 3
"""Boxes to tick in a goal's text; one or two are a reminder, three are a plan."""

_BOX = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+\[[ xX]\]\s")


@rule("D409", "activity-as-outcome", Severity.WARNING)
def activity_as_outcome(portfolio: Portfolio) -> Iterator[Problem]:
    """A measured goal counts work done instead of what came of it.

    Twelve workshops can be held without one person doing anything differently afterwards. Ask what the work is
    for, and count that; the work itself belongs under `behaviours` of a growth goal or in the journal. Work that
    is to become less, such as meetings, may be counted (F4, P6).

    Bad:
        @ goals/skills.md
        ---
        title: Everyone can repair a puncture
        type: performance
        metric:
          name: Workshops held <--
          baseline: 0
          target: 12
        ---
    Good:
        @ goals/skills.md
        ---
        title: Everyone can repair a puncture
        type: performance
        metric:
          name: Colleagues who mended one alone
          baseline: 2
          target: 12
        ---
    """
    words = wording(portfolio.settings.language)
    if words is None:
        return
    hint = "count what it is for: who can do what afterwards, who came back, what no longer fails"
    for goal in active(portfolio):
        if not goal.is_measured:
            continue
        title = _plain(goal.title)
        own = next((metric for metric in goal.metrics if metric.name == goal.title), None)
        found = words.order_of_work(title) or (None if own and _is_to_fall(own) else words.count_of_work(title))
        if found:
            yield Problem(f"`{found.words}` counts work done: {found.because}", goal.at("title"), hint)
        for number, metric in enumerate(goal.metrics):
            if (
                metric.name != goal.title
                and not _is_to_fall(metric)
                and (one := words.count_of_work(_plain(metric.name)))
            ):
                place = goal.at("metrics", number, "name")
                yield Problem(f"`{metric.id}` counts work done: {one.because}", place, hint)


@rule("D410", "task-list-goal", Severity.WARNING)
def task_list_goal(portfolio: Portfolio) -> Iterator[Problem]:
    """A goal is a list of things to do.

    When the last box is ticked the goal is met and nothing need have changed. Keep the list where tasks live, and
    write here what will be different when they are done (P6, P19).

    Bad:
        @ goals/website.md
        ---
        title: Launch the shop, migrate the catalogue and train the team <--
        type: hard
        ---
    Bad:
        @ goals/website.md
        ---
        title: People find our opening hours without ringing
        type: hard
        ---
        - [x] choose a host <--
        - [ ] move the domain
        - [ ] write the page
    Good:
        @ goals/website.md
        ---
        title: People find our opening hours without ringing
        type: hard
        ---
        Half of all calls still ask when we are open.
    """
    words = wording(portfolio.settings.language)
    hint = "say what will be different when all of it is done"
    for goal in active(portfolio):
        tasks = words.tasks_in(_plain(goal.title)) if words else 0
        if tasks > 1:
            yield Problem(f"this title lists {tasks} tasks", goal.at("title"), hint)
        boxes = [number for number, line in enumerate(goal.body.split("\n")) if _BOX.match(f"{line} ")]
        if len(boxes) >= FEWEST_TASKS:
            document = portfolio.documents.get(goal.file)
            place = document.body_place(boxes[0] + 1, 1, 5) if document else goal.at()
            yield Problem(f"the text is a list of {len(boxes)} tasks", place, hint)


@rule("D411", "vague-goal", Severity.WARNING)
def vague_goal(portfolio: Portfolio) -> Iterator[Problem]:
    """A title promises more of something nobody could disagree with.

    "Improve communication" fits every organisation in every year. Say who does what differently, in words that a
    board member would recognise in the corridor (F16, P1).

    Bad:
        @ goals/communication.md
        ---
        title: Improve communication within the team <--
        type: soft
        ---
    Good:
        @ goals/communication.md
        ---
        title: Bad news reaches the bench the same day
        type: soft
        ---
    """
    words = wording(portfolio.settings.language)
    hint = "say who would do what, and when one would see it"
    if words is None:
        return
    for goal in active(portfolio):
        title = _plain(goal.title)
        if found := words.promise(title):
            yield Problem(f"this title could be anybody's: {found.because}", goal.at("title"), hint)
        elif found := words.unseen_in_title(title):
            yield Problem(f"nobody can see `{found.words}` happen: {found.because}", goal.at("title"), hint)


@rule("D416", "vague-definition", Severity.WARNING)
def vague_definition(portfolio: Portfolio) -> Iterator[Problem]:
    """A definition describes a state of mind or a comparison, not an event.

    What people feel or understand cannot be seen; what they say and do because of it can. "More open" asks: than
    when? A definition in under five words cannot hold who, what and when (F16, P1).

    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        indicators:
          - name: Openness
            definition: Customers are more confident in the relationship with us. <--
        ---
    Good:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        indicators:
          - name: Openness
            definition: A customer tells us about a fault in their own work before we have found it.
        ---
    """
    words = wording(portfolio.settings.language)
    if words is None:
        return
    hint = "write the event one would see: who says or does what, when"
    for goal, number, indicator in indicators_in_use(portfolio):
        text = _plain(indicator.definition)
        place = goal.at("indicators", number, "definition")
        if text and words.is_too_short(text):
            yield Problem(f"the definition of `{indicator.id}` is too short to say who does what", place, hint)
        elif (found := words.unseen(text)) and not words.amount(text):
            yield Problem(f"nobody can see `{found.words}` happen: {found.because}", place, hint)


@rule("D417", "quantified-growth", Severity.WARNING)
def quantified_growth(portfolio: Portfolio) -> Iterator[Problem]:
    """A growth goal is given a number to reach, or a results goal a ladder.

    As soon as growth has a score, people work on the score. Its number is the partner's affair: pair it with a
    measured goal, and name under `indirect` where it may show. Likewise the signs behind a number belong to the
    number's partner (P7).

    Bad:
        @ goals/trust.md
        ---
        title: Customer trust rises to 80% <--
        type: soft
        ---
    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        metric: {name: Trust score, baseline: 6, target: 8} <--
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        metric: {name: Monthly churn, baseline: 5.1, target: 3.0}
        ---
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        indirect: [churn]
        ---
    """
    words = wording(portfolio.settings.language)
    hint = "write what one would see, and leave the number to its partner"
    for goal in active(portfolio):
        if goal.is_measured:
            if goal.indicators:
                message = f"`{goal.id}` is measured and carries indicators"
                where = "move them to the observed goal it is paired with"
                yield Problem(message, goal.at("indicators", on_key=True), where)
            continue
        if goal.metrics:
            message = f"`{goal.id}` is observed and carries a metric"
            where = "move it to a measured goal and pair the two, or name it under `indirect`"
            yield Problem(message, goal.at("metrics", on_key=True), where)
        if words and (found := words.amount(_plain(goal.title))):
            yield Problem(f"a growth goal is given `{found.words}`, {found.because}", goal.at("title"), hint)
        for number, indicator in enumerate(goal.indicators):
            if words and (found := words.amount(_plain(indicator.definition))):
                place = goal.at("indicators", number, "definition")
                yield Problem(f"`{indicator.id}` is given `{found.words}`, {found.because}", place, hint)


def _is_to_fall(metric: Metric) -> bool:
    """Whether less of it is what is wanted: then work may be counted."""
    if metric.aim == "stay-below":
        return True
    return metric.aimed_at is not None and metric.baseline is not None and metric.aimed_at < metric.baseline


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
