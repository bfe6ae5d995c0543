"""Reading what takes long, while the window stays awake."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from tickdeck.errors import DatabaseError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tickdeck.reading.reader import Reader

_Answer = TypeVar("_Answer")


class BackgroundReading(QObject):
    """Asks a reader of its own, in a thread of its own, and answers in this one.

    Of all that is asked under one name only the last is answered: what was asked
    before is stale, as when somebody types. Different names do not disturb each
    other. The thread and its connection end when there is nothing more to read.
    """

    busy_changed = Signal()
    """See `is_busy`."""

    def __init__(self, reader: Reader, parent: QObject | None = None) -> None:
        """Ask others like *reader*, which itself stays in its thread."""
        super().__init__(parent)
        self._numbers = count(1)
        self._pending: dict[str, _Pending] = {}
        self._worker = _Worker(reader.another)
        self._worker.answers.came.connect(
            self._on_answer, Qt.ConnectionType.QueuedConnection
        )
        # Nothing may read any more when the one who asked is gone.
        self.destroyed.connect(self._worker.end)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._pending)

    def ask(
        self,
        name: str,
        question: Callable[[Reader], _Answer],
        then: Callable[[_Answer], object],
        failed: Callable[[DatabaseError], None] | None = None,
    ) -> None:
        """Have *question* answered elsewhere, and call *then* or *failed* here.

        Args:
            name: What it is about; it takes the place of what was asked under it.
            question: Called in another thread: it may use its reader and frozen
                values, and nothing of the window's.
            then: Gets the answer.
            failed: Gets the error if the database could not be read; without it the
                error is raised here.
        """
        was_busy = self.is_busy
        pending = _Pending(next(self._numbers), then, failed)
        self._pending[name] = pending
        self._worker.submit(_Question(name, pending.number, question))
        if not was_busy:
            self.busy_changed.emit()

    def forget(self, name: str) -> None:
        """Want no answer any more to what was asked under *name*."""
        if self._pending.pop(name, None) is not None and not self._pending:
            self.busy_changed.emit()

    def _on_answer(self, answer: _Answered) -> None:
        pending = self._pending.get(answer.name)
        if pending is None or pending.number != answer.number:
            return
        self.forget(answer.name)
        if answer.error is None:
            pending.then(answer.value)
        elif pending.failed is not None and isinstance(answer.error, DatabaseError):
            pending.failed(answer.error)
        else:
            raise answer.error


@dataclass(frozen=True)
class _Pending:
    number: int
    then: Callable[[Any], object]
    failed: Callable[[DatabaseError], None] | None


@dataclass(frozen=True)
class _Question:
    name: str
    number: int
    ask: Callable[[Reader], Any]


@dataclass(frozen=True)
class _Answered:
    name: str
    number: int
    value: Any = None
    error: Exception | None = None


class _Answers(QObject):
    """Carries answers over to the window's thread."""

    came = Signal(object)


class _Worker:
    """The thread, while there is one."""

    def __init__(self, open_reader: Callable[[], Reader]) -> None:
        self.answers = _Answers()
        self._open_reader = open_reader
        self._lock = Lock()
        self._waiting: dict[str, _Question] = {}
        self._thread: Thread | None = None

    def submit(self, question: _Question) -> None:
        """Answer *question*, and not what was asked under its name before."""
        with self._lock:
            self._waiting.pop(question.name, None)
            self._waiting[question.name] = question
            if self._thread is None:
                self._thread = Thread(target=self._work, name="reading", daemon=True)
                self._thread.start()

    def end(self) -> None:
        """Wait for what is being read, and read nothing more."""
        with self._lock:
            self._waiting.clear()
            thread = self._thread
        if thread is not None:
            thread.join()

    def _work(self) -> None:
        while True:
            self._answer_all()
            with self._lock:
                if not self._waiting:
                    self._thread = None
                    return

    def _answer_all(self) -> None:
        try:
            reader = self._open_reader()
        except Exception as error:  # noqa: BLE001 - raised where it was asked
            while (question := self._next()) is not None:
                self._tell(question, error=error)
            return
        try:
            while (question := self._next()) is not None:
                self._answer(question, reader)
        finally:
            reader.close()

    def _answer(self, question: _Question, reader: Reader) -> None:
        try:
            value = question.ask(reader)
        except Exception as error:  # noqa: BLE001 - raised where it was asked
            self._tell(question, error=error)
        else:
            self._tell(question, value)

    def _next(self) -> _Question | None:
        with self._lock:
            if not self._waiting:
                return None
            return self._waiting.pop(next(iter(self._waiting)))

    def _tell(
        self, question: _Question, value: Any = None, error: Exception | None = None
    ) -> None:
        answer = _Answered(question.name, question.number, value, error)
        self.answers.came.emit(answer)
