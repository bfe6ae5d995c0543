"""What the command line prints: lines for people, or one JSON object a line."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tickdeck.reading.rows import SensorRow
    from tickdeck.values.errors import ErrorInfo
    from tickdeck.values.runs import Run
    from tickdeck.values.ticks import RequestOutcome, Tick

_STYLES = {
    "SUCCESS": "green",
    "FAILURE": "red",
    "ERROR": "red",
    "RUNNING": "green",
    "STARTED": "cyan",
    "STARTING": "cyan",
    "SKIPPED": "bright_black",
    "STOPPED": "bright_black",
}


def iso(instant: datetime | None) -> str | None:
    """Return an instant as ISO 8601 in UTC."""
    return None if instant is None else instant.astimezone(UTC).isoformat()


def local(instant: datetime | None) -> str:
    """Return an instant as people read it, in local time."""
    return "—" if instant is None else f"{instant.astimezone():%Y-%m-%d %H:%M:%S}"


def json_line(data: Mapping[str, Any]) -> None:
    """Print one object on one line."""
    Console(soft_wrap=True).file.write(json.dumps(data, ensure_ascii=False) + "\n")


def table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under headers; words that are statuses are coloured."""
    made = Table(box=None, pad_edge=False, header_style="bold")
    for header in headers:
        made.add_column(header, overflow="fold")
    for row in rows:
        made.add_row(*(Text(cell, style=_STYLES.get(cell, "")) for cell in row))
    console = Console()
    # A pipe has no width: what reads it wants each row on one line.
    console.print(made, width=None if console.is_terminal else 10_000)


def say(sentence: str) -> None:
    """Print a sentence."""
    Console(soft_wrap=True).print(Text(sentence))


def complain(sentence: str) -> None:
    """Print a sentence that says what is wrong."""
    Console(stderr=True, soft_wrap=True).print(Text(sentence))


def error_data(error: ErrorInfo | None) -> dict[str, str] | None:
    """Return an error as the command line's JSON shows it."""
    if error is None:
        return None
    return {
        "class_name": error.root.class_name,
        "message": error.root.message,
        "text": error.text or error.summary,
    }


def tick_data(tick: Tick) -> dict[str, Any]:
    """Return a tick as the command line's JSON shows it."""
    return {
        "id": tick.id,
        "sensor_name": tick.sensor_name,
        "status": tick.status.value,
        "started": iso(tick.started),
        "ended": iso(tick.ended),
        "skip_reason": tick.skip_reason,
        "error": error_data(tick.error),
        "cursor": tick.cursor,
        "run_ids": list(tick.run_ids),
        "run_keys": list(tick.run_keys),
        "woken_by": tick.woken_by.value,
        "interrupted": tick.interrupted,
    }


def run_data(run: Run) -> dict[str, Any]:
    """Return a run as the command line's JSON shows it."""
    return {
        "run_id": run.run_id,
        "job_name": run.job_name,
        "status": run.status.value,
        "run_key": run.run_key,
        "sensor_name": run.sensor_name,
        "created": iso(run.created),
        "started": iso(run.started),
        "ended": iso(run.ended),
        "tags": run.tags,
        "location": run.location,
        "run_config": run.run_config,
        "error": run.error,
    }


def sensor_data(row: SensorRow) -> dict[str, Any]:
    """Return a sensor as the command line's JSON shows it."""
    last = row.last_tick
    return {
        "name": row.state.name,
        "location": row.state.location,
        "kind": row.spec.kind.value,
        "status": row.status.value,
        "default_status": row.spec.default_status.value,
        "interval_seconds": row.spec.interval_seconds,
        "cursor": row.state.cursor,
        "last_tick": None if last is None else tick_data(last),
        "targets": list(row.spec.job_names),
        "description": row.spec.description,
        "problem": row.state.problem,
    }


def request_data(request: RequestOutcome) -> dict[str, Any]:
    """Return a run request as the command line's JSON shows it."""
    return {
        "run_key": request.run_key,
        "job_name": request.job_name,
        "run_config": request.run_config,
        "tags": request.tags,
        "result": request.result.value,
        "problem": request.message or None,
    }


def tick_result(tick: Tick) -> str:
    """Say in a few words what came of a tick."""
    if tick.error is not None:
        return tick.error.summary
    if tick.run_ids:
        return f"{len(tick.run_ids)} run{'s' * (len(tick.run_ids) != 1)} requested"
    if tick.run_keys:
        return f"{len(tick.run_keys)} run keys already used"
    return tick.skip_reason or ""
