"""What a config may be: scalars, choices, environment variables, typed models."""

from __future__ import annotations

import enum
import os
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.json_schema import GenerateJsonSchema

from tickdeck.definitions.config_models import (
    EnumNameError,
    place,
    problem_in_words,
    sample_of,
    validated,
)
from tickdeck.errors import DagsterInvalidDefinitionError

Problems = list[str]
"""What is wrong with a config, in words; reading adds to it."""

ABSENT: Any = object()
"""Stands for a config that is not given, which is not the same as None."""


class ConfigType(ABC):
    """A type of config: it reads what a run config says, and says what is wrong."""

    label: str = ""
    """How it is called in messages."""

    @abstractmethod
    def read(self, value: Any, path: str, problems: Problems) -> Any:
        """Return what the code is given for *value*; None where it does not fit."""

    @property
    def implicit(self) -> Any:
        """What is read where nothing is given; `ABSENT` if something must be."""
        return ABSENT

    @property
    def sample(self) -> Any:
        """What a message shows where it is missing."""
        return "..."

    def json_schema(self) -> dict[str, Any]:
        """Return what a form is made of."""
        return {}

    def __repr__(self) -> str:
        return self.label or type(self).__name__


def invalid_scalar(value: Any, path: str, expected: str) -> str:
    """Return the words for a value of another type than the one expected."""
    return (
        f'Invalid scalar at path {path}. Value "{value}" of type "{type(value)}" '
        f'is not valid for expected type "{expected}".'
    )


class Scalar(ConfigType):
    """A text, a number, or yes or no."""

    def __init__(self, kind: type, label: str, json_type: str, sample: Any) -> None:
        self.kind = kind
        self.label = label
        self._json_type = json_type
        self._sample = sample

    @property
    def sample(self) -> Any:
        """What a message shows where it is missing."""
        return self._sample

    def read(self, value: Any, path: str, problems: Problems) -> Any:
        """Return the value; a whole number where any number may be becomes a float."""
        if self.kind is float and type(value) is int:
            return float(value)
        if not isinstance(value, self.kind) or (
            isinstance(value, bool) and self.kind is not bool
        ):
            problems.append(invalid_scalar(value, path, self.label))
            return None
        return value

    def json_schema(self) -> dict[str, Any]:
        """Return what a form is made of."""
        return {"type": self._json_type}


class AnyConfig(ConfigType):
    """Anything."""

    label = "Any"

    @property
    def sample(self) -> Any:
        """What a message shows where it is missing."""
        return "AnyType"

    def read(self, value: Any, path: str, problems: Problems) -> Any:
        """Return the value."""
        del path, problems
        return value


SCALARS: Mapping[Any, Scalar] = {
    str: Scalar(str, "String", "string", "..."),
    int: Scalar(int, "Int", "integer", 0),
    float: Scalar(float, "Float", "number", 0.0),
    bool: Scalar(bool, "Bool", "boolean", sample=True),
}
"""For each Python type that a schema may name, its type of config."""


class Source(ConfigType):
    """A scalar, or ``{"env": …}`` for the value of an environment variable."""

    def __init__(self, kind: type, label: str, words: str) -> None:
        self._scalar = SCALARS[kind]
        self.label = label
        self.__doc__ = words

    @property
    def sample(self) -> Any:
        """What a message shows where it is missing."""
        return self._scalar.sample

    def read(self, value: Any, path: str, problems: Problems) -> Any:
        """Return the value, or the variable's."""
        if not isinstance(value, Mapping):
            return self._scalar.read(value, path, problems)
        name = value.get("env")
        if set(value) != {"env"} or not isinstance(name, str):
            problems.append(
                f'Value at path {path} must be a {self._scalar.label} or {{"env": '
                f"…}} with the name of a variable. Got {value!r}."
            )
            return None
        text = os.environ.get(name)
        if text is None:
            problems.append(
                f"You have attempted to fetch the environment variable "
                f'"{name}" which is not set (at path {path}).'
            )
            return None
        try:
            return _from_text(text, self._scalar.kind)
        except ValueError:
            problems.append(
                f'The environment variable "{name}" has the value "{text}", which is '
                f"no {self._scalar.label} (at path {path})."
            )
            return None

    def json_schema(self) -> dict[str, Any]:
        """Return what a form is made of."""
        return self._scalar.json_schema()


