"""The colours of the style sheet hold their contrast, and stay apart for colour-blind readers."""

from __future__ import annotations

import re

import pytest

from goalsite_gen.model import colours
from goalsite_gen.model.colours import APART, EYES, GROUNDS, SHIPPED, apart, contrast, mixed, palette, printed, readable
from goalsite_gen.site.theme import STYLESHEET, theme_folder

# Running text has more contrast than it must.
LEAST = {**colours.LEAST, "ink": 7.0}


def tokens() -> dict[str, dict[str, str]]:
    """Scheme → token → hexadecimal colour, in the order of the style sheet: light, dark, print."""
    sheet = (theme_folder() / "assets" / STYLESHEET).read_text(encoding="utf-8")
    blocks = [
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", block)) for block in re.findall(r":root \{([^}]*)\}", sheet)
    ]
    light, dark, printed = [block for block in blocks if block]
    return {"light": light, "dark": light | dark, "print": light | printed}


TOKENS = tokens()


@pytest.mark.parametrize("scheme", TOKENS)
@pytest.mark.parametrize("token", LEAST)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_colour_has_contrast_on_every_ground(scheme: str, token: str, ground: str) -> None:
    assert contrast(TOKENS[scheme][token], TOKENS[scheme][ground]) >= LEAST[token]


@pytest.mark.parametrize("scheme", TOKENS)
@pytest.mark.parametrize("eye", EYES)
def test_the_two_voices_stay_apart(scheme: str, eye: str) -> None:
    assert apart(TOKENS[scheme]["measured"], TOKENS[scheme]["observed"], eye) >= APART


@pytest.mark.parametrize("scheme", TOKENS)
@pytest.mark.parametrize("eye", EYES)
def test_an_alert_stays_apart_from_text(scheme: str, eye: str) -> None:
    assert apart(TOKENS[scheme]["alert"], TOKENS[scheme]["ink"], eye) >= APART


@pytest.mark.parametrize("scheme", TOKENS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_further_chart_lines_show_on_every_ground(scheme: str, ground: str) -> None:
    assert min(contrast(TOKENS[scheme][name], TOKENS[scheme][ground]) for name in ("series-3", "series-4")) >= 3


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert round(contrast("#000", "#ffffff"), 2) == 21


@pytest.mark.parametrize("scheme", TOKENS)
def test_the_package_knows_the_colours_of_the_style_sheet(scheme: str) -> None:
    written = {name: colour if len(colour) == 7 else "#" + 2 * colour[1:] for name, colour in TOKENS[scheme].items()}
    assert {name: written[name] for name in SHIPPED[scheme]} == SHIPPED[scheme]


def test_what_is_made_of_the_shipped_colours_is_nearly_as_shipped() -> None:
    for scheme in ("light", "dark"):
        own = {name: SHIPPED[scheme][name] for name in colours.SETTABLE}
        made = palette(scheme, own)
        assert max(apart(made[name], SHIPPED[scheme][name], "normal") for name in made) < 3


def test_colours_that_cannot_be_read_on_white_are_not_printed() -> None:
    night = {"paper": "#101010", "ink": "#eeeeee", "measured": "#7cc0ee"}
    assert printed(night) == SHIPPED["print"]
    assert printed({"measured": "#1a3f8c"})["measured"] == "#1a3f8c"
    assert printed({"paper": "#fff4dd"})["paper"] == "#ffffff"


def test_a_colour_is_made_readable_by_as_little_as_it_takes() -> None:
    better = readable("#7cc0ee", ["#ffffff"], 4.5)
    assert 4.5 <= contrast(better, "#ffffff") < 4.7
    assert readable("#777777", ["#000000", "#ffffff"], 6) == ""


def test_a_mixture_lies_between_its_colours() -> None:
    assert mixed("#000", "#ffffff", 0.5) == "#808080"
    assert mixed("#123456", "#ffffff", 1) == "#123456"
