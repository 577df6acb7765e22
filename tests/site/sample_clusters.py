"""Sample views of teams, themes, wins, the glossary, histories and years of the invented portfolio."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup
from sample_parts import badge, day, entry_rows, milestone, pair_rows, plain, story_rows, unlettered

from goalsite_gen.site.charts import evidence_dots, ladder_pips, rhythm, spark
from goalsite_gen.site.views import (
    EvidenceCell,
    EvidenceMap,
    EvidenceRow,
    EvidenceView,
    GlossaryLetter,
    GlossaryPage,
    GlossaryTerm,
    GoalGroup,
    GoalRow,
    Happening,
    HistoryPage,
    HistoryYear,
    JournalYearPage,
    Link,
    MethodTerm,
    Page,
    Part,
    Passage,
    Quote,
    SpreadRung,
    StageRow,
    StageSpread,
    StageTerm,
    Steps,
    Tag,
    TeamEvidence,
    TeamPage,
    TeamRow,
    TeamsPage,
    Term,
    ThemePage,
    ThemeRow,
    ThemesPage,
    WinFold,
    WinGroup,
    WinsPage,
    YearMonth,
)

TRUST = Link("Be the first call before a decision", "goals/trust/index.html")
CHURN = Link("Cut monthly customer churn", "goals/churn/index.html")


def goal_group(name: str, heading: str) -> GoalGroup:
    """A goal on each side."""
    measured = GoalRow(
        CHURN.text,
        CHURN.href,
        badge("watch", "Watch"),
        "2.9% towards 2.5%",
        spark((), target=None, label="x"),
        (TRUST,),
    )
    observed = GoalRow(
        TRUST.text, TRUST.href, badge("rising", "Rising"), "They ask before deciding", ladder_pips(3, 5, "x"), (CHURN,)
    )
    return GoalGroup(name, heading, (measured,), (observed,))


def spread() -> StageSpread:
    """Four signs over their ladders."""
    return StageSpread(
        "4 signs: 1 has reached its furthest stage, 3 stand on a stage in between.",
        (
            SpreadRung("Furthest stage", ladder_pips(1, 1, "1 sign"), "1 sign", is_empty=False),
            SpreadRung("Between", ladder_pips(3, 3, "3 signs"), "3 signs", is_empty=False),
            SpreadRung("First stage", Markup(""), "none", is_empty=True),
            SpreadRung("No stage seen yet", Markup(""), "none", is_empty=True),
        ),
        (
            StageRow("They bring others to us", "1 sign", (TRUST,)),
            StageRow("They ask before deciding", "3 signs", (TRUST, Link("How bad news travels", TRUST.href))),
        ),
        Link("All goals and their signs", "goals/index.html"),
    )


def happenings() -> tuple[Happening, ...]:
    """A change of terms, an entry that lost a stage, a milestone with what it led to."""
    return (
        Happening(
            day("5 Jan 2026", "2026-01-05"),
            "The target of “Monthly churn” is moved from 3% to 2.5%",
            CHURN.href,
            (Tag("Terms changed", against=True),),
            notes=(Passage("Because", "Three per cent was reached in the autumn."),),
        ),
        Happening(
            day("9 Jun 2026", "2026-06-09"),
            "Two renewals lost on price.",
            "journal/c/index.html",
            (
                Tag("Asks first: from “Unasked” back to “When asked”", against=True),
                Tag("Speaks against it", against=True),
            ),
            by="Tomas Lind",
            goals=(TRUST, CHURN),
        ),
        Happening(
            day("18 Aug 2026", "2026-08-18"),
            "Linden rang before choosing a payroll vendor.",
            "journal/d/index.html",
            (Tag("Milestone: Relationship"),),
            milestone=milestone(),
            notes=(Passage("What it led to", "A page of what we have seen with each vendor."),),
            by="Priya Raman",
        ),
    )


def team_rows() -> tuple[TeamRow, ...]:
    """A team, a part of it, and one that goals only name."""
    return (
        TeamRow("Customers", "teams/customers/index.html", "Holds 1 measured goal and 1 observed goal.", "It is so."),
        TeamRow(
            "Support",
            "teams/support/index.html",
            "Holds no goal of its own yet.",
            part_of=Link("Customers", "teams/customers/index.html"),
        ),
        TeamRow("night-shift", "", "Holds 1 observed goal."),
    )


def teams_page() -> TeamsPage:
    """All teams."""
    return TeamsPage(
        path="teams/index.html",
        title="Teams",
        heading="Teams",
        description="Who holds what.",
        section="teams",
        lead="Who holds what.",
        teams=team_rows(),
        without=goal_group("no-team", "Goals that no team holds"),
        more_goals=Link("All goals", "goals/index.html"),
    )


def team_page() -> TeamPage:
    """One team with everything that a team may show."""
    return TeamPage(
        path="teams/customers/index.html",
        title="Team: Customers",
        heading="Customers",
        description="Holds 1 measured goal and 1 observed goal.",
        section="teams",
        up=(Link("Teams", "teams/index.html"),),
        lead="Holds 1 measured goal and 1 observed goal.",
        meta=(Term("Led by", plain("Priya Raman")), Term("With", plain("Tomas Lind", "Amara Okafor"))),
        body=Markup("<p>Four people and a telephone.</p>"),
        groups=(goal_group("active", "Goals"), goal_group("closed", "Closed goals")),
        more_goals=Link("All goals", "goals/index.html"),
        balance="Every number here has a growth partner that somebody has observed lately.",
        whole="With the teams in it, it holds 1 measured goal and 2 observed goals.",
        growth_sentence="2 observed goals: 1 is rising and 1 is silent.",
        spread=spread(),
        pairs=pair_rows()[:2],
        more_pairs=Link("All pairs", "pairs/index.html"),
        milestones=unlettered(entry_rows())[1:2],
        more_milestones=Link("All wins", "wins/index.html"),
        entries=unlettered(entry_rows())[2:],
        more_entries=(TRUST, CHURN),
        stories=story_rows()[:1],
        more_stories=Link("All stories", "stories/index.html"),
        reviews=(Link("July to September 2026", "reviews/index.html#review-2026-q3"),),
        below=team_rows()[1:2],
    )


def themes_page() -> ThemesPage:
    """All themes with the map of evidence."""
    said = "2 support and 1 challenges"
    cells = (
        EvidenceCell("Customers", said, "themes/candour/index.html#seen-by-customers", evidence_dots(2, 1, 0, said)),
        EvidenceCell("Support", "Nothing yet"),
    )
    return ThemesPage(
        path="themes/index.html",
        title="Themes",
        heading="Themes",
        description="What runs through several goals.",
        section="themes",
        lead="What runs through several goals.",
        themes=(ThemeRow("candour", "themes/candour/index.html", "1 observed goal, 3 entries."),),
        evidence=EvidenceMap(
            (Link("Customers", "teams/customers/index.html"), Link("Support")),
            (EvidenceRow(Link("candour", "themes/candour/index.html"), cells),),
        ),
    )


def theme_page() -> ThemePage:
    """One theme with everything that a theme may show."""
    said = "3 observations: 2 support it and 1 challenges it."
    return ThemePage(
        path="themes/candour/index.html",
        title="Theme: candour",
        heading="Candour",
        description="What belongs to the theme.",
        section="themes",
        up=(Link("Themes", "themes/index.html"),),
        lead="1 observed goal, 3 entries.",
        meta=(Term("Written about by", plain("Customers")),),
        groups=(goal_group("active", "Goals"),),
        more_goals=Link("All goals", "goals/index.html"),
        spread=spread(),
        quotes=(
            Quote("We rang you first.", "Amara Okafor", Link("The payroll question", "stories/payroll/index.html")),
        ),
        seen=(
            TeamEvidence(
                "seen-by-customers",
                Link("Customers", "teams/customers/index.html"),
                EvidenceView(evidence_dots(2, 1, 0, said), said),
                unlettered(entry_rows()),
                "4 earlier entries stand in the whole histories of these goals:",
                (TRUST,),
            ),
        ),
        stories=story_rows()[:1],
        more_stories=Link("All stories", "stories/index.html"),
    )


def gain(*, lost: bool = False) -> Happening:
    """A stage gained, and what became of it."""
    return Happening(
        day("9 Jun 2025", "2025-06-09"),
        "Asks first: from “When asked” on to “Unasked”",
        "journal/c/index.html",
        (Tag("Lost again in June 2026", against=True),) if lost else (Tag("Agreed on together"),),
        goals=(TRUST,),
    )


def wins_page() -> WinsPage:
    """Wins of each kind, in two parts."""
    return WinsPage(
        path="wins/index.html",
        title="Wins",
        heading="Wins",
        description="What was gained.",
        section="wins",
        lead="What people judged to have been gained, and who saw it.",
        milestones=WinGroup(happenings()[2:], (WinFold("March 2026: 1 more", happenings()[2:]),)),
        reached=WinGroup(happenings()[:1]),
        stages=WinGroup(
            (gain(),), (WinFold("April to June 2025: 1 more", (gain(lost=True),)),), opened="July to September 2026"
        ),
        parts=(Part("2025 to 2026", "wins/index.html", is_here=True), Part("2024", "wins/2/index.html")),
    )


def glossary_page() -> GlossaryPage:
    """A sign with its stages, a number, and words of the site."""
    return GlossaryPage(
        path="glossary/index.html",
        title="Glossary",
        heading="Glossary",
        description="What is meant.",
        section="glossary",
        lead="What we mean when we say it.",
        letters=(
            GlossaryLetter(
                "letter-1",
                "A",
                (
                    GlossaryTerm(
                        "term-1",
                        "Asks first",
                        "observed",
                        "A customer asks for our view before choosing.",
                        TRUST,
                        (StageTerm("When asked", "They answer."), StageTerm("Unasked", "")),
                        (Term("We ask", plain("When did they last ring first?")),),
                        "Given up in May 2026.",
                    ),
                ),
            ),
            GlossaryLetter(
                "letter-2",
                "M",
                (GlossaryTerm("term-2", "Monthly churn", "measured", "", CHURN, (), (Term("Unit", plain("%")),)),),
            ),
        ),
        parts=(Part("A to M", "glossary/index.html", is_here=True), Part("N to Z", "glossary/2/index.html")),
        words=(MethodTerm("Pair", "Two goals read together."),),
    )


def history_page() -> HistoryPage:
    """The history of a goal in two parts."""
    return HistoryPage(
        path="goals/trust/history/index.html",
        title="History of Be the first call before a decision",
        heading=TRUST.text,
        description="Everything that happened.",
        section="goals",
        up=(Link("Goals", "goals/index.html"), TRUST),
        lead="Its history from the start, with all 3 entries of January to August 2026.",
        years=(HistoryYear("y2026", "2026", ("3 observations: 2 support it and 1 challenges it.",), happenings()),),
        jumps=(Link("2026", "goals/trust/history/index.html#y2026"),),
        parts=(
            Part("2026", "goals/trust/history/index.html", is_here=True),
            Part("2027", "goals/trust/history/2/index.html"),
        ),
    )


def year_page() -> JournalYearPage:
    """A year of the journal."""
    return JournalYearPage(
        path="journal/2026/index.html",
        title="Journal, 2026",
        heading="2026",
        description="96 entries in 2026.",
        section="journal",
        up=(Link("Journal", "journal/index.html"),),
        lead="96 entries, 3 milestones, 14 against.",
        rhythm=rhythm([n * 5 % 4 for n in range(39)], "Entries a week in 2026"),
        busy="Entries in 31 of 39 weeks of 2026",
        months=(
            YearMonth(
                "m08",
                "August 2026",
                "11 entries, 1 milestone.",
                rhythm([n % 3 for n in range(31)], "Entries on 20 days of August 2026"),
                happenings()[2:],
                Link("All 11 entries of August 2026", "journal/2026/08/index.html"),
            ),
            YearMonth(
                "m07",
                "July 2026",
                "1 entry.",
                rhythm([1], "Entries on 1 day of July 2026"),
                (),
                Link("The entry of July 2026", "journal/2026/07/index.html"),
            ),
        ),
        steps=(Steps("Year by year", Link("2025", "journal/2025/index.html"), None),),
    )


def clustered() -> tuple[Page, ...]:
    """Every page type of this file."""
    return (
        teams_page(),
        team_page(),
        themes_page(),
        theme_page(),
        wins_page(),
        glossary_page(),
        history_page(),
        year_page(),
    )


def shouted_clusters(title: str) -> dict[str, Page]:
    """Pages of this file with `title` in every text that an author writes."""
    text = {"title": title, "heading": title, "description": title, "lead": title}
    link = Link(title, "goals/x/index.html")
    rows = tuple(
        replace(row, text=title, by=title, goals=(link,), tags=(Tag(title),), notes=(Passage("Because", title),))
        for row in happenings()
    )
    stages = replace(spread(), stages=(StageRow(title, "2 signs", (link, link)),))
    sign = GlossaryTerm(
        "term-1", title, "observed", title, link, (StageTerm(title, title),), (Term("We ask", (link,)),)
    )
    cell = EvidenceCell(title, "1 supports", "themes/x/index.html#seen-by-x", evidence_dots(1, 0, 0, title))
    seen = replace(theme_page().seen[0], team=link, entries=(replace(entry_rows()[0], text=title),), more=(link,))
    return {
        "teams": replace(teams_page(), **text, teams=(TeamRow(title, "teams/x/index.html", title, title, link),)),
        "team": replace(team_page(), **text, meta=(Term("With", (link,)),), spread=stages, reviews=(link,)),
        "themes": replace(themes_page(), **text, evidence=EvidenceMap((link,), (EvidenceRow(link, (cell,)),))),
        "theme": replace(theme_page(), **text, spread=stages, quotes=(Quote(title, title, link),), seen=(seen,)),
        "wins": replace(wins_page(), **text, milestones=WinGroup(rows), stages=WinGroup(rows, opened=title)),
        "glossary": replace(glossary_page(), **text, letters=(GlossaryLetter("l", "A", (sign,)),)),
        "history": replace(history_page(), **text, up=(link,), years=(HistoryYear("y1", "2026", (title,), rows),)),
    }
