"""I/O managers: where the values of assets and outputs are kept between runs."""

from __future__ import annotations

import contextlib
import inspect
import logging
import os
import pickle
import tempfile
from abc import ABC, abstractmethod
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.assets import as_key
from tickdeck.definitions.config_schema import Field
from tickdeck.definitions.config_types import StringSource
from tickdeck.definitions.keywords import refuse_unknown
from tickdeck.definitions.old_style_resources import ResourceDefinition
from tickdeck.definitions.resources import ConfigurableResource, Resources
from tickdeck.errors import DagsterInvariantViolationError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tickdeck.definitions.assets import AssetKey
    from tickdeck.definitions.old_style_resources import InitResourceContext

DEFAULT_KEY = "io_manager"
_WITHOUT_EFFECT = ("dagster_type", "instance", "op_def", "version")


@dataclass(frozen=True)
class OutputContext:
    """What an I/O manager is told of the value that it keeps."""

    step_key: str
    name: str
    run_id: str
    job_name: str = ""
    asset_key: AssetKey | None = None
    partition_key: str | None = None
    metadata: Mapping[str, Any] = field(default_factory=dict)
    """What the asset's or output's definition says of it."""
    resources: Any = None
    log: logging.Logger | None = None
    logged: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def definition_metadata(self) -> Mapping[str, Any]:
        """What the asset's or output's definition says of it."""
        return self.metadata

    def add_output_metadata(self, metadata: Mapping[str, Any]) -> None:
        """Say more of the value: it stands beside what its step says of it."""
        self.logged.update(metadata)

    def get_logged_metadata(self) -> Mapping[str, Any]:
        """Return what `add_output_metadata` was given."""
        return dict(self.logged)

    @property
    def has_asset_key(self) -> bool:
        """Whether the value is an asset's."""
        return self.asset_key is not None

    @property
    def has_partition_key(self) -> bool:
        """Whether the run is for one partition."""
        return self.partition_key is not None

    @property
    def asset_partition_key(self) -> str:
        """The partition of the asset.

        Raises:
            DagsterInvariantViolationError: If the run is for none.
        """
        if self.partition_key is None:
            raise DagsterInvariantViolationError("This run is not for a partition.")
        return self.partition_key

    def get_identifier(self) -> list[str]:
        """Return words that name the value, whatever else is kept beside it."""
        if self.asset_key is not None:
            partition = [] if self.partition_key is None else [self.partition_key]
            return [*self.asset_key.path, *partition]
        return [self.run_id, self.step_key, self.name]


@dataclass(frozen=True)
class InputContext:
    """What an I/O manager is told of the value that it gives back."""

    upstream_output: OutputContext
    name: str = ""
    dagster_type: Any = None
    metadata: Mapping[str, Any] = field(default_factory=dict)
    resources: Any = None
    log: logging.Logger | None = None

    @property
    def asset_key(self) -> AssetKey | None:
        """The asset whose value is asked for."""
        return self.upstream_output.asset_key

    @property
    def has_asset_key(self) -> bool:
        """Whether the value is an asset's."""
        return self.asset_key is not None

    @property
    def partition_key(self) -> str | None:
        """The partition that is asked for."""
        return self.upstream_output.partition_key

    @property
    def has_partition_key(self) -> bool:
        """Whether a partition is asked for."""
        return self.partition_key is not None

    def get_identifier(self) -> list[str]:
        """Return the words under which the value was kept."""
        return self.upstream_output.get_identifier()


def build_output_context(
    step_key: str | None = None,
    name: str | None = None,
    definition_metadata: Mapping[str, Any] | None = None,
    run_id: str | None = None,
    resources: Mapping[str, Any] | None = None,
    asset_key: Any = None,
    partition_key: str | None = None,
    metadata: Mapping[str, Any] | None = None,
    **others: Any,
) -> OutputContext:
    """Return a context for calling an I/O manager's ``handle_output`` in a test.

    Args:
        step_key: The step that gave the value.
        name: The output that it is.
        definition_metadata: What the definition says of it.
        run_id: The run that gave it.
        resources: By key.
        asset_key: The asset that it is, if it is one.
        partition_key: Its partition.
        metadata: The same as *definition_metadata*.
        others: ``dagster_type``, ``instance``, ``op_def`` and ``version`` are accepted
            and not used.
    """
    refuse_unknown("build_output_context", others, _WITHOUT_EFFECT)
    return OutputContext(
        step_key or "",
        name or "result",
        run_id or "EPHEMERAL",
        asset_key=None if asset_key is None else as_key(asset_key),
        partition_key=partition_key,
        metadata={**(metadata or {}), **(definition_metadata or {})},
        resources=Resources(resources or {}),
        log=logging.getLogger("dagster"),
    )


def build_input_context(
    name: str | None = None,
    definition_metadata: Mapping[str, Any] | None = None,
    upstream_output: OutputContext | None = None,
    dagster_type: Any = None,
    resources: Mapping[str, Any] | None = None,
    asset_key: Any = None,
    partition_key: str | None = None,
    metadata: Mapping[str, Any] | None = None,
    **others: Any,
) -> InputContext:
    """Return a context for calling an I/O manager's ``load_input`` in a test.

    Args:
        name: The input.
        definition_metadata: What the definition says of it.
        upstream_output: The context with which the value was kept.
        dagster_type: What the input's type is.
        resources: By key.
        asset_key: The asset that is asked for, if it is one.
        partition_key: Which partition.
        metadata: The same as *definition_metadata*.
        others: ``instance``, ``op_def`` and ``version`` are accepted and not used.
    """
    refuse_unknown("build_input_context", others, _WITHOUT_EFFECT)
    upstream = upstream_output or build_output_context()
    if asset_key is not None:
        upstream = replace(upstream, asset_key=as_key(asset_key))
    if partition_key is not None:
        upstream = replace(upstream, partition_key=partition_key)
    return InputContext(
        upstream,
        name or "",
        dagster_type,
        {**(metadata or {}), **(definition_metadata or {})},
        Resources(resources or {}),
        logging.getLogger("dagster"),
    )


