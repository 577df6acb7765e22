"""A period's numbers and growth as views: both columns of its table, and the lists of what went wrong."""

from __future__ import annotations

from goalsite_gen.insight import Growth, PeriodKind, ReadPair, Standing, leading, parse_period
from goalsite_gen.insight.account import LATE, Account, Grown, Move, Step, periods_told
from goalsite_gen.model import Entry, Goal
from goalsite_gen.model.metric import Revision
from goalsite_gen.model.types import key
from goalsite_gen.site import addresses, phrases, words
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import say, say_as, say_count
from goalsite_gen.site.phrases.accounts import pair_then
from goalsite_gen.site.rows import period_words
from goalsite_gen.site.sheets.measured import revision_words
from goalsite_gen.site.sheets.notes import entry_title, stage_source, when
from goalsite_gen.site.views import (
    NOTHING_BESIDE_GROWTH,
    NOTHING_BESIDE_NUMBER,
    AgainstRow,
    Badge,
    GrownHalf,
    LateRow,
    Link,
    MovedHalf,
    PeriodRow,
    QuietRow,
    StageTurn,
)


def latest_quarter(edition: Edition) -> Link | None:
    """The way to the latest quarter in which something happened, as a sentence; None where nothing is dated."""
    told = [period for period in periods_told(edition.insight) if period.kind is PeriodKind.QUARTER]
    if not told:
        return None
    name, href = period_words(told[-1].name, edition.portfolio), addresses.href(addresses.period_path(told[-1].name))
    if edition.portfolio.day < told[-1].end:
        return Link(say("The quarter so far: {period}", period=name), href)
    return Link(say("The latest quarter: {period}", period=name), href)


def latest_asks(edition: Edition) -> Link | None:
    """The way to what the reviews of the latest quarter ask of others; None where they ask nothing."""
    told = [period for period in periods_told(edition.insight) if period.kind is PeriodKind.QUARTER]
    start = edition.portfolio.settings.fiscal_year_start
    reviews = edition.portfolio.reviews if told else ()
    if not any(review.asks and parse_period(review.period, start) == told[-1] for review in reviews):
        return None
    return Link(say("What we ask of you"), f"{addresses.href(addresses.period_path(told[-1].name))}#asked")


def period_rows(account: Account, edition: Edition) -> tuple[PeriodRow, ...]:
    """Measured beside observed: pairs as they read at the end, hollow ones first, then goals that stand alone.

    A goal of several pairs is told once, in the first of its rows; so is what a reading means.
    """
    told: set[str] = set()
    rows = []
    for pair in account.pairs:
        measured, observed = pair.pair.key
        row = _row(pair, account, edition, told=told)
        rows.append(row)
        told |= {measured, observed, row.said}
    for goal in account.alone:
        if goal.is_measured:
            rows.append(PeriodRow(_moved(goal, account), None, empty=say(NOTHING_BESIDE_NUMBER)))
        else:
            rows.append(PeriodRow(None, _grown(goal, account, edition), empty=say(NOTHING_BESIDE_GROWTH)))
    return tuple(rows)


def late_rows(account: Account) -> tuple[LateRow, ...]:
    """What was missed or is late, then what crossed its line on the way and came back."""
    late = sorted(account.late, key=lambda move: move.progress.standing not in LATE)
    return tuple(
        LateRow(_goal_link(move.goal), _badge(move.goal, move.progress.standing), _named_late(move)) for move in late
    )


def against_row(entry: Entry, edition: Edition) -> AgainstRow:
    """An entry that speaks against what is hoped for."""
    return AgainstRow(_entry_link(entry, edition), when(entry.date, short=True), words.list_of(entry.authors))


def quiet_row(goal: Goal, account: Account) -> QuietRow:
    """A goal that nobody wrote about in the period, and when somebody last did."""
    entries = account.then.entries_of(goal)
    said = say("last on {day}", day=words.date(entries[-1].date)) if entries else say("nobody has yet")
    return QuietRow(_goal_link(goal), said)


def _row(pair: ReadPair, account: Account, edition: Edition, *, told: set[str]) -> PeriodRow:
    measured, observed = pair.pair.key
    said = pair_then(pair, account)
    return PeriodRow(
        measured=_moved(pair.measured, account, is_repeat=measured in told),
        observed=_grown(pair.observed, account, edition, is_repeat=observed in told),
        reading=phrases.pair_badge(pair.reading),
        said="" if said in told else said,
        href=addresses.href(addresses.pair_path(pair.measured, pair.observed)),
    )


def _goal_link(goal: Goal) -> Link:
    return Link(goal.title, addresses.href(addresses.goal_path(goal)))


def _moved(goal: Goal, account: Account, *, is_repeat: bool = False) -> MovedHalf:
    moves = account.moves.get(key(goal.id), ())
    progress = account.then.progress_of(goal)
    href = addresses.href(addresses.goal_path(goal))
    badge = _badge(goal, progress[0].standing if progress else Standing.NO_READING)
    if is_repeat:
        return MovedHalf(goal.title, href, badge, is_repeat=True)
    notes = [_further(move) for move in moves[1:] if move.progress.standing is not Standing.NO_READING]
    notes += [_revised(move, revision) for move in moves for revision in move.revisions]
    if ended := phrases.closed_words(goal):
        notes.append(ended)
    value, course = _course(moves[0]) if moves else ("", "")
    return MovedHalf(goal.title, href, badge, value, course, tuple(notes))


