"""From whatever a sensor's function gave back to one result."""

from __future__ import annotations

import inspect
from collections.abc import AsyncGenerator, Generator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tickdeck.definitions.reactions import DagsterRunReaction
from tickdeck.definitions.requests import Acted, RunRequest, SensorResult, SkipReason
from tickdeck.errors import CheckError, DagsterInvariantViolationError

EMPTY_RESULT = "Sensor function returned an empty result"
_ONES = RunRequest | SkipReason | Acted | SensorResult | DagsterRunReaction


class UnexpectedOutputError(Exception):
    """A sensor gave back something that no tick can come to."""


@dataclass(frozen=True)
class SensorExecutionData:
    """What an evaluation came to. Never both run requests and a skip message."""

    run_requests: list[RunRequest] = field(default_factory=list)
    skip_message: str | None = None
    cursor: str | None = None
    dagster_run_reactions: list[DagsterRunReaction] = field(default_factory=list)
    log_key: list[str] | None = None
    dynamic_partitions_requests: list[Any] = field(default_factory=list)
    asset_events: list[Any] = field(default_factory=list)
    acted: str | None = None
    """What the function did by itself. Not in Dagster."""
    skip_data: dict[str, Any] | None = None
    """What it gave along with its skip reason. Not in Dagster."""
    has_more: bool = False
    """Whether there is more to react to, for which the time was too short."""

    def replaced(self, **changes: Any) -> SensorExecutionData:
        """Return a copy with some fields changed."""
        return replace(self, **changes)


async def drained(sensor_name: str, given: Any, *, is_async: bool = False) -> list[Any]:
    """Return what a function gave back as a list, running a generator to its end.

    Nothing is acted upon before the function has ended.

    Args:
        sensor_name: Whose function.
        given: What it gave back.
        is_async: Whether the function is ``async``, and what it gave is to be awaited.

    Raises:
        UnexpectedOutputError: If it gave back something that no tick can come to.
    """
    if inspect.iscoroutine(given):
        if not is_async:
            given.close()
            raise _unexpected(sensor_name, given)
        given = await given
    if is_async and isinstance(given, AsyncGenerator):
        items = [item async for item in given]
        return [] if items == [None] else items
    return _drained(sensor_name, given)


def _drained(sensor_name: str, given: Any) -> list[Any]:
    if isinstance(given, Generator):
        items, returned = _run_out(given)
        if returned is not None:
            if not isinstance(returned, _ONES):
                raise _unexpected(sensor_name, returned)
            items.append(returned)
        return [] if items == [None] else items
    if given is None:
        return []
    if isinstance(given, list):
        return given
    if isinstance(given, _ONES):
        return [given]
    raise _unexpected(sensor_name, given)


def list_like(given: Any) -> Any:
    """Return what a direct call gives: a generator's items as a list."""
    if isinstance(given, Generator):
        return list(given)
    if isinstance(given, AsyncGenerator):
        return _listed(given)
    return given


async def _listed(given: AsyncGenerator[Any, None]) -> list[Any]:
    return [item async for item in given]


def _run_out(generator: Generator[Any, Any, Any]) -> tuple[list[Any], Any]:
    items = []
    while True:
        try:
            items.append(next(generator))
        except StopIteration as end:
            return items, end.value


def _unexpected(sensor_name: str, given: Any) -> UnexpectedOutputError:
    return UnexpectedOutputError(
        f"Error in sensor {sensor_name}: Sensor unexpectedly returned output {given!r} "
        f"of type {type(given)}. Should only return a SkipReason, a RunRequest, a list "
        "of RunRequests, or a SensorResult."
    )


def normalised(
    sensor_name: str, items: Sequence[Any], *, cursor: str | None, cursor_updated: bool
) -> SensorExecutionData:
    """Return what *items* come to.

    Raises:
        CheckError: If they contradict each other or are none of a sensor's values.
        DagsterInvariantViolationError: If the cursor was set in two ways.
    """
    for item in items:
        if not isinstance(item, _ONES):
            raise CheckError(
                f"Sensor {sensor_name} gave back {item!r} of type {type(item)}, which "
                "is none of SkipReason, RunRequest, Acted and SensorResult."
            )
    if any(isinstance(item, SensorResult) for item in items):
        if len(items) > 1:
            raise CheckError(
                f"When a SensorResult is given back by sensor {sensor_name}, it must "
                "be the only object returned."
            )
        return _of_result(items[0], cursor, cursor_updated=cursor_updated)
    return _of_parts(sensor_name, items, cursor)


def _of_result(
    result: SensorResult, cursor: str | None, *, cursor_updated: bool
) -> SensorExecutionData:
    if result.cursor:
        if cursor_updated:
            raise DagsterInvariantViolationError(
                "The cursor was set by context.update_cursor and by SensorResult. "
                "Use one of them."
            )
        cursor = result.cursor
    requests = list(result.run_requests)
    skip = None
    if result.skip_reason is not None:
        skip = result.skip_reason.skip_message
    elif not requests and result.acted is None:
        skip = EMPTY_RESULT
    return SensorExecutionData(
        run_requests=requests,
        skip_message=None if requests else skip,
        cursor=cursor,
        dynamic_partitions_requests=list(result.dynamic_partitions_requests),
        asset_events=list(result.asset_events),
        acted=result.acted,
        skip_data=None if result.skip_reason is None else result.skip_reason.data,
    )


def _of_parts(
    sensor_name: str, items: Sequence[Any], cursor: str | None
) -> SensorExecutionData:
    requests = [item for item in items if isinstance(item, RunRequest)]
    skips = [item for item in items if isinstance(item, SkipReason)]
    acts = [item for item in items if isinstance(item, Acted)]
    reactions = [item for item in items if isinstance(item, DagsterRunReaction)]
    if skips and (requests or reactions or acts):
        other = "run requests" if requests else "what it did"
        raise CheckError(
            f"Sensor {sensor_name} gave back both {other} and a SkipReason."
        )
    if len(skips) > 1:
        raise CheckError(
            f"Sensor {sensor_name} gave back {len(skips)} SkipReasons. "
            "A tick has one reason."
        )
    acted = "\n".join(each.message for each in acts) or None
    if requests or reactions or acts:
        return SensorExecutionData(
            run_requests=requests,
            dagster_run_reactions=reactions,
            cursor=cursor,
            acted=acted,
        )
    message = skips[0].skip_message or None if skips else EMPTY_RESULT
    return SensorExecutionData(
        skip_message=message,
        cursor=cursor,
        skip_data=skips[0].data if skips else None,
    )