def _from_text(text: str, kind: type) -> Any:
    if kind is not bool:
        return kind(text)
    word = text.strip().lower()
    if word not in ("true", "false", "1", "0"):
        raise ValueError(text)
    return word in ("true", "1")


StringSource = Source(
    str,
    "StringSource",
    'A text of a config, or ``{"env": "NAME"}`` for an environment variable\'s value.',
)
IntSource = Source(
    int,
    "IntSource",
    'A whole number of a config, or ``{"env": "NAME"}`` for a variable that holds one.',
)
BoolSource = Source(
    bool,
    "BoolSource",
    'Yes or no, or ``{"env": "NAME"}`` for a variable that says "true" or "false".',
)


class EnumValue:
    """One of the choices of an `Enum`.

    Args:
        config_value: Its name, which a run config gives.
        python_value: What the code is given for it; the name if omitted.
        description: What it means.
    """

    def __init__(
        self,
        config_value: str,
        python_value: Any = None,
        description: str | None = None,
    ) -> None:
        self.config_value = config_value
        self.python_value = config_value if python_value is None else python_value
        self.description = description


class Enum(ConfigType):
    """A choice: a config names one of some values.

    Args:
        name: How it is called in messages.
        enum_values: The choices, each an `EnumValue`.

    Example:
        >>> import enum
        >>> class Mode(enum.Enum):
        ...     FAST = 1
        >>> [each.config_value for each in Enum.from_python_enum(Mode).enum_values]
        ['FAST']
    """

    def __init__(self, name: str, enum_values: Sequence[EnumValue]) -> None:
        if not all(isinstance(each, EnumValue) for each in enum_values):
            raise DagsterInvalidDefinitionError(
                f"The choices of the Enum {name} must be EnumValues."
            )
        self.label = name
        self.enum_values = tuple(enum_values)

    @classmethod
    def from_python_enum(cls, enum: type[enum.Enum], name: str | None = None) -> Enum:
        """Return the choice among an enumeration's names; the code gets the member."""
        return cls(name or enum.__name__, [EnumValue(each.name, each) for each in enum])

    from_python_enum_direct_values = from_python_enum

    @property
    def sample(self) -> Any:
        """What a message shows where it is missing."""
        return "|".join(sorted(each.config_value for each in self.enum_values))

    def read(self, value: Any, path: str, problems: Problems) -> Any:
        """Return what the code is given for a name."""
        if not isinstance(value, str):
            problems.append(
                f"Value at path {path} for enum type {self.label} must be a string."
            )
            return None
        for each in self.enum_values:
            if each.config_value == value:
                return each.python_value
        problems.append(
            f"Value at path {path} not in enum type {self.label} got {value}."
        )
        return None

    def json_schema(self) -> dict[str, Any]:
        """Return what a form is made of."""
        return {
            "type": "string",
            "enum": [each.config_value for each in self.enum_values],
        }


class ModelType(ConfigType):
    """A `Config`, or another model of pydantic's."""

    def __init__(self, model: type[BaseModel]) -> None:
        self.model = model
        self.label = model.__name__

    @property
    def implicit(self) -> Any:
        """What is read where nothing is given."""
        return ABSENT if sample_of(self.model) else {}

    @property
    def sample(self) -> Any:
        """What a message shows where it is missing."""
        return sample_of(self.model)

    def read(self, value: Any, path: str, problems: Problems) -> Any:
        """Return the config as the model."""
        if not isinstance(value, Mapping):
            problems.append(f"Value at path {path} must be a dict. Got {value!r}.")
            return None
        try:
            return validated(self.model, value)
        except LookupError as error:
            problems.append(f"{error.args[0]} (at path {path})")
        except EnumNameError as error:
            problems += [
                f"Value at path {place(path, where)} {said}."
                for where, said in error.problems
            ]
        except ValidationError as error:
            problems += [
                problem_in_words(each, path, self.model) for each in error.errors()
            ]
        return None

    def json_schema(self) -> dict[str, Any]:
        """Return what a form is made of; choices by their names."""
        return self.model.model_json_schema(schema_generator=_ByName)


class _ByName(GenerateJsonSchema):
    """Shows choices by the names that a run config gives, not by their values."""

    def enum_schema(self, schema: Any) -> dict[str, Any]:
        names = [each.name for each in schema["members"]]
        return {"title": schema["cls"].__name__, "type": "string", "enum": names}

    def encode_default(self, dft: Any) -> Any:
        return dft.name if isinstance(dft, enum.Enum) else super().encode_default(dft)
