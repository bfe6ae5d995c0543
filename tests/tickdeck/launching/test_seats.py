from __future__ import annotations

import asyncio

from tests.tickdeck.launching.test_growth import BUSY

from tickdeck.launching.seats import Seat


def test_a_seat_is_idle_when_it_has_neither_a_task_nor_any_that_wait() -> None:
    seat = Seat()
    assert seat.is_idle
    assert seat.tasks == ()
    seat.shared[4] = BUSY
    assert not seat.is_idle
    seat.task = BUSY
    assert seat.tasks == (BUSY, BUSY)


def test_timers_that_are_stopped_never_ring() -> None:
    async def work() -> list[str]:
        loop, seat = asyncio.get_running_loop(), Seat()
        rung: list[str] = []
        seat.timer = loop.call_later(0, rung.append, "own")
        seat.shared_timers[4] = loop.call_later(0, rung.append, "shared")
        seat.stop_timers()
        seat.stop_timers()
        await asyncio.sleep(0.01)
        return rung

    assert asyncio.run(work()) == []
