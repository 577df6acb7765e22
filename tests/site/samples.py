"""Sample views of every page type of a portfolio in use. All names and figures are invented."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup
from sample_clusters import clustered
from sample_parts import (
    BECAUSE,
    MONTHS,
    badge,
    churn_chart,
    churn_figure,
    day,
    entry_rows,
    facing,
    measured_leaf,
    milestone,
    observed_leaf,
    pair_rows,
    plain,
    quote,
    story_rows,
    unlettered,
    unseen_ladder,
)
from sample_periods import decisions_page, period_page, periods_page, review_page, reviews_page

from goalsite_gen.site import theme
from goalsite_gen.site.charts import (
    Point,
    Standing,
    rhythm,
    spark,
    standing_glyph,
)
from goalsite_gen.site.views import (
    NOTHING_BESIDE_NUMBER,
    Badge,
    ChangeRow,
    Choice,
    Closed,
    EmptyLeaf,
    EntryPage,
    EntryReading,
    EvidenceHealth,
    Facing,
    FeedbackRow,
    FigureView,
    Filter,
    GoalGroup,
    GoalPage,
    GoalRow,
    GoalsPage,
    HomePage,
    IndirectRow,
    JournalMonthPage,
    JournalPage,
    JournalYear,
    Link,
    Linked,
    MethodPage,
    MethodSection,
    MethodTerm,
    MonthLink,
    NotFoundPage,
    ObservedLeaf,
    Page,
    PairGroup,
    PairPage,
    PairsPage,
    Passage,
    PulseRow,
    PulseView,
    Quote,
    RuleGroup,
    RuleRow,
    ScorecardPage,
    SearchPage,
    Steps,
    StoriesPage,
    StoryPage,
    Term,
    Threshold,
    WayGroup,
    When,
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
        standing=Linked(
            "Of 6 open pairs, 2 are ",
            Link("hollow", "method/index.html#pairs"),
            ": their numbers advance, what people see does not.",
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
        standing=Linked(
            "Of 6 open pairs, 2 are ",
            Link("hollow", "method/index.html#pairs"),
            ": their numbers advance, what people see does not.",
        ),
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
            ChangeRow(day("4 Feb 2026", "2026-02-04"), "Target from 93% to 95%", "The first was met without effort."),
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
                Term("Silent months", plain("3 of its last 12, in a journal kept monthly")),
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
            'only twice.</p><section class="scroll" tabindex="0" aria-label="Table: vendors">'
            "<table><thead><tr><th>Vendor</th><th>Changes after Friday</th></tr></thead><tbody><tr>"
            "<td>First</td><td>No</td></tr><tr><td>Second</td><td>Yes, by telephone</td></tr></tbody></table></section>"
        ),
        quote=Quote("We rang you before we rang our own board.", "Amara Okafor, head of operations, Linden Clinics"),
        evidence=unlettered(entry_rows())[1:],
        evidence_sentence="Three entries, one of which speaks against it.",
        pairs=pair_rows()[2:3],
        pairs_said="As they stand on 30 September 2026.",
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
                "What a pair or a ladder is stands in the glossary.",
                link=Link("Glossary", "glossary/index.html"),
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


def search_page() -> SearchPage:
    """The search, with filters and ways."""
    names = theme.assets().names
    return SearchPage(
        path="search/index.html",
        title="Search",
        heading="Search",
        description="Find goals, pairs, entries and stories.",
        section="search",
        scripts=(names["js/minisearch.js"], names["js/search.js"]),
        index="search/texts.0a1b2c3d.js search/entries-1.4e5f6a7b.js",
        filters=(
            Filter("kind", "Kind", "Any kind", (Choice("goal", "Goal"), Choice("entry", "Journal entry"))),
            Filter("side", "Side", "Both sides", (Choice("m", "Measured"), Choice("o", "Observed"))),
        ),
        ways=(
            WayGroup("all-measured", "Measured goals", plain("Cut monthly customer churn")),
            WayGroup("all-months", "Month by month", MONTHS_LINKS, Link("The whole journal", "journal/index.html")),
        ),
    )


MONTHS_LINKS = (Link("September 2026", "journal/2026/09/index.html"), Link("August 2026", "journal/2026/08/index.html"))


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
        reviews_page(),
        review_page(),
        decisions_page(),
        periods_page(),
        period_page(),
        story_page(),
        search_page(),
        method_page(),
        not_found_page(),
        *clustered(),
    )
    return {page.path.removesuffix(".html").removesuffix("/index").replace("/", "-"): page for page in pages}
