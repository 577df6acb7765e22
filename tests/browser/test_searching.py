"""The search in a real browser: from disk and from a server with a strict policy, by keyboard, in any script."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from goalsite_gen.insight import derive
from goalsite_gen.site import render_site
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.pages import search
from goalsite_gen.site.render import Renderer
from goalsite_gen.site.shell import shell
from goalsite_gen.site.theme import assets
from tests.browser.kinds import TAGS
from tests.support import portfolio

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'"
SOME = {
    "goals/wait.md": "---\ntitle: Nobody waits\ntype: hard\nteam: desk\nstart: 2026-01-01\ndue: 2026-12-31\n---\n",
    "goals/trust.md": "---\ntitle: Élan vital\ntype: soft\nthemes: [first-call]\n---\n",
    "teams/desk.md": "---\ntitle: The desk\n---\n",
    "journal/2025-03-14-a.md": "---\ngoal: wait\n---\nShe telephoned. <b>Straße</b> 合併計画を進める。\n",
    "journal/2026-04-14-b.md": "---\ngoal: trust\ntitle: <img src=x onerror=alert(1)>\n---\nNobody telephones.\n",
}


def folder_of(texts: dict[str, str], folder: Path) -> Path:
    made = render_site(portfolio(texts), audience="public", base_url="https://example.org/", media=lambda _: None)
    return written(made.files, folder)


def written(files: dict[str, bytes], folder: Path) -> Path:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def some(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder_of(SOME, tmp_path_factory.mktemp("a site & ü"))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The search page alone, with twelve scripts of entries, of which the oldest alone tells of a gauge."""
    days = [f"{1990 + at // 336}-{at // 28 % 12 + 1:02}-{at % 28 + 1:02}" for at in range(5600)]
    body = "---\ngoal: trust\n---\nSeen {}.\n"
    texts = {f"journal/{day}-x.md": body.format("" if at else "by the gauge") for at, day in enumerate(days)}
    edition = Edition(derive(portfolio(SOME | texts)), "public", assets().names)
    [page] = search.plan(edition)
    html = Renderer().render(page, site=shell(edition, base_url=""))
    scripts = {path: data for part in search.files(edition) for path, data in part()}
    return written({page.path: html, **scripts, **assets().files}, tmp_path_factory.mktemp("many"))


