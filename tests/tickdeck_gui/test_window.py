from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

from tickdeck.values.events import EngineTrouble
from tickdeck.values.sensors import SensorId
from tickdeck_gui.commands import Act
from tickdeck_gui.dialogs.outcomes import OutcomesDialog
from tickdeck_gui.dialogs.watch_folder import WatchFolderDialog
from tickdeck_gui.models.news import News
from tickdeck_gui.models.notices import Outcome
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.screenshots.rendering import seeded_desk
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.widgets.drop_overlay import DropKind
from tickdeck_gui.window import MainWindow

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
    assert window.toast.words.startswith("holiday.jpg is neither a folder")


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
    window.open_news(News("", "", about_runs=True))
    assert screens.stack.currentWidget() is screens.runs
    window.open_news(News("", ""))
    assert screens.stack.currentWidget() is screens.sensors


def test_what_became_of_each_can_be_seen(window: MainWindow, desk: Desk) -> None:
    outcomes = [Outcome("a"), Outcome("b", "It is gone.")]
    desk.notices.complain_of_some("1 of 2 sensors could not be started.", outcomes)
    window.toast.act_button.click()
    (dialog,) = window.findChildren(OutcomesDialog)
    assert len(dialog.model.records) == 2
    dialog.close()
