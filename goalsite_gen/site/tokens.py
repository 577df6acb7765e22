"""The stylesheet that a portfolio's `[theme]` makes: its colours and fonts as the tokens of the shipped stylesheet."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from urllib.parse import quote

from goalsite_gen.model.colours import SHIPPED, palette, printed
from goalsite_gen.model.theme import Font, Theme

_STACKS = {
    "text": ("--serif", 'Georgia, "Times New Roman", serif'),
    "labels": ("--sans", 'system-ui, -apple-system, "Segoe UI", sans-serif'),
}
"""The token of each voice, and what follows the font that is set."""

_OWN_NAMES = {"text": "Portfolio text", "labels": "Portfolio labels"}
"""What a font is called of which only files are given."""

# Quoted, these would be the names of fonts, which nobody has.
_GENERIC = frozenset(
    ("serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "ui-serif", "ui-sans-serif",
     "ui-monospace", "ui-rounded", "-apple-system")
)  # fmt: skip


def tokens_sheet(theme: Theme, *, media: Collection[str]) -> bytes:
    """The stylesheet, to be linked after the shipped one; nothing where no colour and no font is set.

    It stands in `assets/css/`. A file that is not in `media` is left out. Equal themes make equal bytes.
    """
    colours = _colours(theme)
    fonts = {voice: stack for voice in _STACKS if (stack := _stack(theme, voice, media))}
    parts = list(_faces(theme, media))
    if values := {**colours["light"], **{_STACKS[voice][0]: stack for voice, stack in fonts.items()}}:
        parts.append(_root(values))
    if values := colours["dark"]:
        parts.append(f"@media (prefers-color-scheme: dark) {{\n{_root(values)}\n}}")
    if values := colours["print"]:
        parts.append(f"@media print {{\n{_root(values)}\n}}")
    if "labels" in fonts:
        # The margins of a printed page know no tokens.
        parts.append(f"@media print {{\n@page {{ @bottom-right {{ font-family: {fonts['labels']}; }} }}\n}}")
    return "".join(f"{part}\n" for part in parts).encode()


def _colours(theme: Theme) -> dict[str, dict[str, str]]:
    """Scheme → token → colour, of every token that differs from the shipped one in any of the three.

    This sheet comes after the shipped one, so that a token must be said for all schemes or for none.
    """
    light, dark = theme.colours.own("light"), theme.colours.own("dark")
    made = {"light": palette("light", light), "dark": palette("dark", dark), "print": printed(light)}
    changed = [token for token in SHIPPED["light"] if any(made[name][token] != SHIPPED[name][token] for name in made)]
    return {name: {f"--{token}": tokens[token] for token in changed} for name, tokens in made.items()}


def _root(values: Mapping[str, str]) -> str:
    return ":root {" + "".join(f" {token}: {value};" for token, value in values.items()) + " }"


def _stack(theme: Theme, voice: str, media: Collection[str]) -> str:
    """The list of fonts of a voice, the own one first; nothing where none is set."""
    font: Font | None = getattr(theme.fonts, voice)
    if font is None or not (font.family or font.regular in media):
        return ""
    names = font.family.split(", ") if font.family else [_OWN_NAMES[voice]]
    return ", ".join([*(name if name in _GENERIC else f'"{name}"' for name in names), _STACKS[voice][1]])


def _faces(theme: Theme, media: Collection[str]) -> Iterator[str]:
    """The files of own fonts. One file for upright and bold letters holds all weights between them."""
    for voice in _STACKS:
        font: Font | None = getattr(theme.fonts, voice)
        if font is None:
            continue
        varies = font.bold == font.regular
        name = font.family.split(", ")[0] if font.family else _OWN_NAMES[voice]
        weights = "400 700" if varies else "400"
        faces = [(font.regular, weights, "normal"), (font.italic, weights, "italic")]
        faces += [] if varies else [(font.bold, "700", "normal")]
        for path, weight, style in faces:
            if path in media:
                address = f"../../{quote(path)}"
                yield (
                    f'@font-face {{ font-family: "{name}"; src: url("{address}") format("woff2"); '
                    f"font-weight: {weight}; font-style: {style}; font-display: swap; }}"
                )
