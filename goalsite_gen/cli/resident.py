"""A portfolio and its site that stay in memory between saves, so that a save costs what it changes."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from goalsite_gen.check import check_again, weights
from goalsite_gen.cli.build import media_of, overrides_of
from goalsite_gen.cli.clock import as_of_day
from goalsite_gen.cli.known import Verdict, known_to, verdict
from goalsite_gen.cli.load import gathered, portfolio_of
from goalsite_gen.cli.place import Place
from goalsite_gen.cli.terminal import uncollected
from goalsite_gen.earlier import Earlier, Judged
from goalsite_gen.findings import Finding, Severity
from goalsite_gen.model import Goal, Portfolio
from goalsite_gen.model.reading import NOTHING_READ, ReadText, read_text, read_texts
from goalsite_gen.model.shape import shape
from goalsite_gen.model.types import Content
from goalsite_gen.model.words import reword
from goalsite_gen.serve import NO_FILES, Served, Shelf
from goalsite_gen.site import Plan, addresses, plan_site, words
from goalsite_gen.source.body import resolved, without_passages
from goalsite_gen.source.document import Document
from goalsite_gen.source.files import MOST_TEXT, read_plain
from goalsite_gen.source.head import head
from goalsite_gen.source.history import first_recorded


@dataclass(frozen=True, slots=True)
class _State:
    """What is shown, and all that it was made of.

    `malleable` are the documents by file that may be given other words in place. `documents` are the portfolio's.
    `judged` is what the rules found before the words of the files `unjudged` became others; None where they have not
    been asked yet.
    """

    commit: str | None
    portfolio: Portfolio = field(repr=False)
    documents: dict[str, Document] = field(repr=False)
    malleable: Mapping[str, Content] = field(repr=False)
    shelf: Shelf = field(repr=False)
    judged: Judged | None = field(repr=False)
    findings: tuple[Finding, ...] = field(repr=False)
    unjudged: frozenset[str] = frozenset()

    @property
    def earlier(self) -> Earlier | None:
        """What the rules found before, and what has become other since."""
        return Earlier(self.judged, self.unjudged) if self.judged else None


class Resident:
    """The site of the portfolio at a place, for an audience, as of the day that applies.

    After most saves a document holds other words and decides what it did before. These words are then put where the
    former ones were, and nothing is derived or planned again. After any other save all is, but of the documents only
    those are read whose bytes are others. Pages are made when somebody asks for them.
    """

    def __init__(self, place: Place, *, audience: str, as_of: str | None) -> None:
        self._place = place
        self._audience = audience
        self._as_of = as_of
        self._texts: dict[str, ReadText] = dict(NOTHING_READ)
        self._recorded: tuple[str | None, Mapping[str, date] | None] = (None, None)
        self._saved: set[str] = set()
        self._state: _State | None = None

    def rebuild(self, saved: Iterable[str]) -> Served:
        """What is to be shown after these files were saved. With errors it is what was shown before.

        Raises Stop for settings, a day, a baseline or a template that cannot be used.
        """
        started = time.perf_counter()
        # What could not be shown is kept in mind until something can.
        self._saved.update(saved)
        served = self._reworded(self._state, started) if self._state else None
        if served is None:
            served = self._whole(started)
        if served.ok:
            self._saved.clear()
        return served

    @uncollected
    def _whole(self, started: float) -> Served:
        """Reads what is new, checks all, and plans the site."""
        commit = head(self._place.folder)
        known, recorded = self._recorded
        lying = gathered(self._place, recorded=recorded if commit is not None and commit == known else None)
        self._recorded = commit, lying.recorded
        self._texts = read_texts(lying.files, self._texts)
        portfolio = portfolio_of(lying, as_of=self._as_of, texts=self._texts)
        known_to(self._place, portfolio)  # a baseline that cannot be read stops all, and not only what is said of it
        if _has_errors(portfolio, None):
            return _refused(verdict(self._place, portfolio), portfolio)
        plan = plan_site(
            portfolio,
            audience=self._audience,
            overrides=overrides_of(self._place.folder),
            media=media_of(self._place.folder),
        )
        shelf = Shelf(plan)
        self._try(shelf)
        malleable = _malleable(portfolio, plan)
        documents = dict(portfolio.documents)
        mine = portfolio.with_(documents=documents)
        told = self._state.findings if self._state else ()
        self._state = _State(commit, mine, documents, malleable, shelf, None, told)
        return self._shown(portfolio, _said(len(self._texts), "document", started))

    def _try(self, shelf: Shelf) -> None:
        """Makes the pages that somebody may be looking at, and with templates of one's own a page of each kind.

        Raises what making one of them raises, so that the site that is shown stays.
        """
        looked_at = self._state.shelf.taken if self._state else ()
        paths = [*looked_at, addresses.HOME]
        if overrides_of(self._place.folder) and (self._state is None or any(map(_is_for_all, self._saved))):
            paths += shelf.kinds
        for path in paths:
            _ = path in shelf

    def _reworded(self, state: _State, started: float) -> Served | None:
        """Puts new words in the place of the former ones, if nothing but words has changed; None if anything has."""
        portfolio = state.portfolio
        if as_of_day(self._as_of, portfolio.settings.as_of) != portfolio.day:
            return None
        later: dict[str, ReadText] = {}
        for path in self._saved:
            now = self._other_words(state, path)
            if now is None:
                return None
            later[path] = now
        candidate = _with(state, later)
        state = replace(state, unjudged=state.unjudged.union(later))
        if _has_errors(candidate, state.earlier):
            return _refused(verdict(self._place, candidate, state.earlier), candidate)
        with state.shelf.lock:
            for path, now in later.items():
                assert now.content
                assert now.document
                reword(state.malleable[path], now.content)
                state.documents[path] = now.document
                self._texts[path] = replace(now, content=state.malleable[path])
            shelf = state.shelf.reworded(frozenset(later))
        self._state = replace(state, shelf=shelf)
        return self._shown(candidate, _said(len(later), "changed document", started))

    def _other_words(self, state: _State, path: str) -> ReadText | None:
        """A saved document, if it differs from what it was in words only, and shows the same files with them."""
        was = state.malleable.get(path)
        data = read_plain(self._place.folder, path, most=MOST_TEXT, problems=[]) if was else None
        if was is None or data is None:
            return None
        now = read_text(path, data)
        if now.problems or now.content is None or shape(now.content) != shape(was):
            return None
        media = [_media(state.portfolio, content) for content in (was, now.content)]
        is_for_all = without_passages(now.content.body, lambda _: False) == now.content.body
        return now if media[0] == media[1] and is_for_all else None

    def _shown(self, portfolio: Portfolio, summary: str) -> Served:
        """The site that is shown from now on; what there is to say of it is found out later."""
        assert self._state is not None
        rest = partial(self._judge, portfolio, summary)
        return Served(self._state.shelf, self._state.findings, ok=True, summary=summary, rest=rest)

    def _judge(self, portfolio: Portfolio, summary: str) -> Served:
        """All that the rules find in what is shown already, and what git knows of it by now."""
        state = self._state
        assert state is not None
        commit = head(self._place.folder)
        if commit is None or commit != state.commit:
            # Many editors have git look at the files after each save, of which it keeps a note: mostly that is all.
            recorded = first_recorded(self._place.folder) or {}
            self._recorded = commit, recorded
            if recorded != state.portfolio.recorded:
                return self._whole(time.perf_counter())
            state = replace(state, commit=commit)
        found = verdict(self._place, portfolio, state.earlier)
        if found.errors:
            return _refused(found, portfolio)
        self._state = replace(state, judged=found.judged, findings=found.findings, unjudged=frozenset())
        return Served(state.shelf, found.findings, ok=True, summary=summary)


def _malleable(portfolio: Portfolio, plan: Plan) -> dict[str, Content]:
    """The documents that the site shows as they are read, and against which reading had nothing to say.

    Goals are none of them: as of an earlier day they are copies, which would keep the former words.
    """
    shown = {id(content) for content in plan.shown.contents()}
    wrong = {problem.at.file for problem in portfolio.problems}
    return {
        content.file: content
        for content in portfolio.contents()
        if id(content) in shown and content.file not in wrong and not isinstance(content, Goal)
    }


def _media(portfolio: Portfolio, content: Content) -> frozenset[str]:
    """The media that a document's text refers to."""
    named = (resolved(content.file, reference.target) for reference in portfolio.referred_to(content.body))
    return portfolio.media.intersection(name for name in named if name)


