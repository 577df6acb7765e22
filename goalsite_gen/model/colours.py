"""Colours as numbers: contrast, mixtures, how far apart eyes see them; and the palette of a theme, made of a few."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import dist

SETTABLE = ("paper", "ink", "measured", "observed", "alert")
"""What a portfolio may set; every other colour of a page follows from these."""

SHIPPED: Mapping[str, Mapping[str, str]] = {
    "light": {
        "paper": "#fbfcfb", "cool": "#eff4f7", "warm": "#f7f3ea", "ink": "#16232c", "ink-2": "#495862",
        "edge": "#7d8b94", "rule": "#cdd6db", "measured": "#0b5680", "observed": "#7a4b00", "alert": "#b5174b",
    },
    "dark": {
        "paper": "#0f171d", "cool": "#15212a", "warm": "#211c14", "ink": "#e9eef1", "ink-2": "#aab7bf",
        "edge": "#74848f", "rule": "#2e3c46", "measured": "#7cc0ee", "observed": "#e3b062", "alert": "#f58aa8",
    },
    "print": {
        "paper": "#ffffff", "cool": "#eff4f7", "warm": "#f7f3ea", "ink": "#0c161d", "ink-2": "#3d4a52",
        "edge": "#6d7a83", "rule": "#c4cdd2", "measured": "#0b5680", "observed": "#7a4b00", "alert": "#b5174b",
    },
}  # fmt: skip
"""Scheme → token → colour as the shipped stylesheet has them."""

GROUNDS = ("paper", "cool", "warm")
LEAVES = {"cool": "measured", "warm": "observed"}
LEAF = 0.05
"""A leaf is paper with this share of its side's colour in it, as the shipped ones nearly are."""
OF_INK = {"ink-2": 0.75, "edge": 0.53, "rule": 0.18}
"""The share of ink in quiet text, in lines that carry meaning and in hairlines; the rest is paper."""

# WCAG 2.2 AA: 1.4.3 for text, 1.4.11 for lines that carry meaning.
LEAST = {"ink": 4.5, "ink-2": 4.5, "measured": 4.5, "observed": 4.5, "alert": 4.5, "edge": 3.0}
"""The least contrast of each token on every ground."""

APART = 10.0
"""The least distance of two colours that mean different things; about 2 is just noticeable."""

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
EYES: Mapping[str, Sequence[Sequence[float]]] = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""How eyes see: with all cones, without those for red, for green, for blue."""


@dataclass(frozen=True, slots=True)
class Faint:
    """A token that stands out too little from a ground: its contrast there, and the least it needs."""

    token: str
    ground: str
    contrast: float
    least: float


def palette(scheme: str, own: Mapping[str, str]) -> dict[str, str]:
    """Every token of a scheme, with `own` colours in place of shipped ones and in what is made of them."""
    made = {**SHIPPED[scheme], **own}
    for leaf, voice in LEAVES.items():
        if own.keys() & {voice, "paper"}:
            made[leaf] = mixed(made[voice], made["paper"], LEAF)
    for token, share in OF_INK.items():
        if own.keys() & {"ink", "paper"}:
            made[token] = mixed(made["ink"], made["paper"], share)
    return made


def printed(own: Mapping[str, str]) -> dict[str, str]:
    """Every token as it is printed: on white, with those of the `own` light colours that can be read there."""
    kept = {
        token: colour
        for token, colour in own.items()
        if token != "paper" and not any(faint(palette("print", {token: colour})))
    }
    made = palette("print", kept)
    return made if not any(faint(made)) else palette("print", {})


def faint(colours: Mapping[str, str]) -> Iterator[Faint]:
    """Every token of a palette that stands out too little from one of its grounds."""
    for token, least in LEAST.items():
        for ground in GROUNDS:
            ratio = contrast(colours[token], colours[ground])
            if ratio < least:
                yield Faint(token, ground, ratio, least)


def readable(colour: str, grounds: Sequence[str], least: float) -> str:
    """The colour, as much darker or lighter as it takes to have that contrast on all grounds; nothing if none has."""
    for step in range(1, 101):
        for end in ("#000000", "#ffffff"):
            other = mixed(end, colour, step / 100)
            if all(contrast(other, ground) >= least for ground in grounds):
                return other
    return ""


def mixed(one: str, other: str, share: float) -> str:
    """A mixture of two colours that holds `share` (0 to 1) of the first, by the numbers they are written in."""
    parts = (round(share * a + (1 - share) * b) for a, b in zip(_bytes(one), _bytes(other), strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def apart(one: str, other: str, eye: str) -> float:
    """Distance of two colours for an eye, in OKLab times 100."""
    return 100 * dist(_seen(one, eye), _seen(other, eye))


def _bytes(colour: str) -> list[int]:
    """Red, green and blue from 0 to 255 of `#rgb` or `#rrggbb`."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    return [int(digits[at : at + 2], 16) for at in (0, 2, 4)]


def _linear(colour: str) -> list[float]:
    """Linear RGB from 0 to 1."""
    shares = [part / 255 for part in _bytes(colour)]
    return [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]


def _luminance(colour: str) -> float:
    return sum(weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), _linear(colour), strict=True))


def _seen(colour: str, eye: str) -> tuple[float, float, float]:
    """OKLab coordinates of a colour as an eye sees it (Ottosson 2020)."""
    rgb = _linear(colour)
    red, green, blue = (max(0.0, sum(a * b for a, b in zip(row, rgb, strict=True))) for row in EYES[eye])
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )
