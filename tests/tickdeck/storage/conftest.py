from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tickdeck.clock import ManualClock
from tickdeck.home import Home
from tickdeck.storage.store import Store
from tickdeck.values.outcomes import Outcome
from tickdeck.values.runs import Run, RunStatus
from tickdeck.values.sensors import SensorId, SensorSpec, SensorState
from tickdeck.values.ticks import Tick, TickId, TickStatus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


class Deck:
    """A store with two sensors, and a short way to record ticks."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.clock = ManualClock(NOON)
        self.store = Store(home, self.clock)
        self.states = [
            state
            for state, _spec in self.store.take_up(
                "l", "r", [SensorSpec(name="a"), SensorSpec(name="b")]
            )
        ]

    def tick(
        self,
        number: int,
        sensor: int = 0,
        status: TickStatus = TickStatus.SKIPPED,
        **parts: Any,
    ) -> Tick:
        state = self.states[sensor]
        started = parts.pop("started", NOON + timedelta(seconds=number))
        known = {
            "skip_reason": "nothing" if status is TickStatus.SKIPPED else None,
            **parts,
        }
        return Tick(
            id=TickId(number),
            sensor_id=state.id,
            sensor_name=state.name,
            status=status,
            started=started,
            ended=started + timedelta(milliseconds=5),
            **known,
        )

    def outcome(self, tick: Tick, **parts: Any) -> Outcome:
        state = next(each for each in self.states if each.id == tick.sensor_id)
        return Outcome(tick=tick, state=parts.pop("state", state), **parts)

    def record(self, *ticks: Tick, **parts: Any) -> None:
        self.store.record([self.outcome(tick, **parts) for tick in ticks])

    def with_run(self, number: int, key: str | None = None, sensor: int = 0) -> Outcome:
        """Return the outcome of a tick that creates one run."""
        run = make_run(f"run-{number}", self.states[sensor], key)
        tick = self.tick(
            number,
            sensor,
            TickStatus.SUCCESS,
            run_ids=(run.run_id,),
            run_keys=(key,) if key else (),
        )
        claims = ((key, run.run_id),) if key else ()
        return self.outcome(tick, runs=(run,), claims=claims)


def make_run(
    run_id: str, state: SensorState | None = None, key: str | None = None
) -> Run:
    return Run(
        run_id=run_id,
        location="l",
        job_name="j",
        status=RunStatus.NOT_STARTED,
        created=NOON,
        run_key=key,
        tags={"a": "b"},
        run_config={"ops": {}},
        sensor_id=None if state is None else SensorId(state.id),
        sensor_name=None if state is None else state.name,
    )


@pytest.fixture
def deck(tmp_path: Path) -> Iterator[Deck]:
    """An empty data folder with two sensors in it."""
    home = Home(tmp_path / "home")
    home.create()
    made = Deck(home)
    yield made
    made.store.close()
