"""Jobs: graphs of ops that a run executes."""

from __future__ import annotations

import copy
import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from tickdeck.definitions.assets import as_key
from tickdeck.definitions.checks import expect_optional, tags_as_text, valid_name
from tickdeck.definitions.composition import (
    Composition,
    Handle,
    PlacedGraph,
    Step,
    composing,
    top_inputs,
)
from tickdeck.definitions.config import RunConfig
from tickdeck.definitions.config_mapping import ConfigMapping
from tickdeck.definitions.job_config import JobConfigCheck, StepConfig
from tickdeck.definitions.keywords import refuse_unknown
from tickdeck.definitions.op_selection import narrowed
from tickdeck.definitions.partitions import (
    DynamicPartitionsDefinition,
    PartitionedConfig,
)
from tickdeck.definitions.requests import RunRequest
from tickdeck.errors import (
    CheckError,
    DagsterInvalidDefinitionError,
    ParameterCheckError,
)

if TYPE_CHECKING:
    from tickdeck.definitions.assets import AssetKey, AssetsDefinition
    from tickdeck.definitions.catalog import Catalog
    from tickdeck.definitions.hooks import HookDefinition
    from tickdeck.definitions.in_process import ExecuteInProcessResult
    from tickdeck.definitions.partitions import PartitionsDefinition


