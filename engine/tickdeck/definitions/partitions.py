"""Partitions: the keys that a job or an asset is made for, one run each."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.checks import expect_sequence
from tickdeck.definitions.keywords import refuse_unknown
from tickdeck.definitions.requests import (
    AddDynamicPartitionsRequest,
    DeleteDynamicPartitionsRequest,
)
from tickdeck.errors import (
    CheckError,
    DagsterInvalidDefinitionError,
    DagsterUnknownPartitionError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from tickdeck.definitions.instance import DagsterInstance


class PartitionsDefinition(ABC):
    """What partitions there are; subclasses say how they come about."""

    @abstractmethod
    def get_partition_keys(
        self,
        current_time: datetime | None = None,
        dynamic_partitions_store: DagsterInstance | None = None,
    ) -> list[str]:
        """Return the keys, in order.

        Args:
            current_time: The time by which they must have come about; now if omitted.
            dynamic_partitions_store: Where dynamic partitions are looked up.
        """

    def has_partition_key(
        self,
        partition_key: str,
        current_time: datetime | None = None,
        dynamic_partitions_store: DagsterInstance | None = None,
    ) -> bool:
        """Tell whether there is such a partition."""
        return partition_key in self.get_partition_keys(
            current_time, dynamic_partitions_store
        )

    def validate_partition_key(
        self,
        partition_key: str,
        current_time: datetime | None = None,
        dynamic_partitions_store: DagsterInstance | None = None,
    ) -> None:
        """Refuse a key that there is not.

        Raises:
            DagsterUnknownPartitionError: If there is no such partition.
        """
        if not self.has_partition_key(
            partition_key, current_time, dynamic_partitions_store
        ):
            raise DagsterUnknownPartitionError(
                f"Could not find a partition with key `{partition_key}`."
            )

    def get_first_partition_key(self, **looked_up: Any) -> str | None:
        """Return the first key, None if there is none."""
        keys = self.get_partition_keys(**looked_up)
        return keys[0] if keys else None

    def get_last_partition_key(self, **looked_up: Any) -> str | None:
        """Return the last key, None if there is none."""
        keys = self.get_partition_keys(**looked_up)
        return keys[-1] if keys else None


class StaticPartitionsDefinition(PartitionsDefinition):
    """Partitions that are written down in the code.

    Args:
        partition_keys: The keys, in order.

    Raises:
        DagsterInvalidDefinitionError: If a key comes twice.
        ParameterCheckError: If a key is no text.
    """

    def __init__(self, partition_keys: Sequence[str]) -> None:
        self._keys: list[str] = expect_sequence(partition_keys, str, "partition_keys")
        twice = sorted({each for each in self._keys if self._keys.count(each) > 1})
        if twice:
            raise DagsterInvalidDefinitionError(
                f"The partition keys {', '.join(twice)} come more than once."
            )

    def get_partition_keys(
        self,
        current_time: datetime | None = None,
        dynamic_partitions_store: DagsterInstance | None = None,
    ) -> list[str]:
        """Return the keys, in order."""
        return list(self._keys)

    def __repr__(self) -> str:
        return f"StaticPartitionsDefinition({self._keys!r})"


class DynamicPartitionsDefinition(PartitionsDefinition):
    """Partitions that sensors and ops add and delete while they run.

    Args:
        partition_fn: Old style: a function of the time that returns the keys.
        name: How the definition is called; its keys are remembered under it.

    Raises:
        DagsterInvalidDefinitionError: If there is neither or both.
    """

    def __init__(
        self,
        partition_fn: Callable[[datetime | None], Sequence[str]] | None = None,
        name: str | None = None,
    ) -> None:
        if (partition_fn is None) == (not name):
            raise DagsterInvalidDefinitionError(
                "A DynamicPartitionsDefinition has a name, or else a partition_fn."
            )
        self._function = partition_fn
        self.name = name

    def build_add_request(
        self, partition_keys: Sequence[str]
    ) -> AddDynamicPartitionsRequest:
        """Return what a `SensorResult` takes to add keys."""
        return AddDynamicPartitionsRequest(
            self._expect_name(),
            expect_sequence(partition_keys, str, "partition_keys"),
        )

    def build_delete_request(
        self, partition_keys: Sequence[str]
    ) -> DeleteDynamicPartitionsRequest:
        """Return what a `SensorResult` takes to delete keys."""
        return DeleteDynamicPartitionsRequest(
            self._expect_name(),
            expect_sequence(partition_keys, str, "partition_keys"),
        )

    def _expect_name(self) -> str:
        if self.name is None:
            raise DagsterInvalidDefinitionError(
                "A DynamicPartitionsDefinition with a partition_fn has no keys to "
                "change. Give it a name instead."
            )
        return self.name

    def get_partition_keys(
        self,
        current_time: datetime | None = None,
        dynamic_partitions_store: DagsterInstance | None = None,
    ) -> list[str]:
        """Return the keys, in the order in which they were added.

        Raises:
            CheckError: If nobody says where they are kept.
        """
        if self._function is not None:
            return list(self._function(current_time))
        if dynamic_partitions_store is None:
            raise CheckError(
                f"The keys of the dynamic partitions {self.name} are kept by an "
                "instance. Pass dynamic_partitions_store=context.instance."
            )
        return list(
            dynamic_partitions_store.get_dynamic_partitions(self._expect_name())
        )

    def validate_partition_key(
        self,
        partition_key: str,
        current_time: datetime | None = None,
        dynamic_partitions_store: DagsterInstance | None = None,
    ) -> None:
        """Refuse a key that there is not.

        Raises:
            CheckError: If there is no such partition.
        """
        if not self.has_partition_key(
            partition_key, current_time, dynamic_partitions_store
        ):
            raise CheckError(
                f"The dynamic partitions {self.name} have no key {partition_key!r}. "
                "Add it first, by a SensorResult or by the instance."
            )

    def __repr__(self) -> str:
        return f"DynamicPartitionsDefinition(name={self.name!r})"


class PartitionedConfig:
    """Run config for each partition of a job.

    Args:
        partitions_def: Which partitions there are.
        run_config_for_partition_key_fn: The run config of a key.
        tags_for_partition_key_fn: Further tags of a key's run.
        decorated_fn: The function that was decorated.
    """

    def __init__(
        self,
        partitions_def: PartitionsDefinition,
        run_config_for_partition_key_fn: Callable[[str], Mapping[str, Any]]
        | None = None,
        tags_for_partition_key_fn: Callable[[str], Mapping[str, str]] | None = None,
        decorated_fn: Callable[..., Any] | None = None,
    ) -> None:
        self.partitions_def = partitions_def
        self._config_of = run_config_for_partition_key_fn or (lambda _key: {})
        self._tags_of = tags_for_partition_key_fn or (lambda _key: {})
        self._decorated = decorated_fn

    def get_partition_keys(self, current_time: datetime | None = None) -> list[str]:
        """Return the keys."""
        return self.partitions_def.get_partition_keys(current_time)

    def get_run_config_for_partition_key(self, partition_key: str) -> dict[str, Any]:
        """Return the run config of a key."""
        made = self._config_of(partition_key)
        if hasattr(made, "to_config_dict"):
            made = made.to_config_dict()
        return dict(made)

    def get_tags_for_partition_key(self, partition_key: str) -> dict[str, str]:
        """Return further tags of a key's run."""
        return dict(self._tags_of(partition_key))

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """Call the decorated function, as a test does."""
        if self._decorated is None:
            raise CheckError("This PartitionedConfig was not made by a decorator.")
        return self._decorated(*arguments, **named)


