"""From a portfolio and an audience to the files of a site: filter, derive, plan, render. Writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path

from goalsite_gen.insight import derive
from goalsite_gen.insight.asof import as_of
from goalsite_gen.model import Portfolio
from goalsite_gen.site import addresses
from goalsite_gen.site.audience import media_used, seen_by
from goalsite_gen.site.data import data_files
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.feed import feeds, robots, sitemap
from goalsite_gen.site.images import image_size
from goalsite_gen.site.language import catalogue, speaking
from goalsite_gen.site.metadata import framer
from goalsite_gen.site.origin import origins
from goalsite_gen.site.pages import all_units
from goalsite_gen.site.pages.unit import Unit
from goalsite_gen.site.render import Renderer
from goalsite_gen.site.shell import shell
from goalsite_gen.site.theme import TOKENS, assets
from goalsite_gen.site.tokens import tokens_sheet
from goalsite_gen.source.commit import Commits

Part = Callable[[], Iterable[tuple[str, bytes]]]
"""Makes some files of a site, output path and bytes; parts can be made apart from each other and in any order."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A site before it is made: all its parts, the portfolio as its audience sees it, and what there is on the day.

    The parts speak the portfolio's language only while `speaking()` holds. `rest` are the files about all others, given
    the names of those in order.
    """

    parts: tuple[Part, ...] = field(repr=False)
    rest: Callable[[Sequence[str]], Mapping[str, bytes]] = field(repr=False)
    seen: Portfolio = field(repr=False)
    shown: Portfolio = field(repr=False)

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
) -> Plan:
    """The site for `audience`, ready to be made.

    `media` gives the bytes of a file below `media/`, `overrides` is the portfolio's own `templates/`, `commits` are
    those that the portfolio's files are from, where that is known, and `on_page` hears how many pages this process has
    made so far. A part raises Stop where a template fails.
    """
    with speaking(catalogue(portfolio.settings.language)):
        seen = seen_by(portfolio, audience)
        wanted = seen.media & media_used(as_of(seen, seen.day))
        pictures = {path: data for path in sorted(wanted) if (data := media(path)) is not None}
        seen = seen.with_(media=frozenset(pictures))
        sizes = {path: size for path, data in pictures.items() if (size := image_size(data))}
        made = {TOKENS: tokens_sheet(seen.settings.theme, media=seen.media)}
        theme = assets(overrides, made)
        edition = Edition(derive(seen), audience, theme.names, sizes)
        site = shell(edition, base_url=base_url)
        frame_of = framer(
            edition, base_url=base_url, origin=origins(edition, commits).sentence if commits else _unknown
        )
        renderer = Renderer(overrides)
        pages = count(1)

        def rendered(unit: Unit) -> Iterator[tuple[str, bytes]]:
            for page in unit():
                root = _path_of(base_url) if page.path == addresses.NOT_FOUND else None
                yield page.path, renderer.render(page, site=site, frame=frame_of(page.path), root=root)
                yield from page.attached
                on_page(next(pages))

        def rest(names: Sequence[str]) -> Mapping[str, bytes]:
            if not base_url:
                return {}
            return {"sitemap.xml": sitemap(names, base_url=base_url), "robots.txt": robots(base_url=base_url)}

        parts: list[Part] = [partial(rendered, unit) for unit in all_units(edition)]
        parts.append(lambda: feeds(edition, base_url=base_url))
        parts.append(lambda: data_files(edition, base_url=base_url, commits=commits))
        parts.append(theme.files.items)
        parts.append(pictures.items)
        return Plan(tuple(parts), rest, seen, edition.portfolio)


def _unknown(_: str) -> str:
    """What a page says of its commit where nobody knows it."""
    return ""


def _path_of(base_url: str) -> str | None:
    """The way from a server's root to the site, for the page that is shown at any depth; None without a base URL."""
    return "/" + base_url.split("/", 3)[3] if base_url else None