_WITHOUT_EFFECT = ("executor_def", "logger_defs", "owners", "version_strategy")
"""Keywords that may be passed: a run is the same without them."""


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
        graphs: Mapping[str, PlacedGraph] | None = None,
        outputs: Mapping[str, Handle] | None = None,
        input_values: Mapping[str, Any] | None = None,
        run_tags: Mapping[str, Any] | None = None,
        **others: Any,
    ) -> None:
        refuse_unknown("A job", others, _WITHOUT_EFFECT)
        self.name = name
        self.assets = dict(assets or {})
        """For an asset job: all assets of its code location."""
        self.steps = tuple(_in_topological_order(name, steps))
        self.all_steps = self.steps
        """Also those that a selection leaves out; a run config may name them."""
        self.graphs = dict(graphs or {})
        """The graphs among the steps by their whole name."""
        self.outputs = dict(outputs or {})
        """For a graph's job, the outputs of the graph."""
        self.input_values = dict(input_values or {})
        self._expect_inputs(self.input_values)
        """The values of the parameters of the body."""
        self.catalog: Catalog | None = None
        """What is defined beside it, where that is known."""
        self.description = description
        self.tags = {**tags_as_text(tags), **tags_as_text(run_tags)}
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
        self.config_mapping = config if isinstance(config, ConfigMapping) else None
        """Makes the run config of a simpler one; None if it is given itself."""
        if isinstance(config, RunConfig):
            config = config.to_config_dict()
        self._config = {} if self.config_mapping else dict(config or {})

    def __repr__(self) -> str:
        return f"JobDefinition({self.name!r})"

    @property
    def asset_keys(self) -> tuple[str, ...]:
        """The slash-joined keys of the assets that a run materializes."""
        return tuple(
            key for outputs in self.assets_by_step.values() for key in outputs.values()
        )

    def _expect_inputs(self, names: Iterable[str]) -> None:
        known = {name for step in self.all_steps for name in step.top_inputs}
        for name in names:
            if name not in known:
                raise DagsterInvalidDefinitionError(
                    f"A value is given for the input {name} of the job {self.name}, "
                    f"which has none of that name (it has: "
                    f"{', '.join(sorted(known)) or 'none'})."
                )

    def with_hooks(self, hook_defs: Iterable[HookDefinition]) -> JobDefinition:
        """Return the job with more hooks for each of its steps."""
        made = copy.copy(self)
        made.hooks = self.hooks | frozenset(hook_defs)
        return made

    def with_steps(self, steps: Sequence[Step]) -> JobDefinition:
        """Return the job with only some of its steps."""
        made = copy.copy(self)
        made.steps = tuple(steps)
        keys = {step.key for step in steps}
        made.assets_by_step = {
            step: each for step, each in self.assets_by_step.items() if step in keys
        }
        return made

    def bound_to(self, catalog: Catalog) -> JobDefinition:
        """Return the job with the resources and assets that are defined beside it."""
        made = copy.copy(self)
        made.resource_defs = {**catalog.resources, **self.resource_defs}
        made.catalog = catalog
        return made

    def with_resources(self, resources: Mapping[str, Any]) -> JobDefinition:
        """Return the job with other resources instead of its own, by key."""
        made = copy.copy(self)
        made.resource_defs = {**self.resource_defs, **resources}
        return made

    @property
    def required_resource_keys(self) -> set[str]:
        """The resources that its ops ask for."""
        return self.resource_keys_of(self.steps)

    def resource_keys_of(self, steps: Iterable[Step]) -> set[str]:
        """Return the resources that some of its steps ask for, and their hooks."""
        chosen = list(steps)
        hooks = self.hooks.union(*(step.hooks for step in chosen))
        return {key for step in chosen for key in step.op.required_resource_keys} | {
            key for hook in hooks for key in hook.required_resource_keys
        }

    def must_be_provided(self, resources: Mapping[str, Any]) -> None:
        """Refuse the job where a resource of its ops is not there.

        Raises:
            DagsterInvalidDefinitionError: If one is missing.
        """
        provided = {**resources, **self.resource_defs}
        for step in self.steps:
            for key in sorted(step.op.required_resource_keys - set(provided)):
                raise DagsterInvalidDefinitionError(
                    f"Resource with key '{key}' required by op '{step.key}' of job "
                    f"'{self.name}' was not provided. Add it to the resources of the "
                    "job or the Definitions."
                )

    @property
    def run_config(self) -> dict[str, Any]:
        """The config of runs that are started without one."""
        return dict(self._config)

    def effective_config(self, run_config: Mapping[str, Any] | None) -> dict[str, Any]:
        """Return the run config, or the job's own where none is given.

        Raises:
            DagsterInvalidConfigError: If the job makes it of a simpler one, which does
                not fit.
        """
        if self.config_mapping is not None:
            return self.config_mapping.resolve_job(run_config)
        return dict(run_config or {}) or dict(self._config)

    def check_config(
        self,
        run_config: RunConfig | Mapping[str, Any] | None,
        resources: Mapping[str, Any] | None = None,
        steps: Sequence[Step] | None = None,
    ) -> tuple[dict[str, Any], dict[str, StepConfig], dict[str, Any]]:
        """Validate a run config.

        Returns:
            The resolved config as a dict with all defaults, what it says for each step,
            and the config of each resource.

        Raises:
            DagsterInvalidConfigError: If it does not fit; with all problems.
        """
        if isinstance(run_config, RunConfig):
            run_config = run_config.to_config_dict()
        config = self.effective_config(run_config)
        provided = {**(resources or {}), **self.resource_defs}
        chosen = self.steps if steps is None else steps
        return JobConfigCheck(self, chosen, provided).check(config)

    def execute_in_process(
        self,
        run_config: RunConfig | Mapping[str, Any] | None = None,
        instance: Any = None,
        raise_on_error: bool = True,  # noqa: FBT001, FBT002 - the field's signature
        tags: Mapping[str, Any] | None = None,
        partition_key: str | None = None,
        resources: Mapping[str, Any] | None = None,
        run_id: str | None = None,
        op_selection: Sequence[str] | None = None,
        asset_selection: Sequence[Any] | None = None,
        input_values: Mapping[str, Any] | None = None,
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
            op_selection: Which ops: their names, with ``*`` or ``+`` before them for
                those that they are made from, behind them for those made from them.
            asset_selection: Which of the job's assets.
            input_values: The values of the body's parameters.

        Raises:
            DagsterInvalidConfigError: If the config does not fit.
            DagsterInvalidSubsetError: If the selection selects nothing.
        """
        from tickdeck.definitions.in_process import execute_in_process

        chosen = narrowed(self, op_selection) if op_selection else self
        if input_values:
            self._expect_inputs(input_values)
            chosen = copy.copy(chosen)
            chosen.input_values = {**self.input_values, **input_values}
        return execute_in_process(
            chosen,
            run_config=run_config,
            instance=instance,
            raise_on_error=raise_on_error,
            tags=tags_as_text(tags),
            partition_key=partition_key,
            resources=resources,
            run_id=run_id,
            catalog=self.catalog,
            asset_keys=[
                as_key(each).to_user_string() for each in asset_selection or ()
            ],
        )

    def run_request_for_partition(
        self,
        partition_key: str,
        run_key: str | None = None,
        tags: Mapping[str, Any] | None = None,
        asset_selection: Sequence[Any] | None = None,
        run_config: Mapping[str, Any] | None = None,
        current_time: Any = None,
        dynamic_partitions_store: Any = None,
    ) -> RunRequest:
        """Return a request for a run of one partition.

        Args:
            partition_key: The partition.
            run_key: See `RunRequest`.
            tags: See `RunRequest`.
            asset_selection: See `RunRequest`.
            run_config: Instead of the partition's own.
            current_time: Accepted and not used.
            dynamic_partitions_store: Accepted and not used.

        Raises:
            CheckError: If the job has no partitions.
            DagsterUnknownPartitionError: If there is no such partition.
        """
        del current_time, dynamic_partitions_store
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
    run_tags: Mapping[str, Any] | None = None,
    input_values: Mapping[str, Any] | None = None,
    **others: Any,
) -> JobDefinition | Callable[[Callable[..., Any]], JobDefinition]:
    """Turn a function whose body calls ops into a job; usable bare or called.

    The body is run once, when the job is defined: each call of an op becomes a step,
    and passing one op's output to another makes the second wait for the first.

    Args:
        compose_fn: The function, where the decorator is used bare.
        name: How the job is called; the function's name if omitted.
        description: What it does; the docstring if omitted.
        resource_defs: Resources by key, before those of the `Definitions`.
        config: The run config where a run is started without one, a
            `PartitionedConfig`, or a `ConfigMapping`.
        tags: What every run of it is marked with.
        op_retry_policy: What to do when an op without a policy of its own fails.
        partitions_def: Its partitions.
        hooks: Called when a step ended.
        metadata: Kept on the job.
        run_tags: More of what every run of it is marked with.
        input_values: The values of the body's parameters.
        others: ``executor_def``, ``logger_defs``, ``owners`` and ``version_strategy``
            are accepted and not used.

    Raises:
        DagsterInvalidDefinitionError: If the name cannot be one, the body calls an op
            with inputs that it does not have, or a keyword is passed that would have
            no effect.
    """
    refuse_unknown("@job", others, _WITHOUT_EFFECT)

    def define(function: Callable[..., Any]) -> JobDefinition:
        made_name = function.__name__ if name is None else valid_name(name)
        with composing(made_name) as composition:
            function(**top_inputs(function))
        return job_of(
            composition,
            description=description or inspect.getdoc(function) or "",
            tags=tags,
            config=config,
            resource_defs=resource_defs,
            op_retry_policy=op_retry_policy,
            partitions_def=partitions_def,
            hooks=hooks,
            metadata=metadata,
            run_tags=run_tags,
            input_values=input_values,
        )

    expect_optional(name, str, "name")
    return define if compose_fn is None else define(compose_fn)


def job_of(composition: Composition, **options: Any) -> JobDefinition:
    """Return the job whose body was run."""
    return JobDefinition(
        composition.job_name,
        list(composition.steps.values()),
        graphs=composition.placed,
        **options,
    )


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
