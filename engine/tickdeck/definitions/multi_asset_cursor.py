"""What a multi-asset sensor remembers: how far it has come with each asset."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tickdeck.errors import DagsterInvariantViolationError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tickdeck.definitions.assets import AssetKey

MAX_UNCONSUMED = 25


@dataclass(frozen=True)
class AssetPosition:
    """How far one asset's events have been consumed."""

    partition: str | None = None
    """The partition of the last consumed event."""
    event_id: int | None = None
    """The storage id of the last consumed event."""
    unconsumed: Mapping[str, int] = field(default_factory=dict)
    """For each partition, an event up to `event_id` that was not consumed."""


def read_cursor(cursor: str | None) -> dict[str, AssetPosition]:
    """Return the positions by ``str(asset_key)``.

    Raises:
        DagsterInvariantViolationError: If the cursor is none of a multi-asset sensor.
    """
    if not cursor:
        return {}
    try:
        positions = {
            name: AssetPosition(partition, event_id, dict(unconsumed))
            for name, (partition, event_id, unconsumed) in json.loads(cursor).items()
        }
    except (ValueError, TypeError, AttributeError) as error:
        raise DagsterInvariantViolationError(
            f"The cursor {cursor!r} is none of a multi-asset sensor. Clear it to begin "
            "anew."
        ) from error
    return positions


def write_cursor(positions: Mapping[str, AssetPosition]) -> str:
    """Return positions as they are stored.

    Raises:
        DagsterInvariantViolationError: If too many events were left unconsumed.
    """
    for name, position in positions.items():
        if len(position.unconsumed) >= MAX_UNCONSUMED:
            raise DagsterInvariantViolationError(
                f"{len(position.unconsumed)} partitions of {name} were passed over and "
                f"not consumed; at most {MAX_UNCONSUMED - 1} are remembered. Consume "
                "them by context.advance_cursor, or pass over none."
            )
    return json.dumps(
        {
            name: [position.partition, position.event_id, dict(position.unconsumed)]
            for name, position in positions.items()
        }
    )


def name_of(key: AssetKey) -> str:
    """Return how a key is called in a cursor."""
    return str(key)