def _badge(goal: Goal, standing: Standing) -> Badge:
    return phrases.standing_badge(standing) if goal.is_active else phrases.state_badge(goal.state)


def _course(move: Move) -> tuple[str, str]:
    """The value a number stands at, and from where it came towards what."""
    progress, before, after = move.progress, move.before, move.after
    value = phrases.latest_words(progress) or say("No reading yet")
    parts = []
    if after is None:
        if progress.latest:
            parts.append(say("not read since {day}", day=words.date(progress.latest.date)))
    elif before is None:
        parts.append(say("read for the first time"))
    elif before.value == after.value:
        parts.append(say("as before"))
    else:
        parts.append(say("from {value}", value=phrases.value_of(progress.metric, before.value)))
    if towards := phrases.target_words(progress):
        parts.append(towards)
    return value, words.row_of(parts)


def _further(move: Move) -> str:
    """A further number of a goal and how it stands, in a line: it decides with the first how the pair reads."""
    progress, metric, before, after = move.progress, move.progress.metric, move.before, move.after
    standing = phrases.standing_badge(progress.standing).word
    if progress.latest is None or phrases.is_whole_delivery(progress):
        return say_as("a number and what it is", "{name}: {value}", name=metric.name, value=standing)
    now = phrases.value_of(metric, progress.latest.value)
    if after is None:
        since = words.date(progress.latest.date)
        return say(
            "{name}: {value}, not read since {day}. {standing}.",
            name=metric.name,
            value=now,
            day=since,
            standing=standing,
        )
    if before is None or before.value == after.value:
        return say_as(
            "a number and its standing", "{name}: {value}. {standing}.", name=metric.name, value=now, standing=standing
        )
    return say(
        "{name}: {value}, from {before}. {standing}.",
        name=metric.name,
        value=now,
        before=phrases.value_of(metric, before.value),
        standing=standing,
    )


def _revised(move: Move, revision: Revision) -> str:
    return say(
        "{change} on {day}. {because}",
        change=revision_words(move.progress.metric, revision),
        day=words.date(revision.date),
        because=words.sentence(revision.because),
    )


def _named_late(move: Move) -> str:
    """What is late, with the name of the number where its goal has several."""
    if len(move.goal.metrics) < 2:
        return _late(move)
    return say_as("a number and what it is", "{name}: {value}", name=move.progress.metric.name, value=_late(move))


def _late(move: Move) -> str:
    progress = move.progress
    if move.crossed and progress.standing is not Standing.MISSED and progress.terms.target is not None:
        last = move.crossed[-1]
        return say_count(
            "One reading was on the wrong side of {target}: {value} on {day}.",
            "{n} readings were on the wrong side of {target}, the last of them {value} on {day}.",
            len(move.crossed),
            target=phrases.value_of(progress.metric, progress.terms.target),
            value=phrases.value_of(progress.metric, last.value),
            day=words.date(last.date),
        )
    return phrases.standing_sentence(progress)


def _grown(goal: Goal, account: Account, edition: Edition, *, is_repeat: bool = False) -> GrownHalf:
    found = account.grown.get(key(goal.id))
    href = addresses.href(addresses.goal_path(goal))
    growth = account.then.growth_of(goal) or Growth.SILENT
    badge = phrases.growth_badge(growth) if goal.is_active else phrases.state_badge(goal.state)
    if is_repeat:
        return GrownHalf(goal.title, href, badge, is_repeat=True)
    lead = leading(account.then.ladders_of(goal))
    notes = [_written(found)] if found else []
    if ended := phrases.closed_words(goal):
        notes.append(ended)
    return GrownHalf(
        title=goal.title,
        href=href,
        badge=badge,
        stage=phrases.stage_words(lead) if lead else "",
        turns=tuple(_turn(step, edition) for step in found.steps) if found else (),
        milestones=tuple(_entry_link(entry, edition) for entry in found.milestones) if found else (),
        notes=tuple(notes),
    )


def _turn(step: Step, edition: Edition) -> StageTurn:
    change, before, between = step.changes[-1], step.before, step.between
    return StageTurn(
        turn=step.turn.value,
        stage=Link(words.quoted(change.stage.name), stage_source(change, edition)),
        before=words.quoted(before.stage.name) if before else "",
        when=when(change.date, short=True),
        is_contested=step.ladder.is_contested,
        between=words.quoted(between.stage.name) if between else "",
    )


def _written(found: Grown) -> str:
    """How much was written about a goal, and how much of it against."""
    if not found.entries:
        return say("Nobody wrote about it.")
    against = sum(entry.evidence == "challenges" for entry in found.entries)
    if against == len(found.entries) == 1:
        return say("1 entry, against it")
    said = say_count("{n} entry", "{n} entries", len(found.entries))
    return words.row_of((said, say_count("{n} against it", "{n} against it", against))) if against else said


def _entry_link(entry: Entry, edition: Edition) -> Link:
    return Link(entry_title(entry, edition), addresses.href(addresses.entry_path(entry)))
