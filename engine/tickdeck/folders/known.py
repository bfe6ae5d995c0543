"""The files that a folder sensor has dealt with: a copy of what the engine stores."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from tickdeck.folders.scanning import FoundFile
    from tickdeck.values.folders import KnownFile
    from tickdeck.wire import Evaluate


class _Pending(NamedTuple):
    """What was answered, and is true once the engine has stored it."""

    settled: Sequence[KnownFile]
    forgotten: Sequence[str]
    asked_at: datetime


class KnownFiles:
    """Follows the engine's record of known files without being sent it each time.

    The engine numbers the states of its record. An answer that changes the record
    makes the next number; whether the engine could store it shows in the number it
    sends with the next question.
    """

    def __init__(self) -> None:
        self._states: dict[str, tuple[int, int]] = {}
        self._generation: int | None = None
        self._pending: _Pending | None = None

    def __iter__(self) -> Iterator[str]:
        return iter(self._states)

    def state_of(self, path: str) -> tuple[int, int] | None:
        """Return the modification time (ns) and size that are known, if any."""
        return self._states.get(path)

    def knows(self, file: FoundFile) -> bool:
        """Whether this very state of the file has been dealt with."""
        return self._states.get(file.path) == file.state

    def catch_up(self, message: Evaluate) -> bool:
        """Bring the copy to the state *message* speaks of; False if that is unknown."""
        pending, self._pending = self._pending, None
        if message.known is not None:
            self._states = {
                each.path: (each.modified_ns, each.size) for each in message.known
            }
            self._generation = message.generation
            return True
        if message.generation == self._generation:
            return True  # what was pending, if anything, could not be stored
        if pending is None or not self._was_stored(pending, message):
            return False
        for path in pending.forgotten:
            self._states.pop(path, None)
        for each in pending.settled:
            self._states[each.path] = (each.modified_ns, each.size)
        self._generation = message.generation
        return True

    def expect(
        self,
        settled: Sequence[KnownFile],
        forgotten: Sequence[str],
        asked_at: datetime,
    ) -> None:
        """Note what the engine is asked to store in answer to a question.

        Args:
            settled: Files that are dealt with from now on.
            forgotten: Paths that are gone.
            asked_at: When the question came.
        """
        if settled or forgotten:
            self._pending = _Pending(settled, forgotten, asked_at)

    def _was_stored(self, pending: _Pending, message: Evaluate) -> bool:
        """Whether the record's next state is the one that was answered here.

        It may be another worker's, if ours was lost. Then that worker's tick began
        after our question came.
        """
        assert self._generation is not None
        started = message.last_tick_started
        return message.generation == self._generation + 1 and (
            started is None or started <= pending.asked_at
        )
