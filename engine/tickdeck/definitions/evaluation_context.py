"""What every function that the engine calls is given: log, resources, instance."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Self

from tickdeck.clock import SystemClock
from tickdeck.definitions.resources import Resources, refuse_unmanaged
from tickdeck.errors import CheckError, DagsterInvariantViolationError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from tickdeck.clock import Clock
    from tickdeck.definitions.catalog import Catalog
    from tickdeck.definitions.instance import DagsterInstance

LOGGER_NAME = "dagster"


class EvaluationContext:
    """The common part of sensors' and schedules' contexts.

    A context manager: leaving it tears the resources down.
    """

    def __init__(
        self,
        *,
        sensor_name: str | None = None,
        repository_name: str | None = None,
        location_name: str | None = None,
        catalog: Catalog | None = None,
        resources: Mapping[str, Any] | None = None,
        log_key: Sequence[str] | None = None,
        logger: logging.Logger | None = None,
        instance: DagsterInstance | None = None,
        clock: Clock | None = None,
    ) -> None:
        self._sensor_name = sensor_name
        self._repository_name = repository_name
        self.location_name = location_name
        """The code location of the definitions. Not in Dagster."""
        self.catalog = catalog
        """Everything that is defined, by its name. Not in Dagster."""
        self.log_key = None if log_key is None else list(log_key)
        """Repository, sensor and tick; names the log of this evaluation."""
        self._log = logger
        self._instance = instance
        self._clock = clock or SystemClock()
        self.resource_defs = dict(
            resources
            if resources is not None
            else (catalog.resources if catalog is not None else {})
        )
        """The resources as they are defined, by key."""
        self._resources: Resources | None = None
        self._is_managed = False

    def now(self) -> datetime:
        """Return the present instant by the engine's clock. Not in Dagster."""
        return self._clock.now()

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
    def instance_ref(self) -> None:
        """None: Tickdeck's instance is not made from a reference."""
        return

    @property
    def code_location_origin(self) -> None:
        """None: a code location here is its name, `location_name`."""
        return

    @property
    def repository_def(self) -> Any:
        """The definitions.

        Raises:
            CheckError: If the context was built without them.
        """
        if self.catalog is None:
            raise CheckError("This context was built without definitions.")
        return self.catalog.definitions.get_repository_def()

    @property
    def instance(self) -> DagsterInstance:
        """What is remembered of runs, events and partitions.

        Raises:
            DagsterInvariantViolationError: If the context was built without one.
        """
        if self._instance is None:
            raise DagsterInvariantViolationError(
                "This context has no instance. Give one when you build it: "
                "instance=DagsterInstance.ephemeral()."
            )
        return self._instance

    @property
    def log(self) -> logging.Logger:
        """Writes to the tick's log."""
        if self._log is None:
            self._log = logging.getLogger(LOGGER_NAME)
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
            self._resources = Resources(self.resource_defs, instance=self._instance)
        return self._resources

    def _parts(self, resources: Mapping[str, Any]) -> dict[str, Any]:
        """Return what a copy with further *resources* is made of."""
        return {
            "sensor_name": self._sensor_name,
            "repository_name": self._repository_name,
            "location_name": self.location_name,
            "catalog": self.catalog,
            "resources": {**self.resource_defs, **resources},
            "log_key": self.log_key,
            "logger": self._log,
            "instance": self._instance,
            "clock": self._clock,
        }

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


def catalog_and_resources(
    definitions: Any, repository_def: Any, resources: Mapping[str, Any] | None
) -> tuple[Catalog | None, dict[str, Any]]:
    """Return what a test gave to build a context of.

    Raises:
        CheckError: If there are both definitions and a repository.
    """
    if definitions is not None and repository_def is not None:
        raise CheckError("Give definitions or repository_def, not both.")
    source = definitions if definitions is not None else repository_def
    catalog = None if source is None else source.catalog()
    known = {} if catalog is None else catalog.resources
    return catalog, {**known, **(resources or {})}
