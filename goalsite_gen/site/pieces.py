"""Files that are long and made of many pieces, one after the other, of which a build may have to make only a few."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

COMMIT = "commit:"
"""What a file notes that it has read which names the commit that the site is built from."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """One file of a site, as what makes each of its pieces: bytes that stand one after the other, never none."""

    path: str
    pieces: tuple[Callable[[], bytes], ...] = field(repr=False)

    @property
    def where(self) -> tuple[str, ...]:
        """Where the file lies."""
        return (self.path,)

    def __call__(self) -> Iterator[tuple[str, bytes]]:
        """The file as a whole."""
        yield self.path, self.whole()

    def whole(self) -> bytes:
        """All pieces together."""
        return b"".join(make() for make in self.pieces)
