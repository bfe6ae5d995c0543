from __future__ import annotations

import asyncio
import dataclasses
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QLabel, QMessageBox, QSpinBox

from tickdeck.values.commands import BackUp, ChangeSettings, Compact, PurgeHistory
from tickdeck.values.settings import EngineSettings, Retention
from tickdeck_gui.views.history_settings import HistoryView

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.models.notices import Notice
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Drive = Callable[[Coroutine[Any, Any, None]], None]


@pytest.fixture
def told(desk: Desk) -> list[Notice]:
    heard: list[Notice] = []
    desk.notices.announced.connect(heard.append)
    return heard


@pytest.fixture
def history(desk: Desk, qtbot: QtBot, tmp_path: Path) -> HistoryView:
    (tmp_path / "tickdeck.sqlite").write_bytes(b"x" * 4000)
    made = HistoryView(desk, tmp_path)
    qtbot.addWidget(made)
    made.show_settings(EngineSettings())
    return made


def click(desk: Desk, drive: Drive, act: Callable[[], object]) -> None:
    async def scenario() -> None:
        act()
        await desk.tasks.settled()

    drive(scenario())


def agree(parent: HistoryView) -> None:
    (box,) = parent.findChildren(QMessageBox)
    verb = QMessageBox.ButtonRole.DestructiveRole
    next(one for one in box.buttons() if box.buttonRole(one) == verb).click()


def days(history: HistoryView, name: str) -> QSpinBox:
    box = history.days[name].field
    assert isinstance(box, QSpinBox)
    return box


def test_how_long_history_is_kept(
    history: HistoryView, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    assert days(history, "skipped_days").text() == "7 days"
    assert days(history, "run_days").text() == "for ever"
    engine.answers[ChangeSettings] = lambda command: command.settings
    days(history, "run_days").setValue(30)
    click(desk, drive, days(history, "run_days").editingFinished.emit)
    click(desk, drive, history.days["run_days"].reset.click)
    assert engine.commands == [
        ChangeSettings(settings=EngineSettings(retention=Retention(run_days=30))),
        ChangeSettings(settings=EngineSettings()),
    ]


def test_what_takes_the_room_is_told_by_kind(
    history: HistoryView, qtbot: QtBot
) -> None:
    history.measure()
    assert history.room.text() == "The database takes 4.0 kB."

    def said() -> set[str]:
        return {one.text() for one in history.findChildren(QLabel)}

    qtbot.waitUntil(lambda: {"Run keys", "3.7 MB", "17,960", "Backups"} <= said())


def test_history_is_tidied_compacted_and_backed_up(
    history: HistoryView,
    desk: Desk,
    engine: FakeEngine,
    drive: Drive,
    told: list[Notice],
) -> None:
    engine.answers.update({PurgeHistory: 12, Compact: 5000, BackUp: "/b/t.sqlite"})
    click(desk, drive, history.compact_button.click)
    click(desk, drive, history.backup_button.click)

    def tidy() -> None:
        history.tidy_button.click()
        agree(history)

    click(desk, drive, tidy)
    assert [notice.text for notice in told] == [
        "5.0 kB given back to the disk",
        "Backed up to /b/t.sqlite",
        "12 records deleted",
    ]


def test_one_sees_that_it_goes_on_and_nothing_else_can_be_begun(
    desk: Desk, drive: Drive, told: list[Notice], qtbot: QtBot, tmp_path: Path
) -> None:
    answer: Future[int] = Future()
    history = HistoryView(dataclasses.replace(desk, submit=lambda _: answer), tmp_path)
    qtbot.addWidget(history)
    history.show()

    async def scenario() -> None:
        history.compact_button.click()
        await asyncio.sleep(0)
        history.progress.show_now()
        assert history.progress.words.text() == "Compacting the database…"
        assert not history.backup_button.isEnabled()
        answer.set_exception(ValueError("The disk is full."))
        await desk.tasks.settled()

    drive(scenario())
    assert history.progress.isHidden()
    assert history.backup_button.isEnabled()
    assert told[0].text == "The disk is full."


def test_restoring_asks_and_hands_the_backup_on(
    history: HistoryView, qtbot: QtBot
) -> None:
    history.confirm_restore("/b/t.sqlite")
    with qtbot.waitSignal(history.restore_requested) as asked:
        agree(history)
    assert asked.args == ["/b/t.sqlite"]
