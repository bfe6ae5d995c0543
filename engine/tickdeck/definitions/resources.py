"""Resources: things that ops and sensors share, set up before and torn down after."""

from __future__ import annotations

import contextlib
import inspect
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, ClassVar, TypeVar, get_args, get_origin

from pydantic import ConfigDict

from tickdeck.definitions.config import EnvAware, EnvVar
from tickdeck.definitions.config_models import choices_by_name
from tickdeck.definitions.keywords import refuse_unknown
from tickdeck.definitions.old_style_resources import (
    InitResourceContext,
    ResourceDefinition,
)
from tickdeck.errors import (
    DagsterInvalidDefinitionError,
    DagsterInvariantViolationError,
    DagsterUnknownResourceError,
)

T = TypeVar("T")
_RESOURCE_MARK = "resource_param"
_DEPENDENCY_MARK = "resource_dependency"

ResourceParam = Annotated[T, _RESOURCE_MARK]
"""Marks a parameter whose name is a resource's key, whatever its type."""

ResourceDependency = Annotated[T, _DEPENDENCY_MARK]
"""Marks a field of a resource that is another resource, whatever that one gives."""


class ConfigurableResource(EnvAware):
    """A resource with typed config and methods: subclass it, annotate fields.

    Override `setup_for_execution` and `teardown_after_execution`, or
    `yield_for_execution`, to do something before and after each run or tick.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True
    )

    @classmethod
    def _comes_later(cls, key: str, value: Any) -> bool:
        return isinstance(value, EnvVar | LaunchConfigured | ResourceDefinition) or (
            isinstance(value, ConfigurableResource) and _is_dependency(cls, key)
        )

    def __getattribute__(self, name: str) -> Any:
        value = super().__getattribute__(name)
        if isinstance(value, EnvVar):
            raise RuntimeError(  # noqa: TRY004 - what authors catch
                f'{name} is the environment variable "{value.env_var_name}", which is '
                "read when a run or tick begins. Use EnvVar.get_value() to read it now."
            )
        return value

    def __setattr__(self, name: str, value: Any) -> None:
        """Let subclasses keep private state that `setup_for_execution` makes."""
        if name in type(self).model_fields or name in self.__private_attributes__:
            super().__setattr__(name, value)
        else:
            object.__setattr__(self, name, value)

    @classmethod
    def configure_at_launch(cls, **given: Any) -> Any:
        """Leave the rest of the config to the run config.

        What is returned stands for the resource, also as another one's field.
        """
        return LaunchConfigured(cls, given)

    def setup_for_execution(self, context: InitResourceContext) -> None:
        """Do something before the run or tick."""

    def teardown_after_execution(self, context: InitResourceContext) -> None:
        """Do something after it, also if it failed."""

    @contextlib.contextmanager
    def yield_for_execution(self, context: InitResourceContext) -> Iterator[Any]:
        """Set up before, tear down after."""
        self.setup_for_execution(context)
        try:
            yield self.create_resource(context)
        finally:
            self.teardown_after_execution(context)

    def create_resource(self, context: InitResourceContext) -> Any:
        """Return what ops and sensors get; the resource itself unless overridden."""
        return self

    @property
    def needs_context_manager(self) -> bool:
        """Whether it does something before or after."""
        return any(
            getattr(type(self), name) is not getattr(ConfigurableResource, name)
            for name in (
                "setup_for_execution",
                "teardown_after_execution",
                "yield_for_execution",
            )
        )

    @contextlib.contextmanager
    def in_use(self, context: InitResourceContext) -> Iterator[Any]:
        """Resolve the environment, apply launch config, set up and tear down."""
        merged = self
        if context.resource_config:
            given = choices_by_name(
                type(self), _without_env(context.resource_config), (), []
            )
            merged = type(self)(**{**self.__dict__, **given})
        resolved = merged.resolved()
        with contextlib.ExitStack() as stack:
            nested = {
                key: _nested(each, context, stack)
                for key, each in resolved.__dict__.items()
                if isinstance(
                    each, ConfigurableResource | LaunchConfigured | ResourceDefinition
                )
            }
            if nested:
                resolved = resolved.model_copy(update=nested)
            yield stack.enter_context(resolved.yield_for_execution(context))


def _is_dependency(kind: type[ConfigurableResource], key: str) -> bool:
    described = kind.model_fields.get(key)
    return described is not None and _DEPENDENCY_MARK in described.metadata


def _nested(
    definition: Any, context: InitResourceContext, stack: contextlib.ExitStack
) -> Any:
    """Return a resource that is a field of another, set up.

    One that has a key of its own is the same for everybody.

    Raises:
        DagsterInvalidDefinitionError: If its config comes with the run, and it has no
            key under which a run config could give it.
    """
    resources = context.resources
    if isinstance(resources, Resources):
        key = resources.key_of(definition)
        if key is not None:
            return resources.get(key)
    if isinstance(definition, LaunchConfigured):
        raise DagsterInvalidDefinitionError(
            f"A {definition.kind.__name__} that is configured at launch is part of "
            "another resource. Give it a key of its own in the resources as well, so "
            "that a run config can name it."
        )
    inner = replace(context, resource_config={})
    return stack.enter_context(definition.in_use(inner))


@dataclass(frozen=True, eq=False)
class LaunchConfigured:
    """A `ConfigurableResource` whose config comes with the run."""

    kind: type[ConfigurableResource]
    given: Mapping[str, Any]

    @contextlib.contextmanager
    def in_use(self, context: InitResourceContext) -> Iterator[Any]:
        """Make the resource of the run's config."""
        config = context.resource_config or {}
        named = choices_by_name(self.kind, _without_env(config), (), [])
        made = self.kind(**{**self.given, **named})
        with made.in_use(replace(context, resource_config={})) as value:
            yield value

    def configured(
        self,
        config_or_config_fn: Any,
        config_schema: Any = None,
        description: str | None = None,
    ) -> ResourceDefinition:
        """Return the resource with its config filled in; see `configured`."""
        return ResourceDefinition(self._make, self.kind, description).configured(
            config_or_config_fn, config_schema
        )

    @staticmethod
    def _make(context: InitResourceContext) -> Iterator[Any]:
        made: ConfigurableResource = context.resource_config
        with made.in_use(replace(context, resource_config={})) as value:
            yield value


