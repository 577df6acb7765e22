"""Which language a page is in, and which the texts of its authors are in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tongue import TAG, install

from goalsite_gen.site import render_site
from goalsite_gen.site.language import spoken_in
from tests.support import portfolio

TEXTS = {
    "goals/trust.md": "---\ntitle: Wir fragen zuerst\ntype: soft\n---\nSo ist es.\n",
    "stories/anruf.md": "---\ntitle: Der Anruf\nsummary: Kurz.\ngoals: trust\ndate: 2026-02-01\n---\nEr rief an.\n",
    "reviews/rueckblick.md": "---\nperiod: 2026-Q1\ndate: 2026-04-01\ngoals: trust\nmissed: [Zu langsam.]\n---\n",
}


def pages(language: str) -> dict[str, str]:
    """The pages of a portfolio whose authors write in a language."""
    found = portfolio({"goalsite.toml": f'title = "Wir"\nlanguage = "{language}"\n', **TEXTS})
    made = render_site(found, audience="public", media=lambda _: None)
    return {path: data.decode() for path, data in made.files.items() if path.endswith(".html")}


def openings(language: str) -> set[str]:
    return {tag for page in pages(language).values() for tag in re.findall(r"<html [^>]*>", page)}


def test_a_page_is_in_the_language_in_which_its_words_are_said() -> None:
    assert openings("en-GB") == {'<html lang="en-GB" dir="ltr">'}
    assert openings("de") == {'<html lang="en" dir="ltr">'}
    assert openings("ar") == {'<html lang="en" dir="ltr">'}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("goals/trust/index.html", '<h1 class="short" dir="auto" lang="de">Wir fragen zuerst'),
        ("goals/trust/index.html", 'dir="auto" lang="de"><p>So ist es.'),
        ("stories/anruf/index.html", '<p class="lead" dir="auto" lang="de">Kurz.'),
        ("stories/anruf/index.html", 'dir="auto" lang="de"><p>Er rief an.'),
        ("periods/2026-q1/index.html", '<ul class="lines" lang="de"><li dir="auto">Zu langsam.'),
    ],
)
def test_what_an_author_wrote_in_another_language_is_marked_so(path: str, text: str) -> None:
    assert text in pages("de")[path]


@pytest.mark.parametrize("language", ["en", "en-GB"])
def test_where_both_are_one_nothing_is_marked(language: str) -> None:
    assert not any(re.search(r"<(?!html)[^>]* lang=", page) for page in pages(language).values())


def test_a_page_is_in_the_portfolios_language_where_it_is_spoken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    install(monkeypatch, tmp_path)
    assert [spoken_in(tag) for tag in (TAG, f"{TAG}-Latn", "en-AU", "de")] == [TAG, f"{TAG}-Latn", "en-AU", "en"]
