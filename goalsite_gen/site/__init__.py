"""From a portfolio and an audience to the files of a site: filter, derive, plan, render. Writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path

from goalsite_gen.insight import derive
from goalsite_gen.insight.asof import as_of
from goalsite_gen.model import Portfolio
from goalsite_gen.reads import note
from goalsite_gen.site import addresses
from goalsite_gen.site.audience import media_used, seen_by
from goalsite_gen.site.data import data_files, portfolio_json
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.feed import feeds, robots, sitemap
from goalsite_gen.site.images import image_size
from goalsite_gen.site.language import catalogue, speaking
from goalsite_gen.site.metadata import framer
from goalsite_gen.site.origin import origins
from goalsite_gen.site.overrides import stamp_of
from goalsite_gen.site.pages import all_units, search
from goalsite_gen.site.pages.unit import Unit
from goalsite_gen.site.pieces import COMMIT
from goalsite_gen.site.placed import Placed, where_of
from goalsite_gen.site.render import MASTHEAD, Renderer
from goalsite_gen.site.shell import shell
from goalsite_gen.site.text import Ways
from goalsite_gen.site.theme import TOKENS, assets
from goalsite_gen.site.tokens import tokens_sheet
from goalsite_gen.source.commit import Commits

# What parts note beside words: the template of a page, the commit that a page is from, that of the site.
_TEMPLATE, _ORIGIN = "template:", "origin:"
STAMPED = (_TEMPLATE, _ORIGIN, COMMIT)

Part = Callable[[], Iterable[tuple[str, bytes]]]
"""Makes some files of a site, output path and bytes; parts can be made apart from each other and in any order.

