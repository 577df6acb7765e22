"""What every page shares: links, badges, dates, the shell of the site and the base of all page views.

A view holds only what is already decided and formatted: texts, addresses, Markup. It knows no model, no
settings and no clock. Every `href` counts from the root of the site and carries no leading slash
(`goals/churn/index.html#readings`); templates put the way to the root before it. Markup, by contrast, is
final: links inside it already fit the page on which it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from markupsafe import Markup

Tone = Literal["plain", "alert"]
Side = Literal["measured", "observed"]

LONG_HEADING = 44
"""Characters from which a heading is set smaller, so that it fills two or three lines and not six."""


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads somewhere. An empty `href` prints the text alone (a withheld page, a plain name)."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Linked:
    """A sentence with one link in it; `before` and `after` are what stands around it, with their spaces."""

    before: str
    link: Link
    after: str


@dataclass(frozen=True, slots=True)
class When:
    """A day or a month: `text` as read ("12 January 2026"), `iso` for machines ("2026-01-12", "2026-01")."""

    text: str
    iso: str


@dataclass(frozen=True, slots=True)
class Badge:
    """A glyph and its word, never one without the other.

    `word` is a standing, a growth word, a pair reading or the lean of an entry, with a capital ("On path").
    `tone` is `alert` only for watch, off path, slipping, breached, overdue, missed and hollow.
    """

    glyph: Markup
    word: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Term:
    """A label with one or more values: a line of the facts beside a heading, or of a quiet list."""

    label: str
    values: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A labelled piece of prose: a section of the account, or what was tried, noticed and comes next.

    `notes` stand in the margin on wide screens and after the text on narrow ones.
    """

    label: str
    text: Markup | str
    notes: tuple[Markup | str, ...] = ()


@dataclass(frozen=True, slots=True)
class Steps:
    """The way on: `label` says along what ("In this goal"), both ends may be missing; `in_time` unless it is a list."""

    label: str
    earlier: Link | None
    later: Link | None
    in_time: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a list that is too long for one page: what it holds ("1 to 12 March") and where it lies."""

    text: str
    href: str
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """A picture under the site's root with its size in pixels, so that the page does not jump."""

    href: str
    alt: str
    width: int
    height: int
    caption: str = ""


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the main navigation; `key` is what pages name as their `section`."""

    key: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Logo:
    """The image that stands for the title, and the one for dark paper where there is another.

    `width` and `height` are its pixels, so that the page does not jump; 0 where nobody knows them.
    """

    href: str
    dark: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class SiteView:
    """The shell that all pages share.

    `edition` names the audience and, where fixed, the day ("Board edition, third quarter 2026"); `as_of` is a
    sentence ("As it stood on 30 September 2026."); `audience` is a sentence on who the edition is for.
    `base_url` ends in a slash or is empty. `links` are the footer's (data, method); `feed` is the Atom feed,
    without an address where there is none. `stylesheets`, in their order, and `icon` come from `theme.assets`.
    `logo` stands for the title in the masthead. `language` is that of the frame, `written` that of the authors' texts
    where it is another.
    """

    title: str
    edition: str
    as_of: str
    audience: str
    nav: tuple[NavItem, ...]
    links: tuple[Link, ...]
    feed: Link
    stylesheets: tuple[str, ...]
    icon: str
    logo: Logo | None = None
    base_url: str = ""
    language: str = "en-GB"
    written: str = ""
    direction: Literal["ltr", "rtl"] = "ltr"
    generator: str = "goalsite"

    @property
    def voice(self) -> Markup:
        """The attribute of an element with an author's text, a blank before it; nothing where none is due."""
        return Markup(' lang="{}"').format(self.written) if self.written else Markup("")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a page says of itself around its own matter, in its head and in its foot.

    `kind` is Open Graph's type. `image` is a full address. `data` is a block of schema.org, safe inside a script
    element. `feeds` are the page's own. `origin` is a sentence on the commit it is from.
    """

    kind: Literal["website", "article"] = "website"
    image: str = ""
    data: Markup | str = ""
    feeds: tuple[Link, ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The base of all page views.

    `path` is the output path ("goals/churn/index.html"). `title` is unique over the site and goes into
    `<title>`; `heading` is the h1 and may repeat. `description` is one or two sentences of plain text.
    `section` is the `key` of the navigation item it lies under. `up` leads back to where the page belongs.
    `lead` is the sentence under the heading. `reviewed` is a day in words, `reading_time` a phrase ("4 minutes to
    read"), both for the footer and without a full stop; `downloads` are this page's own data files.
    """

    TEMPLATE: ClassVar[str] = "base.html"
    IS_READ: ClassVar[bool] = True
    """Whether anybody would want to know how long the page takes to read."""

    path: str
    title: str
    heading: str
    description: str
    section: str = ""
    up: tuple[Link, ...] = ()
    lead: Markup | str = ""
    reviewed: str = ""
    reading_time: str = ""
    downloads: tuple[Link, ...] = ()

    @property
    def heading_class(self) -> str:
        """How the h1 is set: `long` from 44 characters on, else `short`."""
        return "long" if len(self.heading) >= LONG_HEADING else "short"
