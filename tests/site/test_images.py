"""The size of an image comes from its first bytes; of a broken one there is none, and no fault."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalsite_gen.site.images import image_size

HEADS = (b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBPVP8X", b'<svg viewBox="0 0 ')


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\xe0", (640, 480)),
        (b"GIF89a\x80\x02\xe0\x01", (640, 480)),
        (b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08\x01\xe0\x02\x80\x03", (640, 480)),
        (b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x7f\x02\0\xdf\x01\0", (640, 480)),
        (b'<svg xmlns="x" viewBox="0 0 640 480.4">', (640, 480)),
        (b"<svg viewBox='-10,-10 , 0.2 1'>", (1, 1)),
        (b"<svg>", None),
        (b"", None),
    ],
)
def test_the_size_is_read(data: bytes, size: tuple[int, int] | None) -> None:
    assert image_size(data) == size


@given(st.sampled_from((b"", *HEADS)), st.one_of(st.binary(max_size=40), st.text("0123456789. ,-\"'>", max_size=60)))
def test_no_bytes_make_it_raise(head: bytes, rest: bytes | str) -> None:
    image_size(head + (rest if isinstance(rest, bytes) else rest.encode()))
    image_size(head + b"9" * 400 + b" 9" + b"." * 3)
