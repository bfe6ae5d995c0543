"""Jobs: graphs of ops that a run executes."""

from __future__ import annotations

import copy
import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from tickdeck.definitions.checks import expect_optional, tags_as_text, valid_name
from tickdeck.definitions.composition import Step, composing
from tickdeck.definitions.config import RunConfig
from tickdeck.definitions.config_checking import (
    TOP_LEVEL,
    Checking,
    config_of,
    message_for,
)
from tickdeck.definitions.partitions import (
    DynamicPartitionsDefinition,
    PartitionedConfig,
)
from tickdeck.definitions.requests import RunRequest
from tickdeck.definitions.resources import config_model_of
from tickdeck.errors import (
    CheckError,
    DagsterInvalidConfigError,
    DagsterInvalidDefinitionError,
    ParameterCheckError,
)

if TYPE_CHECKING:
    from tickdeck.definitions.assets import AssetKey, AssetsDefinition
    from tickdeck.definitions.hooks import HookDefinition
    from tickdeck.definitions.in_process import ExecuteInProcessResult
    from tickdeck.definitions.partitions import PartitionsDefinition


class JobDefinition:
    """A graph of ops with a name, tags and default config."""

    def __init__(
        self,
        name: str,
        steps: Sequence[Step],
        *,
        description: str = "",
        tags: Mapping[str, Any] | None = None,
        config: Any = None,
        resource_defs: Mapping[str, Any] | None = None,
        op_retry_policy: Any = None,
        assets_by_step: Mapping[str, Mapping[str, str]] | None = None,
        partitions_def: PartitionsDefinition | None = None,
        hooks: Iterable[HookDefinition] | None = None,
        metadata: Mapping[str, Any] | None = None,
        assets: Mapping[AssetKey, AssetsDefinition] | None = None,
        **_unused: Any,
    ) -> None:
        self.name = name
        self.assets = dict(assets or {})
        """For an asset job: all assets of its code location."""
        self.steps = tuple(_in_topological_order(name, steps))
        self.description = description
        self.tags = tags_as_text(tags)
        self.resource_defs = dict(resource_defs or {})
        self.op_retry_policy = op_retry_policy
        self.assets_by_step = {
            step: dict(outputs) for step, outputs in (assets_by_step or {}).items()
        }
        """For each step and output that is an asset, its slash-joined key."""
        self.hooks = frozenset(hooks or ())
        self.metadata = dict(metadata or {})
        self.partitioned_config: PartitionedConfig | None = None
        """The config of each partition, where the job has one."""
        self.partitions_def = partitions_def
        """The partitions, None for none."""
        if isinstance(config, PartitionedConfig):
            self.partitioned_config = config
            self.partitions_def = partitions_def or config.partitions_def
            config = None
        self._config = (
            config.to_config_dict()
            if isinstance(config, RunConfig)
            else dict(config or {})
        )

    def __repr__(self) -> str:
        return f"JobDefinition({self.name!r})"

    @property
    def asset_keys(self) -> tuple[str, ...]:
        """The slash-joined keys of the assets that a run materializes."""
        return tuple(
            key for outputs in self.assets_by_step.values() for key in outputs.values()
        )

    def with_hooks(self, hook_defs: Iterable[HookDefinition]) -> JobDefinition:
        """Return the job with more hooks for each of its steps."""
        made = copy.copy(self)
        made.hooks = self.hooks | frozenset(hook_defs)
        return made

    @property
    def required_resource_keys(self) -> set[str]:
        """The resources that its ops ask for."""
        return {
            key for step in self.steps for key in step.op.required_resource_keys
        } | {
            key
            for hook in self.hooks.union(*(step.hooks for step in self.steps))
            for key in hook.required_resource_keys
        }

    def effective_config(self, run_config: Mapping[str, Any] | None) -> dict[str, Any]:
        """Return the run config, or the job's own where none is given."""
        return dict(run_config or {}) or dict(self._config)

    def check_config(
        self,
        run_config: RunConfig | Mapping[str, Any] | None,
        resources: Mapping[str, Any] | None = None,
        steps: Sequence[Step] | None = None,
    ) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
        """Validate a run config.

        Returns:
            The resolved config as a dict with all defaults, the config object of each
            step, and the config of each resource.

        Raises:
            DagsterInvalidConfigError: If it does not fit; with all problems.
        """
        if isinstance(run_config, RunConfig):
            run_config = run_config.to_config_dict()
        config = self.effective_config(run_config)
        checking = Checking()
        for name in config:
            if name not in TOP_LEVEL:
                checking.unexpected(name, "root", f"{{ {', '.join(TOP_LEVEL)} }}")
        resolved_ops, op_configs = self._check_ops(
            checking, config, self.steps if steps is None else steps
        )
        provided = {**(resources or {}), **self.resource_defs}
        resolved_resources, resource_configs = self._check_resources(
            checking, config, provided
        )
        if checking.problems:
            raise DagsterInvalidConfigError(message_for(self.name, checking.problems))
        resolved = {
            "ops": resolved_ops,
            "execution": config.get("execution")
            or {"multi_or_in_process_executor": {"in_process": {}}},
            "resources": resolved_resources,
            "loggers": config.get("loggers") or {},
        }
        return resolved, op_configs, resource_configs

    def _check_ops(
        self, checking: Checking, config: Mapping[str, Any], steps: Sequence[Step]
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        objects: dict[str, Any] = {}
        resolved = self._check_level(
            checking,
            checking.section(config, "ops"),
            "root:ops",
            _as_tree(self.steps),
            {step.key: step for step in steps},
            objects,
        )
        return resolved, objects

    def _check_level(
        self,
        checking: Checking,
        section: Mapping[str, Any],
        path: str,
        tree: Mapping[str, Any],
        steps: Mapping[str, Step],
        objects: dict[str, Any],
    ) -> dict[str, Any]:
        """Check the config of the ops and graphs of one level; see `_as_tree`."""
        checking.only(section, sorted(tree), path)
        resolved: dict[str, Any] = {}
        for name, below in tree.items():
            place = f"{path}:{name}"
            entry = section.get(name)
            if entry is not None and not isinstance(entry, Mapping):
                checking.problems.append(f"Value at path {place} must be a dict.")
                continue
            entry = entry or {}
            if isinstance(below, Step):
                if below.key in steps:
                    made, resolved[name] = _check_step(checking, below, entry, place)
                    objects[below.key] = made
                continue
            checking.only(entry, ("ops", "config", "inputs", "outputs"), place)
            inner = entry.get("ops") or {}
            resolved[name] = {
                "ops": self._check_level(
                    checking, inner, f"{place}:ops", below, steps, objects
                )
            }
        return resolved

    def _check_resources(
        self,
        checking: Checking,
        config: Mapping[str, Any],
        provided: Mapping[str, Any],
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        section = checking.section(config, "resources")
        required = self.required_resource_keys
        resolved: dict[str, Any] = {"io_manager": {"config": None}}
        given: dict[str, Any] = {}
        for name, entry in section.items():
            if name not in provided and name not in (*required, "io_manager"):
                expected = ", ".join(sorted(provided)) or "nothing"
                checking.unexpected(name, "root:resources", f"{{ {expected} }}")
                continue
            model = config_model_of(provided.get(name))
            inner = config_of(entry)
            if isinstance(inner, Mapping) and model is not None:
                given[name] = dict(inner)
                unknown = set(inner) - set(model.model_fields)
                for each in sorted(unknown):
                    checking.unexpected(
                        each,
                        f"root:resources:{name}:config",
                        f"{{ {', '.join(model.model_fields)} }}",
                    )
            resolved[name] = {"config": inner if isinstance(inner, Mapping) else None}
        return resolved, given

    def execute_in_process(
        self,
        run_config: RunConfig | Mapping[str, Any] | None = None,
        instance: Any = None,
        raise_on_error: bool = True,  # noqa: FBT001, FBT002 - the field's signature
        tags: Mapping[str, Any] | None = None,
        partition_key: str | None = None,
        resources: Mapping[str, Any] | None = None,
        run_id: str | None = None,
        **_unused: Any,
    ) -> ExecuteInProcessResult:
        """Execute the job here and now, as tests do; nothing is recorded.

        Args:
            run_config: The config of the run.
            instance: Kept on the result; tests may pass an ephemeral one.
            raise_on_error: Whether a failing op's exception is raised here.
            tags: Marks of the run.
            partition_key: Which partition, if the job is partitioned.
            resources: By key, instead of the job's.
            run_id: The id of the run; a new one if omitted.

        Raises:
            DagsterInvalidConfigError: If the config does not fit.
        """
        from tickdeck.definitions.in_process import execute_in_process

        return execute_in_process(
            self,
            run_config=run_config,
            instance=instance,
            raise_on_error=raise_on_error,
            tags=tags_as_text(tags),
            partition_key=partition_key,
            resources=resources,
            run_id=run_id,
        )

    def run_request_for_partition(
        self,
        partition_key: str,
        run_key: str | None = None,
        tags: Mapping[str, Any] | None = None,
        asset_selection: Sequence[Any] | None = None,
        run_config: Mapping[str, Any] | None = None,
        **_unused: Any,
    ) -> RunRequest:
        """Return a request for a run of one partition.

        Args:
            partition_key: The partition.
            run_key: See `RunRequest`.
            tags: See `RunRequest`.
            asset_selection: See `RunRequest`.
            run_config: Instead of the partition's own.

        Raises:
            CheckError: If the job has no partitions.
            DagsterUnknownPartitionError: If there is no such partition.
        """
        if self.partitions_def is None:
            raise CheckError(f"The job {self.name} has no partitions.")
        if not isinstance(self.partitions_def, DynamicPartitionsDefinition):
            self.partitions_def.validate_partition_key(partition_key)
        return RunRequest(
            run_key=run_key,
            tags={**(tags or {}), "dagster/partition": partition_key},
            job_name=self.name,
            asset_selection=asset_selection,
            run_config=run_config,
            partition_key=partition_key,
        )


def _as_tree(steps: Sequence[Step]) -> dict[str, Any]:
    """Return steps by name; those of a graph in a tree of their own."""
    tree: dict[str, Any] = {}
    for step in steps:
        *graphs, name = step.key.split(".")
        level = tree
        for graph in graphs:
            level = level.setdefault(graph, {})
        level[name] = step
    return tree


def _check_step(
    checking: Checking, step: Step, entry: Mapping[str, Any], path: str
) -> tuple[Any, dict[str, Any]]:
    """Return the config object of one step, and its resolved entry."""
    checking.only(entry, ("config", "inputs", "outputs"), path)
    name = step.key.rpartition(".")[2]
    made = checking.model(step.op.config_model, config_of(entry), path, name)
    return made, {
        "config": None if made is None else made.model_dump(),
        "inputs": entry.get("inputs") or {},
        "outputs": entry.get("outputs"),
    }


def _in_topological_order(name: str, steps: Sequence[Step]) -> list[Step]:
    """Return steps behind those they wait for, else in the order of definition."""
    waiting = list(steps)
    done: set[str] = set()
    ordered: list[Step] = []
    while waiting:
        ready = next(
            (each for each in waiting if done.issuperset(each.waits_for)), None
        )
        if ready is None:
            stuck = ", ".join(each.key for each in waiting)
            raise DagsterInvalidDefinitionError(
                f'The steps {stuck} of the job "{name}" wait for each other.'
            )
        waiting.remove(ready)
        done.add(ready.key)
        ordered.append(ready)
    return ordered


@overload
def job(compose_fn: Callable[..., Any], **options: Any) -> JobDefinition: ...
@overload
def job(
    compose_fn: None = None, **options: Any
) -> Callable[[Callable[..., Any]], JobDefinition]: ...
def job(
    compose_fn: Callable[..., Any] | None = None,
    *,
    name: str | None = None,
    description: str | None = None,
    resource_defs: Mapping[str, Any] | None = None,
    config: Any = None,
    tags: Mapping[str, Any] | None = None,
    op_retry_policy: Any = None,
    partitions_def: PartitionsDefinition | None = None,
    hooks: Iterable[HookDefinition] | None = None,
    metadata: Mapping[str, Any] | None = None,
    **_unused: Any,
) -> JobDefinition | Callable[[Callable[..., Any]], JobDefinition]:
    """Turn a function whose body calls ops into a job; usable bare or called.

    The body is run once, when the job is defined: each call of an op becomes a step,
    and passing one op's output to another makes the second wait for the first.

    Args:
        compose_fn: The function, where the decorator is used bare.
        name: How the job is called; the function's name if omitted.
        description: What it does; the docstring if omitted.
        resource_defs: Resources by key, before those of the `Definitions`.
        config: The run config where a run is started without one, or a
            `PartitionedConfig`.
        tags: What every run of it is marked with.
        op_retry_policy: What to do when an op without a policy of its own fails.
        partitions_def: Its partitions.
        hooks: Called when a step ended.
        metadata: Kept on the job.

    Raises:
        DagsterInvalidDefinitionError: If the name cannot be one, or the body calls
            an op with inputs that it does not have.
    """

    def define(function: Callable[..., Any]) -> JobDefinition:
        made_name = function.__name__ if name is None else valid_name(name)
        with composing(made_name) as composition:
            function()
        return JobDefinition(
            made_name,
            list(composition.steps.values()),
            description=description or inspect.getdoc(function) or "",
            tags=tags,
            config=config,
            resource_defs=resource_defs,
            op_retry_policy=op_retry_policy,
            partitions_def=partitions_def,
            hooks=hooks,
            metadata=metadata,
        )

    expect_optional(name, str, "name")
    return define if compose_fn is None else define(compose_fn)


def validate_run_config(
    job_def: Any, run_config: RunConfig | Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Return the run config with all defaults filled in.

    Args:
        job_def: The job that it is for.
        run_config: What a run request carries.

    Raises:
        DagsterInvalidConfigError: If it does not fit; all problems, numbered.
        ParameterCheckError: If *job_def* is no job.
    """
    if not isinstance(job_def, JobDefinition):
        raise ParameterCheckError(
            f'Param "job_def" is not a JobDefinition. Got {job_def!r}.'
        )
    if run_config is not None and not isinstance(run_config, Mapping | RunConfig):
        raise ParameterCheckError(
            f'Param "run_config" is not a dict or RunConfig. Got {run_config!r}.'
        )
    return job_def.check_config(run_config)[0]
