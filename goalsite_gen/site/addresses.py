"""Where everything lies in the site: output paths, and links between them. Ids are lower-cased and stable."""

from __future__ import annotations

import posixpath
from datetime import date
from functools import lru_cache
from urllib.parse import quote

from goalsite_gen.model import Entry, Goal, Metric, Review, Story, Team
from goalsite_gen.model.types import Content, slug

HOME = "index.html"
SCORECARD = "scorecard/index.html"
GOALS = "goals/index.html"
PAIRS = "pairs/index.html"
JOURNAL = "journal/index.html"
STORIES = "stories/index.html"
REVIEWS = "reviews/index.html"
PERIODS = "periods/index.html"
WINS = "wins/index.html"
DECISIONS = "decisions/index.html"
TEAMS = "teams/index.html"
THEMES = "themes/index.html"
GLOSSARY = "glossary/index.html"
SEARCH = "search/index.html"
METHOD = "method/index.html"
NOT_FOUND = "404.html"
FEED = "feed.xml"
STORIES_FEED = "stories/feed.xml"
PORTFOLIO = "portfolio.json"
SCHEMA = "portfolio.schema.json"
DATA = "data/"
ENTRIES_CSV = "data/entries.csv"


def goal_path(goal: Goal) -> str:
    """The page of a goal."""
    return f"goals/{goal.id.lower()}/index.html"


def pair_path(measured: Goal, observed: Goal) -> str:
    """The page of a pair, named after both halves."""
    return f"pairs/{measured.id.lower()}--{observed.id.lower()}/index.html"


def entry_path(entry: Entry) -> str:
    """The page of a journal entry."""
    return f"journal/{entry.id.lower()}/index.html"


def month_path(day: date) -> str:
    """The journal of the month in which a day lies."""
    return f"journal/{day.year:04}/{day.month:02}/index.html"


def story_path(story: Story) -> str:
    """The page of a story."""
    return f"stories/{story.id.lower()}/index.html"


def year_path(year: int) -> str:
    """The journal of a calendar year."""
    return f"journal/{year:04}/index.html"


def history_path(goal: Goal) -> str:
    """The full history of a goal: everything that was written about it and every change of its terms."""
    return f"goals/{goal.id.lower()}/history/index.html"


def period_path(name: str) -> str:
    """The page of a period, by its name: `2026`, `2026-q1`, `2026-03`."""
    return f"periods/{name.lower()}/index.html"


def team_path(team: Team) -> str:
    """The page of a team."""
    return f"teams/{team.id.lower()}/index.html"


@lru_cache(maxsize=4096)
def theme_path(theme: str) -> str:
    """The page of a theme."""
    return f"themes/{slug(theme)}/index.html"


def goal_feed(goal: Goal) -> str:
    """The feed of what is written about a goal."""
    return f"goals/{goal.id.lower()}/feed.xml"


def team_feed(team: Team) -> str:
    """The feed of a team."""
    return f"teams/{team.id.lower()}/feed.xml"


def review_path(review: Review) -> str:
    """The page of a review."""
    return f"reviews/{review.id.lower()}/index.html"


def review_anchor(review: Review) -> str:
    """Where a review begins on a page that shows several."""
    return f"review-{review.id.lower()}"


def csv_path(metric: Metric) -> str:
    """The table of a metric's readings; a dot in its name, which no id has, keeps it apart from that of the journal."""
    path = f"data/{metric.id.lower()}.csv"
    return path if path != ENTRIES_CSV else "data/entries.readings.csv"


def page_of(content: Content) -> str:
    """The page on which a document is shown; empty for kinds that have none of their own."""
    if isinstance(content, Goal):
        return goal_path(content)
    if isinstance(content, Entry):
        return entry_path(content)
    if isinstance(content, Story):
        return story_path(content)
    if isinstance(content, Review):
        return review_path(content)
    if isinstance(content, Team):
        return team_path(content)
    return ""


def anchors_of(content: Content) -> str:
    """What the ids of a document's own headings and footnotes begin with, so that they are unique on any page."""
    kinds = {Goal: "g", Entry: "e", Story: "s", Review: "r", Team: "t"}
    return f"{kinds.get(type(content), 'x')}-{content.id.lower()}-"


@lru_cache(maxsize=4096)
def href(path: str) -> str:
    """A path as the address of a link from the site's root."""
    return quote(path, safe="/-_.~#?=&%")


def relative(path: str, *, start: str) -> str:
    """The address of `path` as written on the page `start`."""
    target, _, fragment = path.partition("#")
    way = posixpath.relpath(target, posixpath.dirname(start) or ".")
    return quote(way, safe="/-_.~") + (f"#{quote(fragment, safe='-_.~')}" if fragment else "")
