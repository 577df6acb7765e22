"""The one exception that ends the program; `cli` catches it once and prints its two lines."""

from __future__ import annotations


class Stop(Exception):
    """The program cannot go on: a wrong call, a broken setting, a disk that refuses.

    `message` says what is, `hint` what to do about it. `code` is the exit status: 2 for usage,
    configuration and environment; 1 where content is at fault.
    """

    def __init__(self, message: str, *, hint: str = "", code: int = 2) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.code = code
