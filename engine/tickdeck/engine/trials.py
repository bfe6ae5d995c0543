"""Testing sensors: calling one without a record, and doing what it asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from tickdeck import deciding, wire
from tickdeck.engine.evaluation import QuestionTask, TickLog
from tickdeck.values import commands
from tickdeck.values.sensors import SensorId, SensorKind
from tickdeck.values.ticks import PartitionChange, RequestOutcome, RequestResult, Tick

if TYPE_CHECKING:
    import asyncio

    from tickdeck.clock import Clock
    from tickdeck.engine.live_settings import LiveSettings
    from tickdeck.engine.sensor_desk import SensorDesk
    from tickdeck.engine.watched import Watched
    from tickdeck.launching.pool import WorkerPool
    from tickdeck.storage.store import Store
    from tickdeck.values.runs import RunEvent

_CONFIG_ERROR = "DagsterInvalidConfigError"
CANCELLED = "The test was cancelled."


@dataclass(frozen=True, eq=False)
class _Trial:
    """A test that is under way."""

    sensor_id: SensorId
    pool: WorkerPool
    task: QuestionTask
    answer: asyncio.Future[wire.FromWorker]

    def is_it(self, task: object) -> bool:
        """Tell whether *task* is this test's."""
        return task is self.task


class Trials:
    """Tests sensors, and commits what came of it; in the engine's loop only."""

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        store: Store,
        clock: Clock,
        settings: LiveSettings,
        sensors: SensorDesk,
    ) -> None:
        self._loop = loop
        self._store = store
        self._clock = clock
        self._settings = settings
        self._sensors = sensors
        self._under_way: set[_Trial] = set()

    async def test(self, command: commands.TestSensor) -> commands.TestResult:
        """Call a sensor, and return what a tick of that answer would come to.

        Raises:
            LookupError: If the sensor is not loaded.
            ValueError: If the test is cancelled.
            WorkerLostError: If the worker hangs or dies.
        """
        watched = self._sensors.get(command.sensor_id)
        version = watched.state.cursor_version
        log = TickLog(self._clock.now)
        answer = await self._ask(watched, self._message(watched, command), log)
        assert isinstance(answer, wire.Evaluated)
        used = self._store.used_keys(watched.state.id, deciding.requested_keys(answer))
        return commands.TestResult(
            requests=_would_be(answer, used),
            skip_reason=answer.skip_message,
            error=answer.error,
            cursor=answer.cursor,
            cursor_version=version,
            log=log.close(),
            items=answer.items,
            seconds=answer.seconds,
            reactions=answer.reactions,
            partitions=tuple(
                PartitionChange(
                    definition=each.definition, added=each.add, deleted=each.delete
                )
                for each in answer.partitions
            ),
            asset_events=answer.asset_events,
            acted=answer.acted,
            skip_data=answer.skip_data,
            settled=answer.settled,
            forgotten=answer.forgotten,
        )

    def _message(self, watched: Watched, command: commands.TestSensor) -> wire.Evaluate:
        message = wire.Evaluate(
            request=-1,
            sensor=watched.state.name,
            tick_id=0,
            cursor=command.cursor,
            run_id=command.run_id,
            event_id=command.event_id,
            timeout_seconds=watched.spec.timeout_seconds,
            memory_limit_bytes=self._settings.current.evaluation_memory_bytes,
        )
        if watched.spec.kind is not SensorKind.FOLDER:
            return message
        return msgspec.structs.replace(
            message,
            known=self._store.known_files(watched.state.id),
            # So that the worker does not take what it answers now for stored later.
            generation=self._store.folder_generation(watched.state.id),
        )

    async def _ask(
        self, watched: Watched, message: wire.Evaluate, log: TickLog
    ) -> wire.FromWorker:
        answer: asyncio.Future[wire.FromWorker] = self._loop.create_future()
        task = QuestionTask(message, answer, watched.spec.timeout_seconds, log)
        trial = _Trial(watched.state.id, watched.pool, task, answer)
        self._under_way.add(trial)
        trial.pool.submit(task)
        try:
            return await answer
        finally:
            self._under_way.discard(trial)

    def cancel(self, sensor_id: SensorId) -> int:
        """End the tests of a sensor that are under way; return how many there were."""
        ended = 0
        for trial in list(self._under_way):
            if trial.sensor_id != sensor_id or trial.answer.done():
                continue
            ended += 1
            trial.answer.set_exception(ValueError(CANCELLED))
            if not trial.pool.withdraw(trial.is_it):
                trial.pool.kill_task(trial.is_it, CANCELLED)
        return ended

    # --- committing ----------------------------------------------------------------

    async def commit(self, command: commands.CommitTest) -> Tick:
        """Record a tick of what a test asked for; what is invalid stays so.

        Raises:
            LookupError: If the sensor is not loaded.
            ValueError: If its cursor has moved since, or it is being evaluated.
        """
        watched = self._sensors.get(command.sensor_id)
        state = watched.state
        expected = command.expected_version
        if (
            command.set_cursor
            and expected is not None
            and expected != state.cursor_version
        ):
            raise ValueError(
                f"The cursor has moved since the test: it is {state.cursor!r} now. "
                "Nothing was launched. Test again."
            )
        answer = wire.Evaluated(
            request=0,
            seconds=0.0,
            requests=tuple(_asked_again(each) for each in command.requests),
            skip_message=command.skip_reason,
            skip_data=command.skip_data,
            cursor=command.cursor if command.set_cursor else state.cursor,
            items=command.items,
            settled=command.settled if command.set_cursor else (),
            forgotten=command.forgotten if command.set_cursor else (),
            reactions=command.reactions,
            partitions=tuple(
                wire.PartitionRequest(
                    definition=each.definition, add=each.added, delete=each.deleted
                )
                for each in command.partitions
            ),
            asset_events=tuple(self._now(each) for each in command.asset_events),
            moves_always=watched.spec.kind is SensorKind.RUN_STATUS,
            acted=command.acted,
        )
        return await self._sensors.conclude(command.sensor_id, answer)

    def _now(self, event: RunEvent) -> RunEvent:
        """Return an event as it is reported now, not when it was tested."""
        return msgspec.structs.replace(event, at=self._clock.now())


def _would_be(
    answer: wire.Evaluated, used: dict[str, str | None]
) -> tuple[RequestOutcome, ...]:
    """Say of tested requests what a tick would make of them."""
    outcomes = deciding.outcomes_of(answer, used, lambda: "")
    return tuple(
        msgspec.structs.replace(each, run_id=each.run_id or None) for each in outcomes
    )


def _asked_again(asked: RequestOutcome) -> wire.RequestedRun:
    problem = asked.message or "It cannot become a run."
    return wire.RequestedRun(
        job_name=asked.job_name,
        run_key=asked.run_key,
        run_config=asked.run_config,
        tags=asked.tags,
        asset_keys=asked.asset_keys,
        partition_key=asked.partition_key,
        location=asked.location,
        problem=problem if asked.result is RequestResult.INVALID else None,
        problem_class=asked.error_class or _CONFIG_ERROR,
    )