def _with(state: _State, later: Mapping[str, ReadText]) -> Portfolio:
    """The portfolio with some documents in place of those of the same files."""
    # By what they are and not by what they hold: to compare ten thousand documents would take long.
    others = {id(state.malleable[path]): now.content for path, now in later.items()}
    portfolio = state.portfolio
    return portfolio.with_(
        entries=tuple([others.get(id(entry), entry) for entry in portfolio.entries]),
        stories=tuple([others.get(id(story), story) for story in portfolio.stories]),
        reviews=tuple([others.get(id(review), review) for review in portfolio.reviews]),
        teams={name: others.get(id(team), team) for name, team in portfolio.teams.items()},
        documents=state.documents | {path: now.document for path, now in later.items() if now.document},
    )


def _has_errors(portfolio: Portfolio, earlier: Earlier | None) -> bool:
    """Whether any rule whose findings are errors finds something: then a page would be wrong."""
    codes = tuple(code for code, weight in weights(portfolio).items() if weight is Severity.ERROR)
    only = portfolio.settings.check.model_copy(update={"select": codes, "extend_select": codes, "ignore": ()})
    asked = portfolio.with_(settings=portfolio.settings.model_copy(update={"check": only}))
    return any(finding.severity is Severity.ERROR for finding in check_again(asked, earlier)[0])


def _is_for_all(path: str) -> bool:
    """Whether a file may change how every page is made."""
    return path.startswith("templates/") or "/" not in path


def _refused(found: Verdict, portfolio: Portfolio) -> Served:
    """What is served where errors were found: nothing new."""
    said = f"{words.count(found.errors, 'error', 'errors')}: the site stays as it was"
    note = found.note(portfolio.settings.check.baseline)
    return Served(NO_FILES, found.findings, ok=False, summary=f"{said}. {note}".removesuffix(". "))


def _said(count: int, what: str, started: float) -> str:
    seconds = time.perf_counter() - started
    return f"Built from {words.count(count, what, f'{what}s')} in {seconds:.2f} s"
