"""D4xx, definitions: whether a goal says why, by what it is judged, and what one would see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from goalsite_gen.findings import Problem, Related, Severity, rule
from goalsite_gen.model import Goal, Indicator, Metric, Portfolio
from goalsite_gen.model.types import key
from goalsite_gen.rules.lookup import active, indicators_in_use

MOST_INDICATORS = 5
"""N1: three to five signs are what a team can keep in mind while it works."""

FEWEST_INDICATORS = 3
"""N1, N11: fewer than three signs show one corner of a growth goal. A pilot may (N6, N7)."""

FEWEST_STAGES = 2
"""A ladder of one rung leads nowhere."""

_TO_BE_JUDGED = ("reach", "stay-above", "stay-below")


@rule("D401", "no-why", Severity.WARNING)
def no_why(portfolio: Portfolio) -> Iterator[Problem]:
    """A goal does not say what it is for.

    The purpose is what one holds on to when number and journal disagree, and what a new colleague needs first. It
    says who is better off and how: "so that nobody has to ask twice" (F3, D13, P3).

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave <--
        type: hard
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        why: So that we can plan a year ahead, and hire in the spring.
        ---
    """
    for goal in active(portfolio):
        if not goal.why:
            yield Problem(f"`{goal.id}` does not say why", goal.at("title"), 'write `why: "… so that …"`')


@rule("D402", "no-metric", Severity.WARNING)
def no_metric(portfolio: Portfolio) -> Iterator[Problem]:
    """A measured goal has no metric, so nothing says whether it is met.

    One number is enough to begin with. Where none can be found, the goal may belong on the other side: then its
    type is soft, learning or qualitative (F5, N11).

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard <--
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        metric: {unit: "%", baseline: 5.1, target: 3.0}
        ---
    """
    for goal in active(portfolio):
        if goal.is_measured and not goal.metrics:
            hint = "write `metric:` with `unit`, `baseline` and `target`, or choose an observed type"
            yield Problem(f"`{goal.id}` is {goal.type} and has no metric", goal.at("type"), hint)


@rule("D403", "no-baseline", Severity.WARNING)
def no_baseline(portfolio: Portfolio) -> Iterator[Problem]:
    """A metric has somewhere to get to and nowhere to start from.

    The share of the way that is done counts from the baseline. Without one the page can show the value but not
    what has been achieved. Guardrails and deliveries need none (N12).

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        metric: <--
          target: 3.0
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        metric:
          baseline: 5.1
          target: 3.0
        ---
    """
    for goal, number, metric in _metrics(active(portfolio)):
        if (
            metric.aim == "reach"
            and metric.baseline is None
            and (metric.change is not None or metric.target is not None)
        ):
            hint = "write `baseline:` and the value it started from"
            yield Problem(f"`{metric.id}` has no baseline", goal.at("metrics", number, "baseline", on_key=True), hint)


@rule("D404", "no-target", Severity.WARNING)
def no_target(portfolio: Portfolio) -> Iterator[Problem]:
    """A metric is read but aims at nothing.

    A number without a target is an observation. Say what would be enough, as a level, a change or a guardrail; a
    number that is only watched can stand under a growth goal's `indirect` (N12).

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        metric: <--
          baseline: 5.1
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        metric:
          baseline: 5.1
          change: -40%
        ---
    """
    for goal, number, metric in _metrics(active(portfolio)):
        if metric.aim in _TO_BE_JUDGED and metric.target is None and metric.change is None:
            hint = (
                "write `target:` and the value to get to" if metric.aim == "reach" else "write `target:`, the guardrail"
            )
            yield Problem(f"`{metric.id}` has no target", goal.at("metrics", number, "target", on_key=True), hint)


@rule("D405", "no-due", Severity.ERROR)
def no_due(portfolio: Portfolio) -> Iterator[Problem]:
    """A measured goal has no date by which it is to be met.

    Where the number should be by now is worked out from the due date; without one the page cannot say whether the
    goal is on its path. Observed goals may go on without end (F5, N12).

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard <--
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        due: 2026-12-31
        ---
    """
    for goal in active(portfolio):
        if goal.is_measured and goal.due is None:
            yield Problem(f"`{goal.id}` is {goal.type} and has no due date", goal.at("type"), "write `due:` and a day")


@rule("D406", "target-not-ahead", Severity.ERROR)
def target_not_ahead(portfolio: Portfolio) -> Iterator[Problem]:
    """A metric that is to reach its target has started there.

    There is no way to go, so no share of it can be done. To keep a number where it is, aim to `stay-above` or
    `stay-below`. Whether the target lies above or below the baseline is the metric's own affair: it says which way
    is forward. Earlier targets count too, as the periods they were in force in are judged by them.

    Bad:
        @ goals/churn.md
        ---
        title: Few customers leave
        type: hard
        metric:
          baseline: 3.0
          target: 3.0 <--
        ---
    Good:
        @ goals/churn.md
        ---
        title: Few customers leave
        type: hard
        metric:
          aim: stay-below
          target: 3.0
        ---
    """
    hint = "write a target that lies ahead, or `aim: stay-above` or `stay-below`"
    for goal, number, metric in _metrics(portfolio.goals.values()):
        if metric.aim != "reach" or metric.baseline is None:
            continue
        if metric.target is not None and metric.target == metric.baseline:
            message = f"`{metric.id}` starts at its target, {metric.target:g}"
            yield Problem(message, goal.at("metrics", number, "target"), hint)
        for index, revision in enumerate(metric.revisions):
            path = ("metrics", number, "revisions", index)
            for name, value in (("target", revision.target), ("was", revision.was)):
                if revision.what == "target" and value == metric.baseline:
                    message = f"a target of `{metric.id}` is its baseline, {metric.baseline:g}"
                    yield Problem(message, goal.at(*path, name), hint)


@rule("D407", "due-before-start", Severity.ERROR)
def due_before_start(portfolio: Portfolio) -> Iterator[Problem]:
    """A goal is due on the day it starts, or before.

    It has no days to be worked on, and its path no length.

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        start: 2026-07-01
        due: 2026-06-30 <--
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        start: 2026-07-01
        due: 2027-06-30
        ---
    """
    for goal in portfolio.goals.values():
        if goal.start is None:
            continue
        start = (Related(goal.at("start"), f"it starts on {goal.start}"),)
        if goal.due and goal.due <= goal.start:
            message = f"`{goal.id}` is due on {goal.due}, which is not after its start"
            yield Problem(message, goal.at("due"), "check the years of both", start)
        for number, metric in enumerate(goal.metrics):
            for index, revision in enumerate(metric.revisions):
                for name, day in (("due", revision.due), ("was", revision.was)):
                    if revision.what == "due" and isinstance(day, date) and day <= goal.start:
                        place = goal.at("metrics", number, "revisions", index, name)
                        yield Problem(f"{day} is not after the start of `{goal.id}`", place, "check the year", start)


@rule("D408", "change-of-zero", Severity.ERROR)
def change_of_zero(portfolio: Portfolio) -> Iterator[Problem]:
    """A metric is to change by an amount that comes to nothing.

    `change: 0%` asks for none, and any percentage of a baseline of zero is zero. Give such a metric a `target`
    (N12).

    Bad:
        @ goals/referrals.md
        ---
        title: Customers bring others
        type: hard
        metric:
          baseline: 0
          change: +20% <--
        ---
    Good:
        @ goals/referrals.md
        ---
        title: Customers bring others
        type: hard
        metric:
          baseline: 0
          target: 12
        ---
    """
    for goal, number, metric in _metrics(portfolio.goals.values()):
        if metric.change is None or metric.target is not None:
            continue
        if metric.change == 0 or (metric.baseline is not None and metric.aimed_at == metric.baseline):
            of_zero = f"`{metric.id}` is to change by a share of its baseline, which is 0"
            message = f"`{metric.id}` is to change by nothing" if metric.change == 0 else of_zero
            yield Problem(message, goal.at("metrics", number, "change"), "write `target:` and a value instead")


@rule("D412", "no-indicator", Severity.WARNING)
def no_indicator(portfolio: Portfolio) -> Iterator[Problem]:
    """An observed goal names no sign by which one would see it grow.

    Without signs every observation counts and none does; the journal fills with anecdotes. Ask: what three things
    would we see if it worked? (F6, F15, P10)

    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft <--
        ---
    Good:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        indicators:
          - id: rings-first
            name: Who rings first
        ---
    """
    for goal in active(portfolio):
        if not goal.is_measured and not _in_use(goal):
            hint = "write `indicators:`, each with `name` and `definition`"
            yield Problem(f"`{goal.id}` is {goal.type} and has no indicator", goal.at("type"), hint)


@rule("D413", "too-many-indicators", Severity.WARNING)
def too_many_indicators(portfolio: Portfolio) -> Iterator[Problem]:
    """A goal has more signs to look for than people can keep in mind.

    Past five nobody looks for any of them on a working day. Mark the ones that have said least as `dropped`, or
    split the goal (N1, P22).

    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        indicators: [Rings first, Names the fault, Says no, Asks back, Thanks us, Brings a friend] <--
        ---
    Good:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        indicators: [Rings first, Names the fault, Says no, Asks back, Brings a friend]
        ---
    """
    for goal in active(portfolio):
        count = len(_in_use(goal))
        if count > MOST_INDICATORS:
            message = f"`{goal.id}` has {count} indicators, and people look for {MOST_INDICATORS} at most"
            yield Problem(message, goal.at("indicators", on_key=True), "keep those that have said most")


@rule("D414", "few-indicators", Severity.HINT)
def few_indicators(portfolio: Portfolio) -> Iterator[Problem]:
    """A goal has only one or two signs to look for.

    Three look at a growth goal from enough sides for one to disagree with the others. In a pilot one or two are
    right, and the preset `pilot` says nothing (N1, N6, N11).

    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        indicators: [Rings first, Names the fault] <--
        ---
    Good:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        indicators: [Rings first, Names the fault, Says no]
        ---
    """
    for goal in active(portfolio):
        count = len(_in_use(goal))
        if 0 < count < FEWEST_INDICATORS and not goal.is_measured:
            many = "only one indicator" if count == 1 else f"only {count} indicators"
            hint = "ask what else one would see if it worked"
            yield Problem(f"`{goal.id}` has {many}", goal.at("indicators", on_key=True), hint)


@rule("D415", "undefined-indicator", Severity.WARNING)
def undefined_indicator(portfolio: Portfolio) -> Iterator[Problem]:
    """An indicator has a name and no definition.

    Two people who look for "ownership" look for two things. The definition is the event that counts: who does
    what, when, so that a colleague would write down the same day (F16, P10).

    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        indicators:
          - name: Rings first <--
        ---
    Good:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        indicators:
          - name: Rings first
            definition: A customer rings about a late payment before the invoice is due.
        ---
    """
    for goal, number, indicator in indicators_in_use(portfolio):
        if not indicator.definition:
            hint = "write `definition:` and the event that counts: who does what, when"
            yield Problem(f"`{indicator.id}` is not defined", goal.at("indicators", number, "name"), hint)


@rule("D418", "no-stages", Severity.WARNING)
def no_stages(portfolio: Portfolio) -> Iterator[Problem]:
    """An indicator has no ladder: no stages through which one would see it grow, or a single one.

    Progress looks different early and late. Three or four stages, each a short clause that could be a headline,
    let people say where they are without a number (F12, F15, D2).

    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        indicators:
          - name: Rings first <--
        ---
    Good:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        indicators:
          - name: Rings first
            stages: [We ring, They answer, They ring, They ring with a proposal]
        ---
    """
    for goal, number, indicator in indicators_in_use(portfolio):
        if len(indicator.stages) < FEWEST_STAGES:
            lack = "has no stages" if not indicator.stages else "has a single stage"
            place = goal.at("indicators", number, "stages" if indicator.stages else "name")
            yield Problem(f"`{indicator.id}` {lack}", place, "write `stages:`, the lowest first")


@rule("D419", "stage-without-description", Severity.HINT)
def stage_without_description(portfolio: Portfolio) -> Iterator[Problem]:
    """A stage has a name, but does not say what it looks like.

    Whoever decides next quarter which stage has been reached was perhaps not there when the ladder was made. One
    sentence with something to see in it is enough (F12, D2).

    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        indicators:
          - name: Rings first
            stages:
              - {name: We ring, looks_like: We hear of it when the payment is late.}
              - {name: They ring} <--
        ---
    Good:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        indicators:
          - name: Rings first
            stages:
              - {name: We ring, looks_like: We hear of it when the payment is late.}
              - {name: They ring, looks_like: Somebody rings a week before and says why.}
        ---
    """
    for goal, number, indicator in indicators_in_use(portfolio):
        bare = [rank for rank, stage in enumerate(indicator.stages) if not stage.looks_like]
        if bare:
            name = indicator.stages[bare[0]].name
            others = f", nor do {len(bare) - 1} others of `{indicator.id}`" if len(bare) > 1 else ""
            place = goal.at("indicators", number, "stages", bare[0])
            yield Problem(f"`{name}` does not say what it looks like{others}", place, "write `looks_like:`")


@rule("D420", "no-behaviours", Severity.WARNING)
def no_behaviours(portfolio: Portfolio) -> Iterator[Problem]:
    """An observed goal names nothing that people could practise.

    Signs say what one would see in the end; behaviours say what to try on Monday. Two or three, in the imperative,
    are enough (F6, D11).

    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft <--
        ---
    Good:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        behaviours: [Ask how their month is going before the invoice is mentioned.]
        ---
    """
    for goal in active(portfolio):
        if not goal.is_measured and not goal.behaviours:
            hint = "write `behaviours:` and what to practise"
            yield Problem(f"`{goal.id}` names nothing to practise", goal.at("type"), hint)


@rule("D421", "no-feedback-loop", Severity.WARNING)
def no_feedback_loop(portfolio: Portfolio) -> Iterator[Problem]:
    """An observed goal hears from nobody outside: nobody is asked anything.

    Those who work on a capability are the last to see that it has not grown. Say who is asked what, and how often
    (F6, F7, N10).

    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft <--
        ---
    Good:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        feedback:
          - source: Customers, at renewal
            question: What did you hesitate to tell us?
            every: quarterly
        ---
    """
    for goal in active(portfolio):
        if not goal.is_measured and not goal.feedback and not goal.pulse:
            hint = "write `feedback:` with `source`, `question` and `every`"
            yield Problem(f"nobody is asked about `{goal.id}`", goal.at("type"), hint)


@rule("D422", "copied-indicators", Severity.WARNING)
def copied_indicators(portfolio: Portfolio) -> Iterator[Problem]:
    """Goals of two teams look for the very same signs.

    Growth looks different at a bench and at a desk. A list that fits every team was written by none of them, and
    will be looked for by none (D7, P13).

    Bad:
        @ goals/bench.md
        ---
        title: The bench says what it does not know
        type: soft
        team: bench
        indicators: [Asks first, Admits a mistake]
        ---
        @ goals/desk.md
        ---
        title: The desk says what it does not know
        type: soft
        team: desk
        indicators: [Asks first, Admits a mistake] <--
        ---
    Good:
        @ goals/bench.md
        ---
        title: The bench says what it does not know
        type: soft
        team: bench
        indicators: [Asks before ordering, Strikes the wrong guess through]
        ---
        @ goals/desk.md
        ---
        title: The desk says what it does not know
        type: soft
        team: desk
        indicators: [Rings back with a question, Says who would know]
        ---
    """
    first: dict[frozenset[str], Goal] = {}
    for goal in active(portfolio):
        signs = frozenset(
            " ".join((indicator.definition or indicator.name).lower().split()) for indicator in _in_use(goal)
        )
        if not goal.team or not signs:
            continue
        other = first.setdefault(signs, goal)
        if key(other.team or "") != key(goal.team):
            message = f"`{goal.id}` looks for the same signs as `{other.id}` of the team `{other.team}`"
            related = (Related(other.at("indicators", on_key=True), "the list is also here"),)
            hint = f"ask the team `{goal.team}` what one would see there"
            yield Problem(message, goal.at("indicators", on_key=True), hint, related)


@rule("D423", "no-owner", Severity.WARNING)
def no_owner(portfolio: Portfolio) -> Iterator[Problem]:
    """Nobody answers for a goal.

    The owner does not do the work alone; they see to it that it is looked at, and judge what has been reached. A
    team as a whole is asked by nobody (D8, P4).

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave <--
        type: hard
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        owner: Ines Carrow
        ---
    """
    for goal in active(portfolio):
        if not goal.owner:
            yield Problem(f"`{goal.id}` has no owner", goal.at("title"), "write `owner:` and a name")


def _metrics(goals: Iterable[Goal]) -> Iterator[tuple[Goal, int, Metric]]:
    """The metrics of measured goals, with their number there."""
    for goal in goals:
        if goal.is_measured:
            for number, metric in enumerate(goal.metrics):
                yield goal, number, metric


def _in_use(goal: Goal) -> list[Indicator]:
    return [indicator for indicator in goal.indicators if not indicator.dropped]
