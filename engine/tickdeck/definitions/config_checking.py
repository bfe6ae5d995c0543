"""Does a run config fit its job? Every problem is found, numbered and placed."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError

from tickdeck.definitions.config import plain

TOP_LEVEL = ("ops", "execution", "resources", "loggers")
_MISSING = object()


@dataclass
class Checking:
    """Collects problems while a config is walked."""

    problems: list[str] = field(default_factory=list)

    def unexpected(self, name: str, path: str, expected: str) -> None:
        """Note an entry that nothing asks for."""
        self.problems.append(
            f'Received unexpected config entry "{name}" at path {path}. '
            f'Expected: "{expected}".'
        )

    def only(self, section: Mapping[str, Any], names: Sequence[str], path: str) -> None:
        """Note each entry of *section* that is none of *names*."""
        for name in section:
            if name not in names:
                expected = ", ".join(names) or "nothing"
                self.unexpected(name, path, f"{{ {expected} }}")

    def missing(self, name: str, path: str, sample: Any) -> None:
        """Note an entry that is not there."""
        self.problems.append(
            f'Missing required config entry "{name}" at path {path}. '
            f"Sample config for missing entry: {sample}"
        )

    def section(self, config: Mapping[str, Any], name: str) -> Mapping[str, Any]:
        """Return a part of the config that must be a dict."""
        part = config.get(name)
        if part is None:
            return {}
        if not isinstance(part, Mapping):
            self.problems.append(
                f"Value at path root:{name} must be a dict. Got {part!r}."
            )
            return {}
        return part

    def model(
        self, model: type[BaseModel] | None, config: Any, path: str, entry: str
    ) -> BaseModel | None:
        """Validate the ``config`` of one op or resource; None where it has none."""
        if model is None:
            if config not in (_MISSING, None, {}):
                self.unexpected("config", path, "{ }")
            return None
        if config is _MISSING or config is None:
            config = {}
            absent = True
        else:
            absent = False
        if not isinstance(config, Mapping):
            self.problems.append(
                f"Value at path {path}:config must be a dict. Got {config!r}."
            )
            return None
        try:
            return validated(model, config)
        except LookupError as error:
            self.problems.append(f"{error.args[0]} (at path {path}:config)")
        except ValidationError as error:
            if absent:
                sample = {entry: {"config": sample_of(model)}}
                self.missing("config", path, sample)
            else:
                self.problems.extend(
                    _in_words(each, f"{path}:config", model) for each in error.errors()
                )
        return None


def validated(model: type[BaseModel], config: Mapping[str, Any]) -> BaseModel:
    """Return *config* as *model*, without turning texts into numbers.

    Raises:
        LookupError: If it names an environment variable that is not set.
        pydantic.ValidationError: If it does not fit.
    """
    from_env: list[tuple[Any, ...]] = []
    resolved = _with_env(plain(config), (), from_env)
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
        for place in numbers:
            _make_number(resolved, place)
        return _strict(model, resolved)


def _strict(model: type[BaseModel], config: Any) -> BaseModel:
    try:
        text = json.dumps(config)
    except (TypeError, ValueError):
        return model.model_validate(config)
    return model.model_validate_json(text, strict=True)


def _with_env(value: Any, path: tuple[Any, ...], found: list[tuple[Any, ...]]) -> Any:
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


def _make_number(config: Any, place: Sequence[Any]) -> None:
    for step in place[:-1]:
        config = config[step]
    text = config[place[-1]]
    try:
        config[place[-1]] = int(text)
    except ValueError:
        try:
            config[place[-1]] = float(text)
        except ValueError:
            return


def _in_words(problem: Any, path: str, model: type[BaseModel]) -> str:
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


def message_for(job_name: str, problems: Sequence[str]) -> str:
    """Return one message that numbers all problems."""
    lines = [f'Error in config for job "{job_name}"']
    lines += [f"    Error {n}: {each}" for n, each in enumerate(problems, start=1)]
    return "\n".join(lines)


def config_of(section: Any) -> Any:
    """Return the ``config`` of an op's or resource's entry, or the mark for none."""
    if isinstance(section, Mapping):
        return section.get("config", _MISSING)
    return _MISSING
