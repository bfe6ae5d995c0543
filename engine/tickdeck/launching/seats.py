"""What a pool allows its workers, and what each is doing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import msgspec

if TYPE_CHECKING:
    import asyncio

    from tickdeck import wire


class PoolLimits(msgspec.Struct, frozen=True, kw_only=True):
    """How many workers, and how long each may serve."""

    most: int = 8
    warm: int = 1
    """How many are kept when there is nothing to do."""
    requests: int = 20_000
    """A worker is replaced after so many tasks …"""
    rss_bytes: int = 512 * 1024 * 1024
    """… or when it has grown to this."""
    output_bytes: int = 10 * 1024 * 1024
    """What a task may print outside a run."""
    patience_s: float = 0.03
    """How long a worker may be busy with one task before another is started."""
    backlog_s: float = 0.5
    """How long there may always be tasks waiting before another is started."""
    idle_s: float = 30.0
    """How long a worker above `warm` may be idle."""
    load_s: float = 60.0
    """How long reading the definitions may take."""
    waiting: int = 200
    """How many tasks that only wait a worker may have at once."""


class Task(Protocol):
    """Something for a worker to do. Every task ends with `done` or `lost`."""

    timeout_s: float | None
    shares: bool
    """Whether it only waits, and may share its worker with others that do."""

    def prepare(self) -> wire.FromEngine | None:
        """Return the message to send, now that a worker is free; None for nothing."""
        ...

    def hear(self, message: wire.FromWorker) -> bool:
        """Take a message; return whether it was the last."""
        ...

    def print_out(self, text: bytes) -> None:
        """Take what was printed."""
        ...

    def lost(self, why: str) -> None:
        """Learn that no answer will come: *why*, in words."""
        ...


class Seat:
    """A worker and what it is doing."""

    __slots__ = (
        "busy_since",
        "idle_since",
        "last_words",
        "loaded",
        "printed",
        "rss_bytes",
        "served",
        "shared",
        "shared_timers",
        "task",
        "timer",
        "why_killed",
        "worn_out",
    )  # fmt: skip

    def __init__(self) -> None:
        self.task: Task | None = None
        self.loaded = False
        self.served = 0
        self.printed = 0
        self.rss_bytes = 0
        self.busy_since = 0.0
        self.idle_since = 0.0
        self.timer: asyncio.TimerHandle | None = None
        self.why_killed: str | None = None
        self.worn_out = False
        """Whether it gets no further task: it was interrupted in one."""
        self.shared: dict[int, Task] = {}
        """Tasks that only wait, by their requests; such a worker has no other task."""
        self.shared_timers: dict[int, asyncio.TimerHandle] = {}
        self.last_words = b""
        """What was printed outside a task: why a worker could not even begin."""

    @property
    def is_idle(self) -> bool:
        """Whether it has nothing to do."""
        return self.task is None and not self.shared

    @property
    def tasks(self) -> tuple[Task, ...]:
        """What it is doing."""
        own = () if self.task is None else (self.task,)
        return (*own, *self.shared.values())

    def stop_timers(self) -> None:
        """Let what it does take as long as it takes."""
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None
        for timer in self.shared_timers.values():
            timer.cancel()
        self.shared_timers.clear()
