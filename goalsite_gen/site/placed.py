"""Where in the site lies what a piece of work makes, told before it is done, so that a page can be made by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """Work and where all lies that it makes: output paths, and folders (which end with `/`) with all below them.

    Called, it does the work.
    """

    where: tuple[str, ...]
    work: Callable[[], T]

    def __call__(self) -> T:
        """What the work makes."""
        return self.work()


def where_of(work: Callable[[], object]) -> tuple[str, ...]:
    """Where all lies that some work makes; nothing where it does not tell."""
    where: tuple[str, ...] = getattr(work, "where", ())
    return where


def folder_of(path: str) -> str:
    """The folder of a page that is the index of one."""
    return path.removesuffix("index.html")
