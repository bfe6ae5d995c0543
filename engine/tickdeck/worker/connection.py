"""A worker's end of the wire."""

from __future__ import annotations

import itertools
import queue
import threading
from typing import TYPE_CHECKING, Any

import msgspec

from tickdeck import wire
from tickdeck.errors import DagsterInvariantViolationError
from tickdeck.values import queries

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterator

_READ_BYTES = 256 * 1024


class _Question:
    """Something that code wants to know, and waits for."""

    def __init__(self) -> None:
        self.answered = threading.Event()
        self.told: wire.Told | None = None
        """None if the engine ended before it answered."""


class Connection:
    """Receives one message at a time; sends and asks from any thread.

    A thread of its own reads, so that code can ask the engine while it runs, and so
    that its end is noticed. When the engine is gone, sending does nothing: a run in
    hand goes on.
    """

    def __init__(self, end: socket.socket) -> None:
        self._end = end
        self._decoder = wire.worker_decoder()
        # Collecting garbage may log, in the middle of anything, and so send.
        self._guard = threading.RLock()
        self._arrived: queue.SimpleQueue[wire.FromEngine | wire.WireError | None] = (
            queue.SimpleQueue()
        )
        self._questions: dict[int, _Question] = {}
        self._numbers = itertools.count(1)
        self._reader: threading.Thread | None = None
        self.on_gone: Callable[[], None] = lambda: None
        """Called in the reading thread when the engine is gone."""
        self.is_broken = False

    def messages(self) -> Iterator[wire.FromEngine]:
        """Yield messages until the engine closes the wire."""
        if self._reader is None:
            self._reader = threading.Thread(target=self._read, daemon=True, name="wire")
            self._reader.start()
        while (message := self._arrived.get()) is not None:
            if isinstance(message, wire.WireError):
                raise message
            yield message

    def send(self, message: wire.FromWorker) -> None:
        """Send a message, whole.

        Raises:
            WireError: If it cannot be encoded.
        """
        try:
            frame = wire.encode(message)
        except RecursionError as error:
            raise wire.WireError(
                f"{type(message).__name__} cannot be sent: it is nested too deeply, "
                "or holds itself"
            ) from error
        with self._guard:
            if self.is_broken:
                return
            try:
                self._end.sendall(frame)
            except OSError:
                self.is_broken = True

    def ask(self, query: queries.Query) -> Any:
        """Have the engine answer *query*, and wait for it.

        Raises:
            DagsterInvariantViolationError: If it cannot, or is gone; in words.
        """
        number, question = next(self._numbers), _Question()
        with self._guard:
            self._questions[number] = question
            if self.is_broken:
                question.answered.set()
        self.send(wire.Asked(question=number, query=query))
        question.answered.wait()
        del self._questions[number]
        told = question.told
        if told is None:
            raise DagsterInvariantViolationError(
                "The instance cannot be reached: Tickdeck has ended meanwhile."
            )
        if told.error is not None:
            raise DagsterInvariantViolationError(told.error)
        return msgspec.msgpack.decode(told.value, type=queries.ANSWERS[type(query)])

    # --- the reading thread --------------------------------------------------------

    def _read(self) -> None:
        while True:
            try:
                received = self._end.recv(_READ_BYTES)
            except OSError:
                received = b""
            if not received:
                self._engine_is_gone()
                return
            try:
                for message in self._decoder.feed(received):
                    self._take(message)
            except wire.WireError as error:
                self._arrived.put(error)
                return

    def _take(self, message: wire.FromEngine) -> None:
        if not isinstance(message, wire.Told):
            self._arrived.put(message)
            return
        question = self._questions.get(message.question)
        if question is not None:
            question.told = message
            question.answered.set()

    def _engine_is_gone(self) -> None:
        with self._guard:
            self.is_broken = True
            waiting = list(self._questions.values())
        for question in waiting:
            question.answered.set()
        self.on_gone()
        self._arrived.put(None)
