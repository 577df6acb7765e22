"""The two halves of a pair as views: figures with their charts, ladders with their evidence, rows for tables."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from markupsafe import Markup

from goalsite_gen.insight import Growth, Progress, ReadPair, Standing, pulse_of
from goalsite_gen.insight import Ladder as Climb
from goalsite_gen.model import Entry, Goal, Metric
from goalsite_gen.site import addresses, phrases, words
from goalsite_gen.site.charts import (
    LineChart,
    Note,
    Point,
    Step,
    evidence_dots,
    ladder_pips,
    line_chart,
    spark,
)
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.figures import chart_id
from goalsite_gen.site.views import (
    NOTHING_BESIDE_GROWTH,
    NOTHING_BESIDE_NUMBER,
    Assessment,
    Badge,
    ChangeRow,
    ChartView,
    EmptyLeaf,
    EvidenceView,
    Facing,
    FigureView,
    Ladder,
    Link,
    MeasuredBrief,
    MeasuredLeaf,
    ObservedBrief,
    ObservedLeaf,
    PairRow,
    PulseRow,
    PulseView,
    ReadingRow,
    Rung,
    Term,
    When,
)

LETTERS = "abcdefghijklmnopqrstuvwxyz"
MOST_NOTES = 8


def when(day: date, *, short: bool = False) -> When:
    """A day as read and as a machine reads it."""
    return When(words.short_date(day) if short else words.date(day), day.isoformat())


def first_sentence(text: str, most: int = 180) -> str:
    """The first sentence of a text, cut at a word where it is long."""
    line = text.strip().split("\n", 1)[0].strip()
    for end in (". ", "! ", "? ", "… "):
        if 0 < (at := line.find(end)) < most:
            return line[: at + 1]
    if len(line) <= most:
        return line
    return f"{line[:most].rsplit(' ', 1)[0].rstrip(',;:–-')} …"


# ---- measured


def standing_of(goal: Goal, edition: Edition) -> Badge:
    """The badge of a measured goal: how it was closed, else the standing of its leading metric."""
    if not goal.is_active:
        return phrases.state_badge(goal.state)
    progress = edition.insight.progress_of(goal)
    return phrases.standing_badge(progress[0].standing) if progress else phrases.standing_badge(Standing.NO_READING)


def closed_words(goal: Goal) -> str:
    """How a closed goal ended, in a sentence; empty for an active one."""
    if goal.is_active or goal.closed is None:
        return ""
    return f"{goal.state.capitalize()} on {words.date(goal.closed.date)}: {goal.closed.because}"


def measured_leaf(
    goal: Goal, edition: Edition, *, page: str, own: bool = False, brief: bool = False, notes: tuple[Note, ...] = ()
) -> MeasuredLeaf:
    """The measured page of a spread on `page`; `own` where the page is the goal's, `notes` tie entries to the line."""
    progress = edition.insight.progress_of(goal)
    figures = tuple(figure(goal, each, page=page, notes=notes, brief=brief) for each in progress)
    heading = goal.title
    if own:
        heading = progress[0].metric.name if len(progress) == 1 else "What we count"
    return MeasuredLeaf(
        heading=heading,
        href="" if own else addresses.href(addresses.goal_path(goal)),
        badge=standing_of(goal, edition),
        figures=figures,
        brief=brief,
        closed=closed_words(goal),
    )


def figure(
    goal: Goal, progress: Progress, *, page: str, notes: tuple[Note, ...] = (), brief: bool = False
) -> FigureView:
    """One metric with its latest value, chart, facts and revisions."""
    metric = progress.metric
    facts = [Term("Source", (Link(metric.source),))] if metric.source else []
    if metric.every:
        facts.append(Term("Read", (Link(metric.every.written),)))
    if metric.proxy:
        facts.append(Term("Stands in", (Link("for what is meant, which cannot be counted directly"),)))
    changes = tuple(
        ChangeRow(
            when(revision.date),
            f"{revision.what.capitalize()} from {_revised(metric, revision.was)} to {_revised(metric, _now(revision))}",
            revision.because,
        )
        for revision in metric.revisions
    )
    return FigureView(
        id="" if brief else chart_id(metric.id),
        name=metric.name,
        value=phrases.latest_words(progress),
        was=phrases.was_words(progress),
        badge=phrases.standing_badge(progress.standing),
        chart=None if brief or not _has_course(progress) else chart(goal, progress, page=page, notes=notes),
        forecast=() if brief or not goal.is_active else phrases.forecast_words(progress),
        facts=tuple(facts),
        changes=changes,
    )


