"""Asset events as values that can be stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.assets import AssetMaterialization, AssetObservation
from tickdeck.errors import ParameterCheckError
from tickdeck.values.runs import RunEvent, RunEventType

if TYPE_CHECKING:
    from datetime import datetime


def asset_event_of(event: Any, at: datetime, step_key: str | None = None) -> RunEvent:
    """Return a materialization or observation as an event of the log.

    Raises:
        ParameterCheckError: If it is neither.
    """
    if not isinstance(event, AssetMaterialization):
        raise ParameterCheckError(
            f"{event!r} is neither an AssetMaterialization nor an AssetObservation."
        )
    looked = isinstance(event, AssetObservation)
    key = event.asset_key.to_user_string()
    return RunEvent(
        at=at,
        type=(
            RunEventType.ASSET_OBSERVATION
            if looked
            else RunEventType.ASSET_MATERIALIZATION
        ),
        message=event.description or default_message(key, looked=looked),
        step_key=step_key,
        asset_key=key,
        data={str(name): plain(each) for name, each in (event.metadata or {}).items()},
        partition=event.partition,
    )


def default_message(key: str, *, looked: bool) -> str:
    """Return what an event says of an asset where its author says nothing."""
    return f"{'Observed' if looked else 'Materialized'} {key}."


def description_of(event: RunEvent) -> str | None:
    """Return what the author of an asset event said of it; None for nothing."""
    key = event.asset_key or ""
    unsaid = (
        "",
        default_message(key, looked=True),
        default_message(key, looked=False),
        f"Materialized value {key}.",  # Dagster's own words
    )
    return None if event.message in unsaid else event.message


def plain(value: Any) -> Any:
    """Return metadata as JSON can carry it."""
    value = getattr(value, "value", value)
    match value:
        case None | bool() | int() | float() | str():
            return value
        case Mapping():
            return {str(key): plain(each) for key, each in value.items()}
        case list() | tuple() | set():
            return [plain(each) for each in value]
    return str(value)
