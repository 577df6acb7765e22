"""F118, the colours of a theme: whether they can be read, and told apart by all eyes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import floor

from goalsite_gen.findings import Place, Problem, Severity, rule
from goalsite_gen.model import Portfolio
from goalsite_gen.model.colours import APART, EYES, GROUNDS, LEAVES, OF_INK, Faint, apart, faint, palette, readable
from goalsite_gen.model.settings import locate_setting

_SCREENS = ("light", "dark")
_CALLED = {
    "paper": "the paper",
    "cool": "the measured leaf",
    "warm": "the observed leaf",
    "ink-2": "the quiet text made of `ink`",
    "edge": "the lines made of `ink`",
}
_READERS = {
    "normal": "everyone",
    "protan": "readers who do not see red",
    "deutan": "readers who do not see green",
    "tritan": "readers who do not see blue",
}
_UNLIKE = (("measured", "observed"), ("alert", "ink"))
"""Pairs of colours that mean different things."""


@rule("F118", "weak-colour", Severity.WARNING)
def weak_colour(portfolio: Portfolio) -> Iterator[Problem]:
    """A colour of the theme is hard to read, or looks like another that means something else.

    A page has a light and a dark form, and each colour stands on paper and on both leaves. Text needs a contrast of
    4.5 there, and lines one of 3 (WCAG 2.2, level AA). Numbers and what people saw have a colour each, so these two
    must stay apart for colour-blind readers too, and so must what asks for attention and plain text.

    Bad:
        @ goalsite.toml
        [theme.colours]
        measured = { light = "#7cc0ee" } <--
    Bad:
        @ goalsite.toml
        [theme.colours]
        observed = { light = "#0b5f80", dark = "#e3b062" } <--
    Good:
        @ goalsite.toml
        [theme.colours]
        measured = { light = "#1a3f8c", dark = "#9db8f5" }
    """
    for scheme in _SCREENS:
        own = portfolio.settings.theme.colours.own(scheme)
        if own:
            yield from _hard_to_read(portfolio, scheme, own)
            yield from _alike(portfolio, scheme, own)


def _hard_to_read(portfolio: Portfolio, scheme: str, own: Mapping[str, str]) -> Iterator[Problem]:
    """For each setting that makes something hard to read, the worst of it."""
    worst: dict[str, Faint] = {}
    for found in faint(palette(scheme, own)):
        setting = _cause(found, own)
        if setting not in worst or found.contrast / found.least < worst[setting].contrast / worst[setting].least:
            worst[setting] = found
    for setting, found in worst.items():
        said = (
            f"{_called(found.token)} has a contrast of {floor(found.contrast * 100) / 100} on {_called(found.ground)} "
            f"of a {scheme} screen; it needs {found.least:g}"
        )
        yield Problem(said, _place(portfolio, setting, scheme), _hint(portfolio, setting, scheme, found))


def _alike(portfolio: Portfolio, scheme: str, own: Mapping[str, str]) -> Iterator[Problem]:
    colours = palette(scheme, own)
    for one, other in _UNLIKE:
        setting = next((token for token in (one, other) if token in own), "")
        far, eye = min((apart(colours[one], colours[other], eye), eye) for eye in EYES)
        if setting and far < APART:
            said = (
                f"`{one}` and `{other}` look alike to {_READERS[eye]}, on a {scheme} screen: "
                f"apart by {floor(far * 10) / 10}, not {APART:g}"
            )
            yield Problem(said, _place(portfolio, setting, scheme), "make one much lighter than the other")


def _cause(found: Faint, own: Mapping[str, str]) -> str:
    """The setting to which it is due that a token is faint: its own, else that of its ground."""
    roots = ("ink", "paper") if found.token in OF_INK else (found.token,)
    roots = (*roots, *(("paper",) if found.ground == "paper" else (LEAVES[found.ground], "paper")))
    return next(root for root in roots if root in own)


def _called(token: str) -> str:
    return _CALLED.get(token, f"`{token}`")


def _hint(portfolio: Portfolio, setting: str, scheme: str, found: Faint) -> str:
    own = portfolio.settings.theme.colours.own(scheme)
    colours = palette(scheme, own)
    if found.token in OF_INK:
        return "choose an `ink` and a `paper` that are further apart"
    if setting != found.token:
        return f"choose another `{setting}`, or set `{found.token}` too"
    better = readable(own[setting], [colours[ground] for ground in GROUNDS], found.least)
    if not better:
        return "choose a lighter or a darker `paper`"
    given = getattr(portfolio.settings.theme.colours, setting)
    pair = {"light": given.light, "dark": given.dark, scheme: better}
    written = ", ".join(f'{name} = "{colour}"' for name, colour in pair.items() if colour)
    return f"`{setting} = {{ {written} }}` would do"


def _place(portfolio: Portfolio, setting: str, scheme: str) -> Place:
    """Where a colour is set; the value that stands for both screens has no part for one."""
    document = portfolio.documents.get(portfolio.config_file)
    given = getattr(portfolio.settings.theme.colours, setting)
    path = ("theme", "colours", setting) if given.light == given.dark else ("theme", "colours", setting, scheme)
    return locate_setting(portfolio.config_file, document.text if document else "", path)
