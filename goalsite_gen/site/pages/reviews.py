"""Reviews: the latest in full, all others by year, and the page of each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from goalsite_gen.insight import parse_period
from goalsite_gen.model import Review
from goalsite_gen.model.types import key
from goalsite_gen.site import addresses, words
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import say
from goalsite_gen.site.rows import goal_links, period_words, team_link
from goalsite_gen.site.sheets.reviews import review_heading, review_link, review_row, review_sheet, review_view, spoken
from goalsite_gen.site.views import Link, Page, ReviewPage, ReviewsPage, ReviewYear, Steps, Term

MOST_LATEST = 1
"""Reviews told in full on the first page; each has a page of its own."""


def plan(edition: Edition) -> Iterator[Page]:
    """The first page of the reviews, then a page for each."""
    reviews = edition.portfolio.reviews
    latest, others = reviews[-MOST_LATEST:], reviews[:-MOST_LATEST]
    yield ReviewsPage(
        path=addresses.REVIEWS,
        title=say("Reviews"),
        heading=say("Reviews"),
        description=say("What was seen when people looked back: facts and feelings, and what was missed."),
        section="reviews",
        lead=say("Looking back together: what happened, what it felt like, and what we did not see."),
        latest=tuple(review_sheet(review, edition, page=addresses.REVIEWS) for review in reversed(latest)),
        years=tuple(
            ReviewYear(f"{year:04}", tuple(review_row(review, edition) for review in of_year))
            for year, of_year in groupby(reversed(others), key=lambda review: review.date.year)
        ),
        nothing="" if reviews else say("There is no review in this edition yet."),
        reading_time=edition.reading_time(" ".join(spoken(review, edition) for review in latest)),
    )
    of_team: dict[str, list[Review]] = {}
    for review in reviews:
        of_team.setdefault(key(review.team or ""), []).append(review)
    for same in of_team.values():
        for earlier, review, later in zip([None, *same[:-1]], same, [*same[1:], None], strict=True):
            yield _page(review, edition, earlier=earlier, later=later)


def _page(review: Review, edition: Edition, *, earlier: Review | None, later: Review | None) -> ReviewPage:
    path = addresses.review_path(review)
    heading = review_heading(review, edition)
    plain = edition.plain(review)
    return ReviewPage(
        path=path,
        title=say("Review of {name} ({day}, {id})", name=heading, day=words.short_date(review.date), id=review.id),
        heading=review.title or say("Review of {period}", period=period_words(review.period, edition.portfolio)),
        description=plain[:300] or heading,
        section="reviews",
        up=(Link(say("Reviews"), addresses.REVIEWS),),
        meta=_meta(review, edition),
        review=review_view(review, edition, page=path),
        steps=_steps(review, edition, earlier=earlier, later=later),
        reading_time=edition.reading_time(spoken(review, edition)),
    )


def _meta(review: Review, edition: Edition) -> tuple[Term, ...]:
    period = parse_period(review.period, edition.portfolio.settings.fiscal_year_start)
    has_page = period.start <= edition.portfolio.day
    href = addresses.href(addresses.period_path(period.name)) if has_page else ""
    terms = [
        Term(say("Looks back on"), (Link(period_words(review.period, edition.portfolio), href),)),
        Term(say("Written on"), (Link(words.date(review.date)),)),
    ]
    if review.team:
        terms.append(Term(say("Team"), (team_link(review.team, edition),)))
    if review.authors:
        terms.append(Term(say("By"), tuple(Link(author) for author in review.authors)))
    if goals := goal_links(review.goals, edition.portfolio):
        terms.append(Term(say("Goal") if len(goals) == 1 else say("Goals"), goals))
    return tuple(terms)


def _steps(review: Review, edition: Edition, *, earlier: Review | None, later: Review | None) -> tuple[Steps, ...]:
    if not earlier and not later:
        return ()
    team = edition.team_name(review.team)
    label = say("Reviews of {team}", team=team) if team else say("Among the reviews")
    return (
        Steps(
            label,
            review_link(earlier, edition) if earlier else None,
            review_link(later, edition) if later else None,
        ),
    )
