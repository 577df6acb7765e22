"""What all pages share: title, edition, navigation, footer."""

from __future__ import annotations

from goalsite_gen import __version__
from goalsite_gen.site import addresses, words
from goalsite_gen.site.audience import EVERYTHING
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.theme import ICON, STYLESHEET
from goalsite_gen.site.views import Link, NavItem, SiteView

NAVIGATION = (
    ("home", "Overview", addresses.HOME),
    ("scorecard", "Scorecard", addresses.SCORECARD),
    ("goals", "Goals", addresses.GOALS),
    ("pairs", "Pairs", addresses.PAIRS),
    ("journal", "Journal", addresses.JOURNAL),
    ("stories", "Stories", addresses.STORIES),
    ("periods", "Periods", addresses.PERIODS),
    ("search", "Search", addresses.SEARCH),
)
"""What the masthead leads to: the key of a section, its name, its page."""

FURTHER = (
    ("reviews", "Reviews", addresses.REVIEWS),
    ("decisions", "Decisions", addresses.DECISIONS),
    ("wins", "Wins", addresses.WINS),
    ("teams", "Teams", addresses.TEAMS),
    ("themes", "Themes", addresses.THEMES),
    ("glossary", "Glossary", addresses.GLOSSARY),
    ("method", "How this site judges", addresses.METHOD),
)
"""What the foot of every page leads to besides."""

_RIGHT_TO_LEFT = frozenset(("ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"))


def shell(edition: Edition, *, base_url: str) -> SiteView:
    """The frame of every page of an edition."""
    settings = edition.portfolio.settings
    day = words.date(edition.portfolio.day)
    return SiteView(
        title=settings.title,
        edition=edition_name(edition.audience),
        as_of=f"As it stood on {day}.",
        audience=audience_sentence(edition.audience),
        nav=tuple(NavItem(name, text, path) for name, text, path in NAVIGATION),
        links=(*(Link(text, path) for _, text, path in FURTHER), Link("All data as JSON", addresses.PORTFOLIO)),
        feed=Link("Feed", addresses.FEED),
        stylesheet=edition.assets[STYLESHEET],
        icon=edition.assets[ICON],
        base_url=base_url,
        language=settings.language,
        direction="rtl" if settings.language.split("-")[0] in _RIGHT_TO_LEFT else "ltr",
        generator=f"goalsite {__version__}",
    )


def edition_name(audience: str) -> str:
    """The edition in two words: "Board edition"."""
    return "Working copy" if audience == EVERYTHING else f"{audience[:1].upper()}{audience[1:]} edition"


def audience_sentence(audience: str) -> str:
    """Whom the edition is for, as a sentence."""
    if audience == EVERYTHING:
        return "A working copy with everything in it, whoever it is meant for."
    return "For everyone." if audience == "public" else f"For the audience “{audience}” and anyone it is passed on to."
