"""What sensors and ops are given to work with."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Self

from tickdeck.definitions.checks import expect_optional
from tickdeck.definitions.resources import Resources, refuse_unmanaged
from tickdeck.errors import CheckError, DagsterInvariantViolationError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tickdeck.definitions.assets import AssetKey, AssetMaterialization
    from tickdeck.definitions.catalog import Catalog

_LOGGER_NAME = "dagster"


class SensorEvaluationContext:
    """What a sensor's function is given. Make one by `build_sensor_context`.

    A context manager: leaving it tears the resources down.
    """

    def __init__(
        self,
        *,
        cursor: str | None = None,
        last_tick_completion_time: float | None = None,
        last_run_key: str | None = None,
        last_sensor_start_time: float | None = None,
        sensor_name: str | None = None,
        repository_name: str | None = None,
        catalog: Catalog | None = None,
        resources: Mapping[str, Any] | None = None,
        log_key: Sequence[str] | None = None,
        logger: logging.Logger | None = None,
        instance: Any = None,
    ) -> None:
        self._cursor = cursor
        self._cursor_updated = False
        self.last_tick_completion_time = last_tick_completion_time
        """Seconds since 1970 at which the last finished tick *began*."""
        self.last_run_key = last_run_key
        """The run key that was requested last, also if it was used already."""
        self.last_sensor_start_time = last_sensor_start_time
        """Seconds since 1970 at which the sensor was last switched on."""
        self._sensor_name = sensor_name
        self._repository_name = repository_name
        self.catalog = catalog
        self.log_key = None if log_key is None else list(log_key)
        """Repository, sensor and tick; names the log of this evaluation."""
        self._log = logger
        self._instance = instance
        self.resource_defs = dict(
            resources
            if resources is not None
            else (catalog.resources if catalog is not None else {})
        )
        """The resources as they are defined, by key."""
        self._resources: Resources | None = None
        self._is_managed = False

    @property
    def cursor(self) -> str | None:
        """What the sensor last remembered; None at first."""
        return self._cursor

    def update_cursor(self, cursor: str | None) -> None:
        """Remember *cursor* for the next tick, if this one does not fail.

        Raises:
            ParameterCheckError: If it is neither a text nor None.
        """
        self._cursor = expect_optional(cursor, str, "cursor")
        self._cursor_updated = True

    @property
    def cursor_updated(self) -> bool:
        """Whether `update_cursor` was called."""
        return self._cursor_updated

    @property
    def last_completion_time(self) -> float | None:
        """The old name of `last_tick_completion_time`."""
        return self.last_tick_completion_time

    @property
    def is_first_tick_since_sensor_start(self) -> bool:
        """Whether the sensor has not ticked since it was switched on."""
        if (
            self.last_tick_completion_time is None
            or self.last_sensor_start_time is None
        ):
            return self.last_tick_completion_time is None
        return self.last_sensor_start_time > self.last_tick_completion_time

    @property
    def sensor_name(self) -> str:
        """The sensor's name.

        Raises:
            CheckError: If the context was built without one.
        """
        if self._sensor_name is None:
            raise CheckError("This context was built without a sensor_name.")
        return self._sensor_name

    @property
    def repository_name(self) -> str | None:
        """The namespace of the definitions."""
        return self._repository_name

    @property
    def instance(self) -> Any:
        """The instance.

        Raises:
            DagsterInvariantViolationError: If the context was built without one.
        """
        if self._instance is None:
            raise DagsterInvariantViolationError(
                "This context has no instance. Give one to build_sensor_context."
            )
        return self._instance

    @property
    def log(self) -> logging.Logger:
        """Writes to the tick's log."""
        if self._log is None:
            self._log = logging.getLogger(_LOGGER_NAME)
        return self._log

    @property
    def resources(self) -> Any:
        """The resources, as attributes; set up when first asked for.

        Raises:
            DagsterInvariantViolationError: If one has a clean-up and the context is not
                used in a ``with`` block.
        """
        if self._resources is None:
            if not self._is_managed:
                refuse_unmanaged(self.resource_defs)
            self._resources = Resources(self.resource_defs)
        return self._resources

    def merge_resources(self, resources: Mapping[str, Any]) -> SensorEvaluationContext:
        """Return a copy in which *resources* come before the context's own."""
        merged = SensorEvaluationContext(
            cursor=self._cursor,
            last_tick_completion_time=self.last_tick_completion_time,
            last_run_key=self.last_run_key,
            last_sensor_start_time=self.last_sensor_start_time,
            sensor_name=self._sensor_name,
            repository_name=self._repository_name,
            catalog=self.catalog,
            resources={**self.resource_defs, **resources},
            log_key=self.log_key,
            logger=self._log,
            instance=self._instance,
        )
        merged._is_managed = self._is_managed
        return merged

    def __enter__(self) -> Self:
        self._is_managed = True
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Tear the resources down."""
        made, self._resources = self._resources, None
        if made is not None:
            made.close()


def build_sensor_context(
    instance: Any = None,
    cursor: str | None = None,
    repository_name: str | None = None,
    repository_def: Any = None,
    sensor_name: str | None = None,
    resources: Mapping[str, Any] | None = None,
    definitions: Any = None,
    instance_ref: Any = None,
    last_sensor_start_time: float | None = None,
) -> SensorEvaluationContext:
    """Return a context for calling a sensor in a test.

    Args:
        instance: What ``context.instance`` is.
        cursor: What the sensor remembers.
        repository_name: What ``context.repository_name`` is.
        repository_def: Definitions, instead of *definitions*.
        sensor_name: What ``context.sensor_name`` is.
        resources: By key; before those of the definitions.
        definitions: Where jobs, partitions and resources are looked up.
        instance_ref: Accepted and not used.
        last_sensor_start_time: Seconds since 1970.

    Raises:
        CheckError: If there are both definitions and a repository.
    """
    if definitions is not None and repository_def is not None:
        raise CheckError("Give definitions or repository_def, not both.")
    source = definitions if definitions is not None else repository_def
    catalog = None if source is None else source.catalog()
    return SensorEvaluationContext(
        cursor=cursor,
        sensor_name=sensor_name,
        repository_name=repository_name,
        last_sensor_start_time=last_sensor_start_time,
        catalog=catalog,
        resources={
            **(catalog.resources if catalog is not None else {}),
            **(resources or {}),
        },
        instance=instance,
    )


class OpExecutionContext:
    """What an op's function is given."""

    def __init__(
        self,
        *,
        run_id: str = "",
        job_name: str = "",
        op_name: str = "",
        config: Any = None,
        tags: Mapping[str, str] | None = None,
        resources: Any = None,
        logger: logging.Logger | None = None,
        instance: Any = None,
        asset_key: AssetKey | None = None,
        record: Callable[[AssetMaterialization], None] | None = None,
        retry_number: int = 0,
    ) -> None:
        self.run_id = run_id
        self.job_name = job_name
        self.op_name = op_name
        self.op_config = (
            config.model_dump() if hasattr(config, "model_dump") else config
        )
        """The op's config as a dict."""
        self.run_tags = dict(tags or {})
        self.resources = resources
        self.log = logger or logging.getLogger(_LOGGER_NAME)
        self.instance = instance
        self.retry_number = retry_number
        self._asset_key = asset_key
        self._record = record
        self._output_metadata: dict[str, Any] = {}

    @property
    def asset_key(self) -> AssetKey:
        """The asset that this step makes.

        Raises:
            DagsterInvariantViolationError: If it makes none.
        """
        if self._asset_key is None:
            raise DagsterInvariantViolationError(f"{self.op_name} makes no asset.")
        return self._asset_key

    @property
    def has_partition_key(self) -> bool:
        """Whether the run is for one partition."""
        return "dagster/partition" in self.run_tags

    @property
    def partition_key(self) -> str:
        """The partition that the run is for.

        Raises:
            DagsterInvariantViolationError: If it is for none.
        """
        if not self.has_partition_key:
            raise DagsterInvariantViolationError("This run is not for a partition.")
        return self.run_tags["dagster/partition"]

    def has_tag(self, key: str) -> bool:
        """Tell whether the run has a tag."""
        return key in self.run_tags

    def get_tag(self, key: str) -> str | None:
        """Return a tag of the run."""
        return self.run_tags.get(key)

    def add_output_metadata(self, metadata: Mapping[str, Any], **_unused: Any) -> None:
        """Keep *metadata* with what the step makes."""
        self._output_metadata.update(metadata)

    @property
    def output_metadata(self) -> dict[str, Any]:
        """What `add_output_metadata` was given."""
        return self._output_metadata

    def log_event(self, event: AssetMaterialization) -> None:
        """Record that an asset was made or looked at."""
        if self._record is not None:
            self._record(event)


AssetExecutionContext = OpExecutionContext


def build_op_context(
    resources: Mapping[str, Any] | None = None,
    op_config: Any = None,
    instance: Any = None,
    **_unused: Any,
) -> OpExecutionContext:
    """Return a context for calling an op in a test."""
    return OpExecutionContext(
        run_id="EPHEMERAL",
        config=op_config,
        resources=Resources(resources or {}),
        instance=instance,
    )
