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
        """The error at the bottom of the causes: the user's own."""
        return self if self.cause is None else self.cause.root

    @property
    def summary(self) -> str:
        """One line: ``ClassName: message`` of the user's own error."""
        root = self.root
        first_line = root.message.strip().splitlines()[:1]
        return f"{root.class_name}: {first_line[0]}" if first_line else root.class_name
