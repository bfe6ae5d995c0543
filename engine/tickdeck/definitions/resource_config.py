"""What a run config may say of resources, and which of them a run needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.config import plain
from tickdeck.definitions.config_models import choices_by_name, place
from tickdeck.definitions.config_types import ABSENT, ModelType
from tickdeck.definitions.old_style_resources import ResourceDefinition
from tickdeck.definitions.resources import ConfigurableResource, LaunchConfigured

if TYPE_CHECKING:
    from tickdeck.definitions.config_checking import Checking


def needed_resources(keys: Iterable[str], provided: Mapping[str, Any]) -> set[str]:
    """Return the keys of some resources, and of those that they need themselves."""
    needed: set[str] = set()
    waiting = list(keys)
    while waiting:
        key = waiting.pop()
        if key in needed:
            continue
        needed.add(key)
        definition = provided.get(key)
        if isinstance(definition, ResourceDefinition):
            waiting += definition.required_resource_keys
        if isinstance(definition, ConfigurableResource | LaunchConfigured):
            inner = (
                definition.given
                if isinstance(definition, LaunchConfigured)
                else definition.__dict__
            )
            fields = {id(each) for each in inner.values()}
            waiting += [name for name, each in provided.items() if id(each) in fields]
    return needed


def read_resource_config(
    definition: Any, config: Any, path: str, name: str, checking: Checking
) -> None:
    """Note what is wrong with the config that a run gives a resource.

    Args:
        definition: The resource.
        config: Its config, `ABSENT` if the run gives none.
        path: Where its entry stands.
        name: Its key.
        checking: Takes the problems.
    """
    match definition:
        case ResourceDefinition():
            checking.config(definition.config_type, config, path, name)
        case LaunchConfigured() if not _has_nested(definition.given):
            given = {} if config in (ABSENT, None) else config
            kind = ModelType(definition.kind)
            if isinstance(given, Mapping):
                given = {**plain(definition.given), **given}
            checking.config(kind, given or ABSENT, path, name)
        case LaunchConfigured() if isinstance(config, Mapping):
            _read_some(definition.kind, config, f"{path}:config", checking)
        case ConfigurableResource() if isinstance(config, Mapping):
            _read_some(type(definition), config, f"{path}:config", checking)


def _has_nested(given: Mapping[str, Any]) -> bool:
    return any(
        isinstance(each, LaunchConfigured | ResourceDefinition | ConfigurableResource)
        for each in given.values()
    )


def _read_some(
    kind: type[ConfigurableResource],
    config: Mapping[str, Any],
    path: str,
    checking: Checking,
) -> None:
    """Note what is wrong with some of a resource's fields; the others have values."""
    checking.only(config, tuple(kind.model_fields), path)
    unknown: list[tuple[tuple[Any, ...], str]] = []
    choices_by_name(kind, config, (), unknown)
    checking.problems += [
        f"Value at path {place(path, where)} {said}." for where, said in unknown
    ]
