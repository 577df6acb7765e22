"""The built example in a real browser: Debian's Chromium, driven by Playwright, pages opened from disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from goalsite_gen.cli.build import media_of
from goalsite_gen.cli.load import load
from goalsite_gen.cli.place import Place
from goalsite_gen.publish.output import publish
from goalsite_gen.site import render_site
from tests.browser.kinds import Window, window_of

EXAMPLE = Path(__file__).resolve().parents[2] / "content"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Letters and colours come out the same on every machine.
    "--font-render-hinting=none",
    "--disable-lcd-text",
    "--force-color-profile=srgb",
]


def chromium() -> str | None:
    """The path of an installed Chromium or Chrome."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM") or next((found for name in names if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("there is no Chromium; `make browser` installs it")
        pytest.skip("there is no Chromium; `make browser` installs it")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def shared(browser: Browser) -> Iterator[Window]:
    """The tab that tests share which need none of their own."""
    window = window_of(browser)
    yield window
    window.tab.context.close()


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example portfolio, built for the public, in a folder whose name needs quoting."""
    return build_example(tmp_path_factory.mktemp("a site with spaces & ü") / "site")


def build_example(folder: Path) -> Path:
    """Builds the example portfolio for the public into `folder`, and gives it back."""
    portfolio = load(Place(EXAMPLE), as_of=None)
    site = render_site(portfolio, audience="public", media=media_of(EXAMPLE))
    publish(site.files, folder, source=EXAMPLE)
    return folder
