"""Old-style config schemas: ``{"filename": str}`` and its relatives."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from tickdeck.definitions.config_types import (
    ABSENT,
    SCALARS,
    AnyConfig,
    ConfigType,
    ModelType,
    Problems,
    Scalar,
)
from tickdeck.errors import (
    DagsterInvalidConfigError,
    DagsterInvalidDefinitionError,
    ParameterCheckError,
)

_NO_DEFAULT: Any = object()


class Field:
    """One entry of a config schema.

    Args:
        config: Its type: a scalar, a list of one type, a dict, or a nested schema.
        default_value: What it is where it is not given.
        is_required: Whether it must be given; by default, if it has no default. One
            that is not given and has no default is not among the config.
        description: For forms.
        is_secret: Accepted and not used.

    Raises:
        DagsterInvalidConfigError: If the default does not fit the type.
        ParameterCheckError: If it is required and has a default.
    """

    def __init__(
        self,
        config: Any,
        default_value: Any = _NO_DEFAULT,
        is_required: bool | None = None,  # noqa: FBT001 - the field's own signature
        description: str | None = None,
        is_secret: bool = False,  # noqa: FBT001, FBT002 - as above
    ) -> None:
        del is_secret
        self.config = config
        self.config_type = as_config_type(config, "a Field")
        self.description = description
        if is_required and default_value is not _NO_DEFAULT:
            raise ParameterCheckError(
                'Param "default_value" is given for a Field that is required. '
                "Leave one of the two away."
            )
        if default_value is _NO_DEFAULT and not is_required:
            default_value = (
                self.config_type.implicit if is_required is None else _NO_DEFAULT
            )
            default_value = _NO_DEFAULT if default_value is ABSENT else default_value
        self.default_value = default_value
        self.is_required = (
            default_value is _NO_DEFAULT if is_required is None else is_required
        )
        self._check_default()

    def _check_default(self) -> None:
        if self.default_value is _NO_DEFAULT:
            return
        problems: Problems = []
        self.config_type.read(self.default_value, "default_value", problems)
        if problems:
            raise DagsterInvalidConfigError(
                f"The default of a Field does not fit its type. {' '.join(problems)}"
            )

    @property
    def has_default(self) -> bool:
        """Whether something is read where it is not given."""
        return self.default_value is not _NO_DEFAULT

    def json_schema(self) -> dict[str, Any]:
        """Return what a form is made of."""
        schema = self.config_type.json_schema()
        if self.description:
            schema = {**schema, "description": self.description}
        if not self.has_default or not _is_json(self.default_value):
            return schema
        return {**schema, "default": self.default_value}


class Noneable(ConfigType):
    """A type of config that may be None, and is if it is not given.

    Args:
        inner_type: What it is otherwise.
    """

    def __init__(self, inner_type: Any) -> None:
        self.inner = as_config_type(inner_type, "Noneable")
        self.label = f"{self.inner.label}?"

    @property
    def implicit(self) -> Any:
        """What is read where nothing is given."""
        return None

    def read(self, value: Any, path: str, problems: Problems) -> Any:
        """Return None, or what the inner type reads."""
        return None if value is None else self.inner.read(value, path, problems)

    def json_schema(self) -> dict[str, Any]:
        """Return what a form is made of."""
        return {"anyOf": [self.inner.json_schema(), {"type": "null"}]}


class Array(ConfigType):
    """A list in a config; ``[int]`` is short for ``Array(int)``.

    Args:
        inner_type: What each of its items is.
    """

    def __init__(self, inner_type: Any) -> None:
        self.inner = as_config_type(inner_type, "Array")
        self.label = f"[{self.inner.label}]"

    @property
    def sample(self) -> Any:
        """What a message shows where it is missing."""
        return []

    def read(self, value: Any, path: str, problems: Problems) -> Any:
        """Return a list of what the inner type reads."""
        if not isinstance(value, list | tuple):
            problems.append(f"Value at path {path} must be a list. Got {value!r}.")
            return None
        return [
            self.inner.read(each, f"{path}[{number}]", problems)
            for number, each in enumerate(value)
        ]

    def json_schema(self) -> dict[str, Any]:
        """Return what a form is made of."""
        return {"type": "array", "items": self.inner.json_schema()}


class Map(ConfigType):
    """A dict of any keys in a config; ``{str: int}`` is short for ``Map(str, int)``.

    Args:
        key_type: What each key is, a scalar.
        inner_type: What each value is.
        key_label_name: What the keys are, in a word.
    """

    def __init__(
        self, key_type: Any, inner_type: Any, key_label_name: str | None = None
    ) -> None:
        self.key = as_config_type(key_type, "the keys of a Map")
        if not isinstance(self.key, Scalar):
            raise DagsterInvalidDefinitionError(
                f"The keys of a Map must be scalars. Got {key_type!r}."
            )
        self.inner = as_config_type(inner_type, "Map")
        self.key_label_name = key_label_name
        self.label = f"{{ [{self.key.label}]: {self.inner.label} }}"

    @property
    def sample(self) -> Any:
        """What a message shows where it is missing."""
        return {}

    def read(self, value: Any, path: str, problems: Problems) -> Any:
        """Return a dict of what the inner type reads."""
        if not isinstance(value, Mapping):
            problems.append(f"Value at path {path} must be a dict. Got {value!r}.")
            return None
        return {
            self.key.read(key, f"{path}:{key}", problems): self.inner.read(
                each, f"{path}:{key}", problems
            )
            for key, each in value.items()
        }

    def json_schema(self) -> dict[str, Any]:
        """Return what a form is made of."""
        return {"type": "object", "additionalProperties": self.inner.json_schema()}


class ScalarUnion(ConfigType):
    """A scalar, or else something that is none, in a config.

    Args:
        scalar_type: What it is if it is a scalar.
        non_scalar_schema: What it is otherwise.
    """

    def __init__(self, scalar_type: Any, non_scalar_schema: Any) -> None:
        self.scalar = as_config_type(scalar_type, "ScalarUnion")
        self.other = as_config_type(non_scalar_schema, "ScalarUnion")
        self.label = f"({self.scalar.label} | {self.other.label})"

    def read(self, value: Any, path: str, problems: Problems) -> Any:
        """Return what the type reads that fits the value's kind."""
        chosen = self.other if isinstance(value, Mapping | list) else self.scalar
        return chosen.read(value, path, problems)

    def json_schema(self) -> dict[str, Any]:
        """Return what a form is made of."""
        return {"anyOf": [self.scalar.json_schema(), self.other.json_schema()]}


