"""Resources: things that ops and sensors share, set up before and torn down after."""

from __future__ import annotations

import contextlib
import inspect
import logging
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, ClassVar, TypeVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict

from tickdeck.definitions.config import EnvAware, EnvVar
from tickdeck.definitions.config_checking import validated
from tickdeck.definitions.config_schema import schema_as_model
from tickdeck.errors import (
    DagsterInvalidDefinitionError,
    DagsterInvariantViolationError,
    DagsterUnknownResourceError,
)

T = TypeVar("T")
_RESOURCE_MARK = "resource_param"

ResourceParam = Annotated[T, _RESOURCE_MARK]
"""Marks a parameter whose name is a resource's key, whatever its type."""


class ResourceDefinition:
    """An old-style resource: a function that makes something from a context.

    The function may be a generator: what comes after its ``yield`` is the clean-up.
    """

    def __init__(
        self,
        resource_fn: Callable[..., Any],
        config_schema: Any = None,
        description: str | None = None,
        required_resource_keys: set[str] | None = None,
    ) -> None:
        self.resource_fn = resource_fn
        self.config_schema = config_schema
        self.description = description
        self.required_resource_keys = set(required_resource_keys or ())
        self._given: Mapping[str, Any] = {}

    @staticmethod
    def hardcoded_resource(value: Any, description: str | None = None) -> Any:
        """Return a resource that is always *value*."""
        return ResourceDefinition(lambda _context: value, description=description)

    def configured(self, config: Mapping[str, Any]) -> ResourceDefinition:
        """Return the resource with its config filled in."""
        made = ResourceDefinition(
            self.resource_fn,
            self.config_schema,
            self.description,
            self.required_resource_keys,
        )
        made._given = dict(config)
        return made

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """Call the function directly, as a test would."""
        return self.resource_fn(*arguments, **named)

    @contextlib.contextmanager
    def in_use(self, context: InitResourceContext) -> Iterator[Any]:
        """Set up before, tear down after."""
        config = {**self._given, **(context.resource_config or {})}
        if self.config_schema is not None:
            model = schema_as_model(self.config_schema, "resource")
            config = validated(model, config).model_dump()
        context = replace(context, resource_config=config)
        takes_context = bool(inspect.signature(self.resource_fn).parameters)
        made = self.resource_fn(context) if takes_context else self.resource_fn()
        if isinstance(made, Generator):
            with contextlib.closing(made):
                value = next(made)
                try:
                    yield value
                finally:
                    next(made, None)
        else:
            yield made


def resource(
    config_schema: Any = None,
    description: str | None = None,
    required_resource_keys: set[str] | None = None,
) -> Any:
    """Turn a function into an old-style resource; usable bare or called."""
    if callable(config_schema) and not isinstance(config_schema, type):
        return ResourceDefinition(config_schema)
    return lambda function: ResourceDefinition(
        function, config_schema, description, required_resource_keys
    )


@dataclass(frozen=True)
class InitResourceContext:
    """What a resource is made from."""

    resource_config: Mapping[str, Any] = field(default_factory=dict)
    resources: Any = None
    log: Any = None
    run_id: str | None = None
    instance: Any = None


class ConfigurableResource(EnvAware):
    """A resource with typed config and methods: subclass it, annotate fields.

    Override `setup_for_execution` and `teardown_after_execution`, or
    `yield_for_execution`, to do something before and after each run or tick.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True
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
    def configure_at_launch(cls, **given: Any) -> LaunchConfigured:
        """Leave the rest of the config to the run config."""
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
        resolved = self.resolved()
        if context.resource_config:
            merged = {**resolved.__dict__, **context.resource_config}
            resolved = type(self)(**merged)
        with contextlib.ExitStack() as stack:
            nested = {
                key: stack.enter_context(each.in_use(InitResourceContext()))
                for key, each in resolved.__dict__.items()
                if isinstance(each, ConfigurableResource)
            }
            if nested:
                resolved = resolved.model_copy(update=nested)
            yield stack.enter_context(resolved.yield_for_execution(context))


@dataclass(frozen=True)
class LaunchConfigured:
    """A `ConfigurableResource` whose config comes with the run."""

    kind: type[ConfigurableResource]
    given: Mapping[str, Any]

    @contextlib.contextmanager
    def in_use(self, context: InitResourceContext) -> Iterator[Any]:
        """Make the resource of the run's config."""
        made = self.kind(**{**self.given, **(context.resource_config or {})})
        with made.in_use(InitResourceContext(resources=context.resources)) as value:
            yield value


def is_resource_annotation(annotation: Any) -> bool:
    """Tell whether a parameter with this annotation is a resource."""
    if get_origin(annotation) is Annotated:
        return _RESOURCE_MARK in get_args(annotation)[1:]
    return isinstance(annotation, type) and issubclass(
        annotation, ConfigurableResource | ResourceDefinition
    )


def config_model_of(made: Any) -> type[BaseModel] | None:
    """Return what the run config may say about a resource."""
    if isinstance(made, ConfigurableResource):
        return type(made)
    if isinstance(made, LaunchConfigured):
        return made.kind
    if isinstance(made, ResourceDefinition) and made.config_schema is not None:
        return schema_as_model(made.config_schema, "resource")
    return None


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

    def _set_up(self, name: str) -> Any:
        definition = self._definitions[name]
        if hasattr(definition, "in_use"):
            context = InitResourceContext(
                self._configs.get(name) or {},
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
    resources: Mapping[str, Any], resource_config: Mapping[str, Any] | None = None
) -> Iterator[Resources]:
    """Set resources up for the time of a ``with`` block.

    Args:
        resources: Definitions or plain objects by key.
        resource_config: For a key, ``{"config": {…}}``.
    """
    configs = {
        key: each.get("config", {}) for key, each in (resource_config or {}).items()
    }
    made = Resources(resources, configs)
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
