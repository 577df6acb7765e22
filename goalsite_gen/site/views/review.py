"""Reviews: what teams saw when they looked back, facts and feelings both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from goalsite_gen.site.views.common import Link, Page, When


@dataclass(frozen=True, slots=True)
class ReviewPart:
    """One kind of thing that a review holds ("What we missed"), item by item."""

    label: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewView:
    """One review in full. `id` is its anchor, `heading` the period in words, `by` the team and the authors."""

    id: str
    heading: str
    when: When
    by: str
    goals: tuple[Link, ...]
    parts: tuple[ReviewPart, ...]
    body: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewsPage(Page):
    """`reviews/`: all reviews, latest first."""

    TEMPLATE: ClassVar[str] = "pages/reviews.html"

    reviews: tuple[ReviewView, ...]
    nothing: str = ""
