"""The window's frames, and the threads that give way to them."""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_S = 0.02
"""How long a thread gives way: it must get on, however much there is to paint."""


class RightOfWay:
    """Knows whether a frame is being painted.

    Python runs one thread at a time, in turns: a frame beside a busy thread takes
    twice as long. What a thread does for nobody's eyes can wait for some milliseconds.
    """

    def __init__(self) -> None:
        self._none = threading.Event()
        self._none.set()

    @contextlib.contextmanager
    def painting(self) -> Iterator[None]:
        """Let those who ask wait for the end of the frame that is painted within."""
        self._none.clear()
        try:
            yield
        finally:
            self._none.set()

    def give_way(self) -> None:
        """Wait for the end of a frame, if one is being painted; from any thread."""
        if not self._none.is_set():
            self._none.wait(_LONGEST_S)
