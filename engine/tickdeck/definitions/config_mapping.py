"""Config that is made from other config: for whole jobs, graphs, ops and resources."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from tickdeck.definitions.config import RunConfig, plain
from tickdeck.definitions.config_checking import Checking, message_for
from tickdeck.definitions.config_schema import Shape, as_config_type
from tickdeck.definitions.config_types import ABSENT, AnyConfig, ConfigType, Problems
from tickdeck.errors import (
    DagsterInvalidConfigError,
    DagsterInvalidDefinitionError,
    ParameterCheckError,
)

if TYPE_CHECKING:
    from collections.abc import Callable


class ConfigMapping:
    """Makes the config of a job or graph from a simpler one.

    Args:
        config_fn: Is given the simple config, and returns the config of the ops.
        config_schema: What the simple config is; anything if omitted.
        receive_processed_config_values: Accepted and not used: the function is given
            what the schema reads, with defaults.
    """

    def __init__(
        self,
        config_fn: Callable[[Any], Any],
        config_schema: Any = None,
        receive_processed_config_values: bool | None = None,  # noqa: FBT001 - signature
    ) -> None:
        del receive_processed_config_values
        self.config_fn = config_fn
        self.config_type = _read_by(config_fn, config_schema)

    def resolve(self, config: Any, problems: Problems, path: str = "root") -> Any:
        """Return what the function makes of a config; None where it does not fit."""
        if config is ABSENT or config is None or config == {}:
            implicit = self.config_type.implicit
            config = {} if implicit is ABSENT else implicit
        known = len(problems)
        value = self.config_type.read(config, path, problems)
        if len(problems) > known:
            return None
        made = self.config_fn(value)
        return made.to_config_dict() if isinstance(made, RunConfig) else plain(made)

    def resolve_job(self, config: Any) -> dict[str, Any]:
        """Return a job's run config.

        Raises:
            DagsterInvalidConfigError: If the simple config does not fit.
        """
        problems: Problems = []
        made = self.resolve(config, problems)
        if problems:
            raise DagsterInvalidConfigError(message_for("the config mapping", problems))
        return dict(made or {})


def config_mapping(
    config_fn: Callable[[Any], Any] | None = None,
    *,
    config_schema: Any = None,
    receive_processed_config_values: bool | None = None,
) -> Any:
    """Turn a function into a `ConfigMapping`; usable bare or called.

    Args:
        config_fn: The function, where the decorator is used bare.
        config_schema: What it is given: a schema, or else the `Config` that its
            parameter is annotated with, or anything.
        receive_processed_config_values: Accepted and not used.

    Example:
        >>> from tickdeck import job, op
        >>> @op(config_schema={"size": int})
        ... def sized(context):
        ...     return context.op_config["size"]
        >>> @config_mapping(config_schema={"name": str})
        ... def simple(given):
        ...     return {"ops": {"sized": {"config": {"size": len(given["name"])}}}}
        >>> @job(config=simple)
        ... def measuring():
        ...     sized()
        >>> measuring.execute_in_process({"name": "abc"}).output_for_node("sized")
        3
    """
    del receive_processed_config_values

    def define(function: Callable[[Any], Any]) -> ConfigMapping:
        return ConfigMapping(function, config_schema)

    return define if config_fn is None else define(config_fn)


class ConfiguredType(ConfigType):
    """The config of something that is configured already, by more of it or fully.

    Args:
        outer: What is still asked for.
        make: Returns the inner config for it.
        inner: What the thing itself takes; None for anything.
        owner: What the thing is called in messages.
    """

    def __init__(
        self,
        outer: ConfigType,
        make: Callable[[Any], Any],
        inner: ConfigType | None,
        owner: str,
    ) -> None:
        self._outer = outer
        self._make = make
        self._inner = inner
        self._owner = owner
        self.label = outer.label

    @property
    def implicit(self) -> Any:
        """What is read where nothing is given."""
        return self._outer.implicit

    @property
    def sample(self) -> Any:
        """What a message shows where it is missing."""
        return self._outer.sample

    def read(self, value: Any, path: str, problems: Problems) -> Any:
        """Return the inner config as its type reads it."""
        known = len(problems)
        outer = self._outer.read(value, path, problems)
        if len(problems) > known:
            return None
        checking = Checking()
        made = checking.config(
            self._inner, plain(self._make(outer)), "root", self._owner
        )
        problems += [f"{each} ({self._owner})" for each in checking.problems]
        return made

    def json_schema(self) -> dict[str, Any]:
        """Return what a form is made of."""
        return self._outer.json_schema()


def configured_type(
    given: Any, config_schema: Any, inner: ConfigType | None, owner: str
) -> ConfiguredType:
    """Return the type of config of a thing that *given* configures.

    Args:
        given: A config, or a function that makes one of another.
        config_schema: What the function is given.
        inner: What the thing itself takes.
        owner: What it is called in messages.
    """
    if callable(given):
        outer = _read_by(given, config_schema)
        return ConfiguredType(outer, given, inner, owner)
    return ConfiguredType(Shape({}), lambda _none: given, inner, owner)


def _read_by(function: Callable[..., Any], config_schema: Any) -> ConfigType:
    """Return the type of config that a function is given."""
    if config_schema is not None:
        return as_config_type(config_schema, getattr(function, "__name__", "a config"))
    from tickdeck.definitions.parameters import parameters_of  # it needs resources

    parameters = parameters_of(function)
    for name in parameters.others:
        annotation = parameters.annotations.get(name)
        if inspect.isclass(annotation) and issubclass(annotation, BaseModel):
            return as_config_type(annotation, function.__name__)
    return _Anything()


class _Anything(AnyConfig):
    """Anything, also nothing."""

    @property
    def implicit(self) -> Any:
        return {}


def configured(
    configurable: Any, config_schema: Any = None, **options: Any
) -> Callable[[Any], Any]:
    """Return a function that configures an op, a resource or an I/O manager.

    It takes a config, or a function that makes one of a simpler one; as a decorator it
    goes above that function.

    Args:
        configurable: The op, resource or I/O manager.
        config_schema: What the function is given; anything if omitted.
        options: For an op, the ``name`` of the configured one; ``description``.

    Raises:
        ParameterCheckError: If the thing cannot be configured.

    Example:
        >>> from tickdeck import job, op
        >>> @op(config_schema={"size": int})
        ... def sized(context):
        ...     return context.op_config["size"]
        >>> seven = configured(sized, name="seven")({"size": 7})
        >>> @job
        ... def measuring():
        ...     seven()
        >>> measuring.execute_in_process().output_for_node("seven")
        7
    """
    from tickdeck.definitions.ops import OpDefinition

    if inspect.isclass(configurable) and hasattr(configurable, "configure_at_launch"):
        configurable = configurable.configure_at_launch()
    if not hasattr(configurable, "configured"):
        raise ParameterCheckError(f"{configurable!r} cannot be configured.")

    def configure(given: Any) -> Any:
        if isinstance(configurable, OpDefinition):
            name = options.get("name") or getattr(given, "__name__", None)
            if name is None:
                raise DagsterInvalidDefinitionError(
                    f"The configured {configurable.name} needs a name: "
                    "configured(…, name=…)."
                )
            return configurable.configured(
                given, config_schema=config_schema, **{**options, "name": name}
            )
        return configurable.configured(given, config_schema=config_schema, **options)

    return configure