def chart(goal: Goal, progress: Progress, *, page: str, notes: tuple[Note, ...] = ()) -> ChartView:
    """The chart of a metric with its caption and readings."""
    metric, terms, readings = progress.metric, progress.terms, progress.readings
    guard = metric.aim in ("stay-above", "stay-below")
    planned = () if guard or metric.aim == "deliver" else tuple(Point(day, value) for day, value in terms.points)
    target = Point(terms.due, terms.target) if terms.due and terms.target is not None and not guard else None
    span = f"{words.short_month(readings[0].date)} to {words.short_month(readings[-1].date)}"
    described = LineChart(
        ident=f"{chart_id(metric.id)}-chart",
        title=f"{metric.name}, {span}",
        description=phrases.chart_words(progress),
        unit=metric.unit,
        decimals=metric.decimals,
        readings=tuple(Point(reading.date, reading.value) for reading in readings),
        path=planned,
        target=target,
        targets=target_steps(goal, metric),
        guardrail=(terms.target, "above" if metric.aim == "stay-above" else "below")
        if guard and terms.target is not None
        else None,
        notes=notes,
        start=terms.start,
        end=terms.due,
    )
    explained = [metric.definition.rstrip(".") + "." if metric.definition else f"{metric.name}."]
    if planned:
        explained.append("Dots show the planned path.")
    if guard:
        explained.append("The shaded side is the one to stay out of.")
    if notes:
        explained.append("Letters mark entries in the journal; they show timing, not cause.")
    monthly = len({(reading.date.year, reading.date.month) for reading in readings}) == len(readings)
    rows = tuple(
        ReadingRow(
            When(words.short_month(reading.date), reading.date.isoformat())
            if monthly
            else when(reading.date, short=True),
            phrases.value_of(metric, reading.value),
            "; ".join(filter(None, (f"n = {reading.n}" if reading.n is not None else "", reading.note))),
        )
        for reading in readings
    )
    summary = "The reading" if len(rows) == 1 else f"All {len(rows)} readings"
    table = Link("Readings as CSV", addresses.href(addresses.csv_path(metric)))
    return ChartView(line_chart(described), " ".join(explained), summary, rows, table)


def target_steps(goal: Goal, metric: Metric) -> tuple[Step, ...]:
    """The target in force over time, where it was ever moved: one step from the start, one from each revision."""
    moved = sorted((revision for revision in metric.revisions if revision.what == "target"), key=lambda each: each.date)
    if not moved or not isinstance(moved[0].was, float):
        return ()
    start = min(goal.start or moved[0].date, moved[0].date)
    steps = [Step(start, moved[0].was)] if start < moved[0].date else []
    return (*steps, *(Step(each.date, each.target) for each in moved if each.target is not None))


def measured_brief(goal: Goal, edition: Edition) -> MeasuredBrief:
    """A measured goal as half a row."""
    href = addresses.href(addresses.goal_path(goal))
    progress = edition.insight.progress_of(goal)
    badge = standing_of(goal, edition)
    if not progress:
        return MeasuredBrief(goal.title, href, "", "No number yet", "", Markup(""), badge)
    first = progress[0]
    value = phrases.latest_words(first) or "No reading yet"
    return MeasuredBrief(
        goal.title, href, first.metric.name, value, phrases.target_words(first), spark_of(first), badge
    )


def spark_of(progress: Progress, *, with_target: bool = True) -> Markup:
    """The small line of a metric; without its target where it stands for growth that only may show in it."""
    if not _has_course(progress):
        return Markup("")
    metric, readings = progress.metric, progress.readings
    first, last = phrases.value_of(metric, readings[0].value), phrases.value_of(metric, readings[-1].value)
    label = f"{metric.name}, from {first} to {last}"
    target = progress.terms.target if with_target else None
    if target is not None:
        label += f"; the dotted line is the target, {phrases.value_of(metric, target)}"
    points = [Point(reading.date, reading.value) for reading in readings]
    return spark(points, target=target, label=label)


# ---- observed


def growth_of(goal: Goal, edition: Edition) -> Badge:
    """The badge of an observed goal: how it was closed, else its growth."""
    if not goal.is_active:
        return phrases.state_badge(goal.state)
    return phrases.growth_badge(edition.insight.growth_of(goal) or Growth.SILENT)


