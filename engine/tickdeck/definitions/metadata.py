"""Metadata: what is said about an asset or an output, typed for showing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class MetadataValue:
    """A value and how it is shown; make one by the static methods.

    Example:
        >>> MetadataValue.int(3).value
        3
    """

    value: Any
    kind: str = "json"

    @staticmethod
    def of(value: Any) -> MetadataValue:
        """Return *value* as what it is shown as by default."""
        if isinstance(value, MetadataValue):
            return value
        return MetadataValue(value, _KINDS.get(type(value), "json"))

    @staticmethod
    def text(value: Any) -> MetadataValue:
        """Return words."""
        return MetadataValue(value, "text")

    @staticmethod
    def int(value: Any) -> MetadataValue:
        """Return a whole number."""
        return MetadataValue(value, "int")

    @staticmethod
    def float(value: Any) -> MetadataValue:
        """Return a number."""
        return MetadataValue(value, "float")

    @staticmethod
    def bool(value: Any) -> MetadataValue:
        """Return yes or no."""
        return MetadataValue(value, "bool")

    @staticmethod
    def url(value: Any) -> MetadataValue:
        """Return the address of a page."""
        return MetadataValue(value, "url")

    @staticmethod
    def path(value: Any) -> MetadataValue:
        """Return the path of a file."""
        return MetadataValue(str(value), "path")

    @staticmethod
    def md(value: Any) -> MetadataValue:
        """Return a text in Markdown."""
        return MetadataValue(value, "md")

    @staticmethod
    def json(value: Any) -> MetadataValue:
        """Return something that is shown as JSON."""
        return MetadataValue(value, "json")

    @staticmethod
    def timestamp(value: Any) -> MetadataValue:
        """Return a moment, as seconds since 1970 or an aware datetime."""
        seconds = value.timestamp() if hasattr(value, "timestamp") else value
        return MetadataValue(seconds, "timestamp")


_KINDS: dict[type[Any], str] = {
    str: "text",
    int: "int",
    float: "float",
    bool: "bool",
}


def metadata_values(data: Mapping[str, Any]) -> dict[str, MetadataValue]:
    """Return metadata with each value as a `MetadataValue`."""
    return {key: MetadataValue.of(value) for key, value in data.items()}