def _without_env(config: Mapping[str, Any]) -> dict[str, Any]:
    """Return config with each ``{"env": …}`` as the `EnvVar` that it means."""
    return {
        key: EnvVar(each["env"])
        if isinstance(each, Mapping) and set(each) == {"env"}
        else each
        for key, each in config.items()
    }


def is_resource_annotation(annotation: Any) -> bool:
    """Tell whether a parameter with this annotation is a resource."""
    if get_origin(annotation) is Annotated:
        return _RESOURCE_MARK in get_args(annotation)[1:]
    return isinstance(annotation, type) and issubclass(
        annotation, ConfigurableResource | ResourceDefinition
    )


def build_init_resource_context(
    config: Any = None,
    resources: Mapping[str, Any] | None = None,
    instance: Any = None,
) -> InitResourceContext:
    """Return a context for calling an old-style resource's function in a test.

    Args:
        config: What ``context.resource_config`` is.
        resources: By key.
        instance: What ``context.instance`` is.
    """
    return InitResourceContext(
        config,
        Resources(resources or {}),
        log=logging.getLogger("dagster"),
        instance=instance,
    )


class Resources:
    """Resources by name, as attributes; each is set up when it is first asked for."""

    def __init__(
        self,
        definitions: Mapping[str, Any],
        configs: Mapping[str, Any] | None = None,
        *,
        instance: Any = None,
        run_id: str | None = None,
    ) -> None:
        self._instance = instance
        self._run_id = run_id
        self._definitions = definitions
        self._configs = configs or {}
        self._stack = contextlib.ExitStack()
        self._made: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self.get(name)

    def get(self, name: str) -> Any:
        """Return the resource with the key *name*.

        Raises:
            DagsterUnknownResourceError: If there is none.
        """
        if name not in self._made:
            if name not in self._definitions:
                known = ", ".join(sorted(self._definitions)) or "none"
                raise DagsterUnknownResourceError(
                    f'Unknown resource "{name}". Provided are: {known}.'
                )
            self._made[name] = self._set_up(name)
        return self._made[name]

    def key_of(self, definition: Any) -> str | None:
        """Return the key of a definition, None if it has none of its own."""
        for key, each in self._definitions.items():
            if each is definition:
                return key
        return None

    def _set_up(self, name: str) -> Any:
        definition = self._definitions[name]
        if hasattr(definition, "in_use"):
            context = InitResourceContext(
                self._configs.get(name),
                self,
                log=logging.getLogger("dagster"),
                run_id=self._run_id,
                instance=self._instance,
            )
            return self._stack.enter_context(definition.in_use(context))
        return definition

    def _asdict(self) -> dict[str, Any]:
        return {name: self.get(name) for name in self._definitions}

    def close(self) -> None:
        """Tear down what was set up, the last first."""
        self._stack.close()


def needs_context_manager(definition: Any) -> bool:
    """Tell whether a resource does something after its use."""
    if isinstance(definition, ConfigurableResource):
        return definition.needs_context_manager
    return isinstance(definition, ResourceDefinition) and inspect.isgeneratorfunction(
        definition.resource_fn
    )


def refuse_unmanaged(definitions: Mapping[str, Any]) -> None:
    """Refuse resources with a clean-up where nobody would call it.

    Raises:
        DagsterInvariantViolationError: If there is one.
    """
    if any(needs_context_manager(each) for each in definitions.values()):
        raise DagsterInvariantViolationError(
            "At least one provided resource is a generator, but the context is not "
            "used as a context manager. Write `with build_sensor_context(...) as ctx`."
        )


@contextlib.contextmanager
def build_resources(
    resources: Mapping[str, Any],
    instance: Any = None,
    resource_config: Mapping[str, Any] | None = None,
    **others: Any,
) -> Iterator[Resources]:
    """Set resources up for the time of a ``with`` block.

    Args:
        resources: Definitions or plain objects by key.
        instance: What the resources' contexts have as ``instance``.
        resource_config: For a key, ``{"config": {…}}``.
        others: ``dagster_run``, ``log_manager`` and ``event_loop`` are accepted and
            not used.
    """
    refuse_unknown(
        "build_resources", others, ("dagster_run", "log_manager", "event_loop")
    )
    configs = {
        key: each.get("config", {}) for key, each in (resource_config or {}).items()
    }
    made = Resources(resources, configs, instance=instance)
    try:
        for key in resources:
            made.get(key)
        yield made
    finally:
        made.close()


def must_provide(name: str, by: str, owner: str) -> DagsterInvalidDefinitionError:
    """Return the error for a resource that is required and not there."""
    return DagsterInvalidDefinitionError(
        f"Resource with key '{name}' required by {by} '{owner}' was not provided."
    )
