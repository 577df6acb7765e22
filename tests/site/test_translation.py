"""Everything the site says is in the catalogue: a site in a language nobody speaks holds no English word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from goalsite_gen.cli.build import media_of
from goalsite_gen.cli.load import load
from goalsite_gen.cli.place import Place
from goalsite_gen.findings import RULES
from goalsite_gen.model import Portfolio
from goalsite_gen.site import Site, render_site, words
from goalsite_gen.site.audience import widest
from goalsite_gen.site.language import catalogue, speaking
from goalsite_gen.site.locales import ENGLISH, LOCALES
from tests.site.tongue import TAG, disguised, install

CONTENT = Path(__file__).parents[2] / "content"
SPOKEN = ("alt", "title", "aria-label", "aria-description", "placeholder", "summary", "label")
META = ("description", "og:title", "og:description")
UNSEEN = ("script", "style", "code")
"""Code is what one types; scripts get what they say from the page."""


class Reader(HTMLParser):
    """Everything of a page that is read or heard, each with the place where it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[str, str]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.said += [(f"{tag} {name}", given[name]) for name in given if name in SPOKEN]
        self.said += [(f"{tag} {name}", given[name]) for name in given if name.startswith("data-say")]
        if tag == "meta" and (given.get("name") in META or given.get("property") in META):
            self.said.append(("meta", given["content"]))
        if tag not in ("meta", "link", "img", "br", "hr", "input", "col", "wbr", "source"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and not set(UNSEEN) & set(self.open):
            self.said.append((" ".join(self.open[-2:]), data))


def english(page: str, names: frozenset[str]) -> Iterator[str]:
    """What of a page is still English: words, and numbers with English signs. `names` are no words of ours."""
    reader = Reader()
    reader.feed(page)
    known = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    for where, text in reader.said:
        left = known.sub("", text)
        if re.search(r"[A-Za-z]{2}|\d[.,]\d|[“”]", left):
            yield f"<{where}> {text.strip()}"


@pytest.fixture(scope="module")
def portfolio() -> Portfolio:
    return disguised(load(Place(CONTENT), as_of=None))


@pytest.fixture(scope="module")
def site(portfolio: Portfolio, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        install(monkeypatch, tmp_path_factory.mktemp("locale"))
        yield render_site(portfolio, audience=widest(portfolio), media=media_of(CONTENT))


@pytest.fixture(scope="module")
def names(portfolio: Portfolio) -> frozenset[str]:
    """What is a name in every language: ids, audiences, rules."""
    ids = {content.id for content in portfolio.contents()}
    return frozenset(ids | {name.capitalize() for name in portfolio.settings.audiences.order} | rule_names())


def rule_names() -> set[str]:
    return {rule.name for rule in RULES.values()}


def kinds() -> list[str]:
    """The kinds of pages, by the first part of their address."""
    return [
        "index.html", "404.html", "scorecard", "goals", "pairs", "journal", "stories", "reviews", "method", "periods",
        "decisions", "wins", "teams", "themes", "glossary", "search",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", kinds())
def test_no_page_says_a_word_that_is_not_in_the_catalogue(kind: str, site: Site, names: frozenset[str]) -> None:
    pages = {path: data for path, data in site.files.items() if path.endswith(".html") and path.split("/")[0] == kind}
    found: dict[str, str] = {}
    for path, data in sorted(pages.items()):
        for one in english(data.decode("utf-8"), names):
            found.setdefault(one, path)
    assert found == {}


def test_every_kind_of_page_is_read(site: Site) -> None:
    assert {path.split("/")[0] for path in site.files if path.endswith(".html")} <= set(kinds())


def test_a_count_takes_whichever_of_three_forms_fits_it(site: Site) -> None:
    text = "".join(data.decode("utf-8") for path, data in site.files.items() if path.endswith(".html"))
    assert all(f"⟧{form}" in text for form in "¹²³")


def test_a_language_is_spoken_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, tmp_path)
    assert catalogue(f"{TAG}-Latn").locale.comma == "、"
    monkeypatch.delitem(LOCALES, TAG)
    assert catalogue(TAG).locale is ENGLISH
    assert catalogue(TAG).messages.gettext("Goals") == "Goals"
    monkeypatch.setitem(LOCALES, "sv", replace(ENGLISH, decimal=","))
    assert catalogue("sv").locale is ENGLISH


def test_numbers_dates_lists_and_units_follow_the_language(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, tmp_path)
    with speaking(catalogue(TAG)):
        assert words.number(-1234.5) == "−1’234·5"
        assert words.quantity(12.5, "%") == "12·5\u202f%"
        assert words.quantity(-1200, "€") == "−1’200\u00a0€"
        assert words.quantity(2, "€ million") == "2 million\u00a0€"
        assert words.quantity(12, "EUR") == "12 EUR"
        assert words.axis_labels((0, 20_000), "£") == ("0\u00a0£", "20ｋ\u00a0£")
        assert words.axis_labels((0, 20_000)) == ("0", "20ｋ")
        assert words.date(date(2026, 5, 1)) == "⟦1 Ｍａｙ 2026⟧"
        assert words.list_of(("a", "b", "c")) == "⟦a、b ａｎｄ c⟧"
        assert words.quoted("so") == "⟪so⟫"
        assert [words.duration(days) for days in (1, 3, 9)] == ["⟦1 ｄａｙ⟧¹", "⟦3 ｄａｙｓ⟧²", "⟦9 ｄａｙｓ⟧³"]


def test_english_is_found_where_it_is() -> None:
    page = '<p title="Over there">⟦Ｈｅｒｅ⟧ <b>hollow</b> a 1,200 <code>mv a b</code></p>'
    assert list(english(page, frozenset())) == ["<p title> Over there", "<p b> hollow", "<p> a 1,200"]
