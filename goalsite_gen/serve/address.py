"""Which requests mean this server and which of the site's files they name; knows no sockets and no disk."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Container, Iterable
from urllib.parse import quote, unquote_to_bytes

LONGEST = 8192
"""The longest request target answered, in characters."""

_TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
    "xml": "application/xml",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "md": "text/plain",
    "csv": "text/csv",
    "ics": "text/calendar",
    "webmanifest": "application/manifest+json",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "woff": "font/woff",
    "pdf": "application/pdf",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "mp3": "audio/mpeg",
    "zip": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_TEXTS = ("text/", "application/json", "application/xml", "application/manifest+json", "image/svg+xml")


def type_of(path: str) -> str:
    """The content type of a file of the site by its suffix, with the charset where it is text."""
    if path == "feed.xml":
        return "application/atom+xml; charset=utf-8"
    kind = _TYPES.get(path.rpartition(".")[2].lower(), "application/octet-stream")
    return f"{kind}; charset=utf-8" if kind.startswith(_TEXTS) else kind


def names_of(host: str, port: int) -> frozenset[str]:
    """Every `Host` that may be meant by someone on this machine, lower-case, with and without the port.

    Fixed names only: a name that an attacker lets point here (DNS rebinding) is none of them.
    """
    names = {"localhost", "127.0.0.1", "[::1]"}
    if is_everywhere(host):
        names |= {socket.gethostname().lower(), f"{socket.gethostname().lower()}.local"}
    else:
        names.add(f"[{host}]" if ":" in host else host.lower())
    return frozenset(names | {f"{name}:{port}" for name in names})


def is_meant(host: str, names: Iterable[str], *, bound: str, port: int) -> bool:
    """Whether a `Host` header names this server; one bound to every address also answers to any bare address."""
    if host.lower() in names:
        return True
    if not is_everywhere(bound):
        return False
    bare = host.removesuffix(f":{port}").removeprefix("[").removesuffix("]")
    try:
        ipaddress.ip_address(bare)
    except ValueError:
        return False
    return True


def is_everywhere(host: str) -> bool:
    """Whether binding to `host` means every network that the machine is in."""
    return host in ("", "0.0.0.0", "::")


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach `host`."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def path_of(target: str) -> str | None:
    """The path that a request target names, percent signs undone once, without the slash in front.

    None when the target is not a plain path: another form, broken escapes, backslashes, control
    characters. `..` and empty parts pass: they are names that no site has.
    """
    path = target.partition("#")[0].partition("?")[0]
    if not path.startswith("/"):
        return None
    try:
        plain = unquote_to_bytes(path.encode("latin-1")).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return None
    if "\\" in plain or not plain.isprintable():
        return None
    return plain[1:]


def file_of(path: str, files: Container[str]) -> str | None:
    """The key of the file that a path names: itself, or a folder's `index.html`. None: there is none."""
    if path in files:
        return path
    index = f"{path}index.html"
    return index if (path == "" or path.endswith("/")) and index in files else None


def folder_of(path: str, files: Container[str]) -> str | None:
    """Where a folder named without its slash stands, made from the site's own key. None: no such folder."""
    return f"/{quote(path)}/" if f"{path}/index.html" in files and path != "" else None