def observed_leaf(goal: Goal, edition: Edition, *, own: bool = False, brief: bool = False) -> ObservedLeaf:
    """The observed page of a spread: the leading indicator first."""
    climbs = edition.ladders_of(goal)
    silence = ""
    if not climbs:
        silence = "No sign has been named yet by which one would see it."
    elif not edition.insight.entries_of(goal):
        silence = "Nobody has written about it yet."
    return ObservedLeaf(
        heading="What we look for" if own else goal.title,
        href="" if own else addresses.href(addresses.goal_path(goal)),
        badge=growth_of(goal, edition),
        ladders=tuple(ladder(climb) for climb in climbs),
        brief=brief,
        silence=silence,
        closed=closed_words(goal),
    )


def ladder(climb: Climb) -> Ladder:
    """One indicator with its stages, the highest first."""
    indicator = climb.indicator
    now = climb.rank
    reached = {change.stage.id: change.date for change in climb.history}
    rungs = tuple(
        Rung(
            name=stage.name,
            state="now" if rank == now else "done" if rank < now else "next",
            when=_rung_when(climb, rank, now, reached.get(stage.id)),
            looks_like=stage.looks_like,
        )
        for rank, stage in reversed(tuple(enumerate(indicator.stages)))
    )
    supports, challenges, mixed = len(climb.supports), len(climb.challenges), len(climb.mixed)
    said = phrases.evidence_words(supports, challenges, mixed)
    dots = evidence_dots(supports, challenges, mixed, label=said)
    return Ladder(
        name=indicator.name,
        definition=indicator.definition,
        stage=phrases.stage_words(climb),
        was=phrases.since_words(climb),
        rungs=rungs,
        pips=pips(climb),
        evidence=EvidenceView(dots, said),
        assessments=tuple(
            Assessment(words.list_of(each.assessors) or "An assessor", each.stage.name, when(each.date), each.because)
            for each in (climb.assessments if climb.is_disputed else ())
        ),
        note=_note(climb),
    )


def pips(climb: Climb) -> Markup:
    """The ladder in small; its label is the name of the stage."""
    stages = climb.indicator.stages
    if not stages:
        return Markup("")
    return ladder_pips(climb.rank + 1, len(stages), label=phrases.stage_words(climb))


def observed_brief(goal: Goal, edition: Edition) -> ObservedBrief:
    """An observed goal as half a row: the leading stage's name."""
    href = addresses.href(addresses.goal_path(goal))
    climbs = edition.ladders_of(goal)
    badge = growth_of(goal, edition)
    if not climbs:
        return ObservedBrief(goal.title, href, "", "No sign named yet", "", Markup(""), badge)
    lead = climbs[0]
    since = f"since {words.month(lead.since)}" if lead.since and lead.stage else ""
    return ObservedBrief(goal.title, href, lead.indicator.name, phrases.stage_words(lead), since, pips(lead), badge)


def pulse(goal: Goal, edition: Edition) -> tuple[PulseView, ...]:
    """The survey that goes with an observed goal, with the number of answers; it has no target."""
    if goal.pulse is None:
        return ()
    readings = pulse_of(edition.portfolio, goal, lookup=edition.insight.lookup)
    if not readings:
        return ()
    decimals = 0 if all(reading.value == int(reading.value) for reading in readings) else 1
    rounds = tuple(
        PulseRow(
            when(reading.date, short=True),
            words.number(reading.value, decimals),
            words.count(reading.n, "answer", "answers") if reading.n is not None else "answers not counted",
        )
        for reading in reversed(readings)
    )
    first, last = words.number(readings[0].value, decimals), words.number(readings[-1].value, decimals)
    label = f"{goal.pulse.question}: from {first} to {last}"
    line = spark([Point(reading.date, reading.value) for reading in readings], target=None, label=label)
    return (PulseView(goal.pulse.question, goal.pulse.scale, last, line, rounds),)


# ---- both


def pair_row(pair: ReadPair, edition: Edition) -> PairRow:
    """A pair as a row of a table."""
    at = (pair.measured.id, pair.observed.id)
    if at not in edition.rows:
        edition.rows[at] = _pair_row(pair, edition)
    return edition.rows[at]


def _pair_row(pair: ReadPair, edition: Edition) -> PairRow:
    return PairRow(
        href=addresses.href(addresses.pair_path(pair.measured, pair.observed)),
        measured=measured_brief(pair.measured, edition),
        observed=observed_brief(pair.observed, edition),
        because=pair.because,
        reading=phrases.pair_badge(pair.reading),
        said=phrases.pair_sentence(pair.reading),
    )


