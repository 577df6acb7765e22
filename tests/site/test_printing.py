"""Templates print quickly, and what they print is what Jinja and gettext would say."""

from __future__ import annotations

from datetime import date as Day
from gettext import NullTranslations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape
from sample_parts import site
from samples import home_page

from goalsite_gen.errors import Stop
from goalsite_gen.reads import Memo
from goalsite_gen.site.language import Tongue, say_count_markup, say_markup, speaking
from goalsite_gen.site.printing import printed
from goalsite_gen.site.render import Renderer
from goalsite_gen.site.words import date


class Loud(NullTranslations):
    """A language in which everything is said in capitals but its blanks."""

    def gettext(self, message: str) -> str:
        return message.upper().replace("{DAY}", "{day}")

    def pgettext(self, context: str, message: str) -> str:
        return f"{message}!"


def rendered(source: str, folder: Path, renderer: Renderer | None = None) -> str:
    (folder / "pages").mkdir(exist_ok=True)
    (folder / "pages" / "home.html").write_text(source, encoding="utf-8")
    return (renderer or Renderer(folder)).render(home_page(), site=site()).decode()


@given(st.one_of(st.text(), st.integers(), st.none(), st.text().map(Markup)))
def test_a_value_is_printed_as_jinja_would(value: object) -> None:
    assert printed(value) == escape(value)


@given(st.text())
def test_a_blank_is_escaped_and_a_marked_one_is_not(text: str) -> None:
    assert say_markup("<{text}>", text=text) == f"&lt;{escape(text)}&gt;"
    assert say_markup("{text}", text=Markup("<b>")) == "<b>"
    assert say_count_markup("{n} of {text}", "{n} of {text}", 3, text=text) == f"3 of {escape(text)}"


def test_a_blank_that_is_not_given_is_missed_each_time() -> None:
    for _ in range(2):
        with pytest.raises(KeyError, match="day"):
            say_markup("Due on {day}.")


def test_a_macro_is_kept_for_equal_values_and_run_anew_for_others(tmp_path: Path) -> None:
    source = (
        (
            '{% import "ui.html" as ui %}{% for way in page.pairs[:1] %}'
            "{{ kept(ui.title, root, way.href, a) }}|{{ kept(ui.title, root, way.href, a) }}|"
            "{{ kept(ui.title, root, way.href, b) }}{% endfor %}"
        )
        .replace("a)", '"<one>")')
        .replace("b)", '"two")')
    )
    once, twice, other = rendered(source, tmp_path).split("|")
    assert once == twice
    assert "&lt;one&gt;</a>" in once
    assert "two</a>" in other


def test_a_text_is_not_taken_for_markup_of_the_same_letters(tmp_path: Path) -> None:
    source = '{% import "ui.html" as ui %}{% set bold %}<b>{% endset %}'
    source += '{{ kept(ui.title, "", "", bold) }}|{{ kept(ui.title, "", "", "<b>") }}'
    assert rendered(source, tmp_path).strip() == "<bdi><b></bdi>|<bdi>&lt;b&gt;</bdi>"


def test_what_is_kept_in_one_language_is_not_said_in_another(tmp_path: Path) -> None:
    source = '{% import "ui.html" as ui %}{{ kept(ui.crumbs, "", site.links) }}'
    renderer = Renderer(tmp_path)
    assert 'aria-label="Breadcrumb"' in rendered(source, tmp_path, renderer)
    with speaking(Tongue(Loud())):
        assert 'aria-label="BREADCRUMB"' in rendered(source, tmp_path, renderer)


def test_only_a_macro_is_kept(tmp_path: Path) -> None:
    """What a sandbox forbids must not be done through another's hands."""
    with pytest.raises(Stop, match="`kept` takes a macro first"):
        rendered('{{ kept("{0.__class__}".format, page) }}', tmp_path)


def test_a_day_is_said_in_the_language_that_is_spoken() -> None:
    assert date(Day(2026, 9, 30)) == "30 September 2026"
    with speaking(Tongue(Loud())):
        assert date(Day(2026, 9, 30)) == "30 September 2026!"
    assert date(Day(2026, 9, 30)) == "30 September 2026"


def test_a_value_is_made_once() -> None:
    made: list[str] = []

    def make() -> str:
        made.append("it")
        return "value"

    memo = Memo()
    assert [memo.get("key", make), memo.get("key", make)] == ["value", "value"]
    assert made == ["it"]
