"""Typed config of ops, resources and runs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import Enum
from typing import Any, ClassVar, NoReturn, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from tickdeck.errors import DagsterInvalidInvocationError


class EnvVar(str):
    """Stands for an environment variable that is read when a run or tick begins.

    Example:
        >>> EnvVar("HOME").env_var_name
        'HOME'
    """

    __slots__ = ()

    @property
    def env_var_name(self) -> str:
        """The name of the variable."""
        return str(self)

    @classmethod
    def int(cls, name: str) -> IntEnvVar:
        """Return a stand-in whose value is read as a whole number."""
        return IntEnvVar(name)

    def get_value(self, default: Any = None) -> Any:
        """Return the variable's value now, or *default* where it is not set."""
        return os.getenv(self.env_var_name, default)

    def resolve(self) -> Any:
        """Return the variable's value now.

        Raises:
            LookupError: If it is not set.
        """
        value = self.get_value()
        if value is None:
            raise LookupError(
                f'The environment variable "{self.env_var_name}" is not set.'
            )
        return value


class IntEnvVar(EnvVar):
    """Stands for an environment variable with a whole number."""

    __slots__ = ()

    def get_value(self, default: Any = None) -> Any:
        """Return the variable's value now as an int."""
        value = os.getenv(self.env_var_name)
        return default if value is None else int(value)


class EnvAware(BaseModel):
    """A model whose fields may be given as an `EnvVar`, to be resolved later."""

    def __init__(self, **data: Any) -> None:
        kind = type(self)
        given = {
            key: _choice(kind, key, data[key])
            for key in data
            if key in _field_names(kind)
        }
        later = {
            key: each for key, each in given.items() if self._comes_later(key, each)
        }
        if not later:
            super().__init__(**given)
            return
        now = {key: each for key, each in given.items() if key not in later}
        _check_all_but(kind, now, set(later))
        made = kind.model_construct(**now)
        self.__dict__.update({**made.__dict__, **later})
        object.__setattr__(self, "__pydantic_fields_set__", set(given))
        object.__setattr__(self, "__pydantic_extra__", made.__pydantic_extra__)
        object.__setattr__(self, "__pydantic_private__", made.__pydantic_private__)

    # Validation of run config must not come through here: it forbids unknown fields,
    # which a call in Python ignores.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]

    @classmethod
    def _comes_later(cls, key: str, value: Any) -> bool:
        """Tell whether a field's value is known only when a run or tick begins."""
        del key
        return isinstance(value, EnvVar)

    def env_vars(self) -> dict[str, EnvVar]:
        """Return the fields that are still to be resolved."""
        return {
            key: each for key, each in self.__dict__.items() if isinstance(each, EnvVar)
        }

    def resolved(self) -> Any:
        """Return a copy with each `EnvVar` replaced by the variable's value.

        Raises:
            LookupError: If one is not set.
            pydantic.ValidationError: If a value does not fit its field.
        """
        later = self.env_vars()
        if not later:
            return self
        values = {key: self.__dict__[key] for key in type(self).model_fields}
        values |= {key: each.resolve() for key, each in later.items()}
        return type(self)(**values)


def _field_names(model: type[BaseModel]) -> set[str]:
    if model.model_config.get("extra") == "allow":
        return _Everything()
    return {
        name
        for key, each in model.model_fields.items()
        for name in (key, each.alias)
        if name
    }


def _choice(model: type[BaseModel], key: str, value: Any) -> Any:
    """Return the member of an enumeration whose name is given for a field."""
    field = model.model_fields.get(key)
    if field is None or not isinstance(value, str) or isinstance(value, Enum | EnvVar):
        return value
    for kind in (field.annotation, *get_args(field.annotation)):
        if isinstance(kind, type) and issubclass(kind, Enum):
            return kind.__members__.get(value, value)
    return value


class _Everything(set[str]):
    def __contains__(self, _name: object) -> bool:
        return True


def _check_all_but(
    model: type[BaseModel], values: dict[str, Any], later: set[str]
) -> None:
    """Validate the fields that have values already."""
    try:
        model.model_validate(values)
    except ValidationError as error:
        if any(
            each["loc"][:1] not in {(key,) for key in later} for each in error.errors()
        ):
            raise


class Config(EnvAware):
    """Typed config: subclass it, annotate fields, take it as an op's ``config``.

    Frozen. Unknown arguments of a call are ignored; unknown entries of a run config
    are an error.

    Raises:
        pydantic.ValidationError: If a field is missing or ill-typed.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True
    )

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        raise DagsterInvalidInvocationError(
            f"{type(self).__name__} is a config and cannot be changed: "
            f"{name} was assigned to. Make a new one."
        )


class PermissiveConfig(Config):
    """A `Config` that also takes fields that it does not name."""

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="allow")


class RunConfig:
    """The config of a whole run, by ops and resources.

    Args:
        ops: For each op's name, a `Config` or a dict.
        resources: For each resource's key, a `ConfigurableResource` or a dict.
        loggers: Kept as given.
        execution: Kept as given.
    """

    def __init__(
        self,
        ops: Mapping[str, Any] | None = None,
        resources: Mapping[str, Any] | None = None,
        loggers: Mapping[str, Any] | None = None,
        execution: Mapping[str, Any] | None = None,
    ) -> None:
        self.ops = dict(ops or {})
        self.resources = dict(resources or {})
        self.loggers = dict(loggers or {})
        self.execution = dict(execution or {})

    def to_config_dict(self) -> dict[str, Any]:
        """Return the plain dict that a run is started with."""
        return {
            "loggers": self.loggers,
            "resources": {key: _entry(each) for key, each in self.resources.items()},
            "ops": {key: _entry(each) for key, each in self.ops.items()},
            "execution": self.execution,
        }

    def __eq__(self, other: object) -> bool:
        if isinstance(other, RunConfig):
            return self.to_config_dict() == other.to_config_dict()
        return NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"RunConfig({self.to_config_dict()!r})"


def _entry(value: Any) -> Any:
    return {"config": plain(value)} if isinstance(value, BaseModel) else plain(value)


def plain(value: Any) -> Any:
    """Return *value* with models as dicts and enums as names."""
    match value:
        case EnvVar():
            return {"env": value.env_var_name}
        case BaseModel():
            extra = value.__pydantic_extra__ or {}
            return {
                key: plain(each) for key, each in {**value.__dict__, **extra}.items()
            }
        case Enum():
            return value.name
        case Mapping():
            return {key: plain(each) for key, each in value.items()}
        case list() | tuple() | set():
            return [plain(each) for each in value]
        case os.PathLike():
            return os.fspath(value)
    return value
