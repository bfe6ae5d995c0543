"""Reading a config as one of the author's models: by name, strictly, with variables."""

from __future__ import annotations

import enum
import json
import os
import types
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from tickdeck.definitions.config import plain

Place = tuple[Any, ...]
"""Where in a config: names of entries and numbers of items."""


class EnumNameError(ValueError):
    """A config names choices that there are not.

    Args:
        problems: Where, and what is wrong there.
    """

    def __init__(self, problems: Sequence[tuple[Place, str]]) -> None:
        super().__init__("; ".join(said for _where, said in problems))
        self.problems = tuple(problems)


def validated(model: type[BaseModel], config: Mapping[str, Any]) -> BaseModel:
    """Return *config* as *model*, without turning texts into numbers.

    Raises:
        LookupError: If it names an environment variable that is not set.
        EnumNameError: If it names a choice that there is not.
        pydantic.ValidationError: If it does not fit.
    """
    from_env: list[Place] = []
    resolved = _with_env(plain(config), (), from_env)
    unknown: list[tuple[Place, str]] = []
    resolved = choices_by_name(model, resolved, (), unknown)
    if unknown:
        raise EnumNameError(unknown)
    try:
        return _strict(model, resolved)
    except ValidationError as error:
        # A variable is always text; where a number is asked for, it may be one.
        numbers = [
            each["loc"]
            for each in error.errors()
            if each["loc"] in from_env and each["type"] in ("int_type", "float_type")
        ]
        if not numbers:
            raise
        for where in numbers:
            _make_number(resolved, where)
        return _strict(model, resolved)


def _strict(model: type[BaseModel], config: Any) -> BaseModel:
    try:
        text = json.dumps(config)
    except (TypeError, ValueError):
        return model.model_validate(config)
    return model.model_validate_json(text, strict=True)


def _with_env(value: Any, path: Place, found: list[Place]) -> Any:
    if isinstance(value, Mapping):
        if set(value) == {"env"} and isinstance(value["env"], str):
            found.append(path)
            text = os.environ.get(value["env"])
            if text is None:
                raise LookupError(
                    f"You have attempted to fetch the environment variable "
                    f'"{value["env"]}" which is not set.'
                )
            return text
        return {
            key: _with_env(each, (*path, key), found) for key, each in value.items()
        }
    if isinstance(value, list):
        return [
            _with_env(each, (*path, number), found) for number, each in enumerate(value)
        ]
    return value


def _make_number(config: Any, where: Sequence[Any]) -> None:
    for step in where[:-1]:
        config = config[step]
    text = config[where[-1]]
    try:
        config[where[-1]] = int(text)
    except ValueError:
        try:
            config[where[-1]] = float(text)
        except ValueError:
            return


# --- choices -----------------------------------------------------------------------


def choices_by_name(
    annotation: Any, value: Any, where: Place, unknown: list[tuple[Place, str]]
) -> Any:
    """Return *value* with each name of a choice as what pydantic takes for it.

    Args:
        annotation: A model, or the type of one of its fields.
        value: Plain data.
        where: Where it stands.
        unknown: Takes what names no choice.
    """
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return choices_by_name(inner[0], value, where, unknown)
    if origin in (Union, types.UnionType):
        return _of_union(inner, value, where, unknown)
    if isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        return _choice(annotation, value, where, unknown)
    if isinstance(value, Mapping):
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            kinds = {
                name: field.annotation
                for key, field in annotation.model_fields.items()
                for name in (key, field.alias)
                if name
            }
        elif len(inner) == 2:
            kinds = dict.fromkeys(value, inner[1])
        else:
            return value
        return {
            key: choices_by_name(kinds.get(key), each, (*where, key), unknown)
            for key, each in value.items()
        }
    if isinstance(value, list) and inner:
        return [
            choices_by_name(inner[0], each, (*where, number), unknown)
            for number, each in enumerate(value)
        ]
    return value


def _of_union(
    kinds: tuple[Any, ...], value: Any, where: Place, unknown: list[tuple[Place, str]]
) -> Any:
    kinds = tuple(each for each in kinds if each is not type(None))
    if value is None:
        return None
    if len(kinds) == 1:
        return choices_by_name(kinds[0], value, where, unknown)
    for kind in kinds:
        tried: list[tuple[Place, str]] = []
        made = choices_by_name(kind, value, where, tried)
        if not tried and made != value:
            return made
    return value


def _choice(
    kind: type[enum.Enum], value: Any, where: Place, unknown: list[tuple[Place, str]]
) -> Any:
    if not isinstance(value, str):
        unknown.append((where, f"for enum type {kind.__name__} must be a string"))
        return None
    if value not in kind.__members__:
        unknown.append((where, f"not in enum type {kind.__name__} got {value}"))
        return None
    member = kind[value]
    return member.value if isinstance(member.value, str | int | float) else member


# --- words -------------------------------------------------------------------------


def place(path: str, where: Place) -> str:
    """Return a path with what stands below it."""
    for each in where:
        path += f"[{each}]" if isinstance(each, int) else f":{each}"
    return path


def problem_in_words(problem: Any, path: str, model: type[BaseModel]) -> str:
    """Return one of pydantic's problems in the words of this program's messages."""
    *parents, last = problem["loc"] or ("config",)
    where = ":".join([path, *map(str, parents)])
    match problem["type"]:
        case "missing":
            return (
                f'Missing required config entry "{last}" at path {where}. Sample '
                f"config for missing entry: {{{last!r}: '...'}}"
            )
        case "extra_forbidden":
            expected = ", ".join(model.model_fields) or "nothing"
            return (
                f'Received unexpected config entry "{last}" at path {where}. '
                f'Expected: "{{ {expected} }}".'
            )
    value = problem.get("input")
    return (
        f'Invalid scalar at path {where}:{last}. Value "{value}" of type '
        f'"{type(value)}" is not valid: {problem["msg"]}.'
    )


def sample_of(model: type[BaseModel]) -> dict[str, Any]:
    """Return a config that shows what *model* requires."""
    return {
        name: "..." for name, each in model.model_fields.items() if each.is_required()
    }


def dumped(config: Any) -> Any:
    """Return a config object as plain data, with choices by their values."""
    if isinstance(config, BaseModel):
        return _with_values(config.model_dump())
    return config


def _with_values(value: Any) -> Any:
    match value:
        case enum.Enum():
            return value.value
        case Mapping():
            return {key: _with_values(each) for key, each in value.items()}
        case list() | tuple() | set():
            return type(value)(_with_values(each) for each in value)
    return value
