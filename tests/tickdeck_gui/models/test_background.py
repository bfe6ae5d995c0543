from __future__ import annotations

from threading import Event, current_thread, main_thread
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QObject

from tickdeck.errors import DatabaseError
from tickdeck_gui.models.background import BackgroundReading
from tickdeck_gui.screenshots.fakes import SeededReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tickdeck.reading.reader import Reader

PATIENCE_SECONDS = 10


class CountedReader(SeededReader):
    """Counts the connections that are open."""

    def __init__(self) -> None:
        super().__init__()
        self.open = 0

    def another(self) -> CountedReader:
        self.open += 1
        return self

    def close(self) -> None:
        self.open -= 1


@pytest.fixture
def reader() -> CountedReader:
    return CountedReader()


@pytest.fixture
def reading(reader: CountedReader, qapp: QObject) -> Iterator[BackgroundReading]:
    made = BackgroundReading(reader)
    yield made
    made._worker.end()  # noqa: SLF001 - as when it is destroyed


def test_a_question_is_asked_elsewhere_and_answered_here(
    reading: BackgroundReading, reader: CountedReader, qtbot: QtBot
) -> None:
    threads: list[Any] = []

    def question(asked: Reader) -> int:
        threads.append(current_thread())
        return asked.run_count()

    def then(answer: int) -> None:
        threads.append(current_thread())
        threads.append(answer)

    reading.ask("count", question, then)
    assert reading.is_busy
    qtbot.waitUntil(lambda: not reading.is_busy)
    assert threads[0] is not main_thread()
    assert threads[1:] == [main_thread(), 12]
    qtbot.waitUntil(lambda: reader.open == 0)


def test_only_the_last_of_one_name_is_answered(
    reading: BackgroundReading, qtbot: QtBot
) -> None:
    begun, may_end = Event(), Event()
    asked: list[int] = []
    answers: list[int] = []

    def slow(_reader: Reader) -> int:
        begun.set()
        may_end.wait(PATIENCE_SECONDS)
        return 1

    def quick(number: int) -> int:
        asked.append(number)
        return number

    reading.ask("text", slow, answers.append)
    assert begun.wait(PATIENCE_SECONDS)
    reading.ask("text", lambda _: quick(2), answers.append)
    reading.ask("text", lambda _: quick(3), answers.append)
    reading.ask("other", lambda _: quick(4), answers.append)
    may_end.set()
    qtbot.waitUntil(lambda: not reading.is_busy)
    assert asked == [3, 4]
    assert answers == [3, 4]


def test_what_is_forgotten_is_not_answered(
    reading: BackgroundReading, qtbot: QtBot
) -> None:
    answers: list[int] = []
    reading.ask("one", lambda _: 1, answers.append)
    reading.forget("one")
    assert not reading.is_busy
    reading.ask("two", lambda _: 2, answers.append)
    qtbot.waitUntil(lambda: answers == [2])


def test_an_error_is_told_to_who_asked(
    reading: BackgroundReading, qtbot: QtBot
) -> None:
    def broken(_reader: Reader) -> None:
        sentence = "The disk is gone."
        raise DatabaseError(sentence)

    told: list[str] = []
    reading.ask("one", broken, lambda _: None, lambda error: told.append(str(error)))
    qtbot.waitUntil(lambda: told == ["The disk is gone."])


def test_a_database_that_cannot_be_opened_is_told_too(
    reading: BackgroundReading, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def another(_reader: CountedReader) -> CountedReader:
        sentence = "There is no database."
        raise DatabaseError(sentence)

    told: list[str] = []
    worker = reading._worker  # noqa: SLF001 - it has the function already
    monkeypatch.setattr(worker, "_open_reader", lambda: another(CountedReader()))
    reading.ask(
        "one", lambda _: "read", told.append, lambda error: told.append(str(error))
    )
    qtbot.waitUntil(lambda: told == ["There is no database."])


def test_who_is_gone_gets_no_answer_and_leaves_no_thread(
    reader: CountedReader, qtbot: QtBot
) -> None:
    owner = QObject()
    reading = BackgroundReading(reader, owner)
    worker, answers = reading._worker, list[int]()  # noqa: SLF001 - it outlives
    reading.ask("one", lambda _: 1, answers.append)
    owner.deleteLater()
    with qtbot.waitSignal(owner.destroyed):
        pass
    assert worker._thread is None  # noqa: SLF001 - it has ended
    assert reader.open == 0
