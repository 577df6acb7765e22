"""L2xx, references: ids, links, images and figures that lead nowhere, and suppressions without a cause."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property, partial
from itertools import chain
from urllib.parse import unquote, urlsplit

from goalsite_gen.findings import Edit, Place, Problem, Related, Severity, rule
from goalsite_gen.model import Entry, Goal, Metric, Portfolio, Review, Story, Team
from goalsite_gen.model.metric import Readings
from goalsite_gen.model.slips import slip_of
from goalsite_gen.model.types import Content, as_day, key, nearest
from goalsite_gen.rules.entries import entries_by
from goalsite_gen.rules.lookup import Guess, calibrations, unread
from goalsite_gen.rules.ways import Ways, from_the_top
from goalsite_gen.source.body import Reference, anchors, resolved

PUBLISHED_SCHEMES = frozenset(("http", "https", "mailto"))
FIGURES = ("target", "baseline", "change", "due")

_DATE = len("2026-03-14-")
"""What the names of entries begin with; days are alike where the words are not."""

_SCHEME = re.compile(r"[\s\x00-\x20]*([a-z][a-z0-9+.\s-]*):", re.IGNORECASE)
_FIGURE = re.compile(r"([^.@]+)(?:\.([^.@]*)|@(.*))?\Z")


@rule("L201", "unknown-goal", Severity.ERROR)
def unknown_goal(portfolio: Portfolio) -> Iterator[Problem]:
    """A document names a goal that does not exist.

    The pair, the entry or the story would be missing from the goal's page, and nobody would notice: what is not
    there looks like silence. A goal's id is the name of its file, or its `id:`.

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        pairs: [trsut] <--
        ---
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        ---
    Bad:
        @ journal/2026-03-14-first-call.md
        ---
        goal: trust <--
        ---
        A customer rang before the invoice was late.
    Good:
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
    """
    silent = unread(portfolio, "goals")
    guess = Guess(goal.id for goal in portfolio.goals.values())
    for content, name, path in _goal_references(portfolio):
        if portfolio.goal(name) is None and key(name) not in silent:
            hint = guess.hint(name, "write the id of a goal, which is the name of its file")
            at = content.at(*path)
            yield Problem(f"there is no goal `{name}`", at, hint, edit=guess.edit(name, at))


def _goal_references(portfolio: Portfolio) -> Iterator[tuple[Content, str, tuple[str | int, ...]]]:
    """Every goal that a document names, other than as a parent, with the path of the name.

    Of entries only those that name a goal that there is not, for of entries there are many.
    """
    for goal in portfolio.goals.values():
        for number, pair in enumerate(goal.pairs):
            yield goal, pair.goal, ("pairs", number, "goal")
    lost = (entries for goal, entries in portfolio.entries_by_goal.items() if goal not in portfolio.goals)
    entries = {entry.file: entry for entry in chain.from_iterable(lost)}
    speaking: tuple[Entry | Story | Review, ...] = (*entries.values(), *portfolio.stories, *portfolio.reviews)
    for content in speaking:
        for number, name in enumerate(content.goals):
            yield content, name, ("goals", number)


@rule("L202", "unknown-indicator", Severity.ERROR)
def unknown_indicator(portfolio: Portfolio) -> Iterator[Problem]:
    """An entry or a calibration names an indicator that no goal has, or that several have.

    What was observed would move no ladder. An indicator is called by its `id`; where two goals use the same one
    and the entry names neither goal, by `goal/indicator`.

    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        indicators:
          - id: rings-first
            name: Who rings first
        ---
        @ journal/2026-03-14-first-call.md
        ---
        goal: trust
        indicator: calls-first <--
        ---
        A customer rang before the invoice was late.
    Good:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        indicators:
          - id: rings-first
            name: Who rings first
        ---
        @ journal/2026-03-14-first-call.md
        ---
        goal: trust
        indicator: rings-first
        ---
        A customer rang before the invoice was late.
    """
    silent = unread(portfolio, "goals")
    names = (indicator.id for goal in portfolio.goals.values() for indicator in goal.indicators)
    guess = Guess(dict.fromkeys(names))
    there: dict[tuple[str, ...], _Signs | None] = {}
    for content, name, goals, path in _indicator_references(portfolio):
        if portfolio.indicator(name, goals) or any(key(other) in silent for other in name.split("/")[:-1]):
            continue
        if goals not in there:
            there[goals] = _Signs.of(portfolio, goals, silent)
        if (signs := there[goals]) is None:
            continue
        users = portfolio.indicators_named(name)
        if len(users) > 1:
            owner = users[0][0].id
            related = tuple(
                Related(goal.at("indicators"), f"`{goal.id}` has one of that name") for goal, _ in users[:3]
            )
            message = f"{len(users)} goals have an indicator `{name}`"
            yield Problem(message, content.at(*path), f"say which, such as `{owner}/{name}`", related)
        else:
            at = content.at(*path)
            hint = signs.guess.hint(name, guess.hint(name.rsplit("/", 1)[-1], signs.otherwise))
            yield Problem(f"there is no indicator `{name}`", at, hint, edit=signs.guess.edit(name, at))


@dataclass(frozen=True, slots=True)
class _Signs:
    """The indicators that may be meant where some goals are spoken of: a guess among them, and what else to say."""

    guess: Guess
    otherwise: str

    @classmethod
    def of(cls, portfolio: Portfolio, goals: Iterable[str], silent: Set[str]) -> _Signs | None:
        """Those of the goals; None where one of them is not there or could not be read, as it may have the one named.

        `unknown-goal`, or the goal itself, tells of that.
        """
        found = [portfolio.goal(name) for name in goals]
        if not all(found) or any(key(name) in silent for name in goals):
            return None
        near = [indicator.id for goal in found if goal for indicator in goal.indicators]
        known = f"known here: {', '.join(f'`{other}`' for other in near[:6])}" if near else "define it in its goal"
        return cls(Guess(near), known)


def _indicator_references(
    portfolio: Portfolio,
) -> Iterator[tuple[Content, str, tuple[str, ...], tuple[str | int, ...]]]:
    """The indicators that reviews name, and those that entries name and that there are not.

    Each with the goals it is most likely of and the path of the name.
    """
    for entry, number in entries_by(portfolio).lost:
        yield entry, entry.indicators[number], entry.goals, ("indicators", number)
    for review, number, calibration, goals in calibrations(portfolio):
        yield review, calibration.indicator, goals, ("calibrations", number, "indicator")


@rule("L203", "unknown-metric", Severity.ERROR)
def unknown_metric(portfolio: Portfolio) -> Iterator[Problem]:
    """A metric is named that no goal has, or a reading is given where there is no single metric to take it.

    Readings that belong to nothing are on no chart. `reading: 4.2` is for goals with one metric; where there are
    several, `readings:` says which number belongs to which. The same holds for the `metric` column of a table.

    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        indirect: [late-invoices] <--
        ---
    Bad:
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        ---
        @ journal/2026-03-14-first-call.md
        ---
        goal: trust
        reading: 4.2 <--
        ---
        A customer rang before the invoice was late.
    Good:
        @ goals/invoices.md
        ---
        title: Invoices are paid in time
        type: hard
        metric:
          id: late-invoices
          readings: {2026-01-31: 14}
        ---
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        indirect: [late-invoices]
        ---
        @ journal/2026-03-14-count.md
        ---
        goal: invoices
        reading: 12
        ---
        Counted again after the reminder.
    """
    is_partial = bool(unread(portfolio, "goals"))
    guess = Guess(metric.id for goal in portfolio.goals.values() for metric in goal.metrics)
    named: list[tuple[str, Place]] = []
    for goal in portfolio.goals.values():
        named.extend((name, goal.at("indirect", number)) for number, name in enumerate(goal.indirect))
    for entry in entries_by(portfolio).measured:
        named.extend((name, entry.at("readings", name, on_key=True)) for name in entry.readings)
        goals = [found for name in entry.goals if (found := portfolio.goal(name))]
        metrics = [metric for found in goals for metric in found.metrics]
        if entry.reading is not None and len(goals) == len(entry.goals) and len(metrics) != 1:
            count = "no metric" if not metrics else f"{len(metrics)} metrics"
            ids = ", ".join(f"{metric.id}: {entry.reading:g}" for metric in metrics[:1])
            hint = f"say which: `readings: {{{ids}}}`" if metrics else "name a goal that has a metric, or take it out"
            yield Problem(f"`reading` stands beside goals with {count}", entry.at("reading"), hint)
    named.extend(_table_references(portfolio))
    for name, place in named:
        if portfolio.metric(name) is None and not is_partial:
            hint = guess.hint(name, "write the id of a metric")
            yield Problem(f"there is no metric `{name}`", place, hint, edit=guess.edit(name, place))


def _table_references(portfolio: Portfolio) -> Iterator[tuple[str, Place]]:
    """The metrics that tables name in their `metric` column, each once a table."""
    for readings in portfolio.tables.values():
        for name, reading in {reading.metric: reading for reading in reversed(readings) if reading.metric}.items():
            yield name, replace(reading.at, path=("metric",))


@rule("L204", "unknown-entry", Severity.ERROR)
def unknown_entry(portfolio: Portfolio) -> Iterator[Problem]:
    """A story rests on an entry that does not exist.

    The evidence is what parts a story from an advertisement; a reader who follows it must arrive. An entry's id is
    the name of its file, date and all.

    Bad:
        @ journal/2026-03-14-first-call.md
        ---
        goal: trust
        ---
        A customer rang before the invoice was late.
        @ stories/the-call.md
        ---
        title: The call that came early
        evidence: [2026-03-14-frist-call] <--
        ---
    Good:
        @ journal/2026-03-14-first-call.md
        ---
        goal: trust
        ---
        A customer rang before the invoice was late.
        @ stories/the-call.md
        ---
        title: The call that came early
        evidence: [2026-03-14-first-call]
        ---
    """
    silent = unread(portfolio, "journal")
    guess = Guess(entry.id for entry in portfolio.entries)
    for story in portfolio.stories:
        for number, name in enumerate(story.evidence):
            if portfolio.entry(name) is None and key(name) not in silent:
                near = guess.nearest(name)
                is_alike = bool(nearest(name[_DATE:], (near[_DATE:],))) or name[_DATE:] == near[_DATE:]
                otherwise = "write the name of the entry's file, without `.md`"
                hint = f"did you mean `{near}`?" if near and is_alike else otherwise
                at = story.at("evidence", number)
                yield Problem(f"there is no entry `{name}`", at, hint, edit=guess.edit(name, at))


@rule("L205", "unknown-parent", Severity.ERROR)
def unknown_parent(portfolio: Portfolio) -> Iterator[Problem]:
    """A goal serves a goal, or a team belongs to a team, that does not exist.

    The line from daily work up to the mission would be cut here. Top goals have no parent: they serve the mission
    in the settings.

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        parent: steady-income <--
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        parent: steady-incomes
        ---
        @ goals/steady-incomes.md
        ---
        title: Income no longer swings with the season
        type: hard
        ---
    """
    nodes: tuple[tuple[str, str, Mapping[str, Goal | Team]], ...] = (
        ("goal", "goals", portfolio.goals),
        ("team", "teams", portfolio.teams),
    )
    for kind, folder, known in nodes:
        silent = unread(portfolio, folder)
        guess = Guess(node.id for node in known.values())
        for node in known.values():
            if node.parent and key(node.parent) not in known and key(node.parent) not in silent:
                hint = guess.hint(node.parent, f"write the id of a {kind}, or take the field out")
                at = node.at("parent")
                yield Problem(f"there is no {kind} `{node.parent}`", at, hint, edit=guess.edit(node.parent, at))


@rule("L206", "goal-cycle", Severity.ERROR)
def goal_cycle(portfolio: Portfolio) -> Iterator[Problem]:
    """Goals serve one another in a circle, so that none of them serves anything else.

    Follow `parent` from any goal and one should arrive at the mission. Teams that belong to one another in a circle
    are found here, too (D14).

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        parent: income <--
        ---
        @ goals/income.md
        ---
        title: Income no longer swings with the season
        type: hard
        parent: churn
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        parent: income
        ---
        @ goals/income.md
        ---
        title: Income no longer swings with the season
        type: hard
        ---
    """
    hint = "take `parent` out of the one that stands highest"
    maps: tuple[Mapping[str, Goal | Team], ...] = (portfolio.goals, portfolio.teams)
    for known in maps:
        parents = {own: key(node.parent) for own, node in known.items() if node.parent and key(node.parent) in known}
        for circle in _circles(parents):
            first, *others = (known[own] for own in circle)
            related = tuple(
                Related(other.at("parent"), f"`{other.id}` serves `{other.parent}`") for other in others[:4]
            )
            way = " → ".join(f"`{node.id}`" for node in (first, *others[:4]))
            message = f"`{first.id}` serves itself: {way} → {'… → ' if len(others) > 4 else ''}`{first.id}`"
            yield Problem(message, first.at("parent"), hint, related)


def _circles(parents: Mapping[str, str]) -> Iterator[list[str]]:
    """The circles in a map from each node to the one above it, each from its first node in alphabetical order."""
    done: set[str] = set()
    for start in sorted(parents):
        way: dict[str, int] = {}
        at = start
        while at in parents and at not in done and at not in way:
            way[at] = len(way)
            at = parents[at]
        if at in way:
            circle = list(way)[way[at] :]
            first = circle.index(min(circle))
            yield circle[first:] + circle[:first]
        done |= set(way)


@rule("L207", "broken-link", Severity.ERROR, alone=True)
def broken_link(portfolio: Portfolio) -> Iterator[Problem]:
    """A link in a text leads nowhere, or a goal takes its readings from a table that is not there.

    Links are written from file to file, as they work on a code host; the site turns them into addresses. They may
    name a heading (`#what-we-saw`). Other places start with `https:` or `mailto:`; nothing else is published.

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        ---
        The other half is [trust](trusts.md). <--
    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        ---
        The other half is [trust](our trust.md "How we look"). <--
    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        metric:
          readings: data/chrun.csv <--
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        metric:
          readings: data/churn.csv
        ---
        The other half is [trust](trust.md#how-we-look).
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        ---
        ## How we look
        @ data/churn.csv
        date,value
        2026-01-31,5.1
    """
    maps = _Map(portfolio)
    for content, referred in portfolio.referring:
        for reference in referred:
            if reference.kind == "link" and (wrong := maps.wrong(content, reference)):
                message, hint, meant = wrong
                at = _place(content, reference)
                edit = Edit(at, reference.target, meant) if meant else None
                yield Problem(message, at, f"did you mean `{meant}`?" if meant else hint, edit=edit)
    guess = Guess(portfolio.tables)
    for goal in portfolio.goals.values():
        for readings, place in _series(goal):
            if readings.file and readings.file not in portfolio.tables:
                meant = from_the_top(goal.file, readings.file, portfolio.tables.keys(), folder="data")
                edit = Edit(place, readings.file, meant) if meant else guess.edit(readings.file, place)
                otherwise = guess.hint(readings.file, "write the path of a CSV file below `data/`")
                hint = f"did you mean `{edit.now}`?" if edit else otherwise
                yield Problem(f"there is no table `{readings.file}`", place, hint, edit=edit)


def _series(goal: Goal) -> Iterator[tuple[Readings, Place]]:
    """Every series of readings of a goal, with the place where it is given."""
    for number, metric in enumerate(goal.metrics):
        if metric.readings:
            yield metric.readings, goal.at("metrics", number, "readings")
    if goal.pulse:
        yield goal.pulse.readings, goal.at("pulse", "readings")


def _place(content: Content, reference: Reference) -> Place:
    line = content.origin.body_line + reference.line - 1
    return Place(content.file, line=line, column=reference.column, length=reference.length)


class _Map:
    """Everything that a link can lead to, by path and by file name."""

    def __init__(self, portfolio: Portfolio) -> None:
        unreadable = (problem.at.file for problem in portfolio.problems)
        self.documents = portfolio.documents
        self.paths = {*portfolio.documents, *portfolio.tables, *portfolio.media, *unreadable}
        self.anchors: dict[str, frozenset[str]] = {}
        self.headings: dict[str, tuple[Guess, str]] = {}

    @cached_property
    def named(self) -> dict[str, str]:
        """The first path of each file name; worked out, as what follows, for the first link that leads nowhere."""
        return {path.rsplit("/", 1)[-1].casefold(): path for path in sorted(self.paths, reverse=True)}

    @cached_property
    def stems(self) -> dict[str, str]:
        """The first path of each file name without its ending."""
        return {_stem(path): path for path in sorted(self.paths, reverse=True)}

    @cached_property
    def guess(self) -> Guess:
        """What name a link may have meant."""
        return Guess(self.stems)

    @cached_property
    def ways(self) -> Ways:
        """What path a link must have meant."""
        return Ways(self.paths)

    def wrong(self, content: Content, reference: Reference) -> tuple[str, str, str] | None:
        """What is wrong with a link, what to do, and what must be meant where that is certain.

        None where it arrives, or is the matter of another rule.
        """
        target = reference.target
        if scheme := _SCHEME.match(target):
            name = re.sub(r"\s", "", scheme[1]).lower()
            if name in PUBLISHED_SCHEMES:
                return None
            return f"a link to `{name}:` is not published", "link to a file, or to an address with `https:`", ""
        if target.startswith(("//", "\\\\")):
            return f"`{target}` leaves out how to get there", f"write `https:{target}`", ""
        if target.startswith("/"):
            return f"`{target}` starts at the root", "write the way from this file, such as `../goals/churn.md`", ""
        path = resolved(content.file, target) if target.split("#")[0].split("?")[0] else content.file
        if path.startswith("media/"):
            return None
        if not target or (path and path not in self.paths):
            return f"`{target}` leads nowhere", self.near(content, target), self.ways.target(content.file, target)
        if not path:
            return f"`{target}` leads out of the portfolio", "link to a document, a table or a file in `media/`", ""
        return self.wrong_anchor(content, target, path)

    def wrong_anchor(self, content: Content, target: str, path: str) -> tuple[str, str, str] | None:
        name = unquote(urlsplit(target).fragment)
        document = self.documents.get(path)
        if not name or document is None or document.fields is None:
            return None
        if path not in self.anchors:
            self.anchors[path] = anchors(document.body)
        known = self.anchors[path]
        if name in known:
            return None
        where = "this text" if path == content.file else f"`{path}`"
        if path not in self.headings:
            listed = ", ".join(f"`#{other}`" for other in sorted(known)[:5])
            self.headings[path] = Guess(sorted(known)), f"headings there: {listed}" if known else ""
        guess, otherwise = self.headings[path]
        meant = guess.respelling(name) if target.endswith(f"#{name}") else ""
        whole = f"{target.removesuffix(name)}{meant}" if meant else ""
        return f"there is no heading `#{name}` in {where}", guess.hint(name, otherwise), whole

    def near(self, content: Content, target: str) -> str:
        """The way to the file that was most likely meant: one of that name elsewhere, else of a similar name."""
        name = unquote(target.split("#")[0]).rstrip("/").rsplit("/", 1)[-1].casefold()
        near = self.named.get(name) or self.stems.get(self.guess.nearest(_stem(name)))
        if not near:
            return "write the way from this file to another, such as `../goals/churn.md`"
        return f"did you mean `{posixpath.relpath(near, posixpath.dirname(content.file))}`?"


def _stem(path: str) -> str:
    """The name of a file without folder and ending, which files have in common that are not alike."""
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0].casefold()


@rule("L208", "missing-media", Severity.ERROR, alone=True)
def missing_media(portfolio: Portfolio) -> Iterator[Problem]:
    """A text shows or offers a file that is not in `media/`, or an image that lies on another host.

    Pages ask no other host for anything: a foreign image would tell its owner who reads the page, and be gone one
    day. Save it below `media/` and write the way to it from the text. A story's `cover` counts from the portfolio:
    `media/name.jpg`.

    Bad:
        @ stories/the-call.md
        ---
        title: The call that came early
        ---
        ![The desk at dusk](../media/desk.jpg) <--
    Bad:
        @ stories/the-call.md
        ---
        title: The call that came early
        cover: desk.jpg <--
        cover_alt: The desk at dusk
        ---
        @ media/desk.jpg
    Good:
        @ stories/the-call.md
        ---
        title: The call that came early
        cover: media/desk.jpg
        cover_alt: The desk at dusk
        ---
        ![The desk at dusk](../media/desk.jpg)
        @ media/desk.jpg
    """
    guess = Guess(sorted(portfolio.media))
    stems = {_stem(path): path for path in sorted(portfolio.media)}
    near_stem = Guess(stems)
    ways = Ways(portfolio.media)
    otherwise = "put the file below `media/`"
    for content, referred in portfolio.referring:
        for reference in referred:
            path = resolved(content.file, reference.target)
            is_image = reference.kind == "image"
            if reference.kind == "figure" or path in portfolio.media or not (is_image or path.startswith("media/")):
                continue
            place = _place(content, reference)
            if is_image and (_SCHEME.match(reference.target) or reference.target.startswith("//")):
                message = "this image is no file of the portfolio, and pages load nothing from elsewhere"
                yield Problem(message, place, "save it below `media/` and show that")
            else:
                meant = ways.target(content.file, reference.target)
                near = stems.get(near_stem.nearest(_stem(reference.target)), "")
                way = meant or (posixpath.relpath(near, posixpath.dirname(content.file)) if near else "")
                hint = f"did you mean `{way}`?" if way else otherwise
                edit = Edit(place, reference.target, meant) if meant else None
                yield Problem(f"there is no file `{path or reference.target}`", place, hint, edit=edit)
    for story in portfolio.stories:
        if story.cover and story.cover not in portfolio.media:
            at = story.at("cover")
            meant = from_the_top(story.file, story.cover, portfolio.media, folder="media")
            edit = Edit(at, story.cover, meant) if meant else guess.edit(story.cover, at)
            near = edit.now if edit else stems.get(near_stem.nearest(_stem(story.cover)), "")
            hint = f"did you mean `{near}`?" if near else otherwise
            yield Problem(f"there is no file `{story.cover}`", at, hint, edit=edit)


@rule("L209", "image-without-alt", Severity.WARNING, alone=True)
def image_without_alt(portfolio: Portfolio) -> Iterator[Problem]:
    """An image has no description for those who do not see it.

    Readers who listen to a page, print it without pictures or search it meet the description instead. It says what
    there is to see in the image that matters to the text, not that there is one.

    Bad:
        @ stories/the-call.md
        ---
        title: The call that came early
        ---
        ![](../media/desk.jpg) <--
        @ media/desk.jpg
    Bad:
        @ stories/the-call.md
        ---
        title: The call that came early
        cover: media/desk.jpg <--
        ---
        @ media/desk.jpg
    Good:
        @ stories/the-call.md
        ---
        title: The call that came early
        cover: media/desk.jpg
        cover_alt: Three people around one telephone
        ---
        ![Three people around one telephone](../media/desk.jpg)
        @ media/desk.jpg
    """
    for content, referred in portfolio.referring:
        for reference in referred:
            if reference.kind == "image" and not reference.text:
                hint = f"write `![what it shows]({reference.target})`"
                yield Problem("the image has no description", _place(content, reference), hint)
    for story in portfolio.stories:
        if story.cover and not story.cover_alt:
            yield Problem("the cover has no description", story.at("cover"), "write `cover_alt:` and what it shows")


@rule("L210", "unknown-figure", Severity.ERROR, alone=True)
def unknown_figure(portfolio: Portfolio) -> Iterator[Problem]:
    """A text asks for a figure that there is not.

    `[[churn]]` prints the latest value of the metric `churn`, and `[[churn.target]]`, `.baseline`, `.change`,
    `.due` what is known about it; `[[churn@2026-03-31]]` the value of that day, or the last before it. Figures
    written so stay true when the number moves.

    Bad:
        @ stories/the-call.md
        ---
        title: The call that came early
        ---
        Of a hundred customers [[chrun]] left. <--
    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        metric:
          readings: {2026-01-31: 5.1}
        ---
        We aim at [[churn.target]]. <--
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        metric:
          target: 3.0
          readings: {2026-01-31: 5.1}
        ---
        We are at [[churn]] and aim at [[churn.target]]; in winter it was [[churn@2026-02-14]].
    """
    guess = Guess(metric.id for goal in portfolio.goals.values() for metric in goal.metrics)
    firsts = cache(partial(_first_readings, portfolio))
    is_partial = bool(unread(portfolio, "goals"))
    for content, referred in portfolio.referring:
        for reference in referred:
            if reference.kind == "figure" and (wrong := _wrong_figure(portfolio, reference.target, guess, firsts)):
                if is_partial and wrong[0].startswith("there is no metric"):
                    continue
                message, hint, meant = wrong
                at = _place(content, reference)
                edit = Edit(at, reference.target, meant) if meant else None
                yield Problem(message, at, f"did you mean `[[{meant}]]`?" if meant else hint, edit=edit)


def _wrong_figure(
    portfolio: Portfolio, figure: str, guess: Guess, firsts: Callable[[], Mapping[str, date]]
) -> tuple[str, str, str] | None:
    """What is wrong with a figure, what to do, and what must be meant where that is certain."""
    parts = _FIGURE.match(figure)
    if parts is None:
        return f"`[[{figure}]]` is no figure", "write `[[metric]]`, `[[metric.target]]` or `[[metric@2026-03-31]]`", ""
    name, about, day = (part.strip() if part is not None else None for part in parts.groups())
    found = portfolio.metric(name or "")
    if found is None:
        goal = portfolio.goal(name or "")
        own = f"write `[[{goal.metrics[0].id}]]`" if goal and goal.metrics else "write the id of a metric"
        meant = goal.metrics[0].id if goal and len(goal.metrics) == 1 else guess.respelling(name or "")
        whole = f"{meant}{figure.removeprefix(name or '')}" if meant else ""
        return f"there is no metric `{name}`", guess.hint(name or "", own) if not goal else own, whole
    if about is not None and about not in FIGURES:
        known = ", ".join(f"`.{other}`" for other in FIGURES)
        meant = slip_of(about, FIGURES)
        whole = f"{figure.removesuffix(about)}{meant}" if meant else ""
        return f"`.{about}` is nothing that a metric has", Guess(FIGURES).hint(about, f"known: {known}"), whole
    if about is not None and not _has(*found, about):
        return f"the metric `{found[1].id}` has no {about}", f"give it one in `{found[0].file}`", ""
    if day is None:
        return None
    try:
        asked = as_day(day)
    except Exception as fault:
        meant = (getattr(fault, "context", None) or {}).get("instead", "")
        whole = f"{figure.removesuffix(day)}{meant}" if meant else ""
        return f"`{day}` is no day", "write it like `2026-03-31`", whole
    first = firsts().get(key(found[1].id))
    if not found[1].counts and (first is None or asked < first):
        return f"the metric `{found[1].id}` has no reading on or before {asked}", "ask for a later day", ""
    return None


def _has(goal: Goal, metric: Metric, about: str) -> bool:
    given = {
        "target": metric.aimed_at is not None,
        "baseline": metric.baseline is not None,
        "change": metric.change is not None or (metric.aimed_at is not None and metric.baseline is not None),
        "due": goal.due is not None,
    }
    return given[about]


def _first_readings(portfolio: Portfolio) -> dict[str, date]:
    """The day of the first reading of each metric, by folded id, from wherever it comes."""
    days: list[tuple[str, date]] = []
    tables: dict[tuple[str, str], date] = {}
    for file, rows in portfolio.tables.items():
        for row in rows:
            told = (file, key(row.metric))
            tables[told] = min(row.date, tables.get(told, row.date))
    for goal in portfolio.goals.values():
        for metric in goal.metrics:
            own, readings = key(metric.id), metric.readings
            if readings:
                days.extend((own, day) for day in readings.by_day)
                days.extend((own, reading.date) for reading in readings.listed)
                days.extend((own, tables[readings.file, name]) for name in ("", own) if (readings.file, name) in tables)
    for entry in entries_by(portfolio).measured:
        if entry.reading is not None:
            goals = (portfolio.goals.get(goal) for goal in {key(name) for name in entry.goals})
            days.extend((key(metric.id), entry.date) for goal in goals if goal for metric in goal.metrics)
        days.extend((key(name), entry.date) for name in entry.readings)
    firsts: dict[str, date] = {}
    for own, day in days:
        firsts[own] = min(day, firsts.get(own, day))
    return firsts


@rule("L211", "unused-suppression", Severity.HINT)
def unused_suppression(portfolio: Portfolio) -> Iterable[Problem]:
    """A comment leaves out findings that are not there.

    The cause is gone, or the code is wrong: either way the comment would one day hide something else. Only
    `check` knows what was found, and so reports this last.

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        due: 2026-12-31  # goalsite: ignore[D405] <--
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard  # goalsite: ignore[D405]
        ---
    """
    return ()
