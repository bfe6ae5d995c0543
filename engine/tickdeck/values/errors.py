"""What went wrong in somebody's code, as data."""

from __future__ import annotations

import msgspec


class Frame(msgspec.Struct, frozen=True):
    """One line of a traceback."""

    file: str
    line: int
    function: str
    source: str = ""
    ours: bool = False
    """Whether the frame is Tickdeck's own and is shown last."""


class ErrorInfo(msgspec.Struct, frozen=True, kw_only=True):
    """An exception that crossed a process."""

    class_name: str
    message: str
    frames: tuple[Frame, ...] = ()
    text: str = ""
    """The whole traceback as Python prints it, causes included."""
    cause: ErrorInfo | None = None

    @property
    def root(self) -> ErrorInfo:
        """The error that the user's code raised, without what we wrapped it in.

        What *it* was raised from stays below it: the author chose its words.
        """
        error = self
        while error.cause is not None and (not error.frames or error.frames[-1].ours):
            error = error.cause
        return error

    @property
    def summary(self) -> str:
        """One line: ``ClassName: message`` of the user's own error."""
        root = self.root
        first_line = root.message.strip().splitlines()[:1]
        return f"{root.class_name}: {first_line[0]}" if first_line else root.class_name
