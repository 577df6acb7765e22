"""The size of an image, read from its first bytes, so that a page does not jump while it loads."""

from __future__ import annotations

import re
import struct

_LENGTH = r"[\s,]+(\d{1,6}(?:\.\d{1,9})?)"
_VIEW_BOX = re.compile(rf"""<svg[^>]*\bviewBox=["']\s*[-\d.]+[\s,]+[-\d.]+{_LENGTH}{_LENGTH}""")


def image_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG, GIF, JPEG, WebP or SVG; None where they cannot be told."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        return struct.unpack(">II", data[16:24])
    if data[:6] in (b"GIF87a", b"GIF89a") and len(data) >= 10:
        return struct.unpack("<HH", data[6:10])
    if data[:2] == b"\xff\xd8":
        return _jpeg_size(data)
    if data[:4] == b"RIFF" and data[8:15] == b"WEBPVP8" and data[15:16] == b"X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    return _svg_size(data[:2000])


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if kind in (0xC0, 0xC1, 0xC2):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None


def _svg_size(head: bytes) -> tuple[int, int] | None:
    if box := _VIEW_BOX.search(head.decode("utf-8", "replace")):
        return max(1, round(float(box[1]))), max(1, round(float(box[2])))
    return None
