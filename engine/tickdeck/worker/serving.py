"""The worker's loop: take a message, do it, answer."""

from __future__ import annotations

import os
import platform
import sys
from typing import TYPE_CHECKING

from tickdeck import wire
from tickdeck.definitions.errors_as_data import error_info
from tickdeck.errors import DagsterCodeLocationLoadError, SensorExecutionError
from tickdeck.folders.rules import preview
from tickdeck.worker.capture import Capture, flush_printed
from tickdeck.worker.connection import Connection
from tickdeck.worker.evaluating import check_config, evaluate
from tickdeck.worker.executing import execute
from tickdeck.worker.loading import LoadedLocation, load
from tickdeck.worker.vigil import Vigil

if TYPE_CHECKING:
    import socket

    from tickdeck.values.ticks import LogLine


class Worker:
    """Does what the engine asks, one thing at a time."""

    def __init__(self, end: socket.socket) -> None:
        self._connection = Connection(end)
        self._vigil = Vigil(self._connection)
        self._capture = Capture()
        self._location: LoadedLocation | None = None

    def serve(self) -> None:
        """Work until the engine closes the wire."""
        version = platform.python_version()
        self._connection.send(
            wire.Ready(
                version=wire.VERSION,
                pid=os.getpid(),
                python=f"{sys.executable} ({version})",
            )
        )
        self._vigil.start()
        for message in self._connection.messages():
            self._do(message)

    def _do(self, message: wire.FromEngine) -> None:
        match message:
            case wire.Load():
                self._load(message)
            case wire.Evaluate():
                self._evaluate(message)
            case wire.Execute():
                self._execute(message)
            case wire.Preview():
                self._preview(message)
            case wire.CheckConfig():
                self._connection.send(check_config(self._loaded(), message))

    def _loaded(self) -> LoadedLocation:
        if self._location is None:
            raise wire.WireError("a worker was asked for work before it was loaded")
        return self._location

    def _load(self, message: wire.Load) -> None:
        with self._vigil:
            made = load(message)
        flush_printed()
        if isinstance(made, wire.LoadFailed):
            self._connection.send(made)
            return
        try:
            self._connection.send(wire.Loaded(snapshot=made.snapshot))
        except wire.WireError as error:
            told = DagsterCodeLocationLoadError(
                f"What {made.name} defines cannot be sent: {error.__cause__ or error}."
            )
            self._connection.send(wire.LoadFailed(error=error_info(told)))
        else:
            self._location = made

    def _evaluate(self, message: wire.Evaluate) -> None:
        def tell(line: LogLine) -> None:
            self._connection.send(
                wire.TickLogged(request=message.request, lines=(line,))
            )

        with self._vigil, self._capture.listening(tell):
            answer = evaluate(self._loaded(), message, self._capture)
        try:
            self._connection.send(answer)
        except wire.WireError as error:
            told = SensorExecutionError(
                f"What the sensor {message.sensor} gave back cannot be sent: "
                f"{error.__cause__ or error}."
            )
            self._connection.send(
                wire.Evaluated(
                    request=message.request,
                    seconds=answer.seconds,
                    cursor=message.cursor,
                    error=error_info(told),
                )
            )

    def _execute(self, message: wire.Execute) -> None:
        self._connection.send(
            execute(self._loaded(), message, self._connection, self._capture)
        )

    def _preview(self, message: wire.Preview) -> None:
        with self._vigil:
            found = preview(message.rule, message.limit)
        self._connection.send(
            wire.Previewed(
                request=message.request,
                matches=found.matches,
                match_count=found.match_count,
                excluded_count=found.excluded_count,
                problems=found.problems,
            )
        )


def serve(end: socket.socket) -> int:
    """Serve the engine at the other end of the wire; return the exit code."""
    Worker(end).serve()
    return 0
