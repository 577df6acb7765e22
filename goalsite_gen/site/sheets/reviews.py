"""Reviews as views: in full on a page, as a line of a list, and what else refers to them."""

from __future__ import annotations

from goalsite_gen.model import Review
from goalsite_gen.site import addresses, words
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import mark, say, say_as
from goalsite_gen.site.rows import period_words, team_link
from goalsite_gen.site.sheets.notes import when
from goalsite_gen.site.views import AgreedStage, Link, ReviewPart, ReviewRow, ReviewSheet, ReviewView

_PARTS = (
    (mark("What we missed"), "missed"),
    (mark("Which sign we ignored"), "ignored"),
    (mark("What was decided"), "decisions"),
    (mark("What we ask"), "asks"),
)


def review_view(review: Review, edition: Edition, *, page: str, whole: bool = True) -> ReviewView:
    """A review in full, its text fit for `page`; without `whole` only facts, feelings and reflection."""
    parts = [(label, getattr(review, name)) for label, name in _PARTS if whole]
    return ReviewView(
        facts=review.facts,
        feelings=review.feelings,
        parts=tuple(ReviewPart(say(label), items) for label, items in parts if items),
        agreed=agreed(review, edition) if whole else (),
        body=edition.body(review, page=page),
    )


def review_sheet(review: Review, edition: Edition, *, page: str, whole: bool = True) -> ReviewSheet:
    """A review among others on `page`; without `whole` it is told under its title, for the page is of its period."""
    return ReviewSheet(
        id=addresses.review_anchor(review),
        heading=review_heading(review, edition) if whole else review.title or say("The review"),
        href=addresses.href(addresses.review_path(review)),
        about=about(review, edition),
        when=when(review.date),
        review=review_view(review, edition, page=page, whole=whole),
    )


def review_row(review: Review, edition: Edition) -> ReviewRow:
    """A review in a list."""
    team = edition.team_name(review.team)
    return ReviewRow(review_link(review, edition), when(review.date, short=True), words.row_of((team,) if team else ()))


def review_link(review: Review, edition: Edition) -> Link:
    """A link to a review's page, called by its period and title."""
    return Link(review_heading(review, edition), addresses.href(addresses.review_path(review)))


def review_heading(review: Review, edition: Edition) -> str:
    """What a review is called: its period, and its title where it has one."""
    period = period_words(review.period, edition.portfolio)
    if not review.title:
        return period
    return say_as("a review of a period", "{period}: {title}", period=period, title=review.title)


def about(review: Review, edition: Edition) -> tuple[Link, ...]:
    """Who wrote a review: the team with its page, then the people."""
    team = (team_link(review.team, edition),) if review.team else ()
    return (*team, *(Link(author) for author in review.authors))


def agreed(review: Review, edition: Edition) -> tuple[AgreedStage, ...]:
    """The stages that people agreed on, each with who judged and why; those this edition does not show are left out."""
    found = []
    for calibration in review.calibrations:
        sign = edition.portfolio.indicator(calibration.indicator, review.goals)
        stage = sign[1].stage(calibration.stage) if sign else None
        if sign and stage:
            link = Link(sign[1].name, addresses.href(addresses.goal_path(sign[0])))
            found.append(
                AgreedStage(link, words.quoted(stage.name), words.list_of(calibration.assessors), calibration.because)
            )
    return tuple(found)


def spoken(review: Review, edition: Edition) -> str:
    """All words of a review, to tell how long they take to read."""
    lines = (review.facts, review.feelings, review.missed, review.ignored, review.decisions, review.asks)
    return " ".join((edition.plain(review), *(line for several in lines for line in several)))
