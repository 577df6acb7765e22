"""Settings are read from goalsite.toml or pyproject.toml; what is wrong is found at its line and keeps its default."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalsite_gen.model import Portfolio, Settings
from goalsite_gen.model.reading import read
from goalsite_gen.source.files import Files
from tests.support import DAY


def of(text: str, file: str = "goalsite.toml") -> Portfolio:
    return read(Files(), day=DAY, config=(file, text.encode()))


def problems(text: str, file: str = "goalsite.toml") -> list[tuple[str, int]]:
    whole = of(text, file)
    assert all(problem.rule in ("bad-config", "unreadable-file") for problem in whole.problems)
    return [(problem.message, whole.span(problem.at).line) for problem in whole.problems]


WHOLE = """\
title = "Our goals"
description = "Where we stand."
mission = "Nobody waits."
language = "en-GB"
base_url = "https://example.org/goals"
as_of = 2026-09-30
fiscal_year_start = 4

[audiences]
order = ["team", "board", "public"]
default = "board"

[check]
preset = "board"
select = ["F", "P301"]
ignore = "D4"
severity = { P303 = "warning" }

[check.per-file-ignores]
"journal/*" = ["J5"]

[rhythm]
journal = "weekly"
review = "monthly"
calibration = "6 months"
"""


def test_all_settings_are_read() -> None:
    whole = of(WHOLE)
    settings = whole.settings
    assert whole.problems == ()
    assert (settings.title, settings.mission, settings.language) == ("Our goals", "Nobody waits.", "en-GB")
    assert (settings.base_url, settings.as_of) == ("https://example.org/goals/", date(2026, 9, 30))
    assert (settings.fiscal_year_start, settings.audiences.default) == (4, "board")
    assert (settings.check.preset, settings.check.select, settings.check.ignore) == ("board", ("F", "P301"), ("D4",))
    assert settings.check.severity == {"P303": "warning"}
    assert settings.check.per_file_ignores == {"journal/*": ("J5",)}
    assert (settings.rhythm.journal.days, settings.rhythm.calibration.days) == (7, 180)


def test_without_a_file_and_with_an_empty_one_the_defaults_hold() -> None:
    assert of("").settings == Settings() == read(Files(), day=DAY).settings
    assert of("").problems == ()


def test_a_table_in_pyproject_will_do_and_its_neighbours_do_not_matter() -> None:
    text = '[project]\nname = "x"\n\n[tool.goalsite]\ntitle = "Ours"\n\n[tool.goalsite.check]\npreset = "pilot"\n'
    whole = of(text, "pyproject.toml")
    assert whole.problems == ()
    assert (whole.settings.title, whole.settings.check.preset) == ("Ours", "pilot")


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ('titel = "A"', "`titel` is not a setting", 1),
        ('title = "A"\n\n[chek]\npreset = "team"', "`chek` is not a setting", 3),
        ('[check]\npreset = "bord"', "`check.preset` must be one of `pilot`, `team`, `board`, not 'bord'", 2),
        ('[check]\nseverity = { P301 = "loud" }', "`check.severity.P301` must be one of", 2),
        ("title = 3.5\nfiscal_year_start = 13", "`fiscal_year_start`", 2),
        ('fiscal_year_start = "4"', "`fiscal_year_start` must be a whole number, not '4'", 1),
        ("\nas_of = 2026", "`as_of` must be a date, not 2026", 2),
        ('as_of = "2026-02-30"', "`as_of` is not a day of the calendar: 2026-02-30", 1),
        ('base_url = "javascript:alert(1)"', "`base_url` must be an address", 1),
        ('base_url = "example.org"', "`base_url` must be an address", 1),
        ('language = "english please"', "`language`", 1),
        ("[audiences]\norder = []", "`audiences.order`", 2),
        ("[audiences]\norder = [1.5, true]", "`audiences.order", 2),
        ('[audiences]\norder = ["team", "team"]', "`audiences.order` names `team` twice", 2),
        ('[audiences]\norder = ["team", "*"]', "`audiences.order` holds `*`", 2),
        ("audiences = 3", "`audiences` must be a map", 1),
        ('[rhythm]\njournal = "often"', "`rhythm.journal` must say how often, not 'often'", 2),
        ("title = []", "`title` must be text, not a list", 1),
        ('title = ""', "`title` is empty", 1),
        ("theme = 3", "`theme` must be a map of fields, not 3", 1),
        ('[theme]\nlogo = "../logo.svg"', "`theme.logo` must be a path in this folder", 2),
        ('[theme]\nlogo = "logo.svg"', "`theme.logo` must be an image below `media/`, not 'logo.svg'", 2),
        ('[theme]\nlogo = "media/logo.svg"', "`theme.logo` names `media/logo.svg`, which is not there", 2),
        ("[theme]\ncolors = {}", "`theme.colors` is not a setting", 2),
        ('[theme.colours]\nink = "black"', "`theme.colours.ink` must be a colour, not 'black'", 2),
        ("[theme.colours]\nink = 0", "`theme.colours.ink` must be a colour, not 0", 2),
        ('[theme.colours]\nink = { light = "#12345" }', "`theme.colours.ink.light` must be a colour, not '#12345'", 2),
        ('[theme.colours]\nink = { drak = "#123" }', "`theme.colours.ink.drak` is not a setting", 2),
        ('[theme.fonts]\ntext = "a; }"', "`theme.fonts.text` must be the name of a font, not 'a; }'", 2),
        ('[theme.fonts]\ntext = { family = "A, " }', "`theme.fonts.text.family` must be the name of a font", 2),
        ('[theme.fonts.text]\nregular = "media/a.ttf"', "`theme.fonts.text.regular` must be a `.woff2` file below", 2),
        ('[theme.fonts.text]\nbold = "media/a.woff2"', "`theme.fonts.text` has files but no `regular` one", 1),
    ],
)
def test_a_wrong_setting_is_reported_at_its_line(text: str, message: str, line: int) -> None:
    [(said, at)] = problems(text)
    assert said.startswith(message)
    assert at == line


def test_a_wrong_setting_in_pyproject_is_reported_at_its_line() -> None:
    text = '[tool.other]\ntitel = "x"\n\n[tool.goalsite]\ntitel = "Ours"\n'
    assert problems(text, "pyproject.toml") == [("`titel` is not a setting", 5)]


def test_a_slip_in_the_name_of_a_setting_is_named() -> None:
    assert [problem.hint for problem in of('[check]\nignroe = ["P3"]').problems] == ["did you mean `ignore`?"]


@pytest.mark.parametrize(
    ("text", "hint", "instead"),
    [
        ('[theme.colours]\nalret = "#123456"', "did you mean `alert`?", "alert"),
        ('[theme.colours]\nalert = "b5174b"', "write `#b5174b`", "#b5174b"),
    ],
)
def test_a_slip_in_the_theme_can_be_mended(text: str, hint: str, instead: str) -> None:
    [problem] = of(text).problems
    assert problem.edit is not None
    assert (problem.hint, problem.edit.now) == (hint, instead)


def test_one_colour_stands_for_light_and_dark() -> None:
    colours = of('[theme.colours]\nink = "#ABC"\npaper = { dark = "#000000" }').settings.theme.colours
    assert (colours.ink.light, colours.ink.dark) == ("#aabbcc", "#aabbcc")
    assert (colours.paper.light, colours.paper.dark) == (None, "#000000")


def test_a_wrong_setting_keeps_its_default_and_the_others_are_read() -> None:
    settings = of('title = "Ours"\nas_of = "soon"\n[check]\npreset = "bord"\nignore = ["P3"]').settings
    assert (settings.title, settings.as_of) == ("Ours", None)
    assert (settings.check.preset, settings.check.ignore) == ("team", ("P3",))


@pytest.mark.parametrize(
    ("text", "line"), [("title = ", 1), ('title = "A"\ntitle = "B"', 2), ("a\nb", 1), ("\n\n[x", 3), ("[" * 5000, 1)]
)
def test_what_is_no_toml_is_reported_at_its_line(text: str, line: int) -> None:
    [(said, at)] = problems(text)
    assert said.startswith("this is not TOML")
    assert at == line


@pytest.mark.parametrize("data", [b'title = "caf\xe9"', "title = 'A'".encode("utf-16"), b"title = 'a\0b'"])
def test_settings_in_another_encoding_are_reported(data: bytes) -> None:
    assert [one.rule for one in read(Files(), day=DAY, config=("goalsite.toml", data)).problems] == ["unreadable-file"]


@given(st.text(max_size=200))
def test_no_text_makes_it_raise(text: str) -> None:
    assert isinstance(of(text.encode("utf-8", "replace").decode()).settings, Settings)


@pytest.mark.parametrize("text", ["[tool]\ngoalsite = 5\n", "[[tool.goalsite]]\ntitle = 'a'\n"])
def test_a_table_in_pyproject_that_is_no_table_is_reported(text: str) -> None:
    assert [message for message, _ in problems(text, "pyproject.toml")] == ["`tool.goalsite` must be a table"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("fiscal_year_start = 13", "`fiscal_year_start` must be a month, 1 to 12, not 13"),
        ("language = '<b>'", "`language` must be the code of a language such as `en` or `pt-BR`, not '<b>'"),
        ("[audiences]\norder = []", "`audiences.order` is empty"),
    ],
)
def test_a_value_out_of_bounds_is_reported_in_plain_words(text: str, message: str) -> None:
    assert [said for said, _ in problems(text)] == [message]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ('[check]\npreset = "bord"', '"bord"'),
        ('check = { preset = "bord" }', '"bord"'),
        ('tilte = "x"', "tilte"),
        ("[ rythm ]\njournal = 'weekly'", "rythm"),
        ('[check.severity]\nD4 = "loud"', '"loud"'),
        ('[check.per-file-ignores]\n"goals/*" = [1.5, []]', "[]"),
        ('as_of = "soon"  # or later', '"soon"'),
        ("fiscal_year_start = 13", "13"),
    ],
)
def test_what_is_wrong_stands_at_the_very_value_or_key(text: str, at: str) -> None:
    whole = of(text)
    span = whole.span(whole.problems[0].at)
    assert text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1] == at
