"""Reviews: what teams saw when they looked back, facts and feelings both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from goalsite_gen.site.views.common import Link, Page, Steps, Term, When


@dataclass(frozen=True, slots=True)
class ReviewPart:
    """One kind of thing that a review holds ("What we missed"), item by item."""

    label: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgreedStage:
    """A stage that people agreed on together: the sign, linked to its goal, the stage in quotes, who judged and why."""

    sign: Link
    stage: str
    by: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A review in full. `facts` and `feelings` stand side by side, `parts` are what was missed, decided and asked."""

    facts: tuple[str, ...]
    feelings: tuple[str, ...]
    parts: tuple[ReviewPart, ...]
    agreed: tuple[AgreedStage, ...]
    body: Markup


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """A review among others on one page. `id` is its anchor, `href` its own page, `about` its period and who wrote."""

    id: str
    heading: str
    href: str
    about: tuple[Link, ...]
    when: When
    review: ReviewView


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A review in a list: its period and title, the day, the team and the authors."""

    link: Link
    when: When
    by: str = ""


@dataclass(frozen=True, slots=True)
class ReviewYear:
    """The reviews of one year, latest first."""

    year: str
    rows: tuple[ReviewRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewsPage(Page):
    """`reviews/`: the latest reviews in full, then all earlier ones as links, by year."""

    TEMPLATE: ClassVar[str] = "pages/reviews.html"

    latest: tuple[ReviewSheet, ...]
    years: tuple[ReviewYear, ...] = ()
    nothing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage(Page):
    """`reviews/<id>/`: one review with its period, team, day, authors and goals."""

    TEMPLATE: ClassVar[str] = "pages/review.html"

    meta: tuple[Term, ...]
    review: ReviewView
    steps: tuple[Steps, ...] = ()
