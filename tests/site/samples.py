"""Sample views of every page type, realistic and hard, for the tests of templates and style sheet.

All names and figures are invented. `realistic()` is a portfolio in use, `hard()` what authors get wrong or push
to the limit.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from markupsafe import Markup

from goalsite_gen.site import theme
from goalsite_gen.site.charts import (
    LineChart,
    Note,
    Point,
    Standing,
    evidence_dots,
    ladder_pips,
    line_chart,
    rhythm,
    spark,
    standing_glyph,
)
from goalsite_gen.site.views import (
    NOTHING_BESIDE_NUMBER,
    Assessment,
    Badge,
    ChangeRow,
    ChartView,
    Closed,
    EmptyLeaf,
    EntryPage,
    EntryReading,
    EntryRow,
    EvidenceHealth,
    EvidenceView,
    Facing,
    FeedbackRow,
    FigureView,
    GoalGroup,
    GoalPage,
    GoalRow,
    GoalsPage,
    HomePage,
    IndirectRow,
    JournalMonthPage,
    JournalPage,
    JournalYear,
    Ladder,
    Link,
    MeasuredBrief,
    MeasuredLeaf,
    MethodPage,
    MethodSection,
    MethodTerm,
    MilestoneView,
    MonthLink,
    NavItem,
    NotFoundPage,
    ObservedBrief,
    ObservedLeaf,
    Page,
    PairGroup,
    PairPage,
    PairRow,
    PairsPage,
    Passage,
    PulseRow,
    PulseView,
    Quote,
    ReadingRow,
    RuleGroup,
    RuleRow,
    Rung,
    ScorecardPage,
    SiteView,
    Steps,
    StoriesPage,
    StoryPage,
    StoryRow,
    Term,
    Threshold,
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
    names = theme.asset_names()
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
        stylesheet=names[theme.STYLESHEET],
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
        notes=tuple(Note(when, key, text, f"#e-{key}") for key, when, text in LETTERED),
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
    return MeasuredBrief(title, f"goals/{slug(title)}/index.html", name, value, f"towards {towards}", picture, standing)


def observed_brief(title: str, stage: str, *, reached: int, of: int, growth: Badge) -> ObservedBrief:
    """The observed half of a row."""
    pips = ladder_pips(reached, of, stage)
    return ObservedBrief(
        title, f"goals/{slug(title)}/index.html", "What they do", stage, "since July 2026", pips, growth
    )


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


def home_page() -> HomePage:
    """The first page of a portfolio in use."""
    rows = unlettered(entry_rows())
    return HomePage(
        path="index.html",
        title="Overview",
        heading="Rotas that give clinics their evenings back",
        description="Six pairs of goals. Two numbers move while what people see does not.",
        section="home",
        lead=(
            "Two of our numbers move without the behaviour they were meant to bring. We put those first. The rest of "
            "this letter tells what we saw, what speaks against us, and what we do next."
        ),
        meta=(
            Term("Edition", plain("Board, third quarter 2026")),
            Term("As of", plain("30 September 2026")),
            Term("Next review", plain("15 January 2027")),
        ),
        pairs=pair_rows(),
        balance=(
            "Five of our six results goals have a growth goal beside them that was seen to live this quarter; "
            "one stands alone."
        ),
        more_pairs=Link("All pairs, by how they read", "pairs/index.html"),
        milestones=rows[1:2],
        latest=(rows[3], rows[2], rows[0]),
        against=rows[2:3],
        against_sentence="Of the 41 entries of this quarter, 9 speak against a stage we had claimed.",
        stories=story_rows(),
        quote=quote(),
        reading_time="Five minutes to read",
    )


def pair_page() -> PairPage:
    """The page that the look was drawn for."""
    return PairPage(
        path="pairs/churn--trust/index.html",
        title="Cut monthly customer churn, beside Be the first call before a decision",
        heading="Cut monthly customer churn",
        beside="Be the first call before a decision",
        description="Churn is 2.9% against a 2.5% target; customers now ask before deciding.",
        section="pairs",
        up=(Link("Pairs", "pairs/index.html"),),
        lead=(
            "Fewer customers leave, and more of them ask before they act. The number is a little behind its path. The "
            "behaviour underneath it is further on than we hoped for by now."
        ),
        meta=(
            Term("Held by", plain("Priya Raman, customers", "Tomas Lind, support")),
            Term("Period", plain("October 2024 to December 2026")),
            Term("Last review", plain("30 September 2026")),
            Term("Next review", plain("15 January 2027")),
        ),
        facing=facing(),
        entries=entry_rows(),
        account=(
            Passage(
                "This quarter",
                Markup(
                    '<p>Monthly churn closed September at <data class="live" value="2.9">2.9%</data>, against '
                    '<data class="live" value="2.8">2.8%</data> planned for the month. Most of the fall since January '
                    "follows one change: onboarding calls now happen in the first week, at the support team’s own "
                    "suggestion.</p><p>The ladder moved in July. For two quarters customers had answered whatever we "
                    "asked them; since July they have asked us first.</p>"
                ),
                ("A figure set in blue is read from the metric when the site is built.",),
            ),
            Passage(
                "What we missed",
                Markup(
                    "<p>June cost us two renewals on price. Going back through the journal, neither account had asked "
                    "us anything since December. Six months of silence had been in front of us.</p>"
                ),
            ),
        ),
        others=pair_rows()[2:5],
        steps=(
            Steps(
                "Pairs",
                Link("Answer support mail within a day", "pairs/m0--o0/index.html"),
                Link("Build the first schedule in half an hour", "pairs/m2--o2/index.html"),
            ),
        ),
        downloads=(Link("Readings as CSV", "data/churn.csv"),),
        reviewed="30 September 2026",
        reading_time="Three minutes to read",
    )


def groups() -> tuple[PairGroup, ...]:
    """Pairs by reading."""
    rows = pair_rows()
    return (
        PairGroup("hollow", "Hollow", "The number moves forward; growth is silent or slipping.", rows[:2]),
        PairGroup("balanced", "Balanced", "Both move forward.", rows[2:5]),
        PairGroup("building", "Building", "Growth moves forward; the number not yet.", rows[5:6]),
        PairGroup("alone", "Standing alone", "", rows[6:]),
    )


def pairs_page() -> PairsPage:
    """All pairs, by reading."""
    return PairsPage(
        path="pairs/index.html",
        title="Pairs",
        heading="Pairs",
        description="Every number beside what people observe.",
        section="pairs",
        lead="Every number beside what people observe, hollow pairs first.",
        groups=groups(),
    )


def scorecard_page() -> ScorecardPage:
    """Every pair on one sheet."""
    rows = pair_rows()
    return ScorecardPage(
        path="scorecard/index.html",
        title="Scorecard",
        heading="Scorecard",
        description="Every goal of the portfolio on one sheet.",
        section="scorecard",
        lead="What we count and what we see, line by line.",
        groups=(
            PairGroup("customers", "Customers", "Held by the customer team.", rows[:3]),
            PairGroup("company", "Company", "", rows[3:]),
        ),
        sentences=("Of seven numbers two have reached their target, two are on path, one is off it.",),
    )


def goal_rows() -> tuple[tuple[GoalRow, ...], tuple[GoalRow, ...]]:
    """The rows of the goals index, measured and observed."""
    measured, observed = [], []
    for row in pair_rows():
        m, o = row.measured, row.observed
        if m:
            partners = (Link(o.title, o.href),) if o else ()
            alone = "" if o else NOTHING_BESIDE_NUMBER
            said = f"{m.value} {m.target}"
            measured.append(GoalRow(m.title, m.href, m.badge, said, m.spark, partners, alone, "Priya Raman"))
        if m and o:
            observed.append(GoalRow(o.title, o.href, o.badge, o.stage, o.pips, (Link(m.title, m.href),)))
    return tuple(measured), tuple(observed)


def goals_page() -> GoalsPage:
    """All goals, both sides abreast, closed ones last."""
    measured, observed = goal_rows()
    closed = replace(
        measured[0],
        badge=badge("missed", "Missed"),
        because="Missed on 30 June 2026: we hired a month late and did not say so.",
    )
    return GoalsPage(
        path="goals/index.html",
        title="Goals",
        heading="Goals",
        description="All goals of the portfolio.",
        section="goals",
        lead="What we want to reach, and how we want to become able to.",
        groups=(
            GoalGroup("active", "Active", measured, observed),
            GoalGroup("closed", "Closed", (closed,), ()),
        ),
    )


def measured_goal_page() -> GoalPage:
    """A measured goal with two metrics, a moved target and two partners."""
    second = FigureView(
        "Net revenue kept",
        "97%",
        "stay above 95%",
        badge("holding", "Holding"),
        churn_chart("kept"),
        changes=(
            ChangeRow(day("4 Feb 2026", "2026-02-04"), "Target from 93% to 95%.", "The first was met without effort."),
        ),
    )
    own = replace(measured_leaf(href=""), heading="Monthly customer churn", figures=(churn_figure(), second))
    brief = replace(own, brief=True)
    other = ObservedLeaf(
        "Say no to work we should not take",
        "goals/no/index.html",
        badge("silent", "Silent"),
        (unseen_ladder(),),
    )
    return GoalPage(
        path="goals/churn/index.html",
        title="Cut monthly customer churn",
        heading="Cut monthly customer churn",
        description="2.9%, towards 2.5% by December 2026.",
        section="goals",
        up=(Link("Goals", "goals/index.html"),),
        lead="So that a clinic that trusts us with its rota does not have to look for somebody else each year.",
        serves=(
            Link("Grow by being recommended", "goals/grow/index.html"),
            Link("Rotas that give clinics their evenings back"),
        ),
        side="measured",
        standing=badge("watch", "Watch"),
        said="Nine tenths of the way should be done by now; the number is a little short of that.",
        meta=(
            Term("Held by", plain("Priya Raman")),
            Term("Team", plain("Customers")),
            Term("Period", plain("October 2024 to December 2026")),
            Term("Type", plain("Performance")),
        ),
        facings=(
            Facing(
                "f1",
                observed_leaf(),
                own,
                BECAUSE,
                badge("balanced", "Balanced"),
                "Both move forward.",
                "pairs/churn--trust/index.html",
            ),
            Facing(
                "f2",
                other,
                brief,
                "A customer kept at any price is not kept.",
                badge("hollow", "Hollow"),
                "The number moves forward, what people see is silent.",
                "pairs/churn--no/index.html",
            ),
        ),
        body=Markup(
            "<p>We count an account as lost on the day its notice arrives, not on the day it leaves.</p>"
            "<h3>What the number leaves out</h3><p>Accounts that stay and stop using us.</p>"
        ),
        entries=entry_rows(),
        more_entries=Link("All 34 entries about this goal", "journal/index.html"),
        stories=story_rows(),
        children=goal_rows()[0][:2],
        downloads=(Link("Readings as CSV", "data/churn.csv"),),
        reviewed="30 September 2026",
        reading_time="Four minutes to read",
    )


def observed_goal_page() -> GoalPage:
    """An observed goal with five indicators, a pulse, feedback and indirect numbers."""
    points = [Point(month, 3.4 + 0.03 * n) for n, month in enumerate(MONTHS[::3])]
    return GoalPage(
        path="goals/trust/index.html",
        title="Be the first call before a decision",
        heading="Be the first call before a decision",
        description="Customers now ask before deciding.",
        section="goals",
        up=(Link("Goals", "goals/index.html"),),
        lead="So that customers stay because they trust us, and tell us early when they are about to stop.",
        serves=(Link("Rotas that give clinics their evenings back"),),
        side="observed",
        standing=badge("rising", "Rising"),
        said="A stage was gained in July, and three of four entries since support it.",
        meta=(
            Term("Held by", plain("Tomas Lind")),
            Term("Period", plain("Continuous, since October 2024")),
            Term("Needs", plain("Relatedness")),
        ),
        facings=(
            Facing(
                "f1",
                replace(observed_leaf(signs=5, href=""), heading="What we look for"),
                measured_leaf(),
                BECAUSE,
                badge("balanced", "Balanced"),
                "Both move forward.",
                "pairs/churn--trust/index.html",
            ),
        ),
        behaviours=(
            "We ring before we write.",
            "We say what we would do in their place.",
            "We name what we do not know.",
        ),
        feedback=(
            FeedbackRow("Account leads", "When did a customer surprise us?", "each month"),
            FeedbackRow("Customers", "What should we have asked you?", "each quarter"),
        ),
        pulses=(
            PulseView(
                "I would ask Northfield before I decide.",
                "On a scale from 1, not at all, to 5, always.",
                "3.6 in July 2026 from 31 answers",
                spark(points, target=None, label="From 3.4 to 3.6 over eight rounds"),
                (
                    PulseRow(day("Jan 2026", "2026-01"), "3.4", "28 answers"),
                    PulseRow(day("Jul 2026", "2026-07"), "3.6", "31 answers"),
                ),
            ),
        ),
        indirect=(
            IndirectRow(
                Link("Introductions by customers", "goals/intro/index.html"),
                "7 a month",
                spark(points, target=None, label="Introductions by customers, now 7 a month"),
            ),
        ),
        body=Markup("<p>It felt odd to be rung first. We were not ready for it, and said so.</p>"),
        entries=entry_rows(),
        health=EvidenceHealth(
            "Of 34 entries, 24 support a stage, 7 speak against one and 3 both ways.",
            (
                Term("Last entry against", plain("23 days ago")),
                Term("Recorded", plain("two days after it was seen, as a median")),
                Term("Observers", plain("six people")),
                Term("Silent weeks", plain("four of the last 26")),
            ),
            rhythm([n * 7 % 4 for n in range(52)], "Entries a week over a year"),
        ),
        stories=story_rows()[:1],
        reviewed="30 September 2026",
        reading_time="Four minutes to read",
    )


def closed_goal_page() -> GoalPage:
    """A measured goal that was missed, without partner and without entries."""
    page = measured_goal_page()
    leaf = replace(
        measured_leaf("closed", href=""),
        badge=badge("missed", "Missed"),
        closed="Closed on 30 June 2026: we hired a month late and did not say so.",
    )
    return replace(
        page,
        path="goals/onboarding/index.html",
        title="Onboard in five days",
        heading="Onboard in five days",
        standing=badge("missed", "Missed"),
        closed=Closed(
            badge("missed", "Missed"), day("30 June 2026", "2026-06-30"), "We hired a month late and did not say so."
        ),
        facings=(Facing("f1", EmptyLeaf("observed", NOTHING_BESIDE_NUMBER), leaf),),
        entries=(),
        entries_nothing="No entry speaks of this goal yet.",
        more_entries=None,
        stories=(),
        children=(),
        body="",
        serves=(),
    )


def journal_page() -> JournalPage:
    """The journal by year and month."""
    months = tuple(
        MonthLink(
            When(f"{name} 2026", f"2026-{n:02}"), f"journal/2026/{n:02}/index.html", f"{n + 3} entries, 1 milestone"
        )
        for n, name in reversed([(8, "August"), (9, "September")])
    )
    return JournalPage(
        path="journal/index.html",
        title="Journal",
        heading="Journal",
        description="What people observed, month by month.",
        section="journal",
        lead="What people saw, on the day they saw it.",
        latest=unlettered(entry_rows())[::-1],
        years=(
            JournalYear(
                "2026",
                rhythm([n * 5 % 4 for n in range(39)], "Entries a week in 2026"),
                "96 entries by nine people, 14 of them against a stage.",
                months,
            ),
        ),
    )


def month_page() -> JournalMonthPage:
    """One month of the journal."""
    return JournalMonthPage(
        path="journal/2026/08/index.html",
        title="Journal, August 2026",
        heading="August 2026",
        description="11 entries of August 2026.",
        section="journal",
        up=(Link("Journal", "journal/index.html"),),
        lead="11 entries by five people; one milestone, three against a stage.",
        entries=unlettered(entry_rows())[::-1],
        steps=(
            Steps(
                "Months",
                Link("July 2026", "journal/2026/07/index.html"),
                Link("September 2026", "journal/2026/09/index.html"),
            ),
        ),
    )


def entry_page() -> EntryPage:
    """An entry that is a milestone, an experiment and carries a reading."""
    return EntryPage(
        path="journal/2026-03-03-linden/index.html",
        title="Linden rang before choosing, 3 March 2026",
        heading="Linden rang before choosing",
        description="Linden Clinics rang before choosing a payroll vendor.",
        section="journal",
        up=(Link("Journal", "journal/index.html"), Link("March 2026", "journal/2026/03/index.html")),
        when=day("3 March 2026", "2026-03-03"),
        observation=Markup(
            "<p>Amara rang on Tuesday morning, before their board met. They are choosing a payroll vendor, and wanted "
            "to know what we had seen elsewhere. We do not sell payroll. It is the first call of its kind.</p>"
        ),
        evidence=Badge(standing_glyph("path"), "Supports the stage"),
        facts=(
            Term("Observed by", plain("Priya Raman")),
            Term("When", plain("3 March 2026, written down the same day")),
            Term("Goal", (Link("Be the first call before a decision", "goals/trust/index.html"),)),
            Term("Indicator", plain("How customers come to us")),
            Term("Stage seen", plain("They ask before deciding")),
            Term("Source", plain("Feedback")),
        ),
        milestone=milestone(),
        passages=(
            Passage("Impact", Markup("<p>We are in the room before the choice, and can warn of what it breaks.</p>")),
            Passage("Led to", Markup("<p>A page of what we have seen with each vendor, good and bad.</p>")),
        ),
        experiment=(
            Passage("Tried", "Answering the question asked, with no offer at the end."),
            Passage("Noticed", "The call ran twenty minutes longer than the question."),
            Passage("Next", "Do the same in the next two calls and compare."),
        ),
        readings=(EntryReading(Link("Monthly customer churn", "goals/churn/index.html"), "3.65%"),),
        pairs=pair_rows()[2:3],
        steps=(
            Steps(
                "In this goal",
                Link("Support proposed moving onboarding calls", "journal/a/index.html"),
                Link("Two renewals lost on price", "journal/c/index.html"),
            ),
            Steps("In the journal", None, Link("A quiet week", "journal/q/index.html")),
        ),
        reading_time="Half a minute to read",
    )


def stories_page() -> StoriesPage:
    """All stories."""
    return StoriesPage(
        path="stories/index.html",
        title="Stories",
        heading="Stories",
        description="Evidence told as it happened.",
        section="stories",
        lead="What the numbers cannot carry, told by those who were there.",
        stories=story_rows(),
    )


def story_page() -> StoryPage:
    """One story with its evidence."""
    return StoryPage(
        path="stories/payroll/index.html",
        title="The payroll question",
        heading="The payroll question",
        description=story_rows()[0].summary,
        section="stories",
        up=(Link("Stories", "stories/index.html"),),
        lead=story_rows()[0].summary,
        meta=(Term("Told by", plain("Priya Raman")), Term("When", plain("August 2026"))),
        body=Markup(
            "<p>The call came on a Tuesday. Linden had three offers on the table, and none of them was ours, because "
            "we do not sell payroll. They wanted to know which of the three would still let them change a rota on a "
            "Friday night.</p><h3>What we said</h3><p>We told them what we had seen, and that we had seen it "
            'only twice.</p><div class="scroll" role="region" tabindex="0" aria-label="Table: vendors"><table><thead><tr><th>Vendor</th><th>Changes after Friday</th></tr></thead><tbody><tr>'
            "<td>First</td><td>No</td></tr><tr><td>Second</td><td>Yes, by telephone</td></tr></tbody></table></div>"
        ),
        quote=Quote("We rang you before we rang our own board.", "Amara Okafor, head of operations, Linden Clinics"),
        evidence=unlettered(entry_rows())[1:],
        evidence_sentence="Three entries, one of which speaks against it.",
        pairs=pair_rows()[2:3],
        steps=(Steps("Stories", Link("What the silence cost", "stories/silence/index.html"), None),),
        reading_time="Two minutes to read",
    )


def method_page() -> MethodPage:
    """Thresholds, vocabulary and rules."""
    words: tuple[tuple[Standing, str, str], ...] = (
        ("path", "On path", "The pace is at least 95 per cent of the planned one."),
        ("watch", "Watch", "The pace is between 60 and 95 per cent of the planned one."),
        ("off", "Off path", "The pace is below 60 per cent of the planned one."),
        ("slipping", "Slipping", "The number is worse than where it started."),
        ("stale", "Stale", "The latest reading is older than twice its rhythm."),
    )
    return MethodPage(
        path="method/index.html",
        title="Method",
        heading="How this site judges",
        description="Every threshold and every word used on this site.",
        section="method",
        lead="No mood is entered by hand. What is said of a goal follows from its readings and its journal.",
        sections=(
            MethodSection(
                "standing",
                "Standing",
                Markup("<p>A standing compares the share done with the share planned for the day of the reading.</p>"),
                tuple(MethodTerm(word, meaning, badge(kind, word)) for kind, word, meaning in words),
                (
                    Threshold("On path from", "0.95 of the planned pace", "our choice"),
                    Threshold("Watch from", "0.60 of the planned pace", "our choice"),
                ),
            ),
            MethodSection(
                "words",
                "Words",
                "",
                (
                    MethodTerm("Pair", "A number and what people observe, read together."),
                    MethodTerm("Ladder", "The stages of an indicator, from first to furthest."),
                ),
            ),
        ),
        rules=(
            RuleGroup(
                "Pairs",
                (
                    RuleRow("P301", "unpaired-goal", "warning", "An active goal stands without a partner."),
                    RuleRow("P302", "same-side-pair", "error", "Two measured goals are paired."),
                ),
            ),
        ),
    )


def not_found_page() -> NotFoundPage:
    """The page for a wrong turn."""
    return NotFoundPage(
        path="404.html",
        title="Not found",
        heading="There is no such page",
        description="This address leads nowhere.",
        lead="It may have been renamed, or kept for another edition.",
        links=(
            Link("Overview", "index.html"),
            Link("All pairs", "pairs/index.html"),
            Link("Journal", "journal/index.html"),
        ),
    )


def realistic() -> dict[str, Page]:
    """Every page type of a portfolio in use, by name."""
    pages: tuple[Page, ...] = (
        home_page(),
        scorecard_page(),
        pairs_page(),
        pair_page(),
        goals_page(),
        measured_goal_page(),
        observed_goal_page(),
        closed_goal_page(),
        journal_page(),
        month_page(),
        entry_page(),
        stories_page(),
        story_page(),
        method_page(),
        not_found_page(),
    )
    return {page.path.removesuffix(".html").removesuffix("/index").replace("/", "-"): page for page in pages}


def titled(row: PairRow, title: str) -> PairRow:
    """A pair whose every text is `title`."""
    assert row.measured is not None
    assert row.observed is not None
    return replace(
        row,
        because=title,
        said=title,
        measured=replace(row.measured, title=title, name=title, target=title),
        observed=replace(row.observed, title=title, stage=title, since=title),
    )


def shouted(title: str) -> dict[str, Page]:
    """Page types that print an author's texts, with `title` in every one of them."""
    rows = tuple(
        replace(row, text=title, by=title, goals=plain(title), stage=title, lean=title) for row in entry_rows()
    )
    story = replace(story_rows()[0], title=title, summary=title, by=title, goals=plain(title))
    ladder = replace(
        trust_ladder(),
        name=title,
        stage=title,
        was=title,
        definition=title,
        rungs=tuple(replace(rung, name=title, looks_like=title) for rung in trust_ladder().rungs),
    )
    spread = replace(
        facing(),
        first=replace(measured_leaf(), heading=title, figures=(replace(churn_figure(), was=title),)),
        second=replace(
            observed_leaf(), heading=title, ladders=(ladder, replace(candour_ladder(), name=title, stage=title))
        ),
        because=title,
    )
    pair = titled(pair_rows()[0], title)
    goal = replace(goal_rows()[0][0], title=title, said=title, held_by=title, partners=plain(title), because=title)
    meta = (Term("Held by", plain(title)),)
    text = {"title": title, "heading": title, "description": title, "lead": title}
    return {
        "home": replace(
            home_page(),
            **text,
            pairs=(pair,),
            latest=rows,
            stories=(story,),
            quote=Quote(title, title),
            meta=meta,
        ),
        "scorecard": replace(scorecard_page(), **text, groups=(PairGroup("g", title, title, (pair,)),)),
        "pair": replace(pair_page(), **text, beside=title, facing=spread, entries=rows, others=(pair,), meta=meta),
        "goals": replace(goals_page(), **text, groups=(GoalGroup("g", title, (goal,), (goal,)),)),
        "goal": replace(
            observed_goal_page(),
            **text,
            facings=(replace(spread, first=spread.second, second=spread.first),),
            behaviours=(title,),
            entries=rows,
            meta=meta,
        ),
        "journal": replace(journal_page(), **text, latest=rows),
        "entry": replace(
            entry_page(),
            **text,
            milestone=MilestoneView(title, title, title),
            facts=meta,
            pairs=(pair,),
            steps=(Steps(title, Link(title, "x/index.html"), Link(title, "y/index.html")),),
        ),
        "stories": replace(stories_page(), **text, stories=(story,)),
        "story": replace(story_page(), **text, evidence=rows, quote=Quote(title, title), pairs=(pair,), meta=meta),
    }


