"""How values become columns and back: JSON text and microseconds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from tickdeck.storage.tables import from_micros, to_micros

if TYPE_CHECKING:
    from datetime import datetime

T = TypeVar("T")

_ENCODER = msgspec.json.Encoder()
_STRINGS = msgspec.json.Decoder(tuple[str, ...])


def json_text(value: Any) -> str:
    """Return *value* as JSON text."""
    return _ENCODER.encode(value).decode()


def json_or_none(value: Any) -> str | None:
    """Return *value* as JSON text, None as NULL."""
    return None if value is None else json_text(value)


def from_json(text: str, kind: type[T]) -> T:
    """Return the *kind* that *text* was made of."""
    return msgspec.json.decode(text, type=kind)


def from_json_or_none(text: str | None, kind: type[T]) -> T | None:
    """Return the *kind* that *text* was made of, NULL as None."""
    return None if text is None else msgspec.json.decode(text, type=kind)


def strings(text: str) -> tuple[str, ...]:
    """Return a JSON list of strings; the empty one, which is most, at once."""
    return () if text == "[]" else _STRINGS.decode(text)


def micros_or_none(instant: datetime | None) -> int | None:
    """Return microseconds, None as NULL."""
    return None if instant is None else to_micros(instant)


def instant_or_none(micros: int | None) -> datetime | None:
    """Return the instant, NULL as None."""
    return None if micros is None else from_micros(micros)
