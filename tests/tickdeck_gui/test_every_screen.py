"""Walks through all screens and dialogs: names for who cannot see, room, contrast."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTableView,
    QWidget,
)
from tests.tickdeck_gui.theme.test_tokens import contrast

from tickdeck.reading.rows import SensorRow
from tickdeck.values.events import EnginePaused, SensorChanged
from tickdeck.values.sensors import SensorId
from tickdeck_gui.commands import Act
from tickdeck_gui.dialogs.cursor import CursorDialog
from tickdeck_gui.dialogs.definitions import DefinitionsDialog
from tickdeck_gui.dialogs.help import HelpDialog
from tickdeck_gui.dialogs.outcomes import OutcomesDialog
from tickdeck_gui.dialogs.shortcuts import ShortcutsDialog
from tickdeck_gui.dialogs.trial import SensorTestDialog
from tickdeck_gui.frame.going import open_palette
from tickdeck_gui.frame.window import MainWindow
from tickdeck_gui.models.notices import Outcome
from tickdeck_gui.models.sensor_columns import SensorColumn
from tickdeck_gui.models.sensor_list import SensorListModel
from tickdeck_gui.screenshots import specimens
from tickdeck_gui.screenshots.fakes import SeededReader
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.theme.theme import Appearance
from tickdeck_gui.views.sensor_pages import Tab
from tickdeck_gui.widgets.labels import ElidedLabel
from tickdeck_gui.widgets.sensor_table import SensorTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.dialogs.watch_folder import WatchFolderDialog
    from tickdeck_gui.theme.theme import Theme

ENOUGH = 4.5
"""What WCAG asks for."""
_SHARP = 2
"""Pictures are taken at this scale: else letters have no pixel of the whole ink."""
_LEAST_PIXELS = 30
_ROUNDS = 5
"""A label that needs another line asks its layout, and that one the one around it."""


def _sensor_tab(number: int) -> Callable[[MainWindow], QWidget]:
    def show(window: MainWindow) -> QWidget:
        window.screens.open_sensor(SensorId(1))
        window.screens.sensor.tabs.setCurrentIndex(number)
        return window

    return show


def _run_tab(number: int) -> Callable[[MainWindow], QWidget]:
    def show(window: MainWindow) -> QWidget:
        window.screens.open_run(seeded_runs()[4].run_id)
        window.screens.run.tabs.setCurrentIndex(number)
        return window

    return show


def _screen(act: Act, *, below: bool = False) -> Callable[[MainWindow], QWidget]:
    def show(window: MainWindow) -> QWidget:
        window.screens.show(act)
        if below:
            bar = window.screens.settings.findChildren(QScrollArea)[0]
            bar.verticalScrollBar().setValue(10_000)
        return window

    return show


def _sheet(window: MainWindow) -> WatchFolderDialog:
    sheet = window.intake.watch(["/home/ada/Scans"])
    # Without an event loop there is no preview.
    sheet.findChildren(QTimer)[0].stop()
    return sheet


def _sheet_with_job(window: MainWindow) -> QWidget:
    sheet = _sheet(window)
    sheet.action.by_job.setChecked(True)
    sheet.findChildren(QTimer)[0].stop()
    return sheet


def _trial(window: MainWindow) -> QWidget:
    desk = window.screens.desk
    dialog = SensorTestDialog(desk, window.sensor_orders, desk.live.rows[0])
    dialog.setParent(window, Qt.WindowType.Dialog)
    return dialog


def _cursor(window: MainWindow) -> QWidget:
    desk, orders = window.screens.desk, window.sensor_orders
    return CursorDialog(desk, orders, desk.live.rows[0].state, window)


def _cursor_that_moved(window: MainWindow) -> QWidget:
    desk, orders = window.screens.desk, window.sensor_orders
    state = desk.live.rows[0].state
    dialog = CursorDialog(desk, orders, state, window)
    moved = msgspec.structs.replace(state, cursor="9", cursor_version=5)
    desk.live.apply([SensorChanged(state=moved, spec=None)])
    return dialog


def _tick_of_all_kinds(window: MainWindow) -> QWidget:
    window.screens.open_sensor(SensorId(1))
    page = window.screens.sensor
    page.panel.show_tick(specimens.reacting_tick(), specimens.LOG, specimens.ITEMS)
    return window


def _sensor_without_code(window: MainWindow) -> QWidget:
    rows = window.screens.desk.live.rows
    gone = next(row for row in rows if row.state.is_orphan)
    window.screens.open_sensor(gone.state.id)
    return window


def _result_of_test(window: MainWindow) -> QWidget:
    dialog = _trial(window)
    assert isinstance(dialog, SensorTestDialog)
    dialog.shown.show_result(specimens.full_result(), None)
    return dialog


def _definitions(window: MainWindow) -> QWidget:
    dialog = DefinitionsDialog(window.screens.desk.live.locations, window)
    dialog.file.setText("/no/such/file.py")
    return dialog


def _several_sensors(window: MainWindow) -> QWidget:
    window.screens.show(Act.SHOW_SENSORS)
    window.screens.sensors.table.selectAll()
    return window


def _help(window: MainWindow) -> QWidget:
    return HelpDialog(window.screens.desk.theme, parent=window)


def _palette(window: MainWindow) -> QWidget:
    return open_palette(window, window.screens.desk)


def _palette_without_a_hit(window: MainWindow) -> QWidget:
    palette = open_palette(window, window.screens.desk)
    palette.text.setText("xyzzy")
    return palette


def _unreadable(window: MainWindow) -> QWidget:
    window.screens.show_problem("The database is locked by another program.")
    return window


def _crashed(window: MainWindow) -> QWidget:
    window.screens.desk.live.engine_ended("The engine has crashed.", "Traceback")
    window.show_fault("Something went wrong.", "Traceback")
    window.screens.desk.notices.tell_undoable("scans switched off", lambda: None)
    window.complain("3 of 4 sensors could not be switched on.")
    return window


def _paused(window: MainWindow) -> QWidget:
    window.screens.desk.live.apply([EnginePaused(at=NOW, since=NOW)])
    return window


def _outcomes(window: MainWindow) -> QWidget:
    what = (Outcome("scans"), Outcome("exchange_rates", "The code is gone."))
    theme = window.screens.desk.theme
    return OutcomesDialog(
        "1 of 2 sensors could not be switched on.", what, theme, window
    )


PLACES: dict[str, Callable[[MainWindow], QWidget]] = {
    **{act.value: _screen(act) for act in Act if act.name.startswith("SHOW_")},
    "settings below": _screen(Act.SHOW_SETTINGS, below=True),
    **{f"sensor tab {tab.name.lower()}": _sensor_tab(tab) for tab in Tab},
    **{f"run tab {number}": _run_tab(number) for number in range(4)},
    "watch a folder": _sheet,
    "watch a folder, by job": _sheet_with_job,
    "test": _trial,
    "test result": _result_of_test,
    "cursor": _cursor,
    "definitions": _definitions,
    "several sensors": _several_sensors,
    "cursor that moved": _cursor_that_moved,
    "tick of all kinds": _tick_of_all_kinds,
    "sensor without code": _sensor_without_code,
    "help": _help,
    "shortcuts": ShortcutsDialog,
    "palette": _palette,
    "start a job": lambda window: window.screens.runs.start_job(),
    "palette without a hit": _palette_without_a_hit,
    "unreadable": _unreadable,
    "engine crashed": _crashed,
    "engine paused": _paused,
    "outcomes": _outcomes,
}
EMPTY = {f"empty {act.value}": _screen(act) for act in Act if "SHOW_" in act.name}


@pytest.fixture
def empty_window(
    desk_with: Callable[[SeededReader], Desk], tmp_path: Path, qtbot: QtBot
) -> MainWindow:
    desk = desk_with(SeededReader((), (), ()))
    made = MainWindow(desk, tmp_path)
    qtbot.addWidget(made)
    made.show()
    return made


def shown(widget: QWidget) -> QWidget:
    widget.show()
    for _ in range(_ROUNDS):
        QApplication.processEvents()
    return widget


def visible(root: QWidget) -> list[QWidget]:
    return [
        one
        for one in (root, *root.findChildren(QWidget))
        if one.isVisible() and one.window() is root.window()
    ]


def spoken(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def is_inner(widget: QWidget) -> bool:
    """Tell whether Qt made a widget as a part of another that has a name."""
    parent = widget.parentWidget()
    if isinstance(parent, (QAbstractSpinBox, QComboBox)):
        return True
    if isinstance(widget, QLabel) and not widget.text():
        return True
    return widget.objectName().startswith("qt_")


@pytest.mark.parametrize("place", PLACES)
def test_whatever_takes_the_focus_has_a_name(window: MainWindow, place: str) -> None:
    root = shown(PLACES[place](window))
    nameless = [
        f"{type(one).__name__} {one.objectName()} in {type(one.parent()).__name__}"
        for one in visible(root)
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and one is not root
        and not is_inner(one)
        and not spoken(one).strip()
    ]
    assert nameless == []


def needed(one: QWidget) -> QSize:
    """Return the room that a widget's words need, as it stands."""
    if isinstance(one, QPushButton):
        return QSize(one.fontMetrics().horizontalAdvance(one.text().strip()), 0)
    if not isinstance(one, QLabel) or isinstance(one, ElidedLabel) or not one.text():
        return QSize(0, 0)
    if one.wordWrap():
        return QSize(0, one.heightForWidth(one.width()))
    lines = one.text().splitlines()
    widest = max(one.fontMetrics().horizontalAdvance(line) for line in lines)
    return QSize(widest, one.fontMetrics().height())


