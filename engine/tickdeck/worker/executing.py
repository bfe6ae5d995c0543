"""Executing a run: claimed, journalled, told."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from tickdeck import wire
from tickdeck.clock import SystemClock
from tickdeck.definitions.errors_as_data import error_info
from tickdeck.values.runs import RunEvent, RunEventType
from tickdeck.worker import journal as journals
from tickdeck.worker.capture import legible, printing_into
from tickdeck.worker.interruption import interruptible
from tickdeck.worker.locations import failure_of
from tickdeck.worker.memory import rss_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from tickdeck.values.ticks import LogLine
    from tickdeck.worker.journal import Journal
    from tickdeck.worker.locations import Location

_REPORT_S = 0.05
_MANY = 500
_INTEGERS = range(-(2**63), 2**64)


class Sender(Protocol):
    """Takes messages to the engine."""

    def send(self, message: wire.FromWorker) -> None:
        """Take a message."""
        ...


class Listening(Protocol):
    """Hands on what is logged."""

    def listening(
        self, sink: Callable[[LogLine], None]
    ) -> contextlib.AbstractContextManager[None]:
        """Hand lines to *sink* inside the block."""
        ...


class _Reporter:
    """Writes events to the journal first, then tells the engine of them.

    Log lines are told of in groups, at most `_REPORT_S` late; all else at once.
    """

    def __init__(
        self,
        run_id: str,
        journal: Journal,
        connection: Sender,
        *,
        at_once: bool = False,
    ) -> None:
        self._at_once = at_once
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
            if (
                self._at_once
                or event.type is not RunEventType.LOG
                or len(self._untold) >= _MANY
            ):
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
    location: Location,
    message: wire.Execute,
    connection: Sender,
    capture: Listening,
    *,
    printing: Callable[[Path], contextlib.AbstractContextManager[None]] = printing_into,
    at_once: bool = False,
) -> wire.RunEnded:
    """Execute the run, unless another process has claimed it.

    Args:
        location: Where its job is defined.
        message: The run.
        connection: Takes reports of what happens.
        capture: Listens to what is logged.
        printing: Sends what is printed to the end of a file.
        at_once: Whether each line is reported by itself; needs no thread.
    """
    clock = SystemClock()
    journal = journals.claim(Path(message.journal), message.run_id, clock.now())
    if journal is None:
        return wire.RunEnded(run_id=message.run_id, claimed=False)
    reporter = _Reporter(message.run_id, journal, connection, at_once=at_once)

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
            stack.enter_context(printing(Path(message.output)))
            stack.enter_context(capture.listening(log))
            stack.enter_context(interruptible())
            location.execute(message, reporter.take)
    except BaseException as error:
        if journal.ended:
            raise
        told = f'Execution of run for "{message.job_name}" failed.'
        reporter.take(failure_of(f"{told} {error_info(error).summary}", error, clock))
    finally:
        reporter.close()
        journal.close()
    return wire.RunEnded(run_id=message.run_id, claimed=True, rss_bytes=rss_bytes())


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