def static_partitioned_config(
    partition_keys: Sequence[str],
    tags_for_partition_key_fn: Callable[[str], Mapping[str, str]] | None = None,
    **further: Any,
) -> Callable[[Callable[[str], Mapping[str, Any]]], PartitionedConfig]:
    """Turn a function of a key into the config of a job with static partitions.

    Args:
        partition_keys: The keys, in order.
        tags_for_partition_key_fn: Further tags of a key's run.
        further: Nothing else is accepted.

    Raises:
        DagsterInvalidDefinitionError: If a key comes twice, or a keyword would be
            without effect.
    """
    refuse_unknown("static_partitioned_config", further)

    def define(function: Callable[[str], Mapping[str, Any]]) -> PartitionedConfig:
        return PartitionedConfig(
            StaticPartitionsDefinition(partition_keys),
            function,
            tags_for_partition_key_fn,
            function,
        )

    return define


def dynamic_partitioned_config(
    partition_fn: Callable[[datetime | None], Sequence[str]],
    tags_for_partition_key_fn: Callable[[str], Mapping[str, str]] | None = None,
    **further: Any,
) -> Callable[[Callable[[str], Mapping[str, Any]]], PartitionedConfig]:
    """Turn a function of a key into the config of a job whose keys a function lists.

    Args:
        partition_fn: A function of the time that returns the keys.
        tags_for_partition_key_fn: Further tags of a key's run.
        further: Nothing else is accepted.

    Raises:
        DagsterInvalidDefinitionError: If a keyword would be without effect.
    """
    refuse_unknown("dynamic_partitioned_config", further)

    def define(function: Callable[[str], Mapping[str, Any]]) -> PartitionedConfig:
        return PartitionedConfig(
            DynamicPartitionsDefinition(partition_fn),
            function,
            tags_for_partition_key_fn,
            function,
        )

    return define
