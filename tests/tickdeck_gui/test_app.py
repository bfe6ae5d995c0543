from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING, Any

import pytest

from tickdeck.engine.lock import EngineLock
from tickdeck.errors import DatabaseError
from tickdeck.home import Home
from tickdeck.reading.reader import Reader
from tickdeck.values.commands import BackUp, ChangeSettings
from tickdeck.values.settings import EngineSettings
from tickdeck_gui.app import Session, quitting_on_signals
from tickdeck_gui.screenshots.roster import NOW

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    Drive = Callable[[Coroutine[Any, Any, None]], None]

PATIENCE = 20


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home")
    made.create()
    return made


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110 - a window is no asyncio.Event
            await asyncio.sleep(0.02)


def test_the_window_opens_on_a_real_engine_and_closes_it_again(
    qapp: QApplication, home: Home, drive: Drive
) -> None:
    session = Session(qapp, home, ())

    async def scenario() -> None:
        program = asyncio.create_task(session.run())
        await until(lambda: session._window is not None)  # noqa: SLF001
        window = session._window  # noqa: SLF001
        assert window is not None
        assert window.isVisible()
        assert window.status.engine.text().startswith("Engine running since")
        window.quit_requested.emit()
        assert await program == 0

    drive(scenario())
    lock = EngineLock(home)
    lock.acquire(NOW)
    lock.release()


def test_a_taken_data_folder_is_told_and_can_be_tried_again(
    qapp: QApplication, home: Home, drive: Drive
) -> None:
    session = Session(qapp, home, ())
    lock = EngineLock(home)
    lock.acquire(NOW)

    async def scenario() -> None:
        program = asyncio.create_task(session.run())
        refusal = session._refusal  # noqa: SLF001
        await until(lambda: refusal.isVisible())
        assert refusal.sentence
        lock.release()
        await until(lambda: not session._engine.isRunning())  # noqa: SLF001
        refusal.retry.click()
        await until(lambda: session._window is not None)  # noqa: SLF001
        assert not refusal.isVisible()
        session._quit.set()  # noqa: SLF001
        await program

    drive(scenario())


def test_a_signal_quits_cleanly_and_is_as_before_afterwards() -> None:
    quits: list[str] = []
    before = signal.getsignal(signal.SIGTERM)
    with quitting_on_signals(lambda: quits.append("quit")):
        signal.raise_signal(signal.SIGTERM)
    assert quits == ["quit"]
    assert signal.getsignal(signal.SIGTERM) == before


def test_a_backup_is_restored_when_all_is_closed(
    qapp: QApplication, home: Home, drive: Drive, tmp_path: Path
) -> None:
    later = Session(qapp, home, ())

    async def scenario() -> None:
        program = asyncio.create_task(later.run())
        await until(lambda: later._window is not None)  # noqa: SLF001
        window = later._window  # noqa: SLF001
        assert window is not None
        desk = window.screens.desk
        backup = await desk.ask(BackUp())
        await desk.ask(ChangeSettings(settings=EngineSettings(max_retries=7)))
        assert desk.reader.settings().max_retries == 7
        history = window.screens.settings.history
        history.restore_requested.emit(str(tmp_path / "none.sqlite"))
        assert "no database" in window.toasts.words
        history.restore_requested.emit(backup)
        await program

    drive(scenario())
    reader = Reader(home.database)
    assert reader.settings().max_retries == 0
    reader.close()
    assert len(list(home.backups.glob("replaced-*.sqlite"))) == 1


def test_what_is_recorded_is_shown_before_the_engine_is_at_work(
    qapp: QApplication, home: Home, drive: Drive
) -> None:
    async def first() -> None:
        session = Session(qapp, home, ())
        program = asyncio.create_task(session.run())
        await until(lambda: session._window is not None)  # noqa: SLF001
        session.quit()
        await program

    drive(first())
    lock = EngineLock(home)
    lock.acquire(NOW)
    session = Session(qapp, home, ())

    async def second() -> None:
        program = asyncio.create_task(session.run())
        await asyncio.sleep(0)
        window = session._window  # noqa: SLF001
        assert window is not None
        assert window.isVisible()
        await until(lambda: window.notice_bar.words)
        assert not session._refusal.isVisible()  # noqa: SLF001
        await until(lambda: not session._engine.isRunning())  # noqa: SLF001
        lock.release()
        window.notice_bar.acts[0].click()
        await until(lambda: window.status.engine.text().startswith("Engine running"))
        assert window.notice_bar.isHidden()
        session.quit()
        await program

    drive(second())


def test_a_slot_that_meets_an_unreadable_database_shows_its_page(
    qapp: QApplication, home: Home, drive: Drive
) -> None:
    session = Session(qapp, home, ())

    async def scenario() -> None:
        program = asyncio.create_task(session.run())
        await until(lambda: session._window is not None)  # noqa: SLF001
        window = session._window  # noqa: SLF001
        assert window is not None

        async def fail() -> None:
            raise DatabaseError("It is locked.")

        session._tasks.spawn(fail())  # noqa: SLF001
        screens = window.screens
        await until(lambda: screens.stack.currentWidget() is screens.problem)
        assert screens.problem.page.words[1] == "It is locked."
        session.quit()
        await program

    drive(scenario())
