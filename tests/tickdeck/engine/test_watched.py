from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from tickdeck.engine.watched import Watched
from tickdeck.values.sensors import SensorId, SensorSpec, SensorState
from tickdeck.values.ticks import Tick, TickId, TickStatus

TICK = Tick(
    id=TickId(1),
    sensor_id=SensorId(1),
    sensor_name="s",
    status=TickStatus.SKIPPED,
    started=datetime(2026, 1, 1, tzinfo=UTC),
)


def watched() -> Watched:
    state = SensorState(id=SensorId(1), location="l", repository="r", name="s")
    return Watched(state, SensorSpec(name="s"), cast("Any", None))


def test_who_asks_during_a_tick_waits_for_the_next() -> None:
    async def work() -> None:
        sensor = watched()
        first: asyncio.Future[Tick] = asyncio.Future()
        second: asyncio.Future[Tick] = asyncio.Future()
        sensor.waiters_for_next.append(first)
        sensor.take_waiters()
        sensor.waiters_for_next.append(second)

        sensor.answer(TICK)

        assert first.result() == TICK
        assert not second.done()
        sensor.refuse(LookupError("gone"))
        with pytest.raises(LookupError):
            second.result()

    asyncio.run(work())


def test_what_was_put_off_can_be_called_off() -> None:
    async def work() -> None:
        called: list[int] = []
        loop = asyncio.get_running_loop()
        sensor = watched()
        sensor.opening = loop.call_later(0, called.append, 1)
        sensor.looking_again = loop.call_later(0, called.append, 2)
        sensor.stop_opening()
        sensor.stop_looking_again()
        sensor.stop_opening()
        await asyncio.sleep(0.01)
        assert called == []

    asyncio.run(work())
