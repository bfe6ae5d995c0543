"""One run, from a free worker to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tickdeck import wire

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tickdeck.values.runs import RunEvent


class Ended(Protocol):
    """Learns that a worker is through with a run."""

    def __call__(self, run_id: str, *, claimed: bool) -> None:
        """Take whether this worker executed it."""
        ...


class ExecutionTask:
    """Asks a worker to execute a run; a `launching.pool.Task`.

    It has no time-out: runs take as long as they take.
    """

    timeout_s: float | None = None
    shares = False

    def __init__(
        self,
        message: wire.Execute,
        *,
        reported: Callable[[str, Sequence[RunEvent]], None],
        ended: Ended,
        lost: Callable[[str, str], None],
    ) -> None:
        self.run_id = message.run_id
        self._message = message
        self._reported = reported
        self._ended = ended
        self._lost = lost

    def prepare(self) -> wire.FromEngine | None:
        """Send the run, now that a worker is free."""
        return self._message

    def hear(self, message: wire.FromWorker) -> bool:
        """Take events, then the end."""
        match message:
            case wire.RunReported():
                self._reported(message.run_id, message.events)
            case wire.RunEnded():
                self._ended(message.run_id, claimed=message.claimed)
                return True
        return False

    def print_out(self, text: bytes) -> None:
        """Nothing: during a run the output goes to the run's own file."""

    def lost(self, why: str) -> None:
        """Tell that the worker is gone."""
        self._lost(self.run_id, why)