def cut_off(root: QWidget) -> list[str]:
    found = []
    for one in visible(root):
        lacking = needed(one) - one.size()
        if max(lacking.width(), lacking.height()) > 1:
            words = one.text() if isinstance(one, (QLabel, QPushButton)) else ""
            found.append(f"{words!r} lacks {lacking.width()} x {lacking.height()}")
    return found


# The least size that the window can have; what is larger has more room.
@pytest.mark.parametrize("place", [*PLACES, *EMPTY])
def test_no_words_are_cut_off(request: pytest.FixtureRequest, place: str) -> None:
    window = shown_window(request, place)
    window.resize(window.minimumSize())
    assert cut_off(shown((PLACES | EMPTY)[place](window))) == []


def shown_window(request: pytest.FixtureRequest, place: str) -> MainWindow:
    found: MainWindow = request.getfixturevalue(
        "empty_window" if place in EMPTY else "window"
    )
    return found


def colours(image: QImage, place: QRect) -> Counter[int]:
    """Return how often each colour comes in a part of a picture."""
    part = image.copy(place).convertToFormat(QImage.Format.Format_RGB32)
    return Counter(memoryview(part.constBits()).cast("I"))


def sharp_picture(root: QWidget) -> QImage:
    """Return a picture with more pixels than the screen has."""
    image = QImage(root.size() * _SHARP, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARP)
    root.render(image)
    return image


