"""Pieces of sample views: the shell, the leaves and the rows of an invented portfolio."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from goalsite_gen.site import theme
from goalsite_gen.site.charts import (
    LineChart,
    Note,
    Point,
    Standing,
    evidence_dots,
    ladder_pips,
    line_chart,
    spark,
    standing_glyph,
)
from goalsite_gen.site.views import (
    Assessment,
    Badge,
    ChartView,
    EntryRow,
    EvidenceView,
    Facing,
    FigureView,
    Ladder,
    Link,
    MeasuredBrief,
    MeasuredLeaf,
    MilestoneView,
    NavItem,
    ObservedBrief,
    ObservedLeaf,
    PairRow,
    Quote,
    ReadingRow,
    Rung,
    SiteView,
    StoryRow,
    Term,
    When,
)

ALERTS = ("watch", "off", "slipping", "breached", "overdue", "missed", "hollow")

UNBROKEN = "Unwiderstehlichkeit" * 16
RIGHT_TO_LEFT = "ثقة العملاء تنمو حين نصغي قبل أن نقرر"
EMOJI = "🌱👩🏽‍🚀 More light, 🚲 fewer lifts"
HOSTILE = """"'><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} {% include "x" %} &amp; %s"""


def badge(kind: Standing, word: str) -> Badge:
    """A badge whose tone follows from its kind."""
    return Badge(standing_glyph(kind), word, "alert" if kind in ALERTS else "plain")


def day(text: str, iso: str) -> When:
    """A day as read and as written for machines."""
    return When(text, iso)


def plain(*texts: str) -> tuple[Link, ...]:
    """Values without an address."""
    return tuple(Link(text) for text in texts)


def site() -> SiteView:
    """The shell of the invented portfolio, with a base URL."""
    names = theme.assets().names
    return SiteView(
        title="Northfield Scheduling",
        edition="Board edition, third quarter 2026",
        as_of="As it stood on 30 September 2026.",
        audience="This edition is for the board.",
        nav=(
            NavItem("home", "Overview", "index.html"),
            NavItem("scorecard", "Scorecard", "scorecard/index.html"),
            NavItem("pairs", "Pairs", "pairs/index.html"),
            NavItem("goals", "Goals", "goals/index.html"),
            NavItem("journal", "Journal", "journal/index.html"),
            NavItem("stories", "Stories", "stories/index.html"),
            NavItem("method", "Method", "method/index.html"),
        ),
        links=(Link("All data as JSON", "portfolio.json"), Link("How we judge", "method/index.html")),
        feed=Link("Feed", "feed.xml"),
        stylesheets=(names[theme.STYLESHEET],),
        icon=names[theme.ICON],
        base_url="https://goals.example/northfield/",
    )


