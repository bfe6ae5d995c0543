"""Does a run config fit a job? And what does it come to for each step and resource."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.composition import Step
from tickdeck.definitions.config_checking import (
    TOP_LEVEL,
    Checking,
    config_of,
    message_for,
)
from tickdeck.definitions.config_models import dumped
from tickdeck.definitions.config_types import ABSENT
from tickdeck.definitions.resource_config import needed_resources, read_resource_config
from tickdeck.definitions.type_checks import Side, check_type, is_bare
from tickdeck.errors import DagsterInvalidConfigError, DagsterTypeCheckDidNotPass

if TYPE_CHECKING:
    from tickdeck.definitions.jobs import JobDefinition


@dataclass(frozen=True)
class StepConfig:
    """What a run config says for one step."""

    config: Any = None
    """Its config object."""
    inputs: Mapping[str, Any] = field(default_factory=dict)
    """The values of inputs that nothing is connected to."""
    top_inputs: Mapping[str, Any] = field(default_factory=dict)
    """The values of the job's own inputs."""


class JobConfigCheck:
    """One check of a run config.

    Args:
        job: The job.
        steps: The steps that will be executed.
        provided: All resources that there are, by key.
    """

    def __init__(
        self, job: JobDefinition, steps: Sequence[Step], provided: Mapping[str, Any]
    ) -> None:
        self._job = job
        self._steps = {step.key: step for step in steps}
        self._provided = provided
        self._checking = Checking()
        self._made: dict[str, StepConfig] = {}
        self._top_inputs: dict[str, Any] = {}

    def check(
        self, config: Mapping[str, Any]
    ) -> tuple[dict[str, Any], dict[str, StepConfig], dict[str, Any]]:
        """Return what a run config comes to.

        Returns:
            The resolved config as a dict with all defaults, what it says for each step,
            and the config of each resource.

        Raises:
            DagsterInvalidConfigError: If it does not fit; with all problems.
        """
        checking = self._checking
        names = (*TOP_LEVEL, "inputs") if self._used_top_inputs() else TOP_LEVEL
        checking.only(config, names, "root")
        self._read_top_inputs(checking.section(config, "inputs"))
        ops = self._level(
            checking.section(config, "ops"), "root:ops", as_tree(self._job.all_steps)
        )
        resources, resource_configs = self._resources(
            checking.section(config, "resources")
        )
        if checking.problems:
            owner = f'job "{self._job.name}"'
            raise DagsterInvalidConfigError(message_for(owner, checking.problems))
        resolved = {
            "ops": ops,
            "execution": config.get("execution")
            or {"multi_or_in_process_executor": {"in_process": {}}},
            "resources": resources,
            "loggers": config.get("loggers") or {},
        }
        return resolved, self._made, resource_configs

    # --- inputs --------------------------------------------------------------------

    def _used_top_inputs(self) -> list[str]:
        used = (name for step in self._steps.values() for name in step.top_inputs)
        return list(dict.fromkeys(used))

    def _read_top_inputs(self, section: Mapping[str, Any]) -> None:
        self._top_inputs.update(self._job.input_values)
        for name in self._used_top_inputs():
            if name in section:
                self._top_inputs.setdefault(name, _value_of(section[name]))
            elif name not in self._top_inputs:
                self._checking.missing("inputs", "root", {"inputs": {name: "..."}})

    def _step_inputs(self, step: Step, entry: Any, path: str) -> dict[str, Any]:
        """Return the values of inputs that nothing is connected to."""
        given = {} if entry is None else entry
        if not isinstance(given, Mapping):
            self._checking.problems.append(f"Value at path {path} must be a dict.")
            return {}
        self._checking.only(given, step.open_inputs, path)
        values: dict[str, Any] = {}
        for name in step.open_inputs:
            if name not in given:
                if name not in step.op.input_defaults:
                    self._checking.missing(name, path, {"inputs": {name: "..."}})
                continue
            declared = step.op.input_types[name]
            wrapped = isinstance(given[name], Mapping) and set(given[name]) == {"value"}
            if not wrapped and not is_bare(declared):
                self._checking.problems.append(
                    f"Value for an input of any type at path {path}:{name} must be a "
                    f"dict, {{'value': …}}. Got {given[name]!r}."
                )
                continue
            values[name] = _value_of(given[name])
            try:
                check_type(declared, values[name], Side("input", name, step.key))
            except DagsterTypeCheckDidNotPass as error:
                self._checking.problems.append(f"Invalid value at path {path}: {error}")
        return values

    # --- ops and graphs ------------------------------------------------------------

    def _level(
        self,
        section: Mapping[str, Any],
        path: str,
        tree: Mapping[str, Any],
        graph: str = "",
    ) -> dict[str, Any]:
        """Check the config of the ops and graphs of one level; see `as_tree`."""
        self._checking.only(section, sorted(tree), path)
        resolved: dict[str, Any] = {}
        for name, below in tree.items():
            place = f"{path}:{name}"
            entry = section.get(name)
            if entry is not None and not isinstance(entry, Mapping):
                self._checking.problems.append(f"Value at path {place} must be a dict.")
                continue
            if not isinstance(below, Step):
                resolved[name] = self._graph(entry or {}, place, below, graph + name)
            elif below.key in self._steps:
                step = self._steps[below.key]
                resolved[name] = self._step(step, entry or {}, place)
        return resolved

    def _graph(
        self, entry: Mapping[str, Any], path: str, tree: Mapping[str, Any], key: str
    ) -> dict[str, Any]:
        placed = self._job.graphs.get(key)
        if placed is None or placed.config_mapping is None:
            self._checking.only(entry, ("ops", "config", "inputs", "outputs"), path)
            inner = entry.get("ops") or {}
        else:
            self._checking.only(entry, ("config", "inputs", "outputs"), path)
            inner = placed.config_mapping.resolve(
                config_of(entry), self._checking.problems, f"{path}:config"
            )
            if inner is None:
                return {"ops": {}}
        return {"ops": self._level(inner, f"{path}:ops", tree, f"{key}.")}

    def _step(self, step: Step, entry: Mapping[str, Any], path: str) -> dict[str, Any]:
        """Keep the config object of one step, and return its resolved entry."""
        self._checking.only(entry, ("config", "inputs", "outputs"), path)
        name = step.key.rpartition(".")[2]
        made = self._checking.config(step.op.config_type, config_of(entry), path, name)
        inputs = self._step_inputs(step, entry.get("inputs"), f"{path}:inputs")
        self._made[step.key] = StepConfig(made, inputs, self._top_inputs)
        return {
            "config": dumped(made),
            "inputs": entry.get("inputs") or {},
            "outputs": entry.get("outputs"),
        }

    # --- resources -----------------------------------------------------------------

    def _resources(
        self, section: Mapping[str, Any]
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        required = needed_resources(
            self._job.resource_keys_of(self._steps.values()), self._provided
        )
        resolved: dict[str, Any] = {"io_manager": {"config": None}}
        given: dict[str, Any] = {}
        for name in section:
            if name not in self._provided and name not in (*required, "io_manager"):
                expected = ", ".join(sorted(self._provided)) or "nothing"
                self._checking.unexpected(name, "root:resources", f"{{ {expected} }}")
        for name, definition in self._provided.items():
            if name not in section and name not in required:
                continue
            config = config_of(section.get(name))
            read_resource_config(
                definition, config, f"root:resources:{name}", name, self._checking
            )
            if config is not ABSENT:
                given[name] = config
                resolved[name] = {"config": dumped(config)}
        return resolved, given


def _value_of(given: Any) -> Any:
    if isinstance(given, Mapping) and set(given) == {"value"}:
        return given["value"]
    return given


def as_tree(steps: Sequence[Step]) -> dict[str, Any]:
    """Return steps by name; those of a graph in a tree of their own."""
    tree: dict[str, Any] = {}
    for step in steps:
        *graphs, name = step.key.split(".")
        level = tree
        for graph in graphs:
            level = level.setdefault(graph, {})
        level[name] = step
    return tree
