"""P3xx, pairs: numbers without growth beside them, growth without numbers, and partners that do not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from goalsite_gen.findings import Place, Problem, Related, Severity, rule
from goalsite_gen.model import Goal, PairRef, Portfolio
from goalsite_gen.model.goal import NATURAL_PARTNER
from goalsite_gen.model.types import key
from goalsite_gen.rules.lookup import active, unread

MOST_PARTNERS = 5
"""A review of half an hour (N3) leaves five minutes for each of six pairs; beyond that nobody looks at one."""

FEWEST_TO_BALANCE = 2
"""With a single goal there is nothing to balance yet; `unpaired-goal` speaks of that one."""

_OTHER_SIDE = {"measured": "observed", "observed": "measured"}
_LACKS = {
    "measured": "says what was achieved, and nothing beside it says how",
    "observed": "has no number beside it to answer to",
}


@rule("P301", "unpaired-goal", Severity.WARNING)
def unpaired_goal(portfolio: Portfolio) -> Iterator[Problem]:
    """An active goal stands without a partner on the other side.

    A number alone says what was achieved and not at what cost; it can be met by wearing people out. A growth goal
    alone is the first thing to be dropped in a busy month, because no result hangs on it. Side by side, each asks
    a question of the other (F1, F6, F19, P5, P20).

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard <--
        due: 2026-12-31
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        due: 2026-12-31
        pairs:
          - goal: trust
            because: Who trusts us says what is wrong before leaving.
        ---
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        ---
    """
    if unread(portfolio, "goals"):
        return  # the partner may be among those that could not be read
    for goal in active(portfolio):
        if not portfolio.partners_of(goal) and not _names_wrong(portfolio, goal):
            lack = _LACKS[goal.side]
            natural = NATURAL_PARTNER[goal.type]
            hint = f"name a {natural} goal, or another {_OTHER_SIDE[goal.side]} one, under `pairs`"
            yield Problem(f"`{goal.id}` {lack}", goal.at("type"), hint)


def _names_wrong(portfolio: Portfolio, goal: Goal) -> bool:
    """Whether a partner is named that is not there, or is the goal itself: another rule has said so."""
    return any((other := portfolio.goal(pair.goal)) is None or other is goal for pair in goal.pairs)


@rule("P302", "same-side-pair", Severity.ERROR)
def same_side_pair(portfolio: Portfolio) -> Iterator[Problem]:
    """A goal is paired with one of its own side, or with itself.

    Two numbers check one another's arithmetic, not one another's meaning, and the page of a pair has one leaf for
    each side: such a pair could not be shown. Where one number serves another, `parent` says so (F1, P15).

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        pairs:
          - goal: reply-time <--
            because: Slow answers drive people away.
        ---
        @ goals/reply-time.md
        ---
        title: Letters are answered within a day
        type: performance
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        ---
        @ goals/reply-time.md
        ---
        title: Letters are answered within a day
        type: performance
        parent: churn
        ---
    """
    for goal, number, pair, other in _pairs(portfolio):
        if other.side == goal.side:
            is_itself = other is goal
            what = "is paired with itself" if is_itself else f"and `{other.id}` are both {goal.side}"
            related = () if is_itself else (Related(other.at("type"), f"`{other.id}` is {other.side}, too"),)
            hint = f"pair it with a goal that is {_OTHER_SIDE[goal.side]}; where it serves another, write `parent`"
            yield Problem(f"`{goal.id}` {what}", _place(goal, number, pair), hint, related)


@rule("P303", "pair-without-because", Severity.HINT)
def pair_without_because(portfolio: Portfolio) -> Iterator[Problem]:
    """A pair does not say why its two halves belong together.

    The sentence is where a team thinks: what would go wrong if the number rose and the growth did not? It stands
    between the two leaves on the pair's page. It is enough to give it on one half (F9, D13).

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        pairs: [trust] <--
        ---
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        pairs:
          - goal: trust
            because: Who trusts us says what is wrong before leaving.
        ---
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        pairs: [churn]
        ---
    """
    given = {frozenset((key(goal.id), key(other.id))) for goal, _, pair, other in _pairs(portfolio) if pair.because}
    for goal, number, pair, other in _halves(portfolio):
        if goal.is_active and other.is_active and frozenset((key(goal.id), key(other.id))) not in given:
            message = f"the pair of `{goal.id}` and `{other.id}` does not say why it is one"
            yield Problem(message, _place(goal, number, pair), f"write `- goal: {other.id}` and `because:` below it")


@rule("P304", "pair-out-of-step", Severity.WARNING)
def pair_out_of_step(portfolio: Portfolio) -> Iterator[Problem]:
    """The two halves of a pair have no day in common: one is due before the other begins.

    A pair is read at one moment. If the number is over before anyone looks at the growth, there is never a day on
    which the one could answer the other (F11).

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        start: 2026-01-01
        due: 2026-06-30
        pairs: [trust] <--
        ---
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        start: 2026-09-01
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        start: 2026-01-01
        due: 2026-06-30
        pairs: [trust]
        ---
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        start: 2026-03-01
        ---
    """
    for goal, number, pair, other in _halves(portfolio):
        first, second = sorted((goal, other), key=lambda half: half.start or date.min)
        if goal.is_active and other.is_active and first.due and second.start and first.due < second.start:
            related = (
                Related(first.at("due"), f"`{first.id}` is due on {first.due}"),
                Related(second.at("start"), f"`{second.id}` starts on {second.start}"),
            )
            message = f"`{first.id}` ends before `{second.id}` begins"
            yield Problem(message, _place(goal, number, pair), "give them days in common, or other partners", related)


@rule("P305", "pair-with-closed-goal", Severity.WARNING)
def pair_with_closed_goal(portfolio: Portfolio) -> Iterator[Problem]:
    """An active goal has partners, but every one of them has been closed.

    The pair is still on the page, and only one half of it is alive: the goal stands alone as much as one that was
    never paired. A partner that was achieved deserves a successor (P2, P20).

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        due: 2026-12-31
        pairs: [trust] <--
        ---
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        state: achieved
        closed: {date: 2026-03-31, because: They ring before the invoice is late.}
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        due: 2026-12-31
        pairs: [trust]
        ---
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        ---
    """
    for goal in active(portfolio):
        partners = [other for other in portfolio.partners_of(goal) if other.side != goal.side]
        if partners and not any(other.is_active for other in partners):
            across = {key(other.id) for other in partners}
            named = next((n for n, pair in enumerate(goal.pairs) if key(pair.goal) in across), None)
            place = goal.at("type") if named is None else _place(goal, named, goal.pairs[named])
            related = tuple(Related(other.at("state"), f"`{other.id}` is {other.state}") for other in partners[:3])
            message = f"every partner of `{goal.id}` is closed"
            yield Problem(message, place, f"name an active {_OTHER_SIDE[goal.side]} goal under `pairs`", related)


@rule("P306", "mixed-partners", Severity.HINT)
def mixed_partners(portfolio: Portfolio) -> Iterator[Problem]:
    """The two types of a pair come from different vocabularies.

    Quantitative goes with qualitative, hard with soft, performance with learning: each of the three names one way
    to think about the two sides. A mix is allowed; a team that keeps to one has a word less to explain (F5, F19,
    F21).

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        pairs: [trust] <--
        ---
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: learning
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        pairs: [trust]
        ---
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        ---
    """
    for goal, number, pair, other in _halves(portfolio):
        is_pair = goal.is_active and other.is_active and other.side != goal.side
        if is_pair and NATURAL_PARTNER[goal.type] != other.type:
            related = (Related(other.at("type"), f"`{other.id}` is {other.type}"),)
            message = f"`{goal.id}` is {goal.type} and `{other.id}` is {other.type}"
            hint = f"a {goal.type} goal goes best with a {NATURAL_PARTNER[goal.type]} one"
            yield Problem(message, _place(goal, number, pair), hint, related)


@rule("P307", "overloaded-goal", Severity.WARNING)
def overloaded_goal(portfolio: Portfolio) -> Iterator[Problem]:
    """A goal has more active partners than a team can look at in one review.

    One growth goal that answers for everything explains nothing: it cannot be said which number its journal speaks
    to. Split it by what one would see, or keep the pairs that say most.

    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        pairs: [calls, churn, invoices, referrals, renewals, returns] <--
        ---
        @ goals/calls.md
        ---
        title: Calls are answered
        type: hard
        ---
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        ---
        @ goals/invoices.md
        ---
        title: Invoices are paid in time
        type: hard
        ---
        @ goals/referrals.md
        ---
        title: Customers bring others
        type: hard
        ---
        @ goals/renewals.md
        ---
        title: Contracts are renewed
        type: hard
        ---
        @ goals/returns.md
        ---
        title: Little comes back
        type: hard
        ---
    Good:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        pairs: [churn, renewals]
        ---
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        ---
        @ goals/renewals.md
        ---
        title: Contracts are renewed
        type: hard
        ---
    """
    for goal in active(portfolio):
        partners = [other for other in portfolio.partners_of(goal) if other.is_active and other.side != goal.side]
        if len(partners) > MOST_PARTNERS:
            message = f"`{goal.id}` has {len(partners)} partners, and more than {MOST_PARTNERS} are too many to review"
            place = goal.at("pairs", on_key=True) if goal.pairs else goal.at("type")
            yield Problem(message, place, "keep the pairs that say most, or split the goal")


@rule("P308", "numbers-only", Severity.WARNING)
def numbers_only(portfolio: Portfolio) -> Iterator[Problem]:
    """The portfolio, or a team in it, has results goals only.

    Who looks at outcomes alone repeats what worked last time and learns nothing for the next. The portfolio needs
    goals for what people become able to do, and so does each team with more than one goal (F17, F20, P21).

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard <--
        ---
        @ goals/renewals.md
        ---
        title: Contracts are renewed
        type: hard
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        ---
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        ---
    """
    return _one_sided(portfolio, "measured", "add a goal for what people should be able to do, and pair it")


@rule("P309", "observations-only", Severity.WARNING)
def observations_only(portfolio: Portfolio) -> Iterator[Problem]:
    """The portfolio, or a team in it, has growth goals only.

    Giving up numbers because they mislead is the opposite mistake: growth that never shows in any result is a
    belief. One number beside each is enough (F17, P11).

    Bad:
        @ goals/curiosity.md
        ---
        title: People ask before they answer
        type: soft <--
        ---
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        ---
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        ---
    """
    return _one_sided(portfolio, "observed", "add the one number that should move if it works, and pair it")


def _one_sided(portfolio: Portfolio, side: str, hint: str) -> Iterator[Problem]:
    """The portfolio where all its goals are of one side; else each team of which that is true."""
    if unread(portfolio, "goals"):
        return
    goals = list(active(portfolio))
    if _is_one_sided(goals, side):
        yield Problem(f"all {len(goals)} goals are {side}", goals[0].at("type"), hint)
        return
    teams: dict[str, list[Goal]] = {}
    for goal in goals:
        if goal.team:
            teams.setdefault(key(goal.team), []).append(goal)
    for name, held in teams.items():
        if _is_one_sided(held, side):
            team = portfolio.teams.get(name)
            place = team.at("title") if team else held[0].at("team")
            related = tuple(Related(goal.at("type"), f"`{goal.id}` is {goal.type}") for goal in held[:3])
            yield Problem(f"all {len(held)} goals of the team `{held[0].team}` are {side}", place, hint, related)


def _is_one_sided(goals: list[Goal], side: str) -> bool:
    return len(goals) >= FEWEST_TO_BALANCE and all(goal.side == side for goal in goals)


def _pairs(portfolio: Portfolio) -> Iterator[tuple[Goal, int, PairRef, Goal]]:
    """Every declaration of a pair: the goal that makes it, its number there, and the partner."""
    for goal in portfolio.goals.values():
        for number, pair in enumerate(goal.pairs):
            other = portfolio.goal(pair.goal)
            if other is not None:
                yield goal, number, pair, other


def _halves(portfolio: Portfolio) -> Iterable[tuple[Goal, int, PairRef, Goal]]:
    """Every pair of two goals once, where it is first declared."""
    seen: dict[frozenset[str], tuple[Goal, int, PairRef, Goal]] = {}
    for goal, number, pair, other in _pairs(portfolio):
        if other is not goal:
            seen.setdefault(frozenset((key(goal.id), key(other.id))), (goal, number, pair, other))
    return seen.values()


def _place(goal: Goal, number: int, pair: PairRef) -> Place:
    """Where a pair is declared: `pairs: [id]` has no deeper place than the item."""
    return goal.at("pairs", number, "goal") if pair.because else goal.at("pairs", number)
