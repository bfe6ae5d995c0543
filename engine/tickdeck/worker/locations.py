"""What a loaded code location can do, of whatever kind it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from tickdeck.clock import SystemClock
from tickdeck.definitions.errors_as_data import error_info
from tickdeck.definitions.execution import execute_job
from tickdeck.definitions.run_storage import RunStorage
from tickdeck.definitions.runs import PARTITION_TAG
from tickdeck.values.runs import RunEvent, RunEventType
from tickdeck.worker.evaluating import Evaluator

if TYPE_CHECKING:
    import logging

    from tickdeck import wire
    from tickdeck.clock import Clock
    from tickdeck.definitions.catalog import Catalog
    from tickdeck.definitions.instance import DagsterInstance
    from tickdeck.folders.sensing import FolderSensor
    from tickdeck.values.locations import DefinitionsSnapshot

Emit = Callable[[RunEvent], None]


class Location(Protocol):
    """A code location that was read."""

    name: str
    snapshot: DefinitionsSnapshot

    def is_async(self, sensor: str) -> bool:
        """Tell whether other evaluations may go on while this sensor's waits."""
        ...

    def evaluate(
        self, message: wire.Evaluate, logger: logging.Logger
    ) -> wire.Evaluated:
        """Call a sensor; whatever goes wrong is an answer, not an exception."""
        ...

    async def evaluate_async(
        self, message: wire.Evaluate, logger: logging.Logger
    ) -> wire.Evaluated:
        """Call a sensor that awaits."""
        ...

    def execute(self, message: wire.Execute, emit: Emit) -> None:
        """Execute a run and tell *emit* what happens, its end included."""
        ...

    def check_config(self, message: wire.CheckConfig) -> wire.ConfigChecked:
        """Say whether a run config fits its job."""
        ...


class PythonLocation:
    """Definitions in Tickdeck's own words, and folders that are watched without code.

    Args:
        name: How the code location is called.
        catalog: What it defines.
        snapshot: The same as a value.
        instance: What its code can look things up in.
        storage: Where values are kept; "" for memory.
        folders: The sensors that watch folders without code.
        clock: Tells the time.
        sleep: Waits some seconds between two attempts of a step.
    """

    def __init__(
        self,
        name: str,
        catalog: Catalog,
        snapshot: DefinitionsSnapshot,
        *,
        instance: DagsterInstance,
        storage: str = "",
        folders: dict[str, FolderSensor] | None = None,
        clock: Clock | None = None,
        sleep: Callable[[float], None] | None = None,
    ) -> None:
        self.name = name
        self.catalog = catalog
        self.snapshot = snapshot
        self.folders = folders or {}
        self._instance = instance
        self._storage = storage
        self._clock = clock or SystemClock()
        self._options: dict[str, Any] = {} if sleep is None else {"sleep": sleep}
        self._evaluator = Evaluator(name, catalog, instance, self._clock)

    def is_async(self, sensor: str) -> bool:
        """Tell whether other evaluations may go on while this sensor's waits."""
        return self._evaluator.is_async(sensor)

    def evaluate(
        self, message: wire.Evaluate, logger: logging.Logger
    ) -> wire.Evaluated:
        """Call a sensor; whatever goes wrong is an answer, not an exception."""
        if message.sensor in self.folders:
            return self.folders[message.sensor].evaluate(message)
        return self._evaluator.evaluate(message, logger)

    async def evaluate_async(
        self, message: wire.Evaluate, logger: logging.Logger
    ) -> wire.Evaluated:
        """Call a sensor that awaits."""
        return await self._evaluator.evaluate_async(message, logger)

    def check_config(self, message: wire.CheckConfig) -> wire.ConfigChecked:
        """Say whether a run config fits its job."""
        return self._evaluator.check_config(message)

    def execute(self, message: wire.Execute, emit: Emit) -> None:
        """Execute a run and tell *emit* what happens, its end included."""
        job = self.catalog.jobs.get(message.job_name)
        if job is None:
            error = LookupError(f"{self.name} defines no job {message.job_name}.")
            emit(failure_of(str(error), error, self._clock))
            return
        storage = None
        if self._storage:
            storage = RunStorage.in_folder(
                Path(self._storage), message.run_id, message.earlier_runs
            )
        tags = dict(message.tags)
        if message.partition_key is not None:
            tags.setdefault(PARTITION_TAG, message.partition_key)
        execute_job(
            job,
            catalog=self.catalog,
            run_id=message.run_id,
            run_config=message.run_config,
            tags=tags,
            asset_keys=message.asset_keys,
            emit=emit,
            clock=self._clock,
            instance=self._instance,
            storage=storage,
            step_keys=message.steps,
            **self._options,
        )


def failure_of(message: str, error: BaseException, clock: Clock) -> RunEvent:
    """Return the event that ends a run which could not even be executed."""
    return RunEvent(
        at=clock.now(),
        type=RunEventType.RUN_FAILURE,
        level="ERROR",
        message=message,
        error=error_info(error),
    )
