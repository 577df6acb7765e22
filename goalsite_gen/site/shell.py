"""What all pages share: title, edition, navigation, footer."""

from __future__ import annotations

from urllib.parse import quote

from goalsite_gen import __version__
from goalsite_gen.site import addresses, words
from goalsite_gen.site.audience import EVERYTHING
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import mark, say, spoken_in
from goalsite_gen.site.theme import ICON, STYLESHEETS
from goalsite_gen.site.views import Link, Logo, NavItem, SiteView

NAVIGATION = (
    ("home", mark("Overview"), addresses.HOME),
    ("scorecard", mark("Scorecard"), addresses.SCORECARD),
    ("goals", mark("Goals"), addresses.GOALS),
    ("pairs", mark("Pairs"), addresses.PAIRS),
    ("journal", mark("Journal"), addresses.JOURNAL),
    ("stories", mark("Stories"), addresses.STORIES),
    ("periods", mark("Periods"), addresses.PERIODS),
    ("search", mark("Search"), addresses.SEARCH),
)
"""What the masthead leads to: the key of a section, its name (said where it is printed), its page."""

FURTHER = (
    ("reviews", mark("Reviews"), addresses.REVIEWS),
    ("decisions", mark("Decisions"), addresses.DECISIONS),
    ("wins", mark("Wins"), addresses.WINS),
    ("teams", mark("Teams"), addresses.TEAMS),
    ("themes", mark("Themes"), addresses.THEMES),
    ("glossary", mark("Glossary"), addresses.GLOSSARY),
    ("method", mark("How this site judges"), addresses.METHOD),
)
"""What the foot of every page leads to besides."""

_RIGHT_TO_LEFT = frozenset(("ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"))


def shell(edition: Edition, *, base_url: str) -> SiteView:
    """The frame of every page of an edition."""
    settings = edition.portfolio.settings
    day = words.date(edition.portfolio.day)
    language = spoken_in(settings.language)
    return SiteView(
        title=settings.title,
        edition=edition_name(edition.audience),
        as_of=say("As it stood on {day}.", day=day),
        audience=audience_sentence(edition.audience),
        nav=tuple(NavItem(name, say(text), path) for name, text, path in NAVIGATION),
        links=(
            *(Link(say(text), path) for _, text, path in FURTHER),
            Link(say("All data as JSON"), addresses.PORTFOLIO),
        ),
        feed=Link(say("Feed"), addresses.FEED),
        stylesheets=tuple(edition.assets[name] for name in STYLESHEETS if name in edition.assets),
        icon=edition.assets[ICON],
        logo=_logo(edition),
        base_url=base_url,
        language=language,
        written=settings.language if settings.language != language else "",
        direction="rtl" if language.split("-")[0] in _RIGHT_TO_LEFT else "ltr",
        generator=f"goalsite {__version__}",
    )


def _logo(edition: Edition) -> Logo | None:
    """The portfolio's own mark, where it has one."""
    theme, media = edition.portfolio.settings.theme, edition.portfolio.media
    if theme.logo not in media:
        return None
    dark = quote(theme.logo_dark) if theme.logo_dark in media else ""
    return Logo(quote(theme.logo), dark, *edition.sizes.get(theme.logo, (0, 0)))


def edition_name(audience: str) -> str:
    """The edition in two words: "Board edition"."""
    if audience == EVERYTHING:
        return say("Working copy")
    return say("{audience} edition", audience=f"{audience[:1].upper()}{audience[1:]}")


def audience_sentence(audience: str) -> str:
    """Whom the edition is for, as a sentence."""
    if audience == EVERYTHING:
        return say("A working copy with everything in it, whoever it is meant for.")
    if audience == "public":
        return say("For everyone.")
    return say("For the audience {audience} and anyone it is passed on to.", audience=words.quoted(audience))