class Shape(ConfigType):
    """A dict of known names in a config; a plain dict is short for it.

    Args:
        fields: For each name its type, or a `Field`.
        description: For forms.
        field_aliases: Accepted and not used.
    """

    def __init__(
        self,
        fields: Mapping[str, Any],
        description: str | None = None,
        field_aliases: Mapping[str, str] | None = None,
    ) -> None:
        del field_aliases
        self.description = description
        self.fields = {
            name: each if isinstance(each, Field) else Field(each)
            for name, each in fields.items()
        }
        inner = " ".join(
            f"{name}{'' if each.is_required else '?'}: {each.config_type.label}"
            for name, each in self.fields.items()
        )
        self.label = f"{{ {inner} }}"

    @property
    def implicit(self) -> Any:
        """What is read where nothing is given."""
        required = any(each.is_required for each in self.fields.values())
        return ABSENT if required else {}

    @property
    def sample(self) -> Any:
        """What a message shows where it is missing."""
        return {
            name: each.config_type.sample
            for name, each in self.fields.items()
            if each.is_required
        }

    def read(self, value: Any, path: str, problems: Problems) -> Any:
        """Return what each entry's type reads, with defaults."""
        if not isinstance(value, Mapping):
            problems.append(f"Value at path {path} must be a dict. Got {value!r}.")
            return None
        self._read_names(value, path, problems)
        made: dict[Any, Any] = {}
        for name, each in self.fields.items():
            if name in value:
                given = value[name]
            elif each.has_default:
                given = each.default_value
            else:
                continue
            made[name] = each.config_type.read(given, f"{path}:{name}", problems)
        return made | {name: value[name] for name in value if name not in self.fields}

    def _read_names(
        self, value: Mapping[str, Any], path: str, problems: Problems
    ) -> None:
        for name in value:
            if name not in self.fields and not self._takes_more:
                problems.append(
                    f'Received unexpected config entry "{name}" at path {path}. '
                    f'Expected: "{self.label}".'
                )
        for name, each in self.fields.items():
            if each.is_required and name not in value:
                problems.append(
                    f'Missing required config entry "{name}" at path {path}. Sample '
                    f"config for missing entry: {{{name!r}: "
                    f"{each.config_type.sample!r}}}"
                )

    _takes_more = False

    def json_schema(self) -> dict[str, Any]:
        """Return what a form is made of."""
        schema = {
            "type": "object",
            "properties": {
                name: each.json_schema() for name, each in self.fields.items()
            },
            "required": [n for n, each in self.fields.items() if each.is_required],
            "additionalProperties": self._takes_more,
        }
        return {**schema, **_described(self.description)}


