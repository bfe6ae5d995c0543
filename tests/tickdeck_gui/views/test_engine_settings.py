from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QMessageBox

from tickdeck.values.commands import BackUp, ChangeSettings, Compact, PurgeHistory
from tickdeck.values.settings import EngineSettings, Retention, RetryStrategy, TagLimit
from tickdeck_gui.views.engine_settings import (
    EngineSettingsView,
    HistoryView,
    parsed_limits,
    typed_limits,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.models.notices import Notice
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Drive = Callable[[Coroutine[Any, Any, None]], None]

LIMITS = (
    TagLimit(key="database", value="prod", limit=1),
    TagLimit(key="customer", limit=2, per_unique_value=True),
)


@pytest.fixture
def told(desk: Desk) -> list[Notice]:
    heard: list[Notice] = []
    desk.notices.announced.connect(heard.append)
    return heard


@pytest.fixture
def engine_view(desk: Desk, qtbot: QtBot) -> EngineSettingsView:
    made = EngineSettingsView(desk)
    qtbot.addWidget(made)
    made.show_settings(EngineSettings(max_concurrent_runs=4))
    return made


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


def test_limits_are_written_as_they_are_read() -> None:
    text = "database=prod: 1, customer: 2 each"
    assert typed_limits(LIMITS) == text
    assert parsed_limits(text) == LIMITS
    assert parsed_limits(" ") == ()


@pytest.mark.parametrize("text", ["database", "database: many", ": 2", "a: -1"])
def test_a_limit_that_is_not_understood_says_how_it_is_written(text: str) -> None:
    with pytest.raises(ValueError, match="A limit is written"):
        parsed_limits(text)


def test_a_changed_number_is_told_to_the_engine(
    engine_view: EngineSettingsView, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    engine.answers[ChangeSettings] = lambda command: command.settings
    engine_view.runs.setValue(-1)
    assert engine_view.runs.text() == "no limit"
    engine_view.limits.setText(typed_limits(LIMITS))
    engine_view.retries.setValue(2)
    engine_view.strategy.setCurrentIndex(1)
    engine_view.minutes.setValue(5)
    click(desk, drive, engine_view.minutes.editingFinished.emit)
    click(desk, drive, engine_view.minutes.editingFinished.emit)  # nothing has changed
    assert engine.commands == [
        ChangeSettings(
            settings=EngineSettings(
                max_concurrent_runs=-1,
                tag_limits=LIMITS,
                max_retries=2,
                retry_strategy=RetryStrategy.ALL_STEPS,
                max_runtime_seconds=300.0,
            )
        )
    ]


def test_a_bad_limit_changes_nothing(
    engine_view: EngineSettingsView,
    desk: Desk,
    engine: FakeEngine,
    drive: Drive,
    told: list[Notice],
) -> None:
    engine_view.limits.setText("nonsense")
    click(desk, drive, engine_view.limits.editingFinished.emit)
    assert engine.commands == []
    assert "“nonsense” is not understood" in told[0].text


def test_how_long_history_is_kept(
    history: HistoryView, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    assert history.days["skipped_days"].text() == "7 days"
    assert history.days["run_days"].text() == "for ever"
    assert history.room.text() == "The database takes 4.0 kB."
    engine.answers[ChangeSettings] = lambda command: command.settings
    history.days["run_days"].setValue(30)
    click(desk, drive, history.days["run_days"].editingFinished.emit)
    assert engine.commands == [
        ChangeSettings(settings=EngineSettings(retention=Retention(run_days=30)))
    ]


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


def agree(parent: HistoryView) -> None:
    (box,) = parent.findChildren(QMessageBox)
    verb = QMessageBox.ButtonRole.DestructiveRole
    next(one for one in box.buttons() if box.buttonRole(one) == verb).click()


def test_restoring_asks_and_hands_the_backup_on(
    history: HistoryView, qtbot: QtBot
) -> None:
    history.confirm_restore("/b/t.sqlite")
    with qtbot.waitSignal(history.restore_requested) as asked:
        agree(history)
    assert asked.args == ["/b/t.sqlite"]
