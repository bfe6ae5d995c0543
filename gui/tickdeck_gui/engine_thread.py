"""The engine on a thread of its own, re-told as Qt signals."""

from __future__ import annotations

import traceback
from collections import deque
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QThread, QTimer, Signal

from tickdeck.errors import StartupError
from tickdeck_gui.right_of_way import RightOfWay
from tickdeck_gui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from tickdeck.values.commands import Command
    from tickdeck.values.events import Event

_BATCH_MILLISECONDS = 33
_STOP_WAIT_MILLISECONDS = 30_000


class EngineLike(Protocol):
    """What the window needs of `tickdeck.engine.Engine`."""

    def run(self, publish: Callable[[Event], None]) -> None:
        """Work until stopped; raises `StartupError` where that is impossible."""
        ...

    def submit(self, command: Command) -> Future[Any]:
        """Take a wish, from any thread."""
        ...

    def request_stop(self) -> None:
        """Ask `run` to end, from any thread."""
        ...


class EngineThread(QThread):
    """Runs an engine and tells its events on the thread that made this object.

    Events are told in batches, at most thirty a second, so that no burst of ticks
    keeps the window from answering.
    """

    told = Signal(object)
    """A tuple of events, in order."""
    crashed = Signal(str)
    """The traceback of an engine that ended with a bug."""
    refused = Signal(str)
    """A sentence that says why the engine could not start."""
    _arrived = Signal()

    def __init__(
        self, make_engine: Callable[[], EngineLike], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("engine")
        self._make_engine = make_engine
        self._engine: EngineLike | None = None
        self._right_of_way = RightOfWay()
        self._events: deque[Event] = deque()
        self._announced = False
        self._since_batch = QElapsedTimer()
        self._batch = QTimer(self)
        self._batch.setSingleShot(True)
        self._batch.timeout.connect(self._tell)
        self._arrived.connect(self._schedule, Qt.ConnectionType.QueuedConnection)

    def give_way_to(self, right_of_way: RightOfWay) -> None:
        """Let the engine stand still, after what it has just told, for a frame."""
        self._right_of_way = right_of_way

    def start_engine(self) -> None:
        """Make an engine and run it; also again, after one has ended."""
        if self.isRunning():
            return
        self._engine = self._make_engine()
        self.start()

    def request_stop(self) -> None:
        """Ask the engine to end; `finished` tells when it has."""
        if self._engine is not None:
            self._engine.request_stop()

    def stop_engine(self) -> bool:
        """Stop the engine, wait for its end, and return whether it ended."""
        self.request_stop()
        ended = self.wait(_STOP_WAIT_MILLISECONDS)
        self._tell()
        return ended

    def submit(self, command: Command) -> Future[Any]:
        """Hand *command* to the engine; fails at once if there is none."""
        if self._engine is None or not self.isRunning():
            refusal: Future[Any] = Future()
            refusal.set_exception(StartupError(tr("The engine is not running.")))
            return refusal
        return self._engine.submit(command)

    def run(self) -> None:
        """Work until stopped. Qt calls this on the new thread; nobody else does."""
        if self._engine is None:
            return
        try:
            self._engine.run(self._publish)
        except StartupError as error:
            self.refused.emit(str(error))
        except Exception:  # noqa: BLE001 - the thread's outermost frame
            self.crashed.emit(traceback.format_exc())

    def _publish(self, event: Event) -> None:
        self._events.append(event)
        # A race here costs one needless wake-up, never an event: `_tell` lowers
        # the flag before it empties the queue.
        if not self._announced:
            self._announced = True
            self._arrived.emit()
        self._right_of_way.give_way()

    def _schedule(self) -> None:
        if self._batch.isActive():
            return
        passed = self._since_batch.elapsed() if self._since_batch.isValid() else None
        if passed is None or passed >= _BATCH_MILLISECONDS:
            self._tell()
        else:
            self._batch.start(_BATCH_MILLISECONDS - passed)

    def _tell(self) -> None:
        self._announced = False
        self._since_batch.start()
        batch = []
        while self._events:
            batch.append(self._events.popleft())
        if batch:
            self.told.emit(tuple(batch))
