"""What a sensor's function can give back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.assets import AssetMaterialization
from tickdeck.definitions.checks import (
    asset_keys,
    expect,
    expect_optional,
    expect_sequence,
    json_like,
    tags_as_text,
)
from tickdeck.definitions.config import RunConfig
from tickdeck.errors import (
    CheckError,
    DagsterInvariantViolationError,
    ParameterCheckError,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, init=False)
class RunRequest:
    """Asks for exactly one run of a job.

    Args:
        run_key: Names the run for ever: a sensor's key is executed once, however often
            it is asked for. None or "" asks for a run every time.
        run_config: The config of the run, a `RunConfig` or a plain dict.
        tags: What the run is marked with; values that are no texts become JSON.
        job_name: Which job, where the sensor has several.
        asset_selection: Which assets of the job; all of them if None.
        stale_assets_only: Materialize only assets that are out of date.
        partition_key: Which partition of a partitioned job.
        asset_check_keys: Which asset checks; kept, but nothing is checked.

    Raises:
        ParameterCheckError: If an argument has the wrong type.
        DagsterInvalidDefinitionError: If a tag's value cannot be written as JSON.
    """

    run_key: str | None
    run_config: Mapping[str, Any]
    tags: Mapping[str, str]
    job_name: str | None
    asset_selection: Sequence[Any] | None
    stale_assets_only: bool
    partition_key: str | None
    asset_check_keys: Sequence[Any] | None

    def __init__(  # noqa: PLR0913, RUF100 - the field's own signature
        self,
        run_key: str | None = None,
        run_config: RunConfig | Mapping[str, Any] | None = None,
        tags: Mapping[str, Any] | None = None,
        job_name: str | None = None,
        asset_selection: Sequence[Any] | None = None,
        stale_assets_only: bool = False,  # noqa: FBT001, FBT002 - the field's own
        partition_key: str | None = None,
        asset_check_keys: Sequence[Any] | None = None,
    ) -> None:
        set_once = object.__setattr__
        set_once(self, "run_key", expect_optional(run_key, str, "run_key"))
        set_once(self, "run_config", _config_dict(run_config))
        set_once(self, "tags", tags_as_text(tags))
        set_once(self, "job_name", expect_optional(job_name, str, "job_name"))
        set_once(
            self,
            "asset_selection",
            None
            if asset_selection is None
            else asset_keys(asset_selection, "asset_selection"),
        )
        set_once(
            self,
            "stale_assets_only",
            expect(stale_assets_only, bool, "stale_assets_only"),
        )
        set_once(
            self,
            "partition_key",
            expect_optional(partition_key, str, "partition_key"),
        )
        set_once(self, "asset_check_keys", asset_check_keys)

    def replaced(self, **changes: Any) -> RunRequest:
        """Return a copy with some fields changed."""
        fields = {
            name: changes.get(name, getattr(self, name))
            for name in self.__dataclass_fields__
        }
        return RunRequest(**fields)

    def with_replaced_attrs(self, **changes: Any) -> RunRequest:
        """Return a copy with some fields changed; Dagster's newer word for it."""
        return self.replaced(**changes)

    def _replace(self, **changes: Any) -> RunRequest:
        return self.replaced(**changes)


def _config_dict(config: RunConfig | Mapping[str, Any] | None) -> Mapping[str, Any]:
    if config is None:
        return {}
    if isinstance(config, RunConfig):
        return config.to_config_dict()
    if not isinstance(config, dict):
        raise ParameterCheckError(
            f'Param "run_config" is not a dict or RunConfig. '
            f"Got {config!r} which is type {type(config)}."
        )
    for key in config:
        expect(key, str, "run_config's key")
    return config


@dataclass(frozen=True, init=False)
class SkipReason:
    """Says why a tick asks for no run.

    Args:
        skip_message: The reason, a sentence.
        data: What the operator may want to see with it, JSON-like. Not in Dagster.

    Raises:
        ParameterCheckError: If *skip_message* is neither a text nor None, or *data* no
            mapping.
        DagsterInvalidDefinitionError: If *data* cannot be written as JSON.
    """

    skip_message: str | None
    data: dict[str, Any] | None = field(default=None, compare=False)

    def __init__(
        self,
        skip_message: str | None = None,
        data: Mapping[str, Any] | None = None,
    ) -> None:
        object.__setattr__(
            self, "skip_message", expect_optional(skip_message, str, "skip_message")
        )
        object.__setattr__(self, "data", None if data is None else json_like(data))


