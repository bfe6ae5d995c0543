from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import QPushButton

from tickdeck.values.events import EngineTrouble, SensorChanged
from tickdeck.values.sensors import SensorId
from tickdeck_gui.commands import Act
from tickdeck_gui.dialogs.outcomes import OutcomesDialog
from tickdeck_gui.dialogs.watch_folder import WatchFolderDialog
from tickdeck_gui.frame.window import MainWindow
from tickdeck_gui.models.news import News, NewsKind
from tickdeck_gui.models.notices import Outcome
from tickdeck_gui.preferences import PlaceLook
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.screenshots.rendering import seeded_desk
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.widgets.drop_overlay import DropKind

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.screenshots.fakes import FakeEngine, SeededReader
    from tickdeck_gui.theme.theme import Theme

    Drive = Callable[[Coroutine[Any, Any, None]], None]

COPY = Qt.DropAction.CopyAction
LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


def dragged(*paths: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return data


def enter(window: MainWindow, data: QMimeData) -> bool:
    event = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, PLAIN)
    event.ignore()
    window.dragEnterEvent(event)
    return event.isAccepted()


def drop(window: MainWindow, data: QMimeData) -> None:
    window.dropEvent(QDropEvent(QPointF(5, 5), COPY, data, LEFT, PLAIN))


def test_a_dragged_folder_is_told_of_and_opens_the_sheet(
    window: MainWindow, desk: Desk, drive: Drive, tmp_path: Path
) -> None:
    data = dragged(str(tmp_path))

    async def scenario() -> None:
        assert enter(window, data)
        assert window.overlay.drop is not None
        assert window.overlay.drop.kind is DropKind.WATCH
        drop(window, data)
        assert window.overlay.drop is None
        (sheet,) = window.findChildren(WatchFolderDialog)
        assert sheet.folders.folders == (str(tmp_path),)
        sheet.reject()

    drive(scenario())


def test_a_dropped_picture_is_told_why_not(window: MainWindow) -> None:
    data = dragged("/home/ada/holiday.jpg")
    assert enter(window, data)
    drop(window, data)
    assert window.toasts.words.startswith("holiday.jpg is neither a folder")


def test_leaving_takes_the_overlay_away_and_text_is_no_drop(
    window: MainWindow,
) -> None:
    assert enter(window, dragged("/x/a.py"))
    window.dragLeaveEvent(QDragLeaveEvent())
    assert window.overlay.drop is None
    text = QMimeData()
    text.setText("hello")
    assert not enter(window, text)


def test_trouble_stays_above_the_screen_until_it_is_over(
    window: MainWindow, desk: Desk
) -> None:
    desk.live.apply([EngineTrouble(at=NOW, message="The disk is full.")])
    assert window.notice_bar.words == "The disk is full."
    desk.live.apply([EngineTrouble(at=NOW, message=None)])
    assert window.notice_bar.isHidden()


def test_closing_asks_and_does_not_decide(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.close_requested):
        window.close()
    assert window.isVisible()


