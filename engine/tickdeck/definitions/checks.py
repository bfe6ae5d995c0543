"""Checks of what authors pass; what breaks a rule says which and with what."""

from __future__ import annotations

import json
import keyword
import re
import warnings
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from tickdeck.errors import DagsterInvalidDefinitionError, ParameterCheckError

if TYPE_CHECKING:
    from tickdeck.definitions.assets import AssetKey

T = TypeVar("T")

_NAME = re.compile(r"^[A-Za-z0-9_]+$")
_TAG_KEY = re.compile(r"^([A-Za-z0-9_.-]{1,63}/)?[A-Za-z0-9_.-]{1,63}$")
_OWNER = re.compile(r"^(team:.+|[^@\s]+@[^@\s]+\.[^@\s.]{2,})$")
_RESERVED = frozenset(
    {
        "context", "conf", "config", "meta", "arg_dict", "dict", "input_arg_dict",
        "output_arg_dict", "int", "str", "float", "bool", "input", "output", "type",
        *keyword.kwlist,
    }
)  # fmt: skip


def expect(value: object, kind: type[T] | tuple[type[Any], ...], parameter: str) -> T:
    """Return *value* if it is of *kind*.

    Raises:
        ParameterCheckError: If it is not.
    """
    if not isinstance(value, kind):
        names = (
            " or ".join(each.__name__ for each in kind)
            if isinstance(kind, tuple)
            else kind.__name__
        )
        raise ParameterCheckError(
            f'Param "{parameter}" is not a {names}. '
            f"Got {value!r} which is type {type(value)}."
        )
    return cast("T", value)


def expect_optional(
    value: object, kind: type[T] | tuple[type[Any], ...], parameter: str
) -> T | None:
    """Return *value* if it is None or of *kind*."""
    return None if value is None else expect(value, kind, parameter)


def expect_int(value: object, parameter: str) -> int:
    """Return *value* if it is a whole number; True and False are none."""
    if isinstance(value, bool):
        raise ParameterCheckError(f'Param "{parameter}" is not an int. Got {value}.')
    return expect(value, int, parameter)


def expect_sequence(
    value: object, kind: type[T] | tuple[type[Any], ...], parameter: str
) -> list[T]:
    """Return *value* as a list if it is a sequence of *kind*; None is empty."""
    if value is None:
        return []
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise ParameterCheckError(
            f'Param "{parameter}" is not a sequence. '
            f"Got {value!r} which is type {type(value)}."
        )
    return [expect(each, kind, f"{parameter}[…]") for each in value]


def valid_name(name: str) -> str:
    """Return *name* if a definition can have it.

    Raises:
        DagsterInvalidDefinitionError: If it has other characters than letters, digits
            and underscores, or is a word with another meaning.
    """
    expect(name, str, "name")
    if name in _RESERVED:
        raise DagsterInvalidDefinitionError(
            f'"{name}" is not a valid name: it is a Python keyword or a word with '
            "another meaning here."
        )
    if not _NAME.match(name):
        raise DagsterInvalidDefinitionError(
            f'"{name}" is not a valid name: names must match {_NAME.pattern}.'
        )
    return name


def valid_owners(owners: Sequence[str] | None, owner_of: str) -> tuple[str, ...]:
    """Return *owners* if each is an e-mail address, or ``team:`` and a name.

    Args:
        owners: The owners; None for none.
        owner_of: What they own, for the error.

    Raises:
        DagsterInvalidDefinitionError: If one is neither.
    """
    made: list[str] = expect_sequence(owners, str, "owners")
    for each in made:
        if not _OWNER.match(each):
            raise DagsterInvalidDefinitionError(
                f"Invalid owner '{each}' for {owner_of}. Owner must be an email "
                "address or a team name prefixed with 'team:'."
            )
    return tuple(made)


def tags_as_text(tags: Mapping[str, Any] | None) -> dict[str, str]:
    """Return tags with texts for values; what is no text becomes JSON.

    Raises:
        DagsterInvalidDefinitionError: If a value does not survive JSON.
        ParameterCheckError: If *tags* is no mapping or a key is no text.
    """
    if tags is None:
        return {}
    expect(tags, Mapping, "tags")
    return {
        _tag_key(expect(key, str, "tags' key")): _tag_value(key, value)
        for key, value in tags.items()
    }


def _tag_key(key: str) -> str:
    if not _TAG_KEY.match(key):
        warnings.warn(
            f"The tag key {key!r} should have at most 63 letters, digits, dots, dashes "
            "and underscores, after a prefix of the same kind and a slash.",
            DeprecationWarning,
            stacklevel=5,
        )
    return key


def _tag_value(key: str, value: object) -> str:
    if isinstance(value, str):
        return value
    try:
        text = json.dumps(value)
        survives = json.loads(text) == value
    except (TypeError, ValueError):
        survives = False
        text = ""
    if not survives:
        raise DagsterInvalidDefinitionError(
            f'The tag "{key}" has a value that JSON cannot carry: {value!r}. '
            "Use a text, or something that equals itself after JSON."
        )
    return text


def json_like(value: Any, parameter: str = "data") -> Any:
    """Return a mapping as JSON can carry it.

    Raises:
        ParameterCheckError: If it is no mapping.
        DagsterInvalidDefinitionError: If it holds something else.
    """
    expect(value, Mapping, parameter)
    try:
        return json.loads(json.dumps(dict(value)))
    except (TypeError, ValueError) as error:
        raise DagsterInvalidDefinitionError(
            f"{parameter} cannot be written as JSON: {error}."
        ) from error


def asset_keys(value: Sequence[Any] | None, parameter: str) -> list[AssetKey]:
    """Return a list of asset keys."""
    from tickdeck.definitions.assets import AssetKey

    return expect_sequence(value, AssetKey, parameter)
