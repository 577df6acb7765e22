"""H7xx, honesty: evidence that only flatters, reviews without doubt, moved targets, journals kept afterwards."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from goalsite_gen.findings import Place, Problem, Related, Severity, rule
from goalsite_gen.insight import delay_days
from goalsite_gen.insight.dips import Accounts, dips_of
from goalsite_gen.model import Entry, Goal, Metric, Portfolio, Revision
from goalsite_gen.model.types import key
from goalsite_gen.rules.entries import dated_from, entries_by
from goalsite_gen.rules.lookup import (
    active,
    calibrations,
    days,
    entry_at,
    insight_of,
    looked_back,
    metrics_of,
    number,
    reading_at,
    sign_at,
    text_at,
)
from goalsite_gen.rules.thresholds import (
    BATCH_FROM,
    FLATTERING_FROM,
    MOVED_LATE_DAYS,
    MOVED_OFTEN,
)


@rule("H701", "only-flattering-evidence", Severity.WARNING)
def only_flattering_evidence(portfolio: Portfolio) -> Iterator[Problem]:
    """All that was written about a growth goal in two quarters speaks for it.

    Judged from six entries on: if one observation in three went against a goal, six in a row without one would come
    about by chance less than once in ten times. It is likelier that nobody looked, or that nobody liked to write it
    down; setbacks teach more than wins (D3, D4, P9).

    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early <--
        type: soft
        ---
        @ journal/2026-04-06-a.md
        ---
        goal: trust
        ---
        They rang before the invoice was late.
        @ journal/2026-05-04-b.md
        ---
        goal: trust
        ---
        They rang to move the date.
        @ journal/2026-06-01-c.md
        ---
        goal: trust
        ---
        They rang to ask whether we had noticed.
        @ journal/2026-07-06-d.md
        ---
        goal: trust
        ---
        They rang about a letter.
        @ journal/2026-08-03-e.md
        ---
        goal: trust
        ---
        They rang on a Sunday.
        @ journal/2026-09-07-f.md
        ---
        goal: trust
        ---
        They rang twice.
    Good:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        ---
        @ journal/2026-08-03-e.md
        ---
        goal: trust
        ---
        They rang on a Sunday.
        @ journal/2026-09-07-f.md
        ---
        goal: trust
        evidence: challenges
        ---
        Two of them had known for a month and said nothing.
    """
    insight = insight_of(portfolio)
    since = looked_back(portfolio)
    for goal in active(insight.portfolio):
        if goal.is_measured:
            continue
        entries = dated_from(insight.entries_of(goal), since)
        if len(entries) >= FLATTERING_FROM and all(entry.evidence == "supports" for entry in entries):
            message = f"none of {len(entries)} entries on `{goal.id}` since {since} challenges it"
            hint = (
                f"ask what went against it, and write `evidence: challenges` (judged from {FLATTERING_FROM} entries on)"
            )
            related = tuple(Related(entry_at(entry, goal), f"of {entry.date}, supports") for entry in entries[-3:])
            yield Problem(message, goal.at("title"), hint, related)


@rule("H702", "review-without-misses", Severity.WARNING)
def review_without_misses(portfolio: Portfolio) -> Iterator[Problem]:
    """A review names nothing that was missed, and no sign that was ignored.

    In every period something was overlooked. Where the list is empty, nobody asked: what did we miss, and which sign
    of standing still did we put aside? (D3, D4, P9)

    Bad:
        @ reviews/2026-q2.md
        ---
        period: 2026-Q2 <--
        date: 2026-07-03
        facts: [Churn was 4.6 in June.]
        feelings: [Relief.]
        ---
    Good:
        @ reviews/2026-q2.md
        ---
        period: 2026-Q2
        date: 2026-07-03
        facts: [Churn was 4.6 in June.]
        feelings: [Relief.]
        missed: [The letters in the blue tray.]
        ---
    """
    for review in portfolio.reviews:
        if not review.missed and not review.ignored:
            hint = "write `missed:` or `ignored:`, and one line below it"
            yield Problem(f"`{review.id}` names nothing that was missed", review.at("period"), hint)


@rule("H703", "review-without-feelings", Severity.WARNING)
def review_without_feelings(portfolio: Portfolio) -> Iterator[Problem]:
    """A review has facts and no feelings, or feelings and no facts.

    Facts say what happened, and feelings what will happen next: relief, weariness and doubt are there a quarter
    before they show in any number. A review holds at least one of each (F2, F3).

    Bad:
        @ reviews/2026-q2.md
        ---
        period: 2026-Q2
        date: 2026-07-03
        facts: [Churn was 4.6 in June.] <--
        missed: [The letters in the blue tray.]
        ---
    Good:
        @ reviews/2026-q2.md
        ---
        period: 2026-Q2
        date: 2026-07-03
        facts: [Churn was 4.6 in June.]
        feelings: ["Relief, and some unease that nobody can say why."]
        missed: [The letters in the blue tray.]
        ---
    """
    for review in portfolio.reviews:
        if bool(review.facts) == bool(review.feelings):
            continue
        has, lacks = ("facts", "feelings") if review.facts else ("feelings", "facts")
        ask = "what felt different?" if review.facts else "what happened?"
        message = f"`{review.id}` has {has} and no {lacks}"
        yield Problem(message, review.at(has, on_key=True), f"write `{lacks}:` and one line below it: {ask}")


@rule("H704", "unexplained-dip", Severity.WARNING)
def unexplained_dip(portfolio: Portfolio) -> Iterator[Problem]:
    """A number fell back much further than it usually moves, and nobody has said why.

    Judged in the last two quarters, from six readings on: a step the wrong way of more than two and a half ordinary
    ones and a tenth of the way to the target. A `note` beside the reading explains it, or an entry on the goal or one
    that speaks against its partner, written between the reading before and the one after, at most 45 days after the
    dip. Unexplained, it makes people panic or shrug (D9, N8, P17).

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        metric:
          unit: "%"
          decimals: 1
          baseline: 6.0
          target: 3.0
          readings:
            2026-04-30: 5.1
            2026-05-31: 5.0
            2026-06-30: 4.8
            2026-07-31: 4.7
            2026-08-31: 5.9 <--
            2026-09-30: 4.6
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        metric:
          unit: "%"
          decimals: 1
          baseline: 6.0
          target: 3.0
          readings:
            2026-04-30: 5.1
            2026-05-31: 5.0
            2026-06-30: 4.8
            2026-07-31: 4.7
            2026-08-31: 5.9
            2026-09-30: 4.6
        ---
        @ journal/2026-09-02-the-hall.md
        ---
        goal: churn
        evidence: challenges
        ---
        The club in the old hall was wound up, and took eleven contracts with it.
    """
    insight = insight_of(portfolio)
    since = looked_back(portfolio)
    accounts = Accounts(insight)
    for goal in active(insight.portfolio):
        for found in insight.progress_of(goal):
            for fall in dips_of(found):
                before, dip = fall.before, fall.reading
                if dip.date < since or accounts.explain(goal, fall):
                    continue
                at = reading_at(portfolio, goal, found.metric, dip)
                unit = f" {found.metric.unit}" if found.metric.unit else ""
                message = (
                    f"`{found.metric.id}` went from {number(before.value)} to {number(dip.value)}{unit}, "
                    "and nobody has said why"
                )
                related = (Related(reading_at(portfolio, goal, found.metric, before), f"the one of {before.date}"),)
                hint = (
                    f"write an entry with `goal: {goal.id}` and `evidence: challenges`, or a `note` beside the reading"
                    if fall.after or insight.portfolio.day <= fall.until
                    else "write a `note` beside the reading"
                )
                yield Problem(message, at, hint, related)


@rule("H705", "moved-target", Severity.WARNING)
def moved_target(portfolio: Portfolio) -> Iterator[Problem]:
    """A target was moved towards the number: more than once, in the last month before it was due, or unrecorded.

    To adjust a target once, with the reason beside it, is what reviews are for. The second easing, or one when the
    day is near, makes sure of success and says nothing. Unrecorded is a target, baseline or due date that is not what
    its last revision says (N4, N12, F15).

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        due: 2026-12-31
        metric:
          baseline: 6.0
          target: 4.5
          revisions:
            - {date: 2026-03-31, target: 4.0, was: 3.0, because: The spring campaign was put off.}
            - {date: 2026-06-30, target: 4.5, was: 4.0, because: The summer was slow.} <--
        ---
    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        due: 2026-12-31
        metric:
          baseline: 6.0
          target: 4.5 <--
          revisions:
            - {date: 2026-03-31, target: 4.0, was: 3.0, because: The spring campaign was put off.}
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        due: 2026-12-31
        metric:
          baseline: 6.0
          target: 4.0
          revisions:
            - {date: 2026-03-31, target: 4.0, was: 3.0, because: The spring campaign was put off.}
        ---
    """
    for goal, position, metric in metrics_of(portfolio.goals.values()):
        ordered = sorted(enumerate(metric.revisions), key=lambda item: item[1].date)
        for what in ("target", "baseline", "due"):
            yield from _unrecorded(goal, position, metric, [item for item in ordered if item[1].what == what], what)
        past = [item for item in ordered if item[1].date <= portfolio.day]
        yield from _eased(goal, position, metric, past)


def _unrecorded(
    goal: Goal, position: int, metric: Metric, ordered: Sequence[tuple[int, Revision]], what: str
) -> Iterator[Problem]:
    """A value that is not the one its last revision set, and revisions of which one does not follow on the other."""
    if not ordered:
        return
    now = goal.due if what == "due" else getattr(metric, what)
    last_place = goal.at("metrics", position, "revisions", ordered[-1][0], what)
    set_last = getattr(ordered[-1][1], what)
    if now is not None and now != set_last:
        at = goal.at("due") if what == "due" else goal.at("metrics", position, what)
        message = f"`{what}` is {_shown(now)}, and its last revision made it {_shown(set_last)}"
        related = (Related(last_place, f"the revision of {ordered[-1][1].date}"),)
        yield Problem(message, at, "write a revision with `was` and `because`", related)
    for (earlier_n, earlier), (later_n, later) in pairwise(ordered):
        set_before = getattr(earlier, what)
        if later.was != set_before:
            at = goal.at("metrics", position, "revisions", later_n, "was")
            place = goal.at("metrics", position, "revisions", earlier_n, what)
            message = f"`{what}` was {_shown(set_before)} by then, not {_shown(later.was)}"
            hint = "write the revision between, or correct `was`"
            yield Problem(message, at, hint, (Related(place, f"the revision of {earlier.date}"),))


def _shown(value: object) -> str:
    return number(value) if isinstance(value, float) else str(value)


def _eased(goal: Goal, position: int, metric: Metric, past: Sequence[tuple[int, Revision]]) -> Iterator[Problem]:
    """Revisions that make it easier, where they are many or late."""
    eased = [(n, revision) for n, revision in past if _is_easier(metric, revision)]
    for count, (n, revision) in enumerate(eased, start=1):
        at = goal.at("metrics", position, "revisions", n, revision.what)
        due = revision.was if revision.what == "due" and isinstance(revision.was, date) else goal.due
        late = due is not None and revision.date > due - timedelta(days=MOVED_LATE_DAYS)
        if late and due:
            left = (due - revision.date).days
            when = f"{days(left)} before it was due" if left >= 0 else f"{days(-left)} after it was due"
            message = f"`{metric.id}` was made easier {when}"
            hint = f"let it be missed, and set the next one (judged within {MOVED_LATE_DAYS} days)"
            yield Problem(message, at, hint, (Related(goal.at("due"), "the day it is due"),))
        elif count >= MOVED_OFTEN:
            related = tuple(
                Related(goal.at("metrics", position, "revisions", other, before.what), f"eased on {before.date}")
                for other, before in eased[: count - 1]
            )
            message = f"`{metric.id}` was made easier {'twice' if count == 2 else f'{count} times'}"
            yield Problem(message, at, "keep the target, and say in the review why it is missed", related)


def _is_easier(metric: Metric, revision: Revision) -> bool:
    """Whether a revision asks for less: a later day, or a target nearer to the baseline or on the lax side."""
    if revision.what == "due":
        return isinstance(revision.was, date) and revision.due is not None and revision.due > revision.was
    if revision.what != "target" or revision.target is None or not isinstance(revision.was, float):
        return False
    if metric.aim == "stay-below":
        return revision.target > revision.was
    if metric.aim == "stay-above" or metric.baseline is None:
        return metric.aim == "stay-above" and revision.target < revision.was
    return abs(revision.target - metric.baseline) < abs(revision.was - metric.baseline)


@rule("H706", "recorded-late", Severity.HINT)
def recorded_late(portfolio: Portfolio) -> Iterator[Problem]:
    """An entry was recorded later after it was observed than a whole interval of its journal.

    Memory flatters: after a month one remembers how it ended, and not what one saw. The day of recording is that of
    the first commit, where the history is there to tell; what came in with the first week of a portfolio is left out
    (D5, N2, P14).

    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        ---
        @ journal/2026-03-14-first-call.md, recorded 2026-05-30 <--
        ---
        goal: trust
        ---
        A customer rang before the invoice was late.
    Good:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        ---
        @ journal/2026-03-14-first-call.md, recorded 2026-03-16
        ---
        goal: trust
        ---
        A customer rang before the invoice was late.
    """
    now = insight_of(portfolio).portfolio
    batched = {id(entry) for _, _, entries in _batches(now) for entry in entries}
    for entry in now.entries if now.recorded else ():
        delay = delay_days(now, entry)
        if delay is not None and delay > _interval(now, entry) and id(entry) not in batched:
            message = f"`{entry.id}` was recorded {days(delay)} after it was observed, on {now.recorded[entry.file]}"
            hint = f"write it down when it happens; the journal's interval is {days(_interval(now, entry))}"
            yield Problem(message, entry.at("date"), hint)


def _interval(portfolio: Portfolio, entry: Entry) -> int:
    """The days between two entries, as the entry's team or its first goal's has it."""
    goal = next((found for name in entry.goals if (found := portfolio.goal(name))), None)
    team = portfolio.team(entry.team) or portfolio.team(goal.team if goal else None)
    return ((team.journal if team else None) or portfolio.settings.rhythm.journal).days


@rule("H707", "batch-journal", Severity.WARNING)
def batch_journal(portfolio: Portfolio) -> Iterator[Problem]:
    """Somebody wrote the journal of weeks in one sitting.

    Judged by the first commit of each entry: four or more by one author on one day, which lie further apart than an
    interval of the journal. Written so, they agree with one another, and with how it all turned out. A line a week is
    less work; what came in with the first week of a portfolio is left out (D5, N2, N5, P14).

    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        ---
        @ journal/2026-04-06-a.md, recorded 2026-06-30 <--
        ---
        goal: trust
        author: Ann Lee
        ---
        They rang before the invoice was late.
        @ journal/2026-05-04-b.md, recorded 2026-06-30
        ---
        goal: trust
        author: Ann Lee
        ---
        They rang to move the date.
        @ journal/2026-06-01-c.md, recorded 2026-06-30
        ---
        goal: trust
        author: Ann Lee
        ---
        They rang to ask whether we had noticed.
        @ journal/2026-06-22-d.md, recorded 2026-06-30
        ---
        goal: trust
        author: Ann Lee
        ---
        They rang about a letter.
    Good:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        ---
        @ journal/2026-04-06-a.md, recorded 2026-04-06
        ---
        goal: trust
        author: Ann Lee
        ---
        They rang before the invoice was late.
        @ journal/2026-05-04-b.md, recorded 2026-05-05
        ---
        goal: trust
        author: Ann Lee
        ---
        They rang to move the date.
    """
    now = insight_of(portfolio).portfolio
    for author, day, entries in _batches(now):
        # A count beside a name would be a score of that person; the places say whose entries they are.
        who = "by one author" if author else "without an author"
        span = days((entries[-1].date - entries[0].date).days)
        message = f"{len(entries)} entries {who} that lie {span} apart were all recorded on {day}"
        related = tuple(Related(text_at(entry), f"of {entry.date}") for entry in entries[1:4])
        hint = f"write a line when it happens: `goalsite log` (judged from {BATCH_FROM} entries on)"
        yield Problem(message, entries[0].at("date"), hint, related)


def _batches(portfolio: Portfolio) -> list[tuple[str, date, list[Entry]]]:
    """Entries of one author that were recorded on one day, oldest first, where they are many and far apart."""
    found: dict[tuple[date, str], list[Entry]] = {}
    names: dict[str, str] = {}
    for entry in portfolio.entries if portfolio.recorded else ():
        if recorded := portfolio.recorded.get(entry.file):
            author = entry.authors[0] if entry.authors else ""
            name = key(author)
            names.setdefault(name, author)
            found.setdefault((recorded, name), []).append(entry)
    return [
        (names[author], day, entries)
        for (day, author), entries in found.items()
        if len(entries) >= BATCH_FROM
        and (entries[-1].date - entries[0].date).days > min(_interval(portfolio, entry) for entry in entries)
    ]


@rule("H708", "defined-after-measured", Severity.WARNING)
def defined_after_measured(portfolio: Portfolio) -> Iterator[Problem]:
    """An indicator was taken up after the entries that speak for it.

    Who draws the target around the arrow always hits. A sign says something when it was named before anyone saw it;
    what was seen earlier belongs to the goal, and is why the sign was chosen (F16).

    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        indicators:
          - name: Who rings first
            since: 2026-06-01 <--
        ---
        @ journal/2026-03-14-first-call.md
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
        indicators:
          - name: Who rings first
            since: 2026-03-01
        ---
        @ journal/2026-03-14-first-call.md
        ---
        goal: trust
        indicator: who-rings-first
        ---
        A customer rang before the invoice was late.
    """
    early: dict[tuple[str, str], list[tuple[date, Place]]] = {}
    named = entries_by(portfolio).signs
    for own, goal in portfolio.goals.items():
        for name, sign in {key(sign.id): sign for sign in reversed(goal.indicators)}.items():
            for entry, position in named.get((own, name), ()) if sign.since else ():
                if sign.since and entry.date < sign.since:
                    early.setdefault((own, name), []).append((entry.date, entry.at("indicators", position)))
    for review, position, calibration, goals in calibrations(portfolio):
        found = portfolio.indicator(calibration.indicator, goals)
        if found and found[1].since and review.date < found[1].since:
            place = review.at("calibrations", position, "indicator")
            early.setdefault((key(found[0].id), key(found[1].id)), []).append((review.date, place))
    for goal in active(portfolio):
        for sign in goal.indicators:
            if seen := sorted(early.get((key(goal.id), key(sign.id)), ()), key=lambda item: item[0]):
                before = "1 observation is" if len(seen) == 1 else f"{len(seen)} observations are"
                message = f"`{sign.id}` was taken up on {sign.since}, and {before} older"
                hint = "write the day from which it was watched, or take the indicator out of the older entries"
                related = tuple(Related(place, f"of {day}") for day, place in seen[:3])
                yield Problem(message, sign_at(portfolio, goal, sign, "since"), hint, related)


@rule("H709", "ranked-people", Severity.WARNING)
def ranked_people(portfolio: Portfolio) -> Iterator[Problem]:
    """A number is kept of a person by name.

    Two such numbers side by side are a league table, and from then on people help nobody who stands below them. A
    number is about the work of a team; what a person did is told in an entry, with a name if they like (P16).

    Bad:
        @ goals/calls.md
        ---
        title: Calls are answered
        type: hard
        metrics:
          - {id: ann, name: Calls answered by Ann Lee, baseline: 40, target: 50} <--
          - {id: bo, name: Calls answered by Bo Hart, baseline: 30, target: 50} <--
        ---
        @ teams/desk.md
        ---
        title: The Desk
        members: [Ann Lee, Bo Hart]
        ---
    Good:
        @ goals/calls.md
        ---
        title: Calls are answered
        type: hard
        metric: {name: Calls answered within a minute, baseline: 40, target: 50}
        ---
        @ teams/desk.md
        ---
        title: The Desk
        members: [Ann Lee, Bo Hart]
        ---
    """
    people = {name for team in portfolio.teams.values() for name in (*team.members, team.lead)}
    people |= {goal.owner for goal in portfolio.goals.values()}
    # A name of one word may be a word of the language; of two or more it is somebody's.
    names = {name.casefold(): name for name in people if len(name.split()) > 1}
    called: dict[tuple[str, ...], list[str]] = {}
    for folded in names:
        called.setdefault(_words(folded), []).append(folded)
    lengths = {len(words) for words in called}
    for goal, position, metric in metrics_of(portfolio.goals.values()) if names else ():
        if found := _named_in(metric.name, called, lengths):
            message = f"`{metric.id}` is a number about one person, {names.get(found[0].casefold(), found[0])}"
            hint = "count what the team does; what a person did belongs in an entry"
            yield Problem(message, goal.at("metrics", position, "name"), hint)


def _named_in(text: str, called: Mapping[tuple[str, ...], list[str]], lengths: Collection[int]) -> re.Match[str] | None:
    """The first of the people whom a text names, the longest name where several begin there.

    Only names of the same words as the text has are searched for: there may be as many people as there are metrics.
    """
    said = _words(text)
    runs = {said[start : start + length] for length in lengths for start in range(len(said) - length + 1)}
    near = sorted({name for run in runs for name in called.get(run, ())}, key=lambda name: (-len(name), name))
    anyone = rf"\b(?:{'|'.join(map(re.escape, near))})\b"
    return re.search(anyone, text, re.IGNORECASE) if near else None


def _words(text: str) -> tuple[str, ...]:
    """The words of a text, whatever their letter case; the dot that lower case can put on an I is left out."""
    return tuple(word.upper().casefold().replace("\u0307", "") for word in re.findall(r"\w+", text))
