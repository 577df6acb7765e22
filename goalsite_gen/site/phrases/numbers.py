"""The sentences about a number: where it stands, from where and towards what."""

from __future__ import annotations

from goalsite_gen.insight import Progress, Standing, expected_value
from goalsite_gen.insight.thresholds import DELIVERED_AT
from goalsite_gen.model import Metric
from goalsite_gen.site import words
from goalsite_gen.site.language import mark, say, say_as
from goalsite_gen.site.phrases.kinds import every_words

_GUARDS = ("stay-above", "stay-below")
_ENDS = (Standing.REACHED, Standing.MISSED, Standing.DELIVERED, Standing.OVERDUE)
_TOWARDS = {
    ("reach", True): mark("towards {target} by {month}"),
    ("reach", False): mark("towards {target}"),
    ("stay-above", False): mark("to stay at {target} or above"),
    ("stay-below", False): mark("to stay at {target} or below"),
}
"""Where a number leads, by aim and by whether it is due on a day."""

_SETTLED = {
    ("reach", True): mark("against a target of {target} by {month}"),
    ("reach", False): mark("against a target of {target}"),
}
"""The same of a number that is there, or too late to be."""

_UNREAD = {
    ("reach", True): mark("No reading yet; towards {target} by {month}"),
    ("reach", False): mark("No reading yet; towards {target}"),
    ("stay-above", False): mark("No reading yet; to stay at {target} or above"),
    ("stay-below", False): mark("No reading yet; to stay at {target} or below"),
}
_GUARDED = {
    ("stay-above", True): mark("to stay at {limit} or above; read on {day}"),
    ("stay-above", False): mark("to stay above its line; read on {day}"),
    ("stay-below", True): mark("to stay at {limit} or below; read on {day}"),
    ("stay-below", False): mark("to stay below its line; read on {day}"),
}
_COURSES = {
    (True, True, True, True): mark(
        "from {baseline}, towards {target} by {due}; the plan for the latest reading was {planned}",
    ),
    (True, True, False, True): mark(
        "from {baseline}, towards {target}; the plan for the latest reading was {planned}",
    ),
    (True, True, True, False): mark("from {baseline}, towards {target} by {due}"),
    (True, True, False, False): mark("from {baseline}, towards {target}"),
    (False, True, True, False): mark("towards {target} by {due}"),
    (False, True, False, False): mark("towards {target}"),
    (True, False, False, False): mark("from {baseline}"),
}
"""The quiet line beside a figure, by whether there is a baseline, a target, a due date, and a path at the reading."""

_COURSES_SETTLED = {
    (True, True, True, False): mark("from {baseline}, against a target of {target} by {due}"),
    (True, True, False, False): mark("from {baseline}, against a target of {target}"),
    (False, True, True, False): mark("against a target of {target} by {due}"),
    (False, True, False, False): mark("against a target of {target}"),
}
"""The same where the number is there, or too late to be; where the path stood says nothing any more."""

_LINES = {
    "stay-above": mark("It should stay at {target} or above; it was {value} on {day}."),
    "stay-below": mark("It should stay at {target} or below; it was {value} on {day}."),
}
"""Of a guardrail, by aim: what it was once says nothing of the days before, so that holding is said like breached."""

_DELIVERIES = {
    (Standing.DUE, True): mark("It is due on {due} at {target}; the last reading is {value}."),
    (Standing.DUE, False): mark("It is due at {target}; the last reading is {value}."),
    (Standing.OVERDUE, True): mark("It was due on {due} at {target}; the last reading is {value}."),
    (Standing.OVERDUE, False): mark("It was due at {target}; the last reading is {value}."),
}


def value_of(metric: Metric, value: float) -> str:
    """A value of a metric with its unit."""
    return words.quantity(value, metric.unit, metric.decimals)


def latest_words(progress: Progress) -> str:
    """The latest value as printed large; a thing that is there or not is said in a word. Empty without a reading."""
    if is_whole_delivery(progress):
        delivered = progress.standing is Standing.DELIVERED
        return say_as("figure", "Delivered") if delivered else say_as("figure", "Not yet")
    return value_of(progress.metric, progress.latest.value) if progress.latest else ""


def target_words(progress: Progress) -> str:
    """Where a number leads, for a row: "towards 2.5% by December 2026", "to stay at 40 or above"."""
    due = progress.terms.due
    if progress.terms.target is not None and is_whole_delivery(progress):
        return say("due by {month}", month=words.month(due)) if due else ""
    return _towards(progress, _SETTLED if _is_settled(progress) else _TOWARDS)


