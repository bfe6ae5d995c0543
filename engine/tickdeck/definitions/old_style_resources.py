"""Old-style resources: functions that make something from a context."""

from __future__ import annotations

import contextlib
import copy
import inspect
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.config_checking import read_config
from tickdeck.definitions.config_mapping import configured_type
from tickdeck.definitions.config_schema import as_config_type
from tickdeck.definitions.config_types import ABSENT
from tickdeck.definitions.keywords import refuse_unknown

if TYPE_CHECKING:
    from tickdeck.definitions.config_types import ConfigType


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
        self.config_type: ConfigType | None = (
            None
            if config_schema is None
            else as_config_type(config_schema, "a resource")
        )
        """What its config is; None for anything."""
        self.description = description
        self.required_resource_keys = set(required_resource_keys or ())

    @staticmethod
    def hardcoded_resource(value: Any, description: str | None = None) -> Any:
        """Return a resource that is always *value*."""
        return ResourceDefinition(lambda _context: value, description=description)

    @staticmethod
    def none_resource(description: str | None = None) -> ResourceDefinition:
        """Return a resource that is None."""
        return ResourceDefinition(lambda _context: None, description=description)

    @staticmethod
    def string_resource(description: str | None = None) -> ResourceDefinition:
        """Return a resource that is the text which is its config."""
        return ResourceDefinition(
            lambda context: context.resource_config, str, description
        )

    @staticmethod
    def mock_resource(description: str | None = None) -> ResourceDefinition:
        """Return a resource that is a new ``MagicMock`` each time."""
        from unittest.mock import MagicMock

        return ResourceDefinition(lambda _context: MagicMock(), description=description)

    def configured(
        self,
        config_or_config_fn: Any,
        config_schema: Any = None,
        description: str | None = None,
    ) -> ResourceDefinition:
        """Return the resource with its config filled in.

        Args:
            config_or_config_fn: The config, or a function that makes it of another.
            config_schema: What the function is given; anything if omitted.
            description: What it is.
        """
        made = copy.copy(self)
        made.config_type = configured_type(
            config_or_config_fn, config_schema, self.config_type, "a resource"
        )
        made.description = description or self.description
        return made

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """Call the function directly, as a test would, with its config checked.

        Raises:
            DagsterInvalidConfigError: If the context's config does not fit.
        """
        if arguments and isinstance(arguments[0], InitResourceContext):
            arguments = (self._configured(arguments[0]), *arguments[1:])
        return self.resource_fn(*arguments, **named)

    def _configured(self, context: InitResourceContext) -> InitResourceContext:
        given = context.resource_config
        if self.config_type is None:
            return replace(context, resource_config={} if given is None else given)
        config = read_config(
            self.config_type, ABSENT if given is None else given, "resource"
        )
        return replace(context, resource_config=config)

    @contextlib.contextmanager
    def in_use(self, context: InitResourceContext) -> Iterator[Any]:
        """Set up before, tear down after."""
        context = self._configured(context)
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
    **others: Any,
) -> Any:
    """Turn a function into an old-style resource; usable bare or called.

    Args:
        config_schema: What its config is; or the function, where it is used bare.
        description: What it is.
        required_resource_keys: Resources for ``context.resources``.
        others: ``version`` is accepted and not used.
    """
    refuse_unknown("@resource", others, ("version",))
    if callable(config_schema) and not isinstance(config_schema, type):
        return ResourceDefinition(config_schema)
    return lambda function: ResourceDefinition(
        function, config_schema, description, required_resource_keys
    )


@dataclass(frozen=True)
class InitResourceContext:
    """What a resource is made from."""

    resource_config: Any = field(default_factory=dict)
    resources: Any = None
    log: Any = None
    run_id: str | None = None
    instance: Any = None


def make_values_resource(**kwargs: Any) -> ResourceDefinition:
    """Return a resource that is the dict which is its config.

    Args:
        kwargs: For each name its type of config; anything if there is none.
    """
    return ResourceDefinition(lambda context: context.resource_config, kwargs or None)
