"""Walks through all screens and dialogs: names for who cannot see, room, contrast."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)
from tests.tickdeck_gui.theme.test_tokens import contrast

from tickdeck.values.sensors import SensorId
from tickdeck_gui.bindings import open_palette
from tickdeck_gui.commands import Act
from tickdeck_gui.dialogs.cursor import CursorDialog
from tickdeck_gui.dialogs.help import HelpDialog
from tickdeck_gui.dialogs.outcomes import OutcomesDialog
from tickdeck_gui.dialogs.shortcuts import ShortcutsDialog
from tickdeck_gui.dialogs.trial import SensorTestDialog
from tickdeck_gui.models.notices import Outcome
from tickdeck_gui.screenshots.fakes import SeededReader
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.screenshots.rendering import seeded_desk
from tickdeck_gui.theme.theme import Appearance
from tickdeck_gui.widgets.labels import ElidedLabel
from tickdeck_gui.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tickdeck_gui.screenshots.fakes import FakeEngine
    from tickdeck_gui.theme.theme import Theme

ENOUGH = 4.0
"""WCAG asks for 4.5; smoothed letters seldom have one pixel of the whole ink."""
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


def _sheet(window: MainWindow) -> QWidget:
    return window.intake.watch(["/home/ada/Scans"])


def _sheet_with_job(window: MainWindow) -> QWidget:
    sheet = window.intake.watch(["/home/ada/Scans"])
    sheet.action.by_job.setChecked(True)
    return sheet


def _trial(window: MainWindow) -> QWidget:
    desk = window.screens.desk
    dialog = SensorTestDialog(desk, window.sensor_orders, desk.live.rows[0])
    dialog.setParent(window, Qt.WindowType.Dialog)
    return dialog


def _cursor(window: MainWindow) -> QWidget:
    return CursorDialog(window.screens.desk.live.rows[0].state, window)


def _help(window: MainWindow) -> QWidget:
    return HelpDialog(window.screens.desk.theme, parent=window)


def _palette(window: MainWindow) -> QWidget:
    return open_palette(window, window.screens.desk)


def _outcomes(window: MainWindow) -> QWidget:
    what = (Outcome("scans"), Outcome("exchange_rates", "The code is gone."))
    theme = window.screens.desk.theme
    return OutcomesDialog(
        "1 of 2 sensors could not be switched on.", what, theme, window
    )


PLACES: dict[str, Callable[[MainWindow], QWidget]] = {
    **{act.value: _screen(act) for act in Act if act.name.startswith("SHOW_")},
    "settings below": _screen(Act.SHOW_SETTINGS, below=True),
    **{f"sensor tab {number}": _sensor_tab(number) for number in range(5)},
    **{f"run tab {number}": _run_tab(number) for number in range(4)},
    "watch a folder": _sheet,
    "watch a folder, by job": _sheet_with_job,
    "test": _trial,
    "cursor": _cursor,
    "help": _help,
    "shortcuts": ShortcutsDialog,
    "palette": _palette,
    "outcomes": _outcomes,
}
EMPTY = {f"empty {act.value}": _screen(act) for act in Act if "SHOW_" in act.name}


@pytest.fixture
def empty_window(
    theme: Theme, tmp_path: Path, engine: FakeEngine, qtbot: QtBot
) -> MainWindow:
    desk = seeded_desk(theme, tmp_path, engine, SeededReader((), (), ()))
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


def faint(root: QWidget) -> list[str]:
    image = root.grab().toImage()
    found = []
    for one in visible(root):
        if not isinstance(one, QLabel) or not one.isEnabled() or not one.text().strip():
            continue
        sight = one.visibleRegion().boundingRect()
        seen = colours(image, sight.translated(one.mapTo(root, QPoint(0, 0))))
        if seen.total() < _LEAST_PIXELS:
            continue
        names = {colour: QColor(colour).name() for colour in seen}
        ground = names[seen.most_common(1)[0][0]]
        best = max(contrast(name, ground) for name in names.values())
        if best < ENOUGH:
            found.append(f"{one.text()!r}: {best:.1f}")
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