def was_words(progress: Progress) -> str:
    """The quiet line beside a figure: from where, towards what, by when, and where the path is now."""
    metric, terms, latest = progress.metric, progress.terms, progress.latest
    if is_whole_delivery(progress):
        return _delivery_words(progress)
    if latest is None:
        return _towards(progress, _UNREAD) or say("No reading yet")
    if metric.aim in _GUARDS:
        limit = _value(metric, terms.target)
        return say(_GUARDED[metric.aim, bool(limit)], limit=limit, day=words.date(latest.date))
    planned = planned_value(progress) if metric.aim == "reach" and not _is_settled(progress) else None
    due = words.date(terms.due) if terms.due and terms.target is not None else ""
    given = (terms.baseline is not None, terms.target is not None, bool(due), planned is not None)
    courses = _COURSES_SETTLED if _is_settled(progress) else _COURSES
    if given not in courses:
        return ""
    return say(
        courses[given],
        baseline=_value(metric, terms.baseline),
        target=_value(metric, terms.target),
        due=due,
        planned=_value(metric, planned),
    )


def planned_value(progress: Progress) -> float | None:
    """The value that the path planned for the day of the latest reading."""
    return expected_value(progress.terms, progress.latest.date) if progress.latest else None


def standing_sentence(progress: Progress) -> str:
    """A standing said in full, with the numbers it was judged by."""
    metric, terms, latest, standing = progress.metric, progress.terms, progress.latest, progress.standing
    due = words.date(terms.due) if terms.due else ""
    if latest is None:
        return _unread_sentence(standing, due)
    value, day = value_of(metric, latest.value), words.date(latest.date)
    target = _value(metric, terms.target)
    if standing is Standing.STALE:
        if metric.every:
            often = every_words(metric.every)
            return say(
                "The last reading, {value}, is of {day}; it should be read {often}.", value=value, day=day, often=often
            )
        return say("The last reading, {value}, is of {day}.", value=value, day=day)
    if standing is Standing.REACHED:
        return say("The target of {target} is met: {value} on {day}.", target=target, value=value, day=day)
    if standing is Standing.MISSED:
        if due:
            return say(
                "It was due on {due} at {target}; the last reading is {value}.", due=due, target=target, value=value
            )
        return say("It was due at {target}; the last reading is {value}.", target=target, value=value)
    if standing is Standing.SLIPPING and terms.baseline is not None:
        return say(
            "It stands at {value}, further from {target} than the {baseline} it began with.",
            value=value,
            target=target,
            baseline=value_of(metric, terms.baseline),
        )
    if standing in (Standing.HOLDING, Standing.BREACHED) and metric.aim in _LINES:
        return say(_LINES[metric.aim], target=target, value=value, day=day)
    if standing is Standing.DELIVERED:
        return say("It has been delivered: {value} on {day}.", value=value, day=day)
    if (standing, bool(due)) in _DELIVERIES:
        return say(_DELIVERIES[standing, bool(due)], value=value, target=target, due=due)
    if progress.share is not None and progress.expected is not None:
        return say(
            "{done} of the way is done; {planned} was planned by {day}.",
            done=words.share_text(progress.share),
            planned=words.share_text(progress.expected),
            day=day,
        )
    if target:
        return say("It stands at {value}, towards {target}.", value=value, target=target)
    return say("It stands at {value}.", value=value)


def _is_settled(progress: Progress) -> bool:
    """Whether nothing leads towards the target any more: the number is there, or its day has passed."""
    return progress.standing in _ENDS and progress.metric.aim not in _GUARDS


def is_whole_delivery(progress: Progress) -> bool:
    """Whether the number only says that something is there: a delivery that comes in one piece."""
    metric = progress.metric
    return metric.aim == "deliver" and not metric.unit and progress.terms.target == DELIVERED_AT.value


def _towards(progress: Progress, messages: dict[tuple[str, bool], str]) -> str:
    metric, terms = progress.metric, progress.terms
    if terms.target is None:
        return ""
    aim = metric.aim if metric.aim in _GUARDS else "reach"
    has_due = terms.due is not None and aim == "reach"
    month = words.month(terms.due) if terms.due else ""
    return say(messages[aim, has_due], target=value_of(metric, terms.target), month=month)


def _delivery_words(progress: Progress) -> str:
    due = words.date(progress.terms.due) if progress.terms.due else ""
    day = words.date(progress.latest.date) if progress.latest else ""
    if day and due:
        return say("on {day}, due on {due}", day=day, due=due)
    if day:
        return say("on {day}", day=day)
    return say("due on {due}", due=due) if due else ""


def _unread_sentence(standing: Standing, due: str) -> str:
    if standing is Standing.DELIVERED:
        return say("It has been delivered.")
    if standing is Standing.DUE and due:
        return say("Due on {day}.", day=due)
    if standing is Standing.OVERDUE and due:
        return say("Was due on {day}.", day=due)
    return say("There is no reading yet.")


def _value(metric: Metric, value: float | None) -> str:
    return "" if value is None else value_of(metric, value)