class _Strict(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def address(some: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Strict, directory=str(some)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab in which nothing may go wrong unseen."""
    context = browser.new_context(viewport={"width": 1360, "height": 900})
    page = context.new_page()
    noise: list[str] = []
    page.on("console", lambda message: noise.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: noise.append(f"error: {error}"))
    page.on("requestfailed", lambda request: noise.append(f"failed: {request.url}"))
    page.on("dialog", lambda dialog: noise.append(f"dialog: {dialog.message}"))
    yield page
    context.close()
    assert noise == []


def opened(tab: Page, root: str, query: str = "") -> Page:
    tab.goto(f"{root}search/index.html{query}", wait_until="load")
    return tab


def results(tab: Page) -> list[str]:
    return tab.locator("#found li .t").all_inner_texts()


def says(tab: Page, line: str) -> None:
    expect(tab.get_by_role("status")).to_have_text(line)


def test_a_search_works_from_the_disk_and_finds_beginnings_slips_and_letters_without_their_marks(
    tab: Page, some: Path
) -> None:
    opened(tab, f"{some.as_uri()}/")
    box = tab.get_by_role("searchbox", name="Words to look for")
    for query, found in (
        ("telepho", ["She telephoned.", "<img src=x onerror=alert(1)>"]),
        ("telefoned", ["She telephoned."]),
        ("elan", ["Élan vital"]),
        ("strasse", ["She telephoned."]),
        ("計画", ["She telephoned."]),
    ):
        box.fill(query)
        expect(tab.locator("#found li .t")).to_have_text(found)
        says(tab, f"Results: {len(found)}.")


def test_a_search_works_under_a_strict_policy_and_its_results_lead_to_their_pages(tab: Page, address: str) -> None:
    opened(tab, address, "?q=straße")
    says(tab, "Results: 1.")
    expect(tab.locator("#found mark")).to_have_text(["Straße"])
    tab.get_by_role("link", name="She telephoned.").click()
    assert tab.url == f"{address}journal/2025-03-14-a/index.html"


def test_words_that_do_not_stand_together_are_found_one_by_one(tab: Page, some: Path) -> None:
    opened(tab, f"{some.as_uri()}/", "?q=nobody+straße")
    says(tab, "Nothing holds all of these words. Results that hold some of them: 3.")


def test_the_address_keeps_the_search_and_brings_it_back(tab: Page, some: Path) -> None:
    opened(tab, f"{some.as_uri()}/")
    tab.get_by_role("searchbox").fill("nobody")
    tab.get_by_label("Side").select_option(label="Measured")
    says(tab, "Results: 1.")
    assert tab.url.endswith("/search/index.html?q=nobody&side=m")
    tab.reload()
    says(tab, "Results: 1.")
    assert results(tab) == ["Nobody waits"]


@pytest.mark.parametrize(
    ("label", "choice", "found"),
    [
        ("Kind", "Goal", ["Nobody waits", "Élan vital"]),
        ("Team", "The desk", ["Nobody waits", "She telephoned.", "The desk"]),
        ("Theme", "first call", ["<img src=x onerror=alert(1)>", "first call", "Élan vital"]),
        ("Period", "2025", ["She telephoned.", "Élan vital"]),
    ],
)
def test_a_filter_alone_lists_all_that_fits(tab: Page, some: Path, label: str, choice: str, found: list[str]) -> None:
    opened(tab, f"{some.as_uri()}/")
    tab.get_by_label(label).select_option(label=choice)
    says(tab, f"Results: {len(found)}.")
    assert sorted(results(tab)) == found


def test_by_keyboard_one_searches_at_once_walks_the_results_and_clears_the_search(tab: Page, some: Path) -> None:
    opened(tab, f"{some.as_uri()}/")
    tab.get_by_role("searchbox").focus()
    tab.keyboard.type("vital")
    tab.keyboard.press("Enter")
    says(tab, "Results: 1.")
    for _ in range(12):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.closest('#found') !== null"):
            break
    assert tab.evaluate("document.activeElement.textContent") == "Élan vital"
    tab.get_by_role("searchbox").focus()
    tab.keyboard.press("Escape")
    expect(tab.locator("#found")).to_be_hidden()
    expect(tab.locator("#ways")).to_be_visible()
    assert tab.get_by_role("searchbox").input_value() == ""
    assert tab.url.endswith("/search/index.html")


def test_older_entries_are_read_when_they_are_needed_or_asked_for(tab: Page, many: Path) -> None:
    read: list[str] = []
    tab.on("request", lambda request: read.append(request.url) if "/search/" in request.url else None)
    opened(tab, f"{many.as_uri()}/")
    assert [url for url in read if url.endswith(".js")] == []
    tab.get_by_role("searchbox").fill("seen")
    expect(tab.locator("#found li")).to_have_count(20)
    assert len([url for url in read if url.endswith(".js")]) == 2
    tab.get_by_role("button", name="Show more results").click()
    expect(tab.locator("#found li")).to_have_count(40)
    assert tab.evaluate("[...document.querySelectorAll('#found a')].indexOf(document.activeElement)") == 20
    tab.get_by_role("searchbox").fill("gauge")
    says(tab, "Nothing fits so far. Older entries have not been looked through yet.")
    tab.get_by_role("button", name="Look through older entries too").click()
    says(tab, "Results: 1.")
    assert results(tab) == ["Seen by the gauge."]


def test_a_script_that_cannot_be_read_is_told_and_the_lists_stay(browser: Browser, some: Path) -> None:
    page = browser.new_page()
    page.route("**/search/texts*", lambda route: route.abort())
    opened(page, f"{some.as_uri()}/", "?q=nobody")
    says(page, "The search could not be loaded. The lists below lead to everything.")
    expect(page.locator("#ways")).to_be_visible()
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["", "?q=nobody"])
def test_the_search_has_no_barrier_and_never_scrolls_sideways(
    browser: Browser, some: Path, scheme: str, query: str
) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = opened(context.new_page(), f"{some.as_uri()}/", query)
    if query:
        says(page, "Results: 2.")
    for width in (1360, 820, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.scrollingElement.scrollWidth") == width
        options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"], "preload": False}
        found = Axe().run(page, options=options).response["violations"]
        assert [(one["id"], one["nodes"][0]["target"]) for one in found] == []
    context.close()


def test_without_javascript_the_page_leads_to_everything(browser: Browser, some: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = opened(context.new_page(), f"{some.as_uri()}/", "?q=nobody")
    expect(page.locator("form.search")).to_be_hidden()
    assert page.locator("#ways a").all_inner_texts() == [
        "Nobody waits", "Élan vital", "The desk", "first call", "April 2026", "March 2025", "The glossary",
    ]  # fmt: skip
    context.close()


def test_a_block_of_data_is_no_script_to_a_strict_policy(tab: Page, address: str) -> None:
    tab.goto(f"{address}index.html", wait_until="load")
    assert tab.locator('script[type="application/ld+json"]').count() == 1
