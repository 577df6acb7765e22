"""A9xx, audiences: who may read what, and what a text for many gives away of a text for few."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from goalsite_gen.findings import Edit, Place, Problem, Related, Severity, rule
from goalsite_gen.model import Portfolio
from goalsite_gen.model.settings import locate_setting
from goalsite_gen.model.types import Content, key
from goalsite_gen.rules.lookup import Guess
from goalsite_gen.source.body import Passage, passage_problems, passages, resolved

FEWEST_WORDS = 5
"""A sentence or title of fewer words may stand in two texts by chance."""

_SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s|\Z)|(?=\n[ \t]*\n)|\Z)", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{2,}")


_TELL_IT = "give the story the entry's audience, or let the entry be read by more"


@rule("A901", "narrower-evidence", Severity.WARNING)
def narrower_evidence(portfolio: Portfolio) -> Iterator[Problem]:
    """A story rests on an entry that its readers may not see.

    The story will be published without that piece of evidence, and may then rest on nothing. Tell it for fewer
    people, or let the entry be read by more (F13, F22).

    Bad:
        @ goalsite.toml
        [audiences]
        order = ["team", "public"]
        default = "public"
        @ journal/2026-03-14-first-call.md
        ---
        goal: trust
        audience: team
        ---
        A customer rang before the invoice was late.
        @ stories/the-call.md
        ---
        title: The call that came early
        evidence: [2026-03-14-first-call] <--
        ---
    Good:
        @ goalsite.toml
        [audiences]
        order = ["team", "public"]
        default = "public"
        @ journal/2026-03-14-first-call.md
        ---
        goal: trust
        audience: team
        ---
        A customer rang before the invoice was late.
        @ stories/the-call.md
        ---
        title: The call that came early
        audience: team
        evidence: [2026-03-14-first-call]
        ---
    """
    sight = _Sight(portfolio)
    for story in portfolio.stories:
        for number, name in enumerate(story.evidence):
            entry = portfolio.entry(name)
            if entry and sight.is_narrower(entry, sight.level(story)):
                yield sight.problem(story, story.at("evidence", number), entry, "entry", hint=_TELL_IT)


@rule("A902", "narrower-link", Severity.WARNING, alone=True)
def narrower_link(portfolio: Portfolio) -> Iterator[Problem]:
    """A document refers to one that its readers may not see.

    On the page the link becomes plain text, and a pair, a parent or a figure is missing as if it did not exist. If
    that is what you mean, refer to the wider document from the narrower one instead: it looks the same to those
    who see both (F22).

    Bad:
        @ goalsite.toml
        [audiences]
        order = ["team", "public"]
        default = "public"
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
        audience: team
        ---
    Bad:
        @ goalsite.toml
        [audiences]
        order = ["team", "public"]
        default = "public"
        @ stories/the-call.md
        ---
        title: The call that came early
        ---
        It began with [trust](../goals/trust.md). <--
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        audience: team
        ---
    Good:
        @ goalsite.toml
        [audiences]
        order = ["team", "public"]
        default = "public"
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        ---
        /// only | team
        The other half is [trust](trust.md).
        ///
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        audience: team
        pairs: [churn]
        ---
    """
    sight = _Sight(portfolio)
    if not sight.differs:
        return
    by_file = {content.file: content for content in portfolio.contents()}
    for content in portfolio.in_scope():
        level = sight.level(content)
        for name, path in _goals_named(content):
            goal = portfolio.goal(name)
            if goal and sight.is_narrower(goal, level):
                yield sight.problem(content, content.at(*path), goal, "goal")
        for reference in portfolio.references.get(content.file, ()):
            line = content.origin.body_line + reference.line - 1
            place = Place(content.file, line=line, column=reference.column, length=reference.length)
            level = sight.level_at(content, reference.line)
            if reference.kind == "figure":
                found = portfolio.metric(re.split(r"[.@]", reference.target)[0].strip())
                other: Content | None = found[0] if found else None
            else:
                other = by_file.get(resolved(content.file, reference.target))
            if other and sight.is_narrower(other, level):
                yield sight.problem(content, place, other, "figure of" if reference.kind == "figure" else "document")


def _goals_named(content: Content) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """The goals a document names in its fields, with the path of each name."""
    for number, pair in enumerate(getattr(content, "pairs", ())):
        yield pair.goal, ("pairs", number, "goal")
    for number, name in enumerate(getattr(content, "goals", ())):
        yield name, ("goals", number)
    if hasattr(content, "pairs") and (parent := getattr(content, "parent", None)):
        yield parent, ("parent",)


@rule("A903", "withheld-text-in-output", Severity.ERROR)
def withheld_text_in_output(portfolio: Portfolio) -> Iterator[Problem]:
    """A sentence or a title meant for few also stands in a text for many.

    A document can be kept back as carefully as one likes, and still be read where somebody pasted from it. What is
    found in the texts is reported at once; after a build every byte of the site is searched again (F22).

    Bad:
        @ goalsite.toml
        [audiences]
        order = ["team", "public"]
        default = "public"
        @ journal/2026-03-14-first-call.md
        ---
        goal: trust
        audience: team
        ---
        The largest customer will not pay before May.
        @ stories/the-call.md
        ---
        title: The call that came early
        ---
        It was a Monday. The largest customer will not pay before May. <--
    Good:
        @ goalsite.toml
        [audiences]
        order = ["team", "public"]
        default = "public"
        @ journal/2026-03-14-first-call.md
        ---
        goal: trust
        audience: team
        ---
        The largest customer will not pay before May.
        @ stories/the-call.md
        ---
        title: The call that came early
        ---
        It was a Monday. We learnt in March what we used to learn in June.
    """
    yield from portfolio.problems_named("withheld-text-in-output")
    sight = _Sight(portfolio)
    if not sight.differs:
        return
    said = [(text, level, place) for content in portfolio.contents() for text, level, place in _texts(sight, content)]
    narrowest: dict[str, tuple[int, Place]] = {}
    for text, level, place in said:
        if text not in narrowest or level < narrowest[text][0]:
            narrowest[text] = (level, place)
    for text, level, place in said:
        meant, other = narrowest[text]
        if meant < level:
            message = (
                f"this also stands in a text for `{sight.name(meant)}`, and here `{sight.name(level)}` can read it"
            )
            yield Problem(message, place, "take it out, or say it in other words", (Related(other, "kept back here"),))


def _texts(sight: _Sight, content: Content) -> Iterator[tuple[str, int, Place]]:
    """The title and the sentences of a document, in a form to compare by, with whom each is for and where it stands."""
    if title := _comparable(getattr(content, "title", "")):
        yield title, sight.level(content), content.at("title")
    line, counted = 1, 0
    for found in _SENTENCE.finditer(content.body):
        line += content.body.count("\n", counted, found.start())
        counted = found.start()
        if sentence := _comparable(found[0]):
            column = found.start() - content.body.rfind("\n", 0, found.start())
            length = len(found[0].split("\n", 1)[0])
            place = Place(content.file, line=content.origin.body_line + line - 1, column=column, length=length)
            yield sentence, sight.level_at(content, line), place


def _comparable(text: str) -> str:
    plain = " ".join(text.casefold().strip(" \t\n.!?*_\"'“”‘’").split())
    return plain if len(_WORD.findall(plain)) >= FEWEST_WORDS else ""


@rule("A904", "unknown-audience", Severity.ERROR, alone=True)
def unknown_audience(portfolio: Portfolio) -> Iterator[Problem]:
    """Whom a document or a passage is for cannot be known.

    Its audience is no name in `[audiences]`, or a passage is not closed; and as soon as one document names its
    audience, the settings have to say whom the others are for. Unknown never means public: what is in doubt is
    kept back, and nothing is published until it is said (F22).

    Bad:
        @ goalsite.toml
        [audiences]
        order = ["team", "public"]
        default = "public"
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        audience: Team <--
        ---
    Bad:
        @ goalsite.toml
        [audiences]
        order = ["team", "public"]
        default = "public"
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        ---
        /// only | team <--
        The largest customer will not pay before May.
    Bad:
        @ goalsite.toml
        title = "Our goals"

        [audiences] <--
        order = ["team", "public"]
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        audience: team
        ---
    Good:
        @ goalsite.toml
        [audiences]
        order = ["team", "public"]
        default = "public"
        @ goals/trust.md
        ---
        title: Customers tell us early
        type: soft
        audience: team
        ---
        /// only | team
        The largest customer will not pay before May.
        ///
    """
    audiences = portfolio.settings.audiences
    guess = Guess(audiences.order)
    known = f"the audiences are {', '.join(f'`{name}`' for name in audiences.order)}"
    named = [content for content in portfolio.contents() if content.audience]
    for content in named:
        if content.audience not in audiences.order:
            hint = guess.hint(content.audience, known)
            place = content.at("audience")
            yield Problem(
                f"there is no audience `{content.audience}`",
                place,
                hint,
                edit=_in_other_case(content.audience, place, audiences.order),
            )
    for content in portfolio.in_scope():
        document = portfolio.documents.get(content.file) if "///" in content.body else None
        if document is None:
            continue
        yield from passage_problems(document)
        for passage in passages(content.body):
            if passage.audience and passage.audience not in audiences.order:
                place = document.body_place(passage.first, 1, 3)
                hint = guess.hint(passage.audience, known)
                yield Problem(f"there is no audience `{passage.audience}`", place, hint)
    if audiences.default and audiences.default not in audiences.order:
        hint = guess.hint(audiences.default, known)
        yield Problem(f"there is no audience `{audiences.default}`", _setting(portfolio, named), hint)
    elif named and not audiences.default:
        related = (Related(named[0].at("audience"), f"`{named[0].id}` names its audience"),)
        message = "it is not said whom documents without `audience` are for"
        hint = f'write `default = "{audiences.order[-1]}"` or another audience below `[audiences]`'
        yield Problem(message, _setting(portfolio, named), hint, related)


def _in_other_case(given: str, place: Place, known: tuple[str, ...]) -> Edit | None:
    """The edit of a name that differs from the one that is meant in capitals only."""
    meant = [name for name in known if key(name) == key(given)]
    return Edit(place, given, meant[0]) if len(meant) == 1 else None


def _setting(portfolio: Portfolio, named: list[Content]) -> Place:
    """Where the default is set or should be; without a settings file, the first document that makes it necessary."""
    settings = portfolio.documents.get(portfolio.config_file)
    if settings is None and named:
        return named[0].at("audience")
    return locate_setting(portfolio.config_file, settings.text if settings else "", ("audiences", "default"))


class _Sight:
    """Whom each document, and each line of it, is meant for, as a level: 0 the narrowest."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._portfolio = portfolio
        self._order = portfolio.settings.audiences.order
        self._passages: dict[str, tuple[Passage, ...]] = {
            content.file: found for content in portfolio.contents() if (found := passages(content.body))
        }
        self.differs = portfolio.names_audiences or bool(self._passages)

    def name(self, level: int) -> str:
        return self._order[level]

    def _rank(self, audience: str) -> int:
        """Its place from narrow to wide; what is unknown counts as the narrowest."""
        return self._order.index(audience) if audience in self._order else 0

    def level(self, content: Content) -> int:
        return self._rank(self._portfolio.audience_of(content))

    def level_at(self, content: Content, line: int) -> int:
        """The level of a line of the body: that of the passage around it, if it is narrower."""
        level = self.level(content)
        found = self._passages.get(content.file, ())
        before = bisect_right(found, line, key=lambda passage: passage.first)
        if before and line <= found[before - 1].last:
            return min(level, self._rank(found[before - 1].audience))
        return level

    def is_narrower(self, content: Content, level: int) -> bool:
        return self.level(content) < level

    def problem(self, content: Content, place: Place, other: Content, what: str, *, hint: str = "") -> Problem:
        """That readers of `content` cannot see `other`; by ids alone, as a report may be read by anyone."""
        meant = self.name(self.level(other))
        named = f"the {what} `{other.id}`"
        message = f"{named} is for `{meant}`, and this is for `{self._portfolio.audience_of(content)}`"
        hint = hint or f"refer to this document from there, or do it in a passage `/// only | {meant}`"
        at = other.at("audience") if other.audience else other.at()
        return Problem(message, place, hint, (Related(at, f"`{other.id}` is for `{meant}`"),))
