"""The colours of the style sheet hold their contrast, and stay apart for colour-blind readers."""

from __future__ import annotations

import re

import pytest

from goalsite_gen.site.theme import STYLESHEET, theme_folder

GROUNDS = ("paper", "cool", "warm")
# WCAG 2.2: 1.4.3 for text (4.5), 1.4.11 for lines that carry meaning (3); 7 for running text is our own choice.
LEAST = {"ink": 7.0, "ink-2": 4.5, "measured": 4.5, "observed": 4.5, "alert": 4.5, "edge": 3.0}

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
BLIND = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def tokens() -> dict[str, dict[str, str]]:
    """Scheme → token → hexadecimal colour, in the order of the style sheet: light, dark, print."""
    sheet = (theme_folder() / "assets" / STYLESHEET).read_text(encoding="utf-8")
    blocks = [
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", block)) for block in re.findall(r":root \{([^}]*)\}", sheet)
    ]
    light, dark, printed = [block for block in blocks if block]
    return {"light": light, "dark": light | dark, "print": light | printed}


TOKENS = tokens()


def linear(colour: str) -> list[float]:
    """Linear RGB from 0 to 1."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    shares = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    return [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio, from 1 to 21."""
    lights = sorted(
        sum(weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))
        for colour in (one, other)
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def seen(colour: str, eye: str) -> tuple[float, float, float]:
    """OKLab coordinates of a colour as an eye sees it (Ottosson 2020)."""
    rgb = linear(colour)
    red, green, blue = (max(0.0, sum(a * b for a, b in zip(row, rgb, strict=True))) for row in BLIND[eye])
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def apart(one: str, other: str, eye: str) -> float:
    """Distance in OKLab times 100; about 2 is just noticeable."""
    return 100 * sum((a - b) ** 2 for a, b in zip(seen(one, eye), seen(other, eye), strict=True)) ** 0.5


@pytest.mark.parametrize("scheme", TOKENS)
@pytest.mark.parametrize("token", LEAST)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_colour_has_contrast_on_every_ground(scheme: str, token: str, ground: str) -> None:
    assert contrast(TOKENS[scheme][token], TOKENS[scheme][ground]) >= LEAST[token]


@pytest.mark.parametrize("scheme", TOKENS)
@pytest.mark.parametrize("eye", BLIND)
def test_the_two_voices_stay_apart(scheme: str, eye: str) -> None:
    assert apart(TOKENS[scheme]["measured"], TOKENS[scheme]["observed"], eye) >= 10


@pytest.mark.parametrize("scheme", TOKENS)
@pytest.mark.parametrize("eye", BLIND)
def test_an_alert_stays_apart_from_text(scheme: str, eye: str) -> None:
    assert apart(TOKENS[scheme]["alert"], TOKENS[scheme]["ink"], eye) >= 10


@pytest.mark.parametrize("scheme", TOKENS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_further_chart_lines_show_on_every_ground(scheme: str, ground: str) -> None:
    colours = TOKENS[scheme]
    assert min(contrast(colours[name], colours[ground]) for name in ("series-3", "series-4")) >= 3


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert round(contrast("#000", "#ffffff"), 2) == 21
