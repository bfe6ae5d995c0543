"""A worker's end of the wire."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from tickdeck import wire

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator

_READ_BYTES = 256 * 1024


class Connection:
    """Receives one message at a time and sends from any thread.

    When the engine is gone, sending does nothing: a run in hand goes on.
    """

    def __init__(self, end: socket.socket) -> None:
        self._end = end
        self._decoder = wire.worker_decoder()
        # Collecting garbage may log, in the middle of anything, and so send.
        self._guard = threading.RLock()
        self.is_broken = False

    def fileno(self) -> int:
        """Return the file descriptor."""
        return self._end.fileno()

    def messages(self) -> Iterator[wire.FromEngine]:
        """Yield messages until the engine closes the wire."""
        while True:
            try:
                received = self._end.recv(_READ_BYTES)
            except OSError:
                received = b""
            if not received:
                self.is_broken = True
                return
            yield from self._decoder.feed(received)

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
