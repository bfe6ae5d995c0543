"""One sensor at work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck.values.ticks import Tick, WokenBy

if TYPE_CHECKING:
    import asyncio

    from tickdeck.deciding import Begun
    from tickdeck.launching.pool import WorkerPool
    from tickdeck.values.sensors import SensorSpec, SensorState


class Watched:
    """A sensor that can be evaluated, and its tick in flight if there is one."""

    __slots__ = (
        "begun",
        "closed_paths",
        "generation",
        "given_paths",
        "in_flight",
        "is_deleted",
        "looking_again",
        "opening",
        "pool",
        "spec",
        "state",
        "waiters",
        "waiters_for_next",
        "wake_again",
        "woken_by",
    )

    def __init__(self, state: SensorState, spec: SensorSpec, pool: WorkerPool) -> None:
        self.state = state
        self.spec = spec
        self.pool = pool
        self.in_flight = False
        self.is_deleted = False
        """Whether the operator deleted it; its tick in flight then comes to nothing."""
        self.begun: Begun | None = None
        self.woken_by = WokenBy.INTERVAL
        """What will have made it due, should it be due."""
        self.wake_again: WokenBy | None = None
        """What made it due while its tick was in flight."""
        self.closed_paths: set[str] = set()
        """Files that their writers have closed since the last tick was begun."""
        self.given_paths: tuple[str, ...] = ()
        """Those that the tick in flight was told of."""
        self.opening: asyncio.TimerHandle | None = None
        self.looking_again: asyncio.TimerHandle | None = None
        self.generation: int | None = None
        """Which state of a folder's known files is stored; None before it is read."""
        self.waiters: list[asyncio.Future[Tick]] = []
        """Who wants the tick in flight."""
        self.waiters_for_next: list[asyncio.Future[Tick]] = []
        """Who wants the tick after it, as they asked while it was in flight."""

    def take_waiters(self) -> None:
        """Let those who asked for the next tick wait for the one that begins."""
        self.waiters += self.waiters_for_next
        self.waiters_for_next = []

    def answer(self, tick: Tick) -> None:
        """Answer those who wait for the tick that has ended."""
        waiters, self.waiters = self.waiters, []
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(tick)

    def refuse(self, error: Exception) -> None:
        """Tell everybody who waits that no tick will come."""
        waiters = self.waiters + self.waiters_for_next
        self.waiters, self.waiters_for_next = [], []
        for waiter in waiters:
            if not waiter.done():
                waiter.set_exception(error)

    def stop_opening(self) -> None:
        """Store the open tick no more: it has ended."""
        if self.opening is not None:
            self.opening.cancel()
            self.opening = None

    def stop_looking_again(self) -> None:
        """Wake it no more for a file that is settling."""
        if self.looking_again is not None:
            self.looking_again.cancel()
            self.looking_again = None
