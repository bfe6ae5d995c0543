"""What Dagster tells, as values of ours."""

from __future__ import annotations

import logging
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec

from tickdeck.definitions.asset_events import plain
from tickdeck.definitions.errors_as_data import error_info
from tickdeck.values.errors import ErrorInfo, Frame
from tickdeck.values.runs import RunEvent, RunEventType

if TYPE_CHECKING:
    from collections.abc import Iterable

_FRAME = re.compile(
    r'^\s*File "(?P<file>.*)", line (?P<line>\d+), in (?P<function>.*)$'
)
_TYPES = {
    each.value: each
    for each in (
        RunEventType.RUN_START,
        RunEventType.RUN_SUCCESS,
        RunEventType.RUN_FAILURE,
        RunEventType.RUN_CANCELED,
        RunEventType.STEP_START,
        RunEventType.STEP_OUTPUT,
        RunEventType.STEP_SUCCESS,
        RunEventType.STEP_FAILURE,
        RunEventType.STEP_SKIPPED,
        RunEventType.STEP_UP_FOR_RETRY,
        RunEventType.HOOK_COMPLETED,
        RunEventType.HOOK_ERRORED,
        RunEventType.ASSET_MATERIALIZATION,
        RunEventType.ASSET_OBSERVATION,
    )
}
_ASSET_EVENTS = (RunEventType.ASSET_MATERIALIZATION, RunEventType.ASSET_OBSERVATION)
_FAILURES = (RunEventType.STEP_FAILURE, RunEventType.RUN_FAILURE)
ENDS = (RunEventType.RUN_SUCCESS, RunEventType.RUN_FAILURE, RunEventType.RUN_CANCELED)


def run_event(entry: Any) -> RunEvent | None:
    """Return a `dagster.EventLogEntry` as an event; None for what is only Dagster's."""
    at = datetime.fromtimestamp(entry.timestamp, UTC)
    told = entry.dagster_event
    if told is None:
        return RunEvent(
            at=at,
            type=RunEventType.LOG,
            level=logging.getLevelName(entry.level),
            message=entry.user_message,
            step_key=entry.step_key,
        )
    kind = _TYPES.get(told.event_type_value)
    if kind is None:
        return None
    event = RunEvent(
        at=at,
        type=kind,
        level="ERROR" if kind in _FAILURES else "INFO",
        message=told.message or entry.user_message or "",
        step_key=told.step_key,
        error=_error_of(told),
    )
    return _with_asset(event, told) if kind in _ASSET_EVENTS else event


def asset_event(made: Any, at: datetime) -> RunEvent:
    """Return a materialization or observation that belongs to no run."""
    looked = type(made).__name__ == "AssetObservation"
    kind = (
        RunEventType.ASSET_OBSERVATION if looked else RunEventType.ASSET_MATERIALIZATION
    )
    return _with_made(RunEvent(at=at, type=kind), made)


def _with_asset(event: RunEvent, told: Any) -> RunEvent:
    data = told.event_specific_data
    made = getattr(data, "materialization", None) or data.asset_observation
    return _with_made(event, made)


def _with_made(event: RunEvent, made: Any) -> RunEvent:
    key = made.asset_key.to_user_string()
    return msgspec.structs.replace(
        event,
        message=event.message or made.description or key,
        asset_key=key,
        partition=made.partition,
        data={str(name): plain(each) for name, each in (made.metadata or {}).items()},
    )


def _error_of(told: Any) -> ErrorInfo | None:
    error = getattr(told.event_specific_data, "error", None)
    return None if error is None else serialized_error(error)


def serialized_error(error: Any) -> ErrorInfo:
    """Return a `dagster.SerializableErrorInfo` as ours."""
    name = error.cls_name or "Error"
    message = error.message.strip()
    cause = error.cause or getattr(error, "context", None)
    return ErrorInfo(
        class_name=name,
        message=message.removeprefix(f"{_qualified(message)}:").strip() or message,
        frames=tuple(_frames(error.stack)),
        text=error.to_string(),
        cause=None if cause is None else serialized_error(cause),
    )


def _qualified(message: str) -> str:
    """Return the class's name, which Dagster puts before the message."""
    head, colon, _rest = message.partition(":")
    return head if colon and " " not in head else ""


def _frames(stack: Iterable[str]) -> Iterable[Frame]:
    for entry in stack:
        first, _newline, rest = entry.partition("\n")
        found = _FRAME.match(first)
        if found is None:
            continue
        lines = rest.strip().splitlines()
        yield Frame(
            file=found["file"],
            line=int(found["line"]),
            function=found["function"],
            source=lines[0].strip() if lines else "",
            ours=is_dagsters(found["file"]),
        )


def told_error(error: BaseException) -> ErrorInfo:
    """Return an exception; what Dagster wrapped it in is not its author's."""
    return _marked(error_info(error))


def _marked(info: ErrorInfo) -> ErrorInfo:
    return msgspec.structs.replace(
        info,
        frames=tuple(
            msgspec.structs.replace(each, ours=each.ours or is_dagsters(each.file))
            for each in info.frames
        ),
        cause=None if info.cause is None else _marked(info.cause),
    )


def is_dagsters(file: str) -> bool:
    """Tell whether a source file is part of Dagster."""
    return "/site-packages/dagster" in file.replace("\\", "/")