def wordy(one: QWidget) -> str:
    """Return the words of a widget that is not disabled: those may be faint."""
    if not one.isEnabled():
        return ""
    if isinstance(one, QLineEdit):
        return (one.text() or one.placeholderText()).strip()
    if isinstance(one, QComboBox):
        return one.currentText().strip()
    return one.text().strip() if isinstance(one, (QLabel, QAbstractButton)) else ""


def is_readable(words: object) -> bool:
    """Tell whether there are letters: signs are too thin for full ink."""
    return isinstance(words, str) and any(map(str.isalnum, words))


def words_of_cells(table: QTableView) -> Iterator[tuple[str, QRect]]:
    """Yield the words of each cell in sight, and its place in the viewport."""
    model, sight = table.model(), table.viewport().rect()
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            place: QRect = table.visualRect(index)
            words = index.data(Qt.ItemDataRole.DisplayRole)
            if sight.contains(place) and is_readable(words):
                if isinstance(table, SensorTable) and _is_graphic(table, index):
                    continue
                yield words, place


def _is_graphic(table: SensorTable, index: QModelIndex) -> bool:
    """Tell whether a cell has no words in it, or those of code that is gone."""
    model = table.model()
    assert isinstance(model, SensorListModel)
    entry = model.entry(index)
    if not isinstance(entry, SensorRow):
        # The words of a location stand in its first cell, over all of them.
        return index.column() > 0
    graphic = (SensorColumn.SWITCH, SensorColumn.BARS)
    return index.column() in graphic or bool(entry.state.problem)


def places_of_words(root: QWidget) -> Iterator[tuple[str, QRect]]:
    """Yield all words in sight, and where they are in *root*."""
    for one in visible(root):
        if is_readable(wordy(one)):
            words = wordy(one)
            sight = one.visibleRegion().boundingRect()
            yield words, sight.translated(one.mapTo(root, QPoint(0, 0)))
        if isinstance(one, QTableView):
            corner = one.viewport().mapTo(root, QPoint(0, 0))
            for words, place in words_of_cells(one):
                yield words, place.translated(corner)


@cache
def contrast_of(colour: int, ground: int) -> float:
    return contrast(QColor(colour).name(), QColor(ground).name())


def faint(root: QWidget) -> list[str]:
    image = sharp_picture(root)
    found = []
    for words, place in places_of_words(root):
        if place.isEmpty():
            # It is scrolled out of sight.
            continue
        scaled = QRect(place.topLeft() * _SHARP, place.size() * _SHARP)
        seen = colours(image, scaled)
        if seen.total() < _LEAST_PIXELS:
            continue
        ground = seen.most_common(1)[0][0]
        best = max(contrast_of(colour, ground) for colour in seen)
        if best < ENOUGH:
            found.append(f"{words!r}: {best:.1f}")
    return found


@pytest.mark.parametrize("place", [*PLACES, *EMPTY])
def test_words_stand_out_from_their_ground(
    request: pytest.FixtureRequest, theme: Theme, place: str
) -> None:
    root = shown((PLACES | EMPTY)[place](shown_window(request, place)))
    for appearance in (Appearance.LIGHT, Appearance.DARK):
        theme.choose(appearance)
        QApplication.processEvents()
        assert faint(root) == []
