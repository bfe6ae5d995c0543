"""When a pool needs one more worker. Pure: the time is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from tickdeck.launching.seats import PoolLimits, Seat


class Growth:
    """Watches a line of tasks for as long as there always is one."""

    def __init__(self, limits: PoolLimits) -> None:
        self._limits = limits
        self._since = 0.0
        self._worked_s = 0.0
        """How long the workers have been in the code of tasks since then."""

    def begin(self, now: float) -> None:
        """Begin to watch: a line has formed, or another worker is on its way."""
        self._since, self._worked_s = now, 0.0

    def worked(self, seconds: float) -> None:
        """Learn how long a task took its worker."""
        self._worked_s += seconds

    def is_needed(self, now: float, seats: Collection[Seat]) -> bool:
        """Return whether another worker would help those who wait in the line.

        Args:
            now: In the seconds of the loop.
            seats: The workers there are.
        """
        if len(seats) >= self._limits.most or any(not seat.loaded for seat in seats):
            return False
        return self._are_stuck(now, seats) or self._are_overloaded(now, seats)

    def _are_stuck(self, now: float, seats: Collection[Seat]) -> bool:
        """Return whether each is busy with one task, and not since just now."""
        long_ago = now - self._limits.patience_s
        return all(not seat.is_idle and seat.busy_since < long_ago for seat in seats)

    def _are_overloaded(self, now: float, seats: Collection[Seat]) -> bool:
        """Return whether more comes than they do, however short each task is.

        Where they spend most of their time between tasks, more of them are no help.
        """
        passed_s = now - self._since
        most_of_it = passed_s * len(seats) / 2
        return passed_s > self._limits.backlog_s and self._worked_s > most_of_it