def test_the_open_sensor_survives_a_restart(
    window: MainWindow,
    desk: Desk,
    theme: Theme,
    engine: FakeEngine,
    reader: SeededReader,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    window.screens.open_sensor(SensorId(4))
    window.keep_state()
    desk.preferences.save()
    again = MainWindow(seeded_desk(theme, tmp_path, engine, reader), tmp_path)
    qtbot.addWidget(again)
    assert again.screens.current_sensor == SensorId(4)
    assert desk.preferences.state("window") == window.saveGeometry()


def test_an_open_run_and_its_tab_survive_a_restart_and_one_that_is_gone_does_not(
    window: MainWindow, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    run_id = seeded_runs()[4].run_id
    window.screens.open_run(run_id)
    window.screens.run.tabs.setCurrentIndex(2)
    window.keep_state()
    again = MainWindow(desk, tmp_path)
    qtbot.addWidget(again)
    assert again.screens.run.run_id == run_id
    assert again.screens.run.tabs.currentIndex() == 2
    for place in (PlaceLook(screen="show-runs", run_id="gone"), PlaceLook(screen="x")):
        desk.preferences.place = place
        again.screens.go_to(desk.preferences.place)
        root = again.screens.runs if place.run_id else again.screens.sensors
        assert again.screens.stack.currentWidget() is root
    assert again.toasts.words == ""


def test_the_span_of_the_timeline_and_folds_survive_a_restart(
    window: MainWindow, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    window.screens.sensors.model.fold("ops.py")
    window.screens.open_sensor(SensorId(4))
    window.screens.sensor.timeline_model.follow(timedelta(days=2))
    window.keep_state()
    again = MainWindow(desk, tmp_path)
    qtbot.addWidget(again)
    assert again.screens.sensor.timeline_model.span == timedelta(days=2)
    assert again.screens.sensors.model.folded == {"ops.py"}


def test_escape_first_clears_the_filter_then_goes_back(window: MainWindow) -> None:
    window.activateWindow()
    window.screens.open_sensor(SensorId(1))
    window.screens.show(Act.SHOW_SENSORS)
    window.focus_filter()
    window.screens.sensors.search.setText("scans")
    window.go_back()
    assert window.screens.sensors.search.text() == ""
    window.screens.sensors.table.setFocus()
    window.go_back()
    assert window.screens.current_sensor == SensorId(1)


def test_news_lead_to_their_place(window: MainWindow) -> None:
    screens = window.screens
    window.open_news(News("", "", run_id=seeded_runs()[4].run_id))
    assert screens.stack.currentWidget() is screens.run
    window.open_news(News("", "", sensor_id=SensorId(2)))
    assert screens.current_sensor == SensorId(2)
    window.open_news(News("", "", frozenset({NewsKind.RUN})))
    assert screens.stack.currentWidget() is screens.runs
    window.open_news(News("", ""))
    assert screens.stack.currentWidget() is screens.sensors


def test_the_filter_box_is_gone_to_and_no_other_field(
    window: MainWindow, desk: Desk, drive: Drive
) -> None:
    action = desk.commands.action(Act.FILTER)

    async def scenario() -> None:
        window.activateWindow()
        window.screens.show(Act.SHOW_ASSETS)
        action.trigger()
        assert window.focusWidget() is window.screens.assets.search
        window.screens.show(Act.SHOW_SETTINGS)
        before = window.focusWidget()
        assert not action.isEnabled()
        window.focus_filter()
        assert window.focusWidget() is before
        await desk.tasks.settled()

    drive(scenario())


def test_sensors_that_begin_to_fail_are_told_until_they_are_looked_at(
    window: MainWindow, desk: Desk
) -> None:
    window.screens.show(Act.SHOW_RUNS)
    row = desk.live.row(SensorId(2))
    assert row is not None
    state = msgspec.structs.replace(row.state, consecutive_failures=1)
    desk.live.apply([SensorChanged(state=state, spec=row.spec)])
    names = [
        button.accessibleName() for button in window.rail.findChildren(QPushButton)
    ]
    assert "Sensors, 1 began to fail since you looked" in names
    window.screens.show(Act.SHOW_SENSORS)
    names = [
        button.accessibleName() for button in window.rail.findChildren(QPushButton)
    ]
    assert "Sensors" in names


def test_a_fault_of_the_window_is_told_with_its_details(window: MainWindow) -> None:
    window.show_fault("Something went wrong.", "Traceback: …")
    assert window.fault_bar.isVisible()
    copy, close = window.fault_bar.acts
    copy.click()
    assert QGuiApplication.clipboard().text() == "Traceback: …"
    close.click()
    assert not window.fault_bar.isVisible()


def test_a_crashed_engine_is_told_and_can_be_started_again(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    desk.live.engine_ended("The engine has crashed.", "Traceback: …")
    assert window.notice_bar.words == "The engine has crashed."
    with qtbot.waitSignal(window.start_requested):
        window.notice_bar.acts[0].click()
    desk.live.engine_begins()
    assert window.notice_bar.isHidden()


def test_where_one_is_is_written_down_soon_after_one_went_there(
    window: MainWindow, desk: Desk
) -> None:
    window.screens.open_run(seeded_runs()[4].run_id)
    assert window._save.isActive()  # noqa: SLF001 - a second later
    window.save_state()
    assert desk.preferences.place.run_id == seeded_runs()[4].run_id


def test_what_became_of_each_can_be_seen(window: MainWindow, desk: Desk) -> None:
    outcomes = [Outcome("a"), Outcome("b", "It is gone.")]
    desk.notices.complain_of_some("1 of 2 sensors could not be started.", outcomes)
    window.toasts.shown[-1].act_button.click()
    (dialog,) = window.findChildren(OutcomesDialog)
    assert len(dialog.model.records) == 2
    dialog.close()
