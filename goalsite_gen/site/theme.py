"""The shipped theme and a portfolio's overrides: where templates lie, and the assets under hashed names."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from goalsite_gen.errors import Stop

STYLESHEET = "css/goalsite.css"
TOKENS = "css/tokens.css"
OWN = "css/own.css"
STYLESHEETS = (STYLESHEET, TOKENS, OWN)
"""What every page links, as far as it is there: as shipped, as `[theme]` sets it, as the portfolio adds to it."""

ICON = "img/icon.svg"

# What a theme may hold; anything else in an override's folder is left alone.
ASSET_TYPES = frozenset(
    (".css", ".js", ".woff2", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".ico", ".txt")
)
# A licence has to be found beside its font, under the name that it always has.
UNHASHED_TYPES = frozenset((".txt",))

NOTHING: Mapping[str, bytes] = MappingProxyType({})

_CSS_URL = re.compile(r"""url\(\s*(["']?)([^"')]+)\1\s*\)""")


def theme_folder() -> Path:
    """The folder of the shipped templates, in an installed wheel or in a checkout.

    Raises Stop where neither is there, which means a broken installation.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "theme", package.parent / "templates"):
        if (folder / "base.html").is_file():
            return folder
    raise Stop("the shipped theme is missing", hint="install goalsite again")


@dataclass(frozen=True, slots=True)
class Assets:
    """The assets of a theme, read once: pages name exactly the files that are written.

    `names` maps a name inside `assets/` ("css/goalsite.css") to its output path ("assets/css/goalsite.1a2b3c4d.css"),
    `files` an output path to its bytes.
    """

    names: dict[str, str]
    files: dict[str, bytes]


def assets(overrides: Path | None = None, made: Mapping[str, bytes] = NOTHING) -> Assets:
    """Every asset, shipped files first replaced by overrides of the same name.

    `overrides` is the portfolio's `templates/`, `made` what was made for it, by name. Output names carry the first
    eight digits of the SHA-256 of the bytes written, stylesheets have their `url(…)` rewritten accordingly. Raises Stop
    for a file that cannot be read or a link that leads out of the folder.
    """
    sources = _sources(theme_folder() / "assets") | {name: content for name, content in made.items() if content}
    if overrides is not None:
        sources |= _sources(overrides / "assets")
    published: dict[str, tuple[str, bytes]] = {}
    # Stylesheets last: their bytes, and so their names, depend on the names of what they point to.
    for name in sorted(sources, key=lambda name: (name.endswith(".css"), name)):
        content = sources[name]
        if name.endswith(".css"):
            content = _with_hashed_urls(content, name=name, published=published)
        published[name] = (_output_path(name, content), content)
    ordered = sorted(published.items())
    return Assets({name: path for name, (path, _) in ordered}, dict(found for _, found in ordered))


def _sources(folder: Path) -> dict[str, bytes]:
    if not folder.is_dir():
        return {}
    root = folder.resolve()
    sources: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        if path.name.startswith(".") or path.suffix.lower() not in ASSET_TYPES or not path.is_file():
            continue
        if not path.resolve().is_relative_to(root):
            raise Stop(f"`{path}` is a link out of its folder", hint="put the file itself there")
        try:
            sources[path.relative_to(folder).as_posix()] = path.read_bytes()
        except OSError as error:
            raise Stop(f"cannot read `{path}`: {error.strerror}", hint="check its permissions") from error
    return sources


def _output_path(name: str, content: bytes) -> str:
    path = PurePosixPath("assets", name)
    if path.suffix in UNHASHED_TYPES:
        return str(path)
    digest = hashlib.sha256(content).hexdigest()[:8]
    return str(path.with_name(f"{path.stem}.{digest}{path.suffix}"))


def _with_hashed_urls(content: bytes, *, name: str, published: dict[str, tuple[str, bytes]]) -> bytes:
    here = PurePosixPath("assets", name).parent

    def hashed(match: re.Match[str]) -> str:
        target = match[2].strip()
        known = published.get(_normal(PurePosixPath(name).parent / target))
        return match[0] if known is None else f"url({_relative(known[0], start=here)})"

    try:
        return _CSS_URL.sub(hashed, content.decode("utf-8-sig")).encode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Stop(f"templates/assets/{name}:{line}: this is not UTF-8", hint="save it as UTF-8") from error


def _normal(path: PurePosixPath) -> str:
    parts: list[str] = []
    for part in path.parts:
        if part == ".." and parts:
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _relative(path: str, *, start: PurePosixPath) -> str:
    return "../" * len(start.parts) + path