@dataclass(frozen=True)
class Acted:
    """Says that a tick did something by itself and needs no run. Not in Dagster.

    The tick then counts as a success, and shows what was done.

    Args:
        message: What was done, a sentence.

    Raises:
        ParameterCheckError: If *message* is no text.
    """

    message: str

    def __post_init__(self) -> None:
        expect(self.message, str, "message")


@dataclass(frozen=True, init=False)
class SensorResult:
    """Everything that a tick can come to, in one value.

    Args:
        run_requests: The runs to start.
        skip_reason: Why there are none, as a `SkipReason` or a text.
        cursor: The sensor's new cursor; "" and None leave it as it is.
        dynamic_partitions_requests: Partitions to add or delete.
        asset_events: Materializations and observations to record.
        acted: What the function did by itself, as an `Acted` or a text; then the tick
            is a success also without runs. Not in Dagster.

    Raises:
        CheckError: If there are run requests and a skip reason.
        DagsterInvariantViolationError: If a dynamic partition is asked for twice.
        ParameterCheckError: If an argument has the wrong type.
    """

    run_requests: Sequence[RunRequest]
    skip_reason: SkipReason | None
    cursor: str | None
    dynamic_partitions_requests: Sequence[Any] = field(default=())
    asset_events: Sequence[Any] = field(default=())
    acted: str | None = None

    def __init__(
        self,
        run_requests: Sequence[RunRequest] | None = None,
        skip_reason: str | SkipReason | None = None,
        cursor: str | None = None,
        dynamic_partitions_requests: Sequence[Any] | None = None,
        asset_events: Sequence[Any] | None = None,
        acted: str | Acted | None = None,
    ) -> None:
        requests = expect_sequence(run_requests, RunRequest, "run_requests")
        if isinstance(skip_reason, str):
            skip_reason = SkipReason(skip_reason)
        expect_optional(skip_reason, SkipReason, "skip_reason")
        if requests and skip_reason is not None:
            raise CheckError(
                "A SensorResult has both run requests and a skip reason. Give one."
            )
        done = acted.message if isinstance(acted, Acted) else acted
        if expect_optional(done, str, "acted") and skip_reason is not None:
            raise CheckError(
                "A SensorResult has both what was done and a skip reason. Give one."
            )
        changes: list[Any] = expect_sequence(
            dynamic_partitions_requests,
            (AddDynamicPartitionsRequest, DeleteDynamicPartitionsRequest),
            "dynamic_partitions_requests",
        )
        _refuse_contradictions(changes)
        set_once = object.__setattr__
        set_once(self, "run_requests", requests)
        set_once(self, "skip_reason", skip_reason)
        set_once(self, "cursor", expect_optional(cursor, str, "cursor"))
        set_once(self, "dynamic_partitions_requests", changes)
        set_once(
            self,
            "asset_events",
            expect_sequence(asset_events, AssetMaterialization, "asset_events"),
        )
        set_once(self, "acted", done)


@dataclass(frozen=True)
class AddDynamicPartitionsRequest:
    """Asks for keys of a dynamic partitions definition to be added."""

    partitions_def_name: str
    partition_keys: Sequence[str]


@dataclass(frozen=True)
class DeleteDynamicPartitionsRequest:
    """Asks for keys of a dynamic partitions definition to be deleted."""

    partitions_def_name: str
    partition_keys: Sequence[str]


def _refuse_contradictions(
    changes: Sequence[AddDynamicPartitionsRequest | DeleteDynamicPartitionsRequest],
) -> None:
    seen: set[tuple[str, str]] = set()
    for change in changes:
        for key in change.partition_keys:
            place = (change.partitions_def_name, key)
            if place in seen:
                raise DagsterInvariantViolationError(
                    f"A SensorResult asks twice for the partition {key!r} of "
                    f"{change.partitions_def_name}: add or delete it once."
                )
            seen.add(place)
