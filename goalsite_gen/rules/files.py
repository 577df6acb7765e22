"""F1xx, files and fields: what reading found. A document with such an error has no page, so these cannot be ignored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from goalsite_gen.findings import Place, Problem, Related, Severity, rule
from goalsite_gen.model import Portfolio
from goalsite_gen.model.types import key
from goalsite_gen.source.markup import Lost
from goalsite_gen.source.markup import lost as lost_html
from goalsite_gen.source.unseen import unseen

_MOST_NAMED = 5
_REST = {"whole": ", with all that stands in it", "unknown": ", as if it were HTML"}
_INSTEAD: Mapping[frozenset[str], str] = {
    frozenset({"script", "template"}): "delete it: a text holds no programs",
    frozenset({"style", "font", "center", "big", "basefont", "tt", "strike"}): (
        "write it in Markdown; how things look is the theme's affair"
    ),
    frozenset({"iframe", "object", "embed", "video", "audio", "applet", "frame", "portal", "source", "track"}): (
        "write a link to it: a page loads nothing from elsewhere"
    ),
    frozenset({"svg", "math", "picture", "canvas", "map"}): "save it below `media/` and show it as an image",
    frozenset({"form", "input", "button", "select", "option", "textarea", "label", "fieldset"}): (
        "delete it: there is nobody to send it to"
    ),
    frozenset({"h1"}): "write the heading as `## …`",
}
_UNSEEN = {
    "turning": "delete it: it turns the text after it around",
    "marking": "delete it: nothing on this line runs from right to left",
    "joining": "delete it: a word that holds it is not found",
    "hiding": "delete it: it hides in the text",
    "control": "delete it, or write the line break or the space that was meant",
}


@rule("F101", "unreadable-file", Severity.ERROR)
def unreadable_file(portfolio: Portfolio) -> Iterable[Problem]:
    r"""A file cannot be read as text.

    goalsite reads plain files in UTF-8, up to a size that people can have written. Links to other places on the
    disk are never followed: they could publish what was never meant to leave the machine.

    Bad:
        @ goals/cafe.md
        ---
        title: The caf\xe9 breaks even <--
        type: hard
        due: 2026-12-31
        ---
    Good:
        @ goals/cafe.md
        ---
        title: The café breaks even
        type: hard
        due: 2026-12-31
        ---
    """
    return portfolio.problems_named("unreadable-file")


@rule("F102", "front-matter-syntax", Severity.ERROR)
def front_matter_syntax(portfolio: Portfolio) -> Iterable[Problem]:
    """The fields at the top of a file are not in the form that YAML asks for.

    Fields are written `name: value`, one a line. Text that holds a colon and a space, or starts with a sign such
    as `@` or `%`, needs quotes, and lists are indented with spaces.

    Bad:
        @ goals/reply-time.md
        ---
        title: Replies: within a day <--
        type: hard
        ---
    Good:
        @ goals/reply-time.md
        ---
        title: "Replies: within a day"
        type: hard
        ---
    """
    return portfolio.problems_named("front-matter-syntax")


@rule("F103", "duplicate-key", Severity.ERROR)
def duplicate_key(portfolio: Portfolio) -> Iterable[Problem]:
    """A field is given twice, so that nobody can know which of the two is meant.

    YAML readers usually keep the last one in silence. Where the field is `audience` or `target`, that would
    publish something nobody decided. A field given both as `goal` and as `goals` counts as given twice.

    Bad:
        @ goals/reply-time.md
        ---
        title: Letters are answered within a day
        type: hard
        owner: Ines
        owner: Tomas <--
        ---
    Good:
        @ goals/reply-time.md
        ---
        title: Letters are answered within a day
        type: hard
        owner: Ines, with Tomas as her deputy
        ---
    """
    return portfolio.problems_named("duplicate-key")


@rule("F104", "unsafe-yaml", Severity.ERROR)
def unsafe_yaml(portfolio: Portfolio) -> Iterable[Problem]:
    """Front matter uses anchors, aliases, merge keys or tags.

    They let a few lines unfold into gigabytes, or ask the reader to build things other than text and numbers.
    A portfolio has no use for them: what is meant is written out where it is meant.

    Bad:
        @ goals/reply-time.md
        ---
        title: Letters are answered within a day
        type: hard
        why: &reason So that nobody has to write twice. <--
        ---
    Good:
        @ goals/reply-time.md
        ---
        title: Letters are answered within a day
        type: hard
        why: So that nobody has to write twice.
        ---
    """
    return portfolio.problems_named("unsafe-yaml")


@rule("F105", "missing-front-matter", Severity.ERROR)
def missing_front_matter(portfolio: Portfolio) -> Iterable[Problem]:
    """A document does not start with its fields.

    Without them nobody knows what the text is or whom it is for, and unknown never means public. The first line
    has to be `---` and nothing else: no blank line or blank before it, no fourth dash.

    Bad:
        @ journal/2026-03-14-first-question.md <--
        Two people asked why before asking how.
    Good:
        @ journal/2026-03-14-first-question.md
        ---
        goal: curiosity
        ---
        Two people asked why before asking how.
    """
    return portfolio.problems_named("missing-front-matter")


@rule("F106", "unclosed-front-matter", Severity.ERROR)
def unclosed_front_matter(portfolio: Portfolio) -> Iterable[Problem]:
    """The fields at the top of a file never end.

    A second line `---` says where the fields stop and the text begins. Without it a sentence could be taken for
    a field, or a field for a sentence that everybody may read.

    Bad:
        @ journal/2026-03-14-first-question.md <--
        ---
        goal: curiosity

        Two people asked why before asking how.
    Good:
        @ journal/2026-03-14-first-question.md
        ---
        goal: curiosity
        ---
        Two people asked why before asking how.
    """
    return portfolio.problems_named("unclosed-front-matter")


@rule("F107", "unknown-field", Severity.ERROR)
def unknown_field(portfolio: Portfolio) -> Iterable[Problem]:
    """A field has a name that this kind of document does not know.

    A slip of the pen in a name is the quietest of mistakes: the value is there to see and has no effect. A
    misspelt `audience` would even publish. `goalsite schema` lists every field.

    Bad:
        @ goals/curiosity.md
        ---
        title: People ask before they answer
        type: learning
        audiance: team <--
        ---
    Good:
        @ goals/curiosity.md
        ---
        title: People ask before they answer
        type: learning
        audience: team
        ---
    """
    return portfolio.problems_named("unknown-field")


@rule("F108", "wrong-type", Severity.ERROR)
def wrong_type(portfolio: Portfolio) -> Iterable[Problem]:
    """A field holds a value of another kind than it asks for.

    Numbers are digits alone, with the unit in its own field, because only a plain number can be charted. Words
    from a short list, such as a goal's `type`, are spelt as in the list.

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        metric:
          baseline: 5.1
          target: 3 percent <--
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        metric:
          unit: "%"
          baseline: 5.1
          target: 3.0
        ---
    """
    return portfolio.problems_named("wrong-type")


@rule("F109", "bad-date", Severity.ERROR)
def bad_date(portfolio: Portfolio) -> Iterable[Problem]:
    """A date is not a day of the calendar, or not written as year, month, day.

    `03/04/2026` is a day in March for some readers and in April for others; `2026-04-03` is the same day for all.

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        due: 2026-06-31 <--
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        due: 2026-06-30
        ---
    """
    return portfolio.problems_named("bad-date")


@rule("F110", "missing-field", Severity.ERROR)
def missing_field(portfolio: Portfolio) -> Iterable[Problem]:
    """A field is missing, or empty, that the document cannot do without.

    There are few of them: a goal needs `title` and `type`, an entry its day and a `goal`, a story and a team a
    `title`, a review its `period` and day.

    Bad:
        @ goals/churn.md <--
        ---
        title: Fewer customers leave
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        ---
    """
    return portfolio.problems_named("missing-field")


@rule("F111", "duplicate-id", Severity.ERROR)
def duplicate_id(portfolio: Portfolio) -> Iterator[Problem]:
    """Two things of one kind carry one id, so that a reference to it could mean either.

    Goals, entries, stories, reviews, teams and metrics need an id of their own across the portfolio, indicators
    within their goal, stages within their indicator. Ids are compared without regard to letter case, because the
    file systems that a site ends up on may not see it either.

    Bad:
        @ goals/bench/churn.md
        ---
        title: Fewer customers leave
        type: hard
        ---
        @ goals/desk/churn.md <--
        ---
        title: Fewer members leave
        type: hard
        ---
    Bad:
        @ goals/curiosity.md
        ---
        title: People ask before they answer
        type: learning
        indicators:
          - id: asks-first
            name: Who asks
          - id: asks-first <--
            name: When they ask
        ---
    Good:
        @ goals/bench/churn.md
        ---
        title: Fewer customers leave
        type: hard
        ---
        @ goals/desk/members-leaving.md
        ---
        title: Fewer members leave
        type: hard
        ---
    """
    yield from portfolio.problems_named("duplicate-id")
    metrics: dict[str, Place] = {}
    for goal in portfolio.goals.values():
        indicators: dict[str, Place] = {}
        for number, metric in enumerate(goal.metrics):
            yield from _again(metrics, metric.id, "metric", goal.at("metrics", number, "id"))
        for number, indicator in enumerate(goal.indicators):
            yield from _again(indicators, indicator.id, "indicator", goal.at("indicators", number, "id"))
            stages: dict[str, Place] = {}
            for rank, stage in enumerate(indicator.stages):
                yield from _again(stages, stage.id, "stage", goal.at("indicators", number, "stages", rank, "id"))


def _again(first: dict[str, Place], identifier: str, kind: str, at: Place) -> Iterator[Problem]:
    """A problem where the id was seen before; else it is noted."""
    earlier = first.setdefault(key(identifier), at)
    if earlier is not at:
        related = (Related(earlier, f"`{identifier}` is first used here"),)
        yield Problem(f"the {kind} id `{identifier}` is used twice", at, "give one of the two another `id`", related)


@rule("F112", "misplaced-file", Severity.WARNING)
def misplaced_file(portfolio: Portfolio) -> Iterable[Problem]:
    """A file lies where nothing looks for it.

    The folder says what a document is: goals/, journal/, stories/, reviews/, teams/; tables lie in data/ and
    images in media/. A file outside these is on no page, which is seldom what its author believes.

    Bad:
        @ goal/churn.md <--
        ---
        title: Fewer customers leave
        type: hard
        ---
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        ---
    """
    return portfolio.problems_named("misplaced-file")


@rule("F113", "bad-csv-row", Severity.ERROR)
def bad_csv_row(portfolio: Portfolio) -> Iterable[Problem]:
    """A row of a table of readings cannot be read, and would be missing from the chart.

    The first line names the columns, `date,value` and if needed `n`, `note` and `metric`. A comma inside a cell
    asks for quotes around the cell; decimals are written with a point.

    Bad:
        @ data/churn.csv
        date,value
        2026-01-31,5.1
        2026-02-28,4,8 <--
    Good:
        @ data/churn.csv
        date,value
        2026-01-31,5.1
        2026-02-28,4.8
    """
    return portfolio.problems_named("bad-csv-row")


@rule("F114", "bad-config", Severity.ERROR)
def bad_config(portfolio: Portfolio) -> Iterable[Problem]:
    """A setting is unknown, or has a value that it cannot have.

    A setting that is not understood keeps its default, so the site would be built in another way than was asked.
    Codes of rules that do not exist are found here too.

    Bad:
        @ goalsite.toml
        title = "Our goals"

        [check]
        preset = "bord" <--
    Bad:
        @ goalsite.toml
        [check]
        ignore = ["P999"] <--
    Good:
        @ goalsite.toml
        title = "Our goals"

        [check]
        preset = "board"
    """
    return portfolio.problems_named("bad-config")


@rule("F115", "bad-id", Severity.ERROR)
def bad_id(portfolio: Portfolio) -> Iterable[Problem]:
    """An id holds characters that an address cannot keep, or is a name that the site needs itself.

    Ids become addresses and file names on every system the site may be copied to. They are made of letters,
    digits, `-` and `_` of any script, and are not called `index`, `search` or `con`.

    Bad:
        @ goals/index.md <--
        ---
        title: The price index is published on time
        type: hard
        ---
    Bad:
        @ goals/price-index.md
        ---
        id: prices/index <--
        title: The price index is published on time
        type: hard
        ---
    Good:
        @ goals/price-index.md
        ---
        title: The price index is published on time
        type: hard
        ---
    """
    return portfolio.problems_named("bad-id")


@rule("F116", "stripped-html", Severity.WARNING, alone=True)
def stripped_html(portfolio: Portfolio) -> Iterator[Problem]:
    """A text uses HTML that will not be on the page.

    Pages hold text, tables and images, and nothing that runs, loads or looks otherwise than the rest: what a text
    holds of that is taken out, and its author should not have to find out from a reader. Words in pointed brackets
    go too, as they are taken for HTML. Comments are silent, and so is what may stay, such as `<details>` or `<sup>`.

    Bad:
        @ stories/the-call.md
        ---
        title: The call that came early
        ---
        <iframe src="https://example.org/film"></iframe> <--
    Bad:
        @ stories/the-call.md
        ---
        title: The call that came early
        ---
        We wrote to <name of the customer> first. <--

        <p style="color: red">She rang.</p> <--
    Good:
        @ stories/the-call.md
        ---
        title: The call that came early
        ---
        We wrote to `<name of the customer>` first. See [the film](https://example.org/film).

        <details><summary>She rang.</summary>It was a Monday.</details>
    """
    for document in portfolio.texts_in_scope():
        for tag in lost_html(document.body):
            written = tag.written.replace("`", "'")
            at = document.body_place(tag.line, tag.column, tag.length)
            if tag.kind == "attributes":
                named = " and ".join(f"`{name}`" for name in tag.attributes[:_MOST_NAMED])
                are = "is" if len(tag.attributes) == 1 else "are"
                said = f"{named} of `<{tag.name}>` {are} taken out of the page"
                yield Problem(said, at, "leave it out: how things look and act is the theme's affair")
            else:
                rest = _REST.get(tag.kind, "")
                yield Problem(f"`{written}` is taken out of the page{rest}", at, _instead(tag))


def _instead(tag: Lost) -> str:
    """What to write in place of a tag that is taken out."""
    if tag.kind == "unknown":
        return "set it in code marks if it is to be read, or write `&lt;` for `<`"
    return next((hint for names, hint in _INSTEAD.items() if tag.name in names), "delete it, and keep what it holds")


@rule("F117", "unseen-character", Severity.WARNING, alone=True)
def unseen_character(portfolio: Portfolio) -> Iterator[Problem]:
    r"""A text holds a character that nobody sees, and that does something all the same.

    Some turn the words after them around, so that a page says other than what is written; some part or hide in a
    word, so that no search finds it. They come in with what is pasted. Where a script or an emoji needs them they
    are left alone.

    Bad:
        @ goals/churn.md
        ---
        title: Fewer customers \xe2\x80\xaeevael <--
        type: hard
        ---
        We count those who write that they go\xe2\x80\x8bing. <--
    Good:
        @ goals/churn.md
        ---
        title: Fewer customers leave
        type: hard
        ---
        We count those who write that they are going. 👩\xe2\x80\x8d🚀
    """
    told = {
        _line(portfolio, problem)
        for name in ("front-matter-syntax", "bad-id")
        for problem in portfolio.problems_named(name)
    }
    for document in portfolio.texts_in_scope():
        file = document.file
        for sign in unseen(document.text):
            if (file, sign.line) not in told:
                at = Place(file, line=sign.line, column=sign.column)
                yield Problem(f"a character that nobody sees stands here: {sign.name}", at, _UNSEEN[sign.kind])
        if document.fields is not None and "\\" in document.front_matter:
            for path, text in _texts(document.fields):
                for sign in unseen(text):
                    problem = Problem(
                        f"a character that nobody sees is written here: {sign.name}",
                        Place(file, path),
                        _UNSEEN[sign.kind],
                    )
                    if sign.character not in document.front_matter and _line(portfolio, problem) not in told:
                        yield problem


def _line(portfolio: Portfolio, problem: Problem) -> tuple[str, int]:
    span = portfolio.span(problem.at)
    return span.file, span.line


def _texts(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text in the fields of a document, with its path."""
    if isinstance(value, str):
        yield path, value
    for step, inner in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield from _texts(inner, (*path, step))