Where all of them lie is known before (`placed.py`).
"""


@dataclass(frozen=True, slots=True)
class Plan:
    """A site before it is made: all its parts, the portfolio as its audience sees it, and what there is on the day.

    `runs` are the lengths of stretches of parts of one kind; in each, what stands beside each other is alike.

    The parts speak the portfolio's language only while `speaking()` holds. Each notes what it reads (`reads.py`):
    words, and by names of its own what else may change while all that decides anything stays; `stamp` says what such
    a name stands for now. `rest` are the files about all others, given the names of those in order. `assets` maps the
    files of the theme to their output paths, which change with what they hold. `ways` counts which way texts went that
    this process has converted. `forget` is told of words that are others now, by what they go by, before a part that
    has read them is made again.
    """

    parts: tuple[Part, ...] = field(repr=False)
    runs: tuple[int, ...] = field(repr=False)
    rest: Callable[[Sequence[str]], Mapping[str, bytes]] = field(repr=False)
    stamp: Callable[[str], str] = field(repr=False)
    assets: Mapping[str, str] = field(repr=False)
    ways: Ways = field(repr=False)
    seen: Portfolio = field(repr=False)
    shown: Portfolio = field(repr=False)
    forget: Callable[[Collection[str]], None] = field(repr=False)

    def speaking(self) -> AbstractContextManager[None]:
        """For the time in which the parts are made."""
        return speaking(catalogue(self.shown.settings.language))


@dataclass(frozen=True, slots=True)
class Site:
    """A whole site: output path to bytes, the portfolio as its audience sees it, and what of it there is on the day."""

    files: dict[str, bytes] = field(repr=False)
    seen: Portfolio = field(repr=False)
    shown: Portfolio = field(repr=False)

    @property
    def pages(self) -> int:
        """How many of the files are pages."""
        return sum(path.endswith(".html") for path in self.files)


def render_site(
    portfolio: Portfolio,
    *,
    audience: str,
    base_url: str = "",
    overrides: Path | None = None,
    media: Callable[[str], bytes | None],
    commits: Commits | None = None,
) -> Site:
    """All files of the site for `audience`, in memory, from what `plan_site` takes. Raises Stop for a bad template."""
    plan = plan_site(portfolio, audience=audience, base_url=base_url, overrides=overrides, media=media, commits=commits)
    with plan.speaking():
        files = {path: data for part in plan.parts for path, data in part()}
        files.update(plan.rest(tuple(files)))
    return Site(files, plan.seen, plan.shown)


def plan_site(
    portfolio: Portfolio,
    *,
    audience: str,
    base_url: str = "",
    overrides: Path | None = None,
    media: Callable[[str], bytes | None],
    commits: Commits | None = None,
    on_page: Callable[[int], None] = lambda _: None,
    fast: bool = True,
) -> Plan:
    """The site for `audience`, ready to be made.

    `media` gives the bytes of a file below `media/`, `overrides` is the portfolio's own `templates/`, `commits` are
    those that the portfolio's files are from, where that is known, and `on_page` hears how many pages this process has
    made so far. `fast` lets plain texts go the short way to the same bytes. A part raises Stop where a template fails.
    """
    with speaking(catalogue(portfolio.settings.language)):
        seen = seen_by(portfolio, audience)
        wanted = seen.media & media_used(as_of(seen, seen.day))
        pictures = {path: data for path in sorted(wanted) if (data := media(path)) is not None}
        seen = seen.with_(media=frozenset(pictures))
        sizes = {path: size for path, data in pictures.items() if (size := image_size(data))}
        made = {TOKENS: tokens_sheet(seen.settings.theme, media=seen.media)}
        theme = assets(overrides, made)
        edition = Edition(derive(seen), audience, theme.names, sizes, fast=fast)
        site = shell(edition, base_url=base_url)
        origin = origins(edition, commits).sentence if commits else _unknown
        frame_of = framer(edition, base_url=base_url, origin=origin)
        renderer = Renderer(overrides)
        pages = count(1)

        def rendered(unit: Unit) -> Iterator[tuple[str, bytes]]:
            for page in unit():
                note(f"{_TEMPLATE}{page.TEMPLATE}")
                note(f"{_TEMPLATE}{MASTHEAD}")  # which the page's own template does not name
                if commits:
                    note(f"{_ORIGIN}{page.path}")
                root = _path_of(base_url) if page.path == addresses.NOT_FOUND else None
                yield page.path, renderer.render(page, site=site, frame=frame_of(page.path), root=root)
                on_page(next(pages))

        def rest(names: Sequence[str]) -> Mapping[str, bytes]:
            if not base_url:
                return {}
            return {"sitemap.xml": sitemap(names, base_url=base_url), "robots.txt": robots(base_url=base_url)}

        def stamp(name: str) -> str:
            if name == COMMIT:
                return commits.head if commits else ""
            if name.startswith(_TEMPLATE):
                # The shipped templates change with the program only.
                return stamp_of(renderer.environment, name.removeprefix(_TEMPLATE)) if overrides else ""
            return origin(name.removeprefix(_ORIGIN))

        runs: list[list[Part]] = [
            [Placed(where_of(unit), partial(rendered, unit)) for unit in units] for units in all_units(edition)
        ]
        runs.append(list(feeds(edition, base_url=base_url)))
        runs.append([portfolio_json(edition, commits)])
        runs.append(list(search.files(edition)))
        runs += [[part] for part in data_files(edition, base_url=base_url)]
        runs.append([Placed(tuple(theme.files), theme.files.items), Placed(tuple(pictures), pictures.items)])
        parts = tuple(part for run in runs for part in run)
        lengths = tuple(map(len, runs))
        return Plan(parts, lengths, rest, stamp, theme.names, edition.ways, seen, edition.portfolio, edition.forget)


def _unknown(_: str) -> str:
    """What a page says of its commit where nobody knows it."""
    return ""


def _path_of(base_url: str) -> str | None:
    """The way from a server's root to the site, for the page that is shown at any depth; None without a base URL."""
    return "/" + base_url.split("/", 3)[3] if base_url else None
