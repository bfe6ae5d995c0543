"""The worker's loop: take a message, do it, answer."""

from __future__ import annotations

import os
import platform
import sys
from typing import TYPE_CHECKING

from tickdeck import wire
from tickdeck.definitions.errors_as_data import error_info
from tickdeck.definitions.instance import DagsterInstance
from tickdeck.errors import DagsterCodeLocationLoadError, SensorExecutionError
from tickdeck.folders.rules import preview
from tickdeck.worker.capture import Capture, flush_printed
from tickdeck.worker.connection import Connection
from tickdeck.worker.executing import execute
from tickdeck.worker.loading import load
from tickdeck.worker.vigil import Vigil
from tickdeck.worker.waiting import WaitingEvaluations

if TYPE_CHECKING:
    import socket

    from tickdeck.values.ticks import LogLine
    from tickdeck.worker.locations import Location


class Worker:
    """Does what the engine asks: one thing at a time, but evaluations that await."""

    def __init__(self, end: socket.socket) -> None:
        self._connection = Connection(end)
        self._vigil = Vigil(self._connection)
        self._capture = Capture()
        self._instance = DagsterInstance(self._connection)
        self._location: Location | None = None
        self._waiting = WaitingEvaluations(
            self._vigil, self._capture.logger, self._tell, self._answer
        )

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
                with self._vigil:
                    self._connection.send(self._loaded().check_config(message))

    def _loaded(self) -> Location:
        if self._location is None:
            raise wire.WireError("a worker was asked for work before it was loaded")
        return self._location

    def _load(self, message: wire.Load) -> None:
        with self._vigil:
            made = load(message, self._instance)
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

    def _tell(self, request: int, line: LogLine) -> None:
        self._connection.send(wire.TickLogged(request=request, lines=(line,)))

    def _evaluate(self, message: wire.Evaluate) -> None:
        location = self._loaded()
        if location.is_async(message.sensor):
            self._waiting.submit(location, message)
            return

        def tell(line: LogLine) -> None:
            self._tell(message.request, line)

        with self._vigil, self._capture.listening(tell):
            answer = location.evaluate(message, self._capture.logger)
        self._answer(message, answer)

    def _answer(self, message: wire.Evaluate, answer: wire.Evaluated) -> None:
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
