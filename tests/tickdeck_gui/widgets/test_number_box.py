from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from tickdeck_gui.widgets.drop_down import DropDown
from tickdeck_gui.widgets.number_box import DecimalBox, NumberBox

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme


def turned(box: QWidget) -> None:
    where = QPointF(box.rect().center())
    event = QWheelEvent(
        where,
        QPointF(box.mapToGlobal(where.toPoint())),
        QPoint(0, 120),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)


@pytest.mark.parametrize("kind", [NumberBox, DecimalBox])
def test_a_wheel_that_passes_by_changes_no_number(
    kind: type[NumberBox | DecimalBox], qtbot: QtBot
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    other, box = QLineEdit(), kind()
    column.addWidget(other)
    column.addWidget(box)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    other.setFocus()
    turned(box)
    assert box.value() == 0
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    turned(box)
    assert box.value() == 1


def test_a_wheel_that_passes_by_chooses_nothing(qtbot: QtBot) -> None:
    page = QScrollArea()
    qtbot.addWidget(page)
    box = DropDown()
    box.addItems(["a", "b"])
    box.setCurrentIndex(1)
    page.setWidget(box)
    page.show()
    page.setFocus()
    turned(box)
    assert box.currentText() == "b"


def test_a_number_does_not_touch_its_frame(theme: Theme, qtbot: QtBot) -> None:
    box = NumberBox()
    qtbot.addWidget(box)
    box.setValue(8)
    box.resize(150, 32)
    image = box.grab().toImage()
    ground = image.pixel(75, 16)
    inked = [x for x in range(3, 120) if image.pixel(x, 16) != ground]
    assert min(inked) > 6
