"""Rows that several pages list: entries, stories, goals."""

from __future__ import annotations

from datetime import date

from goalsite_gen.insight import PeriodKind, parse_period, period_of
from goalsite_gen.model import Entry, Goal, Portfolio, Story
from goalsite_gen.site import addresses, phrases, words
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import say, say_as
from goalsite_gen.site.sheets.dips import dip_tags
from goalsite_gen.site.sheets.measured import measured_brief, standing_of
from goalsite_gen.site.sheets.notes import entry_title, when
from goalsite_gen.site.sheets.observed import growth_of, observed_brief
from goalsite_gen.site.views import EntryRow, GoalRow, Image, Link, MeasuredBrief, MilestoneView, StoryRow, When


def entry_row(entry: Entry, edition: Edition, *, letter: str = "", with_goals: bool = True) -> EntryRow:
    """An entry in a list; `letter` ties it to a chart on the same page."""
    return EntryRow(
        href=addresses.href(addresses.entry_path(entry)),
        when=when(entry.date, short=True),
        text=entry_title(entry, edition),
        by=words.list_of(entry.authors) if entry.authors else "",
        goals=goal_links(entry.goals, edition.portfolio) if with_goals else (),
        letter=letter,
        lean=phrases.lean_words(entry.evidence),
        stage=stage_said(entry, edition.portfolio),
        milestone=milestone(entry),
        id=f"j-{letter}" if letter else "",
        beside=dip_tags(entry, edition) if letter else (),
    )


def milestone(entry: Entry) -> MilestoneView | None:
    """The shift that an entry records, if it is a milestone."""
    if entry.milestone is None:
        return None
    return MilestoneView(phrases.shift_words(entry.milestone.shift), entry.milestone.before, entry.milestone.after)


def stage_said(entry: Entry, portfolio: Portfolio) -> str:
    """The stage that an entry observed, as a phrase; empty where it names none."""
    stage = stage_named(entry, portfolio)
    return say("Stage: {stage}", stage=stage) if stage else ""


def stage_named(entry: Entry, portfolio: Portfolio) -> str:
    """The name of the stage that an entry observed, in quotation marks; empty where it names none."""
    if not entry.stage:
        return ""
    for name in entry.indicators:
        found = portfolio.indicator(name, entry.goals)
        if found and (stage := found[1].stage(entry.stage)):
            return words.quoted(stage.name)
    for goal_id in entry.goals:
        goal = portfolio.goal(goal_id)
        for indicator in goal.indicators if goal else ():
            if stage := indicator.stage(entry.stage):
                return words.quoted(stage.name)
    return ""


def goal_links(goals: tuple[str, ...], portfolio: Portfolio) -> tuple[Link, ...]:
    """Links to goals by their ids; those that this edition does not show are left out."""
    found = (portfolio.goal(name) for name in goals)
    return tuple(Link(goal.title, addresses.href(addresses.goal_path(goal))) for goal in found if goal)


def story_row(story: Story, edition: Edition) -> StoryRow:
    """A story in a list, with the author's summary word for word."""
    return StoryRow(
        title=story.title,
        href=addresses.href(addresses.story_path(story)),
        summary=story.summary,
        when=story_when(story, edition),
        by=words.list_of(story.authors) if story.authors else "",
        goals=goal_links(story.goals, edition.portfolio),
        cover=cover(story, edition),
    )


def story_when(story: Story, edition: Edition) -> When:
    """When a story was told, or the period it is about."""
    if story.date:
        return when(story.date)
    if story.period:
        return When(period_words(story.period, edition.portfolio), story.period[:4])
    return When(say("undated"), "")


def period_words(name: str, portfolio: Portfolio) -> str:
    """A period as read: "January to March 2026", "March 2026", "2026"."""
    period = parse_period(name, portfolio.settings.fiscal_year_start)
    if period.kind is PeriodKind.YEAR and portfolio.settings.fiscal_year_start == 1:
        return name[:4]
    return words.span(period.start, period.end)


def cover(story: Story, edition: Edition) -> Image | None:
    """A story's picture, where this edition shows it."""
    if not story.cover or story.cover not in edition.portfolio.media:
        return None
    width, height = edition.sizes.get(story.cover, (1200, 630))
    return Image(addresses.href(story.cover), story.cover_alt, width, height)


def goal_row(goal: Goal, edition: Edition) -> GoalRow:
    """A goal in a list, with its partners."""
    partners = tuple(
        Link(other.title, addresses.href(addresses.goal_path(other))) for other in edition.insight.partners(goal)
    )
    if goal.is_measured:
        brief = measured_brief(goal, edition)
        said, mark = _said(brief), brief.spark
        alone = "" if partners else say("Nothing stands beside it yet")
        badge = standing_of(goal, edition)
    else:
        seen = observed_brief(goal, edition)
        said, mark = seen.stage, seen.pips
        alone = "" if partners else say("No number stands beside it yet")
        badge = growth_of(goal, edition)
    return GoalRow(
        title=goal.title,
        href=addresses.href(addresses.goal_path(goal)),
        badge=badge,
        said=said,
        mark=mark,
        partners=partners,
        alone=alone,
        held_by=held_by(goal, edition),
        because=phrases.closed_words(goal),
    )


def _said(brief: MeasuredBrief) -> str:
    """The latest value of a number and where it leads, in one line."""
    if not brief.target:
        return brief.value
    return say_as("number", "{value} {target}", value=brief.value, target=brief.target)


def theme_links(themes: tuple[str, ...]) -> tuple[Link, ...]:
    """Links to themes, in words."""
    return tuple(Link(theme_name(theme), addresses.href(addresses.theme_path(theme))) for theme in themes)


def theme_name(theme: str) -> str:
    """A theme as read: its id with spaces for hyphens."""
    return theme.replace("-", " ")


def team_link(identifier: str | None, edition: Edition) -> Link:
    """A link to a team's page; its id alone where it has none, and nothing for no team."""
    team = edition.portfolio.team(identifier)
    return Link(team.title, addresses.href(addresses.team_path(team))) if team else Link(identifier or "")


def held_links(goal: Goal, edition: Edition) -> tuple[Link, ...]:
    """Who answers for a goal: the person, then the team with its page."""
    owner = (Link(goal.owner),) if goal.owner else ()
    return (*owner, team_link(goal.team, edition)) if goal.team else owner


def held_by(goal: Goal, edition: Edition) -> str:
    """Who answers for a goal: the person, then the team."""
    return words.row_of(tuple(filter(None, (goal.owner, edition.team_name(goal.team)))))


def quarter_words(day: date, portfolio: Portfolio) -> str:
    """The quarter of a day: "July to September 2026"."""
    period = period_of(day, PeriodKind.QUARTER, portfolio.settings.fiscal_year_start)
    return words.span(period.start, period.end)