class IOManager(ABC):
    """Keeps values and gives them back; subclass it."""

    @abstractmethod
    def handle_output(self, context: OutputContext, obj: Any) -> None:
        """Keep *obj*."""

    @abstractmethod
    def load_input(self, context: InputContext) -> Any:
        """Return what was kept."""


class ConfigurableIOManager(ConfigurableResource, IOManager):
    """An I/O manager with typed config: subclass it, annotate fields."""


class MemoryIOManager(IOManager):
    """Keeps values in memory, as long as the run that made them."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, ...], Any] = {}

    def handle_output(self, context: OutputContext, obj: Any) -> None:
        """Keep *obj* as long as the run."""
        self._values[tuple(context.get_identifier())] = obj

    def load_input(self, context: InputContext) -> Any:
        """Return what was kept in this run.

        Raises:
            DagsterInvariantViolationError: If nothing was.
        """
        place = tuple(context.get_identifier())
        if place not in self._values:
            raise DagsterInvariantViolationError(
                f"{'/'.join(place)} is kept in memory and was not made by this run."
            )
        return self._values[place]


class FilesystemIOManager(IOManager):
    """Keeps values as pickled files below a folder.

    Args:
        base_dir: The folder; relative to the present one.
    """

    def __init__(self, base_dir: str | os.PathLike[str]) -> None:
        self.folder = Path(base_dir)

    def path_of(self, identifier: list[str]) -> Path:
        """Return the file of a value; no word of a name leaves the folder."""
        return self.folder.joinpath(*(_plain_name(each) for each in identifier))

    def has(self, context: OutputContext) -> bool:
        """Tell whether a value was kept."""
        return self.path_of(context.get_identifier()).is_file()

    def handle_output(self, context: OutputContext, obj: Any) -> None:
        """Keep *obj*; the file is whole or not there, also if this is cut short.

        Raises:
            DagsterInvariantViolationError: If the value cannot be pickled.
        """
        path = self.path_of(context.get_identifier())
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                try:
                    pickle.dump(obj, file, protocol=pickle.HIGHEST_PROTOCOL)
                except Exception as error:
                    raise DagsterInvariantViolationError(
                        f"The value of {'/'.join(context.get_identifier())} is a "
                        f"{type(obj).__name__} and cannot be kept in a file: {error}. "
                        "Return something that can be pickled, or give it an I/O "
                        "manager of its own."
                    ) from error
            Path(name).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise

    def load_input(self, context: InputContext) -> Any:
        """Return what was kept.

        Raises:
            DagsterInvariantViolationError: If nothing was.
        """
        identifier = context.get_identifier()
        try:
            with self.path_of(identifier).open("rb") as file:
                return pickle.load(file)  # noqa: S301, RUF100 - the author's own value
        except FileNotFoundError as error:
            raise DagsterInvariantViolationError(
                f"The value of {'/'.join(identifier)} is not there yet. Materialize it "
                "first, select it as well, or name it in deps= where its value is not "
                "needed."
            ) from error


def _plain_name(word: str) -> str:
    cleaned = word.replace("/", "_").replace("\0", "_")
    return f"_{cleaned}" if cleaned in ("", ".", "..") else cleaned


class IOManagerDefinition(ResourceDefinition):
    """A function that makes an I/O manager."""


def io_manager(
    config_schema: Any = None,
    description: str | None = None,
    required_resource_keys: set[str] | None = None,
    **others: Any,
) -> Any:
    """Turn a function into the definition of an I/O manager; usable bare or called.

    Args:
        config_schema: What its config is; or the function, where it is used bare.
        description: What it is.
        required_resource_keys: Resources for ``context.resources``.
        others: ``version`` is accepted and not used.
    """
    refuse_unknown("@io_manager", others, ("version",))
    if inspect.isroutine(config_schema):
        return IOManagerDefinition(config_schema)
    return lambda function: IOManagerDefinition(
        function, config_schema, description, required_resource_keys
    )


def _in_memory(_context: InitResourceContext) -> IOManager:
    return MemoryIOManager()


def _in_files(context: InitResourceContext) -> IOManager:
    folder = context.resource_config.get("base_dir")
    return FilesystemIOManager(folder or Path.cwd() / "storage")


mem_io_manager = IOManagerDefinition(_in_memory)
"""Keeps values in memory, as long as the run that made them."""

fs_io_manager = IOManagerDefinition(
    _in_files, {"base_dir": Field(StringSource, is_required=False)}
)
"""Keeps values as pickled files below ``base_dir``."""


@dataclass(frozen=True)
class Keeping:
    """Where the values of one run are kept: by key, the engine's folder by default."""

    managers: Callable[[str], Any]
    """Gives the author's I/O manager of a key, None where there is none."""
    default: IOManager

    def of(self, key: str | None) -> IOManager:
        """Return the I/O manager of an output.

        Raises:
            DagsterInvariantViolationError: If nobody defines it.
        """
        found = self.managers(key or DEFAULT_KEY)
        if found is None:
            if key not in (None, DEFAULT_KEY):
                raise DagsterInvariantViolationError(
                    f'There is no I/O manager "{key}". Add it to the resources of the '
                    "Definitions."
                )
            return self.default
        manager: IOManager = found
        return manager


@contextlib.contextmanager
def temporary_storage() -> Iterator[Path]:
    """Give a folder for values that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="tickdeck-values-") as folder:
        yield Path(folder)