def lone_row(goal: Goal, edition: Edition) -> PairRow:
    """A goal without a partner as a row with one half empty."""
    if goal.is_measured:
        return PairRow("", measured_brief(goal, edition), None, "", None, empty=NOTHING_BESIDE_NUMBER)
    return PairRow("", None, observed_brief(goal, edition), "", None, empty=NOTHING_BESIDE_GROWTH)


def spread(
    pair: ReadPair,
    edition: Edition,
    *,
    page: str,
    own: Goal | None = None,
    brief: bool = False,
    notes: tuple[Note, ...] = (),
) -> Facing:
    """The two leaves of a pair: on a goal's page (`own`) the observed leaf comes first, on the pair's the measured."""
    measured = measured_leaf(
        pair.measured, edition, page=page, own=own is pair.measured, brief=brief and own is pair.measured, notes=notes
    )
    observed = observed_leaf(pair.observed, edition, own=own is pair.observed, brief=brief and own is pair.observed)
    both = (observed, measured) if own is not None else (measured, observed)
    here = addresses.pair_path(pair.measured, pair.observed)
    return Facing(
        id=f"pair-{pair.measured.id.lower()}--{pair.observed.id.lower()}",
        first=both[0],
        second=both[1],
        because=pair.because,
        reading=phrases.pair_badge(pair.reading),
        said=phrases.pair_sentence(pair.reading),
        href="" if page == here else addresses.href(here),
    )


def lone_spread(goal: Goal, edition: Edition, *, page: str, notes: tuple[Note, ...] = ()) -> Facing:
    """A goal that faces an empty leaf."""
    if goal.is_measured:
        leaf = measured_leaf(goal, edition, page=page, own=True, notes=notes)
        return Facing("alone", EmptyLeaf("observed", NOTHING_BESIDE_NUMBER), leaf)
    return Facing("alone", observed_leaf(goal, edition, own=True), EmptyLeaf("measured", NOTHING_BESIDE_GROWTH))


def notable(entries: Iterable[Entry], most: int = MOST_NOTES) -> tuple[Entry, ...]:
    """The entries worth a letter on a chart: milestones, stages and challenges, the latest of them, oldest first."""
    ranked = sorted(
        entries,
        key=lambda entry: (bool(entry.milestone), bool(entry.stage), entry.evidence != "supports", entry.date),
        reverse=True,
    )
    chosen = [entry for entry in ranked if entry.milestone or entry.stage or entry.evidence != "supports"][:most]
    if len(chosen) < 3:
        chosen += [entry for entry in ranked if entry not in chosen][: 3 - len(chosen)]
    return tuple(sorted(chosen, key=lambda entry: (entry.date, entry.id)))


def notes_for(entries: tuple[Entry, ...], edition: Edition, *, page: str) -> tuple[Note, ...]:
    """Letters on a chart for entries, oldest first."""
    return tuple(
        Note(
            entry.date, letter, entry_title(entry, edition), addresses.relative(addresses.entry_path(entry), start=page)
        )
        for letter, entry in zip(LETTERS, entries, strict=False)
    )


def entry_title(entry: Entry, edition: Edition) -> str:
    """An entry's title, or its first sentence."""
    return entry.title or first_sentence(edition.plain(entry)) or f"Entry of {words.date(entry.date)}"


def _rung_when(climb: Climb, rank: int, now: int, day: date | None) -> str:
    if day is None or rank > now:
        return ""
    return f"since {words.short_month(climb.since or day)}" if rank == now else words.short_month(day)


def _note(climb: Climb) -> str:
    if climb.indicator.dropped:
        return f"Given up in {words.month(climb.indicator.dropped)}."
    if climb.sightings == 1 and not climb.is_pattern:
        return "Seen once; a pattern needs two observations."
    return ""


def _has_course(progress: Progress) -> bool:
    """Whether there is a course to draw: a delivery that came in one piece has none."""
    return len(progress.readings) > 1 or (bool(progress.readings) and progress.metric.aim != "deliver")


def _revised(metric: Metric, value: object) -> str:
    if isinstance(value, date):
        return words.date(value)
    return phrases.value_of(metric, value) if isinstance(value, (int, float)) else f"“{value}”"


def _now(revision: object) -> object:
    return getattr(revision, getattr(revision, "what", "definition"))