class Permissive(Shape):
    """A dict of some known names and any others in a config.

    Args:
        fields: For each known name its type, or a `Field`.
        description: For forms.
    """

    _takes_more = True

    def __init__(
        self, fields: Mapping[str, Any] | None = None, description: str | None = None
    ) -> None:
        super().__init__(fields or {}, description)


class Selector(Shape):
    """A dict in a config that has one of the known names, and no other.

    Args:
        fields: For each name its type, or a `Field`.
        description: For forms.
    """

    @property
    def implicit(self) -> Any:
        """What is read where nothing is given."""
        return super().implicit if len(self.fields) == 1 else ABSENT

    def read(self, value: Any, path: str, problems: Problems) -> Any:
        """Return the one entry."""
        if not isinstance(value, Mapping) or (not value and len(self.fields) == 1):
            return super().read(value, path, problems)
        known = ", ".join(self.fields)
        if len(value) != 1:
            problems.append(
                f"You can only specify a single field at path {path}. You specified "
                f"{', '.join(map(str, value)) or 'none'}. The available fields are: "
                f"{known}."
            )
            return None
        name, given = next(iter(value.items()))
        if name not in self.fields:
            problems.append(
                f'Received unexpected config entry "{name}" at path {path}. '
                f'Expected one of: "{known}".'
            )
            return None
        return {
            name: self.fields[name].config_type.read(given, f"{path}:{name}", problems)
        }

    def json_schema(self) -> dict[str, Any]:
        """Return what a form is made of."""
        return {
            **super().json_schema(),
            "required": [],
            "minProperties": 1,
            "maxProperties": 1,
        }


def _is_json(value: Any) -> bool:
    try:
        json.dumps(value)
    except (TypeError, ValueError):
        return False
    return True


def _described(description: str | None) -> dict[str, Any]:
    return {"description": description} if description else {}


def as_config_type(schema: Any, owner: str) -> ConfigType:
    """Return the type of config that a *schema* means.

    Raises:
        DagsterInvalidDefinitionError: If it is no schema; it names *owner*.
    """
    found: ConfigType | None = None
    match schema:
        case Field():
            found = _FieldType(schema)
        case ConfigType():
            found = schema
        case Mapping() if len(schema) == 1 and isinstance(next(iter(schema)), type):
            found = Map(*next(iter(schema.items())))
        case Mapping():
            found = Shape(schema)
        case list() if len(schema) == 1:
            found = Array(schema[0])
        case type() if issubclass(schema, BaseModel):
            found = ModelType(schema)
        case _:
            found = _named(schema)
    if found is None:
        raise DagsterInvalidDefinitionError(
            f"{schema!r} is no type of config ({owner}). Use str, int, float, bool, "
            "dict, list, [a type], a dict of them, or a type such as Noneable."
        )
    return found


def _named(schema: Any) -> ConfigType | None:
    if schema is Any:
        return AnyConfig()
    if schema is dict:
        return Permissive()
    if schema is list:
        return Array(Any)
    return SCALARS.get(schema) if isinstance(schema, type) else None


class _FieldType(ConfigType):
    """The type of a `Field` that is a whole schema: it may have a default."""

    def __init__(self, field: Field) -> None:
        self._field = field
        self.label = field.config_type.label

    @property
    def implicit(self) -> Any:
        if self._field.has_default:
            return self._field.default_value
        return ABSENT if self._field.is_required else None

    @property
    def sample(self) -> Any:
        return self._field.config_type.sample

    def read(self, value: Any, path: str, problems: Problems) -> Any:
        if value is None and not self._field.is_required:
            value = self.implicit
            if value is None:
                return None
        return self._field.config_type.read(value, path, problems)

    def json_schema(self) -> dict[str, Any]:
        return self._field.json_schema()
