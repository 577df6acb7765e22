"""How a portfolio's site looks: the `[theme]` of its settings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from goalsite_gen.model.colours import SETTABLE
from goalsite_gen.model.types import Part, bad, shown

PICTURES = (".svg", ".png", ".webp", ".avif", ".jpg", ".jpeg", ".gif")
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
_FAMILY = re.compile(r"-?[^\W\d_](?:[\w .&+-]{0,60}[\w+])?")


def as_path_below(value: Any) -> str:
    """The path of a file in the portfolio's folder, with `/` between its parts."""
    parts = value.replace("\\", "/").split("/") if isinstance(value, str) else [""]
    if any(part in ("", ".", "..") or ":" in part for part in parts):
        raise bad("bad-config", f"must be a path in this folder, not {shown(value)}", "write it like `baseline.json`")
    return "/".join(parts)


def as_colour(value: Any) -> str:
    """`#rrggbb` in lower case, of a colour in hexadecimal digits."""
    found = _COLOUR.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise bad("bad-config", f"must be a colour, not {shown(value)}", "write it like `#0b5680`")
    if not value.startswith("#"):
        raise bad("bad-config", f"must begin with `#`, not {shown(value)}", f"write `#{value}`", instead=f"#{value}")
    digits = found[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))


def as_families(value: Any) -> str:
    """Names of fonts, the preferred one first, with a comma and a space between them."""
    names = [name.strip() for name in value.split(",")] if isinstance(value, str) else [""]
    if not all(map(_FAMILY.fullmatch, names)):
        hint = "write it like `Georgia`, or `Georgia, serif`"
        raise bad("bad-config", f"must be the name of a font, not {shown(value)}", hint)
    return ", ".join(names)


def as_font_file(value: Any) -> str:
    """The path of a font below `media/`."""
    return _media(value, (".woff2",), "a `.woff2` file", "media/fonts/house.woff2")


def as_picture(value: Any) -> str:
    """The path of an image below `media/`."""
    return _media(value, PICTURES, "an image", "media/logo.svg")


def _media(value: Any, kinds: tuple[str, ...], what: str, like: str) -> str:
    path = as_path_below(value) if isinstance(value, str) and value else ""
    if not path.startswith("media/") or not path.lower().endswith(kinds):
        raise bad("bad-config", f"must be {what} below `media/`, not {shown(value)}", f"write it like `{like}`")
    return path


Hex = Annotated[str, BeforeValidator(as_colour), Field(pattern="^#[0-9A-Fa-f]{3}([0-9A-Fa-f]{3})?$")]
FontFile = Annotated[str, BeforeValidator(as_font_file)]
Picture = Annotated[str, BeforeValidator(as_picture)]


class Colour(Part):
    """A colour for a light and for a dark screen. One text stands for both; what is not given stays as shipped."""

    light: Hex | None = Field(default=None, description="On light paper, and in print.")
    dark: Hex | None = Field(default=None, description="On dark paper.")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if isinstance(value, (dict, Colour)):
            return value
        colour = as_colour(value)
        return {"light": colour, "dark": colour}


class Colours(Part):
    """The colours that all others are made of: `"#0b5680"`, or `{ light = "#0b5680", dark = "#7cc0ee" }`."""

    paper: Colour = Field(default=Colour(), description="The page; the two leaves are tints of it. Print is white.")
    ink: Colour = Field(default=Colour(), description="Text; quiet text and lines are made of it and the paper.")
    measured: Colour = Field(default=Colour(), description="Numbers and their lines.")
    observed: Colour = Field(default=Colour(), description="Stages, ladders and what people saw.")
    alert: Colour = Field(default=Colour(), description="What asks for attention; nothing else has this colour.")

    def own(self, scheme: str) -> dict[str, str]:
        """The colours that are set for `light` or `dark`, by token."""
        return {token: colour for token in SETTABLE if (colour := getattr(getattr(self, token), scheme))}


class Font(Part):
    """A font: a name that readers' machines may know, or files of your own below `media/`."""

    family: Annotated[str, BeforeValidator(as_families)] = Field(
        default="", description="Its name, or several, the preferred one first; the shipped stack follows."
    )
    regular: FontFile = Field(default="", description="The `.woff2` file of its upright letters.")
    italic: FontFile = Field(default="", description="The file of its italics.")
    bold: FontFile = Field(default="", description="The file of its bold letters; the same as `regular` if it varies.")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"family": as_families(value)}
        if isinstance(value, dict) and not value.get("regular") and (value.get("bold") or value.get("italic")):
            raise bad("bad-config", "has files but no `regular` one", "name the file of its upright letters")
        return value


class Fonts(Part):
    """The two voices of the page: `"Georgia, serif"`, or a table with the files of a font of your own."""

    text: Font | None = Field(default=None, description="For sentences, titles and stages.")
    labels: Font | None = Field(default=None, description="For figures, labels and tables.")


class Theme(Part):
    """How the site looks. Files named here are published for every audience: they are meant for all."""

    logo: Picture = Field(default="", description="An image below `media/` to stand for the title on every page.")
    logo_dark: Picture = Field(default="", description="The image on dark paper, where it must be another.")
    colours: Colours = Field(default=Colours(), description="The colours that all others are made of.")
    fonts: Fonts = Field(default=Fonts(), description="The two voices of the page.")

    def files(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Every file that is named, with the path of its setting below `theme`."""
        for name in ("logo", "logo_dark"):
            if path := getattr(self, name):
                yield (name,), path
        for voice in ("text", "labels"):
            font: Font | None = getattr(self.fonts, voice)
            for face in ("regular", "italic", "bold") if font else ():
                if path := getattr(font, face):
                    yield ("fonts", voice, face), path
