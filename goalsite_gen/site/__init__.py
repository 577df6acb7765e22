"""From a portfolio and an audience to the files of a site: filter, derive, plan, render. Writes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from goalsite_gen.insight import derive
from goalsite_gen.insight.asof import as_of
from goalsite_gen.model import Portfolio
from goalsite_gen.site import addresses
from goalsite_gen.site.audience import media_used, seen_by
from goalsite_gen.site.data import portfolio_json, reading_tables
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.feed import feed, robots, sitemap
from goalsite_gen.site.images import image_size
from goalsite_gen.site.language import catalogue, speaking
from goalsite_gen.site.pages import all_pages
from goalsite_gen.site.render import Renderer
from goalsite_gen.site.shell import shell
from goalsite_gen.site.theme import asset_names, assets


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
    on_page: Callable[[int], None] = lambda _: None,
) -> Site:
    """All files of the site for `audience`.

    `media` gives the bytes of a file below `media/`, `overrides` is the portfolio's own `templates/`, `on_page` hears
    how many pages there are so far. Raises Stop where a template fails.
    """
    with speaking(catalogue(portfolio.settings.language)):
        return _rendered(
            portfolio, audience=audience, base_url=base_url, overrides=overrides, media=media, on_page=on_page
        )


def _rendered(
    portfolio: Portfolio,
    *,
    audience: str,
    base_url: str,
    overrides: Path | None,
    media: Callable[[str], bytes | None],
    on_page: Callable[[int], None],
) -> Site:
    seen = seen_by(portfolio, audience)
    wanted = seen.media & media_used(as_of(seen, seen.day))
    pictures = {path: data for path in sorted(wanted) if (data := media(path)) is not None}
    seen = seen.with_(media=frozenset(pictures))
    sizes = {path: size for path, data in pictures.items() if (size := image_size(data))}
    edition = Edition(derive(seen), audience, asset_names(overrides), sizes)
    frame = shell(edition, base_url=base_url)
    renderer = Renderer(overrides)
    files: dict[str, bytes] = {}
    for page in all_pages(edition):
        root = _path_of(base_url) if page.path == addresses.NOT_FOUND else None
        files[page.path] = renderer.render(page, site=frame, root=root)
        on_page(len(files))
    if base_url:
        files["sitemap.xml"] = sitemap(files, base_url=base_url)
        files["robots.txt"] = robots(base_url=base_url)
    files[addresses.FEED] = feed(edition, base_url=base_url)
    files[addresses.PORTFOLIO] = portfolio_json(edition)
    files.update(reading_tables(edition))
    files.update(assets(overrides))
    files.update(pictures)
    return Site(files, seen, edition.portfolio)


def _path_of(base_url: str) -> str | None:
    """The way from a server's root to the site, for the page that is shown at any depth; None without a base URL."""
    return "/" + base_url.split("/", 3)[3] if base_url else None
