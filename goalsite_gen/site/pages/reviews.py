"""Reviews: all of them on one page, the latest first."""

from __future__ import annotations

from collections.abc import Iterator

from goalsite_gen.model import Review
from goalsite_gen.site import addresses, words
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.rows import goal_links, period_words
from goalsite_gen.site.sheets.notes import when
from goalsite_gen.site.views import ReviewPart, ReviewsPage, ReviewView

_PARTS = (
    ("What happened", "facts"),
    ("What it felt like", "feelings"),
    ("What we missed", "missed"),
    ("Which sign we ignored", "ignored"),
    ("What was decided", "decisions"),
    ("What we ask", "asks"),
)


def plan(edition: Edition) -> Iterator[ReviewsPage]:
    """The page of reviews."""
    reviews = edition.portfolio.reviews
    yield ReviewsPage(
        path=addresses.REVIEWS,
        title="Reviews",
        heading="Reviews",
        description="What was seen when people looked back: facts and feelings, and what was missed.",
        section="reviews",
        lead="Looking back together: what happened, what it felt like, and what we did not see.",
        reviews=tuple(_view(review, edition) for review in reversed(reviews)),
        nothing="" if reviews else "There is no review in this edition yet.",
        reading_time=edition.reading_time(" ".join(edition.plain(review) for review in reviews)),
    )


def _view(review: Review, edition: Edition) -> ReviewView:
    parts = [ReviewPart(label, getattr(review, name)) for label, name in _PARTS if getattr(review, name)]
    if agreed := _agreed(review, edition):
        parts.append(ReviewPart("Stages agreed on together", agreed))
    heading = period_words(review.period, edition.portfolio)
    return ReviewView(
        id=addresses.review_anchor(review),
        heading=f"{heading}: {review.title}" if review.title else heading,
        when=when(review.date),
        by=", ".join(filter(None, (edition.team_name(review.team), words.list_of(review.authors)))),
        goals=goal_links(review.goals, edition.portfolio),
        parts=tuple(parts),
        body=edition.body(review, page=addresses.REVIEWS),
    )


def _agreed(review: Review, edition: Edition) -> tuple[str, ...]:
    """The stages that people agreed on, each with who judged and why."""
    said = []
    for calibration in review.calibrations:
        found = edition.portfolio.indicator(calibration.indicator, review.goals)
        stage = found[1].stage(calibration.stage) if found else None
        if found and stage:
            by = f" ({words.list_of(calibration.assessors)})" if calibration.assessors else ""
            because = f". {calibration.because}" if calibration.because else ""
            said.append(f"{found[1].name}: “{stage.name}”{by}{because}")
    return tuple(said)
