"""Sample views of reviews, decisions and periods. All names and figures are invented."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup
from sample_parts import badge, day, plain, story_rows

from goalsite_gen.site.views import (
    NOTHING_BESIDE_NUMBER,
    AgainstRow,
    AgreedStage,
    DecisionRow,
    DecisionsPage,
    DecisionYear,
    GrownHalf,
    LateRow,
    Lines,
    Link,
    MovedHalf,
    PeriodPage,
    PeriodRow,
    PeriodsPage,
    PeriodYear,
    QuarterRow,
    QuietRow,
    ReviewPage,
    ReviewPart,
    ReviewRow,
    ReviewSheet,
    ReviewsPage,
    ReviewView,
    ReviewYear,
    StageTurn,
    Steps,
    Term,
    When,
)


def review_view() -> ReviewView:
    """A review in full."""
    return ReviewView(
        facts=("Two renewals were lost on price.",),
        feelings=("Relief, and then some shame about the relief.",),
        parts=(
            ReviewPart("What we missed", ("Six months of silence from both.",)),
            ReviewPart("What was decided", ("Whoever loses a renewal writes the first line of the entry.",)),
        ),
        agreed=(
            AgreedStage(
                Link("Who speaks first", "goals/trust/index.html"),
                "“They answer when we ask”",
                "Priya Raman and Tom Ekwueme",
                "Eleven calls in twelve.",
            ),
        ),
        body=Markup("<p>We had the silence in front of us and looked at the number.</p>"),
    )


def review_sheet() -> ReviewSheet:
    """A review among others."""
    return ReviewSheet(
        id="review-2026-q3",
        heading="July to September 2026: The quiet accounts",
        href="reviews/2026-q3/index.html",
        about=plain("Support", "Priya Raman"),
        when=When("30 September 2026", "2026-09-30"),
        review=review_view(),
    )


def reviews_page() -> ReviewsPage:
    """All reviews."""
    row = ReviewRow(
        Link("January to March 2026", "reviews/2026-q1/index.html"), day("10 Apr 2026", "2026-04-10"), "Support"
    )
    return ReviewsPage(
        path="reviews/index.html",
        title="Reviews",
        heading="Reviews",
        description="What was seen in looking back.",
        section="reviews",
        lead="Facts and feelings, and what was missed.",
        latest=(review_sheet(),),
        years=(ReviewYear("2026", (row,)),),
    )


def review_page() -> ReviewPage:
    """One review."""
    return ReviewPage(
        path="reviews/2026-q3/index.html",
        title="Review of July to September 2026",
        heading="The quiet accounts",
        description="We had the silence in front of us and looked at the number.",
        section="reviews",
        up=(Link("Reviews", "reviews/index.html"),),
        meta=(Term("Looks back on", (Link("July to September 2026", "periods/2026-q3/index.html"),)),),
        review=review_view(),
        steps=(Steps("Reviews of Support", Link("April to June 2026", "reviews/2026-q2/index.html"), None),),
    )


def decision_rows() -> tuple[DecisionRow, ...]:
    """Decisions taken in a review, and one that followed from an entry."""
    review = Link("July to September 2026: The quiet accounts", "reviews/2026-q3/index.html")
    entry = Link("They rang before we did", "journal/2026-09-14-they-rang/index.html")
    return (
        DecisionRow(
            ("Whoever loses a renewal writes the first line.", "No call without the last entry open."),
            day("30 Sep 2026", "2026-09-30"),
            review,
            is_reviewed=True,
            team="Support",
        ),
        DecisionRow(
            ("The Friday call is theirs to open.",),
            day("14 Sep 2026", "2026-09-14"),
            entry,
            is_reviewed=False,
            goals=plain("Customers who stay"),
        ),
    )


def decisions_page() -> DecisionsPage:
    """What was decided."""
    return DecisionsPage(
        path="decisions/index.html",
        title="Decisions",
        heading="Decisions",
        description="What was decided, and what somebody had seen before.",
        section="decisions",
        lead="From what was seen to what was done about it.",
        years=(DecisionYear("2026", "3 decisions; one followed from an entry.", decision_rows()),),
        more=(Link("2025", "periods/2025/index.html"),),
    )


def period_rows() -> tuple[PeriodRow, ...]:
    """A pair in full, the same number beside another goal, and a goal that stands alone."""
    pair = "pairs/churn--trust/index.html"
    moved = MovedHalf(
        "Customers who stay",
        "goals/churn/index.html",
        badge("path", "On path"),
        "2.9%",
        "from 3.4%, towards 2.5% by December 2026",
        ("Target from 2.0% to 2.5% on 3 August 2026. The large account left.",),
    )
    before = "“They answer when we ask”"
    entry = Link("“They ring before we do”", "journal/2026-09-14-they-rang/index.html")
    grown = GrownHalf(
        "Customers who trust us",
        "goals/trust/index.html",
        badge("rising", "Rising"),
        "They ring before we do",
        (
            StageTurn("gained", entry, before, day("14 Sep 2026", "2026-09-14")),
            StageTurn("lost", entry, before, day("14 Aug 2026", "2026-08-14")),
            StageTurn("regained", entry, before, day("20 Aug 2026", "2026-08-20"), "“They ask”"),
            StageTurn("gained", entry, before, day("20 Aug 2026", "2026-08-20"), "“They ask”"),
            StageTurn("first", Link("“They say why”"), "", day("2 Jul 2026", "2026-07-02")),
        ),
        (Link("They rang before we did", "journal/2026-09-14-they-rang/index.html"),),
        ("6 entries, 2 against it",),
    )
    again = replace(moved, value="", course="", notes=(), is_repeat=True)
    repeated = replace(grown, stage="", turns=(), milestones=(), notes=(), is_repeat=True)
    return (
        PeriodRow(
            moved,
            grown,
            badge("balanced", "Balanced"),
            "The number advances, and what people see grows or holds.",
            pair,
        ),
        PeriodRow(again, repeated, badge("balanced", "Balanced"), "", pair),
        PeriodRow(moved, None, empty=NOTHING_BESIDE_NUMBER),
    )


def period_page() -> PeriodPage:
    """A quarter."""
    source = Link("July to September 2026: The quiet accounts", "reviews/2026-q3/index.html")
    goal = Link("Customers who stay", "goals/churn/index.html")
    against = Link("They had left before we asked", "journal/2026-08-02-left/index.html")
    month = Link("August 2026", "journal/2026/08/index.html")
    within = ReviewRow(Link("August 2026", "reviews/2026-08/index.html"), day("2 Sep 2026", "2026-09-02"), "Support")
    return PeriodPage(
        path="periods/2026-q3/index.html",
        title="The quarter: July to September 2026",
        heading="July to September 2026",
        description="One number was read, and it moved the way it should.",
        section="periods",
        up=(Link("Periods", "periods/index.html"), Link("2026", "periods/2026/index.html")),
        lead="How things stood on 30 September 2026. One number was read, and it moved the way it should.",
        meta=(Term("Months", (Link("July 2026", "periods/2026-07/index.html"),)),),
        reviews=(review_sheet(),),
        within=(within,),
        change=("One stage was gained.",),
        caption="What moved and what grew, side by side",
        rows=period_rows(),
        rows_more=Link("All pairs as they stand now", "scorecard/index.html"),
        missed=(Lines(Link(""), ("Six months of silence from both.",)),),
        ignored=(Lines(source, ("The unanswered survey.",)),),
        late=(LateRow(goal, badge("breached", "Breached"), "One reading was on the wrong side of 3.0%."),),
        against_said="Of 41 entries of this period, 9 speak against what we hope for.",
        against=(AgainstRow(against, day("2 Aug 2026", "2026-08-02"), "Priya Raman"),),
        against_more=(month,),
        decisions=(Lines(source, ("Whoever loses a renewal writes the first line.",)),),
        followed=decision_rows()[1:],
        followed_more=Link("All decisions", "decisions/index.html"),
        asks=(Lines(Link(""), ("Of the board: come to one call.",)),),
        stories=story_rows(),
        quiet=(QuietRow(goal, "last on 12 March 2026"),),
        steps=(Steps("Quarter by quarter", Link("April to June 2026", "periods/2026-q2/index.html"), None),),
    )


def periods_page() -> PeriodsPage:
    """All periods."""
    quarter = Link("July to September 2026", "periods/2026-q3/index.html")
    months = (Link("July 2026", "periods/2026-07/index.html"),)
    year = Link("2026", "periods/2026/index.html")
    return PeriodsPage(
        path="periods/index.html",
        title="Periods",
        heading="Periods",
        description="What moved, what grew and what was missed.",
        section="periods",
        lead="Each quarter on a few pages.",
        latest=quarter,
        latest_label="The latest quarter",
        summary=("One number was read, and it moved the way it should.",),
        reviews=(
            ReviewRow(Link("July to September 2026", "reviews/2026-q3/index.html"), day("30 Sep 2026", "2026-09-30")),
        ),
        years=(PeriodYear(year, "96 entries", (QuarterRow(quarter, "41 entries", months),)),),
    )
