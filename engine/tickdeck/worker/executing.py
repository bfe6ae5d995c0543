"""Executing a run: claimed, journalled, told."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from tickdeck import wire
from tickdeck.clock import SystemClock
from tickdeck.definitions.errors_as_data import error_info
from tickdeck.definitions.execution import execute_job
from tickdeck.values.runs import RunEvent, RunEventType
from tickdeck.worker import journal as journals
from tickdeck.worker.capture import legible, printing_into
from tickdeck.worker.memory import rss_bytes

if TYPE_CHECKING:
    from tickdeck.values.ticks import LogLine
    from tickdeck.worker.capture import Capture
    from tickdeck.worker.connection import Connection
    from tickdeck.worker.journal import Journal
    from tickdeck.worker.loading import LoadedLocation

_REPORT_S = 0.05
_MANY = 500
_INTEGERS = range(-(2**63), 2**64)


class _Reporter:
    """Writes events to the journal first, then tells the engine of them.

    Log lines are told of in groups, at most `_REPORT_S` late; all else at once.
    """

    def __init__(self, run_id: str, journal: Journal, connection: Connection) -> None:
        self._run_id = run_id
        self._journal = journal
        self._connection = connection
        # Collecting garbage may log, in the middle of anything: a warning of a file
        # that was not closed comes from there.
        self._guard = threading.RLock()
        self._untold: list[RunEvent] = []
        self._timer: threading.Timer | None = None

    def take(self, event: RunEvent) -> None:
        event = _carriable(event)
        with self._guard:
            self._journal.write(event)
            self._untold.append(event)
            if event.type is not RunEventType.LOG or len(self._untold) >= _MANY:
                self._tell()
            elif self._timer is None:
                self._timer = threading.Timer(_REPORT_S, self._tell_late)
                self._timer.daemon = True
                self._timer.start()

    def close(self) -> None:
        with self._guard:
            self._tell()

    def _tell_late(self) -> None:
        with self._guard:
            self._timer = None
            self._tell()

    def _tell(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        fresh: list[RunEvent] = []  # made before, so that the exchange is in one go
        events, self._untold = self._untold, fresh
        if events:
            self._connection.send(
                wire.RunReported(run_id=self._run_id, events=tuple(events))
            )


def execute(
    location: LoadedLocation,
    message: wire.Execute,
    connection: Connection,
    capture: Capture,
) -> wire.RunEnded:
    """Execute the run, unless another process has claimed it."""
    clock = SystemClock()
    journal = journals.claim(Path(message.journal), message.run_id, clock.now())
    if journal is None:
        return wire.RunEnded(run_id=message.run_id, claimed=False)
    reporter = _Reporter(message.run_id, journal, connection)

    def log(line: LogLine) -> None:
        reporter.take(
            RunEvent(
                at=line.at,
                type=RunEventType.LOG,
                level=line.level,
                message=line.message,
            )
        )

    try:
        with contextlib.ExitStack() as stack:
            stack.enter_context(printing_into(Path(message.output)))
            stack.enter_context(capture.listening(log))
            _execute(location, message, reporter, clock)
    except BaseException as error:
        if journal.ended:
            raise
        told = f'Execution of run for "{message.job_name}" failed.'
        reporter.take(_failure(f"{told} {error_info(error).summary}", error, clock))
    finally:
        reporter.close()
        journal.close()
    return wire.RunEnded(run_id=message.run_id, claimed=True, rss_bytes=rss_bytes())


def _execute(
    location: LoadedLocation,
    message: wire.Execute,
    reporter: _Reporter,
    clock: SystemClock,
) -> None:
    job = location.catalog.jobs.get(message.job_name)
    if job is None:
        error = LookupError(f"{location.name} defines no job {message.job_name}.")
        reporter.take(_failure(str(error), error, clock))
        return
    execute_job(
        job,
        catalog=location.catalog,
        run_id=message.run_id,
        run_config=message.run_config,
        tags=message.tags,
        asset_keys=message.asset_keys,
        emit=reporter.take,
        clock=clock,
    )


def _failure(message: str, error: BaseException, clock: SystemClock) -> RunEvent:
    return RunEvent(
        at=clock.now(),
        type=RunEventType.RUN_FAILURE,
        level="ERROR",
        message=message,
        error=error_info(error),
    )


def _carriable(event: RunEvent) -> RunEvent:
    """Return *event* as both the journal and the wire can carry it.

    An op may well log the name of a file that is no Unicode; that must not fail it.
    """
    try:
        msgspec.msgpack.encode(event)
    except (UnicodeEncodeError, OverflowError):
        return msgspec.structs.replace(
            event, message=legible(event.message), data=_plain(event.data)
        )
    return event


def _plain(value: Any) -> Any:
    match value:
        case str():
            return legible(value)
        case dict():
            return {legible(key): _plain(each) for key, each in value.items()}
        case list():
            return [_plain(each) for each in value]
        case int() if value not in _INTEGERS:
            return str(value)
    return value
