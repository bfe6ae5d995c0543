"""Old-style config schemas: ``{"filename": str}`` and its relatives, as models."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, create_model
from pydantic.fields import FieldInfo

from tickdeck.definitions.config import Config
from tickdeck.errors import DagsterInvalidDefinitionError

_SCALARS = (str, int, float, bool)
_NO_DEFAULT = object()


class Field:
    """One entry of a config schema.

    Args:
        config: Its type: a scalar, a list of one type, a dict, or a nested schema.
        default_value: What it is where it is not given.
        is_required: Whether it must be given; by default, if it has no default.
        description: For forms.
    """

    def __init__(
        self,
        config: Any,
        default_value: Any = _NO_DEFAULT,
        is_required: bool | None = None,  # noqa: FBT001 - the field's own signature
        description: str | None = None,
    ) -> None:
        self.config = config
        self.default_value = default_value
        self.description = description
        self.is_required = (
            default_value is _NO_DEFAULT if is_required is None else is_required
        )

    def as_model_field(self, name: str) -> tuple[Any, Any]:
        """Return what `pydantic.create_model` takes."""
        kind = _type_of(self.config, name)
        if self.is_required:
            return kind, FieldInfo(annotation=kind, description=self.description)
        default = None if self.default_value is _NO_DEFAULT else self.default_value
        if default is None:
            kind = kind | None
        return kind, FieldInfo(
            annotation=kind, default=default, description=self.description
        )


def schema_as_model(schema: Any, name: str) -> type[BaseModel]:
    """Return a model for an op's or resource's *schema*.

    Raises:
        DagsterInvalidDefinitionError: If it is no schema.
    """
    if isinstance(schema, Field):
        schema = schema.config
    if not isinstance(schema, Mapping):
        raise DagsterInvalidDefinitionError(
            f"The config schema of {name} must be a dict of names and types. "
            f"Got {schema!r}."
        )
    fields: dict[str, Any] = {}
    for key, each in schema.items():
        entry = each if isinstance(each, Field) else Field(each)
        fields[key] = entry.as_model_field(f"{name}_{key}")
    return create_model(f"{name}_config", __base__=Config, **fields)


def _type_of(config: Any, name: str) -> Any:
    if config in _SCALARS or config is Any:
        return config
    if config is dict:
        return dict[str, Any]
    if config is list:
        return list[Any]
    if isinstance(config, list) and len(config) == 1:
        return list[_type_of(config[0], name)]  # type: ignore[misc]
    if isinstance(config, Mapping):
        return schema_as_model(config, name)
    if isinstance(config, type) and issubclass(config, BaseModel):
        return config
    raise DagsterInvalidDefinitionError(
        f"{config!r} is no type of config ({name}). Use str, int, float, bool, dict, "
        "[a type], or a dict of them."
    )