CHURN = (
    4.8, 4.9, 4.7, 4.75, 4.6, 4.65, 4.5, 4.4, 4.45, 4.3, 4.1, 4.15, 4.2, 4.0, 3.8, 3.75, 3.6, 3.65, 3.5, 3.3, 3.2,
    3.25, 3.0, 2.9,
)  # fmt: skip
MONTHS = tuple(date(2024 + (9 + n) // 12, (9 + n) % 12 + 1, 28) for n in range(len(CHURN)))
NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

LETTERED = (
    ("a", date(2026, 1, 12), "Support proposed moving onboarding calls to week one, and moved them."),
    ("b", date(2026, 3, 3), "Linden Clinics rang before choosing a payroll vendor. The first call of its kind."),
    ("c", date(2026, 6, 9), "Two renewals lost on price. Neither account had asked us anything in six months."),
    ("d", date(2026, 8, 18), "Third account in a month to ask for our view before deciding."),
)


def churn_chart(ident: str = "churn") -> ChartView:
    """The line of the leading metric, with four lettered entries."""
    drawn = LineChart(
        ident=ident,
        title="Monthly customer churn, October 2024 to September 2026",
        description="24 month-end readings fall from 4.8% to 2.9%. The planned path falls from 4.8% to 2.5%.",
        unit="%",
        decimals=1,
        readings=tuple(Point(month, value) for month, value in zip(MONTHS, CHURN, strict=True)),
        path=(Point(date(2024, 10, 28), 4.8), Point(date(2026, 12, 31), 2.5)),
        target=Point(date(2026, 12, 31), 2.5),
        notes=tuple(Note(when, key, text) for key, when, text in LETTERED),
    )
    rows = tuple(
        ReadingRow(When(f"{NAMES[month.month - 1]} {month.year}", f"{month:%Y-%m}"), f"{value:.2f}%")
        for month, value in zip(MONTHS, CHURN, strict=True)
    )
    return ChartView(
        svg=line_chart(drawn),
        caption=(
            "Customers lost each month as a share of those at its start. Dots show the planned path; letters mark "
            "entries in the journal."
        ),
        summary="All 24 readings",
        readings=(*rows[:14], replace(rows[14], note="restated after the billing change"), *rows[15:]),
        csv=Link("Readings as CSV", "data/churn.csv"),
    )


def churn_figure(ident: str = "churn") -> FigureView:
    """The leading metric of the measured sample."""
    return FigureView(
        name="Monthly customer churn",
        value="2.9%",
        was="from 4.8%, towards 2.5% by 31 December 2026; path today 2.8%",
        badge=badge("watch", "Watch"),
        chart=churn_chart(ident),
        forecast=(
            "At the present slope December closes at 2.6%, give or take 0.2. Two of the last three forecasts held.",
        ),
        facts=(
            Term("Read", plain("each month")),
            Term("Source", plain("billing export")),
        ),
    )


def measured_leaf(ident: str = "churn", *, href: str = "goals/churn/index.html") -> MeasuredLeaf:
    """The measured half of the sample pair."""
    return MeasuredLeaf("Cut monthly customer churn", href, badge("watch", "Watch"), (churn_figure(ident),))


def trust_ladder() -> Ladder:
    """The leading indicator of the observed sample."""
    stages = (
        ("They bring others to us", "next", "", "A customer introduces a peer without being asked."),
        ("They bring us problems early", "next", "", "We hear of trouble before it shows in their use."),
        (
            "They ask before deciding",
            "now",
            "since Jul 2026",
            "Asks for our view, unprompted, before choosing.",
        ),
        ("They answer when we ask", "done", "Nov 2025", "Replies within the week, in their own words."),
        ("They call when something breaks", "done", "Oct 2024", "The support line is the only contact."),
    )
    return Ladder(
        name="How customers come to us",
        definition="An account contacts us about a choice of its own, and we did not write first.",
        stage="They ask before deciding",
        was="since July 2026; before that, “They answer when we ask”",
        rungs=tuple(Rung(name, state, when, looks) for name, state, when, looks in stages),  # type: ignore[arg-type]
        pips=ladder_pips(3, 5, "They ask before deciding"),
        evidence=EvidenceView(
            evidence_dots(11, 3, 0, "11 observations support this stage, 3 do not"),
            "14 observations this year: 11 support the stage, 3 do not.",
        ),
    )


def candour_ladder(*, name: str = "How bad news reaches us", differ: bool = True) -> Ladder:
    """A further indicator, on which two assessors differ."""
    seen = (
        Assessment("Priya Raman", "They name the problem", day("3 Sep 2026", "2026-09-03"), "Two calls in August."),
        Assessment("Tomas Lind", "They hint at it", day("4 Sep 2026", "2026-09-04"), "Both calls were prompted."),
    )
    return Ladder(
        name=name,
        definition="A customer tells us of a fault of ours before we find it.",
        stage="They name the problem",
        was="since May 2026",
        rungs=(
            Rung("They tell us what it cost them", "next"),
            Rung("They name the problem", "now", "since May 2026", "Says plainly what went wrong, and where."),
            Rung("They hint at it", "done", "Jan 2025"),
        ),
        pips=ladder_pips(2, 3, "They name the problem"),
        evidence=EvidenceView(evidence_dots(4, 1, 1, "4 support, 1 speaks against, 1 both ways"), "6 observations."),
        assessments=seen if differ else (),
        note="" if differ else "Seen once. A pattern needs two observations.",
    )


def unseen_ladder() -> Ladder:
    """An indicator of which no stage has been seen."""
    ladder = candour_ladder(name="What we say when we decline")
    rungs = tuple(replace(rung, state="next", when="") for rung in ladder.rungs)
    pips = ladder_pips(0, 3, "Not seen yet")
    return replace(ladder, stage="Not seen yet", was="", rungs=rungs, pips=pips, evidence=None, assessments=())


def observed_leaf(*, href: str = "goals/trust/index.html", signs: int = 1) -> ObservedLeaf:
    """The observed half of the sample pair with up to five indicators."""
    names = (
        "How bad news reaches us",
        "Who speaks in the review",
        "What they do with a draft",
        "Whom they bring along",
    )
    further = tuple(candour_ladder(name=name, differ=not n) for n, name in enumerate(names[: signs - 1]))
    return ObservedLeaf(
        "Be the first call before a decision", href, badge("rising", "Rising"), (trust_ladder(), *further)
    )


BECAUSE = "Churn can be lowered with discounts. Trust cannot. Read together, neither has to stand on its own."


def facing() -> Facing:
    """The spread of a pair's page."""
    return Facing(
        id="churn--trust",
        first=measured_leaf(),
        second=observed_leaf(signs=2),
        because=BECAUSE,
        reading=badge("balanced", "Balanced"),
        said="Both the number and what people see move forward.",
    )


def entry_rows() -> tuple[EntryRow, ...]:
    """Four lettered entries: plain, a milestone, one against, one that reaches a stage."""
    whens = ("12 Jan 2026", "3 Mar 2026", "9 Jun 2026", "18 Aug 2026")
    rows = tuple(
        EntryRow(
            href=f"journal/{when:%Y-%m-%d}-note/index.html",
            when=When(text, f"{when:%Y-%m-%d}"),
            text=words,
            letter=key,
            id=f"e-{key}",
            by=("Tomas Lind", "Priya Raman", "Noor Haddad", "Priya Raman")[n],
            goals=(Link("Be the first call before a decision", "goals/trust/index.html"),) if n % 2 else (),
        )
        for n, ((key, when, words), text) in enumerate(zip(LETTERED, whens, strict=True))
    )
    return (
        rows[0],
        replace(rows[1], milestone=milestone()),
        replace(rows[2], lean="Speaks against the stage"),
        replace(rows[3], stage="Now at “They ask before deciding”"),
    )


def milestone() -> MilestoneView:
    """A shift in a relationship."""
    return MilestoneView("relationship", "They told us what they had chosen.", "They ask what we think of the choice.")


def unlettered(rows: tuple[EntryRow, ...]) -> tuple[EntryRow, ...]:
    """The rows as they stand on pages without a chart."""
    return tuple(replace(row, letter="", id="") for row in rows)


def measured_brief(
    title: str, name: str, value: str, *, towards: str, line: tuple[float, ...], aim: float, standing: Badge
) -> MeasuredBrief:
    """The measured half of a row; `line` is spread over the two years of the sample."""
    step = (len(MONTHS) - 1) / (len(line) - 1)
    points = [Point(MONTHS[round(n * step)], reading) for n, reading in enumerate(line)]
    picture = spark(points, target=aim, label=f"{name}, now {value}")
    return MeasuredBrief(title, f"goals/{slug(title)}/index.html", value, f"towards {towards}", picture, standing)


def observed_brief(title: str, stage: str, *, reached: int, of: int, growth: Badge) -> ObservedBrief:
    """The observed half of a row."""
    pips = ladder_pips(reached, of, stage)
    return ObservedBrief(title, f"goals/{slug(title)}/index.html", stage, "since July 2026", pips, growth)


def pair_row(measured: MeasuredBrief, observed: ObservedBrief, *, because: str, kind: Standing, said: str) -> PairRow:
    """Two halves in a row, read as `kind`."""
    href = f"pairs/{slug(measured.title)}--{slug(observed.title)}/index.html"
    return PairRow(href, measured, observed, because, badge(kind, kind.capitalize()), said)


def slug(title: str) -> str:
    """An id as an author would choose it: the last two words."""
    return "-".join(title.lower().split()[-2:])


def pair_rows() -> tuple[PairRow, ...]:
    """Six pairs, hollow first, and a goal that stands alone last."""
    churn = measured_brief(
        "Cut monthly customer churn",
        "Monthly customer churn",
        "2.9%",
        towards="2.5% by December 2026",
        line=CHURN,
        aim=2.5,
        standing=badge("watch", "Watch"),
    )
    both = "Both the number and what people see move forward."
    return (
        pair_row(
            measured_brief(
                "Answer support mail within a day",
                "First reply",
                "5.1 h",
                towards="6 h, reached in May",
                line=(19, 14, 11, 8, 6.2, 5.1),
                aim=6,
                standing=badge("reached", "Reached"),
            ),
            observed_brief(
                "Leave people wiser than they came",
                "We answer the question asked",
                reached=1,
                of=4,
                growth=badge("silent", "Silent"),
            ),
            because="A fast reply that teaches nothing brings the same question back next week.",
            kind="hollow",
            said="The number moves forward, what people see is silent.",
        ),
        pair_row(
            measured_brief(
                "Resolve more at first contact",
                "Resolved at first contact",
                "74%",
                towards="80% by December 2026",
                line=(61, 63, 62, 66, 69, 70, 72, 74),
                aim=80,
                standing=badge("path", "On path"),
            ),
            observed_brief(
                "Clinics that feel heard",
                "They correct our summary",
                reached=3,
                of=5,
                growth=badge("slipping", "Slipping"),
            ),
            because="A closed ticket is our word for it. Feeling heard is theirs.",
            kind="hollow",
            said="The number moves forward, what people see slips.",
        ),
        pair_row(
            churn,
            observed_brief(
                "Be the first call before a decision",
                "They ask before deciding",
                reached=3,
                of=5,
                growth=badge("rising", "Rising"),
            ),
            because=BECAUSE,
            kind="balanced",
            said=both,
        ),
        pair_row(
            measured_brief(
                "Build the first schedule in half an hour",
                "First schedule built in",
                "38 min",
                towards="30 min by March 2027",
                line=(46, 45, 45, 43, 44, 41, 40, 38),
                aim=30,
                standing=badge("path", "On path"),
            ),
            observed_brief(
                "A product people can learn in a day",
                "They finish with the guide open",
                reached=2,
                of=4,
                growth=badge("holding", "Holding"),
            ),
            because="Speed for experts would hide how much a newcomer still has to ask.",
            kind="balanced",
            said=both,
        ),
        pair_row(
            measured_brief(
                "Pass fewer decisions upwards",
                "Decisions passed upwards",
                "14%",
                towards="15% by June 2026",
                line=(31, 28, 26, 22, 19, 17, 15, 14),
                aim=15,
                standing=badge("reached", "Reached"),
            ),
            observed_brief(
                "A team that decides close to the work",
                "They decide, then tell us why",
                reached=4,
                of=5,
                growth=badge("rising", "Rising"),
            ),
            because="Fewer questions could also mean that nobody dares to ask.",
            kind="balanced",
            said=both,
        ),
        pair_row(
            measured_brief(
                "Eighteen months of runway",
                "Runway",
                "12.5 months",
                towards="18 months by December 2026",
                line=(11, 11, 11.5, 12, 11.8, 12.1, 12.5),
                aim=18,
                standing=badge("off", "Off path"),
            ),
            observed_brief(
                "Say no to work we should not take",
                "We name the reason out loud",
                reached=2,
                of=4,
                growth=badge("rising", "Rising"),
            ),
            because="Money in the bank is only a choice if we can use it as one.",
            kind="building",
            said="What people see moves forward, the number not yet.",
        ),
        PairRow("", replace(churn, title="Keep the office open"), None, "", None),
    )


def story_rows() -> tuple[StoryRow, ...]:
    """Two stories, the second without an author."""
    return (
        StoryRow(
            "The payroll question",
            "stories/payroll/index.html",
            "A clinic group rang us before it chose a vendor we do not sell. We told them not to buy ours.",
            day("20 August 2026", "2026-08-20"),
            "Priya Raman",
            (Link("Be the first call before a decision", "goals/trust/index.html"),),
        ),
        StoryRow(
            "What the silence cost",
            "stories/silence/index.html",
            "Two renewals went in June. The journal had said so since December, had we read it.",
            day("2 July 2026", "2026-07-02"),
        ),
    )


def quote() -> Quote:
    """A customer's words, with the story they are from."""
    return Quote(
        "We rang you before we rang our own board. I noticed that only afterwards.",
        "Amara Okafor, head of operations, Linden Clinics",
        Link("The payroll question", "stories/payroll/index.html"),
    )
