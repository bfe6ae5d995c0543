"""What happened on the seeded deck: three hours of ticks, a dozen runs."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

import msgspec

from tickdeck.values.runs import Run, RunStatus
from tickdeck.values.sensors import SensorId
from tickdeck.values.ticks import (
    RequestOutcome,
    RequestResult,
    Tick,
    TickId,
    TickStatus,
    WokenBy,
)
from tickdeck_gui.screenshots.roster import LINES, NOW
from tickdeck_gui.screenshots.seed import PERMISSION_ERROR, seeded_run

if TYPE_CHECKING:
    from collections.abc import Iterator


def seeded_ticks(
    sensor_id: int, now: datetime = NOW, *, unfold: bool = False
) -> tuple[Tick, ...]:
    """Return three hours of ticks of one sensor, the newest first.

    With *unfold*, each folded skip comes by itself.
    """
    random = Random(sensor_id)
    ticks = []
    at, number = now - timedelta(hours=3), sensor_id * 1000
    cursor = 1763721100
    while at < now - timedelta(seconds=2):
        number += 1
        asleep = timedelta(hours=2, minutes=10) < now - at < timedelta(hours=2.4)
        if not asleep:
            failing = now - at < timedelta(minutes=8) and sensor_id == 1
            tick, count = _tick(random, number, sensor_id, at, cursor, failing=failing)
            cursor = int(tick.cursor or cursor)
            ticks.append(tick)
            number += count - 1
            at += timedelta(seconds=30 * (count - 1))
        at += timedelta(seconds=30)
    if unfold:
        ticks = [each for tick in ticks for each in _unfolded(tick)]
    return tuple(reversed(ticks))


def _unfolded(tick: Tick) -> Iterator[Tick]:
    if tick.count == 1:
        yield tick
        return
    for number in range(tick.count):
        started = tick.started + timedelta(seconds=30 * number)
        yield msgspec.structs.replace(
            tick,
            id=TickId(tick.id + number),
            count=1,
            started=started,
            ended=started + timedelta(seconds=0.02),
            scheduled=started - timedelta(milliseconds=4),
            last_started=None,
        )


def _tick(
    random: Random,
    number: int,
    sensor_id: int,
    at: datetime,
    cursor: int,
    *,
    failing: bool,
) -> tuple[Tick, int]:
    roll = random.random()
    count = random.choice((1, 4, 9, 14)) if roll > 0.45 and not failing else 1
    before, now = str(cursor), str(cursor + 1712)
    status, seconds = TickStatus.SUCCESS, random.uniform(0.08, 2.5)
    if failing:
        status, seconds, now = TickStatus.FAILURE, 0.21, before
    elif roll > 0.45:
        status, seconds, now = TickStatus.SKIPPED, 0.02, before
    succeeded = status is TickStatus.SUCCESS
    last = at + timedelta(seconds=30 * (count - 1))
    tick = Tick(
        id=TickId(number),
        sensor_id=SensorId(sensor_id),
        sensor_name=LINES[sensor_id - 1].name,
        status=status,
        started=at,
        ended=last + timedelta(seconds=seconds),
        scheduled=at - timedelta(milliseconds=4),
        woken_by=WokenBy.FILE_CHANGE if succeeded else WokenBy.INTERVAL,
        skip_reason="No new statements" if status is TickStatus.SKIPPED else None,
        error=PERMISSION_ERROR if failing else None,
        cursor_before=before,
        cursor=now,
        run_ids=(f"{number:08x}",) if succeeded else (),
        requests=_requests(number, used=roll < 0.12) if succeeded else (),
        count=count,
        last_started=last if count > 1 else None,
        has_log=True,
    )
    return tick, count


def _requests(number: int, *, used: bool) -> tuple[RequestOutcome, ...]:
    launched = RequestOutcome(
        result=RequestResult.LAUNCHED,
        job_name="import_statement",
        run_key=f"statement-{number}.csv",
        run_id=f"{number:08x}",
    )
    repeated = RequestOutcome(
        result=RequestResult.KEY_USED,
        job_name="import_statement",
        run_key=f"statement-{number - 1}.csv",
        run_id=f"{number - 1:08x}",
    )
    return (launched, repeated) if used else (launched,)


def runs_of_ticks(sensor_id: int) -> tuple[Run, ...]:
    """Return the runs that the seeded ticks of a sensor asked for, the last first."""
    made = []
    for tick in seeded_ticks(sensor_id):
        for run_id in tick.run_ids:
            status = RunStatus.FAILURE if tick.id % 7 == 0 else RunStatus.SUCCESS
            bare = seeded_run(0, status, LINES[sensor_id - 1], sensor_id)
            started = tick.started + timedelta(seconds=2)
            made.append(
                msgspec.structs.replace(
                    bare,
                    run_id=run_id,
                    tick_id=tick.id,
                    created=tick.started,
                    started=started,
                    ended=started + timedelta(seconds=40 + tick.id * 17 % 160),
                )
            )
    return tuple(made)


def seeded_runs() -> tuple[Run, ...]:
    """Return runs in every status, the last created first."""
    statuses = (
        RunStatus.STARTED,
        RunStatus.QUEUED,
        RunStatus.QUEUED,
        RunStatus.SUCCESS,
        RunStatus.FAILURE,
        RunStatus.SUCCESS,
        RunStatus.CANCELED,
        RunStatus.SUCCESS,
        RunStatus.SUCCESS,
        RunStatus.FAILURE,
        RunStatus.SUCCESS,
        RunStatus.SUCCESS,
    )
    return tuple(
        _with_its_tick(
            seeded_run(
                number, status, LINES[number % len(LINES)], number % len(LINES) + 1
            )
        )
        for number, status in enumerate(statuses)
    )


def _with_its_tick(run: Run) -> Run:
    """Return *run*, asked for by the last tick before it."""
    assert run.sensor_id is not None
    asked = next(
        tick
        for tick in seeded_ticks(run.sensor_id)
        if tick.started < run.created and tick.status is TickStatus.SUCCESS
    )
    return msgspec.structs.replace(run, tick_id=asked.id)
