"""What journeys through the real window share: waiting, drops, clicks."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QTableView, QWidget

    from tickdeck_gui.frame.window import MainWindow

PATIENCE_S = 30


async def until(condition: Callable[[], object]) -> Any:
    """Wait, in the window's own loop, until *condition* holds; return what it gave."""
    async with asyncio.timeout(PATIENCE_S):
        while not (found := condition()):  # noqa: ASYNC110 - a window is no Event
            await asyncio.sleep(0.02)
    return found


def drop(window: MainWindow, path: Path) -> None:
    """Drag *path* over the window and let it go, through Qt's own events."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    middle = window.rect().center()
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entering = QDragEnterEvent(QPoint(middle), copy, data, left, none)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(middle), copy, data, left, none))


def words_in(widget: Any) -> str:
    """Return all that labels inside *widget* say."""
    return " ".join(each.text() for each in widget.findChildren(QLabel))


def click(table: QTableView, index: QModelIndex) -> None:
    """Click on a cell with the mouse."""
    table.scrollTo(index)
    place = table.visualRect(index).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def agree(parent: QWidget) -> None:
    """Press the button that does what a question asks about."""
    (box,) = (each for each in parent.findChildren(QMessageBox) if each.isVisible())
    verb = QMessageBox.ButtonRole.DestructiveRole
    next(each for each in box.buttons() if box.buttonRole(each) == verb).click()