def hard() -> dict[str, Page]:
    """What authors get wrong or push to the limit, by name."""
    many = pair_rows()[:6] * 7
    empty_home = replace(
        home_page(),
        pairs=(),
        balance="",
        more_pairs=None,
        milestones=(),
        latest=(),
        against=(),
        against_sentence="",
        stories=(),
        quote=None,
        nothing="No goal is told here yet.",
    )
    pages: dict[str, Page] = {
        "empty-home": empty_home,
        "empty-pairs": replace(pairs_page(), groups=(), nothing="No two goals are paired yet."),
        "empty-scorecard": replace(scorecard_page(), groups=(), sentences=(), nothing="No goal is told here yet."),
        "empty-goals": replace(goals_page(), groups=(), nothing="No goal is told here yet."),
        "empty-journal": replace(journal_page(), latest=(), years=(), nothing="No entry has been written yet."),
        "empty-stories": replace(stories_page(), stories=(), nothing="No story has been told yet."),
        "forty-pairs": replace(home_page(), pairs=many[:40]),
        "forty-on-a-sheet": replace(scorecard_page(), groups=(PairGroup("all", "All", "", many[:40]),)),
        "silent-goal": replace(
            observed_goal_page(),
            facings=(
                Facing(
                    "f1",
                    ObservedLeaf("What we look for", "", badge("silent", "Silent"), (), silence="No entry yet."),
                    EmptyLeaf("measured", "No number stands beside this yet."),
                ),
            ),
            entries=(),
            entries_nothing="No entry speaks of this goal yet.",
            health=None,
            stories=(),
        ),
        "no-reading": replace(
            pair_page(),
            facing=replace(
                facing(),
                first=replace(
                    measured_leaf(),
                    badge=badge("none", "No reading"),
                    figures=(FigureView("Churn", "", "No reading yet; towards 2.5%.", badge("none", "No reading")),),
                ),
                reading=badge("early", "Too early"),
                said="There is too little to read on either side.",
            ),
        ),
    }
    for name, text in (("unbroken", UNBROKEN), ("rtl", RIGHT_TO_LEFT), ("emoji", EMOJI), ("hostile", HOSTILE)):
        pages |= {f"{name}-{kind}": page for kind, page in shouted(text).items()}
    return pages
