"""The present instant for users' code: by the engine's clock where it is called."""

from __future__ import annotations

import contextlib
from contextvars import ContextVar
from typing import TYPE_CHECKING

from tickdeck.clock import SystemClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from tickdeck.clock import Clock

_clock: ContextVar[Clock | None] = ContextVar("clock", default=None)


@contextlib.contextmanager
def telling_time_by(clock: Clock) -> Iterator[None]:
    """Let `present` ask *clock* inside the block."""
    token = _clock.set(clock)
    try:
        yield
    finally:
        _clock.reset(token)


def present() -> datetime:
    """Return the present instant, aware, in UTC."""
    return (_clock.get() or SystemClock()).now()
