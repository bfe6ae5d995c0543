"""A code location that is a real Dagster project."""

from __future__ import annotations

import importlib
import logging
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import msgspec

from tickdeck import wire
from tickdeck.clock import SystemClock
from tickdeck.definitions.runs import repository_tag
from tickdeck.values.runs import RunStatus
from tickdeck.values.sensors import SensorKind
from tickdeck.worker.dagster_project import evaluating, executing
from tickdeck.worker.dagster_project.describing import kind_of, snapshot
from tickdeck.worker.dagster_project.origins import Origins
from tickdeck.worker.dagster_project.translating import told_error
from tickdeck.worker.locations import failure_of

if TYPE_CHECKING:
    from tickdeck.definitions.instance import DagsterInstance
    from tickdeck.worker.locations import Emit

# Nothing leaves the machine.
_QUIET = "telemetry:\n  enabled: false\n"
_WATCHED = 1000


class DagsterProject:
    """A Dagster repository, as a location that is evaluated and executed here.

    Args:
        name: How the code location is called.
        repository: The `dagster.RepositoryDefinition`.
        instance: What Tickdeck knows, which runs that were killed are looked up in.
        storage: The folder where all locations keep values.
        source: The text that was loaded, for a file.
    """

    def __init__(
        self,
        name: str,
        repository: Any,
        *,
        instance: DagsterInstance,
        storage: str,
        source: str | None = None,
    ) -> None:
        self.name = name
        self.snapshot = msgspec.structs.replace(snapshot(repository), source=source)
        self._repository = repository
        self._known = instance
        self._dagster = _open_instance(Path(storage), name)
        self._origins = Origins(name, repository.name)

    def is_async(self, sensor: str) -> bool:
        """Tell whether other evaluations may go on while this sensor's waits."""
        del sensor
        return False

    async def evaluate_async(
        self, message: wire.Evaluate, logger: logging.Logger
    ) -> wire.Evaluated:
        """Call a sensor; Dagster's own never await."""
        return self.evaluate(message, logger)

    def evaluate(
        self, message: wire.Evaluate, logger: logging.Logger
    ) -> wire.Evaluated:
        """Call a sensor; whatever goes wrong is an answer, not an exception."""
        began = time.perf_counter()
        try:
            return self._marked(self._evaluate(message, logger))
        except BaseException as error:  # noqa: BLE001 - users' code may raise anything
            return wire.Evaluated(
                request=message.request,
                seconds=time.perf_counter() - began,
                cursor=message.cursor,
                error=told_error(error),
            )

    def _marked(self, answer: wire.Evaluated) -> wire.Evaluated:
        """Return *answer* with runs that say which repository they are of."""
        mark = repository_tag(self._repository.name, self.name)
        return msgspec.structs.replace(
            answer,
            requests=tuple(
                msgspec.structs.replace(each, tags={**each.tags, **mark})
                for each in answer.requests
            ),
        )

    def _evaluate(
        self, message: wire.Evaluate, logger: logging.Logger
    ) -> wire.Evaluated:
        if message.scheduled is not None or self._is_schedule(message.sensor):
            return self._evaluate_schedule(message, logger)
        if not self._repository.has_sensor_def(message.sensor):
            raise LookupError(f"{self.name} defines no sensor {message.sensor}.")
        sensor = self._repository.get_sensor_def(message.sensor)
        kind = kind_of(sensor)
        if kind is SensorKind.UNKNOWN:
            raise NotImplementedError(
                f"{sensor.name} is of Dagster's kind {sensor.sensor_type.name}, which "
                "needs Dagster's own daemon. Use @sensor, @asset_sensor or "
                "@run_status_sensor."
            )
        if kind is SensorKind.RUN_STATUS:
            self._catch_up()
        definitions = importlib.import_module(
            "dagster._core.definitions.sensor_definition"
        )
        context = definitions.SensorEvaluationContext(
            instance_ref=self._dagster.get_ref(),
            instance=self._dagster,
            last_tick_completion_time=evaluating.seconds_of(message.last_tick_started),
            last_run_key=message.last_run_key,
            cursor=self._cursor(sensor, message),
            repository_name=self._repository.name,
            repository_def=self._repository,
            sensor_name=sensor.name,
            resources=dict(sensor_resources(self._repository, sensor)),
            last_sensor_start_time=evaluating.seconds_of(message.last_sensor_start),
            code_location_origin=self._origins.location,
        )
        return evaluating.evaluate_sensor(
            sensor,
            context,
            message,
            logger=logger,
            instance=self._dagster,
            check=self._problem,
        )

    def _is_schedule(self, name: str) -> bool:
        return any(each.name == name for each in self._repository.schedule_defs)

    def _evaluate_schedule(
        self, message: wire.Evaluate, logger: logging.Logger
    ) -> wire.Evaluated:
        schedule = self._repository.get_schedule_def(message.sensor)
        dagster = importlib.import_module("dagster")
        context = dagster.build_schedule_context(
            instance=self._dagster,
            scheduled_execution_time=message.scheduled or SystemClock().now(),
            repository_def=self._repository,
        )
        return evaluating.evaluate_schedule(
            schedule, context, message, logger=logger, check=self._problem
        )

    def _cursor(self, sensor: Any, message: wire.Evaluate) -> str | None:
        """Return where the sensor goes on; just before the run, if one is tested."""
        if message.run_id is None or kind_of(sensor) is not SensorKind.RUN_STATUS:
            return message.cursor
        module = importlib.import_module(type(sensor).__module__)
        event_type = module.PIPELINE_RUN_STATUS_TO_EVENT_TYPE[sensor._run_status]  # noqa: SLF001 - not public in Dagster
        for record in self._dagster.fetch_run_status_changes(
            records_filter=event_type, limit=_WATCHED
        ).records:
            if record.event_log_entry.run_id == message.run_id:
                cursor: str = module.RunStatusSensorCursor(
                    record_id=record.storage_id - 1
                ).to_json()
                return cursor
        raise LookupError(
            f"Run {message.run_id} never came to the status that {sensor.name} "
            "reacts to."
        )

    def _catch_up(self) -> None:
        """Tell Dagster of the runs whose process was killed before it could."""
        dagster = importlib.import_module("dagster")
        status = dagster.DagsterRunStatus
        going = [status.NOT_STARTED, status.STARTING, status.STARTED, status.CANCELING]
        for run in self._dagster.get_runs(dagster.RunsFilter(statuses=going)):
            known = self._known.get_run_by_id(run.run_id)
            if known is None or not known.is_finished:
                continue
            if known.status.value == RunStatus.CANCELED:
                self._dagster.report_run_canceled(run)
            else:
                self._dagster.report_run_failed(run, "The run's process was lost.")

    def check_config(self, message: wire.CheckConfig) -> wire.ConfigChecked:
        """Say whether a run config fits its job."""
        asked = wire.RequestedRun(
            job_name=message.job_name,
            run_config=message.run_config,
            asset_keys=message.asset_keys,
            partition_key=message.partition_key,
        )
        problem = self._problem(asked)
        if problem is not None:
            return wire.ConfigChecked(request=message.request, problem=problem)
        tags = self._repository.get_job(message.job_name).tags
        return wire.ConfigChecked(
            request=message.request,
            tags={
                **{str(key): str(value) for key, value in tags.items()},
                **repository_tag(self._repository.name, self.name),
            },
        )

    def _problem(self, asked: wire.RequestedRun) -> str | None:
        """Say what is wrong with a request, in Dagster's words; None for nothing."""
        if not self._repository.has_job(asked.job_name):
            return f"{self.name} defines no job {asked.job_name}."
        if asked.partition_key is not None and not asked.run_config:
            return None  # its partition gives the config
        dagster = importlib.import_module("dagster")
        job = self._repository.get_job(asked.job_name)
        try:
            dagster.validate_run_config(job, asked.run_config or None)
        except dagster.DagsterError as error:
            return str(error)
        return None

    def execute(self, message: wire.Execute, emit: Emit) -> None:
        """Execute a run and tell *emit* what happens, its end included."""
        if not self._repository.has_job(message.job_name):
            error = LookupError(f"{self.name} defines no job {message.job_name}.")
            emit(failure_of(str(error), error, SystemClock()))
            return
        dagster = importlib.import_module("dagster")
        executing.execute(
            self._repository.get_job(message.job_name),
            message,
            emit,
            instance=self._dagster,
            origins=self._origins,
            asset_keys=[
                dagster.AssetKey.from_user_string(each) for each in message.asset_keys
            ],
        )


def sensor_resources(repository: Any, sensor: Any) -> dict[str, Any]:
    """Return the resources that a sensor's function takes."""
    every = repository.get_top_level_resources()
    return {key: every[key] for key in sensor.required_resource_keys if key in every}


def _open_instance(storage: Path, name: str) -> Any:
    """Return Dagster's own records of a location, made where there were none.

    Code of the project that asks for `DagsterInstance.get()` is given the same.
    """
    folder = storage / "dagster" / quote(name, safe="")
    folder.mkdir(parents=True, exist_ok=True)
    settings = folder / "dagster.yaml"
    if not settings.exists():
        settings.write_text(_QUIET)
    os.environ["DAGSTER_HOME"] = str(folder)
    os.environ.setdefault("DAGSTER_DISABLE_TELEMETRY", "1")
    # One run a tick, so that each tick shows which run it is about.
    os.environ.setdefault("DAGSTER_RUN_STATUS_SENSOR_PROCESS_LIMIT", "1")
    # Dagster makes a database for each run, and this would tell so in its log.
    logging.getLogger("alembic").setLevel(logging.WARNING)
    return importlib.import_module("dagster").DagsterInstance.from_config(str(folder))
